//! Schools from record batches, and reports as such.

mod cases_faults;
mod cases_report_tables;
mod cases_types;
mod laws_same_as_text;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float64Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchIterator, StringArray};
use arrow_schema::{ArrowError, DataType};
use serde_json::{Value, json};
use std::sync::Arc;

/// The batches as what is read.
fn reader(
    batches: Vec<RecordBatch>,
) -> RecordBatchIterator<impl Iterator<Item = Result<RecordBatch, ArrowError>>> {
    let schema = batches[0].schema();
    RecordBatchIterator::new(batches.into_iter().map(Ok), schema)
}

/// A column of texts.
fn texts(values: &[&str]) -> ArrayRef {
    Arc::new(StringArray::from(values.to_vec()))
}

/// Schools of which only what is required is known, and one more column.
fn with_column(name: &str, column: ArrayRef) -> RecordBatch {
    let codes: Vec<String> = (1..=column.len()).map(|code| code.to_string()).collect();
    let codes: ArrayRef = Arc::new(StringArray::from(codes));
    let rows = column.len();
    RecordBatch::try_from_iter([
        ("school_id", codes),
        ("school_name", texts(&vec!["Riverside"; rows])),
        ("school_kind", texts(&vec!["primary"; rows])),
        (name, column),
    ])
    .unwrap()
}

/// A table as rows of JSON.
pub(crate) fn table_rows(batch: &RecordBatch) -> Vec<Value> {
    let schema = batch.schema();
    let cell = |column: &dyn Array, row: usize| {
        if column.is_null(row) {
            return Value::Null;
        }
        match column.data_type() {
            DataType::Utf8 => json!(column.as_string::<i32>().value(row)),
            DataType::Float64 => json!(column.as_primitive::<Float64Type>().value(row)),
            DataType::Int64 => json!(column.as_primitive::<Int64Type>().value(row)),
            DataType::Boolean => json!(column.as_boolean().value(row)),
            other => panic!("no column is of type {other}"),
        }
    };
    let row = |row| {
        let names = schema.fields().iter().zip(batch.columns());
        let cells = names.map(|(field, column)| (field.name().clone(), cell(column, row)));
        Value::Object(cells.collect())
    };
    (0..batch.num_rows()).map(row).collect()
}

/// The same rows from the documents: those under a key, with the keys of their county and part.
pub(crate) fn documented(documents: &[Value], table: &str) -> Vec<Value> {
    let with = |row: &Value, more: &[(&str, &Value)]| {
        let mut row = row.clone();
        for (key, value) in more {
            row[*key] = (*value).clone();
        }
        row
    };
    let mut rows = Vec::new();
    for document in documents {
        let county = ("county_id", &document["county"]["id"]);
        if table == "indicators" {
            for part in document["parts"].as_array().unwrap() {
                let keys = [
                    county,
                    ("school_id", &part["school_id"]),
                    ("stage", &part["stage"]),
                ];
                let indicators = part["indicators"].as_array().unwrap();
                rows.extend(indicators.iter().map(|row| with(row, &keys)));
            }
        } else {
            let found = document[table].as_array().unwrap();
            rows.extend(found.iter().map(|row| with(row, &[county])));
        }
    }
    rows
}
