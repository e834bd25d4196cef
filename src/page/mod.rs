//! What a report looks like: text for a terminal, Markdown.
//!
//! This room knows headings, tables and the ink of a verdict. It does not know what is reported.
//!
//! | file | what it holds |
//! |---|---|
//! | `ink` | [`TextStyle`], [`Colour`]: how a text is laid out and coloured |
//! | `table` | columns aligned by the width of their signs |
//! | `text_page` | a report as it grows line by line |
//! | `markdown_page` | a report in Markdown |

mod ink;
mod markdown_page;
mod table;
mod text_page;

pub(crate) use ink::Ink;
pub use ink::{Colour, TextStyle};
pub(crate) use markdown_page::MarkdownPage;
pub(crate) use table::{Cell, Side, Table, one_line};
pub(crate) use text_page::{TextPage, mark};
