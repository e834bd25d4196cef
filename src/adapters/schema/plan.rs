//! The shape of a plan, as its reader takes it.

#![expect(dead_code, reason = "shapes are described, and never made")]

use crate::adapters::schema::values::{Label, WordsInAny};
use crate::model::{Course, Direction};
use schemars::JsonSchema;
use std::collections::BTreeMap;

/// What is meant to happen: targets for indicators, tasks, and series that must rise or fall.
#[derive(JsonSchema)]
#[schemars(rename = "Plan")]
pub(super) struct PlanFile {
    /// The identifier.
    id: Label,
    /// The title.
    #[schemars(default)]
    title: Option<WordsInAny>,
    /// The document it comes from.
    #[schemars(default)]
    source: Option<String>,
    /// The year of the baselines, where a row says nothing else.
    #[schemars(default)]
    base_year: Option<Label>,
    /// The year of the targets, where a row says nothing else.
    #[schemars(default)]
    target_year: Option<Label>,
    /// The path from baseline to target, where a row says nothing else.
    #[schemars(default)]
    path: Option<PathKind>,
    /// The targets with a number; a plan of tasks alone may have none.
    #[schemars(default)]
    rows: Option<Vec<Row>>,
    /// The tasks.
    #[schemars(default)]
    tasks: Option<Vec<CountedTask>>,
    /// The series that must rise or fall.
    #[schemars(default)]
    monotone: Option<Vec<Monotone>>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum PathKind {
    Linear,
    Geometric,
    Stepped,
}

/// A target with a number.
#[derive(JsonSchema)]
struct Row {
    /// The code of the indicator, by which observations name it.
    indicator: Label,
    /// The name.
    #[schemars(default)]
    name: Option<WordsInAny>,
    /// The stage.
    #[schemars(default)]
    stage: Option<Label>,
    /// The unit.
    #[schemars(default)]
    unit: Option<Label>,
    /// Which way is better.
    direction: Direction,
    /// The year of the baseline.
    #[schemars(default)]
    base_year: Option<Label>,
    /// Where it stood: a decimal, `x:1` or a bound; nothing where that is not known.
    #[schemars(default)]
    baseline: Option<Label>,
    /// The year of the target.
    #[schemars(default)]
    target_year: Option<Label>,
    /// Where it should come to: a sign, and a decimal or `x:1`.
    target: Label,
    /// The ratio of the catalogue that the indicator is, to be computed from a county's filing.
    #[schemars(default)]
    ratio: Option<Label>,
    /// The path from baseline to target.
    #[schemars(default)]
    path: Option<PathKind>,
    /// What is due in each year of a stepped path.
    #[schemars(default)]
    steps: Option<BTreeMap<String, Label>>,
    /// The clause it comes from.
    #[schemars(default)]
    source: Option<Label>,
}

/// A task with a count.
#[derive(JsonSchema)]
#[schemars(rename = "Task")]
struct CountedTask {
    /// The code of the task, by which observations name it.
    task: Label,
    /// The name.
    #[schemars(default)]
    name: Option<WordsInAny>,
    /// The stage.
    #[schemars(default)]
    stage: Option<Label>,
    /// The unit.
    #[schemars(default)]
    unit: Option<Label>,
    /// How many: a number, a bound, a range, or about so many.
    count: Label,
    /// The year in which it is due.
    #[schemars(default)]
    due_year: Option<Label>,
    /// The clause it comes from.
    #[schemars(default)]
    source: Option<Label>,
}

/// A series that must rise or fall.
#[derive(JsonSchema)]
struct Monotone {
    /// The code of the indicator, by which observations name it.
    indicator: Label,
    /// The name.
    #[schemars(default)]
    name: Option<WordsInAny>,
    /// The stage.
    #[schemars(default)]
    stage: Option<Label>,
    /// The unit.
    #[schemars(default)]
    unit: Option<Label>,
    /// Which way it must go.
    must: Course,
    /// The first year.
    #[schemars(default)]
    base_year: Option<Label>,
    /// The last year.
    #[schemars(default)]
    target_year: Option<Label>,
    /// The clause it comes from.
    #[schemars(default)]
    source: Option<Label>,
}
