//! What can be wrong with a table: facts and places, the same for every reader.

use crate::adapters::sheet::cell::cause::{CellCause, shown_cell};
use crate::adapters::sheet::fault::column_ref::{
    ColumnLetters, ColumnPosition, ColumnRef, SheetName,
};
use crate::adapters::sheet::fault::form_fault::FormFault;
use crate::adapters::sheet::fault::warning::{
    TableFile, TableWarning, TableWarningKind, UnknownColumn,
};
use crate::model::{shown, visible};
use std::borrow::Cow;
use std::fs::File;
use std::io::{Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fmt, io};

/// The row that the names of the columns of record batches are counted as.
#[cfg(feature = "arrow")]
pub(in crate::adapters) const HEADER_ROW: u64 = 1;

/// How many faults are kept one by one.
const KEPT: usize = 100_000;

/// Why a table could not be read; `K` is what only tables of its sort can have wrong.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TableError<K> {
    /// The bytes could not be had: no such file, no permission, a broken disk.
    #[error("cannot read {what}{}", shown_path(path.as_deref()))]
    Io {
        /// What was to be read, such as `the school file`.
        what: &'static str,
        /// The file, where it was opened by its path.
        path: Option<PathBuf>,
        /// What the system said.
        source: Arc<io::Error>,
    },
    /// The file was read, and something in it is wrong.
    #[error(transparent)]
    Faults(#[from] TableFaults<K>),
}

/// Two of them are equal if their faults are, or if their files and kinds of I/O error are.
impl<K: PartialEq> PartialEq for TableError<K> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Io { what, path, source },
                Self::Io {
                    what: other_what,
                    path: other_path,
                    source: other,
                },
            ) => what == other_what && path == other_path && source.kind() == other.kind(),
            (Self::Faults(faults), Self::Faults(other)) => faults == other,
            _ => false,
        }
    }
}

fn shown_path(path: Option<&Path>) -> String {
    path.map_or_else(String::new, |path| format!(" `{}`", path.display()))
}

/// All that is wrong in a table, in file order.
///
/// Always true of it: there is at least one fault. Of more than 100 000 faults the first 100 000
/// are kept and the rest are counted.
///
/// It prints one fault a line.
#[derive(Clone, Debug, PartialEq)]
pub struct TableFaults<K> {
    list: FaultList<K>,
    warnings: Vec<TableWarning>,
}

impl<K> TableFaults<K> {
    /// The faults, in file order.
    #[must_use]
    pub fn faults(&self) -> &[TableFault<K>] {
        &self.list.faults
    }

    /// How many faults there are beyond those of [`faults`](Self::faults).
    #[must_use]
    pub const fn omitted(&self) -> u64 {
        self.list.omitted
    }

    /// Says of which record batch each row is: the last rows of the batches are given.
    #[cfg(feature = "arrow")]
    pub(in crate::adapters) fn set_batches(&mut self, last_rows: &[u64]) {
        for fault in &mut self.list.faults {
            fault.batch = fault.row.and_then(|row| BatchRow::of(row, last_rows));
        }
    }

    /// What looked odd beside the faults; it often shows why a column is missing.
    #[must_use]
    pub fn warnings(&self) -> &[TableWarning] {
        &self.warnings
    }
}

/// One fault alone.
impl<K> From<TableFault<K>> for TableFaults<K> {
    fn from(fault: TableFault<K>) -> Self {
        let list = FaultList {
            sheet: fault.sheet.clone(),
            faults: vec![fault],
            omitted: 0,
        };
        let warnings = Vec::new();
        Self { list, warnings }
    }
}

impl<K: fmt::Display> fmt::Display for TableFaults<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.list.faults.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{fault}")?;
        }
        match self.list.omitted {
            0 => Ok(()),
            omitted => write!(f, "\nand {omitted} more"),
        }
    }
}

impl<K: fmt::Debug + fmt::Display> std::error::Error for TableFaults<K> {}

/// One thing wrong in a table, and where.
///
/// # Examples
///
/// ```
/// use junheng::adapters::sheet::TableError;
/// use junheng::adapters::table::read_schools;
/// use std::io::Cursor;
///
/// let file = "school_id,school_name,school_kind,students_primary\n1,Riverside,primary,-3\n";
/// let Err(TableError::Faults(faults)) = read_schools(Cursor::new(file)) else {
///     panic!("a negative number of pupils is refused")
/// };
/// assert_eq!(
///     faults.to_string(),
///     "row 2, column `students_primary` (小学学生人数): found `-3`, \
///      expected a whole number of persons, 0 or more; where there is no figure, a blank, `-` or `NA`"
/// );
/// assert_eq!((faults.faults()[0].row, faults.faults()[0].position()), (Some(2), Some(4)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableFault<K> {
    /// The sheet of the workbook; `None` for a text file.
    pub sheet: Option<Arc<str>>,
    /// The row as a spreadsheet numbers it, with the header as row 1; `None` for a fault of the
    /// whole file.
    pub row: Option<u64>,
    /// The same row of the record batch that it is of; `None` for text files and workbooks.
    pub batch: Option<BatchRow>,
    /// The column; `None` for a fault of a whole row or of the whole file, and where nothing is
    /// known of the column.
    pub column: Option<ColumnRef>,
    /// What was found and what was expected.
    pub kind: TableFaultKind<K>,
}

impl<K> TableFault<K> {
    /// A fault of the whole file.
    pub(in crate::adapters) const fn of_file(kind: TableFaultKind<K>) -> Self {
        Self {
            sheet: None,
            row: None,
            batch: None,
            column: None,
            kind,
        }
    }

    /// A fault of a row, and of one of its columns if one is to blame.
    pub(in crate::adapters) const fn of_row(
        row: u64,
        column: Option<ColumnRef>,
        kind: TableFaultKind<K>,
    ) -> Self {
        Self {
            sheet: None,
            row: Some(row),
            batch: None,
            column,
            kind,
        }
    }

    /// The position of the column, counted from 1; `None` where there is no column, or where it is
    /// one that is missing.
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        self.column.as_ref()?.position
    }
}

impl<K: fmt::Display> fmt::Display for TableFault<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.sheet, self.row) {
            (Some(sheet), Some(row)) => {
                let sheet = SheetName(sheet);
                match self.position() {
                    Some(position) => write!(f, "{sheet}!{}{row}", ColumnLetters(position))?,
                    None => write!(f, "{sheet}, row {row}")?,
                }
            }
            (Some(sheet), None) => write!(f, "{}", SheetName(sheet))?,
            (None, Some(row)) => write!(f, "row {row}")?,
            (None, None) => {}
        }
        if let Some(BatchRow { batch, row }) = self.batch {
            write!(f, " (batch {batch}, row {row})")?;
        }
        if let (Some(_), Some(column)) = (self.row, &self.column) {
            write!(f, ", column {column}")?;
        }
        if self.row.is_some() || self.sheet.is_some() {
            f.write_str(": ")?;
        }
        write!(f, "{}", self.kind)
    }
}

impl<K: fmt::Debug + fmt::Display> std::error::Error for TableFault<K> {}

/// A row of a record batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BatchRow {
    /// Which batch it is of, counted from 1.
    pub batch: usize,
    /// Which row of the batch it is, counted from 1.
    pub row: u64,
}

#[cfg(feature = "arrow")]
impl BatchRow {
    /// Where a row is, counted from 1 with the header, by the last rows of all batches; `None` for the
    /// header.
    fn of(row: u64, last_rows: &[u64]) -> Option<Self> {
        let batch = last_rows.partition_point(|last| *last < row);
        let before = batch.checked_sub(1).and_then(|one| last_rows.get(one));
        let row = row.checked_sub(*before.unwrap_or(&HEADER_ROW))?;
        (row > 0).then_some(Self {
            batch: batch + 1,
            row,
        })
    }
}

/// What is wrong: what was found, and what was expected in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableFaultKind<K> {
    /// The file or a row of it is no table of comma-separated values.
    Form(FormFault),
    /// No row has all required columns; it stands at the row that comes nearest.
    NoHeader {
        /// The required columns that the row has.
        has: Vec<ColumnRef>,
        /// Those that it lacks.
        lacks: Vec<LackingColumn>,
    },
    /// Two columns have one name, and nothing says which of them counts.
    RepeatedColumn {
        /// The position of the first of the two, counted from 1.
        first: usize,
        /// The position of the second.
        second: usize,
    },
    /// The text of a cell does not stand for a value of its column.
    Cell {
        /// The text, without blanks around it, cut to 60 characters.
        found: String,
        /// What the column holds.
        expected: Cow<'static, str>,
        /// The likeliest cause.
        cause: CellCause,
        /// Whether it is a figure, for which a cell may also say that there is none.
        is_figure: bool,
    },
    /// What is written can be read, and cannot be meant.
    Meaning(K),
}

impl<K> TableFaultKind<K> {
    /// That a cell cannot be read.
    pub(in crate::adapters) fn cell(
        found: &str,
        expected: impl Into<Cow<'static, str>>,
        cause: CellCause,
    ) -> Self {
        Self::Cell {
            found: shown(found),
            expected: expected.into(),
            cause,
            is_figure: false,
        }
    }

    /// That a figure cannot be read.
    pub(in crate::adapters) fn figure(
        found: &str,
        expected: impl Into<Cow<'static, str>>,
        cause: CellCause,
    ) -> Self {
        Self::Cell {
            found: shown(found),
            expected: expected.into(),
            cause,
            is_figure: true,
        }
    }
}

impl<K: fmt::Display> fmt::Display for TableFaultKind<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(fault) => fault.fmt(f),
            Self::NoHeader { has, lacks } => {
                f.write_str(
                    "found no header, expected all required columns in one of the first 30 \
                             rows; this row comes nearest: it ",
                )?;
                if !has.is_empty() {
                    write!(f, "has {} and ", listed(has))?;
                }
                write!(f, "lacks {}", listed(lacks))
            }
            Self::RepeatedColumn { first, second } => write!(
                f,
                "found it as column {} and again as column {}, expected one column",
                ColumnPosition(*first),
                ColumnPosition(*second)
            ),
            Self::Cell {
                found,
                expected,
                cause,
                is_figure,
            } => {
                let (found, expected) = (shown_cell(found), visible(expected.as_ref()));
                write!(f, "found {found}, expected {expected}{cause}")?;
                if *is_figure {
                    f.write_str("; where there is no figure, a blank, `-` or `NA`")?;
                }
                Ok(())
            }
            // It may name what files call things: a fault is one line all the same.
            Self::Meaning(fault) => f.write_str(&visible(fault.to_string())),
        }
    }
}

fn listed<T: fmt::Display>(all: &[T]) -> String {
    let all: Vec<String> = all.iter().map(ToString::to_string).collect();
    all.join(", ")
}

/// A required column that a header lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LackingColumn {
    /// The column.
    pub column: ColumnRef,
    /// The unknown column whose header comes near its name.
    pub near: Option<ColumnRef>,
}

impl fmt::Display for LackingColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.column.fmt(f)?;
        let Some(near) = &self.near else {
            return Ok(());
        };
        match near.position {
            Some(position) => write!(f, " (is it column {}, {near}?)", ColumnPosition(position)),
            None => write!(f, " (is it {near}?)"),
        }
    }
}

/// Faults as they are found, before it is known that there are any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::adapters) struct FaultList<K> {
    sheet: Option<Arc<str>>,
    faults: Vec<TableFault<K>>,
    omitted: u64,
}

impl<K> Default for FaultList<K> {
    fn default() -> Self {
        Self {
            sheet: None,
            faults: Vec::new(),
            omitted: 0,
        }
    }
}

impl<K> FaultList<K> {
    /// Says in which sheet of a workbook the faults stand, those that are known and those to come.
    pub(in crate::adapters) fn set_sheet(&mut self, sheet: Option<Arc<str>>) {
        for fault in &mut self.faults {
            fault.sheet.clone_from(&sheet);
        }
        self.sheet = sheet;
    }

    pub(in crate::adapters) fn sheet(&self) -> Option<Arc<str>> {
        self.sheet.clone()
    }

    /// Keeps a fault, or counts it where enough are kept.
    pub(in crate::adapters) fn push(&mut self, mut fault: TableFault<K>) {
        if self.faults.len() < KEPT {
            fault.sheet.clone_from(&self.sheet);
            self.faults.push(fault);
        } else {
            self.omitted += 1;
        }
    }

    pub(in crate::adapters) fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// Whether the last fault found was of this row; not known where faults were only counted.
    pub(in crate::adapters) fn ends_in(&self, row: u64) -> bool {
        let last = self.faults.last();
        self.omitted > 0 || last.is_some_and(|fault| fault.row == Some(row))
    }

    /// Puts those that are kept in the order of their rows and columns, with those of the whole file
    /// last.
    fn sort(&mut self) {
        let place = |fault: &TableFault<K>| (fault.row.unwrap_or(u64::MAX), fault.position());
        self.faults.sort_by_key(place);
    }

    /// The warnings back if there is no fault, all of it as an error otherwise.
    pub(in crate::adapters) fn finish(
        mut self,
        warnings: Vec<TableWarning>,
    ) -> Result<Vec<TableWarning>, TableFaults<K>> {
        if self.faults.is_empty() {
            return Ok(warnings);
        }
        self.sort();
        Err(TableFaults {
            list: self,
            warnings,
        })
    }

    /// The content of a table with what was passed over, or the faults beside it. The content is asked
    /// for only where there is no fault, and may have one that is of no row.
    pub(in crate::adapters) fn finish_with<T>(
        mut self,
        unknown_columns: Vec<UnknownColumn>,
        warnings: Vec<TableWarning>,
        content: impl FnOnce() -> Result<T, K>,
    ) -> Result<TableFile<T>, TableFaults<K>> {
        if self.is_empty() {
            match content() {
                Ok(content) => {
                    return Ok(TableFile {
                        content,
                        unknown_columns,
                        warnings,
                    });
                }
                Err(fault) => self.push(TableFault::of_file(TableFaultKind::Meaning(fault))),
            }
        }
        let sheet = self.sheet.clone();
        let columns = unknown_columns.into_iter().map(|column| TableWarning {
            sheet: sheet.clone(),
            kind: TableWarningKind::UnknownColumn(column),
        });
        let warnings = columns.chain(warnings).collect();
        self.sort();
        Err(TableFaults {
            list: self,
            warnings,
        })
    }
}

/// Why reading ends before the end of the file: behind this nothing can be judged.
#[derive(Debug)]
pub(in crate::adapters) enum Stop {
    /// The bytes cannot be had.
    Io(io::Error),
    /// The file is no table from here on, or this row of it, which is its header.
    Form {
        sheet: Option<Arc<str>>,
        row: Option<u64>,
        column: Option<ColumnRef>,
        fault: FormFault,
    },
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// A fault of the whole file.
impl From<FormFault> for Stop {
    fn from(fault: FormFault) -> Self {
        Self::Form {
            sheet: None,
            row: None,
            column: None,
            fault,
        }
    }
}

impl Stop {
    /// A fault of the header, or of one of its columns.
    pub(in crate::adapters) const fn in_row(
        row: u64,
        column: Option<ColumnRef>,
        fault: FormFault,
    ) -> Self {
        Self::Form {
            sheet: None,
            row: Some(row),
            column,
            fault,
        }
    }
}

/// What only one sort of table can have wrong.
pub(in crate::adapters) trait Meaning {
    /// What such a table is called when it cannot be read.
    const WHAT: &'static str;
}

impl<K: Meaning> From<Stop> for TableError<K> {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Io(error) => Self::Io {
                what: K::WHAT,
                path: None,
                source: Arc::new(error),
            },
            Stop::Form {
                sheet,
                row,
                column,
                fault,
            } => {
                let kind = TableFaultKind::Form(fault);
                let fault = TableFault {
                    sheet,
                    row,
                    batch: None,
                    column,
                    kind,
                };
                Self::Faults(fault.into())
            }
        }
    }
}

/// What can be read, and read again.
pub(in crate::adapters) trait ReadSeek: Read + Seek {}

impl<T: Read + Seek + ?Sized> ReadSeek for T {}

/// Opens a file and reads it; where the bytes cannot be had, the error names the path.
pub(in crate::adapters) fn read_path<T, K: Meaning>(
    path: &Path,
    read: impl FnOnce(&mut dyn ReadSeek) -> Result<T, TableError<K>>,
) -> Result<T, TableError<K>> {
    let read_opened = || {
        let mut file = File::open(path).map_err(Stop::from)?;
        if file.metadata().map_err(Stop::from)?.is_file() {
            return read(&mut file);
        }
        // What comes through a pipe comes only once.
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(Stop::from)?;
        read(&mut Cursor::new(bytes))
    };
    read_opened().map_err(|error| match error {
        TableError::Io { what, source, .. } => TableError::Io {
            what,
            path: Some(path.to_owned()),
            source,
        },
        faults @ TableError::Faults(_) => faults,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_beyond_the_list_are_counted() {
        let mut list = FaultList::<std::convert::Infallible>::default();
        for row in 1..=100_002 {
            let fault = FormFault::FieldCount {
                found: 4,
                expected: 3,
            };
            list.push(TableFault::of_row(row, None, TableFaultKind::Form(fault)));
        }
        let faults = list.finish(Vec::new()).unwrap_err();
        assert_eq!(faults.faults().len(), 100_000);
        assert_eq!(faults.omitted(), 2);
        let text = faults.to_string();
        assert!(text.starts_with("row 1: found 4 fields, expected at most the 3 of"));
        assert!(
            text.ends_with("\nand 2 more"),
            "{}",
            &text[text.len() - 99..]
        );
    }
}
