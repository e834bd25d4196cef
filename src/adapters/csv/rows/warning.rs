//! What looks odd in a table and hides no figure.

use crate::adapters::csv::rows::column_ref::ColumnPosition;

/// Something of a table that was passed over, and where.
///
/// A file with warnings is read all the same.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableWarning {
    /// A column that is not known: its cells are ignored, what it may mean is not reported.
    #[error(transparent)]
    UnknownColumn(UnknownColumn),
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

/// A column of a file that means nothing there, and is ignored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "column {} `{header}` is not known and is ignored{}",
    ColumnPosition(*position),
    near.as_ref().map_or_else(String::new, |near| format!("; the nearest known name is `{near}`"))
)]
pub struct UnknownColumn {
    /// Its position, counted from 1.
    pub position: usize,
    /// Its header as written, cut to 60 characters.
    pub header: String,
    /// The known name that comes near, where one was looked for and found: a file that has that
    /// column too, and this one beside it, may have meant something else.
    pub near: Option<String>,
}

/// A table that was read without faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile<T> {
    /// What it says.
    pub content: T,
    /// The columns that were passed over, from left to right.
    pub unknown_columns: Vec<UnknownColumn>,
}

fn shown_county(id: Option<&str>) -> String {
    id.map_or_else(String::new, |id| format!(" {id}"))
}
