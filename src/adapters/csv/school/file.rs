//! Reads a school file from its first byte to its counties.

use crate::adapters::csv::rows::amount::PlainNumber;
use crate::adapters::csv::rows::cell;
use crate::adapters::csv::rows::cell_cause::CellCause;
use crate::adapters::csv::rows::column_ref::ColumnRef;
use crate::adapters::csv::rows::encoding::{TextEncoding, TextSource};
use crate::adapters::csv::rows::fault::{
    FaultList, Stop, TableError, TableFault, TableFaultKind, TableFaults, read_path,
};
use crate::adapters::csv::rows::form_fault::FormFault;
use crate::adapters::csv::rows::row::{Fields, Row, RowDefect, Rows, Splitter};
use crate::adapters::csv::rows::warning::TableWarning;
use crate::adapters::csv::school::fault::SchoolFault;
use crate::adapters::csv::school::header::{Column, Header, column_of};
use crate::model::{County, Filed, Item, Location, ModelError, School, SchoolKind, Sponsor, shown};
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
    has_county_ids: bool,
    warnings: Vec<TableWarning>,
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

    /// Whether the file has a column for the code of the county; without one, all its schools are
    /// of one county.
    #[must_use]
    pub const fn has_county_ids(&self) -> bool {
        self.has_county_ids
    }

    /// What was passed over.
    #[must_use]
    pub fn warnings(&self) -> &[TableWarning] {
        &self.warnings
    }
}

/// Reads the school file at a path.
///
/// # Errors
///
/// Those of [`read_schools`], and [`TableError::Io`] with the path if it cannot be opened.
pub fn read_school_file(path: impl AsRef<Path>) -> Result<SchoolFile, TableError<SchoolFault>> {
    read_path(path.as_ref(), read_twice)
}

/// Reads a school file from where a source stands to its end.
///
/// The source is read twice, in pieces; it needs no buffer of its own.
///
/// # Errors
///
/// - [`TableError::Faults`] with every fault of the file; the [annex](crate::adapters::csv) says what a file
///   may hold.
/// - [`TableError::Io`] if the source fails, or changes while it is read.
///
/// # Examples
///
/// ```
/// use junheng::adapters::csv::read_schools;
/// use junheng::model::{Item, Missing};
/// use std::io::Cursor;
///
/// let file = "\
/// 学校代码,学校名称,学校类型,小学学生人数,图书册数（册）
/// 1,河滨小学,小学,\"1,250\",无数据
/// ";
/// let read = read_schools(Cursor::new(file))?;
/// let schools = read.counties()[0].schools();
/// assert_eq!(schools[0].amount(Item::StudentsPrimary), Some(&1250.into()));
/// assert_eq!(schools[0].filed(Item::Books), Err(Missing::Declared));
/// assert_eq!(schools[0].filed(Item::Computers), Err(Missing::NotAsked));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// All faults are told at once:
///
/// ```
/// use junheng::adapters::csv::read_schools;
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
/// row 3, column `books` (图书册数): found `5²`, expected a whole number of volumes, 0 or more"
/// );
/// ```
pub fn read_schools<R: Read + Seek>(mut reader: R) -> Result<SchoolFile, TableError<SchoolFault>> {
    read_twice(&mut reader)
}

fn read_twice<R: Read + Seek>(reader: &mut R) -> Result<SchoolFile, TableError<SchoolFault>> {
    let source = TextSource::open(reader)?;
    let encoding = source.encoding;
    let mut rows = Rows::new(source);
    let mut splitter = Splitter::new();

    let (header_row, header) = loop {
        let Some(row) = rows.next_row()? else {
            return Err(Stop::from(FormFault::NoHeader).into());
        };
        let text = row.content.map_err(|RowDefect { position, kind }| {
            Stop::in_row(row.number, position.map(ColumnRef::at), kind)
        })?;
        let fields = splitter.split(text)?;
        if !fields.is_blank() {
            let header = Header::read(row.number, fields)
                .map_err(|kind| Stop::in_row(row.number, None, kind))?;
            break (row.number, header);
        }
    };
    if let TextEncoding::Gb18030 { line } = encoding
        && line > header_row
        && !header.knows_any()
    {
        return Err(Stop::from(FormFault::MixedEncoding { line }).into());
    }

    let mut reading = Reading::new(header);
    while let Some(row) = rows.next_row()? {
        reading.take(row, &mut splitter)?;
    }
    Ok(reading.finish()?)
}

/// One fault of a school file.
type Fault = TableFault<SchoolFault>;

/// The fault of a row that cannot be split into fields.
fn defect_fault(row: u64, defect: RowDefect, columns: &[Column]) -> Fault {
    let column = defect.position.map(|position| {
        let column = columns.get(position.saturating_sub(1));
        match column.and_then(|column| column.item()) {
            Some(item) => column_of(item, Some(position)),
            None => ColumnRef::at(position),
        }
    });
    Fault::of_row(row, column, TableFaultKind::Form(defect.kind))
}

/// What was read of a file so far.
struct Reading {
    columns: Vec<Column>,
    has_county_ids: bool,
    /// The columns without a header in which all cells were blank so far, counted from 0.
    unheaded: Vec<usize>,
    faults: FaultList<SchoolFault>,
    warnings: Vec<TableWarning>,
    counties: Vec<CountyDraft>,
    /// The place of each county among them, by its code.
    places: HashMap<String, usize>,
    /// The county of the row before, which is mostly that of the next row too.
    current: Option<usize>,
    /// The cells of the row, kept for its room.
    draft: SchoolDraft,
    /// The faults of the row, likewise.
    row_faults: Vec<Fault>,
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
    /// The row of each school, by its code.
    rows: HashMap<String, u64>,
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
    amounts: Vec<(Item, Filed)>,
}

/// The values of a row that say which school it is of; `None` where the cell has a fault.
#[derive(Default)]
struct Identity<'a> {
    id: Option<&'a str>,
    /// The position of the code, counted from 1.
    id_position: usize,
    name: Option<&'a str>,
    kind: Option<SchoolKind>,
    county_id: Option<&'a str>,
    county_name: Option<&'a str>,
}

impl Reading {
    fn new(header: Header) -> Self {
        let has_county_ids = header.has(Item::CountyId);
        let unheaded = header
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| **column == Column::Blank)
            .map(|(index, _)| index)
            .collect();
        Self {
            columns: header.columns,
            has_county_ids,
            unheaded,
            faults: header.faults,
            warnings: header.warnings,
            counties: Vec::new(),
            places: HashMap::new(),
            current: None,
            draft: SchoolDraft::default(),
            row_faults: Vec::new(),
        }
    }

    /// Takes in a row.
    fn take(&mut self, row: Row<'_>, splitter: &mut Splitter) -> Result<(), Stop> {
        let number = row.number;
        let text = match row.content {
            Ok(text) => text,
            Err(defect) => {
                self.refuse(defect_fault(number, defect, &self.columns));
                return Ok(());
            }
        };
        let fields = splitter.split(text)?;
        if fields.is_blank() {
            return Ok(());
        }
        if fields.len() != self.columns.len() {
            let (found, expected) = (fields.len(), self.columns.len());
            let kind = TableFaultKind::Form(FormFault::FieldCount { found, expected });
            self.refuse(Fault::of_row(number, None, kind));
            return Ok(());
        }
        if !self.unheaded.is_empty() {
            self.look_below_blank_headers(number, fields);
        }
        let identity = self.read_cells(number, fields);
        self.file_school(number, &identity);
        Ok(())
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

    fn look_below_blank_headers(&mut self, row: u64, fields: Fields<'_>) {
        let warnings = &mut self.warnings;
        let mut unheaded = self.unheaded.iter().copied().peekable();
        let mut still_blank = Vec::new();
        for (index, field) in fields.iter().enumerate() {
            if unheaded.next_if_eq(&index).is_some() {
                if cell::trimmed(field).is_empty() {
                    still_blank.push(index);
                } else {
                    let position = index + 1;
                    warnings.push(TableWarning::BlankHeader { position, row });
                }
            }
        }
        self.unheaded = still_blank;
    }

    /// Reads the cells of a row: into the identity, the draft, and the faults of the row.
    fn read_cells<'a>(&mut self, row: u64, fields: Fields<'a>) -> Identity<'a> {
        self.draft.clear();
        let mut identity = Identity::default();
        for (index, (field, column)) in fields.iter().zip(&self.columns).enumerate() {
            let Column::Item(item) = *column else {
                continue;
            };
            if item.is_amount()
                && let Some(plain) = PlainNumber::of(field.as_bytes())
                && (plain.is_whole() || !item.unit().is_whole())
            {
                self.draft
                    .amounts
                    .push((item, Filed::Amount(plain.amount())));
                continue;
            }
            let text = cell::trimmed(field);
            let position = index + 1;
            if let Err(cause) = read_cell(item, position, text, &mut identity, &mut self.draft) {
                let column = column_of(item, Some(position));
                let kind = TableFaultKind::cell(text, expected(item), cause);
                self.row_faults.push(Fault::of_row(row, Some(column), kind));
            }
        }
        identity
    }

    /// Puts the school of a row into its county, or notes the faults of the row.
    fn file_school(&mut self, row: u64, identity: &Identity<'_>) {
        let county = self.county(identity.county_id);
        if let Some(county) = county.and_then(|place| self.counties.get_mut(place)) {
            if let Some(name) = identity.county_name {
                county.take_name(name, row);
            }
            if let Some(id) = identity.id {
                match county.rows.entry(id.to_owned()) {
                    Entry::Vacant(entry) => {
                        entry.insert(row);
                    }
                    Entry::Occupied(entry) => {
                        let (found, first_row) = (shown(id), *entry.get());
                        let column = column_of(Item::SchoolId, Some(identity.id_position));
                        let kind = SchoolFault::DuplicateSchool { found, first_row };
                        let kind = TableFaultKind::Meaning(kind);
                        self.row_faults.push(Fault::of_row(row, Some(column), kind));
                    }
                }
            }
        }
        if !self.row_faults.is_empty() {
            let mut faults = std::mem::take(&mut self.row_faults);
            faults.sort_by_key(Fault::position);
            faults.drain(..).for_each(|fault| self.refuse(fault));
            self.row_faults = faults;
            return;
        }
        // Behind a fault, rows are only judged.
        if !self.faults.is_empty() {
            return;
        }
        let (Some(id), Some(name), Some(kind)) = (identity.id, identity.name, identity.kind) else {
            return;
        };
        match self.draft.school(id, name, kind) {
            Ok(school) => {
                let county = county.and_then(|place| self.counties.get_mut(place));
                if let Some(county) = county {
                    county.schools.push(school);
                }
            }
            Err(error) => {
                let kind = TableFaultKind::Meaning(SchoolFault::Model { error });
                self.refuse(Fault::of_row(row, None, kind));
            }
        }
    }

    /// The place of a county among the counties; `None` where its code is not known.
    fn county(&mut self, id: Option<&str>) -> Option<usize> {
        if self.has_county_ids && id.is_none() {
            return None;
        }
        if let Some(place) = self.current
            && self
                .counties
                .get(place)
                .is_some_and(|county| county.id.as_deref() == id)
        {
            return self.current;
        }
        let key = id.unwrap_or_default();
        self.current = self.places.get(key).copied().or_else(|| {
            self.places.insert(key.to_owned(), self.counties.len());
            self.counties.push(CountyDraft {
                id: id.map(str::to_owned),
                ..CountyDraft::default()
            });
            self.counties.len().checked_sub(1)
        });
        self.current
    }

    fn finish(self) -> Result<SchoolFile, TableFaults<SchoolFault>> {
        let Self {
            has_county_ids,
            mut faults,
            mut warnings,
            counties: drafts,
            ..
        } = self;
        let mut counties = Vec::with_capacity(drafts.len().max(1));
        let judged_only = !faults.is_empty();
        for draft in drafts {
            warnings.extend(draft.name_warning());
            if judged_only {
                continue;
            }
            match draft.county() {
                Ok(county) => counties.push(county),
                Err(error) => {
                    let kind = TableFaultKind::Meaning(SchoolFault::Model { error });
                    faults.push(Fault::of_file(kind));
                }
            }
        }
        if counties.is_empty() {
            counties.push(County::default());
        }
        let warnings = faults.finish(warnings)?;
        Ok(SchoolFile {
            counties,
            has_county_ids,
            warnings,
        })
    }
}

impl CountyDraft {
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

    fn name_warning(&self) -> Option<TableWarning> {
        let (first, other) = (self.name.as_ref()?, self.other_name.as_ref()?);
        Some(TableWarning::CountyNames {
            id: self.id.as_deref().map(shown),
            name: shown(&first.name),
            first_row: first.row,
            other: shown(&other.name),
            row: other.row,
            rows: self.other_names,
        })
    }

    fn county(self) -> Result<County, ModelError> {
        let mut county = County::new(self.schools)?;
        if let Some(id) = self.id {
            county = county.with_id(id);
        }
        if let Some(name) = self.name {
            county = county.with_name(name.name);
        }
        Ok(county)
    }
}

impl SchoolDraft {
    fn clear(&mut self) {
        self.sponsor = None;
        self.location = None;
        self.flags.clear();
        self.amounts.clear();
    }

    /// The school of the row; takes the amounts out.
    fn school(&mut self, id: &str, name: &str, kind: SchoolKind) -> Result<School, ModelError> {
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
        school.with_filings(self.amounts.drain(..))
    }
}

/// Reads a trimmed cell of the column of an item into the identity or the draft of its row.
fn read_cell<'a>(
    item: Item,
    position: usize,
    text: &'a str,
    identity: &mut Identity<'a>,
    draft: &mut SchoolDraft,
) -> Result<(), CellCause> {
    match item {
        // The code of a second column of codes, which is a fault of the header.
        Item::SchoolId if identity.id_position > 0 => {
            cell::identifier(text)?;
        }
        Item::SchoolId => {
            identity.id_position = position;
            identity.id = Some(cell::identifier(text)?);
        }
        Item::SchoolName => identity.name = Some(cell::name(text)?),
        Item::SchoolKind => identity.kind = Some(cell::kind(text)?),
        Item::CountyId => identity.county_id = Some(cell::identifier(text)?),
        Item::CountyName => identity.county_name = cell::optional_name(text)?,
        Item::Sponsor => draft.sponsor = cell::sponsor(text)?,
        Item::Location => draft.location = cell::location(text)?,
        _ if item.is_amount() => draft.amounts.push((item, cell::filed_amount(text, item)?)),
        _ => draft
            .flags
            .extend(cell::answer(text)?.map(|answer| (item, answer))),
    }
    Ok(())
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
