//! A county among the others of its area.

use crate::evaluation::county::achievement::Achievement;
use crate::evaluation::county::balance::Balance;
use crate::evaluation::county::report::Report;
use crate::judgement::Verdict;
use crate::numeric::Rational;
use rust_decimal::prelude::ToPrimitive as _;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// A county among the others of its area.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct CountyStanding<'r> {
    /// Its place from one, among the counties of the area: by the share of indicators and clauses that
    /// are met (达成率), exactly; by the verdict where the standard does not count them. Counties of one
    /// share have one rank, and the next has as many places more as they are: 1, 2, 2, 4.
    pub rank: usize,
    /// Its report.
    pub report: &'r Report<'r>,
}

impl<'r> CountyStanding<'r> {
    /// The counties with their ranks, the first of them first; those of one rank stay in their order.
    pub(super) fn ranked(reports: &[&'r Report<'r>]) -> Vec<Self> {
        let mut reports = reports.to_vec();
        reports.sort_by(|one, other| order(one, other));
        let mut standings: Vec<Self> = Vec::with_capacity(reports.len());
        for (place, report) in (1..).zip(reports) {
            let rank = match standings.last() {
                Some(before) if order(before.report, report) == Ordering::Equal => before.rank,
                _ => place,
            };
            standings.push(Self { rank, report });
        }
        standings
    }

    /// How many schools are judged: those with a part.
    #[must_use]
    pub fn schools(&self) -> usize {
        let parts = self.report.parts().iter();
        parts.map(|part| part.school).collect::<BTreeSet<_>>().len()
    }

    /// How many schools have a part that does not satisfy the school rule; `None` where the standard has
    /// no threshold.
    #[must_use]
    pub fn failing_schools(&self) -> Option<usize> {
        self.schools_with(Verdict::NotMet)
    }

    /// How many schools have no such part, and one of which it cannot be told; `None` where the standard
    /// has no threshold.
    #[must_use]
    pub fn undecided_schools(&self) -> Option<usize> {
        self.schools_with(Verdict::NotAssessable)
    }

    fn schools_with(&self, verdict: Verdict) -> Option<usize> {
        let standard = self.report.standard();
        standard
            .indicators
            .iter()
            .any(|one| one.threshold.is_some())
            .then(|| {
                // The parts of a school stand together.
                let parts = self.report.parts();
                let schools = parts.chunk_by(|one, next| one.school == next.school);
                schools
                    .filter(|parts| {
                        let verdicts = parts.iter().filter_map(|part| part.verdict);
                        Verdict::all(verdicts) == verdict
                    })
                    .count()
            })
    }

    /// Whether it cannot be said which coefficient is the worst, because one is
    /// [kept back](crate::evaluation::Suppression).
    #[must_use]
    pub fn is_worst_withheld(&self) -> bool {
        let mut rows = self.report.balance().iter();
        rows.any(|row| row.withheld && row.coefficient_of_variation.is_none())
    }

    /// The coefficient of variation that takes most of its limit, or is the largest where the standard
    /// sets none; of several, the first in the order of the report. `None` if none is known.
    #[must_use]
    pub fn worst(&self) -> Option<&'r Balance> {
        let mut worst: Option<(&Balance, f64)> = None;
        for row in self.report.balance() {
            let Some(coefficient) = row.coefficient_of_variation else {
                continue;
            };
            let limit = row.limit.and_then(|limit| limit.number.to_f64());
            let taken = coefficient / limit.filter(|limit| *limit > 0.0).unwrap_or(1.0);
            if worst.is_none_or(|(_, most)| taken > most) {
                worst = Some((row, taken));
            }
        }
        worst.map(|(row, _)| row)
    }
}

/// Which of two counties stands before the other.
fn order(one: &Report<'_>, other: &Report<'_>) -> Ordering {
    let share = |report: &Report<'_>| report.achievement().map(Achievement::rate);
    match (share(one), share(other)) {
        (Some(one), Some(other)) => Rational::cmp(&other, &one),
        _ => by_verdict(one.verdict()).cmp(&by_verdict(other.verdict())),
    }
}

const fn by_verdict(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Met | Verdict::NotApplicable => 0,
        Verdict::NotAssessable => 1,
        Verdict::NotMet => 2,
    }
}
