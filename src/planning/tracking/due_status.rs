//! How a task or a monotone target stands.

use crate::model::Language;
use serde::{Deserialize, Serialize};

/// How something stands that is due by the end of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DueStatus {
    /// What is known does not tell: nothing was observed, or a year is missing.
    NoData,
    /// It is met, and nothing that is still to come can undo it.
    Met,
    /// It is not met, and nothing that is still to come can mend it.
    NotMet,
    /// It is not yet due, and can still be met or missed.
    TooEarly,
}

impl DueStatus {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::NoData, Self::Met, Self::NotMet, Self::TooEarly];

    /// The word of a report.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::NoData, Language::Zh) => "无数据",
            (Self::NoData, Language::En) => "no data",
            (Self::Met, Language::Zh) => "已完成",
            (Self::Met, Language::En) => "met",
            (Self::NotMet, Language::Zh) => "未完成",
            (Self::NotMet, Language::En) => "not met",
            (Self::TooEarly, Language::Zh) => "尚未到期",
            (Self::TooEarly, Language::En) => "too early to tell",
        }
    }
}

/// How many of some tasks or monotone targets stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DueCounts {
    /// Met for good.
    pub met: usize,
    /// Missed for good.
    pub not_met: usize,
    /// Not yet due.
    pub too_early: usize,
    /// Not told by what is known.
    pub no_data: usize,
}

impl DueCounts {
    /// The counts of some statuses.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::planning::{DueCounts, DueStatus};
    ///
    /// let counts = DueCounts::of([DueStatus::Met, DueStatus::TooEarly, DueStatus::Met]);
    /// assert_eq!((counts.met, counts.total()), (2, 3));
    /// ```
    #[must_use]
    pub fn of(statuses: impl IntoIterator<Item = DueStatus>) -> Self {
        let mut counts = Self::default();
        for status in statuses {
            let count = match status {
                DueStatus::Met => &mut counts.met,
                DueStatus::NotMet => &mut counts.not_met,
                DueStatus::TooEarly => &mut counts.too_early,
                DueStatus::NoData => &mut counts.no_data,
            };
            *count += 1;
        }
        counts
    }

    /// How many there are.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.met + self.not_met + self.too_early + self.no_data
    }
}
