//! What each observation adds to the coefficient of variation.

use crate::numeric::bulk::exact_sums::ExactSums;
use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::NumericError;
use crate::numeric::inequality::Inequality;
use crate::numeric::inequality::decomposition::SquaredCoefficientOfVariation;
use crate::numeric::inequality::ordered_sample::OrderedSample;
use crate::numeric::inequality::variation::CoefficientOfVariation;
use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::extended::Extended;

/// What each observation adds to the squared coefficient of variation, and what the coefficient would
/// be without it.
///
/// Use it to name the schools that drive a disparity. The two answers differ: a school far above the
/// mean raises the mean too, and to take it away changes both.
///
/// # Formula
///
/// ```text
///      cᵢ = wᵢ (xᵢ − x̄)² / (x̄² Σ w)          Σ cᵢ = CV²
/// ```
///
/// # Units
///
/// - values in any one unit; weights in any one unit
/// - all results are dimensionless
///
/// # Examples
///
/// The school with 9 accounts for two thirds of CV² = 1/2, and without it there is no spread:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::Attribution;
/// let sample = WeightedSample::unweighted(&[3.0, 3.0, 12.0])?;
/// let attribution = Attribution::of(&sample)?;
/// assert_eq!(attribution.squared_coefficient_of_variation(), 0.5);
///
/// let last = attribution.influences()[2];
/// assert!((last.contribution - 1.0 / 3.0).abs() < 1e-15);
/// assert_eq!(last.coefficient_of_variation_without, Ok(0.0));
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    coefficient_of_variation: f64,
    squared_coefficient_of_variation: f64,
    influences: Vec<Influence>,
}

/// What one observation does to the coefficient of variation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Influence {
    /// Its part of the squared coefficient; 0 for an observation of weight zero.
    pub contribution: f64,
    /// The coefficient of all others, the double nearest to the exact one: an error where there are
    /// none, or where their mean is not positive.
    pub coefficient_of_variation_without: Result<f64, NumericError>,
}

impl Attribution {
    /// Looks at every observation of a sample, in O(n log n) in all.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveMean`] if the mean is zero or negative.
    /// - [`NumericError::Overflow`] if the squared coefficient is beyond the largest double.
    pub fn of(sample: &WeightedSample<'_>) -> Result<Self, NumericError> {
        let ordered = OrderedSample::from(sample);
        let squared = SquaredCoefficientOfVariation.measure_ordered(&ordered)?;
        let coefficient = CoefficientOfVariation::POPULATION.measure_ordered(&ordered)?;
        let ExactSums {
            weight,
            total,
            squares,
        } = ordered.sums();
        let (centre, whole) = (ordered.centre(), Extended::from(weight));
        let is_only = ordered.len() == 1;
        let influences = sample.iter().enumerate().map(|(position, (value, own))| {
            if own <= 0.0 {
                return Ok(Influence {
                    contribution: 0.0,
                    coefficient_of_variation_without: Ok(coefficient),
                });
            }
            let own = sample.weights().exact(position);
            let share = Extended::from(&own) / whole;
            let contribution = share * centre.relative_deviation(value).square();
            let without = if is_only {
                Err(NumericError::Empty)
            } else {
                let value = Dyadic::from_double(value);
                let product = own.times(&value);
                coefficient_of(
                    &weight.clone().minus(own),
                    &squares.clone().minus(product.times(&value)),
                    &total.clone().minus(product),
                )
            };
            Ok(Influence {
                contribution: contribution.to_finite()?,
                coefficient_of_variation_without: without,
            })
        });
        Ok(Self {
            coefficient_of_variation: coefficient,
            squared_coefficient_of_variation: squared,
            influences: influences.collect::<Result<_, NumericError>>()?,
        })
    }

    /// The coefficient of variation of all, with the population divisor.
    #[must_use]
    pub const fn coefficient_of_variation(&self) -> f64 {
        self.coefficient_of_variation
    }

    /// Its square: the sum of all contributions.
    #[must_use]
    pub const fn squared_coefficient_of_variation(&self) -> f64 {
        self.squared_coefficient_of_variation
    }

    /// What each observation does, in the order of the sample.
    #[must_use]
    pub fn influences(&self) -> &[Influence] {
        &self.influences
    }
}

/// The coefficient of variation from Σw, Σwx² and Σwx.
fn coefficient_of(weight: &Dyadic, squares: &Dyadic, total: &Dyadic) -> Result<f64, NumericError> {
    if !total.is_positive() {
        return Err(NumericError::NonPositiveMean);
    }
    let spread = weight.times(squares).minus(total.square());
    crate::numeric::inequality::finite(spread.root_over(total))
}
