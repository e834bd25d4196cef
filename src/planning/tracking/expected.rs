//! What the path of a row asks for in a year.

use crate::judgement::exact;
use crate::model::{BaselineLevel, PlanPath, PlanRow};
use crate::numeric::{GeometricPoint, Rational};
use std::cmp::Ordering;

/// What a path asks for in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected {
    /// A fraction.
    Exact(Rational),
    /// A point of a geometric path, as a rule irrational.
    Geometric(GeometricPoint),
}

impl Expected {
    /// What a row asks for in a year; `None` where its baseline is a bound.
    pub(super) fn of(row: &PlanRow, year: i32) -> Option<Self> {
        let BaselineLevel::Value(baseline) = &row.baseline().level else {
            return None;
        };
        let (first, last) = (row.baseline().year, row.target().year);
        let target = &row.target().bound.number;
        if year <= first {
            return Some(Self::Exact(exact(baseline)));
        }
        if year >= last {
            return Some(Self::Exact(exact(target)));
        }
        Some(match row.path() {
            PlanPath::Linear => {
                let (start, end) = (exact(baseline), exact(target));
                // The target year is after the base year, so the divisor is not zero.
                let share = Rational::new(year - first, last - first).ok()?;
                Self::Exact(&start + (&end - &start) * share)
            }
            PlanPath::Geometric => {
                let steps = u32::try_from(year - first).ok()?;
                let total = u32::try_from(last - first).ok()?;
                let point = GeometricPoint::new(exact(baseline), exact(target), steps, total);
                Self::Geometric(point.ok()?)
            }
            PlanPath::Stepped(steps) => {
                let due = steps.range(..=year).next_back();
                Self::Exact(exact(due.map_or(baseline, |(_, number)| number)))
            }
        })
    }

    /// How it stands to a value, exactly.
    #[must_use]
    pub fn compare(&self, value: &Rational) -> Ordering {
        match self {
            Self::Exact(expected) => expected.cmp(value),
            Self::Geometric(point) => point.compare(value),
        }
    }

    /// The nearest double.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        match self {
            Self::Exact(expected) => expected.to_f64(),
            Self::Geometric(point) => point.to_f64(),
        }
    }
}
