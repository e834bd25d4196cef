//! What is wrong or odd in a table, and where.
//!
//! | file | what it holds |
//! |---|---|
//! | `table_fault` | [`TableFault`](crate::adapters::sheet::TableFault): what is wrong with a file, and where, for every reader |
//! | `form_fault` | [`FormFault`](crate::adapters::sheet::FormFault): what is wrong before any cell is read |
//! | `workbook_fault` | [`WorkbookFault`](crate::adapters::sheet::WorkbookFault): what is wrong with a workbook before any row is read |
//! | `warning` | [`TableWarning`](crate::adapters::sheet::TableWarning): what looks odd in a file and hides no figure |
//! | `column_ref` | where a column stands |

pub(in crate::adapters) mod column_ref;
pub(in crate::adapters) mod form_fault;
pub(in crate::adapters) mod table_fault;
pub(in crate::adapters) mod warning;
pub(in crate::adapters) mod workbook_fault;
