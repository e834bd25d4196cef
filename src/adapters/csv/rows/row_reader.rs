//! A file with a header, row by row, for every reader that knows its columns by their names.

use crate::adapters::csv::rows::encoding::TextSource;
use crate::adapters::csv::rows::fault::Stop;
use crate::adapters::csv::rows::form_fault::FormFault;
use crate::adapters::csv::rows::row::{Fields, RowDefect, Rows, Splitter};
use std::io::{Read, Seek};

/// What the rows of a file are gathered in, once its header is known.
pub(in crate::adapters::csv) trait RowReader {
    /// How many fields a row has, as many as the header.
    fn width(&self) -> usize;

    /// Takes a row that has so many fields, not all of them blank.
    fn take(&mut self, row: u64, fields: Fields<'_>);

    /// Notes a row that cannot be taken, with the position of the field, counted from 1, where one is
    /// to blame.
    fn refuse(&mut self, row: u64, position: Option<usize>, kind: FormFault);
}

/// Reads a file from where a source stands to its end: `begin` takes the header with its row, what it
/// returns the rows behind it. Blank rows are skipped.
pub(in crate::adapters::csv) fn read_rows<R: Read + Seek, T: RowReader>(
    reader: &mut R,
    begin: impl FnOnce(u64, Fields<'_>) -> Result<T, FormFault>,
) -> Result<T, Stop> {
    let mut rows = Rows::new(TextSource::open(reader)?);
    let mut splitter = Splitter::new();
    let mut gathered = loop {
        let Some(row) = rows.next_row()? else {
            return Err(FormFault::NoHeader.into());
        };
        let text = row
            .content
            .map_err(|defect| Stop::in_row(row.number, None, defect.kind))?;
        let fields = splitter.split(text)?;
        if !fields.is_blank() {
            break begin(row.number, fields)?;
        }
    };
    while let Some(row) = rows.next_row()? {
        match row.content {
            Err(RowDefect { position, kind }) => gathered.refuse(row.number, position, kind),
            Ok(text) => {
                let fields = splitter.split(text)?;
                let (found, expected) = (fields.len(), gathered.width());
                if fields.is_blank() {
                    continue;
                }
                if found == expected {
                    gathered.take(row.number, fields);
                } else {
                    let kind = FormFault::FieldCount { found, expected };
                    gathered.refuse(row.number, None, kind);
                }
            }
        }
    }
    Ok(gathered)
}

/// The sign that separates the fields of a file that is no comma-separated one, if its only header
/// holds one.
pub(in crate::adapters::csv) fn other_separator(header: &str) -> Option<char> {
    [';', '\t', '，']
        .into_iter()
        .find(|separator| header.contains(*separator))
}
