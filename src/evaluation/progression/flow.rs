//! What was seen of the grades between two years running.

use crate::evaluation::progression::error::ProgressionError;
use crate::evaluation::progression::rates::FlowRates;
use crate::numeric::Rational;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The pupils of a grade in two years running, year `t` and year `t + 1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeCounts {
    /// The grade.
    pub grade: String,
    /// Its pupils in year `t`.
    pub pupils: u64,
    /// Its pupils in year `t + 1`.
    pub pupils_next: u64,
    /// Those of them who are in it for another time.
    pub repeaters_next: u64,
}

/// What became of the pupils of a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GradeFlow {
    /// The grade.
    pub grade: String,
    /// The promotion rate (升级率); of the last grade the share that graduates, and `None` where
    /// graduates are not reported.
    pub promotion: Option<Rational>,
    /// The repetition rate (留级率).
    pub repetition: Rational,
}

/// Whether the rates of a grade can be those of a cohort that nobody joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlowStatus {
    /// Promotion and repetition are at most 1 together.
    Closed,
    /// They are above 1: more came from elsewhere than left.
    NetInflow,
}

impl GradeFlow {
    /// The drop-out rate (辍学率), `1 − p − r`; below 0 where pupils came from elsewhere.
    ///
    /// Transfers out, deaths and emigration count as drop-out too: counts of grades cannot tell
    /// them apart.
    #[must_use]
    pub fn dropout(&self) -> Option<Rational> {
        Some(Rational::ONE - self.promotion.as_ref()? - &self.repetition)
    }

    /// Whether it is the flow of a closed cohort; `None` where promotion is not known.
    #[must_use]
    pub fn status(&self) -> Option<FlowStatus> {
        let dropout = self.dropout()?;
        Some(if dropout.is_negative() {
            FlowStatus::NetInflow
        } else {
            FlowStatus::Closed
        })
    }

    /// The rates, where they are those of a closed cohort.
    ///
    /// # Errors
    ///
    /// - [`ProgressionError::UnknownPromotion`] if the promotion rate is not known.
    /// - [`ProgressionError::NetInflow`] if pupils came from elsewhere.
    pub fn rates(&self) -> Result<FlowRates, ProgressionError> {
        let grade = self.grade.clone();
        match self.promotion.clone() {
            Some(promotion) => FlowRates::new(grade, promotion, self.repetition.clone()),
            None => Err(ProgressionError::UnknownPromotion { grade }),
        }
    }
}

/// The flows of all grades of a cycle between two years running.
///
/// # Formula
///
/// ```text
///   p = (E[t+1][g+1] − R[t+1][g+1]) / E[t][g]     r = R[t+1][g] / E[t][g]     d = 1 − p − r
/// ```
///
/// # Examples
///
/// Of 100 pupils of grade 1, 10 are still there a year later. Grade 2 has 85, 5 of them repeaters,
/// so 80 came up, and 10 are gone:
///
/// ```
/// use junheng::evaluation::progression::{GradeCounts, GradeFlows};
/// use junheng::numeric::Rational;
///
/// let counts = |grade: &str, pupils, pupils_next, repeaters_next| GradeCounts {
///     grade: grade.to_owned(),
///     pupils,
///     pupils_next,
///     repeaters_next,
/// };
/// let flows = GradeFlows::between(&[counts("1", 100, 110, 10), counts("2", 90, 85, 5)], None)?;
/// let first = &flows.grades()[0];
/// assert_eq!(first.promotion, Some(Rational::new(8, 10)?));
/// assert_eq!(first.repetition, Rational::new(1, 10)?);
/// assert_eq!(first.dropout(), Some(Rational::new(1, 10)?));
/// // Nobody said how many of grade 2 graduated.
/// assert_eq!(flows.grades()[1].promotion, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeFlows {
    grades: Vec<GradeFlow>,
}

impl GradeFlows {
    /// The flows between two years, from the counts of the grades in their order.
    ///
    /// `graduates` are those of the last grade at the end of year `t`, where they are reported.
    ///
    /// # Errors
    ///
    /// - [`ProgressionError::NoGrades`] without a grade.
    /// - [`ProgressionError::RepeatedGrade`] if two grades have one name.
    /// - [`ProgressionError::ZeroEnrolment`] if a grade has no pupils in year `t`.
    /// - [`ProgressionError::RepeatersAboveEnrolment`] if a grade has more repeaters than pupils.
    /// - [`ProgressionError::RepeatersAboveFormerEnrolment`] if more repeat a grade than were in it.
    ///
    /// Rates above 1 together are no error: see [`FlowStatus::NetInflow`].
    pub fn between(
        counts: &[GradeCounts],
        graduates: Option<u64>,
    ) -> Result<Self, ProgressionError> {
        if counts.is_empty() {
            return Err(ProgressionError::NoGrades);
        }
        let mut names = HashSet::new();
        for one in counts {
            if !names.insert(one.grade.as_str()) {
                let grade = one.grade.clone();
                return Err(ProgressionError::RepeatedGrade { grade });
            }
            check(one)?;
        }
        let above = counts.iter().skip(1).map(Some).chain([None]);
        let grades = counts.iter().zip(above).map(|(one, next)| {
            let moved_on = match next {
                Some(next) => Some(next.pupils_next - next.repeaters_next),
                None => graduates,
            };
            GradeFlow {
                grade: one.grade.clone(),
                promotion: moved_on.map(|moved_on| share(moved_on, one.pupils)),
                repetition: share(one.repeaters_next, one.pupils),
            }
        });
        Ok(Self {
            grades: grades.collect(),
        })
    }

    /// The flows, grade by grade.
    #[must_use]
    pub fn grades(&self) -> &[GradeFlow] {
        &self.grades
    }

    /// The rates of all grades, for a [`ReconstructedCohort`](crate::evaluation::progression::ReconstructedCohort); without
    /// graduates, of all grades below the last one, which is as far as the cohort can be followed.
    ///
    /// # Errors
    ///
    /// - [`ProgressionError::NetInflow`] with the first grade that pupils came to from elsewhere.
    pub fn rates(&self) -> Result<Vec<FlowRates>, ProgressionError> {
        let known = self.grades.iter().filter(|flow| flow.promotion.is_some());
        known.map(GradeFlow::rates).collect()
    }
}

fn check(counts: &GradeCounts) -> Result<(), ProgressionError> {
    let grade = || counts.grade.clone();
    let repeaters = counts.repeaters_next;
    if counts.pupils == 0 {
        return Err(ProgressionError::ZeroEnrolment { grade: grade() });
    }
    if repeaters > counts.pupils_next {
        return Err(ProgressionError::RepeatersAboveEnrolment {
            grade: grade(),
            repeaters,
            pupils: counts.pupils_next,
        });
    }
    if repeaters > counts.pupils {
        return Err(ProgressionError::RepeatersAboveFormerEnrolment {
            grade: grade(),
            repeaters,
            pupils: counts.pupils,
        });
    }
    Ok(())
}

/// A share of pupils, of whom there is one at least.
fn share(part: u64, pupils: u64) -> Rational {
    Rational::new(part, pupils.max(1)).unwrap_or(Rational::ZERO)
}
