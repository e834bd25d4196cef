//! What follows from observations, and which count.

use crate::numeric::inequality::{Inequality, OrderedSample, Quantile};
use crate::numeric::{CompactMoments, ExactMoments, NumericError, WeightedSample, Weights};
use datafusion::common::{Result, exec_err};

/// What follows from observations.
pub(super) enum Measure {
    Mean,
    StandardDeviation,
    CoefficientOfVariation,
    Inequality(Box<dyn Inequality>),
    Quantile(Quantile),
}

impl Measure {
    /// Whether exact sums are enough to know it by.
    pub(super) const fn is_of_moments(&self) -> bool {
        matches!(
            self,
            Self::Mean | Self::StandardDeviation | Self::CoefficientOfVariation
        )
    }

    /// The measure of exact sums; `None` where it is undefined.
    pub(super) fn of_moments(&self, moments: &ExactMoments) -> Option<f64> {
        match self {
            Self::Mean => moments.mean().ok(),
            Self::StandardDeviation => moments.standard_deviation().ok(),
            Self::CoefficientOfVariation => moments.coefficient_of_variation().ok(),
            Self::Inequality(_) | Self::Quantile(_) => None,
        }
    }

    /// The same of exact sums in a few words.
    pub(super) fn of_compact(&self, moments: &CompactMoments) -> Option<f64> {
        match self {
            Self::Mean => moments.mean().ok(),
            Self::StandardDeviation => moments.standard_deviation().ok(),
            Self::CoefficientOfVariation => moments.coefficient_of_variation().ok(),
            Self::Inequality(_) | Self::Quantile(_) => None,
        }
    }

    /// The measure of pairs, put in an order that does not depend on that in which they came; `None` where
    /// it is undefined.
    pub(super) fn of_pairs(&self, pairs: &mut [(f64, f64)]) -> Option<f64> {
        pairs.sort_unstable_by(|(one, weight), (other, other_weight)| {
            let order = one.total_cmp(other);
            order.then_with(|| weight.total_cmp(other_weight))
        });
        let (values, weights): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
        self.of_columns(&values, &weights).ok()
    }

    fn of_columns(&self, values: &[f64], weights: &[f64]) -> Result<f64, NumericError> {
        if values.is_empty() {
            return Err(NumericError::Empty);
        }
        let sample = WeightedSample::new(values, Weights::new(weights)?)?;
        let sample = OrderedSample::from(&sample);
        match self {
            Self::Quantile(quantile) => quantile.measure_ordered(&sample),
            Self::Inequality(inequality) => inequality.measure_ordered(&sample),
            Self::Mean | Self::StandardDeviation | Self::CoefficientOfVariation => {
                Err(NumericError::Empty)
            }
        }
    }
}

/// Whether an observation counts, as all do but those of weight 0.
#[inline]
pub(super) fn counts(value: f64, weight: f64) -> Result<bool> {
    if weight == 0.0 {
        return Ok(false);
    }
    if !(weight.is_finite() && weight > 0.0) {
        return exec_err!("found the weight {weight}, expected a finite number, 0 or more");
    }
    if !value.is_finite() {
        return exec_err!(
            "found the value {value}, expected a finite number, or NULL where there is none"
        );
    }
    Ok(true)
}
