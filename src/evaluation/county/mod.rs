//! A county held to a standard.
//!
//! | file | what it holds |
//! |---|---|
//! | `evaluator` | [`Evaluator`](crate::evaluation::Evaluator) |
//! | `comparison` | [`Comparison`](crate::evaluation::Comparison): exactly, or as reported |
//! | `roll` | who is judged: enrolments, parts, exclusions, splits |
//! | `measurement` | [`Part`](crate::evaluation::Part), [`IndicatorResult`](crate::evaluation::IndicatorResult), shortfalls |
//! | `balance` | [`Balance`](crate::evaluation::Balance), [`Composite`](crate::evaluation::Composite) |
//! | `clause` | [`ClauseResult`](crate::evaluation::ClauseResult) and its figures |
//! | `achievement` | [`Achievement`](crate::evaluation::Achievement) |
//! | `report` | [`Report`](crate::evaluation::Report) |
//! | `held` | [`Held`](crate::evaluation::Held): a value held to its bound, or the reason why there is none |
//! | `finding` | what looks wrong in the figures |
//! | `missing` | [`Undecided`](crate::evaluation::Undecided): what is missing, by what it would decide |
//! | `plausibility` | values that nobody will believe |
//! | `possible_balance` | [`PossibleBalance`](crate::evaluation::PossibleBalance): what a coefficient can be while figures are missing |
//! | `sample` | [`IndicatorSample`](crate::evaluation::IndicatorSample): an indicator of a stage as what statistics are asked of |
//! | `worklist` | [`WorklistEntry`](crate::evaluation::WorklistEntry): what each school lacks (一校一策) |
//! | `suppression` | [`Suppression`](crate::evaluation::Suppression): small numbers kept back for publication |
//! | `presentation` | the report as a document and as a page |

pub(super) mod achievement;
pub(super) mod balance;
pub(super) mod clause;
pub(super) mod comparison;
pub(super) mod evaluator;
pub(super) mod finding;
pub(super) mod held;
pub(super) mod measurement;
pub(super) mod missing;
pub(super) mod plausibility;
pub(super) mod possible_balance;
pub(super) mod presentation;
pub(super) mod report;
pub(super) mod roll;
pub(super) mod sample;
pub(super) mod suppression;
pub(super) mod worklist;
