//! Reads a table of any units: the columns that a standard declares, whatever their headers.

use crate::adapters::csv::rows::amount::{read_amount, read_signed};
use crate::adapters::csv::rows::cell::{identifier, missing, trimmed};
use crate::adapters::csv::rows::cell_cause::CellCause;
use crate::adapters::csv::rows::column_ref::{ColumnPosition, ColumnRef};
use crate::adapters::csv::rows::fault::{
    FaultList, Meaning, TableError, TableFault, TableFaultKind, TableFaults, read_path,
};
use crate::adapters::csv::rows::form_fault::FormFault;
use crate::adapters::csv::rows::row::Fields;
use crate::adapters::csv::rows::row_reader::{RowReader, other_separator, read_rows};
use crate::adapters::csv::rows::warning::{TableFile, UnknownColumn};
use crate::model::{Filed, UnitTable, UnitTableError, half_width, nearest, shown};
use crate::standards::{StandardError, TableColumn, TableStandard};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{Read, Seek};
use std::path::Path;

/// For how many missing or unknown columns the nearest name is looked for: each search looks at all
/// names, and nobody reads so many.
const HINTED: usize = 100;

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
/// let table = &read.content;
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

/// What a table of units says and cannot mean.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnitFault {
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
        #[from]
        error: UnitTableError,
    },
}

impl Meaning for UnitFault {
    const WHAT: &'static str = "the table";
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
    /// - [`StandardError::UnknownColumn`] if the standard has no column of this code.
    pub fn with_header(
        mut self,
        code: &str,
        header: impl Into<String>,
    ) -> Result<Self, StandardError> {
        if self.standard.column(code).is_none() {
            let columns = self.standard.columns.iter();
            return Err(StandardError::UnknownColumn {
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
    /// [`TableFile::unknown_columns`].
    ///
    /// # Errors
    ///
    /// - [`TableError::Faults`] with every fault of the file.
    /// - [`TableError::Io`] if the source fails, or changes while it is read.
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
    pub fn read<R: Read + Seek>(
        &self,
        mut reader: R,
    ) -> Result<TableFile<UnitTable>, TableError<UnitFault>> {
        self.read_from(&mut reader)
    }

    /// Reads the table at a path.
    ///
    /// # Errors
    ///
    /// Those of [`read`](Self::read), and [`TableError::Io`] with the path if it cannot be
    /// opened.
    pub fn read_file(
        &self,
        path: impl AsRef<Path>,
    ) -> Result<TableFile<UnitTable>, TableError<UnitFault>> {
        read_path(path.as_ref(), |file| self.read_from(file))
    }

    fn read_from<R: Read + Seek>(
        &self,
        reader: &mut R,
    ) -> Result<TableFile<UnitTable>, TableError<UnitFault>> {
        let reading = read_rows(reader, |row, fields| Reading::new(self, row, fields))?;
        Ok(reading.finish(self)?)
    }

    /// The names that a column of the standard may have in the file.
    fn names_of(&self, column: &'s TableColumn) -> impl Iterator<Item = &str> {
        let given = self.headers.get(column.code.as_ref()).map(String::as_str);
        let own = [&column.code, &column.name.zh, &column.name.en]
            .into_iter()
            .chain(column.aliases.iter())
            .map(AsRef::as_ref)
            .filter(move |_| given.is_none());
        given.into_iter().chain(own)
    }

    /// The names of all of them.
    fn known_names(&self) -> impl Iterator<Item = &str> {
        let columns = self.standard.columns.iter();
        columns.flat_map(|column| self.names_of(column))
    }

    /// The places in the standard of the columns of each name, in the form in which it is compared.
    fn places(&self) -> HashMap<String, BTreeSet<usize>> {
        let mut places: HashMap<String, BTreeSet<usize>> = HashMap::new();
        for (place, column) in self.standard.columns.iter().enumerate() {
            for name in self.names_of(column) {
                places.entry(comparable(name)).or_default().insert(place);
            }
        }
        places
    }
}

/// A header in the form in which it is compared.
fn comparable(header: &str) -> String {
    half_width(trimmed(header)).to_lowercase()
}

/// What was read of a file so far.
struct Reading<'s> {
    headers: Vec<String>,
    /// The indexes of the headers that head no column of the standard.
    free: Vec<usize>,
    /// The index of the identifiers among the headers.
    identity: Option<usize>,
    /// The index of each column of the standard that the file has, in the order of the standard.
    columns: Vec<(usize, &'s TableColumn)>,
    units: Vec<(String, Vec<Filed>)>,
    faults: FaultList<UnitFault>,
    /// How many columns are missing.
    missing: usize,
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
        let mut found: Vec<(usize, TableFaultKind<UnitFault>)> = Vec::new();
        let id = self.identity.and_then(|index| {
            let kind = match identifier(text(index)) {
                Ok(id) => match self.rows.get(id) {
                    None => {
                        self.rows.insert(id.to_owned(), row);
                        return Some(id);
                    }
                    Some(first_row) => TableFaultKind::Meaning(UnitFault::DuplicateUnit {
                        found: shown(id),
                        first_row: *first_row,
                    }),
                },
                Err(cause) => TableFaultKind::cell(text(index), "an identifier", cause),
            };
            found.push((index, kind));
            None
        });
        let mut amounts = Vec::with_capacity(self.columns.len());
        for (index, column) in &self.columns {
            match filed(text(*index), column) {
                Ok(filed) => amounts.push(filed),
                Err(cause) => {
                    let kind = TableFaultKind::cell(text(*index), expected(column), cause);
                    found.push((*index, kind));
                }
            }
        }
        found.sort_by_key(|(index, _)| *index);
        for (index, kind) in found {
            let column = self.column_at(index + 1);
            self.faults.push(TableFault::of_row(row, column, kind));
        }
        if self.faults.is_empty()
            && let Some(id) = id
        {
            self.units.push((id.to_owned(), amounts));
        }
    }

    fn refuse(&mut self, row: u64, position: Option<usize>, kind: FormFault) {
        let column = position.and_then(|position| self.column_at(position));
        let kind = TableFaultKind::Form(kind);
        self.faults.push(TableFault::of_row(row, column, kind));
    }
}

impl<'s> Reading<'s> {
    fn new(layout: &TableLayout<'s>, row: u64, fields: Fields<'_>) -> Result<Self, FormFault> {
        let headers = fields.iter().map(|field| trimmed(field).to_owned());
        let headers: Vec<String> = headers.collect();
        if let [header] = headers.as_slice()
            && let Some(found) = other_separator(header)
        {
            return Err(FormFault::WrongSeparator { found });
        }
        let mut reading = Self {
            headers,
            free: Vec::new(),
            identity: None,
            columns: Vec::new(),
            units: Vec::new(),
            faults: FaultList::default(),
            missing: 0,
            rows: HashMap::new(),
        };
        let compared: Vec<String> = reading.headers.iter().map(|one| comparable(one)).collect();
        let places = layout.places();
        let mut headed: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, header) in compared.iter().enumerate() {
            match places.get(header) {
                Some(places) => places
                    .iter()
                    .for_each(|place| headed.entry(*place).or_default().push(index)),
                // A header that heads a column already is not what another one is called.
                None => reading.free.push(index),
            }
        }
        if let Some(identity) = &layout.identity {
            let (name, wanted) = (shown(identity), comparable(identity));
            let found = compared.iter().enumerate();
            let found = found.filter(|(_, header)| **header == wanted);
            let found: Vec<usize> = found.map(|(index, _)| index).collect();
            reading.identity = reading.first(row, &name, &found);
        }
        for (place, column) in layout.standard.columns.iter().enumerate() {
            let found = headed.get(&place).map_or(&[][..], Vec::as_slice);
            if found.is_empty() && column.optional {
                continue;
            }
            let Some(index) = reading.first(row, &column.code, found) else {
                continue;
            };
            match reading.also_meant(index, column, layout) {
                None => reading.columns.push((index, column)),
                Some(other) => {
                    let position = index + 1;
                    let fault = UnitFault::SharedColumn { position, other };
                    let named = ColumnRef::headed(Some(position), column.code.to_string());
                    reading.misfit(row, Some(named), fault);
                }
            }
        }
        if layout.identity.is_none() {
            reading.identity = Some(0);
            if reading.columns.iter().any(|(index, _)| *index == 0) {
                reading.misfit(row, None, UnitFault::NoIdentity);
                reading.identity = None;
            }
        }
        Ok(reading)
    }

    /// The first index of those at which a column was found; that there is none, or a second one, is
    /// a fault.
    fn first(&mut self, row: u64, name: &str, found: &[usize]) -> Option<usize> {
        let (position, kind) = match found {
            [] => (None, self.missing_column(name)),
            [_] => return found.first().copied(),
            [first, second, ..] => {
                let (first, second) = (first + 1, second + 1);
                (
                    Some(second),
                    TableFaultKind::RepeatedColumn { first, second },
                )
            }
        };
        let column = ColumnRef::headed(position, name.to_owned());
        self.faults
            .push(TableFault::of_row(row, Some(column), kind));
        found.first().copied()
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

    /// That a column is not there, with the header that may mean it.
    fn missing_column(&mut self, name: &str) -> TableFaultKind<UnitFault> {
        self.missing += 1;
        let headers = self
            .free
            .iter()
            .filter_map(|index| self.headers.get(*index));
        let near = (self.missing <= HINTED)
            .then(|| nearest(name, headers.map(String::as_str)).map(shown))
            .flatten();
        let near = near.map(|near| ColumnRef::headed(None, near));
        TableFaultKind::MissingColumn { near }
    }

    /// What a fault says of the column at a position, counted from 1.
    fn column_at(&self, position: usize) -> Option<ColumnRef> {
        let index = position.checked_sub(1)?;
        let column = self.columns.iter().find(|(place, _)| *place == index);
        let name = match column {
            Some((_, column)) => column.code.to_string(),
            None => shown(self.headers.get(index)?),
        };
        Some(ColumnRef::headed(Some(position), name))
    }

    /// Notes what cannot be meant.
    fn misfit(&mut self, row: u64, column: Option<ColumnRef>, fault: UnitFault) {
        let kind = TableFaultKind::Meaning(fault);
        self.faults.push(TableFault::of_row(row, column, kind));
    }

    /// The columns that are neither identifiers nor of the standard. One without a header is not
    /// listed: it has no name that could be mistaken.
    fn unknown_columns(&self, layout: &TableLayout<'_>) -> Vec<UnknownColumn> {
        let free = self.free.iter().copied();
        let headers = free
            .filter(|index| self.identity != Some(*index))
            .filter_map(|index| Some((index + 1, self.headers.get(index)?)))
            .filter(|(_, header)| !header.is_empty());
        let column = |(count, (position, header)): (usize, (usize, &String))| UnknownColumn {
            position,
            header: shown(header),
            near: (count < HINTED)
                .then(|| nearest(header, layout.known_names()))
                .flatten()
                .map(str::to_owned),
        };
        headers.enumerate().map(column).collect()
    }

    fn finish(
        self,
        layout: &TableLayout<'_>,
    ) -> Result<TableFile<UnitTable>, TableFaults<UnitFault>> {
        let unknown_columns = self.unknown_columns(layout);
        self.faults.finish_with(unknown_columns, || {
            let codes = self.columns.iter().map(|(_, column)| column.code.as_ref());
            let mut table = UnitTable::new(codes)?;
            for (id, amounts) in self.units {
                table.push(id, amounts)?;
            }
            Ok(table)
        })
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
