//! What can be wrong with a school file: facts and places.

use crate::adapters::csv::rows::cell_cause::{CellCause, shown_cell};
use crate::adapters::csv::rows::column_position::ColumnPosition;
use crate::adapters::csv::rows::warning::SchoolFileWarning;
use crate::model::{Item, ModelError, Unit};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fmt, io};

/// How many faults are kept one by one.
const KEPT: usize = 100_000;

/// Why a school file could not be read.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SchoolFileError {
    /// The bytes could not be had: no such file, no permission, a broken disk.
    #[error("cannot read the school file{}", shown_path(path.as_deref()))]
    Io {
        /// The file, where it was opened by its path.
        path: Option<PathBuf>,
        /// What the system said.
        source: Arc<io::Error>,
    },
    /// The file was read, and something in it is wrong.
    #[error(transparent)]
    Faults(#[from] SchoolFileFaults),
}

/// Two of them are equal if their faults are, or if their files and kinds of I/O error are.
impl PartialEq for SchoolFileError {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Io { path, source },
                Self::Io {
                    path: other_path,
                    source: other,
                },
            ) => path == other_path && source.kind() == other.kind(),
            (Self::Faults(faults), Self::Faults(other)) => faults == other,
            _ => false,
        }
    }
}

fn shown_path(path: Option<&Path>) -> String {
    path.map_or_else(String::new, |path| format!(" `{}`", path.display()))
}

/// All that is wrong in a school file, in file order.
///
/// Always true of it: there is at least one fault. Of more than 100 000 faults the first 100 000
/// are kept and the rest are counted.
///
/// It prints one fault a line.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolFileFaults {
    list: FaultList,
    warnings: Vec<SchoolFileWarning>,
}

impl SchoolFileFaults {
    /// The faults, in file order.
    #[must_use]
    pub fn faults(&self) -> &[SchoolFileFault] {
        self.list.kept()
    }

    /// How many faults there are beyond those of [`faults`](Self::faults).
    #[must_use]
    pub const fn omitted(&self) -> u64 {
        self.list.omitted()
    }

    /// What looked odd beside the faults; it often shows why a column is missing.
    #[must_use]
    pub fn warnings(&self) -> &[SchoolFileWarning] {
        &self.warnings
    }
}

impl fmt::Display for SchoolFileFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.list.fmt(f)
    }
}

impl std::error::Error for SchoolFileFaults {}

/// Why reading ends before the end of the file.
#[derive(Debug)]
pub(in crate::adapters::csv) enum Stop {
    /// The bytes cannot be had.
    Io(io::Error),
    /// Nothing behind these faults can be judged, or nothing is left to judge.
    Faults(SchoolFileFaults),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<SchoolFileFaults> for Stop {
    fn from(faults: SchoolFileFaults) -> Self {
        Self::Faults(faults)
    }
}

/// One fault that leaves nothing else to judge.
impl From<SchoolFileFault> for Stop {
    fn from(fault: SchoolFileFault) -> Self {
        let mut list = FaultList::default();
        list.push(fault);
        let warnings = Vec::new();
        Self::Faults(SchoolFileFaults { list, warnings })
    }
}

/// One fault of the whole file that leaves nothing else to judge.
impl From<SchoolFileFaultKind> for Stop {
    fn from(kind: SchoolFileFaultKind) -> Self {
        SchoolFileFault::of_file(kind).into()
    }
}

impl Stop {
    /// The faults, each made one of another kind of file by `of_form`, unless the bytes could not be
    /// had.
    pub(in crate::adapters::csv) fn into_faults<F>(
        self,
        of_form: impl Fn(Option<u64>, SchoolFileFaultKind) -> F,
    ) -> Result<FaultList<F>, io::Error> {
        let faults = match self {
            Self::Io(error) => return Err(error),
            Self::Faults(faults) => faults,
        };
        let mut list = FaultList::default();
        for fault in faults.faults() {
            list.push(of_form(fault.row(), fault.kind().clone()));
        }
        Ok(list)
    }

    /// The error for the caller, with the path of the file where there is one.
    pub(in crate::adapters::csv) fn into_error(self, path: Option<&Path>) -> SchoolFileError {
        match self {
            Self::Io(error) => SchoolFileError::Io {
                path: path.map(Path::to_owned),
                source: Arc::new(error),
            },
            Self::Faults(faults) => faults.into(),
        }
    }
}

/// Faults of one kind of file as they are found, before it is known that there are any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::adapters::csv) struct FaultList<F = SchoolFileFault> {
    faults: Vec<F>,
    omitted: u64,
}

impl<F> Default for FaultList<F> {
    fn default() -> Self {
        Self {
            faults: Vec::new(),
            omitted: 0,
        }
    }
}

impl<F> FaultList<F> {
    /// Keeps a fault, or counts it where enough are kept.
    pub(in crate::adapters::csv) fn push(&mut self, fault: F) {
        if self.faults.len() < KEPT {
            self.faults.push(fault);
        } else {
            self.omitted += 1;
        }
    }

    pub(in crate::adapters::csv) fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// Those that are kept, in the order in which they were found.
    pub(in crate::adapters::csv) fn kept(&self) -> &[F] {
        &self.faults
    }

    /// How many were only counted.
    pub(in crate::adapters::csv) const fn omitted(&self) -> u64 {
        self.omitted
    }

    /// Puts those that are kept in the order of a key; those of one key stay as they are.
    pub(in crate::adapters::csv) fn sort_by_key<K: Ord>(&mut self, key: impl FnMut(&F) -> K) {
        self.faults.sort_by_key(key);
    }
}

/// One fault a line.
impl<F: fmt::Display> fmt::Display for FaultList<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{fault}")?;
        }
        match self.omitted {
            0 => Ok(()),
            omitted => write!(f, "\nand {omitted} more"),
        }
    }
}

impl FaultList {
    /// The warnings back if there is no fault, all of it as an error otherwise.
    pub(in crate::adapters::csv) fn finish(
        self,
        warnings: Vec<SchoolFileWarning>,
    ) -> Result<Vec<SchoolFileWarning>, SchoolFileFaults> {
        if self.faults.is_empty() {
            return Ok(warnings);
        }
        let list = self;
        Err(SchoolFileFaults { list, warnings })
    }
}

/// One thing wrong in a school file, and where.
///
/// # Examples
///
/// ```
/// use junheng::adapters::csv::{SchoolFileError, read_schools};
/// use std::io::Cursor;
///
/// let file = "school_id,school_name,school_kind,students_primary\n1,Riverside,primary,-3\n";
/// let Err(SchoolFileError::Faults(faults)) = read_schools(Cursor::new(file)) else {
///     panic!("a negative number of pupils is refused")
/// };
/// assert_eq!(
///     faults.to_string(),
///     "row 2, column `students_primary` (小学学生人数): found `-3`, \
///      expected a whole number of persons, 0 or more"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolFileFault {
    row: Option<u64>,
    position: Option<usize>,
    item: Option<Item>,
    kind: SchoolFileFaultKind,
}

impl SchoolFileFault {
    /// A fault of the whole file.
    pub(in crate::adapters::csv) const fn of_file(kind: SchoolFileFaultKind) -> Self {
        Self {
            row: None,
            position: None,
            item: None,
            kind,
        }
    }

    /// A fault of a whole row.
    pub(in crate::adapters::csv) const fn of_row(row: u64, kind: SchoolFileFaultKind) -> Self {
        Self {
            row: Some(row),
            position: None,
            item: None,
            kind,
        }
    }

    /// A fault of a cell, counted from 1, in a column whose item may be unknown.
    pub(in crate::adapters::csv) const fn of_cell(
        row: u64,
        position: usize,
        item: Option<Item>,
        kind: SchoolFileFaultKind,
    ) -> Self {
        Self {
            row: Some(row),
            position: Some(position),
            item,
            kind,
        }
    }

    /// A fault of an item that has no column.
    pub(in crate::adapters::csv) const fn of_item(
        row: u64,
        item: Item,
        kind: SchoolFileFaultKind,
    ) -> Self {
        Self {
            row: Some(row),
            position: None,
            item: Some(item),
            kind,
        }
    }

    /// The row as a spreadsheet numbers it, with the header as row 1; `None` for a fault of the
    /// whole file.
    #[must_use]
    pub const fn row(&self) -> Option<u64> {
        self.row
    }

    /// The column, counted from 1; `None` for a fault of the whole row or of a column that is not
    /// there.
    #[must_use]
    pub const fn position(&self) -> Option<usize> {
        self.position
    }

    /// The item of the column; `None` where the fault has no column or the column no known header.
    #[must_use]
    pub const fn item(&self) -> Option<Item> {
        self.item
    }

    /// What was found and what was expected.
    #[must_use]
    pub const fn kind(&self) -> &SchoolFileFaultKind {
        &self.kind
    }
}

impl fmt::Display for SchoolFileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(row) = self.row {
            write!(f, "row {row}")?;
            match (self.item, self.position) {
                (Some(item), _) => write!(f, ", column `{}` ({})", item.code(), item.zh())?,
                (None, Some(position)) => write!(f, ", column {}", ColumnPosition(position))?,
                (None, None) => {}
            }
            f.write_str(": ")?;
        }
        write!(f, "{}", self.kind)
    }
}

impl std::error::Error for SchoolFileFault {}

/// What is wrong: what was found, and what was expected in its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SchoolFileFaultKind {
    /// The file is of another format, known by its first bytes; it would be read as garbage.
    #[error("found {format}, expected plain text with commas in UTF-8 or GB18030: save as CSV")]
    RefusedFormat {
        /// The format.
        format: RefusedFormat,
    },
    /// The bytes are no text: a NUL, or bytes that neither encoding knows.
    #[error(
        "found a file that is not a text file (line {line}), expected plain text with commas in \
         UTF-8 or GB18030: save as CSV"
    )]
    NotText {
        /// The line, counted from 1, of the first byte that cannot be text.
        line: u64,
    },
    /// The file is UTF-8 by its byte order mark or by its header, and then is not; read as GB18030
    /// it would be garbage.
    #[error(
        "found bytes on line {line} that are not UTF-8, in a file that begins as UTF-8, expected \
         one encoding throughout: save as CSV in UTF-8"
    )]
    MixedEncoding {
        /// The line, counted from 1, of the first byte that is not UTF-8.
        line: u64,
    },
    /// There is no row to take the names of the columns from.
    #[error("found no header: the file is empty, expected a row with the names of the columns")]
    NoHeader,
    /// The whole header is one field that another sign would split.
    #[error("found fields separated by {}, expected commas: save as CSV", shown_separator(*found))]
    WrongSeparator {
        /// The sign that separates the fields.
        found: char,
    },
    /// The header has more columns than a spreadsheet can hold.
    #[error("found {found} columns, expected at most {limit}")]
    TooManyColumns {
        /// The number of columns.
        found: usize,
        /// The most there may be.
        limit: usize,
    },
    /// A required column is not there.
    #[error("found no such column, expected one: it is required{}", shown_near(near.as_ref()))]
    MissingColumn {
        /// The unknown column whose name comes nearest, and its position counted from 1.
        near: Option<(usize, String)>,
    },
    /// Two columns hold one item, and nothing says which of them counts.
    #[error(
        "found it as column {} and again as column {}, expected one column",
        ColumnPosition(*first),
        ColumnPosition(*second)
    )]
    RepeatedColumn {
        /// The position of the first of the two, counted from 1.
        first: usize,
        /// The position of the second.
        second: usize,
    },
    /// The header names another unit than the column's own, so its figures would be wrong by the
    /// ratio of the two.
    #[error("found the unit {found} in `{header}`, expected {}", shown_unit(*expected))]
    WrongUnit {
        /// The header as written.
        header: String,
        /// The unit in its brackets.
        found: String,
        /// The column's own unit.
        expected: Unit,
    },
    /// A row is longer than any row of a school file can be.
    #[error(
        "found a row of more than {limit} bytes, expected a shorter one: is a line break missing?"
    )]
    RowTooLong {
        /// The most bytes that a row may have.
        limit: usize,
    },
    /// A quote opens at the start of the field and is not closed where the field ends.
    #[error(
        "found `{found}` with an opening quote, expected a closing quote at the end of the field"
    )]
    UnclosedQuote {
        /// The text from the quote to the end of the line.
        found: String,
    },
    /// Text stands between a closing quote and the end of its field.
    #[error(
        "found `{found}` with text after the closing quote, expected a comma or the end of the row \
         there, and each quote within the quotes doubled"
    )]
    TextAfterQuote {
        /// The text from the opening quote to the end of the line.
        found: String,
    },
    /// The row has too many or too few fields, so that its values may stand in the wrong columns.
    #[error(
        "found {found} fields, expected {expected} as in the header{}",
        if found > expected { " (a value with a comma in it needs quotes around it)" } else { "" }
    )]
    FieldCount {
        /// The fields of the row.
        found: usize,
        /// The fields of the header.
        expected: usize,
    },
    /// The text of a cell does not stand for a value of its column.
    #[error("found {}, expected {expected}{cause}", shown_cell(found))]
    Cell {
        /// The text, without blanks around it, cut to 60 characters.
        found: String,
        /// What the column holds.
        expected: &'static str,
        /// The likeliest cause.
        cause: CellCause,
    },
    /// Two rows of one county have one school code.
    #[error(
        "found `{found}`, expected a code of its own: row {first_row} of the same county has it"
    )]
    DuplicateSchool {
        /// The code.
        found: String,
        /// The first row that has it.
        first_row: u64,
    },
    /// The model refused a school or county that this reader let pass.
    #[error("found what the model refuses: {error}")]
    Model {
        /// Why the model refused it.
        error: ModelError,
    },
}

/// A format that is refused by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RefusedFormat {
    /// UTF-16 text, as "Unicode text" of a spreadsheet is.
    Utf16,
    /// A workbook in a ZIP container: `.xlsx`, `.xlsm`.
    Xlsx,
    /// A workbook in a ZIP container: `.ods`.
    Ods,
    /// A workbook in a compound file: `.xls`.
    Xls,
    /// A web page or XML, which many systems name `.xls`.
    Markup,
}

impl fmt::Display for RefusedFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf16 => "UTF-16 text",
            Self::Xlsx => "a spreadsheet workbook (.xlsx or .xlsm)",
            Self::Ods => "a spreadsheet workbook (.ods)",
            Self::Xls => "a spreadsheet workbook (.xls)",
            Self::Markup => "a web page or XML file (often named .xls)",
        })
    }
}

fn shown_separator(found: char) -> &'static str {
    match found {
        ';' => "semicolons",
        '\t' => "tabs",
        '，' => "full-width commas",
        _ => "another sign",
    }
}

fn shown_near(near: Option<&(usize, String)>) -> String {
    near.map_or_else(String::new, |(position, name)| {
        format!("; is it column {}, `{name}`?", ColumnPosition(*position))
    })
}

fn shown_unit(unit: Unit) -> String {
    unit.symbol().map_or_else(
        || "no unit".to_owned(),
        |symbol| format!("{symbol}: convert the figures, or correct the header"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_beyond_the_list_are_counted() {
        let mut list = FaultList::default();
        for row in 1..=100_002 {
            list.push(SchoolFileFault::of_row(
                row,
                SchoolFileFaultKind::FieldCount {
                    found: 1,
                    expected: 3,
                },
            ));
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
