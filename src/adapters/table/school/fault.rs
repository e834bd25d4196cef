//! What only a school file can have wrong.

use crate::adapters::sheet::fault::table_fault::Meaning;
use crate::model::{ModelError, Unit};

/// What a school file says and cannot mean.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SchoolFault {
    /// The header names another unit than the column's own, so its figures would be wrong by the
    /// ratio of the two.
    #[error("found the unit {found} in `{header}`, expected {}", shown_unit(*expected))]
    WrongUnit {
        /// The header as written.
        header: String,
        /// The unit in its brackets.
        found: String,
        /// The column's own unit.
        expected: Unit,
    },
    /// Two rows of one county have one school code.
    #[error(
        "found `{found}`, expected a code of its own: row {first_row} of the same county has it{}",
        first.as_ref().map_or_else(String::new, |first| format!(" as `{first}`"))
    )]
    DuplicateSchool {
        /// The code as this row spells it.
        found: String,
        /// The first row that has it.
        first_row: u64,
        /// How that row spells it, where it does so otherwise.
        first: Option<String>,
    },
    /// Two codes differ by leading zeros only: a spreadsheet has dropped those of one of them.
    #[error(
        "found `{found}`, and `{other}` in row {row}: expected codes that differ by more than \
         leading zeros (a spreadsheet drops them: format the column as text, enter the codes in full)"
    )]
    LeadingZeros {
        /// The code of this row.
        found: String,
        /// The other code.
        other: String,
        /// The first row that has it.
        row: u64,
    },
    /// A row of a county stands further from its others than counties are kept open.
    #[error(
        "found the county{} again, expected its rows within {window} schools of each other (row \
         {last_row} was the last of it): put the rows of each county beside each other, or take a \
         larger window",
        county.as_ref().map_or_else(String::new, |county| format!(" `{county}`"))
    )]
    CountyApart {
        /// The code of the county; `None` for the rows without one.
        county: Option<String>,
        /// The last row of it before it was taken to be complete.
        last_row: u64,
        /// How many schools were kept until their counties were complete.
        window: usize,
    },
    /// The model refused a school or county that this reader let pass.
    #[error("found what the model refuses: {error}")]
    Model {
        /// Why the model refused it.
        error: ModelError,
    },
}

impl Meaning for SchoolFault {
    const WHAT: &'static str = "the school file";
}

fn shown_unit(unit: Unit) -> String {
    unit.symbol().map_or_else(
        || "no unit".to_owned(),
        |symbol| format!("{symbol}: convert the figures, or correct the header"),
    )
}
