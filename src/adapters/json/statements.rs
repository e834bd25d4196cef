//! The statements of a text as JSON.

use crate::adapters::json::error::{JsonFileError, read_text};
use crate::adapters::json::node::read_node;
use crate::model::{Statements, StatementsReading};
use std::path::Path;

/// Reads the statements of a text from JSON; [`Statements::from_node`] says which keys they have.
///
/// # Errors
///
/// - [`JsonFileError::Json`] if the text is no JSON.
/// - [`JsonFileError::Faults`] with every fault and the path to it.
///
/// # Examples
///
/// ```
/// use junheng::adapters::json::{JsonFileError, read_statements};
///
/// let read = read_statements(r#"{
///     "id": "report",
///     "figures": [
///         {"code": "backbone", "value": 1209},
///         {"code": "teachers", "value": 3470},
///         {"code": "share", "value": 34.8, "unit": "%"}
///     ],
///     "checks": [
///         {"check": "ratio", "numerator": "backbone", "denominator": "teachers", "per": 100,
///          "ratio": "share"}
///     ]
/// }"#)?;
/// assert_eq!(read.statements.checks().len(), 1);
/// # Ok::<(), JsonFileError>(())
/// ```
///
/// All faults are told at once:
///
/// ```
/// use junheng::adapters::json::read_statements;
///
/// let faults = read_statements(r#"{
///     "id": "report",
///     "figures": [{"code": "teachers", "value": "many"}, {"code": "teachers"}],
///     "checks": [{"check": "sum", "parts": ["teacher"], "total": "teachers"}]
/// }"#).unwrap_err();
/// assert_eq!(faults.to_string(), "\
/// at figures[0].value: found \"many\"; expected a decimal or x:1 as printed, perhaps with a sign before it
/// at figures[1].code: found \"teachers\"; expected a code that no figure before it has
/// at checks[0].parts[0]: found \"teacher\"; expected the code of a figure; the nearest is `teachers`");
/// ```
pub fn read_statements(text: &str) -> Result<StatementsReading, JsonFileError> {
    Ok(Statements::from_node(&read_node(text)?)?)
}

/// Reads the statements of a text from a JSON file.
///
/// # Errors
///
/// Those of [`read_statements`], and
///
/// - [`JsonFileError::Io`] with the path if the file cannot be read.
/// - [`JsonFileError::Json`] if it is not UTF-8.
pub fn read_statements_file(path: impl AsRef<Path>) -> Result<StatementsReading, JsonFileError> {
    read_statements(&read_text(path.as_ref())?)
}

/// Writes the statements of a text as JSON, from which [`read_statements`] makes the same again.
/// Never fails.
#[must_use]
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "JSON can hold all that statements hold: their keys are texts"
)]
pub fn write_statements(statements: &Statements) -> String {
    serde_json::to_string_pretty(statements).expect("statements can be written as JSON")
}
