//! Seats and pupils as a document: owned, serializable, stable.

use crate::judgement::Reporting;
use crate::model::Text;
use crate::numeric::{Rational, RoundingMode};
use crate::planning::enrolment::balance::{LaterNeed, SeatNeed, StageBalance, YearBalance};
use crate::planning::enrolment::level::{SeatLevel, SeatThresholds};
use crate::planning::enrolment::outlook::FittedRatio;
use crate::planning::enrolment::projection::Projection;
use crate::planning::enrolment::ratio::RatioRule;
use crate::planning::enrolment::supply_and_demand::SupplyAndDemand;
use serde::{Deserialize, Serialize};

/// Seats and pupils in the form in which they are written to files.
///
/// All keys are always there; what is unknown is `null`. Numbers are the doubles nearest to the exact
/// results, and `null` beyond the largest; `reported_` ones are rounded half away from zero from the
/// exact ones, needs of seats up to the next whole seat. A change of a key is a breaking change; keys
/// may be added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SupplyAndDemandDocument {
    /// The version of the form: 1.
    pub schema: u32,
    /// The title.
    pub title: Option<Text>,
    /// Where the figures come from.
    pub note: Option<Text>,
    /// The model: `cohort_survival` or `grade_transition`.
    pub method: String,
    /// Which ratio goes on.
    pub rule: String,
    /// The weights of the rule, the newest year first, where it has any.
    pub weights: Option<Vec<u32>>,
    /// The year of the newest counts.
    pub base_year: i32,
    /// How many years behind the greatest shortage it is asked whether it lasts.
    pub years_later: u8,
    /// The shares of the seats that part the levels.
    pub thresholds: SeatThresholds,
    /// The ratios.
    pub ratios: Vec<FittedRatio<Option<f64>>>,
    /// The pupils by year and grade.
    pub projection: Vec<ProjectedYearDocument>,
    /// The seats of each stage against its pupils.
    pub stages: Vec<StageBalanceDocument>,
}

/// The pupils of a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProjectedYearDocument {
    /// The year.
    pub year: i32,
    /// The grades.
    pub grades: Vec<ProjectedGradeDocument>,
}

/// The pupils of a grade in a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProjectedGradeDocument {
    /// The stage.
    pub stage: String,
    /// The name of the grade.
    pub name: String,
    /// If every ratio stays at the lowest seen.
    pub lowest: Option<f64>,
    /// What is expected.
    pub expected: Option<f64>,
    /// If every ratio stays at the highest seen.
    pub highest: Option<f64>,
    /// What is expected, in whole pupils.
    pub reported_expected: String,
}

/// The seats of a stage against its pupils.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StageBalanceDocument {
    /// The stage.
    pub stage: String,
    /// The first year with the most pupils.
    pub peak: YearDemandDocument,
    /// The first year that is tight.
    pub first_tight: Option<i32>,
    /// The first year in which more pupils than seats are expected.
    pub first_shortage: Option<i32>,
    /// The first year in which seats lack if every ratio stays at the highest seen.
    pub first_possible_shortage: Option<i32>,
    /// The first year that is idle.
    pub first_idle: Option<i32>,
    /// What the greatest shortage asks for; `null` where no seat ever lacks.
    pub need: Option<NeedDocument>,
    /// The years.
    pub years: Vec<YearBalanceDocument>,
}

/// The pupils of a stage in a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct YearDemandDocument {
    /// The year.
    pub year: i32,
    /// The pupils.
    pub demand: Option<f64>,
}

/// What the greatest shortage asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NeedDocument {
    /// The year.
    pub year: i32,
    /// What lacks in it.
    pub seats: Option<f64>,
    /// The same in whole seats.
    pub reported_seats: String,
    /// How much of it still lacks later; `null` where that is behind the last year projected.
    pub later: Option<LaterNeedDocument>,
}

/// How much of a shortage is left some years later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LaterNeedDocument {
    /// The year.
    pub year: i32,
    /// What is still needed.
    pub lasting: Option<f64>,
    /// The same in whole seats.
    pub reported_lasting: String,
    /// What stands empty again.
    pub temporary: Option<f64>,
    /// The whole seats of the need less those that last.
    pub reported_temporary: String,
}

/// Seats against pupils in one year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct YearBalanceDocument {
    /// The year.
    pub year: i32,
    /// The pupils.
    pub demand: Option<f64>,
    /// The same in whole pupils.
    pub reported_demand: String,
    /// If every ratio stays at the lowest seen.
    pub lowest: Option<f64>,
    /// If every ratio stays at the highest seen.
    pub highest: Option<f64>,
    /// The seats.
    pub seats: u64,
    /// Pupils less seats.
    pub gap: Option<f64>,
    /// Pupils over seats.
    pub utilisation: Option<f64>,
    /// The same in percent, to one decimal.
    pub reported_utilisation: Option<String>,
    /// How full the seats are.
    pub level: SeatLevel,
}

impl SupplyAndDemand {
    /// Seats and pupils as a document.
    #[must_use]
    pub fn to_document(&self) -> SupplyAndDemandDocument {
        let outlook = self.outlook();
        let settings = outlook.settings();
        SupplyAndDemandDocument {
            schema: 1,
            title: self.title().cloned(),
            note: self.note().cloned(),
            method: settings.method.code().to_owned(),
            rule: settings.rule.code().to_owned(),
            weights: match &settings.rule {
                RatioRule::Weighted(weights) => Some(weights.newest_first().to_vec()),
                _ => None,
            },
            base_year: outlook.history().base_year(),
            years_later: self.years_later(),
            thresholds: self.thresholds().clone(),
            ratios: outlook.ratios().iter().map(ratio_document).collect(),
            projection: projection_documents(
                outlook.lowest(),
                outlook.expected(),
                outlook.highest(),
            ),
            stages: self.stages().iter().map(stage_document).collect(),
        }
    }
}

/// In whole pupils.
pub(super) fn whole(value: &Rational) -> String {
    value.to_fixed(0, RoundingMode::HalfAwayFromZero)
}

/// In whole seats, of which a part is needed whole.
pub(super) fn whole_seats(value: &Rational) -> String {
    value.to_fixed(0, RoundingMode::Ceiling)
}

/// The whole seats of a need that stand empty again: the whole ones less those that last.
pub(super) fn whole_temporary(need: &SeatNeed, later: &LaterNeed) -> String {
    let up = |value: &Rational| value.rounded(0, RoundingMode::Ceiling);
    (up(&need.seats) - up(&later.lasting)).to_string()
}

fn ratio_document(ratio: &FittedRatio) -> FittedRatio<Option<f64>> {
    FittedRatio {
        subject: ratio.subject.clone(),
        lowest: ratio.lowest.to_finite_f64(),
        expected: ratio.expected.to_finite_f64(),
        highest: ratio.highest.to_finite_f64(),
    }
}

fn projection_documents(
    lowest: &Projection,
    expected: &Projection,
    highest: &Projection,
) -> Vec<ProjectedYearDocument> {
    let bounds = lowest.years().iter().zip(highest.years());
    let years = expected.years().iter().zip(bounds);
    let documents = years.map(|(expected_year, (lowest, highest))| {
        let bounds = lowest.pupils.iter().zip(&highest.pupils);
        let cells = expected.grades().iter().zip(&expected_year.pupils);
        let grades = cells.zip(bounds).map(|((grade, expected), bounds)| {
            let (lowest, highest) = bounds;
            ProjectedGradeDocument {
                stage: grade.stage.clone(),
                name: grade.name.clone(),
                lowest: lowest.to_finite_f64(),
                expected: expected.to_finite_f64(),
                highest: highest.to_finite_f64(),
                reported_expected: whole(expected),
            }
        });
        ProjectedYearDocument {
            year: expected_year.year,
            grades: grades.collect(),
        }
    });
    documents.collect()
}

fn stage_document(stage: &StageBalance) -> StageBalanceDocument {
    let year = |found: Option<&YearBalance>| found.map(|one| one.year);
    let peak = stage.peak();
    StageBalanceDocument {
        stage: stage.stage().to_owned(),
        peak: YearDemandDocument {
            year: peak.year,
            demand: peak.demand.to_finite_f64(),
        },
        first_tight: year(stage.first_at(SeatLevel::Tight)),
        first_shortage: year(stage.first_shortage()),
        first_possible_shortage: year(stage.first_possible_shortage()),
        first_idle: year(stage.first_at(SeatLevel::Idle)),
        need: stage.need().as_ref().map(need_document),
        years: stage.years().map(year_document).collect(),
    }
}

fn need_document(need: &SeatNeed) -> NeedDocument {
    NeedDocument {
        year: need.year,
        seats: need.seats.to_finite_f64(),
        reported_seats: whole_seats(&need.seats),
        later: need.later.as_ref().map(|later| LaterNeedDocument {
            year: later.year,
            lasting: later.lasting.to_finite_f64(),
            reported_lasting: whole_seats(&later.lasting),
            temporary: later.temporary.to_finite_f64(),
            reported_temporary: whole_temporary(need, later),
        }),
    }
}

fn year_document(one: &YearBalance) -> YearBalanceDocument {
    let utilisation = one.utilisation();
    let percent = utilisation.as_ref().map(Rational::in_percent);
    YearBalanceDocument {
        year: one.year,
        demand: one.demand.to_finite_f64(),
        reported_demand: whole(&one.demand),
        lowest: one.lowest.to_finite_f64(),
        highest: one.highest.to_finite_f64(),
        seats: one.seats,
        gap: one.gap().to_finite_f64(),
        utilisation: utilisation.as_ref().and_then(Rational::to_finite_f64),
        reported_utilisation: percent.map(|percent| Reporting::half_away(1).text(&percent)),
        level: one.level,
    }
}
