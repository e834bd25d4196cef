//! TODO

mod bound;
mod exact;
mod verdict;

pub(crate) use bound::ROUNDING_MODES;
pub use bound::{Bound, Relation, Reporting, UnreadableBound};
pub(crate) use exact::{ExactSum, exact};
pub use verdict::Verdict;
