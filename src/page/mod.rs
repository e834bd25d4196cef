//! A report as it is told, and the ways to show it: at a terminal, in Markdown, in HTML, as a
//! workbook.
//!
//! A report is told once, as a page of blocks; each way to show a page knows headings, tables and the
//! ink of a verdict. This room does not know what is reported.
//!
//! | file | what it holds |
//! |---|---|
//! | `told` | a thing, and the language it is told in |
//! | `page` | the blocks of a page, and how much is told |
//! | `table` | a table, told column by column |
//! | `ink` | [`TextStyle`], [`Colour`]: how a text is laid out and coloured |
//! | `text` | a page shown at a terminal |
//! | `text_table` | columns aligned by the width of their signs |
//! | `fit` | a text cut, or broken into lines, to fit a width |
//! | `markdown` | a page in Markdown |
//! | `html` | `HtmlPage`: a page in HTML (feature `html`) |
//! | `canvas` | what the pictures share (feature `html`) |
//! | `lines` | lines over years or shares as SVG (feature `html`) |
//! | `chart` | pictures, as what they show (feature `html`) |
//! | `workbook` | [`ReportWorkbook`]: a page as a workbook (feature `xlsx`) |
//! | `svg` | a picture as SVG (feature `html`) |

#[cfg(feature = "html")]
mod canvas;
#[cfg(feature = "html")]
mod chart;
mod fit;
#[cfg(feature = "html")]
mod html;
mod ink;
#[cfg(feature = "html")]
mod lines;
mod markdown;
#[expect(
    clippy::module_inception,
    reason = "the page itself, beside the ways to show one"
)]
mod page;
#[cfg(feature = "html")]
mod svg;
mod table;
mod text;
mod text_table;
mod told;
#[cfg(feature = "xlsx")]
mod workbook;

#[cfg(feature = "html")]
pub(crate) use chart::{Axis, Band, Bar, Chart, ChartKind, Line, LineStyle, Mark, Point, Slice};
#[cfg(feature = "html")]
pub use html::HtmlPage;
pub use ink::{Colour, TextStyle};
pub(crate) use ink::{Ink, mark};
pub(crate) use page::{Detail, Item, Page, Sign};
#[cfg(feature = "html")]
pub(crate) use table::WITHHELD;
pub(crate) use table::{Cell, Table, TableOf};
#[cfg(feature = "xlsx")]
pub(crate) use table::{Charted, Failing};
pub(crate) use told::Told;
#[cfg(feature = "xlsx")]
pub use workbook::{ReportWorkbook, WorkbookError};
