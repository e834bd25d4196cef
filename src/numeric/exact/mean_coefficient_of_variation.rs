//! The mean of several coefficients of variation.

use core::cmp::Ordering;
use std::sync::OnceLock;

use crate::numeric::error::NumericError;
use crate::numeric::exact::dispersion::ExactDispersion;
use crate::numeric::exact::root_mean::{RootMean, mean_enclosure};
use crate::numeric::number::enclosure::Enclosure;
use crate::numeric::number::rational::Rational;
use crate::numeric::number::rounding::RoundingMode;

/// The exact mean of the coefficients of variation of several [`ExactDispersion`]s (综合差异系数).
///
/// Made by [`ExactDispersion::mean_coefficient_of_variation`]. Answers for the exact number, as
/// [`RootMean`] does, and builds that only where the double-double results of the dispersions leave
/// an answer open.
///
/// # Examples
///
/// The mean of 0.5, 0 and 0 is one sixth. That of 0.5 and 0 is exactly 0.25, and lies half-way between 0.2
/// and 0.3:
///
/// ```
/// # use core::cmp::Ordering;
/// # use junheng::numeric::{ExactDispersion, NumericError, Rational, RoundingMode};
/// let weights = [Rational::ONE, Rational::ONE];
/// let unequal = [Rational::ONE, Rational::from(3)]; // varies by 0.5
/// let equal = [Rational::from(3), Rational::from(3)]; // varies by 0
/// let unequal = ExactDispersion::new(&unequal, &weights)?;
/// let equal = ExactDispersion::new(&equal, &weights)?;
///
/// let three = [&unequal, &equal, &equal];
/// let mean = ExactDispersion::mean_coefficient_of_variation(&three)?;
/// assert_eq!(mean.to_f64(), 1.0 / 6.0);
///
/// let mean = ExactDispersion::mean_coefficient_of_variation(&[&unequal, &equal])?;
/// assert_eq!(mean.to_f64(), 0.25);
/// assert_eq!(mean.compare(&Rational::new(1, 4)?), Ordering::Equal);
/// assert_eq!(mean.to_fixed(1, RoundingMode::HalfAwayFromZero), "0.3");
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Debug)]
pub struct MeanCoefficientOfVariation<'a> {
    dispersions: Vec<&'a ExactDispersion<'a>>,
    enclosure: Enclosure,
    exact: OnceLock<RootMean>,
}

impl<'a> MeanCoefficientOfVariation<'a> {
    pub(super) fn new(dispersions: &[&'a ExactDispersion<'a>]) -> Result<Self, NumericError> {
        if dispersions.is_empty() {
            return Err(NumericError::Empty);
        }
        let mut enclosures = Vec::with_capacity(dispersions.len());
        for dispersion in dispersions {
            enclosures.push(dispersion.coefficient_enclosure()?);
        }
        let enclosure = mean_enclosure(enclosures.into_iter(), dispersions.len());
        Ok(Self {
            dispersions: dispersions.to_vec(),
            enclosure,
            exact: OnceLock::new(),
        })
    }

    /// Returns the double nearest to the exact mean.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.enclosure
            .to_f64()
            .unwrap_or_else(|| self.exact().to_f64())
    }

    /// Compares the exact mean with an exact bound; always decided, as
    /// [`RootMean::compare`](crate::numeric::RootMean::compare) explains.
    #[must_use]
    pub fn compare(&self, bound: &Rational) -> Ordering {
        self.enclosure
            .compare(bound)
            .unwrap_or_else(|| self.exact().compare(bound))
    }

    /// Prints the mean, rounded from its exact value to exactly `places` decimal places.
    #[must_use]
    pub fn to_fixed(&self, places: u32, mode: RoundingMode) -> String {
        self.enclosure
            .to_fixed(places, mode)
            .unwrap_or_else(|| self.exact().to_fixed(places, mode))
    }

    fn exact(&self) -> &RootMean {
        self.exact.get_or_init(|| {
            let squares = self
                .dispersions
                .iter()
                .map(|dispersion| dispersion.squared_coefficient());
            RootMean::of_squares(squares.collect())
        })
    }
}

impl<'a> ExactDispersion<'a> {
    /// Returns the exact mean of the coefficients of variation of several dispersions: a composite.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if there is none.
    /// - [`NumericError::NonPositiveMean`] if one of them has a mean that is zero or negative.
    pub fn mean_coefficient_of_variation(
        dispersions: &[&'a Self],
    ) -> Result<MeanCoefficientOfVariation<'a>, NumericError> {
        MeanCoefficientOfVariation::new(dispersions)
    }
}
