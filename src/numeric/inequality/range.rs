//! Distances and ratios between two places of a distribution.

use crate::numeric::error::{NumericError, finite};
use crate::numeric::inequality::Inequality;
use crate::numeric::inequality::ordered_sample::OrderedSample;
use crate::numeric::inequality::quantile::{quantile_of, share};
use crate::numeric::number::rational::Rational;

/// Measures the distance from the smallest to the greatest value (极差).
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: the unit of the values; not negative
///
/// # Errors
///
/// - [`NumericError::Overflow`] if it is beyond the largest double.
///
/// # Examples
///
/// From 2 to 9:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Inequality, Range};
/// let sample = WeightedSample::unweighted(&[4.0, 9.0, 2.0])?;
/// assert_eq!(Range.measure(&sample)?, 7.0);
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Range;

impl Inequality for Range {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        finite(sample.max() - sample.min())
    }
}

/// Measures how many times the smallest value the greatest is (极差率).
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: dimensionless; at least 1
///
/// # Errors
///
/// - [`NumericError::NonPositiveDenominator`] if the smallest value is zero or negative.
/// - [`NumericError::Overflow`] if it is beyond the largest double.
///
/// # Examples
///
/// The best school has three times what the worst one has:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Inequality, RangeRatio};
/// let sample = WeightedSample::unweighted(&[4.0, 6.0, 2.0])?;
/// assert_eq!(RangeRatio.measure(&sample)?, 3.0);
///
/// let with_none = WeightedSample::unweighted(&[4.0, 0.0])?;
/// let refused = RangeRatio.measure(&with_none).unwrap_err();
/// assert_eq!(refused, NumericError::NonPositiveDenominator { denominator: 0.0 });
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RangeRatio;

impl Inequality for RangeRatio {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        ratio(sample.max(), sample.min())
    }
}

/// Measures the distance between two quantiles.
///
/// Use it where single values at the ends must not decide.
///
/// # Formula
///
/// ```text
///      R = Q(p) − Q(q)      with Q the inverse distribution function
/// ```
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: the unit of the values; not negative if p ≥ q
///
/// # Errors
///
/// - [`NumericError::Overflow`] if it is beyond the largest double.
///
/// # Examples
///
/// Of twenty values, the 95 % quantile is the nineteenth and the 5 % quantile the first:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Inequality, RestrictedRange};
/// let values: Vec<f64> = (1..=20).map(f64::from).collect();
/// let sample = WeightedSample::unweighted(&values)?;
/// assert_eq!(RestrictedRange::between_5_and_95().measure(&sample)?, 18.0);
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestrictedRange {
    upper: Rational,
    lower: Rational,
}

impl RestrictedRange {
    /// Takes the shares of the weight below the two quantiles.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidProbability`] unless both are from 0 to 1.
    pub fn new(upper: Rational, lower: Rational) -> Result<Self, NumericError> {
        Ok(Self {
            upper: share(upper)?,
            lower: share(lower)?,
        })
    }

    /// Returns the range from the 5 % to the 95 % quantile.
    #[must_use]
    pub fn between_5_and_95() -> Self {
        Self {
            upper: Rational::small(19, 20),
            lower: Rational::small(1, 20),
        }
    }

    /// Returns the range from the lower to the upper quartile.
    #[doc(alias = "iqr")]
    #[must_use]
    pub fn between_quartiles() -> Self {
        Self {
            upper: Rational::small(3, 4),
            lower: Rational::small(1, 4),
        }
    }
}

impl Inequality for RestrictedRange {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        finite(quantile_of(sample, &self.upper) - quantile_of(sample, &self.lower))
    }
}

/// Measures by how much the 95 % quantile is above the 5 % quantile, relative to the latter.
///
/// The test of disparity of the United States' Impact Aid programme.
///
/// # Formula
///
/// ```text
///      F = ( Q(0.95) − Q(0.05) ) / Q(0.05)
/// ```
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: dimensionless; not negative
///
/// # Errors
///
/// - [`NumericError::NonPositiveDenominator`] if the 5 % quantile is zero or negative.
/// - [`NumericError::Overflow`] if it is beyond the largest double.
///
/// # Examples
///
/// One quarter more than the poorest district has:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{FederalRangeRatio, Inequality};
/// let sample = WeightedSample::unweighted(&[8.0, 9.0, 10.0])?;
/// assert_eq!(FederalRangeRatio.measure(&sample)?, 0.25);
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// 20 U.S.C. 7709(b)(2); 34 CFR 222.162.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FederalRangeRatio;

impl Inequality for FederalRangeRatio {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        let lower = quantile_of(sample, &Rational::small(1, 20));
        ratio(quantile_of(sample, &Rational::small(19, 20)) - lower, lower)
    }
}

/// Measures how many times one quantile another is, such as the 90 % over the 10 % quantile.
///
/// # Formula
///
/// ```text
///      Q(p) / Q(q)      with Q the inverse distribution function
/// ```
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: dimensionless; at least 1 if p ≥ q
///
/// # Errors
///
/// - [`NumericError::NonPositiveDenominator`] if the lower quantile is zero or negative.
/// - [`NumericError::Overflow`] if it is beyond the largest double.
///
/// # Examples
///
/// Of ten values, the ninth over the first:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Inequality, QuantileRatio};
/// let values = [2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 99.0];
/// let sample = WeightedSample::unweighted(&values)?;
/// assert_eq!(QuantileRatio::p90_p10().measure(&sample)?, 5.0);
/// # Ok::<(), NumericError>(())
/// ```
#[doc(alias = "p90/p10")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuantileRatio {
    upper: Rational,
    lower: Rational,
}

impl QuantileRatio {
    /// Takes the shares of the weight below the two quantiles.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidProbability`] unless both are from 0 to 1.
    pub fn new(upper: Rational, lower: Rational) -> Result<Self, NumericError> {
        Ok(Self {
            upper: share(upper)?,
            lower: share(lower)?,
        })
    }

    /// Returns the ratio of the 90 % to the 10 % quantile.
    #[must_use]
    pub fn p90_p10() -> Self {
        Self {
            upper: Rational::small(9, 10),
            lower: Rational::small(1, 10),
        }
    }
}

impl Inequality for QuantileRatio {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        let lower = quantile_of(sample, &self.lower);
        ratio(quantile_of(sample, &self.upper), lower)
    }
}

/// Measures the distance between the quartiles, relative to their sum.
///
/// # Formula
///
/// ```text
///      ( Q(¾) − Q(¼) ) / ( Q(¾) + Q(¼) )
/// ```
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: dimensionless; in `0..=1` for values ≥ 0
///
/// # Errors
///
/// - [`NumericError::NonPositiveDenominator`] if the sum of the quartiles is zero or negative.
/// - [`NumericError::Overflow`] if it is beyond the largest double, which takes negative values.
///
/// # Examples
///
/// The quartiles are 2 and 6:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Inequality, QuartileCoefficient};
/// let sample = WeightedSample::unweighted(&[2.0, 4.0, 6.0, 9.0])?;
/// assert_eq!(QuartileCoefficient.measure(&sample)?, 0.5);
/// # Ok::<(), NumericError>(())
/// ```
#[doc(alias = "quartile coefficient of dispersion")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct QuartileCoefficient;

impl Inequality for QuartileCoefficient {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        use crate::numeric::number::dyadic::Dyadic;
        let upper = Dyadic::from_double(quantile_of(sample, &Rational::small(3, 4)));
        let lower = Dyadic::from_double(quantile_of(sample, &Rational::small(1, 4)));
        let sum = upper.clone().plus(lower.clone());
        if !sum.is_positive() {
            let denominator = sum.to_f64();
            return Err(NumericError::NonPositiveDenominator { denominator });
        }
        finite(upper.minus(lower).over(&sum))
    }
}

fn ratio(numerator: f64, denominator: f64) -> Result<f64, NumericError> {
    if denominator <= 0.0 {
        return Err(NumericError::NonPositiveDenominator { denominator });
    }
    finite(numerator / denominator)
}
