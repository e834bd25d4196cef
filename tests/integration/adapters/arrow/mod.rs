//! Schools from record batches, and reports as such.

mod cases_faults;
mod cases_report_tables;
mod cases_types;
mod laws_same_as_text;

use arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator, StringArray};
use arrow_schema::ArrowError;
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
