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
    /// Whether that is so many because a search needs some end, and not because anybody said so.
    pub(in crate::improvement) is_cut: bool,
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

    /// Asks for no less than there is after some steps.
    pub(in crate::improvement) fn keep(&mut self, steps: &[i64]) {
        let now = self.numerator(steps);
        let (threshold, floor) = match self.asked {
            Some(asked) => (
                asked.threshold,
                asked.floor.map_or(now, |floor| floor.max(now)),
            ),
            None => (now, now),
        };
        let floor = Some(floor);
        self.asked = Some(Asked { threshold, floor });
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

/// A lever of which a school might need more steps than are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::improvement) struct Short {
    /// The place of the school in the problem.
    pub(in crate::improvement) school: usize,
    pub(in crate::improvement) lever: usize,
    /// A value that it counts for.
    pub(in crate::improvement) indicator: usize,
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
    /// The levers of which no more than so many steps are looked at though nobody said so, each with a value that it
    /// raises, where that is found short: by the place of the variable, its most steps, and the stage, the value and
    /// the numerator that it comes to with all these steps.
    pub(in crate::improvement) fn short<'s>(
        &'s self,
        school: usize,
        is_short: impl Fn(usize, i64, (Stage, &Value, i128)) -> bool + 's,
    ) -> impl Iterator<Item = Short> + 's {
        let parts = self.parts.iter();
        let values =
            parts.flat_map(|part| part.values.iter().map(move |value| (part.stage, value)));
        let raised = values.flat_map(|(stage, value)| {
            let effects = value.effects.iter().filter(|(_, effect)| *effect > 0);
            effects.map(move |(variable, effect)| (stage, value, *variable, *effect))
        });
        raised.filter_map(move |(stage, value, place, effect)| {
            let variable = self.variables.get(place).filter(|one| one.is_cut)?;
            let StepKind::Add(lever) = variable.kind else {
                return None;
            };
            let most = value.start + effect * i128::from(variable.most);
            is_short(place, variable.most, (stage, value, most)).then_some(Short {
                school,
                lever,
                indicator: value.indicator,
            })
        })
    }

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
        // With all that is added and may come by other moves, a school often can spare all who may go.
        let all_go = self.variables.iter().map(|variable| match variable.kind {
            StepKind::Give(of) if of == one => variable.most,
            StepKind::Add(_) => variable.most,
            StepKind::Receive(of) if of != one => variable.most,
            StepKind::Receive(_) | StepKind::Give(_) => 0,
        });
        let all_go: Vec<i64> = all_go.collect();
        let weights = self.weights_of(one);
        if self.passes(&all_go) {
            let weights = weights.iter().zip(&all_go);
            return Some(
                weights
                    .map(|(weight, steps)| weight * i128::from(*steps))
                    .sum(),
            );
        }
        let least = self.least(&weights, &self.none(), &self.most());
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
