//! Pupils by grade in the years to come.

use crate::numeric::Rational;
use crate::planning::enrolment::error::EnrolmentError;
use crate::planning::enrolment::grade::Grade;
use crate::planning::enrolment::grade_model::GradeModel;
use crate::planning::enrolment::history::EnrolmentHistory;

/// How many years are projected at most.
pub const LONGEST_PROJECTION: usize = 50;

/// Pupils by grade in the years to come, as exact fractions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Projection {
    grades: Vec<Grade>,
    years: Vec<ProjectedYear>,
}

/// The pupils of a year to come.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProjectedYear {
    /// The year.
    pub year: i32,
    /// The pupils, grade by grade.
    pub pupils: Vec<Rational>,
}

/// Carries the newest pupils on with a model, a year for each intake.
///
/// # Errors
///
/// - [`EnrolmentError::GradeCountMismatch`] if the model has other grades.
/// - [`EnrolmentError::TooManyYears`] beyond [`LONGEST_PROJECTION`].
/// - [`EnrolmentError::NegativeRatio`] if an intake is negative, with its position.
///
/// # Examples
///
/// ```
/// use junheng::numeric::Rational;
/// use junheng::planning::enrolment::{
///     CohortSurvival, EnrolmentHistory, Grade, GradeCount, RatioRule, project,
/// };
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
/// let model = CohortSurvival::fit(&history, &RatioRule::LastYear)?;
/// let projection = project(&model, &history, &[120.into(), 130.into()])?;
/// // Nine of ten go on.
/// assert_eq!(projection.years()[0].pupils, [Rational::from(120), Rational::from(99)]);
/// assert_eq!(projection.years()[1].pupils, [Rational::from(130), Rational::from(108)]);
/// assert_eq!(projection.stage_total("primary", 2027), Some(238.into()));
/// # Ok::<(), junheng::planning::enrolment::EnrolmentError>(())
/// ```
pub fn project(
    model: &dyn GradeModel,
    history: &EnrolmentHistory,
    intake: &[Rational],
) -> Result<Projection, EnrolmentError> {
    let (known, counts) = (model.grades(), history.grades().len());
    if known != counts {
        return Err(EnrolmentError::GradeCountMismatch {
            model: known,
            counts,
        });
    }
    check_length(intake.len())?;
    let mut pupils: Vec<Rational> = history
        .base_pupils()
        .iter()
        .map(|pupils| Rational::from(*pupils))
        .collect();
    let mut years = Vec::with_capacity(intake.len());
    for (index, (year, intake)) in (history.base_year() + 1..).zip(intake).enumerate() {
        if intake.is_negative() {
            let ratio = intake.clone();
            return Err(EnrolmentError::NegativeRatio { index, ratio });
        }
        pupils = model.advance(&pupils, intake);
        years.push(ProjectedYear {
            year,
            pupils: pupils.clone(),
        });
    }
    Ok(Projection {
        grades: history.grades().to_vec(),
        years,
    })
}

/// # Errors
///
/// - [`EnrolmentError::TooManyYears`] beyond [`LONGEST_PROJECTION`].
pub(super) const fn check_length(years: usize) -> Result<(), EnrolmentError> {
    let most = LONGEST_PROJECTION;
    if years > most {
        return Err(EnrolmentError::TooManyYears { years, most });
    }
    Ok(())
}

impl Projection {
    /// The grades, in their order.
    #[must_use]
    pub fn grades(&self) -> &[Grade] {
        &self.grades
    }

    /// The years, the first after the newest counts first.
    #[must_use]
    pub fn years(&self) -> &[ProjectedYear] {
        &self.years
    }

    /// The pupils of a stage in a year; `None` where the year is not projected or the stage has no
    /// grade.
    #[must_use]
    pub fn stage_total(&self, stage: &str, year: i32) -> Option<Rational> {
        let found = self.years.iter().find(|one| one.year == year)?;
        let of_stage = |grade: &Grade| grade.stage == stage;
        if !self.grades.iter().any(of_stage) {
            return None;
        }
        let cells = self.grades.iter().zip(&found.pupils);
        let cells = cells.filter(|(grade, _)| of_stage(grade));
        Some(cells.map(|(_, pupils)| pupils).sum())
    }
}
