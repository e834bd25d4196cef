//! A plan spread over years, in each of which so much can be spent.

use crate::evaluation::Report;
use crate::improvement::error::ImprovementError;
use crate::improvement::lever::{Lever, Move};
use crate::improvement::plan::change_set::ChangeSet;
use crate::improvement::plan::outcome::{Change, Improvement, PlanYear, Transfer};
use crate::judgement::Verdict;
use crate::model::County;
use crate::numeric::{Rational, RoundingMode};

/// Something of the plan that is done as a whole or in part.
#[derive(Clone)]
enum Task {
    Change(Change),
    Transfer(Transfer),
}

/// A task as it is paid for.
struct Paid {
    task: Task,
    /// What is left of it, in steps.
    steps: Rational,
    /// The units and the cost of a step.
    units: Rational,
    cost: Rational,
}

/// For how many years a plan may be paid at least: a budget that takes more is a slip, such as one in 万元.
const MOST_YEARS: u32 = 100;

/// The years of a plan: first the schools that lift most pupils for their cost, then what only brings
/// coefficients down, then who moves.
pub(super) fn spread<'r>(
    reached: &dyn Fn(County, &[Transfer]) -> Report<'r>,
    passes: &dyn Fn(&Report<'r>) -> bool,
    found: &Improvement<'_>,
    budget: &Rational,
) -> Result<Vec<PlanYear>, ImprovementError> {
    let mut tasks = tasks(found);
    for task in &tasks {
        if task.cost > *budget {
            let cost = task.cost.to_exact_decimal();
            return Err(ImprovementError::BudgetTooSmall {
                lever: lever_of(found, &task.task).to_owned(),
                cost: cost.and_then(|cost| cost.parse().ok()).unwrap_or_default(),
            });
        }
    }
    let cost: Rational = tasks.iter().map(|task| &task.steps * &task.cost).sum();
    let most = &Rational::from(MOST_YEARS) * budget;
    if cost > most {
        return Err(ImprovementError::TooManyYears {
            most: MOST_YEARS,
            cost: cost.to_fixed(0, RoundingMode::Ceiling),
        });
    }
    let mut years: Vec<PlanYear> = Vec::new();
    let mut done = ChangeSet::default();
    while tasks.iter().any(|task| task.steps.is_positive()) {
        let mut left = budget.clone();
        let mut year = ChangeSet::default();
        for task in &mut tasks {
            let steps = affordable(&task.steps, &task.cost, &left);
            if steps.is_positive() {
                left = &left - &(&steps * &task.cost);
                task.steps = &task.steps - &steps;
                year.push(&task.task, &steps * &task.units, &steps * &task.cost);
            }
        }
        done.changes.extend(year.changes.iter().cloned());
        done.transfers.extend(year.transfers.iter().cloned());
        let county = done.applied(found.start().county(), found.levers());
        let report = county.map(|county| reached(county, &done.transfers));
        years.push(PlanYear {
            number: years.len() + 1,
            calendar: calendar(found, years.len()),
            changes: year.changes,
            transfers: year.transfers,
            cost: budget - &left,
            passing_parts: report.as_ref().map_or(0, passing_parts),
            is_passed: report.as_ref().is_some_and(passes),
        });
    }
    Ok(years)
}

/// The calendar year after so many years of the plan: its first is the one after that of the figures.
fn calendar(found: &Improvement<'_>, before: usize) -> Option<i32> {
    let next = found.figures_year()?.checked_add(1)?;
    next.checked_add(i32::try_from(before).ok()?)
}

/// So many whole steps can be paid of what is left.
fn affordable(steps: &Rational, cost: &Rational, left: &Rational) -> Rational {
    match left.checked_div(cost) {
        Ok(most) => most.rounded(0, RoundingMode::Floor).min(steps.clone()),
        // What costs nothing is done at once.
        Err(_) => steps.clone(),
    }
}

fn tasks(found: &Improvement<'_>) -> Vec<Paid> {
    let lifted = |school: usize| -> Rational {
        let parts = found.start().parts().iter();
        let failing =
            parts.filter(|part| part.school == school && part.verdict == Some(Verdict::NotMet));
        failing
            .filter_map(|part| part.pupils)
            .map(Rational::from)
            .sum()
    };
    let cost_of = |school: usize| -> Rational {
        let changes = found
            .changes()
            .iter()
            .filter(|change| change.school == school);
        changes.map(|change| &change.cost).sum()
    };
    // Pupils lifted for a unit of money, the most first; equal ones stay in the order of the codes.
    let score = |school: usize| {
        let per_cost = lifted(school).checked_div(&cost_of(school));
        per_cost.unwrap_or_else(|_| Rational::from(i64::MAX))
    };
    let mut changes: Vec<(Rational, &Change)> = found
        .changes()
        .iter()
        .map(|change| (score(change.school), change))
        .collect();
    changes.sort_by(|(one, _), (other, _)| other.cmp(one));
    let levers = found.levers();
    let changes = changes.into_iter().filter_map(|(_, change)| {
        let step = Rational::from(levers.levers().get(change.lever)?.step());
        let task = Task::Change(change.clone());
        Paid::of(task, &change.units, &change.cost, step)
    });
    let transfers = found.transfers().iter().filter_map(|transfer| {
        let task = Task::Transfer(transfer.clone());
        Paid::of(task, &transfer.units, &transfer.cost, Rational::ONE)
    });
    changes.chain(transfers).collect()
}

impl Paid {
    fn of(task: Task, units: &Rational, cost: &Rational, step: Rational) -> Option<Self> {
        let steps = units.checked_div(&step).ok()?;
        Some(Self {
            cost: cost.checked_div(&steps).ok()?,
            task,
            steps,
            units: step,
        })
    }
}

/// The lever or move of a task.
fn lever_of<'f>(found: &'f Improvement<'_>, task: &Task) -> &'f str {
    let levers = found.levers();
    let id = match task {
        Task::Change(change) => levers.levers().get(change.lever).map(Lever::id),
        Task::Transfer(transfer) => levers.moves().get(transfer.by).map(Move::id),
    };
    id.unwrap_or_default()
}

impl ChangeSet {
    fn push(&mut self, task: &Task, units: Rational, cost: Rational) {
        match task {
            Task::Change(change) => self.changes.push(Change {
                units,
                cost,
                ..change.clone()
            }),
            Task::Transfer(transfer) => self.transfers.push(Transfer {
                units,
                cost,
                ..transfer.clone()
            }),
        }
    }
}

pub(super) fn passing_parts(report: &Report<'_>) -> usize {
    let parts = report.parts().iter();
    let passing = parts.filter(|part| part.verdict.is_none_or(Verdict::is_clear));
    passing.count()
}

/// Whether every part passes its rule and every coefficient its limit.
pub(super) fn passes(report: &Report<'_>) -> bool {
    let parts = report.parts().iter().filter_map(|part| part.verdict);
    let coefficients = report.balance().iter().filter_map(|row| row.verdict);
    parts.chain(coefficients).all(Verdict::is_clear)
}
