//! What becomes of a unit of which it is not known whether it counts.

use serde::Serialize;

/// What becomes of a unit of which it cannot be told whether it counts, because a figure is missing
/// that an exclusion asks for: of a row of a table, or of a school of a county whose sponsor is blank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnknownMembership {
    /// It is judged like those that count, and the report warns of it: nobody escapes a rule by leaving
    /// a cell blank.
    #[default]
    Judged,
    /// It is shown and its verdicts stay open, and so does every total and every dispersion that it may
    /// belong to.
    Open,
}

impl UnknownMembership {
    /// Both, with their names in files.
    pub(in crate::standards) const NAMES: [(&'static str, Self); 2] =
        [("judged", Self::Judged), ("open", Self::Open)];

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for a reference"
    )]
    pub(in crate::standards) const fn is_judged(&self) -> bool {
        matches!(self, Self::Judged)
    }
}
