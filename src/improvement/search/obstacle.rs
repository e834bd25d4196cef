//! Why there is no plan: what would have to give way, and by how much.

use crate::improvement::problem::county::CountyProblem;
use crate::improvement::problem::school::{PartProblem, SchoolProblem};
use crate::improvement::search::region::Region;
use crate::improvement::search::relaxation::{Relaxation, coupled};
use crate::improvement::search::touch::Touches;
use crate::judgement::Relation;
use crate::numeric::Rational;

/// What stands in the way.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::improvement) enum Barrier {
    /// A part of a school does not come to what is asked of a value, whatever is taken.
    Value {
        school: usize,
        part: usize,
        indicator: usize,
        /// What it must come to.
        needed: Rational,
        /// The most that it comes to.
        possible: Rational,
        /// Whether it is the floor that is missed, which nothing excuses.
        is_floor: bool,
    },
    /// A school comes to each thing that is asked of it, and not to all at once.
    Together { school: usize },
    /// As many as must rotate cannot, or not with all else that is asked for.
    Rotation {
        /// The place of the clause in the standard.
        clause: usize,
        /// How many teachers are lacking, and how many the moves bring at most; `None` where the moves alone
        /// would do.
        lack: Option<(Rational, Rational)>,
    },
    /// Schools need teachers by a move whom no other school can spare.
    Exchange {
        /// The place of the move.
        by: usize,
        /// How many they need, and how many can be spared; `None` where it is about several moves together.
        lack: Option<(Rational, Rational)>,
    },
    /// A coefficient does not come within its limit.
    Coefficient {
        dispersion: usize,
        /// The least that it can be, about; `None` where it could come within its limit by itself.
        possible: Option<f64>,
    },
}

impl SchoolProblem {
    /// What stands in the way of a school that cannot pass.
    pub(in crate::improvement) fn barrier(&self, school: usize) -> Barrier {
        let parts = self.parts.iter().enumerate();
        let mut barriers = parts.filter_map(|(place, part)| self.barrier_of(school, place, part));
        barriers.next().unwrap_or(Barrier::Together { school })
    }

    fn barrier_of(&self, school: usize, place: usize, part: &PartProblem) -> Option<Barrier> {
        let mut below: Vec<(Rational, Barrier)> = Vec::new();
        for value in &part.values {
            let Some(asked) = value.asked else { continue };
            let most = value.effects.iter().map(|(variable, effect)| {
                let most = self.variables.get(*variable).map_or(0, |one| one.most);
                (effect * i128::from(most)).max(0)
            });
            let most = value.start + most.sum::<i128>();
            let number = |whole| Rational::new(whole, value.scale).unwrap_or_default();
            let barrier = |needed, is_floor| Barrier::Value {
                school,
                part: place,
                indicator: value.indicator,
                needed: number(needed),
                possible: number(most),
                is_floor,
            };
            if let Some(floor) = asked.floor.filter(|floor| most < *floor) {
                return Some(barrier(floor, true));
            }
            if most < asked.threshold {
                let short = Rational::new(most, asked.threshold).unwrap_or_default();
                below.push((short, barrier(asked.threshold, false)));
            }
        }
        // Of those below, the nearest would have to give way.
        let is_too_many = below.len() > part.allowed;
        let nearest = below
            .into_iter()
            .max_by(|(one, _), (other, _)| one.cmp(other));
        nearest.filter(|_| is_too_many).map(|(_, barrier)| barrier)
    }
}

/// The share of teachers who rotate that no moves come to, if there is one.
pub(in crate::improvement) fn rotation_barrier(problem: &CountyProblem) -> Option<Barrier> {
    let whole = Region::whole(problem).high;
    let most = (0..problem.moves).map(|one| {
        let (gives, receives) = problem.shares(one, &whole);
        gives.iter().sum::<i64>().min(receives.iter().sum())
    });
    let most: Vec<i64> = most.collect();
    problem.exchange.demands.iter().find_map(|demand| {
        let helps = demand.weights.iter().zip(&most);
        let possible: i128 = helps
            .map(|(weight, most)| (weight * i128::from(*most)).max(0))
            .sum();
        let teachers = |weighed| Rational::new(weighed, demand.scale).unwrap_or_default();
        (possible < demand.needed).then(|| Barrier::Rotation {
            clause: demand.clause,
            lack: Some((teachers(demand.needed), teachers(possible))),
        })
    })
}

/// What stands in the way of a county whose schools can all pass.
pub(in crate::improvement) fn coefficient_barrier(
    problem: &CountyProblem,
    touches: &Touches,
    above: &[usize],
) -> Barrier {
    if let Some(barrier) = (0..problem.moves).find_map(|one| exchange_barrier(problem, one)) {
        return barrier;
    }
    if above.is_empty() {
        let demand = problem.exchange.demands.first();
        return match demand.map(|demand| demand.clause) {
            Some(clause) => Barrier::Rotation { clause, lack: None },
            None => Barrier::Exchange { by: 0, lack: None },
        };
    }
    for dispersion in above {
        match least_coefficient(problem, touches, *dispersion) {
            LeastCoefficient::Above(possible) => {
                return Barrier::Coefficient {
                    dispersion: *dispersion,
                    possible: Some(possible),
                };
            }
            // What moves bring and take cannot be even, whatever the coefficient is.
            LeastCoefficient::NoSteps if problem.moves > 0 => {
                return Barrier::Exchange { by: 0, lack: None };
            }
            LeastCoefficient::Within | LeastCoefficient::NoSteps => {}
        }
    }
    Barrier::Coefficient {
        dispersion: above.first().copied().unwrap_or_default(),
        possible: None,
    }
}

/// That schools need more by a move than others can spare, if that is so.
fn exchange_barrier(problem: &CountyProblem, one: usize) -> Option<Barrier> {
    let (mut needed, mut spared) = (0, 0);
    for school in &problem.schools {
        let least = school.least_by(one)?;
        needed += least.max(0);
        spared += (-least).max(0);
    }
    (needed > spared).then(|| Barrier::Exchange {
        by: one,
        lack: Some((Rational::from(needed), Rational::from(spared))),
    })
}

/// The least that a coefficient can be by itself.
enum LeastCoefficient {
    /// It comes within its limit.
    Within,
    /// It comes to about so much.
    Above(f64),
    /// There are no steps at all, however large it may be.
    NoSteps,
}

/// The least that a coefficient can be, found by halving.
fn least_coefficient(
    problem: &CountyProblem,
    touches: &Touches,
    dispersion: usize,
) -> LeastCoefficient {
    /// No coefficient of fewer than a million parts is as large.
    const LARGEST: f64 = 1024.0;
    /// So much less than a limit that must not be met itself.
    const STRICTLY: f64 = 1.0 - 1e-6;
    /// A coefficient below 1 is known to the sixth decimal after so many halvings of 1, or of what it lies between.
    const HALVINGS: usize = 21;
    let active = [dispersion];
    let is_coupled = coupled(problem, touches, &active);
    let region = Region::whole(problem);
    let comes_to = |limit: f64| {
        let mut touches = touches.clone();
        if let Some(opening) = touches.openings.get_mut(dispersion) {
            *opening = limit.hypot(1.0);
        }
        let relaxation = Relaxation {
            problem,
            touches: &touches,
            active: &active,
            is_coupled: &is_coupled,
            cuts: &[],
        };
        let relaxed = relaxation.solve(&region);
        relaxed.is_some_and(|relaxed| relaxed.steps.is_some())
    };
    let Some(bound) = problem.dispersions.get(dispersion).map(|one| one.limit) else {
        return LeastCoefficient::Within;
    };
    let limit = Rational::from(bound.number).to_f64();
    let strict = bound.relation == Relation::Below;
    if comes_to(if strict { limit * STRICTLY } else { limit }) {
        return LeastCoefficient::Within;
    }
    let (mut low, mut high) = (limit * STRICTLY, limit.max(1.0));
    while !comes_to(high) {
        if high > LARGEST {
            return LeastCoefficient::NoSteps;
        }
        (low, high) = (high, 2.0 * high);
    }
    for _ in 0..HALVINGS {
        let middle = low.midpoint(high);
        if comes_to(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    LeastCoefficient::Above(high)
}
