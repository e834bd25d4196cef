//! Whole steps from a relaxed solution: every school completed, then the coefficients brought within their
//! limits by what relieves them most for its cost, then everything taken back that is not needed.

#![expect(
    clippy::indexing_slicing,
    reason = "schools and variables are named by their places in the problem"
)]

use crate::improvement::problem::county::{CountyProblem, Steps};
use crate::improvement::problem::school::StepKind;
use crate::improvement::search::region::Region;
use crate::improvement::search::state::State;
use crate::improvement::search::touch::Touches;

/// So many steps are added one after the other before a rounding is given up.
const MOST_ADDITIONS: usize = 20_000;
/// The sums of coefficients are added up anew after so many steps.
const ADDED_UP: usize = 64;

/// What came of relaxed steps.
#[derive(Clone, Debug)]
pub(in crate::improvement) struct Rounded {
    pub(in crate::improvement) plan: Option<Steps>,
    /// The coefficients that were above their limits before they were repaired.
    pub(in crate::improvement) violated: Vec<usize>,
}

/// What steps are made whole in.
pub(in crate::improvement) struct Rounding<'r> {
    pub(in crate::improvement) problem: &'r CountyProblem,
    pub(in crate::improvement) touches: &'r Touches,
    pub(in crate::improvement) region: &'r Region,
}

impl<'r> Rounding<'r> {
    /// A plan near to these steps, if one is found.
    pub(in crate::improvement) fn round(&self, steps: Steps) -> Option<Rounded> {
        let steps = self.completed(steps)?;
        let mut state = State::new(self.problem, self.touches, steps);
        let violated = state.violated();
        let plan = self.repair(&mut state).map(|()| {
            self.trim(&mut state);
            state.steps
        });
        Some(Rounded { plan, violated })
    }

    /// Every school with the cheapest steps more with which it passes.
    fn completed(&self, mut steps: Steps) -> Option<Steps> {
        for (place, school) in self.problem.schools.iter().enumerate() {
            if school.passes(&steps[place]) {
                continue;
            }
            let least = school.least(&school.costs(), &steps[place], &self.region.high[place]);
            let least = match least.and_then(|least| least.steps) {
                Some(least) => least,
                // What was rounded stands in the way: a limit of another sort of step is used up.
                None => {
                    school
                        .least(
                            &school.costs(),
                            &self.region.low[place],
                            &self.region.high[place],
                        )?
                        .steps?
                }
            };
            steps[place] = least;
        }
        Some(steps)
    }

    /// Adds steps until all coefficients are within their limits.
    fn repair(&self, state: &mut State<'r>) -> Option<()> {
        for added in 0..MOST_ADDITIONS {
            if added % ADDED_UP == ADDED_UP - 1 {
                state.add_up();
            }
            let violated = state.violated();
            if violated.is_empty() {
                return Some(());
            }
            let (school, variable, steps) = self.best_addition(state, &violated)?;
            state.take(school, variable, steps);
        }
        None
    }

    /// What relieves the coefficients most for its cost.
    fn best_addition(&self, state: &State<'r>, violated: &[usize]) -> Option<(usize, usize, i64)> {
        let mut best: Option<(f64, (usize, usize, i64))> = None;
        for (place, school) in self.problem.schools.iter().enumerate() {
            for (variable, own) in school.variables.iter().enumerate() {
                let touched = &self.touches.of[place][variable];
                let helps = touched
                    .iter()
                    .any(|touch| violated.contains(&touch.dispersion));
                if !helps || !matches!(own.kind, StepKind::Add(_)) {
                    continue;
                }
                let room = self.region.high[place][variable] - state.steps[place][variable];
                for steps in powers(room) {
                    let change = (place, variable, steps);
                    let relief = state.relief(&[change]);
                    if relief <= 0.0 {
                        break;
                    }
                    let score = relief / (own.cost.max(1) * i128::from(steps)) as f64;
                    if best.is_none_or(|(best, _)| score > best) && self.keeps(state, change) {
                        best = Some((score, change));
                    }
                }
            }
        }
        best.map(|(_, change)| change)
    }

    /// Whether a school still passes after some steps more.
    fn keeps(&self, state: &State<'r>, (school, variable, steps): (usize, usize, i64)) -> bool {
        let mut then = state.steps[school].clone();
        then[variable] += steps;
        self.problem.schools[school].passes(&then)
    }

    /// Takes back what is not needed, what costs most first.
    fn trim(&self, state: &mut State<'r>) {
        let mut order: Vec<(i128, usize, usize)> = Vec::new();
        for (place, school) in self.problem.schools.iter().enumerate() {
            for (variable, own) in school.variables.iter().enumerate() {
                let is_taken = state.steps[place][variable] > self.region.low[place][variable];
                if is_taken && matches!(own.kind, StepKind::Add(_)) {
                    order.push((-own.cost, place, variable));
                }
            }
        }
        order.sort_unstable();
        for (_, school, variable) in order {
            // Twice as many at a time for as long as it goes, then fewer again.
            let mut steps = 1;
            while self.take_back(state, school, variable, steps) {
                steps *= 2;
            }
            while steps > 1 {
                steps /= 2;
                self.take_back(state, school, variable, steps);
            }
        }
        state.add_up();
    }

    /// Takes some steps back, if the county passes all the same.
    fn take_back(&self, state: &mut State<'r>, school: usize, variable: usize, steps: i64) -> bool {
        let left = state.steps[school][variable] - steps;
        if left < self.region.low[school][variable]
            || !self.keeps(state, (school, variable, -steps))
        {
            return false;
        }
        state.take(school, variable, -steps);
        if state.holds_around(school, variable) {
            return true;
        }
        state.take(school, variable, steps);
        false
    }
}

/// 1, 4, 16 … up to a number.
fn powers(most: i64) -> impl Iterator<Item = i64> {
    std::iter::successors(Some(1_i64), |steps| steps.checked_mul(4))
        .take_while(move |steps| *steps <= most)
}
