//! Reads what a move costs more between two schools: one row a pair.

use crate::adapters::sheet::SheetOptions;
use crate::adapters::sheet::cell::value::code;
use crate::adapters::sheet::fault::table_fault::{Meaning, TableError, read_path};
use crate::adapters::sheet::fault::warning::TableFile;
use crate::adapters::sheet::header::named_columns::{ColumnName, NamedColumns};
use crate::adapters::sheet::rows::named_rows::{NamedRow, NamedSheet, keyed_shape, read_named};
use crate::adapters::sheet::rows::reader::RowShape;
use crate::adapters::table::limits::{is_school, required_decimal};
use crate::improvement::Distances;
use crate::model::{County, shown};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Read, Seek};
use std::path::Path;

/// A column of a file of distances.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum DistanceColumn {
    /// The code of the school that gives (流出学校).
    From,
    /// The code of the school that receives (流入学校).
    To,
    /// What a unit costs more (费用).
    Cost,
}

impl ColumnName for DistanceColumn {
    fn names(self) -> [&'static str; 2] {
        match self {
            Self::From => ["from", "流出学校"],
            Self::To => ["to", "流入学校"],
            Self::Cost => ["cost", "费用"],
        }
    }
}

/// What a file of distances says and cannot mean.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DistanceFault {
    /// No county has the school.
    #[error("found `{found}`, expected the code of a school of the school file")]
    UnknownSchool {
        /// The code.
        found: String,
    },
    /// The two schools are in no county together, and nobody moves from one county to another.
    #[error("found `{to}`, expected a school of the same county as `{from}`")]
    OtherCounty {
        /// The code of the school that gives.
        from: String,
        /// The code of the school that receives.
        to: String,
    },
    /// Nobody moves from a school to itself.
    #[error("found `{school}`, expected another school than the one that gives")]
    SameSchool {
        /// The code.
        school: String,
    },
    /// A pair has two costs, and nothing says which counts.
    #[error("found a second cost from `{from}` to `{to}`, expected one: row {first_row} has it")]
    Repeated {
        /// The code of the school that gives.
        from: String,
        /// The code of the school that receives.
        to: String,
        /// The first row that has one.
        first_row: u64,
    },
}

impl Meaning for DistanceFault {
    const WHAT: &'static str = "the file of distances";
}

/// Reads the file of distances at a path.
///
/// # Errors
///
/// Those of [`read_distances`], and [`TableError::Io`] with the path if it cannot be opened.
pub fn read_distance_file(
    path: impl AsRef<Path>,
    counties: &[County],
) -> Result<TableFile<Distances>, TableError<DistanceFault>> {
    read_path(path.as_ref(), |file| read(file, counties))
}

/// Reads what a unit of any move costs more from one school to another, from where a source stands to its end.
///
/// The header names the columns `from`, `to`, `cost` (or 流出学校, 流入学校, 费用) in any order. A pair without a
/// row costs nothing more; the way back has a row of its own. Text, rows and cells are read as in a school file.
///
/// # Errors
///
/// - [`TableError::Faults`] with every fault of the file: what is unreadable or below 0, a school that no county
///   has, two schools of different counties, a school with itself, a second cost of one pair.
/// - [`TableError::Io`] if the source fails, or changes while it is read.
///
/// # Examples
///
/// ```
/// use junheng::adapters::table::read_distances;
/// use junheng::model::{County, School, SchoolKind};
/// use std::io::Cursor;
///
/// let school = |id| School::new(id, "Riverside", SchoolKind::Primary);
/// let county = County::new(vec![school("3204")?, school("3205")?])?;
///
/// let file = "from,to,cost\n3204,3205,1500\n";
/// let read = read_distances(Cursor::new(file), &[county.clone()])?;
/// assert_eq!(read.content.cost("3204", "3205"), 1_500.into());
///
/// let file = "from,to,cost\n3204,3204,-1\n3206,3204,\n";
/// let faults = read_distances(Cursor::new(file), &[county]).unwrap_err();
/// assert_eq!(faults.to_string(), "\
/// row 2, column `to` (流入学校): found `3204`, expected another school than the one that gives
/// row 2, column `cost` (费用): found `-1`, expected a cost of 0 or more
/// row 3, column `from` (流出学校): found `3206`, expected the code of a school of the school file
/// row 3, column `cost` (费用): found a blank, expected a cost of 0 or more (this column must be filled in every row)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_distances<R: Read + Seek>(
    mut reader: R,
    counties: &[County],
) -> Result<TableFile<Distances>, TableError<DistanceFault>> {
    read(&mut reader, counties)
}

fn read<R: Read + Seek + ?Sized>(
    reader: &mut R,
    counties: &[County],
) -> Result<TableFile<Distances>, TableError<DistanceFault>> {
    let sheet = DistanceSheet {
        counties,
        distances: Distances::default(),
        rows: HashMap::new(),
    };
    read_named(reader, &SheetOptions::default(), sheet)
}

/// What was read of a file so far.
struct DistanceSheet<'c> {
    counties: &'c [County],
    distances: Distances,
    /// The first row of each pair.
    rows: HashMap<(String, String), u64>,
}

impl DistanceSheet<'_> {
    /// A school of some county, or nothing with the fault noted.
    fn school(
        &self,
        row: &mut NamedRow<'_, DistanceColumn, DistanceFault>,
        column: DistanceColumn,
    ) -> Option<String> {
        let expected = "the code of a school";
        let school = row.cell(column, expected, |cell| code(cell).map(Cow::into_owned))?;
        if !is_school(&school, self.counties) {
            let found = shown(&school);
            row.misfit(column, DistanceFault::UnknownSchool { found });
            return None;
        }
        Some(school)
    }

    /// What keeps anybody from moving between two schools.
    fn misfit(&self, from: &str, to: &str) -> Option<DistanceFault> {
        if from == to {
            let school = shown(from);
            return Some(DistanceFault::SameSchool { school });
        }
        let has = |county: &County, code: &str| county.school(code).is_some();
        let mut counties = self.counties.iter();
        let is_one = counties.any(|county| has(county, from) && has(county, to));
        (!is_one).then(|| DistanceFault::OtherCounty {
            from: shown(from),
            to: shown(to),
        })
    }
}

impl NamedSheet for DistanceSheet<'_> {
    type Column = DistanceColumn;
    type Kind = DistanceFault;
    type Content = Distances;

    const REQUIRED: &'static [DistanceColumn] = &[
        DistanceColumn::From,
        DistanceColumn::To,
        DistanceColumn::Cost,
    ];
    const OPTIONAL: &'static [DistanceColumn] = &[];

    fn shape(columns: &NamedColumns<DistanceColumn>) -> RowShape {
        keyed_shape(columns, &[DistanceColumn::Cost])
    }

    fn take(&mut self, row: &mut NamedRow<'_, DistanceColumn, DistanceFault>) {
        let from = self.school(row, DistanceColumn::From);
        let to = self.school(row, DistanceColumn::To);
        let cost = row.cell(DistanceColumn::Cost, "a cost of 0 or more", |cell| {
            cell.text().and_then(required_decimal)
        });
        let (Some(from), Some(to)) = (from, to) else {
            return;
        };
        if let Some(fault) = self.misfit(&from, &to) {
            row.misfit(DistanceColumn::To, fault);
            return;
        }
        let pair = (from, to);
        if let Some(first_row) = self.rows.get(&pair).copied() {
            let fault = DistanceFault::Repeated {
                from: shown(&pair.0),
                to: shown(&pair.1),
                first_row,
            };
            row.misfit(DistanceColumn::To, fault);
            return;
        }
        self.rows.insert(pair.clone(), row.number);
        if let Some(cost) = cost {
            // What is read is not below 0.
            let _ = self.distances.set(pair.0, pair.1, cost);
        }
    }

    fn finish(self) -> Result<Distances, DistanceFault> {
        Ok(self.distances)
    }
}
