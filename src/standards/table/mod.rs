//! TODO standards/table

pub(super) mod checking;
pub(super) mod formula;
pub(super) mod formula_text;
pub(super) mod reading;
pub(super) mod spread_measure;
pub(super) mod standard;
