//! The exact sums that moments and decompositions follow from.

use crate::numeric::error::{NumericError, finite};
use crate::numeric::exact::quotients::Sums;
use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::extended::Extended;

/// Σw, Σwx and Σwx² of some observations, without rounding.
///
/// The weights may be counted in a unit of their own, as those made of decimals are: whatever is a
/// quotient of these sums is the same in any unit.
#[derive(Clone, Debug)]
pub(in crate::numeric) struct ExactSums {
    pub(in crate::numeric) weight: Dyadic,
    pub(in crate::numeric) total: Dyadic,
    pub(in crate::numeric) squares: Dyadic,
}

impl ExactSums {
    pub(in crate::numeric) const NONE: Self = Self {
        weight: Dyadic::ZERO,
        total: Dyadic::ZERO,
        squares: Dyadic::ZERO,
    };

    /// The first two of them.
    pub(in crate::numeric) const fn sums(&self) -> Sums<'_, Dyadic> {
        Sums {
            weight: &self.weight,
            total: &self.total,
        }
    }

    /// Takes in a finite value with its weight.
    pub(in crate::numeric) fn add(&mut self, value: f64, weight: &Dyadic) {
        let value = Dyadic::from_double(value);
        let product = weight.times(&value);
        let square = product.times(&value);
        let add = |sum: &mut Dyadic, term| {
            *sum = core::mem::replace(sum, Dyadic::ZERO).plus(term);
        };
        add(&mut self.weight, weight.clone());
        add(&mut self.total, product);
        add(&mut self.squares, square);
    }

    pub(in crate::numeric) fn plus(self, other: &Self) -> Self {
        Self {
            weight: self.weight.plus(other.weight.clone()),
            total: self.total.plus(other.total.clone()),
            squares: self.squares.plus(other.squares.clone()),
        }
    }

    /// Σw · Σwx² − (Σwx)², which is W² times the variance.
    pub(in crate::numeric) fn spread(&self) -> Dyadic {
        self.weight.times(&self.squares).minus(self.total.square())
    }

    /// The double nearest to the population variance; the weight is positive.
    pub(in crate::numeric) fn variance(&self) -> Result<f64, NumericError> {
        finite(self.spread().over(&self.weight.square()))
    }

    /// The double nearest to the population standard deviation; the weight is positive.
    pub(in crate::numeric) fn standard_deviation(&self) -> Result<f64, NumericError> {
        finite(self.spread().root_over(&self.weight))
    }

    /// The double nearest to the population coefficient of variation.
    pub(in crate::numeric) fn coefficient_of_variation(&self) -> Result<f64, NumericError> {
        if !self.total.is_positive() {
            return Err(NumericError::NonPositiveMean);
        }
        finite(self.spread().root_over(&self.total))
    }

    pub(in crate::numeric) fn mean(&self) -> Extended {
        Extended::from(&self.total) / Extended::from(&self.weight)
    }

    /// The mean less that of `other`, rounded once.
    pub(in crate::numeric) fn mean_difference(&self, other: &Self) -> Extended {
        let cross = self.total.times(&other.weight);
        let difference = cross.minus(other.total.times(&self.weight));
        Extended::from(&difference) / Extended::from(&self.weight.times(&other.weight))
    }

    pub(in crate::numeric) fn weight_share(&self, whole: &Self) -> Extended {
        Extended::from(&self.weight) / Extended::from(&whole.weight)
    }

    pub(in crate::numeric) fn variance_rounded(&self) -> Extended {
        Extended::from(&self.spread()) / Extended::from(&self.weight.square())
    }
}
