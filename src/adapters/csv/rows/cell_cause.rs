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
    /// A fraction of something that is counted in whole ones.
    Fraction,
    /// More significant digits than any filing has: the number comes from a failed calculation.
    SignificantDigits {
        /// How many it has.
        found: usize,
    },
    /// More decimal places than are kept.
    DecimalPlaces {
        /// How many it has.
        found: usize,
    },
}

impl fmt::Display for CellCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable | Self::Negative | Self::NotFinite | Self::Fraction => "",
            Self::Blank | Self::Declared => " (this column must be filled in every row)",
            Self::PlusSign => " (without a sign)",
            Self::Exponent => {
                " (a spreadsheet has shortened it: format the column as text, enter it in full)"
            }
            Self::Percent => " (not a percentage)",
            Self::Date => {
                " (a spreadsheet may have made a date of it: format the column as text, enter it \
                 again)"
            }
            Self::SpreadsheetError => {
                " (a formula has failed: enter the value itself, or leave the cell blank)"
            }
            Self::UnitInCell => " (the number alone, without a unit)",
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

pub(in crate::adapters::csv) fn shown_cell(found: &str) -> String {
    if found.is_empty() {
        "a blank".to_owned()
    } else {
        format!("`{found}`")
    }
}

/// The most decimal places of a number other than zero: an amount has no more than 1000 digits.
pub(super) const MOST_PLACES: usize = 998;
