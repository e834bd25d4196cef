//! School files.
//!
//! | file | what it holds |
//! |---|---|
//! | `file` | [`SchoolFile`](crate::adapters::csv::SchoolFile), [`read_schools`](crate::adapters::csv::read_schools) |
//! | `fault` | [`SchoolFault`](crate::adapters::csv::SchoolFault): what only a school file can have wrong |
//! | `header` | which column holds which item; [`template`](crate::adapters::csv::template) |

pub(super) mod fault;
pub(super) mod file;
pub(super) mod header;
