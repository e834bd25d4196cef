//! The two that only grow (两个只增不减).

use crate::model::{Course, Text};
use crate::planning::rules::monotone::Monotone;
use crate::planning::rules::series::AnnualSeries;
use crate::planning::rules::{Rule, RuleResult};

/// General public spending on education, and that for each pupil, are never lower than the year
/// before (两个只增不减, 国办发〔2018〕82号). The second is asked of each stage by itself.
///
/// A series that is not given cannot be told. "Not lower" allows the same figure again.
///
/// # Examples
///
/// Growth rates of 2019 to 2021 of junior and primary schools, as a report prints them, and no
/// total:
///
/// ```
/// use junheng::evaluation::Verdict;
/// use junheng::model::{Amount, Text};
/// use junheng::planning::rules::{AnnualSeries, Rule as _, SpendingNeverFalls, StageSpending};
///
/// let rates = |rates: [&str; 3]| {
///     let read = |(year, rate): (i32, &str)| Ok((year, rate.parse::<Amount>()?));
///     let values: Result<_, Box<dyn std::error::Error>> =
///         (2019..).zip(rates).map(read).collect();
///     Ok::<_, Box<dyn std::error::Error>>(AnnualSeries::growth_rates(values?)?)
/// };
/// let stage = |name, series| StageSpending { stage: name, per_pupil: Some(series) };
/// let rule = SpendingNeverFalls {
///     total: None,
///     stages: vec![
///         stage(Text::new("初中", "junior"), rates(["1.56", "4.08", "1.01"])?),
///         stage(Text::new("小学", "primary"), rates(["4.02", "9.87", "2.96"])?),
///     ],
/// };
/// // Both stages grew; of the total nothing is known.
/// assert_eq!(rule.assess().verdict, Verdict::NotAssessable);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpendingNeverFalls {
    /// General public spending on education (一般公共预算教育支出).
    pub total: Option<AnnualSeries>,
    /// The same for each pupil, by stage; without any, that cannot be told either.
    pub stages: Vec<StageSpending>,
}

/// What is spent for each pupil of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageSpending {
    /// The stage, as a sentence names it.
    pub stage: Text,
    /// The spending.
    pub per_pupil: Option<AnnualSeries>,
}

impl Rule for SpendingNeverFalls {
    fn assess(&self) -> RuleResult {
        let mut results = vec![(
            Text::new("一般公共预算教育支出", "total spending"),
            never_falls(self.total.as_ref()),
        )];
        for stage in &self.stages {
            let subject = Text {
                zh: format!("{}生均支出", stage.stage.zh).into(),
                en: format!("spending per pupil, {}", stage.stage.en).into(),
            };
            results.push((subject, never_falls(stage.per_pupil.as_ref())));
        }
        if self.stages.is_empty() {
            results.push((
                Text::new("生均支出", "spending per pupil"),
                never_falls(None),
            ));
        }
        RuleResult::all(&results)
    }
}

fn never_falls(series: Option<&AnnualSeries>) -> RuleResult {
    course(series, Course::NotFall)
}

/// A series that may be unknown, on a course.
pub(super) fn course(series: Option<&AnnualSeries>, course: Course) -> RuleResult {
    match series {
        Some(series) => Monotone {
            course,
            series: series.clone(),
        }
        .assess(),
        None => RuleResult::unknown(),
    }
}
