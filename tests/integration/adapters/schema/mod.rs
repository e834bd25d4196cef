//! The JSON Schema of every document, held to what is read, written and printed.

mod cases_documents;
mod cases_schemas;

use jsonschema::Validator;
use junheng::adapters::schema::{DocumentKind, json_schema};
use serde_json::Value;

fn validator(kind: DocumentKind) -> Validator {
    let schema = json_schema(kind);
    jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("{}: {error}", kind.code()))
}

/// What a schema says of a document: the first complaint and its place.
fn complaint(validator: &Validator, document: &Value) -> Option<String> {
    let error = validator.iter_errors(document).next()?;
    Some(format!("at {}: {error}", error.instance_path()))
}
