//! Whatever the text, an answer and no panic.

use junheng::adapters::json::{read_county_filings, read_node, read_standard};
use proptest::prelude::*;
use serde_json::{Value, json};

// Whatever the text, an answer and no panic
fn mutated(base: &'static str) -> impl Strategy<Value = String> {
    let cut = (
        0..base.len(),
        0_usize..40,
        prop::collection::vec(any::<u8>(), 0..12),
    );
    prop::collection::vec(cut, 1..6).prop_map(move |cuts| {
        let mut bytes = base.as_bytes().to_vec();
        for (start, length, with) in cuts {
            let start = start.min(bytes.len());
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, with);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// JSON of any shape, with the keys of ours among others.
fn any_json() -> impl Strategy<Value = Value> {
    let key = prop::sample::select(vec![
        "",
        "id",
        "facts",
        "survey",
        "satisfied",
        "returned",
        "attestations",
        "G1",
        "met",
        "vetoes",
        "monitoring",
        "level",
        "rotated_teachers",
        "indicators",
        "numerator",
        "primary",
        "clauses",
        "test",
        "kind",
        "ratios",
        "reliefs",
        "effect",
        "rooms",
        "name",
        "a.b",
        "[0]",
        "]",
        ".",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        prop::sample::select(vec![
            "1", "rooms", "ratios", ">= 1", "books", "{value}", "-books"
        ])
        .prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..6).prop_map(|entries| {
                Value::Object(
                    entries
                        .into_iter()
                        .map(|(key, value)| (key.to_owned(), value))
                        .collect(),
                )
            }),
        ]
    })
}

proptest! {
    #[test]
    fn any_text_gets_an_answer(text in ".*") {
        let _ = read_node(&text);
        let _ = read_county_filings(&text);
        let _ = read_standard(&text);
    }

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = read_county_filings(&text);
    }

    #[test]
    fn any_json_gets_an_answer(value in any_json()) {
        let text = value.to_string();
        prop_assert!(read_node(&text).is_ok());
        let _ = read_county_filings(&text);
        let _ = read_standard(&text);
    }

    #[test]
    fn any_damage_to_a_county_file_gets_an_answer(
        text in mutated(include_str!("../../../../examples/data/sample_county.json")),
    ) {
        let _ = read_county_filings(&text);
    }
}
