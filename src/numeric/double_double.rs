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
pub(super) const OPERATION_ERROR: f64 = f64::from_bits((1023 - 100) << 52);

/// An unevaluated sum `high + low`, with `high` the double nearest to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DoubleDouble {
    pub(super) high: f64,
    pub(super) low: f64,
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
    pub(super) const ZERO: Self = Self {
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
    pub(super) fn weighted(self, weight: Self) -> Self {
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
    pub(super) fn square(self) -> Self {
        let product = two_product(self.high, self.high);
        quick_two_sum(product.high, product.low + 2.0 * (self.high * self.low))
    }

    /// The square root of a number that is not negative.
    #[inline]
    pub(super) fn sqrt(self) -> Self {
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
    fn add(self, other: Self) -> Self {
        let high = two_sum(self.high, other.high);
        let low = two_sum(self.low, other.low);
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
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for DoubleDouble {
    type Output = Self;

    #[inline]
    fn mul(self, other: Self) -> Self {
        let product = two_product(self.high, other.high);
        let cross = self.high * other.low + self.low * other.high;
        quick_two_sum(product.high, product.low + cross)
    }
}

impl Div for DoubleDouble {
    type Output = Self;

    #[inline]
    fn div(self, other: Self) -> Self {
        let high = self.high / other.high;
        let rest = self - other.scale(high);
        quick_two_sum(high, rest.high / other.high)
    }
}
