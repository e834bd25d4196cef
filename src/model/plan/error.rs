//! What can be wrong with a plan or with what was observed for it.

use crate::model::plan::direction::Direction;
use crate::model::writing::amount::Amount;
use crate::model::writing::bound::Bound;

/// What does not fit together in a plan, or between a plan and an observation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// A year that no plan speaks of.
    #[error("the year {year} is not one of four digits")]
    YearOutOfRange {
        /// The year.
        year: i32,
    },
    /// A plan needs time: its target is due after its base year.
    #[error("the target year {target} is not after the base year {base}")]
    TargetNotAfterBase {
        /// The base year.
        base: i32,
        /// The target year.
        target: i32,
    },
    /// The target asks for what the direction calls worse.
    #[error("the sign of `{bound}` is against the direction `{code}`", code = direction.code())]
    SignAgainstDirection {
        /// The target.
        bound: Bound<Amount>,
        /// Which way is better.
        direction: Direction,
    },
    /// A constant rate of change leads neither from nor to zero or below.
    #[error(
        "a geometric path has no {end} {number}: it is not above zero",
        end = if *of_target { "target" } else { "baseline" }
    )]
    GeometricEnd {
        /// The number.
        number: Amount,
        /// Whether it is the target, and not the baseline.
        of_target: bool,
    },
    /// A geometric path of centuries: comparing it takes powers of as many factors.
    #[error("a geometric path from {base} to {target} has more than 300 years")]
    GeometricTooLong {
        /// The base year.
        base: i32,
        /// The target year.
        target: i32,
    },
    /// A step that is due before the plan begins or when its target is.
    #[error(
        "the step of {year} is not after the base year {base} and before the target year {target}"
    )]
    StepOutside {
        /// The year of the step.
        year: i32,
        /// The base year.
        base: i32,
        /// The target year.
        target: i32,
    },
    /// An interval needs its lower end first.
    #[error("the lower end {lower} of the interval is above its upper end {upper}")]
    IntervalOutOfOrder {
        /// The lower end.
        lower: Amount,
        /// The upper end.
        upper: Amount,
    },
    /// A value lies in its interval.
    #[error("the value {value} is not in its interval from {lower} to {upper}")]
    OutsideInterval {
        /// The value.
        value: Amount,
        /// The lower end of the interval.
        lower: Amount,
        /// The upper end.
        upper: Amount,
    },
    /// No row of any plan has this indicator and stage.
    #[error("no row of the plan has the indicator `{indicator}`{}", of_stage(stage.as_deref()))]
    UnmatchedObservation {
        /// The indicator.
        indicator: String,
        /// The stage.
        stage: Option<String>,
    },
    /// One indicator has two values for one stage and year, and nothing says which counts.
    #[error("a second value for the indicator `{indicator}`{} in {year}", of_stage(stage.as_deref()))]
    RepeatedObservation {
        /// The indicator.
        indicator: String,
        /// The stage.
        stage: Option<String>,
        /// The year.
        year: i32,
    },
}

fn of_stage(stage: Option<&str>) -> String {
    stage.map_or_else(
        || " without a stage".to_owned(),
        |stage| format!(" in the stage `{stage}`"),
    )
}
