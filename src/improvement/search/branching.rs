//! The search for the cheapest plan: bounds from relaxations, plans from rounding, and, where the two do not
//! meet, one variable split into fewer and more steps, the region with the lowest bound first.

use crate::improvement::problem::county::{CountyProblem, Steps};
use crate::improvement::search::exchanging::Exchanging;
use crate::improvement::search::price::{LeastCost, Prices};
use crate::improvement::search::region::{Narrowing, Region};
use crate::improvement::search::relaxation::{Cut, Relaxation, Relaxed, coupled, whole_steps};
use crate::improvement::search::rounding::Rounding;
use crate::improvement::search::state::{State, real};
use crate::improvement::search::touch::Touches;
use crate::numeric::Rational;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::{Duration, Instant};

/// How long a search goes on.
#[derive(Clone, Debug)]
pub(in crate::improvement) struct Effort {
    /// A plan that costs no more than the bound and this share of it is good enough.
    pub(in crate::improvement) gap: Rational,
    pub(in crate::improvement) time: Duration,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::improvement) struct Found {
    /// The cheapest plan that was found.
    pub(in crate::improvement) steps: Option<Steps>,
    /// No plan costs less; `None` if it is proven that there is no plan.
    pub(in crate::improvement) bound: Option<i128>,
}

/// A region that is still to be looked at.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Branch {
    bound: i128,
    /// When it was made: of two with one bound the earlier is looked at first.
    made: usize,
    narrowings: Vec<(usize, usize, i64, i64)>,
}

pub(in crate::improvement) struct Search<'s> {
    problem: &'s CountyProblem,
    touches: Touches,
    effort: &'s Effort,
    /// When the time is up; `None` where no clock reaches it.
    until: Option<Instant>,
    /// The least cost of every school by itself.
    least: Vec<i128>,
    /// The coefficients that are looked at: those that some whole steps did not keep within their limits.
    active: Vec<usize>,
    is_coupled: Vec<bool>,
    cuts: Vec<Cut>,
    /// Those of them that are the same whatever is looked at.
    move_cuts: Vec<Cut>,
    best: Option<(i128, Steps)>,
}

/// Why a round of the search ended.
enum Ended {
    /// Nothing is left to be looked at, or enough was found: this is the bound.
    With(Option<i128>),
    /// A coefficient has to be looked at that was not before.
    New(usize),
}

/// So many times rows are added to the relaxation of the whole before anything is split.
const CUT_ROUNDS: usize = 24;
/// In a county of no more schools than this every plan is refined until one is good enough, in a larger one those of
/// the whole.
const REFINED: usize = 100;
/// Where a plan is good enough, this much is still spent on a better one: relaxations, each times its columns
/// and its cones.
const POLISH: usize = 30_000;

impl<'s> Search<'s> {
    fn is_time_up(&self) -> bool {
        self.until.is_some_and(|until| Instant::now() >= until)
    }

    /// A search in a problem whose schools can all pass, each by itself at its least cost.
    pub(in crate::improvement) fn new(
        problem: &'s CountyProblem,
        touches: Touches,
        effort: &'s Effort,
        least: Vec<i128>,
    ) -> Self {
        let until = Instant::now().checked_add(effort.time);
        let is_coupled = coupled(problem, &touches, &[]);
        Self {
            problem,
            touches,
            effort,
            until,
            least,
            active: Vec::new(),
            is_coupled,
            cuts: Vec::new(),
            move_cuts: Vec::new(),
            best: None,
        }
    }

    /// Looks for the cheapest plan, beginning with the cheapest steps of every school by itself.
    pub(in crate::improvement) fn run(mut self, alone: Steps) -> Found {
        let state = State::new(self.problem, &self.touches, &alone);
        let violated = state.violated();
        let total = self.least.iter().sum();
        if violated.is_empty() && self.problem.whole_cost(&alone) == Some(total) {
            // Every school at its least, and nothing more is needed: nothing can be cheaper.
            return Found {
                steps: Some(alone),
                bound: Some(total),
            };
        }
        self.offer(alone);
        self.move_cuts = self.own_move_cuts();
        self.look_at(&violated);
        loop {
            match self.round() {
                Ended::With(bound) => {
                    return Found {
                        steps: self.best.map(|(_, steps)| steps),
                        bound,
                    };
                }
                Ended::New(dispersion) => self.look_at(&[dispersion]),
            }
        }
    }

    fn look_at(&mut self, dispersions: &[usize]) {
        self.active.extend_from_slice(dispersions);
        self.active.sort_unstable();
        self.active.dedup();
        self.is_coupled = coupled(self.problem, &self.touches, &self.active);
        // What the relaxation does not know by itself.
        self.cuts = self.cost_cuts();
        self.cuts.extend_from_slice(&self.move_cuts);
    }

    /// No school does with fewer who come by a move than its least, those who go taken off.
    fn own_move_cuts(&self) -> Vec<Cut> {
        let mut cuts = Vec::new();
        let unit = self.relaxation().largest_cost();
        for one in 0..self.problem.moves {
            for (school, problem) in self.problem.schools.iter().enumerate() {
                let weights = problem.weights_of(one);
                let Some(least) = problem.least_by(one) else {
                    continue;
                };
                if weights.iter().any(|weight| *weight != 0) {
                    let weights = weights.iter().map(|weight| real_money(*weight) * unit);
                    cuts.push(Cut {
                        school,
                        costs: weights.collect(),
                        least: real_money(least) * unit,
                    });
                }
            }
        }
        cuts
    }

    /// No school costs less than its least.
    fn cost_cuts(&self) -> Vec<Cut> {
        let schools = self.problem.schools.iter().zip(&self.least).enumerate();
        let coupled = schools.filter(|(place, (_, least))| {
            **least > 0 && self.is_coupled.get(*place).copied().unwrap_or_default()
        });
        coupled
            .map(|(school, (problem, least))| Cut {
                school,
                costs: problem
                    .variables
                    .iter()
                    .map(|one| real_money(one.cost))
                    .collect(),
                least: real_money(*least),
            })
            .collect()
    }

    /// Takes a plan if it is one and the cheapest so far; else says which coefficient it does not keep.
    fn offer(&mut self, steps: Steps) -> Option<usize> {
        let cost = self.problem.whole_cost(&steps)?;
        if self.best.as_ref().is_some_and(|(best, _)| *best <= cost) {
            return None;
        }
        let schools = self.problem.schools.iter().zip(&steps);
        if !schools
            .into_iter()
            .all(|(school, steps)| school.passes(steps))
        {
            return None;
        }
        let state = State::new(self.problem, &self.touches, &steps);
        let violated = state.violated();
        if violated.is_empty() {
            self.best = Some((cost, steps));
        }
        violated.first().copied()
    }

    /// The cost that a plan must undercut to be of interest.
    fn to_undercut(&self) -> Option<i128> {
        self.best.as_ref().map(|(cost, _)| *cost)
    }

    /// Whether the best plan is near enough to a bound.
    fn is_good_enough(&self, bound: i128) -> bool {
        let Some(cost) = self.to_undercut() else {
            return false;
        };
        let allowed = &(&self.effort.gap + &Rational::ONE) * &Rational::from(bound);
        Rational::from(cost) <= allowed
    }

    /// The costs of the schools that no price touches.
    fn settled(&self) -> Vec<Option<i128>> {
        let schools = self.least.iter().zip(&self.is_coupled);
        schools
            .map(|(least, is_coupled)| (!is_coupled).then_some(*least))
            .collect()
    }

    fn region(&self, narrowings: &[(usize, usize, i64, i64)]) -> Region {
        let whole = Region::whole(self.problem);
        let region = match self.to_undercut() {
            Some(cost) => whole.below(self.problem, cost),
            None => whole,
        };
        let narrowings: Vec<Narrowing> = narrowings
            .iter()
            .map(|&(school, variable, low, high)| Narrowing {
                school,
                variable,
                low,
                high,
            })
            .collect();
        region.narrowed(&narrowings)
    }

    fn relaxation(&self) -> Relaxation<'_> {
        Relaxation {
            problem: self.problem,
            touches: &self.touches,
            active: &self.active,
            is_coupled: &self.is_coupled,
            cuts: &self.cuts,
        }
    }

    /// One search with the coefficients that are looked at now.
    fn round(&mut self) -> Ended {
        let work = self.work();
        let settled = self.settled();
        let mut open: BinaryHeap<Reverse<Branch>> = BinaryHeap::new();
        let mut made = 0;
        let floor = self.problem.raised(self.least.iter().sum());
        open.push(Reverse(Branch {
            bound: floor,
            made,
            narrowings: Vec::new(),
        }));
        // What was given up without a proof, for want of time.
        let mut polished = 0;
        while let Some(Reverse(branch)) = open.pop() {
            // The branch with the lowest bound: no plan that is still to be found costs less.
            let bound = branch.bound;
            if self.to_undercut().is_some_and(|cost| bound >= cost) {
                return Ended::With(self.to_undercut());
            }
            if self.is_time_up() {
                return Ended::With(Some(bound));
            }
            if self.is_good_enough(bound) {
                polished += work;
                if polished > POLISH {
                    return Ended::With(Some(bound));
                }
            }
            let region = self.region(&branch.narrowings);
            if region.is_empty() {
                continue;
            }
            let (bound, relaxed) = match self.examine(&region, &settled, branch.made == 0) {
                Ok((found, relaxed)) => (bound.max(found), relaxed),
                Err(Examined::Nothing) => continue,
                Err(Examined::New(dispersion)) => return Ended::New(dispersion),
            };
            if self.to_undercut().is_some_and(|cost| bound >= cost) {
                continue;
            }
            let Some(split) = self.split(&region, relaxed.as_ref()) else {
                // One choice of steps is left, and it was looked at.
                continue;
            };
            let (school, variable, at) = split;
            let (low, high) = range(&region, school, variable);
            for (low, high) in [(low, at), (at + 1, high)] {
                made += 1;
                let mut narrowings = branch.narrowings.clone();
                narrowings.push((school, variable, low, high));
                open.push(Reverse(Branch {
                    bound,
                    made,
                    narrowings,
                }));
            }
        }
        Ended::With(self.to_undercut())
    }

    /// How large a relaxation is: columns times cones.
    fn work(&self) -> usize {
        let schools = self.problem.schools.iter().zip(&self.is_coupled);
        let coupled = schools.filter(|(_, is_coupled)| **is_coupled);
        let columns: usize = coupled.map(|(school, _)| school.variables.len()).sum();
        columns.max(1) * (1 + self.active.len())
    }

    /// The bound of a region, and what its relaxation says.
    fn examine(
        &mut self,
        region: &Region,
        settled: &[Option<i128>],
        is_whole: bool,
    ) -> Result<(i128, Option<Relaxed>), Examined> {
        let rounds = if is_whole { CUT_ROUNDS } else { 1 };
        let mut best_bound = 0;
        let mut last = None;
        for _ in 0..rounds {
            let Some(relaxed) = self.relaxation().solve(region) else {
                break;
            };
            let prices = Prices::checked(
                self.problem,
                &self.touches,
                &relaxed.prices,
                relaxed.steps.is_some(),
            );
            let Some(steps) = &relaxed.steps else {
                if prices.refute(self.problem, &self.touches, region) {
                    return Err(Examined::Nothing);
                }
                break;
            };
            let bound = match prices.bound(self.problem, &self.touches, region, settled) {
                LeastCost::AtLeast(bound) => bound,
                LeastCost::Nothing => return Err(Examined::Nothing),
            };
            let whole = whole_steps(steps, region);
            let rounding = Rounding {
                problem: self.problem,
                touches: &self.touches,
                region,
                active: &self.active,
                until: self.until,
            };
            let near = rounding.round(whole);
            // Where it matters who goes where, one sum for each move does not say whether they find a place.
            let exchanges = !self.problem.exchange.is_paired();
            let exchanging = Exchanging {
                problem: self.problem,
                touches: &self.touches,
                region,
                prices: &prices,
            };
            let exchanged = (is_whole && exchanges)
                .then(|| exchanging.steps())
                .flatten();
            let exchanged = exchanged.map(|steps| rounding.finish(&steps));
            let is_small = self.problem.schools.len() <= REFINED;
            let is_open = is_small && !self.is_good_enough(bound);
            let refines = (is_whole || is_open) && exchanges;
            let plan = near.as_ref().and_then(|near| near.plan.as_ref());
            let refined = plan
                .filter(|_| refines)
                .and_then(|plan| exchanging.refined(plan));
            let refined = refined.map(|steps| rounding.finish(&steps));
            for rounded in near.into_iter().chain(exchanged).chain(refined) {
                if let Some(plan) = rounded.plan {
                    self.offer(plan);
                }
                let mut violated = rounded.violated.iter();
                if let Some(new) = violated.find(|one| !self.active.contains(one)) {
                    return Err(Examined::New(*new));
                }
            }
            let is_better = bound > best_bound;
            best_bound = best_bound.max(bound);
            let cuts = if is_whole {
                prices.cuts(self.problem, &self.touches, region, steps, &self.is_coupled)
            } else {
                Vec::new()
            };
            last = Some(relaxed);
            let is_done = self.to_undercut().is_some_and(|cost| best_bound >= cost);
            // Of a large county that is near enough, more rows would cost more than they bring.
            let is_enough = self.is_good_enough(best_bound) && self.work() > POLISH / CUT_ROUNDS;
            if cuts.is_empty() || is_done || is_enough || !is_better || self.is_time_up() {
                break;
            }
            self.cuts.extend(cuts);
        }
        self.look_at_corner(region)?;
        Ok((best_bound, last))
    }

    /// Where a region has come down to one choice of steps, that is a plan or it is not.
    fn look_at_corner(&mut self, region: &Region) -> Result<(), Examined> {
        if region.low != region.high {
            return Ok(());
        }
        match self.offer(region.low.clone()) {
            Some(dispersion) if !self.active.contains(&dispersion) => {
                Err(Examined::New(dispersion))
            }
            _ => Ok(()),
        }
    }

    /// Which variable to split, and after how many steps.
    fn split(&self, region: &Region, relaxed: Option<&Relaxed>) -> Option<(usize, usize, i64)> {
        let steps = relaxed.and_then(|relaxed| relaxed.steps.as_ref());
        let mut best: Option<(f64, (usize, usize, i64))> = None;
        for (place, school) in self.problem.schools.iter().enumerate() {
            if !self.is_coupled.get(place).copied().unwrap_or_default() {
                continue;
            }
            for (variable, own) in school.variables.iter().enumerate() {
                let (low, high) = range(region, place, variable);
                if low >= high {
                    continue;
                }
                let found = steps.and_then(|steps| steps.get(place)?.get(variable).copied());
                let middle = real(low).midpoint(real(high.min(low + 1000)));
                let found = found.unwrap_or(middle).clamp(real(low), real(high));
                let fraction = found - found.floor();
                let distance = fraction.min(1.0 - fraction);
                // What is divided most by its cost; where nothing is, what can still become most.
                let score = if distance > 1e-6 {
                    1.0 + distance * real_money(own.cost).max(1.0)
                } else {
                    1.0 / (1.0 + real(high - low))
                };
                let at = whole_below(found).clamp(low, high - 1);
                if best.is_none_or(|(best, _)| score > best) {
                    best = Some((score, (place, variable, at)));
                }
            }
        }
        best.map(|(_, split)| split)
    }
}

/// Why a region gives no bound.
enum Examined {
    /// There is no plan in it.
    Nothing,
    /// A coefficient has to be looked at that was not before.
    New(usize),
}

fn range(region: &Region, school: usize, variable: usize) -> (i64, i64) {
    let cell = |steps: &Steps| {
        let row = steps.get(school);
        row.and_then(|row| row.get(variable))
            .copied()
            .unwrap_or_default()
    };
    (cell(&region.low), cell(&region.high))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "it orders what is tried, and decides nothing"
)]
const fn real_money(cost: i128) -> f64 {
    cost as f64
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "it is brought into a range of whole numbers next"
)]
fn whole_below(number: f64) -> i64 {
    (number + 1e-6).floor() as i64
}
