//! Hoover's index: the share that would have to change hands.

use crate::numeric::error::{NumericError, finite};
use crate::numeric::exact::quotients::{Quotient, Sums};
use crate::numeric::inequality::Inequality;
use crate::numeric::inequality::ordered_sample::OrderedSample;
use crate::numeric::number::dyadic::Dyadic;

/// Measures the share of the total that would have to be moved for all to have the same: half the
/// relative mean deviation. The double nearest to the exact result.
///
/// # Formula
///
/// ```text
///      H = Σ wᵢ |xᵢ − x̄| / (2 x̄ Σ wᵢ)
/// ```
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: dimensionless; in `0..1` for values ≥ 0, and with negative ones possibly above 1: then no
///   share, but what would have to be moved relative to the total
///
/// # Properties
///
/// Unchanged when all values, or all weights, are multiplied by one positive number. Blind to
/// transfers between two that are on the same side of the mean.
///
/// # Errors
///
/// - [`NumericError::NonPositiveMean`] if the mean is zero or negative.
/// - [`NumericError::Overflow`] if it is beyond the largest double, which takes negative values.
///
/// # Examples
///
/// Of 8 computers in two classes of one size, 2 would have to move:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Hoover, Inequality};
/// let sample = WeightedSample::unweighted(&[2.0, 6.0])?;
/// assert_eq!(Hoover.measure(&sample)?, 0.25);
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// Hoover (1936), The measurement of industrial localization, Review of Economics and Statistics
/// 18(4), 162–171; <https://doi.org/10.2307/1927875>
#[doc(alias = "robin hood")]
#[doc(alias = "schutz")]
#[doc(alias = "pietra")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Hoover;

/// Measures the mean absolute deviation from the mean, relative to the mean: twice [`Hoover`].
///
/// # Formula
///
/// ```text
///      M = Σ wᵢ |xᵢ − x̄| / (x̄ Σ wᵢ)
/// ```
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: dimensionless; in `0..2` for values ≥ 0
///
/// # Errors
///
/// As [`Hoover`].
///
/// # Examples
///
/// Both values are one half of the mean away from it:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Inequality, RelativeMeanDeviation};
/// let sample = WeightedSample::unweighted(&[1.0, 3.0])?;
/// assert_eq!(RelativeMeanDeviation.measure(&sample)?, 0.5);
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RelativeMeanDeviation;

impl Inequality for Hoover {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        excess_over(sample, &Dyadic::from_double(1.0))
    }
}

impl Inequality for RelativeMeanDeviation {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        excess_over(sample, &Dyadic::from_double(0.5))
    }
}

/// Half of all deviations over a multiple of the total, exact until the end.
fn excess_over(sample: &OrderedSample, multiple: &Dyadic) -> Result<f64, NumericError> {
    let total = sample.positive_total()?;
    let all = Sums {
        weight: &sample.sums().weight,
        total: &total,
    };
    let below = sample.sums_below(sample.count_below_mean());
    let hoover = Quotient::hoover(below.sums(), all);
    finite(hoover.numerator.over(&hoover.denominator.times(multiple)))
}
