//! A projection with the range of the ratios seen.

use crate::numeric::Rational;
use crate::planning::enrolment::error::{EnrolmentError, RatioSubject};
use crate::planning::enrolment::grade_model::{
    CohortSurvival, GradeModel, GradeTransition, ProjectionMethod,
};
use crate::planning::enrolment::history::EnrolmentHistory;
use crate::planning::enrolment::intake::{Births, EntryAges, IntakeRate};
use crate::planning::enrolment::projection::{Projection, check_length, project};
use crate::planning::enrolment::ratio::RatioRule;
use serde::{Deserialize, Serialize};

/// How pupils are projected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectionSettings {
    /// The model.
    pub method: ProjectionMethod,
    /// Which ratio goes on.
    pub rule: RatioRule,
    /// At which ages pupils enter the first grade.
    pub entry_ages: EntryAges,
    /// For how many years.
    pub years: usize,
}

/// A ratio of a projection, exactly, or in the doubles of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FittedRatio<Number = Rational> {
    /// Which one it is.
    #[serde(flatten)]
    pub subject: RatioSubject,
    /// The lowest seen.
    pub lowest: Number,
    /// The one that goes on.
    pub expected: Number,
    /// The highest seen.
    pub highest: Number,
}

/// What the pupils of the years to come are expected to be, and between which numbers they lie if no
/// ratio leaves the range in which it was seen.
///
/// In every grade and year `lowest ≤ expected ≤ highest`: pupils only grow with a ratio, and every
/// rule chooses one between the lowest and the highest. The range says nothing of births, which are
/// taken as given, and has no probability.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnrolmentOutlook {
    history: EnrolmentHistory,
    settings: ProjectionSettings,
    ratios: Vec<FittedRatio>,
    lowest: Projection,
    expected: Projection,
    highest: Projection,
}

impl EnrolmentOutlook {
    /// The outlook from what was counted and who was born.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::TooManyYears`] beyond [`LONGEST_PROJECTION`](crate::planning::enrolment::LONGEST_PROJECTION).
    /// - [`EnrolmentError::Ratio`] with the first ratio that is undefined.
    /// - [`EnrolmentError::BirthsNotReported`] if births are missing for a year of entry.
    pub fn new(
        history: EnrolmentHistory,
        births: &Births,
        settings: ProjectionSettings,
    ) -> Result<Self, EnrolmentError> {
        check_length(settings.years)?;
        let expected = Fitted::new(&history, births, &settings, &settings.rule)?;
        let lowest = Fitted::new(&history, births, &settings, &RatioRule::Lowest)?;
        let highest = Fitted::new(&history, births, &settings, &RatioRule::Highest)?;
        let bounds = lowest.ratios.into_iter().zip(highest.ratios);
        let ratios = expected.ratios.into_iter().zip(bounds).map(
            |((subject, expected), ((_, lowest), (_, highest)))| FittedRatio {
                subject,
                lowest,
                expected,
                highest,
            },
        );
        Ok(Self {
            ratios: ratios.collect(),
            lowest: lowest.projection,
            expected: expected.projection,
            highest: highest.projection,
            history,
            settings,
        })
    }

    /// What was counted.
    #[must_use]
    pub const fn history(&self) -> &EnrolmentHistory {
        &self.history
    }

    /// How it was projected.
    #[must_use]
    pub const fn settings(&self) -> &ProjectionSettings {
        &self.settings
    }

    /// The ratios: the intake first, then grade by grade.
    #[must_use]
    pub fn ratios(&self) -> &[FittedRatio] {
        &self.ratios
    }

    /// What is expected.
    #[must_use]
    pub const fn expected(&self) -> &Projection {
        &self.expected
    }

    /// What comes out if every ratio stays at the lowest seen.
    #[must_use]
    pub const fn lowest(&self) -> &Projection {
        &self.lowest
    }

    /// What comes out if every ratio stays at the highest seen.
    #[must_use]
    pub const fn highest(&self) -> &Projection {
        &self.highest
    }

    /// The stages, in the order of their grades.
    #[must_use]
    pub fn stages(&self) -> Vec<&str> {
        self.history.stages()
    }
}

/// The ratios of one rule, and where they lead.
struct Fitted {
    ratios: Vec<(RatioSubject, Rational)>,
    projection: Projection,
}

impl Fitted {
    fn new(
        history: &EnrolmentHistory,
        births: &Births,
        settings: &ProjectionSettings,
        rule: &RatioRule,
    ) -> Result<Self, EnrolmentError> {
        let (grades, ages) = (history.grades(), settings.entry_ages.clone());
        let intake = IntakeRate::fit(history, births, ages, settings.method, rule)?;
        let pairs = grades.iter().cloned().zip(grades.iter().skip(1).cloned());
        let mut ratios = Vec::new();
        let model: Box<dyn GradeModel> = match settings.method {
            ProjectionMethod::CohortSurvival => {
                let model = CohortSurvival::fit(history, rule)?;
                for ((from, to), ratio) in pairs.zip(model.ratios()) {
                    ratios.push((RatioSubject::Progression { from, to }, ratio.clone()));
                }
                Box::new(model)
            }
            ProjectionMethod::GradeTransition => {
                let model = GradeTransition::fit(history, rule)?;
                for ((from, to), ratio) in pairs.zip(model.promotion()) {
                    ratios.push((RatioSubject::Promotion { from, to }, ratio.clone()));
                }
                for (grade, ratio) in grades.iter().cloned().zip(model.repetition()) {
                    ratios.push((RatioSubject::Repetition { grade }, ratio.clone()));
                }
                Box::new(model)
            }
        };
        let entrants = (history.base_year() + 1..)
            .take(settings.years)
            .map(|year| intake.entrants(births, year))
            .collect::<Result<Vec<_>, _>>()?;
        if let Some(grade) = grades.first().cloned() {
            ratios.insert(0, (RatioSubject::Intake { grade }, intake.rate().clone()));
        }
        Ok(Self {
            ratios,
            projection: project(model.as_ref(), history, &entrants)?,
        })
    }
}
