//! A figure year by year.

use crate::judgement::exact;
use crate::model::{Amount, PLAN_YEARS, PlanError};
use crate::numeric::Rational;
use crate::ratio::GrowthRate;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// What the numbers of a series are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SeriesForm {
    /// The figure itself, of each year.
    Levels,
    /// By how many percent it grew from the year before.
    GrowthRates,
}

/// A figure year by year, with or without gaps.
///
/// # Examples
///
/// ```
/// use junheng::model::PlanError;
/// use junheng::planning::rules::AnnualSeries;
///
/// let spending = AnnualSeries::levels([(2019, 100.into()), (2021, 110.into())].into())?;
/// assert_eq!(spending.missing_years(), [2020]);
/// # Ok::<(), PlanError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnualSeries {
    form: SeriesForm,
    values: BTreeMap<i32, Amount>,
    years: Option<RangeInclusive<i32>>,
}

impl AnnualSeries {
    /// A series of levels, from its first year to its last.
    ///
    /// # Errors
    ///
    /// - [`PlanError::YearOutOfRange`] if a year is not one of [`PLAN_YEARS`].
    pub fn levels(values: BTreeMap<i32, Amount>) -> Result<Self, PlanError> {
        Self::new(SeriesForm::Levels, values)
    }

    /// A series of growth rates in percent, each against the year before.
    ///
    /// # Errors
    ///
    /// - [`PlanError::YearOutOfRange`] if a year is not one of [`PLAN_YEARS`].
    pub fn growth_rates(values: BTreeMap<i32, Amount>) -> Result<Self, PlanError> {
        Self::new(SeriesForm::GrowthRates, values)
    }

    /// A series of either form, from its first year to its last.
    ///
    /// # Errors
    ///
    /// - [`PlanError::YearOutOfRange`] if a year is not one of [`PLAN_YEARS`].
    pub(crate) fn new(form: SeriesForm, values: BTreeMap<i32, Amount>) -> Result<Self, PlanError> {
        if let Some(year) = values.keys().find(|year| !PLAN_YEARS.contains(year)) {
            return Err(PlanError::YearOutOfRange { year: *year });
        }
        let first = values.first_key_value().map(|(year, _)| *year);
        let last = values.last_key_value().map(|(year, _)| *year);
        let years = first.zip(last).map(|(first, last)| first..=last);
        Ok(Self {
            form,
            values,
            years,
        })
    }

    /// The same series over these years: others are left out, and those without a value are
    /// missing. Never fails: years that no plan speaks of have no value.
    #[must_use]
    pub fn over(self, years: RangeInclusive<i32>) -> Self {
        let first = *years.start().max(PLAN_YEARS.start());
        let last = *years.end().min(PLAN_YEARS.end());
        let mut values = self.values;
        values.retain(|year, _| (first..=last).contains(year));
        Self {
            form: self.form,
            values,
            years: (first <= last).then_some(first..=last),
        }
    }

    /// What its numbers are.
    pub(crate) const fn form(&self) -> SeriesForm {
        self.form
    }

    /// The known values, the earliest first.
    pub fn values(&self) -> impl Iterator<Item = (i32, &Amount)> {
        self.values.iter().map(|(year, value)| (*year, value))
    }

    /// The years without a value, among those it is about.
    #[must_use]
    pub fn missing_years(&self) -> Vec<i32> {
        let years = self.years.clone().into_iter().flatten();
        years
            .filter(|year| !self.values.contains_key(year))
            .collect()
    }

    /// The years whose growth it is about: all for growth rates, all but the first for levels.
    pub(super) fn growth_years(&self) -> impl Iterator<Item = i32> + use<> {
        let skipped = match self.form {
            SeriesForm::Levels => 1,
            SeriesForm::GrowthRates => 0,
        };
        self.years.clone().into_iter().flatten().skip(skipped)
    }

    /// By how many percent it grew to a year from the year before, exactly; `None` where that is
    /// not known, or where the level of the year before is not above zero.
    ///
    /// # Formula
    ///
    /// `100 · (x_y / x_(y−1) − 1)`, the [`GrowthRate`]
    ///
    /// # Examples
    ///
    /// From 100 to 110 is a growth of 10 %:
    ///
    /// ```
    /// use junheng::model::PlanError;
    /// use junheng::numeric::Rational;
    /// use junheng::planning::rules::AnnualSeries;
    ///
    /// let spending = AnnualSeries::levels([(2020, 100.into()), (2021, 110.into())].into())?;
    /// assert_eq!(spending.growth(2021), Some(Rational::from(10)));
    /// assert_eq!(spending.growth(2020), None);
    /// # Ok::<(), PlanError>(())
    /// ```
    #[must_use]
    pub fn growth(&self, year: i32) -> Option<Rational> {
        let value = exact(self.values.get(&year)?);
        match self.form {
            SeriesForm::GrowthRates => Some(value),
            SeriesForm::Levels => {
                let before = exact(self.values.get(&year.checked_sub(1)?)?);
                let growth = GrowthRate.of_numbers(&before, &value);
                Some(growth.ok()?.printed_number())
            }
        }
    }
}
