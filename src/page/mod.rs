//! TODO

mod ink;
mod markdown_page;
mod table;
mod text_page;

pub(crate) use ink::Ink;
pub use ink::{Colour, TextStyle};
pub(crate) use markdown_page::MarkdownPage;
pub(crate) use table::{Cell, Side, Table, one_line};
pub(crate) use text_page::{TextPage, mark};
