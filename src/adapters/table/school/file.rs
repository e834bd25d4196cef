//! Reads a school file from its first byte to its counties.

use crate::adapters::sheet::SheetOptions;
use crate::adapters::sheet::fault::table_fault::{TableError, read_path};
use crate::adapters::sheet::fault::warning::TableWarning;
use crate::adapters::sheet::rows::reader::read_sheet;
use crate::adapters::table::school::fault::SchoolFault;
use crate::adapters::table::school::header::Names;
use crate::adapters::table::school::reading::{Reading, SchoolFileRest};
use crate::model::County;
use std::io::{Read, Seek};
use std::path::Path;

/// A school file that was read without faults.
///
/// Always true of it: there is at least one county; a file without schools has one county without
/// schools.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolFile {
    counties: Vec<County>,
    rest: SchoolFileRest,
}

impl SchoolFile {
    /// The counties in the order in which they first appear, each with its schools in file order.
    #[must_use]
    pub fn counties(&self) -> &[County] {
        &self.counties
    }

    /// The counties, taken out of the file.
    #[must_use]
    pub fn into_counties(self) -> Vec<County> {
        self.counties
    }

    /// Whether the file has a column for the code of the county with a code in it; without one, all
    /// its schools are of one county.
    #[must_use]
    pub const fn has_county_ids(&self) -> bool {
        self.rest.has_county_ids
    }

    /// What was passed over.
    #[must_use]
    pub fn warnings(&self) -> &[TableWarning] {
        &self.rest.warnings
    }
}

/// Reads the school file at a path.
///
/// # Errors
///
/// Those of [`read_schools`], and [`TableError::Io`] with the path if it cannot be opened.
pub fn read_school_file(path: impl AsRef<Path>) -> Result<SchoolFile, TableError<SchoolFault>> {
    read_school_file_with(path, &SheetOptions::default())
}

/// Reads the school file at a path, of which something is known.
///
/// # Errors
///
/// Those of [`read_school_file`].
pub fn read_school_file_with(
    path: impl AsRef<Path>,
    options: &SheetOptions,
) -> Result<SchoolFile, TableError<SchoolFault>> {
    read_path(path.as_ref(), |file| read(file, options))
}

/// Reads a school file from where a source stands to its end.
///
/// The source is read several times, in pieces; it needs no buffer of its own.
///
/// # Errors
///
/// - [`TableError::Faults`] with every fault of the file; the [annex](crate::adapters::sheet) says what a file
///   may hold.
/// - [`TableError::Io`] if the source fails, or changes while it is read.
///
/// # Examples
///
/// ```
/// use junheng::adapters::table::read_schools;
/// use junheng::model::{Item, Missing};
/// use std::io::Cursor;
///
/// let file = "\
/// 学校代码,学校名称,学校类型,小学学生人数,图书册数（册）
/// 1,河滨小学,小学,\"1,250\",无数据
/// ";
/// let read = read_schools(Cursor::new(file))?;
/// let schools = read.counties()[0].schools();
/// assert_eq!(schools[0].amount(Item::StudentsPrimary), Some(1250.into()));
/// assert_eq!(schools[0].filed(Item::Books), Err(Missing::Declared));
/// assert_eq!(schools[0].filed(Item::Computers), Err(Missing::NotAsked));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// All faults are told at once:
///
/// ```
/// use junheng::adapters::table::read_schools;
/// use std::io::Cursor;
///
/// let file = "school_id,school_name,school_kind,books,books（元）\n1,A,primary,5,5\n1,,primary,5²,5\n";
/// assert_eq!(
///     read_schools(Cursor::new(file)).unwrap_err().to_string(),
///     "\
/// row 1, column `books` (图书册数): found the unit 元 in `books（元）`, expected 册: convert the \
/// figures, or correct the header
/// row 1, column `books` (图书册数): found it as column 4 (D) and again as column 5 (E), expected \
/// one column
/// row 3, column `school_id` (学校代码): found `1`, expected a code of its own: row 2 of the same \
/// county has it
/// row 3, column `school_name` (学校名称): found a blank, expected the name of the school (this \
/// column must be filled in every row)
/// row 3, column `books` (图书册数): found `5²`, expected a whole number of volumes, 0 or more; where \
/// there is no figure, a blank, `-` or `NA`"
/// );
/// ```
pub fn read_schools<R: Read + Seek>(mut reader: R) -> Result<SchoolFile, TableError<SchoolFault>> {
    read(&mut reader, &SheetOptions::default())
}

/// Reads a school file county by county, so that memory is bounded by the largest county and a window
/// and not by the file.
///
/// Each county is handed over as soon as it is taken to be complete: at the end of the file, or once
/// more than `window` schools are kept and the county is the one whose last row is longest past. The
/// order is that in which they first appear, if the rows of each stand together. A county that appears
/// again when it was handed over is a fault, [`SchoolFault::CountyApart`].
///
/// What was handed over is of use only if there is no error: faults may come later in the file. No
/// county is handed over behind a fault.
///
/// # Errors
///
/// Those of [`read_schools`], and the fault above.
///
/// # Examples
///
/// Two counties are handed over one by one, and with room for one school only the first that appears
/// again is a fault:
///
/// ```
/// use junheng::adapters::sheet::SheetOptions;
/// use junheng::adapters::table::read_schools_by_county;
/// use std::io::Cursor;
///
/// let file = "\
/// county_id,school_id,school_name,school_kind
/// 1,11,A,primary
/// 2,21,B,primary
/// 1,12,C,primary
/// ";
/// let options = SheetOptions::default();
/// let mut sizes = Vec::new();
/// let mut count = |county: junheng::model::County| sizes.push(county.schools().len());
/// read_schools_by_county(Cursor::new(file), &options, 100, &mut count)?;
/// assert_eq!(sizes, [2, 1]);
///
/// let apart = read_schools_by_county(Cursor::new(file), &options, 1, |_| {}).unwrap_err();
/// assert_eq!(
///     apart.to_string(),
///     "row 4, column `county_id` (区县代码): found the county `1` again, expected its rows within 1 \
///      schools of each other (row 2 was the last of it): put the rows of each county beside each \
///      other, or take a larger window"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_schools_by_county<R: Read + Seek>(
    mut reader: R,
    options: &SheetOptions,
    window: usize,
    mut each: impl FnMut(County),
) -> Result<SchoolFileRest, TableError<SchoolFault>> {
    read_by_county(&mut reader, options, window, &mut each)
}

/// Reads a school file of which something is known.
///
/// # Errors
///
/// Those of [`read_schools`].
pub fn read_schools_with<R: Read + Seek>(
    mut reader: R,
    options: &SheetOptions,
) -> Result<SchoolFile, TableError<SchoolFault>> {
    read(&mut reader, options)
}

fn read<R: Read + Seek + ?Sized>(
    reader: &mut R,
    options: &SheetOptions,
) -> Result<SchoolFile, TableError<SchoolFault>> {
    gathered(|each| read_by_county(reader, options, usize::MAX, each))
}

/// A school file from what hands over its counties.
pub(in crate::adapters) fn gathered(
    read: impl FnOnce(&mut dyn FnMut(County)) -> Result<SchoolFileRest, TableError<SchoolFault>>,
) -> Result<SchoolFile, TableError<SchoolFault>> {
    let mut counties = Vec::new();
    let rest = read(&mut |county| counties.push(county))?;
    Ok(SchoolFile { counties, rest })
}

fn read_by_county<R: Read + Seek + ?Sized>(
    reader: &mut R,
    options: &SheetOptions,
    window: usize,
    each: &mut dyn FnMut(County),
) -> Result<SchoolFileRest, TableError<SchoolFault>> {
    let names = Names::new();
    let gathered = read_sheet(reader, options, &names, |header| {
        Reading::new(header, &names, window, each)
    })?;
    Ok(gathered.reader.finish(gathered.warnings)?)
}
