//! What was observed of the indicators of a plan, year by year.

use crate::model::plan::error::PlanError;
use crate::model::plan::plan::{Plan, PlanIndicator};
use crate::model::plan::years::PLAN_YEARS;
use crate::model::writing::amount::Amount;
use std::collections::{BTreeMap, BTreeSet};

/// The value of an indicator in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanObservation {
    /// The code of the indicator.
    pub indicator: String,
    /// The stage, if the row of the plan is of one.
    pub stage: Option<String>,
    /// The year.
    pub year: i32,
    /// The value, exactly as written.
    pub value: Amount,
}

/// Between which two numbers a value lies, where it is an estimate: the ends of its interval.
///
/// Always true of it: the lower end is not above the upper.
///
/// # Examples
///
/// ```
/// use junheng::model::{ObservedInterval, PlanError};
///
/// let interval = ObservedInterval::new(46, 50)?;
/// assert!(interval.contains(&48.into()));
/// assert!(ObservedInterval::new(50, 46).is_err());
/// # Ok::<(), PlanError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObservedInterval {
    lower: Amount,
    upper: Amount,
}

impl ObservedInterval {
    /// An interval of its ends.
    ///
    /// # Errors
    ///
    /// - [`PlanError::IntervalOutOfOrder`] if the lower end is above the upper.
    pub fn new(lower: impl Into<Amount>, upper: impl Into<Amount>) -> Result<Self, PlanError> {
        let (lower, upper) = (lower.into(), upper.into());
        if lower > upper {
            return Err(PlanError::IntervalOutOfOrder { lower, upper });
        }
        Ok(Self { lower, upper })
    }

    /// The lower end.
    #[must_use]
    pub const fn lower(&self) -> &Amount {
        &self.lower
    }

    /// The upper end.
    #[must_use]
    pub const fn upper(&self) -> &Amount {
        &self.upper
    }

    /// Whether a value lies in it, the ends included.
    #[must_use]
    pub fn contains(&self, value: &Amount) -> bool {
        self.lower <= *value && *value <= self.upper
    }
}

/// An indicator and its stage.
type Key = (String, Option<String>);

/// The observations for one or more plans.
///
/// Always true of them: each belongs to a row of a plan, where the plans are known, and there is at
/// most one for an indicator, stage and year. In which order they came makes no difference.
///
/// # Examples
///
/// ```
/// use junheng::model::{PlanError, PlanObservation, PlanObservations};
///
/// let mut observations = PlanObservations::of_any_plan();
/// let ratio = PlanObservation {
///     indicator: "5".to_owned(),
///     stage: Some("primary".to_owned()),
///     year: 2022,
///     value: 18.into(),
/// };
/// observations.push(ratio.clone())?;
/// assert_eq!(observations.newest_year(), Some(2022));
/// assert!(matches!(
///     observations.push(ratio),
///     Err(PlanError::RepeatedObservation { year: 2022, .. })
/// ));
/// # Ok::<(), PlanError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanObservations {
    /// What the plans ask for; `None` where the plans are not known.
    known: Option<BTreeSet<Key>>,
    values: BTreeMap<Key, BTreeMap<i32, Amount>>,
    intervals: BTreeMap<Key, BTreeMap<i32, ObservedInterval>>,
}

impl PlanObservations {
    /// None yet, for the rows, tasks and monotone targets of these plans.
    #[must_use]
    pub fn of_plans(plans: &[Plan]) -> Self {
        Self::of_indicators(plans.iter().flat_map(Plan::indicators))
    }

    /// None yet, for these indicators.
    #[must_use]
    pub fn of_indicators(indicators: impl IntoIterator<Item = PlanIndicator>) -> Self {
        let keys = indicators.into_iter().map(|one| (one.code, one.stage));
        Self {
            known: Some(keys.collect()),
            ..Self::default()
        }
    }

    /// None yet, for whatever plan: indicators are not compared with any.
    #[must_use]
    pub fn of_any_plan() -> Self {
        Self::default()
    }

    /// Takes one in.
    ///
    /// # Errors
    ///
    /// - [`PlanError::UnmatchedObservation`] if no row of the plans has its indicator and stage.
    /// - [`PlanError::RepeatedObservation`] if there is one for its year already.
    /// - [`PlanError::YearOutOfRange`] if its year is not one of [`PLAN_YEARS`].
    pub fn push(&mut self, observation: PlanObservation) -> Result<(), PlanError> {
        let PlanObservation {
            indicator,
            stage,
            year,
            value,
        } = observation;
        if !PLAN_YEARS.contains(&year) {
            return Err(PlanError::YearOutOfRange { year });
        }
        self.check_key(&indicator, stage.as_deref())?;
        let key = (indicator, stage);
        let years = self.values.entry(key.clone()).or_default();
        if years.contains_key(&year) {
            let (indicator, stage) = key;
            return Err(PlanError::RepeatedObservation {
                indicator,
                stage,
                year,
            });
        }
        years.insert(year, value);
        Ok(())
    }

    /// Takes one in that is known to lie in an interval.
    ///
    /// # Errors
    ///
    /// Those of [`push`](Self::push), and
    ///
    /// - [`PlanError::OutsideInterval`] if the value is not in the interval.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::model::{ObservedInterval, PlanError, PlanObservation, PlanObservations};
    ///
    /// let mut observations = PlanObservations::of_any_plan();
    /// let rate = PlanObservation {
    ///     indicator: "fitness".to_owned(),
    ///     stage: None,
    ///     year: 2023,
    ///     value: 48.into(),
    /// };
    /// observations.push_within(rate, ObservedInterval::new(46, 50)?)?;
    /// let interval = observations.interval("fitness", None, 2023);
    /// assert_eq!(interval.map(|interval| interval.lower().to_string()).as_deref(), Some("46"));
    /// # Ok::<(), PlanError>(())
    /// ```
    pub fn push_within(
        &mut self,
        observation: PlanObservation,
        interval: ObservedInterval,
    ) -> Result<(), PlanError> {
        if !interval.contains(&observation.value) {
            let ObservedInterval { lower, upper } = interval;
            let value = observation.value;
            return Err(PlanError::OutsideInterval {
                value,
                lower,
                upper,
            });
        }
        let key = (observation.indicator.clone(), observation.stage.clone());
        let year = observation.year;
        self.push(observation)?;
        self.intervals
            .entry(key)
            .or_default()
            .insert(year, interval);
        Ok(())
    }

    /// The interval that the value of an indicator, stage and year is known to lie in.
    #[must_use]
    pub fn interval(
        &self,
        indicator: &str,
        stage: Option<&str>,
        year: i32,
    ) -> Option<&ObservedInterval> {
        let key = (indicator.to_owned(), stage.map(str::to_owned));
        self.intervals.get(&key)?.get(&year)
    }

    /// Whether any row of the plans has an indicator and stage.
    ///
    /// # Errors
    ///
    /// - [`PlanError::UnmatchedObservation`] if none has.
    pub fn check_key(&self, indicator: &str, stage: Option<&str>) -> Result<(), PlanError> {
        let key = (indicator.to_owned(), stage.map(str::to_owned));
        match &self.known {
            Some(known) if !known.contains(&key) => Err(PlanError::UnmatchedObservation {
                indicator: key.0,
                stage: key.1,
            }),
            _ => Ok(()),
        }
    }

    /// The stages that the plans have an indicator in, `None` among them where a row has none; empty
    /// where no row has it, or where the plans are not known.
    #[must_use]
    pub fn known_stages(&self, indicator: &str) -> Vec<Option<&str>> {
        // No stage stands before every stage.
        let first: Key = (indicator.to_owned(), None);
        let keys = self.known.iter().flat_map(|known| known.range(&first..));
        keys.take_while(|(known, _)| known == indicator)
            .map(|(_, stage)| stage.as_deref())
            .collect()
    }

    /// The values of an indicator and stage by year, the earliest first.
    pub fn values(
        &self,
        indicator: &str,
        stage: Option<&str>,
    ) -> impl DoubleEndedIterator<Item = (i32, &Amount)> {
        let key = (indicator.to_owned(), stage.map(str::to_owned));
        let years = self.values.get(&key).into_iter().flatten();
        years.map(|(year, value)| (*year, value))
    }

    /// The newest year of all.
    #[must_use]
    pub fn newest_year(&self) -> Option<i32> {
        let years = self.values.values().filter_map(BTreeMap::last_key_value);
        years.map(|(year, _)| *year).max()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}
