//! Weights that are fractions, as whole numbers over one common denominator.

use dashu_int::ops::{BitTest as _, Gcd as _};
use dashu_int::{IBig, UBig};

use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::rational::Rational;

/// Weights as whole numbers of a common unit: 0.3, 0.1 and 0.25 are 6, 2 and 5 twentieths.
///
/// No measure of inequality changes when all weights are multiplied by one positive number, so what is
/// measured with these numbers is what the fractions give, without any rounding.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::numeric) struct WholeWeights {
    numbers: Vec<UBig>,
    /// How many units make one.
    denominator: UBig,
    /// The power of two that the numbers are to be multiplied with, not positive and even, so that
    /// all of them are within the range of doubles.
    exponent: i64,
}

impl WholeWeights {
    /// Takes fractions that are not negative.
    pub(super) fn of(weights: &[Rational]) -> Self {
        /// Far below the 1024 bits that a double may have before the point.
        const MOST_BITS: usize = 960;
        let fractions: Vec<(IBig, UBig)> = weights.iter().map(Rational::lowest_terms).collect();
        let mut denominator = UBig::ONE;
        for (_, own) in &fractions {
            if !(&denominator % own).is_zero() {
                let common = (&denominator).gcd(own);
                denominator = denominator / common * own;
            }
        }
        let numbers: Vec<UBig> = fractions
            .into_iter()
            .map(|(numerator, own)| numerator.into_parts().1 * (&denominator / own))
            .collect();
        let bits = numbers.iter().map(UBig::bit_len).max().unwrap_or(0);
        let beyond = bits.saturating_sub(MOST_BITS).next_multiple_of(2);
        Self {
            numbers,
            denominator,
            exponent: -i64::try_from(beyond).unwrap_or(i64::MAX - 1),
        }
    }

    /// The weight at a position, in the common unit.
    pub(super) fn at(&self, position: usize) -> Dyadic {
        let number = self.numbers.get(position).cloned().unwrap_or(UBig::ZERO);
        Dyadic {
            number: number.into(),
            exponent: self.exponent,
        }
    }

    /// What one is in the common unit.
    pub(in crate::numeric) fn one(&self) -> Dyadic {
        Dyadic {
            number: self.denominator.clone().into(),
            exponent: self.exponent,
        }
    }

    /// The double nearest to the sum; infinite beyond the largest.
    pub(super) fn total(&self) -> f64 {
        let sum: UBig = self.numbers.iter().sum();
        let sum = Dyadic {
            number: sum.into(),
            exponent: self.exponent,
        };
        sum.over(&self.one())
    }

    /// The numbers at some positions, in the same unit.
    pub(super) fn select(&self, positions: impl Iterator<Item = usize>) -> Self {
        let numbers = positions.filter_map(|position| self.numbers.get(position).cloned());
        Self {
            numbers: numbers.collect(),
            denominator: self.denominator.clone(),
            exponent: self.exponent,
        }
    }

    /// The numbers as doubles, if each of them is one.
    pub(super) fn to_doubles(&self) -> Option<Vec<f64>> {
        let doubles = (0..self.numbers.len()).map(|position| exact_double(&self.at(position)));
        doubles.collect()
    }
}

/// The number as a double, if it is one.
fn exact_double(number: &Dyadic) -> Option<f64> {
    let double = number.to_f64();
    let is_exact = double.is_finite() && Dyadic::from_double(double).compare(number).is_eq();
    is_exact.then_some(double)
}
