//! Reads a table of any units: the columns that a standard declares, whatever their headers.

use crate::adapters::csv::rows::amount::{read_amount, read_signed};
use crate::adapters::csv::rows::cell::{identifier, missing, trimmed};
use crate::adapters::csv::rows::cell_cause::{CellCause, shown, shown_cell};
use crate::adapters::csv::rows::column_position::ColumnPosition;
use crate::adapters::csv::rows::fault::{FaultList, SchoolFileFaultKind, Stop};
use crate::adapters::csv::rows::row::Fields;
use crate::adapters::csv::rows::row_reader::{RowReader, other_separator, read_rows};
use crate::model::{Filed, UnitTable, UnitTableError, half_width, nearest};
use crate::standards::{TableColumn, TableStandard};
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fmt, io};

/// Which headers of a file are the columns of a standard.
///
/// A column is headed by its code, by its name in either language or by one of its aliases; case and
/// full-width forms do not count. A file that has other headers is read all the same, when it is
/// said which they are.
///
/// # Examples
///
/// ```
/// use junheng::adapters::csv::TableLayout;
/// use junheng::standards::catalogue::US_EXPENDITURE_DISPARITY_1995;
/// use std::io::Cursor;
///
/// let layout = TableLayout::of(&US_EXPENDITURE_DISPARITY_1995)
///     .with_identity("district")
///     .with_header("pupils", "students")?
///     .with_header("amount_per_pupil", "expenditure")?;
/// let file = "county,district,students,expenditure\nAlameda,75119,195,6384.91\n";
/// let read = layout.read(Cursor::new(file))?;
/// let table = &read.table;
/// assert_eq!(table.units()[0].id(), "75119");
/// assert_eq!(table.filed(0, "pupils"), Ok(&195.into()));
/// assert_eq!(
///     read.unknown_columns[0].to_string(),
///     "column 1 (A) `county` is not known and is ignored"
/// );
///
/// let unknown = layout.with_header("teachers", "teachers").unwrap_err();
/// assert_eq!(
///     unknown.to_string(),
///     "the standard has no column `teachers`; there are pupils, amount_per_pupil"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct TableLayout<'s> {
    standard: &'s TableStandard,
    identity: Option<String>,
    headers: BTreeMap<String, String>,
}

/// A column was asked for that the standard does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the standard has no column `{code}`; there are {known}", known = known.join(", "))]
pub struct UnknownTableColumn {
    /// The code.
    pub code: String,
    /// Those that there are.
    pub known: Vec<String>,
}

/// A table that was read without faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitTableFile {
    /// The table.
    pub table: UnitTable,
    /// The columns that were passed over, from left to right.
    pub unknown_columns: Vec<UnknownHeader>,
}

/// A column of a file that heads no column of the standard, and is ignored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "column {} `{header}` is not known and is ignored{}",
    ColumnPosition(*position),
    near.as_ref().map_or_else(String::new, |near| format!("; the nearest known name is `{near}`"))
)]
pub struct UnknownHeader {
    /// Its position, counted from 1.
    pub position: usize,
    /// The header as written, cut to 60 characters.
    pub header: String,
    /// The code, name or alias of a column of the standard that comes near, if one does: a file that
    /// has that column under its own name, and this one beside it, may have meant something else.
    pub near: Option<String>,
}

/// Why a table could not be read.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnitTableFileError {
    /// The bytes could not be had: no such file, no permission, a broken disk.
    #[error("cannot read the table{}", path.as_ref().map_or_else(String::new, |path| format!(" `{}`", path.display())))]
    Io {
        /// The file, where it was opened by its path.
        path: Option<PathBuf>,
        /// What the system said.
        source: Arc<io::Error>,
    },
    /// The file was read, and something in it is wrong.
    #[error(transparent)]
    Faults(#[from] UnitTableFaults),
}

/// All that is wrong in a table, in file order.
///
/// Of more than 100 000 faults the first 100 000 are kept and the rest are counted. It prints one
/// fault a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitTableFaults(FaultList<UnitTableFault>);

impl UnitTableFaults {
    /// The faults, in file order.
    #[must_use]
    pub fn faults(&self) -> &[UnitTableFault] {
        self.0.kept()
    }

    /// How many faults there are beyond those of [`faults`](Self::faults).
    #[must_use]
    pub const fn omitted(&self) -> u64 {
        self.0.omitted()
    }
}

impl fmt::Display for UnitTableFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for UnitTableFaults {}

/// One thing wrong in a table, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitTableFault {
    /// The row as a spreadsheet numbers it, with the header as row 1; `None` for the whole file.
    pub row: Option<u64>,
    /// The column: its code, or the header of the identifiers.
    pub column: Option<String>,
    /// What was found and what was expected.
    pub kind: UnitTableFaultKind,
}

impl fmt::Display for UnitTableFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(row) = self.row {
            write!(f, "row {row}")?;
            if let Some(column) = &self.column {
                write!(f, ", column `{column}`")?;
            }
            f.write_str(": ")?;
        }
        write!(f, "{}", self.kind)
    }
}

impl std::error::Error for UnitTableFault {}

/// What is wrong: what was found, and what was expected in its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnitTableFaultKind {
    /// The file or a row of it is no table of comma-separated values.
    #[error(transparent)]
    Form(SchoolFileFaultKind),
    /// A column is not there.
    #[error(
        "found no such column, expected one: it is required{}",
        near.as_ref().map_or_else(String::new, |near| format!("; is it `{near}`?"))
    )]
    MissingColumn {
        /// The header whose name comes nearest.
        near: Option<String>,
    },
    /// Two columns have one name, and nothing says which of them counts.
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
    /// Two columns of the standard have a name in common, and the file has one column of that name.
    #[error(
        "found column {}, which is `{other}` too by its name, expected a column of its own: say which \
         headers the two have",
        ColumnPosition(*position)
    )]
    SharedColumn {
        /// The position of the column, counted from 1.
        position: usize,
        /// The code of the other column of the standard.
        other: String,
    },
    /// No column is left for the identifiers: the first one holds amounts, and none was named.
    #[error(
        "found amounts in the first column, expected identifiers: name the column that has them"
    )]
    NoIdentity,
    /// The text of a cell does not stand for a value of its column.
    #[error("found {}, expected {expected}{cause}", shown_cell(found))]
    Cell {
        /// The text, without blanks around it, cut to 60 characters.
        found: String,
        /// What the column holds.
        expected: String,
        /// The likeliest cause.
        cause: CellCause,
    },
    /// Two rows have one identifier.
    #[error("found `{found}`, expected an identifier of its own: row {first_row} has it")]
    DuplicateUnit {
        /// The identifier.
        found: String,
        /// The first row that has it.
        first_row: u64,
    },
    /// The model refused a row that this reader let pass.
    #[error("found what the model refuses: {error}")]
    Model {
        /// Why the model refused it.
        error: UnitTableError,
    },
}

impl<'s> TableLayout<'s> {
    /// The layout of a file whose headers are those of the standard, with the identifiers in its
    /// first column.
    #[must_use]
    pub const fn of(standard: &'s TableStandard) -> Self {
        Self {
            standard,
            identity: None,
            headers: BTreeMap::new(),
        }
    }

    /// The same layout with the header of the column of identifiers.
    #[must_use]
    pub fn with_identity(self, header: impl Into<String>) -> Self {
        Self {
            identity: Some(header.into()),
            ..self
        }
    }

    /// The same layout with the header that a column of the standard has in the file.
    ///
    /// # Errors
    ///
    /// - [`UnknownTableColumn`] if the standard has no column of this code.
    pub fn with_header(
        mut self,
        code: &str,
        header: impl Into<String>,
    ) -> Result<Self, UnknownTableColumn> {
        if self.standard.column(code).is_none() {
            let columns = self.standard.columns.iter();
            return Err(UnknownTableColumn {
                code: code.to_owned(),
                known: columns.map(|column| column.code.to_string()).collect(),
            });
        }
        self.headers.insert(code.to_owned(), header.into());
        Ok(self)
    }

    /// Reads a table from where a source stands to its end.
    ///
    /// Text, rows and cells are read as in a school file: a blank or a sign such as `-` or `NA` is
    /// not reported, and never zero. An amount may be below zero only where its column says so. A
    /// column of the file that the standard does not name is passed over, and listed in
    /// [`UnitTableFile::unknown_columns`].
    ///
    /// # Errors
    ///
    /// - [`UnitTableFileError::Faults`] with every fault of the file.
    /// - [`UnitTableFileError::Io`] if the source fails, or changes while it is read.
    ///
    /// # Examples
    ///
    /// All faults are told at once:
    ///
    /// ```
    /// use junheng::adapters::csv::TableLayout;
    /// use junheng::standards::catalogue::US_CA_GROWTH_TARGET_2000;
    /// use std::io::Cursor;
    ///
    /// let file = "school,api99,api-00\n1,693,731\n1,-5,622\n,8.5,600\n";
    /// let layout = TableLayout::of(&US_CA_GROWTH_TARGET_2000);
    /// assert_eq!(
    ///     layout.read(Cursor::new(file)).unwrap_err().to_string(),
    ///     "\
    /// row 1, column `api00`: found no such column, expected one: it is required; is it `api-00`?
    /// row 3, column `school`: found `1`, expected an identifier of its own: row 2 has it
    /// row 3, column `api99`: found `-5`, expected a whole number of points, 0 or more
    /// row 4, column `school`: found a blank, expected an identifier (this column must be filled in \
    /// every row)
    /// row 4, column `api99`: found `8.5`, expected a whole number of points, 0 or more"
    /// );
    /// ```
    pub fn read<R: Read + Seek>(&self, mut reader: R) -> Result<UnitTableFile, UnitTableFileError> {
        let outcome = self
            .read_from(&mut reader)
            .map_err(|stop| into_error(stop, None))?;
        Ok(outcome?)
    }

    /// Reads the table at a path.
    ///
    /// # Errors
    ///
    /// Those of [`read`](Self::read), and [`UnitTableFileError::Io`] with the path if it cannot be
    /// opened.
    pub fn read_file(&self, path: impl AsRef<Path>) -> Result<UnitTableFile, UnitTableFileError> {
        let path = path.as_ref();
        let opened = File::open(path).map_err(Stop::from);
        opened
            .and_then(|mut file| self.read_from(&mut file))
            .map_err(|stop| into_error(stop, Some(path)))
            .and_then(|outcome| outcome.map_err(Into::into))
    }

    fn read_from<R: Read + Seek>(
        &self,
        reader: &mut R,
    ) -> Result<Result<UnitTableFile, UnitTableFaults>, Stop> {
        let reading = read_rows(reader, |row, fields| Reading::new(self, row, fields))?;
        Ok(reading.finish(self))
    }

    /// The names that columns of the standard may have in the file.
    fn known_names(&self) -> impl Iterator<Item = &str> {
        let columns = self.standard.columns.iter();
        columns.flat_map(|column| {
            let given = self.headers.get(column.code.as_ref()).map(String::as_str);
            let own = [&column.code, &column.name.zh, &column.name.en]
                .into_iter()
                .chain(column.aliases.iter())
                .map(AsRef::as_ref)
                .filter(move |_| given.is_none());
            given.into_iter().chain(own)
        })
    }

    /// Whether a header, in the form in which it is compared, heads a column.
    fn heads(&self, header: &str, column: &TableColumn) -> bool {
        if let Some(given) = self.headers.get(column.code.as_ref()) {
            return comparable(given) == header;
        }
        let names = [&column.code, &column.name.zh, &column.name.en];
        let mut names = names.into_iter().chain(column.aliases.iter());
        names.any(|name| comparable(name) == header)
    }
}

/// A header in the form in which it is compared.
fn comparable(header: &str) -> String {
    half_width(trimmed(header)).to_lowercase()
}

fn into_error(stop: Stop, path: Option<&Path>) -> UnitTableFileError {
    match stop.into_faults(of_form) {
        Err(error) => UnitTableFileError::Io {
            path: path.map(Path::to_owned),
            source: Arc::new(error),
        },
        Ok(faults) => UnitTableFaults(faults).into(),
    }
}

const fn of_form(row: Option<u64>, kind: SchoolFileFaultKind) -> UnitTableFault {
    UnitTableFault {
        row,
        column: None,
        kind: UnitTableFaultKind::Form(kind),
    }
}

/// What was read of a file so far.
struct Reading<'s> {
    headers: Vec<String>,
    /// The index of the identifiers among the headers.
    identity: Option<usize>,
    /// The index of each column of the standard that the file has, in the order of the standard.
    columns: Vec<(usize, &'s TableColumn)>,
    units: Vec<(String, Vec<Filed>)>,
    faults: FaultList<UnitTableFault>,
    /// The row of each unit.
    rows: HashMap<String, u64>,
}

impl RowReader for Reading<'_> {
    fn width(&self) -> usize {
        self.headers.len()
    }

    fn take(&mut self, row: u64, fields: Fields<'_>) {
        let texts: Vec<&str> = fields.iter().map(trimmed).collect();
        let text = |index: usize| texts.get(index).copied().unwrap_or_default();
        let mut found: Vec<(usize, UnitTableFaultKind)> = Vec::new();
        let id = self.identity.and_then(|index| {
            let kind = match identifier(text(index)) {
                Ok(id) => match self.rows.get(id) {
                    None => {
                        self.rows.insert(id.to_owned(), row);
                        return Some(id);
                    }
                    Some(first_row) => UnitTableFaultKind::DuplicateUnit {
                        found: shown(id),
                        first_row: *first_row,
                    },
                },
                Err(cause) => cell_fault(text(index), "an identifier".to_owned(), cause),
            };
            found.push((index, kind));
            None
        });
        let mut amounts = Vec::with_capacity(self.columns.len());
        for (index, column) in &self.columns {
            match filed(text(*index), column) {
                Ok(filed) => amounts.push(filed),
                Err(cause) => {
                    found.push((*index, cell_fault(text(*index), expected(column), cause)));
                }
            }
        }
        found.sort_by_key(|(index, _)| *index);
        for (index, kind) in found {
            let name = self.name(index + 1);
            self.fault(row, name.as_deref(), kind);
        }
        if self.faults.is_empty()
            && let Some(id) = id
        {
            self.units.push((id.to_owned(), amounts));
        }
    }

    fn refuse(&mut self, row: u64, position: Option<usize>, kind: SchoolFileFaultKind) {
        let column = position.and_then(|position| self.name(position));
        self.faults.push(UnitTableFault {
            column,
            ..of_form(Some(row), kind)
        });
    }
}

impl<'s> Reading<'s> {
    fn new(
        layout: &TableLayout<'s>,
        row: u64,
        fields: Fields<'_>,
    ) -> Result<Self, SchoolFileFaultKind> {
        let headers: Vec<String> = fields
            .iter()
            .map(|field| trimmed(field).to_owned())
            .collect();
        if let [header] = headers.as_slice()
            && let Some(found) = other_separator(header)
        {
            return Err(SchoolFileFaultKind::WrongSeparator { found });
        }
        let mut reading = Self {
            headers,
            identity: None,
            columns: Vec::new(),
            units: Vec::new(),
            faults: FaultList::default(),
            rows: HashMap::new(),
        };
        let compared: Vec<String> = reading.headers.iter().map(|one| comparable(one)).collect();
        // A header that heads a column already is not what another one is called.
        let free: Vec<usize> = compared
            .iter()
            .enumerate()
            .filter(|(_, header)| {
                let mut columns = layout.standard.columns.iter();
                !columns.any(|column| layout.heads(header, column))
            })
            .map(|(index, _)| index)
            .collect();
        if let Some(identity) = &layout.identity {
            let (name, wanted) = (shown(identity), comparable(identity));
            reading.identity =
                reading.find(row, &name, |index| compared.get(index) == Some(&wanted));
            if reading.identity.is_none() {
                reading.missing(row, &name, &free);
            }
        }
        for column in layout.standard.columns.iter() {
            let found = reading.find(row, &column.code, |index| {
                compared
                    .get(index)
                    .is_some_and(|header| layout.heads(header, column))
            });
            match found {
                Some(index) => match reading.also_meant(index, column, layout) {
                    None => reading.columns.push((index, column)),
                    Some(other) => {
                        let position = index + 1;
                        let kind = UnitTableFaultKind::SharedColumn { position, other };
                        reading.fault(row, Some(&column.code), kind);
                    }
                },
                None if column.optional => {}
                None => reading.missing(row, &column.code, &free),
            }
        }
        if layout.identity.is_none() {
            reading.identity = Some(0);
            if reading.columns.iter().any(|(index, _)| *index == 0) {
                reading.fault(row, None, UnitTableFaultKind::NoIdentity);
                reading.identity = None;
            }
        }
        Ok(reading)
    }

    /// The index of the header that is meant, if there is one; a second one is a fault.
    fn find(&mut self, row: u64, name: &str, is_meant: impl Fn(usize) -> bool) -> Option<usize> {
        let mut found = (0..self.headers.len()).filter(|index| is_meant(*index));
        let first = found.next();
        if let (Some(first), Some(second)) = (first, found.next()) {
            let (first, second) = (first + 1, second + 1);
            let kind = UnitTableFaultKind::RepeatedColumn { first, second };
            self.fault(row, Some(name), kind);
        }
        first
    }

    /// The code of another column of the standard that answers to the same header. Where one of the
    /// two was given that header, both are meant.
    fn also_meant(
        &self,
        index: usize,
        column: &TableColumn,
        layout: &TableLayout<'_>,
    ) -> Option<String> {
        let given = |column: &TableColumn| layout.headers.contains_key(column.code.as_ref());
        let (_, other) = self.columns.iter().find(|(place, _)| *place == index)?;
        (!given(column) && !given(other)).then(|| other.code.to_string())
    }

    /// Notes that a column is not there.
    fn missing(&mut self, row: u64, name: &str, free: &[usize]) {
        let headers = free.iter().filter_map(|index| self.headers.get(*index));
        let headers = headers.map(String::as_str);
        let near = nearest(name, headers).map(shown);
        self.fault(row, Some(name), UnitTableFaultKind::MissingColumn { near });
    }

    /// What a column is called in a fault, by its position counted from 1.
    fn name(&self, position: usize) -> Option<String> {
        let index = position.checked_sub(1)?;
        let column = self.columns.iter().find(|(place, _)| *place == index);
        match column {
            Some((_, column)) => Some(column.code.to_string()),
            None => self.headers.get(index).map(|header| shown(header)),
        }
    }

    fn fault(&mut self, row: u64, column: Option<&str>, kind: UnitTableFaultKind) {
        self.faults.push(UnitTableFault {
            row: Some(row),
            column: column.map(str::to_owned),
            kind,
        });
    }

    /// The columns that are neither identifiers nor of the standard. One without a header is not
    /// listed: it has no name that could be mistaken.
    fn unknown_columns(&self, layout: &TableLayout<'_>) -> Vec<UnknownHeader> {
        let known = |index: usize| {
            self.identity == Some(index) || self.columns.iter().any(|(place, _)| *place == index)
        };
        let headers = self.headers.iter().enumerate();
        headers
            .filter(|(index, header)| !header.is_empty() && !known(*index))
            .map(|(index, header)| UnknownHeader {
                position: index + 1,
                header: shown(header),
                near: nearest(header, layout.known_names()).map(str::to_owned),
            })
            .collect()
    }

    fn finish(mut self, layout: &TableLayout<'_>) -> Result<UnitTableFile, UnitTableFaults> {
        if !self.faults.is_empty() {
            return Err(UnitTableFaults(self.faults));
        }
        let unknown_columns = self.unknown_columns(layout);
        let codes = self.columns.iter().map(|(_, column)| column.code.as_ref());
        let units = std::mem::take(&mut self.units);
        let table = UnitTable::new(codes).and_then(|mut table| {
            for (id, amounts) in units {
                table.push(id, amounts)?;
            }
            Ok(UnitTableFile {
                table,
                unknown_columns,
            })
        });
        table.map_err(|error| {
            self.faults.push(UnitTableFault {
                row: None,
                column: None,
                kind: UnitTableFaultKind::Model { error },
            });
            UnitTableFaults(self.faults)
        })
    }
}

fn cell_fault(found: &str, expected: String, cause: CellCause) -> UnitTableFaultKind {
    UnitTableFaultKind::Cell {
        found: shown(found),
        expected,
        cause,
    }
}

/// What a cell of a column holds.
fn expected(column: &TableColumn) -> String {
    let number = if column.whole {
        "a whole number"
    } else {
        "a plain decimal"
    };
    let unit = if column.unit.en.is_empty() {
        String::new()
    } else {
        format!(" of {}", column.unit.en)
    };
    let range = if column.signed { "" } else { ", 0 or more" };
    format!("{number}{unit}{range}")
}

/// The amount of a cell, or why it is not reported.
fn filed(text: &str, column: &TableColumn) -> Result<Filed, CellCause> {
    if let Some(reason) = missing(text) {
        return Ok(Filed::Missing(reason));
    }
    let text = half_width(text);
    let amount = if column.signed {
        read_signed(&text, read_amount)?
    } else {
        read_amount(&text)?
    };
    if column.whole && !amount.is_whole() {
        return Err(CellCause::Fraction);
    }
    Ok(Filed::Amount(amount))
}
