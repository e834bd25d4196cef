//! Which row is the header, and which column is which.
//!
//! | file | what it holds |
//! |---|---|
//! | `names` | what a reader knows of its columns |
//! | `comparable` | headers as they are compared, and the units behind them |
//! | `choice` | the row, or the two, that are the header |
//! | `garbled` | headers that were read in a wrong encoding |
//! | `named_columns` | which column has which name |

pub(in crate::adapters) mod choice;
pub(in crate::adapters) mod comparable;
pub(in crate::adapters) mod garbled;
pub(in crate::adapters) mod named_columns;
pub(in crate::adapters) mod names;
