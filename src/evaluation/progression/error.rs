//! What can be wrong with counts and rates of grades.

use crate::numeric::Rational;

/// Why a rate is undefined or a cohort cannot be followed, and in which grade.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProgressionError {
    /// There is nothing to follow.
    #[error("there is no grade")]
    NoGrades,
    /// Two grades have one name, and nothing says which is meant.
    #[error("grade `{grade}` is named twice")]
    RepeatedGrade {
        /// The grade.
        grade: String,
    },
    /// Rates are shares of the pupils of the first year, and there are none.
    #[error("grade `{grade}` has no pupils in the first year")]
    ZeroEnrolment {
        /// The grade.
        grade: String,
    },
    /// Repeaters are part of the pupils of their grade.
    #[error("grade `{grade}` has {repeaters} repeaters among {pupils} pupils")]
    RepeatersAboveEnrolment {
        /// The grade.
        grade: String,
        /// The repeaters of the second year.
        repeaters: u64,
        /// The pupils of the second year.
        pupils: u64,
    },
    /// Only who was in a grade can repeat it.
    #[error("{repeaters} repeat grade `{grade}`, which had {pupils} pupils the year before")]
    RepeatersAboveFormerEnrolment {
        /// The grade.
        grade: String,
        /// The repeaters of the second year.
        repeaters: u64,
        /// The pupils of the first year.
        pupils: u64,
    },
    /// A rate is a share.
    #[error("grade `{grade}` has the negative rate {rate}")]
    NegativeRate {
        /// The grade.
        grade: String,
        /// The rate.
        rate: Rational,
    },
    /// More moved on or stayed than there were: pupils came from elsewhere, and a closed cohort
    /// does not describe the grade.
    #[error(
        "promotion {promotion} and repetition {repetition} of grade `{grade}` are above 1 together"
    )]
    NetInflow {
        /// The grade.
        grade: String,
        /// Its promotion rate.
        promotion: Box<Rational>,
        /// Its repetition rate.
        repetition: Box<Rational>,
    },
    /// The graduates of the last grade are not reported, so its promotion rate is not known.
    #[error("grade `{grade}` has no promotion rate: its graduates are not reported")]
    UnknownPromotion {
        /// The grade.
        grade: String,
    },
    /// All repeat for ever, so the years spent have no sum.
    #[error("all pupils of grade `{grade}` repeat it without limit")]
    EndlessRepetition {
        /// The grade.
        grade: String,
    },
    /// Years per graduate need one.
    #[error("nobody completes the last grade")]
    NoGraduates,
}
