//! Reads how much single schools can take: one row a school and lever.

use crate::adapters::sheet::SheetOptions;
use crate::adapters::sheet::cell::amount::read_amount;
use crate::adapters::sheet::cell::blank::trimmed;
use crate::adapters::sheet::cell::cause::CellCause;
use crate::adapters::sheet::cell::cells::{Cell, Cells};
use crate::adapters::sheet::cell::value::{code, name, no_figure};
use crate::adapters::sheet::fault::column_ref::ColumnRef;
use crate::adapters::sheet::fault::table_fault::{
    FaultList, Meaning, TableError, TableFault, TableFaultKind, TableFaults, read_path,
};
use crate::adapters::sheet::fault::warning::{TableFile, TableWarning, WarningList};
use crate::adapters::sheet::header::choice::Header;
use crate::adapters::sheet::header::named_columns::{ColumnName, NamedColumns, NamesOf};
use crate::adapters::sheet::rows::reader::{Gathered, RowReader, RowShape, read_sheet};
use crate::improvement::{Levers, Limits};
use crate::model::{County, Missing, nearest, shown};
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::io::{Read, Seek};
use std::path::Path;

/// A column of a file of limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum LimitColumn {
    /// The code of the school (学校代码).
    School,
    /// The identifier of the lever or move (措施).
    Lever,
    /// The most units (至多).
    AtMost,
}

impl LimitColumn {
    const ALL: [Self; 3] = [Self::School, Self::Lever, Self::AtMost];
}

impl ColumnName for LimitColumn {
    fn code(self) -> &'static str {
        match self {
            Self::School => "school_id",
            Self::Lever => "lever",
            Self::AtMost => "at_most",
        }
    }

    fn zh(self) -> &'static str {
        match self {
            Self::School => "学校代码",
            Self::Lever => "措施",
            Self::AtMost => "至多",
        }
    }
}

/// What a file of limits says and cannot mean.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LimitFault {
    /// No county has the school.
    #[error("found `{found}`, expected the code of a school of the school file")]
    UnknownSchool {
        /// The code.
        found: String,
    },
    /// There is no such lever or move.
    #[error("found `{found}`, expected the identifier of a lever or move{}", hint(nearest.as_deref()))]
    UnknownLever {
        /// The identifier.
        found: String,
        /// The one that comes nearest, if one is near.
        nearest: Option<String>,
    },
    /// A school has two limits for one lever, and nothing says which counts.
    #[error(
        "found a second limit of `{lever}` for `{school}`, expected one: row {first_row} has it"
    )]
    Repeated {
        /// The code of the school.
        school: String,
        /// The identifier of the lever.
        lever: String,
        /// The first row that has one.
        first_row: u64,
    },
}

fn hint(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |nearest| {
        format!("; the nearest is `{nearest}`")
    })
}

impl Meaning for LimitFault {
    const WHAT: &'static str = "the file of limits";
}

/// Reads the file of limits at a path.
///
/// # Errors
///
/// Those of [`read_limits`], and [`TableError::Io`] with the path if it cannot be opened.
pub fn read_limit_file(
    path: impl AsRef<Path>,
    levers: &Levers,
    counties: &[County],
) -> Result<TableFile<Limits>, TableError<LimitFault>> {
    read_path(path.as_ref(), |file| read(file, levers, counties))
}

/// Reads how many units of which lever single schools can take at most, from where a source stands to its end.
///
/// The header names the columns `school_id`, `lever`, `at_most` (or 学校代码, 措施, 至多) in any order; 0
/// forbids a lever. Text, rows and cells are read as in a school file.
///
/// # Errors
///
/// - [`TableError::Faults`] with every fault of the file: what is unreadable or below 0, a school that no county
///   has, an unknown lever, a second limit of one lever for one school.
/// - [`TableError::Io`] if the source fails, or changes while it is read.
///
/// # Examples
///
/// ```
/// use junheng::adapters::table::read_limits;
/// use junheng::improvement::{Lever, Levers};
/// use junheng::model::{County, Item, School, SchoolKind};
/// use std::io::Cursor;
///
/// let county = County::new(vec![School::new("3204", "Riverside", SchoolKind::Primary)?])?;
/// let lever = Lever::new("classroom", [(Item::MultimediaClassrooms, 1.into())], 25_000.into())?;
/// let levers = Levers::new(vec![lever], Vec::new())?;
///
/// let file = "school_id,lever,at_most\n3204,classroom,2\n";
/// let read = read_limits(Cursor::new(file), &levers, &[county.clone()])?;
/// assert_eq!(read.content.at_most("3204", "classroom"), Some(2.into()));
///
/// let file = "school_id,lever,at_most\n3205,clasroom,-1\n";
/// let faults = read_limits(Cursor::new(file), &levers, &[county]).unwrap_err();
/// assert_eq!(faults.to_string(), "\
/// row 2, column `school_id` (学校代码): found `3205`, expected the code of a school of the school file
/// row 2, column `lever` (措施): found `clasroom`, expected the identifier of a lever or move; the nearest is \
/// `classroom`
/// row 2, column `at_most` (至多): found `-1`, expected a number of units of 0 or more");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_limits<R: Read + Seek>(
    mut reader: R,
    levers: &Levers,
    counties: &[County],
) -> Result<TableFile<Limits>, TableError<LimitFault>> {
    read(&mut reader, levers, counties)
}

fn read<R: Read + Seek + ?Sized>(
    reader: &mut R,
    levers: &Levers,
    counties: &[County],
) -> Result<TableFile<Limits>, TableError<LimitFault>> {
    let names = NamesOf::new(&LimitColumn::ALL, &[]);
    let options = SheetOptions::default();
    let Gathered {
        reader, warnings, ..
    } = read_sheet(reader, &options, &names, |header| {
        Reading::new(header, &names, levers, counties)
    })?;
    Ok(reader.finish(warnings)?)
}

/// What was read of a file so far.
struct Reading<'l> {
    columns: NamedColumns<LimitColumn>,
    levers: &'l Levers,
    counties: &'l [County],
    limits: Limits,
    faults: FaultList<LimitFault>,
    /// The first row of each school and lever.
    rows: HashMap<(String, String), u64>,
}

impl RowReader for Reading<'_> {
    type Kind = LimitFault;

    /// Codes are keys: none of them is a total by its words.
    fn shape(&self) -> RowShape {
        RowShape {
            width: self.columns.len(),
            figures: self
                .columns
                .index(LimitColumn::AtMost)
                .into_iter()
                .collect(),
            ..RowShape::default()
        }
    }

    fn faults(&mut self) -> &mut FaultList<LimitFault> {
        &mut self.faults
    }

    fn column_at(&self, position: usize) -> Option<ColumnRef> {
        self.columns.place_at(position)
    }

    fn take(&mut self, row: u64, cells: Cells<'_>, _: &mut WarningList) {
        let cell = |column| {
            let index = self.columns.index(column)?;
            Some(cells.get(index))
        };
        let [school, lever, at_most] = LimitColumn::ALL.map(cell);
        let school = school.and_then(|cell| {
            let read = code(cell).map(std::borrow::Cow::into_owned);
            self.sound(row, LimitColumn::School, "the code of a school", cell, read)
        });
        let lever = lever.and_then(|cell| {
            let read = name(cell).map(str::to_owned);
            self.sound(
                row,
                LimitColumn::Lever,
                "the identifier of a lever",
                cell,
                read,
            )
        });
        let at_most = at_most.and_then(|cell| {
            let expected = "a number of units of 0 or more";
            let read = cell.text().and_then(units);
            self.sound(row, LimitColumn::AtMost, expected, cell, read)
        });
        if let Some(school) = &school
            && !self
                .counties
                .iter()
                .any(|county| county.school(school).is_some())
        {
            let found = shown(school);
            self.misfit(
                row,
                LimitColumn::School,
                LimitFault::UnknownSchool { found },
            );
        }
        if let Some(lever) = &lever
            && !self.levers.ids().any(|id| id == lever)
        {
            let fault = LimitFault::UnknownLever {
                found: shown(lever),
                nearest: nearest(lever, self.levers.ids()).map(str::to_owned),
            };
            self.misfit(row, LimitColumn::Lever, fault);
        }
        let (Some(school), Some(lever)) = (school, lever) else {
            return;
        };
        if let Some(first_row) = self.rows.get(&(school.clone(), lever.clone())).copied() {
            let fault = LimitFault::Repeated {
                school: shown(&school),
                lever: shown(&lever),
                first_row,
            };
            self.misfit(row, LimitColumn::Lever, fault);
            return;
        }
        self.rows.insert((school.clone(), lever.clone()), row);
        if let Some(at_most) = at_most {
            // What is read is not below 0.
            let _ = self.limits.set(school, lever, at_most);
        }
    }
}

impl<'l> Reading<'l> {
    fn new(
        header: &Header,
        names: &NamesOf<LimitColumn>,
        levers: &'l Levers,
        counties: &'l [County],
    ) -> Self {
        let mut faults = FaultList::default();
        Self {
            columns: NamedColumns::read(header, names, &mut faults),
            levers,
            counties,
            limits: Limits::default(),
            faults,
            rows: HashMap::new(),
        }
    }

    /// What was read of a cell, or nothing with the fault noted.
    fn sound<T>(
        &mut self,
        row: u64,
        column: LimitColumn,
        expected: &'static str,
        cell: Cell<'_>,
        read: Result<T, CellCause>,
    ) -> Option<T> {
        read.map_err(|cause| {
            let kind = TableFaultKind::cell(trimmed(cell.text), expected, cause);
            let column = self.columns.place(column);
            self.faults
                .push(TableFault::of_row(row, Some(column), kind));
        })
        .ok()
    }

    /// Notes what cannot be meant.
    fn misfit(&mut self, row: u64, column: LimitColumn, fault: LimitFault) {
        let column = self.columns.place(column);
        let kind = TableFaultKind::Meaning(fault);
        self.faults
            .push(TableFault::of_row(row, Some(column), kind));
    }

    fn finish(
        self,
        warnings: Vec<TableWarning>,
    ) -> Result<TableFile<Limits>, TableFaults<LimitFault>> {
        self.faults
            .finish_with(self.columns.unknown, warnings, || Ok(self.limits))
    }
}

/// A number of units.
fn units(text: &str) -> Result<Decimal, CellCause> {
    match no_figure(text) {
        None => {}
        Some(Missing::Blank) => return Err(CellCause::Blank),
        Some(_) => return Err(CellCause::Declared),
    }
    read_amount(text)?.to_decimal().ok_or(CellCause::Unreadable)
}
