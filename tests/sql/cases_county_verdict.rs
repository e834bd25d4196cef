//! `county_verdict`: the report of a county, whatever the order of its rows.

use crate::{batches, session};
use datafusion::arrow::array::{ArrayRef, AsArray as _, RecordBatch, StringArray};
use datafusion::prelude::SessionContext;
use junheng::adapters::table::read_school_file;
use junheng::evaluation::Evaluator;
use junheng::model::Language;
use junheng::standards::catalogue;
use serde_json::Value;
use std::sync::Arc;

const SAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/examples/data/sample_county.csv"
);

/// The sample county as a table of texts, some times over under other codes of counties, its rows in an
/// order by `step`.
fn sample(counties: usize, step: usize) -> RecordBatch {
    let mut reader = csv::Reader::from_path(SAMPLE).unwrap();
    let header: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(|name| name.trim_start_matches('\u{feff}').to_owned())
        .collect();
    let county = header.iter().position(|name| name == "区县代码").unwrap();
    let schools: Vec<_> = reader.records().map(|row| row.unwrap()).collect();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for code in 0..counties {
        for school in &schools {
            let mut row: Vec<String> = school.iter().map(str::to_owned).collect();
            row[county] = format!("33010{code}");
            rows.push(row);
        }
    }
    // The step has no divisor in common with the number of rows.
    let order: Vec<usize> = (0..rows.len())
        .map(|index| index * step % rows.len())
        .collect();
    let columns = header.iter().enumerate().map(|(index, name)| {
        let cells = order
            .iter()
            .map(|row| Some(rows[*row][index].as_str()).filter(|cell| !cell.is_empty()));
        let column: ArrayRef = Arc::new(cells.collect::<StringArray>());
        (name, column, true)
    });
    RecordBatch::try_from_iter_with_nullable(columns).unwrap()
}

/// A struct of all columns of a table.
fn all_columns(batch: &RecordBatch) -> String {
    let schema = batch.schema();
    let fields = schema.fields().iter();
    let fields: Vec<String> = fields
        .map(|field| format!("'{0}', \"{0}\"", field.name()))
        .collect();
    format!("named_struct({})", fields.join(", "))
}

fn with_table(partitions: usize, batch: &RecordBatch) -> SessionContext {
    let session = session(partitions);
    // In several pieces, so that there is something to merge.
    let half = batch.num_rows() / 2;
    let pieces = vec![
        vec![batch.slice(0, half)],
        vec![batch.slice(half, batch.num_rows() - half)],
    ];
    let table = datafusion::datasource::MemTable::try_new(batch.schema(), pieces).unwrap();
    session.register_table("schools", Arc::new(table)).unwrap();
    session
}

/// The answers of a query with one column of texts.
fn texts(session: &SessionContext, query: &str) -> Vec<String> {
    let batches = batches(session, query).unwrap();
    let texts = batches.iter().flat_map(|batch| {
        let column = batch.column(0).as_string::<i32>();
        column
            .iter()
            .map(|text| text.unwrap().to_owned())
            .collect::<Vec<_>>()
    });
    texts.collect()
}

#[test]
fn it_is_the_report_of_the_county_in_any_order_of_rows() {
    let mut answers = Vec::new();
    for (step, partitions) in [(1, 1), (1, 3), (7, 2), (51, 7)] {
        let batch = sample(2, step);
        let session = with_table(partitions, &batch);
        let rows = all_columns(&batch);
        let query = format!(
            "SELECT county_verdict({rows}) FROM schools GROUP BY \"区县代码\" ORDER BY \"区县代码\""
        );
        answers.push(texts(&session, &query));
    }
    assert_eq!(answers[0].len(), 2);
    for answer in &answers {
        assert!(*answer == answers[0]);
    }

    let counties = read_school_file(SAMPLE).unwrap().into_counties();
    let evaluator = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017).unwrap();
    let expected = evaluator.evaluate(&counties[0]).to_document(Language::En);
    let expected = serde_json::to_value(expected).unwrap();
    let found: Value = serde_json::from_str(&answers[0][1]).unwrap();
    assert_eq!(found["county"]["id"], "330101");
    for key in [
        "verdict",
        "balance",
        "clauses",
        "achievement",
        "composite_cv",
    ] {
        // Both have been read from JSON, which may miss a double by one.
        let expected: Value = serde_json::from_str(&expected[key].to_string()).unwrap();
        assert_eq!(found[key], expected, "{key}");
    }
    assert_eq!(
        found["parts"].as_array().unwrap().len(),
        expected["parts"].as_array().unwrap().len()
    );
}

#[test]
fn faults_are_told_in_the_place_of_a_report() {
    let session = session(2);
    let query = |rows: &str| {
        format!(
            "SELECT county_verdict(named_struct('school_id', a, 'school_name', 'A', 'school_kind', b, \
             'county_id', c)) FROM (VALUES {rows}) AS t (a, b, c)"
        )
    };
    let found =
        |rows: &str| -> Value { serde_json::from_str(&texts(&session, &query(rows))[0]).unwrap() };
    let faults = found("('1', 'primary', '5'), ('1', 'primary', '5'), ('2', 'castle', '5')");
    let faults = faults["faults"].as_array().unwrap();
    assert_eq!(faults.len(), 2);
    assert!(
        faults[0]
            .as_str()
            .unwrap()
            .starts_with("row 3 (batch 1, row 2), column `school_id`")
    );
    assert!(faults[1].as_str().unwrap().contains("found `castle`"));
    assert_eq!(
        found("('1', 'primary', '5'), ('2', 'primary', '6')")["faults"][0],
        "found 2 counties in one group (5, 6), expected one: group by county_id"
    );
    assert!(found("('1', 'primary', '5')")["faults"].is_null());
}

#[test]
fn without_a_row_it_is_null() {
    let found = batches(
        &session(1),
        "SELECT county_verdict(named_struct('school_id', a)) FROM (VALUES ('1')) AS t (a) WHERE a > '1'",
    )
    .unwrap();
    assert!(
        found[0]
            .column(0)
            .as_string::<i32>()
            .iter()
            .all(|text| text.is_none())
    );
}
