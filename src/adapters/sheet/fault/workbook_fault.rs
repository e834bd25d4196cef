//! What is wrong with a workbook before any row is read.

use crate::model::shown;
use std::fmt;

/// How many names of sheets are told one by one.
const TOLD: usize = 50;

/// What is wrong with a workbook before any row is read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WorkbookFault {
    /// It cannot be opened without a password.
    #[error(
        "found a workbook with a password, expected one without: open it in a spreadsheet and save it \
         without a password"
    )]
    Protected,
    /// It is not what the format asks for, or a part of it is missing.
    #[error(
        "found a damaged workbook ({what}), expected a whole one: open it in a spreadsheet and save \
         it again, as .xlsx or CSV"
    )]
    Damaged {
        /// What is damaged, in a few words.
        what: String,
    },
    /// The container holds something else: a text document, pictures, a folder.
    #[error("found a {container} without a workbook in it, expected a workbook or text")]
    NoWorkbook {
        /// What the container is.
        container: &'static str,
    },
    /// It is of a format that is too old.
    #[error(
        "found a workbook of Excel 95 or older, expected a later one: open it in a spreadsheet and \
         save it as .xlsx"
    )]
    TooOld,
    /// It holds more than is read of a workbook, or would unfold to more.
    #[error("found a workbook with more than {limit}, expected less: save the sheet as CSV")]
    TooLarge {
        /// The bound that it is beyond.
        limit: WorkbookLimit,
    },
    /// There is no sheet of the name that was asked for.
    #[error(
        "found no sheet `{}`, expected one of {}",
        shown(asked),
        listed(sheets)
    )]
    NoSuchSheet {
        /// The name that was asked for.
        asked: String,
        /// The names of the sheets, hidden ones too.
        sheets: Vec<String>,
    },
    /// All sheets are hidden, or there is none.
    #[error("found no sheet that is shown, expected one, or the name of a hidden one{}",
        if sheets.is_empty() { String::new() } else { format!(": {}", listed(sheets)) })]
    NoSheet {
        /// The names of the hidden sheets.
        sheets: Vec<String>,
    },
    /// Several sheets have the header.
    #[error(
        "found the header in {} sheets, expected it in one: name the one to be read (--sheet NAME): \
         {}", sheets.len(), listed(sheets)
    )]
    SeveralSheets {
        /// The names of these sheets.
        sheets: Vec<String>,
    },
}

impl WorkbookFault {
    /// That something is damaged.
    #[cfg(feature = "xlsx")]
    pub(in crate::adapters) fn damaged(what: impl Into<String>) -> Self {
        let what = shown(&what.into());
        Self::Damaged { what }
    }
}

fn listed(names: &[String]) -> String {
    let told = names.iter().take(TOLD);
    let mut told: Vec<String> = told.map(|name| format!("`{}`", shown(name))).collect();
    if let Some(more) = names.len().checked_sub(TOLD).filter(|more| *more > 0) {
        told.push(format!("and {more} more"));
    }
    told.join(", ")
}

/// How much is read of a workbook at most, so that no file can take all memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WorkbookLimit {
    /// The bytes of the file.
    File,
    /// The files in its container.
    Parts,
    /// The bytes of one file of its container, unpacked.
    Part,
    /// The bytes of all files that are read of its container, unpacked.
    Unpacked,
    /// Its sheets.
    Sheets,
    /// The filled cells of the sheets that are searched.
    Cells,
    /// The bytes of their texts.
    Text,
    /// The cells from the first column to the last filled one of each row.
    Spread,
    /// The texts that several cells can share, or the formats.
    Shared,
}

impl WorkbookLimit {
    /// How much it is.
    #[must_use]
    pub const fn most(self) -> u64 {
        match self {
            Self::File => 64 << 20,
            Self::Parts => 10_000,
            Self::Part => 256 << 20,
            Self::Unpacked => 384 << 20,
            Self::Sheets => 1_000,
            Self::Cells | Self::Shared => 8_000_000,
            Self::Text => 128 << 20,
            Self::Spread => 64_000_000,
        }
    }
}

impl fmt::Display for WorkbookLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let most = self.most();
        let mebibytes = most >> 20;
        match self {
            Self::File => write!(f, "{mebibytes} MiB"),
            Self::Parts => write!(f, "{most} files in it"),
            Self::Part => write!(f, "{mebibytes} MiB in one of its files, unpacked"),
            Self::Unpacked => write!(f, "{mebibytes} MiB unpacked"),
            Self::Sheets => write!(f, "{most} sheets"),
            Self::Cells => write!(f, "{most} filled cells"),
            Self::Text => write!(f, "{mebibytes} MiB of text"),
            Self::Spread => write!(f, "{most} cells, blank ones before filled ones counted"),
            Self::Shared => write!(f, "{most} shared texts or formats"),
        }
    }
}
