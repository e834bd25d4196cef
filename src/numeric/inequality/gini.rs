//! The Gini index.

use core::ops::RangeInclusive;

use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::NumericError;
use crate::numeric::inequality::ordered_sample::OrderedSample;
use crate::numeric::inequality::value_order::Observation;
use crate::numeric::inequality::{Inequality, measure_each_rest, rest_of};
use crate::numeric::number::extended::Extended;

/// Measures the mean difference between any two, relative to twice the mean (基尼系数).
///
/// Weighted, in O(n log n), without a correction for small samples: what is measured is the whole
/// population. Every term is positive, so nearly equal values keep all their digits.
///
/// # Formula
///
/// ```text
///           Σᵢ wᵢ xᵢ (2Cᵢ − wᵢ − W)         Σₖ Cₖ (W − Cₖ) (xₖ₊₁ − xₖ)
///      G = ─────────────────────────   =   ───────────────────────────
///                   W² x̄                              W² x̄
/// ```
///
/// for values in order, with C the running weight and W the whole of it.
///
/// # Units
///
/// - `sample`: values ≥ 0 in any one unit; weights in any one unit
/// - returns: dimensionless; in `0..1`, zero if and only if all values are equal
///
/// # Properties
///
/// Unchanged when all values, or all weights, are multiplied by one positive number, and when every
/// observation is repeated. A transfer from one who has more to one who has less lowers it.
///
/// # Errors
///
/// - [`NumericError::NegativeValue`] if a value is negative.
/// - [`NumericError::NonPositiveMean`] if all values are zero.
///
/// # Examples
///
/// Three schools have nothing, and the fourth has it all:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Gini, Inequality};
/// let sample = WeightedSample::unweighted(&[0.0, 0.0, 0.0, 8.0])?;
/// assert_eq!(Gini.measure(&sample)?, 0.75);
///
/// let with_debt = WeightedSample::unweighted(&[-1.0, 8.0])?;
/// let refused = Gini.measure(&with_debt).unwrap_err();
/// assert_eq!(refused, NumericError::NegativeValue { value: -1.0 });
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// Lerman, Yitzhaki (1989), Improving the accuracy of estimates of Gini coefficients, Journal of
/// Econometrics 42(1), 43–47; <https://doi.org/10.1016/0304-4076(89)90074-2>
#[doc(alias = "gini index")]
#[doc(alias = "gini coefficient")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Gini;

impl Inequality for Gini {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        sample.expect_no_negative()?;
        let weights = WeightSurvey::of(sample.observations());
        if !sample.has_wide_weights() && weights.are_moderate && has_moderate_values(sample) {
            Ok(moderate_gini_of(sample, weights.whole_total))
        } else {
            gini_of(sample).to_finite()
        }
    }

    fn measure_without_each(&self, sample: &WeightedSample<'_>) -> Result<Vec<f64>, NumericError> {
        let ordered = OrderedSample::from(sample);
        let rests = ordered
            .expect_no_negative()
            .map(|()| GiniRests::of(&ordered));
        measure_each_rest(self, sample, |value, own| {
            rests.as_ref().ok()?.without(value, own)
        })
    }
}

/// The sums that say what the index is without any one observation.
///
/// With `Eᵢ = Σⱼ wⱼ |xᵢ − xⱼ|` the index is `N / (W T)`, N = Σ wᵢ Eᵢ / 2, T the total; without
/// observation i, N is less by wᵢ Eᵢ.
struct GiniRests<'a> {
    sample: &'a OrderedSample,
    /// Eᵢ, in the order of the sample.
    distances: Vec<Extended>,
    differences: Extended,
    whole: Extended,
    total: Extended,
}

impl<'a> GiniRests<'a> {
    fn of(sample: &'a OrderedSample) -> Self {
        let values = sample.weighted_values();
        let mut above: Vec<_> = distances_to_those_before(values.clone().rev()).collect();
        above.reverse();
        let below = distances_to_those_before(values.clone());
        let distances: Vec<_> = below
            .zip(above)
            .map(|(below, above)| below + above)
            .collect();
        let parts = values.zip(&distances);
        let twice: Extended = parts
            .map(|((_, weight), &distance)| weight * distance)
            .sum();
        let sums = sample.sums();
        Self {
            sample,
            distances,
            differences: twice * Extended::from(0.5),
            whole: Extended::from(&sums.weight),
            total: Extended::from(&sums.total),
        }
    }

    /// The index without an observation of the sample, unless too few digits of it are left.
    fn without(&self, value: f64, own: Extended) -> Option<f64> {
        let whole = rest_of(self.whole, own)?;
        let total = rest_of(self.total, own * Extended::from(value))?;
        if self.differences.is_zero() {
            return Some(0.0);
        }
        let distance = *self.distances.get(self.sample.count_below(value))?;
        let differences = rest_of(self.differences, own * distance)?;
        Some((differences / (whole * total)).to_f64())
    }
}

/// `Σ w |x − xⱼ|` over those that come before each value, values rising or falling.
fn distances_to_those_before(
    values: impl Iterator<Item = (f64, Extended)>,
) -> impl Iterator<Item = Extended> {
    let (mut weight, mut distance) = (Extended::ZERO, Extended::ZERO);
    let mut last = None;
    values.map(move |(value, own)| {
        let gap = last.map_or(Extended::ZERO, |last| Extended::difference(value, last));
        distance = distance + weight * gap.abs();
        weight = weight + own;
        last = Some(value);
        distance
    })
}

/// The sizes between which no product overflows or underflows in plain doubles: from 2⁻²⁰⁰ to 2²⁰⁰.
const MODERATE: RangeInclusive<f64> = {
    const LARGE: f64 = f64::from_bits((1023 + 200) << 52);
    const SMALL: f64 = f64::from_bits((1023 - 200) << 52);
    SMALL..=LARGE
};

/// Whether all values but zero are of moderate size.
fn has_moderate_values(sample: &OrderedSample) -> bool {
    let least = sample.value_at(sample.count_up_to(0.0));
    // The least gap between doubles from 2⁻²⁰⁰ on is 2⁻²⁵².
    MODERATE.contains(&least) && MODERATE.contains(&sample.max())
}

/// A sum of positive doubles that keeps what its additions round off: within n² 2⁻¹⁰⁶, n terms.
///
/// Neumaier (1974), Zeitschrift für Angewandte Mathematik und Mechanik 54(1), 39–51;
/// <https://doi.org/10.1002/zamm.19740540106>
#[derive(Clone, Copy, Default)]
struct RunningSum {
    high: f64,
    low: f64,
}

impl RunningSum {
    #[inline]
    fn push(&mut self, term: f64) {
        let high = self.high + term;
        let part = high - self.high;
        self.low += (self.high - (high - part)) + (term - part);
        self.high = high;
    }

    #[inline]
    fn value(self) -> f64 {
        self.high + self.low
    }
}

/// What one look at the weights of a sample says.
struct WeightSurvey {
    /// Whether all are of moderate size.
    are_moderate: bool,
    /// The total weight, if all weights are whole numbers and it is below 2⁵³: then sums of them are
    /// exact in plain doubles, and so are their differences.
    whole_total: Option<f64>,
}

impl WeightSurvey {
    #[expect(clippy::float_cmp, reason = "whether anything is lost is the question")]
    fn of(observations: &[Observation]) -> Self {
        const WHOLE: f64 = f64::from_bits((1023 + 52) << 52);
        let (mut are_moderate, mut are_whole) = (true, true);
        // In lanes, as each addition waits for the one before it.
        let mut totals = [0.0; 4];
        for row in observations.chunks(totals.len()) {
            for (total, &Observation { weight, .. }) in totals.iter_mut().zip(row) {
                // Of all of them: a jump out of the loop would keep it from going many at a time.
                are_moderate &= MODERATE.contains(&weight);
                // A number below 2⁵² is whole if nothing of it is lost beside 2⁵².
                are_whole &= (weight + WHOLE) - WHOLE == weight;
                *total += weight;
            }
        }
        let total: f64 = totals.iter().sum();
        Self {
            are_moderate,
            whole_total: (are_whole && total < 2.0 * WHOLE).then_some(total),
        }
    }
}

/// The index of a sample of moderate numbers: as [`gini_of`], with each term rounded a few times
/// before it is added. Nothing cancels, so that is all there is of errors.
fn moderate_gini_of(sample: &OrderedSample, whole_total: Option<f64>) -> f64 {
    let observations = sample.observations();
    if let Some(whole) = whole_total {
        let mut running = 0.0;
        let sides = observations.iter().map(|observation| {
            running += observation.weight;
            Sides {
                below: running,
                above: whole - running,
            }
        });
        return index_of(sample, whole, sides);
    }
    let mut above = RunningSum::default();
    let mut weights_above = vec![0.0; observations.len()];
    for (place, observation) in weights_above.iter_mut().zip(observations).rev() {
        *place = above.value();
        above.push(observation.weight);
    }
    let mut running = RunningSum::default();
    let sides = observations.iter().zip(weights_above);
    let sides = sides.map(|(observation, above)| {
        running.push(observation.weight);
        Sides {
            below: running.value(),
            above,
        }
    });
    index_of(sample, above.value(), sides)
}

/// The weight up to a value and that above it.
struct Sides {
    below: f64,
    above: f64,
}

/// The index, with the whole weight and what of it is on either side of each gap between values.
fn index_of(sample: &OrderedSample, whole: f64, sides: impl Iterator<Item = Sides>) -> f64 {
    let observations = sample.observations();
    let mut total = RunningSum::default();
    let mut differences = RunningSum::default();
    let next_values = observations.iter().skip(1).map(|next| next.value);
    let next_values = next_values.chain([sample.max()]);
    for ((observation, next), Sides { below, above }) in
        observations.iter().zip(next_values).zip(sides)
    {
        total.push(observation.weight * observation.value);
        differences.push(below * above * (next - observation.value));
    }
    let index = differences.value() / (whole * total.value());
    // The index is below 1 however unequal the values are; only rounding can carry it beyond.
    index.min(1.0)
}

/// The index of a sample without negative values and with a positive mean.
pub(super) fn gini_of(sample: &OrderedSample) -> Extended {
    // The weight above each value, added up from the top: a difference from the whole would cancel.
    let mut above = Extended::ZERO;
    let mut weights_above: Vec<_> = sample
        .weighted_values()
        .rev()
        .map(|(_, weight)| {
            let here = above;
            above = above + weight;
            here
        })
        .collect();
    weights_above.reverse();
    let whole = above;
    let (mut running, mut total, mut differences) =
        (Extended::ZERO, Extended::ZERO, Extended::ZERO);
    let observations = sample.observations().iter();
    let next_values = observations.skip(1).map(|observation| observation.value);
    let next_values = next_values.chain([sample.max()]);
    let observations = sample.weighted_values().zip(next_values);
    for (((value, weight), next), above) in observations.zip(weights_above) {
        running = running + weight;
        total = total + weight * Extended::from(value);
        if next > value {
            let gap = Extended::difference(next, value);
            differences = differences + running * above * gap;
        }
    }
    differences / (whole * total)
}
