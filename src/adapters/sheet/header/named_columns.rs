//! Which column of a file is which, where each has one code and one Chinese name.

use crate::adapters::sheet::fault::column_ref::ColumnRef;
use crate::adapters::sheet::fault::table_fault::{FaultList, TableFault, TableFaultKind};
use crate::adapters::sheet::fault::warning::UnknownColumn;
use crate::adapters::sheet::header::choice::Header;
use crate::adapters::sheet::header::comparable::{caseless, named};
use crate::adapters::sheet::header::names::ColumnNames;
use crate::model::{nearest, shown};

/// A column that is known by name.
pub(in crate::adapters) trait ColumnName: Copy + PartialEq {
    /// Its code, and its Chinese name, which may stand for it.
    fn names(self) -> [&'static str; 2];
}

/// All columns that a reader knows by name, those that must be there first.
pub(in crate::adapters) struct NamesOf<C> {
    columns: Vec<C>,
    /// The code and the Chinese name of each, in the form in which headers are compared.
    compared: Vec<[String; 2]>,
    required: Vec<usize>,
}

impl<C: ColumnName> NamesOf<C> {
    pub(in crate::adapters) fn new(required: &[C], optional: &[C]) -> Self {
        let columns = [required, optional].concat();
        let compared = columns.iter().map(|one| one.names().map(caseless));
        Self {
            compared: compared.collect(),
            columns,
            required: (0..required.len()).collect(),
        }
    }

    fn column(&self, number: usize) -> Option<C> {
        self.columns.get(number).copied()
    }
}

impl<C: ColumnName> ColumnNames for NamesOf<C> {
    fn find(&self, header: &str) -> Option<usize> {
        named(header, |name, _| {
            let is_named = |own: &[String; 2]| own.iter().any(|own| own == name);
            self.compared.iter().position(is_named)
        })
    }

    fn required(&self) -> &[usize] {
        &self.required
    }

    fn place(&self, column: usize) -> ColumnRef {
        let place = |column: C| ColumnRef::named(None, column.names());
        self.column(column).map_or_else(ColumnRef::default, place)
    }

    fn nearest<'t>(&self, column: usize, texts: &[(usize, &'t str)]) -> Option<(usize, &'t str)> {
        let column = self.column(column)?;
        let known = || texts.iter().map(|(_, text)| *text);
        let mut names = column.names().into_iter();
        let near = names.find_map(|name| nearest(name, known()))?;
        texts.iter().copied().find(|(_, text)| *text == near)
    }
}

/// Which column stands where.
pub(in crate::adapters) struct NamedColumns<C> {
    columns: Vec<Option<C>>,
    /// Those that mean nothing there.
    pub(in crate::adapters) unknown: Vec<UnknownColumn>,
}

impl<C: ColumnName> NamedColumns<C> {
    /// Reads a header, and tells what stands there twice.
    pub(in crate::adapters) fn read<K>(
        header: &Header,
        names: &NamesOf<C>,
        faults: &mut FaultList<K>,
    ) -> Self {
        let mut read = Self {
            columns: Vec::new(),
            unknown: Vec::new(),
        };
        for (index, text) in header.texts.iter().enumerate() {
            let column = names.find(text).and_then(|number| names.column(number));
            let position = index + 1;
            match column {
                None => read.unknown.push(UnknownColumn {
                    position,
                    header: shown(text),
                    near: None,
                }),
                Some(column) => {
                    if let Some(first) = read.index(column) {
                        let (first, second) = (first + 1, position);
                        let place = ColumnRef::named(Some(second), column.names());
                        let kind = TableFaultKind::RepeatedColumn { first, second };
                        faults.push(TableFault::of_row(header.last, Some(place), kind));
                    }
                }
            }
            read.columns.push(column);
        }
        read
    }

    /// How many columns there are, known or not.
    pub(in crate::adapters) const fn len(&self) -> usize {
        self.columns.len()
    }

    /// The first index of a column.
    pub(in crate::adapters) fn index(&self, column: C) -> Option<usize> {
        self.columns.iter().position(|one| *one == Some(column))
    }

    /// What a fault says of a column.
    pub(in crate::adapters) fn place(&self, column: C) -> ColumnRef {
        let position = self.index(column).map(|index| index + 1);
        ColumnRef::named(position, column.names())
    }

    /// The same for the column at a position, counted from 1, if it is known.
    pub(in crate::adapters) fn place_at(&self, position: usize) -> Option<ColumnRef> {
        let column = (*self.columns.get(position.checked_sub(1)?)?)?;
        Some(ColumnRef::named(Some(position), column.names()))
    }
}
