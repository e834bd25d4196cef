//! Whole steps where teachers move: for one move after the other, how many come to each school and go from it is
//! chosen at the least cost of all ways in which as many come as go.
//!
//! What a school costs with so many more or fewer is a small question in whole numbers again; the least of all sums
//! that come to nothing is found by going from school to school with the least cost of each sum so far (Bellman 1957,
//! *Dynamic Programming*). Coefficients count by their prices; what these do not bring about is repaired afterwards.

#![expect(
    clippy::indexing_slicing,
    reason = "schools and variables are named by their places in the problem, sums by their distance from the least"
)]

use crate::improvement::problem::county::{CountyProblem, Steps};
use crate::improvement::problem::school::{SchoolProblem, StepKind};
use crate::improvement::search::price::Prices;
use crate::improvement::search::region::Region;
use crate::improvement::search::state::State;
use crate::improvement::search::touch::Touches;

/// So many more and so many fewer are tried at each school.
const REACH: i64 = 3;
/// So many times every move is looked at: what was chosen for one may make another choice better for the others.
const PASSES: usize = 2;
/// Sums on the way from school to school are this far from nothing at most, beside what there is too much.
const ROOM: i64 = 24;

/// What steps are looked for in.
pub(in crate::improvement) struct Exchanging<'e> {
    pub(in crate::improvement) problem: &'e CountyProblem,
    pub(in crate::improvement) touches: &'e Touches,
    pub(in crate::improvement) region: &'e Region,
    pub(in crate::improvement) prices: &'e Prices,
}

/// So many more than now, at this cost, with these steps.
struct Choice {
    more: i64,
    cost: i128,
    steps: Vec<i64>,
}

impl Exchanging<'_> {
    /// Steps with which every school passes and as many come by each move as go, if there are some near to the prices.
    pub(in crate::improvement) fn steps(&self) -> Option<Steps> {
        let places = 0..self.problem.schools.len();
        let steps = places.clone().map(|place| {
            let school = &self.problem.schools[place];
            let costs = self.costs(place, true)?;
            let (low, high) = (&self.region.low[place], &self.region.high[place]);
            let mut steps = school.least(&costs, low, high)?.steps?;
            for one in 0..self.problem.moves {
                if let Some(at) = Places::of(school, one) {
                    at.settle(&mut steps, low);
                }
            }
            Some(steps)
        });
        let steps = steps.collect::<Option<Steps>>()?;
        let costs = places.map(|place| self.costs(place, false));
        let costs = costs.collect::<Option<Vec<_>>>()?;
        self.exchanged(&self.problem.schools, &costs, steps)
    }

    /// A plan with other moves that costs less and raises no coefficient that is at its limit, if there is one near.
    pub(in crate::improvement) fn refined(&self, plan: &Steps) -> Option<Steps> {
        let state = State::new(self.problem, self.touches, plan);
        let mut schools = self.problem.schools.clone();
        for (place, dispersion) in self.problem.dispersions.iter().enumerate() {
            let members = dispersion.members.iter().zip(state.holding_down(place));
            for (member, _) in members.filter(|(_, holds_down)| *holds_down) {
                let part = &mut schools[member.school].parts[member.part];
                part.values[dispersion.indicator].keep(&plan[member.school]);
            }
        }
        let costs: Vec<Vec<i128>> = schools.iter().map(SchoolProblem::costs).collect();
        let mut steps = plan.clone();
        for (place, school) in schools.iter().enumerate() {
            let (low, high) = self.settled(place, &steps[place]);
            let least = school.least(&costs[place], &low, &high);
            if let Some(cheaper) = least.and_then(|least| least.steps) {
                steps[place] = cheaper;
            }
        }
        self.exchanged(&schools, &costs, steps)
    }

    /// The moves looked at one after the other, some times.
    fn exchanged(
        &self,
        schools: &[SchoolProblem],
        costs: &[Vec<i128>],
        mut steps: Steps,
    ) -> Option<Steps> {
        for _ in 0..PASSES {
            for one in 0..self.problem.moves {
                self.even(one, schools, costs, &mut steps)?;
            }
        }
        Some(steps)
    }

    /// What a step of each variable of a school costs, what it is worth to the coefficients taken off.
    fn costs(&self, place: usize, with_moves: bool) -> Option<Vec<i128>> {
        self.prices
            .costs(self.problem, self.touches, place, (true, with_moves))
    }

    /// Lets as many come by a move as go, at the least cost.
    fn even(
        &self,
        one: usize,
        schools: &[SchoolProblem],
        costs: &[Vec<i128>],
        steps: &mut Steps,
    ) -> Option<()> {
        let surplus = self.problem.surplus(steps)[one];
        let width = usize::try_from(2 * (surplus.abs() + ROOM) + 1).ok()?;
        let middle = surplus.abs() + ROOM;
        let place_of = |sum: i64| usize::try_from(sum + middle).ok().filter(|at| *at < width);
        // The least cost of each sum so far, and the choices that it is made of.
        let mut least: Vec<Option<i128>> = vec![None; width];
        least[place_of(surplus)?] = Some(0);
        let mut chosen: Vec<(usize, Vec<Choice>, Vec<Option<usize>>)> = Vec::new();
        for (place, school) in schools.iter().enumerate() {
            let Some(at) = Places::of(school, one) else {
                continue;
            };
            let choices = self.choices((place, school), &at, &costs[place], &steps[place]);
            let mut next: Vec<Option<i128>> = vec![None; width];
            let mut by: Vec<Option<usize>> = vec![None; width];
            for sum in -middle..=middle {
                let Some(so_far) = place_of(sum).and_then(|at| least[at]) else {
                    continue;
                };
                for (number, choice) in choices.iter().enumerate() {
                    let Some(to) = place_of(sum + choice.more) else {
                        continue;
                    };
                    let cost = so_far.checked_add(choice.cost)?;
                    if next[to].is_none_or(|best| cost < best) {
                        (next[to], by[to]) = (Some(cost), Some(number));
                    }
                }
            }
            least = next;
            chosen.push((place, choices, by));
        }
        // Back from nothing too much.
        let mut sum = 0;
        for (place, mut choices, by) in chosen.into_iter().rev() {
            let number = by[place_of(sum)?]?;
            let choice = choices.swap_remove(number);
            sum -= choice.more;
            steps[place] = choice.steps;
        }
        Some(())
    }

    /// The ranges of a school in which nobody else moves.
    fn settled(&self, place: usize, now: &[i64]) -> (Vec<i64>, Vec<i64>) {
        let (mut low, mut high) = (
            self.region.low[place].clone(),
            self.region.high[place].clone(),
        );
        let variables = self.problem.schools[place].variables.iter().enumerate();
        for (variable, _) in variables.filter(|(_, own)| !matches!(own.kind, StepKind::Add(_))) {
            (low[variable], high[variable]) = (now[variable], now[variable]);
        }
        (low, high)
    }

    /// What a school costs with some more and some fewer by a move, all other moves as they are.
    fn choices(
        &self,
        (place, school): (usize, &SchoolProblem),
        at: &Places,
        costs: &[i128],
        now: &[i64],
    ) -> Vec<Choice> {
        let (mut low, mut high) = self.settled(place, now);
        let net = at.net(now);
        // As it is comes first, so that of two with one cost nothing is changed.
        let more = [0]
            .into_iter()
            .chain((1..=REACH).flat_map(|far| [far, -far]));
        let choices = more.filter_map(|more| {
            at.fix(net + more, &mut low, &mut high, self.region, place)?;
            let least = school.least(costs, &low, &high)?;
            let steps = least.steps?;
            let cost = costs.iter().zip(&steps);
            let cost = cost.map(|(cost, steps)| cost.saturating_mul(i128::from(*steps)));
            Some(Choice {
                more,
                cost: cost.fold(0, i128::saturating_add),
                steps,
            })
        });
        choices.collect()
    }
}

/// The variables of a school by which a move lets somebody come and go.
struct Places {
    receive: Option<usize>,
    give: Option<usize>,
}

impl Places {
    /// `None` where neither is possible.
    fn of(school: &SchoolProblem, one: usize) -> Option<Self> {
        let find = |kind: StepKind| school.variables.iter().position(|own| own.kind == kind);
        let (receive, give) = (find(StepKind::Receive(one)), find(StepKind::Give(one)));
        (receive.is_some() || give.is_some()).then_some(Self { receive, give })
    }

    fn net(&self, steps: &[i64]) -> i64 {
        let number = |place: Option<usize>| place.map_or(0, |place| steps[place]);
        number(self.receive) - number(self.give)
    }

    /// Nobody comes and goes at once.
    fn settle(&self, steps: &mut [i64], low: &[i64]) {
        if let (Some(receive), Some(give)) = (self.receive, self.give) {
            let both = (steps[receive] - low[receive]).min(steps[give] - low[give]);
            steps[receive] -= both;
            steps[give] -= both;
        }
    }

    /// Lets so many more come than go; `None` where the region does not.
    fn fix(
        &self,
        net: i64,
        low: &mut [i64],
        high: &mut [i64],
        region: &Region,
        school: usize,
    ) -> Option<()> {
        for (variable, number) in [(self.receive, net.max(0)), (self.give, (-net).max(0))] {
            let Some(variable) = variable else {
                if number > 0 {
                    return None;
                }
                continue;
            };
            let range = region.low[school][variable]..=region.high[school][variable];
            if !range.contains(&number) {
                return None;
            }
            (low[variable], high[variable]) = (number, number);
        }
        Some(())
    }
}
