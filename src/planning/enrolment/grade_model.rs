//! From the pupils of one year to those of the next.

use crate::numeric::Rational;
use crate::planning::enrolment::error::{EnrolmentError, RatioSubject};
use crate::planning::enrolment::history::{EnrolmentHistory, GradeYear};
use crate::planning::enrolment::ratio::RatioRule;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A model that carries the pupils of all grades on by a year.
///
/// Implement it for a model of one's own; [`project`](crate::planning::enrolment::project) takes any.
pub trait GradeModel: fmt::Debug {
    /// How many grades it knows.
    fn grades(&self) -> usize;

    /// The pupils of next year, grade by grade, from those of this year and those who enter.
    fn advance(&self, pupils: &[Rational], intake: &Rational) -> Vec<Rational>;
}

/// The cohort-survival model: each grade is a share of the grade below a year before.
///
/// The ratios take everything in: promotion, repetition, drop-out and moving. They may be above 1.
///
/// # Formula
///
/// ```text
///   E'[1] = N      E'[g] = q[g−1] · E[g−1]      q[g−1] = E[t+1][g] / E[t][g−1], by a rule
/// ```
///
/// # Examples
///
/// Nine of ten go on, and 120 enter:
///
/// ```
/// use junheng::numeric::Rational;
/// use junheng::planning::enrolment::{CohortSurvival, EnrolmentError, GradeModel};
///
/// let model = CohortSurvival::new(vec![Rational::new(9, 10).unwrap()])?;
/// let next = model.advance(&[100.into(), 80.into()], &120.into());
/// assert_eq!(next, [Rational::from(120), Rational::from(90)]);
/// # Ok::<(), EnrolmentError>(())
/// ```
#[doc(alias = "grade progression ratio")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CohortSurvival {
    ratios: Vec<Rational>,
}

impl CohortSurvival {
    /// The model of so many ratios and one grade more.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::NegativeRatio`] if a ratio is negative.
    pub fn new(ratios: Vec<Rational>) -> Result<Self, EnrolmentError> {
        check(&ratios)?;
        Ok(Self { ratios })
    }

    /// The model of the ratios that were seen.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::Ratio`] with the first ratio that is undefined.
    pub fn fit(history: &EnrolmentHistory, rule: &RatioRule) -> Result<Self, EnrolmentError> {
        let ratios = steps(history).map(|step| {
            let seen = history.ratios(
                |row| pupils(row, step.place + 1),
                |row| pupils(row, step.place),
            );
            EnrolmentHistory::ratio(rule, &seen, || RatioSubject::Progression {
                from: step.from.clone(),
                to: step.to.clone(),
            })
        });
        Ok(Self {
            ratios: ratios.collect::<Result<_, _>>()?,
        })
    }

    /// The ratios, each from a grade to the next.
    #[must_use]
    pub fn ratios(&self) -> &[Rational] {
        &self.ratios
    }
}

impl GradeModel for CohortSurvival {
    fn grades(&self) -> usize {
        self.ratios.len() + 1
    }

    fn advance(&self, pupils: &[Rational], intake: &Rational) -> Vec<Rational> {
        let moved = pupils.iter().zip(&self.ratios).map(|(e, q)| e * q);
        std::iter::once(intake.clone()).chain(moved).collect()
    }
}

/// The grade-transition model: who is promoted comes up, and who repeats stays.
///
/// Rates above 1 together are taken as they are: where a district gains pupils by moving, it goes on
/// gaining them.
///
/// # Formula
///
/// ```text
///   E'[1] = N + r[1] · E[1]      E'[g] = p[g−1] · E[g−1] + r[g] · E[g]
/// ```
///
/// with the rates of [`evaluation::progression`](crate::evaluation::progression), by a rule.
///
/// # Cost
///
/// Every rate is an exact fraction, and a year adds the digits of all rates that a number has met to its own:
/// the work grows with about the cube of the years. Fifteen grades take tenths of a second for 10 years ahead,
/// and some ten seconds for 50 years with rates that were pooled over 50 years of counts.
/// [`CohortSurvival`], where a grade comes from one other, stays below a second throughout; rates that are
/// rounded to a few decimals before [`new`](Self::new) keep the digits few.
///
/// # Examples
///
/// Eight of ten are promoted, one repeats, and 120 enter:
///
/// ```
/// use junheng::numeric::Rational;
/// use junheng::planning::enrolment::{EnrolmentError, GradeModel, GradeTransition};
///
/// let tenth = Rational::new(1, 10).unwrap();
/// let model = GradeTransition::new(vec![&tenth * Rational::from(8)], vec![tenth.clone(), tenth])?;
/// let next = model.advance(&[100.into(), 80.into()], &120.into());
/// assert_eq!(next, [Rational::from(130), Rational::from(88)]);
/// # Ok::<(), EnrolmentError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeTransition {
    promotion: Vec<Rational>,
    repetition: Vec<Rational>,
}

impl GradeTransition {
    /// The model of the promotion rates from each grade to the next, and of the repetition rates of
    /// all grades, which are one more.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::RatioCount`] if they are not one more.
    /// - [`EnrolmentError::NegativeRatio`] if a rate is negative.
    pub fn new(
        promotion: Vec<Rational>,
        repetition: Vec<Rational>,
    ) -> Result<Self, EnrolmentError> {
        let (found, expected) = (repetition.len(), promotion.len() + 1);
        if found != expected {
            return Err(EnrolmentError::RatioCount { found, expected });
        }
        check(&promotion)?;
        check(&repetition)?;
        Ok(Self {
            promotion,
            repetition,
        })
    }

    /// The model of the rates that were seen.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::Ratio`] with the first rate that is undefined: where repeaters are not
    ///   reported, none is known.
    pub fn fit(history: &EnrolmentHistory, rule: &RatioRule) -> Result<Self, EnrolmentError> {
        let promotion = steps(history).map(|step| {
            let seen = history.ratios(
                |row| newcomers(row, step.place + 1),
                |row| pupils(row, step.place),
            );
            EnrolmentHistory::ratio(rule, &seen, || RatioSubject::Promotion {
                from: step.from.clone(),
                to: step.to.clone(),
            })
        });
        let grades = history.grades().iter().enumerate();
        let repetition = grades.map(|(place, grade)| {
            let seen = history.ratios(|row| row.get(place)?.repeaters, |row| pupils(row, place));
            EnrolmentHistory::ratio(rule, &seen, || RatioSubject::Repetition {
                grade: grade.clone(),
            })
        });
        Ok(Self {
            promotion: promotion.collect::<Result<_, _>>()?,
            repetition: repetition.collect::<Result<_, _>>()?,
        })
    }

    /// The promotion rates, each from a grade to the next.
    #[must_use]
    pub fn promotion(&self) -> &[Rational] {
        &self.promotion
    }

    /// The repetition rates of the grades.
    #[must_use]
    pub fn repetition(&self) -> &[Rational] {
        &self.repetition
    }
}

impl GradeModel for GradeTransition {
    fn grades(&self) -> usize {
        self.repetition.len()
    }

    fn advance(&self, pupils: &[Rational], intake: &Rational) -> Vec<Rational> {
        let promoted = pupils.iter().zip(&self.promotion).map(|(e, p)| e * p);
        let entering = std::iter::once(intake.clone()).chain(promoted);
        let staying = pupils.iter().zip(&self.repetition).map(|(e, r)| e * r);
        entering.zip(staying).map(|(new, old)| new + old).collect()
    }
}

fn check(ratios: &[Rational]) -> Result<(), EnrolmentError> {
    match ratios.iter().position(Rational::is_negative) {
        Some(index) => Err(EnrolmentError::NegativeRatio {
            index,
            ratio: ratios.get(index).cloned().unwrap_or_default(),
        }),
        None => Ok(()),
    }
}

/// A grade and the one behind it.
#[derive(Clone, Copy)]
struct Step<'h> {
    place: usize,
    from: &'h crate::planning::enrolment::grade::Grade,
    to: &'h crate::planning::enrolment::grade::Grade,
}

fn steps(history: &EnrolmentHistory) -> impl Iterator<Item = Step<'_>> {
    let grades = history.grades();
    let pairs = grades.iter().zip(grades.iter().skip(1)).enumerate();
    pairs.map(|(place, (from, to))| Step { place, from, to })
}

/// By which model pupils are carried on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProjectionMethod {
    /// [`CohortSurvival`]: pupils by grade are enough.
    #[default]
    CohortSurvival,
    /// [`GradeTransition`]: repeaters are needed too.
    GradeTransition,
}

impl ProjectionMethod {
    /// The code of the method.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CohortSurvival => "cohort_survival",
            Self::GradeTransition => "grade_transition",
        }
    }
}

pub(super) fn pupils(row: &[GradeYear], place: usize) -> Option<u64> {
    row.get(place)?.pupils
}

/// The pupils of a grade who are not there for another time.
pub(super) fn newcomers(row: &[GradeYear], place: usize) -> Option<u64> {
    let one = row.get(place)?;
    one.pupils?.checked_sub(one.repeaters?)
}
