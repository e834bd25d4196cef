//! What looks odd in a school file and hides no figure.

use crate::adapters::csv::rows::column_position::ColumnPosition;
use crate::model::Item;

/// Something of a school file that was passed over, and where.
///
/// A file with warnings is read all the same.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SchoolFileWarning {
    /// A column that heads no item: its cells are ignored, the item it may mean is not reported.
    #[error(
        "column {} `{header}` is not known and is ignored; the nearest known name is `{}`",
        ColumnPosition(*position),
        // A header that was cut ends with a sign of ours.
        if header.trim_end_matches('…').is_ascii() { nearest.code() } else { nearest.zh() }
    )]
    UnknownColumn {
        /// The position, counted from 1.
        position: usize,
        /// The header as written, cut to 60 characters.
        header: String,
        /// The item whose code (or Chinese name, for a header that is not ASCII) comes nearest.
        nearest: Item,
    },
    /// Unknown columns beyond those that are listed one by one.
    #[error("{count} more columns are not known and are ignored")]
    MoreUnknownColumns {
        /// How many they are.
        count: usize,
    },
    /// A column without a header whose cells are not all blank: they are ignored.
    #[error(
        "column {} has no header and is ignored, but row {row} has a value in it",
        ColumnPosition(*position)
    )]
    BlankHeader {
        /// The position, counted from 1.
        position: usize,
        /// The first row that has a value in it.
        row: u64,
    },
    /// Rows of one county name it differently: the first name stands.
    #[error(
        "row {row} names the county{} `{other}`, row {first_row} `{name}`: the first is taken \
         ({rows} rows have another)",
        shown_county(id.as_deref())
    )]
    CountyNames {
        /// The code of the county; `None` in a file of one county without codes.
        id: Option<String>,
        /// The name that stands.
        name: String,
        /// The row that has it first.
        first_row: u64,
        /// The first other name.
        other: String,
        /// The row that has it first.
        row: u64,
        /// How many rows have another name than the first.
        rows: u64,
    },
}

fn shown_county(id: Option<&str>) -> String {
    id.map_or_else(String::new, |id| format!(" {id}"))
}
