//! From births to the pupils who enter.

use crate::model::PLAN_YEARS;
use crate::numeric::Rational;
use crate::planning::enrolment::error::{EnrolmentError, RatioSubject};
use crate::planning::enrolment::grade_model::{ProjectionMethod, newcomers, pupils};
use crate::planning::enrolment::history::EnrolmentHistory;
use crate::planning::enrolment::ratio::{RatioRule, YearRatio};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The births of a place by year (出生人数); for years to come, those that somebody expects.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Births {
    years: BTreeMap<i32, u64>,
}

impl Births {
    /// Births by year.
    #[must_use]
    pub const fn new(years: BTreeMap<i32, u64>) -> Self {
        Self { years }
    }

    /// The births of a year; `None` where they are not reported.
    #[must_use]
    pub fn of(&self, year: i32) -> Option<u64> {
        self.years.get(&year).copied()
    }

    /// The years with births, the oldest first.
    pub fn years(&self) -> impl Iterator<Item = (i32, u64)> {
        self.years.iter().map(|(year, births)| (*year, *births))
    }

    /// The same births, and up to a year as many in each as in the newest: an assumption, and only
    /// whoever calls this makes it.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::planning::enrolment::Births;
    ///
    /// let births = Births::new([(2024, 900), (2025, 850)].into()).held_until(2027);
    /// assert_eq!(births.of(2027), Some(850));
    /// assert_eq!(births.of(2028), None);
    /// ```
    #[must_use]
    pub fn held_until(mut self, year: i32) -> Self {
        if let Some((&newest, &births)) = self.years.last_key_value() {
            let last = year.min(*PLAN_YEARS.end());
            let held = newest.saturating_add(1)..=last;
            self.years.extend(held.map(|year| (year, births)));
        }
        self
    }
}

/// Which share of those who enter is of an age.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryAge {
    /// The year of entry less the year of birth.
    pub age: u8,
    /// The share of a year's births that enters at this age, or any number in proportion to it.
    pub share: Rational,
}

/// The ages at which pupils enter the first grade, with their shares.
///
/// Always true of them: no age twice, no share negative, one at least above zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryAges(Vec<EntryAge>);

impl EntryAges {
    /// Ages with their shares.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::RepeatedEntryAge`] if an age has two shares.
    /// - [`EnrolmentError::NegativeRatio`] if a share is negative.
    /// - [`EnrolmentError::NoEntryAge`] if all shares are zero.
    pub fn new(mut ages: Vec<EntryAge>) -> Result<Self, EnrolmentError> {
        for (index, one) in ages.iter().enumerate() {
            let age = one.age;
            if ages.iter().take(index).any(|other| other.age == age) {
                return Err(EnrolmentError::RepeatedEntryAge { age });
            }
            if one.share.is_negative() {
                let ratio = one.share.clone();
                return Err(EnrolmentError::NegativeRatio { index, ratio });
            }
        }
        ages.retain(|one| one.share.is_positive());
        if ages.is_empty() {
            return Err(EnrolmentError::NoEntryAge);
        }
        Ok(Self(ages))
    }

    /// All enter at one age.
    #[must_use]
    pub fn at(age: u8) -> Self {
        let share = Rational::ONE;
        Self(vec![EntryAge { age, share }])
    }

    /// The ages, without those of share zero.
    #[must_use]
    pub fn ages(&self) -> &[EntryAge] {
        &self.0
    }

    /// The births behind those who enter in a year: `Σ share · births(year − age)`.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::BirthsNotReported`] with the first year of birth that is missing.
    pub fn births_behind(&self, births: &Births, year: i32) -> Result<Rational, EnrolmentError> {
        let parts = self.0.iter().map(|one| {
            let birth_year = year.saturating_sub(i32::from(one.age));
            let missing = EnrolmentError::BirthsNotReported {
                birth_year,
                entry_year: year,
            };
            let born = births.of(birth_year).ok_or(missing)?;
            Ok(&one.share * Rational::from(born))
        });
        parts.sum::<Result<_, _>>()
    }
}

/// How many enter for each birth.
///
/// It may be above 1, where families move in before school begins.
///
/// # Formula
///
/// ```text
///   rate = N[t] / Σ share(a) · births(t − a), by a rule      N[t'] = rate · Σ share(a) · births(t' − a)
/// ```
///
/// # Examples
///
/// 90 entered at the age of 6 of 100 born, so of 80 born 72 will:
///
/// ```
/// use junheng::numeric::Rational;
/// use junheng::planning::enrolment::{
///     Births, EnrolmentError, EnrolmentHistory, EntryAges, Grade, GradeCount, IntakeRate,
///     ProjectionMethod, RatioRule,
/// };
///
/// let history = EnrolmentHistory::new(vec![GradeCount {
///     grade: Grade { stage: "primary".to_owned(), name: "1".to_owned() },
///     year: 2025,
///     pupils: Some(90),
///     repeaters: None,
/// }])?;
/// let births = Births::new([(2019, 100), (2020, 80)].into());
/// let rate = IntakeRate::fit(
///     &history,
///     &births,
///     EntryAges::at(6),
///     ProjectionMethod::CohortSurvival,
///     &RatioRule::MeanOfRatios,
/// )?;
/// assert_eq!(rate.entrants(&births, 2026)?, Rational::from(72));
/// assert_eq!(
///     rate.entrants(&births, 2027),
///     Err(EnrolmentError::BirthsNotReported { birth_year: 2021, entry_year: 2027 })
/// );
/// # Ok::<(), EnrolmentError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeRate {
    ages: EntryAges,
    rate: Rational,
}

impl IntakeRate {
    /// A rate that is known.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::NegativeRatio`] if it is negative.
    pub fn new(ages: EntryAges, rate: Rational) -> Result<Self, EnrolmentError> {
        if rate.is_negative() {
            let (index, ratio) = (0, rate);
            return Err(EnrolmentError::NegativeRatio { index, ratio });
        }
        Ok(Self { ages, rate })
    }

    /// The rate that was seen, from the years whose entrants and births are both reported: of all pupils
    /// of the first grade, as [`ProjectionMethod::CohortSurvival`] takes them, or of those new to it, as
    /// [`ProjectionMethod::GradeTransition`] does.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::Ratio`] if there is no such year, or none had births.
    pub fn fit(
        history: &EnrolmentHistory,
        births: &Births,
        ages: EntryAges,
        method: ProjectionMethod,
        rule: &RatioRule,
    ) -> Result<Self, EnrolmentError> {
        let seen: Vec<YearRatio> = history
            .years()
            .filter_map(|(year, row)| {
                let entered = match method {
                    ProjectionMethod::CohortSurvival => pupils(row, 0),
                    ProjectionMethod::GradeTransition => newcomers(row, 0),
                };
                Some(YearRatio {
                    year,
                    numerator: Rational::from(entered?),
                    denominator: ages.births_behind(births, year).ok()?,
                })
            })
            .collect();
        let grade = history.grades().first().ok_or(EnrolmentError::NoCounts)?;
        let rate = EnrolmentHistory::ratio(rule, &seen, || RatioSubject::Intake {
            grade: grade.clone(),
        })?;
        Ok(Self { ages, rate })
    }

    /// The rate.
    #[must_use]
    pub const fn rate(&self) -> &Rational {
        &self.rate
    }

    /// Who enters in a year.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::BirthsNotReported`] with the first year of birth that is missing.
    pub fn entrants(&self, births: &Births, year: i32) -> Result<Rational, EnrolmentError> {
        Ok(self.ages.births_behind(births, year)? * &self.rate)
    }
}
