//! Samples that are hard to compute with, against exact values from elsewhere.

use std::collections::BTreeMap;
use std::path::Path;

use junheng::numeric::inequality::{Grouping, OrderedSample};

use super::table::{assert_close, decompose, measure, sample, tolerance};

#[derive(serde::Deserialize)]
struct Case {
    name: String,
    values: Vec<String>,
    weights: Option<Vec<String>>,
    groups: Vec<String>,
    expected: BTreeMap<String, Option<String>>,
}

fn numbers(texts: &[String]) -> Vec<f64> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

#[test]
fn hard_cases_agree_with_exact_values() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/inequality_cases.json");
    let cases: Vec<Case> = serde_json::from_reader(std::fs::File::open(path).unwrap()).unwrap();
    assert_eq!(cases.len(), 66);
    for case in cases {
        let values = numbers(&case.values);
        let weights = case.weights.as_deref().map(numbers);
        let sample = sample(&values, weights.as_deref());
        let ordered = OrderedSample::from(&sample);
        let grouping = Grouping::new(&case.groups);
        for (name, expected) in &case.expected {
            let what = format!("{}: {name}", case.name);
            let computed = if let Some(name) = name.strip_suffix("_between") {
                decompose(name, &sample, &grouping).map(|parts| parts.between)
            } else if let Some(name) = name.strip_suffix("_within") {
                decompose(name, &sample, &grouping).map(|parts| parts.within)
            } else {
                measure(name, &ordered)
            };
            match expected {
                Some(expected) => {
                    let expected = expected.parse().unwrap();
                    assert_close(computed.expect(&what), expected, tolerance(name), &what);
                }
                None => assert!(computed.is_err(), "{what}: {computed:?} is undefined"),
            }
        }
    }
}
