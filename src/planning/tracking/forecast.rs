//! Where the trend of a row leads.

use crate::judgement::exact;
use crate::model::{BaselineLevel, PlanRow, Relation};
use crate::numeric::{ExactTrend, Rational, TrendPoint};

/// Where the least-squares line through the baseline and the observations leads.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Forecast {
    /// The year foreseen: the target year.
    pub year: i32,
    /// The change each year on the line.
    pub annual_change: Rational,
    /// The value on the line, exactly.
    pub value: Rational,
    /// The lower end of the interval that holds the value of that year with a probability of 95 %.
    pub lower: f64,
    /// The upper end.
    pub upper: f64,
    /// The probability that the target is met.
    pub probability_met: f64,
}

impl Forecast {
    /// The forecast of a row from its observations so far; `None` under three points, where all are
    /// of one year, or where an end of the interval is beyond the largest double.
    pub(super) fn of(row: &PlanRow, observed: &[(i32, Rational)]) -> Option<Self> {
        let point = |year: i32, value: Rational| TrendPoint {
            position: Rational::from(year),
            value,
        };
        let mut points = Vec::with_capacity(observed.len() + 1);
        if let BaselineLevel::Value(value) = &row.baseline().level {
            points.push(point(row.baseline().year, exact(value)));
        }
        let observed = observed.iter();
        points.extend(observed.map(|(year, value)| point(*year, value.clone())));
        let trend = ExactTrend::new(&points).ok()?;
        let target = row.target();
        let prediction = trend.predict(&Rational::from(target.year));
        let interval = prediction.interval().ok()?;
        let number = exact(&target.bound.number);
        let relation = target.bound.relation;
        let probability_met = match relation {
            // One number among all has no chance.
            Relation::Exactly => 0.0,
            _ if prediction.is_certain() => {
                if relation.holds(prediction.value().cmp(&number)) {
                    1.0
                } else {
                    0.0
                }
            }
            Relation::AtLeast | Relation::Above => prediction.probability_above(&number),
            Relation::AtMost | Relation::Below => prediction.probability_below(&number),
        };
        Some(Self {
            year: target.year,
            annual_change: trend.slope().clone(),
            value: prediction.value().clone(),
            lower: interval.lower,
            upper: interval.upper,
            probability_met,
        })
    }
}
