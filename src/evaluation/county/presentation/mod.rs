//! TODO evaluation/county/presentation

pub(in crate::evaluation) mod document;
pub(in crate::evaluation) mod explanation;
pub(in crate::evaluation) mod markdown_report;
pub(in crate::evaluation) mod summary;
pub(in crate::evaluation) mod task_sentence;
pub(in crate::evaluation) mod text_report;
