//! What makes a file no table of comma-separated values.

use std::fmt;

/// What makes a file, or a row of it, no table of comma-separated values.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormFault {
    /// The file is of another format, known by its first bytes; it would be read as garbage.
    #[error("found {format}, expected plain text with commas in UTF-8 or GB18030: save as CSV")]
    RefusedFormat {
        /// The format.
        format: RefusedFormat,
    },
    /// The bytes are no text: a NUL, or bytes that neither encoding knows.
    #[error(
        "found a file that is not a text file (line {line}), expected plain text with commas in \
         UTF-8 or GB18030: save as CSV"
    )]
    NotText {
        /// The line, counted from 1, of the first byte that cannot be text.
        line: u64,
    },
    /// The file is UTF-8 by its byte order mark or by its header, and then is not; read as GB18030
    /// it would be garbage.
    #[error(
        "found bytes on line {line} that are not UTF-8, in a file that begins as UTF-8, expected \
         one encoding throughout: save as CSV in UTF-8"
    )]
    MixedEncoding {
        /// The line, counted from 1, of the first byte that is not UTF-8.
        line: u64,
    },
    /// There is no row to take the names of the columns from.
    #[error("found no header: the file is empty, expected a row with the names of the columns")]
    NoHeader,
    /// The whole header is one field that another sign would split.
    #[error("found fields separated by {}, expected commas: save as CSV", shown_separator(*found))]
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
        "found `{found}` with text after the closing quote, expected a comma or the end of the row \
         there, and each quote within the quotes doubled"
    )]
    TextAfterQuote {
        /// The text from the opening quote to the end of the line.
        found: String,
    },
    /// The row has too many or too few fields, so that its values may stand in the wrong columns.
    #[error(
        "found {found} fields, expected {expected} as in the header{}",
        if found > expected { " (a value with a comma in it needs quotes around it)" } else { "" }
    )]
    FieldCount {
        /// The fields of the row.
        found: usize,
        /// The fields of the header.
        expected: usize,
    },
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

fn shown_separator(found: char) -> &'static str {
    match found {
        ';' => "semicolons",
        '\t' => "tabs",
        '，' => "full-width commas",
        _ => "another sign",
    }
}
