//! Arithmetic of exact fractions.

use crate::numeric::error::NumericError;
use core::iter::Sum;
use core::ops::{Add, AddAssign, Mul, Neg, Sub};

use dashu_int::{IBig, UBig};

use crate::numeric::number::big_fraction::BigFraction;
use crate::numeric::number::rational::Rational;
use crate::numeric::number::repr::Repr::{Big, Small};
use crate::numeric::number::repr::reduce;

/// A small fraction, unless the numerator is the one that cannot be negated.
#[inline]
fn small(numerator: i128, denominator: i128) -> Option<Rational> {
    (numerator != i128::MIN).then_some(Rational(Small {
        numerator,
        denominator,
    }))
}

/// The low 64 bits of each, if they are all there is.
#[inline]
fn narrow(a: i128, b: i128, c: i128, d: i128) -> Option<[i128; 4]> {
    let fits = |number: i128| i64::try_from(number).is_ok();
    (fits(a) && fits(b) && fits(c) && fits(d)).then_some([a, b, c, d])
}

#[inline]
fn add_small((a, b): (i128, i128), (c, d): (i128, i128)) -> Option<Rational> {
    if b == d {
        return small(a.checked_add(c)?, b);
    }
    if d == 1 {
        return small(c.checked_mul(b)?.checked_add(a)?, b);
    }
    if b == 1 {
        return small(a.checked_mul(d)?.checked_add(c)?, d);
    }
    if let Some([a, b, c, d]) = narrow(a, b, c, d) {
        // A multiple of the other denominator serves both: decimals do not pile up powers of ten.
        if let (Ok(b), Ok(d)) = (u64::try_from(b), u64::try_from(d)) {
            let greatest = b.max(d);
            if greatest % b.min(d) == 0 {
                let sum = a * i128::from(greatest / b) + c * i128::from(greatest / d);
                return small(sum, i128::from(greatest));
            }
        }
        // Below 2^127: no product of 63-bit numbers can overflow, nor a sum of two.
        return small(a * d + c * b, b * d);
    }
    small(
        a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?,
        b.checked_mul(d)?,
    )
}

/// Adds over the least common denominator: the last try before leaving 128 bits.
#[cold]
fn add_reduced(left: (i128, i128), right: (i128, i128)) -> Option<Rational> {
    let (a, b) = reduce(left.0, left.1);
    let (c, d) = reduce(right.0, right.1);
    let (d_rest, b_rest) = reduce(d, b);
    let numerator = a.checked_mul(d_rest)?.checked_add(c.checked_mul(b_rest)?)?;
    small(numerator, b.checked_mul(d_rest)?)
}

#[inline]
fn multiply_small((a, b): (i128, i128), (c, d): (i128, i128)) -> Option<Rational> {
    if let Some([a, b, c, d]) = narrow(a, b, c, d) {
        return small(a * c, b * d);
    }
    small(a.checked_mul(c)?, b.checked_mul(d)?)
}

/// Multiplies two fractions in lowest terms; the product is in lowest terms too.
#[inline]
fn multiply_coprime((a, b): (i128, i128), (c, d): (i128, i128)) -> Option<Rational> {
    let ((a, d), (c, b)) = (reduce(a, d), reduce(c, b));
    small(a.checked_mul(c)?, b.checked_mul(d)?)
}

/// The quotient by a positive whole number, if it is as simple as ratios of amounts and counts are.
#[inline]
pub(super) fn divide_by_whole(dividend: &Rational, divisor: &Rational) -> Option<Rational> {
    let ((a, b), (c, d)) = (dividend.small_parts()?, divisor.small_parts()?);
    if d != 1 || c <= 0 {
        return None;
    }
    if b == 1 {
        return Some(Rational(Small {
            numerator: a,
            denominator: c,
        }));
    }
    let (b, c) = (i64::try_from(b).ok()?, i64::try_from(c).ok()?);
    let denominator = i128::from(b) * i128::from(c);
    Some(Rational(Small {
        numerator: a,
        denominator,
    }))
}

/// The quotient; the divisor is not zero.
#[inline]
pub(super) fn divide(dividend: &Rational, divisor: &Rational) -> Rational {
    if let (Some((a, b)), Some((c, d))) = (dividend.small_parts(), divisor.small_parts()) {
        let reciprocal = if c < 0 { (-d, -c) } else { (d, c) };
        return multiply_small((a, b), reciprocal)
            .unwrap_or_else(|| multiply_beyond((a, b), reciprocal));
    }
    let (dividend, divisor) = (dividend.to_big(), divisor.to_big());
    Rational::from_big(dividend.times(&divisor.reciprocal()))
}

/// The sum, if 128 bits hold it.
#[inline]
fn add_within(left: &Rational, right: &Rational) -> Option<Rational> {
    let (left, right) = (left.small_parts()?, right.small_parts()?);
    add_small(left, right).or_else(|| add_reduced(left, right))
}

#[inline]
fn add(left: &Rational, right: &Rational) -> Rational {
    add_within(left, right)
        .unwrap_or_else(|| Rational::from_big(left.to_big().plus(&right.to_big())))
}

#[inline]
fn multiply(left: &Rational, right: &Rational) -> Rational {
    if let (Some(a), Some(b)) = (left.small_parts(), right.small_parts()) {
        return multiply_small(a, b).unwrap_or_else(|| multiply_beyond(a, b));
    }
    let (left, right) = (
        left.in_lowest_terms().to_big(),
        right.in_lowest_terms().to_big(),
    );
    Rational::from_lowest_terms(left.times_coprime(&right))
}

#[cold]
fn multiply_beyond(left: (i128, i128), right: (i128, i128)) -> Rational {
    let (left, right) = (reduce(left.0, left.1), reduce(right.0, right.1));
    multiply_coprime(left, right).unwrap_or_else(|| {
        let [left, right] = [left, right].map(|(numerator, denominator)| BigFraction {
            numerator: IBig::from(numerator),
            denominator: UBig::from(denominator.unsigned_abs()),
        });
        Rational::from_big(left.times(&right))
    })
}

impl Rational {
    /// The same number, written in lowest terms.
    #[inline]
    pub(in crate::numeric) fn in_lowest_terms(&self) -> Self {
        match self.small_parts() {
            Some((numerator, denominator)) => {
                let (numerator, denominator) = reduce(numerator, denominator);
                Self(Small {
                    numerator,
                    denominator,
                })
            }
            None => self.clone(),
        }
    }

    /// The product of two numbers in lowest terms, in lowest terms: worth its price where many
    /// products are to be added.
    #[inline]
    pub(in crate::numeric) fn times_coprime(&self, other: &Self) -> Self {
        self.small_parts()
            .zip(other.small_parts())
            .and_then(|(left, right)| multiply_coprime(left, right))
            .unwrap_or_else(|| Self::from_big(self.to_big().times(&other.to_big())))
    }
}

impl Neg for Rational {
    type Output = Self;

    #[inline]
    fn neg(self) -> Self {
        -&self
    }
}

impl Neg for &Rational {
    type Output = Rational;

    #[inline]
    fn neg(self) -> Rational {
        match &self.0 {
            &Small {
                numerator,
                denominator,
            } => Rational(Small {
                numerator: -numerator,
                denominator,
            }),
            // −2^127 is big and 2^127 is not small: a change of sign leaves it big.
            Big(big) => Rational(Big(Box::new(BigFraction {
                numerator: -IBig::clone(&big.numerator),
                denominator: big.denominator.clone(),
            }))),
        }
    }
}

macro_rules! operator {
    ($Operator:ident, $method:ident, |$left:ident, $right:ident| $result:expr) => {
        impl $Operator<&Rational> for &Rational {
            type Output = Rational;

            #[inline]
            fn $method(self, rhs: &Rational) -> Rational {
                let ($left, $right) = (self, rhs);
                $result
            }
        }

        impl $Operator<Rational> for &Rational {
            type Output = Rational;

            #[inline]
            fn $method(self, rhs: Rational) -> Rational {
                $Operator::$method(self, &rhs)
            }
        }

        impl $Operator<&Rational> for Rational {
            type Output = Rational;

            #[inline]
            fn $method(self, rhs: &Rational) -> Rational {
                $Operator::$method(&self, rhs)
            }
        }

        impl $Operator<Rational> for Rational {
            type Output = Rational;

            #[inline]
            fn $method(self, rhs: Rational) -> Rational {
                $Operator::$method(&self, &rhs)
            }
        }
    };
}

operator!(Add, add, |left, right| add(left, right));
operator!(Sub, sub, |left, right| add(left, &-right));
operator!(Mul, mul, |left, right| multiply(left, right));

impl AddAssign<&Self> for Rational {
    #[inline]
    fn add_assign(&mut self, rhs: &Self) {
        *self = add(self, rhs);
    }
}

impl AddAssign for Rational {
    #[inline]
    fn add_assign(&mut self, rhs: Self) {
        *self = add(self, &rhs);
    }
}

impl Sum for Rational {
    /// Adds one by one for as long as 128 bits hold the sum; what goes beyond is added in pairs, and
    /// pairs of pairs, so that long numbers meet only near the end.
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        let mut blocks = Blocks::default();
        let mut running = Self::ZERO;
        for term in iter {
            match add_within(&running, &term) {
                Some(sum) => running = sum,
                None => blocks.push(core::mem::replace(&mut running, term)),
            }
        }
        blocks.push(running);
        blocks
            .partial_sums
            .iter()
            .rfold(Self::ZERO, |sum, partial| add(partial, &sum))
    }
}

/// Terms of a sum that is added in pairs.
#[derive(Default)]
struct Blocks {
    count: usize,
    /// One for each bit set in the count, the sum of most terms first.
    partial_sums: Vec<Rational>,
}

impl Blocks {
    fn push(&mut self, mut block: Rational) {
        self.count += 1;
        for _ in 0..self.count.trailing_zeros() {
            if let Some(neighbour) = self.partial_sums.pop() {
                block = add(&neighbour, &block);
            }
        }
        self.partial_sums.push(block);
    }
}

impl<'a> Sum<&'a Self> for Rational {
    fn sum<I: Iterator<Item = &'a Self>>(iter: I) -> Self {
        iter.cloned().sum()
    }
}

impl Rational {
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

    /// The number multiplied by itself so many times.
    pub(crate) fn power(&self, times: u32) -> Self {
        let mut result = Self::ONE;
        let mut square = self.clone();
        let mut left = times;
        while left > 0 {
            if left & 1 == 1 {
                result = result * &square;
            }
            left >>= 1;
            if left > 0 {
                square = &square * &square;
            }
        }
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::error::NumericError;

    #[test]
    fn what_fits_into_128_bits_is_small() -> Result<(), NumericError> {
        let big = Rational::from(i128::MAX) + Rational::ONE;
        assert!(big.small_parts().is_none());
        assert!((&big - &Rational::ONE).small_parts().is_some());
        assert!((-&big).small_parts().is_none());
        assert!((-&big + Rational::ONE).small_parts().is_some());
        assert!(Rational::from(i128::MIN).small_parts().is_none());
        assert_eq!(Rational::from(i128::MIN), -big);
        // Factors that cancel do not leave 128 bits behind.
        let half = Rational::new(1, i128::MAX)?;
        assert_eq!(half * Rational::from(i128::MAX), Rational::ONE);
        Ok(())
    }

    #[test]
    fn powers_are_exact() -> Result<(), NumericError> {
        assert_eq!(Rational::new(-3, 2)?.power(5), Rational::new(-243, 32)?);
        assert_eq!(Rational::from(7).power(0), Rational::ONE);
        Ok(())
    }

    #[test]
    fn decimals_do_not_pile_up_denominators() -> Result<(), NumericError> {
        let terms = [
            Rational::new(1, 100)?,
            Rational::new(1, 10)?,
            Rational::new(1, 1000)?,
        ];
        let sum: Rational = terms.iter().cycle().take(300).sum();
        assert_eq!(sum.small_parts(), Some((11_100, 1000)));
        Ok(())
    }
}
