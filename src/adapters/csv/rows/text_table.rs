//! Reads a table of any columns as text, with the number of each row.

use crate::adapters::csv::rows::cell::trimmed;
use crate::adapters::csv::rows::encoding::{TextSource, detect};
use crate::adapters::csv::rows::fault::{
    FaultList, SchoolFileError, SchoolFileFault, SchoolFileFaultKind, Stop,
};
use crate::adapters::csv::rows::row::{Fields, RowDefect, Rows, Splitter};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
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
/// Those of [`read_text_table`], and [`SchoolFileError::Io`] with the path if it cannot be opened.
pub fn read_text_table_file(path: impl AsRef<Path>) -> Result<TextTable, SchoolFileError> {
    let path = path.as_ref();
    File::open(path)
        .map_err(Stop::from)
        .and_then(|mut file| read_twice(&mut file))
        .map_err(|stop| stop.into_error(Some(path)))
}

/// Reads a table from where a source stands to its end.
///
/// Text and rows are read as in a school file, and a blank line is skipped, but the columns may be
/// any and their cells are not looked into.
///
/// # Errors
///
/// - [`SchoolFileError::Faults`] with every fault of the form: a quote that is not closed, a row
///   with too few or too many fields, text that is no text.
/// - [`SchoolFileError::Io`] if the source fails, or changes while it is read.
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
/// # Ok::<(), junheng::adapters::csv::SchoolFileError>(())
/// ```
pub fn read_text_table<R: Read + Seek>(mut reader: R) -> Result<TextTable, SchoolFileError> {
    read_twice(&mut reader).map_err(|stop| stop.into_error(None))
}

fn read_twice<R: Read + Seek>(reader: &mut R) -> Result<TextTable, Stop> {
    let start = reader.stream_position()?;
    let encoding = detect(reader)?;
    reader.seek(SeekFrom::Start(start))?;
    let mut rows = Rows::new(TextSource::new(reader, encoding));
    let mut splitter = Splitter::new();
    let mut faults = FaultList::default();
    let mut table = TextTable::default();
    while let Some(row) = rows.next_row()? {
        let text = match row.content {
            Ok(text) => text,
            Err(defect) if table.header.is_empty() => return Err(fault(row.number, defect).into()),
            Err(defect) => {
                faults.push(fault(row.number, defect));
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
            let kind = SchoolFileFaultKind::FieldCount { found, expected };
            faults.push(SchoolFileFault::of_row(row.number, kind));
        }
    }
    if table.header.is_empty() {
        return Err(SchoolFileFaultKind::NoHeader.into());
    }
    faults.finish(Vec::new())?;
    Ok(table)
}

fn fault(row: u64, RowDefect { position, kind }: RowDefect) -> SchoolFileFault {
    match position {
        Some(position) => SchoolFileFault::of_cell(row, position, None, kind),
        None => SchoolFileFault::of_row(row, kind),
    }
}

/// Whether a line has nothing on it, not even a comma.
fn is_blank_line(fields: Fields<'_>) -> bool {
    fields.len() == 1 && fields.is_blank()
}
