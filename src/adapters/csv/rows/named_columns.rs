//! Which column of a file is which, where each has one code and one Chinese name.

use crate::adapters::csv::rows::cell::trimmed;
use crate::adapters::csv::rows::cell_cause::shown;
use crate::adapters::csv::rows::column_position::ColumnPosition;
use crate::adapters::csv::rows::fault::SchoolFileFaultKind;
use crate::adapters::csv::rows::row::Fields;
use crate::adapters::csv::rows::row_reader::other_separator;
use crate::model::half_width;

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

/// What is wrong with the columns of a header.
pub(in crate::adapters::csv) enum HeaderFault {
    /// A column is not there.
    Missing,
    /// Two columns have one name; their positions, counted from 1.
    Repeated { first: usize, second: usize },
}

impl<C: ColumnName> NamedColumns<C> {
    /// Reads a header, and tells what is wrong with it: first what stands there twice, from left to
    /// right, then what is required and does not stand there.
    pub(in crate::adapters::csv) fn read(
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
    pub(in crate::adapters::csv) const fn len(&self) -> usize {
        self.columns.len()
    }

    /// The first index of a column.
    pub(in crate::adapters::csv) fn index(&self, column: C) -> Option<usize> {
        self.columns.iter().position(|one| *one == Some(column))
    }

    /// The column at a position, counted from 1.
    pub(in crate::adapters::csv) fn column(&self, position: usize) -> Option<C> {
        *self.columns.get(position.checked_sub(1)?)?
    }
}

/// A column of an observation file that means nothing there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("column {} `{header}` is not known and is ignored", ColumnPosition(*position))]
pub struct UnknownColumn {
    /// Its position, counted from 1.
    pub position: usize,
    /// Its header.
    pub header: String,
}
