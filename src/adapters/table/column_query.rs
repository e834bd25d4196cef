//! Reads any columns that a caller names: values, weights and labels.

use crate::adapters::sheet::SheetOptions;
use crate::adapters::sheet::cell::amount::{read_amount, read_double, read_signed, read_weight};
use crate::adapters::sheet::cell::blank::trimmed;
use crate::adapters::sheet::cell::cause::CellCause;
use crate::adapters::sheet::cell::cells::{Cell, Cells};
use crate::adapters::sheet::cell::value::{no_figure, no_label};
use crate::adapters::sheet::fault::column_ref::ColumnRef;
use crate::adapters::sheet::fault::table_fault::{
    FaultList, Meaning, TableError, TableFault, TableFaultKind, TableFaults, read_path,
};
use crate::adapters::sheet::fault::warning::{TableWarning, WarningList};
use crate::adapters::sheet::header::choice::Header;
use crate::adapters::sheet::header::comparable::{caseless, named};
use crate::adapters::sheet::header::names::ColumnNames;
use crate::adapters::sheet::rows::below_zero::BelowZero;
use crate::adapters::sheet::rows::reader::{RowReader, RowShape, read_sheet};
use crate::adapters::sheet::rows::tally::Tally;
use crate::adapters::sheet::rows::total_words::says_rate;
use crate::model::{half_width, nearest, shown};
use crate::numeric::Rational;
use rust_decimal::Decimal;
use std::io::{Read, Seek};
use std::path::Path;

/// In a narrower table no row has enough figures to be known as a total by them.
const WIDE: usize = 5;

/// Which columns a caller asks of a table, whatever else the table has.
///
/// Values may have a sign and an exponent, and become the nearest doubles; weights are the decimals
/// as written; labels are texts. A column is asked for by its header: as it is written, or else without
/// regard to case and full-width forms.
///
/// # Examples
///
/// ```
/// use junheng::adapters::table::ColumnQuery;
/// use std::io::Cursor;
///
/// let file = "District,County,Pupils,Spending\nA,North,\"1,200\",10.5\nB,North,*,9\nTotal,,2400,\n";
/// let query = ColumnQuery::default()
///     .with_values("Spending")
///     .with_weights("Pupils")
///     .with_labels("District");
/// let table = query.read(Cursor::new(file))?;
/// assert_eq!(table.values("Spending"), [Some(10.5), Some(9.0)]);
/// assert_eq!(table.weights("Pupils"), [Some(1200.into()), None]);
/// assert_eq!(table.label("District", 1), Some("B"));
/// assert_eq!(table.row(1), Some(3));
///
/// // The last row is no district.
/// assert_eq!(table.passed_over(), 1);
/// assert_eq!(
///     table.warnings()[0].to_string(),
///     "row 4 is passed over: `Total` is taken for a total, not for a unit"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ColumnQuery {
    columns: Vec<(String, Role)>,
    names_first: bool,
    options: SheetOptions,
}

/// What the cells of a column are read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Value,
    Weight,
    Label,
}

/// What a table of asked columns says and cannot mean: nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QueryFault {}

impl Meaning for QueryFault {
    const WHAT: &'static str = "the table";
}

impl ColumnQuery {
    /// The same query, with a column of values.
    #[must_use]
    pub fn with_values(self, header: impl Into<String>) -> Self {
        self.with(header, Role::Value)
    }

    /// The same query, with a column of weights, which are 0 or more.
    #[must_use]
    pub fn with_weights(self, header: impl Into<String>) -> Self {
        self.with(header, Role::Weight)
    }

    /// The same query, with a column of labels.
    #[must_use]
    pub fn with_labels(self, header: impl Into<String>) -> Self {
        self.with(header, Role::Label)
    }

    /// The same query, with the first column of the file as labels, whatever its header.
    #[must_use]
    pub fn with_first_column(self) -> Self {
        Self {
            names_first: true,
            ..self
        }
    }

    fn with(mut self, header: impl Into<String>, role: Role) -> Self {
        self.columns.push((header.into(), role));
        self
    }

    /// The same query for a file of which something is known.
    #[must_use]
    pub fn with_options(self, options: SheetOptions) -> Self {
        Self { options, ..self }
    }

    /// Reads the table at a path.
    ///
    /// # Errors
    ///
    /// Those of [`read`](Self::read), and [`TableError::Io`] with the path if it cannot be opened.
    pub fn read_file(
        &self,
        path: impl AsRef<Path>,
    ) -> Result<QueriedTable, TableError<QueryFault>> {
        read_path(path.as_ref(), |file| self.read_from(file))
    }

    /// Reads a table from where a source stands to its end.
    ///
    /// # Errors
    ///
    /// - [`TableError::Faults`] with every fault of the file: a column that is not there, a figure
    ///   that is none, a weight below 0, a quote that is not closed.
    /// - [`TableError::Io`] if the source fails, or changes while it is read.
    pub fn read<R: Read + Seek>(
        &self,
        mut reader: R,
    ) -> Result<QueriedTable, TableError<QueryFault>> {
        self.read_from(&mut reader)
    }

    fn read_from<R: Read + Seek + ?Sized>(
        &self,
        reader: &mut R,
    ) -> Result<QueriedTable, TableError<QueryFault>> {
        // A column may be asked for as several things.
        let compared: Vec<String> = self
            .columns
            .iter()
            .map(|(asked, _)| caseless(asked))
            .collect();
        let is_first = |index: &usize| {
            let name = |index: usize| compared.get(index);
            (0..*index).all(|earlier| name(earlier) != name(*index))
        };
        let names = AskedNames {
            query: self,
            required: (0..self.columns.len()).filter(is_first).collect(),
            compared,
        };
        let gathered = read_sheet(reader, &self.options, &names, |header| {
            Reading::new(self, header)
        })?;
        Ok(gathered
            .reader
            .finish(gathered.warnings, gathered.passed_over)?)
    }
}

/// The columns that were asked for.
#[derive(Clone, Debug, Default)]
pub struct QueriedTable {
    rows: Vec<u64>,
    columns: Vec<(String, Contents)>,
    first: Labels,
    passed_over: usize,
    warnings: Vec<TableWarning>,
}

/// The cells of a column.
#[derive(Clone, Debug)]
enum Contents {
    Values(Vec<Option<f64>>),
    Weights(Vec<Option<Rational>>),
    Labels(Labels),
}

impl Contents {
    const fn role(&self) -> Role {
        match self {
            Self::Values(_) => Role::Value,
            Self::Weights(_) => Role::Weight,
            Self::Labels(_) => Role::Label,
        }
    }
}

/// Labels, one behind the other; a blank one is empty.
#[derive(Clone, Debug, Default)]
struct Labels {
    text: String,
    /// Where each label ends in the text.
    ends: Vec<usize>,
}

impl Labels {
    fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let before = index.checked_sub(1).and_then(|index| self.ends.get(index));
        let label = self.text.get(before.copied().unwrap_or(0)..end)?;
        (!label.is_empty()).then_some(label)
    }

    fn push(&mut self, label: &str) {
        if !no_label(label) {
            self.text.push_str(label);
        }
        self.ends.push(self.text.len());
    }
}

impl QueriedTable {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The number of a row in the file, by its index.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<u64> {
        self.rows.get(index).copied()
    }

    /// The values of a column, `None` where the cell says that there is none; empty if no such column
    /// was asked for.
    #[must_use]
    pub fn values(&self, header: &str) -> &[Option<f64>] {
        match self.column(header, Role::Value) {
            Some(Contents::Values(values)) => values,
            _ => &[],
        }
    }

    /// The weights of a column, likewise.
    #[must_use]
    pub fn weights(&self, header: &str) -> &[Option<Rational>] {
        match self.column(header, Role::Weight) {
            Some(Contents::Weights(weights)) => weights,
            _ => &[],
        }
    }

    /// Takes the weights of a column out of the table, so that a long column needs no second copy; empty
    /// if no such column was asked for, or if they were taken before.
    pub fn take_weights(&mut self, header: &str) -> Vec<Option<Rational>> {
        match self.column_mut(header, Role::Weight) {
            Some(Contents::Weights(weights)) => std::mem::take(weights),
            _ => Vec::new(),
        }
    }

    /// The label of a row, by its index; `None` where it is blank or `NA`.
    #[must_use]
    pub fn label(&self, header: &str, index: usize) -> Option<&str> {
        let Some(Contents::Labels(labels)) = self.column(header, Role::Label) else {
            return None;
        };
        labels.get(index)
    }

    /// The label of a row in the first column, by its index; `None` where it is blank or `NA`, and
    /// where it was not asked for.
    #[must_use]
    pub fn first_label(&self, index: usize) -> Option<&str> {
        self.first.get(index)
    }

    fn column(&self, header: &str, role: Role) -> Option<&Contents> {
        let mut columns = self.columns.iter();
        let found = columns.find(|(name, contents)| name == header && contents.role() == role);
        found.map(|(_, contents)| contents)
    }

    fn column_mut(&mut self, header: &str, role: Role) -> Option<&mut Contents> {
        let mut columns = self.columns.iter_mut();
        let found = columns.find(|(name, contents)| name == header && contents.role() == role);
        found.map(|(_, contents)| contents)
    }

    /// How many rows were passed over: totals, averages, notes, repeated headers, and lines of blank
    /// cells.
    #[must_use]
    pub const fn passed_over(&self) -> usize {
        self.passed_over
    }

    /// What was passed over or looks odd.
    #[must_use]
    pub fn warnings(&self) -> &[TableWarning] {
        &self.warnings
    }
}

/// The names of the asked columns.
struct AskedNames<'q> {
    query: &'q ColumnQuery,
    /// They, in the form in which headers are compared.
    compared: Vec<String>,
    required: Vec<usize>,
}

impl ColumnNames for AskedNames<'_> {
    /// The first asked column of a header; others may ask for the same.
    fn find(&self, header: &str) -> Option<usize> {
        self.all_named(header).first().copied()
    }

    fn all_named(&self, header: &str) -> Vec<usize> {
        let found = named(header, |name, _| {
            let columns = self.compared.iter().enumerate();
            let asked = columns.filter(|(_, asked)| *asked == name);
            let asked: Vec<usize> = asked.map(|(number, _)| number).collect();
            (!asked.is_empty()).then_some(asked)
        });
        found.unwrap_or_default()
    }

    fn required(&self) -> &[usize] {
        &self.required
    }

    fn place(&self, column: usize) -> ColumnRef {
        let asked = self.query.columns.get(column);
        asked.map_or_else(ColumnRef::default, |(asked, _)| {
            ColumnRef::headed(None, shown(asked))
        })
    }

    fn nearest<'t>(&self, column: usize, texts: &[(usize, &'t str)]) -> Option<(usize, &'t str)> {
        let (asked, _) = self.query.columns.get(column)?;
        let near = nearest(asked, texts.iter().map(|(_, text)| *text))?;
        texts.iter().copied().find(|(_, text)| *text == near)
    }
}

/// What was read of a file so far.
struct Reading<'q> {
    query: &'q ColumnQuery,
    headers: Vec<String>,
    /// The index of each asked column among the headers.
    places: Vec<Option<usize>>,
    table: QueriedTable,
    faults: FaultList<QueryFault>,
    tally: Tally,
    below_zero: Vec<BelowZero>,
    blank_rows: usize,
    /// For each asked column, whether its header says that it holds shares in percent.
    is_share: Vec<bool>,
    /// For each column, whether its figures may add up to a total.
    adds_up: Vec<bool>,
    /// The figures of a row, kept for its room.
    figures: Vec<(usize, Decimal)>,
}

impl<'q> Reading<'q> {
    fn new(query: &'q ColumnQuery, header: &Header) -> Self {
        let mut faults = FaultList::default();
        let mut places = Vec::new();
        let mut columns = Vec::new();
        for (asked, role) in &query.columns {
            let texts = || header.texts.iter().map(String::as_str).enumerate();
            let exact: Vec<usize> = texts()
                .filter(|(_, text)| *text == asked.trim())
                .map(|(index, _)| index)
                .collect();
            let found = if exact.is_empty() {
                let asked = caseless(asked);
                let alike = |unit_too: bool| -> Vec<usize> {
                    let is_asked = |text: &str| {
                        let found = named(text, |name, unit| {
                            (name == asked && (unit_too || unit.is_none())).then_some(())
                        });
                        found.is_some()
                    };
                    let alike = texts().filter(|(_, text)| is_asked(text));
                    alike.map(|(index, _)| index).collect()
                };
                Some(alike(false))
                    .filter(|found| !found.is_empty())
                    .unwrap_or_else(|| alike(true))
            } else {
                exact
            };
            if let [first, second, ..] = found.as_slice() {
                let (first, second) = (first + 1, second + 1);
                let column = ColumnRef::headed(Some(second), shown(asked));
                let kind = TableFaultKind::RepeatedColumn { first, second };
                faults.push(TableFault::of_row(header.last, Some(column), kind));
            }
            places.push(found.first().copied());
            let contents = match role {
                Role::Value => Contents::Values(Vec::new()),
                Role::Weight => Contents::Weights(Vec::new()),
                Role::Label => Contents::Labels(Labels::default()),
            };
            columns.push((asked.clone(), contents));
        }
        let heads_shares = |place: &Option<usize>| {
            let text = place.and_then(|index| header.texts.get(index));
            text.is_some_and(|text| text.contains(['%', '％']))
        };
        Self {
            query,
            headers: header.texts.clone(),
            is_share: places.iter().map(heads_shares).collect(),
            places,
            table: QueriedTable {
                columns,
                ..QueriedTable::default()
            },
            faults,
            tally: Tally::default(),
            below_zero: query
                .columns
                .iter()
                .map(|(asked, _)| BelowZero::of(asked.clone()))
                .collect(),
            blank_rows: 0,
            adds_up: header.texts.iter().map(|text| !says_rate(text)).collect(),
            figures: Vec::new(),
        }
    }

    fn finish(
        self,
        passed_over_warnings: Vec<TableWarning>,
        passed_over: usize,
    ) -> Result<QueriedTable, TableFaults<QueryFault>> {
        let mut warnings = WarningList::in_sheet(self.faults.sheet());
        for below in &self.below_zero {
            if below.looks_like_codes() || below.is_counted() {
                below.warn(&mut warnings);
            }
        }
        let warnings = [passed_over_warnings, warnings.finish()].concat();
        let warnings = self.faults.finish(warnings)?;
        Ok(QueriedTable {
            passed_over: passed_over + self.blank_rows,
            warnings,
            ..self.table
        })
    }

    /// Whether a row is a total by its figures; if it is none, they are added to the others.
    fn is_total(&mut self, row: u64, cells: Cells<'_>, warnings: &mut WarningList) -> bool {
        if self.headers.len() < WIDE {
            return false;
        }
        self.figures.clear();
        for (index, cell) in cells.iter().enumerate() {
            let amount = read_signed(trimmed(cell.text), read_amount).ok();
            let figure = amount.and_then(|amount| amount.to_decimal());
            let figure = figure.filter(|_| self.adds_up.get(index) == Some(&true));
            self.figures.extend(figure.map(|figure| (index, figure)));
        }
        self.tally.passes_over(row, &self.figures, warnings)
    }

    fn fault(
        &mut self,
        row: u64,
        asked: usize,
        cell: Cell<'_>,
        expected: &'static str,
        cause: CellCause,
    ) {
        let position = self
            .places
            .get(asked)
            .copied()
            .flatten()
            .map(|index| index + 1);
        let header = self.query.columns.get(asked).map(|(asked, _)| shown(asked));
        let column = ColumnRef::headed(position, header.unwrap_or_default());
        let kind = TableFaultKind::figure(trimmed(cell.text), expected, cause);
        self.faults
            .push(TableFault::of_row(row, Some(column), kind));
    }
}

impl RowReader for Reading<'_> {
    type Kind = QueryFault;

    fn shape(&self) -> RowShape {
        RowShape {
            width: self.headers.len(),
            identity: Vec::new(),
            figures: (0..self.headers.len()).collect(),
            labels: (0..self.headers.len()).collect(),
        }
    }

    fn faults(&mut self) -> &mut FaultList<QueryFault> {
        &mut self.faults
    }

    fn column_at(&self, position: usize) -> Option<ColumnRef> {
        let header = self.headers.get(position.checked_sub(1)?)?;
        Some(ColumnRef::headed(Some(position), shown(header)))
    }

    fn take(&mut self, row: u64, cells: Cells<'_>, warnings: &mut WarningList) {
        if self.is_total(row, cells, warnings) {
            return;
        }
        self.table.rows.push(row);
        if self.query.names_first {
            self.table.first.push(trimmed(cells.get(0).text));
        }
        for asked in 0..self.places.len() {
            let place = self.places.get(asked).copied().flatten();
            let cell = place.map_or_else(Cell::default, |index| cells.get(index));
            let Some((_, contents)) = self.table.columns.get_mut(asked) else {
                continue;
            };
            let missing = self.query.options.missing();
            let is_share = self.is_share.get(asked) == Some(&true);
            let (expected, cause) = match contents {
                Contents::Values(values) => match value(cell, missing, is_share) {
                    Ok(value) => {
                        if let (Some(value), Some(below)) = (value, self.below_zero.get_mut(asked))
                        {
                            below.look_at_double(row, value);
                        }
                        values.push(value);
                        continue;
                    }
                    Err(cause) => ("a number", cause),
                },
                Contents::Weights(weights) => match weight(cell, missing) {
                    Ok(weight) => {
                        weights.push(weight);
                        continue;
                    }
                    Err(cause) => ("a weight of at least 0", cause),
                },
                Contents::Labels(labels) => {
                    labels.push(trimmed(cell.text));
                    continue;
                }
            };
            self.fault(row, asked, cell, expected, cause);
        }
    }

    fn skip_total(&mut self) {
        self.tally.note_total();
    }

    fn skip_blank(&mut self) {
        self.blank_rows += 1;
    }
}

/// The value of a cell, with a sign and an exponent or without; in a column of shares also with a percent sign.
fn value(cell: Cell<'_>, missing: &[Decimal], is_share: bool) -> Result<Option<f64>, CellCause> {
    let text = cell.text()?;
    if no_figure(text).is_some() {
        return Ok(None);
    }
    let percent = text.strip_suffix(['%', '％']).filter(|_| is_share);
    let text = percent.map_or(text, str::trim_end);
    let number = read_double(text)?;
    Ok(Some(number).filter(|_| missing.is_empty() || !is_code(text, missing)))
}

/// The weight of a cell.
fn weight(cell: Cell<'_>, missing: &[Decimal]) -> Result<Option<Rational>, CellCause> {
    let text = cell.text()?;
    if no_figure(text).is_some() || (!missing.is_empty() && is_code(text, missing)) {
        return Ok(None);
    }
    read_weight(text).map(Some)
}

/// Whether a number stands for "no figure".
fn is_code(text: &str, missing: &[Decimal]) -> bool {
    let amount = read_signed(&half_width(text), read_amount).ok();
    let number = amount.and_then(|amount| amount.to_decimal());
    number.is_some_and(|number| missing.contains(&number))
}
