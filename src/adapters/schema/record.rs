//! The shape of the record of an evaluation.

#![expect(dead_code, reason = "shapes are described, and never made")]

use crate::adapters::schema::values::OneOrMany;
use crate::evaluation::{Comparison, ReportDocument};
use crate::model::Language;
use schemars::JsonSchema;

/// An evaluation as it was made: the rule, what was asked for, the digest of every input, and the report.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Record {
    /// The version of the form: 1.
    schema: u32,
    /// The version of this crate that made the report.
    crate_version: String,
    /// The standard, without the options.
    standard: RecordStandard,
    /// What was asked for.
    request: RecordRequest,
    /// The SHA-256 of what was asked for, as JSON without blanks.
    request_sha256: Sha256,
    /// The files.
    inputs: Vec<RecordInput>,
    /// The report.
    report: RecordReport,
}

/// The standard that counties were held to.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct RecordStandard {
    /// Its identifier.
    id: String,
    /// The SHA-256 of its canonical JSON: the keys in the order in which a standard is written, without blanks.
    sha256: Sha256,
}

/// What was asked for.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct RecordRequest {
    /// The options of the standard, each as `NAME=VALUE`.
    options: Vec<String>,
    /// The names of the reliefs.
    reliefs: Vec<String>,
    /// How values were compared.
    comparison: Comparison,
    /// The sheet of a workbook that was named, if one was.
    sheet: Option<String>,
    /// Whether rows were kept whose words are those of a total.
    keep_all_rows: bool,
    /// The language of the sentences of the report.
    language: Language,
}

/// A file that was read.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct RecordInput {
    /// What it was.
    role: InputKind,
    /// Its name, as it was given.
    name: String,
    /// How many bytes it has.
    size: u64,
    /// The SHA-256 of its bytes.
    sha256: Sha256,
}

/// What an input is to an evaluation.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum InputKind {
    /// The school file.
    Schools,
    /// The county file.
    County,
    /// The file of the standard.
    Standard,
}

/// The report as it was.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct RecordReport {
    /// The SHA-256 of its JSON, as it stands under `document`.
    sha256: Sha256,
    /// The report, or a list of them, as JSON without blanks.
    document: OneOrMany<ReportDocument>,
}

/// A digest in hexadecimal digits.
#[derive(JsonSchema)]
#[schemars(transparent)]
struct Sha256(#[schemars(regex(pattern = "^[0-9a-f]{64}$"))] String);
