//! Equality and order of exact fractions, by value.

use core::cmp::Ordering;

use crate::numeric::number::rational::Rational;
use crate::numeric::number::repr::Repr::{Big, Small};

impl PartialEq for Rational {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            // In lowest terms there is only one way to write a number.
            (Big(left), Big(right)) => {
                left.numerator == right.numerator && left.denominator == right.denominator
            }
            (Small { .. }, Small { .. }) => self.cmp(other).is_eq(),
            // What fits into 128 bits is never big.
            _ => false,
        }
    }
}

impl Eq for Rational {}

impl PartialOrd for Rational {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rational {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (
                &Small {
                    numerator: a,
                    denominator: b,
                },
                &Small {
                    numerator: c,
                    denominator: d,
                },
            ) => compare_small(a, b, c, d),
            _ => self.to_big().compare(&other.to_big()),
        }
    }
}

/// Compares a/b with c/d by cross multiplication; denominators are positive.
#[inline]
fn compare_small(a: i128, b: i128, c: i128, d: i128) -> Ordering {
    if b == d {
        return a.cmp(&c);
    }
    if let (Ok(a), Ok(b), Ok(c), Ok(d)) = (
        i64::try_from(a),
        i64::try_from(b),
        i64::try_from(c),
        i64::try_from(d),
    ) {
        return (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b)));
    }
    compare_wide(a, b, c, d)
}

#[cold]
fn compare_wide(a: i128, b: i128, c: i128, d: i128) -> Ordering {
    a.signum().cmp(&c.signum()).then_with(|| {
        let left = wide_product(a.unsigned_abs(), d.unsigned_abs());
        let right = wide_product(c.unsigned_abs(), b.unsigned_abs());
        if a < 0 {
            right.cmp(&left)
        } else {
            left.cmp(&right)
        }
    })
}

/// `a · b` in 256 bits: the high half, then the low half.
#[inline]
fn wide_product(a: u128, b: u128) -> (u128, u128) {
    const LOW: u128 = u64::MAX as u128;
    let (a_high, a_low) = (a >> 64, a & LOW);
    let (b_high, b_low) = (b >> 64, b & LOW);
    let low = a_low * b_low;
    // No overflow: (2^64 − 1)² + 2(2^64 − 1) = 2^128 − 1.
    let middle = a_high * b_low + (low >> 64);
    let other = a_low * b_high + (middle & LOW);
    (
        a_high * b_high + (middle >> 64) + (other >> 64),
        (other << 64) | (low & LOW),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_128_bits_have_256() {
        assert_eq!(wide_product(u128::MAX, u128::MAX), (u128::MAX - 1, 1));
        assert_eq!(wide_product(u128::MAX, 1), (0, u128::MAX));
        assert_eq!(wide_product(1 << 64, 1 << 64), (1, 0));
        assert_eq!(wide_product((1 << 64) + 1, (1 << 64) - 1), (0, u128::MAX));
    }

    #[test]
    fn the_last_of_127_bits_decides() {
        // (m − 1)/m and (m − 2)/(m − 1): m² − 2m + 1 against m² − 2m.
        let m = i128::MAX;
        assert_eq!(compare_small(m - 1, m, m - 2, m - 1), Ordering::Greater);
        assert_eq!(compare_small(1 - m, m, 2 - m, m - 1), Ordering::Less);
        assert_eq!(compare_small(m - 1, m, 1 - m, m), Ordering::Greater);
        assert_eq!(compare_small(0, m, 0, 1), Ordering::Equal);
    }
}
