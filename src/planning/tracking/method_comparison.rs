//! Which way to foresee a row would have done best so far.

use crate::judgement::exact;
use crate::model::{BaselineLevel, Language, PlanObservations, PlanRow};
use crate::numeric::Rational;
use crate::numeric::forecast::{
    Backtest, BacktestResult, DampedTrend, Drift, ForecastMethod, LastValue, LeastSquares,
    TheilSen, TimeSeries,
};
use serde::{Deserialize, Serialize};

/// A way to foresee a row of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TrendMethod {
    /// [`LastValue`]: nothing changes.
    LastValue,
    /// [`Drift`]: on as on the whole so far.
    Drift,
    /// [`LeastSquares`]: the line that the forecast of a row takes.
    LeastSquares,
    /// [`TheilSen`]: the line of the median slope.
    TheilSen,
    /// [`DampedTrend`] with its default parameters.
    DampedTrend,
}

impl TrendMethod {
    /// All of them, the simple ones first.
    pub const ALL: [Self; 5] = [
        Self::LastValue,
        Self::Drift,
        Self::LeastSquares,
        Self::TheilSen,
        Self::DampedTrend,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::LastValue, Language::Zh) => "末期值",
            (Self::LastValue, Language::En) => "last value",
            (Self::Drift, Language::Zh) => "漂移法",
            (Self::Drift, Language::En) => "drift",
            (Self::LeastSquares, Language::Zh) => "最小二乘",
            (Self::LeastSquares, Language::En) => "least squares",
            (Self::TheilSen, Language::Zh) => "泰尔—森斜率",
            (Self::TheilSen, Language::En) => "Theil-Sen",
            (Self::DampedTrend, Language::Zh) => "阻尼趋势",
            (Self::DampedTrend, Language::En) => "damped trend",
        }
    }

    fn method(self) -> Box<dyn ForecastMethod> {
        match self {
            Self::LastValue => Box::new(LastValue),
            Self::Drift => Box::new(Drift),
            Self::LeastSquares => Box::new(LeastSquares),
            Self::TheilSen => Box::new(TheilSen),
            Self::DampedTrend => Box::new(DampedTrend::default()),
        }
    }
}

/// What a method says of the target year, and how far off it has been.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MethodOutcome {
    /// The method.
    pub method: TrendMethod,
    /// What it foresees for the target year.
    pub value: Rational,
    /// What it would have foreseen of the years observed, and how far off that was.
    pub backtest: BacktestResult,
}

/// All the ways to foresee a row, held against what was observed.
///
/// Each sees the first three values, foresees those that follow as many years ahead as the target is
/// now, sees one value more, and foresees again ([`Backtest`]). So the choice of a method rests on
/// its errors; with few years it rests on few of them, which [`forecasts`](Self::forecasts) counts.
///
/// # Examples
///
/// A value that rises by 2 every year. The line is never off, nor is the drift, which is simpler:
///
/// ```
/// use junheng::model::{
///     Baseline, BaselineLevel, Direction, PlanObservation, PlanObservations, PlanRow, Target,
/// };
/// use junheng::planning::{MethodComparison, TrendMethod};
///
/// let row = PlanRow::new(
///     "seats",
///     Direction::HigherIsBetter,
///     Baseline { year: 2020, level: BaselineLevel::Value(10.into()) },
///     Target { year: 2025, bound: ">= 20".parse()? },
/// )?;
/// let mut observations = PlanObservations::of_any_plan();
/// for (year, value) in [(2021, 12), (2022, 14), (2023, 16), (2024, 18)] {
///     observations.push(PlanObservation {
///         indicator: "seats".to_owned(),
///         stage: None,
///         year,
///         value: value.into(),
///     })?;
/// }
/// let comparison = MethodComparison::of(&row, &observations, 2024).expect("five values");
/// assert_eq!(comparison.best().map(|best| best.method), Some(TrendMethod::Drift));
/// assert_eq!(comparison.best().map(|best| best.value.clone()), Some(20.into()));
/// assert_eq!(comparison.forecasts(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodComparison {
    horizon: i32,
    outcomes: Vec<MethodOutcome>,
}

/// What a method sees at first.
const FIRST_ORIGIN: usize = 3;

/// What lies further back says little of the years to come.
const NEWEST_YEARS: usize = 20;

impl MethodComparison {
    /// Compares the methods on the numeric baseline and the observations of a row up to a year; of
    /// more than twenty values the newest twenty. A value observed in the base year goes before the
    /// baseline.
    ///
    /// A method that cannot walk the series is left out: [`DampedTrend`], over a gap of more than 1000
    /// years.
    ///
    /// `None` where there is nothing to compare: the target year is not after the newest value, fewer
    /// than four values, none that lies as few years ahead as the target, or all of them equal.
    #[must_use]
    pub fn of(row: &PlanRow, observations: &PlanObservations, as_of: i32) -> Option<Self> {
        let observed = observations.values(row.indicator(), row.stage());
        let mut values: Vec<(i32, Rational)> = observed
            .filter(|(year, _)| *year <= as_of)
            .map(|(year, value)| (year, exact(value)))
            .collect();
        let base_year = row.baseline().year;
        if let BaselineLevel::Value(baseline) = &row.baseline().level
            && values.iter().all(|(year, _)| *year != base_year)
        {
            values.push((base_year, exact(baseline)));
        }
        values.sort_by_key(|(year, _)| *year);
        let values = values.split_off(values.len().saturating_sub(NEWEST_YEARS));
        let newest = values.last()?.0;
        let target_year = row.target().year;
        let horizon = target_year.checked_sub(newest).filter(|years| *years > 0)?;
        let series = TimeSeries::new(values).ok()?;
        let backtest = Backtest::new(FIRST_ORIGIN, horizon).ok()?;
        let outcome = |method: TrendMethod| {
            let way = method.method();
            Some(MethodOutcome {
                method,
                value: way.predict(&series, &target_year.into()).ok()?,
                backtest: backtest.judge(&*way, &series).ok()?,
            })
        };
        let outcomes: Vec<MethodOutcome> =
            TrendMethod::ALL.into_iter().filter_map(outcome).collect();
        (!outcomes.is_empty()).then_some(Self { horizon, outcomes })
    }

    /// How many years ahead the target is.
    #[must_use]
    pub const fn horizon(&self) -> i32 {
        self.horizon
    }

    /// How many forecasts each method was judged by.
    #[must_use]
    pub fn forecasts(&self) -> usize {
        self.outcomes
            .first()
            .map_or(0, |outcome| outcome.backtest.errors.len())
    }

    /// What each method says, the simple ones first.
    #[must_use]
    pub fn outcomes(&self) -> &[MethodOutcome] {
        &self.outcomes
    }

    /// The method that was closest on the average; of several that were as close, the simplest.
    #[must_use]
    pub fn best(&self) -> Option<&MethodOutcome> {
        let scaled = |outcome: &&MethodOutcome| outcome.backtest.mean_absolute_scaled_error.clone();
        self.outcomes.iter().min_by_key(scaled)
    }
}
