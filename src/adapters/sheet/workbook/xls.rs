//! Workbooks of Excel 97 to 2003: `.xls` ([MS-XLS], BIFF8).

use crate::adapters::sheet::cell::cells::CellKind;
use crate::adapters::sheet::fault::workbook_fault::WorkbookFault;
use crate::adapters::sheet::workbook::binary::{Record, error_value};
use crate::adapters::sheet::workbook::compound::Compound;
use crate::adapters::sheet::workbook::grid::{Grid, Merged, Room};
use crate::adapters::sheet::workbook::number::Epoch;
use crate::adapters::sheet::workbook::shared::{Formats, SharedTexts};
use crate::adapters::sheet::workbook::sheets::{SheetEntry, Workbook, list_sheet};

/// The version of BIFF that Excel 97 and later write.
const BIFF8: u16 = 0x0600;

/// A workbook of Excel 97 to 2003.
#[derive(Debug, Default)]
pub(super) struct Xls {
    stream: Vec<u8>,
    sheets: Vec<(SheetEntry, usize)>,
    texts: SharedTexts,
    formats: Formats,
    epoch: Epoch,
}

impl Xls {
    pub(super) fn open(container: &Compound<'_>) -> Result<Self, WorkbookFault> {
        let Some(stream) = container.stream("Workbook")? else {
            return Err(if container.has("Book") {
                WorkbookFault::TooOld
            } else {
                WorkbookFault::NoWorkbook {
                    container: "compound file",
                }
            });
        };
        let mut book = Self::default();
        let mut records = Records::from(&stream, 0);
        let mut is_whole = false;
        while let Some((kind, record)) = records.next() {
            match kind {
                kind::BEGIN if record.u16(0) != Some(BIFF8) => return Err(WorkbookFault::TooOld),
                kind::PASSWORD => return Err(WorkbookFault::Protected),
                kind::END => {
                    is_whole = true;
                    break;
                }
                kind::TEXTS => {
                    let pieces = std::iter::once(record.0).chain(records.pieces());
                    book.texts = read_texts(pieces.collect())?;
                }
                _ => book.take(kind, record)?,
            }
        }
        if !is_whole {
            return Err(WorkbookFault::damaged("its list of sheets"));
        }
        book.stream = stream;
        Ok(book)
    }

    fn take(&mut self, kind: u16, record: Record<'_>) -> Result<(), WorkbookFault> {
        match kind {
            kind::FORMAT => {
                if let (Some(id), Some(code)) = (record.u16(0), record.from(2).and_then(text)) {
                    self.formats.define(id, &code);
                }
            }
            kind::CELL_FORMAT => self.formats.push(record.u16(2).unwrap_or_default())?,
            kind::FROM_1904 if record.u16(0) == Some(1) => self.epoch = Epoch::From1904,
            kind::SHEET => {
                let sheet = read_sheet_entry(record);
                let sheet = sheet.ok_or_else(|| WorkbookFault::damaged("its list of sheets"))?;
                if let Some(sheet) = sheet {
                    list_sheet(&mut self.sheets, sheet)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// A sheet and its place in the stream; `None` within for what has no cells. The place of a sheet is
/// that of its first record.
#[expect(
    clippy::option_option,
    reason = "a record that is cut short, and a sheet that has no cells"
)]
fn read_sheet_entry(record: Record<'_>) -> Option<Option<(SheetEntry, usize)>> {
    let place = record.u32(0)? as usize;
    let (state, sort) = (record.u8(4)?, record.u8(5)?);
    let units = usize::from(record.u8(6)?);
    let name = if record.u8(7)? & 1 == 0 {
        record.latin(8, units)?
    } else {
        record.utf16(8, units)?
    };
    let is_hidden = state & 3 != 0;
    Some((sort == 0).then_some((SheetEntry { name, is_hidden }, place)))
}

/// The kinds of records that are read.
mod kind {
    pub(super) const BEGIN: u16 = 0x0809;
    pub(super) const END: u16 = 0x000a;
    pub(super) const PASSWORD: u16 = 0x002f;
    pub(super) const FROM_1904: u16 = 0x0022;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const TEXTS: u16 = 0x00fc;
    pub(super) const PIECE: u16 = 0x003c;
    pub(super) const FORMAT: u16 = 0x041e;
    pub(super) const CELL_FORMAT: u16 = 0x00e0;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const COLUMNS: u16 = 0x007d;
    pub(super) const MERGED: u16 = 0x00e5;
    pub(super) const SHARED_TEXT: u16 = 0x00fd;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const RICH_TEXT: u16 = 0x00d6;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const SHORT_NUMBER: u16 = 0x027e;
    pub(super) const SHORT_NUMBERS: u16 = 0x00bd;
    pub(super) const ANSWER_OR_ERROR: u16 = 0x0205;
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const RESULT_TEXT: u16 = 0x0207;
}

/// The records of a stream from a place on.
#[derive(Clone, Copy, Debug)]
struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    const fn from(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }

    fn next(&mut self) -> Option<(u16, Record<'a>)> {
        let rest = Record(self.stream.get(self.at..)?);
        let (kind, length) = (rest.u16(0)?, usize::from(rest.u16(2)?));
        let record = rest.0.get(4..4 + length)?;
        self.at += 4 + length;
        Some((kind, Record(record)))
    }

    /// The records that go on with the last one.
    fn pieces(&mut self) -> Vec<&'a [u8]> {
        let mut pieces = Vec::new();
        let mut ahead = *self;
        while let Some((kind::PIECE, record)) = ahead.next() {
            pieces.push(record.0);
            *self = ahead;
        }
        pieces
    }
}

/// A text with its length before it, and a sign that says whether it is of one byte a sign or of two.
fn text(record: Record<'_>) -> Option<String> {
    let units = usize::from(record.u16(0)?);
    if record.u8(2)? & 1 == 0 {
        record.latin(3, units)
    } else {
        record.utf16(3, units)
    }
}

/// The shared texts, in the pieces that records may have at most.
fn read_texts(pieces: Vec<&[u8]>) -> Result<SharedTexts, WorkbookFault> {
    let damaged = || WorkbookFault::damaged("its shared texts");
    let mut texts = SharedTexts::default();
    let mut pieces = Pieces {
        all: pieces,
        piece: 0,
        at: 0,
    };
    pieces.u32().ok_or_else(damaged)?;
    let count = pieces.u32().ok_or_else(damaged)?;
    for _ in 0..count {
        let text = pieces.text().ok_or_else(damaged)?;
        texts.push(&text)?;
    }
    Ok(texts)
}

/// Bytes that go on from piece to piece.
struct Pieces<'a> {
    all: Vec<&'a [u8]>,
    piece: usize,
    at: usize,
}

impl Pieces<'_> {
    /// The rest of the piece, or of the next where it is at its end.
    fn rest(&mut self) -> Option<&[u8]> {
        while self.at >= self.all.get(self.piece)?.len() {
            self.piece += 1;
            self.at = 0;
        }
        self.all.get(self.piece)?.get(self.at..)
    }

    fn u8(&mut self) -> Option<u8> {
        let byte = self.rest()?.first().copied()?;
        self.at += 1;
        Some(byte)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([
            self.u8()?,
            self.u8()?,
            self.u8()?,
            self.u8()?,
        ]))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let taken = self.rest()?.len().min(count);
            self.at += taken;
            count -= taken;
        }
        Some(())
    }

    /// A text with its runs of fonts and its phonetic hints, which are passed over.
    fn text(&mut self) -> Option<String> {
        let mut units = usize::from(self.u16()?);
        let mut flags = self.u8()?;
        let runs = if flags & 8 == 0 {
            0
        } else {
            usize::from(self.u16()?)
        };
        let hints = if flags & 4 == 0 {
            0
        } else {
            self.u32()? as usize
        };
        let mut text: Vec<u16> = Vec::new();
        while units > 0 {
            let is_new_piece = self.at >= self.all.get(self.piece)?.len();
            if is_new_piece && !text.is_empty() {
                // A text that goes on in the next piece says again how wide its signs are.
                flags = self.u8()?;
            }
            let rest = self.rest()?;
            let (taken, bytes) = if flags & 1 == 0 {
                let taken = rest.len().min(units);
                text.extend(rest.iter().take(taken).map(|byte| u16::from(*byte)));
                (taken, taken)
            } else {
                let taken = (rest.len() / 2).min(units);
                let pairs = rest.chunks_exact(2).take(taken);
                text.extend(pairs.filter_map(|pair| pair.try_into().ok().map(u16::from_le_bytes)));
                (taken, 2 * taken)
            };
            if taken == 0 {
                return None;
            }
            self.at += bytes;
            units -= taken;
        }
        self.skip(runs.checked_mul(4)?.checked_add(hints)?)?;
        Some(String::from_utf16_lossy(&text))
    }
}

impl Workbook for Xls {
    fn sheets(&self) -> Vec<SheetEntry> {
        self.sheets.iter().map(|(entry, _)| entry.clone()).collect()
    }

    fn grid(&mut self, index: usize, room: &mut Room) -> Result<Grid, WorkbookFault> {
        let Some((entry, place)) = self.sheets.get(index) else {
            return Ok(Grid::new());
        };
        let damaged = || WorkbookFault::damaged(format!("sheet {}", entry.name));
        let mut records = Records::from(&self.stream, *place);
        let begins =
            |found: Option<(u16, Record<'_>)>| found.is_some_and(|(kind, _)| kind == kind::BEGIN);
        if !begins(records.next()) {
            return Err(damaged());
        }
        let mut reading = SheetReading {
            book: self,
            room,
            grid: Grid::new(),
            awaited: None,
        };
        // A chart within a sheet has its own beginning and end.
        let mut depth = 1_usize;
        while let Some((kind, record)) = records.next() {
            match kind {
                kind::BEGIN => depth += 1,
                kind::END => {
                    depth -= 1;
                    if depth == 0 {
                        return reading.grid.finish(room);
                    }
                }
                _ if depth > 1 => {}
                kind => {
                    let taken = reading.take(kind, record).ok_or_else(damaged)?;
                    taken?;
                }
            }
        }
        Err(damaged())
    }
}

/// A sheet that is being read.
struct SheetReading<'a, 'r> {
    book: &'a Xls,
    room: &'r mut Room,
    grid: Grid,
    /// Where the text stands that comes as the result of a formula.
    awaited: Option<(u32, u32)>,
}

impl SheetReading<'_, '_> {
    /// Takes a record; `None` if it is cut short.
    fn take(&mut self, kind: u16, record: Record<'_>) -> Option<Result<(), WorkbookFault>> {
        match kind {
            // The flag of rows without height is the sixth bit.
            kind::ROW if record.u16(12)? & 0x20 != 0 => {
                let row = record.u16(0)?.into();
                self.grid.hide_rows(row, row);
            }
            kind::COLUMNS if record.u16(8)? & 1 != 0 => {
                let (first, last) = record.place()?;
                if first <= last {
                    self.grid.hide_columns(first, last.min(255));
                }
            }
            kind::MERGED => {
                for index in 0..usize::from(record.u16(0)?) {
                    let region = record.from(2 + 8 * index)?;
                    let [first_row, last_row, first, last] =
                        [0, 2, 4, 6].map(|at| region.u16(at).map(u32::from));
                    self.grid.merge(Merged {
                        rows: (first_row?, last_row?),
                        columns: (first?, last?),
                    });
                }
            }
            kind::SHARED_TEXT => {
                let place = record.place()?;
                let text = self.book.texts.get(record.u32(6)? as usize);
                return Some(
                    text.and_then(|text| self.grid.push(place, CellKind::Text, text, self.room)),
                );
            }
            kind::TEXT | kind::RICH_TEXT => {
                let text = text(record.from(6)?)?;
                return Some(self.push(record.place()?, CellKind::Text, &text));
            }
            kind::NUMBER => {
                let number = record.f64(6)?;
                return Some(self.push_number(record.place()?, record.u16(4)?, number));
            }
            kind::SHORT_NUMBER => {
                let number = record.rk(6)?;
                return Some(self.push_number(record.place()?, record.u16(4)?, number));
            }
            kind::SHORT_NUMBERS => {
                let (row, first) = record.place()?;
                // Behind the numbers, of a format and four bytes each, stands the last column.
                let count = record.0.len().checked_sub(6)? / 6;
                for (column, index) in (first..).zip(0..count) {
                    let at = 4 + 6 * index;
                    let (format, number) = (record.u16(at)?, record.rk(at + 2)?);
                    if let Err(fault) = self.push_number((row, column), format, number) {
                        return Some(Err(fault));
                    }
                }
            }
            kind::ANSWER_OR_ERROR => {
                let (value, is_error) = (record.u8(6)?, record.u8(7)? != 0);
                return Some(self.push_answer_or_error(record.place()?, value, is_error));
            }
            kind::FORMULA => {
                let place = record.place()?;
                let is_number = record.u16(12)? != 0xffff;
                if is_number {
                    let number = record.f64(6)?;
                    return Some(self.push_number(place, record.u16(4)?, number));
                }
                match record.u8(6)? {
                    0 => self.awaited = Some(place),
                    1 => return Some(self.push_answer_or_error(place, record.u8(8)?, false)),
                    2 => return Some(self.push_answer_or_error(place, record.u8(8)?, true)),
                    _ => {}
                }
            }
            kind::RESULT_TEXT => {
                if let Some(place) = self.awaited.take() {
                    return Some(self.push(place, CellKind::Text, &text(record)?));
                }
            }
            _ => {}
        }
        Some(Ok(()))
    }

    fn push(&mut self, place: (u32, u32), kind: CellKind, text: &str) -> Result<(), WorkbookFault> {
        self.grid.push(place, kind, text, self.room)
    }

    fn push_number(
        &mut self,
        place: (u32, u32),
        format: u16,
        number: f64,
    ) -> Result<(), WorkbookFault> {
        let book = self.book;
        let (kind, text) = book.formats.shown(number, format.into(), book.epoch);
        self.push(place, kind, &text)
    }

    fn push_answer_or_error(
        &mut self,
        place: (u32, u32),
        value: u8,
        is_error: bool,
    ) -> Result<(), WorkbookFault> {
        if is_error {
            self.push(place, CellKind::Error, error_value(value))
        } else {
            self.push(
                place,
                CellKind::Text,
                if value == 0 { "FALSE" } else { "TRUE" },
            )
        }
    }
}
