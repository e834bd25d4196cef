//! Variance, standard deviation and coefficient of variation.

use std::borrow::Cow;

use dashu_int::IBig;

use crate::numeric::bulk::exact_sums::ExactSums;
use crate::numeric::bulk::moments::Moments;
use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::bulk::weights::CommonUnit;
use crate::numeric::error::{NumericError, finite};
use crate::numeric::inequality::ordered_sample::OrderedSample;
use crate::numeric::inequality::{Inequality, measure_each_rest};
use crate::numeric::number::count::count_to_f64;
use crate::numeric::number::dyadic::Dyadic;

/// What a sum of squared deviations is divided by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Divisor {
    /// The total weight: the observations are all there are.
    #[default]
    Population,
    /// One less than the number of observations: they are drawn from many more. Only without
    /// weights, as weights do not say how many were drawn.
    #[doc(alias = "bessel")]
    Sample,
}

/// W² times the variance, and what it is to be divided by.
struct Variations {
    sums: ExactSums,
    /// How many observations there are; of use without weights only.
    count: usize,
    divisor: Divisor,
}

impl Variations {
    fn of(sample: &WeightedSample<'_>, divisor: Divisor) -> Result<Self, NumericError> {
        let is_unweighted = sample.weights().as_slice().is_none();
        expect_defined(divisor, is_unweighted, sample.len())?;
        Ok(Self {
            sums: ExactSums::from(sample),
            count: sample.len(),
            divisor,
        })
    }

    fn of_ordered(sample: &OrderedSample, divisor: Divisor) -> Result<Self, NumericError> {
        expect_defined(divisor, sample.is_unweighted(), sample.len())?;
        Ok(Self {
            sums: sample.sums().clone(),
            count: sample.len(),
            divisor,
        })
    }

    /// Σw · Σwx² − (Σwx)²
    fn square(&self) -> Dyadic {
        self.sums.spread()
    }

    /// n (n − 1)
    fn sample_divisor(&self) -> Dyadic {
        let count = IBig::from(self.count);
        Dyadic {
            number: &count * (&count - IBig::ONE),
            exponent: 0,
        }
    }

    fn variance(&self) -> Result<f64, NumericError> {
        match self.divisor {
            Divisor::Population => self.sums.variance(),
            Divisor::Sample => finite(self.square().over(&self.sample_divisor())),
        }
    }

    fn standard_deviation(&self) -> Result<f64, NumericError> {
        match self.divisor {
            Divisor::Population => self.sums.standard_deviation(),
            // √(A/(n(n−1))) = √(A n(n−1)) / (n(n−1))
            Divisor::Sample => {
                let divisor = self.sample_divisor();
                finite(self.square().times(&divisor).root_over(&divisor))
            }
        }
    }

    fn coefficient_of_variation(&self) -> Result<f64, NumericError> {
        match self.divisor {
            Divisor::Population => self.sums.coefficient_of_variation(),
            // √(A/(n(n−1))) n/T = √(A n(n−1)) / ((n−1)T)
            Divisor::Sample => {
                let total = &self.sums.total;
                if !total.is_positive() {
                    return Err(NumericError::NonPositiveMean);
                }
                let count = IBig::from(self.count);
                let scaled = total.times_integer(&(count - IBig::ONE));
                finite(
                    self.square()
                        .times(&self.sample_divisor())
                        .root_over(&scaled),
                )
            }
        }
    }
}

/// Fails unless there is such a divisor.
fn expect_defined(divisor: Divisor, is_unweighted: bool, found: usize) -> Result<(), NumericError> {
    if divisor == Divisor::Sample {
        if !is_unweighted {
            return Err(NumericError::WeightedSampleDivisor);
        }
        if found < 2 {
            return Err(NumericError::TooFewObservations { needed: 2, found });
        }
    }
    Ok(())
}

/// A mean so near to zero, in deviations, that sums in bulk may not tell its sign.
const NEAR_ZERO: f64 = 1e-9;

/// What is left when an observation of more than this share of the weight is taken out of a sum has
/// lost digits.
const MOST_OF_THE_WEIGHT: f64 = 0.999_999;

/// How many observations there are for the sample divisor; none for that of the population.
fn divisor_count(sample: &WeightedSample<'_>, divisor: Divisor) -> Option<usize> {
    (divisor == Divisor::Sample).then_some(sample.len())
}

/// n / (n − 1): from the population divisor to that of the sample; 1 for the former.
fn correction(count: Option<usize>) -> f64 {
    count.map_or(1.0, |count| {
        count_to_f64(count) / count_to_f64(count.saturating_sub(1))
    })
}

/// The sample with weights that are doubles, in a unit of their own where they are decimals; `None`
/// where no unit makes doubles of them.
fn in_doubles<'a>(sample: &'a WeightedSample<'a>) -> Option<Cow<'a, WeightedSample<'a>>> {
    match sample.weights().in_common_unit() {
        CommonUnit::One => Some(Cow::Borrowed(sample)),
        CommonUnit::Whole(weights) => Some(Cow::Owned(sample.reweighted(weights))),
        CommonUnit::None => None,
    }
}

/// The moments in bulk, if they are good for every measure that rests on them.
fn bulk_moments(sample: &WeightedSample<'_>, divisor: Divisor) -> Option<Moments> {
    let is_weighted = sample.weights().as_slice().is_some();
    if divisor == Divisor::Sample && (is_weighted || sample.len() < 2) {
        return None;
    }
    Moments::of(sample).ok().filter(is_sound)
}

fn is_sound(moments: &Moments) -> bool {
    match (moments.mean(), moments.standard_deviation()) {
        (Ok(mean), Ok(deviation)) => mean.abs() > NEAR_ZERO * deviation,
        _ => false,
    }
}

macro_rules! moment_measure {
    ($Measure:ident, $method:ident, $correction:expr) => {
        impl Inequality for $Measure {
            fn measure(&self, sample: &WeightedSample<'_>) -> Result<f64, NumericError> {
                Variations::of(sample, self.divisor)?.$method()
            }

            fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
                Variations::of_ordered(sample, self.divisor)?.$method()
            }

            fn measure_in_bulk(&self, sample: &WeightedSample<'_>) -> Result<f64, NumericError> {
                let in_doubles = in_doubles(sample);
                let moments = in_doubles.and_then(|sample| bulk_moments(&sample, self.divisor));
                match moments {
                    Some(moments) => {
                        let count = divisor_count(sample, self.divisor);
                        let correct: fn(f64) -> f64 = $correction;
                        finite(moments.$method()? * correct(correction(count)))
                    }
                    None => self.measure(sample),
                }
            }

            fn measure_without_each(
                &self,
                sample: &WeightedSample<'_>,
            ) -> Result<Vec<f64>, NumericError> {
                let in_doubles = in_doubles(sample);
                let in_doubles = in_doubles.as_deref();
                let whole = in_doubles.and_then(|sample| bulk_moments(sample, self.divisor));
                let count = divisor_count(sample, self.divisor).map(|count| count - 1);
                let correct: fn(f64) -> f64 = $correction;
                let factor = correct(correction(count));
                let from_sums = in_doubles.zip(whole).and_then(|(sample, whole)| {
                    let results = sample.iter().map(|(value, weight)| {
                        let mut rest = whole;
                        rest.remove(value, weight).ok()?;
                        let is_most = weight > MOST_OF_THE_WEIGHT * whole.total_weight();
                        if is_most || !is_sound(&rest) {
                            return None;
                        }
                        let result = rest.$method().ok()? * factor;
                        result.is_finite().then_some(result)
                    });
                    results.collect()
                });
                match from_sums {
                    Some(results) => Ok(results),
                    None => measure_each_rest(self, sample, |_, _| None),
                }
            }
        }

        impl $Measure {
            /// With the population divisor.
            pub const POPULATION: Self = Self {
                divisor: Divisor::Population,
            };

            /// With the sample divisor, for observations without weights.
            pub const SAMPLE: Self = Self {
                divisor: Divisor::Sample,
            };
        }
    };
}

/// Measures the mean squared deviation from the mean; the double nearest to the exact result.
///
/// # Formula
///
/// ```text
///      s² = Σ wᵢ (xᵢ − x̄)² / Σ wᵢ        or, without weights,   Σ (xᵢ − x̄)² / (n − 1)
/// ```
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: the square of the unit of the values; not negative
///
/// # Errors
///
/// - [`NumericError::Overflow`] if the result is beyond the largest double.
/// - [`NumericError::WeightedSampleDivisor`] for the sample divisor with weights.
/// - [`NumericError::TooFewObservations`] for the sample divisor with one observation.
///
/// # Examples
///
/// The values 1 and 3 are each 1 from their mean:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Inequality, Variance};
/// let sample = WeightedSample::unweighted(&[1.0, 3.0])?;
/// assert_eq!(Variance::POPULATION.measure(&sample)?, 1.0);
/// assert_eq!(Variance::SAMPLE.measure(&sample)?, 2.0);
/// # Ok::<(), NumericError>(())
/// ```
#[doc(alias = "var")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Variance {
    /// What the squares are divided by.
    pub divisor: Divisor,
}

moment_measure!(Variance, variance, |ratio| ratio);

/// Measures the root of the mean squared deviation (标准差); the double nearest to the exact result.
///
/// # Formula
///
/// ```text
///      s = √( Σ wᵢ (xᵢ − x̄)² / Σ wᵢ )        or, without weights,   √( Σ (xᵢ − x̄)² / (n − 1) )
/// ```
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: the unit of the values; not negative
///
/// # Errors
///
/// As [`Variance`].
///
/// # Examples
///
/// Two schools, one with three times the pupils:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample, Weights};
/// # use junheng::numeric::inequality::{Inequality, StandardDeviation};
/// let pupils = [300.0, 100.0];
/// let sample = WeightedSample::new(&[4.0, 8.0], Weights::new(&pupils)?)?;
/// assert_eq!(StandardDeviation::POPULATION.measure(&sample)?, 3.0_f64.sqrt());
///
/// let refused = StandardDeviation::SAMPLE.measure(&sample);
/// assert_eq!(refused, Err(NumericError::WeightedSampleDivisor));
/// # Ok::<(), NumericError>(())
/// ```
#[doc(alias = "sd")]
#[doc(alias = "std")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct StandardDeviation {
    /// What the squares are divided by.
    pub divisor: Divisor,
}

moment_measure!(StandardDeviation, standard_deviation, f64::sqrt);

/// Measures the spread of a sample relative to its mean (差异系数); the double nearest to the exact
/// result.
///
/// Use it to compare the disparity of indicators that have different units. For a bounded share
/// prefer [`Gini`](crate::numeric::inequality::Gini): a share and its complement have one standard deviation and two
/// coefficients of variation.
///
/// # Formula
///
/// ```text
///            √( Σ wᵢ (xᵢ − x̄)² / Σ wᵢ )                 Σ wᵢ xᵢ
///      CV = ────────────────────────────      with  x̄ = ─────────
///                       x̄                                Σ wᵢ
/// ```
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: dimensionless; for values ≥ 0, in `0..=√(W/w − 1)`, with `W` the total and `w` the
///   smallest weight
///
/// # Properties
///
/// Unchanged when all values, or all weights, are multiplied by one positive number.
/// An observation of weight zero changes nothing.
///
/// # Errors
///
/// - [`NumericError::NonPositiveMean`] if the mean is zero or negative.
/// - [`NumericError::Overflow`] if it is beyond the largest double, next to a mean of almost zero.
/// - [`NumericError::WeightedSampleDivisor`] and [`NumericError::TooFewObservations`] as
///   [`Variance`].
///
/// # Examples
///
/// Two schools, one with three times the pupils: the mean is 5, the variance 3.
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample, Weights};
/// # use junheng::numeric::inequality::{CoefficientOfVariation, Inequality};
/// let area = [4.0, 8.0];                        // m² per pupil
/// let pupils = [300.0, 100.0];
/// let sample = WeightedSample::new(&area, Weights::new(&pupils)?)?;
///
/// let cv = CoefficientOfVariation::POPULATION.measure(&sample)?;
/// assert!((cv - 3.0_f64.sqrt() / 5.0).abs() < 1e-15);
/// # Ok::<(), NumericError>(())
/// ```
#[doc(alias = "cv")]
#[doc(alias = "relative standard deviation")]
#[doc(alias = "difference coefficient")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CoefficientOfVariation {
    /// What the squares are divided by.
    pub divisor: Divisor,
}

moment_measure!(CoefficientOfVariation, coefficient_of_variation, f64::sqrt);
