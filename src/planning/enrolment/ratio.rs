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
/// A year with a denominator of zero has no ratio. The ratio of totals, the lowest and the highest are those
/// of the other years, so that a grade filed as 0 before it opens stops none of them. The mean of
/// ratios, a weighted mean and the last year are undefined with such a year among theirs.
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
/// // The grade had nobody before it opened.
/// let opening = [ratio(2023, 0, 0), ratio(2024, 90, 100)];
/// assert_eq!(RatioRule::RatioOfTotals.of(&opening)?, Rational::new(9, 10).unwrap());
/// assert_eq!(
///     RatioRule::MeanOfRatios.of(&opening),
///     Err(EnrolmentError::ZeroDenominator { years: vec![2023], of_all: false })
/// );
/// # Ok::<(), EnrolmentError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
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
    /// - [`EnrolmentError::ZeroDenominator`] with the years whose ratio is needed and undefined.
    /// - [`EnrolmentError::NoWeight`] if all the weight is on years that are missing.
    pub fn of(&self, seen: &[YearRatio]) -> Result<Rational, EnrolmentError> {
        let newest = seen.iter().max_by_key(|one| one.year);
        let newest = newest.ok_or(EnrolmentError::NoYearSeen)?;
        match self {
            Self::MeanOfRatios => mean(seen, seen.iter().map(|one| (one, Rational::ONE))),
            Self::RatioOfTotals => {
                let defined = seen.iter().filter(|one| !one.denominator.is_zero());
                let (mut numerators, mut denominators) = (Rational::ZERO, Rational::ZERO);
                for one in defined {
                    numerators += one.numerator.clone();
                    denominators += one.denominator.clone();
                }
                numerators
                    .checked_div(&denominators)
                    .map_err(|_| undefined(seen, seen.iter()))
            }
            Self::LastYear => mean(seen, [(newest, Rational::ONE)].into_iter()),
            Self::Weighted(weights) => {
                let weighted = seen.iter().filter_map(|one| {
                    let age = usize::try_from(i64::from(newest.year) - i64::from(one.year)).ok()?;
                    let weight = *weights.0.get(age)?;
                    (weight > 0).then(|| (one, Rational::from(weight)))
                });
                mean(seen, weighted)
            }
            Self::Lowest | Self::Highest => {
                let ratios = seen.iter().filter_map(quotient);
                let found = match self {
                    Self::Lowest => ratios.min(),
                    _ => ratios.max(),
                };
                found.ok_or_else(|| undefined(seen, seen.iter()))
            }
        }
    }
}

/// The ratio of a year; `None` where it has nothing to be a share of.
fn quotient(ratio: &YearRatio) -> Option<Rational> {
    ratio.numerator.checked_div(&ratio.denominator).ok()
}

/// That some of the years needed have no ratio.
fn undefined<'r>(
    seen: &[YearRatio],
    needed: impl Iterator<Item = &'r YearRatio>,
) -> EnrolmentError {
    let without = needed.filter(|one| one.denominator.is_zero());
    let mut years: Vec<i32> = without.map(|one| one.year).collect();
    years.sort_unstable();
    let of_all = seen.iter().all(|one| one.denominator.is_zero());
    EnrolmentError::ZeroDenominator { years, of_all }
}

/// The mean of some of the ratios seen, each with its weight.
fn mean<'r>(
    seen: &[YearRatio],
    weighted: impl Iterator<Item = (&'r YearRatio, Rational)> + Clone,
) -> Result<Rational, EnrolmentError> {
    let (mut total, mut weights) = (Rational::ZERO, Rational::ZERO);
    for (one, weight) in weighted.clone() {
        let Some(ratio) = quotient(one) else {
            return Err(undefined(seen, weighted.map(|(one, _)| one)));
        };
        total += ratio * &weight;
        weights += weight;
    }
    total
        .checked_div(&weights)
        .map_err(|_| EnrolmentError::NoWeight)
}
