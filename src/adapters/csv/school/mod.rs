//! TODO adapters/csv/school

pub(super) mod fault;
pub(super) mod file;
pub(super) mod header;
