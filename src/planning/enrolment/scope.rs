//! The stages that a projection looks at.

use crate::planning::enrolment::error::EnrolmentError;
use crate::planning::enrolment::history::{EnrolmentHistory, GradeCount};
use crate::planning::enrolment::seats::{SeatBlock, SeatPlan};
use std::collections::BTreeSet;
use std::fmt;

/// What a projection leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LeftOut {
    /// A stage that has neither pupils nor seats in any year: there is nothing to project.
    EmptyStage {
        /// The stage.
        stage: String,
    },
    /// Seats of a stage of which no grade is counted.
    SeatsWithoutGrades {
        /// The stage.
        stage: String,
    },
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyStage { stage } => write!(
                f,
                "the stage `{stage}` has neither pupils nor seats, and is left out of the projection"
            ),
            Self::SeatsWithoutGrades { stage } => write!(
                f,
                "the seats of `{stage}` are passed over, as no grade of it is counted"
            ),
        }
    }
}

/// The counts and seats that a projection looks at, and what it leaves out of those that were filed.
///
/// Left out are stages without pupils and seats behind the last that has any, and seats of stages without
/// a grade. An empty stage before another stays: to leave it out would change who enters the grades
/// behind it, and at which age.
///
/// # Examples
///
/// A district that has no senior school:
///
/// ```
/// use junheng::planning::enrolment::{
///     EnrolmentError, EnrolmentHistory, EnrolmentScope, Grade, GradeCount, SeatPlan,
/// };
///
/// let count = |stage: &str, pupils| GradeCount {
///     grade: Grade { stage: stage.to_owned(), name: "1".to_owned() },
///     year: 2025,
///     pupils: Some(pupils),
///     repeaters: None,
/// };
/// let history = EnrolmentHistory::new(vec![count("primary", 100), count("senior", 0)])?;
/// let scope = EnrolmentScope::of(history, SeatPlan::default())?;
/// assert_eq!(scope.history.grades().len(), 1);
/// assert_eq!(
///     scope.left_out[0].to_string(),
///     "the stage `senior` has neither pupils nor seats, and is left out of the projection"
/// );
/// # Ok::<(), EnrolmentError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EnrolmentScope {
    /// The counts.
    pub history: EnrolmentHistory,
    /// The seats.
    pub seats: SeatPlan,
    /// What is left out, the stages in the order of their grades.
    pub left_out: Vec<LeftOut>,
}

impl EnrolmentScope {
    /// The scope of what was filed.
    ///
    /// # Errors
    ///
    /// None but those of [`EnrolmentHistory::new`] and [`SeatPlan::new`], which what was filed has
    /// passed.
    pub fn of(history: EnrolmentHistory, seats: SeatPlan) -> Result<Self, EnrolmentError> {
        let counted: BTreeSet<String> = history.stages().into_iter().map(str::to_owned).collect();
        let empty: BTreeSet<String> = empty_stages(&history, &seats)
            .into_iter()
            .map(str::to_owned)
            .collect();
        let mut left_out: Vec<LeftOut> = Vec::new();
        for stage in history.stages() {
            if empty.contains(stage) {
                let stage = stage.to_owned();
                left_out.push(LeftOut::EmptyStage { stage });
            }
        }
        for stage in seats.stages().filter(|stage| !counted.contains(*stage)) {
            let stage = stage.to_owned();
            left_out.push(LeftOut::SeatsWithoutGrades { stage });
        }
        if left_out.is_empty() {
            return Ok(Self {
                history,
                seats,
                left_out,
            });
        }
        let is_kept = |stage: &String| counted.contains(stage) && !empty.contains(stage);
        let mut counts: Vec<GradeCount> = history.into();
        counts.retain(|count| is_kept(&count.grade.stage));
        let mut blocks: Vec<SeatBlock> = seats.into();
        blocks.retain(|block| is_kept(&block.stage));
        Ok(Self {
            history: EnrolmentHistory::new(counts)?,
            seats: SeatPlan::new(blocks)?,
            left_out,
        })
    }
}

/// The stages without pupils and seats behind the last that has any; none where no stage has any.
fn empty_stages<'h>(history: &'h EnrolmentHistory, seats: &SeatPlan) -> Vec<&'h str> {
    let stages = history.stages();
    let is_in_use = |stage: &&str| history.has_pupils(stage) || seats.has_seats(stage);
    match stages.iter().rposition(is_in_use) {
        Some(last) => stages.into_iter().skip(last + 1).collect(),
        None => Vec::new(),
    }
}
