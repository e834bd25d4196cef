//! A target without a number: an indicator that must keep rising or falling.

use crate::model::plan::error::PlanError;
use crate::model::plan::years::PLAN_YEARS;
use crate::model::writing::text::{Text, both};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Serialize, Serializer};
use std::cmp::Ordering;

/// Which way a figure must go from each year to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Course {
    /// Up each year (逐年增长).
    Rise,
    /// Up or level (只增不减).
    NotFall,
    /// Down or level.
    NotRise,
    /// Down each year (逐年下降).
    Fall,
}

impl Course {
    /// All, with their names in files.
    pub(in crate::model) const NAMES: [(&'static str, Self); 4] = [
        ("rise", Self::Rise),
        ("not_fall", Self::NotFall),
        ("not_rise", Self::NotRise),
        ("fall", Self::Fall),
    ];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rise => "rise",
            Self::NotFall => "not_fall",
            Self::NotRise => "not_rise",
            Self::Fall => "fall",
        }
    }

    /// Whether a later value may stand so to an earlier one.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::model::Course;
    ///
    /// assert!(Course::NotFall.allows(5.cmp(&5)));
    /// assert!(!Course::Rise.allows(5.cmp(&5)));
    /// ```
    #[must_use]
    pub const fn allows(self, later_to_earlier: Ordering) -> bool {
        match self {
            Self::Rise => later_to_earlier.is_gt(),
            Self::NotFall => later_to_earlier.is_ge(),
            Self::NotRise => later_to_earlier.is_le(),
            Self::Fall => later_to_earlier.is_lt(),
        }
    }
}

/// A target without a number (持续下降、只增不减): year after year an indicator must go one way.
///
/// Always true of it: its last year is after its first.
///
/// # Examples
///
/// The share of pupils with myopia must fall each year from 2022 to 2024:
///
/// ```
/// use junheng::model::{Course, MonotoneTarget, PlanError};
///
/// let myopia = MonotoneTarget::new("myopia", Course::Fall, 2022, 2024)?;
/// assert_eq!(myopia.course().code(), "fall");
/// assert!(MonotoneTarget::new("myopia", Course::Fall, 2024, 2024).is_err());
/// # Ok::<(), PlanError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct MonotoneTarget {
    pub(super) indicator: String,
    pub(super) name: Option<Text>,
    pub(super) stage: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) course: Course,
    pub(super) base_year: i32,
    pub(super) target_year: i32,
    pub(super) source: Option<String>,
}

impl MonotoneTarget {
    /// A target of its indicator and course, from one year to another.
    ///
    /// # Errors
    ///
    /// - [`PlanError::YearOutOfRange`] if a year is not one of [`PLAN_YEARS`].
    /// - [`PlanError::TargetNotAfterBase`] if the last year is not after the first.
    pub fn new(
        indicator: impl Into<String>,
        course: Course,
        base_year: i32,
        target_year: i32,
    ) -> Result<Self, PlanError> {
        for year in [base_year, target_year] {
            if !PLAN_YEARS.contains(&year) {
                return Err(PlanError::YearOutOfRange { year });
            }
        }
        if target_year <= base_year {
            return Err(PlanError::TargetNotAfterBase {
                base: base_year,
                target: target_year,
            });
        }
        Ok(Self {
            indicator: indicator.into(),
            name: None,
            stage: None,
            unit: None,
            course,
            base_year,
            target_year,
            source: None,
        })
    }

    /// The same target under a name.
    #[must_use]
    pub fn with_name(self, name: Text) -> Self {
        let name = Some(name);
        Self { name, ..self }
    }

    /// The same target for one stage.
    #[must_use]
    pub fn with_stage(self, stage: impl Into<String>) -> Self {
        let stage = Some(stage.into());
        Self { stage, ..self }
    }

    /// The same target in a unit.
    #[must_use]
    pub fn with_unit(self, unit: impl Into<String>) -> Self {
        let unit = Some(unit.into());
        Self { unit, ..self }
    }

    /// The same target with the clause it comes from.
    #[must_use]
    pub fn with_source(self, source: impl Into<String>) -> Self {
        let source = Some(source.into());
        Self { source, ..self }
    }

    /// The code of the indicator.
    #[must_use]
    pub fn indicator(&self) -> &str {
        &self.indicator
    }

    /// The name of the indicator; its code where it has none.
    #[must_use]
    pub fn name(&self) -> Text {
        self.name.clone().unwrap_or_else(|| both(&self.indicator))
    }

    /// The stage, if it is of one.
    #[must_use]
    pub fn stage(&self) -> Option<&str> {
        self.stage.as_deref()
    }

    /// The unit, if one is given.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// Which way it must go.
    #[must_use]
    pub const fn course(&self) -> Course {
        self.course
    }

    /// The year that the next is first compared with.
    #[must_use]
    pub const fn base_year(&self) -> i32 {
        self.base_year
    }

    /// The last year that is compared.
    #[must_use]
    pub const fn target_year(&self) -> i32 {
        self.target_year
    }

    /// The clause it comes from, if one is given.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }
}

impl Serialize for MonotoneTarget {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("indicator", &self.indicator)?;
        if let Some(name) = &self.name {
            map.serialize_entry("name", name)?;
        }
        for (key, text) in [("stage", &self.stage), ("unit", &self.unit)] {
            if let Some(text) = text {
                map.serialize_entry(key, text)?;
            }
        }
        map.serialize_entry("must", &self.course)?;
        map.serialize_entry("base_year", &self.base_year)?;
        map.serialize_entry("target_year", &self.target_year)?;
        if let Some(source) = &self.source {
            map.serialize_entry("source", source)?;
        }
        map.end()
    }
}
