//! School files.
//!
//! | file | what it holds |
//! |---|---|
//! | `file` | [`SchoolFile`](crate::adapters::table::SchoolFile), [`read_schools`](crate::adapters::table::read_schools) |
//! | `fault` | [`SchoolFault`](crate::adapters::table::SchoolFault): what only a school file can have wrong |
//! | `header` | which column holds which item; [`template`](crate::adapters::table::template) |

pub(super) mod fault;
pub(super) mod file;
pub(super) mod header;
