//! From the header to the last row, without those that are no units.
//!
//! | file | what it holds |
//! |---|---|
//! | `reader` | the one loop over the rows of a sheet |
//! | `named_rows` | its frame for columns with one code and one Chinese name each |
//! | `below_zero` | values below zero, which may be codes for missing figures |
//! | `total_words` | totals and averages by their words |
//! | `tally` | totals and averages by their figures |
//! | `note` | notes |

pub(in crate::adapters) mod below_zero;
pub(in crate::adapters) mod named_rows;
pub(in crate::adapters) mod note;
pub(in crate::adapters) mod reader;
pub(in crate::adapters) mod tally;
pub(in crate::adapters) mod total_words;
