//! How evenly schools are provided for, whether a county meets the standard, and why: exact,
//! explained, three-valued (均衡, *jūnhéng*, "balance").
//!
//! ```
//! use junheng::evaluation::{Evaluator, Verdict};
//! use junheng::model::{County, Item, School, SchoolKind};
//! use junheng::standards::catalogue;
//!
//! # fn main() -> Result<(), junheng::Error> {
//! // Two schools of 100 pupils with 450 and 1350 m² of rooms: 4.5 and 13.5 m² a pupil.
//! let school = |id: &str, area: i64| {
//!     School::new(id, format!("School {id}"), SchoolKind::Primary)?
//!         .with_amount(Item::StudentsPrimary, 100)?
//!         .with_amount(Item::TeachingArea, area)?
//!         .with_amount(Item::IndoorSportsArea, 0)
//! };
//! let county = County::new(vec![school("1", 450)?, school("2", 1350)?])?;
//! let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
//!
//! let rooms = &report.balance()[3];
//! // The mean is 9 and the deviation 4.5: a coefficient of exactly 0.5, which the limit allows.
//! assert_eq!(rooms.coefficient_of_variation, Some(0.5));
//! assert_eq!(rooms.verdict, Some(Verdict::Met));
//! // The rest is not reported. That is not zero, and so the county's verdict stays open.
//! assert_eq!(report.verdict(), Verdict::NotAssessable);
//! # Ok(())
//! # }
//! ```
//!
//! # The rooms
//!
//! | room | what it knows |
//! |---|---|
//! | [`numeric`] | exact fractions and sums, weighted dispersion; no school, no unit |
//! | [`model`] | schools, items, units, counties; no statistic |
//! | [`standards`] | rules as data: indicators, bounds, clauses, vetoes, reliefs, with their sources; rules over tables of any units |
//! | [`evaluation`] | parts, values, verdicts with their reasons, reports |
//! | [`planning`] | plans held against what was observed: progress, status, forecast |
//! | [`adapters`] | files: schools and tables as CSV, counties and standards as JSON |
//!
//! Arrows point down only: `evaluation` stands on `standards`, that on `model` and `numeric`, and
//! these two do not know each other.
//!
//! # Conventions
//!
//! - **Weights.** The figure of a school is an average over its pupils, so schools are weighted by
//!   their pupils, and the deviation is that of the population.
//! - **Exact.** A filed amount is a decimal as written. Every verdict is that of exact arithmetic;
//!   every number is the double nearest to the exact one; reported figures are rounded half away
//!   from zero from the exact value. Nothing depends, in any bit, on the order of the rows.
//! - **Undefined is not a number.** What is not reported is [`model::Missing`] with its reason,
//!   never zero; a verdict that needs it is [`evaluation::Verdict::NotAssessable`], and the report
//!   says what is missing.
//!
//! # What it does not do
//!
//! - It does not fetch, print, log or keep global state: it is a library without side effects.
//! - It does not correct figures. What looks wrong is a [`model::Finding`]; the figures are used as
//!   filed.
//! - It does not know rules it has no source for. A province's own edition is a file of yours.
//! - It does not judge what only people can: those clauses take an attestation.
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `csv` | yes | [`adapters::csv`]: school files, UTF-8 or GB18030 |
//! | `json` | yes | [`adapters::json`]: county files and standards, every decimal as written |
//! | `rayon` | no | [`numeric::Moments`] and [`numeric::ColumnMoments`] of many threads, the same bits |
//!
//! # Guide
//!
//! [`guide`] has pages on the methods, the files, the glossary and the changes.

#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(unused_crate_dependencies))]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::float_cmp,
        clippy::indexing_slicing,
        clippy::allow_attributes,
        reason = "a test may fail by panicking"
    )
)]
#![doc(test(attr(deny(warnings))))]

pub mod adapters;
mod error;
pub mod evaluation;
pub mod model;
pub mod numeric;
pub mod planning;
pub mod standards;

#[cfg(any(doc, doctest))]
#[path = "docs/mod.rs"]
pub mod guide;

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;

pub use error::Error;
