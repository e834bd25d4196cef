//! What a schema is made of.

use crate::programs::{printed, refused, root};
use junheng::adapters::schema::{DocumentKind, json_schema};
use serde_json::Value;
use std::collections::BTreeSet;

/// Every key of a schema with its description.
fn keys<'s>(schema: &'s Value, found: &mut Vec<(&'s str, &'s Value)>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(properties)) = object.get("properties") {
                found.extend(
                    properties
                        .iter()
                        .map(|(key, property)| (key.as_str(), property)),
                );
            }
            object.values().for_each(|value| keys(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn every_key_is_described_in_chinese_and_in_english() {
    let mut wanting = BTreeSet::new();
    for &kind in DocumentKind::ALL {
        let schema = json_schema(kind);
        let mut found = Vec::new();
        keys(&schema, &mut found);
        assert!(found.len() >= 5, "{}", kind.code());
        for (key, property) in found {
            // The tag of a kind is a constant, which says what it is.
            if property.get("const").is_some() {
                continue;
            }
            let said = property["description"].as_str().unwrap_or_default();
            let mut lines = said.lines();
            let (zh, en) = (
                lines.next().unwrap_or_default(),
                lines.next().unwrap_or_default(),
            );
            let is_english = en.starts_with(|one: char| one.is_ascii_alphanumeric())
                && !en.contains("[`")
                && lines.next().is_none();
            if !zh.contains(|one: char| ('\u{4e00}'..='\u{9fff}').contains(&one)) || !is_english {
                wanting.insert(format!("{} {key}: {said:?}", kind.code()));
            }
        }
    }
    assert!(wanting.is_empty(), "{wanting:#?}");
}

#[test]
fn every_schema_names_its_dialect_and_what_it_is_of() {
    for &kind in DocumentKind::ALL {
        let schema = json_schema(kind);
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        assert!(schema["title"].as_str().unwrap().len() > 5);
        assert!(jsonschema::meta::is_valid(&schema), "{}", kind.code());
    }
}

#[test]
fn every_code_of_the_model_is_known() {
    let schema = json_schema(DocumentKind::Standard);
    let items = schema["$defs"]["ItemCode"]["enum"].as_array().unwrap();
    assert_eq!(items.len(), junheng::model::ITEMS.len());
    let facts = schema["$defs"]["FactCode"]["enum"].as_array().unwrap();
    assert_eq!(facts.len(), junheng::model::Fact::ALL.len());
}

#[test]
fn the_program_prints_the_schema_of_each_kind() {
    for &kind in DocumentKind::ALL {
        let (answer, _) = printed("schema", &[kind.code()]);
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer, json_schema(kind), "{}", kind.code());
    }
    let (help, _) = printed("schema", &["--help"]);
    let codes: Vec<&str> = DocumentKind::ALL.iter().map(|kind| kind.code()).collect();
    let listed = format!("[possible values: {}]", codes.join(", "));
    assert!(help.contains(&listed), "{help}");
    let told = refused("schema", &["plans"]);
    assert!(told[0].contains("invalid value 'plans'"), "{told:?}");
}

#[test]
fn the_guide_lists_every_kind() {
    let guide = std::fs::read_to_string(root().join("src/docs/files.md")).unwrap();
    let (_, schemas) = guide.split_once("\n## Schemas\n").unwrap();
    let (schemas, _) = schemas.split_once("\n## ").unwrap();
    let rows = schemas.lines().filter(|line| line.starts_with("| `"));
    let names = rows.filter_map(|row| row.split('|').nth(1));
    let names: Vec<&str> = names
        .flat_map(|cell| cell.split(','))
        .map(|name| name.trim().trim_matches('`'))
        .collect();
    let codes: Vec<&str> = DocumentKind::ALL.iter().map(|kind| kind.code()).collect();
    assert_eq!(names, codes);
}

#[test]
fn the_root_of_a_schema_has_the_words_of_its_own_type() {
    let words = |kind: DocumentKind, key: &str| {
        let schema = json_schema(kind);
        schema["properties"][key]["description"]
            .as_str()
            .map(str::to_owned)
    };
    let tasks = words(DocumentKind::TasksReport, "progress").unwrap();
    assert_eq!(tasks, "各规划的进展\nThe progress of each plan.");
    let seats = words(DocumentKind::SeatsReport, "method").unwrap();
    assert!(seats.starts_with("预测方法\n"), "{seats}");
    // Links and names of Rust are none of a reader's.
    for &kind in DocumentKind::ALL {
        let schema = json_schema(kind).to_string();
        assert!(
            !schema.contains("](") && !schema.contains("`None`"),
            "{}",
            kind.code()
        );
    }
}
