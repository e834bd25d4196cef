//! Descriptions in both languages.

use crate::adapters::schema::chinese::chinese;
use serde_json::Value;

/// Gives every key a description in Chinese and in English, a line each, and makes of every other
/// description one line.
pub(super) fn describe(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::String(said)) = object.get_mut("description")
                && !said.contains('\n')
            {
                *said = one_line(said);
            } else if let Some(Value::String(said)) = object.get_mut("description") {
                let first = said.split("\n\n").next().unwrap_or_default();
                // What is in both languages already has one of them in each line.
                if first.is_ascii() {
                    *said = one_line(first);
                }
            }
            if let Some(Value::Object(properties)) = object.get_mut("properties") {
                for (key, property) in properties {
                    describe_key(key, property);
                }
            }
            for value in object.values_mut() {
                describe(value);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(describe),
        _ => {}
    }
}

fn describe_key(key: &str, property: &mut Value) {
    let Value::Object(property) = property else {
        return;
    };
    let said = property.get("description").and_then(Value::as_str);
    let Some(zh) = chinese(key) else { return };
    if said.is_some_and(|said| said.starts_with(zh)) {
        return;
    }
    let en = said.map(|said| one_line(said.split("\n\n").next().unwrap_or_default()));
    let en = en.unwrap_or_default();
    property.insert(
        "description".to_owned(),
        format!("{zh}\n{en}").trim().into(),
    );
}

/// A description of the documentation of a type as plain words on one line.
fn one_line(said: &str) -> String {
    let mut words = String::with_capacity(said.len());
    let mut rest = said;
    // `[`Name`](path)` is a link, of which the name stays.
    while let Some((before, link)) = rest.split_once("[`") {
        words.push_str(before);
        let (name, behind) = link.split_once("`]").unwrap_or((link, ""));
        words.push_str(name);
        rest = match behind.strip_prefix('(') {
            Some(target) => target.split_once(')').map_or("", |(_, rest)| rest),
            None => behind,
        };
    }
    words.push_str(rest);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
