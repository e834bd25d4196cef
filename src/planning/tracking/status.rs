//! How a row of a plan stands.

use crate::model::Language;
use serde::{Deserialize, Serialize};

/// How a row of a plan stands: the first of these that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlanStatus {
    /// Nothing was observed so far.
    NoData,
    /// The target is the baseline, and the latest value meets it.
    Held,
    /// The target is the baseline, and the latest value does not meet it.
    Breached,
    /// The latest value meets the target; a strict one strictly.
    Achieved,
    /// The latest value does not meet the target, and without a baseline no more can be said.
    NotYet,
    /// The latest value is worse than the baseline was.
    Regressing,
    /// The latest value is at least as good as its path asks for.
    OnTrack,
    /// It is not, or the path is unknown.
    Behind,
}

impl PlanStatus {
    /// All of them, in the order in which they are tried.
    pub const ALL: [Self; 8] = [
        Self::NoData,
        Self::Held,
        Self::Breached,
        Self::Achieved,
        Self::NotYet,
        Self::Regressing,
        Self::OnTrack,
        Self::Behind,
    ];

    /// Whether the row counts as met.
    #[must_use]
    pub const fn is_met(self) -> bool {
        matches!(self, Self::Held | Self::Achieved)
    }

    /// The word of a report.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::NoData, Language::Zh) => "无数据",
            (Self::NoData, Language::En) => "no data",
            (Self::Held, Language::Zh) => "保持",
            (Self::Held, Language::En) => "held",
            (Self::Breached, Language::Zh) => "未保持",
            (Self::Breached, Language::En) => "breached",
            (Self::Achieved, Language::Zh) => "已达成",
            (Self::Achieved, Language::En) => "achieved",
            (Self::NotYet, Language::Zh) => "尚未达成",
            (Self::NotYet, Language::En) => "not yet",
            (Self::Regressing, Language::Zh) => "倒退",
            (Self::Regressing, Language::En) => "regressing",
            (Self::OnTrack, Language::Zh) => "正常推进",
            (Self::OnTrack, Language::En) => "on track",
            (Self::Behind, Language::Zh) => "滞后",
            (Self::Behind, Language::En) => "behind",
        }
    }
}
