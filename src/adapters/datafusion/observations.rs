//! Values with their weights, from which each measure follows.

use crate::numeric::inequality::{Inequality, OrderedSample, Quantile};
use crate::numeric::{ExactMoments, NumericError, WeightedSample, Weights};
use datafusion::common::{Result, exec_err, internal_datafusion_err};

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
    const fn is_of_moments(&self) -> bool {
        matches!(
            self,
            Self::Mean | Self::StandardDeviation | Self::CoefficientOfVariation
        )
    }
}

/// How many observations are kept before they are added to the sums: added together they cost less.
const KEPT: usize = 256;

/// The bytes of an observation in a state.
const PAIR: usize = 16;

/// The observations of a group. Whatever the order in which they come and the parts that are merged,
/// every measure has the same bits.
#[derive(Clone, Debug, Default)]
pub(super) struct Observations {
    /// Values with weights.
    pairs: Vec<(f64, f64)>,
    /// The sums of those that are not kept; for measures that follow from sums.
    moments: Option<Box<ExactMoments>>,
}

impl Observations {
    /// Takes in an observation; one of weight 0 is none.
    #[inline]
    pub(super) fn push(&mut self, measure: &Measure, value: f64, weight: f64) -> Result<()> {
        if weight == 0.0 {
            return Ok(());
        }
        if !(weight.is_finite() && weight > 0.0) {
            return exec_err!("found the weight {weight}, expected a finite number, 0 or more");
        }
        if !value.is_finite() {
            return exec_err!(
                "found the value {value}, expected a finite number, or NULL where there is none"
            );
        }
        self.pairs.push((value, weight));
        if self.pairs.len() >= KEPT && measure.is_of_moments() {
            self.add_up()?;
        }
        Ok(())
    }

    /// Adds what is kept to the sums.
    fn add_up(&mut self) -> Result<()> {
        let moments = self.moments.get_or_insert_default();
        let added = moments.extend(self.pairs.drain(..));
        added.map_err(|error| internal_datafusion_err!("{error}"))
    }

    /// What another part of the data needs to be merged: how many observations are kept, these, and the
    /// sums of the others.
    pub(super) fn write(&self, state: &mut Vec<u8>) -> Result<()> {
        state.extend((self.pairs.len() as u64).to_le_bytes());
        for (value, weight) in &self.pairs {
            state.extend(value.to_le_bytes());
            state.extend(weight.to_le_bytes());
        }
        if let Some(moments) = &self.moments {
            let written = serde_json::to_writer(state, moments.as_ref());
            written.map_err(|error| internal_datafusion_err!("{error}"))?;
        }
        Ok(())
    }

    /// Takes in a state that was written.
    pub(super) fn merge(&mut self, measure: &Measure, state: &[u8]) -> Result<()> {
        let broken = || internal_datafusion_err!("found a state that no part of the data has");
        let (count, rest) = state.split_first_chunk().ok_or_else(broken)?;
        let count = usize::try_from(u64::from_le_bytes(*count)).map_err(|_| broken())?;
        let bytes = count.checked_mul(PAIR).ok_or_else(broken)?;
        let (pairs, moments) = rest.split_at_checked(bytes).ok_or_else(broken)?;
        let (pairs, _) = pairs.as_chunks::<PAIR>();
        for pair in pairs {
            let (value, weight) = pair.split_first_chunk().ok_or_else(broken)?;
            let weight = weight.first_chunk().ok_or_else(broken)?;
            self.push(
                measure,
                f64::from_le_bytes(*value),
                f64::from_le_bytes(*weight),
            )?;
        }
        if !moments.is_empty() {
            let moments: ExactMoments = serde_json::from_slice(moments).map_err(|_| broken())?;
            self.moments.get_or_insert_default().merge(&moments);
        }
        Ok(())
    }

    /// The bytes that it takes beside its own.
    pub(super) fn size(&self) -> usize {
        let moments = self
            .moments
            .as_ref()
            .map_or(0, |_| size_of::<ExactMoments>());
        self.pairs.capacity() * PAIR + moments
    }

    /// The measure; `None` where it is undefined.
    pub(super) fn measured(mut self, measure: &Measure) -> Option<f64> {
        if measure.is_of_moments() {
            self.add_up().ok()?;
            let moments = self.moments?;
            return match measure {
                Measure::Mean => moments.mean(),
                Measure::StandardDeviation => moments.standard_deviation(),
                _ => moments.coefficient_of_variation(),
            }
            .ok();
        }
        self.ordered(measure).ok()
    }

    /// The measure of the observations, put in an order that does not depend on that in which they came.
    fn ordered(mut self, measure: &Measure) -> Result<f64, NumericError> {
        self.pairs
            .sort_unstable_by(|(one, weight), (other, other_weight)| {
                let order = one.total_cmp(other);
                order.then_with(|| weight.total_cmp(other_weight))
            });
        let (values, weights): (Vec<f64>, Vec<f64>) = self.pairs.into_iter().unzip();
        if values.is_empty() {
            return Err(NumericError::Empty);
        }
        let sample = WeightedSample::new(&values, Weights::new(&weights)?)?;
        let sample = OrderedSample::from(&sample);
        match measure {
            Measure::Quantile(quantile) => quantile.measure_ordered(&sample),
            Measure::Inequality(inequality) => inequality.measure_ordered(&sample),
            Measure::Mean | Measure::StandardDeviation | Measure::CoefficientOfVariation => {
                Err(NumericError::Empty)
            }
        }
    }
}
