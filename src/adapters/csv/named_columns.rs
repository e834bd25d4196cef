//! Which column of a file is which, where each has one code and one Chinese name.

use super::UnknownColumn;
use super::cell::trimmed;
use super::fault::{SchoolFileFaultKind, shown};
use super::row::Fields;
use super::row_reader::other_separator;
use crate::model::half_width;

/// A column that is known by name.
pub(super) trait ColumnName: Copy + PartialEq {
    /// Its code.
    fn code(self) -> &'static str;

    /// Its Chinese name, which may stand for it.
    fn zh(self) -> &'static str;
}

/// Which column stands where.
pub(super) struct NamedColumns<C> {
    columns: Vec<Option<C>>,
    /// Those that mean nothing there.
    pub(super) unknown: Vec<UnknownColumn>,
}

/// What is wrong with the columns of a header.
pub(super) enum HeaderFault {
    /// A column is not there.
    Missing,
    /// Two columns have one name; their positions, counted from 1.
    Repeated { first: usize, second: usize },
}

impl<C: ColumnName> NamedColumns<C> {
    /// Reads a header, and tells what is wrong with it: first what stands there twice, from left to
    /// right, then what is required and does not stand there.
    pub(super) fn read(
        fields: Fields<'_>,
        required: &[C],
        optional: &[C],
        mut fault: impl FnMut(C, HeaderFault),
    ) -> Result<Self, SchoolFileFaultKind> {
        if fields.len() == 1
            && let Some(found) = fields.iter().find_map(other_separator)
        {
            return Err(SchoolFileFaultKind::WrongSeparator { found });
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
                }),
                Some(column) => {
                    if let Some(first) = header.index(column) {
                        let (first, second) = (first + 1, position);
                        fault(column, HeaderFault::Repeated { first, second });
                    }
                }
            }
            header.columns.push(column);
        }
        for column in required.iter().copied() {
            if header.index(column).is_none() {
                fault(column, HeaderFault::Missing);
            }
        }
        Ok(header)
    }

    /// How many columns there are, known or not.
    pub(super) const fn len(&self) -> usize {
        self.columns.len()
    }

    /// The first index of a column.
    pub(super) fn index(&self, column: C) -> Option<usize> {
        self.columns.iter().position(|one| *one == Some(column))
    }

    /// The column at a position, counted from 1.
    pub(super) fn column(&self, position: usize) -> Option<C> {
        *self.columns.get(position.checked_sub(1)?)?
    }
}
