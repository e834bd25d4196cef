//! A series that must go one way.

use crate::judgement::Verdict;
use crate::model::{Amount, Course, Text};
use crate::planning::rules::series::{AnnualSeries, SeriesForm};
use crate::planning::rules::{Rule, RuleResult, listed_years};
use std::cmp::Ordering;
use std::ops::RangeInclusive;

/// A series must go one way from each year to the next (逐年增长、只增不减、持续下降).
///
/// It does not hold as soon as one known value stands wrongly to an earlier one: whatever lies in a
/// gap between them, one of the steps must have gone wrong. It holds only if no year is missing.
///
/// # Examples
///
/// Myopia must fall, and is known in 2021 and 2023 only:
///
/// ```
/// use junheng::evaluation::Verdict;
/// use junheng::model::{Course, PlanError};
/// use junheng::planning::rules::{AnnualSeries, Monotone, Rule as _};
///
/// let falling = |values: [(i32, i32); 2]| {
///     let values = values.map(|(year, value)| (year, value.into()));
///     let series = AnnualSeries::levels(values.into())?;
///     Ok(Monotone { course: Course::Fall, series }.assess().verdict)
/// };
/// // Down by 2023, but perhaps up in between:
/// assert_eq!(falling([(2021, 55), (2023, 53)])?, Verdict::NotAssessable);
/// // Level by 2023, so it cannot have fallen twice:
/// assert_eq!(falling([(2021, 55), (2023, 55)])?, Verdict::NotMet);
/// assert_eq!(falling([(2022, 55), (2023, 54)])?, Verdict::Met);
/// # Ok::<(), PlanError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Monotone {
    /// Which way it must go.
    pub course: Course,
    /// The series.
    pub series: AnnualSeries,
}

/// Two years between which a series went the wrong way.
struct Turn {
    /// The earlier year.
    from: i32,
    /// The later year.
    to: i32,
    /// The level of the earlier year; `None` where only the growth is known.
    before: Option<Amount>,
    /// The level of the later year, or the growth to it in percent.
    after: Amount,
}

impl Turn {
    /// What happened between the two years.
    fn told(&self) -> Text {
        let (from, to, after) = (self.from, self.to, &self.after);
        let (zh, en) = match &self.before {
            None => (
                format!("{to}年增长{after}%"),
                format!("a growth of {after} % in {to}"),
            ),
            Some(before) => match after.cmp(before) {
                Ordering::Less => (
                    format!("从{from}年的{before}降至{to}年的{after}"),
                    format!("fell from {before} in {from} to {after} in {to}"),
                ),
                Ordering::Equal => (
                    format!("{from}年为{before}，{to}年仍为{after}"),
                    format!("{before} in {from} and still {after} in {to}"),
                ),
                Ordering::Greater => (
                    format!("从{from}年的{before}升至{to}年的{after}"),
                    format!("rose from {before} in {from} to {after} in {to}"),
                ),
            },
        };
        Text {
            zh: zh.into(),
            en: en.into(),
        }
    }
}

impl Monotone {
    /// The years between which the series is known to have gone the wrong way, the earliest first.
    pub fn turns(&self) -> impl Iterator<Item = RangeInclusive<i32>> {
        let turns = self.found_turns().into_iter();
        turns.map(|turn| turn.from..=turn.to)
    }

    fn found_turns(&self) -> Vec<Turn> {
        let values: Vec<(i32, &Amount)> = self.series.values().collect();
        match self.series.form() {
            SeriesForm::Levels => {
                let pairs = values.iter().zip(values.iter().skip(1));
                pairs
                    .filter(|((_, before), (_, after))| !self.course.allows(after.cmp(before)))
                    .map(|((from, before), (to, after))| Turn {
                        from: *from,
                        to: *to,
                        before: Some((*before).clone()),
                        after: (*after).clone(),
                    })
                    .collect()
            }
            SeriesForm::GrowthRates => values
                .into_iter()
                .filter(|(_, growth)| !self.course.allows((*growth).cmp(&Amount::ZERO)))
                .map(|(year, growth)| Turn {
                    from: year - 1,
                    to: year,
                    before: None,
                    after: growth.clone(),
                })
                .collect(),
        }
    }
}

impl Rule for Monotone {
    fn assess(&self) -> RuleResult {
        let needed = match self.series.form() {
            SeriesForm::Levels => 2,
            SeriesForm::GrowthRates => 1,
        };
        let turns = self.found_turns();
        if !turns.is_empty() {
            let told: Vec<Text> = turns.iter().map(Turn::told).collect();
            let zh: Vec<&str> = told.iter().map(|text| text.zh.as_ref()).collect();
            let en: Vec<&str> = told.iter().map(|text| text.en.as_ref()).collect();
            return RuleResult::new(Verdict::NotMet, zh.join("；"), en.join("; "));
        }
        let missing = self.series.missing_years();
        if !missing.is_empty() {
            let years = listed_years(&missing);
            return RuleResult::new(
                Verdict::NotAssessable,
                format!("缺{}年数据", years.zh),
                format!("no figure for {}", years.en),
            );
        }
        let values: Vec<(i32, &Amount)> = self.series.values().collect();
        let (Some((first, start)), Some((last, end))) = (values.first(), values.last()) else {
            return RuleResult::unknown();
        };
        if values.len() < needed {
            return RuleResult::new(
                Verdict::NotAssessable,
                format!("只有{first}年的数据"),
                format!("only {first} has a figure"),
            );
        }
        match self.series.form() {
            SeriesForm::Levels => RuleResult::new(
                Verdict::Met,
                format!("从{first}年的{start}到{last}年的{end}，逐年符合要求"),
                format!("from {start} in {first} to {end} in {last}, as asked in every year"),
            ),
            SeriesForm::GrowthRates => {
                let rates: Vec<String> = values
                    .iter()
                    .map(|(year, rate)| format!("{rate} % ({year})"))
                    .collect();
                let zh: Vec<String> = values
                    .iter()
                    .map(|(year, rate)| format!("{year}年{rate}%"))
                    .collect();
                RuleResult::new(
                    Verdict::Met,
                    format!("增长率{}", zh.join("、")),
                    format!("growth of {}", rates.join(", ")),
                )
            }
        }
    }
}
