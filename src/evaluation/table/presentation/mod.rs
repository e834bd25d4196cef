//! TODO evaluation/table/presentation

pub(in crate::evaluation) mod document;
pub(in crate::evaluation) mod explanation;
pub(in crate::evaluation) mod report;
