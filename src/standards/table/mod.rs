//! Standards for tables of units of any sort.
//!
//! | file | what it holds |
//! |---|---|
//! | `standard` | [`TableStandard`](crate::standards::TableStandard), its columns and criteria |
//! | `spread_measure` | [`SpreadMeasure`](crate::standards::SpreadMeasure): names of measures |
//! | `formula` | [`Formula`](crate::standards::Formula), [`Condition`](crate::standards::Condition): numbers made of figures, as data |
//! | `formula_text` | how a formula is written and read |
//! | `reading` | such a standard from a document |
//! | `checking` | what does not fit together in one |

pub(super) mod checking;
pub(super) mod formula;
pub(super) mod formula_text;
pub(super) mod reading;
pub(super) mod spread_measure;
pub(super) mod standard;
