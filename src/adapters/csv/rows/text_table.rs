//! Reads a table of any columns as text, with the number of each row.

use crate::adapters::csv::rows::cell::trimmed;
use crate::adapters::csv::rows::column_ref::ColumnRef;
use crate::adapters::csv::rows::encoding::TextSource;
use crate::adapters::csv::rows::fault::{
    FaultList, Meaning, Stop, TableError, TableFault, TableFaultKind, read_path,
};
use crate::adapters::csv::rows::form_fault::FormFault;
use crate::adapters::csv::rows::row::{Fields, RowDefect, Rows, Splitter};
use std::convert::Infallible;
use std::io::{Read, Seek};
use std::path::Path;

/// A table of comma-separated values, cell by cell as text without blanks around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextTable {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows below, each with as many cells as there are columns.
    pub rows: Vec<TextRow>,
}

/// A row of a [`TextTable`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRow {
    /// Its number as a spreadsheet shows it.
    pub number: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Reads the table at a path.
///
/// # Errors
///
/// Those of [`read_text_table`], and [`TableError::Io`] with the path if it cannot be opened.
pub fn read_text_table_file(path: impl AsRef<Path>) -> Result<TextTable, TableError<Infallible>> {
    read_path(path.as_ref(), read_twice)
}

/// Reads a table from where a source stands to its end.
///
/// Text and rows are read as in a school file, and a blank line is skipped, but the columns may be
/// any and their cells are not looked into.
///
/// # Errors
///
/// - [`TableError::Faults`] with every fault of the form: a quote that is not closed, a row
///   with too few or too many fields, text that is no text.
/// - [`TableError::Io`] if the source fails, or changes while it is read.
///
/// # Examples
///
/// ```
/// use junheng::adapters::csv::read_text_table;
/// use std::io::Cursor;
///
/// let table = read_text_table(Cursor::new("x,y\n1,\"a, b\"\n\n2,c\n"))?;
/// assert_eq!(table.header, ["x", "y"]);
/// assert_eq!(table.rows[0].cells, ["1", "a, b"]);
/// assert_eq!(table.rows[1].number, 4);
///
/// let faults = read_text_table(Cursor::new("x,y\n1,\"open\n2\n")).unwrap_err().to_string();
/// assert!(faults.starts_with("row 2"));
/// assert!(faults.contains("row 3"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_text_table<R: Read + Seek>(mut reader: R) -> Result<TextTable, TableError<Infallible>> {
    read_twice(&mut reader)
}

/// Such a table can mean nothing wrong.
impl Meaning for Infallible {
    const WHAT: &'static str = "the school file";
}

fn read_twice<R: Read + Seek>(reader: &mut R) -> Result<TextTable, TableError<Infallible>> {
    let mut rows = Rows::new(TextSource::open(reader)?);
    let mut splitter = Splitter::new();
    let mut faults = FaultList::default();
    let mut table = TextTable::default();
    while let Some(row) = rows.next_row()? {
        let text = match row.content {
            Ok(text) => text,
            Err(RowDefect { position, kind }) => {
                let column = position.map(ColumnRef::at);
                if table.header.is_empty() {
                    return Err(Stop::in_row(row.number, column, kind).into());
                }
                let kind = TableFaultKind::Form(kind);
                faults.push(TableFault::of_row(row.number, column, kind));
                continue;
            }
        };
        let fields = splitter.split(text)?;
        if is_blank_line(fields) {
            continue;
        }
        let cells: Vec<String> = fields
            .iter()
            .map(|field| trimmed(field).to_owned())
            .collect();
        if table.header.is_empty() {
            table.header = cells;
        } else if cells.len() == table.header.len() {
            table.rows.push(TextRow {
                number: row.number,
                cells,
            });
        } else {
            let (found, expected) = (cells.len(), table.header.len());
            let kind = TableFaultKind::Form(FormFault::FieldCount { found, expected });
            faults.push(TableFault::of_row(row.number, None, kind));
        }
    }
    if table.header.is_empty() {
        return Err(Stop::from(FormFault::NoHeader).into());
    }
    faults.finish(Vec::new())?;
    Ok(table)
}

/// Whether a line has nothing on it, not even a comma.
fn is_blank_line(fields: Fields<'_>) -> bool {
    fields.len() == 1 && fields.is_blank()
}
