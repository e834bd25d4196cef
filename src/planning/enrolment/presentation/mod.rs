//! TODO planning/enrolment/presentation

pub(in crate::planning) mod document;
pub(in crate::planning) mod report;
pub(in crate::planning) mod wording;
