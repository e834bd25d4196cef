//! A sheet: rows of cells with their places, whatever the file it comes from; and what every table
//! shares: its header, rows that are no units, the grammar of cells, faults and warnings.
//!
//! # Files
//!
//! A sheet comes from text (commas, tabs or semicolons; UTF-8, GB18030, or UTF-16 with its mark) or,
//! with the feature `xlsx`, from a workbook. What a file is, is told by its content, not by its name.
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
//! # Header
//!
//! Each of the first 30 rows is tried alone, and joined with the row below it. The one that has all
//! required columns and knows most columns is the header: one row among equals, the upper one among
//! these. In a joined header a column is the first known of the lower text, upper and lower, lower and
//! upper (`小学` below `学生人数` is 小学学生人数), and the upper text where the lower one is blank or
//! the same; an upper text goes on to the right over blanks. Rows above are passed over with one
//! warning. A row that repeats the header is passed over with a warning.
//!
//! # Rows that are no units
//!
//! | row | what is done |
//! |---|---|
//! | a total or an average by its words: a label is 合计, 小计, 平均 … alone or behind 全县, 小学 …; or begins or ends with total, average, median … | passed over, with a warning |
//! | a total by its figures: at least five that are not 0, each the sum of the rows before it, or of those since the last total | passed over, with a warning |
//! | nearly a total, or the mean of the rows | kept, with a warning |
//! | a note: no figure, and the first filled cell begins with 注, 填表 … | passed over, with a warning |
//! | fewer cells than the header | the cells at the end are blank; one warning |
//! | more cells than the header | a fault if any of those beyond it is filled |
//!
//! # Cells
//!
//! | what | how |
//! |---|---|
//! | blanks around the cell | cut off: every Unicode white space, U+200B and U+FEFF |
//! | full-width `０`–`９`, `．`, `，`, `／` … | as their ASCII forms, except in names |
//! | nothing filed, in figures | blank: [`Missing::Blank`](crate::model::Missing::Blank); `-` `–` `—` `——` `―` `/` `\` `…` `……` `NA` `N/A` `N.A.` `无` `无数据` `null`: [`Missing::Declared`](crate::model::Missing::Declared) |
//! | nothing filed, in labels and codes | blank, `NA` |
//! | suppressed | `*` `**` `S` `<5` `≤10`: [`Missing::Suppressed`](crate::model::Missing::Suppressed), never 0 |
//! | an amount | a plain decimal, with thousands separators in groups of three or without; at most 28 significant digits (leading zeros are not significant, trailing ones are), never rounded |
//! | a code | in one form: NFKC, without control signs, a leading apostrophe or `="…"`, and `.0` behind digits |
//! | a coded column | its code, its Chinese name, or a word or code of the official forms |
//! | yes or no | `是`/`否`, `有`/`无`, `√`/`×`, `true`/`false`, `yes`/`no`, `y`/`n` in any case, `1`/`0` |
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
pub use fault::table_fault::{LackingColumn, TableError, TableFault, TableFaultKind, TableFaults};
pub use fault::warning::{TableFile, TableWarning, TableWarningKind, TotalKind, UnknownColumn};
pub use fault::workbook_fault::{WorkbookFault, WorkbookLimit};
pub use source::options::SheetOptions;
