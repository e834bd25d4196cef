//! A row of a plan: where an indicator begins, where it shall arrive, and on which path.

use crate::model::plan::direction::Direction;
use crate::model::plan::error::PlanError;
use crate::model::plan::labels::{Labels, labelled};
use crate::model::plan::years::PLAN_YEARS;
use crate::model::writing::amount::Amount;
use crate::model::writing::bound::Bound;
use crate::model::writing::text::Text;
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;

/// A geometric path is compared by powers of as many factors as it has years.
const LONGEST_GEOMETRIC: i32 = 300;

/// One indicator of a plan, in one stage or in none.
///
/// Always true of it: the target year is after the base year, the sign of the target is that of its
/// direction, and a geometric path has ends above zero.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanRow {
    pub(super) labels: Labels,
    pub(super) direction: Direction,
    pub(super) baseline: Baseline,
    pub(super) target: Target,
    pub(super) path: PlanPath,
    pub(super) ratio: Option<String>,
}

impl PlanRow {
    /// A row without a stage, on a linear path.
    ///
    /// # Errors
    ///
    /// - [`PlanError::YearOutOfRange`] if a year is not one of [`PLAN_YEARS`].
    /// - [`PlanError::TargetNotAfterBase`] if the target is not due after the base year.
    /// - [`PlanError::SignAgainstDirection`] if the target asks for what is worse.
    pub fn new(
        indicator: impl Into<String>,
        direction: Direction,
        baseline: Baseline,
        target: Target,
    ) -> Result<Self, PlanError> {
        let row = Self {
            labels: Labels::new(indicator),
            direction,
            baseline,
            target,
            path: PlanPath::Linear,
            ratio: None,
        };
        row.checked()
    }

    /// The same row on another path.
    ///
    /// # Errors
    ///
    /// - [`PlanError::GeometricEnd`] if a geometric path would begin or end at a number that is not
    ///   above zero.
    /// - [`PlanError::GeometricTooLong`] if it would have more than 300 years.
    /// - [`PlanError::StepOutside`] if a step is not due after the base year and before the target
    ///   year; in the base year it may repeat the baseline, and in the target year the target.
    pub fn with_path(self, path: PlanPath) -> Result<Self, PlanError> {
        Self { path, ..self }.checked()
    }

    /// The same row, whose indicator is a ratio of the catalogue, so that it can be computed from a county's filing.
    ///
    /// Whether there is such a ratio is for whoever computes it to say.
    #[must_use]
    pub fn with_ratio(mut self, code: impl Into<String>) -> Self {
        self.ratio = Some(code.into());
        self
    }

    /// The code of the ratio that its indicator is, where it is said to be one.
    #[must_use]
    pub fn ratio(&self) -> Option<&str> {
        self.ratio.as_deref()
    }

    fn checked(self) -> Result<Self, PlanError> {
        let parts = RowParts {
            direction: Some(self.direction),
            base_year: Some(self.baseline.year),
            level: Some(&self.baseline.level),
            target_year: Some(self.target.year),
            bound: Some(&self.target.bound),
            path: Some(&self.path),
        };
        match parts.errors().into_iter().next() {
            Some(error) => Err(error),
            None => Ok(self),
        }
    }

    /// The code of the indicator.
    #[must_use]
    pub fn indicator(&self) -> &str {
        &self.labels.code
    }

    /// Which way is better.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// Where it started.
    #[must_use]
    pub const fn baseline(&self) -> &Baseline {
        &self.baseline
    }

    /// Where it should come to.
    #[must_use]
    pub const fn target(&self) -> &Target {
        &self.target
    }

    /// On which path.
    #[must_use]
    pub const fn path(&self) -> &PlanPath {
        &self.path
    }

    /// Whether the plan asks to hold what there is: the target is the baseline, a number or a bound.
    #[must_use]
    pub fn is_hold(&self) -> bool {
        match &self.baseline.level {
            BaselineLevel::Value(value) => *value == self.target.bound.number,
            BaselineLevel::Bound(bound) => *bound == self.target.bound,
            BaselineLevel::Missing => false,
        }
    }
}

labelled!(PlanRow, "row");

impl Serialize for PlanRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.labels.begin(&mut map, "indicator")?;
        map.serialize_entry("direction", &self.direction)?;
        map.serialize_entry("base_year", &self.baseline.year)?;
        map.serialize_entry("baseline", &self.baseline.level)?;
        map.serialize_entry("target_year", &self.target.year)?;
        map.serialize_entry("target", &self.target.bound)?;
        map.serialize_entry("path", self.path.code())?;
        if let PlanPath::Stepped(steps) = &self.path {
            map.serialize_entry("steps", steps)?;
        }
        if let Some(ratio) = &self.ratio {
            map.serialize_entry("ratio", ratio)?;
        }
        self.labels.end(map)
    }
}

/// Where an indicator stood when the plan began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Baseline<Level = BaselineLevel> {
    /// The year.
    pub year: i32,
    /// The number, or what is known of it; a document has it in the form of its own.
    #[serde(rename = "value")]
    pub level: Level,
}

/// The level of a baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum BaselineLevel<Number = Amount> {
    /// A number.
    Value(Number),
    /// A bound: the number itself is not known.
    Bound(Bound<Amount>),
    /// Nothing: the indicator is new, or the plan does not say where it stood.
    Missing,
}

impl BaselineLevel {
    /// The number, where it is known.
    #[must_use]
    pub const fn value(&self) -> Option<&Amount> {
        match self {
            Self::Value(value) => Some(value),
            Self::Bound(_) | Self::Missing => None,
        }
    }
}

/// The number, the bound, or `—` where there is neither.
impl std::fmt::Display for BaselineLevel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Value(value) => value.fmt(f),
            Self::Bound(bound) => bound.fmt(f),
            Self::Missing => f.write_str(NO_BASELINE),
        }
    }
}

/// The sign that stands for no baseline.
pub(super) const NO_BASELINE: &str = "—";

/// Where an indicator should come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Target {
    /// The year in which it is due.
    pub year: i32,
    /// What is asked for; a file has it in the normal form.
    pub bound: Bound<Amount>,
}

/// What a plan asks for between its first year and its last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanPath {
    /// The same change each year.
    #[default]
    Linear,
    /// The same rate of change each year.
    Geometric,
    /// The number due in each of some years, and until the next; before the first, the baseline.
    Stepped(BTreeMap<i32, Amount>),
}

impl PlanPath {
    /// Its name in files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Linear => "linear",
            Self::Geometric => "geometric",
            Self::Stepped(_) => "stepped",
        }
    }
}

/// What is known of a row while it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowParts<'a> {
    pub(super) direction: Option<Direction>,
    pub(super) base_year: Option<i32>,
    pub(super) level: Option<&'a BaselineLevel>,
    pub(super) target_year: Option<i32>,
    pub(super) bound: Option<&'a Bound<Amount>>,
    pub(super) path: Option<&'a PlanPath>,
}

impl RowParts<'_> {
    /// All that does not fit together.
    pub(super) fn errors(self) -> Vec<PlanError> {
        let mut errors: Vec<PlanError> = [self.base_year, self.target_year]
            .into_iter()
            .flatten()
            .filter(|year| !PLAN_YEARS.contains(year))
            .map(|year| PlanError::YearOutOfRange { year })
            .collect();
        if let (Some(base), Some(target)) = (self.base_year, self.target_year)
            && target <= base
        {
            errors.push(PlanError::TargetNotAfterBase { base, target });
        }
        if let (Some(direction), Some(bound)) = (self.direction, self.bound)
            && !bound.relation.suits(direction)
        {
            errors.push(PlanError::SignAgainstDirection {
                bound: bound.clone(),
                direction,
            });
        }
        match self.path {
            Some(PlanPath::Geometric) => {
                if let (Some(base), Some(target)) = (self.base_year, self.target_year)
                    && target.saturating_sub(base) > LONGEST_GEOMETRIC
                {
                    errors.push(PlanError::GeometricTooLong { base, target });
                }
                let start = self.level.and_then(BaselineLevel::value);
                let end = self.bound.map(|bound| &bound.number);
                for (number, of_target) in [(start, false), (end, true)] {
                    if let Some(number) = number
                        && (number.is_zero() || number.is_negative())
                    {
                        let number = number.clone();
                        errors.push(PlanError::GeometricEnd { number, of_target });
                    }
                }
            }
            Some(PlanPath::Stepped(steps)) => {
                if let (Some(base), Some(target)) = (self.base_year, self.target_year)
                    && base < target
                {
                    // A step of the first year has nothing to say that the baseline does not, nor
                    // one of the last year that the target does not.
                    let start = self.level.and_then(BaselineLevel::value);
                    let end = self.bound.map(|bound| &bound.number);
                    errors.extend(
                        steps
                            .iter()
                            .filter(|(year, number)| {
                                let repeats = (**year == base && Some(*number) == start)
                                    || (**year == target && Some(*number) == end);
                                (**year <= base || **year >= target) && !repeats
                            })
                            .map(|(year, _)| PlanError::StepOutside {
                                year: *year,
                                base,
                                target,
                            }),
                    );
                }
            }
            Some(PlanPath::Linear) | None => {}
        }
        errors
    }
}
