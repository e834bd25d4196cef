//! A sheet: rows of cells with their places, whatever the file it comes from; and what every table
//! shares: its header, rows that are no units, the grammar of cells, faults and warnings.
//!
//! # Files
//!
//! A sheet comes from text (commas, tabs or semicolons; UTF-8, GB18030, or UTF-16 with its mark) or,
//! with the feature `xlsx`, from a workbook. What a file is, is told by its content, not by its name.
//!
//! With the feature `arrow` it may also come from record batches.
//!
//! Text is framed after RFC 4180. The sign between fields is the one of `,`, tab and `;` under which
//! the header is found; a first line such as `sep=;` names it. Rows are numbered as the file has them:
//! a blank row counts, a line break inside quotes does not. Lines end with CRLF, LF or a lone CR.
//!
//! The rows are framed here, and `csv-core` splits each row into its fields. A ready-made CSV
//! reader alone is not enough for this: it counts records and not rows, so that a blank line shifts
//! every number after it; it takes the end of the file for a closing quote, and the next quote of a
//! later row for the one that is missing, so that rows vanish without a word; and it buffers a row
//! of any length. Here a quote that is not closed is a fault at the place where it opened, reading
//! goes on with the next line, and a row may have 1 MiB and 16 384 columns, no more.
//!
//! Which row is the header, which rows are passed over, and what a cell may say are told in [the
//! guide](crate::guide::files#tables), for those who fill in the files.
//!
//! # Contents
//!
//! | file | what it holds |
//! |---|---|
//! | `fault` | [`TableError`], [`TableFaults`], [`TableWarning`]: what is wrong or odd, and where |
//! | `cell` | what a cell says |
//! | `text` | from bytes to rows of text |
//! | `header` | which row is the header, and which column is which |
//! | `source` | [`SheetOptions`]; where rows come from |
//! | `rows` | from the header to the last row, without those that are no units |
//! | `workbook` | from a workbook to rows (feature `xlsx`) |

pub(in crate::adapters) mod cell;
pub(in crate::adapters) mod fault;
pub(in crate::adapters) mod header;
pub(in crate::adapters) mod rows;
pub(in crate::adapters) mod source;
pub(in crate::adapters) mod text;
#[cfg(feature = "xlsx")]
pub(in crate::adapters) mod workbook;

pub use cell::cause::CellCause;
pub use fault::column_ref::ColumnRef;
pub use fault::form_fault::{FormFault, Garbling, RefusedFormat};
pub use fault::table_fault::{
    BatchRow, LackingColumn, TableError, TableFault, TableFaultKind, TableFaults,
};
pub use fault::warning::{TableFile, TableWarning, TableWarningKind, TotalKind, UnknownColumn};
pub use fault::workbook_fault::{WorkbookFault, WorkbookLimit};
pub use source::options::SheetOptions;
