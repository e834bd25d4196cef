//! Reads the rows of a school file into its counties.

use crate::adapters::sheet::cell::amount::PlainNumber;
use crate::adapters::sheet::cell::cause::CellCause;
use crate::adapters::sheet::cell::cells::{CellKind, Cells};
use crate::adapters::sheet::cell::value;
use crate::adapters::sheet::fault::column_ref::ColumnRef;
use crate::adapters::sheet::fault::table_fault::{
    FaultList, TableFault, TableFaultKind, TableFaults,
};
use crate::adapters::sheet::fault::warning::{TableWarning, TableWarningKind, WarningList};
use crate::adapters::sheet::header::choice::Header;
use crate::adapters::sheet::rows::note::first_filled;
use crate::adapters::sheet::rows::reader::{RowReader, RowShape};
use crate::adapters::table::school::county_draft::{CountyDraft, DraftState};
use crate::adapters::table::school::fault::SchoolFault;
use crate::adapters::table::school::header::{Column, Names, SchoolHeader, column_of};
use crate::adapters::table::school::row::{CountyCell, Identity, SchoolDraft, expected, read_cell};
use crate::model::{County, Filings, Item, shown, without_leading_zeros};
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

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
            self.counties.push(CountyDraft::new(id));
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
