//! TODO planning/enrolment/presentation

pub(in crate::planning) mod document;
pub(in crate::planning) mod markdown_report;
pub(in crate::planning) mod text_report;
pub(in crate::planning) mod wording;
