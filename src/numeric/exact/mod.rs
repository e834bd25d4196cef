//! TODO numeric/exact

pub(super) mod average;
pub(super) mod dispersion;
pub(super) mod geometric_point;
pub(super) mod mean_coefficient_of_variation;
pub(super) mod parity;
pub(super) mod possible_dispersion;
pub(super) mod ratio;
pub(super) mod root_mean;
pub(super) mod value_range;
