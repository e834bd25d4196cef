//! Whether several coefficients of variation differ, by their asymptotic distribution.

use serde::{Deserialize, Serialize};
use statrs::distribution::{ChiSquared, ContinuousCDF as _};

use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::NumericError;
use crate::numeric::number::count::count_to_f64;
use crate::numeric::uncertainty::variation_interval::unweighted_coefficient;

/// A coefficient of variation and the number of observations it was made of.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariationSummary {
    /// The coefficient, with the sample divisor.
    pub coefficient: f64,
    /// The number of observations.
    pub count: usize,
}

/// The result of a test whose statistic has a χ² distribution where there is no difference.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ChiSquaredTest {
    /// The statistic: 0 where all are equal, and the greater the more they differ.
    pub statistic: f64,
    /// The degrees of freedom of its distribution.
    pub degrees_of_freedom: usize,
    /// The probability of a statistic at least as great where there is no difference.
    pub p_value: f64,
}

/// The test of Feltz and Miller: whether two or more coefficients of variation differ.
///
/// For samples without weights, drawn at random and independently from distributions that are about
/// normal. Good to ten observations a sample, better with more; for skewed values prefer
/// [`PermutationTest`](crate::numeric::PermutationTest). For two samples the statistic is the square of that of
/// Miller (1991).
///
/// # Formula
///
/// With K the coefficients (sample divisor) and m = n − 1:
///
/// ```text
///           Σ mⱼ (Kⱼ − K̄)²                         Σ mⱼ Kⱼ
///      D = ────────────────       with   K̄  =  ──────────
///           K̄² (½ + K̄²)                            Σ mⱼ
/// ```
///
/// held to the χ² distribution with one degree of freedom less than there are samples.
///
/// # Examples
///
/// The coefficients 0.1 and 0.3 of 51 observations each: the mean is 0.2, each is 0.1 from it, and
/// D = 100 · 0.01 / (0.04 · 0.54) = 46.3.
///
/// ```
/// # use junheng::numeric::{FeltzMiller, NumericError, VariationSummary};
/// let summary = |coefficient| VariationSummary { coefficient, count: 51 };
/// let test = FeltzMiller.test_summaries(&[summary(0.1), summary(0.3)])?;
/// assert!((test.statistic - 46.3).abs() < 0.01);
/// assert_eq!(test.degrees_of_freedom, 1);
/// assert!(test.p_value < 1e-10);
///
/// let alone = FeltzMiller.test_summaries(&[summary(0.1)]);
/// assert_eq!(alone, Err(NumericError::TooFewSamples { found: 1 }));
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// Feltz, Miller (1996), An asymptotic test for the equality of coefficients of variation from k
/// populations, Statistics in Medicine 15(6), 647–658;
/// <https://doi.org/10.1002/(SICI)1097-0258(19960330)15:6%3C647::AID-SIM184%3E3.0.CO;2-P>
///
/// Miller (1991), Communications in Statistics: Theory and Methods 20(10), 3351–3363;
/// <https://doi.org/10.1080/03610929108830707>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FeltzMiller;

impl FeltzMiller {
    /// Tests whether the coefficients of samples differ.
    ///
    /// # Errors
    ///
    /// - [`NumericError::UnweightedMethod`] with weights.
    /// - Those of [`CoefficientOfVariation::SAMPLE`](crate::numeric::inequality::CoefficientOfVariation::SAMPLE).
    /// - [`NumericError::TooFewSamples`] and [`NumericError::NoVariation`] as
    ///   [`test_summaries`](Self::test_summaries).
    pub fn test(self, samples: &[WeightedSample<'_>]) -> Result<ChiSquaredTest, NumericError> {
        let summaries: Result<Vec<_>, _> = samples
            .iter()
            .map(|sample| {
                Ok(VariationSummary {
                    coefficient: unweighted_coefficient(sample)?,
                    count: sample.len(),
                })
            })
            .collect();
        self.test_summaries(&summaries?)
    }

    /// Tests whether coefficients differ, where the observations themselves are not at hand.
    ///
    /// # Errors
    ///
    /// - [`NumericError::TooFewSamples`] for fewer than two.
    /// - [`NumericError::TooFewObservations`] if one was made of fewer than two.
    /// - [`NumericError::InvalidParameter`] if a coefficient is negative, NaN or infinite.
    /// - [`NumericError::NoVariation`] if all coefficients are zero.
    /// - [`NumericError::Overflow`] if the statistic is beyond the largest double.
    pub fn test_summaries(
        self,
        summaries: &[VariationSummary],
    ) -> Result<ChiSquaredTest, NumericError> {
        let found = summaries.len();
        if found < 2 {
            return Err(NumericError::TooFewSamples { found });
        }
        for summary in summaries {
            let (value, count) = (summary.coefficient, summary.count);
            if !(value.is_finite() && value >= 0.0) {
                return Err(NumericError::InvalidParameter { value });
            }
            if count < 2 {
                let (needed, found) = (2, count);
                return Err(NumericError::TooFewObservations { needed, found });
            }
        }
        let statistic = distance_between(summaries).ok_or(NumericError::NoVariation)?;
        if !statistic.is_finite() {
            return Err(NumericError::Overflow);
        }
        let degrees_of_freedom = found - 1;
        let distribution = ChiSquared::new(count_to_f64(degrees_of_freedom));
        let distribution = distribution.map_err(|_| NumericError::NoQuantile)?;
        Ok(ChiSquaredTest {
            statistic,
            degrees_of_freedom,
            p_value: distribution.sf(statistic),
        })
    }
}

/// D: how far coefficients are from their mean; nothing where all are zero.
pub(super) fn distance_between(summaries: &[VariationSummary]) -> Option<f64> {
    let terms = || {
        summaries.iter().map(|summary| {
            let freedom = count_to_f64(summary.count.saturating_sub(1));
            (freedom, summary.coefficient)
        })
    };
    let freedom: f64 = terms().map(|(m, _)| m).sum();
    let mean = terms().map(|(m, coefficient)| m * coefficient).sum::<f64>() / freedom;
    let squares: f64 = terms()
        .map(|(m, coefficient)| {
            // Relative deviations: their squares do not underflow.
            let deviation = coefficient / mean - 1.0;
            m * deviation * deviation
        })
        .sum();
    (mean > 0.0).then(|| squares / (0.5 + mean * mean))
}
