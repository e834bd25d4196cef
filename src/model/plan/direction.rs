//! Which way an indicator is better.

use crate::model::writing::bound::Relation;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// Which way of an indicator is better.
#[doc(alias = "polarity")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More of it is better, as of an enrolment rate.
    HigherIsBetter,
    /// Less of it is better, as of pupils to a teacher.
    LowerIsBetter,
}

impl Direction {
    /// Both, with their names in files.
    pub(super) const NAMES: [(&'static str, Self); 2] = [
        ("higher_is_better", Self::HigherIsBetter),
        ("lower_is_better", Self::LowerIsBetter),
    ];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::HigherIsBetter => "higher_is_better",
            Self::LowerIsBetter => "lower_is_better",
        }
    }

    /// How good one value is against another: `Greater` is better.
    ///
    /// # Examples
    ///
    /// Seventeen pupils to a teacher are better than nineteen:
    ///
    /// ```
    /// use junheng::model::Direction;
    /// use std::cmp::Ordering;
    ///
    /// let merit = Direction::LowerIsBetter.merit(17.cmp(&19));
    /// assert_eq!(merit, Ordering::Greater);
    /// ```
    #[must_use]
    pub const fn merit(self, value_to_other: Ordering) -> Ordering {
        match self {
            Self::HigherIsBetter => value_to_other,
            Self::LowerIsBetter => value_to_other.reverse(),
        }
    }

    /// The relation of a target that is written without a sign.
    #[must_use]
    pub const fn relation(self) -> Relation {
        match self {
            Self::HigherIsBetter => Relation::AtLeast,
            Self::LowerIsBetter => Relation::AtMost,
        }
    }
}

impl Relation {
    /// Whether it asks for what is better in a direction; the number itself suits both.
    #[must_use]
    pub const fn suits(self, direction: Direction) -> bool {
        match self {
            Self::AtLeast | Self::Above => matches!(direction, Direction::HigherIsBetter),
            Self::AtMost | Self::Below => matches!(direction, Direction::LowerIsBetter),
            Self::Exactly => true,
        }
    }
}
