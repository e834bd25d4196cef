//! Schools from Arrow record batches, and reports as such.
//!
//! A batch is a sheet whose header is its schema: one row a school, each column headed by the code or
//! the Chinese name of its [`Item`](crate::model::Item), in any order, of any type that holds text or
//! numbers. Cells are read as those of a text file, so the same faults and warnings are told;
//! [the guide](crate::guide::files#cells) says what a cell may hold.
//!
//! | type | what a value is read as |
//! |---|---|
//! | `Utf8`, `LargeUtf8`, `Utf8View` | the text |
//! | integers | the number |
//! | `Decimal32` to `Decimal256` | the number exactly; zeros at the end are not significant, since the type sets their count |
//! | `Float16`, `Float32`, `Float64` | the shortest decimal that stands for the number: the double 0.1 is 0.1 |
//! | `Boolean` | `true` or `false`, which answer a yes-or-no column |
//! | `Dictionary` | what its value is read as |
//! | dates and times | a fault, as in a workbook |
//! | anything else | a fault, if the column is known |
//!
//! A null of any type is a blank cell.
//!
//! Rows are numbered as if the batches stood below each other in a sheet, whose row 1 is the header; a
//! fault also says which row of which batch it is.
//!
//! # Contents
//!
//! | file | what it holds |
//! |---|---|
//! | `schools` | [`read_schools`], [`read_schools_by_county`]: from batches to counties |
//! | `report_tables` | [`ReportTables`]: reports as five batches |
//! | `batch_rows` | the rows of batches as rows of a sheet |
//! | `cell_writer` | values of a column as texts of cells |

mod batch_rows;
mod cell_writer;
mod report_tables;
mod schools;

pub use report_tables::ReportTables;
pub use schools::{read_schools, read_schools_by_county, read_schools_with};
