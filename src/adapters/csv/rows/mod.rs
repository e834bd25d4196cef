//! What all readers of tables share: text, rows, cells, faults.
//!
//! | file | what it holds |
//! |---|---|
//! | `encoding` | from bytes to text |
//! | `row` | where a row ends, and its fields |
//! | `row_reader` | header, then row by row |
//! | `named_columns` | which column has which name |
//! | `text_table` | [`TextTable`](crate::adapters::csv::TextTable): any columns, as text |
//! | `cell` | what a cell says |
//! | `amount` | what a cell says as a number |
//! | `cell_cause` | [`CellCause`](crate::adapters::csv::CellCause): why a cell cannot be read |
//! | `column_ref` | where a column stands |
//! | `fault` | [`TableFault`](crate::adapters::csv::TableFault): what is wrong with a file, and where, for every reader |
//! | `form_fault` | [`FormFault`](crate::adapters::csv::FormFault): what is wrong before any cell is read |
//! | `warning` | [`TableWarning`](crate::adapters::csv::TableWarning): what looks odd in a file and hides no figure |

pub(super) mod amount;
pub(super) mod cell;
pub(super) mod cell_cause;
pub(super) mod column_ref;
pub(super) mod encoding;
pub(super) mod fault;
pub(super) mod form_fault;
pub(super) mod named_columns;
pub(super) mod row;
pub(super) mod row_reader;
pub(super) mod text_table;
pub(super) mod warning;
