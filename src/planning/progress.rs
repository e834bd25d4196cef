//! How far a row of a plan has come.

use super::{Expected, Forecast, PlanStatus};
use crate::evaluation::exact;
use crate::model::{Amount, BaselineLevel, PlanObservations, PlanRow};
use crate::numeric::Rational;

/// The newest observation of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latest {
    /// Its year.
    pub year: i32,
    /// Its value, as written.
    pub value: Amount,
}

/// How far a row of a plan has come.
#[derive(Clone, Debug, PartialEq)]
pub struct RowProgress<'a> {
    /// The row.
    pub row: &'a PlanRow,
    /// The newest observation so far.
    pub latest: Option<Latest>,
    /// The share of the way from baseline to target, not clamped.
    pub progress: Option<Rational>,
    /// What the path asks for in the year of the latest observation.
    pub expected: Option<Expected>,
    /// What is still needed each year.
    pub required_annual_change: Option<Rational>,
    /// How it stands.
    pub status: PlanStatus,
    /// Where the trend leads.
    pub forecast: Option<Forecast>,
}

impl<'a> RowProgress<'a> {
    pub(super) fn of(row: &'a PlanRow, observations: &PlanObservations, as_of: i32) -> Self {
        let values = observations.values(row.indicator(), row.stage());
        let values: Vec<(i32, &Amount)> = values.filter(|(year, _)| *year <= as_of).collect();
        let latest = values.last().map(|(year, value)| Latest {
            year: *year,
            value: (*value).clone(),
        });
        let exact_values: Vec<(i32, Rational)> = values
            .iter()
            .map(|(year, value)| (*year, exact(value)))
            .collect();
        let forecast = Forecast::of(row, &exact_values);
        let Some((year, value)) = exact_values.last() else {
            return Self {
                row,
                latest,
                progress: None,
                expected: None,
                required_annual_change: None,
                status: PlanStatus::NoData,
                forecast,
            };
        };
        let expected = Expected::of(row, *year);
        let status = status(row, value, expected.as_ref());
        Self {
            row,
            latest,
            progress: progress(row, value),
            required_annual_change: required(row, *year, value, status),
            expected,
            status,
            forecast,
        }
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
