//! TODO model/writing

pub(super) mod amount;
pub(super) mod document;
pub(super) mod faults;
pub(super) mod fields;
pub(super) mod half_width;
pub(super) mod nearest;
pub(super) mod shown;
pub(super) mod text;
