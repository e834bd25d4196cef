//! From record batches to counties.

use crate::adapters::arrow::batch_rows::BatchRows;
use crate::adapters::sheet::fault::form_fault::FormFault;
use crate::adapters::sheet::fault::table_fault::{Stop, TableError};
use crate::adapters::sheet::header::choice::{Head, MAX_COLUMNS};
use crate::adapters::sheet::rows::reader::gather;
use crate::adapters::sheet::source::options::SheetOptions;
use crate::adapters::table::school::fault::SchoolFault;
use crate::adapters::table::school::file::{SchoolFile, gathered};
use crate::adapters::table::school::header::Names;
use crate::adapters::table::school::reading::{Reading, SchoolFileRest};
use crate::model::County;
use arrow_array::RecordBatchReader;

/// Reads schools from record batches.
///
/// # Errors
///
/// - [`TableError::Faults`] with every fault of the batches; the [module](crate::adapters::arrow) says
///   what they may hold.
/// - [`TableError::Io`] with what the reader of the batches said if it failed.
///
/// # Examples
///
/// ```
/// use arrow_array::{Decimal128Array, Int64Array, RecordBatch, RecordBatchIterator, StringArray};
/// use junheng::adapters::arrow::read_schools;
/// use junheng::model::{Item, Missing};
/// use std::sync::Arc;
///
/// let area = Decimal128Array::from(vec![Some(1_234_567), None]).with_precision_and_scale(10, 3)?;
/// let batch = RecordBatch::try_from_iter([
///     ("school_id", Arc::new(Int64Array::from(vec![1, 2])) as _),
///     ("学校名称", Arc::new(StringArray::from(vec!["河滨小学", "青山小学"])) as _),
///     ("school_kind", Arc::new(StringArray::from(vec!["小学", "小学"])) as _),
///     ("teaching_area", Arc::new(area) as _),
/// ])?;
/// let schema = batch.schema();
/// let read = read_schools(RecordBatchIterator::new([Ok(batch)], schema))?;
///
/// let schools = read.counties()[0].schools();
/// assert_eq!(schools[0].amount(Item::TeachingArea), Some("1234.567".parse()?));
/// assert_eq!(schools[1].filed(Item::TeachingArea), Err(Missing::Blank));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A fault names the batch, the row and the column:
///
/// ```
/// use arrow_array::{Float64Array, RecordBatch, RecordBatchIterator, StringArray};
/// use junheng::adapters::arrow::read_schools;
/// use std::sync::Arc;
///
/// let batch = |code: &str, pupils| {
///     RecordBatch::try_from_iter([
///         ("school_id", Arc::new(StringArray::from(vec![code])) as _),
///         ("school_name", Arc::new(StringArray::from(vec!["Riverside"])) as _),
///         ("school_kind", Arc::new(StringArray::from(vec!["primary"])) as _),
///         ("students_primary", Arc::new(Float64Array::from(vec![pupils])) as _),
///     ])
/// };
/// let batches = [batch("1", 450.0)?, batch("2", 0.5)?];
/// let schema = batches[0].schema();
/// let faults = read_schools(RecordBatchIterator::new(batches.map(Ok), schema)).unwrap_err();
/// assert_eq!(
///     faults.to_string(),
///     "row 3 (batch 2, row 1), column `students_primary` (小学学生人数): found `0.5`, expected a whole \
///      number of persons, 0 or more; where there is no figure, a blank, `-` or `NA`"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_schools(
    batches: impl RecordBatchReader,
) -> Result<SchoolFile, TableError<SchoolFault>> {
    read_schools_with(batches, &SheetOptions::default())
}

/// Reads schools from record batches of which something is known.
///
/// # Errors
///
/// Those of [`read_schools`].
pub fn read_schools_with(
    batches: impl RecordBatchReader,
    options: &SheetOptions,
) -> Result<SchoolFile, TableError<SchoolFault>> {
    gathered(|each| read(batches, options, usize::MAX, each))
}

/// Reads schools from record batches county by county, so that memory is bounded by the largest county,
/// the window and one batch.
///
/// When a county is handed over, and in what order, is told at
/// [`table::read_schools_by_county`](crate::adapters::table::read_schools_by_county).
///
/// # Errors
///
/// Those of [`read_schools`], and [`SchoolFault::CountyApart`] for a county that appears again when it
/// was handed over.
///
/// # Examples
///
/// ```
/// use arrow_array::{Int64Array, RecordBatch, RecordBatchIterator, StringArray};
/// use junheng::adapters::arrow::read_schools_by_county;
/// use junheng::adapters::sheet::SheetOptions;
/// use std::sync::Arc;
///
/// let text = |texts: &[&str]| Arc::new(StringArray::from(texts.to_vec())) as _;
/// let batch = RecordBatch::try_from_iter([
///     ("county_id", text(&["330101", "330101", "330102"])),
///     ("school_id", Arc::new(Int64Array::from(vec![1, 2, 1])) as _),
///     ("school_name", text(&["A", "B", "C"])),
///     ("school_kind", text(&["primary"; 3])),
/// ])?;
/// let schema = batch.schema();
/// let batches = RecordBatchIterator::new([Ok(batch)], schema);
///
/// let mut counties = Vec::new();
/// read_schools_by_county(batches, &SheetOptions::default(), 100, |county| counties.push(county))?;
/// assert_eq!(counties[0].id(), Some("330101"));
/// assert_eq!(counties[1].schools().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_schools_by_county(
    batches: impl RecordBatchReader,
    options: &SheetOptions,
    window: usize,
    mut each: impl FnMut(County),
) -> Result<SchoolFileRest, TableError<SchoolFault>> {
    read(batches, options, window, &mut each)
}

fn read(
    batches: impl RecordBatchReader,
    options: &SheetOptions,
    window: usize,
    each: &mut dyn FnMut(County),
) -> Result<SchoolFileRest, TableError<SchoolFault>> {
    let mut rows = BatchRows::new(batches);
    let read = read_rows(&mut rows, options, window, each);
    read.map_err(|error| match error {
        TableError::Faults(mut faults) => {
            faults.set_batches(rows.last_rows());
            TableError::Faults(faults)
        }
        error @ TableError::Io { .. } => error,
    })
}

fn read_rows<R: RecordBatchReader>(
    rows: &mut BatchRows<R>,
    options: &SheetOptions,
    window: usize,
    each: &mut dyn FnMut(County),
) -> Result<SchoolFileRest, TableError<SchoolFault>> {
    let names = Names::new();
    let mut head = Head::default();
    let header = rows.header();
    match header.cells {
        Ok(cells) if cells.len() > MAX_COLUMNS => {
            let (found, limit) = (cells.len(), MAX_COLUMNS);
            let fault = FormFault::TooManyColumns { found, limit };
            return Err(Stop::in_row(header.number, None, fault).into());
        }
        Ok(cells) if cells.is_blank() => {}
        Ok(cells) => {
            head.push(header.number, cells);
        }
        Err(defect) => return Err(Stop::in_row(header.number, None, defect.kind).into()),
    }
    let (_, header) = head.best(&names).ok_or(Stop::from(FormFault::NoHeader))?;
    let gathered = gather(rows, None, &header, options, &names, |header| {
        Reading::new(header, &names, window, each)
    })?;
    Ok(gathered.reader.finish(gathered.warnings)?)
}
