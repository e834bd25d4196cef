//! Fractions of unlimited size: where exact arithmetic goes when 128 bits do not hold it.

use core::cmp::Ordering;

use dashu_int::ops::{BitTest as _, Gcd as _};
use dashu_int::{IBig, Sign, UBig};

use crate::numeric::number::double_double::DoubleDouble;
use crate::numeric::number::rounding;
use crate::numeric::number::rounding::RoundingMode;

/// A fraction of unlimited size, in lowest terms or not.
#[derive(Clone, Debug)]
pub(in crate::numeric) struct BigFraction {
    pub(in crate::numeric) numerator: IBig,
    /// Positive.
    pub(in crate::numeric) denominator: UBig,
}

/// Denominators of fewer bits are multiplied faster than a common divisor is found. Above it, finding
/// one keeps a sum of thousands of terms from growing as their product would.
const WORTH_A_DIVISOR: usize = 1024;

impl BigFraction {
    /// The same number in lowest terms.
    pub(super) fn reduced(self) -> Self {
        let divisor = (&self.numerator).gcd(&self.denominator);
        if divisor.is_one() {
            return self;
        }
        Self {
            numerator: self.numerator / IBig::from(divisor.clone()),
            denominator: self.denominator / divisor,
        }
    }

    pub(in crate::numeric) fn from_count(count: usize) -> Self {
        Self {
            numerator: IBig::from(count),
            denominator: UBig::ONE,
        }
    }

    pub(in crate::numeric) fn plus(&self, other: &Self) -> Self {
        Self {
            numerator: &self.numerator * other.denominator.as_ibig()
                + &other.numerator * self.denominator.as_ibig(),
            denominator: &self.denominator * &other.denominator,
        }
    }

    /// One over a number that is not zero.
    pub(super) fn reciprocal(&self) -> Self {
        let (sign, magnitude) = self.numerator.clone().into_parts();
        Self {
            numerator: IBig::from_parts(sign, self.denominator.clone()),
            denominator: magnitude,
        }
    }

    /// Adds over a denominator that leaves out most common factors.
    fn plus_economically(&self, other: &Self) -> Self {
        if self.denominator.bit_len().min(other.denominator.bit_len()) < WORTH_A_DIVISOR {
            return self.plus(other);
        }
        let common = (&self.denominator).gcd(&other.denominator);
        if common.is_one() {
            return self.plus(other);
        }
        let rest = &other.denominator / &common;
        let numerator = &self.numerator * rest.as_ibig()
            + &other.numerator * IBig::from(&self.denominator / common);
        Self {
            numerator,
            denominator: &self.denominator * rest,
        }
    }

    /// The sum of many terms, added in pairs and pairs of pairs, so that long numbers are multiplied
    /// with numbers as long, and only a few times.
    pub(in crate::numeric) fn sum(terms: &[Self]) -> Self {
        match terms {
            [] => Self {
                numerator: IBig::ZERO,
                denominator: UBig::ONE,
            },
            [term] => term.clone(),
            _ => {
                let (left, right) = terms.split_at(terms.len() / 2);
                Self::sum(left).plus_economically(&Self::sum(right))
            }
        }
    }

    pub(in crate::numeric) fn minus(&self, other: &Self) -> Self {
        self.plus(&Self {
            numerator: -other.numerator.clone(),
            denominator: other.denominator.clone(),
        })
    }

    /// The quotient by a positive number.
    pub(in crate::numeric) fn over(&self, positive: &Self) -> Self {
        Self {
            numerator: &self.numerator * positive.denominator.as_ibig(),
            denominator: &self.denominator * positive.numerator.clone().into_parts().1,
        }
    }

    pub(in crate::numeric) fn times(&self, other: &Self) -> Self {
        Self {
            numerator: &self.numerator * &other.numerator,
            denominator: &self.denominator * &other.denominator,
        }
    }

    /// The product of two numbers in lowest terms, in lowest terms. What cancels is found crosswise:
    /// a long number is divided by a short one, not by the other side of the product, which is long.
    pub(super) fn times_coprime(&self, other: &Self) -> Self {
        let left = Self {
            numerator: self.numerator.clone(),
            denominator: other.denominator.clone(),
        };
        let right = Self {
            numerator: other.numerator.clone(),
            denominator: self.denominator.clone(),
        };
        left.reduced().times(&right.reduced())
    }

    /// The nearest double, ties to even.
    pub(in crate::numeric) fn to_f64(&self) -> f64 {
        let (sign, magnitude) = self.numerator.clone().into_parts();
        let nearest = rounding::quotient_to_double(&magnitude, &self.denominator, 0);
        if sign == Sign::Negative {
            -nearest
        } else {
            nearest
        }
    }

    /// The double nearest to the root of a number that is not negative.
    pub(in crate::numeric) fn root_to_f64(&self) -> f64 {
        let magnitude = self.numerator.clone().into_parts().1;
        rounding::root_to_double(&magnitude, &self.denominator, 0)
    }

    /// The number rounded to exactly `places` decimal places.
    pub(in crate::numeric) fn to_fixed(&self, places: u32, mode: RoundingMode) -> String {
        let scaled = &self.numerator * IBig::from(rounding::power_of_ten(places));
        let rounded = rounding::round_quotient(&scaled, &self.denominator, mode);
        rounding::fixed_string_of(rounded, places)
    }

    /// The root of a number that is not negative, rounded to exactly `places` decimal places.
    pub(in crate::numeric) fn root_to_fixed(&self, places: u32, mode: RoundingMode) -> String {
        let power = rounding::power_of_ten(places);
        let scaled = self.numerator.clone().into_parts().1 * &power * &power;
        let rounded = rounding::round_root(&scaled, &self.denominator, mode);
        rounding::fixed_string_of(rounded.into(), places)
    }

    /// Compares by cross multiplication.
    pub(in crate::numeric) fn compare(&self, other: &Self) -> Ordering {
        match (self.numerator.sign(), other.numerator.sign()) {
            (Sign::Negative, Sign::Positive) => Ordering::Less,
            (Sign::Positive, Sign::Negative) => Ordering::Greater,
            _ => {
                let left = &self.numerator * other.denominator.as_ibig();
                left.cmp(&(&other.numerator * self.denominator.as_ibig()))
            }
        }
    }

    /// To about 106 bits, as [`Rational::to_double_double`] says.
    ///
    /// [`Rational::to_double_double`]: crate::numeric::Rational::to_double_double
    pub(super) fn to_double_double(&self) -> Option<DoubleDouble> {
        let (sign, magnitude) = self.numerator.clone().into_parts();
        // The leading 126 bits of each: cut off within a factor 1 − 2⁻¹²⁵.
        let (numerator, up) = leading_bits(magnitude)?;
        let (denominator, down) = leading_bits(self.denominator.clone())?;
        let exponent = up - down;
        if exponent.abs() > 128 {
            return None;
        }
        let quotient =
            DoubleDouble::from_integer(numerator) / DoubleDouble::from_integer(denominator);
        let power = f64::from_bits(u64::try_from(1023 + exponent).ok()? << 52);
        let size = quotient.high * power;
        let in_range = 2.0_f64.powi(-130) < size && size < 2.0_f64.powi(130);
        let scaled = DoubleDouble {
            high: size,
            low: quotient.low * power,
        };
        in_range.then_some(if sign == Sign::Negative {
            -scaled
        } else {
            scaled
        })
    }
}

/// The leading 126 bits of a number and the power of two that they were divided by.
fn leading_bits(number: UBig) -> Option<(i128, i64)> {
    let dropped = number.bit_len().saturating_sub(126);
    let leading = i128::try_from(number >> dropped).ok()?;
    Some((leading, i64::try_from(dropped).ok()?))
}
