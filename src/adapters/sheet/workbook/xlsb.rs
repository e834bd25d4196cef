//! Workbooks of binary Office Open XML: `.xlsb` ([MS-XLSB]).

use crate::adapters::sheet::cell::cells::CellKind;
use crate::adapters::sheet::fault::workbook_fault::WorkbookFault;
use crate::adapters::sheet::workbook::binary::{Record, error_value};
use crate::adapters::sheet::workbook::grid::{Grid, MAX_COLUMNS, Merged, Room};
use crate::adapters::sheet::workbook::number::Epoch;
use crate::adapters::sheet::workbook::package::Package;
use crate::adapters::sheet::workbook::relations::Relations;
use crate::adapters::sheet::workbook::shared::{Formats, SharedTexts};
use crate::adapters::sheet::workbook::sheets::{SheetEntry, Workbook, list_sheet};

/// A workbook of binary Office Open XML.
pub(super) struct Xlsb<'a> {
    package: Package<'a>,
    sheets: Vec<(SheetEntry, String)>,
    texts: SharedTexts,
    formats: Formats,
    epoch: Epoch,
}

/// The kinds of records that are read.
mod kind {
    pub(super) const ROW: u16 = 0;
    pub(super) const SHORT_NUMBER: u16 = 2;
    pub(super) const ERROR: u16 = 3;
    pub(super) const ANSWER: u16 = 4;
    pub(super) const NUMBER: u16 = 5;
    pub(super) const TEXT: u16 = 6;
    pub(super) const SHARED_TEXT: u16 = 7;
    pub(super) const TEXT_RESULT: u16 = 8;
    pub(super) const NUMBER_RESULT: u16 = 9;
    pub(super) const ANSWER_RESULT: u16 = 10;
    pub(super) const ERROR_RESULT: u16 = 11;
    /// The first and the last of the records of cells that leave out their column: it is the next one.
    pub(super) const FIRST_SHORT: u16 = 12;
    pub(super) const LAST_SHORT: u16 = 18;
    /// By how much their kinds are higher than those of the others.
    pub(super) const SHORT: u16 = 11;
    pub(super) const TEXT_ITEM: u16 = 19;
    pub(super) const FORMAT: u16 = 44;
    pub(super) const CELL_FORMAT: u16 = 47;
    pub(super) const COLUMNS: u16 = 60;
    pub(super) const RICH_TEXT: u16 = 62;
    pub(super) const END_OF_SHEET: u16 = 130;
    pub(super) const WORKBOOK: u16 = 153;
    pub(super) const SHEET: u16 = 156;
    pub(super) const MERGED: u16 = 176;
    pub(super) const CELL_FORMATS: u16 = 617;
    pub(super) const END_OF_CELL_FORMATS: u16 = 618;
}

impl<'a> Xlsb<'a> {
    /// Opens the workbook whose list of sheets is a file of the container.
    pub(super) fn open(mut package: Package<'a>, main: &str) -> Result<Self, WorkbookFault> {
        let damaged = || WorkbookFault::damaged(main);
        let relations = Relations::of_part(&mut package, main)?;
        let list = package.part(main)?.ok_or_else(damaged)?;
        let mut sheets = Vec::new();
        let mut epoch = Epoch::From1900;
        for (kind, record) in Records::of(&list) {
            match kind {
                kind::WORKBOOK if record.u32(0).is_some_and(|flags| flags & 1 != 0) => {
                    epoch = Epoch::From1904;
                }
                kind::SHEET => {
                    let (entry, id) = read_sheet_entry(record).ok_or_else(damaged)?;
                    if let Some((part, kind)) = relations.find(&id)
                        && kind.ends_with("/worksheet")
                    {
                        list_sheet(&mut sheets, (entry, part.to_owned()))?;
                    }
                }
                _ => {}
            }
        }
        let part = |kind| relations.target_of(kind);
        let texts = match part("/sharedStrings") {
            Some(name) => read_texts(&package.part(&name)?.unwrap_or_default())?,
            None => SharedTexts::default(),
        };
        let formats = match part("/styles") {
            Some(name) => read_formats(&package.part(&name)?.unwrap_or_default())?,
            None => Formats::default(),
        };
        Ok(Self {
            package,
            sheets,
            texts,
            formats,
            epoch,
        })
    }
}

/// The records of a file.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    const fn of(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    /// A number of so many groups of seven bits at most, the lowest first.
    fn number(&mut self, groups: usize) -> Option<usize> {
        let mut number = 0;
        for group in 0..groups {
            let (first, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= usize::from(first & 0x7f) << (7 * group);
            if first & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, Record<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = self.number(2)?;
        let length = self.number(4)?;
        let (record, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some((u16::try_from(kind).ok()?, Record(record)))
    }
}

/// A text with its length in four bytes before it, and how many bytes both take.
fn text(record: Record<'_>, at: usize) -> Option<(String, usize)> {
    let units = record.u32(at)?;
    if units == u32::MAX {
        // There is none.
        return Some((String::new(), 4));
    }
    let units = units as usize;
    Some((record.utf16(at.checked_add(4)?, units)?, 4 + 2 * units))
}

/// A sheet and the identifier of its file.
fn read_sheet_entry(record: Record<'_>) -> Option<(SheetEntry, String)> {
    let is_hidden = record.u32(0)? != 0;
    let (id, length) = text(record, 8)?;
    let (name, _) = text(record, 8 + length)?;
    Some((SheetEntry { name, is_hidden }, id))
}

fn read_texts(bytes: &[u8]) -> Result<SharedTexts, WorkbookFault> {
    let mut texts = SharedTexts::default();
    for (_, record) in Records::of(bytes).filter(|(kind, _)| *kind == kind::TEXT_ITEM) {
        let text = text(record, 1).ok_or_else(|| WorkbookFault::damaged("its shared texts"))?;
        texts.push(&text.0)?;
    }
    Ok(texts)
}

fn read_formats(bytes: &[u8]) -> Result<Formats, WorkbookFault> {
    let mut formats = Formats::default();
    // The formats of styles are of the same kind and none of cells.
    let mut is_of_cells = false;
    for (kind, record) in Records::of(bytes) {
        match kind {
            kind::FORMAT => {
                if let (Some(id), Some((code, _))) = (record.u16(0), text(record, 2)) {
                    formats.define(id, &code);
                }
            }
            kind::CELL_FORMATS => is_of_cells = true,
            kind::END_OF_CELL_FORMATS => is_of_cells = false,
            kind::CELL_FORMAT if is_of_cells => formats.push(record.u16(2).unwrap_or_default())?,
            _ => {}
        }
    }
    Ok(formats)
}

impl Workbook for Xlsb<'_> {
    fn sheets(&self) -> Vec<SheetEntry> {
        self.sheets.iter().map(|(entry, _)| entry.clone()).collect()
    }

    fn grid(&mut self, index: usize, room: &mut Room) -> Result<Grid, WorkbookFault> {
        let Some((_, part)) = self.sheets.get(index) else {
            return Ok(Grid::new());
        };
        let damaged = || WorkbookFault::damaged(part);
        let bytes = self.package.part(part)?.ok_or_else(damaged)?;
        let mut grid = Grid::new();
        let (mut row, mut column) = (0, 0);
        for (kind, record) in Records::of(&bytes) {
            match kind {
                kind::END_OF_SHEET => return grid.finish(room),
                kind::ROW => {
                    row = take_row(&mut grid, record).ok_or_else(damaged)?;
                    column = 0;
                }
                kind::COLUMNS => take_columns(&mut grid, record).ok_or_else(damaged)?,
                kind::MERGED => take_merged(&mut grid, record).ok_or_else(damaged)?,
                _ => {
                    let Some((kind, own, record)) = cell_record(kind, record) else {
                        continue;
                    };
                    column = own.unwrap_or(column);
                    let cell = self.cell(kind, record).ok_or_else(damaged)??;
                    if let Some((kind, text)) = cell {
                        grid.push((row, column), kind, &text, room)?;
                    }
                    column = column.saturating_add(1);
                }
            }
        }
        Err(damaged())
    }
}

/// The kind of a record of a cell, its column if it says so, and what stands behind that; `None` if the
/// record is of no cell.
fn cell_record(kind: u16, record: Record<'_>) -> Option<(u16, Option<u32>, Record<'_>)> {
    match kind {
        1..=kind::ERROR_RESULT | kind::RICH_TEXT => Some((kind, record.u32(0), record.from(4)?)),
        kind::FIRST_SHORT..=kind::LAST_SHORT => Some((kind - kind::SHORT, None, record)),
        _ => None,
    }
}

type Found = Option<(CellKind, String)>;

impl Xlsb<'_> {
    /// What a record says of a cell, read behind its column; `None` if it is cut short, and nothing if the
    /// cell is blank.
    fn cell(&self, kind: u16, record: Record<'_>) -> Option<Result<Found, WorkbookFault>> {
        let number = |number: f64| {
            // A format is three bytes, and the fourth has flags.
            let format = record.u32(0)? & 0x00ff_ffff;
            Some(self.formats.shown(number, format as usize, self.epoch))
        };
        let found = match kind {
            kind::SHORT_NUMBER => number(record.rk(4)?)?,
            kind::NUMBER | kind::NUMBER_RESULT => number(record.f64(4)?)?,
            kind::ERROR | kind::ERROR_RESULT => {
                (CellKind::Error, error_value(record.u8(4)?).to_owned())
            }
            kind::ANSWER | kind::ANSWER_RESULT => {
                let answer = if record.u8(4)? == 0 { "FALSE" } else { "TRUE" };
                (CellKind::Text, answer.to_owned())
            }
            kind::TEXT | kind::TEXT_RESULT => (CellKind::Text, text(record, 4)?.0),
            kind::RICH_TEXT => (CellKind::Text, text(record, 5)?.0),
            kind::SHARED_TEXT => {
                let text = self.texts.get(record.u32(4)? as usize);
                return Some(text.map(|text| Some((CellKind::Text, text.to_owned()))));
            }
            _ => return Some(Ok(None)),
        };
        Some(Ok(Some(found)))
    }
}

/// The row that the cells behind a record stand in.
fn take_row(grid: &mut Grid, record: Record<'_>) -> Option<u32> {
    let row = record.u32(0)?;
    if record.u8(11).is_some_and(|flags| flags & 0x10 != 0) {
        grid.hide_rows(row, row);
    }
    Some(row)
}

fn take_columns(grid: &mut Grid, record: Record<'_>) -> Option<()> {
    let (first, last) = (record.u32(0)?, record.u32(4)?);
    if record.u16(16)? & 1 != 0 && first <= last && last < MAX_COLUMNS {
        grid.hide_columns(first, last);
    }
    Some(())
}

fn take_merged(grid: &mut Grid, record: Record<'_>) -> Option<()> {
    grid.merge(Merged {
        rows: (record.u32(0)?, record.u32(4)?),
        columns: (record.u32(8)?, record.u32(12)?),
    });
    Some(())
}
