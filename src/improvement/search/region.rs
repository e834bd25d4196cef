//! The steps that are still to be looked at: for every variable from some number to another.

use crate::improvement::problem::county::{CountyProblem, Steps};
use crate::improvement::problem::school::SchoolProblem;

/// For every variable the least and the most steps.
#[derive(Clone, Debug)]
pub(in crate::improvement) struct Region {
    pub(in crate::improvement) low: Steps,
    pub(in crate::improvement) high: Steps,
}

/// A narrower range of one variable.
#[derive(Clone, Copy, Debug)]
pub(in crate::improvement) struct Narrowing {
    pub(in crate::improvement) school: usize,
    pub(in crate::improvement) variable: usize,
    pub(in crate::improvement) low: i64,
    pub(in crate::improvement) high: i64,
}

impl Region {
    /// All steps that are allowed.
    pub(in crate::improvement) fn whole(problem: &CountyProblem) -> Self {
        Self {
            low: problem.none(),
            high: problem.schools.iter().map(SchoolProblem::most).collect(),
        }
    }

    /// The same without steps that alone cost more than so much: no cheaper plan has them.
    pub(in crate::improvement) fn below(mut self, problem: &CountyProblem, cost: i128) -> Self {
        for (school, high) in problem.schools.iter().zip(&mut self.high) {
            for (variable, high) in school.variables.iter().zip(high) {
                if variable.cost > 0 {
                    let most = i64::try_from(cost / variable.cost).unwrap_or(i64::MAX);
                    *high = most.min(*high);
                }
            }
        }
        self
    }

    /// The same with some ranges narrowed.
    pub(in crate::improvement) fn narrowed(mut self, narrowings: &[Narrowing]) -> Self {
        for one in narrowings {
            let cell = |steps: &mut Steps, to: &dyn Fn(i64) -> i64| {
                let row = steps.get_mut(one.school);
                if let Some(cell) = row.and_then(|row| row.get_mut(one.variable)) {
                    *cell = to(*cell);
                }
            };
            cell(&mut self.low, &|low| low.max(one.low));
            cell(&mut self.high, &|high| high.min(one.high));
        }
        self
    }

    /// Whether some range holds nothing.
    pub(in crate::improvement) fn is_empty(&self) -> bool {
        let cells = self.low.iter().flatten().zip(self.high.iter().flatten());
        cells.into_iter().any(|(low, high)| low > high)
    }
}
