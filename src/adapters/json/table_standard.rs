//! Standards for tables as JSON.

use crate::adapters::json::error::{JsonFileError, read_text};
use crate::adapters::json::node::read_node;
use crate::standards::TableStandard;
use std::path::Path;

/// Reads a standard for tables from JSON text, and checks that its parts fit together.
///
/// It has the keys that [`write_table_standard`] writes. `units`, `facts`, `exclusions`, `unit`,
/// `aliases`, `whole`, `signed`, `optional`, `when`, `weight`, `limit` and `reported` may be left
/// out; a text may stand for both languages. [`Formula`](crate::standards::Formula) says how formulas
/// are written.
///
/// # Errors
///
/// - [`JsonFileError::Json`] if the text is no JSON.
/// - [`JsonFileError::Faults`] with every fault and the path to it.
///
/// # Examples
///
/// ```
/// use junheng::adapters::json::{JsonFileError, read_table_standard};
///
/// let standard = read_table_standard(r#"{
///     "id": "town-2026", "name": "Books of the town",
///     "provenance": {"issuer": "The town", "year": 2026},
///     "columns": [
///         {"code": "pupils", "name": "pupils", "whole": true},
///         {"code": "books", "name": "books", "whole": true}
///     ],
///     "exclusions": [{"reason": "fewer than 50 pupils", "when": "pupils < 50", "source": "§ 1"}],
///     "criteria": [
///         {"code": "A1", "name": "ten books a pupil", "source": "§ 2",
///          "test": {"kind": "each_unit", "holds": "books >= 10 * pupils"}},
///         {"code": "A2", "name": "schools are alike", "source": "§ 3",
///          "test": {"kind": "spread", "measure": "coefficient_of_variation",
///                   "value": "books / pupils", "weight": "pupils", "limit": "<= 0.50"}}
///     ]
/// }"#)?;
/// assert_eq!(standard.criteria.len(), 2);
/// # Ok::<(), JsonFileError>(())
/// ```
///
/// All faults are told at once:
///
/// ```
/// use junheng::adapters::json::read_table_standard;
///
/// let faults = read_table_standard(r#"{
///     "id": "town-2026", "name": "Books of the town",
///     "provenance": {"issuer": "The town", "year": 2026},
///     "columns": [{"code": "pupils", "name": "pupils"}, {"code": "2nd", "name": "books"}],
///     "criteria": [
///         {"code": "A1", "name": "books", "source": "§ 2", "tests": "",
///          "test": {"kind": "each_unit", "holds": "pupil >= 10 *"}},
///         {"code": "A1", "name": "pupils", "source": "§ 3",
///          "test": {"kind": "area", "holds": "pupils >= totla(pupils)"}},
///         {"code": "A3", "name": "pupils", "source": "§ 3",
///          "test": {"kind": "area", "holds": "pupils >= 100"}}
///     ]
/// }"#).unwrap_err();
/// assert_eq!(faults.to_string(), "\
/// at columns[1].code: found \"2nd\"; expected a code of letters, digits and `_`, with no digit first
/// at criteria[0].tests: found an unknown key; expected `test`, or another of code, name, test, \
/// reported, source
/// at criteria[0].test.holds: found \"pupil >= 10 *\"; expected at its character 14 a number, a \
/// figure, a function or `(`
/// at criteria[1].code: found \"A1\"; expected a code of its own; another criterion has it
/// at criteria[1].test.holds: found \"pupils >= totla(pupils)\"; expected at its character 11 one of \
/// the functions largest, smallest, total, half_away_from_zero, half_even, ceiling, floor
/// at criteria[2].test.holds: found the column `pupils`; expected a figure of the area, such as \
/// `total(pupils)`");
/// ```
pub fn read_table_standard(text: &str) -> Result<TableStandard, JsonFileError> {
    Ok(TableStandard::from_node(&read_node(text)?)?)
}

/// Reads a standard for tables from a JSON file.
///
/// # Errors
///
/// Those of [`read_table_standard`], and
///
/// - [`JsonFileError::Io`] with the path if the file cannot be read.
/// - [`JsonFileError::Json`] if it is not UTF-8.
pub fn read_table_standard_file(path: impl AsRef<Path>) -> Result<TableStandard, JsonFileError> {
    read_table_standard(&read_text(path.as_ref())?)
}

/// Writes a standard for tables as JSON, from which [`read_table_standard`] makes the same standard
/// again. Never fails.
///
/// # Examples
///
/// ```
/// use junheng::adapters::json::{JsonFileError, read_table_standard, write_table_standard};
/// use junheng::standards::catalogue;
///
/// let standard = &catalogue::US_CA_GROWTH_TARGET_2000;
/// let text = write_table_standard(standard);
/// assert!(text.contains("largest(1, half_away_from_zero(0.05 * (800 - api99), 0))"));
/// assert_eq!(read_table_standard(&text)?, *standard);
/// # Ok::<(), JsonFileError>(())
/// ```
#[must_use]
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "JSON can hold all that a standard holds: its keys are texts, its numbers finite"
)]
pub fn write_table_standard(standard: &TableStandard) -> String {
    serde_json::to_string_pretty(standard).expect("a standard can be written as JSON")
}
