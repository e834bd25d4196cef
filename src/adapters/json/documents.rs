//! Standards, plans and the statements of texts as JSON: read and written in one way.

use crate::adapters::json::error::{JsonFileError, read_text};
use crate::adapters::json::node::read_node;
#[cfg(feature = "plan")]
use crate::improvement::{Levers, LeversReading};
use crate::model::{
    DocumentFaults, Node, Place, Plan, PlanIndicator, PlanReading, Statements, StatementsReading,
    hint,
};
use crate::ratio::{RatioDefinition, RatioError};
use crate::standards::{Standard, TableStandard};
use serde::Serialize;
use std::path::Path;

/// Reads the text of a document.
fn read<T>(
    text: &str,
    from_node: impl FnOnce(&Node) -> Result<T, DocumentFaults>,
) -> Result<T, JsonFileError> {
    Ok(from_node(&read_node(text)?)?)
}

/// The readers of files, each beside the reader of its text.
macro_rules! files {
    ($($(#[$cfg:meta])? $file:ident, $read:ident: $what:literal as $content:ty;)*) => {$(
        #[doc = concat!("Reads ", $what, " from a JSON file.")]
        ///
        /// # Errors
        ///
        #[doc = concat!("Those of [`", stringify!($read), "`], with [`JsonFileError::Io`] if the file")]
        /// cannot be read, and with [`JsonFileError::Json`] also if it is not UTF-8.
        $(#[$cfg])?
        pub fn $file(path: impl AsRef<Path>) -> Result<$content, JsonFileError> {
            $read(&read_text(path.as_ref())?)
        }
    )*};
}

files! {
    read_standard_file, read_standard: "a standard" as Standard;
    read_table_standard_file, read_table_standard: "a standard for tables" as TableStandard;
    read_plan_file, read_plan: "a plan" as PlanReading;
    read_statements_file, read_statements: "the statements of a text" as StatementsReading;
    #[cfg(feature = "plan")]
    read_levers_file, read_levers: "levers and moves" as LeversReading;
}

#[expect(
    clippy::expect_used,
    reason = "JSON can hold all that a document holds: its keys are texts, its numbers finite"
)]
fn write(document: &impl Serialize) -> String {
    serde_json::to_string_pretty(document).expect("a document can be written as JSON")
}

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
/// code, name, unit, ratio, numerator, per, split, whole, threshold, reported, source");
/// ```
pub fn read_standard(text: &str) -> Result<Standard, JsonFileError> {
    read(text, Standard::from_node)
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
pub fn write_standard(standard: &Standard) -> String {
    write(standard)
}

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
/// All faults are told at once, as by [`read_standard`].
pub fn read_table_standard(text: &str) -> Result<TableStandard, JsonFileError> {
    read(text, TableStandard::from_node)
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
pub fn write_table_standard(standard: &TableStandard) -> String {
    write(standard)
}

/// Reads a plan from JSON text; [`Plan::from_node`] says which keys it has.
///
/// # Errors
///
/// - [`JsonFileError::Json`] if the text is no JSON.
/// - [`JsonFileError::Faults`] with every fault and the path to it.
///
/// # Examples
///
/// ```
/// use junheng::adapters::json::{JsonFileError, read_plan};
///
/// let read = read_plan(r#"{
///     "id": "five-years", "base_year": 2020, "target_year": 2025, "path": "linear",
///     "rows": [{
///         "indicator": "5", "name": {"zh": "生师比", "en": "Pupil-teacher ratio"},
///         "stage": "primary", "direction": "lower_is_better",
///         "baseline": "19.62:1", "target": "≤17:1", "weight": 2
///     }]
/// }"#)?;
/// assert_eq!(read.plan.rows()[0].target().bound.to_string(), "<= 17");
/// assert_eq!(read.unknown_keys, ["rows[0].weight"]);
/// # Ok::<(), JsonFileError>(())
/// ```
///
/// All faults are told at once, as by [`read_standard`].
pub fn read_plan(text: &str) -> Result<PlanReading, JsonFileError> {
    let node = read_node(text)?;
    let (read, mut faults) = match Plan::from_node(&node) {
        Ok(read) => (Some(read), DocumentFaults::default()),
        Err(faults) => (None, faults),
    };
    note_unknown_ratios(&node, &mut faults);
    Ok(faults.into_result(read)?)
}

/// That a row names a ratio which there is not: plans themselves know no ratios.
fn note_unknown_ratios(node: &Node, faults: &mut DocumentFaults) {
    // Whatever else is wrong was noted as the plan was read.
    let mut noted = DocumentFaults::default();
    let rows = Place::root(node).entries(&mut noted);
    let rows = rows.and_then(|keys| keys.optional("rows")?.list(&mut noted));
    for row in rows.into_iter().flatten() {
        let keys = row.entries(&mut noted);
        let Some(ratio) = keys.and_then(|keys| keys.optional("ratio")) else {
            continue;
        };
        if let Some(code) = ratio.label(&mut noted).map(str::trim)
            && let Err(RatioError::UnknownRatio { nearest, .. }) = RatioDefinition::named(code)
        {
            let near = hint(nearest.as_deref());
            ratio.fault(
                faults,
                format!("the code of a ratio of the catalogue{near}"),
            );
        }
    }
}

/// Reads from a JSON file what it is a plan for, even where the plan has faults;
/// [`Plan::indicators_of`] says when that cannot be told.
///
/// # Errors
///
/// - [`JsonFileError::Io`] with the path if the file cannot be read.
/// - [`JsonFileError::Json`] if it is no JSON, or not UTF-8.
pub fn read_plan_indicators_file(
    path: impl AsRef<Path>,
) -> Result<Option<Vec<PlanIndicator>>, JsonFileError> {
    let node = read_node(&read_text(path.as_ref())?)?;
    Ok(Plan::indicators_of(&node))
}

/// Writes a plan as JSON, from which [`read_plan`] makes the same plan again. Never fails.
///
/// # Examples
///
/// ```
/// use junheng::adapters::json::{JsonFileError, read_plan, write_plan};
///
/// let plan = read_plan(r#"{"id": "p", "base_year": 2020, "target_year": 2025, "rows": [
///     {"indicator": "4a", "direction": "lower_is_better", "baseline": "＜0.42", "target": "＜0.40"}
/// ]}"#)?.plan;
/// assert_eq!(read_plan(&write_plan(&plan))?.plan, plan);
/// # Ok::<(), JsonFileError>(())
/// ```
#[must_use]
pub fn write_plan(plan: &Plan) -> String {
    write(plan)
}

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
/// All faults are told at once, as by [`read_standard`].
pub fn read_statements(text: &str) -> Result<StatementsReading, JsonFileError> {
    read(text, Statements::from_node)
}

/// Writes the statements of a text as JSON, from which [`read_statements`] makes the same again.
/// Never fails.
#[must_use]
pub fn write_statements(statements: &Statements) -> String {
    write(statements)
}

/// Reads levers and moves from JSON text; [`Levers::from_node`] says which keys they have.
///
/// # Errors
///
/// - [`JsonFileError::Json`] if the text is no JSON.
/// - [`JsonFileError::Faults`] with every fault and the path to it.
///
/// # Examples
///
/// ```
/// use junheng::adapters::json::{JsonFileError, read_levers};
///
/// let read = read_levers(r#"{"levers": [
///     {"id": "room", "adds": {"teaching_area": "1"}, "cost": 3000, "whole": false, "price_of": 2024}
/// ]}"#)?;
/// assert_eq!(read.levers.levers()[0].step().to_string(), "0.01");
/// assert_eq!(read.unknown_keys, ["levers[0].price_of"]);
/// # Ok::<(), JsonFileError>(())
/// ```
#[cfg(feature = "plan")]
pub fn read_levers(text: &str) -> Result<LeversReading, JsonFileError> {
    read(text, Levers::from_node)
}

/// Writes levers and moves as JSON, from which [`read_levers`] makes the same again. Never fails.
#[cfg(feature = "plan")]
#[must_use]
pub fn write_levers(levers: &Levers) -> String {
    write(levers)
}
