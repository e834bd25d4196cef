//! What is said of both years, and whether it turned.

use crate::judgement::Verdict;
use serde::{Deserialize, Serialize};

/// One thing as it was, and as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BeforeAfter<T> {
    /// In the first year.
    pub before: T,
    /// In the second year.
    pub after: T,
}

impl<T> BeforeAfter<T> {
    /// The same question asked of both.
    pub(super) fn map<U>(&self, ask: impl Fn(&T) -> U) -> BeforeAfter<U> {
        BeforeAfter {
            before: ask(&self.before),
            after: ask(&self.after),
        }
    }
}

/// Which way a verdict turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// It was not met, and is met or no longer applies.
    ToMet,
    /// It was met or did not apply, and is not met.
    ToNotMet,
}

impl BeforeAfter<Option<Verdict>> {
    /// Which way the verdict turned; `None` where it did not, and where one of the years has none or it
    /// cannot be told there. What is not known has not turned.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::{BeforeAfter, Turn, Verdict};
    ///
    /// let turned = |before, after| BeforeAfter { before: Some(before), after: Some(after) }.turned();
    /// assert_eq!(turned(Verdict::NotMet, Verdict::NotApplicable), Some(Turn::ToMet));
    /// assert_eq!(turned(Verdict::Met, Verdict::NotMet), Some(Turn::ToNotMet));
    /// assert_eq!(turned(Verdict::NotAssessable, Verdict::NotMet), None);
    /// ```
    #[must_use]
    pub fn turned(&self) -> Option<Turn> {
        match (self.before?, self.after?) {
            (Verdict::NotMet, after) if after.is_clear() => Some(Turn::ToMet),
            (before, Verdict::NotMet) if before.is_clear() => Some(Turn::ToNotMet),
            _ => None,
        }
    }
}
