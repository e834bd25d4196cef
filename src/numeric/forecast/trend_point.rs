//! A point of a series.

use crate::numeric::number::rational::Rational;

/// A value at a position, both exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendPoint {
    /// Where it was observed, such as a year.
    pub position: Rational,
    /// What was observed.
    pub value: Rational,
}
