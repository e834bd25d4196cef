//! A report as it is told, and the ways to show it.
//!
//! A report is told once, as a [`Page`] of blocks; a renderer shows any page and knows no report.
//!
//! | file | what it has |
//! |---|---|
//! | `page` | the blocks of a page |
//! | `table` | a table, told column by column |
//! | `ink` | what a text is coloured by, and for which terminal it is laid out |
//! | `text` | a page shown at a terminal |
//! | `text_table` | a table laid out for a terminal |
//! | `fit` | a text cut or broken to fit the columns of a terminal |
//! | `markdown` | a page in Markdown |
//! | `told` | a thing and the language it is told in |

mod fit;
mod ink;
mod markdown;
#[expect(
    clippy::module_inception,
    reason = "the page itself, beside the ways to show one"
)]
mod page;
mod table;
mod text;
mod text_table;
mod told;

pub use ink::{Colour, TextStyle};
pub(crate) use ink::{Ink, mark};
pub(crate) use page::{Detail, Item, Page, Sign};
pub(crate) use table::{Cell, Table, TableOf};
pub(crate) use told::Told;
