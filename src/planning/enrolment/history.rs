//! Pupils by grade and year.

use crate::model::PLAN_YEARS;
use crate::numeric::Rational;
use crate::planning::enrolment::error::{EnrolmentError, RatioSubject};
use crate::planning::enrolment::grade::Grade;
use crate::planning::enrolment::ratio::{RatioRule, YearRatio};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The pupils of a grade in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeCount {
    /// The grade.
    pub grade: Grade,
    /// The year in which the school year begins.
    pub year: i32,
    /// Its pupils; `None` where they are not reported.
    pub pupils: Option<u64>,
    /// Those of them who are in the grade for another time; `None` where they are not reported.
    pub repeaters: Option<u64>,
}

/// What is reported of a grade in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GradeYear {
    /// Its pupils.
    pub pupils: Option<u64>,
    /// The repeaters among them.
    pub repeaters: Option<u64>,
}

/// Pupils by grade and year.
///
/// Grades follow each other in the order in which they are first named, over the borders of stages:
/// behind the last grade of the kindergarten comes the first of primary school. What is not reported
/// is not zero: a ratio is only taken between two years running that are.
///
/// Always true of it: one count at most for each grade and year; no more repeaters than pupils; the
/// newest year has the pupils of all grades.
///
/// # Examples
///
/// ```
/// use junheng::planning::enrolment::{EnrolmentHistory, Grade, GradeCount};
///
/// let count = |grade: &str, year, pupils| GradeCount {
///     grade: Grade { stage: "primary".to_owned(), name: grade.to_owned() },
///     year,
///     pupils: Some(pupils),
///     repeaters: None,
/// };
/// let history = EnrolmentHistory::new(vec![
///     count("1", 2024, 100),
///     count("2", 2024, 80),
///     count("1", 2025, 110),
///     count("2", 2025, 90),
/// ])?;
/// assert_eq!(history.base_year(), 2025);
/// assert_eq!(history.grades().len(), 2);
/// # Ok::<(), junheng::planning::enrolment::EnrolmentError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<GradeCount>", into = "Vec<GradeCount>")]
pub struct EnrolmentHistory {
    grades: Vec<Grade>,
    /// By year, one for each grade.
    years: BTreeMap<i32, Vec<GradeYear>>,
    base_year: i32,
    base: Vec<u64>,
}

impl EnrolmentHistory {
    /// The counts, in any order of years; grades in the order in which they follow each other.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::NoCounts`] without a count.
    /// - [`EnrolmentError::YearOutOfRange`] if a year is not one of four digits.
    /// - [`EnrolmentError::RepeatedCount`] if a grade has two counts for one year.
    /// - [`EnrolmentError::RepeatersAbovePupils`] if a grade has more repeaters than pupils.
    /// - [`EnrolmentError::NotReported`] if the newest year lacks the pupils of a grade.
    pub fn new(counts: Vec<GradeCount>) -> Result<Self, EnrolmentError> {
        let mut grades: Vec<Grade> = Vec::new();
        let mut places: BTreeMap<Grade, usize> = BTreeMap::new();
        let mut filed: BTreeMap<(i32, usize), GradeYear> = BTreeMap::new();
        for GradeCount {
            grade,
            year,
            pupils,
            repeaters,
        } in counts
        {
            if !PLAN_YEARS.contains(&year) {
                return Err(EnrolmentError::YearOutOfRange { year });
            }
            if let (Some(pupils), Some(repeaters)) = (pupils, repeaters)
                && repeaters > pupils
            {
                return Err(EnrolmentError::RepeatersAbovePupils {
                    grade,
                    year,
                    repeaters,
                    pupils,
                });
            }
            let place = *places.entry(grade.clone()).or_insert_with(|| {
                grades.push(grade.clone());
                grades.len() - 1
            });
            let one = GradeYear { pupils, repeaters };
            if filed.insert((year, place), one).is_some() {
                return Err(EnrolmentError::RepeatedCount { grade, year });
            }
        }
        let mut years: BTreeMap<i32, Vec<GradeYear>> = BTreeMap::new();
        for ((year, place), one) in filed {
            let row = years.entry(year);
            let row = row.or_insert_with(|| vec![GradeYear::default(); grades.len()]);
            if let Some(cell) = row.get_mut(place) {
                *cell = one;
            }
        }
        let (&base_year, newest) = years.last_key_value().ok_or(EnrolmentError::NoCounts)?;
        let base = grades.iter().zip(newest).map(|(grade, one)| {
            one.pupils.ok_or_else(|| EnrolmentError::NotReported {
                grade: grade.clone(),
                year: base_year,
            })
        });
        let base = base.collect::<Result<_, _>>()?;
        Ok(Self {
            grades,
            years,
            base_year,
            base,
        })
    }

    /// The grades, in the order in which they follow each other.
    #[must_use]
    pub fn grades(&self) -> &[Grade] {
        &self.grades
    }

    /// The stages, in the order of their grades.
    #[must_use]
    pub fn stages(&self) -> Vec<&str> {
        let mut stages: Vec<&str> = Vec::new();
        for grade in &self.grades {
            if !stages.contains(&grade.stage.as_str()) {
                stages.push(&grade.stage);
            }
        }
        stages
    }

    /// Whether a grade of a stage has pupils in any year.
    pub(super) fn has_pupils(&self, stage: &str) -> bool {
        self.years.values().any(|row| {
            let cells = self.grades.iter().zip(row);
            let mut cells = cells.filter(|(grade, _)| grade.stage == stage);
            cells.any(|(_, one)| one.pupils.is_some_and(|pupils| pupils > 0))
        })
    }

    /// The newest year, from which a projection starts.
    #[must_use]
    pub const fn base_year(&self) -> i32 {
        self.base_year
    }

    /// The pupils of the newest year, grade by grade.
    #[must_use]
    pub fn base_pupils(&self) -> &[u64] {
        &self.base
    }

    /// The years with a count, the oldest first, each with what is reported of the grades.
    pub fn years(&self) -> impl Iterator<Item = (i32, &[GradeYear])> {
        self.years.iter().map(|(year, row)| (*year, row.as_slice()))
    }

    /// The ratios between two years running, where both are reported: what is counted of the later
    /// year, out of what is counted of the one before.
    pub(super) fn ratios<'h>(
        &'h self,
        numerator: impl Fn(&[GradeYear]) -> Option<u64> + 'h,
        denominator: impl Fn(&[GradeYear]) -> Option<u64> + 'h,
    ) -> Vec<YearRatio> {
        let pairs = self.years.iter().filter_map(|(year, row)| {
            let before = self.years.get(&(year - 1))?;
            Some(YearRatio {
                year: *year,
                numerator: Rational::from(numerator(row)?),
                denominator: Rational::from(denominator(before)?),
            })
        });
        pairs.collect()
    }

    /// The ratio that goes on, of those that were seen.
    pub(super) fn ratio(
        rule: &RatioRule,
        seen: &[YearRatio],
        subject: impl FnOnce() -> RatioSubject,
    ) -> Result<Rational, EnrolmentError> {
        rule.of(seen).map_err(|cause| EnrolmentError::Ratio {
            subject: Box::new(subject()),
            cause: Box::new(cause),
        })
    }
}

impl TryFrom<Vec<GradeCount>> for EnrolmentHistory {
    type Error = EnrolmentError;

    fn try_from(counts: Vec<GradeCount>) -> Result<Self, EnrolmentError> {
        Self::new(counts)
    }
}

impl From<EnrolmentHistory> for Vec<GradeCount> {
    fn from(history: EnrolmentHistory) -> Self {
        let EnrolmentHistory { grades, years, .. } = history;
        let rows = years.into_iter().flat_map(|(year, row)| {
            let cells = grades.iter().cloned().zip(row);
            cells.map(move |(grade, one)| GradeCount {
                grade,
                year,
                pupils: one.pupils,
                repeaters: one.repeaters,
            })
        });
        rows.collect()
    }
}
