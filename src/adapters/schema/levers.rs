//! The shape of a file of levers and moves, as its reader takes it.

#![expect(dead_code, reason = "shapes are described, and never made")]

use crate::adapters::schema::values::{Label, Number, WordsInAny};
use crate::model::{ITEMS, Stage};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// What a school can be given, what one school can give to another, and at which cost.
#[derive(JsonSchema)]
#[schemars(rename = "Levers")]
pub(super) struct LeversFile {
    /// What has to be known of the figures, such as where the prices come from.
    #[schemars(default)]
    note: Option<serde_json::Value>,
    /// What a school can be given; a file of moves alone may have none.
    #[schemars(default)]
    levers: Option<Vec<Lever>>,
    /// What one school can give to another.
    #[schemars(default)]
    moves: Option<Vec<Move>>,
}

/// What a school can be given.
#[derive(JsonSchema)]
struct Lever {
    /// The identifier.
    id: Label,
    /// The name.
    #[schemars(default)]
    name: Option<WordsInAny>,
    /// The stage that it is for; any where nothing is said.
    #[schemars(default)]
    stage: Option<JudgedStage>,
    /// What one unit adds to the items of the school, in their filed units.
    adds: Amounts,
    /// What one unit costs.
    cost: Number,
    /// Whether whole units are taken; they are where nothing is said.
    #[schemars(default)]
    whole: Option<bool>,
    /// The steps in which units are taken; 1 of whole ones and 0.01 of others where nothing is said.
    #[schemars(default)]
    step: Option<Number>,
    /// The most units for one school.
    #[schemars(default)]
    at_most: Option<Number>,
}

/// What one school can give to another.
#[derive(JsonSchema)]
struct Move {
    /// The identifier.
    id: Label,
    /// The name.
    #[schemars(default)]
    name: Option<WordsInAny>,
    /// The stage of both schools.
    stage: JudgedStage,
    /// What one unit takes from the items of one school and adds to those of the other.
    carries: Amounts,
    /// What one unit costs.
    cost: Number,
    /// The most that a school gives, as a share of its teachers in the stage.
    #[schemars(default)]
    at_most_share: Option<Number>,
}

/// A stage that is judged, by its code or its Chinese name.
struct JudgedStage(String);

impl JsonSchema for JudgedStage {
    fn schema_name() -> Cow<'static, str> {
        "JudgedStage".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words = [Stage::Primary, Stage::Junior].into_iter();
        let words: Vec<&str> = words.flat_map(Stage::words).collect();
        json_schema!({ "type": "string", "enum": words })
    }
}

/// Amounts by the codes of their items.
struct Amounts(String);

impl JsonSchema for Amounts {
    fn schema_name() -> Cow<'static, str> {
        "Amounts".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items: Vec<&str> = ITEMS.iter().map(|item| item.code()).collect();
        json_schema!({
            "type": "object",
            "propertyNames": { "enum": items },
            "additionalProperties": generator.subschema_for::<Number>(),
            "minProperties": 1,
        })
    }
}
