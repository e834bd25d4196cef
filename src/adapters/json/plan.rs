//! Plans as JSON.

use crate::adapters::json::error::{JsonFileError, read_text};
use crate::adapters::json::node::read_node;
use crate::model::{Plan, PlanIndicator, PlanReading};
use std::path::Path;

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
/// All faults are told at once:
///
/// ```
/// use junheng::adapters::json::read_plan;
///
/// let faults = read_plan(r#"{
///     "id": "five-years", "base_year": 2025, "target_year": 2020, "path": "straight",
///     "rows": [
///         {"indicator": "1", "direction": "up", "baseline": 1, "target": ">= 2"},
///         {"indicator": "2", "direction": "lower_is_better", "baseline": "x", "target": ">= 2"},
///         {"indicator": "3", "direction": "higher_is_better", "baseline": 0, "target": 2,
///          "base_year": 2020, "target_year": 2025, "path": "geometric"}
///     ]
/// }"#).unwrap_err();
/// assert_eq!(faults.to_string(), "\
/// at path: found \"straight\"; expected linear, geometric or stepped
/// at target_year: found 2020; expected a year after the base year, 2025
/// at rows[0].direction: found \"up\"; expected higher_is_better or lower_is_better
/// at rows[1].baseline: found \"x\"; expected a decimal or x:1, or a bound such as \"< 0.42\"
/// at rows[1].target: found \">= 2\"; expected the sign <=, < or =, as the indicator `2` is lower_is_better
/// at rows[2].baseline: found 0; expected a number above 0, as the geometric path of the indicator `3` needs");
/// ```
pub fn read_plan(text: &str) -> Result<PlanReading, JsonFileError> {
    Ok(Plan::from_node(&read_node(text)?)?)
}

/// Reads a plan from a JSON file.
///
/// # Errors
///
/// Those of [`read_plan`], and
///
/// - [`JsonFileError::Io`] with the path if the file cannot be read.
/// - [`JsonFileError::Json`] if it is not UTF-8.
pub fn read_plan_file(path: impl AsRef<Path>) -> Result<PlanReading, JsonFileError> {
    read_plan(&read_text(path.as_ref())?)
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
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "JSON can hold all that a plan holds: its keys are texts and years"
)]
pub fn write_plan(plan: &Plan) -> String {
    serde_json::to_string_pretty(plan).expect("a plan can be written as JSON")
}
