//! The schools, the coefficients and the moves of a county.

use crate::improvement::problem::dispersion::Dispersion;
use crate::improvement::problem::school::{SchoolProblem, StepKind};
use crate::numeric::Rational;

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
    /// The places behind the point of the money: a cost of 1 is this power of a tenth.
    pub(in crate::improvement) money_places: u32,
    /// What every cost of a plan is a multiple of; 0 where nothing costs anything.
    pub(in crate::improvement) grain: i128,
}

impl CountyProblem {
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
