//! What makes a file, or a row of it, no table.

use crate::adapters::sheet::fault::workbook_fault::WorkbookFault;
use std::fmt;

/// What makes a file, or a row of it, no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormFault {
    /// The file is of another format, known by its first bytes; it would be read as garbage.
    #[error("found {format}, expected {}", READ)]
    RefusedFormat {
        /// The format.
        format: RefusedFormat,
    },
    /// The bytes are no text: a NUL, or bytes that neither encoding knows.
    #[error(
        "found a file that is neither a text file (line {line}) nor a workbook, expected {}",
        READ
    )]
    NotText {
        /// The line, counted from 1, of the first byte that cannot be text.
        line: u64,
    },
    /// The file is UTF-8 by its byte order mark or by its header, and then is not; read as GB18030
    /// it would be garbage.
    #[error(
        "found bytes on line {line} that are not UTF-8, in a file that begins as UTF-8, expected \
         one encoding throughout: it was cut, or it is UTF-8 that was read as GB18030 (GBK) and saved \
         again; open the first file as UTF-8 (in a spreadsheet: Data, From Text/CSV, 65001: Unicode \
         (UTF-8)) and save it again"
    )]
    MixedEncoding {
        /// The line, counted from 1, of the first byte that is not UTF-8.
        line: u64,
    },
    /// The first rows hold names of columns, if they are read in another encoding.
    #[error("found a header that is garbled: {garbling}; {}", garbling.remedy())]
    Garbled {
        /// How it was read.
        garbling: Garbling,
    },
    /// There is no row to take the names of the columns from.
    #[error("found no header: the file is empty, expected a row with the names of the columns")]
    NoHeader,
    /// The whole header is one field that another sign would split.
    #[error(
        "found fields separated by {}, expected commas, tabs or semicolons: save as CSV",
        shown_separator(*found)
    )]
    WrongSeparator {
        /// The sign that separates the fields.
        found: char,
    },
    /// The header has more columns than a spreadsheet can hold.
    #[error("found {found} columns, expected at most {limit}")]
    TooManyColumns {
        /// The number of columns.
        found: usize,
        /// The most there may be.
        limit: usize,
    },
    /// A row is longer than any row of a table can be.
    #[error(
        "found a row of more than {limit} bytes, expected a shorter one: is a line break missing?"
    )]
    RowTooLong {
        /// The most bytes that a row may have.
        limit: usize,
    },
    /// A quote opens at the start of the field and is not closed where the field ends.
    #[error(
        "found `{found}` with an opening quote, expected a closing quote at the end of the field"
    )]
    UnclosedQuote {
        /// The text from the quote to the end of the line.
        found: String,
    },
    /// Text stands between a closing quote and the end of its field.
    #[error(
        "found `{found}` with text after the closing quote, expected a separator or the end of the \
         row there, and each quote within the quotes doubled"
    )]
    TextAfterQuote {
        /// The text from the opening quote to the end of the line.
        found: String,
    },
    /// Cells are filled beyond the last column of the header, so that values may stand in the wrong
    /// columns.
    #[error(
        "found {found} fields, expected at most the {expected} of the header (a value with a \
         separator in it needs quotes around it)"
    )]
    FieldCount {
        /// The fields of the row.
        found: usize,
        /// The fields of the header.
        expected: usize,
    },
    /// The file is a workbook, and no sheet of it can be read or chosen.
    #[error(transparent)]
    Workbook(Box<WorkbookFault>),
}

impl From<WorkbookFault> for FormFault {
    fn from(fault: WorkbookFault) -> Self {
        Self::Workbook(Box::new(fault))
    }
}

/// A format that is refused by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RefusedFormat {
    /// UTF-16 text, as "Unicode text" of a spreadsheet is.
    Utf16,
    /// A workbook in a ZIP container: `.xlsx`, `.xlsm`.
    Xlsx,
    /// A workbook in a ZIP container: `.ods`.
    Ods,
    /// A workbook in a compound file: `.xls`.
    Xls,
    /// A web page or XML, which many systems name `.xls`.
    Markup,
}

impl fmt::Display for RefusedFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf16 => "UTF-16 text",
            Self::Xlsx => "a spreadsheet workbook (.xlsx or .xlsm)",
            Self::Ods => "a spreadsheet workbook (.ods)",
            Self::Xls => "a spreadsheet workbook (.xls)",
            Self::Markup => "a web page or XML file (often named .xls)",
        })
    }
}

/// What can be read.
const READ: &str = if cfg!(feature = "xlsx") {
    "text in UTF-8, UTF-16 or GB18030 with commas, tabs or semicolons, or a workbook"
} else {
    "plain text in UTF-8, UTF-16 or GB18030 with commas, tabs or semicolons: save as CSV (this build \
     reads no workbooks, for want of the feature `xlsx`)"
};

/// In which encoding a text was read, though it was in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Garbling {
    /// UTF-8 that was read as GB18030: 学校代码 became 瀛︽牎浠ｇ爜.
    Utf8AsGb18030,
    /// GB18030 that was read as a Western encoding: 学校代码 became `Ñ§Ð£´úÂë`.
    Gb18030AsWestern,
    /// UTF-8 that was read as a Western encoding: 学 became `å­¦`.
    Utf8AsWestern,
    /// Signs were lost: U+FFFD stands in their places.
    Lost,
}

impl Garbling {
    /// How to come by a file that can be read.
    const fn remedy(self) -> &'static str {
        match self {
            Self::Utf8AsGb18030 | Self::Utf8AsWestern => {
                "open the first file as UTF-8 (in a spreadsheet: Data, From Text/CSV, 65001: Unicode \
                 (UTF-8)) and save it again"
            }
            Self::Gb18030AsWestern => {
                "open the first file as GB18030 (in a spreadsheet: Data, From Text/CSV, 936: Chinese \
                 Simplified) and save it again"
            }
            Self::Lost => {
                "open the first file in its own encoding (in a spreadsheet: Data, From Text/CSV) and \
                 save it again"
            }
        }
    }
}

impl fmt::Display for Garbling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8AsGb18030 => "it is UTF-8 that was read as GB18030 (GBK)",
            Self::Gb18030AsWestern => "it is GB18030 (GBK) that was read as a Western encoding",
            Self::Utf8AsWestern => "it is UTF-8 that was read as a Western encoding",
            Self::Lost => "it was read in another encoding than it was written in",
        })
    }
}

fn shown_separator(found: char) -> &'static str {
    match found {
        '，' => "full-width commas",
        '；' => "full-width semicolons",
        '|' => "vertical bars",
        _ => "another sign",
    }
}
