//! What is said of a figure that is held to a bound: three-valued, and by exact arithmetic.
//!
//! This room knows fractions and amounts. It does not know which rule a bound comes from, nor who is judged.
//!
//! | file | what it holds |
//! |---|---|
//! | `verdict` | [`Verdict`]: met, not met, or not to be told |
//! | `verdict_counts` | [`VerdictCounts`]: how many verdicts came out how, and how they join |
//! | `bound` | an exact value held to a [`Bound`] |
//! | `reporting` | [`Reporting`]: how a figure is rounded when it is reported |
//! | `exact` | an amount as an exact fraction, and sums of them |

mod bound;
mod exact;
mod reporting;
mod verdict;
mod verdict_counts;

pub use crate::model::{Bound, Relation};
pub(crate) use exact::{ExactSum, exact, exact_text};
pub use reporting::Reporting;
pub(crate) use reporting::{ROUNDING_MODES, short};
pub use verdict::Verdict;
pub use verdict_counts::VerdictCounts;
