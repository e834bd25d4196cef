//! Where the rows of a sheet come from.

use crate::adapters::sheet::cell::cells::Cells;
use crate::adapters::sheet::fault::table_fault::Stop;
use crate::adapters::sheet::header::choice::Head;
use crate::adapters::sheet::text::encoding::TextSource;
use crate::adapters::sheet::text::row::{Row, RowDefect, Rows, Splitter};
use std::io::Read;

/// One row of a sheet.
pub(in crate::adapters) struct SourceRow<'a> {
    /// Its number as the file has it, from 1.
    pub(in crate::adapters) number: u64,
    /// Its cells, or why it cannot be split into cells.
    pub(in crate::adapters) cells: Result<Cells<'a>, RowDefect>,
    /// Whether nothing stands there, not even a separator.
    pub(in crate::adapters) is_empty: bool,
}

/// What gives rows, one after the other.
pub(in crate::adapters) trait RowSource {
    /// The next row; `None` behind the last.
    fn next_row(&mut self) -> Result<Option<SourceRow<'_>>, Stop>;
}

/// The rows of a text.
pub(in crate::adapters) struct TextRows<R> {
    rows: Rows<R>,
    splitter: Splitter,
}

impl<R: Read> TextRows<R> {
    pub(in crate::adapters) fn new(source: TextSource<R>, separator: u8) -> Self {
        Self {
            rows: Rows::new(source, separator),
            splitter: Splitter::new(separator),
        }
    }
}

impl<R: Read> RowSource for TextRows<R> {
    fn next_row(&mut self) -> Result<Option<SourceRow<'_>>, Stop> {
        let Some(Row { number, content }) = self.rows.next_row()? else {
            return Ok(None);
        };
        let (cells, is_empty) = match content {
            Ok(text) => (Ok(self.splitter.split(text)?), text.bytes.is_empty()),
            Err(defect) => (Err(defect), false),
        };
        Ok(Some(SourceRow {
            number,
            cells,
            is_empty,
        }))
    }
}

/// The first rows of a sheet, and the first of them that cannot be split.
pub(in crate::adapters) fn head_of(
    rows: &mut impl RowSource,
) -> Result<(Head, Option<(u64, RowDefect)>), Stop> {
    let mut head = Head::default();
    let mut defect = None;
    while let Some(row) = rows.next_row()? {
        match row.cells {
            Ok(cells) if cells.is_blank() => {}
            Ok(cells) => {
                if !head.push(row.number, cells) {
                    break;
                }
            }
            Err(found) => defect = defect.or(Some((row.number, found))),
        }
    }
    Ok((head, defect))
}
