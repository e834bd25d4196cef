//! `measure` against the references of the districts.

use super::measured;
use crate::numeric::inequality::table::tolerance;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

#[test]
fn measure_agrees_with_every_reference_of_the_districts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let districts = root.join("examples/data/california_districts.csv");
    let reference = root.join("tests/reference/reference_exact.csv");
    let mut reference = csv::Reader::from_path(reference).unwrap();
    let mut answers: BTreeMap<(String, String), Value> = BTreeMap::new();
    let mut checked = 0;
    for row in reference.deserialize() {
        let row: BTreeMap<String, String> = row.unwrap();
        if row["dataset"] != "california_districts" || row["subset"] != "all" {
            continue;
        }
        let (variable, weight) = (row["variable"].clone(), row["weight"].clone());
        let found = answers
            .entry((variable.clone(), weight.clone()))
            .or_insert_with(|| {
                let mut columns = vec!["--value", &variable, "--group", "county"];
                if weight != "1" {
                    columns.extend(["--weight", &weight]);
                }
                measured(districts.to_str().unwrap(), &columns)
            });
        assert_eq!(found["n"].to_string(), row["n"]);
        let name = row["measure"].as_str();
        let (key, kind) = match name.strip_suffix("_county") {
            Some(part) => (part, part.rsplit('_').next().unwrap()),
            None => (name, name),
        };
        let expected: f64 = row["value"].parse().unwrap();
        let value = found[key].as_f64().unwrap();
        let most = tolerance(kind) * expected.abs();
        assert!(
            (value - expected).abs() <= most,
            "{variable} {weight} {name}: {value}"
        );
        checked += 1;
    }
    assert_eq!(checked, 306);
}
