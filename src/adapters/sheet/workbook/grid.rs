//! The filled cells of one sheet of a workbook.

use crate::adapters::sheet::cell::cells::{CellKind, Cells};
use crate::adapters::sheet::fault::form_fault::FormFault;
use crate::adapters::sheet::fault::table_fault::Stop;
use crate::adapters::sheet::fault::warning::TableWarningKind;
use crate::adapters::sheet::fault::workbook_fault::{WorkbookFault, WorkbookLimit};
use crate::adapters::sheet::source::row_source::{RowSource, SourceRow};
use crate::adapters::sheet::text::row::{MAX_ROW, RowDefect};

/// The rows of the largest sheet.
pub(super) const MAX_ROWS: u32 = 1_048_576;

/// The columns of the largest sheet.
pub(super) const MAX_COLUMNS: u32 = 16_384;

/// How many merged regions are kept of a sheet: those of a header are fewer.
const MAX_MERGED: usize = 1_024;

/// How long a text may be that a merged region gives to all its cells: the name of a column is shorter.
const MAX_MERGED_TEXT: usize = 256;

/// How much the sheets of one workbook may hold together: what is left of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    cells: u64,
    text: u64,
    spread: u64,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            cells: WorkbookLimit::Cells.most(),
            text: WorkbookLimit::Text.most(),
            spread: WorkbookLimit::Spread.most(),
        }
    }
}

impl Room {
    /// Takes some of what is left for texts.
    pub(super) fn take_text(&mut self, taken: u64) -> Result<(), WorkbookFault> {
        Self::take(&mut self.text, taken, WorkbookLimit::Text)
    }

    fn take(left: &mut u64, taken: u64, limit: WorkbookLimit) -> Result<(), WorkbookFault> {
        *left = left
            .checked_sub(taken)
            .ok_or(WorkbookFault::TooLarge { limit })?;
        Ok(())
    }
}

/// A filled cell. Rows and columns are counted from 0.
#[derive(Clone, Copy, Debug)]
struct GridCell {
    row: u32,
    start: u32,
    end: u32,
    column: u16,
    kind: CellKind,
}

/// Cells that are shown as one. Rows and columns are counted from 0, and the last ones belong to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Merged {
    pub(super) rows: (u32, u32),
    pub(super) columns: (u32, u32),
}

/// The filled cells of one sheet, row by row.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    cells: Vec<GridCell>,
    text: String,
    is_sorted: bool,
    merged: Vec<Merged>,
    hidden_rows: Hidden,
    hidden_columns: Hidden,
}

/// Rows or columns that are hidden.
#[derive(Clone, Debug, Default)]
struct Hidden {
    /// The first and the last of each stretch, counted from 0, in the order of the file.
    stretches: Vec<(u32, u32)>,
}

impl Hidden {
    fn push(&mut self, first: u32, last: u32) {
        if let Some((_, end)) = self.stretches.last_mut()
            && end.checked_add(1) == Some(first)
        {
            *end = last;
        } else {
            self.stretches.push((first, last));
        }
    }

    /// The first of the hidden ones, and how many they are, up to the last that is filled.
    fn first_and_count(&self, filled: u32) -> Option<(u64, u64)> {
        let shown = self.stretches.iter().filter(|(first, _)| *first <= filled);
        let first = shown.clone().map(|(first, _)| *first).min()?;
        let count = shown.map(|(first, last)| u64::from((*last).min(filled) - first) + 1);
        Some((u64::from(first) + 1, count.sum()))
    }
}

impl Grid {
    pub(super) fn new() -> Self {
        Self {
            is_sorted: true,
            ..Self::default()
        }
    }

    /// Takes a cell, if there is anything in it. Rows and columns are counted from 0.
    pub(super) fn push(
        &mut self,
        (row, column): (u32, u32),
        kind: CellKind,
        text: &str,
        room: &mut Room,
    ) -> Result<(), WorkbookFault> {
        let span = self.keep(text, room)?;
        self.push_kept((row, column), kind, span, room)
    }

    /// Keeps a text that may stand in many cells.
    pub(super) fn keep(
        &mut self,
        text: &str,
        room: &mut Room,
    ) -> Result<(u32, u32), WorkbookFault> {
        Room::take(&mut room.text, text.len() as u64, WorkbookLimit::Text)?;
        let place = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
        let start = place(&self.text);
        self.text.push_str(text);
        Ok((start, place(&self.text)))
    }

    /// Takes a cell with a text that is kept, if there is anything in it.
    pub(super) fn push_kept(
        &mut self,
        (row, column): (u32, u32),
        kind: CellKind,
        (start, end): (u32, u32),
        room: &mut Room,
    ) -> Result<(), WorkbookFault> {
        let place = u16::try_from(column);
        let Some(column) = place
            .ok()
            .filter(|_| row < MAX_ROWS && column < MAX_COLUMNS)
        else {
            return Err(WorkbookFault::damaged("a cell beyond XFD1048576"));
        };
        if start == end {
            return Ok(());
        }
        Room::take(&mut room.cells, 1, WorkbookLimit::Cells)?;
        let last = self.cells.last().map(|cell| (cell.row, cell.column));
        self.is_sorted &= last.is_none_or(|last| last < (row, column));
        self.cells.push(GridCell {
            row,
            start,
            end,
            column,
            kind,
        });
        Ok(())
    }

    /// Notes cells that are shown as one.
    pub(super) fn merge(&mut self, merged: Merged) {
        if self.merged.len() < MAX_MERGED {
            self.merged.push(merged);
        }
    }

    /// Notes rows that are hidden, counted from 0.
    pub(super) fn hide_rows(&mut self, first: u32, last: u32) {
        self.hidden_rows.push(first, last);
    }

    /// Notes columns that are hidden, counted from 0.
    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        self.hidden_columns.push(first, last);
    }

    /// Puts the cells in their order, once all are taken.
    pub(super) fn finish(mut self, room: &mut Room) -> Result<Self, WorkbookFault> {
        if !self.is_sorted {
            // Of two cells in one place the first stands.
            self.cells.sort_by_key(|cell| (cell.row, cell.column));
            self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        }
        let widths = self.cells.chunk_by(|one, next| one.row == next.row);
        let widths = widths.filter_map(|row| row.last().map(|cell| u64::from(cell.column) + 1));
        Room::take(&mut room.spread, widths.sum(), WorkbookLimit::Spread)?;
        Ok(self)
    }

    /// What looks odd in the whole sheet.
    pub(super) fn warnings(&self) -> Vec<TableWarningKind> {
        let last_row = self.cells.last().map(|cell| cell.row);
        let last_column = self.cells.iter().map(|cell| u32::from(cell.column)).max();
        let rows = last_row.and_then(|last| self.hidden_rows.first_and_count(last));
        let columns = last_column.and_then(|last| self.hidden_columns.first_and_count(last));
        let rows = rows.map(|(first, rows)| TableWarningKind::HiddenRows { rows, first });
        let columns = columns.map(|(first, columns)| TableWarningKind::HiddenColumns {
            columns,
            first: usize::try_from(first).unwrap_or(usize::MAX),
        });
        rows.into_iter().chain(columns).collect()
    }

    /// Its rows from the first to the last that is filled.
    pub(super) const fn rows(&self) -> GridRows<'_> {
        GridRows {
            grid: self,
            next: 0,
            is_head: false,
            text: String::new(),
            ends: Vec::new(),
            kinds: Vec::new(),
        }
    }

    /// Its rows, with the text of merged cells in every cell that they cover.
    pub(super) fn head_rows(&self) -> GridRows<'_> {
        GridRows {
            is_head: true,
            ..self.rows()
        }
    }

    fn text_of(&self, cell: &GridCell) -> &str {
        let span = cell.start as usize..cell.end as usize;
        self.text.get(span).unwrap_or_default()
    }

    /// The merged regions that give a row texts, with the first cell of each.
    fn covering(&self, row: u32) -> impl Iterator<Item = (Merged, GridCell)> {
        let covers = move |one: &&Merged| (one.rows.0..=one.rows.1).contains(&row);
        self.merged.iter().filter(covers).filter_map(|one| {
            let place = (one.rows.0, one.columns.0);
            let found = self
                .cells
                .binary_search_by_key(&place, |cell| (cell.row, u32::from(cell.column)));
            let first = found.ok().and_then(|index| self.cells.get(index))?;
            let is_short = self.text_of(first).len() <= MAX_MERGED_TEXT;
            is_short.then_some((*one, *first))
        })
    }
}

/// The rows of a sheet of a workbook.
pub(in crate::adapters) struct GridRows<'a> {
    grid: &'a Grid,
    next: usize,
    is_head: bool,
    text: String,
    ends: Vec<usize>,
    kinds: Vec<CellKind>,
}

impl GridRows<'_> {
    /// Puts the cells of a row beside each other, with blanks between them.
    fn spread(&mut self, row: u32, own: &[GridCell]) {
        let mut cells: Vec<Option<GridCell>> = Vec::new();
        let mut put = |column: usize, cell: GridCell| {
            if cells.len() <= column {
                cells.resize(column + 1, None);
            }
            if let Some(free) = cells.get_mut(column).filter(|free| free.is_none()) {
                *free = Some(cell);
            }
        };
        for cell in own {
            put(usize::from(cell.column), *cell);
        }
        if self.is_head {
            for (merged, first) in self.grid.covering(row) {
                let last = merged.columns.1.min(MAX_COLUMNS - 1);
                for column in merged.columns.0..=last {
                    put(column as usize, first);
                }
            }
        }
        self.text.clear();
        self.ends.clear();
        self.kinds.clear();
        for cell in cells {
            if let Some(cell) = cell {
                self.text.push_str(self.grid.text_of(&cell));
            }
            self.ends.push(self.text.len());
            self.kinds
                .push(cell.map(|cell| cell.kind).unwrap_or_default());
        }
    }
}

impl RowSource for GridRows<'_> {
    fn next_row(&mut self) -> Result<Option<SourceRow<'_>>, Stop> {
        let rest = self.grid.cells.get(self.next..).unwrap_or_default();
        let Some(own) = rest.chunk_by(|one, next| one.row == next.row).next() else {
            return Ok(None);
        };
        let row = own.first().map_or(0, |cell| cell.row);
        self.next += own.len();
        let bytes: usize = own
            .iter()
            .map(|cell| (cell.end - cell.start) as usize)
            .sum();
        let cells = if bytes > MAX_ROW {
            let kind = FormFault::RowTooLong { limit: MAX_ROW };
            let position = None;
            Err(RowDefect { position, kind })
        } else {
            self.spread(row, own);
            Ok(Cells::new(&self.text, &self.ends, 0, &self.kinds))
        };
        Ok(Some(SourceRow {
            number: u64::from(row) + 1,
            cells,
            is_empty: false,
        }))
    }
}
