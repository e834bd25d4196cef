//! Norms as data: what is measured, which bounds hold, where each number comes from. A standard
//! names a statistic; it computes none.
//!
//! | file | what it defines |
//! |---|---|
//! | `standard` | [`Standard`], its [`Provenance`] and its [`Exclusion`]s |
//! | `indicator` | [`Indicator`], [`Term`], [`PerStage`] |
//! | `bound` | [`Bound`], [`Relation`], [`Reporting`] |
//! | `criterion` | [`SchoolRule`], [`DispersionRule`] |
//! | `clause` | [`Clause`], [`ClauseTest`], [`Scope`], [`Veto`] |
//! | `relief` | [`Relief`] |
//! | `catalogue` | the editions that come with the crate |
//! | `reading`, `checking` | a standard from a file, with every fault at once |
//!
//! # How to add an edition
//!
//! Write a `static` in `catalogue/<place>_<name>_<year>.rs` with the clause beside each number, and
//! add it to [`catalogue::all`]. Without Rust: write a file of the same shape; take the JSON of an
//! edition of the catalogue and change it.

mod bound;
pub mod catalogue;
mod checking;
mod clause;
mod criterion;
mod error;
mod indicator;
mod reading;
mod relief;
mod standard;

pub use bound::{Bound, Relation, Reporting, UnreadableBound};
pub use clause::{
    Clause, ClauseGroup, ClauseTest, Limit, LimitNumber, PLACEHOLDERS, Parameter, RatioTest,
    RoomCounting, Scope, Veto,
};
pub use criterion::{DispersionRule, SchoolRule};
pub use error::StandardError;
pub use indicator::{Figure, Indicator, PerStage, Term, Terms};
pub use relief::{Relief, ReliefEffect};
pub use standard::{Exclusion, ExclusionTest, Provenance, StageFactors, Standard};
