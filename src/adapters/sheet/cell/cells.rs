//! The cells of a row, whatever the file they come from.

use crate::adapters::sheet::cell::blank::trimmed;
use crate::adapters::sheet::cell::cause::CellCause;

/// What a workbook or a record batch knows of a cell beside its text; every cell of a text file is text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "xlsx"),
    expect(dead_code, reason = "only workbooks have more than text")
)]
pub(in crate::adapters) enum CellKind {
    #[default]
    Text,
    Number,
    Date,
    /// The value of a formula that has failed.
    Error,
    /// A formula whose result was not stored.
    NoResult,
    /// A value of a type that stands for no cell: bytes, a list, a duration. The text names the type.
    #[cfg(feature = "arrow")]
    Other,
}

/// One cell.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::adapters) struct Cell<'a> {
    pub(in crate::adapters) text: &'a str,
    pub(in crate::adapters) kind: CellKind,
}

impl<'a> Cell<'a> {
    /// The text without the blanks around it, where it is the text of a value.
    ///
    /// # Errors
    ///
    /// - the cause, for what is no value in any column
    pub(in crate::adapters) fn text(self) -> Result<&'a str, CellCause> {
        match self.kind {
            CellKind::Text | CellKind::Number => Ok(trimmed(self.text)),
            CellKind::Date => Err(CellCause::Date),
            CellKind::Error => Err(CellCause::SpreadsheetError),
            CellKind::NoResult => Err(CellCause::NoResult),
            #[cfg(feature = "arrow")]
            CellKind::Other => Err(CellCause::Type),
        }
    }

    pub(in crate::adapters) fn is_blank(self) -> bool {
        trimmed(self.text).is_empty()
    }
}

/// The cells of one row, as wide as is asked for.
#[derive(Clone, Copy, Debug)]
pub(in crate::adapters) struct Cells<'a> {
    text: &'a str,
    /// Where each cell ends in the text.
    ends: &'a [usize],
    /// How many bytes lie between a cell and the next.
    gap: usize,
    /// The kinds of the cells; empty where all are text.
    kinds: &'a [CellKind],
    /// How many cells are shown: those beyond the last are blank.
    width: usize,
}

impl<'a> Cells<'a> {
    pub(in crate::adapters) const fn new(
        text: &'a str,
        ends: &'a [usize],
        gap: usize,
        kinds: &'a [CellKind],
    ) -> Self {
        Self {
            text,
            ends,
            gap,
            kinds,
            width: ends.len(),
        }
    }

    pub(in crate::adapters) const fn len(self) -> usize {
        self.width
    }

    /// The same cells with blanks behind them, or without those behind the width.
    pub(in crate::adapters) const fn resized(self, width: usize) -> Self {
        Self { width, ..self }
    }

    /// How many cells there are up to the last one that is filled.
    pub(in crate::adapters) fn filled_width(self) -> usize {
        let filled = self.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
        filled.last().map_or(0, |(index, _)| index + 1)
    }

    /// Whether all of them are blank.
    pub(in crate::adapters) fn is_blank(self) -> bool {
        self.iter().all(Cell::is_blank)
    }

    #[inline]
    pub(in crate::adapters) fn iter(self) -> impl Iterator<Item = Cell<'a>> {
        let mut start = 0;
        (0..self.width).map(move |index| {
            let Some(&end) = self.ends.get(index) else {
                return Cell::default();
            };
            let text = self.text.get(start..end).unwrap_or_default();
            start = end + self.gap;
            let kind = self.kinds.get(index).copied().unwrap_or_default();
            Cell { text, kind }
        })
    }

    /// The cell at an index; a blank behind the last.
    pub(in crate::adapters) fn get(self, index: usize) -> Cell<'a> {
        let Some(&end) = self.ends.get(index).filter(|_| index < self.width) else {
            return Cell::default();
        };
        let before = index.checked_sub(1).and_then(|index| self.ends.get(index));
        let start = before.map_or(0, |end| end + self.gap);
        let text = self.text.get(start..end).unwrap_or_default();
        let kind = self.kinds.get(index).copied().unwrap_or_default();
        Cell { text, kind }
    }
}
