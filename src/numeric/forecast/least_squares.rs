//! The line of least squares through exact points, and the sums that it is made of.

use crate::numeric::error::NumericError;
use crate::numeric::exact::average::mean;
use crate::numeric::forecast::trend_point::TrendPoint;
use crate::numeric::number::rational::Rational;

/// `y = ȳ + β (x − x̄)` with `β = Σ (xᵢ − x̄)(yᵢ − ȳ) / Σ (xᵢ − x̄)²`.
pub(super) struct Line {
    pub(super) mean_position: Rational,
    pub(super) mean_value: Rational,
    pub(super) slope: Rational,
    /// Σ (xᵢ − x̄)², above zero.
    pub(super) spread: Rational,
    /// Σ (xᵢ − x̄)(yᵢ − ȳ)
    pub(super) joint: Rational,
}

impl Line {
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if there is no point.
    /// - [`NumericError::OnePosition`] if all points have one position.
    pub(super) fn through(points: &[TrendPoint]) -> Result<Self, NumericError> {
        let mean_position = mean(points.iter().map(|point| &point.position))?;
        let mean_value = mean(points.iter().map(|point| &point.value))?;
        let (mut spread, mut joint) = (Rational::ZERO, Rational::ZERO);
        for point in points {
            let distance = &point.position - &mean_position;
            joint += &distance * (&point.value - &mean_value);
            spread += &distance * &distance;
        }
        if spread.is_zero() {
            return Err(NumericError::OnePosition);
        }
        Ok(Self {
            slope: joint.checked_div(&spread)?,
            mean_position,
            mean_value,
            spread,
            joint,
        })
    }

    /// The value on the line.
    pub(super) fn at(&self, position: &Rational) -> Rational {
        &self.mean_value + &self.slope * (position - &self.mean_position)
    }
}
