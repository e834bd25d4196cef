//! TODO planning/tracking/presentation

pub(in crate::planning) mod document;
pub(in crate::planning) mod method_table;
pub(in crate::planning) mod report;
pub(in crate::planning) mod wording;
