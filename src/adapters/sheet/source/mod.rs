//! Where the rows of a sheet come from.
//!
//! | file | what it holds |
//! |---|---|
//! | `options` | [`SheetOptions`](crate::adapters::sheet::SheetOptions): what a caller may say of a file |
//! | `row_source` | what gives rows, and the rows of a text |

pub(in crate::adapters) mod options;
pub(in crate::adapters) mod row_source;
