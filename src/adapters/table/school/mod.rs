//! School files.
//!
//! | file | what it holds |
//! |---|---|
//! | `file` | [`SchoolFile`](crate::adapters::table::SchoolFile), [`read_schools`](crate::adapters::table::read_schools) |
//! | `fault` | [`SchoolFault`](crate::adapters::table::SchoolFault): what only a school file can have wrong |
//! | `header` | which column holds which item; [`template`](crate::adapters::table::template) |
//! | `template_workbook` | `template_workbook`, an empty school file as a workbook (feature `xlsx`) |

pub(in crate::adapters) mod fault;
pub(in crate::adapters) mod file;
pub(in crate::adapters) mod header;
#[cfg(feature = "xlsx")]
pub(super) mod template_workbook;
