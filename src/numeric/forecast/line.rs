//! Lines through all the points: of least squares, and of the median slope.

use crate::numeric::error::NumericError;
use crate::numeric::exact::average::median;
use crate::numeric::forecast::least_squares::Line;
use crate::numeric::forecast::series::TimeSeries;
use crate::numeric::forecast::trend_point::TrendPoint;
use crate::numeric::forecast::{ForecastMethod, ends};
use crate::numeric::number::rational::Rational;

/// The line of least squares.
///
/// [`ExactTrend`](crate::numeric::ExactTrend) gives the interval around it.
///
/// # Formula
///
/// ```text
///      ŷ(x) = ȳ + β (x − x̄)      with  β = Σ (xᵢ − x̄)(yᵢ − ȳ) / Σ (xᵢ − x̄)²
/// ```
///
/// # Examples
///
/// Through 1, 2, 4 at 0, 1, 2 the line rises by 3/2 from 5/6:
///
/// ```
/// use junheng::numeric::Rational;
/// use junheng::numeric::forecast::{ForecastMethod, LeastSquares, TimeSeries};
///
/// let series = TimeSeries::new([(0, 1), (1, 2), (2, 4)])?;
/// assert_eq!(LeastSquares.predict(&series, &3.into())?, Rational::new(16, 3)?);
/// # Ok::<(), junheng::numeric::NumericError>(())
/// ```
#[doc(alias = "linear regression")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LeastSquares;

impl ForecastMethod for LeastSquares {
    fn points_needed(&self) -> usize {
        2
    }

    fn predict(&self, series: &TimeSeries, position: &Rational) -> Result<Rational, NumericError> {
        ends(self, series, position)?;
        Ok(Line::through(series.points())?.at(position))
    }
}

/// The line whose slope is the median of the slopes between all pairs of points.
///
/// Up to 29 % of the points may be far off without carrying the line away.
///
/// # Formula
///
/// ```text
///      ŷ(x) = a + b x      with  b = median (yⱼ − yᵢ)/(xⱼ − xᵢ) over i < j,
///                                a = median (yᵢ − b xᵢ)
/// ```
///
/// The median of an even number of values is the mean of the two in the middle.
///
/// Sen (1968), Journal of the American Statistical Association 63(324), 1379–1389;
/// <https://doi.org/10.1080/01621459.1968.10480934>. The intercept is the one that
/// `theilslopes` of `SciPy` calls `joint`,
/// <https://docs.scipy.org/doc/scipy/reference/generated/scipy.stats.theilslopes.html>; its default takes
/// the median of the values less `b` times that of the positions.
///
/// # Examples
///
/// One point far off a line of slope 1 changes nothing:
///
/// ```
/// use junheng::numeric::forecast::{ForecastMethod, TheilSen, TimeSeries};
///
/// let series = TimeSeries::new([(0, 0), (1, 1), (2, 50), (3, 3), (4, 4)])?;
/// assert_eq!(TheilSen.predict(&series, &10.into())?, 10.into());
/// # Ok::<(), junheng::numeric::NumericError>(())
/// ```
#[doc(alias = "median slope")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TheilSen;

impl ForecastMethod for TheilSen {
    fn points_needed(&self) -> usize {
        2
    }

    fn predict(&self, series: &TimeSeries, position: &Rational) -> Result<Rational, NumericError> {
        ends(self, series, position)?;
        let points = series.points();
        let between = |one: &TrendPoint, next: &TrendPoint| {
            (&next.value - &one.value).checked_div(&(&next.position - &one.position))
        };
        let slopes: Result<Vec<Rational>, NumericError> = points
            .iter()
            .enumerate()
            .flat_map(|(index, one)| {
                let later = points.iter().skip(index + 1);
                later.map(move |next| between(one, next))
            })
            .collect();
        let slope = median(slopes?)?;
        let starts = points
            .iter()
            .map(|point| &point.value - &slope * &point.position);
        let start = median(starts.collect())?;
        Ok(start + slope * position)
    }
}
