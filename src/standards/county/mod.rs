//! TODO standards/county

pub(super) mod checking;
pub(super) mod clause;
pub(super) mod criterion;
pub(super) mod fields;
pub(super) mod indicator;
pub(super) mod reading;
pub(super) mod relief;
pub(super) mod standard;
