//! TODO planning/statements

pub(super) mod document;
pub(super) mod report;
pub(super) mod review;
