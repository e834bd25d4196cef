//! Sheets: which row is the header, which rows are no units, and what a cell says.

mod cases_cells;
mod cases_codes;
#[cfg(feature = "json")]
mod cases_field;
mod cases_garbled;
mod cases_headers;
mod cases_other_headers;
mod cases_rows;
mod laws_variations;

use junheng::adapters::sheet::{SheetOptions, TableError, TableWarning};
use junheng::adapters::table::{ColumnQuery, QueriedTable, SchoolFile, read_schools_with};
use junheng::model::{Item, School};
use std::io::Cursor;
use std::path::PathBuf;

/// A school file that is read, and what it warns of.
fn read(bytes: impl AsRef<[u8]>) -> (SchoolFile, Vec<String>) {
    read_with(bytes, &SheetOptions::default())
}

fn read_with(bytes: impl AsRef<[u8]>, options: &SheetOptions) -> (SchoolFile, Vec<String>) {
    let bytes = bytes.as_ref();
    let file = read_schools_with(Cursor::new(bytes), options)
        .unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(bytes)));
    let warnings = told(file.warnings());
    (file, warnings)
}

fn told(warnings: &[TableWarning]) -> Vec<String> {
    warnings.iter().map(ToString::to_string).collect()
}

/// The faults of a school file, and what it warns of.
fn refused(bytes: impl AsRef<[u8]>) -> (Vec<String>, Vec<String>) {
    let bytes = bytes.as_ref();
    match read_schools_with(Cursor::new(bytes), &SheetOptions::default()) {
        Err(TableError::Faults(faults)) => (
            faults.faults().iter().map(ToString::to_string).collect(),
            told(faults.warnings()),
        ),
        other => panic!("{other:?}"),
    }
}

/// The codes of the schools of the first county.
fn codes(file: &SchoolFile) -> Vec<&str> {
    file.counties()[0]
        .schools()
        .iter()
        .map(School::id)
        .collect()
}

fn amount(school: &School, item: Item) -> Option<String> {
    school.amount(item).map(|amount| amount.to_string())
}

/// A table of asked columns, and what it warns of.
fn asked(query: &ColumnQuery, text: impl AsRef<[u8]>) -> (QueriedTable, Vec<String>) {
    let table = query
        .read(Cursor::new(text.as_ref()))
        .unwrap_or_else(|error| panic!("{error}"));
    let warnings = told(table.warnings());
    (table, warnings)
}

fn not_asked(query: &ColumnQuery, text: impl AsRef<[u8]>) -> Vec<String> {
    match query.read(Cursor::new(text.as_ref())) {
        Err(TableError::Faults(faults)) => {
            faults.faults().iter().map(ToString::to_string).collect()
        }
        other => panic!("{other:?}"),
    }
}

/// A file of the field.
fn field(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/reference/field_cases")
        .join(path)
}
