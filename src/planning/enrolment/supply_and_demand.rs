//! Seats and pupils of all stages.

use crate::model::Text;
use crate::numeric::Rational;
use crate::planning::enrolment::balance::{StageBalance, YearBalance};
use crate::planning::enrolment::error::EnrolmentError;
use crate::planning::enrolment::level::SeatThresholds;
use crate::planning::enrolment::outlook::EnrolmentOutlook;
use crate::planning::enrolment::seats::SeatPlan;

/// Seats and pupils of all stages, year by year (学位供需).
///
/// # Examples
///
/// 100 pupils are born in every year but one, of 120; the school has 100 seats, and in a year there
/// are too few:
///
/// ```
/// use junheng::numeric::Rational;
/// use junheng::planning::enrolment::{
///     Births, EnrolmentError, EnrolmentHistory, EnrolmentOutlook, EntryAges, Grade, GradeCount,
///     ProjectionMethod, ProjectionSettings, RatioRule, SeatBlock, SeatPlan, SeatThresholds,
///     SupplyAndDemand,
/// };
///
/// let grade = Grade { stage: "primary".to_owned(), name: "1".to_owned() };
/// let count = |year| GradeCount { grade: grade.clone(), year, pupils: Some(100), repeaters: None };
/// let births = Births::new([(2018, 100), (2019, 100), (2020, 120), (2021, 100)].into());
/// let outlook = EnrolmentOutlook::new(
///     EnrolmentHistory::new(vec![count(2024), count(2025)])?,
///     &births,
///     ProjectionSettings {
///         method: ProjectionMethod::CohortSurvival,
///         rule: RatioRule::MeanOfRatios,
///         entry_ages: EntryAges::at(6),
///         years: 2,
///     },
/// )?;
/// let seats = SeatPlan::new(vec![SeatBlock {
///     stage: "primary".to_owned(),
///     name: None,
///     seats: 100,
///     from: 2020,
/// }])?;
/// let balance = SupplyAndDemand::new(outlook, &seats, SeatThresholds::default(), 1)?;
/// let primary = &balance.stages()[0];
/// let need = primary.need().unwrap();
/// assert_eq!((need.year, need.seats), (2026, Rational::from(20)));
/// // A year later all 20 are empty again.
/// assert_eq!(need.later.unwrap().temporary, Rational::from(20));
/// # Ok::<(), EnrolmentError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplyAndDemand {
    title: Option<Text>,
    note: Option<Text>,
    outlook: EnrolmentOutlook,
    thresholds: SeatThresholds,
    years_later: u8,
    stages: Vec<StageBalance>,
}

impl SupplyAndDemand {
    /// Holds the pupils that are expected against the seats that are planned, and asks of the seats
    /// that lack whether they still do so many years later.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::SeatsNotReported`] with the first stage and year without seats that are
    ///   known.
    /// - [`EnrolmentError::UnknownStage`] if there are seats of a stage without a grade.
    pub fn new(
        outlook: EnrolmentOutlook,
        seats: &SeatPlan,
        thresholds: SeatThresholds,
        years_later: u8,
    ) -> Result<Self, EnrolmentError> {
        let names = outlook.stages();
        if let Some(stage) = seats.stages().find(|stage| !names.contains(stage)) {
            let stage = stage.to_owned();
            return Err(EnrolmentError::UnknownStage { stage });
        }
        let mut stages = Vec::with_capacity(names.len());
        for stage in names {
            let known = |year| {
                let missing = || EnrolmentError::SeatsNotReported {
                    stage: stage.to_owned(),
                    year,
                };
                seats.seats(stage, year).ok_or_else(missing)
            };
            let balance = |year, [lowest, demand, highest]: [Rational; 3]| {
                let seats = known(year)?;
                Ok(YearBalance {
                    year,
                    level: thresholds.level(&demand, seats),
                    demand,
                    lowest,
                    highest,
                    seats,
                })
            };
            let counted = counted(&outlook, stage);
            let base_year = outlook.history().base_year();
            let base = balance(base_year, [counted.clone(), counted.clone(), counted])?;
            let all = [outlook.lowest(), outlook.expected(), outlook.highest()];
            let years = outlook.expected().years().iter();
            let projected = years.map(|one| {
                let totals = all.map(|projection| {
                    let total = projection.stage_total(stage, one.year);
                    total.unwrap_or_default()
                });
                balance(one.year, totals)
            });
            let projected = projected.collect::<Result<_, EnrolmentError>>()?;
            stages.push(StageBalance::new(
                stage.to_owned(),
                base,
                projected,
                years_later,
            ));
        }
        Ok(Self {
            title: None,
            note: None,
            outlook,
            thresholds,
            years_later,
            stages,
        })
    }

    /// The same with a title for its reports: the name of the place, as a rule.
    #[must_use]
    pub fn with_title(self, title: Text) -> Self {
        let title = Some(title);
        Self { title, ..self }
    }

    /// The same with a note that stands below the title of every report: where the figures come
    /// from, as a rule.
    #[must_use]
    pub fn with_note(self, note: Text) -> Self {
        let note = Some(note);
        Self { note, ..self }
    }

    /// The title, if one is given.
    #[must_use]
    pub const fn title(&self) -> Option<&Text> {
        self.title.as_ref()
    }

    /// The note, if one is given.
    #[must_use]
    pub const fn note(&self) -> Option<&Text> {
        self.note.as_ref()
    }

    /// The pupils that are expected.
    #[must_use]
    pub const fn outlook(&self) -> &EnrolmentOutlook {
        &self.outlook
    }

    /// By which shares of the seats a year is told to be idle, tight or severe.
    #[must_use]
    pub const fn thresholds(&self) -> &SeatThresholds {
        &self.thresholds
    }

    /// How many years behind the greatest shortage it is asked whether it lasts.
    #[must_use]
    pub const fn years_later(&self) -> u8 {
        self.years_later
    }

    /// The stages, in the order of their grades.
    #[must_use]
    pub fn stages(&self) -> &[StageBalance] {
        &self.stages
    }
}

/// The pupils of a stage in the base year.
fn counted(outlook: &EnrolmentOutlook, stage: &str) -> Rational {
    let history = outlook.history();
    let cells = history.grades().iter().zip(history.base_pupils());
    let cells = cells.filter(|(grade, _)| grade.stage == stage);
    cells.map(|(_, pupils)| Rational::from(*pupils)).sum()
}
