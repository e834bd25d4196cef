//! Whole numbers times powers of two: what sums of products of doubles are.

use core::cmp::Ordering;
use core::fmt;

use dashu_int::{IBig, Sign, UBig};

use crate::numeric::number::rounding;
use crate::numeric::number::wide_sum::WideSum;

/// A whole number times a power of two, without limits and without rounding.
#[derive(Clone, Debug)]
pub(in crate::numeric) struct Dyadic {
    pub(in crate::numeric) number: IBig,
    pub(in crate::numeric) exponent: i64,
}

impl Dyadic {
    pub(in crate::numeric) const ZERO: Self = Self {
        number: IBig::ZERO,
        exponent: 0,
    };

    /// A sum of products of so many doubles.
    pub(in crate::numeric) fn of<const LIMBS: usize>(sum: &WideSum<LIMBS>, factors: i64) -> Self {
        let (number, scale) = sum.to_scaled();
        let scale = i64::try_from(scale).unwrap_or(i64::MAX);
        Self {
            number: number.into(),
            exponent: scale - 1074 * factors,
        }
    }

    /// A finite double.
    pub(in crate::numeric) fn from_double(double: f64) -> Self {
        let (significand, offset) = decompose(double);
        let number = IBig::from(significand);
        Self {
            number: if double < 0.0 { -number } else { number },
            // Even, as those of sums are: a root then has a whole power of two.
            exponent: i64::try_from(offset).unwrap_or(0) - 1074,
        }
        .with_even_exponent()
    }

    /// Reads what [`Display`](fmt::Display) writes, and only that: a number has one form.
    pub(in crate::numeric) fn from_hexadecimal(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text).strip_prefix("0x")?;
        let (digits, exponent) = digits.split_once('p')?;
        let magnitude = IBig::from(UBig::from_str_radix(digits, 16).ok()?);
        let number = Self {
            number: if text.starts_with('-') {
                -magnitude
            } else {
                magnitude
            },
            exponent: exponent.parse().ok()?,
        };
        (number.to_string() == text).then_some(number)
    }

    fn with_even_exponent(self) -> Self {
        let odd = usize::from(self.exponent & 1 != 0);
        Self {
            number: self.number << odd,
            exponent: self.exponent & !1,
        }
    }

    pub(in crate::numeric) fn is_positive(&self) -> bool {
        self.number > IBig::ZERO
    }

    pub(in crate::numeric) fn times(&self, other: &Self) -> Self {
        Self {
            number: &self.number * &other.number,
            exponent: self.exponent + other.exponent,
        }
    }

    pub(in crate::numeric) fn times_integer(&self, factor: &IBig) -> Self {
        Self {
            number: &self.number * factor,
            exponent: self.exponent,
        }
    }

    pub(in crate::numeric) fn square(&self) -> Self {
        self.times(self)
    }

    pub(in crate::numeric) fn plus(self, other: Self) -> Self {
        self.minus(Self {
            number: -other.number,
            exponent: other.exponent,
        })
    }

    pub(in crate::numeric) fn minus(self, other: Self) -> Self {
        // Zero has no exponent that the other would have to be brought to.
        if other.number.is_zero() {
            return self;
        }
        if self.number.is_zero() {
            return Self {
                number: -other.number,
                exponent: other.exponent,
            };
        }
        let exponent = self.exponent.min(other.exponent);
        let aligned =
            |Self {
                 number,
                 exponent: own,
             }| { number << usize::try_from(own - exponent).unwrap_or(0) };
        Self {
            number: aligned(self) - aligned(other),
            exponent,
        }
    }

    pub(in crate::numeric) fn compare(&self, other: &Self) -> Ordering {
        let difference = self.clone().minus(other.clone());
        difference.number.cmp(&IBig::ZERO)
    }

    /// The double nearest to the number; infinite beyond the largest.
    pub(in crate::numeric) fn to_f64(&self) -> f64 {
        self.over(&Self {
            number: IBig::ONE,
            exponent: 0,
        })
    }

    /// The double nearest to `self / divisor`, infinite beyond the largest; the divisor is positive.
    pub(in crate::numeric) fn over(&self, divisor: &Self) -> f64 {
        let (sign, number) = self.number.clone().into_parts();
        let divisor_number = divisor.number.clone().into_parts().1;
        let exponent = self.exponent - divisor.exponent;
        let quotient = rounding::quotient_to_double(&number, &divisor_number, exponent);
        if sign == Sign::Negative {
            -quotient
        } else {
            quotient
        }
    }

    /// The double nearest to `√self / divisor`; both not negative, the divisor not zero.
    pub(in crate::numeric) fn root_over(self, divisor: &Self) -> f64 {
        let square = divisor.square();
        let exponent = self.exponent - square.exponent;
        // 64 to a limb and −1074 to a factor: all exponents are even.
        debug_assert!(exponent & 1 == 0, "an odd power of two has no whole root");
        let (number, square) = (magnitude(self.number), magnitude(square.number));
        rounding::root_to_double(&number, &square, exponent / 2)
    }
}

/// As an odd hexadecimal number with the power of two that it is to be multiplied with: 400, which is
/// 25 · 2⁴, is `0x19p4`; zero is `0x0p0`.
impl fmt::Display for Dyadic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, magnitude) = self.number.clone().into_parts();
        let Some(zeros) = magnitude.trailing_zeros() else {
            return f.write_str("0x0p0");
        };
        let sign = if sign == Sign::Negative { "-" } else { "" };
        let exponent = i128::from(self.exponent) + i128::try_from(zeros).unwrap_or(0);
        write!(f, "{sign}0x{:x}p{exponent}", magnitude >> zeros)
    }
}

/// The significand of a finite double without its sign, and its power of two above 2^−1074.
#[inline]
pub(in crate::numeric) fn decompose(double: f64) -> (u64, usize) {
    const HIDDEN: u64 = 1 << 52;
    let bits = double.to_bits();
    let fraction = bits & (HIDDEN - 1);
    let field = (bits >> 52) as usize & 0x7ff;
    if field == 0 {
        (fraction, 0)
    } else {
        (fraction | HIDDEN, field - 1)
    }
}

fn magnitude(number: IBig) -> UBig {
    number.into_parts().1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_written_form() {
        let cases = [
            (0, 0, "0x0p0"),
            (0, -7, "0x0p0"),
            (1, 0, "0x1p0"),
            (400, 0, "0x19p4"),
            (25, 4, "0x19p4"),
            (-400, -4, "-0x19p0"),
            (0xabc_def1, -1074, "0xabcdef1p-1074"),
        ];
        for (number, exponent, text) in cases {
            let number = IBig::from(number);
            let written = Dyadic { number, exponent };
            assert_eq!(written.to_string(), text);
            let read = Dyadic::from_hexadecimal(text).unwrap();
            assert_eq!(read.compare(&written), Ordering::Equal);
        }
        let others = [
            "",
            "0x",
            "0x1",
            "0xp0",
            "1p0",
            "0x1p",
            "0x2p0",
            "0x01p0",
            "0X1p0",
            "0xAp0",
            "0xBp0",
            "0x1P0",
            "0x1p+0",
            "0x1p00",
            "0x1p-0",
            "+0x1p0",
            "-0x0p0",
            "0x0p1",
            "--0x1p0",
            "0x-1p0",
            "0x1.8p0",
            "0x1_1p0",
            " 0x1p0",
            "0x1p0 ",
            "0x1p9223372036854775808",
            "0xgp0",
        ];
        for text in others {
            assert!(Dyadic::from_hexadecimal(text).is_none(), "{text}");
        }
    }
}
