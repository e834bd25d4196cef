//! What looks odd in a table and hides no figure, and what was passed over.

use crate::adapters::sheet::fault::column_ref::{ColumnPosition, SheetName};
use crate::model::shown;
use std::fmt;
use std::sync::Arc;

/// How many rows that were passed over, and how many columns, are told of one by one.
const TOLD: usize = 1_000;

/// Something of a table that was passed over, and where.
///
/// A file with warnings is read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableWarning {
    /// The sheet of the workbook; `None` for a text file.
    pub sheet: Option<Arc<str>>,
    /// What it is.
    pub kind: TableWarningKind,
}

impl fmt::Display for TableWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "{}: ", SheetName(sheet))?;
        }
        self.kind.fmt(f)
    }
}

/// What was passed over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableWarningKind {
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
    /// Rows stand above the header: titles, units, dates.
    #[error("{} above the header in row {header} {} passed over", rows_told(*rows), is_are(*rows))]
    AboveHeader {
        /// How many they are, without blank ones.
        rows: usize,
        /// The row of the header.
        header: u64,
    },
    /// The header stands in two rows, which are read together.
    #[error("rows {first} and {last} are read together as the header")]
    JoinedHeader {
        /// The upper row.
        first: u64,
        /// The lower row.
        last: u64,
    },
    /// A row repeats the header, as behind the break of a page.
    #[error("row {row} is passed over: it repeats the header")]
    RepeatedHeader {
        /// The row.
        row: u64,
    },
    /// A row is a total or an average by its words.
    #[error("row {row} is passed over: `{words}` is taken for {taken_for}, not for a unit")]
    TotalByWords {
        /// The row.
        row: u64,
        /// The label.
        words: String,
        /// What it was taken for.
        taken_for: TotalKind,
    },
    /// A row is a total by its figures.
    #[error(
        "row {row} is passed over: all its {figures} figures are sums of the rows before it, so it \
         is taken for a total, not for a unit"
    )]
    TotalByFigures {
        /// The row.
        row: u64,
        /// How many figures it has.
        figures: usize,
    },
    /// Nearly all figures of a row are sums.
    #[error(
        "row {row} is kept, but {sums} of its {figures} figures are sums of the rows before it: is \
         it a total?"
    )]
    NearlyTotal {
        /// The row.
        row: u64,
        /// How many of its figures are sums.
        sums: usize,
        /// How many figures it has.
        figures: usize,
    },
    /// All figures of a row are means.
    #[error(
        "row {row} is kept, but all its {figures} figures are means of the rows before it: is it \
         an average?"
    )]
    LooksLikeMean {
        /// The row.
        row: u64,
        /// How many figures it has.
        figures: usize,
    },
    /// A row is a note: it has no figure.
    #[error("row {row} is passed over: it is taken for a note, since it begins with `{text}`")]
    Note {
        /// The row.
        row: u64,
        /// Its first filled cell.
        text: String,
    },
    /// Rows have fewer cells than the header, as spreadsheets leave off blanks at the end.
    #[error(
        "{} fewer cells than the header (the first is row {first}): the cells at the end are taken \
         as blank",
        if *rows == 1 { "1 row has".to_owned() } else { format!("{rows} rows have") }
    )]
    ShortRows {
        /// How many they are.
        rows: u64,
        /// The first of them.
        first: u64,
    },
    /// Rows that were passed over beyond those that are told of one by one.
    #[error("{count} more rows are passed over as totals, averages, notes or headers")]
    MorePassedOver {
        /// How many they are.
        count: usize,
    },
    /// Rows of a workbook are hidden: they are read like others.
    #[error(
        "{} hidden (the first is row {first}) and read like others",
        if *rows == 1 { "1 row is".to_owned() } else { format!("{rows} rows are") }
    )]
    HiddenRows {
        /// How many they are, up to the last row that is filled.
        rows: u64,
        /// The first of them.
        first: u64,
    },
    /// Columns of a workbook are hidden: they are read like others.
    #[error(
        "{} hidden (the first is column {}) and read like others",
        if *columns == 1 { "1 column is".to_owned() } else { format!("{columns} columns are") },
        ColumnPosition(*first)
    )]
    HiddenColumns {
        /// How many they are, up to the last column that is filled.
        columns: u64,
        /// The position of the first, counted from 1.
        first: usize,
    },
    /// Values below zero stand in a column, as codes for missing figures do.
    #[error(
        "column `{column}` has {count} {} below 0 ({found}; the first in row {row}): if they \
         are codes for missing figures, name them so that they are not counted",
        if *count == 1 { "value" } else { "values" }
    )]
    BelowZero {
        /// The column.
        column: String,
        /// How many they are.
        count: u64,
        /// The first few, in words.
        found: String,
        /// The row of the first.
        row: u64,
    },
}

/// What the words of a row say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TotalKind {
    /// A total.
    Total,
    /// An average.
    Average,
    /// A median.
    Median,
    /// A greatest or smallest value.
    Extreme,
}

impl fmt::Display for TotalKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Total => "a total",
            Self::Average => "an average",
            Self::Median => "a median",
            Self::Extreme => "a greatest or smallest value",
        })
    }
}

fn rows_told(rows: usize) -> String {
    if rows == 1 {
        "1 row".to_owned()
    } else {
        format!("{rows} rows")
    }
}

const fn is_are(rows: usize) -> &'static str {
    if rows == 1 { "is" } else { "are" }
}

/// A column of a file that means nothing there, and is ignored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "column {} `{header}` is not known and is ignored{}",
    ColumnPosition(*position),
    near.as_ref().map_or_else(String::new, |near| format!("; the nearest known name is `{near}`"))
)]
#[non_exhaustive]
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
#[non_exhaustive]
pub struct TableFile<T> {
    /// What it says.
    pub content: T,
    /// The columns that were passed over, from left to right.
    pub unknown_columns: Vec<UnknownColumn>,
    /// What else was passed over or looks odd, in the order of the rows.
    pub warnings: Vec<TableWarning>,
}

impl<T> TableFile<T> {
    /// All that was passed over, in words: columns first, then what stands in rows.
    pub fn messages(&self) -> impl Iterator<Item = String> {
        let columns = self.unknown_columns.iter().map(ToString::to_string);
        columns.chain(self.warnings.iter().map(ToString::to_string))
    }
}

fn shown_county(id: Option<&str>) -> String {
    id.map_or_else(String::new, |id| format!(" {id}"))
}

/// Warnings as they are found.
#[derive(Clone, Debug, Default)]
pub(in crate::adapters) struct WarningList {
    sheet: Option<Arc<str>>,
    list: Vec<TableWarning>,
    /// How many rows were passed over.
    passed_over: usize,
    /// How many rows are short, and the first of them.
    short: Option<(u64, u64)>,
}

impl WarningList {
    pub(in crate::adapters) fn in_sheet(sheet: Option<Arc<str>>) -> Self {
        Self {
            sheet,
            ..Self::default()
        }
    }

    /// Says in which sheet of a workbook the warnings stand, those that are known and those to come.
    pub(in crate::adapters) fn set_sheet(&mut self, sheet: Option<Arc<str>>) {
        for warning in &mut self.list {
            warning.sheet.clone_from(&sheet);
        }
        self.sheet = sheet;
    }

    pub(in crate::adapters) fn push(&mut self, kind: TableWarningKind) {
        let sheet = self.sheet.clone();
        self.list.push(TableWarning { sheet, kind });
    }

    /// Notes that a row is passed over.
    pub(in crate::adapters) fn pass_over(&mut self, kind: TableWarningKind) {
        self.passed_over += 1;
        if self.passed_over <= TOLD {
            self.push(kind);
        }
    }

    /// Notes that a row is passed over as a note that begins with a text.
    pub(in crate::adapters) fn pass_over_note(&mut self, row: u64, text: &str) {
        let text = shown(text);
        self.pass_over(TableWarningKind::Note { row, text });
    }

    /// Notes that a row has fewer cells than the header. In a workbook that is nothing to speak of: a
    /// cell is there only if it is filled.
    pub(in crate::adapters) fn note_short_row(&mut self, row: u64) {
        if self.sheet.is_some() {
            return;
        }
        let (rows, _) = self.short.get_or_insert((0, row));
        *rows += 1;
    }

    /// How many rows were passed over.
    pub(in crate::adapters) const fn passed_over(&self) -> usize {
        self.passed_over
    }

    /// All of them.
    pub(in crate::adapters) fn finish(mut self) -> Vec<TableWarning> {
        if let Some(count) = self
            .passed_over
            .checked_sub(TOLD)
            .filter(|count| *count > 0)
        {
            self.push(TableWarningKind::MorePassedOver { count });
        }
        if let Some((rows, first)) = self.short {
            self.push(TableWarningKind::ShortRows { rows, first });
        }
        self.list
    }
}
