//! Which ratio goes on, of those that were seen.

use crate::numeric::Rational;
use crate::planning::enrolment::error::EnrolmentError;
use serde::{Deserialize, Serialize};

/// A ratio between two years running.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearRatio {
    /// The later of the two years.
    pub year: i32,
    /// What is counted in it.
    pub numerator: Rational,
    /// Out of what, in the year before.
    pub denominator: Rational,
}

/// Weights for the years before, the newest first; years beyond them have none.
///
/// Always true of them: their sum is positive.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<u32>", into = "Vec<u32>")]
pub struct RatioWeights(Vec<u32>);

impl RatioWeights {
    /// Weights, the newest first.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::ZeroWeights`] if none is above zero.
    pub fn new(newest_first: Vec<u32>) -> Result<Self, EnrolmentError> {
        if newest_first.iter().any(|weight| *weight > 0) {
            Ok(Self(newest_first))
        } else {
            Err(EnrolmentError::ZeroWeights)
        }
    }

    /// The weights, the newest first.
    #[must_use]
    pub fn newest_first(&self) -> &[u32] {
        &self.0
    }
}

impl TryFrom<Vec<u32>> for RatioWeights {
    type Error = EnrolmentError;

    fn try_from(newest_first: Vec<u32>) -> Result<Self, EnrolmentError> {
        Self::new(newest_first)
    }
}

impl From<RatioWeights> for Vec<u32> {
    fn from(weights: RatioWeights) -> Self {
        weights.0
    }
}

/// Which ratio goes on, of those that were seen.
///
/// # Formula
///
/// With `nᵢ/dᵢ` the ratio of year `i`, the newest of them `0`:
///
/// ```text
///   mean of ratios    (1/k) Σ nᵢ/dᵢ
///   ratio of totals   Σ nᵢ / Σ dᵢ
///   last year         n₀/d₀
///   weighted          Σ wᵢ nᵢ/dᵢ / Σ wᵢ
///   lowest, highest   min nᵢ/dᵢ, max nᵢ/dᵢ
/// ```
///
/// A year with a denominator of zero is an error, except for a rule that does not look at it; the
/// lowest and the highest are those among the years that have a ratio.
///
/// # Examples
///
/// 90 of 100 went on in one year and 50 of 50 in the next:
///
/// ```
/// use junheng::numeric::Rational;
/// use junheng::planning::enrolment::{EnrolmentError, RatioRule, YearRatio};
///
/// let ratio = |year, numerator: i32, denominator: i32| YearRatio {
///     year,
///     numerator: numerator.into(),
///     denominator: denominator.into(),
/// };
/// let seen = [ratio(2024, 90, 100), ratio(2025, 50, 50)];
/// assert_eq!(RatioRule::MeanOfRatios.of(&seen)?.to_exact_decimal().as_deref(), Some("0.95"));
/// assert_eq!(RatioRule::RatioOfTotals.of(&seen)?, Rational::new(140, 150).unwrap());
/// assert_eq!(RatioRule::LastYear.of(&seen)?, Rational::ONE);
/// assert_eq!(RatioRule::LastYear.of(&[]), Err(EnrolmentError::NoYearSeen));
/// # Ok::<(), EnrolmentError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RatioRule {
    /// The mean of the ratios: every year counts the same.
    #[default]
    MeanOfRatios,
    /// The ratio of the totals: every pupil counts the same.
    RatioOfTotals,
    /// The newest ratio.
    LastYear,
    /// The mean of the ratios with weights, which belong to years and not to what was reported: a
    /// year that is missing leaves its weight unused.
    Weighted(RatioWeights),
    /// The lowest ratio.
    Lowest,
    /// The highest ratio.
    Highest,
}

impl RatioRule {
    /// The code of the rule.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MeanOfRatios => "mean_of_ratios",
            Self::RatioOfTotals => "ratio_of_totals",
            Self::LastYear => "last_year",
            Self::Weighted(_) => "weighted",
            Self::Lowest => "lowest",
            Self::Highest => "highest",
        }
    }

    /// The ratio that goes on.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::NoYearSeen`] without a ratio.
    /// - [`EnrolmentError::ZeroDenominator`] with the first year whose ratio is needed and undefined.
    /// - [`EnrolmentError::NoWeight`] if all the weight is on years that are missing.
    pub fn of(&self, seen: &[YearRatio]) -> Result<Rational, EnrolmentError> {
        let newest = seen.iter().max_by_key(|one| one.year);
        let newest = newest.ok_or(EnrolmentError::NoYearSeen)?;
        match self {
            Self::MeanOfRatios => {
                let ratios = seen.iter().map(quotient);
                mean(ratios.map(|ratio| Ok((ratio?, Rational::ONE))))
            }
            Self::RatioOfTotals => {
                let ratios = seen.iter();
                mean(ratios.map(|one| Ok((quotient(one)?, one.denominator.clone()))))
            }
            Self::LastYear => quotient(newest),
            Self::Weighted(weights) => {
                let weighted = seen.iter().filter_map(|one| {
                    let age = usize::try_from(i64::from(newest.year) - i64::from(one.year)).ok()?;
                    let weight = *weights.0.get(age)?;
                    (weight > 0).then(|| Ok((quotient(one)?, Rational::from(weight))))
                });
                mean(weighted)
            }
            Self::Lowest | Self::Highest => {
                let ratios = seen.iter().filter_map(|one| quotient(one).ok());
                let found = match self {
                    Self::Lowest => ratios.min(),
                    _ => ratios.max(),
                };
                found.ok_or(EnrolmentError::ZeroDenominator { year: newest.year })
            }
        }
    }
}

fn quotient(ratio: &YearRatio) -> Result<Rational, EnrolmentError> {
    let undefined = |_| EnrolmentError::ZeroDenominator { year: ratio.year };
    ratio
        .numerator
        .checked_div(&ratio.denominator)
        .map_err(undefined)
}

/// The mean of ratios, each with its weight.
fn mean(
    weighted: impl Iterator<Item = Result<(Rational, Rational), EnrolmentError>>,
) -> Result<Rational, EnrolmentError> {
    let (mut total, mut weights) = (Rational::ZERO, Rational::ZERO);
    for one in weighted {
        let (ratio, weight) = one?;
        total += ratio * &weight;
        weights += weight;
    }
    total
        .checked_div(&weights)
        .map_err(|_| EnrolmentError::NoWeight)
}
