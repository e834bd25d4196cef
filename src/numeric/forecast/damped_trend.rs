//! A smoothed level, and a trend that fades.

use crate::numeric::error::NumericError;
use crate::numeric::forecast::series::TimeSeries;
use crate::numeric::forecast::{Ends, ForecastMethod, ends};
use crate::numeric::number::rational::Rational;

/// Exponential smoothing with a trend that fades: what was gained last year is not gained for ever.
///
/// For series with whole positions, such as years; a year without a value leaves level and trend to
/// go on as foreseen.
///
/// # Formula
///
/// With level ℓ, trend b and error e = y − (ℓ + φb) at each year that has a value, else e = 0:
///
/// ```text
///      ℓ ← ℓ + φ b + α e        b ← φ b + α β e        ŷ(x) = ℓ + (φ + φ² + … + φ^(x − xₙ)) b
/// ```
///
/// It starts at the first value, with the change for each year up to the second.
///
/// Gardner and `McKenzie` (1985), Management Science 31(10), 1237–1246;
/// <https://doi.org/10.1287/mnsc.31.10.1237>
///
/// # Examples
///
/// From 10 to 12 in a year, the rise halved each year: 1 in the next, ½ in the one after:
///
/// ```
/// use junheng::numeric::Rational;
/// use junheng::numeric::forecast::{DampedTrend, ForecastMethod, TimeSeries};
///
/// let half = Rational::new(1, 2)?;
/// let method = DampedTrend::new(Rational::ONE, Rational::ONE, half)?;
/// let series = TimeSeries::new([(2021, 10), (2022, 12)])?;
/// assert_eq!(method.predict(&series, &2024.into())?, Rational::new(27, 2)?);
/// # Ok::<(), junheng::numeric::NumericError>(())
/// ```
#[doc(alias = "Holt")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DampedTrend {
    level: Rational,
    trend: Rational,
    damping: Rational,
}

/// The longest way between two points that is walked year by year.
const LONGEST_STEP: f64 = 1000.0;

impl DampedTrend {
    /// A method of its three parameters: what the level α and the trend β take of each error, and
    /// what is left of the trend after a year, φ.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidParameter`] with the first that is out of its range: α above 0 and at
    ///   most 1, β from 0 to 1, φ above 0 and at most 1.
    pub fn new(
        level: impl Into<Rational>,
        trend: impl Into<Rational>,
        damping: impl Into<Rational>,
    ) -> Result<Self, NumericError> {
        let (level, trend, damping) = (level.into(), trend.into(), damping.into());
        for (parameter, may_be_zero) in [(&level, false), (&trend, true), (&damping, false)] {
            let low = parameter.is_negative() || (parameter.is_zero() && !may_be_zero);
            if low || *parameter > Rational::ONE {
                return Err(NumericError::InvalidParameter {
                    value: parameter.to_f64(),
                });
            }
        }
        Ok(Self {
            level,
            trend,
            damping,
        })
    }

    /// What the level takes of each error: α.
    #[must_use]
    pub const fn level(&self) -> &Rational {
        &self.level
    }

    /// What the trend takes of each correction of the level: β.
    #[must_use]
    pub const fn trend(&self) -> &Rational {
        &self.trend
    }

    /// What is left of the trend after a year: φ.
    #[must_use]
    pub const fn damping(&self) -> &Rational {
        &self.damping
    }

    /// Level and trend after so many years without a value.
    fn carry(&self, state: State, years: u32) -> State {
        (0..years).fold(state, |State { level, trend }, _| {
            let trend = &self.damping * trend;
            State {
                level: level + &trend,
                trend,
            }
        })
    }
}

impl Default for DampedTrend {
    /// Half of each error for the level, half of that for the trend, nine tenths of which is left
    /// after a year: quick, as series of a few years ask for.
    fn default() -> Self {
        Self {
            level: Rational::small(1, 2),
            trend: Rational::small(1, 2),
            damping: Rational::small(9, 10),
        }
    }
}

/// Where the smoothing stands.
struct State {
    level: Rational,
    trend: Rational,
}

impl ForecastMethod for DampedTrend {
    fn points_needed(&self) -> usize {
        2
    }

    /// # Errors
    ///
    /// - [`NumericError::UnevenSteps`] beside those of every method: where the way between two
    ///   positions is not a whole number up to 1000.
    fn predict(&self, series: &TimeSeries, position: &Rational) -> Result<Rational, NumericError> {
        let Ends { first, last } = ends(self, series, position)?;
        let points = series.points();
        let mut state = State {
            level: first.value.clone(),
            trend: Rational::ZERO,
        };
        for (index, (before, point)) in points.iter().zip(points.iter().skip(1)).enumerate() {
            let step = &point.position - &before.position;
            if index == 0 {
                state.trend = (&point.value - &before.value).checked_div(&step)?;
            }
            state = self.carry(state, years(&step, index + 1)?);
            let error = &point.value - &state.level;
            let correction = &self.level * error;
            state.trend += &self.trend * &correction;
            state.level += correction;
        }
        let ahead = years(&(position - &last.position), points.len())?;
        Ok(self.carry(state, ahead).level)
    }
}

/// A step as a number of years.
fn years(step: &Rational, index: usize) -> Result<u32, NumericError> {
    let length = step.to_f64();
    if !step.is_integer() || length > LONGEST_STEP {
        return Err(NumericError::UnevenSteps { index });
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number from 1 to 1000"
    )]
    Ok(length as u32)
}
