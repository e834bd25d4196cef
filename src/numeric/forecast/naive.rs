//! The yardsticks: nothing changes, or all goes on as it did on the whole.

use crate::numeric::error::NumericError;
use crate::numeric::forecast::series::TimeSeries;
use crate::numeric::forecast::{Ends, ForecastMethod, ends};
use crate::numeric::number::rational::Rational;

/// What was, will be: the last value.
///
/// # Formula
///
/// ```text
///      ŷ(x) = yₙ
/// ```
///
/// Hyndman and Athanasopoulos (2021), Forecasting: principles and practice, third edition, section
/// 5.2; <https://otexts.com/fpp3/simple-methods.html>
///
/// # Examples
///
/// ```
/// use junheng::numeric::forecast::{ForecastMethod, LastValue, TimeSeries};
///
/// let series = TimeSeries::new([(2021, 10), (2022, 12), (2023, 11)])?;
/// assert_eq!(LastValue.predict(&series, &2030.into())?, 11.into());
/// assert!(LastValue.predict(&series, &2023.into()).is_err());
/// # Ok::<(), junheng::numeric::NumericError>(())
/// ```
#[doc(alias = "naive")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LastValue;

impl ForecastMethod for LastValue {
    fn points_needed(&self) -> usize {
        1
    }

    fn predict(&self, series: &TimeSeries, position: &Rational) -> Result<Rational, NumericError> {
        Ok(ends(self, series, position)?.last.value.clone())
    }
}

/// The line from the first point through the last.
///
/// # Formula
///
/// ```text
///      ŷ(x) = yₙ + (x − xₙ) (yₙ − y₁) / (xₙ − x₁)
/// ```
///
/// Hyndman and Athanasopoulos (2021), Forecasting: principles and practice, third edition, section
/// 5.2; <https://otexts.com/fpp3/simple-methods.html>
///
/// # Examples
///
/// From 10 to 16 in three years; two years on, 4 more:
///
/// ```
/// use junheng::numeric::forecast::{Drift, ForecastMethod, TimeSeries};
///
/// let series = TimeSeries::new([(2020, 10), (2021, 90), (2023, 16)])?;
/// assert_eq!(Drift.predict(&series, &2025.into())?, 20.into());
/// # Ok::<(), junheng::numeric::NumericError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Drift;

impl ForecastMethod for Drift {
    fn points_needed(&self) -> usize {
        2
    }

    fn predict(&self, series: &TimeSeries, position: &Rational) -> Result<Rational, NumericError> {
        let Ends { first, last } = ends(self, series, position)?;
        let rise = &last.value - &first.value;
        let slope = rise.checked_div(&(&last.position - &first.position))?;
        Ok(&last.value + slope * (position - &last.position))
    }
}
