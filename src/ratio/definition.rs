//! What a ratio is: one row of the table.

use crate::model::{Quantity, Text};
use crate::numeric::Rational;
use crate::ratio::format::RatioFormat;
use serde::Serialize;

/// The definition of a ratio: its names, its inputs, its formula, where it comes from, and how it
/// is reported.
///
/// A row is data. What computes with it is a [`RatioOf`](crate::ratio::RatioOf), or a type of several
/// named inputs such as [`JuniorCohort`](crate::ratio::JuniorCohort); all of them go through one checked
/// division.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct RatioDefinition {
    /// Its code, unique among [`RATIOS`](crate::ratio::RATIOS).
    pub code: &'static str,
    /// Its name in the field.
    pub name: Text,
    /// What is added up above the line.
    pub numerator: &'static [RatioInput],
    /// What is added up below the line.
    pub denominator: &'static [RatioInput],
    /// What the numerator is of the denominator, and so what is refused.
    pub range: RatioRange,
    /// The formula in words, with the names of the inputs.
    pub formula: Text,
    /// Who defines it, and where.
    pub source: &'static str,
    /// How its value is printed.
    pub format: RatioFormat,
}

/// An input of a ratio.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct RatioInput {
    /// Its code, by which an error names it.
    pub code: &'static str,
    /// Its name in the field.
    pub name: Text,
    /// Whether it is added or taken away.
    pub sign: RatioSign,
    /// The [`NAME`](Quantity::NAME) of the quantity that it is, where one is declared: see
    /// [`of`](Self::of).
    #[serde(skip)]
    pub(super) quantity: Option<&'static str>,
    /// Whether that quantity counts whole ones.
    #[serde(skip)]
    pub(super) is_whole: bool,
}

impl RatioInput {
    /// An input that is added, and the quantity that it is. Only such inputs may make a
    /// [`RatioOf`](crate::ratio::RatioOf) of one's own.
    #[must_use]
    pub const fn of<Q: Quantity>(code: &'static str, zh: &'static str, en: &'static str) -> Self {
        let mut input = Self::plus(code, zh, en);
        input.quantity = Some(Q::NAME);
        input.is_whole = Q::WHOLE;
        input
    }

    /// The same input, taken away.
    pub(super) const fn taken_away(mut self) -> Self {
        self.sign = RatioSign::Minus;
        self
    }

    /// An input that is added.
    #[must_use]
    pub const fn plus(code: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self {
            code,
            name: Text::new(zh, en),
            sign: RatioSign::Plus,
            quantity: None,
            is_whole: false,
        }
    }

    /// An input that is taken away.
    #[must_use]
    pub const fn minus(code: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self::plus(code, zh, en).taken_away()
    }
}

/// Whether something is added or taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RatioSign {
    /// It is added.
    Plus,
    /// It is taken away.
    Minus,
}

impl RatioSign {
    /// The number with this sign before it.
    pub(super) fn times(self, number: Rational) -> Rational {
        match self {
            Self::Plus => number,
            Self::Minus => -number,
        }
    }
}

/// What the numerator of a ratio is of its denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RatioRange {
    /// A part of it: more than the whole is a mistake, and refused.
    PartOfWhole,
    /// Something else: it may be more, as the pupils of a level may be more than the people of its
    /// age.
    Unbounded,
    /// A change, which may also be below zero.
    Change,
}
