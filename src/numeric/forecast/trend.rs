//! A straight line through exact points, and what it says of a point to come.

use crate::numeric::forecast::trend_point::TrendPoint;
use crate::numeric::uncertainty::interval::Interval;

use crate::numeric::error::NumericError;
use crate::numeric::forecast::least_squares::Line;
use crate::numeric::number::count::count_to_f64;
use crate::numeric::number::rational::Rational;
use crate::numeric::uncertainty::student::{upper_quantile, upper_tail};

/// The line of least squares through exact points, itself exact.
///
/// Whether all points lie on the line is known and not guessed: the sum of squared residuals is a
/// fraction, and it is zero or it is not.
///
/// # Formula
///
/// ```text
///      y = ȳ + β (x − x̄)      with  β = Σ (xᵢ − x̄)(yᵢ − ȳ) / Σ (xᵢ − x̄)²
/// ```
///
/// # Examples
///
/// Through 1, 2, 4 at 0, 1, 2 the line rises by 3/2 from 5/6:
///
/// ```
/// use junheng::numeric::{ExactTrend, NumericError, Rational, TrendPoint};
///
/// let point = |position: i32, value: i32| TrendPoint {
///     position: position.into(),
///     value: value.into(),
/// };
/// let trend = ExactTrend::new(&[point(0, 1), point(1, 2), point(2, 4)])?;
/// assert_eq!(trend.slope(), &Rational::new(3, 2)?);
/// assert_eq!(trend.predict(&3.into()).value(), &Rational::new(16, 3)?);
///
/// let flat = ExactTrend::new(&[point(0, 1), point(0, 2), point(0, 4)]);
/// assert_eq!(flat, Err(NumericError::OnePosition));
/// # Ok::<(), NumericError>(())
/// ```
#[doc(alias = "regression")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExactTrend {
    count: usize,
    n: Rational,
    mean_position: Rational,
    mean_value: Rational,
    slope: Rational,
    /// Σ (xᵢ − x̄)², above zero.
    spread: Rational,
    /// The sum of the squared residuals.
    residual: Rational,
}

impl ExactTrend {
    /// Fits the line.
    ///
    /// # Errors
    ///
    /// - [`NumericError::TooFewPoints`] for fewer than three: a line fits any two exactly, and says
    ///   nothing of how far off it is.
    /// - [`NumericError::OnePosition`] if all points have one position.
    pub fn new(points: &[TrendPoint]) -> Result<Self, NumericError> {
        let count = points.len();
        if count < 3 {
            let needed = 3;
            return Err(NumericError::TooFewPoints { count, needed });
        }
        let line = Line::through(points)?;
        let square: Rational = points
            .iter()
            .map(|point| {
                let distance = &point.value - &line.mean_value;
                &distance * &distance
            })
            .sum();
        let residual = square - &line.slope * &line.joint;
        let Line {
            mean_position,
            mean_value,
            slope,
            spread,
            joint: _,
        } = line;
        Ok(Self {
            count,
            n: Rational::from(u64::try_from(count).unwrap_or(u64::MAX)),
            mean_position,
            mean_value,
            slope,
            spread,
            residual,
        })
    }

    /// The change of the value for each one of the position.
    #[must_use]
    pub const fn slope(&self) -> &Rational {
        &self.slope
    }

    /// What the line says of one more observation at a position.
    ///
    /// # Formula
    ///
    /// ```text
    ///      variance = s² (1 + 1/n + (x − x̄)² / Σ (xᵢ − x̄)²)      with  s² = residuals / (n − 2)
    /// ```
    #[must_use]
    pub fn predict(&self, position: &Rational) -> TrendPrediction {
        let distance = position - &self.mean_position;
        let freedom = self.count.saturating_sub(2);
        let degrees = &self.n - Rational::from(2);
        // None of the divisors is zero: three points or more, and not all at one position.
        let over = |a: &Rational, b: &Rational| a.checked_div(b).unwrap_or(Rational::ZERO);
        let spread = Rational::ONE
            + over(&Rational::ONE, &self.n)
            + over(&(&distance * &distance), &self.spread);
        TrendPrediction {
            value: &self.mean_value + &self.slope * &distance,
            variance: over(&self.residual, &degrees) * spread,
            freedom,
        }
    }
}

/// One more observation as a trend foresees it: Student's t distribution around the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendPrediction {
    value: Rational,
    /// The square of the standard error of one observation.
    variance: Rational,
    freedom: usize,
}

impl TrendPrediction {
    /// The value on the line, exactly.
    #[must_use]
    pub const fn value(&self) -> &Rational {
        &self.value
    }

    /// Whether every point lay on the line, so that nothing is left to chance.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.variance.is_zero()
    }

    /// The interval that holds the observation with a probability of 95 %.
    ///
    /// Of a prediction that [is certain](Self::is_certain) it is the value alone.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Overflow`] if an end is beyond the largest double.
    pub fn interval(&self) -> Result<Interval, NumericError> {
        let value = self.value.to_f64();
        let half = if self.is_certain() {
            0.0
        } else {
            let quantile = upper_quantile(self.freedom, 0.025).ok_or(NumericError::Overflow)?;
            quantile * self.variance.to_f64().sqrt()
        };
        let (lower, upper) = (value - half, value + half);
        if lower.is_finite() && upper.is_finite() {
            Ok(Interval { lower, upper })
        } else {
            Err(NumericError::Overflow)
        }
    }

    /// The probability that the observation is below a number.
    ///
    /// Of a prediction that [is certain](Self::is_certain) it is 1 for a value below the number and
    /// 0 for any other.
    #[must_use]
    pub fn probability_below(&self, number: &Rational) -> f64 {
        let distance = number - &self.value;
        let Ok(square) = (&distance * &distance).checked_div(&self.variance) else {
            return if distance.is_positive() { 1.0 } else { 0.0 };
        };
        let tail = upper_tail(self.freedom, &square);
        if distance.is_positive() {
            1.0 - tail
        } else {
            tail
        }
    }

    /// The probability that the observation is above a number.
    ///
    /// Of a prediction that [is certain](Self::is_certain) it is 1 for a value above the number and
    /// 0 for any other.
    #[must_use]
    pub fn probability_above(&self, number: &Rational) -> f64 {
        let mirrored = Self {
            value: -self.value.clone(),
            ..self.clone()
        };
        mirrored.probability_below(&-number.clone())
    }

    /// The degrees of freedom: the number of points less two.
    #[must_use]
    pub fn degrees_of_freedom(&self) -> f64 {
        count_to_f64(self.freedom)
    }
}
