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
/// assert_eq!(ratios.ratio_of_totals()?.value(), &Rational::new(625, 10_000)?);
/// assert_eq!(ratios.mean_of_ratios()?.value(), &Rational::new(75, 1000)?);
///
/// let comparison = ratios.comparison()?;
/// assert_eq!(comparison.difference(), Rational::new(125, 10_000)?);
/// // cov = ((0.025)(−100) + (−0.025)(100)) / 2 = −2.5, and −(−2.5)/200 = 0.0125.
/// assert_eq!(comparison.covariance, Rational::new(-25, 10)?);
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

/// A ratio of totals: every unit of the denominator counts once.
///
/// Not to be taken for a [`MeanOfRatios`]; the two cannot be compared or mixed by mistake:
///
/// ```compile_fail,E0308
/// # use junheng::numeric::{Ratios, Rational};
/// # let ratios = Ratios::new(&[Rational::ONE], &[Rational::ONE]).unwrap();
/// # let (of_totals, of_ratios) = (ratios.ratio_of_totals().unwrap(), ratios.mean_of_ratios().unwrap());
/// of_totals == of_ratios;
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RatioOfTotals(Rational);

/// A mean of ratios: every ratio counts once, whatever its denominator.
///
/// Not to be taken for a [`RatioOfTotals`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MeanOfRatios(Rational);

impl RatioOfTotals {
    /// The number.
    #[must_use]
    pub const fn value(&self) -> &Rational {
        &self.0
    }
}

impl MeanOfRatios {
    /// The number.
    #[must_use]
    pub const fn value(&self) -> &Rational {
        &self.0
    }
}

/// The two averages side by side, and what makes them differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatioComparison {
    /// Σ n / Σ d.
    pub ratio_of_totals: RatioOfTotals,
    /// Σ (n/d) / k.
    pub mean_of_ratios: MeanOfRatios,
    /// The covariance of the ratios with their denominators, divided by k.
    pub covariance: Rational,
    /// Σ d / k.
    pub mean_denominator: Rational,
}

impl RatioComparison {
    /// The mean of ratios less the ratio of totals: exactly `−covariance / mean_denominator`.
    #[must_use]
    pub fn difference(&self) -> Rational {
        self.mean_of_ratios.value() - self.ratio_of_totals.value()
    }
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

    /// Returns the ratio of the totals. A unit whose denominator is zero adds its numerator.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveDenominator`] if all denominators are zero.
    pub fn ratio_of_totals(&self) -> Result<RatioOfTotals, NumericError> {
        let numerator: Rational = self.numerators.iter().sum();
        over(&numerator, &self.denominators.iter().sum()).map(RatioOfTotals)
    }

    /// Returns the mean of the ratios.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveDenominator`] if a denominator is zero: that unit has no ratio.
    pub fn mean_of_ratios(&self) -> Result<MeanOfRatios, NumericError> {
        Ok(MeanOfRatios(mean(&self.ratios()?)?))
    }

    /// Returns both, with the covariance that makes them differ.
    ///
    /// # Errors
    ///
    /// As [`mean_of_ratios`](Self::mean_of_ratios).
    pub fn comparison(&self) -> Result<RatioComparison, NumericError> {
        let ratios = self.ratios()?;
        let mean_of_ratios = mean(&ratios)?;
        let mean_denominator = mean(self.denominators)?;
        let products: Vec<Rational> = ratios
            .iter()
            .zip(self.denominators)
            .map(|(ratio, denominator)| {
                (ratio - &mean_of_ratios) * (denominator - &mean_denominator)
            })
            .collect();
        Ok(RatioComparison {
            ratio_of_totals: self.ratio_of_totals()?,
            mean_of_ratios: MeanOfRatios(mean_of_ratios),
            covariance: mean(&products)?,
            mean_denominator,
        })
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
