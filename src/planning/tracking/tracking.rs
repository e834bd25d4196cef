//! Plans, all their rows, up to a year.

use crate::model::{Plan, PlanObservations};
use crate::planning::tracking::achievement::PlanAchievement;
use crate::planning::tracking::contradiction::Contradiction;
use crate::planning::tracking::method_comparison::MethodComparison;
use crate::planning::tracking::monotone_progress::MonotoneProgress;
use crate::planning::tracking::progress::RowProgress;
use crate::planning::tracking::task_progress::TaskProgress;

/// Up to which year observations are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AsOf {
    /// The newest year observed; where nothing was, the latest base year.
    #[default]
    Newest,
    /// A year.
    Year(i32),
}

/// How far a plan has come.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PlanProgress<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Up to which year observations were looked at; `None` where nothing was observed and no plan
    /// has a row.
    pub as_of: Option<i32>,
    /// Its rows, in the order of the plan.
    pub rows: Vec<RowProgress<'a>>,
    /// Its tasks, in the order of the plan.
    pub tasks: Vec<TaskProgress<'a>>,
    /// Its targets without a number, in the order of the plan.
    pub monotone: Vec<MonotoneProgress<'a>>,
    /// What contradicts itself among all the plans looked at together.
    pub contradictions: Vec<Contradiction>,
    /// How many of its rows are met.
    pub achievement: PlanAchievement,
}

impl PlanProgress<'_> {
    /// The same progress, with the ways to foresee each row compared
    /// ([`MethodComparison::of`]) on the observations that it was made from. Never fails.
    ///
    /// A comparison takes much longer than the rest, and is made only where it is asked for.
    #[must_use]
    pub fn with_methods_compared(mut self, observations: &PlanObservations) -> Self {
        let as_of = self.as_of.unwrap_or(i32::MAX);
        for progress in &mut self.rows {
            progress.methods = MethodComparison::of(progress.row, observations, as_of);
        }
        self
    }
}

/// Holds plans against what was observed. Never fails.
///
/// The [room](crate::planning) says how a row is judged. The order of the rows and of the observations makes
/// no difference to any figure.
///
/// # Examples
///
/// Pupils to a teacher are to come from 19.62 down to 17 in five years, and are at 18.1 after three;
/// the path asks for 18.048:
///
/// ```
/// use junheng::model::{
///     Baseline, BaselineLevel, Direction, Plan, PlanObservation, PlanObservations, PlanRow, Target,
/// };
/// use junheng::planning::{AsOf, PlanStatus, track};
///
/// let row = PlanRow::new(
///     "5",
///     Direction::LowerIsBetter,
///     Baseline { year: 2020, level: BaselineLevel::Value("19.62".parse()?) },
///     Target { year: 2025, bound: "<= 17".parse()? },
/// )?;
/// let plans = [Plan::new("five-years", vec![row])];
/// let mut observations = PlanObservations::of_plans(&plans);
/// observations.push(PlanObservation {
///     indicator: "5".to_owned(),
///     stage: None,
///     year: 2023,
///     value: "18.1".parse()?,
/// })?;
///
/// let progress = track(&plans, &observations, AsOf::Newest);
/// let row = &progress[0].rows[0];
/// assert_eq!(row.status, PlanStatus::Behind);
/// assert_eq!(row.expected.as_ref().map(|expected| expected.to_f64()), Some(18.048));
/// // 1.52 of 2.62 are done; 1.1 are left, for two years.
/// assert_eq!(row.progress.as_ref().map(|share| share.to_f64()), Some(152.0 / 262.0));
/// assert_eq!(row.required_annual_change.as_ref().map(|change| change.to_f64()), Some(-0.55));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn track<'a>(
    plans: &'a [Plan],
    observations: &PlanObservations,
    as_of: AsOf,
) -> Vec<PlanProgress<'a>> {
    let rows = || plans.iter().flat_map(Plan::rows);
    let as_of = match as_of {
        AsOf::Year(year) => Some(year),
        AsOf::Newest => observations
            .newest_year()
            .or_else(|| rows().map(|row| row.baseline().year).max()),
    };
    let contradictions = Contradiction::among(plans);
    plans
        .iter()
        .map(|plan| {
            // A year is missing only where there is no row to be judged in it, and no observation.
            let year = as_of.unwrap_or(i32::MAX);
            let rows: Vec<RowProgress<'a>> = plan
                .rows()
                .iter()
                .map(|row| RowProgress::of(row, observations, year))
                .collect();
            PlanProgress {
                plan,
                as_of,
                achievement: PlanAchievement::of(rows.iter().map(|row| row.status)),
                rows,
                tasks: plan
                    .tasks()
                    .iter()
                    .map(|task| TaskProgress::of(task, observations, year))
                    .collect(),
                monotone: plan
                    .monotone_targets()
                    .iter()
                    .map(|target| MonotoneProgress::of(target, observations, year))
                    .collect(),
                contradictions: contradictions.clone(),
            }
        })
        .collect()
}
