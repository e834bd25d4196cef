//! Rounding of exact quotients: to decimal places, and to the nearest double.

use core::cmp::Ordering;

use dashu_int::ops::{BitTest as _, DivRem as _, SquareRootRem as _};
use dashu_int::{IBig, Sign, UBig};

/// How a number between two decimals is decided.
///
/// The half-way cases are where rules differ: 0.125 to two places is 0.13 under
/// [`HalfAwayFromZero`](Self::HalfAwayFromZero) (四舍五入) and 0.12 under
/// [`HalfEven`](Self::HalfEven).
///
/// # Examples
///
/// The same half, four ways:
///
/// ```
/// # use junheng::numeric::{NumericError, Rational, RoundingMode};
/// let half = Rational::new(-5, 2)?;
/// assert_eq!(half.to_fixed(0, RoundingMode::HalfAwayFromZero), "-3");
/// assert_eq!(half.to_fixed(0, RoundingMode::HalfEven), "-2");
/// assert_eq!(half.to_fixed(0, RoundingMode::Ceiling), "-2");
/// assert_eq!(half.to_fixed(0, RoundingMode::Floor), "-3");
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RoundingMode {
    /// To the nearer decimal; a half goes away from zero (四舍五入): 0.5 → 1, −0.5 → −1.
    #[doc(alias = "half up")]
    HalfAwayFromZero,
    /// To the nearer decimal; a half goes to the even one: 0.5 → 0, 1.5 → 2.
    #[doc(alias = "bankers")]
    HalfEven,
    /// Towards plus infinity: the smallest decimal that is not below.
    Ceiling,
    /// Towards minus infinity: the largest decimal that is not above.
    Floor,
}

/// Where a number lies above the whole number below it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fraction {
    /// The number is whole.
    pub(super) zero: bool,
    /// The fractional part compared with one half.
    pub(super) half: Ordering,
}

impl RoundingMode {
    /// Whether a number takes the whole number above it, rather than its floor.
    pub(super) fn rounds_up(self, negative: bool, floor_is_odd: bool, fraction: Fraction) -> bool {
        if fraction.zero {
            return false;
        }
        match (self, fraction.half) {
            (Self::Ceiling, _) | (_, Ordering::Greater) if self != Self::Floor => true,
            (Self::HalfAwayFromZero, Ordering::Equal) => !negative,
            (Self::HalfEven, Ordering::Equal) => floor_is_odd,
            _ => false,
        }
    }
}

/// 10 to the power `places`.
pub(in crate::numeric) fn power_of_ten(places: u32) -> UBig {
    UBig::from(10_u8).pow(places as usize)
}

/// `numerator / denominator`, rounded to a whole number.
pub(in crate::numeric) fn round_quotient(
    numerator: &IBig,
    denominator: &UBig,
    mode: RoundingMode,
) -> IBig {
    let (sign, magnitude) = (numerator.sign(), numerator.clone().into_parts().1);
    let (quotient, remainder) = magnitude.div_rem(denominator);
    let negative = sign == Sign::Negative;
    let zero = remainder.is_zero();
    let half = (remainder << 1_usize).cmp(denominator);
    // Floors: for a negative number with a remainder, one below the truncated quotient, and the
    // fractional part is the complement of the remainder.
    let (floor, half) = if negative {
        let truncated = -IBig::from(quotient);
        if zero {
            (truncated, half)
        } else {
            (truncated - IBig::ONE, half.reverse())
        }
    } else {
        (IBig::from(quotient), half)
    };
    let odd = floor.bit(0);
    if mode.rounds_up(negative, odd, Fraction { zero, half }) {
        floor + IBig::ONE
    } else {
        floor
    }
}

/// `√(numerator / denominator)`, rounded to a whole number.
pub(super) fn round_root(numerator: &UBig, denominator: &UBig, mode: RoundingMode) -> UBig {
    let (quotient, remainder) = numerator.div_rem(denominator);
    let (floor, rest) = quotient.sqrt_rem();
    let zero = remainder.is_zero() && rest.is_zero();
    // √x against f + 1/2, by 4x against (2f + 1)².
    let twice = (&floor << 1_usize) + UBig::ONE;
    let half = (numerator << 2_usize).cmp(&(&twice * &twice * denominator));
    let odd = floor.bit(0);
    if mode.rounds_up(false, odd, Fraction { zero, half }) {
        floor + UBig::ONE
    } else {
        floor
    }
}

/// The decimal string of `scaled / 10^places`, with exactly `places` places and no negative zero.
pub(super) fn fixed_string(negative: bool, digits: &str, places: u32) -> String {
    let places = places as usize;
    let mut text = String::with_capacity(digits.len().max(places + 1) + 2);
    if negative && digits.bytes().any(|digit| digit != b'0') {
        text.push('-');
    }
    let whole = digits.len().saturating_sub(places);
    let (whole, fraction) = digits.split_at(whole);
    text.push_str(if whole.is_empty() { "0" } else { whole });
    if places > 0 {
        text.push('.');
        text.extend(core::iter::repeat_n('0', places - fraction.len()));
        text.push_str(fraction);
    }
    text
}

/// [`fixed_string`] of a big whole number.
pub(in crate::numeric) fn fixed_string_of(scaled: IBig, places: u32) -> String {
    let (sign, magnitude) = scaled.into_parts();
    fixed_string(sign == Sign::Negative, &magnitude.to_string(), places)
}

/// The double nearest to `(significand + sticky) · 2^exponent`, ties to even.
///
/// `sticky` stands for a part strictly between 0 and 1 that was cut off; where it is set, the
/// significand has at least 55 bits. Infinity where the nearest double would be beyond the largest.
pub(super) fn nearest_double(significand: u128, sticky: bool, exponent: i64) -> f64 {
    if significand == 0 {
        return 0.0;
    }
    let bits = 128 - i64::from(significand.leading_zeros());
    debug_assert!(!sticky || bits >= 55, "too few bits to round");
    // The power of two of the last place that the result can hold: 52 below the leading bit, but
    // never below that of the subnormals.
    let last = (exponent + bits - 53).max(-1074);
    let dropped = last - exponent;
    let kept = if dropped <= 0 {
        // All bits fit (and none was cut off before): at most 53 bits after the shift.
        significand << dropped.unsigned_abs()
    } else if dropped > bits {
        // Less than half of the smallest subnormal.
        0
    } else {
        let floor = significand
            .checked_shr(u32::try_from(dropped).unwrap_or(u32::MAX))
            .unwrap_or(0);
        let half = 1_u128 << (dropped - 1);
        let rest = if dropped == 128 {
            significand
        } else {
            significand - (floor << dropped)
        };
        let up = rest > half || (rest == half && (sticky || floor & 1 == 1));
        floor + u128::from(up)
    };
    // `kept · 2^last` with kept ≤ 2^53. Adding the fields lets a carry out of the significand walk
    // into the exponent, from the largest subnormal to the smallest normal and from the largest
    // double to infinity.
    if last > 971 {
        return f64::INFINITY;
    }
    let kept = u64::try_from(kept).unwrap_or(u64::MAX);
    let field = u64::try_from(last + 1074).unwrap_or(0);
    f64::from_bits((field << 52) + kept)
}

/// The double nearest to `numerator / denominator · 2^exponent`, ties to even; infinity beyond the
/// largest.
pub(super) fn quotient_to_double(numerator: &UBig, denominator: &UBig, exponent: i64) -> f64 {
    if numerator.is_zero() {
        return 0.0;
    }
    // A quotient of 66 or 67 bits: enough for 53, the half-way bit and a sticky rest.
    let shift = signed(denominator.bit_len()) - signed(numerator.bit_len()) + 66;
    let (quotient, remainder) = shifted(numerator, shift).div_rem(shifted(denominator, -shift));
    let quotient = u128::try_from(quotient).unwrap_or(u128::MAX);
    nearest_double(quotient, !remainder.is_zero(), exponent - shift)
}

/// The double nearest to `√(numerator / denominator · 4^exponent)`, ties to even.
pub(super) fn root_to_double(numerator: &UBig, denominator: &UBig, exponent: i64) -> f64 {
    if numerator.is_zero() {
        return 0.0;
    }
    // ⌊√⌊y⌋⌋ = ⌊√y⌋, so the root of the quotient's floor is the floor of the root: an even shift
    // that makes 132 bits or so gives a root of 66.
    let shift = signed(denominator.bit_len()) - signed(numerator.bit_len()) + 132;
    let shift = shift + (shift & 1);
    let (quotient, remainder) = shifted(numerator, shift).div_rem(shifted(denominator, -shift));
    let (root, rest) = quotient.sqrt_rem();
    let root = u128::try_from(root).unwrap_or(u128::MAX);
    nearest_double(
        root,
        !remainder.is_zero() || !rest.is_zero(),
        exponent - shift / 2,
    )
}

/// `number · 2^shift` for a positive shift, else the number itself.
fn shifted(number: &UBig, shift: i64) -> UBig {
    number << usize::try_from(shift).unwrap_or(0)
}

/// A bit length as a signed number.
fn signed(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modes_decide_as_they_say() {
        use RoundingMode::{Ceiling, Floor, HalfAwayFromZero, HalfEven};
        // Twice the number, then the number rounded by each mode.
        let table = [
            (-5, [-3, -2, -2, -3]),
            (-4, [-2, -2, -2, -2]),
            (-3, [-2, -2, -1, -2]),
            (-1, [-1, 0, 0, -1]),
            (0, [0, 0, 0, 0]),
            (1, [1, 0, 1, 0]),
            (3, [2, 2, 2, 1]),
            (4, [2, 2, 2, 2]),
            (5, [3, 2, 3, 2]),
        ];
        for (twice, rounded) in table {
            for (mode, expected) in [HalfAwayFromZero, HalfEven, Ceiling, Floor]
                .into_iter()
                .zip(rounded)
            {
                let result = round_quotient(&IBig::from(twice), &UBig::from(2_u8), mode);
                assert_eq!(result, IBig::from(expected), "{twice}/2 by {mode:?}");
            }
        }
        // −7/3 = −2.33…
        let third = |mode| round_quotient(&IBig::from(-7), &UBig::from(3_u8), mode);
        assert_eq!(third(HalfAwayFromZero), IBig::from(-2));
        assert_eq!(third(HalfEven), IBig::from(-2));
        assert_eq!(third(Ceiling), IBig::from(-2));
        assert_eq!(third(Floor), IBig::from(-3));
    }

    #[test]
    fn roots_are_rounded_from_themselves() {
        let root = |n: u32, d: u32, mode| round_root(&n.into(), &d.into(), mode);
        // √(25/4) = 2.5
        assert_eq!(
            root(25, 4, RoundingMode::HalfAwayFromZero),
            UBig::from(3_u8)
        );
        assert_eq!(root(25, 4, RoundingMode::HalfEven), UBig::from(2_u8));
        assert_eq!(root(25, 4, RoundingMode::Ceiling), UBig::from(3_u8));
        assert_eq!(root(25, 4, RoundingMode::Floor), UBig::from(2_u8));
        // √6 = 2.449…, √(63/10) = 2.5099…
        assert_eq!(root(6, 1, RoundingMode::HalfAwayFromZero), UBig::from(2_u8));
        assert_eq!(root(63, 10, RoundingMode::HalfEven), UBig::from(3_u8));
        // √9 = 3, and √(91/10) = 3.01…
        assert_eq!(root(9, 1, RoundingMode::Ceiling), UBig::from(3_u8));
        assert_eq!(root(91, 10, RoundingMode::Ceiling), UBig::from(4_u8));
    }

    #[test]
    fn strings_have_their_places_and_no_negative_zero() {
        assert_eq!(fixed_string(false, "0", 0), "0");
        assert_eq!(fixed_string(true, "0", 2), "0.00");
        assert_eq!(fixed_string(true, "5", 2), "-0.05");
        assert_eq!(fixed_string(false, "1234", 2), "12.34");
        assert_eq!(fixed_string(false, "34", 2), "0.34");
        assert_eq!(fixed_string(true, "1234", 0), "-1234");
    }

    #[test]
    fn doubles_are_put_together_bit_by_bit() {
        assert_eq!(nearest_double(0, false, 5), 0.0);
        assert_eq!(nearest_double(1, false, 0), 1.0);
        assert_eq!(nearest_double(3, false, -1), 1.5);
        // 2^53 + 1 is a tie and goes down to the even one, unless something follows it.
        assert_eq!(
            nearest_double((1 << 53) + 1, false, 0),
            9_007_199_254_740_992.0
        );
        assert_eq!(
            nearest_double((1 << 55) + 4, true, -2),
            9_007_199_254_740_994.0
        );
        assert_eq!(
            nearest_double((1 << 53) + 3, false, 0),
            9_007_199_254_740_996.0
        );
        // All ones round up to the next power of two.
        assert_eq!(nearest_double(u128::MAX, false, 0), 2.0_f64.powi(128));
        // The ends.
        assert_eq!(nearest_double(1, false, -1074), f64::from_bits(1));
        assert_eq!(nearest_double(1, false, -1075), 0.0);
        assert_eq!(nearest_double(3, false, -1076), f64::from_bits(1));
        assert_eq!(nearest_double(1, false, -3000), 0.0);
        assert_eq!(nearest_double((1 << 53) - 1, false, 971), f64::MAX);
        assert_eq!(nearest_double((1 << 54) - 1, false, 970), f64::INFINITY);
        assert_eq!(nearest_double((1 << 55) - 3, false, 969), f64::MAX);
        assert_eq!(nearest_double(1, false, 1024), f64::INFINITY);
        assert_eq!(nearest_double(1, false, 5000), f64::INFINITY);
    }
}
