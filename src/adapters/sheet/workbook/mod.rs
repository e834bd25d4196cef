//! From the bytes of a workbook to rows of cells.
//!
//! Only filled cells are kept, and only so many ([`WorkbookLimit`](crate::adapters::sheet::WorkbookLimit)), so that
//! memory is bounded by what is read and not by what a file says of itself. No formula is calculated.
//!
//! | format | what it does not tell |
//! |---|---|
//! | `.xlsx`, `.xlsm` | the text of a formula that is shared with the cell where it stands: it is shown as `=` |
//! | `.xlsb`, `.xls` | that a formula has no result: there is always one |
//! | `.ods` | which formats of numbers show dates: dates are of a type of their own |
//! | `.xls` of Excel 95 and older | everything: it is refused |
//!
//! | file | what it holds |
//! |---|---|
//! | `choice` | which sheet is read |
//! | `book` | opens a workbook of any format |
//! | `sheets` | what every workbook gives: its sheets, and the cells of each |
//! | `xlsx` | Office Open XML: `.xlsx`, `.xlsm` |
//! | `xlsb` | binary Office Open XML: `.xlsb` |
//! | `xls` | Excel 97 to 2003: `.xls` |
//! | `ods` | OpenDocument: `.ods` |
//! | `grid` | the filled cells of a sheet |
//! | `number` | numbers and dates as a spreadsheet shows them |
//! | `shared` | what cells share: texts and formats |
//! | `package` | the files in a ZIP container |
//! | `relations` | which file of a container belongs to which |
//! | `xml` | the elements of a file of XML |
//! | `compound` | the streams in a compound file |
//! | `binary` | numbers and texts in the binary formats |

mod binary;
mod book;
pub(in crate::adapters) mod choice;
mod compound;
mod grid;
mod number;
mod ods;
mod package;
mod relations;
mod shared;
mod sheets;
mod xls;
mod xlsb;
mod xlsx;
mod xml;
