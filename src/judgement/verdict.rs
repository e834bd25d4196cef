//! The answers a rule can have.

use crate::model::Language;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Whether something holds: yes, no, cannot tell, or the question does not arise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It holds (达标).
    Met,
    /// It does not hold (未达标).
    NotMet,
    /// It cannot be told: something it needs is not known (无法判定).
    NotAssessable,
    /// There is nothing that it could be asked of (不适用).
    NotApplicable,
}

impl Verdict {
    /// The verdict of a known answer, or [`Verdict::NotAssessable`] where there is none.
    #[must_use]
    pub const fn of(answer: Option<bool>) -> Self {
        match answer {
            Some(true) => Self::Met,
            Some(false) => Self::NotMet,
            None => Self::NotAssessable,
        }
    }

    /// The word that stands for it in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::NotAssessable => "not_assessable",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Whether it stands in nobody's way: met, or not applicable.
    #[must_use]
    pub const fn is_clear(self) -> bool {
        matches!(self, Self::Met | Self::NotApplicable)
    }

    /// The word for it in a report.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        match self {
            Self::Met => language.pick("达标", "met"),
            Self::NotMet => language.pick("未达标", "not met"),
            Self::NotAssessable => language.pick("无法判定", "not assessable"),
            Self::NotApplicable => language.pick("不适用", "not applicable"),
        }
    }
}

/// Prints the English [`word`](Verdict::word).
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word(Language::En))
    }
}
