//! Norms as data: what is measured, which bounds hold, where each number comes from. A standard
//! names a statistic; it computes none.
//!
//! | file | what it holds |
//! |---|---|
//! | `county` | [`Standard`], [`Indicator`], [`Clause`], [`Relief`]: rules for the schools of a county |
//! | `table` | [`TableStandard`], [`Formula`], [`Condition`]: rules over a table of any units, with columns of its own |
//! | [`catalogue`] | the editions that come with the crate |
//! | `membership` | [`UnknownMembership`]: what becomes of a unit that may not count |
//! | `provenance` | [`Provenance`]: where a standard comes from |
//! | `fields` | the keys of a standard's document |
//! | `error` | [`StandardError`] |
//!
//! # Two shapes
//!
//! A [`Standard`] knows the forms of a Chinese county: schools that are split into parts, the items
//! of the school file, thresholds by stage. A [`TableStandard`] knows none of them: it declares its
//! columns, and says in formulas which rows count and what must hold. Any rule that is data over one
//! table fits it.
//!
//! # How to add an edition
//!
//! Write a `static` in `catalogue/<place>_<name>_<year>.rs` with the clause beside each number, and
//! add it to [`catalogue::all`] or [`catalogue::tables`]. Without Rust: write a file of the same shape;
//! take the JSON of an edition of the catalogue and change it.

pub mod catalogue;
mod county;
mod error;
mod fields;
mod membership;
mod provenance;
mod table;

pub use crate::judgement::{Bound, Relation, Reporting};
pub use crate::model::Figure;
pub use county::clause::{
    Clause, ClauseGroup, ClauseTest, LimitNumber, PLACEHOLDERS, Parameter, RatioTest, RoomCounting,
    Scope, Veto,
};
pub use county::criterion::{DispersionRule, SchoolRule};
pub use county::indicator::{Indicator, PerStage, Term};
pub use county::relief::{Relief, ReliefEffect};
pub use county::standard::{Exclusion, ExclusionTest, StageFactors, Standard};
pub use error::StandardError;
pub use membership::UnknownMembership;
pub use provenance::Provenance;
pub use table::formula::{Condition, Formula, Inner, UnreadableFormula};
pub use table::spread_measure::SpreadMeasure;
pub use table::standard::{
    AreaFact, ColumnCode, TableColumn, TableCriterion, TableStandard, TableTest, UnitExclusion,
};
