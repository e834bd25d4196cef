//! The JSON Schema of every document, held to what is read, written and printed.

mod cases_answers;
mod cases_documents;
mod cases_made_up;
mod cases_schemas;

use jsonschema::Validator;
use junheng::adapters::schema::{DocumentKind, json_schema};
use serde_json::Value;
use std::collections::BTreeMap;

fn validator(kind: DocumentKind) -> Validator {
    let schema = json_schema(kind);
    jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("{}: {error}", kind.code()))
}

/// What a schema says of a document: the first complaint and its place.
fn complaint(validator: &Validator, document: &Value) -> Option<String> {
    let error = validator.iter_errors(document).next()?;
    Some(format!("at {}: {error}", error.instance_path()))
}

/// The paths to the values of a document: of the members of lists that have the same keys, two stand for all.
fn pointers(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen = BTreeMap::new();
    collect(document, "", "", &mut seen, &mut found);
    found
}

/// The paths from here on, and how often each was seen, whatever the places in lists are.
fn collect(
    document: &Value,
    here: &str,
    pattern: &str,
    seen: &mut BTreeMap<String, usize>,
    found: &mut Vec<String>,
) {
    let mut go_on = |key: &str, name: &str, value: &Value| {
        let (path, pattern) = (format!("{here}/{key}"), format!("{pattern}/{name}"));
        // What is empty or not known is of another sort than what has a value.
        let sort = match value {
            Value::Null => "null",
            Value::Array(values) if values.is_empty() => "empty",
            _ => "",
        };
        let times = seen.entry(format!("{pattern} {sort}")).or_default();
        *times += 1;
        if *times <= 2 {
            found.push(path.clone());
        }
        collect(value, &path, &pattern, seen, found);
    };
    match document {
        Value::Object(object) => {
            for (key, value) in object {
                let key = key.replace('~', "~0").replace('/', "~1");
                go_on(&key, &key, value);
            }
        }
        Value::Array(values) => {
            for (place, value) in values.iter().enumerate() {
                go_on(&place.to_string(), "*", value);
            }
        }
        _ => {}
    }
}

fn without(document: &Value, pointer: &str) -> Value {
    let mut changed = document.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    if let Some(Value::Object(object)) = changed.pointer_mut(parent) {
        object.remove(&key);
    }
    changed
}

fn with(document: &Value, pointer: &str, value: Value) -> Value {
    let mut changed = document.clone();
    *changed.pointer_mut(pointer).unwrap() = value;
    changed
}
