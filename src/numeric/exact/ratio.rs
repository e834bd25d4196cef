//! Two averages of ratios that are often taken for each other: the ratio of totals and the mean of
//! ratios.

use crate::numeric::error::NumericError;
use crate::numeric::exact::average::mean;
use crate::numeric::number::rational::Rational;

/// Numerators and denominators of several units: teachers and pupils of each school.
///
/// As many of one as of the other, at least one, and no denominator negative.
///
/// # Formula
///
/// For k units with `rᵢ = nᵢ/dᵢ`, their mean r̄ and the mean denominator d̄:
///
/// ```text
///      ratio of totals   R = Σ nᵢ / Σ dᵢ        every pupil counts once
///      mean of ratios    r̄ = Σ (nᵢ/dᵢ) / k      every school counts once
///
///      r̄ − R = − cov(r, d) / d̄        with  cov(r, d) = Σ (rᵢ − r̄)(dᵢ − d̄) / k
/// ```
///
/// The two differ by as much as large and small units differ: where large schools have fewer
/// teachers per pupil, the mean of ratios is the higher one. The ratio of totals is also the mean of
/// ratios weighted by their denominators.
///
/// # Examples
///
/// A school of 100 pupils with 10 teachers, and one of 300 with 15:
///
/// ```
/// # use junheng::numeric::{NumericError, Ratios, Rational};
/// let teachers = [Rational::from(10), Rational::from(15)];
/// let pupils = [Rational::from(100), Rational::from(300)];
/// let ratios = Ratios::new(&teachers, &pupils)?;
///
/// // 25 teachers for 400 pupils; but 0.1 and 0.05 have the mean 0.075.
/// assert_eq!(ratios.ratio_of_totals()?, Rational::new(625, 10_000)?);
/// assert_eq!(ratios.mean_of_ratios()?, Rational::new(75, 1000)?);
///
/// // cov = ((0.025)(−100) + (−0.025)(100)) / 2 = −2.5, and −(−2.5)/200 = 0.0125.
/// assert_eq!(ratios.covariance()?, Rational::new(-25, 10)?);
/// assert_eq!(ratios.difference()?, Rational::new(125, 10_000)?);
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// - Hartley and Ross (1954), Unbiased ratio estimators, Nature 174, 270–271;
///   <https://doi.org/10.1038/174270a0>
#[derive(Clone, Copy, Debug)]
pub struct Ratios<'a> {
    numerators: &'a [Rational],
    denominators: &'a [Rational],
}

impl<'a> Ratios<'a> {
    /// Takes the numerators and the denominators, in one order.
    ///
    /// # Errors
    ///
    /// - [`NumericError::LengthMismatch`] unless there are as many denominators as numerators.
    /// - [`NumericError::Empty`] if there are none.
    /// - [`NumericError::NonPositiveDenominator`] if a denominator is negative.
    pub fn new(
        numerators: &'a [Rational],
        denominators: &'a [Rational],
    ) -> Result<Self, NumericError> {
        if numerators.len() != denominators.len() {
            return Err(NumericError::LengthMismatch {
                values: numerators.len(),
                weights: denominators.len(),
            });
        }
        if numerators.is_empty() {
            return Err(NumericError::Empty);
        }
        if let Some(negative) = denominators.iter().find(|one| one.is_negative()) {
            return Err(non_positive(negative));
        }
        Ok(Self {
            numerators,
            denominators,
        })
    }

    /// Returns the ratio of the totals, in which every unit of the denominator counts once. A unit
    /// whose denominator is zero adds its numerator.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveDenominator`] if all denominators are zero.
    pub fn ratio_of_totals(&self) -> Result<Rational, NumericError> {
        let numerator: Rational = self.numerators.iter().sum();
        over(&numerator, &self.denominators.iter().sum())
    }

    /// Returns the mean of the ratios, in which every ratio counts once, whatever its denominator.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveDenominator`] if a denominator is zero: that unit has no ratio.
    pub fn mean_of_ratios(&self) -> Result<Rational, NumericError> {
        mean(&self.ratios()?)
    }

    /// Returns the covariance of the ratios with their denominators, divided by k; it is what makes
    /// the two averages differ.
    ///
    /// # Errors
    ///
    /// As [`mean_of_ratios`](Self::mean_of_ratios).
    pub fn covariance(&self) -> Result<Rational, NumericError> {
        let ratios = self.ratios()?;
        let mean_of_ratios = mean(&ratios)?;
        let mean_denominator = self.mean_denominator()?;
        let products: Vec<Rational> = ratios
            .iter()
            .zip(self.denominators)
            .map(|(ratio, denominator)| {
                (ratio - &mean_of_ratios) * (denominator - &mean_denominator)
            })
            .collect();
        mean(&products)
    }

    /// Returns the mean of the denominators.
    ///
    /// # Errors
    ///
    /// Never for ratios that were made: there is at least one.
    pub fn mean_denominator(&self) -> Result<Rational, NumericError> {
        mean(self.denominators)
    }

    /// Returns the mean of the ratios less the ratio of the totals: exactly the covariance over the mean
    /// denominator, with the other sign.
    ///
    /// # Errors
    ///
    /// As [`mean_of_ratios`](Self::mean_of_ratios).
    pub fn difference(&self) -> Result<Rational, NumericError> {
        Ok(self.mean_of_ratios()? - self.ratio_of_totals()?)
    }

    fn ratios(&self) -> Result<Vec<Rational>, NumericError> {
        self.numerators
            .iter()
            .zip(self.denominators)
            .map(|(numerator, denominator)| over(numerator, denominator))
            .collect()
    }
}

fn over(numerator: &Rational, denominator: &Rational) -> Result<Rational, NumericError> {
    if denominator.is_positive() {
        numerator.checked_div(denominator)
    } else {
        Err(non_positive(denominator))
    }
}

fn non_positive(denominator: &Rational) -> NumericError {
    NumericError::NonPositiveDenominator {
        denominator: denominator.to_f64(),
    }
}
