//! A target without a number: an indicator that must keep rising or falling.

use crate::model::plan::error::PlanError;
use crate::model::plan::labels::{Labels, labelled};
use crate::model::plan::years::PLAN_YEARS;
use crate::model::writing::text::Text;
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Serialize, Serializer};
use std::cmp::Ordering;

/// Which way a figure must go from each year to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    pub(super) labels: Labels,
    pub(super) course: Course,
    pub(super) base_year: i32,
    pub(super) target_year: i32,
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
            labels: Labels::new(indicator),
            course,
            base_year,
            target_year,
        })
    }

    /// The code of the indicator.
    #[must_use]
    pub fn indicator(&self) -> &str {
        &self.labels.code
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
}

labelled!(MonotoneTarget, "target");

impl Serialize for MonotoneTarget {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.labels.begin(&mut map, "indicator")?;
        map.serialize_entry("must", &self.course)?;
        map.serialize_entry("base_year", &self.base_year)?;
        map.serialize_entry("target_year", &self.target_year)?;
        self.labels.end(map)
    }
}
