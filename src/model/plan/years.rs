//! The years that a plan can speak of.

use std::ops::RangeInclusive;

/// The years that a plan may speak of.
pub const PLAN_YEARS: RangeInclusive<i32> = 1000..=9999;
