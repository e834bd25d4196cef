//! A county of a school file while its rows are read.

use crate::adapters::sheet::fault::warning::TableWarningKind;
use crate::adapters::sheet::rows::tally::Tally;
use crate::adapters::table::school::fault::SchoolFault;
use crate::adapters::table::school::row::Identity;
use crate::model::{County, ModelError, School, code_form, shown, without_leading_zeros};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// A county while its rows are read.
#[derive(Default)]
pub(super) struct CountyDraft {
    pub(super) id: Option<String>,
    name: Option<NamedAt>,
    other_name: Option<NamedAt>,
    /// How many rows have another name than the first.
    other_names: u64,
    pub(super) schools: Vec<School>,
    /// Where each school stands, by what is left of its code without leading zeros.
    rows: HashMap<String, SchoolAt>,
    /// Its last row so far.
    pub(super) last_row: u64,
    pub(super) state: DraftState,
    /// The sums of its figures, to know a total by.
    pub(super) tally: Tally,
}

/// What became of a county.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum DraftState {
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

impl CountyDraft {
    /// A county of which nothing is read yet but its code.
    pub(super) fn new(id: Option<&str>) -> Self {
        Self {
            id: id.map(str::to_owned),
            ..Self::default()
        }
    }

    /// Notes the code of a row; that another row has it is a fault.
    pub(super) fn take_code(&mut self, row: u64, identity: &Identity<'_>) -> Option<SchoolFault> {
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

    pub(super) fn take_name(&mut self, name: &str, row: u64) {
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

    pub(super) fn name_warning(&self) -> Option<TableWarningKind> {
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
    pub(super) fn complete(&mut self) -> Result<County, ModelError> {
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
