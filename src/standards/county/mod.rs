//! Standards for the schools of a county.
//!
//! | file | what it holds |
//! |---|---|
//! | `standard` | [`Standard`](crate::standards::Standard), [`Exclusion`](crate::standards::Exclusion) |
//! | `indicator` | [`Indicator`](crate::standards::Indicator), [`Term`](crate::standards::Term), [`PerStage`](crate::standards::PerStage) |
//! | `criterion` | [`SchoolRule`](crate::standards::SchoolRule), [`DispersionRule`](crate::standards::DispersionRule) |
//! | `clause` | [`Clause`](crate::standards::Clause), [`ClauseTest`](crate::standards::ClauseTest), [`Veto`](crate::standards::Veto) |
//! | `named_ratio` | a ratio of the [catalogue](crate::ratio::RATIOS) as what is counted |
//! | `relief` | [`Relief`](crate::standards::Relief) |
//! | `fields` | the keys that only such a standard has |
//! | `reading` | a standard from a document, with every fault at once |
//! | `complaints` | what is said against a standard, and what is checked alike everywhere |
//! | `checking` | whether the parts of a standard fit together |
//! | `clause_checking` | whether its clauses can be decided and told |
//! | `relief_checking` | whether its reliefs name what is there |

pub(super) mod checking;
pub(super) mod clause;
mod clause_checking;
pub(super) mod complaints;
pub(super) mod criterion;
pub(super) mod fields;
pub(super) mod indicator;
pub(super) mod named_ratio;
pub(super) mod reading;
pub(super) mod relief;
mod relief_checking;
pub(super) mod standard;
