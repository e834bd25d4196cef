//! How far a cohort gets under the rates of one year.

use crate::evaluation::progression::error::ProgressionError;
use crate::evaluation::progression::rates::FlowRates;
use crate::numeric::Rational;
use serde::{Deserialize, Serialize};

/// How often a pupil may repeat. Who would repeat beyond it leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepeatLimit {
    /// As often as it happens.
    Unlimited,
    /// So many times in every grade.
    PerGrade(u8),
    /// So many times in all grades together: the last are gone after as many years as the cycle has
    /// grades and the limit allows.
    WholeCycle(u8),
}

/// A grade as a cohort passes through it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CohortGrade {
    /// The grade.
    pub grade: String,
    /// The share of the cohort that reaches it, sooner or later: the survival rate.
    pub reached: Rational,
    /// The years that the cohort spends in it, for each pupil who began.
    pub years: Rational,
}

/// A cohort that begins grade 1 and passes through grades of constant rates (重构同批学生法).
///
/// Of the cohort nobody comes back who dropped out, nobody joins it, and who repeats a grade has the
/// rates of all others in it.
///
/// # Formula
///
/// With `s(g)` the share that reaches grade `g`, `s(1) = 1`, and `y(g)` the years spent in it:
///
/// ```text
///   s(g+1) = p(g) · y(g)
///
///   unlimited              y(g) = s(g) / (1 − r(g))
///   at most k a grade      y(g) = s(g) · Σ r(g)ʲ,  j = 0..k
///   at most k in all       y(g) = Σ y(g, j),  y(g, j) = p(g−1) · y(g−1, j) + r(g) · y(g, j−1)
/// ```
///
/// In the last line `j ≤ k` counts the repeats so far, with `y(1, 0) = 1`: an exact programme over
/// grades and repeats.
///
/// # Examples
///
/// With a promotion of 0.8 and a repetition of 0.1 in every grade, 8 of 9 reach the next one:
///
/// ```
/// use junheng::evaluation::progression::{FlowRates, ReconstructedCohort, RepeatLimit};
/// use junheng::numeric::{Rational, RoundingMode};
///
/// let rates: Vec<FlowRates> = ["1", "2", "3"]
///     .into_iter()
///     .map(|grade| Ok(FlowRates::new(grade, Rational::new(8, 10)?, Rational::new(1, 10)?)?))
///     .collect::<Result<_, junheng::Error>>()?;
/// let cohort = ReconstructedCohort::new(&rates, RepeatLimit::Unlimited)?;
/// let survival = cohort.survival_to("2").map(|rate| rate.to_fixed(6, RoundingMode::HalfAwayFromZero));
/// assert_eq!(survival.as_deref(), Some("0.888889"));
///
/// // Without any repeating only 8 of 10 do.
/// let strict = ReconstructedCohort::new(&rates, RepeatLimit::WholeCycle(0))?;
/// assert_eq!(strict.survival_to("2"), Some(&Rational::new(8, 10)?));
/// # Ok::<(), junheng::Error>(())
/// ```
///
/// # References
///
/// UNESCO Institute for Statistics, glossary, *Survival rate by grade* and *Years-input per
/// graduate*: <https://uis.unesco.org/node/3079596>, <https://uis.unesco.org/node/10219>.
#[doc(alias = "survival rate")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReconstructedCohort {
    grades: Vec<CohortGrade>,
    completed: Rational,
}

impl ReconstructedCohort {
    /// The cohort that passes through grades of these rates, in their order.
    ///
    /// # Errors
    ///
    /// - [`ProgressionError::NoGrades`] without a grade.
    /// - [`ProgressionError::RepeatedGrade`] if two grades have one name.
    /// - [`ProgressionError::EndlessRepetition`] if all repeat a grade, without a limit.
    pub fn new(rates: &[FlowRates], limit: RepeatLimit) -> Result<Self, ProgressionError> {
        if rates.is_empty() {
            return Err(ProgressionError::NoGrades);
        }
        let mut grades: Vec<CohortGrade> = Vec::with_capacity(rates.len());
        // Who comes to the grade, by the number of repeats so far; where those do not matter, all.
        let mut arriving = vec![Rational::ONE];
        for one in rates {
            let grade = one.grade().to_owned();
            if grades.iter().any(|other| other.grade == grade) {
                return Err(ProgressionError::RepeatedGrade { grade });
            }
            let reached: Rational = arriving.iter().sum();
            let years = years_in(one, &arriving, limit)?;
            arriving = years.iter().map(|years| one.promotion() * years).collect();
            grades.push(CohortGrade {
                grade,
                reached,
                years: years.iter().sum(),
            });
        }
        Ok(Self {
            grades,
            completed: arriving.iter().sum(),
        })
    }

    /// The grades, in their order.
    #[must_use]
    pub fn grades(&self) -> &[CohortGrade] {
        &self.grades
    }

    /// The share that reaches a grade; `None` where the cohort has no such grade.
    #[must_use]
    pub fn survival_to(&self, grade: &str) -> Option<&Rational> {
        let found = self.grades.iter().find(|one| one.grade == grade)?;
        Some(&found.reached)
    }

    /// The share that is promoted from the last of the grades: that graduates, or that reaches the
    /// grade behind them.
    #[must_use]
    pub const fn completed(&self) -> &Rational {
        &self.completed
    }

    /// The years that the cohort spends in all grades, for each pupil who began.
    #[must_use]
    pub fn pupil_years(&self) -> Rational {
        self.grades.iter().map(|grade| &grade.years).sum()
    }

    /// The years spent for each who completes the last grade: years-input per graduate.
    ///
    /// # Errors
    ///
    /// - [`ProgressionError::NoGraduates`] if nobody completes it.
    pub fn years_per_graduate(&self) -> Result<Rational, ProgressionError> {
        self.pupil_years()
            .checked_div(&self.completed)
            .map_err(|_| ProgressionError::NoGraduates)
    }

    /// The years that graduates need at least, as a share of the years spent: the coefficient of
    /// efficiency.
    ///
    /// 1 where nobody repeats or drops out, 0 where nobody graduates. It never fails.
    #[must_use]
    pub fn efficiency(&self) -> Rational {
        let least = self
            .grades
            .iter()
            .map(|_| &self.completed)
            .sum::<Rational>();
        // Every cohort spends its first year in grade 1.
        least
            .checked_div(&self.pupil_years())
            .unwrap_or(Rational::ZERO)
    }
}

/// The years spent in a grade by who comes to it, by repeats so far where those are limited in all.
fn years_in(
    rates: &FlowRates,
    arriving: &[Rational],
    limit: RepeatLimit,
) -> Result<Vec<Rational>, ProgressionError> {
    let repetition = rates.repetition();
    let all: Rational = arriving.iter().sum();
    match limit {
        RepeatLimit::Unlimited => {
            let years = all.checked_div(&(Rational::ONE - repetition));
            let endless = |_| ProgressionError::EndlessRepetition {
                grade: rates.grade().to_owned(),
            };
            Ok(vec![years.map_err(endless)?])
        }
        RepeatLimit::PerGrade(most) => {
            // The powers alone: with a share of many digits in each of them the sum would be slow.
            let mut times = Rational::ONE;
            let mut again = Rational::ONE;
            for _ in 0..most {
                again = &again * repetition;
                times += &again;
            }
            Ok(vec![all * times])
        }
        RepeatLimit::WholeCycle(most) => {
            let mut years: Vec<Rational> = Vec::with_capacity(usize::from(most) + 1);
            let mut again = Rational::ZERO;
            let mut arriving = arriving.iter();
            for _ in 0..=most {
                let here = match arriving.next() {
                    Some(coming) => coming + &again,
                    None => again,
                };
                again = &here * repetition;
                years.push(here);
            }
            Ok(years)
        }
    }
}
