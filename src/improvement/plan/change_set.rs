//! Changes and transfers, and the county with them.

use crate::improvement::lever::{Levers, Move};
use crate::improvement::plan::assumption::{raised, with_schools};
use crate::improvement::plan::outcome::{Change, Transfer};
use crate::improvement::problem::county::{CountyProblem, Steps};
use crate::improvement::problem::school::StepKind;
use crate::model::{County, Filed, Item, School};
use crate::numeric::Rational;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Changes and transfers of a plan, or of a part of one.
#[derive(Clone, Debug, Default)]
pub(super) struct ChangeSet {
    pub(super) changes: Vec<Change>,
    pub(super) transfers: Vec<Transfer>,
}

impl ChangeSet {
    pub(super) fn of(problem: &CountyProblem, levers: &Levers, steps: &Steps) -> Self {
        let mut changes = Vec::new();
        for (school, steps) in problem.schools.iter().zip(steps) {
            for (variable, steps) in school.variables.iter().zip(steps) {
                let StepKind::Add(lever) = variable.kind else {
                    continue;
                };
                let Some(step) = levers.levers().get(lever).filter(|_| *steps > 0) else {
                    continue;
                };
                changes.push(Change {
                    school: school.place,
                    lever,
                    units: &Rational::from(step.step()) * &Rational::from(*steps),
                    cost: problem.money(variable.cost * i128::from(*steps)),
                });
            }
        }
        let moves = levers.moves().iter().enumerate();
        let transfers = moves.flat_map(|(place, one)| {
            if problem.exchange.is_paired() {
                paired_transfers(problem, place, one, steps)
            } else {
                transfers(problem, place, one, steps)
            }
        });
        Self {
            changes,
            transfers: transfers.collect(),
        }
    }

    /// The county with all of it; `None` where a figure would be beyond what can be filed.
    pub(super) fn applied(&self, county: &County, levers: &Levers) -> Option<County> {
        let mut added: BTreeMap<(usize, Item), Rational> = BTreeMap::new();
        let mut add = |school: usize, item: Item, amount: Decimal, units: &Rational| {
            let sum = added.entry((school, item)).or_default();
            *sum += &Rational::from(amount) * units;
        };
        for change in &self.changes {
            for (item, amount) in levers.levers().get(change.lever)?.adds() {
                add(change.school, *item, *amount, &change.units);
            }
        }
        for transfer in &self.transfers {
            for (item, amount) in levers.moves().get(transfer.by)?.carries() {
                add(transfer.to, *item, *amount, &transfer.units);
                add(transfer.from, *item, -*amount, &transfer.units);
            }
        }
        let mut schools = county.schools().to_vec();
        for ((place, item), sum) in added {
            let school: &mut School = schools.get_mut(place)?;
            // What is not filed and is not needed stays unknown.
            let Some(amount) = school.amount(item) else {
                continue;
            };
            let filed = Filed::Figure(raised(&amount, &sum)?);
            *school = school.clone().with_filings([(item, filed)]).ok()?;
        }
        Some(with_schools(county, schools))
    }
}

/// Who goes where by a move at the least cost, where pairs of schools cost different things or a school may give
/// and receive.
fn paired_transfers(
    problem: &CountyProblem,
    place: usize,
    one: &Move,
    steps: &Steps,
) -> Vec<Transfer> {
    let flows = problem.pairs(place, steps).unwrap_or_default();
    let transfers = flows.into_iter().filter_map(|flow| {
        let school = |place: usize| problem.schools.get(place).map(|school| school.place);
        let extra = problem.exchange.extra(flow.from, flow.to);
        let cost = &Rational::from(one.cost()) + &problem.money(extra);
        let units = Rational::from(flow.units);
        Some(Transfer {
            from: school(flow.from)?,
            to: school(flow.to)?,
            by: place,
            cost: &cost * &units,
            units,
        })
    });
    transfers.collect()
}

/// Who goes where by a move: those who give and those who receive, both in the order of their codes.
fn transfers(problem: &CountyProblem, place: usize, one: &Move, steps: &Steps) -> Vec<Transfer> {
    let mut gives: Vec<(usize, i64)> = Vec::new();
    let mut receives: Vec<(usize, i64)> = Vec::new();
    for (school, steps) in problem.schools.iter().zip(steps) {
        let mut net = 0;
        for (variable, steps) in school.variables.iter().zip(steps) {
            match variable.kind {
                StepKind::Give(of) if of == place => net -= steps,
                StepKind::Receive(of) if of == place => net += steps,
                _ => {}
            }
        }
        if net < 0 {
            gives.push((school.place, -net));
        } else if net > 0 {
            receives.push((school.place, net));
        }
    }
    let mut transfers = Vec::new();
    let (mut gives, mut receives) = (gives.into_iter(), receives.into_iter());
    let (mut give, mut receive) = (gives.next(), receives.next());
    while let (Some((from, left)), Some((to, open))) = (give, receive) {
        let units = left.min(open);
        let units_exact = Rational::from(units);
        transfers.push(Transfer {
            from,
            to,
            by: place,
            cost: &Rational::from(one.cost()) * &units_exact,
            units: units_exact,
        });
        give = (left > units)
            .then_some((from, left - units))
            .or_else(|| gives.next());
        receive = (open > units)
            .then_some((to, open - units))
            .or_else(|| receives.next());
    }
    transfers
}
