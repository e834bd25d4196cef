//! Where a series leads: methods that are values, and which of them would have done best.
//!
//! | method | what it says of a position to come | points needed |
//! |---|---|---|
//! | [`LastValue`] | the last value | 1 |
//! | [`Drift`] | the line from the first point through the last | 2 |
//! | [`LeastSquares`] | the line of least squares | 2 |
//! | [`TheilSen`] | the line with the median of all slopes | 2 |
//! | [`DampedTrend`] | the smoothed level and a trend that fades | 2 |
//!
//! | file | what it holds |
//! |---|---|
//! | `naive` | [`LastValue`], [`Drift`] |
//! | `line` | [`LeastSquares`], [`TheilSen`] |
//! | `damped_trend` | [`DampedTrend`] |
//! | `series` | [`TimeSeries`]: what a method goes by |
//! | `backtest` | [`Backtest`], [`BacktestResult`] |
//! | `trend` | [`ExactTrend`](crate::numeric::ExactTrend): a line of least squares through exact points, and its predictions |
//! | `trend_point` | [`TrendPoint`]: a point of a series |
//! | `least_squares` | the sums of such a line |
//!
//! [`Backtest`] lets each of them foresee what has been observed since, and tells how far off it was.
//! All is exact: positions, values, parameters and errors are [`Rational`]s, so that a tie is a tie.
//!
//! The first two are the yardsticks: a method that does not beat them on a series has found nothing
//! in it.

pub(super) mod backtest;
pub(super) mod damped_trend;
pub(super) mod least_squares;
pub(super) mod line;
pub(super) mod naive;
pub(super) mod series;
pub(super) mod trend;
pub(super) mod trend_point;

pub use backtest::{Backtest, BacktestResult};
pub use damped_trend::DampedTrend;
pub use line::{LeastSquares, TheilSen};
pub use naive::{Drift, LastValue};
pub use series::TimeSeries;

use crate::numeric::error::NumericError;
use crate::numeric::forecast::trend_point::TrendPoint;
use crate::numeric::number::rational::Rational;

/// A way to foresee a series.
///
/// # Examples
///
/// Methods are values, so a list of them is a table's column. After 10, 12 and 11 in 2021 to 2023:
///
/// ```
/// use junheng::numeric::forecast::{Drift, ForecastMethod, LastValue, TimeSeries};
/// use junheng::numeric::{NumericError, Rational};
///
/// let series = TimeSeries::new([(2021, 10), (2022, 12), (2023, 11)])?;
/// let methods: [&dyn ForecastMethod; 2] = [&LastValue, &Drift];
/// let foreseen: Result<Vec<Rational>, NumericError> =
///     methods.iter().map(|method| method.predict(&series, &2025.into())).collect();
/// // 11, and 11 with one half a year more.
/// assert_eq!(foreseen?, [11.into(), 12.into()]);
/// # Ok::<(), NumericError>(())
/// ```
pub trait ForecastMethod {
    /// The fewest points that it can go by.
    fn points_needed(&self) -> usize;

    /// What it says of a position after the series.
    ///
    /// # Errors
    ///
    /// - [`NumericError::TooFewPoints`] for fewer points than [needed](Self::points_needed).
    /// - [`NumericError::NotAfterSeries`] if the position is not after that of the last point.
    /// - what the method names beside.
    fn predict(&self, series: &TimeSeries, position: &Rational) -> Result<Rational, NumericError>;
}

/// The first and the last point of a series that has the points a method needs and ends before the
/// position asked about.
fn ends<'a>(
    method: &dyn ForecastMethod,
    series: &'a TimeSeries,
    position: &Rational,
) -> Result<Ends<'a>, NumericError> {
    let (count, needed) = (series.points().len(), method.points_needed());
    match series.points() {
        [first, .., last] | [first @ last] if count >= needed => {
            if position <= &last.position {
                return Err(NumericError::NotAfterSeries);
            }
            Ok(Ends { first, last })
        }
        _ => Err(NumericError::TooFewPoints { count, needed }),
    }
}

/// The two ends of a series.
struct Ends<'a> {
    first: &'a TrendPoint,
    last: &'a TrendPoint,
}
