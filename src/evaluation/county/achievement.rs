//! The share of the indicators and clauses of a standard that are met (达成率).

use crate::evaluation::county::balance::Balance;
use crate::evaluation::county::clause::ClauseResult;
use crate::evaluation::county::measurement::Part;
use crate::judgement::Verdict;
use crate::numeric::Rational;
use crate::standards::Standard;

/// How many of the indicators and clauses of a standard are met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Achievement {
    /// The verdict on each indicator, in the order of the standard.
    pub indicators: Vec<Verdict>,
    /// Those met or not applicable, clauses included.
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
        balance: &[Balance],
        clauses: &[ClauseResult],
    ) -> Self {
        let indicators: Vec<Verdict> = (0..standard.indicators.len())
            .map(|indicator| indicator_verdict(indicator, parts, balance))
            .collect();
        let (mut met, mut not_met, mut not_assessable) = (0, 0, 0);
        for verdict in indicators
            .iter()
            .copied()
            .chain(clauses.iter().map(|one| one.verdict))
        {
            *match verdict {
                Verdict::Met | Verdict::NotApplicable => &mut met,
                Verdict::NotMet => &mut not_met,
                Verdict::NotAssessable => &mut not_assessable,
            } += 1;
        }
        Self {
            indicators,
            met,
            not_met,
            not_assessable,
        }
    }

    /// How many there are.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.met + self.not_met + self.not_assessable
    }

    /// The percentage met, exactly.
    ///
    /// A standard has at least one indicator, so there is always something to divide by.
    #[must_use]
    pub fn rate(&self) -> Rational {
        let count = |n: usize| Rational::from(i128::try_from(n).unwrap_or(i128::MAX));
        let met = &count(self.met) * &Rational::from(100);
        met.checked_div(&count(self.total()))
            .unwrap_or(Rational::ZERO)
    }
}

/// An indicator is met in a county when its coefficients of variation are within the limits and
/// every part that misses its threshold passes the school rule all the same.
fn indicator_verdict(indicator: usize, parts: &[Part], balance: &[Balance]) -> Verdict {
    if parts.is_empty() {
        return Verdict::NotAssessable;
    }
    let dispersions = balance
        .iter()
        .filter(|row| row.indicator == indicator)
        .filter_map(|row| row.verdict);
    let thresholds = parts.iter().filter_map(|part| {
        let missed = part.indicators.get(indicator)?.verdict?;
        Some(match (missed, part.verdict) {
            // A part that misses its threshold is excused where it passes, and where it cannot be
            // told whether it passes, neither can this.
            (Verdict::NotMet, Some(school_rule)) => school_rule,
            (verdict, _) => verdict,
        })
    });
    match Verdict::all(dispersions.chain(thresholds)) {
        Verdict::NotApplicable => Verdict::Met,
        verdict => verdict,
    }
}
