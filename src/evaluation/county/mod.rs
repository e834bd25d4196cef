//! TODO evaluation/county

pub(super) mod achievement;
pub(super) mod balance;
pub(super) mod clause;
pub(super) mod comparison;
pub(super) mod evaluator;
pub(super) mod finding;
pub(super) mod measurement;
pub(super) mod missing;
pub(super) mod possible_balance;
pub(super) mod presentation;
pub(super) mod report;
pub(super) mod roll;
pub(super) mod worklist;
