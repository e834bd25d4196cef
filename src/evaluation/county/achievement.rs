//! The share of the indicators and clauses of a standard that are met (达成率).

use crate::evaluation::county::balance::DispersionVerdicts;
use crate::evaluation::county::clause::ClauseResult;
use crate::evaluation::county::measurement::Part;
use crate::judgement::{Verdict, VerdictCounts};
use crate::numeric::{Rational, RoundingMode};
use crate::ratio::achievement_rate;
use crate::standards::Standard;
use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Serialize, Serializer};

/// How many of the indicators and clauses of a standard are met.
///
/// A file also has the total, the percentage and the percentage as reported; they are not looked at when
/// it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Achievement {
    /// Those met or not applicable.
    pub met: usize,
    /// Those not met.
    pub not_met: usize,
    /// Those that cannot be told.
    pub not_assessable: usize,
}

impl Achievement {
    pub(super) fn of(
        standard: &Standard,
        parts: &[Part],
        dispersions: &DispersionVerdicts,
        clauses: &[ClauseResult],
    ) -> Self {
        let indicators = indicator_verdicts(standard, parts, dispersions);
        let clauses = clauses.iter().map(|one| one.verdict);
        let counts = VerdictCounts::of(indicators.chain(clauses));
        Self {
            met: counts.met + counts.not_applicable,
            not_met: counts.not_met,
            not_assessable: counts.not_assessable,
        }
    }

    /// How many there are.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.met + self.not_met + self.not_assessable
    }

    /// The percentage met, exactly: [`ACHIEVEMENT_RATE`](crate::ratio::ACHIEVEMENT_RATE).
    ///
    /// A standard has at least one indicator, so there is always something to divide by.
    #[must_use]
    pub fn rate(&self) -> Rational {
        achievement_rate(self.met, self.total()).unwrap_or(Rational::ZERO)
    }

    /// The percentage met to one decimal, rounded half away from zero from the exact one.
    #[must_use]
    pub fn reported_rate(&self) -> String {
        self.rate().to_fixed(1, RoundingMode::HalfAwayFromZero)
    }
}

impl Serialize for Achievement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("Achievement", 6)?;
        written.serialize_field("met", &self.met)?;
        written.serialize_field("not_met", &self.not_met)?;
        written.serialize_field("not_assessable", &self.not_assessable)?;
        written.serialize_field("total", &self.total())?;
        written.serialize_field("rate", &self.rate().to_f64())?;
        written.serialize_field("reported_rate", &self.reported_rate())?;
        written.end()
    }
}

/// The verdict on each indicator, in the order of the standard.
pub(super) fn indicator_verdicts(
    standard: &Standard,
    parts: &[Part],
    dispersions: &DispersionVerdicts,
) -> impl Iterator<Item = Verdict> {
    (0..standard.indicators.len()).map(|indicator| indicator_verdict(indicator, parts, dispersions))
}

/// An indicator is met in a county when its coefficients of variation are within the limits and
/// every part that misses its threshold passes the school rule all the same.
fn indicator_verdict(
    indicator: usize,
    parts: &[Part],
    dispersions: &DispersionVerdicts,
) -> Verdict {
    if parts.is_empty() {
        return Verdict::NotAssessable;
    }
    let thresholds = parts.iter().filter_map(|part| {
        let missed = part.indicators.get(indicator)?.verdict?;
        Some(match (missed, part.verdict) {
            // A part that misses its threshold is excused where it passes, and where it cannot be
            // told whether it passes, neither can this.
            (Verdict::NotMet, Some(school_rule)) => school_rule,
            (verdict, _) => verdict,
        })
    });
    match Verdict::all(dispersions.on(indicator).chain(thresholds)) {
        Verdict::NotApplicable => Verdict::Met,
        verdict => verdict,
    }
}
