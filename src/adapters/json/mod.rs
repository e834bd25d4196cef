//! Reads county files, standards, plans, the statements of texts and levers written as JSON, every decimal exactly as
//! written.
//!
//! A document is read whole or refused whole, with *every* fault of it and the path to each, such
//! as `[1].facts.rotated_teachers`. Text that is not JSON is refused at its first mistake, with line
//! and column.
//!
//! # Numbers
//!
//! A number is taken digit by digit and never becomes a binary floating-point number on the way:
//! `0.15` is 15/100, and `0.1499999999999999999999999999` is not. A text of a plain decimal stands
//! for the number; `1e-5` is a number, `"1e-5"` is not.
//!
//! # The county file
//!
//! One object, or a list of them, each with an `id` of its own; its keys are those of the
//! [county file](crate::guide::files#county-file). What is absent or `null` is unknown: never zero, never
//! `false`. An unknown key is passed over with a [`CountyFileWarning`].
//!
//! # A standard
//!
//! A [`Standard`](crate::standards::Standard) has the keys that [`write_standard`] writes; take the
//! file of an edition of the catalogue and change it, or see
//! [what may be left out or written shorter](crate::guide::files#standard-file). Here an unknown key is a
//! fault.
//!
//! # A standard for tables
//!
//! [`read_table_standard`] says which keys it has and which may be left out; an unknown key is a
//! fault. What is filed for the area beside the table is [`read_area_filing`]'s.
//!
//! # A plan
//!
//! One object; [`Plan::from_node`](crate::model::Plan::from_node) says which keys it has. An unknown
//! key is passed over and listed in [`PlanReading`](crate::model::PlanReading).
//!
//! # The statements of a text
//!
//! One object; [`Statements::from_node`](crate::model::Statements::from_node) says which keys it has.
//! An unknown key is passed over and listed in
//! [`StatementsReading`](crate::model::StatementsReading).
//!
//! # Levers
//!
//! One object; with the feature `plan`, `read_levers` says which keys it has. An unknown key is passed over
//! and listed.
//!
//! # Contents
//!
//! | file | what it holds |
//! |---|---|
//! | `node` | [`read_node`]: text to a tree of keys and values |
//! | `documents` | [`read_standard`], [`read_table_standard`], [`read_plan`], [`read_statements`], with the functions that read their files and that write them |
//! | `area` | [`read_area_filing`], [`read_area_filing_file`] |
//! | `county` | [`CountyFilings`], [`read_county_filings`], [`read_county_file`] |
//! | `matching` | [`attach_filings`], [`FilingsByCounty`]: which county a filing belongs to |
//! | `record` | `EvaluationRecord`: what is needed to check a verdict years later (feature `record`) |
//! | `warning` | [`CountyFileWarning`] |
//! | `error` | [`JsonError`], [`JsonFileError`] |

mod area;
mod county;
mod documents;
mod error;
mod matching;
mod node;
#[cfg(feature = "record")]
mod record;
mod warning;

pub use area::{read_area_filing, read_area_filing_file};
pub use county::{CountyFilings, read_county_file, read_county_filings};
#[cfg(feature = "plan")]
pub use documents::{read_levers, read_levers_file, write_levers};
pub use documents::{
    read_plan, read_plan_file, read_plan_indicators_file, read_standard, read_standard_file,
    read_statements, read_statements_file, read_table_standard, read_table_standard_file,
    write_plan, write_standard, write_statements, write_table_standard,
};
pub use error::{JsonError, JsonFileError};
pub use matching::{FilingsByCounty, attach_filings};
pub use node::read_node;
#[cfg(feature = "record")]
pub use record::{
    EvaluationRecord, InputRole, RecordDifference, RecordedInput, RecordedReport, RecordedRequest,
    RecordedStandard,
};
pub use warning::CountyFileWarning;
