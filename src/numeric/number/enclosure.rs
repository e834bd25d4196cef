//! A number known to lie in a narrow interval, and what that is enough to decide.
//!
//! Every question is answered only if all numbers of the interval give the same answer; `None`
//! sends the caller to exact arithmetic.

use core::cmp::Ordering;

use crate::numeric::number::double_double::{DoubleDouble, OPERATION_ERROR};
use crate::numeric::number::rational::Rational;
use crate::numeric::number::rounding;
use crate::numeric::number::rounding::RoundingMode;

/// All numbers at most `radius` from `centre`.
///
/// A radius that is infinite or NaN says that nothing is known. Radii are sums of a few products of
/// doubles that are not negative, so rounding makes them too small by less than a factor 1 − 2⁻⁴⁸;
/// [`OPERATION_ERROR`], four times the proven bound, makes up for that many times over wherever it
/// enters, and [`SLACK`] elsewhere.
#[derive(Clone, Copy, Debug)]
pub(in crate::numeric) struct Enclosure {
    pub(in crate::numeric) centre: DoubleDouble,
    pub(in crate::numeric) radius: f64,
}

/// Covers the rounding errors of a radius.
const SLACK: f64 = 1.0 + f64::EPSILON * 64.0;

impl Enclosure {
    /// Nothing is known.
    pub(in crate::numeric) const UNKNOWN: Self = Self {
        centre: DoubleDouble::ZERO,
        radius: f64::INFINITY,
    };

    pub(in crate::numeric) const ZERO: Self = Self {
        centre: DoubleDouble::ZERO,
        radius: 0.0,
    };

    /// The surroundings of an exact number.
    #[inline]
    pub(in crate::numeric) fn of(number: &Rational) -> Self {
        number
            .to_double_double()
            .map_or(Self::UNKNOWN, |centre| Self {
                centre,
                radius: OPERATION_ERROR * centre.high.abs(),
            })
    }

    /// The surroundings of a number whose highest 125 bits or more are given as a whole number, of at most
    /// 127 bits. What is cut off is less than one, and one part in 2^124.
    #[inline]
    #[cfg(any(feature = "datafusion", test))]
    pub(in crate::numeric) fn of_highest_bits(bits: u128) -> Self {
        let Ok(bits) = i128::try_from(bits) else {
            return Self::UNKNOWN;
        };
        let centre = DoubleDouble::from_integer(bits);
        Self {
            centre,
            radius: OPERATION_ERROR * centre.high,
        }
    }

    /// Whether doubles reach: nothing infinite, and no product of two such numbers lost below the
    /// smallest double.
    #[inline]
    fn is_usable(self) -> bool {
        let size = self.centre.high.abs();
        self.radius.is_finite() && (size == 0.0 || (1e-140 < size && size < 1e140))
    }

    /// The enclosure of all sums.
    #[inline]
    pub(in crate::numeric) fn plus(self, other: Self) -> Self {
        let centre = self.centre + other.centre;
        let radius = (self.radius + other.radius) * SLACK + OPERATION_ERROR * centre.high.abs();
        Self { centre, radius }
    }

    /// The enclosure of all quotients by numbers of `divisor`.
    ///
    /// With x, y within r, s of the centres a, b and s ≤ b/4:
    /// |x/y − a/b| = |(x − a)b − a(y − b)|/(yb) ≤ 4/3 · (r + s|a/b|)/b.
    #[inline]
    pub(in crate::numeric) fn over(self, divisor: Self) -> Self {
        let b = divisor.centre.high;
        if !(self.is_usable() && divisor.is_usable() && divisor.radius <= b * 0.25 && b > 0.0) {
            return Self::UNKNOWN;
        }
        let centre = self.centre / divisor.centre;
        let size = centre.high.abs();
        let radius = 1.5 * (self.radius + divisor.radius * size) / b + OPERATION_ERROR * size;
        Self { centre, radius }
    }

    /// The enclosure of all roots; what is below zero is taken to be a root of zero.
    ///
    /// With x within r of the centre a: |√x − √a| = |x − a|/(√x + √a) ≤ r/√a. Where r is not small
    /// against a, √x lies between 0 and √(a + r).
    #[inline]
    pub(in crate::numeric) fn sqrt(self) -> Self {
        if !self.is_usable() {
            return Self::UNKNOWN;
        }
        if self.radius == 0.0 && self.centre.high == 0.0 {
            return Self::ZERO;
        }
        if self.radius <= self.centre.high * 0.5 {
            let centre = self.centre.sqrt();
            let radius = SLACK * self.radius / centre.high + OPERATION_ERROR * centre.high;
            return Self { centre, radius };
        }
        let greatest = (self.centre.high.max(0.0) + self.radius) * SLACK;
        Self {
            centre: DoubleDouble::ZERO,
            radius: SLACK * greatest.sqrt(),
        }
    }

    /// The sign, if all numbers have the same.
    #[inline]
    pub(in crate::numeric) fn sign(self) -> Option<Ordering> {
        if self.centre.high.abs() > self.radius * SLACK {
            self.centre.high.partial_cmp(&0.0)
        } else {
            (self.radius == 0.0).then_some(Ordering::Equal)
        }
    }

    /// The order against a bound, if all numbers have the same.
    #[inline]
    pub(in crate::numeric) fn compare(self, bound: &Rational) -> Option<Ordering> {
        let bound = Self::of(bound);
        self.plus(Self {
            centre: -bound.centre,
            ..bound
        })
        .sign()
    }

    /// The nearest double, if all numbers have the same: the test of Ziv.
    ///
    /// The low part is at most half a unit in the last place of the high one, u|h|, and its sum with
    /// the radius is rounded by at most u²|h| + u·r, which the widened radius covers. Then rounding,
    /// being monotone, takes all numbers between to the double that both ends go to.
    ///
    /// Muller et al. (2018), Handbook of floating-point arithmetic, second edition, section 10.3.
    #[inline]
    pub(in crate::numeric) fn to_f64(self) -> Option<f64> {
        let DoubleDouble { high, low } = self.centre;
        if self.radius == 0.0 && high == 0.0 {
            return Some(0.0);
        }
        if !self.is_usable() {
            return None;
        }
        let radius = (self.radius + OPERATION_ERROR * high.abs()) * SLACK;
        let (least, greatest) = (high + (low - radius), high + (low + radius));
        #[expect(
            clippy::float_cmp,
            reason = "the question is whether they are the same double"
        )]
        (least == greatest).then_some(least)
    }

    /// The decimal string with exactly `places` places, if all numbers have the same.
    pub(in crate::numeric) fn to_fixed(self, places: u32, mode: RoundingMode) -> Option<String> {
        /// 10^22 is the last power of ten that is a double.
        const POWERS: [f64; 23] = [
            1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
            1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
        ];
        /// Whole numbers and their halves are doubles with room to spare.
        const LARGEST: f64 = 1e15;
        let &power = POWERS.get(places as usize)?;
        if !self.is_usable() {
            return None;
        }
        let scaled = self.centre.scale(power);
        let (shift, sign) = match mode {
            // What is no half goes the same way under both: to the floor of x + 1/2.
            RoundingMode::HalfAwayFromZero | RoundingMode::HalfEven => (0.5, 1.0),
            RoundingMode::Floor => (0.0, 1.0),
            // ⌈x⌉ = −⌊−x⌋
            RoundingMode::Ceiling => (0.0, -1.0),
        };
        let shifted = scaled.scale(sign) + DoubleDouble::from(shift);
        let size = scaled.high.abs() + 1.0;
        let radius = (self.radius * power + OPERATION_ERROR * 4.0 * size) * SLACK;
        if !(size < LARGEST && radius < 0.25) {
            return None;
        }
        let floor = shifted.high.floor();
        // At most 1, and two additions round it by at most 2⁻⁵³. Below zero only next to a boundary.
        let above = (shifted.high - floor) + shifted.low;
        let margin = radius + f64::EPSILON;
        if above <= margin || 1.0 - above <= margin {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a whole number below 10^15"
        )]
        let rounded = (floor * sign) as i64;
        let digits = rounded.unsigned_abs().to_string();
        Some(rounding::fixed_string(rounded < 0, &digits, places))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(centre: f64, radius: f64) -> Enclosure {
        Enclosure {
            centre: DoubleDouble::from(centre),
            radius,
        }
    }

    #[test]
    fn nothing_is_answered_from_nothing() {
        let unknown = Enclosure::UNKNOWN;
        assert_eq!(unknown.to_f64(), None);
        assert_eq!(unknown.sign(), None);
        assert_eq!(unknown.compare(&Rational::ONE), None);
        assert_eq!(unknown.to_fixed(2, RoundingMode::Floor), None);
        assert!(unknown.sqrt().radius.is_infinite());
        assert!(around(1.0, 0.0).over(unknown).radius.is_infinite());
        assert!(unknown.plus(around(1.0, 0.0)).radius.is_infinite());
    }

    #[test]
    fn what_contains_zero_has_no_sign() {
        assert_eq!(around(1.0, 0.5).sign(), Some(Ordering::Greater));
        assert_eq!(around(-1.0, 0.5).sign(), Some(Ordering::Less));
        assert_eq!(around(1.0, 1.0).sign(), None);
        assert_eq!(around(-1.0, 2.0).sign(), None);
        assert_eq!(Enclosure::ZERO.sign(), Some(Ordering::Equal));
    }

    #[test]
    fn what_contains_the_bound_is_not_compared() {
        let half = Rational::new(1, 2).unwrap();
        assert_eq!(around(0.75, 0.2).compare(&half), Some(Ordering::Greater));
        assert_eq!(around(0.75, 0.25).compare(&half), None);
        assert_eq!(around(0.5, 0.0).compare(&half), None);
        assert_eq!(
            Enclosure::ZERO.compare(&Rational::ZERO),
            Some(Ordering::Equal)
        );
    }

    #[test]
    fn a_double_is_nearest_to_both_ends_or_not_told() {
        // Half a unit in the last place of numbers from 1 on is 2^−53.
        let unit = f64::EPSILON;
        assert_eq!(around(1.0 + unit, 0.49 * unit).to_f64(), Some(1.0 + unit));
        assert_eq!(around(1.0 + unit, 0.51 * unit).to_f64(), None);
        // Below 1 the units are half as long.
        assert_eq!(around(1.0, 0.24 * unit).to_f64(), Some(1.0));
        assert_eq!(around(1.0, 0.26 * unit).to_f64(), None);
        let middle = DoubleDouble {
            high: 1.0,
            low: 0.5 * unit,
        };
        assert_eq!(
            Enclosure {
                centre: middle,
                radius: 0.0
            }
            .to_f64(),
            None
        );
    }

    #[test]
    fn decimals_are_told_unless_a_boundary_is_within() {
        use RoundingMode::{Ceiling, Floor, HalfAwayFromZero, HalfEven};
        let fixed = |centre, radius, mode| around(centre, radius).to_fixed(1, mode);
        assert_eq!(fixed(0.25, 0.01, HalfEven), None);
        assert_eq!(fixed(0.26, 0.005, HalfEven).as_deref(), Some("0.3"));
        assert_eq!(
            fixed(-0.26, 0.005, HalfAwayFromZero).as_deref(),
            Some("-0.3")
        );
        assert_eq!(
            fixed(-0.04, 0.005, HalfAwayFromZero).as_deref(),
            Some("0.0")
        );
        assert_eq!(fixed(0.26, 0.005, Floor).as_deref(), Some("0.2"));
        assert_eq!(fixed(-0.26, 0.005, Floor).as_deref(), Some("-0.3"));
        assert_eq!(fixed(0.26, 0.005, Ceiling).as_deref(), Some("0.3"));
        assert_eq!(fixed(-0.26, 0.005, Ceiling).as_deref(), Some("-0.2"));
        assert_eq!(fixed(3.0, 1e-20, Floor), None);
        assert_eq!(fixed(3.0, 1e-20, Ceiling), None);
        assert_eq!(fixed(3.0, 1e-20, HalfEven).as_deref(), Some("3.0"));
        assert_eq!(fixed(1e15, 1e-20, HalfEven), None);
        assert_eq!(fixed(7.0, 0.05, HalfEven), None);
        assert_eq!(fixed(0.26, 0.02, HalfEven), None);
    }

    #[test]
    fn roots_and_quotients_widen_as_they_must() {
        // √[3, 5] lies within [1.73, 2.24].
        let root = around(4.0, 1.0).sqrt();
        assert!(root.centre.high == 2.0 && root.radius >= 0.2680 && root.radius < 0.51);
        // √[0, 2]: nothing below zero, nothing above √2.
        let root = around(1.0, 1.0).sqrt();
        assert!(root.centre.high + root.radius >= 2.0_f64.sqrt());
        // [9, 11]/[4, 5] lies within [1.8, 2.75].
        let quotient = around(10.0, 1.0).over(around(4.5, 0.5));
        assert!(quotient.centre.high + quotient.radius >= 2.75);
        assert!(quotient.centre.high - quotient.radius <= 1.8);
        assert!(around(1.0, 0.0).over(around(1.0, 0.5)).radius.is_infinite());
        assert!(
            around(1.0, 0.0)
                .over(around(-1.0, 0.1))
                .radius
                .is_infinite()
        );
    }
}
