//! TODO evaluation/table

pub(super) mod evaluator;
pub(super) mod formula_value;
pub(super) mod presentation;
pub(super) mod result;
pub(super) mod spread;
