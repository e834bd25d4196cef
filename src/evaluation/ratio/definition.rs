//! What a ratio is: one row of the table.

use super::{PartAndWhole, RATIOS, RatioError, RatioFormat, RatioFraction, RatioTerm, RatioValue};
use crate::model::{Quantity, Reported, Text};
use crate::numeric::Rational;
use serde::Serialize;
use std::borrow::Cow;

/// The definition of a ratio: its names, its inputs, its formula, where it comes from, and how it
/// is reported.
///
/// A row is data. What computes with it is a [`RatioOf`](super::RatioOf), or a type of several
/// named inputs such as [`JuniorCohort`](super::JuniorCohort); all of them go through one checked
/// division.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct RatioDefinition {
    /// Its code, unique among [`RATIOS`](super::RATIOS).
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
}

impl RatioInput {
    /// An input that is added.
    #[must_use]
    pub const fn plus(code: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self {
            code,
            name: Text::new(zh, en),
            sign: RatioSign::Plus,
        }
    }

    /// An input that is taken away.
    #[must_use]
    pub const fn minus(code: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self {
            code,
            name: Text::new(zh, en),
            sign: RatioSign::Minus,
        }
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
pub enum RatioRange {
    /// A part of it: more than the whole is a mistake, and refused.
    PartOfWhole,
    /// Something else: it may be more, as the pupils of a level may be more than the people of its
    /// age.
    Unbounded,
    /// A change, which may also be below zero.
    Change,
}

impl RatioDefinition {
    /// The row of [`RATIOS`] with a code, if there is one.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::ratio::RatioDefinition;
    ///
    /// let row = RatioDefinition::find("drop_out");
    /// assert_eq!(row.map(|row| row.name.zh.as_ref()), Some("辍学率"));
    /// ```
    #[must_use]
    pub fn find(code: &str) -> Option<&'static Self> {
        RATIOS.iter().copied().find(|row| row.code == code)
    }

    /// The one checked division: every ratio whose two sides are sums of its inputs.
    pub(super) fn divide(
        &'static self,
        numerator: &[Reported<Rational>],
        denominator: &[Reported<Rational>],
    ) -> Result<RatioValue, RatioError> {
        let above = self.terms(self.numerator, numerator)?;
        let below = self.terms(self.denominator, denominator)?;
        self.value(vec![self.fraction(above, below)?])
    }

    /// The figure of an input, or that it is not there.
    pub(super) fn known(
        &self,
        input: Cow<'static, str>,
        figure: Reported<Rational>,
    ) -> Result<Rational, RatioError> {
        match figure {
            Reported::Figure(amount) => Ok(amount),
            Reported::Missing(reason) => Err(RatioError::NotReported {
                ratio: self.code,
                input,
                reason,
            }),
        }
    }

    /// The inputs of one side with their figures.
    fn terms(
        &self,
        inputs: &[RatioInput],
        figures: &[Reported<Rational>],
    ) -> Result<Vec<RatioTerm>, RatioError> {
        let term = |(input, figure): (&RatioInput, &Reported<Rational>)| {
            let amount = self.known(Cow::Borrowed(input.code), figure.clone())?;
            Ok(RatioTerm {
                sign: input.sign,
                ..RatioTerm::plus(input.name.clone(), amount)
            })
        };
        inputs.iter().zip(figures).map(term).collect()
    }

    /// One fraction of terms, checked against the range of the ratio.
    pub(super) fn fraction(
        &self,
        numerator: Vec<RatioTerm>,
        denominator: Vec<RatioTerm>,
    ) -> Result<RatioFraction, RatioError> {
        let (part, whole) = (side(self.numerator), side(self.denominator));
        self.fraction_of((part, numerator), (whole, denominator))
    }

    /// One fraction of terms, with the names by which an error is to call its sides.
    pub(super) fn fraction_of(
        &self,
        (part, numerator): (Cow<'static, str>, Vec<RatioTerm>),
        (whole, denominator): (Cow<'static, str>, Vec<RatioTerm>),
    ) -> Result<RatioFraction, RatioError> {
        let ratio = self.code;
        let fraction = RatioFraction::new(numerator, denominator);
        let (above, below) = (fraction.numerator(), fraction.denominator());
        if below.is_zero() {
            return Err(RatioError::NothingToDivideBy {
                ratio,
                input: whole,
            });
        }
        if below.is_negative() {
            return Err(RatioError::BelowZero {
                ratio,
                input: whole,
                amount: below,
            });
        }
        if above.is_negative() && self.range != RatioRange::Change {
            return Err(RatioError::BelowZero {
                ratio,
                input: part,
                amount: above,
            });
        }
        if above > below && self.range == RatioRange::PartOfWhole {
            return Err(RatioError::PartAboveWhole {
                ratio,
                parts: Box::new(PartAndWhole {
                    part,
                    part_amount: above,
                    whole,
                    whole_amount: below,
                }),
            });
        }
        Ok(fraction)
    }

    /// The sum of some fractions.
    pub(super) fn value(
        &'static self,
        fractions: Vec<RatioFraction>,
    ) -> Result<RatioValue, RatioError> {
        let value = RatioValue::new(self, fractions)?;
        if value.value().is_negative() && self.range != RatioRange::Change {
            return Err(RatioError::BelowZero {
                ratio: self.code,
                input: Cow::Borrowed(self.code),
                amount: value.value().clone(),
            });
        }
        Ok(value)
    }
}

/// The codes of the inputs of one side, with their signs.
pub(super) fn side(inputs: &'static [RatioInput]) -> Cow<'static, str> {
    if let [input] = inputs {
        return Cow::Borrowed(input.code);
    }
    let mut text = String::new();
    for input in inputs {
        if !text.is_empty() {
            text.push_str(match input.sign {
                RatioSign::Plus => " + ",
                RatioSign::Minus => " - ",
            });
        }
        text.push_str(input.code);
    }
    Cow::Owned(text)
}

/// The exact number of a quantity, where there is one.
pub(super) fn exact_figure<Q: Quantity>(quantity: Reported<Q>) -> Reported<Rational> {
    quantity.map(|quantity| Rational::from(quantity.amount()))
}
