//! A row of a school file: what it says of its school, cell by cell.

use crate::adapters::sheet::cell::cause::CellCause;
use crate::adapters::sheet::cell::cells::Cell;
use crate::adapters::sheet::cell::value;
use crate::model::{
    Amount, Filed, Filings, Item, Location, ModelError, School, SchoolKind, Sponsor,
};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The values of a row that go into a school beside its code, name and kind.
#[derive(Default)]
pub(super) struct SchoolDraft {
    sponsor: Option<Sponsor>,
    location: Option<Location>,
    flags: Vec<(Item, bool)>,
    pub(super) filings: Filings,
    /// Why a filing is none, though its cell could be read.
    error: Option<ModelError>,
}

/// The values of a row that say which school it is of; `None` where the cell has a fault.
#[derive(Default)]
pub(super) struct Identity<'a> {
    pub(super) id: Option<Cow<'a, str>>,
    /// The code as the row spells it.
    pub(super) spelling: &'a str,
    /// The position of the code, counted from 1.
    pub(super) id_position: usize,
    pub(super) name: Option<&'a str>,
    pub(super) kind: Option<SchoolKind>,
    /// How many of code, name and kind are blank.
    pub(super) blanks: usize,
    pub(super) county: CountyCell<'a>,
    pub(super) county_name: Option<&'a str>,
}

/// What a row says of its county.
#[derive(Clone, Debug, Default)]
pub(super) enum CountyCell<'a> {
    /// Nothing: there is no such column, or the cell is blank.
    #[default]
    Blank,
    Code(Cow<'a, str>),
    /// The cell has a fault.
    Unreadable,
}

impl SchoolDraft {
    /// Begins a row.
    pub(super) fn begin(&mut self, blank: &Filings) {
        self.sponsor = None;
        self.location = None;
        self.flags.clear();
        self.filings.reset(blank);
        self.error = None;
    }

    /// The school of the row.
    pub(super) fn school(
        &self,
        id: &str,
        name: &str,
        kind: SchoolKind,
    ) -> Result<School, ModelError> {
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
pub(super) fn read_cell<'a>(
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
pub(super) const fn expected(item: Item) -> &'static str {
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
