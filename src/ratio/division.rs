//! The one checked division that every ratio goes through.

use crate::model::{Quantity, Reported};
use crate::numeric::Rational;
use crate::ratio::definition::{RatioDefinition, RatioInput, RatioRange};
use crate::ratio::error::{PartAndWhole, RatioError};
use crate::ratio::value::{RatioFraction, RatioTerm, RatioValue, side};
use std::borrow::Cow;

impl RatioDefinition {
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

/// The exact number of a quantity, where there is one.
pub(super) fn exact_figure<Q: Quantity>(quantity: Reported<Q>) -> Reported<Rational> {
    quantity.map(|quantity| Rational::from(quantity.amount()))
}
