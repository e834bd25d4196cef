//! From bytes to rows of text.
//!
//! | file | what it holds |
//! |---|---|
//! | `encoding` | from bytes to text |
//! | `row` | where a row ends, and its fields |

pub(in crate::adapters) mod encoding;
pub(in crate::adapters) mod row;
