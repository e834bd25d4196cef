//! Prices of values, and the exact bound that they prove.
//!
//! A coefficient of variation of values `y` weighted by pupils `n` is at most `L` only if `Σ n·r·y ≥ 0` for all
//! prices `r` whose own coefficient, weighted alike, is at most `1/L`: the covariance of the two is at least
//! `−S_r·S_y`, and so `Σ n·r·y ÷ Σ n ≥ r̄·ȳ − S_r·S_y = r̄·ȳ·(1 − CV_r·CV_y) ≥ 0`. What a plan costs is
//! then at least what it costs less `Σ n·r·y`, and the least of that is found school by school.
//!
//! Whatever prices a solver gives, they are rounded to whole numbers and their coefficient is compared with
//! `1/L` exactly; the rest is arithmetic of whole numbers.

#![expect(
    clippy::indexing_slicing,
    reason = "schools, variables and coefficients are named by their places in the problem"
)]

use crate::improvement::problem::county::CountyProblem;
use crate::improvement::problem::school::{SchoolProblem, StepKind};
use crate::improvement::search::region::Region;
use crate::improvement::search::relaxation::{Cut, RoughPrices};
use crate::improvement::search::touch::Touches;
use crate::numeric::{ExactDispersion, Rational};
use std::cmp::Ordering;

/// The money of the problem is divided by this power of two where prices are taken off.
const FINE: u32 = 20;
/// The largest price is about this power of two.
const PRICE_BITS: i32 = 36;

/// Prices that were rounded and checked.
#[derive(Clone, Debug)]
pub(in crate::improvement) struct Prices {
    /// By coefficient; `None` where it has no price.
    of: Vec<Option<Priced>>,
    /// What a unit costs more that a school gives, and that it receives, by move and school, in fine money: for
    /// no pair of schools the two are together more than the pair costs beside.
    gives: Vec<Vec<i128>>,
    receives: Vec<Vec<i128>>,
    /// What what weighs one is worth, by demand, in fine money; never below zero.
    demands: Vec<i128>,
}

/// The prices of a coefficient: whole numbers over a power of two.
#[derive(Clone, Debug)]
struct Priced {
    prices: Vec<i128>,
    /// The power of two that they are divided by, FINE already taken off.
    shift: i32,
}

impl Prices {
    /// Rounds prices and keeps those whose coefficient of variation allows it; those of moves are brought within
    /// what pairs of schools cost, or within nothing where no cost is to count.
    pub(in crate::improvement) fn checked(
        problem: &CountyProblem,
        touches: &Touches,
        rough: &RoughPrices,
        with_cost: bool,
    ) -> Self {
        let mut of = vec![None; problem.dispersions.len()];
        for (dispersion, prices) in &rough.of {
            of[*dispersion] = priced(problem, touches, *dispersion, prices);
        }
        let fine = f64::from(1_u32 << FINE);
        let gives = rough.gives.iter().map(|prices| {
            let prices = prices.iter().map(|price| whole(price * fine));
            prices.collect::<Vec<i128>>()
        });
        let gives: Vec<Vec<i128>> = gives.collect();
        let receives = gives.iter().enumerate();
        Self {
            of,
            receives: receives
                .map(|(one, gives)| received(problem, one, gives, with_cost))
                .collect(),
            gives,
            demands: rough
                .demands
                .iter()
                .map(|price| whole(price * fine).max(0))
                .collect(),
        }
    }

    /// What a step of a variable costs at least, prices taken off, in fine money.
    fn reduced_cost(
        &self,
        problem: &CountyProblem,
        touches: &Touches,
        (school, variable): (usize, usize),
        (with_cost, with_moves): (bool, bool),
    ) -> Option<i128> {
        let own = &problem.schools[school].variables[variable];
        let mut cost = if with_cost { own.cost << FINE } else { 0 };
        match own.kind {
            _ if !with_moves => {}
            StepKind::Add(_) => {}
            StepKind::Receive(one) => {
                cost += self.receives[one][school];
                let demands = problem.exchange.demands.iter().zip(&self.demands);
                for (demand, price) in demands {
                    cost = cost.checked_sub(price.checked_mul(demand.weights[one])?)?;
                }
            }
            StepKind::Give(one) => cost += self.gives[one][school],
        }
        for touch in &touches.of[school][variable] {
            if let Some(priced) = &self.of[touch.dispersion] {
                cost -= priced.worth(touch.member, touch.weighted)?;
            }
        }
        Some(cost)
    }

    /// What a step of each variable of a school costs, prices taken off, in fine money; said is whether its own cost
    /// counts, and whether the prices of moves do.
    pub(in crate::improvement) fn costs(
        &self,
        problem: &CountyProblem,
        touches: &Touches,
        school: usize,
        counts: (bool, bool),
    ) -> Option<Vec<i128>> {
        let variables = 0..problem.schools[school].variables.len();
        variables
            .map(|variable| self.reduced_cost(problem, touches, (school, variable), counts))
            .collect()
    }

    /// No plan in the region costs less than this, in the money of the problem; `LeastCost::Nothing` if there is
    /// no plan in it at all.
    ///
    /// `settled` has the least cost of the schools that no price and no narrowing touches.
    pub(in crate::improvement) fn bound(
        &self,
        problem: &CountyProblem,
        touches: &Touches,
        region: &Region,
        settled: &[Option<i128>],
    ) -> LeastCost {
        match self.fine_bound(problem, touches, region, settled, true) {
            FineBound::Fine(bound) => {
                // The next whole number, as costs are whole.
                LeastCost::AtLeast(problem.raised(-((-bound) >> FINE)))
            }
            FineBound::Nothing => LeastCost::Nothing,
            FineBound::Unknown => LeastCost::AtLeast(0),
        }
    }

    /// Whether the prices alone prove that no steps of the region keep to all limits, whatever they cost.
    pub(in crate::improvement) fn refute(
        &self,
        problem: &CountyProblem,
        touches: &Touches,
        region: &Region,
    ) -> bool {
        let settled = vec![None; problem.schools.len()];
        match self.fine_bound(problem, touches, region, &settled, false) {
            FineBound::Fine(bound) => bound > 0,
            FineBound::Nothing => true,
            FineBound::Unknown => false,
        }
    }

    /// For every school whose relaxed steps cost less, prices taken off, than whole ones can: that they must not.
    pub(in crate::improvement) fn cuts(
        &self,
        problem: &CountyProblem,
        touches: &Touches,
        region: &Region,
        relaxed: &[Vec<f64>],
        is_coupled: &[bool],
    ) -> Vec<Cut> {
        /// A gain below this share of the cost is rounding.
        const WORTH: f64 = 1e-6;
        let mut cuts = Vec::new();
        for (place, school) in problem.schools.iter().enumerate() {
            if !is_coupled[place] {
                continue;
            }
            let Some(costs) = self.costs(problem, touches, place, (true, true)) else {
                continue;
            };
            let Some(least) = school.least(&costs, &region.low[place], &region.high[place]) else {
                continue;
            };
            let money = |fine: i128| fine_money(fine);
            let costs: Vec<f64> = costs.into_iter().map(money).collect();
            let least = money(least.cost);
            let relaxed = relaxed[place].iter().zip(&costs);
            let now: f64 = relaxed.map(|(steps, cost)| steps * cost).sum();
            if now < least - WORTH * least.abs().max(1.0) {
                cuts.push(Cut {
                    school: place,
                    costs,
                    least,
                });
            }
        }
        cuts
    }

    fn fine_bound(
        &self,
        problem: &CountyProblem,
        touches: &Touches,
        region: &Region,
        settled: &[Option<i128>],
        with_cost: bool,
    ) -> FineBound {
        let mut bound = 0_i128;
        for (demand, price) in problem.exchange.demands.iter().zip(&self.demands) {
            let Some(worth) = price.checked_mul(demand.needed) else {
                return FineBound::Unknown;
            };
            bound += worth;
        }
        for (place, priced) in self.of.iter().enumerate() {
            let Some(priced) = priced else { continue };
            for (member, start) in touches.starts[place].iter().enumerate() {
                let Some(worth) = priced.worth(member, start.weighted) else {
                    return FineBound::Unknown;
                };
                bound -= worth;
            }
        }
        for (place, school) in problem.schools.iter().enumerate() {
            if let Some(cost) = settled[place] {
                bound += cost << FINE;
                continue;
            }
            let Some(costs) = self.costs(problem, touches, place, (with_cost, true)) else {
                return FineBound::Unknown;
            };
            match school.least(&costs, &region.low[place], &region.high[place]) {
                Some(least) => match bound.checked_add(least.cost) {
                    Some(sum) => bound = sum,
                    None => return FineBound::Unknown,
                },
                None => return FineBound::Nothing,
            }
        }
        FineBound::Fine(bound)
    }
}

/// The most that a unit can cost more where it is received, so that with what it costs where it is given no pair
/// of schools comes to more than it costs beside.
fn received(problem: &CountyProblem, one: usize, gives: &[i128], with_cost: bool) -> Vec<i128> {
    let has = |school: &SchoolProblem, kind: StepKind| {
        let mut own = school.variables.iter();
        own.any(|own| own.kind == kind)
    };
    let schools = problem.schools.iter().enumerate();
    let givers = schools.filter(|(_, school)| has(school, StepKind::Give(one)));
    let givers: Vec<usize> = givers.map(|(place, _)| place).collect();
    let is_free = problem.exchange.extra.is_empty() || !with_cost;
    // Where no pair costs anything, it is the dearest giver, one's own school too: that is never too much.
    let dearest = givers.iter().map(|place| gives[*place]).max();
    let receives = problem.schools.iter().enumerate().map(|(to, school)| {
        if is_free || !has(school, StepKind::Receive(one)) {
            return -dearest.unwrap_or_default();
        }
        let others = givers.iter().filter(|from| **from != to);
        let most = others.map(|from| {
            let extra = problem.exchange.extra(*from, to) << FINE;
            extra - gives[*from]
        });
        most.min().unwrap_or_default()
    });
    receives.collect()
}

/// What is known of the cost of the plans of a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::improvement) enum LeastCost {
    /// Every plan costs at least this.
    AtLeast(i128),
    /// There is no plan.
    Nothing,
}

enum FineBound {
    Fine(i128),
    Nothing,
    /// A number was beyond 128 bits.
    Unknown,
}

impl Priced {
    /// What an amount of pupils times value is worth, in fine money, rounded up.
    fn worth(&self, member: usize, (numerator, denominator): (i128, i128)) -> Option<i128> {
        let worth = self.prices[member].checked_mul(numerator)?;
        let shift = self.shift.unsigned_abs();
        if self.shift >= 0 {
            let divisor = denominator.checked_mul(1_i128.checked_shl(shift)?)?;
            (shift < 100).then(|| -((-worth).div_euclid(divisor)))
        } else {
            let factor = (shift < 60).then(|| 1_i128 << shift)?;
            Some(-((-worth.checked_mul(factor)?).div_euclid(denominator)))
        }
    }
}

/// The prices of a coefficient as whole numbers, drawn together until their own coefficient is at most 1/L.
fn priced(
    problem: &CountyProblem,
    touches: &Touches,
    dispersion: usize,
    rough: &[f64],
) -> Option<Priced> {
    let limit = Rational::from(problem.dispersions.get(dispersion)?.limit.number);
    let most = Rational::ONE.checked_div(&limit).ok()?;
    let largest = rough
        .iter()
        .fold(0.0_f64, |largest, one| largest.max(one.abs()));
    if !most.is_positive() || !largest.is_finite() || largest <= 0.0 {
        return None;
    }
    let shift = PRICE_BITS - exponent(largest);
    let scale = f64::from(shift).exp2();
    let starts = &touches.starts[dispersion];
    let members = problem.dispersions[dispersion].members.iter();
    let pupils: Vec<Rational> = members
        .map(|member| {
            problem.schools[member.school].parts[member.part]
                .pupils
                .clone()
        })
        .collect();
    let (weight, total) = starts
        .iter()
        .zip(rough)
        .fold((0.0, 0.0), |(weight, total), (start, one)| {
            (weight + start.pupils, total + start.pupils * one)
        });
    let mean = total / weight;
    // A little less than what the solver says: then what costs just as much as it is worth is left alone.
    for drawn in [1e-9, 1e-7, 1e-5, 1e-3] {
        let prices = rough.iter().map(|one| {
            let one = mean + (one - mean) * (1.0 - drawn);
            whole(one * scale * (1.0 - 1e-7))
        });
        let prices: Vec<i128> = prices.collect();
        let exact: Vec<Rational> = prices.iter().map(|one| Rational::from(*one)).collect();
        let order = ExactDispersion::new(&exact, &pupils)
            .and_then(|prices| prices.compare_coefficient_of_variation(&most));
        if order.is_ok_and(|order| order != Ordering::Greater) {
            return Some(Priced {
                prices,
                shift: shift - FINE.cast_signed(),
            });
        }
    }
    None
}

/// Fine money as money.
#[expect(
    clippy::cast_precision_loss,
    reason = "it makes a row of the relaxation, which proves nothing"
)]
fn fine_money(fine: i128) -> f64 {
    fine as f64 / f64::from(1_u32 << FINE)
}

/// The power of two that is just above a number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the exponent of a double is a small number"
)]
fn exponent(number: f64) -> i32 {
    number.log2().ceil() as i32
}

/// The whole number nearest to a double.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a number that is too large becomes the largest, and the check of the prices sees it"
)]
fn whole(number: f64) -> i128 {
    number.round() as i128
}
