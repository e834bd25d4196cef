//! Double-double arithmetic: a number as the unevaluated sum of two doubles, about 106 bits.
//!
//! Products are split after Dekker rather than taken from the library's `mul_add`, which without
//! hardware support for it is a slow call.
//!
//! # Error bounds
//!
//! With u = 2⁻⁵³, every operation here returns its exact result times (1 + θ), |θ| ≤ 16u², as long
//! as nothing overflows or underflows. The proven bounds are 3u² + 13u³ for `+` and `−`, 5u² for
//! `×` (7u² in the older proof), 15u² + 56u³ for `÷` and 25u²/8 for the root; the conversions
//! here stay below 18u². [`OPERATION_ERROR`] is four times 16u², for comfort.
//!
//! # References
//!
//! - Dekker (1971), A floating-point technique for extending the available precision;
//!   <https://doi.org/10.1007/BF01397083>
//! - Joldes, Muller, Popescu (2017), Tight and rigorous error bounds for basic building blocks of
//!   double-word arithmetic, theorems 3.1, 5.3, 6.1; <https://doi.org/10.1145/3121432>
//! - Lefèvre, Louvet, Muller, Picot, Rideau (2023), Accurate calculation of Euclidean norms using
//!   double-word arithmetic, theorem 4.1; <https://doi.org/10.1145/3568672>

use core::ops::{Add, Div, Mul, Neg, Sub};

/// A bound, four times over, for the relative error of one operation: 64u² = 2⁻¹⁰⁰.
pub(in crate::numeric) const OPERATION_ERROR: f64 = f64::from_bits((1023 - 100) << 52);

/// An unevaluated sum `high + low`, with `high` the double nearest to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::numeric) struct DoubleDouble {
    pub(in crate::numeric) high: f64,
    pub(in crate::numeric) low: f64,
}

/// `a + b` as rounded sum and error, without error; for `|a| ≥ |b|` or `a = 0`.
#[inline]
fn quick_two_sum(a: f64, b: f64) -> DoubleDouble {
    let high = a + b;
    DoubleDouble {
        high,
        low: b - (high - a),
    }
}

/// `a + b` as rounded sum and error, without error.
#[inline]
fn two_sum(a: f64, b: f64) -> DoubleDouble {
    let high = a + b;
    let part = high - a;
    DoubleDouble {
        high,
        low: (a - (high - part)) + (b - part),
    }
}

/// `a` as a sum of two doubles with at most 26 bits each; for `|a| < 2^996`.
#[inline]
fn split(a: f64) -> (f64, f64) {
    const SPLITTER: f64 = 134_217_729.0; // 2^27 + 1
    let scaled = SPLITTER * a;
    let high = scaled - (scaled - a);
    (high, a - high)
}

/// `a · b` as rounded product and error, without error.
#[inline]
fn two_product(a: f64, b: f64) -> DoubleDouble {
    let high = a * b;
    let (a_high, a_low) = split(a);
    let (b_high, b_low) = split(b);
    let low = ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low;
    DoubleDouble { high, low }
}

impl DoubleDouble {
    pub(in crate::numeric) const ZERO: Self = Self {
        high: 0.0,
        low: 0.0,
    };

    /// A whole number to 106 bits: exact up to 2^106, else within a factor 1 ± u².
    ///
    /// The largest numbers round to 2^127, which saturates in the cast back; that is one part in
    /// 2^127 and within the same bound.
    #[inline]
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "what the first cast loses is what the second one takes up"
    )]
    pub(super) fn from_integer(number: i128) -> Self {
        const EXACT: u128 = 1 << 53;
        if number.unsigned_abs() <= EXACT {
            return Self {
                high: number as i64 as f64,
                low: 0.0,
            };
        }
        let high = number as f64;
        quick_two_sum(high, (number - high as i128) as f64)
    }

    #[inline]
    pub(super) fn scale(self, factor: f64) -> Self {
        let product = two_product(self.high, factor);
        quick_two_sum(product.high, product.low + self.low * factor)
    }

    /// The number times a weight, which is a double more often than not.
    #[inline]
    pub(in crate::numeric) fn weighted(self, weight: Self) -> Self {
        if weight.low == 0.0 {
            self.scale(weight.high)
        } else {
            self * weight
        }
    }

    /// The quotient of two doubles, within a factor 1 ± 3u².
    #[inline]
    pub(super) fn quotient(dividend: f64, divisor: f64) -> Self {
        let high = dividend / divisor;
        let product = two_product(high, divisor);
        // Exact: the remainder of a correctly rounded division is a double.
        let remainder = (dividend - product.high) - product.low;
        quick_two_sum(high, remainder / divisor)
    }

    #[inline]
    pub(in crate::numeric) fn square(self) -> Self {
        let product = two_product(self.high, self.high);
        quick_two_sum(product.high, product.low + 2.0 * (self.high * self.low))
    }

    /// The square root of a number that is not negative.
    #[inline]
    pub(in crate::numeric) fn sqrt(self) -> Self {
        if self.high <= 0.0 {
            return Self::ZERO;
        }
        let root = self.high.sqrt();
        let square = two_product(root, root);
        let rest = ((self.high - square.high) - square.low) + self.low;
        quick_two_sum(root, rest / (2.0 * root))
    }
}

impl From<f64> for DoubleDouble {
    #[inline]
    fn from(high: f64) -> Self {
        Self { high, low: 0.0 }
    }
}

impl Add for DoubleDouble {
    type Output = Self;

    #[inline]
    fn add(self, rhs: Self) -> Self {
        let high = two_sum(self.high, rhs.high);
        let low = two_sum(self.low, rhs.low);
        let sum = quick_two_sum(high.high, high.low + low.high);
        quick_two_sum(sum.high, sum.low + low.low)
    }
}

impl Neg for DoubleDouble {
    type Output = Self;

    #[inline]
    fn neg(self) -> Self {
        Self {
            high: -self.high,
            low: -self.low,
        }
    }
}

impl Sub for DoubleDouble {
    type Output = Self;

    #[inline]
    fn sub(self, rhs: Self) -> Self {
        self + -rhs
    }
}

impl Mul for DoubleDouble {
    type Output = Self;

    #[inline]
    fn mul(self, rhs: Self) -> Self {
        let product = two_product(self.high, rhs.high);
        let cross = self.high * rhs.low + self.low * rhs.high;
        quick_two_sum(product.high, product.low + cross)
    }
}

impl Div for DoubleDouble {
    type Output = Self;

    #[inline]
    fn div(self, rhs: Self) -> Self {
        let high = self.high / rhs.high;
        let rest = self - rhs.scale(high);
        quick_two_sum(high, rest.high / rhs.high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::number::rational::Rational;

    /// The number without rounding.
    fn exact(number: DoubleDouble) -> Rational {
        let part = |part: f64| {
            let bits = part.to_bits();
            let exponent = i32::try_from((bits >> 52) & 0x7ff).unwrap() - 1075;
            if exponent == -1075 {
                assert_eq!(part, 0.0);
                return Rational::ZERO;
            }
            let significand = i64::try_from(bits & ((1 << 52) - 1) | 1 << 52).unwrap();
            let mut number = Rational::from(significand * if part < 0.0 { -1 } else { 1 });
            let (factor, steps) = if exponent < 0 {
                (Rational::new(1, 2).unwrap(), -exponent)
            } else {
                (Rational::from(2), exponent)
            };
            for _ in 0..steps {
                number = number * &factor;
            }
            number
        };
        part(number.high) + part(number.low)
    }

    /// Doubles with all kinds of bits: full, few, runs of ones.
    fn double(random: &mut impl FnMut() -> u64, spread: u64) -> f64 {
        let fraction = match random() % 4 {
            0 => 0,
            1 => (1 << 52) - (1 << (random() % 52)),
            2 => 1 << (random() % 52),
            _ => random() >> 12,
        };
        let exponent = 1023 - spread + random() % (2 * spread + 1);
        f64::from_bits((random() & 1) << 63 | exponent << 52 | fraction)
    }

    fn number(random: &mut impl FnMut() -> u64, spread: u64) -> DoubleDouble {
        let high = double(random, spread);
        let share = double(random, 0).abs() / 4.0; // below 1/2
        let low = match random() % 3 {
            0 => 0.0,
            1 => high * f64::EPSILON * share,
            _ => -high * f64::EPSILON * share / 2.0,
        };
        quick_two_sum(high, low)
    }

    /// |computed − exact| ≤ 16u² |exact|, a quarter of what is promised.
    #[track_caller]
    fn assert_within(computed: DoubleDouble, wanted: &Rational) {
        assert_eq!(
            computed.high + computed.low,
            computed.high,
            "not normalized"
        );
        let error = exact(computed) - wanted;
        let error = if error.is_negative() { -error } else { error };
        let size = if wanted.is_negative() {
            -wanted
        } else {
            wanted.clone()
        };
        let bound = size * Rational::new(16, 1_i128 << 106).unwrap();
        assert!(error <= bound, "{computed:?} is not {wanted}");
    }

    #[test]
    fn operations_keep_a_quarter_of_the_bound() {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut random = move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        for round in 0..20_000_u64 {
            let spread = [0, 2, 30][usize::try_from(round % 3).unwrap()];
            let (a, b) = (number(&mut random, spread), number(&mut random, spread));
            let (x, y) = (exact(a), exact(b));
            assert_within(a + b, &(&x + &y));
            assert_within(a - b, &(&x - &y));
            assert_within(a * b, &(&x * &y));
            assert_within(a / b, &x.checked_div(&y).unwrap());
            assert_within(a.square(), &(&x * &x));
            assert_within(a.scale(b.high), &(&x * &exact(DoubleDouble::from(b.high))));
            assert_within(a.weighted(b), &(&x * &y));
            let quotient = DoubleDouble::quotient(a.high, b.high);
            let [high, divisor] = [a.high, b.high].map(|part| exact(DoubleDouble::from(part)));
            assert_within(quotient, &high.checked_div(&divisor).unwrap());
            // A root within 8u² has a square within 16u² or so: the root is compared by its square.
            let root = if a.high > 0.0 { a } else { -a }.sqrt();
            let square = exact(root) * exact(root);
            assert_within(if a.high > 0.0 { a } else { -a }, &square);
        }
    }

    #[test]
    fn integers_come_in_to_106_bits() {
        for number in [
            0,
            1,
            -7,
            1 << 53,
            (1 << 53) + 1,
            (1 << 106) - 1,
            -(1 << 105) + 1,
        ] {
            let converted = DoubleDouble::from_integer(number);
            assert_eq!(exact(converted), Rational::from(number), "{number}");
        }
        for number in [
            i128::MAX,
            -i128::MAX,
            (1 << 107) - 1,
            (1 << 126) + (1 << 70) + 1,
        ] {
            assert_within(DoubleDouble::from_integer(number), &Rational::from(number));
        }
    }
}
