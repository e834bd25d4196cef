//! How many verdicts came out how, and how they join.

use crate::judgement::verdict::Verdict;
use serde::{Deserialize, Serialize};

/// How many of some verdicts came out how.
///
/// # Examples
///
/// ```
/// use junheng::judgement::{Verdict, VerdictCounts};
///
/// let counts = VerdictCounts::of([Verdict::Met, Verdict::NotAssessable, Verdict::Met]);
/// assert_eq!((counts.met, counts.not_assessable, counts.total()), (2, 1, 3));
/// assert_eq!(counts.verdict(), Verdict::NotAssessable);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VerdictCounts {
    /// Those that are met.
    pub met: usize,
    /// Those that are not met.
    pub not_met: usize,
    /// Those that cannot be told.
    pub not_assessable: usize,
    /// Those that do not apply.
    pub not_applicable: usize,
}

impl VerdictCounts {
    /// The counts of some verdicts.
    #[must_use]
    pub fn of(verdicts: impl IntoIterator<Item = Verdict>) -> Self {
        let mut counts = Self::default();
        for verdict in verdicts {
            counts.add(verdict);
        }
        counts
    }

    pub(crate) const fn add(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Met => self.met += 1,
            Verdict::NotMet => self.not_met += 1,
            Verdict::NotAssessable => self.not_assessable += 1,
            Verdict::NotApplicable => self.not_applicable += 1,
        }
    }

    /// How many there are.
    #[must_use]
    pub const fn total(self) -> usize {
        self.met + self.not_met + self.not_assessable + self.not_applicable
    }

    /// Whether all of them hold, as [`Verdict::all`] would say.
    #[must_use]
    pub const fn verdict(self) -> Verdict {
        match self {
            Self { not_met: 1.., .. } => Verdict::NotMet,
            Self {
                not_assessable: 1..,
                ..
            } => Verdict::NotAssessable,
            Self { met: 1.., .. } => Verdict::Met,
            _ => Verdict::NotApplicable,
        }
    }
}

impl Verdict {
    /// The verdict of several rules that must all hold.
    ///
    /// One that does not hold decides; else one that cannot be told leaves all open; those that do
    /// not apply never block. Where none applies, or there is none, the whole does not apply.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::Verdict::{self, *};
    ///
    /// assert_eq!(Verdict::all([Met, NotApplicable]), Met);
    /// assert_eq!(Verdict::all([Met, NotAssessable]), NotAssessable);
    /// assert_eq!(Verdict::all([NotAssessable, NotMet]), NotMet);
    /// assert_eq!(Verdict::all([]), NotApplicable);
    /// ```
    #[must_use]
    pub fn all(verdicts: impl IntoIterator<Item = Self>) -> Self {
        VerdictCounts::of(verdicts).verdict()
    }
}
