//! Exact fractions.

use crate::numeric::number::repr::{Repr, reduce};
use core::fmt;

use dashu_int::{IBig, Sign, UBig};
use rust_decimal::Decimal;

use crate::numeric::number::big_fraction::BigFraction;
use crate::numeric::number::double_double::DoubleDouble;
use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::rounding;

/// An exact fraction: what a filed decimal, a ratio of two counts and a limit of a norm all are.
///
/// Always finite, never rounded, equal and ordered by value: `21/500` and `42/1000` are the same
/// number. Made from whole numbers and decimals with `From`, from two of them with
/// [`new`](Self::new). Prints in lowest terms: `3/4`, or `5` for a whole number.
///
/// Numerator and denominator are 128-bit integers for as long as they fit, and then nothing is
/// allocated; beyond that they grow without limit.
///
/// # Examples
///
/// Twenty-one teachers for five hundred pupils are 4.2 per hundred, not a little less:
///
/// ```
/// # use junheng::numeric::{NumericError, Rational};
/// let per_hundred = Rational::from(100) * Rational::new(21, 500)?;
/// assert_eq!(per_hundred, Rational::new(42, 10)?);
/// assert_eq!(per_hundred.to_f64(), 4.2);
/// assert_eq!(per_hundred.to_string(), "21/5");
/// # Ok::<(), NumericError>(())
/// ```
///
/// A denominator of zero is refused:
///
/// ```
/// # use junheng::numeric::{NumericError, Rational};
/// assert_eq!(Rational::new(21, 0), Err(NumericError::DivisionByZero));
/// ```
#[doc(alias = "fraction")]
#[derive(Clone)]
pub struct Rational(pub(in crate::numeric) Repr);

use crate::numeric::number::repr::Repr::{Big, Small};

impl Rational {
    /// The number 0.
    pub const ZERO: Self = Self(Small {
        numerator: 0,
        denominator: 1,
    });

    /// The number 1.
    pub const ONE: Self = Self(Small {
        numerator: 1,
        denominator: 1,
    });

    /// A fraction that is known to be one.
    pub(crate) const fn small(numerator: u32, denominator: u32) -> Self {
        debug_assert!(denominator > 0);
        Self(Small {
            numerator: numerator as i128,
            denominator: denominator as i128,
        })
    }

    /// Whether this is 0.
    #[must_use]
    #[inline]
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Small { numerator: 0, .. })
    }

    /// Whether this is below 0.
    #[must_use]
    #[inline]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Small { numerator, .. } => *numerator < 0,
            Big(big) => big.numerator.sign() == Sign::Negative,
        }
    }

    /// Whether this is above 0.
    #[must_use]
    #[inline]
    pub fn is_positive(&self) -> bool {
        !self.is_negative() && !self.is_zero()
    }

    /// The number without its sign.
    ///
    /// # Examples
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational};
    /// assert_eq!(Rational::new(-3, 4)?.abs(), Rational::new(3, 4)?);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn abs(&self) -> Self {
        if self.is_negative() {
            -self
        } else {
            self.clone()
        }
    }

    /// Whether this is a whole number.
    ///
    /// # Examples
    ///
    /// Six thirds are two, seven thirds are not whole:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational};
    /// assert!(Rational::new(6, 3)?.is_integer());
    /// assert!(!Rational::new(7, 3)?.is_integer());
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Small {
                numerator,
                denominator,
            } => numerator % denominator == 0,
            Big(big) => big.denominator.is_one(),
        }
    }

    /// Numerator and denominator without a common factor.
    pub(in crate::numeric) fn lowest_terms(&self) -> (IBig, UBig) {
        match &self.0 {
            &Small {
                numerator,
                denominator,
            } => {
                let (numerator, denominator) = reduce(numerator, denominator);
                (
                    IBig::from(numerator),
                    UBig::from(denominator.unsigned_abs()),
                )
            }
            Big(big) => (big.numerator.clone(), big.denominator.clone()),
        }
    }

    /// Numerator and denominator, with or without a common factor.
    pub(in crate::numeric) fn to_big(&self) -> BigFraction {
        match &self.0 {
            &Small {
                numerator,
                denominator,
            } => BigFraction {
                numerator: IBig::from(numerator),
                denominator: UBig::from(denominator.unsigned_abs()),
            },
            Big(big) => big.as_ref().clone(),
        }
    }

    /// The fraction that a double is; `None` for what is no number.
    pub(crate) fn of_double(double: f64) -> Option<Self> {
        /// 2^53: up to here every whole number is a double.
        const WHOLE: f64 = 9_007_199_254_740_992.0;
        if !double.is_finite() {
            return None;
        }
        if double.fract() == 0.0 && double.abs() <= WHOLE {
            // Most weights are whole numbers.
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a whole number of at most 2^53"
            )]
            return Some(Self::from(double as i64));
        }
        let Dyadic { number, exponent } = Dyadic::from_double(double);
        let shift = usize::try_from(exponent.unsigned_abs()).ok()?;
        Some(Self::from_big(if exponent < 0 {
            BigFraction {
                numerator: number,
                denominator: UBig::ONE << shift,
            }
        } else {
            BigFraction {
                numerator: number << shift,
                denominator: UBig::ONE,
            }
        }))
    }

    /// The whole number of some digits, with so many of them behind the point.
    #[inline]
    pub(crate) fn of_digits(digits: i128, places: u32) -> Self {
        /// 10^0 to 10^38, which is the last that 128 bits hold.
        #[expect(
            clippy::indexing_slicing,
            reason = "an index out of bounds would not compile"
        )]
        const POWERS: [i128; 39] = {
            let mut powers = [1; 39];
            let mut places = 1;
            while places < powers.len() {
                powers[places] = powers[places - 1] * 10;
                places += 1;
            }
            powers
        };
        match POWERS.get(places as usize) {
            Some(&denominator) if digits != i128::MIN => Self(Small {
                numerator: digits,
                denominator,
            }),
            _ => Self::from_big(BigFraction {
                numerator: IBig::from(digits),
                denominator: rounding::power_of_ten(places),
            }),
        }
    }

    /// The quotient of two products of 64 bits, which 128 bits always hold; the divisors are positive.
    #[inline]
    pub(crate) fn of_products(dividends: [i64; 2], divisors: [i64; 2]) -> Self {
        debug_assert!(divisors.iter().all(|divisor| *divisor > 0));
        let product = |[a, b]: [i64; 2]| i128::from(a) * i128::from(b);
        Self(Small {
            numerator: product(dividends),
            denominator: product(divisors),
        })
    }

    /// Numerator and denominator, if 64 bits hold them.
    #[inline]
    pub(crate) fn narrow_parts(&self) -> Option<(i64, i64)> {
        let (numerator, denominator) = self.small_parts()?;
        Some((
            i64::try_from(numerator).ok()?,
            i64::try_from(denominator).ok()?,
        ))
    }

    /// Numerator and denominator without a common factor, if 128 bits hold them.
    #[cfg(feature = "plan")]
    pub(crate) fn lowest_small_parts(&self) -> Option<(i128, i128)> {
        let (numerator, denominator) = self.small_parts()?;
        Some(reduce(numerator, denominator))
    }

    /// A fraction of any size, brought to lowest terms.
    pub(in crate::numeric) fn from_big(big: BigFraction) -> Self {
        Self::from_lowest_terms(big.reduced())
    }

    pub(super) fn from_lowest_terms(big: BigFraction) -> Self {
        if let Ok(numerator) = i128::try_from(&big.numerator)
            && let Ok(denominator) = i128::try_from(&big.denominator)
            && numerator != i128::MIN
        {
            return Self(Small {
                numerator,
                denominator,
            });
        }
        Self(Big(Box::new(big)))
    }

    /// Numerator and denominator, if 128 bits hold them.
    #[inline]
    pub(super) fn small_parts(&self) -> Option<(i128, i128)> {
        match self.0 {
            Small {
                numerator,
                denominator,
            } => Some((numerator, denominator)),
            Big(_) => None,
        }
    }

    /// A double within a factor 1 ± 3 · 2⁻⁵³ of the number: two roundings and a division; `None` beyond
    /// 128 bits.
    #[inline]
    #[expect(clippy::cast_precision_loss, reason = "the rounding is in the bound")]
    pub(in crate::numeric) fn to_near_double(&self) -> Option<f64> {
        let (numerator, denominator) = self.small_parts()?;
        // Conversions of 64 bits are single instructions.
        Some(
            match (i64::try_from(numerator), i64::try_from(denominator)) {
                (Ok(numerator), Ok(denominator)) => numerator as f64 / denominator as f64,
                _ => numerator as f64 / denominator as f64,
            },
        )
    }

    /// The number to about 106 bits: within a factor 1 ± [`OPERATION_ERROR`] of it, and between
    /// 2⁻¹³⁰ and 2¹³⁰ in size unless zero. `None` if it is out of that range.
    ///
    /// [`OPERATION_ERROR`]: crate::numeric::OPERATION_ERROR
    #[inline]
    pub(in crate::numeric) fn to_double_double(&self) -> Option<DoubleDouble> {
        match &self.0 {
            // Either conversion is within u², the division of the two within 16u².
            &Small {
                numerator,
                denominator,
            } => {
                let numerator = DoubleDouble::from_integer(numerator);
                if denominator == 1 {
                    return Some(numerator);
                }
                let denominator = DoubleDouble::from_integer(denominator);
                Some(if numerator.low == 0.0 && denominator.low == 0.0 {
                    DoubleDouble::quotient(numerator.high, denominator.high)
                } else {
                    numerator / denominator
                })
            }
            Big(big) => big.to_double_double(),
        }
    }
}

impl fmt::Display for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (numerator, denominator) = self.lowest_terms();
        if denominator.is_one() {
            f.pad(&numerator.to_string())
        } else {
            f.pad(&format!("{numerator}/{denominator}"))
        }
    }
}

impl fmt::Debug for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rational({self})")
    }
}

impl Default for Rational {
    fn default() -> Self {
        Self::ZERO
    }
}

macro_rules! from_integer {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Rational {
            #[inline]
            fn from(number: $integer) -> Self {
                Self(Small { numerator: i128::from(number), denominator: 1 })
            }
        }
    )*};
}

from_integer!(i32, u32, i64, u64);

impl From<i128> for Rational {
    #[inline]
    fn from(number: i128) -> Self {
        if number == i128::MIN {
            return Self(Big(Box::new(BigFraction {
                numerator: IBig::from(number),
                denominator: UBig::ONE,
            })));
        }
        Self(Small {
            numerator: number,
            denominator: 1,
        })
    }
}

/// A decimal is its digits over a power of ten, exactly.
impl From<Decimal> for Rational {
    #[inline]
    fn from(decimal: Decimal) -> Self {
        Self::of_digits(decimal.mantissa(), decimal.scale())
    }
}
