//! How pupils move from grade to grade: promotion, repetition and drop-out between two years, and
//! how far a cohort gets.
//!
//! | file | what it defines |
//! |---|---|
//! | `flow` | [`GradeCounts`], [`GradeFlow`], [`GradeFlows`]: what was seen between two years |
//! | `rates` | [`FlowRates`]: rates of a grade that fit a closed cohort |
//! | `cohort` | [`ReconstructedCohort`] and its [`RepeatLimit`]: survival, years per graduate, efficiency |
//! | `error` | [`ProgressionError`]: what does not fit, and in which grade |
//!
//! These are measures of what happened, so they stand here; what will come of it is for
//! [`planning::enrolment`](crate::planning::enrolment).
//!
//! The definitions are told in [the guide](crate::guide::methods#flows-and-survival).

pub(super) mod cohort;
pub(super) mod error;
pub(super) mod flow;
pub(super) mod rates;

pub use cohort::{CohortGrade, ReconstructedCohort, RepeatLimit};
pub use error::ProgressionError;
pub use flow::{FlowStatus, GradeCounts, GradeFlow, GradeFlows};
pub use rates::FlowRates;
