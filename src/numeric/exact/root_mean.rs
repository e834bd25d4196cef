//! Exact means of square roots.

use core::cmp::Ordering;

use dashu_int::ops::{SquareRoot as _, SquareRootRem as _};
use dashu_int::{IBig, UBig};

use crate::numeric::error::NumericError;
use crate::numeric::number::big_fraction::BigFraction;
use crate::numeric::number::count::count_to_f64;
use crate::numeric::number::double_double::DoubleDouble;
use crate::numeric::number::enclosure::Enclosure;
use crate::numeric::number::rational::Rational;
use crate::numeric::number::rounding;
use crate::numeric::number::rounding::RoundingMode;

/// The exact mean of the square roots of fractions, which is as a rule no fraction itself.
///
/// A coefficient of variation is the root of one fraction, and the mean of several coefficients is
/// the mean of several roots. All questions are answered for the exact number: mostly from an
/// enclosure in double-double arithmetic, and where that is too wide, from integer square roots of
/// as many digits as the answer takes.
///
/// # Formula
///
/// ```text
///      1
///      ─ Σ √qᵢ
///      n
/// ```
///
/// # Examples
///
/// The mean of √2 and √8 is 3/2 · √2:
///
/// ```
/// # use core::cmp::Ordering;
/// # use junheng::numeric::{NumericError, Rational, RootMean, RoundingMode};
/// let mean = RootMean::new(vec![Rational::from(2), Rational::from(8)])?;
/// assert_eq!(mean.to_fixed(4, RoundingMode::HalfAwayFromZero), "2.1213");
/// assert_eq!(mean.compare(&Rational::new(21213, 10000)?), Ordering::Greater);
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Debug)]
pub struct RootMean {
    /// Not empty, none negative.
    squares: Vec<Rational>,
    enclosure: Enclosure,
}

impl RootMean {
    /// Takes the fractions whose roots are to be averaged.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if there is none.
    /// - [`NumericError::NegativeSquare`] if one is negative.
    ///
    /// # Examples
    ///
    /// A negative number has no real root:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational, RootMean};
    /// let refused = RootMean::new(vec![Rational::ONE, Rational::from(-4)]).unwrap_err();
    /// assert_eq!(refused, NumericError::NegativeSquare { index: 1 });
    /// ```
    pub fn new(squares: Vec<Rational>) -> Result<Self, NumericError> {
        if squares.is_empty() {
            return Err(NumericError::Empty);
        }
        if let Some(index) = squares.iter().position(Rational::is_negative) {
            return Err(NumericError::NegativeSquare { index });
        }
        Ok(Self::of_squares(squares))
    }

    /// Of squares that are known to be as they must.
    pub(super) fn of_squares(squares: Vec<Rational>) -> Self {
        let roots = squares.iter().map(|square| Enclosure::of(square).sqrt());
        let enclosure = mean_enclosure(roots, squares.len());
        Self { squares, enclosure }
    }

    /// Compares the exact number with an exact bound.
    ///
    /// # Properties
    ///
    /// Always decided. A sum of square roots of fractions is a fraction only if every root is one,
    /// and then the comparison is one of fractions; if not, the number differs from every bound, and
    /// enough digits show on which side it lies.
    ///
    /// # Examples
    ///
    /// A tie is a tie:
    ///
    /// ```
    /// # use core::cmp::Ordering;
    /// # use junheng::numeric::{NumericError, Rational, RootMean};
    /// let mean = RootMean::new(vec![Rational::new(1, 4)?, Rational::new(1, 9)?])?;
    /// assert_eq!(mean.compare(&Rational::new(5, 12)?), Ordering::Equal);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn compare(&self, bound: &Rational) -> Ordering {
        if let Some(order) = self.enclosure.compare(bound) {
            return order;
        }
        if let Some(exact) = self.exact_value() {
            return exact.cmp(bound);
        }
        let bound = bound.to_big();
        self.refine(|low, high| {
            if low.compare(&bound).is_ge() {
                Some(Ordering::Greater)
            } else if high.compare(&bound).is_le() {
                Some(Ordering::Less)
            } else {
                None
            }
        })
    }

    /// Returns the double nearest to the exact number.
    ///
    /// # Examples
    ///
    /// For one fraction it is its correctly rounded root:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational, RootMean};
    /// assert_eq!(RootMean::new(vec![Rational::from(2)])?.to_f64(), 2.0_f64.sqrt());
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        if let Some(nearest) = self.enclosure.to_f64() {
            return nearest;
        }
        if let [square] = self.squares.as_slice() {
            return square.to_big().root_to_f64();
        }
        if let Some(exact) = self.exact_value() {
            return exact.to_f64();
        }
        self.refine(|low, high| {
            let (low, high) = (low.to_f64(), high.to_f64());
            #[expect(
                clippy::float_cmp,
                reason = "the question is whether they are the same double"
            )]
            (low == high).then_some(low)
        })
    }

    /// Prints the exact number rounded to exactly `places` decimal places.
    ///
    /// # Examples
    ///
    /// √0.390625 is 0.625, and its last five is a half that goes away from zero:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational, RootMean, RoundingMode};
    /// let mean = RootMean::new(vec![Rational::new(390_625, 1_000_000)?])?;
    /// assert_eq!(mean.to_fixed(2, RoundingMode::HalfAwayFromZero), "0.63");
    /// assert_eq!(mean.to_fixed(2, RoundingMode::HalfEven), "0.62");
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn to_fixed(&self, places: u32, mode: RoundingMode) -> String {
        if let Some(text) = self.enclosure.to_fixed(places, mode) {
            return text;
        }
        if let [square] = self.squares.as_slice() {
            return square.to_big().root_to_fixed(places, mode);
        }
        if let Some(exact) = self.exact_value() {
            return exact.to_fixed(places, mode);
        }
        let power = IBig::from(rounding::power_of_ten(places));
        self.refine(|low, high| {
            let [low, high] = [low, high].map(|end| {
                rounding::round_quotient(&(&end.numerator * &power), &end.denominator, mode)
            });
            (low == high).then(|| rounding::fixed_string_of(low, places))
        })
    }

    /// The number itself, if it is a fraction: if all roots are.
    fn exact_value(&self) -> Option<Rational> {
        let mut sum = Rational::ZERO;
        for square in &self.squares {
            let (numerator, denominator) = square.lowest_terms();
            // Of coprime numbers, the quotient is a square only if both are.
            let (numerator, rest) = numerator.into_parts().1.sqrt_rem();
            if !rest.is_zero() {
                return None;
            }
            let (denominator, rest) = denominator.sqrt_rem();
            if !rest.is_zero() {
                return None;
            }
            sum += Rational::from_big(BigFraction {
                numerator: numerator.into(),
                denominator,
            });
        }
        let count = BigFraction::from_count(self.squares.len());
        Some(Rational::from_big(sum.to_big().over(&count)))
    }

    /// Asks `decide` with ever closer bounds, below and above the exact number, until it decides.
    ///
    /// To be called only if the number is no fraction: then it lies strictly between the bounds and
    /// on no boundary, and every question about it is decided at some precision.
    fn refine<T>(&self, decide: impl Fn(&BigFraction, &BigFraction) -> Option<T>) -> T {
        let squares: Vec<_> = self.squares.iter().map(Rational::to_big).collect();
        let count = UBig::from(self.squares.len());
        let mut bits: usize = 128;
        loop {
            // Each ⌊√(q · 4^bits)⌋ is too small by less than 1.
            let floor: UBig = squares
                .iter()
                .map(|square| {
                    let magnitude = square.numerator.clone().into_parts().1;
                    ((magnitude << (2 * bits)) / &square.denominator).sqrt()
                })
                .fold(UBig::ZERO, |sum, root| sum + root);
            let denominator = &count << bits;
            let low = BigFraction {
                numerator: floor.clone().into(),
                denominator: denominator.clone(),
            };
            let high = BigFraction {
                numerator: (floor + &count).into(),
                denominator,
            };
            if let Some(answer) = decide(&low, &high) {
                return answer;
            }
            bits *= 2;
        }
    }
}

/// The mean of enclosed numbers.
pub(super) fn mean_enclosure(numbers: impl Iterator<Item = Enclosure>, count: usize) -> Enclosure {
    let count = Enclosure {
        centre: DoubleDouble::from(count_to_f64(count)),
        radius: 0.0,
    };
    numbers.fold(Enclosure::ZERO, Enclosure::plus).over(count)
}
