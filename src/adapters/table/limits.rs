//! Reads how much single schools can take: one row a school and lever.

use crate::adapters::sheet::SheetOptions;
use crate::adapters::sheet::cell::amount::read_amount;
use crate::adapters::sheet::cell::cause::CellCause;
use crate::adapters::sheet::cell::value::{code, name, required};
use crate::adapters::sheet::fault::table_fault::{Meaning, TableError, read_path};
use crate::adapters::sheet::fault::warning::TableFile;
use crate::adapters::sheet::header::named_columns::{ColumnName, NamedColumns};
use crate::adapters::sheet::rows::named_rows::{NamedRow, NamedSheet, keyed_shape, read_named};
use crate::adapters::sheet::rows::reader::RowShape;
use crate::improvement::{Levers, Limits};
use crate::model::{County, hint, nearest, shown};
use rust_decimal::Decimal;
use std::borrow::Cow;
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

impl ColumnName for LimitColumn {
    fn names(self) -> [&'static str; 2] {
        match self {
            Self::School => ["school_id", "学校代码"],
            Self::Lever => ["lever", "措施"],
            Self::AtMost => ["at_most", "至多"],
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
    let sheet = LimitSheet {
        levers,
        counties,
        limits: Limits::default(),
        rows: HashMap::new(),
    };
    read_named(reader, &SheetOptions::default(), sheet)
}

/// What was read of a file so far.
struct LimitSheet<'l> {
    levers: &'l Levers,
    counties: &'l [County],
    limits: Limits,
    /// The first row of each school and lever.
    rows: HashMap<(String, String), u64>,
}

impl NamedSheet for LimitSheet<'_> {
    type Column = LimitColumn;
    type Kind = LimitFault;
    type Content = Limits;

    const REQUIRED: &'static [LimitColumn] =
        &[LimitColumn::School, LimitColumn::Lever, LimitColumn::AtMost];
    const OPTIONAL: &'static [LimitColumn] = &[];

    fn shape(columns: &NamedColumns<LimitColumn>) -> RowShape {
        keyed_shape(columns, &[LimitColumn::AtMost])
    }

    fn take(&mut self, row: &mut NamedRow<'_, LimitColumn, LimitFault>) {
        let school = row.cell(LimitColumn::School, "the code of a school", |cell| {
            code(cell).map(Cow::into_owned)
        });
        let lever = row.cell(LimitColumn::Lever, "the identifier of a lever", |cell| {
            name(cell).map(str::to_owned)
        });
        let expected = "a number of units of 0 or more";
        let at_most = row.cell(LimitColumn::AtMost, expected, |cell| {
            cell.text().and_then(required_decimal)
        });
        if let Some(school) = &school
            && !is_school(school, self.counties)
        {
            let found = shown(school);
            row.misfit(LimitColumn::School, LimitFault::UnknownSchool { found });
        }
        if let Some(lever) = &lever
            && !self.levers.ids().any(|id| id == lever)
        {
            let fault = LimitFault::UnknownLever {
                found: shown(lever),
                nearest: nearest(lever, self.levers.ids()).map(str::to_owned),
            };
            row.misfit(LimitColumn::Lever, fault);
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
            row.misfit(LimitColumn::Lever, fault);
            return;
        }
        self.rows
            .insert((school.clone(), lever.clone()), row.number);
        if let Some(at_most) = at_most {
            // What is read is not below 0.
            let _ = self.limits.set(school, lever, at_most);
        }
    }

    fn finish(self) -> Result<Limits, LimitFault> {
        Ok(self.limits)
    }
}

/// Whether a county has the school.
pub(super) fn is_school(code: &str, counties: &[County]) -> bool {
    counties.iter().any(|county| county.school(code).is_some())
}

/// A decimal of 0 or more that must be there.
pub(super) fn required_decimal(text: &str) -> Result<Decimal, CellCause> {
    required(text)?;
    read_amount(text)?.to_decimal().ok_or(CellCause::Unreadable)
}
