//! The rules that hold values to bounds: the school rule and the limits on dispersion.

use crate::judgement::{Bound, Reporting};
use crate::standards::county::indicator::PerStage;
use rust_decimal::Decimal;
use serde::Serialize;
use std::borrow::Cow;

/// The school rule: so many thresholds met, and no value below a share of its threshold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SchoolRule {
    /// How many thresholds a part must meet at least.
    pub at_least: u32,
    /// The share of its threshold that every value must reach; 0.85 is 85 %.
    pub floor_share: Decimal,
    /// The clause that sets it.
    pub source: Cow<'static, str>,
}

/// The limits on the dispersion between schools, measured by the pupil-weighted population
/// coefficient of variation (校际差异系数).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DispersionRule {
    /// The limit on the coefficient of each indicator by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<PerStage<Bound>>,
    /// The limit on the mean of the coefficients of a stage (综合差异系数).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub composite: Option<PerStage<Bound>>,
    /// How coefficients are reported.
    pub reported: Reporting,
    /// The clause that sets it.
    pub source: Cow<'static, str>,
}
