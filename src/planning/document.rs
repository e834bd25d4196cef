//! The progress of a plan as a document: owned, serializable, stable.

use super::{Contradiction, Expected, PlanProgress, PlanStatus, RowProgress};
use crate::evaluation::exact;
use crate::model::{Amount, BaselineLevel, Direction, TargetBound, Text};
use crate::numeric::Rational;
use serde::{Deserialize, Serialize};

/// The progress of a plan in the form in which it is written to files.
///
/// All keys are always there; what is unknown is `null`. Numbers are the doubles nearest to the
/// exact results. A change of a key is a breaking change; keys may be added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// What contradicts itself among the plans.
    pub contradictions: Vec<ContradictionDocument>,
    /// How many rows are met.
    pub achievement: PlanAchievementDocument,
}

/// A row of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// Where it started.
    pub baseline: BaselineDocument,
    /// Where it should come to.
    pub target: TargetDocument,
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
    /// Where the trend leads.
    pub forecast: Option<ForecastDocument>,
    /// The clause it comes from.
    pub source: Option<String>,
}

/// Where a row started.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BaselineDocument {
    /// The year.
    pub year: i32,
    /// The number or the bound.
    pub value: Option<BaselineValueDocument>,
}

/// The level of a baseline; a number beyond the largest double is `null`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum BaselineValueDocument {
    /// A number.
    Number(f64),
    /// A bound in its normal form.
    Bound(TargetBound),
}

/// Where a row should come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetDocument {
    /// The year.
    pub year: i32,
    /// The bound in its normal form.
    pub bound: TargetBound,
}

/// The newest observation of a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LatestDocument {
    /// The year.
    pub year: i32,
    /// The value; `null` beyond the largest double.
    pub value: Option<f64>,
}

/// Where the trend of a row leads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
pub struct ContradictionDocument {
    /// The code of the indicator.
    pub indicator: String,
    /// The stage.
    pub stage: Option<String>,
    /// The target year.
    pub year: i32,
    /// The different bounds in their normal forms.
    pub bounds: Vec<TargetBound>,
    /// Every row that says so.
    pub statements: Vec<StatementDocument>,
}

/// What one row says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementDocument {
    /// The identifier of its plan.
    pub plan: String,
    /// The clause it comes from.
    pub source: Option<String>,
    /// Its bound in the normal form.
    pub bound: TargetBound,
}

/// How many rows of a plan are met.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanAchievementDocument {
    /// Held or achieved.
    pub met: usize,
    /// Neither.
    pub not_met: usize,
    /// Without an observation.
    pub no_data: usize,
    /// All.
    pub total: usize,
    /// The percentage met; `null` where there is no row.
    pub rate: Option<f64>,
    /// The percentage as reported.
    pub reported_rate: Option<String>,
}

impl PlanProgress<'_> {
    /// The progress as a document.
    #[must_use]
    pub fn to_document(&self) -> PlanProgressDocument {
        let achievement = &self.achievement;
        PlanProgressDocument {
            schema: 1,
            plan: self.plan.id().to_owned(),
            title: self.plan.title(),
            as_of: self.as_of,
            rows: self.rows.iter().map(row_document).collect(),
            contradictions: self
                .contradictions
                .iter()
                .map(contradiction_document)
                .collect(),
            achievement: PlanAchievementDocument {
                met: achievement.met,
                not_met: achievement.not_met,
                no_data: achievement.no_data,
                total: achievement.total(),
                rate: achievement.rate().map(|rate| rate.to_f64()),
                reported_rate: achievement.reported_rate(),
            },
        }
    }
}

fn row_document(progress: &RowProgress<'_>) -> RowDocument {
    let row = progress.row;
    let number = |value: &Rational| Some(value.to_f64()).filter(|double| double.is_finite());
    let amount = |value: &Amount| number(&exact(value));
    RowDocument {
        indicator: row.indicator().to_owned(),
        name: row.name(),
        stage: row.stage().map(str::to_owned),
        unit: row.unit().map(str::to_owned),
        direction: row.direction(),
        baseline: BaselineDocument {
            year: row.baseline().year,
            value: match &row.baseline().level {
                BaselineLevel::Value(value) => amount(value).map(BaselineValueDocument::Number),
                BaselineLevel::Bound(bound) => Some(BaselineValueDocument::Bound(bound.clone())),
            },
        },
        target: TargetDocument {
            year: row.target().year,
            bound: row.target().bound.clone(),
        },
        path: row.path().code().to_owned(),
        latest: progress.latest.as_ref().map(|latest| LatestDocument {
            year: latest.year,
            value: amount(&latest.value),
        }),
        progress: progress.progress.as_ref().and_then(number),
        expected: progress
            .expected
            .as_ref()
            .map(Expected::to_f64)
            .filter(|double| double.is_finite()),
        required_annual_change: progress.required_annual_change.as_ref().and_then(number),
        status: progress.status,
        forecast: progress.forecast.as_ref().and_then(|forecast| {
            Some(ForecastDocument {
                year: forecast.year,
                value: number(&forecast.value)?,
                lower: forecast.lower,
                upper: forecast.upper,
                probability_met: forecast.probability_met,
            })
        }),
        source: row.source().map(str::to_owned),
    }
}

fn contradiction_document(contradiction: &Contradiction) -> ContradictionDocument {
    let statements = contradiction.statements.iter();
    ContradictionDocument {
        indicator: contradiction.indicator.clone(),
        stage: contradiction.stage.clone(),
        year: contradiction.year,
        bounds: contradiction.bounds.clone(),
        statements: statements
            .map(|statement| StatementDocument {
                plan: statement.plan.clone(),
                source: statement.source.clone(),
                bound: statement.bound.clone(),
            })
            .collect(),
    }
}
