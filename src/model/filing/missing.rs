//! Why a figure is not there. It is never a zero in place of a blank.

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
