//! `McLoone` and `Verstegen`: how the half below the median fares, and the half above it.

use crate::numeric::bulk::exact_sums::ExactSums;
use crate::numeric::error::{NumericError, finite};
use crate::numeric::exact::quotients::Quotient;
use crate::numeric::inequality::Inequality;
use crate::numeric::inequality::ordered_sample::OrderedSample;
use crate::numeric::inequality::quantile::median_of;
use crate::numeric::number::dyadic::Dyadic;

/// Measures the mean of the values up to the median, relative to the median.
///
/// Use it in school finance, where the lower half matters: 1 says that no school below the median
/// lags behind it. It says nothing of the schools above.
///
/// # Formula
///
/// ```text
///           Σ wᵢ xᵢ   over xᵢ ≤ M
///      L = ───────────────────────      with M the weighted median (inverse distribution function)
///           M Σ wᵢ    over xᵢ ≤ M
/// ```
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: dimensionless; in `0..=1` for values ≥ 0. Higher is more equal.
///
/// # Errors
///
/// - [`NumericError::NonPositiveDenominator`] if the median is zero or negative.
/// - [`NumericError::Overflow`] if the result is beyond the largest double.
///
/// # Examples
///
/// The median is 4, and 2 and 4 make three quarters of it:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Inequality, McLoone};
/// let sample = WeightedSample::unweighted(&[9.0, 2.0, 4.0])?;
/// assert_eq!(McLoone.measure(&sample)?, 0.75);
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// Berne, Stiefel (1984), The measurement of equity in school finance, chapter 2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct McLoone;

impl Inequality for McLoone {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        let median = median_of(sample);
        over_median(&sample.sums_below(sample.count_up_to(median)), median)
    }
}

/// Measures the mean of the values from the median on, relative to the median.
///
/// Use it beside [`McLoone`]: it says how far the upper half is ahead.
///
/// # Formula
///
/// ```text
///           Σ wᵢ xᵢ   over xᵢ ≥ M
///      V = ───────────────────────      with M the weighted median (inverse distribution function)
///           M Σ wᵢ    over xᵢ ≥ M
/// ```
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: dimensionless; at least 1. Lower is more equal.
///
/// # Errors
///
/// As [`McLoone`].
///
/// # Examples
///
/// The median is 4, and 4 and 8 make one and a half of it:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Inequality, Verstegen};
/// let sample = WeightedSample::unweighted(&[8.0, 1.0, 4.0])?;
/// assert_eq!(Verstegen.measure(&sample)?, 1.5);
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// Verstegen (1996), Concepts and measures of fiscal inequality, Journal of Education Finance 22(2),
/// 145–160.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Verstegen;

impl Inequality for Verstegen {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        let median = median_of(sample);
        over_median(&sample.sums_from(sample.count_below(median)), median)
    }
}

fn over_median(half: &ExactSums, median: f64) -> Result<f64, NumericError> {
    if median <= 0.0 {
        let denominator = median;
        return Err(NumericError::NonPositiveDenominator { denominator });
    }
    let mean = Quotient::over_median(half.sums(), &Dyadic::from_double(median));
    finite(mean.numerator.over(&mean.denominator))
}
