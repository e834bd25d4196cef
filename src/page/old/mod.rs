//! The pages of reports that are still told twice.

mod markdown_page;
mod table;
mod text_page;

pub(crate) use super::ink::{Ink, TextStyle, mark};
pub(crate) use markdown_page::MarkdownPage;
pub(crate) use table::{Cell, Side, Table, one_line};
pub(crate) use text_page::TextPage;
