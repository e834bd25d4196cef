//! Files of comma-separated values: what is read, what is refused, and where the fault is said to be.

mod cases_enrolment;
#[cfg(feature = "json")]
mod cases_observations;
mod cases_school_cells;
mod cases_school_files;
mod cases_school_headers;
mod cases_school_rows;
mod laws_school_files;

use junheng::adapters::sheet::{TableError, TableFaults};
use junheng::adapters::table::{SchoolFault, SchoolFile, read_schools};
use junheng::model::{Item, School};
use std::io::Cursor;

fn read(text: &str) -> SchoolFile {
    read_schools(Cursor::new(text)).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn refuse_bytes(bytes: &[u8]) -> TableFaults<SchoolFault> {
    match read_schools(Cursor::new(bytes)) {
        Err(TableError::Faults(faults)) => faults,
        other => panic!("{other:?}"),
    }
}

fn refuse(text: &str) -> TableFaults<SchoolFault> {
    refuse_bytes(text.as_bytes())
}

/// The faults of a text, one a line.
fn faults(text: &str) -> String {
    refuse(text).to_string()
}

/// The only fault of such a file.
fn cell_fault(header: &str, cell: &str) -> String {
    let text = format!("school_id,school_name,school_kind,{header}\n1,A,primary,{cell}\n");
    let faults = refuse(&text);
    assert_eq!(faults.faults().len(), 1, "{faults}");
    faults.to_string()
}

fn amount(school: &School, item: Item) -> String {
    school
        .amount(item)
        .map_or_else(|| "nothing".to_owned(), |amount| amount.to_string())
}

/// The ASCII signs of a text in their full-width forms, except the comma that parts columns.
fn full_width(text: &str) -> String {
    text.chars()
        .map(|sign| match sign {
            '!'..='~' => char::from_u32(u32::from(sign) + 0xfee0).unwrap(),
            _ => sign,
        })
        .collect()
}
