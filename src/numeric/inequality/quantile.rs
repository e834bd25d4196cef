//! Weighted quantiles, and the measures that are made of them.

use core::cmp::Ordering;

use dashu_int::IBig;

use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::{NumericError, finite};
use crate::numeric::inequality::Inequality;
use crate::numeric::inequality::ordered_sample::OrderedSample;
use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::extended::Extended;
use crate::numeric::number::rational::Rational;

/// What a quantile is where it falls between two values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Interpolation {
    /// None: the smallest value whose running weight reaches p of the whole, the inverse of the
    /// distribution function. The definition of reference, and the only one for which an integer
    /// weight is the same as repeated observations and the result is a value that was observed.
    #[default]
    #[doc(alias = "type 1")]
    InverseDistribution,
    /// As [`InverseDistribution`](Self::InverseDistribution), and half-way to the next value where
    /// the running weight is exactly p of the whole: the usual median of an even number.
    #[doc(alias = "type 2")]
    AveragedDistribution,
    /// Linear between the values, each standing in the middle of the weight it covers; the smallest
    /// and the greatest value beyond the first and the last middle.
    #[doc(alias = "type 5")]
    #[doc(alias = "hazen")]
    Midpoints,
}

/// A quantile of a distribution: the value below which a share of the weight lies.
///
/// The share is an exact fraction and compared exactly: 0.05 is 1/20, not the double that is a little
/// more, so ten observations have their 0.1 quantile at the first and not at the second.
///
/// # Formula
///
/// ```text
///      Q(p) = min { xₖ : w₁ + … + wₖ ≥ p W }      for values in order
/// ```
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: the unit of the values
///
/// # Properties
///
/// Integer weights are repeated observations; an observation of weight zero changes nothing.
///
/// # Examples
///
/// A tenth of the pupils, and not one more, are in the smallest of ten equal schools:
///
/// ```
/// # use junheng::numeric::{NumericError, Rational, WeightedSample};
/// # use junheng::numeric::inequality::Quantile;
/// let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0];
/// let sample = WeightedSample::unweighted(&values)?;
/// assert_eq!(Quantile::new(Rational::new(1, 10)?)?.measure(&sample)?, 1.0);
/// assert_eq!(Quantile::new(Rational::new(11, 100)?)?.measure(&sample)?, 2.0);
///
/// let beyond = Quantile::new(Rational::from(2)).unwrap_err();
/// assert_eq!(beyond, NumericError::InvalidProbability);
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// Hyndman, Fan (1996), Sample quantiles in statistical packages, The American Statistician 50(4),
/// 361–365; <https://doi.org/10.1080/00031305.1996.10473566>
#[doc(alias = "percentile")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantile {
    probability: Rational,
    interpolation: Interpolation,
}

impl Quantile {
    /// Takes the share of the weight.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidProbability`] unless it is from 0 to 1.
    pub fn new(probability: Rational) -> Result<Self, NumericError> {
        Ok(Self {
            probability: share(probability)?,
            interpolation: Interpolation::default(),
        })
    }

    /// Returns the median: the quantile of one half.
    ///
    /// # Examples
    ///
    /// Of an even number it is the lower of the middle two, unless they are to be averaged:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, WeightedSample};
    /// # use junheng::numeric::inequality::{Interpolation, Quantile};
    /// let sample = WeightedSample::unweighted(&[1.0, 2.0, 4.0, 9.0])?;
    /// assert_eq!(Quantile::median().measure(&sample)?, 2.0);
    /// let averaged = Quantile::median().with_interpolation(Interpolation::AveragedDistribution);
    /// assert_eq!(averaged.measure(&sample)?, 3.0);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn median() -> Self {
        Self {
            probability: Rational::small(1, 2),
            interpolation: Interpolation::default(),
        }
    }

    /// Returns the quantile with another rule for what lies between two values.
    #[must_use]
    pub fn with_interpolation(self, interpolation: Interpolation) -> Self {
        Self {
            interpolation,
            ..self
        }
    }

    /// The share of the weight.
    #[must_use]
    pub const fn probability(&self) -> &Rational {
        &self.probability
    }

    /// Returns the quantile of a sample.
    ///
    /// # Errors
    ///
    /// None, as every sample has quantiles. The result is one so that quantiles may be used as other
    /// measures are.
    pub fn measure(&self, sample: &WeightedSample<'_>) -> Result<f64, NumericError> {
        self.measure_ordered(&OrderedSample::from(sample))
    }

    /// Returns the quantile of a sample in order.
    ///
    /// # Errors
    ///
    /// As [`measure`](Self::measure).
    pub fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        let position = sample.position(&self.probability);
        let here = sample.value_at(position);
        match self.interpolation {
            Interpolation::InverseDistribution => Ok(here),
            Interpolation::AveragedDistribution => {
                let running = sample.sums_below(position + 1).weight;
                let is_exact = self.compare_share(&running, sample) == Ordering::Equal;
                // Of the whole weight there is no next value.
                if is_exact && position + 1 < sample.len() {
                    Ok(here.midpoint(sample.value_at(position + 1)))
                } else {
                    Ok(here)
                }
            }
            Interpolation::Midpoints => finite(self.between_midpoints(sample, position)),
        }
    }

    /// Compares a weight with the share p of the whole.
    fn compare_share(&self, weight: &Dyadic, sample: &OrderedSample) -> Ordering {
        let (numerator, denominator) = self.probability.lowest_terms();
        let target = sample.sums().weight.times_integer(&numerator);
        weight
            .times_integer(&IBig::from(denominator))
            .compare(&target)
    }

    /// The value on the line between the middles of weight that p lies between; `position` is that
    /// of the observation that p falls into.
    fn between_midpoints(&self, sample: &OrderedSample, position: usize) -> f64 {
        let (numerator, denominator) = self.probability.lowest_terms();
        let denominator = IBig::from(denominator);
        // 2q times (p W − C), the distance from the end of what is below to p.
        let before = sample.sums_below(position).weight;
        let target = sample.sums().weight.times_integer(&numerator);
        let rest = target.minus(before.times_integer(&denominator));
        let divisor = Dyadic {
            number: denominator,
            exponent: 0,
        };
        let rest = Extended::from(&rest) / Extended::from(&divisor);
        let half_weight = sample.weight_at(position) * Extended::from(0.5);
        let past_middle = rest - half_weight;
        let here = sample.value_at(position);
        // Towards the neighbour on the side of p, over half of this weight and half of its weight.
        let neighbour = if past_middle.is_negative() {
            position.checked_sub(1)
        } else {
            Some(position + 1).filter(|&next| next < sample.len())
        };
        let Some(neighbour) = neighbour else {
            return here;
        };
        let distance = half_weight + sample.weight_at(neighbour) * Extended::from(0.5);
        let step = Extended::difference(sample.value_at(neighbour), here);
        (Extended::from(here) + step * past_middle.abs() / distance).to_f64()
    }
}

/// The share, if it is one.
pub(super) fn share(probability: Rational) -> Result<Rational, NumericError> {
    if probability.is_negative() || probability > Rational::ONE {
        Err(NumericError::InvalidProbability)
    } else {
        Ok(probability)
    }
}

/// The smallest value whose running weight reaches half of the whole.
pub(super) fn median_of(sample: &OrderedSample) -> f64 {
    sample.value_at(sample.position(&Rational::small(1, 2)))
}

/// The smallest value whose running weight reaches p of the whole.
pub(super) fn quantile_of(sample: &OrderedSample, p: &Rational) -> f64 {
    sample.value_at(sample.position(p))
}

/// Measures the median of the distances from the median.
///
/// Use it where a few wild values must not decide. Not multiplied by 1.4826.
///
/// # Formula
///
/// ```text
///      MAD = Q½ ( |xᵢ − Q½(x)| )
/// ```
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: the unit of the values; not negative
///
/// # Errors
///
/// - [`NumericError::Overflow`] if a distance that it rests on is beyond the largest double.
///
/// # Examples
///
/// The median is 2, and the distances from it are 0, 1, 1, 2 and 98:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Inequality, MedianAbsoluteDeviation};
/// let sample = WeightedSample::unweighted(&[1.0, 1.0, 2.0, 4.0, 100.0])?;
/// assert_eq!(MedianAbsoluteDeviation.measure(&sample)?, 1.0);
/// # Ok::<(), NumericError>(())
/// ```
#[doc(alias = "mad")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct MedianAbsoluteDeviation;

impl Inequality for MedianAbsoluteDeviation {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        let median = median_of(sample);
        // Infinite distances come last, and nothing but their place is used.
        let distances = sample.map_values(|value| (value - median).abs().min(f64::MAX));
        let distance = median_of(&distances);
        let has_infinite = [sample.min(), sample.max()]
            .iter()
            .any(|end| (end - median).is_infinite());
        if distance >= f64::MAX && has_infinite {
            return Err(NumericError::Overflow);
        }
        Ok(distance)
    }
}
