//! Shares: what the top has against what the bottom has, and how much weight is above a threshold.

use dashu_int::IBig;

use crate::numeric::bulk::exact_moments::ExactMoments;
use crate::numeric::bulk::exact_sums::ExactSums;
use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::{NumericError, finite};
use crate::numeric::exact::quotients::{BottomTotal, Quotient};
use crate::numeric::inequality::Inequality;
use crate::numeric::inequality::ordered_sample::OrderedSample;
use crate::numeric::inequality::quantile::share;
use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::rational::Rational;

/// Measures how many times the total of a bottom share of the weight that of a top share is.
///
/// The observation that the boundary falls into is split in proportion. The double nearest to the
/// exact result.
///
/// # Formula
///
/// ```text
///      ( T − B(1 − t) ) / B(b)
/// ```
///
/// with T the total, t and b the top and the bottom share, and B(p) what the lowest p of the weight
/// have together.
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: dimensionless
///
/// # Errors
///
/// - [`NumericError::NonPositiveDenominator`] if the total of the bottom is zero or negative.
/// - [`NumericError::Overflow`] if it is beyond the largest double.
///
/// # Examples
///
/// Of five schools, the best has four times what the worst one has:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Inequality, ShareRatio};
/// let sample = WeightedSample::unweighted(&[1.0, 2.0, 2.0, 3.0, 4.0])?;
/// assert_eq!(ShareRatio::top_20_bottom_20().measure(&sample)?, 4.0);
/// # Ok::<(), NumericError>(())
/// ```
#[doc(alias = "80/20")]
#[doc(alias = "s80/s20")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareRatio {
    top: Rational,
    bottom: Rational,
}

impl ShareRatio {
    /// Takes the share of the weight at the top and that at the bottom.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidProbability`] unless both are from 0 to 1.
    pub fn new(top: Rational, bottom: Rational) -> Result<Self, NumericError> {
        Ok(Self {
            top: share(top)?,
            bottom: share(bottom)?,
        })
    }

    /// Returns the ratio of the totals of the top and the bottom fifth.
    #[must_use]
    pub fn top_20_bottom_20() -> Self {
        Self {
            top: Rational::small(1, 5),
            bottom: Rational::small(1, 5),
        }
    }
}

impl Inequality for ShareRatio {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        let below_top = bottom_total(sample, &(Rational::ONE - &self.top));
        let bottom = bottom_total(sample, &self.bottom);
        if !bottom.scaled.is_positive() {
            let denominator = bottom.scaled.over(&bottom.scale);
            return Err(NumericError::NonPositiveDenominator { denominator });
        }
        let ratio = Quotient::of_shares(&sample.sums().total, below_top, &bottom);
        finite(ratio.numerator.over(&ratio.denominator))
    }
}

/// Measures how many times the total of the bottom 40 % that of the top 10 % is.
///
/// The observation that the boundary falls into is split in proportion. The double nearest to the
/// exact result.
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: dimensionless; 0.25 if all values are equal
///
/// # Errors
///
/// As [`ShareRatio`].
///
/// # Examples
///
/// A tenth of the pupils has as much as four tenths:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample, Weights};
/// # use junheng::numeric::inequality::{Inequality, Palma};
/// let pupils = [40.0, 50.0, 10.0];
/// let sample = WeightedSample::new(&[1.0, 2.0, 4.0], Weights::new(&pupils)?)?;
/// assert_eq!(Palma.measure(&sample)?, 1.0);
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// Palma (2011), Homogeneous middles vs. heterogeneous tails, Development and Change 42(1), 87–153;
/// <https://doi.org/10.1111/j.1467-7660.2011.01694.x>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Palma;

impl Inequality for Palma {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        let ratio = ShareRatio {
            top: Rational::small(1, 10),
            bottom: Rational::small(2, 5),
        };
        ratio.measure_ordered(sample)
    }
}

/// What the lowest share of the weight of a sample have together.
pub(super) fn bottom_total(sample: &OrderedSample, p: &Rational) -> BottomTotal<Dyadic> {
    let (numerator, denominator) = p.lowest_terms();
    let whole = |number| Dyadic {
        number,
        exponent: 0,
    };
    let p_in_whole = Quotient {
        numerator: whole(numerator),
        denominator: whole(IBig::from(denominator)),
    };
    let position = sample.position(p);
    let below = sample.sums_below(position);
    let value = Dyadic::from_double(sample.value_at(position));
    BottomTotal::of(p_in_whole, &sample.sums().weight, below.sums(), &value)
}

/// The share of the weight whose value is at or above a threshold, such as the share of pupils in
/// schools that meet a norm.
///
/// The double nearest to the exact result.
///
/// # Units
///
/// - `sample`: values in the unit of the threshold; weights in any one unit
/// - returns: a share, in `0..=1`
///
/// # Examples
///
/// Three quarters of the pupils have at least 4.5 m²:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample, Weights};
/// # use junheng::numeric::inequality::ShareAtOrAbove;
/// let pupils = [100.0, 200.0, 100.0];
/// let sample = WeightedSample::new(&[4.0, 4.5, 8.0], Weights::new(&pupils)?)?;
/// assert_eq!(ShareAtOrAbove::new(4.5)?.measure(&sample)?, 0.75);
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareAtOrAbove {
    threshold: f64,
}

impl ShareAtOrAbove {
    /// Takes the threshold.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidParameter`] if it is NaN or infinite.
    pub const fn new(threshold: f64) -> Result<Self, NumericError> {
        if threshold.is_finite() {
            Ok(Self { threshold })
        } else {
            Err(NumericError::InvalidParameter { value: threshold })
        }
    }

    /// Returns the share of a sample.
    ///
    /// # Errors
    ///
    /// None, as every sample has such a share. The result is one so that shares may be used as other
    /// measures are.
    pub fn measure(&self, sample: &WeightedSample<'_>) -> Result<f64, NumericError> {
        if sample.weights().whole().is_some() {
            let (mut above, mut all) = (ExactSums::NONE, ExactSums::NONE);
            for (position, &value) in sample.values().iter().enumerate() {
                let weight = sample.weights().exact(position);
                all.add(0.0, &weight);
                if value >= self.threshold {
                    above.add(0.0, &weight);
                }
            }
            return finite(above.weight.over(&all.weight));
        }
        let (mut above, mut all) = (ExactMoments::new(), ExactMoments::new());
        let weights = sample.iter().map(|(_, weight)| (0.0, weight));
        all.push_pairs(weights);
        let at_or_above = sample.iter().filter(|&(value, _)| value >= self.threshold);
        above.push_pairs(at_or_above.map(|(_, weight)| (0.0, weight)));
        finite(above.weight().over(&all.weight()))
    }
}
