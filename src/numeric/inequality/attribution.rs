//! What each observation adds to the coefficient of variation.

use crate::numeric::bulk::exact_sums::ExactSums;
use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::NumericError;
use crate::numeric::inequality::Inequality;
use crate::numeric::inequality::decomposition::SquaredCoefficientOfVariation;
use crate::numeric::inequality::ordered_sample::{Centre, OrderedSample};
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
/// The school with 12 accounts for two thirds of CV² = 1/2, and without it there is no spread:
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
#[non_exhaustive]
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
        let whole = Whole::of(sample)?;
        let influences = (0..sample.len()).map(|position| {
            Ok(Influence {
                contribution: whole.contribution(position)?,
                coefficient_of_variation_without: whole.coefficient_without(position),
            })
        });
        Ok(Self {
            influences: influences.collect::<Result<_, NumericError>>()?,
            coefficient_of_variation: whole.coefficient,
            squared_coefficient_of_variation: whole.squared,
        })
    }

    /// Looks for the `count` observations that add most, each with its position in the sample: the one
    /// that adds most first, those that add as much in the order of the sample, those that add nothing
    /// not at all.
    ///
    /// It says of them what [`of`](Self::of) says. Of a large sample it takes a fraction of the time,
    /// most of which goes into the coefficients without each.
    ///
    /// # Errors
    ///
    /// - Those of [`of`](Self::of).
    ///
    /// # Examples
    ///
    /// Around the mean 6 of 3, 3 and 12 the last adds four times what each of the others adds:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, WeightedSample};
    /// # use junheng::numeric::inequality::Attribution;
    /// let sample = WeightedSample::unweighted(&[3.0, 3.0, 12.0])?;
    /// let greatest = Attribution::greatest(&sample, 2)?;
    /// let positions: Vec<usize> = greatest.iter().map(|(position, _)| *position).collect();
    /// assert_eq!(positions, [2, 0]);
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn greatest(
        sample: &WeightedSample<'_>,
        count: usize,
    ) -> Result<Vec<(usize, Influence)>, NumericError> {
        let whole = Whole::of(sample)?;
        let mut parts = Vec::with_capacity(sample.len());
        for position in 0..sample.len() {
            let contribution = whole.contribution(position)?;
            if contribution > 0.0 {
                parts.push((position, contribution));
            }
        }
        let order = |(first, one): &(usize, f64), (second, other): &(usize, f64)| {
            other.total_cmp(one).then(first.cmp(second))
        };
        if parts.len() > count {
            parts.select_nth_unstable_by(count, order);
            parts.truncate(count);
        }
        parts.sort_unstable_by(order);
        let greatest = parts.into_iter().map(|(position, contribution)| {
            let coefficient_of_variation_without = whole.coefficient_without(position);
            let influence = Influence {
                contribution,
                coefficient_of_variation_without,
            };
            (position, influence)
        });
        Ok(greatest.collect())
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

/// A sample and what each observation is held against.
struct Whole<'s> {
    sample: &'s WeightedSample<'s>,
    sums: ExactSums,
    centre: Centre,
    /// Σ w.
    weight: Extended,
    coefficient: f64,
    squared: f64,
}

impl<'s> Whole<'s> {
    fn of(sample: &'s WeightedSample<'s>) -> Result<Self, NumericError> {
        let ordered = OrderedSample::from(sample);
        let squared = SquaredCoefficientOfVariation.measure_ordered(&ordered)?;
        let coefficient = CoefficientOfVariation::POPULATION.measure_ordered(&ordered)?;
        let sums = ordered.sums().clone();
        Ok(Self {
            sample,
            weight: Extended::from(&sums.weight),
            sums,
            centre: ordered.centre(),
            coefficient,
            squared,
        })
    }

    /// The value at a position, and its weight, if that is above 0.
    fn at(&self, position: usize) -> Option<(f64, Dyadic)> {
        let value = self.sample.values().get(position)?;
        let weight = self.sample.weights().exact(position);
        weight.is_positive().then_some((*value, weight))
    }

    fn contribution(&self, position: usize) -> Result<f64, NumericError> {
        let Some((value, weight)) = self.at(position) else {
            return Ok(0.0);
        };
        let share = Extended::from(&weight) / self.weight;
        let contribution = share * self.centre.relative_deviation(value).square();
        contribution.to_finite()
    }

    /// The coefficient of variation of all but the one at a position.
    fn coefficient_without(&self, position: usize) -> Result<f64, NumericError> {
        let Some((value, own)) = self.at(position) else {
            return Ok(self.coefficient);
        };
        let value = Dyadic::from_double(value);
        let product = own.times(&value);
        let ExactSums {
            weight,
            total,
            squares,
        } = self.sums.clone();
        let rest = ExactSums {
            weight: weight.minus(own),
            squares: squares.minus(product.times(&value)),
            total: total.minus(product),
        };
        if !rest.weight.is_positive() {
            return Err(NumericError::Empty);
        }
        rest.coefficient_of_variation()
    }
}
