//! The frame of every reader whose columns have one code and one Chinese name each: a sheet says which
//! columns it knows and takes the rows, and the frame does the rest.

use crate::adapters::sheet::cell::blank::trimmed;
use crate::adapters::sheet::cell::cause::CellCause;
use crate::adapters::sheet::cell::cells::{Cell, Cells};
use crate::adapters::sheet::fault::column_ref::ColumnRef;
use crate::adapters::sheet::fault::table_fault::{
    FaultList, Meaning, TableError, TableFault, TableFaultKind,
};
use crate::adapters::sheet::fault::warning::{TableFile, WarningList};
use crate::adapters::sheet::header::choice::Header;
use crate::adapters::sheet::header::named_columns::{ColumnName, NamedColumns, NamesOf};
use crate::adapters::sheet::rows::reader::{Gathered, RowReader, RowShape, read_sheet};
use crate::adapters::sheet::source::options::SheetOptions;
use std::io::{Read, Seek};

/// What the rows of a file are gathered in.
pub(in crate::adapters) trait NamedSheet {
    type Column: ColumnName + 'static;
    /// What only such a file can have wrong.
    type Kind: Meaning;
    type Content;

    /// The columns that must be there.
    const REQUIRED: &'static [Self::Column];
    /// The columns that may be there.
    const OPTIONAL: &'static [Self::Column];

    /// Which of the columns of a file hold figures, and which labels.
    fn shape(columns: &NamedColumns<Self::Column>) -> RowShape;

    fn take(&mut self, row: &mut NamedRow<'_, Self::Column, Self::Kind>);

    /// Notes that there is a row of which nobody can say what it is of.
    fn pass_over(&mut self) {}

    /// What does not fit together among the rows, as far as those with faults cannot be the cause.
    fn misfits(&self) -> Vec<Misfit<Self::Column, Self::Kind>> {
        Vec::new()
    }

    fn finish(self) -> Result<Self::Content, Self::Kind>;
}

/// A row that does not fit with others.
pub(in crate::adapters) struct Misfit<C, K> {
    pub(in crate::adapters) row: u64,
    pub(in crate::adapters) column: C,
    pub(in crate::adapters) fault: K,
}

/// A row, and the faults that are found in it.
pub(in crate::adapters) struct NamedRow<'r, C, K> {
    pub(in crate::adapters) number: u64,
    columns: &'r NamedColumns<C>,
    cells: Cells<'r>,
    faults: &'r mut FaultList<K>,
}

impl<'r, C: ColumnName, K> NamedRow<'r, C, K> {
    /// The cell of a column; `None` where the file has no such column.
    pub(in crate::adapters) fn get(&self, column: C) -> Option<Cell<'r>> {
        Some(self.cells.get(self.columns.index(column)?))
    }

    /// The value of a cell; `None` after a fault, and where the file has no such column.
    pub(in crate::adapters) fn cell<T>(
        &mut self,
        column: C,
        expected: &'static str,
        read: impl FnOnce(Cell<'r>) -> Result<T, CellCause>,
    ) -> Option<T> {
        self.read(column, read, |text, cause| {
            TableFaultKind::cell(text, expected, cause)
        })
    }

    /// The same for a figure, of which a fault says how one that is missing is written.
    pub(in crate::adapters) fn figure<T>(
        &mut self,
        column: C,
        expected: &'static str,
        read: impl FnOnce(Cell<'r>) -> Result<T, CellCause>,
    ) -> Option<T> {
        self.read(column, read, |text, cause| {
            TableFaultKind::figure(text, expected, cause)
        })
    }

    fn read<T>(
        &mut self,
        column: C,
        read: impl FnOnce(Cell<'r>) -> Result<T, CellCause>,
        fault: impl FnOnce(&str, CellCause) -> TableFaultKind<K>,
    ) -> Option<T> {
        let cell = self.get(column)?;
        read(cell)
            .map_err(|cause| self.fault(column, fault(trimmed(cell.text), cause)))
            .ok()
    }

    /// Notes what cannot be meant.
    pub(in crate::adapters) fn misfit(&mut self, column: C, fault: K) {
        self.fault(column, TableFaultKind::Meaning(fault));
    }

    /// Whether nothing was wrong with a cell of this row so far.
    pub(in crate::adapters) fn is_sound(&self) -> bool {
        !self.faults.ends_in(self.number)
    }

    fn fault(&mut self, column: C, kind: TableFaultKind<K>) {
        let column = self.columns.place(column);
        let fault = TableFault::of_row(self.number, Some(column), kind);
        self.faults.push(fault);
    }
}

/// The shape where these columns hold figures, and the others are keys, none of which is a total by its words.
pub(in crate::adapters) fn keyed_shape<C: ColumnName>(
    columns: &NamedColumns<C>,
    figures: &[C],
) -> RowShape {
    RowShape {
        width: columns.len(),
        figures: figures
            .iter()
            .filter_map(|one| columns.index(*one))
            .collect(),
        ..RowShape::default()
    }
}

/// Reads a file from where a source stands to its end.
pub(in crate::adapters) fn read_named<R: Read + Seek + ?Sized, S: NamedSheet>(
    reader: &mut R,
    options: &SheetOptions,
    sheet: S,
) -> Result<TableFile<S::Content>, TableError<S::Kind>> {
    let names = NamesOf::new(S::REQUIRED, S::OPTIONAL);
    let Gathered {
        mut reader,
        warnings,
        ..
    } = read_sheet(reader, options, &names, |header| {
        Reading::new(header, &names, sheet)
    })?;
    for misfit in reader.sheet.misfits() {
        let column = reader.columns.place(misfit.column);
        let kind = TableFaultKind::Meaning(misfit.fault);
        let fault = TableFault::of_row(misfit.row, Some(column), kind);
        reader.faults.push(fault);
    }
    let (unknown, sheet) = (reader.columns.unknown, reader.sheet);
    Ok(reader
        .faults
        .finish_with(unknown, warnings, || sheet.finish())?)
}

/// What was read of a file so far.
struct Reading<S: NamedSheet> {
    columns: NamedColumns<S::Column>,
    faults: FaultList<S::Kind>,
    sheet: S,
}

impl<S: NamedSheet> Reading<S> {
    fn new(header: &Header, names: &NamesOf<S::Column>, mut sheet: S) -> Self {
        let mut faults = FaultList::default();
        let columns = NamedColumns::read(header, names, &mut faults);
        if !faults.is_empty() || header.fault::<S::Kind>(names).is_some() {
            sheet.pass_over();
        }
        Self {
            columns,
            faults,
            sheet,
        }
    }
}

impl<S: NamedSheet> RowReader for Reading<S> {
    type Kind = S::Kind;

    fn shape(&self) -> RowShape {
        S::shape(&self.columns)
    }

    fn faults(&mut self) -> &mut FaultList<S::Kind> {
        &mut self.faults
    }

    fn column_at(&self, position: usize) -> Option<ColumnRef> {
        self.columns.place_at(position)
    }

    fn take(&mut self, row: u64, cells: Cells<'_>, _: &mut WarningList) {
        self.sheet.take(&mut NamedRow {
            number: row,
            columns: &self.columns,
            cells,
            faults: &mut self.faults,
        });
    }

    fn miss(&mut self) {
        self.sheet.pass_over();
    }
}
