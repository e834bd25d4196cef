//! Why a cell cannot be read, and how such a cell is shown.

use std::fmt;

/// Why a cell could not be read, as far as its text tells.
///
/// It prints as the hint that ends a message: empty, or in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CellCause {
    /// Blank, in a column that must be filled.
    Blank,
    /// A sign for "not reported", in a column that must be filled.
    Declared,
    /// Nothing more is known than that it is not what was expected.
    Unreadable,
    /// A word that is not in the list of the column.
    Unlisted {
        /// The known word that comes nearest, where one is near.
        near: Option<&'static str>,
    },
    /// A number below zero.
    Negative,
    /// A number with a plus sign.
    PlusSign,
    /// `NaN` or `inf`: the output of a failed calculation.
    NotFinite,
    /// A number with an exponent, of which a spreadsheet has kept the first digits only.
    Exponent,
    /// A percentage.
    Percent,
    /// A date or a time, such as a spreadsheet makes of `9-12`.
    Date,
    /// The error value of a spreadsheet, such as `#DIV/0!`.
    SpreadsheetError,
    /// A number with its unit in the same cell.
    UnitInCell,
    /// Commas that do not part groups of three digits.
    Grouping,
    /// A number with a sign of money.
    MoneySign,
    /// A code as a number of so many digits that a spreadsheet has rounded it.
    RoundedCode,
    /// A formula whose result is not in the file.
    NoResult,
    /// A value of a type that is neither text nor a number, such as a list or bytes.
    Type,
    /// A fraction of something that is counted in whole ones.
    Fraction,
    /// More significant digits than any filing has: the number comes from a failed calculation.
    SignificantDigits {
        /// How many it has.
        found: usize,
    },
    /// A number beyond the largest double.
    BeyondDoubles,
    /// A weight too near to zero.
    NearZero,
    /// A weight with more digits than a decimal holds.
    TooLong,
    /// More decimal places than are kept.
    DecimalPlaces {
        /// How many it has.
        found: usize,
    },
}

impl fmt::Display for CellCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable
            | Self::Unlisted { near: None }
            | Self::Negative
            | Self::NotFinite
            | Self::Fraction => "",
            Self::Unlisted { near: Some(near) } => return write!(f, "; is it `{near}`?"),
            Self::Blank | Self::Declared => " (this column must be filled in every row)",
            Self::PlusSign => " (without a sign)",
            Self::Exponent => {
                " (a spreadsheet has shortened it: format the column as text, enter it in full)"
            }
            Self::Percent => " (not a percentage: take the % away)",
            Self::MoneySign => " (the number alone: take the sign of money away)",
            Self::RoundedCode => {
                " (a number of more than 15 digits, which the spreadsheet has rounded: format the \
                 column as text, enter it in full)"
            }
            Self::NoResult => {
                " (a formula whose result is not in the file: open it in a spreadsheet and save it \
                 again, or enter the value itself)"
            }
            Self::Type => {
                " (values of this type are not read: convert the column to text or numbers)"
            }
            Self::Date => {
                " (a spreadsheet may have made a date of it: format the column as text, enter it \
                 again)"
            }
            Self::SpreadsheetError => {
                " (a formula has failed: enter the value itself, or leave the cell blank)"
            }
            Self::BeyondDoubles => " (it is beyond the largest double)",
            Self::NearZero => " (it is too near to zero)",
            Self::TooLong => " (it has more digits than a decimal of 96 bits holds)",
            Self::UnitInCell => " (the number alone: take the unit away)",
            Self::Grouping => " (a comma may only part groups of three digits)",
            Self::SignificantDigits { found } => {
                return write!(f, ", with at most 28 significant digits (it has {found})");
            }
            Self::DecimalPlaces { found } => {
                return write!(
                    f,
                    ", with at most {MOST_PLACES} decimal places (it has {found})"
                );
            }
        })
    }
}

pub(in crate::adapters) fn shown_cell(found: &str) -> String {
    if found.is_empty() {
        "a blank".to_owned()
    } else {
        format!("`{found}`")
    }
}

/// The most decimal places of a number other than zero: an amount has no more than 1000 digits.
pub(in crate::adapters) const MOST_PLACES: usize = 998;
