//! School files.
//!
//! | file | what it holds |
//! |---|---|
//! | `file` | [`SchoolFile`](crate::adapters::csv::SchoolFile), [`read_schools`](crate::adapters::csv::read_schools) |
//! | `header` | which column holds which item; [`template`](crate::adapters::csv::template) |

pub(super) mod file;
pub(super) mod header;
