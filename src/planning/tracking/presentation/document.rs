//! The progress of a plan as a document: owned, serializable, stable.

use crate::judgement::exact;
use crate::model::{
    Amount, Baseline, BaselineLevel, Bound, Course, Direction, Target, TaskCount, Text,
};
use crate::numeric::Rational;
use crate::planning::tracking::achievement::PlanAchievement;
use crate::planning::tracking::contradiction::{Contradiction, StatedTarget};
use crate::planning::tracking::due_status::{DueCounts, DueStatus};
use crate::planning::tracking::expected::Expected;
use crate::planning::tracking::method_comparison::{MethodComparison, TrendMethod};
use crate::planning::tracking::monotone_progress::MonotoneProgress;
use crate::planning::tracking::progress::{Certainty, Latest, RowProgress};
use crate::planning::tracking::status::PlanStatus;
use crate::planning::tracking::task_progress::TaskProgress;
use crate::planning::tracking::tracking::PlanProgress;
use serde::{Deserialize, Serialize};

/// The progress of a plan in the form in which it is written to files.
///
/// All keys are always there; what is unknown is `null`. Numbers are the doubles nearest to the
/// exact results. A change of a key is a breaking change; keys may be added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlanProgressDocument {
    /// The version of the form: 1.
    pub schema: u32,
    /// The identifier of the plan.
    pub plan: String,
    /// Its title.
    pub title: Text,
    /// Up to which year observations were looked at.
    pub as_of: Option<i32>,
    /// The rows.
    pub rows: Vec<RowDocument>,
    /// The tasks.
    #[serde(default)]
    pub tasks: Vec<TaskDocument>,
    /// How many of the tasks stand how.
    #[serde(default)]
    pub task_counts: DueCounts,
    /// The targets without a number.
    #[serde(default)]
    pub monotone: Vec<MonotoneDocument>,
    /// How many of these stand how.
    #[serde(default)]
    pub monotone_counts: DueCounts,
    /// What contradicts itself among the plans.
    pub contradictions: Vec<ContradictionDocument>,
    /// How many rows are met.
    pub achievement: PlanAchievement,
}

/// A row of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RowDocument {
    /// The code of the indicator.
    pub indicator: String,
    /// Its name.
    pub name: Text,
    /// The stage.
    pub stage: Option<String>,
    /// The unit.
    pub unit: Option<String>,
    /// Which way is better.
    pub direction: Direction,
    /// Where it started; a number beyond the largest double is `null`.
    pub baseline: Baseline<Option<BaselineLevel<f64>>>,
    /// Where it should come to.
    pub target: Target,
    /// The path: `linear`, `geometric` or `stepped`.
    pub path: String,
    /// The newest observation.
    pub latest: Option<LatestDocument>,
    /// The share of the way from baseline to target.
    pub progress: Option<f64>,
    /// What the path asks for in the year of the newest observation.
    pub expected: Option<f64>,
    /// What is still needed each year.
    pub required_annual_change: Option<f64>,
    /// How it stands.
    pub status: PlanStatus,
    /// Whether the interval of the newest observation settles if the target is met; `null` where it
    /// has none.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// Where the trend leads.
    pub forecast: Option<ForecastDocument>,
    /// Which way to foresee would have done best so far; `null` where it was not asked for, or
    /// nothing can be compared.
    #[serde(default)]
    pub methods: Option<MethodsDocument>,
    /// The clause it comes from.
    pub source: Option<String>,
}

/// The ways to foresee a row, compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MethodsDocument {
    /// How many years ahead the target is.
    pub horizon: i32,
    /// How many forecasts each was judged by.
    pub forecasts: usize,
    /// The one that was closest on the average.
    pub best: Option<TrendMethod>,
    /// Each of them, the simple ones first.
    pub outcomes: Vec<MethodDocument>,
}

/// A way to foresee a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MethodDocument {
    /// Its name.
    pub method: TrendMethod,
    /// What it foresees for the target year.
    pub value: Option<f64>,
    /// What was observed less what it would have foreseen, on the average.
    pub mean_error: Option<f64>,
    /// The same without signs.
    pub mean_absolute_error: Option<f64>,
    /// The same in units of the mean change from a value to the next.
    pub mase: Option<f64>,
}

/// A task of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TaskDocument {
    /// Its code.
    pub task: String,
    /// Its name.
    pub name: Text,
    /// The stage.
    pub stage: Option<String>,
    /// The unit.
    pub unit: Option<String>,
    /// How many are asked for, in the normal form.
    pub count: TaskCount,
    /// By the end of which year.
    pub due_year: i32,
    /// The newest count.
    pub latest: Option<LatestDocument>,
    /// The share that is done of what is due.
    pub progress: Option<f64>,
    /// What is still to be done.
    pub remaining: Option<f64>,
    /// How it stands.
    pub status: DueStatus,
    /// Why.
    pub reason: Text,
    /// The clause it comes from.
    pub source: Option<String>,
}

/// A target without a number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MonotoneDocument {
    /// The code of the indicator.
    pub indicator: String,
    /// Its name.
    pub name: Text,
    /// The stage.
    pub stage: Option<String>,
    /// The unit.
    pub unit: Option<String>,
    /// Which way it must go.
    pub must: Course,
    /// The first year compared.
    pub base_year: i32,
    /// The last.
    pub target_year: i32,
    /// The newest observation.
    pub latest: Option<LatestDocument>,
    /// How it stands.
    pub status: DueStatus,
    /// Why.
    pub reason: Text,
    /// The clause it comes from.
    pub source: Option<String>,
}

/// The newest observation of a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LatestDocument {
    /// The year.
    pub year: i32,
    /// The value; `null` beyond the largest double.
    pub value: Option<f64>,
    /// The lower end of its interval, where it has one.
    #[serde(default)]
    pub lower: Option<f64>,
    /// The upper end.
    #[serde(default)]
    pub upper: Option<f64>,
}

/// Where the trend of a row leads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ForecastDocument {
    /// The year foreseen.
    pub year: i32,
    /// The value on the line.
    pub value: f64,
    /// The lower end of the 95 % prediction interval.
    pub lower: f64,
    /// Its upper end.
    pub upper: f64,
    /// The probability that the target is met.
    pub probability_met: f64,
}

/// Rows that set different bounds for one indicator, stage and year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ContradictionDocument {
    /// The code of the indicator.
    pub indicator: String,
    /// The stage.
    pub stage: Option<String>,
    /// The target year.
    pub year: i32,
    /// The different bounds in their normal forms.
    pub bounds: Vec<Bound<Amount>>,
    /// Every row that says so.
    pub statements: Vec<StatedTarget>,
}

impl PlanProgress<'_> {
    /// How many of the tasks stand how.
    #[must_use]
    pub fn task_counts(&self) -> DueCounts {
        DueCounts::of(self.tasks.iter().map(|task| task.status))
    }

    /// How many of the targets without a number stand how.
    #[must_use]
    pub fn monotone_counts(&self) -> DueCounts {
        DueCounts::of(self.monotone.iter().map(|target| target.status))
    }

    /// The progress as a document.
    #[must_use]
    pub fn to_document(&self) -> PlanProgressDocument {
        PlanProgressDocument {
            schema: 1,
            plan: self.plan.id().to_owned(),
            title: self.plan.title(),
            as_of: self.as_of,
            rows: self.rows.iter().map(row_document).collect(),
            tasks: self.tasks.iter().map(task_document).collect(),
            task_counts: self.task_counts(),
            monotone: self.monotone.iter().map(monotone_document).collect(),
            monotone_counts: self.monotone_counts(),
            contradictions: self
                .contradictions
                .iter()
                .map(contradiction_document)
                .collect(),
            achievement: self.achievement,
        }
    }
}

fn amount(value: &Amount) -> Option<f64> {
    exact(value).to_finite_f64()
}

fn latest_document(latest: &Latest) -> LatestDocument {
    LatestDocument {
        year: latest.year,
        value: amount(&latest.value),
        lower: None,
        upper: None,
    }
}

fn task_document(progress: &TaskProgress<'_>) -> TaskDocument {
    let task = progress.task;
    TaskDocument {
        task: task.code().to_owned(),
        name: task.name(),
        stage: task.stage().map(str::to_owned),
        unit: task.unit().map(str::to_owned),
        count: task.asked().clone(),
        due_year: task.due_year(),
        latest: progress.latest.as_ref().map(latest_document),
        progress: progress.progress.as_ref().and_then(Rational::to_finite_f64),
        remaining: progress
            .remaining
            .as_ref()
            .and_then(Rational::to_finite_f64),
        status: progress.status,
        reason: progress.reason.clone(),
        source: task.source().map(str::to_owned),
    }
}

fn monotone_document(progress: &MonotoneProgress<'_>) -> MonotoneDocument {
    let target = progress.target;
    MonotoneDocument {
        indicator: target.indicator().to_owned(),
        name: target.name(),
        stage: target.stage().map(str::to_owned),
        unit: target.unit().map(str::to_owned),
        must: target.course(),
        base_year: target.base_year(),
        target_year: target.target_year(),
        latest: progress.latest.as_ref().map(latest_document),
        status: progress.status,
        reason: progress.reason.clone(),
        source: target.source().map(str::to_owned),
    }
}

fn row_document(progress: &RowProgress<'_>) -> RowDocument {
    let row = progress.row;
    RowDocument {
        indicator: row.indicator().to_owned(),
        name: row.name(),
        stage: row.stage().map(str::to_owned),
        unit: row.unit().map(str::to_owned),
        direction: row.direction(),
        baseline: Baseline {
            year: row.baseline().year,
            level: match &row.baseline().level {
                BaselineLevel::Value(value) => amount(value).map(BaselineLevel::Value),
                BaselineLevel::Bound(bound) => Some(BaselineLevel::Bound(bound.clone())),
                BaselineLevel::Missing => None,
            },
        },
        target: row.target().clone(),
        path: row.path().code().to_owned(),
        latest: progress.latest.as_ref().map(|latest| LatestDocument {
            lower: progress
                .interval
                .as_ref()
                .and_then(|one| amount(one.lower())),
            upper: progress
                .interval
                .as_ref()
                .and_then(|one| amount(one.upper())),
            ..latest_document(latest)
        }),
        progress: progress.progress.as_ref().and_then(Rational::to_finite_f64),
        expected: progress
            .expected
            .as_ref()
            .map(Expected::to_f64)
            .filter(|double| double.is_finite()),
        required_annual_change: progress
            .required_annual_change
            .as_ref()
            .and_then(Rational::to_finite_f64),
        status: progress.status,
        certainty: progress.certainty,
        forecast: progress.forecast.as_ref().and_then(|forecast| {
            Some(ForecastDocument {
                year: forecast.year,
                value: forecast.value.to_finite_f64()?,
                lower: forecast.lower,
                upper: forecast.upper,
                probability_met: forecast.probability_met,
            })
        }),
        methods: progress.methods.as_ref().map(methods_document),
        source: row.source().map(str::to_owned),
    }
}

fn methods_document(comparison: &MethodComparison) -> MethodsDocument {
    let outcomes = comparison.outcomes().iter();
    MethodsDocument {
        horizon: comparison.horizon(),
        forecasts: comparison.forecasts(),
        best: comparison.best().map(|best| best.method),
        outcomes: outcomes
            .map(|outcome| MethodDocument {
                method: outcome.method,
                value: outcome.value.to_finite_f64(),
                mean_error: outcome.backtest.mean_error.to_finite_f64(),
                mean_absolute_error: outcome.backtest.mean_absolute_error.to_finite_f64(),
                mase: outcome.backtest.mean_absolute_scaled_error.to_finite_f64(),
            })
            .collect(),
    }
}

fn contradiction_document(contradiction: &Contradiction) -> ContradictionDocument {
    ContradictionDocument {
        indicator: contradiction.indicator.clone(),
        stage: contradiction.stage.clone(),
        year: contradiction.year,
        bounds: contradiction.bounds.clone(),
        statements: contradiction.statements.clone(),
    }
}
