//! A part of a school in two years.

use crate::evaluation::county::measurement::{IndicatorResult, Part};
use crate::evaluation::years::turn::BeforeAfter;
use crate::judgement::Verdict;
use crate::model::{School, Stage};

/// A part of a school in two years, of one of which it may be absent.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct PartChange<'r> {
    /// The stage.
    pub stage: Stage,
    /// The school, in each year in which it has the part.
    pub schools: BeforeAfter<Option<&'r School>>,
    /// The part, in each year in which it is there.
    pub parts: BeforeAfter<Option<&'r Part>>,
}

impl<'r> PartChange<'r> {
    /// The school as it is now, or as it was if it has the part no longer.
    #[must_use]
    pub fn school(&self) -> Option<&'r School> {
        self.schools.after.or(self.schools.before)
    }

    /// Whether the part satisfies the school rule.
    #[must_use]
    pub fn verdict(&self) -> BeforeAfter<Option<Verdict>> {
        self.parts.map(|part| part.and_then(|part| part.verdict))
    }

    /// What was found of an indicator, by its place in the standard.
    #[must_use]
    pub fn indicator(&self, place: usize) -> BeforeAfter<Option<&'r IndicatorResult>> {
        self.parts
            .map(|part| part.and_then(|part| part.indicators.get(place)))
    }

    /// Whether the threshold of an indicator is met, by the place of the indicator in the standard.
    #[must_use]
    pub fn indicator_verdict(&self, place: usize) -> BeforeAfter<Option<Verdict>> {
        let results = self.indicator(place);
        results.map(|result| result.and_then(|result| result.verdict))
    }

    /// Whether the part is there in both years.
    #[must_use]
    pub const fn stayed(&self) -> bool {
        self.parts.before.is_some() && self.parts.after.is_some()
    }
}
