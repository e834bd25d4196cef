//! TODO adapters/csv/school

pub(super) mod file;
pub(super) mod header;
