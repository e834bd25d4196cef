//! All rows of `reference_exact.csv`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use junheng::numeric::inequality::{Grouping, OrderedSample};

use super::table::{assert_close, decompose, measure, sample, tolerance};

type Row = BTreeMap<String, String>;

fn rows(path: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The rows of a data set that belong to a subset.
fn subset(rows: &[Row], subset: &str) -> Vec<Row> {
    let keep: Box<dyn Fn(&Row) -> bool> = match subset {
        "all" => Box::new(|_| true),
        "students>200 (20 USC 6337 filter)" => Box::new(|row| {
            row["students"]
                .parse::<f64>()
                .is_ok_and(|pupils| pupils > 200.0)
        }),
        other => {
            let (kind, county) = other.split_once('/').unwrap_or((other, ""));
            let (kind, county) = (kind.to_owned(), county.to_owned());
            Box::new(move |row| {
                row["stype"] == kind && (county.is_empty() || row["cname"] == county)
            })
        }
    };
    rows.iter().filter(|row| keep(row)).cloned().collect()
}

/// The column that a grouping of the reference is called after.
fn group_column(dataset: &str, grouping: &str) -> &'static str {
    match (dataset, grouping) {
        ("california_schools", "county") => "cname",
        ("california_schools", "district") => "dname",
        ("california_districts", "county") => "county",
        other => panic!("unknown grouping {other:?}"),
    }
}

#[test]
fn all_reference_rows_agree() {
    let references = rows(&root().join("tests/reference/reference_exact.csv"));
    assert_eq!(references.len(), 1983);
    let mut datasets: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut checked = 0;
    for block in references.chunk_by(|left, right| {
        ["dataset", "subset", "variable", "weight"]
            .iter()
            .all(|key| left[*key] == right[*key])
    }) {
        let [dataset, part, variable, weight] =
            ["dataset", "subset", "variable", "weight"].map(|key| block[0][key].as_str());
        let data = datasets.entry(dataset.to_owned()).or_insert_with(|| {
            let folder = match dataset {
                "california_districts" => "examples/data",
                _ => "tests/reference",
            };
            rows(&root().join(folder).join(format!("{dataset}.csv")))
        });
        // Rows without a value or a weight are left out.
        let complete: Vec<(Row, f64, f64)> = subset(data, part)
            .into_iter()
            .filter_map(|row| {
                let value = row[variable].parse().ok()?;
                let weight = match weight {
                    "1" => 1.0,
                    column => row[column].parse().ok()?,
                };
                Some((row, value, weight))
            })
            .collect();
        let values: Vec<f64> = complete.iter().map(|&(_, value, _)| value).collect();
        let weights: Vec<f64> = complete.iter().map(|&(_, _, weight)| weight).collect();
        let sample = sample(&values, (weight != "1").then_some(weights.as_slice()));
        let ordered = OrderedSample::from(&sample);
        for reference in block {
            let (name, expected) = (reference["measure"].as_str(), &reference["value"]);
            let what = format!("{dataset} {part} {variable} {weight} {name}");
            let parts = ["between", "within"]
                .iter()
                .find_map(|part| name.split_once(&format!("_{part}_")).zip(Some(*part)));
            let (computed, kind) = match parts {
                Some(((measure, grouping), part)) => {
                    let column = group_column(dataset, grouping);
                    let labels: Vec<&String> =
                        complete.iter().map(|(row, ..)| &row[column]).collect();
                    let split = decompose(measure, &sample, &Grouping::new(&labels)).unwrap();
                    let whole = split.between + split.within;
                    assert_close(whole, split.total, 1e-14, &what);
                    match part {
                        "between" => (split.between, part),
                        _ => (split.within, part),
                    }
                }
                None => (measure(name, &ordered).expect(&what), name),
            };
            assert_eq!(reference["n"], ordered.len().to_string(), "{what}");
            assert_close(computed, expected.parse().unwrap(), tolerance(kind), &what);
            checked += 1;
        }
    }
    assert_eq!(checked, 1983);
}
