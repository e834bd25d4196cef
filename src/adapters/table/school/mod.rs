//! School files.
//!
//! | file | what it holds |
//! |---|---|
//! | `file` | [`SchoolFile`](crate::adapters::table::SchoolFile), [`read_schools`](crate::adapters::table::read_schools) |
//! | `reading` | the rows into their counties |
//! | `county_draft`, `row` | a county while its rows are read; what a row says of its school |
//! | `fault` | [`SchoolFault`](crate::adapters::table::SchoolFault): what only a school file can have wrong |
//! | `header` | which column holds which item; [`template`](crate::adapters::table::template) |
//! | `template_workbook` | `template_workbook`, an empty school file as a workbook (feature `xlsx`) |

mod county_draft;
pub(in crate::adapters) mod fault;
pub(in crate::adapters) mod file;
pub(in crate::adapters) mod header;
pub(in crate::adapters) mod reading;
mod row;
#[cfg(feature = "xlsx")]
pub(super) mod template_workbook;
