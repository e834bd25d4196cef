//! What can be wrong with a table: facts and places, the same for every reader.

use crate::adapters::csv::rows::cell_cause::{CellCause, shown_cell};
use crate::adapters::csv::rows::column_ref::{ColumnPosition, ColumnRef};
use crate::adapters::csv::rows::form_fault::FormFault;
use crate::adapters::csv::rows::warning::{TableFile, TableWarning, UnknownColumn};
use crate::model::{shown, visible};
use std::borrow::Cow;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fmt, io};

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
/// use junheng::adapters::csv::{TableError, read_schools};
/// use std::io::Cursor;
///
/// let file = "school_id,school_name,school_kind,students_primary\n1,Riverside,primary,-3\n";
/// let Err(TableError::Faults(faults)) = read_schools(Cursor::new(file)) else {
///     panic!("a negative number of pupils is refused")
/// };
/// assert_eq!(
///     faults.to_string(),
///     "row 2, column `students_primary` (小学学生人数): found `-3`, \
///      expected a whole number of persons, 0 or more"
/// );
/// assert_eq!((faults.faults()[0].row, faults.faults()[0].position()), (Some(2), Some(4)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFault<K> {
    /// The row as a spreadsheet numbers it, with the header as row 1; `None` for a fault of the
    /// whole file.
    pub row: Option<u64>,
    /// The column; `None` for a fault of a whole row or of the whole file, and where nothing is
    /// known of the column.
    pub column: Option<ColumnRef>,
    /// What was found and what was expected.
    pub kind: TableFaultKind<K>,
}

impl<K> TableFault<K> {
    /// A fault of the whole file.
    pub(in crate::adapters::csv) const fn of_file(kind: TableFaultKind<K>) -> Self {
        Self {
            row: None,
            column: None,
            kind,
        }
    }

    /// A fault of a row, and of one of its columns if one is to blame.
    pub(in crate::adapters::csv) const fn of_row(
        row: u64,
        column: Option<ColumnRef>,
        kind: TableFaultKind<K>,
    ) -> Self {
        Self {
            row: Some(row),
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
        if let Some(row) = self.row {
            write!(f, "row {row}")?;
            if let Some(column) = &self.column {
                write!(f, ", column {column}")?;
            }
            f.write_str(": ")?;
        }
        write!(f, "{}", self.kind)
    }
}

impl<K: fmt::Debug + fmt::Display> std::error::Error for TableFault<K> {}

/// What is wrong: what was found, and what was expected in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableFaultKind<K> {
    /// The file or a row of it is no table of comma-separated values.
    Form(FormFault),
    /// A required column is not there.
    MissingColumn {
        /// The column, unknown by its header, whose header comes nearest.
        near: Option<ColumnRef>,
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
    },
    /// What is written can be read, and cannot be meant.
    Meaning(K),
}

impl<K> TableFaultKind<K> {
    /// That a cell cannot be read.
    pub(in crate::adapters::csv) fn cell(
        found: &str,
        expected: impl Into<Cow<'static, str>>,
        cause: CellCause,
    ) -> Self {
        Self::Cell {
            found: shown(found),
            expected: expected.into(),
            cause,
        }
    }
}

impl<K: fmt::Display> fmt::Display for TableFaultKind<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(fault) => fault.fmt(f),
            Self::MissingColumn { near } => {
                f.write_str("found no such column, expected one: it is required")?;
                match near {
                    Some(near) => write!(f, "; is it {}{near}?", placed(near.position)),
                    None => Ok(()),
                }
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
            } => {
                let (found, expected) = (shown_cell(found), visible(expected.as_ref()));
                write!(f, "found {found}, expected {expected}{cause}")
            }
            // It may name what files call things: a fault is one line all the same.
            Self::Meaning(fault) => f.write_str(&visible(fault.to_string())),
        }
    }
}

/// The position of a column before its header, where it is told.
fn placed(position: Option<usize>) -> String {
    position.map_or_else(String::new, |position| {
        format!("column {}, ", ColumnPosition(position))
    })
}

/// Faults as they are found, before it is known that there are any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::adapters::csv) struct FaultList<K> {
    faults: Vec<TableFault<K>>,
    omitted: u64,
}

impl<K> Default for FaultList<K> {
    fn default() -> Self {
        Self {
            faults: Vec::new(),
            omitted: 0,
        }
    }
}

impl<K> FaultList<K> {
    /// Keeps a fault, or counts it where enough are kept.
    pub(in crate::adapters::csv) fn push(&mut self, fault: TableFault<K>) {
        if self.faults.len() < KEPT {
            self.faults.push(fault);
        } else {
            self.omitted += 1;
        }
    }

    pub(in crate::adapters::csv) fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// Whether the last fault found was of this row; not known where faults were only counted.
    pub(in crate::adapters::csv) fn ends_in(&self, row: u64) -> bool {
        let last = self.faults.last();
        self.omitted > 0 || last.is_some_and(|fault| fault.row == Some(row))
    }

    /// Puts those that are kept in the order of their rows, with those of the whole file last.
    pub(in crate::adapters::csv) fn sort_by_row(&mut self) {
        self.faults
            .sort_by_key(|fault| fault.row.unwrap_or(u64::MAX));
    }

    /// The warnings back if there is no fault, all of it as an error otherwise.
    pub(in crate::adapters::csv) fn finish(
        self,
        warnings: Vec<TableWarning>,
    ) -> Result<Vec<TableWarning>, TableFaults<K>> {
        if self.faults.is_empty() {
            return Ok(warnings);
        }
        Err(TableFaults {
            list: self,
            warnings,
        })
    }

    /// The content of a table with the columns that were passed over, or the faults beside them. The
    /// content is asked for only where there is no fault, and may have one that is of no row.
    pub(in crate::adapters::csv) fn finish_with<T>(
        mut self,
        unknown_columns: Vec<UnknownColumn>,
        content: impl FnOnce() -> Result<T, K>,
    ) -> Result<TableFile<T>, TableFaults<K>> {
        if self.is_empty() {
            match content() {
                Ok(content) => {
                    return Ok(TableFile {
                        content,
                        unknown_columns,
                    });
                }
                Err(fault) => self.push(TableFault::of_file(TableFaultKind::Meaning(fault))),
            }
        }
        let columns = unknown_columns.into_iter();
        Err(TableFaults {
            list: self,
            warnings: columns.map(TableWarning::UnknownColumn).collect(),
        })
    }
}

/// Why reading ends before the end of the file: behind this nothing can be judged.
#[derive(Debug)]
pub(in crate::adapters::csv) enum Stop {
    /// The bytes cannot be had.
    Io(io::Error),
    /// The file is no table from here on, or this row of it, which is its header.
    Form {
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
            row: None,
            column: None,
            fault,
        }
    }
}

impl Stop {
    /// A fault of the header, or of one of its columns.
    pub(in crate::adapters::csv) const fn in_row(
        row: u64,
        column: Option<ColumnRef>,
        fault: FormFault,
    ) -> Self {
        Self::Form {
            row: Some(row),
            column,
            fault,
        }
    }
}

/// What only one sort of table can have wrong.
pub(in crate::adapters::csv) trait Meaning {
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
            Stop::Form { row, column, fault } => {
                let kind = TableFaultKind::Form(fault);
                Self::Faults(TableFault { row, column, kind }.into())
            }
        }
    }
}

/// Opens a file and reads it; where the bytes cannot be had, the error names the path.
pub(in crate::adapters::csv) fn read_path<T, K: Meaning>(
    path: &Path,
    read: impl FnOnce(&mut File) -> Result<T, TableError<K>>,
) -> Result<T, TableError<K>> {
    let opened = File::open(path).map_err(|error| Stop::from(error).into());
    opened
        .and_then(|mut file| read(&mut file))
        .map_err(|error| match error {
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
                found: 1,
                expected: 3,
            };
            list.push(TableFault::of_row(row, None, TableFaultKind::Form(fault)));
        }
        let faults = list.finish(Vec::new()).unwrap_err();
        assert_eq!(faults.faults().len(), 100_000);
        assert_eq!(faults.omitted(), 2);
        let text = faults.to_string();
        assert!(text.starts_with("row 1: found 1 fields, expected 3 as in the header\nrow 2: "));
        assert!(
            text.ends_with("\nand 2 more"),
            "{}",
            &text[text.len() - 99..]
        );
    }
}
