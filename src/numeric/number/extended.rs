//! Double-doubles with an exponent of their own: nothing overflows or underflows on the way.

use core::cmp::Ordering;
use core::iter::Sum;
use core::ops::{Add, Div, Mul, Neg, Sub};

use dashu_int::ops::BitTest as _;
use dashu_int::{IBig, Sign};

use crate::numeric::error::{NumericError, finite};
use crate::numeric::number::double_double::DoubleDouble;
use crate::numeric::number::dyadic::Dyadic;

/// `significand · 2^(512 · exponent)`, with about 106 bits.
///
/// The significand is zero (with exponent zero) or from 2⁻²⁵⁶ on and below 2²⁵⁶ in size: so a
/// product of two is a double-double without underflow, and there is only one way to write a high
/// part. Every operation is within a factor 1 ± 2⁻¹⁰⁰ of its exact result, for any double that goes
/// in: subnormal numbers and 10³⁰⁰ beside each other are as good as any.
#[derive(Clone, Copy, Debug)]
pub(in crate::numeric) struct Extended {
    significand: DoubleDouble,
    exponent: i64,
}

/// A power of two that is a normal double.
#[expect(clippy::cast_sign_loss, reason = "not negative for normal doubles")]
const fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((1023 + exponent) as u64) << 52)
}

const STEP: i64 = 512;
const UP: f64 = power_of_two(STEP);
const DOWN: f64 = power_of_two(-STEP);
const LARGE: f64 = power_of_two(STEP / 2);
const SMALL: f64 = power_of_two(-STEP / 2);

/// The product with a power of two.
#[inline]
fn shifted(number: DoubleDouble, power: f64) -> DoubleDouble {
    DoubleDouble {
        high: number.high * power,
        low: number.low * power,
    }
}

impl Extended {
    pub(in crate::numeric) const ZERO: Self = Self {
        significand: DoubleDouble::ZERO,
        exponent: 0,
    };

    pub(in crate::numeric) const ONE: Self = Self {
        significand: DoubleDouble {
            high: 1.0,
            low: 0.0,
        },
        exponent: 0,
    };

    #[inline]
    fn new(significand: DoubleDouble, exponent: i64) -> Self {
        let size = significand.high.abs();
        if (SMALL..LARGE).contains(&size) {
            Self {
                significand,
                exponent,
            }
        } else {
            Self::normalized(significand, exponent)
        }
    }

    #[cold]
    fn normalized(mut significand: DoubleDouble, mut exponent: i64) -> Self {
        if significand.high == 0.0 {
            return Self::ZERO;
        }
        while significand.high.abs() >= LARGE {
            significand = shifted(significand, DOWN);
            exponent += 1;
        }
        while significand.high.abs() < SMALL {
            significand = shifted(significand, UP);
            exponent -= 1;
        }
        Self {
            significand,
            exponent,
        }
    }

    /// `2^power`, for powers far beyond those of doubles.
    fn two_to(power: i64) -> Self {
        let rest = power.rem_euclid(STEP);
        let significand = DoubleDouble::from(power_of_two(rest));
        Self::new(significand, power.div_euclid(STEP))
    }

    /// The difference of two finite doubles, without error unless one is beyond 2^512 times the
    /// other, and then within that.
    #[inline]
    pub(in crate::numeric) fn difference(minuend: f64, subtrahend: f64) -> Self {
        Self::from(minuend) - Self::from(subtrahend)
    }

    /// The nearest double, or thereabouts where it is subnormal; infinite beyond the largest.
    pub(in crate::numeric) fn to_f64(self) -> f64 {
        let mut number = self.significand.high;
        let power = if self.exponent > 0 { UP } else { DOWN };
        // Four steps lead beyond either end of the doubles.
        for _ in 0..self.exponent.unsigned_abs().min(4) {
            number *= power;
        }
        number
    }

    /// The nearest double.
    pub(in crate::numeric) fn to_finite(self) -> Result<f64, NumericError> {
        finite(self.to_f64())
    }

    #[inline]
    pub(in crate::numeric) fn is_zero(self) -> bool {
        self.significand.high == 0.0
    }

    #[inline]
    pub(in crate::numeric) fn is_negative(self) -> bool {
        self.significand.high < 0.0
    }

    #[inline]
    pub(in crate::numeric) fn abs(self) -> Self {
        if self.is_negative() { -self } else { self }
    }

    #[inline]
    pub(in crate::numeric) fn square(self) -> Self {
        Self::new(self.significand.square(), 2 * self.exponent)
    }

    /// A factor from 3/4 on and below 3/2, as the double nearest to it, and the power of two that
    /// belongs to it; for positive numbers.
    fn factor_and_power(self) -> (f64, i64) {
        let high = self.significand.high;
        let field = i64::try_from((high.to_bits() >> 52) & 0x7ff).unwrap_or(0) - 1023;
        let factor = high * power_of_two(-field);
        let (factor, power) = if factor >= 1.5 {
            (factor / 2.0, field + 1)
        } else {
            (factor, field)
        };
        (factor, power + STEP * self.exponent)
    }

    /// The natural logarithm of a positive number, to the precision of doubles unless the number is
    /// next to 1.
    pub(in crate::numeric) fn ln(self) -> f64 {
        let (factor, power) = self.factor_and_power();
        libm::log(factor) + small_to_f64(power) * core::f64::consts::LN_2
    }

    /// ln(1 + self), for numbers above −1.
    pub(in crate::numeric) fn ln_1p(self) -> f64 {
        if self.abs().compare(Self::from(0.5)).is_lt() {
            libm::log1p(self.to_f64())
        } else {
            (Self::ONE + self).ln()
        }
    }

    /// e^`power`.
    pub(in crate::numeric) fn exp(power: f64) -> Self {
        const FARTHEST: f64 = 1e9;
        // ln 2 in two parts, the first short enough for its product to be exact.
        const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
        const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
        let power = power.clamp(-FARTHEST, FARTHEST);
        let twos = (power * core::f64::consts::LOG2_E).round();
        let rest = (power - twos * LN_2_HIGH) - twos * LN_2_LOW;
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^31")]
        let twos = twos as i64;
        Self::from(libm::exp(rest)) * Self::two_to(twos)
    }

    /// The number, which is positive, to a power; to the precision of doubles for powers that are
    /// not large.
    pub(in crate::numeric) fn power(self, exponent: f64) -> Self {
        const FARTHEST: f64 = 1e9;
        let (factor, twos) = self.factor_and_power();
        // 2^(twos · exponent) apart into a whole power and a rest, by an exact product.
        let product = DoubleDouble::from(exponent).scale(small_to_f64(twos));
        if product.high.abs() > FARTHEST {
            return Self::exp(product.high);
        }
        let whole = product.high.round();
        let rest = (product.high - whole) + product.low;
        let factor = Self::exp(rest * core::f64::consts::LN_2 + exponent * libm::log(factor));
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^31")]
        let whole = whole as i64;
        factor * Self::two_to(whole)
    }

    #[inline]
    pub(in crate::numeric) fn compare(self, other: Self) -> Ordering {
        (self - other)
            .significand
            .high
            .partial_cmp(&0.0)
            .unwrap_or(Ordering::Equal)
    }
}

/// A power of two's exponent, which is far below 2^53.
#[expect(clippy::cast_precision_loss, reason = "below 2^53")]
const fn small_to_f64(number: i64) -> f64 {
    number as f64
}

impl From<f64> for Extended {
    #[inline]
    fn from(number: f64) -> Self {
        Self::new(DoubleDouble::from(number), 0)
    }
}

impl From<&Dyadic> for Extended {
    /// The number to 106 bits.
    fn from(number: &Dyadic) -> Self {
        const BITS: usize = 120;
        let (sign, magnitude) = number.number.clone().into_parts();
        let dropped = magnitude.bit_len().saturating_sub(BITS);
        let kept = i128::try_from(IBig::from(magnitude >> dropped)).unwrap_or(i128::MAX);
        let kept = if sign == Sign::Negative { -kept } else { kept };
        let dropped = i64::try_from(dropped).unwrap_or(i64::MAX);
        let significand = Self::new(DoubleDouble::from_integer(kept), 0);
        significand * Self::two_to(number.exponent + dropped)
    }
}

impl Neg for Extended {
    type Output = Self;

    #[inline]
    fn neg(self) -> Self {
        Self {
            significand: -self.significand,
            exponent: self.exponent,
        }
    }
}

impl Add for Extended {
    type Output = Self;

    #[inline]
    fn add(self, rhs: Self) -> Self {
        if self.exponent == rhs.exponent {
            return Self::new(self.significand + rhs.significand, self.exponent);
        }
        self.add_apart(rhs)
    }
}

impl Extended {
    #[cold]
    fn add_apart(self, rhs: Self) -> Self {
        if self.is_zero() {
            return rhs;
        }
        if rhs.is_zero() {
            return self;
        }
        let (large, small) = if self.exponent > rhs.exponent {
            (self, rhs)
        } else {
            (rhs, self)
        };
        if large.exponent - small.exponent > 1 {
            // Smaller by more than 2^512.
            return large;
        }
        let aligned = shifted(small.significand, DOWN);
        Self::new(large.significand + aligned, large.exponent)
    }
}

impl Sub for Extended {
    type Output = Self;

    #[inline]
    fn sub(self, rhs: Self) -> Self {
        self + -rhs
    }
}

impl Mul for Extended {
    type Output = Self;

    #[inline]
    fn mul(self, rhs: Self) -> Self {
        Self::new(
            self.significand * rhs.significand,
            self.exponent + rhs.exponent,
        )
    }
}

impl Div for Extended {
    type Output = Self;

    /// The divisor is not zero.
    #[inline]
    fn div(self, rhs: Self) -> Self {
        Self::new(
            self.significand / rhs.significand,
            self.exponent - rhs.exponent,
        )
    }
}

impl Sum for Extended {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Self::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_near(computed: Extended, expected: f64) {
        let computed = computed.to_f64();
        let error = (computed - expected).abs();
        assert!(
            error <= 1e-15 * expected.abs(),
            "{computed} is not {expected}"
        );
    }

    #[test]
    fn the_whole_range_of_doubles_goes_in_and_out() {
        for number in [
            0.0,
            1.0,
            -3.5,
            5e-324,
            -2.5e-310,
            1e-300,
            f64::MAX,
            f64::MIN_POSITIVE,
        ] {
            assert_eq!(Extended::from(number).to_f64(), number);
            assert_eq!(
                Extended::from(&Dyadic::from_double(number)).to_f64(),
                number
            );
        }
    }

    #[test]
    fn nothing_is_lost_beyond_the_range_on_the_way() {
        let (huge, tiny) = (Extended::from(1e300), Extended::from(5e-324));
        assert_near(huge * huge * huge / huge / huge, 1e300);
        assert_near(tiny * tiny * tiny / tiny / tiny, 5e-324);
        assert_near(huge * huge * tiny / huge, 1e300 * 5e-324);
        assert_near(huge.square().square() / huge / huge / huge, 1e300);
        assert_eq!((huge * huge).to_finite(), Err(NumericError::Overflow));
        assert_eq!((tiny * tiny).to_finite(), Ok(0.0));
    }

    #[test]
    fn differences_are_exact() {
        assert_eq!(
            Extended::difference(1.0 + f64::EPSILON, 1.0).to_f64(),
            f64::EPSILON
        );
        assert_eq!(Extended::difference(1e300, 1e300).to_f64(), 0.0);
        let difference = Extended::difference(1.0, 1e-40) - Extended::from(1.0);
        assert_eq!(difference.to_f64(), -1e-40);
        // What remains of a cancellation may be far below.
        let sum = Extended::difference(1.0, -1e-100) - Extended::ONE;
        assert_eq!(sum.to_f64(), 1e-100);
        assert!(!sum.is_negative() && !sum.is_zero());
        // 2^256 is one step up, and 2^256 − 2^203 is not.
        let (above, below) = (LARGE, LARGE.next_down());
        assert_eq!(Extended::difference(above, below).to_f64(), above - below);
    }

    #[test]
    fn logarithms_and_powers_reach_as_far() {
        let huge = Extended::from(1e300);
        assert_near(
            Extended::from(huge.square().ln()),
            600.0 * core::f64::consts::LN_10,
        );
        assert_near(huge.square().power(0.5), 1e300);
        assert_near(huge.square().power(-0.5), 1e-300);
        assert_near(Extended::from(2.0).power(-1.0), 0.5);
        assert_near(Extended::from(7.0).power(3.0), 343.0);
        assert_near(Extended::exp(1.0), core::f64::consts::E);
        assert_near(
            Extended::exp(-1400.0) * Extended::exp(1400.5),
            0.5_f64.exp(),
        );
        assert_near(Extended::from(Extended::from(1e-20).ln_1p()), 1e-20);
        assert_near(Extended::from(Extended::from(-0.75).ln_1p()), 0.25_f64.ln());
    }
}
