//! Whole steps from a relaxed solution: every school completed, then the coefficients brought within their
//! limits by what relieves them most for its cost, then everything taken back that is not needed.

#![expect(
    clippy::indexing_slicing,
    reason = "schools and variables are named by their places in the problem"
)]

use crate::improvement::problem::county::{CountyProblem, Steps};
use crate::improvement::problem::school::{StepKind, Variable};
use crate::improvement::search::region::Region;
use crate::improvement::search::state::State;
use crate::improvement::search::touch::Touches;

/// So many steps are added one after the other before a rounding is given up.
const MOST_ADDITIONS: usize = 20_000;
/// The sums of coefficients are added up anew after so many steps.
const ADDED_UP: usize = 64;

/// Some steps of a variable of a school.
type Step = (usize, usize, i64);

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
    pub(in crate::improvement) fn round(&self, mut steps: Steps) -> Option<Rounded> {
        self.settle_moves(&mut steps);
        let mut steps = self.completed(steps)?;
        self.spare(&mut steps)?;
        let mut state = State::new(self.problem, self.touches, &steps);
        let violated = state.violated();
        let plan = self.repair(&mut state).map(|()| {
            self.trim(&mut state);
            state.steps
        });
        Some(Rounded { plan, violated })
    }

    /// As many come by each move as go, by taking back what is too much; nobody comes and goes at once.
    fn settle_moves(&self, steps: &mut Steps) {
        for (place, school) in self.problem.schools.iter().enumerate() {
            for (receive, own) in school.variables.iter().enumerate() {
                let StepKind::Receive(one) = own.kind else {
                    continue;
                };
                let gives = |other: &Variable| other.kind == StepKind::Give(one);
                let Some(give) = school.variables.iter().position(gives) else {
                    continue;
                };
                let both = steps[place][receive].min(steps[place][give]);
                let both = both
                    .min(steps[place][receive] - self.region.low[place][receive])
                    .min(steps[place][give] - self.region.low[place][give]);
                steps[place][receive] -= both;
                steps[place][give] -= both;
            }
        }
        let surplus = self.problem.surplus(steps);
        for (one, mut surplus) in surplus.into_iter().enumerate() {
            let kind = if surplus > 0 {
                StepKind::Receive(one)
            } else {
                StepKind::Give(one)
            };
            for (place, school) in self.problem.schools.iter().enumerate().rev() {
                for (variable, own) in school.variables.iter().enumerate() {
                    if own.kind == kind {
                        let room = steps[place][variable] - self.region.low[place][variable];
                        let taken = room.min(surplus.abs());
                        steps[place][variable] -= taken;
                        surplus -= taken * surplus.signum();
                    }
                }
            }
        }
    }

    /// Every school with the cheapest steps more with which it passes; nobody more moves, unless it takes that.
    fn completed(&self, mut steps: Steps) -> Option<Steps> {
        for (place, school) in self.problem.schools.iter().enumerate() {
            if school.passes(&steps[place]) {
                continue;
            }
            let (low, high) = (&self.region.low[place], &self.region.high[place]);
            let settled = school.variables.iter().zip(high).zip(&steps[place]);
            let settled = settled.map(|((own, high), steps)| match own.kind {
                StepKind::Add(_) => *high,
                StepKind::Receive(_) | StepKind::Give(_) => *steps,
            });
            let settled: Vec<i64> = settled.collect();
            let now = steps[place].clone();
            let ways = [
                (&now, &settled),
                (&now, high),
                // What was rounded stands in the way: a limit of another sort of step is used up.
                (low, high),
            ];
            let mut ways = ways.into_iter();
            let least =
                ways.find_map(|(low, high)| school.least(&school.costs(), low, high)?.steps);
            steps[place] = least?;
        }
        Some(steps)
    }

    /// Finds for all who come too many by a move a school that can spare them, and takes back who go too many.
    fn spare(&self, steps: &mut Steps) -> Option<()> {
        let surplus = self.problem.surplus(steps);
        for (one, surplus) in surplus.into_iter().enumerate() {
            let mut left = surplus;
            for (place, school) in self.problem.schools.iter().enumerate() {
                let gives = |other: &Variable| other.kind == StepKind::Give(one);
                let Some(give) = school.variables.iter().position(gives) else {
                    continue;
                };
                while left > 0 && steps[place][give] < self.region.high[place][give] {
                    steps[place][give] += 1;
                    if !school.passes(&steps[place]) {
                        steps[place][give] -= 1;
                        break;
                    }
                    left -= 1;
                }
                while left < 0 && steps[place][give] > self.region.low[place][give] {
                    steps[place][give] -= 1;
                    left += 1;
                }
            }
            if left != 0 {
                return None;
            }
        }
        Some(())
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
            let addition = self.best_addition(state, &violated);
            let transfer = self.best_transfer(state, &violated);
            let changes = match (addition, transfer) {
                (Some((score, one)), Some((other, _))) if score >= other => vec![one],
                (_, Some((_, pair))) => pair.to_vec(),
                (Some((_, one)), None) => vec![one],
                (None, None) => return None,
            };
            for (school, variable, steps) in changes {
                state.take(school, variable, steps);
            }
        }
        None
    }

    /// The move of one unit that relieves the coefficients most for its cost: of all who may come and all who
    /// may go those that do most by themselves.
    fn best_transfer(&self, state: &State<'r>, violated: &[usize]) -> Option<(f64, [Step; 2])> {
        let mut best: Option<(f64, [Step; 2])> = None;
        for one in 0..self.problem.moves {
            let receive = self.best_single(state, violated, StepKind::Receive(one), None);
            let Some((_, receive)) = receive else {
                continue;
            };
            let give = self.best_single(state, violated, StepKind::Give(one), Some(receive.0));
            let Some((_, give)) = give else { continue };
            let relief = state.relief(&[receive, give]);
            let cost = self.problem.schools[receive.0].variables[receive.1].cost;
            let score = relief / money(cost.max(1));
            if relief > 0.0 && best.is_none_or(|(best, _)| score > best) {
                best = Some((score, [receive, give]));
            }
        }
        best
    }

    /// The unit of a kind that relieves the coefficients most, or burdens them least.
    fn best_single(
        &self,
        state: &State<'r>,
        violated: &[usize],
        kind: StepKind,
        but: Option<usize>,
    ) -> Option<(f64, Step)> {
        let mut best: Option<(f64, Step)> = None;
        for (place, school) in self.problem.schools.iter().enumerate() {
            for (variable, own) in school.variables.iter().enumerate() {
                let touched = &self.touches.of[place][variable];
                let helps = touched
                    .iter()
                    .any(|touch| violated.contains(&touch.dispersion));
                let is_full = state.steps[place][variable] >= self.region.high[place][variable];
                if own.kind != kind || but == Some(place) || !helps || is_full {
                    continue;
                }
                let change = (place, variable, 1);
                let relief = state.relief(&[change]);
                if best.is_none_or(|(best, _)| relief > best) && self.keeps(state, change) {
                    best = Some((relief, change));
                }
            }
        }
        best
    }

    /// What relieves the coefficients most for its cost.
    fn best_addition(&self, state: &State<'r>, violated: &[usize]) -> Option<(f64, Step)> {
        let mut best: Option<(f64, Step)> = None;
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
                    let score = relief / money(own.cost.max(1) * i128::from(steps));
                    if best.is_none_or(|(best, _)| score > best) && self.keeps(state, change) {
                        best = Some((score, change));
                    }
                }
            }
        }
        best
    }

    /// Whether a school still passes after some steps more.
    fn keeps(&self, state: &State<'r>, (school, variable, steps): Step) -> bool {
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
        self.trim_transfers(state);
        state.add_up();
    }

    /// Takes back who need not move.
    fn trim_transfers(&self, state: &mut State<'r>) {
        for one in 0..self.problem.moves {
            let of_kind = |kind: StepKind| {
                let schools = self.problem.schools.iter().enumerate();
                let found = schools.filter_map(move |(place, school)| {
                    let mut variables = school.variables.iter();
                    Some((place, variables.position(|own| own.kind == kind)?))
                });
                found.collect::<Vec<_>>()
            };
            let gives = of_kind(StepKind::Give(one));
            for (to, receive) in of_kind(StepKind::Receive(one)) {
                while state.steps[to][receive] > self.region.low[to][receive] {
                    let back = gives.iter().copied().find(|(from, give)| {
                        state.steps[*from][*give] > self.region.low[*from][*give]
                            && self.undo_transfer(state, (to, receive), (*from, *give))
                    });
                    if back.is_none() {
                        break;
                    }
                }
            }
        }
    }

    /// Takes one unit of a move back, if the county passes all the same.
    fn undo_transfer(
        &self,
        state: &mut State<'r>,
        (to, receive): (usize, usize),
        (from, give): (usize, usize),
    ) -> bool {
        let keeps = self.keeps(state, (to, receive, -1)) && self.keeps(state, (from, give, -1));
        if !keeps {
            return false;
        }
        state.take(to, receive, -1);
        state.take(from, give, -1);
        if state.holds_around(to, receive) && state.holds_around(from, give) {
            return true;
        }
        state.take(to, receive, 1);
        state.take(from, give, 1);
        false
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

#[expect(
    clippy::cast_precision_loss,
    reason = "it orders what is tried, and decides nothing"
)]
const fn money(cost: i128) -> f64 {
    cost as f64
}
