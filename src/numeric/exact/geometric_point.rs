//! A point on the way from one number to another at a constant rate.

use core::cmp::Ordering;

use crate::numeric::error::NumericError;
use crate::numeric::number::rational::Rational;
use crate::numeric::number::rounding::RoundingMode;

/// The number that lies `steps` of `total` steps on the way from one positive number to another,
/// when each step multiplies by the same rate. As a rule it is irrational.
///
/// # Formula
///
/// ```text
///      start · (end / start)^(steps / total)
/// ```
///
/// # Examples
///
/// Halfway from 1 to 2 lies √2: above 1.4142135623, below 1.4142135624.
///
/// ```
/// use core::cmp::Ordering;
/// use junheng::numeric::{GeometricPoint, NumericError, Rational};
///
/// let half = GeometricPoint::new(1.into(), 2.into(), 1, 2)?;
/// let ten_digits = Rational::from(10_000_000_000_i64);
/// let (below, above) = (Rational::from(14_142_135_623_i64), Rational::from(14_142_135_624_i64));
/// assert_eq!(half.compare(&below.checked_div(&ten_digits)?), Ordering::Greater);
/// assert_eq!(half.compare(&above.checked_div(&ten_digits)?), Ordering::Less);
/// assert_eq!(half.to_f64(), 2.0_f64.sqrt());
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeometricPoint {
    start: Rational,
    end: Rational,
    /// `steps / total` in lowest terms, from 0 to 1.
    steps: u32,
    total: u32,
    /// startᵗᵒᵗᵃˡ⁻ˢᵗᵉᵖˢ · endˢᵗᵉᵖˢ, the power `total` of the point.
    power: Rational,
}

impl GeometricPoint {
    /// The point so many steps of a total on the way.
    ///
    /// Beyond the last step it is the end.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NotPositive`] if the start or the end is not above zero.
    /// - [`NumericError::DivisionByZero`] if the way has no steps.
    pub fn new(
        start: Rational,
        end: Rational,
        steps: u32,
        total: u32,
    ) -> Result<Self, NumericError> {
        for (index, number) in [&start, &end].into_iter().enumerate() {
            if !number.is_positive() {
                return Err(NumericError::NotPositive { index });
            }
        }
        if total == 0 {
            return Err(NumericError::DivisionByZero);
        }
        let steps = steps.min(total);
        let divisor = greatest_common_divisor(steps, total);
        let (steps, total) = (steps / divisor, total / divisor);
        let power = start.power(total - steps) * end.power(steps);
        Ok(Self {
            start,
            end,
            steps,
            total,
            power,
        })
    }

    /// How the point stands to a number, decided by whole powers of exact numbers.
    #[must_use]
    pub fn compare(&self, number: &Rational) -> Ordering {
        if !number.is_positive() {
            return Ordering::Greater;
        }
        self.power.cmp(&number.power(self.total))
    }

    /// The nearest decimal of so many places, decided by whole powers; of two equally near the larger.
    ///
    /// Meant for points of ordinary size and some twenty places: the search begins at the nearest double.
    ///
    /// # Examples
    ///
    /// √2 = 1.4142135623…:
    ///
    /// ```
    /// use junheng::numeric::{GeometricPoint, NumericError, Rational};
    ///
    /// let half = GeometricPoint::new(1.into(), 2.into(), 1, 2)?;
    /// assert_eq!(half.rounded(3), Rational::new(1414, 1000)?);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn rounded(&self, places: u32) -> Rational {
        const TURNS: u32 = 4096;
        let mode = RoundingMode::HalfAwayFromZero;
        let double = self.to_f64();
        if self.total == 1 || !double.is_normal() {
            let end = if self.steps == 0 {
                &self.start
            } else {
                &self.end
            };
            return end.rounded(places, mode);
        }
        let mut nearest = exact(double).rounded(places, mode);
        let ten = Rational::from(10);
        let mut half = Rational::ONE
            .checked_div(&Rational::from(2))
            .unwrap_or_default();
        for _ in 0..places {
            half = half.checked_div(&ten).unwrap_or_default();
        }
        let step = &half + &half;
        for _ in 0..TURNS {
            if self.compare(&(&nearest + &half)).is_ge() {
                nearest += step.clone();
            } else if self.compare(&(&nearest - &half)).is_lt() {
                nearest = nearest - &step;
            } else {
                break;
            }
        }
        nearest
    }

    /// The nearest double; of two equally near, the one with the even last bit.
    ///
    /// A point so large or so small that its estimate is no ordinary double is infinite or zero.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        if self.total == 1 {
            let exact = if self.steps == 0 {
                &self.start
            } else {
                &self.end
            };
            return exact.to_f64();
        }
        let exponent = f64::from(self.steps) / f64::from(self.total);
        let (start, end) = (self.start.to_f64(), self.end.to_f64());
        let mut nearest =
            libm::exp((1.0 - exponent) * libm::log(start) + exponent * libm::log(end));
        if !nearest.is_normal() {
            return nearest;
        }
        // The estimate is a few last bits off; each turn of the loop takes one of them back.
        for _ in 0..4096 {
            let above = self.compare(&middle(nearest, nearest.next_up()));
            let below = self.compare(&middle(nearest.next_down(), nearest));
            let odd = nearest.to_bits() & 1 == 1;
            if above.is_gt() || (above.is_eq() && odd) {
                nearest = nearest.next_up();
            } else if below.is_lt() || (below.is_eq() && odd) {
                nearest = nearest.next_down();
            } else {
                break;
            }
        }
        nearest
    }
}

/// The number between two positive doubles.
fn middle(a: f64, b: f64) -> Rational {
    (exact(a) + exact(b))
        .checked_div(&Rational::from(2))
        .unwrap_or(Rational::ZERO)
}

/// The number that a positive double is.
fn exact(double: f64) -> Rational {
    let bits = double.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = match (bits >> 52) & 0x7ff {
        0 => (fraction, -1074),
        biased => (
            fraction | (1 << 52),
            i32::try_from(biased).unwrap_or(0) - 1075,
        ),
    };
    let scale = Rational::from(2).power(exponent.unsigned_abs());
    let mantissa = Rational::from(mantissa);
    if exponent < 0 {
        mantissa.checked_div(&scale).unwrap_or(Rational::ZERO)
    } else {
        mantissa * scale
    }
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 {
        a
    } else {
        greatest_common_divisor(b, a % b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_are_exact() {
        for double in [1.0, 0.1, 1e300, 1e-300, 5e-324, f64::MAX] {
            assert_eq!(exact(double).to_f64(), double);
        }
        assert_eq!(exact(0.75), Rational::new(3, 4).unwrap());
    }
}
