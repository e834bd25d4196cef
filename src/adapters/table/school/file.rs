//! Reads a school file from its first byte to its counties.

use crate::adapters::sheet::SheetOptions;
use crate::adapters::sheet::cell::amount::PlainNumber;
use crate::adapters::sheet::cell::cause::CellCause;
use crate::adapters::sheet::cell::cells::{Cell, CellKind, Cells};
use crate::adapters::sheet::cell::value;
use crate::adapters::sheet::fault::column_ref::ColumnRef;
use crate::adapters::sheet::fault::table_fault::{
    FaultList, TableError, TableFault, TableFaultKind, TableFaults, read_path,
};
use crate::adapters::sheet::fault::warning::{TableWarning, TableWarningKind, WarningList};
use crate::adapters::sheet::header::choice::Header;
use crate::adapters::sheet::rows::note::first_filled;
use crate::adapters::sheet::rows::reader::{RowReader, RowShape, read_sheet};
use crate::adapters::sheet::rows::tally::Tally;
use crate::adapters::table::school::fault::SchoolFault;
use crate::adapters::table::school::header::{Column, Names, SchoolHeader, column_of};
use crate::model::{
    Amount, County, Filed, Filings, Item, Location, ModelError, School, SchoolKind, Sponsor,
    code_form, shown, without_leading_zeros,
};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::{Read, Seek};
use std::path::Path;

/// A school file that was read without faults.
///
/// Always true of it: there is at least one county; a file without schools has one county without
/// schools.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolFile {
    counties: Vec<County>,
    rest: SchoolFileRest,
}

/// What is known of a school file beside its counties.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SchoolFileRest {
    /// Whether the file has a column for the code of the county with a code in it; without one, all
    /// its schools are of one county.
    pub has_county_ids: bool,
    /// What was passed over.
    pub warnings: Vec<TableWarning>,
}

impl SchoolFile {
    /// The counties in the order in which they first appear, each with its schools in file order.
    #[must_use]
    pub fn counties(&self) -> &[County] {
        &self.counties
    }

    /// The counties, taken out of the file.
    #[must_use]
    pub fn into_counties(self) -> Vec<County> {
        self.counties
    }

    /// Whether the file has a column for the code of the county with a code in it; without one, all
    /// its schools are of one county.
    #[must_use]
    pub const fn has_county_ids(&self) -> bool {
        self.rest.has_county_ids
    }

    /// What was passed over.
    #[must_use]
    pub fn warnings(&self) -> &[TableWarning] {
        &self.rest.warnings
    }
}

/// Reads the school file at a path.
///
/// # Errors
///
/// Those of [`read_schools`], and [`TableError::Io`] with the path if it cannot be opened.
pub fn read_school_file(path: impl AsRef<Path>) -> Result<SchoolFile, TableError<SchoolFault>> {
    read_school_file_with(path, &SheetOptions::default())
}

/// Reads the school file at a path, of which something is known.
///
/// # Errors
///
/// Those of [`read_school_file`].
pub fn read_school_file_with(
    path: impl AsRef<Path>,
    options: &SheetOptions,
) -> Result<SchoolFile, TableError<SchoolFault>> {
    read_path(path.as_ref(), |file| read(file, options))
}

/// Reads a school file from where a source stands to its end.
///
/// The source is read several times, in pieces; it needs no buffer of its own.
///
/// # Errors
///
/// - [`TableError::Faults`] with every fault of the file; the [annex](crate::adapters::sheet) says what a file
///   may hold.
/// - [`TableError::Io`] if the source fails, or changes while it is read.
///
/// # Examples
///
/// ```
/// use junheng::adapters::table::read_schools;
/// use junheng::model::{Item, Missing};
/// use std::io::Cursor;
///
/// let file = "\
/// 学校代码,学校名称,学校类型,小学学生人数,图书册数（册）
/// 1,河滨小学,小学,\"1,250\",无数据
/// ";
/// let read = read_schools(Cursor::new(file))?;
/// let schools = read.counties()[0].schools();
/// assert_eq!(schools[0].amount(Item::StudentsPrimary), Some(1250.into()));
/// assert_eq!(schools[0].filed(Item::Books), Err(Missing::Declared));
/// assert_eq!(schools[0].filed(Item::Computers), Err(Missing::NotAsked));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// All faults are told at once:
///
/// ```
/// use junheng::adapters::table::read_schools;
/// use std::io::Cursor;
///
/// let file = "school_id,school_name,school_kind,books,books（元）\n1,A,primary,5,5\n1,,primary,5²,5\n";
/// assert_eq!(
///     read_schools(Cursor::new(file)).unwrap_err().to_string(),
///     "\
/// row 1, column `books` (图书册数): found the unit 元 in `books（元）`, expected 册: convert the \
/// figures, or correct the header
/// row 1, column `books` (图书册数): found it as column 4 (D) and again as column 5 (E), expected \
/// one column
/// row 3, column `school_id` (学校代码): found `1`, expected a code of its own: row 2 of the same \
/// county has it
/// row 3, column `school_name` (学校名称): found a blank, expected the name of the school (this \
/// column must be filled in every row)
/// row 3, column `books` (图书册数): found `5²`, expected a whole number of volumes, 0 or more; where \
/// there is no figure, a blank, `-` or `NA`"
/// );
/// ```
pub fn read_schools<R: Read + Seek>(mut reader: R) -> Result<SchoolFile, TableError<SchoolFault>> {
    read(&mut reader, &SheetOptions::default())
}

/// Reads a school file county by county, so that memory is bounded by the largest county and a window
/// and not by the file.
///
/// Each county is handed over as soon as it is taken to be complete: at the end of the file, or once
/// more than `window` schools are kept and the county is the one whose last row is longest past. The
/// order is that in which they first appear, if the rows of each stand together. A county that appears
/// again when it was handed over is a fault, [`SchoolFault::CountyApart`].
///
/// What was handed over is of use only if there is no error: faults may come later in the file. No
/// county is handed over behind a fault.
///
/// # Errors
///
/// Those of [`read_schools`], and the fault above.
///
/// # Examples
///
/// Two counties are handed over one by one, and with room for one school only the first that appears
/// again is a fault:
///
/// ```
/// use junheng::adapters::sheet::SheetOptions;
/// use junheng::adapters::table::read_schools_by_county;
/// use std::io::Cursor;
///
/// let file = "\
/// county_id,school_id,school_name,school_kind
/// 1,11,A,primary
/// 2,21,B,primary
/// 1,12,C,primary
/// ";
/// let options = SheetOptions::default();
/// let mut sizes = Vec::new();
/// let mut count = |county: junheng::model::County| sizes.push(county.schools().len());
/// read_schools_by_county(Cursor::new(file), &options, 100, &mut count)?;
/// assert_eq!(sizes, [2, 1]);
///
/// let apart = read_schools_by_county(Cursor::new(file), &options, 1, |_| {}).unwrap_err();
/// assert_eq!(
///     apart.to_string(),
///     "row 4, column `county_id` (区县代码): found the county `1` again, expected its rows within 1 \
///      schools of each other (row 2 was the last of it): put the rows of each county beside each \
///      other, or take a larger window"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_schools_by_county<R: Read + Seek>(
    mut reader: R,
    options: &SheetOptions,
    window: usize,
    mut each: impl FnMut(County),
) -> Result<SchoolFileRest, TableError<SchoolFault>> {
    read_by_county(&mut reader, options, window, &mut each)
}

/// Reads a school file of which something is known.
///
/// # Errors
///
/// Those of [`read_schools`].
pub fn read_schools_with<R: Read + Seek>(
    mut reader: R,
    options: &SheetOptions,
) -> Result<SchoolFile, TableError<SchoolFault>> {
    read(&mut reader, options)
}

fn read<R: Read + Seek + ?Sized>(
    reader: &mut R,
    options: &SheetOptions,
) -> Result<SchoolFile, TableError<SchoolFault>> {
    gathered(|each| read_by_county(reader, options, usize::MAX, each))
}

/// A school file from what hands over its counties.
pub(in crate::adapters) fn gathered(
    read: impl FnOnce(&mut dyn FnMut(County)) -> Result<SchoolFileRest, TableError<SchoolFault>>,
) -> Result<SchoolFile, TableError<SchoolFault>> {
    let mut counties = Vec::new();
    let rest = read(&mut |county| counties.push(county))?;
    Ok(SchoolFile { counties, rest })
}

fn read_by_county<R: Read + Seek + ?Sized>(
    reader: &mut R,
    options: &SheetOptions,
    window: usize,
    each: &mut dyn FnMut(County),
) -> Result<SchoolFileRest, TableError<SchoolFault>> {
    let names = Names::new();
    let gathered = read_sheet(reader, options, &names, |header| {
        Reading::new(header, &names, window, each)
    })?;
    Ok(gathered.reader.finish(gathered.warnings)?)
}

/// One fault of a school file.
type Fault = TableFault<SchoolFault>;

/// What was read of a file so far.
pub(in crate::adapters) struct Reading<'s> {
    columns: Vec<Column>,
    has_county_ids: bool,
    /// The columns without a header in which all cells were blank so far, counted from 0.
    unheaded: Vec<usize>,
    faults: FaultList<SchoolFault>,
    warnings: WarningList,
    counties: Vec<CountyDraft>,
    /// How many schools may be kept until their counties are handed over, and how many are.
    window: usize,
    kept: usize,
    /// Takes a county that is complete.
    each: &'s mut dyn FnMut(County),
    /// The place of each county among them, by its code.
    places: HashMap<String, usize>,
    /// The code of each county, by what is left of it without leading zeros, with its first row.
    county_codes: HashMap<String, (String, u64)>,
    /// The county of the row before, which is mostly that of the next row too.
    current: Option<usize>,
    /// The rows without the code of a county, which are faults if others have one.
    without_county: Vec<u64>,
    /// Rows that are notes if no school comes behind them.
    held: Vec<HeldRow>,
    /// What a row files whose cells are all blank.
    blank: Filings,
    /// The cells of the row, kept for its room.
    draft: SchoolDraft,
    /// The figures of the row, each with the place of its item.
    figures: Vec<(usize, Decimal)>,
    /// The faults of the row, likewise.
    row_faults: Vec<Fault>,
}

/// A row without a figure, and without two of code, name and kind.
struct HeldRow {
    number: u64,
    text: String,
    faults: Vec<Fault>,
}

/// A county while its rows are read.
#[derive(Default)]
struct CountyDraft {
    id: Option<String>,
    name: Option<NamedAt>,
    other_name: Option<NamedAt>,
    /// How many rows have another name than the first.
    other_names: u64,
    schools: Vec<School>,
    /// Where each school stands, by what is left of its code without leading zeros.
    rows: HashMap<String, SchoolAt>,
    /// Its last row so far.
    last_row: u64,
    state: DraftState,
    /// The sums of its figures, to know a total by.
    tally: Tally,
}

/// What became of a county.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum DraftState {
    #[default]
    Open,
    /// It was handed over.
    HandedOver,
    /// It was handed over, and came again.
    Apart,
}

/// The first row of a code.
struct SchoolAt {
    row: u64,
    /// How that row spells the code, where it is more than what is left of it without zeros.
    spelling: Option<Box<str>>,
}

/// A name, and the row that has it first.
struct NamedAt {
    name: String,
    row: u64,
}

/// The values of a row that go into a school beside its code, name and kind.
#[derive(Default)]
struct SchoolDraft {
    sponsor: Option<Sponsor>,
    location: Option<Location>,
    flags: Vec<(Item, bool)>,
    filings: Filings,
    /// Why a filing is none, though its cell could be read.
    error: Option<ModelError>,
}

/// The values of a row that say which school it is of; `None` where the cell has a fault.
#[derive(Default)]
struct Identity<'a> {
    id: Option<Cow<'a, str>>,
    /// The code as the row spells it.
    spelling: &'a str,
    /// The position of the code, counted from 1.
    id_position: usize,
    name: Option<&'a str>,
    kind: Option<SchoolKind>,
    /// How many of code, name and kind are blank.
    blanks: usize,
    county: CountyCell<'a>,
    county_name: Option<&'a str>,
}

/// What a row says of its county.
#[derive(Clone, Debug, Default)]
enum CountyCell<'a> {
    /// Nothing: there is no such column, or the cell is blank.
    #[default]
    Blank,
    Code(Cow<'a, str>),
    /// The cell has a fault.
    Unreadable,
}

impl RowReader for Reading<'_> {
    type Kind = SchoolFault;

    fn shape(&self) -> RowShape {
        let identity = [Item::SchoolId, Item::SchoolName, Item::SchoolKind];
        let is_figure = |index: &usize| {
            let column = self.columns.get(*index);
            column.is_some_and(|column| column.item().is_some_and(Item::is_amount))
        };
        let (figures, labels) = (0..self.columns.len()).partition(is_figure);
        RowShape {
            width: self.columns.len(),
            identity: identity
                .iter()
                .filter_map(|item| self.position_of(*item)?.checked_sub(1))
                .collect(),
            figures,
            labels,
        }
    }

    fn faults(&mut self) -> &mut FaultList<SchoolFault> {
        &mut self.faults
    }

    fn column_at(&self, position: usize) -> Option<ColumnRef> {
        let column = self.columns.get(position.checked_sub(1)?)?;
        column.item().map(|item| column_of(item, Some(position)))
    }

    fn take(&mut self, row: u64, cells: Cells<'_>, warnings: &mut WarningList) {
        if !self.unheaded.is_empty() {
            self.look_below_blank_headers(row, cells, warnings);
        }
        let identity = self.read_cells(row, cells);
        if self.figures.is_empty() && identity.blanks >= 2 {
            self.held.push(HeldRow {
                number: row,
                text: first_filled(cells).unwrap_or_default().to_owned(),
                faults: std::mem::take(&mut self.row_faults),
            });
            return;
        }
        let county = self.county(row, &identity.county);
        if self.is_total(row, county, warnings) {
            self.row_faults.clear();
            return;
        }
        if identity.blanks == 0 {
            // What stands between schools is no note.
            for held in std::mem::take(&mut self.held) {
                held.faults.into_iter().for_each(|fault| self.refuse(fault));
            }
        }
        self.file_school(row, &identity, county);
    }

    fn skip_total(&mut self) {
        let county = self.current.and_then(|place| self.counties.get_mut(place));
        if let Some(county) = county {
            county.tally.note_total();
        }
    }
}

impl<'s> Reading<'s> {
    pub(in crate::adapters) fn new(
        chosen: &Header,
        names: &Names,
        window: usize,
        each: &'s mut dyn FnMut(County),
    ) -> Self {
        let header = SchoolHeader::read(chosen, names);
        let has_county_ids = header.has(Item::CountyId);
        let unheaded = header
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| **column == Column::Blank)
            .map(|(index, _)| index)
            .collect();
        let mut blank = Filings::EMPTY;
        let items = header.columns.iter().filter_map(|column| column.item());
        for item in items.filter(|item| item.is_amount()) {
            blank.leave_blank(item);
        }
        Self {
            columns: header.columns,
            has_county_ids,
            unheaded,
            faults: header.faults,
            warnings: header.warnings,
            counties: Vec::new(),
            window,
            kept: 0,
            each,
            places: HashMap::new(),
            county_codes: HashMap::new(),
            current: None,
            without_county: Vec::new(),
            held: Vec::new(),
            blank,
            draft: SchoolDraft::default(),
            figures: Vec::new(),
            row_faults: Vec::new(),
        }
    }

    /// Whether a row is a total by its figures; if it is none, they are added to those of its county.
    fn is_total(&mut self, row: u64, county: Option<usize>, warnings: &mut WarningList) -> bool {
        let county = county.and_then(|place| self.counties.get_mut(place));
        let Some(county) = county else {
            return false;
        };
        county.tally.passes_over(row, &self.figures, warnings)
    }

    /// Notes a fault; the schools are then of no more use.
    fn refuse(&mut self, fault: Fault) {
        if self.faults.is_empty() {
            self.counties
                .iter_mut()
                .for_each(|county| county.schools = Vec::new());
        }
        self.faults.push(fault);
    }

    fn look_below_blank_headers(&mut self, row: u64, cells: Cells<'_>, warnings: &mut WarningList) {
        self.unheaded.retain(|index| {
            let is_blank = cells.get(*index).is_blank();
            if !is_blank {
                let position = index + 1;
                warnings.push(TableWarningKind::BlankHeader { position, row });
            }
            is_blank
        });
    }

    /// Reads the cells of a row: into the identity, the draft, and the faults of the row.
    fn read_cells<'a>(&mut self, row: u64, cells: Cells<'a>) -> Identity<'a> {
        self.draft.begin(&self.blank);
        self.figures.clear();
        let mut identity = Identity::default();
        for (index, (cell, column)) in cells.iter().zip(&self.columns).enumerate() {
            let Column::Item(item) = *column else {
                continue;
            };
            if item.is_amount() && cell.text.is_empty() && cell.kind == CellKind::Text {
                continue;
            }
            if item.is_amount()
                && let Some(plain) = PlainNumber::of(cell.text.as_bytes())
                && let Some(short) = plain.short()
                && self.draft.filings.file_short(item, short)
            {
                self.figures.push((index, plain.decimal()));
                continue;
            }
            let position = index + 1;
            match read_cell(item, position, cell, &mut identity, &mut self.draft) {
                Ok(figure) => self.figures.extend(figure.map(|figure| (index, figure))),
                Err(cause) => {
                    let column = column_of(item, Some(position));
                    let (found, expected) = (value::trimmed_text(cell), expected(item));
                    let kind = if item.is_amount() {
                        TableFaultKind::figure(found, expected, cause)
                    } else {
                        TableFaultKind::cell(found, expected, cause)
                    };
                    self.row_faults.push(Fault::of_row(row, Some(column), kind));
                }
            }
        }
        identity
    }

    /// Puts the school of a row into its county, or notes the faults of the row.
    fn file_school(&mut self, row: u64, identity: &Identity<'_>, county: Option<usize>) {
        if self.has_county_ids && matches!(identity.county, CountyCell::Blank) {
            self.without_county.push(row);
        }
        let apart = self.apart(row, county);
        self.row_faults.extend(apart);
        if let Some(county) = county.and_then(|place| self.counties.get_mut(place)) {
            if let Some(name) = identity.county_name {
                county.take_name(name, row);
            }
            county.last_row = row;
            if let Some(kind) = county.take_code(row, identity) {
                let column = column_of(Item::SchoolId, Some(identity.id_position));
                let kind = TableFaultKind::Meaning(kind);
                self.row_faults.push(Fault::of_row(row, Some(column), kind));
            }
        }
        if !self.row_faults.is_empty() {
            let mut faults = std::mem::take(&mut self.row_faults);
            faults.drain(..).for_each(|fault| self.refuse(fault));
            self.row_faults = faults;
            return;
        }
        // Behind a fault, rows are only judged.
        if !self.faults.is_empty() {
            return;
        }
        let (Some(id), Some(name), Some(kind)) = (&identity.id, identity.name, identity.kind)
        else {
            return;
        };
        match self.draft.school(id, name, kind) {
            Ok(school) => {
                let county = county.and_then(|place| self.counties.get_mut(place));
                if let Some(county) = county {
                    county.schools.push(school);
                    self.kept += 1;
                }
                if self.kept > self.window {
                    self.hand_over_longest_past();
                }
            }
            Err(error) => {
                let kind = TableFaultKind::Meaning(SchoolFault::Model { error });
                self.refuse(Fault::of_row(row, None, kind));
            }
        }
    }

    /// That the county of a row was handed over before; told once of each county.
    fn apart(&mut self, row: u64, county: Option<usize>) -> Option<Fault> {
        let position = self.position_of(Item::CountyId);
        let county = self.counties.get_mut(county?)?;
        if county.state != DraftState::HandedOver {
            return None;
        }
        county.state = DraftState::Apart;
        let kind = TableFaultKind::Meaning(SchoolFault::CountyApart {
            county: county.id.as_deref().map(shown),
            last_row: county.last_row,
            window: self.window,
        });
        let column = column_of(Item::CountyId, position);
        Some(Fault::of_row(row, Some(column), kind))
    }

    /// Hands over the county whose last row is longest past, the current one aside.
    fn hand_over_longest_past(&mut self) {
        let places = self.counties.iter_mut().enumerate();
        let open = places.filter(|(place, county)| {
            county.state == DraftState::Open && Some(*place) != self.current
        });
        let Some((_, county)) = open.min_by_key(|(_, county)| county.last_row) else {
            return;
        };
        self.kept -= county.schools.len();
        match county.complete() {
            Ok(county) => (self.each)(county),
            Err(error) => {
                let kind = TableFaultKind::Meaning(SchoolFault::Model { error });
                self.refuse(Fault::of_file(kind));
            }
        }
    }

    /// The place of a county among the counties; `None` where its code is not known.
    fn county(&mut self, row: u64, cell: &CountyCell<'_>) -> Option<usize> {
        let id = match cell {
            CountyCell::Unreadable => return None,
            CountyCell::Blank => None,
            CountyCell::Code(code) => Some(code.as_ref()),
        };
        if let Some(place) = self.current
            && self
                .counties
                .get(place)
                .is_some_and(|county| county.id.as_deref() == id)
        {
            return self.current;
        }
        let key = id.unwrap_or_default();
        self.current = self.places.get(key).copied();
        if self.current.is_none() {
            self.current = Some(self.counties.len());
            self.places.insert(key.to_owned(), self.counties.len());
            self.counties.push(CountyDraft {
                id: id.map(str::to_owned),
                ..CountyDraft::default()
            });
            self.note_county_code(row, key);
        }
        self.current
    }

    /// Notes the first row of a county; that its code differs from another by leading zeros only is a
    /// fault.
    fn note_county_code(&mut self, row: u64, code: &str) {
        let zeroless = without_leading_zeros(code).to_owned();
        match self.county_codes.entry(zeroless) {
            Entry::Vacant(entry) => {
                entry.insert((code.to_owned(), row));
            }
            Entry::Occupied(entry) => {
                let (other, first) = entry.get();
                let kind = TableFaultKind::Meaning(SchoolFault::LeadingZeros {
                    found: shown(code),
                    other: shown(other),
                    row: *first,
                });
                let column = column_of(Item::CountyId, self.position_of(Item::CountyId));
                self.row_faults.push(Fault::of_row(row, Some(column), kind));
            }
        }
    }

    /// The position of the column of an item, counted from 1.
    fn position_of(&self, item: Item) -> Option<usize> {
        let mut columns = self.columns.iter();
        let index = columns.position(|column| *column == Column::Item(item))?;
        Some(index + 1)
    }

    pub(in crate::adapters) fn finish(
        mut self,
        passed_over: Vec<TableWarning>,
    ) -> Result<SchoolFileRest, TableFaults<SchoolFault>> {
        self.note_missing_counties();
        let Self {
            mut faults,
            mut warnings,
            counties: drafts,
            held,
            each,
            ..
        } = self;
        warnings.set_sheet(faults.sheet());
        // In the order of the file: the header, the rows, the end.
        let mut later = WarningList::in_sheet(faults.sheet());
        for held in held {
            later.pass_over_note(held.number, &held.text);
        }
        let has_county_ids = drafts.iter().any(|county| county.id.is_some());
        let judged_only = !faults.is_empty();
        if drafts.is_empty() && !judged_only {
            each(County::default());
        }
        for mut draft in drafts {
            if let Some(kind) = draft.name_warning() {
                later.push(kind);
            }
            if judged_only || draft.state != DraftState::Open {
                continue;
            }
            match draft.complete() {
                Ok(county) => each(county),
                Err(error) => {
                    let kind = TableFaultKind::Meaning(SchoolFault::Model { error });
                    faults.push(Fault::of_file(kind));
                }
            }
        }
        let warnings = faults.finish([warnings.finish(), passed_over, later.finish()].concat())?;
        Ok(SchoolFileRest {
            has_county_ids,
            warnings,
        })
    }

    /// That rows have no code of a county is a fault where others have one.
    fn note_missing_counties(&mut self) {
        if self.counties.iter().all(|county| county.id.is_none()) {
            return;
        }
        let position = self.position_of(Item::CountyId);
        for row in std::mem::take(&mut self.without_county) {
            let column = column_of(Item::CountyId, position);
            let kind = TableFaultKind::cell("", expected(Item::CountyId), CellCause::Blank);
            self.refuse(Fault::of_row(row, Some(column), kind));
        }
    }
}

impl CountyDraft {
    /// Notes the code of a row; that another row has it is a fault.
    fn take_code(&mut self, row: u64, identity: &Identity<'_>) -> Option<SchoolFault> {
        let id = identity.id.as_deref()?;
        let zeroless = without_leading_zeros(id);
        let entry = match self.rows.entry(zeroless.to_owned()) {
            Entry::Vacant(entry) => {
                let spelling = identity.spelling;
                entry.insert(SchoolAt {
                    row,
                    spelling: (zeroless != spelling).then(|| spelling.into()),
                });
                return None;
            }
            Entry::Occupied(entry) => entry,
        };
        let first = entry.get();
        let spelling = first.spelling.as_deref().unwrap_or(zeroless);
        let other = code_form(spelling);
        Some(if other == id {
            SchoolFault::DuplicateSchool {
                found: shown(identity.spelling),
                first_row: first.row,
                first: (spelling != identity.spelling).then(|| shown(spelling)),
            }
        } else {
            SchoolFault::LeadingZeros {
                found: shown(id),
                other: shown(&other),
                row: first.row,
            }
        })
    }

    fn take_name(&mut self, name: &str, row: u64) {
        let named_at = || NamedAt {
            name: name.to_owned(),
            row,
        };
        match &self.name {
            None => self.name = Some(named_at()),
            Some(first) if first.name == name => {}
            Some(_) => {
                self.other_names += 1;
                self.other_name.get_or_insert_with(named_at);
            }
        }
    }

    fn name_warning(&self) -> Option<TableWarningKind> {
        let (first, other) = (self.name.as_ref()?, self.other_name.as_ref()?);
        Some(TableWarningKind::CountyNames {
            id: self.id.as_deref().map(shown),
            name: shown(&first.name),
            first_row: first.row,
            other: shown(&other.name),
            row: other.row,
            rows: self.other_names,
        })
    }

    /// The county, to be handed over: its code and its names are kept here.
    fn complete(&mut self) -> Result<County, ModelError> {
        self.state = DraftState::HandedOver;
        self.rows = HashMap::new();
        self.tally = Tally::default();
        let mut county = County::new(std::mem::take(&mut self.schools))?;
        if let Some(id) = &self.id {
            county = county.with_id(id);
        }
        if let Some(name) = &self.name {
            county = county.with_name(&name.name);
        }
        Ok(county)
    }
}

impl SchoolDraft {
    /// Begins a row.
    fn begin(&mut self, blank: &Filings) {
        self.sponsor = None;
        self.location = None;
        self.flags.clear();
        self.filings.reset(blank);
        self.error = None;
    }

    /// The school of the row.
    fn school(&self, id: &str, name: &str, kind: SchoolKind) -> Result<School, ModelError> {
        let mut school = School::new(id, name, kind)?;
        if let Some(sponsor) = self.sponsor {
            school = school.with_sponsor(sponsor);
        }
        if let Some(location) = self.location {
            school = school.with_location(location);
        }
        for &(item, answer) in &self.flags {
            school = school.with_flag(item, answer)?;
        }
        match &self.error {
            None => Ok(school.with_row(&self.filings)),
            Some(error) => Err(error.clone()),
        }
    }

    fn file(&mut self, item: Item, filed: Filed) {
        if let Err(error) = self.filings.file(item, filed) {
            self.error.get_or_insert(error);
        }
    }
}

/// Reads a cell of the column of an item into the identity or the draft of its row; gives the figure
/// where it is one.
fn read_cell<'a>(
    item: Item,
    position: usize,
    cell: Cell<'a>,
    identity: &mut Identity<'a>,
    draft: &mut SchoolDraft,
) -> Result<Option<Decimal>, CellCause> {
    if matches!(item, Item::SchoolId | Item::SchoolName | Item::SchoolKind) && cell.is_blank() {
        identity.blanks += 1;
    }
    match item {
        // The code of a second column of codes, which is a fault of the header.
        Item::SchoolId if identity.id_position > 0 => {
            value::code(cell)?;
        }
        Item::SchoolId => {
            identity.id_position = position;
            identity.spelling = value::trimmed_text(cell);
            identity.id = Some(value::code(cell)?);
        }
        Item::SchoolName => identity.name = Some(value::name(cell)?),
        Item::SchoolKind => identity.kind = Some(value::kind(cell.text()?)?),
        Item::CountyId => {
            identity.county = CountyCell::Unreadable;
            identity.county = if value::no_label(cell.text()?) {
                CountyCell::Blank
            } else {
                CountyCell::Code(value::code(cell)?)
            };
        }
        Item::CountyName => identity.county_name = value::optional_name(cell)?,
        Item::Sponsor => draft.sponsor = value::sponsor(cell.text()?)?,
        Item::Location => draft.location = value::location(cell.text()?)?,
        _ if item.is_amount() => {
            let filed = value::filed_amount(cell.text()?, item)?;
            let figure = filed.amount().and_then(Amount::to_decimal);
            draft.file(item, filed);
            return Ok(figure);
        }
        _ => {
            let answer = value::answer(cell.text()?)?;
            draft.flags.extend(answer.map(|answer| (item, answer)));
        }
    }
    Ok(None)
}

/// What the column of an item holds.
const fn expected(item: Item) -> &'static str {
    match item {
        Item::SchoolId => "the code of the school, in full",
        Item::SchoolName => "the name of the school",
        Item::SchoolKind => SchoolKind::EXPECTED,
        Item::CountyId => "the code of the county, in full",
        Item::CountyName => "the name of the county",
        Item::Sponsor => Sponsor::EXPECTED,
        Item::Location => Location::EXPECTED,
        _ => item.unit().expected(),
    }
}
