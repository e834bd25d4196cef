//! Samples in the order of their values.

use crate::numeric::inequality::value_order::Observation;
use core::cmp::Ordering;
use std::sync::OnceLock;

use dashu_int::IBig;
#[cfg(feature = "rayon")]
use rayon::iter::{IndexedParallelIterator as _, IntoParallelIterator as _, ParallelIterator as _};

use crate::numeric::bulk::exact_moments::ExactMoments;
use crate::numeric::bulk::exact_sums::ExactSums;
use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::{NumericError, finite};
use crate::numeric::inequality::value_order::put_in_order;
use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::extended::Extended;
use crate::numeric::number::rational::Rational;

/// How many terms of a sum are found at a time on all threads.
#[cfg(feature = "rayon")]
const MANY: usize = 1 << 16;

/// How many of them a thread takes at least.
#[cfg(feature = "rayon")]
const FEWEST: usize = 1 << 12;

/// A sample in the order of its values, without the observations that stand for nothing.
///
/// Every measure of this room takes one: make it once and ask for as many as you like, and the
/// sorting is paid for once. Never empty; values finite; weights positive. Values that are equal are
/// ordered by weight, so two samples that differ in the order of their rows are one and the same
/// here, and so is, to the last bit, all that is measured on them.
///
/// # Examples
///
/// The closed school is gone, and the rest is in order:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample, Weights};
/// # use junheng::numeric::inequality::OrderedSample;
/// let pupils = [0.0, 300.0, 100.0];
/// let sample = WeightedSample::new(&[1.0, 8.0, 4.0], Weights::new(&pupils)?)?;
/// let ordered = OrderedSample::from(&sample);
/// assert_eq!(ordered.len(), 2);
/// assert_eq!(ordered.min(), 4.0);
/// assert_eq!(ordered.mean()?, 7.0);
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Debug)]
pub struct OrderedSample {
    /// Not empty. Where there is a unit, the weights are counted in it.
    observations: Vec<Observation>,
    is_unweighted: bool,
    unit: Option<Box<OwnUnit>>,
    sums: OnceLock<ExactSums>,
    moments: OnceLock<ExactMoments>,
}

/// The unit of weights that no double is, such as decimals: in it they are whole numbers.
#[derive(Clone, Debug)]
struct OwnUnit {
    /// What one is in this unit.
    one: Dyadic,
    /// The weights in the order of the observations, unless doubles hold them all.
    wide: Option<Vec<Dyadic>>,
}

impl From<&WeightedSample<'_>> for OrderedSample {
    fn from(sample: &WeightedSample<'_>) -> Self {
        let weights = sample.weights();
        if weights.whole().is_none() {
            return Self::of(sample.iter(), weights.as_slice().is_none());
        }
        Self::of_part(sample, 0..sample.len())
    }
}

impl OrderedSample {
    /// Orders finite values with finite weights that are not negative, one of them positive.
    fn of(pairs: impl Iterator<Item = (f64, f64)>, is_unweighted: bool) -> Self {
        // A filter knows no number to make room for.
        let mut observations = Vec::with_capacity(pairs.size_hint().0);
        let counting = pairs.filter(|&(_, weight)| weight > 0.0);
        // The sum with zero has no negative zero.
        observations.extend(counting.map(|(value, weight)| Observation {
            value: value + 0.0,
            weight,
        }));
        put_in_order(&mut observations);
        Self {
            observations,
            is_unweighted,
            unit: None,
            sums: OnceLock::new(),
            moments: OnceLock::new(),
        }
    }

    /// Orders the weighted observations at some positions of a sample, one of whose weights is
    /// positive.
    pub(super) fn of_part(
        sample: &WeightedSample<'_>,
        positions: impl Iterator<Item = usize>,
    ) -> Self {
        let (values, weights) = (sample.values(), sample.weights());
        let value = |position: usize| values.get(position).copied().unwrap_or(0.0);
        if let Some(whole) = weights.whole() {
            let pairs = positions.map(|position| (value(position), weights.exact(position)));
            return Self::in_unit(pairs, whole.one());
        }
        let doubles = weights.as_slice();
        let pairs = positions.map(|position| {
            let weight = doubles.and_then(|doubles| doubles.get(position));
            (value(position), weight.copied().unwrap_or(1.0))
        });
        Self::of(pairs, false)
    }

    /// Orders finite values with weights in a unit of their own.
    fn in_unit(pairs: impl Iterator<Item = (f64, Dyadic)>, one: Dyadic) -> Self {
        let mut is_wide = false;
        let counting = pairs.filter(|(_, weight)| weight.is_positive());
        let mut rows: Vec<(Observation, Dyadic)> = counting
            .map(|(value, exact)| {
                let weight = exact.to_f64();
                is_wide |= Dyadic::from_double(weight).compare(&exact).is_ne();
                let value = value + 0.0;
                (Observation { value, weight }, exact)
            })
            .collect();
        rows.sort_by(|(left, left_exact), (right, right_exact)| {
            let by_value = left.value.total_cmp(&right.value);
            by_value.then_with(|| left_exact.compare(right_exact))
        });
        let (observations, exact): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        let wide = is_wide.then_some(exact);
        Self {
            observations,
            is_unweighted: false,
            unit: Some(Box::new(OwnUnit { one, wide })),
            sums: OnceLock::new(),
            moments: OnceLock::new(),
        }
    }

    /// The same weights with other values, in the order of these.
    pub(super) fn map_values(&self, other: impl Fn(f64) -> f64) -> Self {
        let observations = self.observations.iter();
        let values = observations.map(|observation| other(observation.value));
        if let Some(unit) = &self.unit {
            let weights = (0..self.len()).map(|position| self.exact_weight(position));
            return Self::in_unit(values.zip(weights), unit.one.clone());
        }
        let weights = self.observations.iter().map(|one| one.weight);
        Self::of(values.zip(weights), self.is_unweighted)
    }

    /// The weights that doubles do not hold, in the order of the observations.
    fn wide(&self) -> Option<&[Dyadic]> {
        self.unit.as_ref()?.wide.as_deref()
    }

    /// Whether the weights are more than the doubles of the observations hold.
    pub(super) fn has_wide_weights(&self) -> bool {
        self.wide().is_some()
    }

    /// The weight at a position, in the unit that [`sums`](Self::sums) are in.
    fn exact_weight(&self, position: usize) -> Dyadic {
        let wide = self.wide().and_then(|wide| wide.get(position)).cloned();
        wide.unwrap_or_else(|| {
            let observation = self.observations.get(position);
            Dyadic::from_double(observation.map_or(0.0, |observation| observation.weight))
        })
    }

    /// The weight at a position, in the unit that [`sums`](Self::sums) are in, to 106 bits.
    pub(super) fn weight_at(&self, position: usize) -> Extended {
        if let Some(weight) = self.wide().and_then(|wide| wide.get(position)) {
            return Extended::from(weight);
        }
        let observation = self.observations.get(position);
        Extended::from(observation.map_or(0.0, |observation| observation.weight))
    }

    /// The values in order, each with its weight.
    pub(in crate::numeric) fn weighted_values(
        &self,
    ) -> impl DoubleEndedIterator<Item = (f64, Extended)> + ExactSizeIterator + Clone {
        let observations = self.observations.iter().enumerate();
        observations.map(|(position, observation)| (observation.value, self.weight_at(position)))
    }

    /// The sum of a term of each value and its weight, in order.
    ///
    /// With `rayon` the terms of many observations are found on all threads, and added up on one, so that
    /// the sum has the same bits.
    pub(super) fn sum_of(&self, term: impl Fn(f64, Extended) -> Extended + Sync) -> Extended {
        let term_at = |position: usize| {
            let value = self.value_at(position);
            term(value, self.weight_at(position))
        };
        #[cfg(feature = "rayon")]
        if self.len() > MANY {
            let mut terms = Vec::with_capacity(MANY);
            let starts = (0..self.len()).step_by(MANY);
            return starts.fold(Extended::ZERO, |sum, start| {
                let end = self.len().min(start + MANY);
                let positions = (start..end).into_par_iter().with_min_len(FEWEST);
                positions.map(term_at).collect_into_vec(&mut terms);
                terms.iter().fold(sum, |sum, term| sum + *term)
            });
        }
        (0..self.len()).map(term_at).sum()
    }

    pub(super) fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// The number of observations with a weight above zero; never 0.
    #[expect(clippy::len_without_is_empty, reason = "it never is")]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.observations.len()
    }

    /// Whether all observations count once, because no weights were given.
    #[must_use]
    pub const fn is_unweighted(&self) -> bool {
        self.is_unweighted
    }

    /// The smallest value.
    #[must_use]
    pub fn min(&self) -> f64 {
        self.value_at(0)
    }

    /// The greatest value.
    #[must_use]
    pub fn max(&self) -> f64 {
        self.value_at(self.len() - 1)
    }

    /// The value at a position, of which there are as many as observations.
    pub(super) fn value_at(&self, position: usize) -> f64 {
        self.observations
            .get(position)
            .or(self.observations.last())
            .map_or(0.0, |observation| observation.value)
    }

    /// The exact sums of the sample; of weights that are decimals, with the nearest doubles.
    #[must_use]
    pub fn moments(&self) -> &ExactMoments {
        self.moments.get_or_init(|| match &self.unit {
            None => exact(&self.observations),
            Some(unit) => {
                let mut moments = ExactMoments::new();
                let observations = self.observations.iter().enumerate();
                moments.push_pairs(observations.map(|(position, observation)| {
                    let weight = self.exact_weight(position).over(&unit.one);
                    (observation.value, weight.max(f64::from_bits(1)))
                }));
                moments
            }
        })
    }

    /// The double nearest to the exact sum of the weights.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Overflow`] if it is beyond the largest double.
    ///
    /// # Examples
    ///
    /// Three tenths are not the sum of three doubles next to a tenth:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, WeightedSample, Weights};
    /// # use junheng::numeric::inequality::OrderedSample;
    /// # use rust_decimal::Decimal;
    /// let tenths = [Decimal::new(1, 1); 3];
    /// let sample = WeightedSample::new(&[4.0, 6.0, 9.0], Weights::from_decimals(&tenths)?)?;
    /// assert_eq!(OrderedSample::from(&sample).total_weight()?, 0.3);
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn total_weight(&self) -> Result<f64, NumericError> {
        let weight = &self.sums().weight;
        finite(match &self.unit {
            None => weight.to_f64(),
            Some(unit) => weight.over(&unit.one),
        })
    }

    /// The exact sums of the sample, weights that are decimals in their own unit.
    pub(in crate::numeric) fn sums(&self) -> &ExactSums {
        self.sums.get_or_init(|| match &self.unit {
            None => ExactSums::from(self.moments()),
            Some(_) => self.sums_at(0, self.len()),
        })
    }

    /// The exact sums of the observations from a position up to, and without, another.
    fn sums_at(&self, first: usize, end: usize) -> ExactSums {
        let observations = self.observations.get(first..end).unwrap_or(&[]);
        let Some(wide) = self.wide() else {
            return ExactSums::from(&exact(observations));
        };
        let weights = wide.get(first..end).unwrap_or(&[]);
        let mut sums = ExactSums::NONE;
        for (observation, weight) in observations.iter().zip(weights) {
            sums.add(observation.value, weight);
        }
        sums
    }

    /// The double nearest to the exact mean.
    ///
    /// # Errors
    ///
    /// None, as no sample is empty; the result is one as that of [`ExactMoments::mean`] is.
    pub fn mean(&self) -> Result<f64, NumericError> {
        let sums = self.sums();
        Ok(sums.total.over(&sums.weight))
    }

    /// The exact total of the values, if it is positive.
    pub(super) fn positive_total(&self) -> Result<Dyadic, NumericError> {
        let total = &self.sums().total;
        if total.is_positive() {
            Ok(total.clone())
        } else {
            Err(NumericError::NonPositiveMean)
        }
    }

    /// Fails unless the mean is positive and no value is negative.
    pub(super) fn expect_no_negative(&self) -> Result<(), NumericError> {
        let value = self.min();
        if value < 0.0 {
            return Err(NumericError::NegativeValue { value });
        }
        if self.max() <= 0.0 {
            return Err(NumericError::NonPositiveMean);
        }
        Ok(())
    }

    /// Fails unless all values are positive.
    pub(super) fn expect_positive(&self) -> Result<(), NumericError> {
        self.expect_no_negative()?;
        let value = self.min();
        if value <= 0.0 {
            return Err(NumericError::ZeroValue);
        }
        Ok(())
    }

    /// The exact sums of the first so many observations.
    pub(super) fn sums_below(&self, position: usize) -> ExactSums {
        self.sums_at(0, position)
    }

    /// The exact sums of the observations from a position on.
    pub(super) fn sums_from(&self, position: usize) -> ExactSums {
        self.sums_at(position, self.len())
    }

    /// The number of values that are below `bound`.
    pub(super) fn count_below(&self, bound: f64) -> usize {
        self.observations
            .partition_point(|observation| observation.value < bound)
    }

    /// The number of values that are not above `bound`.
    pub(super) fn count_up_to(&self, bound: f64) -> usize {
        self.observations
            .partition_point(|observation| observation.value <= bound)
    }

    /// The number of values that are below the exact mean.
    pub(super) fn count_below_mean(&self) -> usize {
        let sums = self.sums();
        self.observations.partition_point(|observation| {
            let value = Dyadic::from_double(observation.value);
            value.times(&sums.weight).compare(&sums.total) == Ordering::Less
        })
    }

    /// The position of the smallest value whose running weight reaches the share `p` of the whole,
    /// compared exactly; `p` from 0 to 1.
    pub(super) fn position(&self, p: &Rational) -> usize {
        let (numerator, denominator) = p.lowest_terms();
        let denominator = IBig::from(denominator);
        let target = self.sums().weight.times_integer(&numerator);
        if let Some(wide) = self.wide() {
            let mut running = Dyadic::ZERO;
            let reached = wide.iter().position(|weight| {
                running = core::mem::replace(&mut running, Dyadic::ZERO).plus(weight.clone());
                running.times_integer(&denominator).compare(&target) != Ordering::Less
            });
            return reached.unwrap_or(self.len() - 1);
        }
        let (mut first, mut last) = (0, self.len() - 1);
        let mut before = Dyadic::ZERO;
        // Each round adds up half of what is left: as many additions as observations in all.
        while first < last {
            let middle = first.midpoint(last);
            let part = self.observations.get(first..=middle).unwrap_or(&[]);
            let mut sum = ExactMoments::new();
            sum.push_pairs(part.iter().map(|observation| (0.0, observation.weight)));
            let running = before.clone().plus(sum.weight());
            if running.times_integer(&denominator).compare(&target) == Ordering::Less {
                before = running;
                first = middle + 1;
            } else {
                last = middle;
            }
        }
        first
    }

    /// What the mean is made of, so that relative deviations from it keep all their digits.
    pub(in crate::numeric) fn centre(&self) -> Centre {
        let above = self.count_below_mean();
        let ExactSums { weight, total, .. } = self.sums();
        // Σw(x − c)/W for c, a value of the sample.
        let offset_from = |origin: f64| {
            let shift = weight.times(&Dyadic::from_double(origin));
            Extended::from(&total.clone().minus(shift)) / Extended::from(weight)
        };
        let candidate = |position: usize| {
            let origin = self.value_at(position);
            Centre {
                origin,
                offset: offset_from(origin),
                mean: Extended::from(total) / Extended::from(weight),
            }
        };
        let (left, right) = (candidate(above.saturating_sub(1)), candidate(above));
        if left.offset.abs().compare(right.offset.abs()).is_lt() {
            left
        } else {
            right
        }
    }
}

/// A mean, and the value nearest to it.
///
/// With c that value, x − m = (x − c) − (m − c): the first difference is exact, the second is rounded
/// once, and as no value is nearer to m than c is, their difference cancels at most one bit.
#[derive(Clone, Copy, Debug)]
pub(in crate::numeric) struct Centre {
    origin: f64,
    /// The mean less the origin.
    offset: Extended,
    pub(super) mean: Extended,
}

impl Centre {
    /// `value − mean`, for a value of the sample.
    #[inline]
    pub(super) fn deviation(&self, value: f64) -> Extended {
        Extended::difference(value, self.origin) - self.offset
    }

    /// `value / mean − 1`, for a value of the sample.
    #[inline]
    pub(in crate::numeric) fn relative_deviation(&self, value: f64) -> Extended {
        self.deviation(value) / self.mean
    }
}

/// The exact sums of some observations.
fn exact(observations: &[Observation]) -> ExactMoments {
    let mut moments = ExactMoments::new();
    let pairs = observations.iter().map(|one| (one.value, one.weight));
    moments.push_pairs(pairs);
    moments
}

#[cfg(all(test, feature = "rayon"))]
mod tests {
    use super::*;

    /// The bits of a sum of more terms than are found at a time, with so many threads.
    fn bits_of_sum(sample: &OrderedSample, threads: usize) -> [u64; 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let centre = sample.centre();
        let sum = pool.unwrap().install(|| {
            sample.sum_of(|value, weight| weight * centre.relative_deviation(value).square())
        });
        let high = sum.to_f64();
        [
            high.to_bits(),
            (sum - Extended::from(high)).to_f64().to_bits(),
        ]
    }

    #[test]
    fn sums_of_many_terms_have_the_bits_of_one_loop() {
        for count in [MANY, MANY + 1, 3 * MANY + 7] {
            let numbers = (1_u32..).map(f64::from).take(count);
            let values: Vec<f64> = numbers.map(|number: f64| 1.0 / number).collect();
            let sample = WeightedSample::unweighted(&values).unwrap();
            let sample = OrderedSample::from(&sample);
            let centre = sample.centre();
            let terms = sample.weighted_values();
            let terms =
                terms.map(|(value, weight)| weight * centre.relative_deviation(value).square());
            let sum: Extended = terms.sum();
            let high = sum.to_f64();
            let low = (sum - Extended::from(high)).to_f64();
            for threads in [1, 2, 7] {
                let found = bits_of_sum(&sample, threads);
                assert_eq!(found, [high.to_bits(), low.to_bits()], "{count} {threads}");
            }
        }
    }
}
