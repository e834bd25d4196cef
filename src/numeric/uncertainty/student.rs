//! Student's t distribution, accurate near zero and in the tails.

use statrs::distribution::{Continuous as _, ContinuousCDF as _, StudentsT};
use statrs::function::beta::beta_reg;

use crate::numeric::number::count::count_to_f64;
use crate::numeric::number::rational::Rational;

/// The probability that a t variable of so many degrees of freedom is above `√square`, at most ½.
///
/// The textbook form takes the incomplete beta function at `ν / (ν + t²)`, and loses its digits
/// where `t` is near zero; there its mirror image at `t² / (ν + t²)` keeps them.
pub(in crate::numeric) fn upper_tail(freedom: usize, square: &Rational) -> f64 {
    let n = count_to_f64(freedom);
    let whole = Rational::from(u64::try_from(freedom).unwrap_or(u64::MAX)) + square;
    // Neither division is by zero: there is a degree of freedom, and a square is not negative.
    let near = square.checked_div(&whole).map_or(0.0, |part| part.to_f64());
    if near < 1.5 / (0.5 * n + 2.5) {
        return 0.5 - 0.5 * beta_reg(0.5, 0.5 * n, near);
    }
    let far = (Rational::ONE - square.checked_div(&whole).unwrap_or(Rational::ZERO)).to_f64();
    0.5 * beta_reg(0.5 * n, 0.5, far)
}

/// The number that a t variable of so many degrees of freedom exceeds with a probability below ½.
///
/// The library's own quantile is good for a start; Newton's method gives the last digits.
pub(in crate::numeric) fn upper_quantile(freedom: usize, probability: f64) -> Option<f64> {
    let n = count_to_f64(freedom);
    let distribution = StudentsT::new(0.0, 1.0, n).ok()?;
    let mut quantile = distribution.inverse_cdf(1.0 - probability);
    for _ in 0..4 {
        let square = quantile * quantile;
        let tail = 0.5 * beta_reg(0.5 * n, 0.5, n / (n + square));
        quantile += (tail - probability) / distribution.pdf(quantile);
    }
    quantile.is_finite().then_some(quantile)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-13 * b.abs(), "{a} {b}");
    }

    #[test]
    fn quantiles_of_one_and_two_degrees_have_closed_forms() {
        // ν = 1: tan(0.475 π). ν = 2: (2p − 1) √(2 / (1 − (2p − 1)²)).
        close(
            upper_quantile(1, 0.025).unwrap(),
            (0.475 * std::f64::consts::PI).tan(),
        );
        close(
            upper_quantile(2, 0.025).unwrap(),
            0.95 * (2.0 / (1.0 - 0.95 * 0.95_f64)).sqrt(),
        );
    }

    #[test]
    fn the_tail_keeps_its_digits_near_zero() {
        // ν = 1: ½ − atan(t) / π. ν = 2: ½ − t / (2 √(2 + t²)).
        for (numerator, denominator) in [(1, 100_000_000), (1, 3), (7, 2), (5000, 1)] {
            let t = Rational::new(numerator, denominator).unwrap();
            let square = &t * &t;
            let x = t.to_f64();
            close(
                upper_tail(1, &square),
                (1.0 / x).atan() / std::f64::consts::PI,
            );
            let root = (2.0 + x * x).sqrt();
            close(upper_tail(2, &square), 1.0 / (root * (root + x)));
        }
        close(upper_tail(5, &Rational::ZERO), 0.5);
    }
}
