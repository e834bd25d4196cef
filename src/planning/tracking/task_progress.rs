//! How far a task has come.

use crate::judgement::exact;
use crate::model::{Amount, Bound, PlanObservations, PlanTask, Relation, TaskCount, Text};
use crate::numeric::Rational;
use crate::planning::rules::span::shown_beside;
use crate::planning::tracking::due_status::DueStatus;
use crate::planning::tracking::progress::Latest;
use std::cmp::Ordering;

/// How far a task has come.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TaskProgress<'a> {
    /// The task.
    pub task: &'a PlanTask,
    /// The newest count so far, not later than the due year.
    pub latest: Option<Latest>,
    /// The share that is done of what is due; not clamped, so that it is above 1 where more is done.
    pub progress: Option<Rational>,
    /// What the number asked for still needs; 0 once it is reached, `None` where less is better or
    /// nothing is known.
    pub remaining: Option<Rational>,
    /// How it stands.
    pub status: DueStatus,
    /// Why.
    pub reason: Text,
}

impl<'a> TaskProgress<'a> {
    pub(super) fn of(task: &'a PlanTask, observations: &PlanObservations, as_of: i32) -> Self {
        let last = as_of.min(task.due_year());
        let mut values = observations.values(task.code(), task.stage());
        let latest = values
            .rfind(|(year, _)| *year <= last)
            .map(|(year, value)| Latest {
                year,
                value: value.clone(),
            });
        let due = Due::of(task.asked());
        let Some(latest) = latest else {
            let year = task.due_year();
            let reason = Text {
                zh: format!("{year}年底到期，无数据").into(),
                en: format!("due in {year}, and nothing observed").into(),
            };
            return Self {
                task,
                latest: None,
                progress: None,
                remaining: None,
                status: DueStatus::NoData,
                reason,
            };
        };
        let done = exact(&latest.value);
        let status = due.status(&done, latest.year, as_of, task.due_year());
        let progress = due.share(&done);
        let remaining = due.remaining(&done);
        let reason = due.reason(&latest, &done, status, task);
        Self {
            task,
            latest: Some(latest),
            progress,
            remaining,
            status,
            reason,
        }
    }
}

/// What a task asks for, as a number and how the count must stand to it.
struct Due {
    relation: Relation,
    number: Rational,
    /// What a range foresees at most.
    foreseen: Option<Amount>,
}

impl Due {
    fn of(asked: &TaskCount) -> Self {
        match asked {
            TaskCount::Bound(Bound { relation, number }) => Self {
                relation: *relation,
                number: exact(number),
                foreseen: None,
            },
            TaskCount::Range { lower, upper } => Self {
                relation: Relation::AtLeast,
                number: exact(lower),
                foreseen: Some(upper.clone()),
            },
            TaskCount::About(number) => Self {
                relation: Relation::AtLeast,
                number: exact(number) - half_unit(number),
                foreseen: None,
            },
        }
    }

    /// A count that never falls settles some questions before the year is over.
    fn status(&self, done: &Rational, latest: i32, as_of: i32, due_year: i32) -> DueStatus {
        let holds = self.relation.holds(done.cmp(&self.number));
        let beyond = done.cmp(&self.number) == Ordering::Greater;
        let settled = match self.relation {
            Relation::AtLeast | Relation::Above => holds,
            Relation::AtMost | Relation::Below => !holds,
            Relation::Exactly => beyond,
        };
        match (settled || latest == due_year, holds) {
            (true, true) => DueStatus::Met,
            (true, false) => DueStatus::NotMet,
            (false, _) if as_of < due_year => DueStatus::TooEarly,
            // The year is over, and its own figure is not known.
            (false, _) => DueStatus::NoData,
        }
    }

    fn share(&self, done: &Rational) -> Option<Rational> {
        let grows = matches!(
            self.relation,
            Relation::AtLeast | Relation::Above | Relation::Exactly
        );
        grows.then(|| done.checked_div(&self.number).ok()).flatten()
    }

    fn remaining(&self, done: &Rational) -> Option<Rational> {
        match self.relation {
            Relation::AtMost | Relation::Below => None,
            _ if *done >= self.number => Some(Rational::ZERO),
            _ => Some(&self.number - done),
        }
    }

    fn reason(&self, latest: &Latest, done: &Rational, status: DueStatus, task: &PlanTask) -> Text {
        let Latest { year, value } = latest;
        let due_year = task.due_year();
        let left = self.remaining(done).filter(Rational::is_positive);
        let left = left.map(|left| shown_beside(&left, &Rational::ZERO, 2));
        let mut zh = vec![format!("{year}年为{value}")];
        let mut en = vec![format!("{value} in {year}")];
        match status {
            DueStatus::NoData => {
                zh.push(format!("缺{due_year}年数据"));
                en.push(format!("and no figure for {due_year}"));
            }
            DueStatus::TooEarly => {
                zh.push(format!("{due_year}年底到期"));
                en.push(format!("due in {due_year}"));
            }
            DueStatus::Met | DueStatus::NotMet => {}
        }
        if let Some(left) = left {
            zh.push(format!("还差{left}"));
            en.push(format!("{left} to go"));
        } else if status == DueStatus::NotMet {
            let (beyond_zh, beyond_en) = match (self.relation, done.cmp(&self.number)) {
                (_, Ordering::Greater) => {
                    let excess = shown_beside(&(done - &self.number), &Rational::ZERO, 2);
                    (format!("超出{excess}"), format!("{excess} over"))
                }
                (Relation::Below, _) => ("应低于此数".into(), "and less is asked for".into()),
                _ => ("应高于此数".into(), "and more is asked for".into()),
            };
            zh.push(beyond_zh);
            en.push(beyond_en);
        }
        if let Some(foreseen) = &self.foreseen
            && *value > *foreseen
        {
            zh.push(format!("超过预计的{foreseen}"));
            en.push(format!("more than the {foreseen} foreseen"));
        }
        Text {
            zh: zh.join("，").into(),
            en: en.join(", ").into(),
        }
    }
}

/// Half a unit of the last digit that is not 0, or of the second digit where that is less: 5 for
/// 150, 50 for 1000, 0.05 for 1.5.
fn half_unit(number: &Amount) -> Rational {
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    // All digits, and how many of them lie behind the last one that counts.
    let digits = [whole, fraction].concat();
    let digits = digits.trim_start_matches('0');
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    let behind = zeros.min(digits.len().saturating_sub(2));
    let tenfold = |number: Rational, times: usize| {
        (0..times).fold(number, |number, _| number * Rational::from(10))
    };
    let unit = tenfold(Rational::ONE, behind);
    let scale = tenfold(Rational::from(2), fraction.len());
    unit.checked_div(&scale).unwrap_or(Rational::ZERO)
}
