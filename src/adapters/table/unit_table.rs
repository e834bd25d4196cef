//! Reads a table of any units: the columns that a standard declares, whatever their headers.

use crate::adapters::sheet::SheetOptions;
use crate::adapters::sheet::cell::amount::{read_amount, read_signed};
use crate::adapters::sheet::cell::blank::trimmed;
use crate::adapters::sheet::cell::cause::CellCause;
use crate::adapters::sheet::cell::cells::{Cell, Cells};
use crate::adapters::sheet::cell::value::{code, no_figure, no_word};
use crate::adapters::sheet::fault::column_ref::{ColumnPosition, ColumnRef};
use crate::adapters::sheet::fault::table_fault::{
    FaultList, Meaning, TableError, TableFault, TableFaultKind, TableFaults, read_path,
};
use crate::adapters::sheet::fault::warning::{TableFile, TableWarning, UnknownColumn, WarningList};
use crate::adapters::sheet::header::choice::Header;
use crate::adapters::sheet::header::comparable::{caseless, named};
use crate::adapters::sheet::header::names::ColumnNames;
use crate::adapters::sheet::rows::below_zero::BelowZero;
use crate::adapters::sheet::rows::reader::{Gathered, RowReader, RowShape, read_sheet};
use crate::adapters::sheet::rows::tally::Tally;
use crate::adapters::sheet::rows::total_words::says_rate;
use crate::model::{Amount, Filed, Missing, UnitTable, UnitTableError, half_width, nearest, shown};
use crate::standards::{ColumnCode, StandardError, TableColumn, TableStandard};
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
/// use junheng::adapters::table::TableLayout;
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
    identity: Vec<String>,
    headers: BTreeMap<String, String>,
    options: SheetOptions,
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
    pub fn of(standard: &'s TableStandard) -> Self {
        Self {
            standard,
            identity: Vec::new(),
            headers: BTreeMap::new(),
            options: SheetOptions::default(),
        }
    }

    /// The same layout with the header of the column of identifiers, or of one more where an identifier
    /// needs several: where codes are unique only within a county, `Alameda/7` is a unit.
    #[must_use]
    pub fn with_identity(mut self, header: impl Into<String>) -> Self {
        self.identity.push(header.into());
        self
    }

    /// The same layout for a file of which something is known.
    #[must_use]
    pub fn with_options(self, options: SheetOptions) -> Self {
        Self { options, ..self }
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
    /// use junheng::adapters::table::TableLayout;
    /// use junheng::standards::catalogue::US_CA_GROWTH_TARGET_2000;
    /// use std::io::Cursor;
    ///
    /// let file = "school,api99,api-00\n1,693,731\n1,-5,622\n,8.5,600\n";
    /// let layout = TableLayout::of(&US_CA_GROWTH_TARGET_2000);
    /// assert_eq!(
    ///     layout.read(Cursor::new(file)).unwrap_err().to_string(),
    ///     "\
    /// row 1: found no header, expected all required columns in one of the first 30 rows; this row \
    /// comes nearest: it has `api99` and lacks `api00` (is it column 3 (C), `api-00`?)
    /// row 3, column `school`: found `1`, expected an identifier of its own: row 2 has it
    /// row 3, column `api99`: found `-5`, expected a whole number of points, 0 or more; where there is \
    /// no figure, a blank, `-` or `NA`
    /// row 4, column `school`: found a blank, expected an identifier (this column must be filled in \
    /// every row)
    /// row 4, column `api99`: found `8.5`, expected a whole number of points, 0 or more; where there is \
    /// no figure, a blank, `-` or `NA`"
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

    fn read_from<R: Read + Seek + ?Sized>(
        &self,
        reader: &mut R,
    ) -> Result<TableFile<UnitTable>, TableError<UnitFault>> {
        let names = LayoutNames::of(self);
        let Gathered {
            reader, warnings, ..
        } = read_sheet(reader, &self.options, &names, |header| {
            Reading::new(self, &names, header)
        })?;
        Ok(reader.finish(warnings)?)
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
                places.entry(caseless(name)).or_default().insert(place);
            }
        }
        places
    }
}

/// The columns of a layout: those of the standard, then those of the identifiers.
struct LayoutNames<'l, 's> {
    layout: &'l TableLayout<'s>,
    places: HashMap<String, BTreeSet<usize>>,
    required: Vec<usize>,
}

impl<'l, 's> LayoutNames<'l, 's> {
    fn of(layout: &'l TableLayout<'s>) -> Self {
        let columns = &layout.standard.columns;
        let mut places = layout.places();
        let required = columns.iter().enumerate();
        let required = required.filter(|(_, column)| !column.optional);
        let mut required: Vec<usize> = required.map(|(place, _)| place).collect();
        for (index, header) in layout.identity.iter().enumerate() {
            let place = columns.len() + index;
            places.entry(caseless(header)).or_default().insert(place);
            required.push(place);
        }
        Self {
            layout,
            places,
            required,
        }
    }

    /// The name of a column in faults, and the header that is looked for.
    fn name(&self, place: usize) -> Option<(&str, String)> {
        let columns = &self.layout.standard.columns;
        if let Some(column) = columns.get(place) {
            return Some((&column.code, column.code.to_string()));
        }
        let header = self
            .layout
            .identity
            .get(place.checked_sub(columns.len())?)?;
        Some((header, shown(header)))
    }
}

impl LayoutNames<'_, '_> {
    /// The places that a header names; with a unit behind it, those of columns that may say this unit.
    fn named(&self, header: &str) -> BTreeSet<usize> {
        let columns = &self.layout.standard.columns;
        let found = named(header, |name, unit| {
            let fits = |place: &&usize| match (unit, columns.get(**place)) {
                (Some(unit), Some(column)) => may_say(column, unit),
                (Some(_), None) => false,
                (None, _) => true,
            };
            let places: BTreeSet<usize> = self
                .places
                .get(name)?
                .iter()
                .filter(fits)
                .copied()
                .collect();
            (!places.is_empty()).then_some(places)
        });
        found.unwrap_or_default()
    }
}

/// Whether a unit behind the name of a column is its own, or the column has none.
fn may_say(column: &TableColumn, unit: &str) -> bool {
    let own = [&column.unit.zh, &column.unit.en].map(|own| caseless(own));
    own.iter().all(String::is_empty) || own.iter().any(|own| own == unit)
}

impl ColumnNames for LayoutNames<'_, '_> {
    fn find(&self, header: &str) -> Option<usize> {
        self.named(header).first().copied()
    }

    fn all_named(&self, header: &str) -> Vec<usize> {
        self.named(header).into_iter().collect()
    }

    fn required(&self) -> &[usize] {
        &self.required
    }

    fn place(&self, column: usize) -> ColumnRef {
        self.name(column)
            .map_or_else(ColumnRef::default, |(_, shown)| {
                ColumnRef::headed(None, shown)
            })
    }

    fn nearest<'t>(&self, column: usize, texts: &[(usize, &'t str)]) -> Option<(usize, &'t str)> {
        let texts = texts.get(..HINTED).unwrap_or(texts);
        let (name, _) = self.name(column)?;
        let near = nearest(name, texts.iter().map(|(_, text)| *text))?;
        texts.iter().copied().find(|(_, text)| *text == near)
    }
}

/// What was read of a file so far.
struct Reading<'l, 's> {
    layout: &'l TableLayout<'s>,
    headers: Vec<String>,
    /// The indexes of the headers that head no column of the standard.
    free: Vec<usize>,
    /// The indexes of the identifiers among the headers.
    identity: Vec<usize>,
    /// The index of each column of the standard that the file has, in the order of the standard.
    columns: Vec<(usize, &'s TableColumn)>,
    units: Vec<(String, Vec<Filed>)>,
    faults: FaultList<UnitFault>,
    /// The row of each unit.
    rows: HashMap<String, u64>,
    /// The sums of the figures, to know a total by.
    tally: Tally,
    /// Values below zero, column by column.
    below_zero: Vec<BelowZero>,
}

impl RowReader for Reading<'_, '_> {
    type Kind = UnitFault;

    fn shape(&self) -> RowShape {
        RowShape {
            width: self.headers.len(),
            identity: Vec::new(),
            figures: self.columns.iter().map(|(index, _)| *index).collect(),
            labels: (0..self.headers.len()).collect(),
        }
    }

    fn faults(&mut self) -> &mut FaultList<UnitFault> {
        &mut self.faults
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

    fn skip_total(&mut self) {
        self.tally.note_total();
    }

    fn take(&mut self, row: u64, cells: Cells<'_>, warnings: &mut WarningList) {
        let mut found: Vec<(usize, TableFaultKind<UnitFault>)> = Vec::new();
        let mut amounts = Vec::with_capacity(self.columns.len());
        let mut figures = Vec::with_capacity(self.columns.len());
        for (place, (index, column)) in self.columns.iter().enumerate() {
            let cell = cells.get(*index);
            match filed(cell, column, &self.layout.options) {
                Ok(filed) => {
                    if let Some(figure) = filed.amount().and_then(Amount::to_decimal) {
                        // The numbers of codes are those of the standard.
                        let below = self.below_zero.get_mut(place);
                        if let Some(below) = below.filter(|_| column.codes.is_empty()) {
                            below.look_at(row, figure);
                        }
                        if adds_up(column) {
                            figures.push((place, figure));
                        }
                    }
                    amounts.push(filed);
                }
                Err(cause) => {
                    let text = trimmed(cell.text);
                    found.push((
                        *index,
                        TableFaultKind::figure(text, expected(column), cause),
                    ));
                }
            }
        }
        if self.tally.passes_over(row, &figures, warnings) {
            return;
        }
        let id = self.identifier(row, cells, &mut found);
        for (index, kind) in found {
            let column = self.column_at(index + 1);
            self.faults.push(TableFault::of_row(row, column, kind));
        }
        if self.faults.is_empty()
            && let Some(id) = id
        {
            self.units.push((id, amounts));
        }
    }
}

impl<'l, 's> Reading<'l, 's> {
    fn new(layout: &'l TableLayout<'s>, names: &LayoutNames<'l, 's>, header: &Header) -> Self {
        let mut reading = Self {
            layout,
            headers: header.texts.clone(),
            free: Vec::new(),
            identity: Vec::new(),
            columns: Vec::new(),
            units: Vec::new(),
            faults: FaultList::default(),
            rows: HashMap::new(),
            tally: Tally::default(),
            below_zero: Vec::new(),
        };
        let row = header.last;
        let count = layout.standard.columns.len();
        let mut headed: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, text) in header.texts.iter().enumerate() {
            let places = names.named(text);
            for place in &places {
                headed.entry(*place).or_default().push(index);
            }
            // A header that heads a column already is not what another one is called.
            if places.iter().all(|place| *place >= count) {
                reading.free.push(index);
            }
        }
        for place in count..count + layout.identity.len() {
            let name = names
                .name(place)
                .map_or_else(String::new, |(_, shown)| shown);
            let found = headed.get(&place).map_or(&[][..], Vec::as_slice);
            let index = reading.first(row, &name, found);
            reading.identity.extend(index);
        }
        for (place, column) in layout.standard.columns.iter().enumerate() {
            let found = headed.get(&place).map_or(&[][..], Vec::as_slice);
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
        if layout.identity.is_empty() {
            if reading.columns.iter().any(|(index, _)| *index == 0) {
                reading.misfit(row, None, UnitFault::NoIdentity);
            } else {
                reading.identity.push(0);
            }
        }
        let columns = reading.columns.iter();
        reading.below_zero = columns
            .map(|(_, column)| BelowZero::of(column.code.to_string()))
            .collect();
        reading
    }

    /// The first index of those at which a column was found; that there is a second one is a fault.
    fn first(&mut self, row: u64, name: &str, found: &[usize]) -> Option<usize> {
        let (first, second) = (*found.first()?, found.get(1));
        if let Some(second) = second {
            let (first, second) = (first + 1, second + 1);
            let column = ColumnRef::headed(Some(second), name.to_owned());
            let kind = TableFaultKind::RepeatedColumn { first, second };
            self.faults
                .push(TableFault::of_row(row, Some(column), kind));
        }
        Some(first)
    }

    /// The identifier of a row; `None` after a fault, and where it stands in no column.
    fn identifier(
        &mut self,
        row: u64,
        cells: Cells<'_>,
        found: &mut Vec<(usize, TableFaultKind<UnitFault>)>,
    ) -> Option<String> {
        let mut parts = Vec::with_capacity(self.identity.len());
        for index in &self.identity {
            let cell = cells.get(*index);
            match code(cell) {
                Ok(code) => parts.push(code),
                Err(cause) => {
                    let text = trimmed(cell.text);
                    found.push((*index, TableFaultKind::cell(text, "an identifier", cause)));
                }
            }
        }
        let last = *self.identity.last()?;
        if parts.len() < self.identity.len() {
            return None;
        }
        let id = parts.join("/");
        if let Some(first_row) = self.rows.get(&id) {
            let fault = UnitFault::DuplicateUnit {
                found: shown(&id),
                first_row: *first_row,
            };
            found.push((last, TableFaultKind::Meaning(fault)));
            return None;
        }
        self.rows.insert(id.clone(), row);
        Some(id)
    }

    /// The column of the standard that the file has there already. Where one of the
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

    /// Notes what cannot be meant.
    fn misfit(&mut self, row: u64, column: Option<ColumnRef>, fault: UnitFault) {
        let kind = TableFaultKind::Meaning(fault);
        self.faults.push(TableFault::of_row(row, column, kind));
    }

    /// The columns that are neither identifiers nor of the standard. One without a header is not
    /// listed: it has no name that could be mistaken.
    fn unknown_columns(&self) -> Vec<UnknownColumn> {
        let free = self.free.iter().copied();
        let headers = free
            .filter(|index| !self.identity.contains(index))
            .filter_map(|index| Some((index + 1, self.headers.get(index)?)))
            .filter(|(_, header)| !header.is_empty());
        let column = |(count, (position, header)): (usize, (usize, &String))| UnknownColumn {
            position,
            header: shown(header),
            near: (count < HINTED)
                .then(|| nearest(header, self.layout.known_names()))
                .flatten()
                .map(str::to_owned),
        };
        headers.enumerate().map(column).collect()
    }

    fn finish(
        self,
        passed_over: Vec<TableWarning>,
    ) -> Result<TableFile<UnitTable>, TableFaults<UnitFault>> {
        let unknown_columns = self.unknown_columns();
        let mut warnings = WarningList::in_sheet(self.faults.sheet());
        for below in &self.below_zero {
            below.warn(&mut warnings);
        }
        let warnings = [passed_over, warnings.finish()].concat();
        self.faults.finish_with(unknown_columns, warnings, || {
            let codes = self.columns.iter().map(|(_, column)| column.code.as_ref());
            let mut table = UnitTable::new(codes)?;
            for (id, amounts) in self.units {
                table.push(id, amounts)?;
            }
            Ok(table)
        })
    }
}

/// Whether the figures of a column add up to a total: counts and amounts do, shares and rates do not.
fn adds_up(column: &TableColumn) -> bool {
    if !column.codes.is_empty() {
        return false;
    }
    let unit = column.unit.en.as_ref();
    // As a unit they are those of a score or a percentage; a header of points may be one of points that were won.
    let is_score = unit
        .split(|sign: char| !sign.is_alphanumeric())
        .any(|word| ["point", "points"].contains(&word.to_lowercase().as_str()));
    !is_score && !says_rate(unit) && (column.whole || !unit.is_empty())
}

/// Whether the values of a column are shares in percent.
fn is_share(column: &TableColumn) -> bool {
    let unit = column.unit.en.to_lowercase();
    unit.contains('%') || unit.contains("percent") || column.unit.zh.contains(['%', '％'])
}

/// What a cell of a column holds.
fn expected(column: &TableColumn) -> String {
    if !column.codes.is_empty() {
        let codes = column.codes.iter().map(|one| format!("`{}`", one.code));
        return format!("one of {}", codes.collect::<Vec<_>>().join(", "));
    }
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
fn filed(cell: Cell<'_>, column: &TableColumn, options: &SheetOptions) -> Result<Filed, CellCause> {
    let text = cell.text()?;
    if !column.codes.is_empty() {
        return coded(text, &column.codes);
    }
    if let Some(reason) = no_figure(text) {
        return Ok(Filed::Missing(reason));
    }
    let text = half_width(text);
    let number = if is_share(column) {
        text.strip_suffix('%').map_or(text.as_ref(), str::trim_end)
    } else {
        text.as_ref()
    };
    let signed = read_signed(number, read_amount);
    if !options.missing().is_empty()
        && let Ok(amount) = &signed
        && amount
            .to_decimal()
            .is_some_and(|amount| options.missing().contains(&amount))
    {
        return Ok(Filed::Missing(Missing::Declared));
    }
    let amount = if column.signed {
        signed?
    } else {
        read_amount(number)?
    };
    if column.whole && !amount.is_whole() {
        return Err(CellCause::Fraction);
    }
    Ok(Filed::Figure(amount))
}

/// The number of a cell of a coded column. What says "no figure" elsewhere, such as `S` or 无, may be a code here, and is
/// an unknown one where it is none.
fn coded(text: &str, codes: &[ColumnCode]) -> Result<Filed, CellCause> {
    let spelled = |word: &str| trimmed(&half_width(word)).to_lowercase();
    let found = spelled(text);
    let is_meant = |one: &&ColumnCode| one.words().iter().any(|word| spelled(word) == found);
    if let Some(one) = codes.iter().find(is_meant) {
        let number = one.number.to_string().parse();
        return number.map(Filed::Figure).map_err(|_| CellCause::Unreadable);
    }
    no_word(text)
        .map(Filed::Missing)
        .ok_or(CellCause::Unreadable)
}
