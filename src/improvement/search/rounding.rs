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
use std::time::Instant;

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

/// The schools that give one and receive one in turn.
struct Turn {
    /// The place of each, and its variables that give and receive.
    schools: Vec<(usize, usize, usize)>,
    /// The price of the move.
    cost: i128,
    /// Whose turn it is.
    at: usize,
}

impl Turn {
    /// The next school that has room for one more.
    fn next(&self, steps: &Steps, region: &Region) -> Option<(usize, usize, usize)> {
        let count = self.schools.len();
        let in_turn = (0..count).map(|ahead| self.schools[(self.at + ahead) % count]);
        let mut open = in_turn.filter(|(place, give, receive)| {
            let has_room =
                |variable: usize| steps[*place][variable] < region.high[*place][variable];
            has_room(*give) && has_room(*receive)
        });
        open.next()
    }
}

/// What steps are made whole in.
pub(in crate::improvement) struct Rounding<'r> {
    pub(in crate::improvement) problem: &'r CountyProblem,
    pub(in crate::improvement) touches: &'r Touches,
    pub(in crate::improvement) region: &'r Region,
    /// The coefficients that are looked at; where others are above their limits, nothing is repaired yet.
    pub(in crate::improvement) active: &'r [usize],
    /// When the time is up; `None` where no clock reaches it.
    pub(in crate::improvement) until: Option<Instant>,
}

impl<'r> Rounding<'r> {
    /// A plan near to these steps, if one is found.
    pub(in crate::improvement) fn round(&self, mut steps: Steps) -> Option<Rounded> {
        self.settle_moves(&mut steps);
        let mut steps = self.completed(steps)?;
        self.spare(&mut steps)?;
        Some(self.finish(&steps))
    }

    /// A plan near to steps with which every school passes and as many come by each move as go.
    pub(in crate::improvement) fn finish(&self, steps: &Steps) -> Rounded {
        let mut state = State::new(self.problem, self.touches, steps);
        let violated = state.violated();
        if violated.iter().any(|one| !self.active.contains(one)) {
            let plan = None;
            return Rounded { plan, violated };
        }
        let plan = self.repair(&mut state).and_then(|()| {
            self.rotate(&mut state.steps)?;
            self.trim(&mut state);
            Some(state.steps)
        });
        Rounded { plan, violated }
    }

    /// As many come by each move as go, by taking back what is too much; nobody comes and goes at once.
    fn settle_moves(&self, steps: &mut Steps) {
        // Where it matters who goes where, a school may give and receive.
        let is_paired = self.problem.exchange.is_paired();
        let schools = self.problem.schools.iter().enumerate();
        for (place, school) in schools.filter(|_| !is_paired) {
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

    /// Lets schools give one and receive one in turn, which changes none of their figures, until as many rotate as
    /// must, and nobody has to come to their own school.
    fn rotate(&self, steps: &mut Steps) -> Option<()> {
        if !self.problem.exchange.is_paired() {
            return Some(());
        }
        let mut made = self.problem.made(steps);
        let moves = 0..self.problem.moves;
        let mut turns: Vec<Turn> = moves.clone().map(|one| self.turn(one)).collect();
        for _ in 0..MOST_ADDITIONS {
            // First what fewest moves help, as these may help the others too.
            let demands = self.problem.exchange.demands.iter();
            let lacking = demands.filter(|demand| demand.lack(&made) > 0);
            let lacking = lacking.min_by_key(|demand| {
                let helps = demand.weights.iter().filter(|weight| **weight > 0);
                helps.count()
            });
            let one = match lacking {
                Some(demand) => {
                    let helps = moves.clone().filter(|one| demand.weights[*one] > 0);
                    let open = helps.filter(|one| turns[*one].next(steps, self.region).is_some());
                    // What costs least for what it weighs.
                    open.min_by_key(|one| {
                        let weight = demand.weights[*one].max(1);
                        (turns[*one].cost * 1000 / weight, *one)
                    })?
                }
                None => match moves
                    .clone()
                    .find(|one| !self.problem.pairs_up(*one, steps))
                {
                    Some(one) => one,
                    None => return Some(()),
                },
            };
            let (place, give, receive) = turns[one].next(steps, self.region)?;
            steps[place][give] += 1;
            steps[place][receive] += 1;
            made[one] += 1;
            turns[one].at += 1;
        }
        None
    }

    /// The schools that can both give and receive by a move, those first from and to which it costs least.
    fn turn(&self, one: usize) -> Turn {
        let problem = self.problem;
        let position = |place: usize, kind: StepKind| {
            let mut variables = problem.schools[place].variables.iter();
            variables.position(|own| own.kind == kind)
        };
        let places = 0..problem.schools.len();
        let schools = places.filter_map(|place| {
            let give = position(place, StepKind::Give(one))?;
            Some((place, give, position(place, StepKind::Receive(one))?))
        });
        let schools: Vec<(usize, usize, usize)> = schools.collect();
        let cost = schools.first().map_or(0, |(place, _, receive)| {
            problem.schools[*place].variables[*receive].cost
        });
        let mut schools = schools;
        if !problem.exchange.extra.is_empty() {
            let others = schools.clone();
            let ways = |place: usize| {
                let others = others.iter().filter(|other| other.0 != place);
                let there = others
                    .clone()
                    .map(|other| problem.exchange.extra(place, other.0));
                let back = others.map(|other| problem.exchange.extra(other.0, place));
                there.min().unwrap_or_default() + back.min().unwrap_or_default()
            };
            schools.sort_by_cached_key(|(place, _, _)| ways(*place));
        }
        Turn {
            schools,
            cost,
            at: 0,
        }
    }

    /// Adds steps until all coefficients are within their limits.
    fn repair(&self, state: &mut State<'r>) -> Option<()> {
        // What somebody who comes relieves, somebody who goes may burden, again and again.
        let mut transfers = self.problem.schools.len();
        for added in 0..MOST_ADDITIONS {
            if added % ADDED_UP == ADDED_UP - 1 {
                state.add_up();
                if self.until.is_some_and(|until| Instant::now() >= until) {
                    return None;
                }
            }
            let violated = state.violated();
            if violated.is_empty() {
                return Some(());
            }
            let addition = self.best_addition(state, &violated);
            let transfer = (transfers > 0).then(|| self.best_transfer(state, &violated));
            let changes = match (addition, transfer.flatten()) {
                (Some((score, one)), Some((other, _))) if score >= other => vec![one],
                (_, Some((_, pair))) => {
                    transfers -= 1;
                    pair.to_vec()
                }
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
            if !self.can_spare(&state.steps, one) {
                continue;
            }
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

    /// Whether as many rotate as must with one unit of a move less.
    fn can_spare(&self, steps: &Steps, one: usize) -> bool {
        let mut made = self.problem.made(steps);
        made[one] -= 1;
        let mut demands = self.problem.exchange.demands.iter();
        demands.all(|demand| demand.lack(&made) <= 0)
    }

    /// Whether as many rotate as must.
    fn meets_demands(&self, steps: &Steps) -> bool {
        let made = self.problem.made(steps);
        let mut demands = self.problem.exchange.demands.iter();
        demands.all(|demand| demand.lack(&made) <= 0)
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
        let pairs_up = !self.problem.exchange.is_paired() || {
            let (one, steps) = (
                self.problem.schools[to].variables[receive].kind,
                &state.steps,
            );
            let StepKind::Receive(one) = one else {
                return false;
            };
            self.problem.pairs_up(one, steps) && self.meets_demands(steps)
        };
        if pairs_up && state.holds_around(to, receive) && state.holds_around(from, give) {
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
