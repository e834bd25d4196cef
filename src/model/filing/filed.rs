//! A filed amount: a decimal, or not reported with a reason. Never a zero in place of a blank.

use crate::model::writing::amount::Amount;
use crate::model::writing::bound::Bound;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why an amount is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The source has no place for it: no such column, or nobody set it.
    NotAsked,
    /// Its place was left blank.
    Blank,
    /// Its place holds a sign for "no figure", such as `-`, `/` or `无数据`.
    Declared,
    /// It was kept back, as small numbers of persons are (`*`, `S`, `<5`): it is unknown, and never 0;
    /// where the sign says so, it is within a bound.
    Suppressed(Option<Bound>),
    /// It is there, but has more digits than the type that was asked for holds.
    TooLong,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAsked => f.write_str("not asked for"),
            Self::Blank => f.write_str("left blank"),
            Self::Declared => f.write_str("declared as no data"),
            Self::Suppressed(None) => f.write_str("suppressed"),
            Self::Suppressed(Some(bound)) => write!(f, "suppressed ({bound})"),
            Self::TooLong => f.write_str("too long for a decimal"),
        }
    }
}

/// A filed amount, or the reason why there is none.
///
/// # Examples
///
/// ```
/// use junheng::model::{Filed, Missing};
///
/// let area = Filed::Amount(4500.into());
/// assert_eq!(area.amount(), Some(&4500.into()));
/// assert_eq!(Filed::Missing(Missing::Blank).amount(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filed {
    /// The amount as filed.
    Amount(Amount),
    /// No figure, and why.
    Missing(Missing),
}

impl Filed {
    /// The amount, if there is one.
    #[must_use]
    pub const fn amount(&self) -> Option<&Amount> {
        match self {
            Self::Amount(amount) => Some(amount),
            Self::Missing(_) => None,
        }
    }

    /// The reason, if there is no figure.
    #[must_use]
    pub const fn missing(&self) -> Option<Missing> {
        match self {
            Self::Amount(_) => None,
            Self::Missing(reason) => Some(*reason),
        }
    }
}
