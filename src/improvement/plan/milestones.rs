//! The years of a plan as milestones that can be tracked.

use crate::improvement::plan::outcome::{Improvement, PlanYear};
use crate::improvement::plan::years::passing_parts;
use crate::model::{
    Amount, Baseline, BaselineLevel, Bound, Direction, Plan, PlanError, PlanPath, PlanRow,
    PlanTask, Relation, School, Stage, Target, TaskCount, Text,
};
use crate::numeric::Rational;
use std::collections::BTreeMap;

/// The code of the row that counts the parts that pass, unless a lever is called so.
const PASSING_PARTS: &str = "passing_parts";

/// Why a plan has no milestones.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MilestoneError {
    /// It is not spread over years: there is no plan, nothing has to be done, or no budget was given.
    #[error("nothing is done in any year, so that there is no milestone")]
    NoYears,
    /// Milestones are due in calendar years, and nobody says which year the figures are of.
    #[error("the year of the county is not filed, so that no milestone has a year")]
    YearNotFiled,
    /// The years, or what is done in them, are no plan.
    #[error(transparent)]
    Plan(#[from] PlanError),
}

impl Improvement<'_> {
    /// The years as a plan that [`track`](crate::planning::track) holds against what was observed (时序表、任务书):
    /// rows with the parts that pass and the units of each lever and move at the end of each year, and a task for
    /// each school and lever, due in the year in which it is done.
    ///
    /// The base year is that of the county's figures; the first year of the plan is the next. A task is coded
    /// `lever@school`, or `move@school→school`.
    ///
    /// # Errors
    ///
    /// - [`MilestoneError::NoYears`] if the plan has no years.
    /// - [`MilestoneError::YearNotFiled`] if the county does not say which year its figures are of.
    /// - [`MilestoneError::Plan`] if a year is none that plans speak of.
    pub fn milestones(&self) -> Result<Plan, MilestoneError> {
        let last = self.years().last().ok_or(MilestoneError::NoYears)?;
        let county = self.before().county();
        let base = self.figures_year().ok_or(MilestoneError::YearNotFiled)?;
        let last = last.calendar.ok_or(MilestoneError::YearNotFiled)?;
        let mut rows = vec![self.passing_row(base, last)?];
        let levers = self.levers();
        for (place, lever) in levers.levers().iter().enumerate() {
            let done = self.done(|year| {
                let changes = year.changes.iter().filter(|one| one.lever == place);
                changes.map(|one| &one.units).sum()
            });
            let row = milestone_row(lever.id(), base, last, &Rational::ZERO, &done)?;
            rows.extend(row.map(|row| labelled(row, lever.name(), lever.stage())));
        }
        for (place, one) in levers.moves().iter().enumerate() {
            let done = self.done(|year| {
                let transfers = year.transfers.iter().filter(|one| one.by == place);
                transfers.map(|one| &one.units).sum()
            });
            let row = milestone_row(one.id(), base, last, &Rational::ZERO, &done)?;
            rows.extend(row.map(|row| labelled(row, one.name(), Some(one.stage()))));
        }
        let id = county.id().unwrap_or("county");
        let name = county.name().unwrap_or_default();
        let title = Text {
            zh: format!("{name}达标方案分年安排").into(),
            en: format!("{name}: how to pass, year by year")
                .trim_start_matches(": ")
                .to_owned()
                .into(),
        };
        let plan = Plan::new(format!("improvement-{id}-{base}"), rows);
        Ok(plan
            .with_title(title)
            .with_source(self.before().standard().id.to_string())
            .with_tasks(self.tasks()?))
    }

    /// What is done by the end of each calendar year, from what is done in it.
    fn done(&self, in_year: impl Fn(&PlanYear) -> Rational) -> BTreeMap<i32, Rational> {
        let mut sum = Rational::ZERO;
        let years = self.years().iter();
        let done = years.filter_map(|year| {
            sum += &in_year(year);
            Some((year.calendar?, sum.clone()))
        });
        done.collect()
    }

    fn passing_row(&self, base: i32, last: i32) -> Result<PlanRow, PlanError> {
        let mut code = PASSING_PARTS.to_owned();
        while self.levers().ids().any(|id| id == code) {
            code.push('_');
        }
        let count = |parts: usize| Rational::from(u64::try_from(parts).unwrap_or(u64::MAX));
        let years = self.years().iter();
        let done = years.filter_map(|year| Some((year.calendar?, count(year.passing_parts))));
        let start = count(passing_parts(self.start()));
        let direction = Direction::HigherIsBetter;
        let (baseline, target, path) = course(base, last, &start, &done.collect());
        let row = PlanRow::new(code, direction, baseline, target)?.with_path(path)?;
        Ok(row.with_name(Text::new(
            "达标的学校（分学段）数",
            "schools, by stage, that pass",
        )))
    }

    /// A task for each school and lever, and for each move between two schools.
    fn tasks(&self) -> Result<Vec<PlanTask>, PlanError> {
        let schools = self.before().county().schools();
        let id = |school: usize| schools.get(school).map_or("", School::id);
        let name = |school: usize| schools.get(school).map_or("", School::name);
        let levers = self.levers();
        let mut done: BTreeMap<String, (i32, Rational, Text)> = BTreeMap::new();
        for year in self.years() {
            let Some(calendar) = year.calendar else {
                continue;
            };
            let mut add = |code: String, units: &Rational, name: Text| {
                let task = done.entry(code);
                let task = task.or_insert_with(|| (calendar, Rational::ZERO, name));
                task.0 = calendar;
                task.1 += units;
            };
            for change in &year.changes {
                let Some(lever) = levers.levers().get(change.lever) else {
                    continue;
                };
                let (lever_name, school) = (named(lever.id(), lever.name()), change.school);
                let text = Text {
                    zh: format!("{}：{}", name(school), lever_name.zh).into(),
                    en: format!("{}: {}", name(school), lever_name.en).into(),
                };
                add(
                    format!("{}@{}", lever.id(), id(school)),
                    &change.units,
                    text,
                );
            }
            for transfer in &year.transfers {
                let Some(one) = levers.moves().get(transfer.by) else {
                    continue;
                };
                let (move_name, from, to) =
                    (named(one.id(), one.name()), transfer.from, transfer.to);
                let text = Text {
                    zh: format!("{} → {}：{}", name(from), name(to), move_name.zh).into(),
                    en: format!("{} → {}: {}", name(from), name(to), move_name.en).into(),
                };
                add(
                    format!("{}@{}→{}", one.id(), id(from), id(to)),
                    &transfer.units,
                    text,
                );
            }
        }
        let tasks = done.into_iter().map(|(code, (due, units, name))| {
            let asked = TaskCount::Bound(at_least(&units));
            Ok(PlanTask::new(code, due, asked)?.with_name(name))
        });
        tasks.collect()
    }
}

/// The row of a lever, if anything is done with it.
fn milestone_row(
    code: &str,
    base: i32,
    last: i32,
    start: &Rational,
    done: &BTreeMap<i32, Rational>,
) -> Result<Option<PlanRow>, PlanError> {
    if !done.values().any(Rational::is_positive) {
        return Ok(None);
    }
    let (baseline, target, path) = course(base, last, start, done);
    let row = PlanRow::new(code, Direction::HigherIsBetter, baseline, target)?;
    row.with_path(path).map(Some)
}

/// From a start to what is done at the end, with a step in each year between.
fn course(
    base: i32,
    last: i32,
    start: &Rational,
    done: &BTreeMap<i32, Rational>,
) -> (Baseline, Target, PlanPath) {
    let end = done.values().last().unwrap_or(start);
    let baseline = Baseline {
        year: base,
        level: BaselineLevel::Value(amount(start)),
    };
    let target = Target {
        year: last,
        bound: at_least(end),
    };
    let steps = done.iter().filter(|(year, _)| **year < last);
    let steps = steps.map(|(year, done)| (*year, amount(done)));
    (baseline, target, PlanPath::Stepped(steps.collect()))
}

fn at_least(number: &Rational) -> Bound<Amount> {
    Bound::new(Relation::AtLeast, amount(number))
}

/// A number of parts or units, all of which have an end as decimals.
fn amount(number: &Rational) -> Amount {
    let decimal = number.to_exact_decimal();
    let amount = decimal.and_then(|decimal| decimal.parse().ok());
    amount.unwrap_or(Amount::ZERO)
}

fn named(id: &str, name: Option<&Text>) -> Text {
    name.cloned().unwrap_or_else(|| Text {
        zh: id.to_owned().into(),
        en: id.to_owned().into(),
    })
}

fn labelled(row: PlanRow, name: Option<&Text>, stage: Option<Stage>) -> PlanRow {
    let row = match name {
        Some(name) => row.with_name(name.clone()),
        None => row,
    };
    match stage {
        Some(stage) => row.with_stage(stage.code()),
        None => row,
    }
}
