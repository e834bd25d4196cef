//! Samples in the order of their values.

use crate::numeric::inequality::value_order::Observation;
use core::cmp::Ordering;
use std::sync::OnceLock;

use dashu_int::IBig;

use crate::numeric::bulk::exact_moments::ExactMoments;
use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::NumericError;
use crate::numeric::inequality::value_order::put_in_order;
use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::extended::Extended;
use crate::numeric::number::rational::Rational;

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
    /// Not empty.
    observations: Vec<Observation>,
    is_unweighted: bool,
    moments: OnceLock<ExactMoments>,
}

impl From<&WeightedSample<'_>> for OrderedSample {
    fn from(sample: &WeightedSample<'_>) -> Self {
        Self::of(sample.iter(), sample.weights().as_slice().is_none())
    }
}

impl OrderedSample {
    /// Orders finite values with finite weights that are not negative, one of them positive.
    pub(super) fn of(pairs: impl Iterator<Item = (f64, f64)>, is_unweighted: bool) -> Self {
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
            moments: OnceLock::new(),
        }
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

    /// The exact sums of the sample.
    #[must_use]
    pub fn moments(&self) -> &ExactMoments {
        self.moments.get_or_init(|| exact(&self.observations))
    }

    /// The double nearest to the exact mean.
    ///
    /// # Errors
    ///
    /// None, as no sample is empty; the result is that of [`ExactMoments::mean`].
    pub fn mean(&self) -> Result<f64, NumericError> {
        self.moments().mean()
    }

    /// The exact total of the values, if it is positive.
    pub(super) fn positive_total(&self) -> Result<Dyadic, NumericError> {
        let total = self.moments().total();
        if total.is_positive() {
            Ok(total)
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
    pub(super) fn moments_below(&self, position: usize) -> ExactMoments {
        exact(self.observations.get(..position).unwrap_or(&[]))
    }

    /// The exact sums of the observations from a position on.
    pub(super) fn moments_from(&self, position: usize) -> ExactMoments {
        exact(self.observations.get(position..).unwrap_or(&[]))
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
        let (weight, total) = (self.moments().weight(), self.moments().total());
        self.observations.partition_point(|observation| {
            let value = Dyadic::from_double(observation.value);
            value.times(&weight).compare(&total) == Ordering::Less
        })
    }

    /// The position of the smallest value whose running weight reaches the share `p` of the whole,
    /// compared exactly; `p` from 0 to 1.
    pub(super) fn position(&self, p: &Rational) -> usize {
        let (numerator, denominator) = p.lowest_terms();
        let denominator = IBig::from(denominator);
        let target = self.moments().weight().times_integer(&numerator);
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
    pub(super) fn centre(&self) -> Centre {
        let above = self.count_below_mean();
        let (weight, total) = (self.moments().weight(), self.moments().total());
        // Σw(x − c)/W for c, a value of the sample.
        let offset_from = |origin: f64| {
            let shift = weight.times(&Dyadic::from_double(origin));
            Extended::from(&total.clone().minus(shift)) / Extended::from(&weight)
        };
        let candidate = |position: usize| {
            let origin = self.value_at(position);
            Centre {
                origin,
                offset: offset_from(origin),
                mean: Extended::from(&total) / Extended::from(&weight),
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
pub(super) struct Centre {
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
    pub(super) fn relative_deviation(&self, value: f64) -> Extended {
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
