//! Measures of dispersion and inequality: values that are asked about a sample.
//!
//! | measure | range for values ≥ 0 | defined for | scale of values | within + between |
//! |---|---|---|---|---|
//! | [`Variance`] | 0 and up | all | squared | yes |
//! | [`StandardDeviation`] | 0 and up | all | follows | as its square |
//! | [`CoefficientOfVariation`] | 0 to √(W/w − 1) | mean > 0 | unchanged | as its square |
//! | [`Hoover`], [`RelativeMeanDeviation`] | 0 to 1, to 2 | mean > 0 | unchanged | no |
//! | [`Gini`] | 0 to 1 | values ≥ 0, mean > 0 | unchanged | with an overlap: [`GiniDecomposition`] |
//! | [`GeneralizedEntropy::THEIL_T`] | 0 to ln(W/w) | values ≥ 0, mean > 0 | unchanged | yes |
//! | [`GeneralizedEntropy::THEIL_L`] | 0 and up | values > 0 | unchanged | yes |
//! | [`GeneralizedEntropy`] of α | 0 and up | α > 0: values ≥ 0; α ≤ 0: values > 0 | unchanged | yes |
//! | [`Atkinson`] | 0 to 1 | values ≥ 0, mean > 0 | unchanged | no |
//! | [`Range`], [`RestrictedRange`] | 0 and up | all | follows | no |
//! | [`RangeRatio`], [`QuantileRatio`] | 1 and up | lower one > 0 | unchanged | no |
//! | [`FederalRangeRatio`] | 0 and up | Q(0.05) > 0 | unchanged | no |
//! | [`QuartileCoefficient`] | 0 to 1 | sum of the quartiles > 0 | unchanged | no |
//! | [`MedianAbsoluteDeviation`] | 0 and up | all | follows | no |
//! | [`McLoone`], [`Verstegen`] | 0 to 1, 1 and up | median > 0 | unchanged | no |
//! | [`Palma`], [`ShareRatio`] | 0 and up | total of the bottom > 0 | unchanged | no |
//!
//! W is the total weight, w the smallest weight. All are unchanged when all weights are multiplied by
//! one positive number (the sample divisor, which takes no weights, aside), by observations of weight
//! zero, and, to the last bit, by the order of the observations. Undefined is an error with its
//! reason.
//!
//! Where things stand: [`Quantile`] and [`ShareAtOrAbove`] tell of a place in the distribution,
//! [`LorenzCurve`] of all of it, [`Grouping`] what is between groups and what is within them,
//! [`Attribution`] what each observation adds, [`MeanChange`] and [`InequalityChange`] what the groups
//! and what their sizes do to a change between two years.
//!
//! | file | what it holds |
//! |---|---|
//! | `variation`, `range`, `quantile`, `share` | deviation and variation; ranges; quantiles; shares of a total |
//! | `gini`, `hoover`, `lorenz` | [`Gini`], [`Hoover`], [`LorenzCurve`] |
//! | `entropy`, `atkinson` | [`GeneralizedEntropy`], [`Atkinson`] |
//! | `adequacy` | [`McLoone`], [`Verstegen`] |
//! | `decomposition`, `attribution`, `change` | between and within groups; what each observation adds; what changed between two years |
//! | `ordered_sample` | [`OrderedSample`]: a sample in the order of its values |
//! | `value_order` | how values are put in order |
//!
//! How near each result is to the exact one is told in
//! [the guide](crate::guide::methods#accuracy-of-the-measures).

pub(super) mod adequacy;
pub(super) mod atkinson;
pub(super) mod attribution;
pub(super) mod change;
pub(super) mod decomposition;
pub(super) mod entropy;
pub(super) mod gini;
pub(super) mod hoover;
pub(super) mod lorenz;
pub(super) mod ordered_sample;
pub(super) mod quantile;
pub(super) mod range;
pub(super) mod share;
pub(super) mod value_order;
pub(super) mod variation;

pub use adequacy::{McLoone, Verstegen};
pub use atkinson::Atkinson;
pub use attribution::{Attribution, Influence};
pub use change::{GroupChange, GroupEffect, GroupMean, GroupState, InequalityChange, MeanChange};
pub use decomposition::{
    Decomposable, Decomposition, GiniDecomposition, GroupedSample, Grouping,
    SquaredCoefficientOfVariation,
};
pub use entropy::GeneralizedEntropy;
pub use gini::Gini;
pub use hoover::{Hoover, RelativeMeanDeviation};
pub use lorenz::{LorenzCurve, LorenzPoint};
pub use ordered_sample::OrderedSample;
pub use quantile::{Interpolation, MedianAbsoluteDeviation, Quantile};
pub use range::{
    FederalRangeRatio, QuantileRatio, QuartileCoefficient, Range, RangeRatio, RestrictedRange,
};
pub use share::{Palma, ShareAtOrAbove, ShareRatio};
pub use variation::{CoefficientOfVariation, Divisor, StandardDeviation, Variance};

use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::NumericError;
use crate::numeric::number::extended::Extended;

/// A measure of how unequal the values of a sample are.
///
/// # Examples
///
/// Measures are values, so a list of them is a table's column:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Atkinson, Gini, Hoover, Inequality, OrderedSample};
/// let sample = OrderedSample::from(&WeightedSample::unweighted(&[1.0, 3.0])?);
/// let measures: [&dyn Inequality; 3] = [&Gini, &Hoover, &Atkinson::new(0.5)?];
/// for measure in measures {
///     assert!(measure.measure_ordered(&sample)? > 0.0);
/// }
/// # Ok::<(), NumericError>(())
/// ```
pub trait Inequality: Send + Sync {
    /// Measures a sample.
    ///
    /// # Errors
    ///
    /// What is undefined is an error with its reason: each measure names its own.
    fn measure(&self, sample: &WeightedSample<'_>) -> Result<f64, NumericError> {
        self.measure_ordered(&OrderedSample::from(sample))
    }

    /// Measures a sample that has been put in order, as is worth the while for several measures.
    ///
    /// # Errors
    ///
    /// As [`measure`](Self::measure).
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError>;

    /// Measures a sample as fast as may be, within 10⁻¹³ of [`measure`](Self::measure), relative.
    ///
    /// For thousands of resamples. Unlike that of [`measure`](Self::measure), the last bits may depend on
    /// the order of the observations.
    ///
    /// # Errors
    ///
    /// As [`measure`](Self::measure).
    ///
    /// # Examples
    ///
    /// A deviation of 1 from a mean of 2:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, WeightedSample};
    /// # use junheng::numeric::inequality::{CoefficientOfVariation, Inequality};
    /// let sample = WeightedSample::unweighted(&[1.0, 3.0])?;
    /// assert_eq!(CoefficientOfVariation::POPULATION.measure_in_bulk(&sample)?, 0.5);
    /// # Ok::<(), NumericError>(())
    /// ```
    fn measure_in_bulk(&self, sample: &WeightedSample<'_>) -> Result<f64, NumericError> {
        self.measure(sample)
    }

    /// Measures a sample without its first observation, without its second, and so on: the jackknife.
    ///
    /// The measures that rest on moments, [`Gini`], entropies and [`Atkinson`] take each observation out of
    /// the sums of all. The others are measured as often as there are observations, less where equal ones
    /// follow each other: in the square of their number.
    ///
    /// # Errors
    ///
    /// - [`NumericError::TooFewObservations`] if there is only one.
    /// - Those of [`measure`](Self::measure), for the first of what is left that is undefined.
    ///
    /// # Examples
    ///
    /// Without 0 the others are equal; without one of those, half have it all:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, WeightedSample};
    /// # use junheng::numeric::inequality::{Gini, Inequality};
    /// let sample = WeightedSample::unweighted(&[0.0, 5.0, 5.0])?;
    /// assert_eq!(Gini.measure_without_each(&sample)?, [0.0, 0.5, 0.5]);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[doc(alias = "jackknife")]
    fn measure_without_each(&self, sample: &WeightedSample<'_>) -> Result<Vec<f64>, NumericError> {
        measure_each_rest(self, sample, |_, _| None)
    }
}

/// Measures what is left of a sample without each of its observations, one after the other: from
/// what `from_sums` knows of all, by the value and the weight that are taken out, or else anew.
///
/// The weight is in the unit of [`OrderedSample::sums`].
fn measure_each_rest<M: Inequality + ?Sized>(
    measure: &M,
    sample: &WeightedSample<'_>,
    from_sums: impl Fn(f64, Extended) -> Option<f64>,
) -> Result<Vec<f64>, NumericError> {
    let (needed, found) = (2, sample.len());
    if found < needed {
        return Err(NumericError::TooFewObservations { needed, found });
    }
    let weights = sample.weights();
    let mut results = Vec::with_capacity(found);
    // Decimals with one nearest double may be two.
    let is_exact = weights.whole().is_none();
    let mut last = None;
    for (position, observation) in sample.iter().enumerate() {
        let result = match last {
            Some((same, result)) if same == observation && is_exact => result,
            _ => {
                let own = Extended::from(&weights.exact(position));
                match from_sums(observation.0, own) {
                    Some(result) => result,
                    None => measure_rest(measure, sample, position)?,
                }
            }
        };
        last = Some((observation, result));
        results.push(result);
    }
    Ok(results)
}

/// Measures what is left of a sample without the observation at a position.
fn measure_rest<M: Inequality + ?Sized>(
    measure: &M,
    sample: &WeightedSample<'_>,
    position: usize,
) -> Result<f64, NumericError> {
    let values = without(sample.values(), position);
    let others = (0..sample.len()).filter(|&other| other != position);
    let weights = sample.weights().select(others)?;
    measure.measure_in_bulk(&WeightedSample::new(&values, weights)?)
}

/// What is left of a sum without a part of it, unless so little is left that digits are.
fn rest_of(whole: Extended, part: Extended) -> Option<Extended> {
    /// 2⁻³⁰, of the 106 bits that there are.
    const LEAST: f64 = f64::from_bits((1023 - 30) << 52);
    let rest = whole - part;
    let is_sound = rest.compare(whole * Extended::from(LEAST)).is_gt();
    is_sound.then_some(rest)
}

/// All numbers but that at a position.
fn without(numbers: &[f64], position: usize) -> Vec<f64> {
    let (before, from_here) = numbers.split_at(position.min(numbers.len()));
    let after = from_here.iter().skip(1);
    before.iter().chain(after).copied().collect()
}
