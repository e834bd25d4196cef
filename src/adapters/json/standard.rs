//! Standards as JSON.

use crate::adapters::json::error::{JsonFileError, read_text};
use crate::adapters::json::node::read_node;
use crate::standards::Standard;
use std::path::Path;

/// Reads a standard from JSON text, and checks that its parts fit together.
///
/// The [module](super) says what may be left out or written shorter.
///
/// # Errors
///
/// - [`JsonFileError::Json`] if the text is no JSON.
/// - [`JsonFileError::Faults`] with every fault and the path to it.
///
/// # Examples
///
/// ```
/// use junheng::adapters::json::{JsonFileError, read_standard};
///
/// let standard = read_standard(r#"{
///     "id": "town-2026",
///     "name": "Rooms of the town",
///     "provenance": {"issuer": "The town", "year": 2026},
///     "indicators": [{
///         "code": "A1", "name": "teaching rooms per pupil", "unit": "m²",
///         "numerator": ["teaching_area", "-indoor_sports_area"], "per": 1,
///         "split": true, "whole": false, "threshold": ">= 4.5", "reported": 2,
///         "source": "§ 1"
///     }],
///     "dispersion": {"each": "<= 0.50", "reported": 3, "source": "§ 2"}
/// }"#)?;
/// assert_eq!(standard.indicators[0].threshold.unwrap().junior.to_string(), ">= 4.5");
/// # Ok::<(), JsonFileError>(())
/// ```
///
/// All faults are told at once:
///
/// ```
/// use junheng::adapters::json::read_standard;
///
/// let faults = read_standard(r#"{
///     "id": "", "name": "Rooms",
///     "provenance": {"issuer": "The town", "year": 2026},
///     "indicators": [{
///         "code": "A1", "name": "computers per 100 pupils", "unit": "sets",
///         "numerator": "computer", "per": 0, "split": true, "whole": true,
///         "treshold": ">= 10", "reported": 2, "source": "§ 1"
///     }],
///     "dispersion": {"each": "<= 0.50", "reported": 3, "source": "§ 2"}
/// }"#).unwrap_err();
/// assert_eq!(faults.to_string(), "\
/// at id: found \"\"; expected a text that is not blank
/// at indicators[0].numerator: found \"computer\"; expected the code of an item; the nearest is `computers`
/// at indicators[0].per: found 0; expected a number of pupils above 0
/// at indicators[0].treshold: found an unknown key; expected `threshold`, or another of \
/// code, name, unit, numerator, per, split, whole, threshold, reported, source");
/// ```
pub fn read_standard(text: &str) -> Result<Standard, JsonFileError> {
    Ok(Standard::from_node(&read_node(text)?)?)
}

/// Reads a standard from a JSON file.
///
/// # Errors
///
/// Those of [`read_standard`], and
///
/// - [`JsonFileError::Io`] with the path if the file cannot be read.
/// - [`JsonFileError::Json`] if it is not UTF-8.
pub fn read_standard_file(path: impl AsRef<Path>) -> Result<Standard, JsonFileError> {
    read_standard(&read_text(path.as_ref())?)
}

/// Writes a standard as JSON, from which [`read_standard`] makes the same standard again. Never
/// fails.
///
/// # Examples
///
/// ```
/// use junheng::adapters::json::{JsonFileError, read_standard, write_standard};
/// use junheng::standards::catalogue;
///
/// let standard = &catalogue::CN_QUALITY_BALANCE_2017;
/// assert_eq!(read_standard(&write_standard(standard))?, *standard);
/// # Ok::<(), JsonFileError>(())
/// ```
#[must_use]
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "JSON can hold all that a standard holds: its keys are texts, its numbers finite"
)]
pub fn write_standard(standard: &Standard) -> String {
    serde_json::to_string_pretty(standard).expect("a standard can be written as JSON")
}
