//! Descriptions in both languages.

use crate::adapters::schema::chinese::chinese;
use serde_json::Value;

/// Gives every key a description in Chinese and in English, a line each, and makes of every other
/// description one line.
pub(super) fn describe(schema: &mut Value) {
    // The root has the name of its type as its title, and gets another one afterwards.
    let of = schema.get("title").and_then(Value::as_str);
    let of = of.unwrap_or_default().to_owned();
    describe_type(&of, schema);
}

/// The same of all that a type holds.
fn describe_type(of: &str, schema: &mut Value) {
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
                    describe_key(of, key, property);
                }
            }
            for (key, value) in object {
                match value {
                    Value::Object(types) if key == "$defs" => {
                        for (name, one) in types {
                            describe_type(name, one);
                        }
                    }
                    _ => describe_type(of, value),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| describe_type(of, value)),
        _ => {}
    }
}

fn describe_key(of: &str, key: &str, property: &mut Value) {
    let Value::Object(property) = property else {
        return;
    };
    let said = property.get("description").and_then(Value::as_str);
    let Some(zh) = chinese(of, key) else { return };
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
    // `[`Name`](path)` and `[words](path)` are links, of which what stands in the brackets stays.
    while let Some((before, link)) = rest.split_once('[') {
        words.push_str(before);
        let (name, behind) = link.split_once(']').unwrap_or((link, ""));
        let is_name = name.starts_with('`');
        let target = behind
            .strip_prefix('(')
            .and_then(|target| target.split_once(')'));
        rest = match target {
            Some((_, rest)) => {
                words.push_str(name.trim_matches('`'));
                rest
            }
            None if is_name => {
                words.push_str(name.trim_matches('`'));
                behind
            }
            // Brackets that are none of a link.
            None => {
                words.push('[');
                link
            }
        };
    }
    words.push_str(rest);
    // A file has `null` where a type has nothing.
    let words = words.replace("`None`", "`null`");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
