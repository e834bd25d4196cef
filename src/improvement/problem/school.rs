//! A school: what can be taken there, what it changes, and what is asked of its parts.

use crate::model::Stage;
use crate::numeric::Rational;

/// What a step of a variable is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::improvement) enum StepKind {
    /// A step of a lever, by its place.
    Add(usize),
    /// A unit of a move that comes, by the place of the move.
    Receive(usize),
    /// A unit of a move that goes.
    Give(usize),
}

/// A number of steps that a plan chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::improvement) struct Variable {
    pub(in crate::improvement) kind: StepKind,
    /// The cost of a step, in the money of the problem.
    pub(in crate::improvement) cost: i128,
    /// The most steps that are allowed.
    pub(in crate::improvement) most: i64,
}

/// A value of a part as whole numbers: `(start + Σ effect·steps) ÷ scale`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::improvement) struct Value {
    pub(in crate::improvement) indicator: usize,
    pub(in crate::improvement) start: i128,
    /// The variables that change it, each with what a step adds.
    pub(in crate::improvement) effects: Vec<(usize, i128)>,
    /// Above zero.
    pub(in crate::improvement) scale: i128,
    pub(in crate::improvement) asked: Option<Asked>,
}

/// What is asked of a value, in its whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::improvement) struct Asked {
    /// The least that meets the threshold.
    pub(in crate::improvement) threshold: i128,
    /// The least that is allowed where the threshold is not met; `None` where nothing is asked then.
    pub(in crate::improvement) floor: Option<i128>,
}

impl Value {
    /// The numerator over `scale` after some steps.
    pub(in crate::improvement) fn numerator(&self, steps: &[i64]) -> i128 {
        let risen = self.effects.iter().map(|(variable, effect)| {
            let steps = steps.get(*variable).copied().unwrap_or_default();
            effect * i128::from(steps)
        });
        self.start + risen.sum::<i128>()
    }

    /// The exact value after some steps.
    pub(in crate::improvement) fn exact(&self, steps: &[i64]) -> Rational {
        Rational::new(self.numerator(steps), self.scale).unwrap_or_default()
    }
}

/// A part of a school.
#[derive(Clone, Debug)]
pub(in crate::improvement) struct PartProblem {
    pub(in crate::improvement) stage: Stage,
    pub(in crate::improvement) pupils: Rational,
    /// How many values may stay below their thresholds.
    pub(in crate::improvement) allowed: usize,
    /// One for each indicator, in the order of the standard.
    pub(in crate::improvement) values: Vec<Value>,
}

impl PartProblem {
    /// Whether the part passes its rule after some steps.
    pub(in crate::improvement) fn passes(&self, steps: &[i64]) -> bool {
        let mut below = 0;
        for value in &self.values {
            let Some(asked) = value.asked else { continue };
            let reached = value.numerator(steps);
            if asked.floor.is_some_and(|floor| reached < floor) {
                return false;
            }
            below += usize::from(reached < asked.threshold);
        }
        below <= self.allowed
    }
}

/// A stock that must not fall below zero: `start + Σ effect·steps ≥ 0`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::improvement) struct Stock {
    pub(in crate::improvement) start: i128,
    pub(in crate::improvement) effects: Vec<(usize, i128)>,
}

impl Stock {
    fn is_there(&self, steps: &[i64]) -> bool {
        let changed = self.effects.iter().map(|(variable, effect)| {
            let steps = steps.get(*variable).copied().unwrap_or_default();
            effect * i128::from(steps)
        });
        self.start + changed.sum::<i128>() >= 0
    }
}

/// A school that is judged.
#[derive(Clone, Debug)]
pub(in crate::improvement) struct SchoolProblem {
    /// The place of the school in the county.
    pub(in crate::improvement) place: usize,
    pub(in crate::improvement) variables: Vec<Variable>,
    pub(in crate::improvement) parts: Vec<PartProblem>,
    pub(in crate::improvement) stocks: Vec<Stock>,
}

impl SchoolProblem {
    /// No step of anything.
    pub(in crate::improvement) fn none(&self) -> Vec<i64> {
        vec![0; self.variables.len()]
    }

    /// The most steps of each variable.
    pub(in crate::improvement) fn most(&self) -> Vec<i64> {
        self.variables.iter().map(|one| one.most).collect()
    }

    /// The cost of a step of each variable.
    pub(in crate::improvement) fn costs(&self) -> Vec<i128> {
        self.variables.iter().map(|one| one.cost).collect()
    }

    /// Of each variable, whether a step lets somebody come by a move, 1, or go, −1.
    pub(in crate::improvement) fn weights_of(&self, one: usize) -> Vec<i128> {
        let weights = self.variables.iter().map(|variable| match variable.kind {
            StepKind::Receive(of) if of == one => 1,
            StepKind::Give(of) if of == one => -1,
            _ => 0,
        });
        weights.collect()
    }

    /// So many more must come by a move than go; below zero where so many can be spared.
    pub(in crate::improvement) fn least_by(&self, one: usize) -> Option<i128> {
        let least = self.least(&self.weights_of(one), &self.none(), &self.most());
        least.map(|least| least.cost)
    }

    /// What some steps cost.
    pub(in crate::improvement) fn cost(&self, steps: &[i64]) -> i128 {
        let variables = self.variables.iter().zip(steps);
        variables
            .map(|(variable, steps)| variable.cost * i128::from(*steps))
            .sum()
    }

    /// Whether all parts pass their rule after some steps, and no stock falls below zero.
    pub(in crate::improvement) fn passes(&self, steps: &[i64]) -> bool {
        self.parts.iter().all(|part| part.passes(steps))
            && self.stocks.iter().all(|stock| stock.is_there(steps))
    }
}
