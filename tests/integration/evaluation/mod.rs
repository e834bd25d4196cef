//! What the evaluation of a county must get right, subject by subject.

pub(crate) mod agreement;
mod clauses;
mod laws;
mod limits;
pub(crate) mod oracle;
mod own_standard;
mod parts;
mod possible_balance;
mod progression;
mod ratio;
mod school_rule;
mod thresholds;
mod verdict;
mod worked_numbers;
