//! A nation's counties in one file: what `evaluate_county` says of them, in tables.

use crate::adapters::arrow::{documented, table_rows};
use crate::programs::{printed, refused, root, run};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, Int64Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::file::properties::WriterProperties;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const TABLES: [&str; 5] = ["counties", "parts", "indicators", "balance", "clauses"];

/// A folder of a test's own, which is removed in the end.
struct TestFolder(PathBuf);

impl TestFolder {
    fn new(name: &str) -> Self {
        let name = format!("junheng-nation-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    /// The names of the files in a folder of it.
    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(folder)).unwrap();
        let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
        let mut names: Vec<String> = entries.map(|entry| name(entry.unwrap())).collect();
        names.sort_unstable();
        names
    }
}

impl Drop for TestFolder {
    fn drop(&mut self) {
        // What cannot be removed stays in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A sheet: its header and its rows.
type Sheet = (Vec<String>, Vec<Vec<String>>);

/// Some hundred counties made of the schools of the sample: each has a few of them, from a place of its
/// own on.
fn nation(counties: usize) -> Sheet {
    let path = root().join("examples/data/sample_county.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header = reader.headers().unwrap().iter();
    let header: Vec<String> = header
        .map(|name| name.trim_start_matches('\u{feff}').to_owned())
        .collect();
    let schools: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let id = header.iter().position(|name| name == "区县代码").unwrap();
    let mut rows = Vec::new();
    for county in 0..counties {
        for school in 0..2 + county % 5 {
            let mut row = schools[(7 * county + 3 * school) % schools.len()].clone();
            row[id] = (100_000 + county).to_string();
            rows.push(row);
        }
    }
    (header, rows)
}

fn write_text(path: &str, (header, rows): &Sheet) {
    let mut writer = csv::Writer::from_path(path).unwrap();
    writer.write_record(header).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.flush().unwrap();
}

/// The same as a Parquet file with small groups of rows: figures that are whole in every row as
/// integers, and every third column of texts as a dictionary.
fn write_parquet(path: &str, (header, rows): &Sheet) {
    let column = |index: usize| -> ArrayRef {
        let cells = || {
            rows.iter()
                .map(|row| Some(row[index].as_str()).filter(|cell| !cell.is_empty()))
        };
        let whole: Option<Vec<Option<i64>>> = cells()
            .map(|cell| cell.map_or(Some(None), |cell| cell.parse().ok().map(Some)))
            .collect();
        match whole {
            Some(whole) => Arc::new(Int64Array::from(whole)),
            None if index.is_multiple_of(3) => {
                Arc::new(cells().collect::<DictionaryArray<Int32Type>>())
            }
            None => Arc::new(cells().collect::<StringArray>()),
        }
    };
    let names = header.iter().enumerate();
    let columns = names.map(|(index, name)| (name, column(index), true));
    let batch = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
    let properties = WriterProperties::builder()
        .set_max_row_group_row_count(Some(100))
        .build();
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

/// The rows of a table of an output folder.
fn table(folder: &str, name: &str) -> Vec<Value> {
    let path = Path::new(folder).join(format!("{name}.parquet"));
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
    let batches = reader.build().unwrap();
    batches
        .flat_map(|batch| table_rows(&batch.unwrap()))
        .collect()
}

/// What the program says of a file, with further arguments.
fn evaluated(file: &str, folder: &str, more: &[&str]) -> String {
    let arguments = [&[file, "--output", folder], more].concat();
    let (answer, told) = printed("evaluate_nation", &arguments);
    assert_eq!(told, "");
    answer
}

/// What `evaluate_county` says of the counties of a file, with further arguments.
fn documents(file: &str, more: &[&str]) -> Vec<Value> {
    let arguments = [&[file, "--format", "json"], more].concat();
    let (answer, _) = printed("evaluate_county", &arguments);
    serde_json::from_str(&answer).unwrap()
}

#[test]
fn tables_of_three_hundred_counties_are_what_evaluate_county_says() {
    let folder = TestFolder::new("same");
    let nation = nation(300);
    let (text, parquet) = (folder.path("schools.csv"), folder.path("schools.parquet"));
    write_text(&text, &nation);
    write_parquet(&parquet, &nation);
    let documents = documents(&text, &[]);
    assert_eq!(documents.len(), 300);

    // The window is smaller than the file, and larger than a county.
    let by_text = folder.path("by-text");
    let answer = evaluated(&text, &by_text, &["--threads", "1", "--window", "50"]);
    let verdicts = |verdict: &str| {
        documents
            .iter()
            .filter(|one| one["verdict"] == verdict)
            .count()
    };
    let expected = format!(
        "300 counties, 1200 schools\n{} met, {} not met, {} not assessable\n",
        verdicts("met"),
        verdicts("not_met"),
        verdicts("not_assessable")
    );
    assert!(answer.starts_with(&expected), "{answer}");
    assert_eq!(folder.names("by-text").len(), 5);

    for name in TABLES.iter().skip(1) {
        let (found, expected) = (table(&by_text, name), documented(&documents, name));
        assert_eq!(found.len(), expected.len(), "{name}");
        assert!(
            answer.contains(&format!("{:>9} rows", found.len())),
            "{answer}"
        );
        for (found, expected) in found.iter().zip(&expected) {
            for (key, value) in found.as_object().unwrap() {
                let same = match (value.as_f64(), expected[key].as_f64()) {
                    // What reads the JSON here may miss the double that is written by one.
                    (Some(one), Some(other)) => one.to_bits().abs_diff(other.to_bits()) <= 1,
                    _ => *value == expected[key],
                };
                assert!(same, "{name} {key}: {value} {}", expected[key]);
            }
        }
    }
    for (found, document) in table(&by_text, "counties").iter().zip(&documents) {
        assert_eq!(found["county_id"], document["county"]["id"]);
        assert_eq!(found["verdict"], document["verdict"]);
    }

    // Columns of other types, and more threads, change no byte of any table.
    let by_parquet = folder.path("by-parquet");
    evaluated(&parquet, &by_parquet, &["--threads", "4"]);
    for name in TABLES {
        let bytes = |folder: &str| fs::read(format!("{folder}/{name}.parquet")).unwrap();
        assert!(bytes(&by_text) == bytes(&by_parquet), "{name}");
    }
}

#[test]
fn counties_spread_over_the_file_are_one_county_or_a_fault() {
    let folder = TestFolder::new("spread");
    let (header, rows) = nation(40);
    // Every seventh row first, then every seventh from the second on, and so forth.
    let spread = (0..7).flat_map(|start| rows.iter().skip(start).step_by(7).cloned());
    let spread = (header.clone(), spread.collect());
    let (together, apart) = (folder.path("together.csv"), folder.path("apart.parquet"));
    write_text(&together, &(header, rows));
    write_parquet(&apart, &spread);

    let (one, other) = (folder.path("one"), folder.path("other"));
    evaluated(&together, &one, &[]);
    evaluated(&apart, &other, &[]);
    let sorted = |folder: &str, name: &str| {
        let mut rows: Vec<String> = table(folder, name).iter().map(Value::to_string).collect();
        rows.sort_unstable();
        rows
    };
    for name in TABLES {
        assert!(sorted(&one, name) == sorted(&other, name), "{name}");
    }

    let none = folder.path("none");
    let faults = refused(
        "evaluate_nation",
        &[&apart, "--output", &none, "--window", "20"],
    );
    assert!(!faults.is_empty());
    for fault in &faults {
        assert!(
            fault.contains("again, expected its rows within 20 schools of each other")
                && fault.contains("column `county_id` (区县代码)")
                && fault.contains("(batch 1, row "),
            "{fault}"
        );
    }
    // Nothing is left of what was written before the fault.
    assert!(!Path::new(&none).exists());
}

#[test]
fn older_tables_stay_until_all_new_ones_are_complete() {
    let folder = TestFolder::new("older");
    let good = folder.path("good.csv");
    write_text(&good, &nation(3));
    let out = folder.path("out");
    evaluated(&good, &out, &[]);
    let before = table(&out, "counties");

    // The fault is behind the first counties.
    let (header, mut rows) = nation(3);
    let pupils = header
        .iter()
        .position(|name| name == "小学学生人数")
        .unwrap();
    rows.last_mut().unwrap()[pupils] = "-1".to_owned();
    let bad = folder.path("bad.csv");
    write_text(&bad, &(header, rows));
    refused(
        "evaluate_nation",
        &[&bad, "--output", &out, "--window", "1"],
    );
    assert_eq!(table(&out, "counties"), before);
    assert_eq!(folder.names("out").len(), 5);
}

#[test]
fn a_county_file_serves_the_counties_that_it_names() {
    let folder = TestFolder::new("filings");
    let schools = folder.path("schools.csv");
    write_text(&schools, &nation(3));
    let county = folder.path("county.json");
    fs::write(
        &county,
        r#"[{"id": "100001", "vetoes": {"V1": true}}, {"id": "9", "vetoes": {"V1": false}}]"#,
    )
    .unwrap();
    let out = folder.path("out");
    let arguments = [&schools, "--output", &out, "--county", &county];
    let (_, told) = printed("evaluate_nation", &arguments);
    assert_eq!(
        told,
        "warning: the county `9` of the county file matches no county of the school file and is \
         ignored\n"
    );
    let vetoes: Vec<Value> = table(&out, "counties")
        .iter()
        .map(|row| row["vetoes"].clone())
        .collect();
    assert_eq!(vetoes, ["not_assessable", "not_met", "not_assessable"]);
}

#[test]
fn counties_are_held_to_the_rule_that_is_asked_for() {
    let folder = TestFolder::new("rule");
    let schools = folder.path("schools.csv");
    write_text(&schools, &nation(20));
    let custom = root().join("examples/data/custom_standard.json");
    let custom = custom.to_str().unwrap();
    let mut seen = Vec::new();
    for (name, rule) in [
        ("usual", &[][..]),
        ("custom", &["--standard", custom]),
        ("earlier", &["--standard", "cn-basic-balance-2012"]),
        ("reported", &["--as-reported"]),
        ("relieved", &["--relief", "rooms-small-rural"]),
    ] {
        let out = folder.path(name);
        evaluated(&schools, &out, rule);
        let documents = documents(&schools, rule);
        for (found, document) in table(&out, "counties").iter().zip(&documents) {
            assert_eq!(found["standard"], document["standard"], "{name}");
            assert_eq!(found["verdict"], document["verdict"], "{name}");
        }
        let of_indicators = documented(&documents, "indicators");
        let found = table(&out, "indicators");
        assert_eq!(found.len(), of_indicators.len(), "{name}");
        for (found, expected) in found.iter().zip(&of_indicators) {
            for key in ["code", "threshold", "verdict"] {
                assert_eq!(found[key], expected[key], "{name}");
            }
        }
        let of_clauses = documented(&documents, "clauses");
        for (found, expected) in table(&out, "clauses").iter().zip(&of_clauses) {
            assert_eq!(found["verdict"], expected["verdict"], "{name}");
        }
        seen.push(found);
    }
    // Another standard has other thresholds: the argument does something.
    assert!(seen[0] != seen[1] && seen[0] != seen[2]);

    let none = folder.path("none");
    let told = refused(
        "evaluate_nation",
        &[
            &schools,
            "--output",
            &none,
            "--option",
            "rooms",
            "--standard",
            "no-such.json",
        ],
    );
    assert!(told[0].starts_with("no-such.json: "), "{told:?}");
    let told = refused(
        "evaluate_nation",
        &[&schools, "--output", &none, "--option", "rooms"],
    );
    assert_eq!(told, ["option `rooms`: expected NAME=VALUE"]);
    assert!(!Path::new(&none).exists());
}

#[test]
fn what_cannot_be_read_is_told() {
    let folder = TestFolder::new("broken");
    let broken = folder.path("broken.parquet");
    fs::write(&broken, "PAR1 and nothing more").unwrap();
    let out = folder.path("out");
    let told = refused("evaluate_nation", &[&broken, "--output", &out]);
    assert_eq!(told.len(), 1);
    assert!(
        told[0].starts_with(&format!("{broken}: cannot read the Parquet file: ")),
        "{told:?}"
    );
    assert!(!Path::new(&out).exists());

    let missing = folder.path("missing.csv");
    let told = refused("evaluate_nation", &[&missing, "--output", &out]);
    assert!(told[0].starts_with(&missing), "{told:?}");

    // A file of one's own needs a folder to go to.
    let output = run("evaluate_nation", &[&missing]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("--output <DIR>")
    );
}

#[test]
fn what_looks_wrong_is_told_a_few_times_and_counted() {
    let folder = TestFolder::new("wrong");
    let schools = folder.path("schools.csv");
    // More backbone teachers than teachers in each; and one county has more pupils for a teacher than can be.
    let mut text = "school_id,school_name,school_kind,county_id,students_primary,teachers_primary,\
                    backbone_teachers_primary\n"
        .to_owned();
    for county in 1..=30 {
        let pupils = if county == 7 { 4000 } else { 100 };
        writeln!(text, "1,S,primary,{county},{pupils},5,10").unwrap();
    }
    fs::write(&schools, text).unwrap();
    let mut seen = Vec::new();
    for threads in ["1", "3"] {
        let out = folder.path(threads);
        let arguments = [&schools, "--output", &out, "--threads", threads];
        let (_, told) = printed("evaluate_nation", &arguments);
        seen.push(told);
    }
    assert_eq!(seen[0], seen[1]);
    let told: Vec<&str> = seen[0].lines().collect();
    assert_eq!(told.len(), 7, "{told:?}");
    let (_, of_one) = printed("evaluate_county", &[&schools]);
    let sentence = of_one
        .lines()
        .next()
        .unwrap()
        .trim_start_matches("warning: ");
    for (line, county) in told.iter().zip(1..=5) {
        assert_eq!(*line, format!("warning: county `{county}`: {sentence}"));
    }
    assert_eq!(
        told[5],
        "warning: 25 more figures look wrong in this way; `evaluate_county` tells each"
    );
    assert!(
        told[6].starts_with("warning: county `7`: ") && told[6].contains("4000"),
        "{told:?}"
    );
}
