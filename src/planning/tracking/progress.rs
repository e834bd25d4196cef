//! How far a row of a plan has come.

use crate::judgement::exact;
use crate::model::{Amount, BaselineLevel, ObservedInterval, PlanObservations, PlanRow};
use crate::numeric::Rational;
use crate::planning::tracking::expected::Expected;
use crate::planning::tracking::forecast::Forecast;
use crate::planning::tracking::method_comparison::MethodComparison;
use crate::planning::tracking::status::PlanStatus;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// An observation of a row; the newest so far, where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Latest {
    /// Its year.
    pub year: i32,
    /// Its value, as written.
    pub value: Amount,
}

/// Whether an estimate settles if its target is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Every number of its interval meets the target, or none does.
    Sure,
    /// Some do and some do not.
    Unsure,
}

/// How far a row of a plan has come.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RowProgress<'a> {
    /// The row.
    pub row: &'a PlanRow,
    /// The newest observation so far.
    pub latest: Option<Latest>,
    /// All observations so far, the oldest first.
    pub observed: Vec<Latest>,
    /// The share of the way from baseline to target, not clamped.
    pub progress: Option<Rational>,
    /// What the path asks for in the year of the latest observation.
    pub expected: Option<Expected>,
    /// What is still needed each year.
    pub required_annual_change: Option<Rational>,
    /// How it stands.
    pub status: PlanStatus,
    /// The interval of the newest observation, where it has one.
    pub interval: Option<ObservedInterval>,
    /// Whether that interval settles if the target is met; the status is that of the value.
    pub certainty: Option<Certainty>,
    /// Where the trend leads.
    pub forecast: Option<Forecast>,
    /// Which way to foresee would have done best so far, where that was asked for
    /// ([`PlanProgress::with_methods_compared`](crate::planning::PlanProgress::with_methods_compared)).
    pub methods: Option<MethodComparison>,
}

impl<'a> RowProgress<'a> {
    pub(super) fn of(row: &'a PlanRow, observations: &PlanObservations, as_of: i32) -> Self {
        let values = observations.values(row.indicator(), row.stage());
        let values: Vec<(i32, &Amount)> = values.filter(|(year, _)| *year <= as_of).collect();
        let observed = values.iter().map(|(year, value)| Latest {
            year: *year,
            value: (*value).clone(),
        });
        let observed: Vec<Latest> = observed.collect();
        let latest = observed.last().cloned();
        let exact_values: Vec<(i32, Rational)> = values
            .iter()
            .map(|(year, value)| (*year, exact(value)))
            .collect();
        let forecast = Forecast::of(row, &exact_values);
        let Some((year, value)) = exact_values.last() else {
            return Self {
                row,
                latest,
                observed,
                progress: None,
                expected: None,
                required_annual_change: None,
                status: PlanStatus::NoData,
                interval: None,
                certainty: None,
                forecast,
                methods: None,
            };
        };
        let expected = Expected::of(row, *year);
        let status = status(row, value, expected.as_ref());
        let interval = observations.interval(row.indicator(), row.stage(), *year);
        Self {
            certainty: interval.map(|interval| certainty(row, interval)),
            interval: interval.cloned(),
            row,
            latest,
            observed,
            progress: progress(row, value),
            required_annual_change: required(row, *year, value, status),
            expected,
            status,
            forecast,
            methods: None,
        }
    }
}

fn certainty(row: &PlanRow, interval: &ObservedInterval) -> Certainty {
    let bound = &row.target().bound;
    let number = exact(&bound.number);
    let [lower, upper] = [interval.lower(), interval.upper()].map(|end| exact(end).cmp(&number));
    // Between two ends that fail an exact target lies the one number that meets it.
    let passes = lower.is_lt() && upper.is_gt() && bound.relation.holds(Ordering::Equal);
    if bound.relation.holds(lower) == bound.relation.holds(upper)
        && (bound.relation.holds(lower) || !passes)
    {
        Certainty::Sure
    } else {
        Certainty::Unsure
    }
}

fn status(row: &PlanRow, latest: &Rational, expected: Option<&Expected>) -> PlanStatus {
    let bound = &row.target().bound;
    let meets = bound.relation.holds(latest.cmp(&exact(&bound.number)));
    if row.is_hold() {
        return if meets {
            PlanStatus::Held
        } else {
            PlanStatus::Breached
        };
    }
    if meets {
        return PlanStatus::Achieved;
    }
    if row.baseline().level == BaselineLevel::Missing {
        return PlanStatus::NotYet;
    }
    let direction = row.direction();
    if let BaselineLevel::Value(baseline) = &row.baseline().level
        && direction.merit(latest.cmp(&exact(baseline))).is_lt()
    {
        return PlanStatus::Regressing;
    }
    match expected {
        Some(expected) if direction.merit(expected.compare(latest)).is_le() => PlanStatus::OnTrack,
        _ => PlanStatus::Behind,
    }
}

fn progress(row: &PlanRow, latest: &Rational) -> Option<Rational> {
    let baseline = exact(row.baseline().level.value()?);
    let way = exact(&row.target().bound.number) - &baseline;
    // Where the target is the baseline there is no way to go, and the division fails.
    (latest - &baseline).checked_div(&way).ok()
}

fn required(row: &PlanRow, year: i32, latest: &Rational, status: PlanStatus) -> Option<Rational> {
    let left = row.target().year - year;
    if status.is_met() || left <= 0 {
        return None;
    }
    Rational::new(exact(&row.target().bound.number) - latest, left).ok()
}
