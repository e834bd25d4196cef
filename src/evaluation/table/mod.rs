//! A table of units held to a standard.
//!
//! | file | what it holds |
//! |---|---|
//! | `evaluator` | [`TableEvaluator`](crate::evaluation::TableEvaluator) |
//! | `result` | [`TableReport`](crate::evaluation::TableReport) and what it is made of |
//! | `formula_value` | [`Unsettled`](crate::evaluation::Unsettled): why a formula has no value, and the values of those that have |
//! | `spread` | [`Spread`](crate::evaluation::Spread): how far units are apart, by the one table from measure to number |
//! | `presentation` | the report as a document and as a page |

pub(super) mod evaluator;
pub(super) mod formula_value;
pub(super) mod presentation;
pub(super) mod result;
pub(super) mod spread;
