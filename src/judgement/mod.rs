//! What is said of a figure that is held to a bound: three-valued, and by exact arithmetic.
//!
//! This room knows fractions and amounts. It does not know which rule a bound comes from, nor who is judged.
//!
//! | file | what it holds |
//! |---|---|
//! | `verdict` | [`Verdict`]: met, not met, or not to be told |
//! | `verdict_counts` | [`VerdictCounts`]: how many verdicts came out how |
//! | `bound` | [`Bound`], [`Relation`], [`Reporting`]: a bound, and how a figure is reported |
//! | `exact` | an amount as an exact fraction, and sums of them |

mod bound;
mod exact;
mod verdict;
mod verdict_counts;

pub(crate) use bound::ROUNDING_MODES;
pub use bound::{Bound, Relation, Reporting, UnreadableBound};
pub(crate) use exact::{ExactSum, exact};
pub use verdict::Verdict;
pub use verdict_counts::VerdictCounts;
