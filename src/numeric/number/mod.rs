//! TODO numeric/number

pub(super) mod arithmetic;
pub(super) mod big_fraction;
pub(super) mod count;
pub(super) mod double_double;
pub(super) mod dyadic;
pub(super) mod enclosure;
pub(super) mod extended;
pub(super) mod nearest;
pub(super) mod order;
pub(super) mod rational;
pub(super) mod repr;
pub(super) mod rounding;
pub(super) mod wide_sum;
