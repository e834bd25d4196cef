//! Which column of a file is which, where each has one code and one Chinese name.

use crate::adapters::csv::rows::cell::trimmed;
use crate::adapters::csv::rows::column_ref::ColumnRef;
use crate::adapters::csv::rows::fault::{FaultList, TableFault, TableFaultKind};
use crate::adapters::csv::rows::form_fault::FormFault;
use crate::adapters::csv::rows::row::Fields;
use crate::adapters::csv::rows::row_reader::other_separator;
use crate::adapters::csv::rows::warning::UnknownColumn;
use crate::model::{half_width, shown};

/// A column that is known by name.
pub(in crate::adapters::csv) trait ColumnName: Copy + PartialEq {
    /// Its code.
    fn code(self) -> &'static str;

    /// Its Chinese name, which may stand for it.
    fn zh(self) -> &'static str;
}

/// Which column stands where.
pub(in crate::adapters::csv) struct NamedColumns<C> {
    columns: Vec<Option<C>>,
    /// Those that mean nothing there.
    pub(in crate::adapters::csv) unknown: Vec<UnknownColumn>,
}

impl<C: ColumnName> NamedColumns<C> {
    /// Reads a header, and tells what is wrong with it: first what stands there twice, from left to
    /// right, then what is required and does not stand there.
    pub(in crate::adapters::csv) fn read<K>(
        row: u64,
        fields: Fields<'_>,
        required: &[C],
        optional: &[C],
        faults: &mut FaultList<K>,
    ) -> Result<Self, FormFault> {
        if fields.len() == 1
            && let Some(found) = fields.iter().find_map(other_separator)
        {
            return Err(FormFault::WrongSeparator { found });
        }
        let mut header = Self {
            columns: Vec::new(),
            unknown: Vec::new(),
        };
        for (index, field) in fields.iter().enumerate() {
            let text = trimmed(field);
            let name = half_width(text).to_lowercase();
            let mut known = required.iter().chain(optional).copied();
            let column = known.find(|column| name == column.code() || name == column.zh());
            let position = index + 1;
            match column {
                None => header.unknown.push(UnknownColumn {
                    position,
                    header: shown(text),
                    near: None,
                }),
                Some(column) => {
                    if let Some(first) = header.index(column) {
                        let (first, second) = (first + 1, position);
                        let place = ColumnRef::named(Some(second), column.code(), column.zh());
                        let kind = TableFaultKind::RepeatedColumn { first, second };
                        faults.push(TableFault::of_row(row, Some(place), kind));
                    }
                }
            }
            header.columns.push(column);
        }
        for column in required.iter().copied() {
            if header.index(column).is_none() {
                let kind = TableFaultKind::MissingColumn { near: None };
                faults.push(TableFault::of_row(row, Some(header.place(column)), kind));
            }
        }
        Ok(header)
    }

    /// How many columns there are, known or not.
    pub(in crate::adapters::csv) const fn len(&self) -> usize {
        self.columns.len()
    }

    /// The first index of a column.
    pub(in crate::adapters::csv) fn index(&self, column: C) -> Option<usize> {
        self.columns.iter().position(|one| *one == Some(column))
    }

    /// What a fault says of a column.
    pub(in crate::adapters::csv) fn place(&self, column: C) -> ColumnRef {
        let position = self.index(column).map(|index| index + 1);
        ColumnRef::named(position, column.code(), column.zh())
    }

    /// The same for the column at a position, counted from 1, if it is known.
    pub(in crate::adapters::csv) fn place_at(&self, position: usize) -> Option<ColumnRef> {
        let column = (*self.columns.get(position.checked_sub(1)?)?)?;
        let (code, name) = (column.code(), column.zh());
        Some(ColumnRef::named(Some(position), code, name))
    }
}
