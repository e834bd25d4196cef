//! Exact fractions.

use core::fmt;

use dashu_int::ops::Gcd as _;
use dashu_int::{IBig, Sign, UBig};
use rust_decimal::Decimal;

use super::NumericError;
use super::arithmetic::{divide, divide_by_whole};
use super::big_fraction::BigFraction;
use super::double_double::DoubleDouble;
use super::dyadic::Dyadic;
use super::enclosure::Enclosure;
use super::rounding::{self, RoundingMode};

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
pub struct Rational(pub(super) Repr);

#[derive(Clone)]
pub(super) enum Repr {
    /// Not necessarily in lowest terms: finding those costs more than most numbers ever earn back.
    ///
    /// The denominator is positive; the numerator is not `i128::MIN`, so that it can be negated.
    Small { numerator: i128, denominator: i128 },
    /// In lowest terms, and beyond what `Small` can hold: so no number has both forms.
    Big(Box<BigFraction>),
}

use Repr::{Big, Small};

/// The greatest number whose integers below are all doubles: 2^53.
const EXACT_DOUBLE: u128 = 1 << 53;

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

    /// Returns the quotient of two numbers, each a whole number, a decimal or a fraction itself.
    ///
    /// # Errors
    ///
    /// - [`NumericError::DivisionByZero`] if the denominator is zero.
    ///
    /// # Examples
    ///
    /// The sign may stand on either:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational};
    /// assert_eq!(Rational::new(3, -4)?, Rational::new(-6, 8)?);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[inline]
    pub fn new(
        numerator: impl Into<Self>,
        denominator: impl Into<Self>,
    ) -> Result<Self, NumericError> {
        let (numerator, denominator) = (numerator.into(), denominator.into());
        match divide_by_whole(&numerator, &denominator) {
            Some(quotient) => Ok(quotient),
            None => numerator.checked_div(&denominator),
        }
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

    /// Returns `self / divisor`.
    ///
    /// # Errors
    ///
    /// - [`NumericError::DivisionByZero`] if `divisor` is zero.
    ///
    /// # Examples
    ///
    /// A half is divided by a quarter:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational};
    /// let half = Rational::new(1, 2)?;
    /// assert_eq!(half.checked_div(&Rational::new(1, 4)?)?, Rational::from(2));
    /// assert_eq!(half.checked_div(&Rational::ZERO), Err(NumericError::DivisionByZero));
    /// # Ok::<(), NumericError>(())
    /// ```
    #[inline]
    pub fn checked_div(&self, divisor: &Self) -> Result<Self, NumericError> {
        if divisor.is_zero() {
            return Err(NumericError::DivisionByZero);
        }
        Ok(divide(self, divisor))
    }

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

    /// Numerator and denominator without a common factor.
    pub(super) fn lowest_terms(&self) -> (IBig, UBig) {
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
    pub(super) fn to_big(&self) -> BigFraction {
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
        if !double.is_finite() {
            return None;
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

    /// A fraction of any size, brought to lowest terms.
    pub(super) fn from_big(big: BigFraction) -> Self {
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

    /// The number to about 106 bits: within a factor 1 ± [`OPERATION_ERROR`] of it, and between
    /// 2⁻¹³⁰ and 2¹³⁰ in size unless zero. `None` if it is out of that range.
    ///
    /// [`OPERATION_ERROR`]: super::double_double::OPERATION_ERROR
    #[inline]
    pub(super) fn to_double_double(&self) -> Option<DoubleDouble> {
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

/// Numerator and denominator divided by their greatest common factor.
#[inline]
pub(super) fn reduce(numerator: i128, denominator: i128) -> (i128, i128) {
    if denominator == 1 {
        return (numerator, denominator);
    }
    let (n, d) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    let divisor = match (u64::try_from(n), u64::try_from(d)) {
        (Ok(n), Ok(d)) => u128::from(n.gcd(d)),
        _ => n.gcd(d),
    };
    match i128::try_from(divisor) {
        Ok(divisor) if divisor > 1 => {
            (quotient(numerator, divisor), quotient(denominator, divisor))
        }
        _ => (numerator, denominator),
    }
}

/// `dividend / divisor`, by a division of 64 bits where they are enough: it is many times faster.
#[inline]
fn quotient(dividend: i128, divisor: i128) -> i128 {
    match (i64::try_from(dividend), i64::try_from(divisor)) {
        (Ok(dividend), Ok(divisor)) if divisor > 0 => i128::from(dividend / divisor),
        _ => dividend / divisor,
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
        /// 10^0 to 10^28: a decimal has no more places.
        #[expect(
            clippy::indexing_slicing,
            reason = "an index out of bounds would not compile"
        )]
        const POWERS: [i128; 29] = {
            let mut powers = [1; 29];
            let mut scale = 1;
            while scale < powers.len() {
                powers[scale] = powers[scale - 1] * 10;
                scale += 1;
            }
            powers
        };
        let numerator = decimal.mantissa();
        match POWERS.get(decimal.scale() as usize) {
            Some(&denominator) => Self(Small {
                numerator,
                denominator,
            }),
            None => Self::from_big(BigFraction {
                numerator: IBig::from(numerator),
                denominator: rounding::power_of_ten(decimal.scale()),
            }),
        }
    }
}
