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
//! # Definitions
//!
//! With `E` the pupils of grade `g` in year `t`, and `R` those of them who repeat it
//! (UNESCO Institute for Statistics, glossary: promotion, repetition, dropout and survival rate by
//! grade):
//!
//! ```text
//!   promotion p = (E[t+1][g+1] − R[t+1][g+1]) / E[t][g]
//!   repetition r = R[t+1][g] / E[t][g]
//!   drop-out   d = 1 − p − r
//! ```
//!
//! Everything is an exact fraction.

pub(super) mod cohort;
pub(super) mod error;
pub(super) mod flow;
pub(super) mod rates;

pub use cohort::{CohortGrade, ReconstructedCohort, RepeatLimit};
pub use error::ProgressionError;
pub use flow::{FlowStatus, GradeCounts, GradeFlow, GradeFlows};
pub use rates::FlowRates;
