//! TODO evaluation/county/presentation

mod differences;
pub(in crate::evaluation) mod document;
pub(in crate::evaluation) mod explanation;
mod report;
mod schools;
pub(in crate::evaluation) mod summary;
pub(in crate::evaluation) mod task_sentence;
