//! The shape of a county file, as its reader takes it.

#![expect(dead_code, reason = "shapes are described, and never made")]

use crate::adapters::schema::values::{Label, Number};
use crate::model::Fact;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a county files beside its schools. What is absent or `null` is unknown: never zero, never false.
#[derive(JsonSchema)]
#[schemars(rename = "County")]
pub(super) struct CountyFile {
    /// The code of the county, as in the school file.
    #[schemars(default)]
    id: Option<Label>,
    /// The name of the county.
    #[schemars(default)]
    name: Option<String>,
    /// The year of the figures.
    #[schemars(default)]
    year: Option<Label>,
    /// The figures.
    #[schemars(default)]
    facts: Option<Facts>,
    /// What the authorities attest, by the code of the clause.
    #[schemars(default)]
    attestations: Option<BTreeMap<String, Option<Attestation>>>,
    /// Whether a veto happened, by its code: `true` is a violation.
    #[schemars(default)]
    vetoes: Option<BTreeMap<String, Option<bool>>>,
    /// The survey of satisfaction.
    #[schemars(default)]
    survey: Option<Survey>,
    /// The results of the national monitoring of learning.
    #[schemars(default)]
    monitoring: Option<Vec<Monitoring>>,
    /// The figures of schools that were imputed: lists of codes of figures, by the code of the school.
    #[schemars(default)]
    imputed: Option<BTreeMap<String, Vec<String>>>,
}

/// What an authority says of a clause.
#[derive(JsonSchema)]
pub(super) struct Attestation {
    /// Whether the clause is said to hold.
    #[schemars(default)]
    met: Option<bool>,
    /// What that rests on.
    #[schemars(default)]
    evidence: Option<String>,
}

/// The result of the national monitoring in one subject.
#[derive(JsonSchema)]
struct Monitoring {
    /// The subject.
    #[schemars(default)]
    subject: Option<String>,
    /// The level reached, with 3 for Ⅲ.
    #[schemars(default)]
    level: Option<Number>,
    /// The rate of difference between schools.
    #[schemars(default)]
    between_school_rate: Option<Number>,
}

/// The figures of the county.
struct Facts;
/// The answers of the survey.
struct Survey;

/// An object with a number for each of these facts.
fn numbers(generator: &mut SchemaGenerator, of_survey: bool) -> Schema {
    let number = generator.subschema_for::<Option<Number>>();
    let facts = Fact::ALL
        .iter()
        .filter(|fact| fact.is_survey() == of_survey);
    let properties: Map<String, Value> = facts
        .map(|fact| {
            let mut number = number.clone();
            let (zh, en) = (fact.zh(), fact.en());
            number.insert("description".to_owned(), format!("{zh}\n{en}").into());
            (fact.code().to_owned(), number.to_value())
        })
        .collect();
    json_schema!({ "type": "object", "properties": properties })
}

impl JsonSchema for Facts {
    fn schema_name() -> Cow<'static, str> {
        "Facts".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        numbers(generator, false)
    }
}

impl JsonSchema for Survey {
    fn schema_name() -> Cow<'static, str> {
        "Survey".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        numbers(generator, true)
    }
}
