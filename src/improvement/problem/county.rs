//! The schools, the coefficients and the moves of a county.

use crate::improvement::problem::dispersion::Dispersion;
use crate::improvement::problem::exchange::{Exchange, Flow, pairs_up};
use crate::improvement::problem::school::{SchoolProblem, Short, StepKind};
use crate::model::Stage;
use crate::numeric::Rational;
use std::collections::BTreeMap;

/// Steps of every variable of every school.
pub(in crate::improvement) type Steps = Vec<Vec<i64>>;

/// What a plan is looked for in.
#[derive(Clone, Debug)]
pub(in crate::improvement) struct CountyProblem {
    /// The schools that are judged, in the order of their codes, so that the order of the file is nothing.
    pub(in crate::improvement) schools: Vec<SchoolProblem>,
    /// The coefficients that have a limit and at least one part.
    pub(in crate::improvement) dispersions: Vec<Dispersion>,
    /// How many moves there are.
    pub(in crate::improvement) moves: usize,
    /// Who goes where, and how many must.
    pub(in crate::improvement) exchange: Exchange,
    /// The places behind the point of the money: a cost of 1 is this power of a tenth.
    pub(in crate::improvement) money_places: u32,
    /// What every cost of a plan is a multiple of; 0 where nothing costs anything.
    pub(in crate::improvement) grain: i128,
}

impl CountyProblem {
    /// A lever of which a school takes all the steps that are looked at, if there is one.
    pub(in crate::improvement) fn all_taken(&self, steps: &Steps) -> Option<Short> {
        let schools = self.schools.iter().zip(steps).enumerate();
        let mut all = schools.flat_map(|(place, (school, steps))| {
            let is_all = |one: usize, most: i64| steps.get(one).is_some_and(|taken| *taken >= most);
            school.short(place, move |one, most, _| is_all(one, most))
        });
        all.next()
    }

    /// A lever of which all the steps that are looked at do not bring a school up to the highest value of its stage, if
    /// there is one: more of them might lower a coefficient.
    pub(in crate::improvement) fn short_of_others(&self) -> Option<Short> {
        let mut highest: BTreeMap<(Stage, usize), Rational> = BTreeMap::new();
        let parts = self.schools.iter().flat_map(|school| &school.parts);
        for (part, value) in
            parts.flat_map(|part| part.values.iter().map(move |value| (part, value)))
        {
            let own = value.exact(&[]);
            let highest = highest.entry((part.stage, value.indicator)).or_default();
            if own > *highest {
                *highest = own;
            }
        }
        let schools = self.schools.iter().enumerate();
        let mut all = schools.flat_map(|(place, school)| {
            school.short(place, |_, _, (stage, value, most)| {
                let reached = Rational::new(most, value.scale).unwrap_or_default();
                highest
                    .get(&(stage, value.indicator))
                    .is_some_and(|highest| reached < *highest)
            })
        });
        all.next()
    }

    /// No step of anything.
    pub(in crate::improvement) fn none(&self) -> Steps {
        self.schools.iter().map(SchoolProblem::none).collect()
    }

    /// What some steps cost.
    pub(in crate::improvement) fn cost(&self, steps: &Steps) -> i128 {
        let schools = self.schools.iter().zip(steps);
        schools.map(|(school, steps)| school.cost(steps)).sum()
    }

    /// How many more come by each move than go.
    pub(in crate::improvement) fn surplus(&self, steps: &Steps) -> Vec<i64> {
        let mut surplus = vec![0; self.moves];
        for (school, steps) in self.schools.iter().zip(steps) {
            for (variable, steps) in school.variables.iter().zip(steps) {
                let (one, steps) = match variable.kind {
                    StepKind::Add(_) => continue,
                    StepKind::Receive(one) => (one, *steps),
                    StepKind::Give(one) => (one, -steps),
                };
                if let Some(surplus) = surplus.get_mut(one) {
                    *surplus += steps;
                }
            }
        }
        surplus
    }

    /// How many units of each move come to schools.
    pub(in crate::improvement) fn made(&self, steps: &Steps) -> Vec<i64> {
        let mut made = vec![0; self.moves];
        for (school, steps) in self.schools.iter().zip(steps) {
            for (variable, steps) in school.variables.iter().zip(steps) {
                if let StepKind::Receive(one) = variable.kind
                    && let Some(made) = made.get_mut(one)
                {
                    *made += steps;
                }
            }
        }
        made
    }

    /// How many units of a move each school gives, and how many it receives.
    pub(in crate::improvement) fn shares(&self, one: usize, steps: &Steps) -> (Vec<i64>, Vec<i64>) {
        let of_kind = |kind: StepKind| {
            let schools = self.schools.iter().zip(steps);
            let shares = schools.map(|(school, steps)| {
                let own = school.variables.iter().zip(steps);
                let own = own.filter(|(variable, _)| variable.kind == kind);
                own.map(|(_, steps)| *steps).sum()
            });
            shares.collect()
        };
        (
            of_kind(StepKind::Give(one)),
            of_kind(StepKind::Receive(one)),
        )
    }

    /// Whether all who go by a move can come to another school than their own.
    pub(in crate::improvement) fn pairs_up(&self, one: usize, steps: &Steps) -> bool {
        let (gives, receives) = self.shares(one, steps);
        pairs_up(&gives, &receives)
    }

    /// Who goes where by a move, at the least cost; `None` if that cannot be.
    pub(in crate::improvement) fn pairs(&self, one: usize, steps: &Steps) -> Option<Vec<Flow>> {
        let (gives, receives) = self.shares(one, steps);
        self.exchange.pairs(&gives, &receives)
    }

    /// What steps cost with all that pairs of schools cost beside; `None` where not as many come by a move as go,
    /// or somebody could only come to their own school, or a share of teachers who rotate is lacking.
    pub(in crate::improvement) fn whole_cost(&self, steps: &Steps) -> Option<i128> {
        let mut cost = self.cost(steps);
        if self.surplus(steps).iter().any(|surplus| *surplus != 0) {
            return None;
        }
        if !self.exchange.is_paired() {
            return Some(cost);
        }
        let made = self.made(steps);
        let mut demands = self.exchange.demands.iter();
        if demands.any(|demand| demand.lack(&made) > 0) {
            return None;
        }
        for one in 0..self.moves {
            if self.exchange.extra.is_empty() {
                self.pairs_up(one, steps).then_some(())?;
            } else {
                cost += self.exchange.extra_cost(&self.pairs(one, steps)?);
            }
        }
        Some(cost)
    }

    /// A cost as money.
    pub(in crate::improvement) fn money(&self, cost: i128) -> Rational {
        Rational::of_digits(cost, self.money_places)
    }

    /// The least cost of a plan that is not below a bound.
    pub(in crate::improvement) const fn raised(&self, bound: i128) -> i128 {
        if self.grain == 0 {
            return bound;
        }
        let over = bound.rem_euclid(self.grain);
        if over == 0 {
            bound
        } else {
            bound + (self.grain - over)
        }
    }
}
