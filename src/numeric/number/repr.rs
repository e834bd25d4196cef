//! How a fraction is held: two numbers of 128 bits, or two of any size.

use crate::numeric::number::big_fraction::BigFraction;
use dashu_int::ops::Gcd as _;

#[derive(Clone)]
pub(in crate::numeric) enum Repr {
    /// Not necessarily in lowest terms: finding those costs more than most numbers ever earn back.
    ///
    /// The denominator is positive; the numerator is not `i128::MIN`, so that it can be negated.
    Small { numerator: i128, denominator: i128 },
    /// In lowest terms, and beyond what `Small` can hold: so no number has both forms.
    Big(Box<BigFraction>),
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
