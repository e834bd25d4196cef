//! How far off a method would have been.

use crate::numeric::error::NumericError;
use crate::numeric::exact::average::mean;
use crate::numeric::forecast::ForecastMethod;
use crate::numeric::forecast::series::TimeSeries;
use crate::numeric::number::rational::Rational;

/// A backtest by rolling origin: a method sees the first points of a series, foresees those that
/// follow, sees one point more, foresees again.
///
/// # Formula
///
/// ```text
///      eₖⱼ = yⱼ − ŷₖ(xⱼ)      for k = m, …, n − 1 points seen, and each j > k with xⱼ ≤ xₖ + h
///
///                mean |eₖⱼ|
///      MASE = ─────────────────
///             mean |yᵢ − yᵢ₋₁|
/// ```
///
/// The scale is the mean change from one point of the whole series to the next, one for all methods:
/// below 1, a method was closer than the last value is to the next on the average.
///
/// With n points and a horizon of one step there are about n forecasts, each from the beginning, and
/// fractions get longer with the points a method has gone through. Series of years are judged in
/// milliseconds; for [`TheilSen`](crate::numeric::forecast::TheilSen), which looks at n² slopes each time, and
/// [`DampedTrend`](crate::numeric::forecast::DampedTrend), whose fractions get longer with every year, the time grows with
/// about n³: some seconds for 200 points, minutes for 1000.
///
/// Tashman (2000), International Journal of Forecasting 16(4), 437–450;
/// <https://doi.org/10.1016/S0169-2070(00)00065-0>. Hyndman and Koehler (2006), International
/// Journal of Forecasting 22(4), 679–688; <https://doi.org/10.1016/j.ijforecast.2006.03.001>
///
/// # Examples
///
/// On a line the drift is never off, and the last value always by the one step between two years:
///
/// ```
/// use junheng::numeric::Rational;
/// use junheng::numeric::forecast::{Backtest, Drift, LastValue, TimeSeries};
///
/// let series = TimeSeries::new([(2020, 10), (2021, 12), (2022, 14), (2023, 16)])?;
/// let backtest = Backtest::new(2, 1)?;
/// let last_value = backtest.judge(&LastValue, &series)?;
/// // Two forecasts: of 2022 from two points, of 2023 from three.
/// assert_eq!(last_value.errors.len(), 2);
/// assert_eq!(last_value.mean_absolute_scaled_error, Rational::ONE);
/// assert!(backtest.judge(&Drift, &series)?.mean_absolute_scaled_error.is_zero());
/// # Ok::<(), junheng::numeric::NumericError>(())
/// ```
#[doc(alias = "MASE")]
#[doc(alias = "cross-validation")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backtest {
    first_origin: usize,
    horizon: Rational,
}

/// What a backtest says of a method.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BacktestResult {
    /// What was observed less what was foreseen, by origin and then by position.
    pub errors: Vec<Rational>,
    /// The mean of the errors: above zero where too little was foreseen.
    pub mean_error: Rational,
    /// The mean of the errors without their signs, in the unit of the values.
    pub mean_absolute_error: Rational,
    /// That mean in units of the mean change from a point to the next (MASE).
    pub mean_absolute_scaled_error: Rational,
}

impl Backtest {
    /// A backtest in which a method sees so many points at first, and foresees what follows within
    /// the horizon.
    ///
    /// # Errors
    ///
    /// - [`NumericError::TooFewPoints`] if it is to see none.
    /// - [`NumericError::InvalidParameter`] if the horizon is not above zero.
    pub fn new(first_origin: usize, horizon: impl Into<Rational>) -> Result<Self, NumericError> {
        let horizon = horizon.into();
        if first_origin == 0 {
            let (count, needed) = (first_origin, 1);
            return Err(NumericError::TooFewPoints { count, needed });
        }
        if !horizon.is_positive() {
            return Err(NumericError::InvalidParameter {
                value: horizon.to_f64(),
            });
        }
        Ok(Self {
            first_origin,
            horizon,
        })
    }

    /// Lets a method foresee what is known.
    ///
    /// # Errors
    ///
    /// - [`NumericError::TooFewPoints`] if no point follows an origin within the horizon, or the
    ///   method needs more points than it sees at first: methods are compared on the same forecasts.
    /// - [`NumericError::NoChange`] if all values are equal.
    /// - what the method refuses.
    pub fn judge(
        &self,
        method: &dyn ForecastMethod,
        series: &TimeSeries,
    ) -> Result<BacktestResult, NumericError> {
        let points = series.points();
        let needed = method.points_needed();
        if self.first_origin < needed {
            let count = self.first_origin;
            return Err(NumericError::TooFewPoints { count, needed });
        }
        let mut errors = Vec::new();
        for seen in self.first_origin..points.len() {
            let Some((known, origin)) = series.first(seen) else {
                break;
            };
            let reach = &origin.position + &self.horizon;
            let ahead = points.iter().skip(seen);
            for point in ahead.take_while(|point| point.position <= reach) {
                let foreseen = method.predict(&known, &point.position)?;
                errors.push(&point.value - foreseen);
            }
        }
        let mean_error = mean(&errors).map_err(|_| NumericError::TooFewPoints {
            count: points.len(),
            needed: self.first_origin.saturating_add(1),
        })?;
        let absolute: Vec<Rational> = errors.iter().map(Rational::abs).collect();
        let mean_absolute_error = mean(&absolute)?;
        let changes: Vec<Rational> = points
            .iter()
            .zip(points.iter().skip(1))
            .map(|(before, point)| (&point.value - &before.value).abs())
            .collect();
        let scale = mean(&changes)?;
        let mean_absolute_scaled_error = mean_absolute_error
            .checked_div(&scale)
            .map_err(|_| NumericError::NoChange)?;
        Ok(BacktestResult {
            errors,
            mean_error,
            mean_absolute_error,
            mean_absolute_scaled_error,
        })
    }
}
