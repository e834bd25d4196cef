//! How evenly schools are provided for, whether a county meets the standard, and why: exact,
//! explained, three-valued (均衡, *jūnhéng*, "balance").
//!
//! ```
//! use junheng::model::SchoolKind;
//! use junheng::standards::catalogue;
//! use junheng::{County, Evaluator, Item, School, Verdict};
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
//! | [`numeric`] | exact fractions and sums, measures of inequality, how sure a figure is, where a series leads; no school, no unit |
//! | [`model`] | schools, counties, tables, plans, what a text states; no statistic |
//! | [`judgement`] | what is said of a figure that is held to a bound: [`Verdict`], [`judgement::Bound`] |
//! | [`page`] | what a report looks like: text, Markdown, HTML, a workbook |
//! | [`ratio`] | the ratios of the field, from enrolment to spending per pupil: what standards and plans name |
//! | [`standards`] | rules as data, with their sources: for the schools of a county, and for tables of any units |
//! | [`evaluation`] | values, verdicts with their reasons, reports |
//! | `improvement` | with the feature `plan`: the cheapest changes after which a county passes, with a proof |
//! | [`planning`] | plans, tasks and texts held against what was observed; pupils to come and seats for them |
//! | [`adapters`] | files: tables as sheets; counties, standards, plans and statements as JSON; Arrow, SQL, JSON Schema |
//!
//! Arrows point down only: `evaluation` stands on `standards`, that on `ratio` and `judgement`, and that on `model`
//! and `numeric`, which do not know each other; `improvement` stands on `evaluation`; `planning` needs no standard, but
//! `ratio`. `adapters` sees them all and is seen by none. The [design](guide::design#what-are-the-rooms) has a picture,
//! and the way of a cell to its verdict.
//!
//! # Where to begin
//!
//! | question | answer |
//! |---|---|
//! | does a county meet the standard, and why not? | [`evaluation::Evaluator`], [`evaluation::Report`] |
//! | what could a coefficient still be, while figures are missing? | [`evaluation::Report::possible_balance`] |
//! | what changed from one year to the next, and what moved a coefficient? | [`evaluation::ReportComparison`] |
//! | how do the counties of an area stand, and is the difference between them or within? | [`evaluation::AreaReport`] |
//! | does a table of any units meet a rule? | [`standards::TableStandard`], [`evaluation::TableEvaluator`] |
//! | how large is a ratio of the field, and by which definition? | [`ratio`] |
//! | what turns when a disputed reading is taken the other way? | [`evaluation::Sensitivity`] |
//! | how is a report published without telling of few pupils? | [`evaluation::Suppression`] |
//! | what must be added, where and at what cost, so that a county passes? | the guide page [`guide::improvement`] |
//! | is a plan on track? | [`planning::track`] |
//! | do the figures of a text agree with each other? | [`planning::review`] |
//! | how many seats will be needed? | [`planning::enrolment`] |
//! | which school drives the coefficient of an indicator, and what else are its values like? | [`evaluation::Report::sample`] |
//! | how unequal is a column, and what drives it? | [`numeric::inequality`] |
//! | how sure is a figure of a sample? | [`numeric::Bootstrap`], [`numeric::Proportion`], [`numeric::VariationInterval`], [`numeric::LinearizedVariation`] |
//! | what are the moments of very many rows? | [`numeric::Moments`], [`numeric::ExactMoments`] |
//!
//! # Conventions
//!
//! - **Weights.** The figure of a school is an average over its pupils, so schools are weighted by
//!   their pupils, and the deviation is that of the population.
//! - **Exact.** A filed amount is a decimal as written. Every verdict is that of exact arithmetic;
//!   every number is the double nearest to the exact one; reported figures are rounded half away
//!   from zero from the exact value. No verdict and no report depends on the order of the rows.
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
//! - It speaks two languages, Chinese and English, and no third: every text of the official form has
//!   both ([`Language`]).
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `csv` | yes | [`adapters::table`]: schools, tables, observations, pupils by grade; UTF-8, GB18030 or UTF-16 |
//! | `json` | yes | [`adapters::json`]: county files, standards, plans, statements, levers; every decimal as written |
//! | `arrow` | no | [`adapters::arrow`]: schools from record batches, reports as such; crates of Arrow and Parquet |
//! | `plan` | no | `improvement`: the cheapest way to pass, proven; a cone solver and what it needs |
//! | `html` | no | every report as a page in HTML ([`page`]); depends on `maud` |
//! | `rayon` | no | [`numeric::Moments`], [`numeric::ColumnMoments`], [`numeric::Bootstrap`] and the entropies of large samples on many threads, the same bits |
//! | `record` | no | `adapters::json::EvaluationRecord`: what is needed to check a verdict years later; depends on `sha2` |
//! | `schema` | no | `adapters::schema`: the JSON Schema of every document; depends on `schemars` |
//! | `xlsx` | no | the same tables from workbooks (`.xlsx`, `.xlsm`, `.xlsb`, `.xls`, `.ods`); an empty school file and the report on a county as workbooks |
//! | `full` | no | all of these |
//! | `datafusion` | no | `adapters::datafusion`: the measures as functions for SQL; a whole engine, so it is not part of `full` |
//! | `ballista` | no | `adapters::ballista`: the same functions on all machines of a cluster; not part of `full` either |
//!
//! # Guide
//!
//! [`guide`] has pages on the programs, the files, the methods, the words of the field, plans of improvement, SQL, other
//! programs, the design and the changes, and one in Chinese.

#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(unused_crate_dependencies))]
#![cfg_attr(
    all(
        doc,
        not(all(
            feature = "arrow",
            feature = "csv",
            feature = "json",
            feature = "plan",
            feature = "record",
            feature = "schema"
        ))
    ),
    expect(
        rustdoc::broken_intra_doc_links,
        reason = "these pages and the guide link to the adapters of all features"
    )
)]
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
#[cfg(feature = "plan")]
pub mod improvement;
pub mod judgement;
pub mod model;
pub mod numeric;
pub mod page;
pub mod planning;
pub mod ratio;
pub mod standards;

#[cfg(any(doc, doctest))]
#[path = "docs/mod.rs"]
pub mod guide;

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use crate::error::Error;
pub use evaluation::{Evaluator, Report};
pub use judgement::Verdict;
pub use model::{County, Item, Language, Plan, School};
pub use numeric::{Rational, WeightedSample};
pub use planning::track;
pub use standards::Standard;

// For the programs that read and write Parquet, and for the one that asks in SQL.
#[cfg(feature = "arrow")]
use parquet as _;
#[cfg(feature = "datafusion")]
use tokio as _;
// For the program that is a scheduler or an executor.
#[cfg(feature = "ballista")]
use {ballista_executor as _, ballista_scheduler as _, env_logger as _};

// Crates whose types stand in the interface: a caller takes the same version from here.
#[cfg(feature = "arrow")]
pub use arrow_array;
#[cfg(feature = "datafusion")]
pub use datafusion;
#[cfg(any(feature = "record", feature = "schema"))]
pub use serde_json;
pub use {ndarray, rust_decimal};
