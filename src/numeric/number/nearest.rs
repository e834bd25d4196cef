//! From an exact fraction to the nearest double, and to the decimal with so many places.

use crate::numeric::number::big_fraction::BigFraction;
use crate::numeric::number::enclosure::Enclosure;
use crate::numeric::number::rational::Rational;
use crate::numeric::number::repr::Repr::Small;
use crate::numeric::number::rounding;
use crate::numeric::number::rounding::RoundingMode;
use dashu_int::{IBig, UBig};

/// The greatest number whose integers below are all doubles: 2^53.
const EXACT_DOUBLE: u128 = 1 << 53;

impl Rational {
    /// Returns the nearest double; of two equally near, the one with the even last bit.
    ///
    /// # Properties
    ///
    /// The nearest to the exact fraction, subnormal numbers included; a number that is closer to
    /// infinity than to the largest double becomes infinite, as in the rounding of IEEE 754. No
    /// decimal of 28 digits comes near that.
    ///
    /// # Examples
    ///
    /// The double nearest to one third:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational};
    /// assert_eq!(Rational::new(1, 3)?.to_f64(), 1.0 / 3.0);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    #[inline]
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "both are at most 2^53, where every integer is a double"
    )]
    pub fn to_f64(&self) -> f64 {
        if let &Small {
            numerator,
            denominator,
        } = &self.0
            && numerator.unsigned_abs() <= EXACT_DOUBLE
            && denominator.unsigned_abs() <= EXACT_DOUBLE
        {
            // One division of exact operands, and IEEE 754 rounds it correctly.
            return numerator as i64 as f64 / denominator as i64 as f64;
        }
        self.to_f64_beyond_53_bits()
    }

    #[cold]
    fn to_f64_beyond_53_bits(&self) -> f64 {
        if let Some(nearest) = Enclosure::of(self).to_f64() {
            return nearest;
        }
        self.to_big().to_f64()
    }

    /// The nearest double, unless it is beyond the largest.
    pub(crate) fn to_finite_f64(&self) -> Option<f64> {
        Some(self.to_f64()).filter(|double| double.is_finite())
    }

    /// Returns the number rounded to `places` decimal places.
    ///
    /// # Examples
    ///
    /// The rounding is that of the exact number, not of a double near it: the double 1.005 lies
    /// below 1.005 and would give 1.
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational, RoundingMode};
    /// let exact = Rational::new(1005, 1000)?;
    /// let rounded = exact.rounded(2, RoundingMode::HalfAwayFromZero);
    /// assert_eq!(rounded, Rational::new(101, 100)?);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn rounded(&self, places: u32, mode: RoundingMode) -> Self {
        match self.scaled_small(places, mode) {
            Some((scaled, power)) => Self(Small {
                numerator: scaled,
                denominator: power,
            }),
            None => Self::from_big(BigFraction {
                numerator: self.scaled_big(places, mode),
                denominator: rounding::power_of_ten(places),
            }),
        }
    }

    /// Prints the number rounded to exactly `places` decimal places.
    ///
    /// # Properties
    ///
    /// A number that rounds to zero has no sign: `0.00`, never `-0.00`. Time and memory grow with
    /// `places`, which is for the programmer to choose and not for a file.
    ///
    /// # Examples
    ///
    /// A half of the last place goes away from zero, on both sides of it:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational, RoundingMode};
    /// let five_eighths = Rational::new(5, 8)?;
    /// assert_eq!(five_eighths.to_fixed(2, RoundingMode::HalfAwayFromZero), "0.63");
    /// assert_eq!((-five_eighths).to_fixed(2, RoundingMode::HalfAwayFromZero), "-0.63");
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn to_fixed(&self, places: u32, mode: RoundingMode) -> String {
        match self.scaled_small(places, mode) {
            Some((scaled, _)) => {
                rounding::fixed_string(scaled < 0, &scaled.unsigned_abs().to_string(), places)
            }
            None => rounding::fixed_string_of(self.scaled_big(places, mode), places),
        }
    }

    /// The number times 10^`places` as a rounded integer, and that power, if 128 bits hold them.
    #[inline]
    fn scaled_small(&self, places: u32, mode: RoundingMode) -> Option<(i128, i128)> {
        let &Small {
            numerator,
            denominator,
        } = &self.0
        else {
            return None;
        };
        let power = 10_i128.checked_pow(places)?;
        let scaled = numerator.checked_mul(power)?;
        // A division of 64 bits is many times faster than one of 128.
        let (floor, remainder) = match (i64::try_from(scaled), i64::try_from(denominator)) {
            (Ok(n), Ok(d)) if d > 0 => (i128::from(n.div_euclid(d)), i128::from(n.rem_euclid(d))),
            _ => (
                scaled.div_euclid(denominator),
                scaled.rem_euclid(denominator),
            ),
        };
        let fraction = rounding::Fraction {
            zero: remainder == 0,
            half: (remainder.unsigned_abs() << 1).cmp(&denominator.unsigned_abs()),
        };
        let up = mode.rounds_up(numerator < 0, floor & 1 == 1, fraction);
        // The floor is `i128::MIN` only for the number −2^127, which is not small.
        Some((floor.checked_add(i128::from(up))?, power))
    }

    /// The number times 10^`places` as a rounded integer.
    fn scaled_big(&self, places: u32, mode: RoundingMode) -> IBig {
        let BigFraction {
            numerator,
            denominator,
        } = self.to_big();
        let scaled = numerator * IBig::from(rounding::power_of_ten(places));
        rounding::round_quotient(&scaled, &denominator, mode)
    }

    /// Prints the number as the decimal it is, without trailing zeros, if it is one.
    ///
    /// Use it to show a bound as it was written. A fraction such as 1/3 has no last decimal place,
    /// and for it there is nothing to print.
    ///
    /// # Examples
    ///
    /// One eighth ends, one third does not:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational};
    /// assert_eq!(Rational::new(1, 8)?.to_exact_decimal().as_deref(), Some("0.125"));
    /// assert_eq!(Rational::new(1, 3)?.to_exact_decimal(), None);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn to_exact_decimal(&self) -> Option<String> {
        let (_, mut rest) = self.lowest_terms();
        let twos = rest.remove(&UBig::from(2_u8)).unwrap_or(0);
        let fives = rest.remove(&UBig::from(5_u8)).unwrap_or(0);
        if !rest.is_one() {
            return None;
        }
        let places = u32::try_from(twos.max(fives)).ok()?;
        Some(self.to_fixed(places, RoundingMode::Floor))
    }

    /// The number in percent.
    pub(crate) fn in_percent(&self) -> Self {
        self * &Self::from(100)
    }

    /// Prints the number as the decimal it is, or as a fraction.
    pub(crate) fn to_plain(&self) -> String {
        self.to_exact_decimal().unwrap_or_else(|| self.to_string())
    }
}
