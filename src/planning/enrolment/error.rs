//! What can be wrong with counts, births and seats.

use crate::numeric::Rational;
use crate::planning::enrolment::grade::Grade;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why pupils cannot be projected, or seats not held against them, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EnrolmentError {
    /// There is nothing to project.
    #[error("there are no grade counts")]
    NoCounts,
    /// A year that no filing speaks of.
    #[error("the year {year} is not one of four digits")]
    YearOutOfRange {
        /// The year.
        year: i32,
    },
    /// One grade has two counts for one year, and nothing says which is right.
    #[error("a second count of {grade} for {year}")]
    RepeatedCount {
        /// The grade.
        grade: Grade,
        /// The year.
        year: i32,
    },
    /// Repeaters are part of the pupils of their grade.
    #[error("{grade} has {repeaters} repeaters among {pupils} pupils in {year}")]
    RepeatersAbovePupils {
        /// The grade.
        grade: Grade,
        /// The year.
        year: i32,
        /// The repeaters.
        repeaters: u64,
        /// The pupils.
        pupils: u64,
    },
    /// A projection starts from all grades of one year.
    #[error("the pupils of {grade} are not reported for {year}, from which the projection starts")]
    NotReported {
        /// The grade.
        grade: Grade,
        /// The newest year.
        year: i32,
    },
    /// A ratio that the projection needs is undefined.
    #[error("{subject} is undefined: {cause}{}", remedy(subject, cause))]
    Ratio {
        /// Which ratio.
        subject: Box<RatioSubject>,
        /// Why.
        cause: Box<Self>,
    },
    /// A ratio needs two years running, and an intake rate a year with its births.
    #[error("no years are reported that it could be taken from")]
    NoYearSeen,
    /// The ratio of these years has nothing to be a share of.
    #[error("its denominator is zero for {}", listed(years))]
    ZeroDenominator {
        /// The years that it leads to.
        years: Vec<i32>,
        /// Whether no year that was seen has another.
        of_all: bool,
    },
    /// The ratios seen have no weight.
    #[error("none of the years seen has a weight")]
    NoWeight,
    /// A share or ratio of pupils is not negative.
    #[error("the ratio {ratio} at position {index} is negative")]
    NegativeRatio {
        /// Its position, from 0.
        index: usize,
        /// The ratio.
        ratio: Rational,
    },
    /// A model has one ratio for each grade that it leads from.
    #[error("{found} ratios, expected {expected}")]
    RatioCount {
        /// How many there are.
        found: usize,
        /// How many are needed.
        expected: usize,
    },
    /// A model has other grades than the counts.
    #[error("a model of {model} grades for counts of {counts}")]
    GradeCountMismatch {
        /// The grades of the model.
        model: usize,
        /// The grades of the counts.
        counts: usize,
    },
    /// Weights that say nothing.
    #[error("the weights add up to zero")]
    ZeroWeights,
    /// Nobody enters at any age.
    #[error("the shares of the entry ages add up to zero")]
    NoEntryAge,
    /// One age has two shares, or one year two counts of births.
    #[error("a second share for the entry age {age}")]
    RepeatedEntryAge {
        /// The age.
        age: u8,
    },
    /// Pupils who enter in a year were born in one whose births are not reported.
    #[error(
        "the births of {birth_year} are not reported, and who enters in {entry_year} was born then"
    )]
    BirthsNotReported {
        /// The year of birth.
        birth_year: i32,
        /// The year of entry.
        entry_year: i32,
    },
    /// Beyond this nothing that was seen says anything.
    #[error("{years} years, expected at most {most}")]
    TooManyYears {
        /// How many were asked for.
        years: usize,
        /// How many are projected at most.
        most: usize,
    },
    /// More seats are taken away than there are.
    #[error("the seats of `{stage}` come to {seats} in {year}")]
    NegativeSeats {
        /// The stage.
        stage: String,
        /// The year.
        year: i32,
        /// What the blocks add up to.
        seats: i128,
    },
    /// Pupils whose seats nobody reported; that is not the same as no seats.
    #[error("the seats of `{stage}` are not reported for {year}")]
    SeatsNotReported {
        /// The stage.
        stage: String,
        /// The year.
        year: i32,
    },
    /// Seats of a stage that has no grade.
    #[error("there are seats of `{stage}`, and no grade of it is counted")]
    UnknownStage {
        /// The stage.
        stage: String,
    },
    /// Thresholds in another order: idle ≤ tight ≤ 1 ≤ severe, none negative.
    #[error("thresholds out of order: idle {idle}, tight {tight}, severe {severe}")]
    ThresholdOrder {
        /// Below it seats are idle.
        idle: Box<Rational>,
        /// From it on they are tight.
        tight: Box<Rational>,
        /// Above it the shortage is severe.
        severe: Box<Rational>,
    },
}

/// Years in a sentence.
fn listed(years: &[i32]) -> String {
    let years: Vec<String> = years.iter().map(i32::to_string).collect();
    years.join(", ")
}

/// Which rows stand in the way of a ratio, where they can be left out.
fn remedy(subject: &RatioSubject, cause: &EnrolmentError) -> String {
    let EnrolmentError::ZeroDenominator { years, of_all } = cause else {
        return String::new();
    };
    let grade = match subject {
        RatioSubject::Intake { .. } if *of_all => {
            return "; no year has births to take it from".to_owned();
        }
        RatioSubject::Intake { .. } => {
            let way = "; leave out the births of those who entered then (a blank is not zero), or take \
                       the ratio of totals";
            return way.to_owned();
        }
        RatioSubject::Progression { from, .. } | RatioSubject::Promotion { from, .. } => from,
        RatioSubject::Repetition { grade } => grade,
    };
    if *of_all {
        return format!(
            "; {grade} has no pupils in any year to take it from: leave out its rows and those of the \
             grades that go with it"
        );
    }
    let years: Vec<i32> = years.iter().map(|year| year - 1).collect();
    let rows = if years.len() == 1 { "row" } else { "rows" };
    format!(
        "; leave out the pupils in the {rows} of {grade} for {} (a blank is not zero), or take the \
         ratio of totals",
        listed(&years)
    )
}

/// Which ratio it is.
///
/// A file has its kind, the grade that it leads from, where it leads from one, and the grade that it
/// leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "WrittenSubject", into = "WrittenSubject")]
#[non_exhaustive]
pub enum RatioSubject {
    /// The pupils who enter, over the births that they come from.
    Intake {
        /// The entry grade.
        grade: Grade,
    },
    /// The pupils of a grade over those of the grade below a year before.
    Progression {
        /// The grade below.
        from: Grade,
        /// The grade.
        to: Grade,
    },
    /// The same without repeaters.
    Promotion {
        /// The grade below.
        from: Grade,
        /// The grade.
        to: Grade,
    },
    /// The repeaters of a grade over its pupils a year before.
    Repetition {
        /// The grade.
        grade: Grade,
    },
}

impl fmt::Display for RatioSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Intake { grade } => write!(f, "the intake rate of {grade}"),
            Self::Progression { from, to } => {
                write!(f, "the progression ratio from {from} to {to}")
            }
            Self::Promotion { from, to } => write!(f, "the promotion rate from {from} to {to}"),
            Self::Repetition { grade } => write!(f, "the repetition rate of {grade}"),
        }
    }
}

/// The subject of a ratio as a file has it.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct WrittenSubject {
    /// What sort of ratio it is.
    kind: WrittenKind,
    /// The grade that it leads from; `None` where pupils come from births.
    from: Option<Grade>,
    /// The grade that it leads to.
    to: Grade,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum WrittenKind {
    Intake,
    Progression,
    Promotion,
    Repetition,
}

impl From<RatioSubject> for WrittenSubject {
    fn from(subject: RatioSubject) -> Self {
        let (kind, from, to) = match subject {
            RatioSubject::Intake { grade } => (WrittenKind::Intake, None, grade),
            RatioSubject::Progression { from, to } => (WrittenKind::Progression, Some(from), to),
            RatioSubject::Promotion { from, to } => (WrittenKind::Promotion, Some(from), to),
            RatioSubject::Repetition { grade } => {
                (WrittenKind::Repetition, Some(grade.clone()), grade)
            }
        };
        Self { kind, from, to }
    }
}

impl TryFrom<WrittenSubject> for RatioSubject {
    type Error = &'static str;

    fn try_from(written: WrittenSubject) -> Result<Self, Self::Error> {
        let to = written.to;
        match (written.kind, written.from) {
            (WrittenKind::Intake, _) => Ok(Self::Intake { grade: to }),
            (WrittenKind::Repetition, _) => Ok(Self::Repetition { grade: to }),
            (WrittenKind::Progression, Some(from)) => Ok(Self::Progression { from, to }),
            (WrittenKind::Promotion, Some(from)) => Ok(Self::Promotion { from, to }),
            (_, None) => Err("the grade that the ratio leads from is not there"),
        }
    }
}
