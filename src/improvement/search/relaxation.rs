//! The problem with steps of any size: linear rows and, for each coefficient of variation, a second-order cone.
//!
//! `CV ≤ L ⇔ ‖√w ∘ y‖₂ ≤ √(1 + L²)·wᵀy` with `w` the shares of the pupils (Boyd and Vandenberghe 2004, *Convex
//! Optimization*, § 4.4.2). A value that may stay between floor and threshold is let down by a share of the way.

#![expect(
    clippy::indexing_slicing,
    reason = "schools, variables and coefficients are named by their places in the problem"
)]

use crate::improvement::lever::MOST_STEPS;
use crate::improvement::problem::county::{CountyProblem, Steps};
use crate::improvement::problem::school::StepKind;
use crate::improvement::search::region::Region;
use crate::improvement::search::state::real;
use crate::improvement::search::touch::Touches;
use clarabel::algebra::CscMatrix;
use clarabel::solver::{
    DefaultSettings, DefaultSolver, IPSolver as _, NonnegativeConeT, SecondOrderConeT,
    SolverStatus, SupportedConeT, ZeroConeT,
};

/// A row that whole steps of a school keep to, and divided ones may not: `Σ cost·steps ≥ least`.
#[derive(Clone, Debug)]
pub(in crate::improvement) struct Cut {
    pub(in crate::improvement) school: usize,
    pub(in crate::improvement) costs: Vec<f64>,
    pub(in crate::improvement) least: f64,
}

/// What a solver says: for some coefficients a price of pupils times value for each member, a price for a unit of
/// each move that a school gives, and a price of what is demanded of the moves.
#[derive(Clone, Debug, Default)]
pub(in crate::improvement) struct RoughPrices {
    pub(in crate::improvement) of: Vec<(usize, Vec<f64>)>,
    /// By move and school.
    pub(in crate::improvement) gives: Vec<Vec<f64>>,
    pub(in crate::improvement) demands: Vec<f64>,
}

/// So many pairs of schools are told apart in a relaxation, over all moves; with more, it knows of no pair what it
/// costs beside, and its bound is lower.
const MOST_PAIRS: usize = 20_000;

/// What the solver found.
#[derive(Clone, Debug)]
pub(in crate::improvement) struct Relaxed {
    /// Steps of any size; `None` where there are none, as far as the solver can tell.
    pub(in crate::improvement) steps: Option<Vec<Vec<f64>>>,
    pub(in crate::improvement) prices: RoughPrices,
}

/// The relaxed problem of some coefficients.
pub(in crate::improvement) struct Relaxation<'r> {
    pub(in crate::improvement) problem: &'r CountyProblem,
    pub(in crate::improvement) touches: &'r Touches,
    /// The coefficients that are looked at.
    pub(in crate::improvement) active: &'r [usize],
    /// The schools with a step that changes one of them, or that belongs to a move.
    pub(in crate::improvement) is_coupled: &'r [bool],
    pub(in crate::improvement) cuts: &'r [Cut],
}

/// The schools with a step that changes a coefficient that is looked at, or that belongs to a move.
pub(in crate::improvement) fn coupled(
    problem: &CountyProblem,
    touches: &Touches,
    active: &[usize],
) -> Vec<bool> {
    let schools = problem.schools.iter().zip(&touches.of);
    schools
        .map(|(school, touched)| {
            let moves = |kind| !matches!(kind, StepKind::Add(_));
            school.variables.iter().any(|one| moves(one.kind))
                || touched
                    .iter()
                    .flatten()
                    .any(|touch| active.contains(&touch.dispersion))
        })
        .collect()
}

/// Rows in the making: `A·x + s = b` with `s` in a cone.
#[derive(Default)]
struct Rows {
    /// The row of each entry, its column and its value.
    places: Vec<usize>,
    columns: Vec<usize>,
    values: Vec<f64>,
    right: Vec<f64>,
    cones: Vec<SupportedConeT<f64>>,
}

impl Rows {
    /// A row `Σ coefficient·x ≤ right`, or `=` in a zero cone.
    fn push(&mut self, terms: impl IntoIterator<Item = (usize, f64)>, right: f64) {
        let row = self.right.len();
        for (column, value) in terms {
            self.places.push(row);
            self.columns.push(column);
            self.values.push(value);
        }
        self.right.push(right);
    }

    /// Ends a cone that began at a row.
    fn end(&mut self, from: usize, cone: impl FnOnce(usize) -> SupportedConeT<f64>) {
        let count = self.right.len() - from;
        if count > 0 {
            self.cones.push(cone(count));
        }
    }
}

/// A solution, and which of its rows tell what a price.
struct Found<'f> {
    dual: &'f [f64],
    money: f64,
    /// By coefficient that is looked at: its place, the first row of its cone, and what its values were divided by.
    cones: &'f [(usize, usize, f64)],
    /// By move and school: a row and its sign.
    gives: &'f [Vec<Option<(usize, f64)>>],
    /// By demand: a row, and what it was divided by.
    demands: &'f [(usize, f64)],
}

impl Relaxation<'_> {
    /// Solves it in a region.
    pub(in crate::improvement) fn solve(&self, region: &Region) -> Option<Relaxed> {
        let money = self.largest_cost();
        let mut columns: Vec<Vec<Option<usize>>> = Vec::new();
        // How many steps a unit of a column is: about as many as cost the same.
        let mut units: Vec<f64> = Vec::new();
        let mut costs: Vec<f64> = Vec::new();
        for (place, school) in self.problem.schools.iter().enumerate() {
            let own = school.variables.iter().map(|variable| {
                self.is_coupled[place].then(|| {
                    let cost = money_of(variable.cost);
                    units.push(if cost > 0.0 { money / cost } else { 1.0 });
                    costs.push(if cost > 0.0 { 1.0 } else { 0.0 });
                    units.len() - 1
                })
            });
            columns.push(own.collect());
        }
        let mut rows = Rows::default();
        let gives = self.move_rows(&mut rows, &columns, &mut units, &mut costs, money);
        let start = rows.right.len();
        let flows = columns_of_flows(&columns, &units);
        for flow in flows {
            rows.push([(flow, -1.0)], 0.0);
        }
        let demands = self.demand_rows(&mut rows, &columns, &units);
        bound_rows(&mut rows, region, &columns, &units);
        self.rule_rows(&mut rows, region, &columns, &mut units, &mut costs);
        self.cut_rows(&mut rows, &columns, &units, money);
        rows.end(start, NonnegativeConeT);
        let cones: Vec<(usize, usize, f64)> = self
            .active
            .iter()
            .map(|dispersion| {
                let (start, scale) = self.cone_rows(&mut rows, *dispersion, &columns, &units);
                (*dispersion, start, scale)
            })
            .collect();
        let count = costs.len();
        let matrix = CscMatrix::new_from_triplets(
            rows.right.len(),
            count,
            rows.places,
            rows.columns,
            rows.values,
        );
        let settings = DefaultSettings {
            verbose: false,
            max_threads: 1,
            ..DefaultSettings::default()
        };
        let quadratic = CscMatrix::zeros((count, count));
        let mut solver = DefaultSolver::new(
            &quadratic,
            &costs,
            &matrix,
            &rows.right,
            &rows.cones,
            settings,
        )
        .ok()?;
        solver.solve();
        let solution = &solver.solution;
        let is_solved = match solution.status {
            SolverStatus::Solved | SolverStatus::AlmostSolved => true,
            SolverStatus::PrimalInfeasible | SolverStatus::AlmostPrimalInfeasible => false,
            _ => return None,
        };
        let steps = columns.iter().zip(&region.low).map(|(columns, low)| {
            let own = columns.iter().zip(low);
            own.map(|(column, low)| {
                column.map_or(real(*low), |column| solution.x[column] * units[column])
            })
            .collect()
        });
        let found = Found {
            dual: &solution.z,
            money,
            cones: &cones,
            gives: &gives,
            demands: &demands,
        };
        Some(Relaxed {
            prices: self.prices(&found),
            steps: is_solved.then(|| steps.collect()),
        })
    }

    /// What the dual of the cones and rows says that values, moves and demands are worth.
    fn prices(&self, found: &Found<'_>) -> RoughPrices {
        let (dual, money) = (found.dual, found.money);
        let of = found.cones.iter().map(|(dispersion, start, scale)| {
            let starts = &self.touches.starts[*dispersion];
            let total: f64 = starts.iter().map(|one| one.pupils).sum();
            let opening = self.touches.openings[*dispersion];
            let mean = dual[*start];
            let own = starts.iter().zip(&dual[start + 1..]);
            let own = own.map(|(one, dual)| {
                let share = one.pupils / total;
                money * (mean * opening + dual / share.sqrt()) / (total * scale)
            });
            (*dispersion, own.collect())
        });
        let gives = found.gives.iter().map(|rows| {
            let prices = rows.iter().map(|row| match row {
                Some((row, sign)) => money * sign * dual[*row],
                None => 0.0,
            });
            prices.collect()
        });
        let demands = found.demands.iter();
        RoughPrices {
            of: of.collect(),
            gives: gives.collect(),
            demands: demands
                .map(|(row, scale)| money * dual[*row] / scale)
                .collect(),
        }
    }

    /// The largest cost of a step, which is the unit of money.
    pub(in crate::improvement) fn largest_cost(&self) -> f64 {
        let schools = self.problem.schools.iter();
        let costs = schools.flat_map(|school| school.variables.iter().map(|one| one.cost));
        costs.max().map_or(1.0, money_of).max(1.0)
    }

    /// As many come by a move as go, to another school where pairs of schools cost different things: the row that
    /// tells the price of what each school gives, and its sign.
    fn move_rows(
        &self,
        rows: &mut Rows,
        columns: &[Vec<Option<usize>>],
        units: &mut Vec<f64>,
        costs: &mut Vec<f64>,
        money: f64,
    ) -> Vec<Vec<Option<(usize, f64)>>> {
        let schools = self.problem.schools.len();
        let mut prices = vec![vec![None; schools]; self.problem.moves];
        let mut pairs = 0;
        for (one, prices) in prices.iter_mut().enumerate() {
            let givers = self.columns_of(StepKind::Give(one), columns);
            let receivers = self.columns_of(StepKind::Receive(one), columns);
            pairs += givers.len() * receivers.len();
            if self.problem.exchange.extra.is_empty() || pairs > MOST_PAIRS {
                let row = rows.right.len();
                let come = receivers
                    .iter()
                    .map(|(_, column)| (*column, units[*column]));
                let go = givers.iter().map(|(_, column)| (*column, -units[*column]));
                rows.push(come.chain(go).collect::<Vec<_>>(), 0.0);
                for (school, _) in givers {
                    prices[school] = Some((row, -1.0));
                }
                continue;
            }
            let mut go: Vec<Vec<(usize, f64)>> = vec![Vec::new(); schools];
            let mut come = go.clone();
            for (from, _) in &givers {
                for (to, _) in receivers.iter().filter(|(to, _)| to != from) {
                    let flow = units.len();
                    units.push(1.0);
                    costs.push(money_of(self.problem.exchange.extra(*from, *to)) / money);
                    go[*from].push((flow, -1.0));
                    come[*to].push((flow, -1.0));
                }
            }
            for (school, column) in givers {
                prices[school] = Some((rows.right.len(), 1.0));
                let own = [(column, units[column])].into_iter();
                rows.push(own.chain(go[school].iter().copied()), 0.0);
            }
            for (school, column) in receivers {
                let own = [(column, units[column])].into_iter();
                rows.push(own.chain(come[school].iter().copied()), 0.0);
            }
        }
        rows.end(0, ZeroConeT);
        prices
    }

    /// The columns of the variables of a kind, each with its school.
    fn columns_of(&self, kind: StepKind, columns: &[Vec<Option<usize>>]) -> Vec<(usize, usize)> {
        let schools = self.problem.schools.iter().zip(columns).enumerate();
        let found = schools.filter_map(|(place, (school, columns))| {
            let own = school.variables.iter().zip(columns);
            let mut own = own.filter(|(variable, _)| variable.kind == kind);
            Some((place, (*own.next()?.1)?))
        });
        found.collect()
    }

    /// What is demanded of the moves: the row of each demand, and what it was divided by.
    fn demand_rows(
        &self,
        rows: &mut Rows,
        columns: &[Vec<Option<usize>>],
        units: &[f64],
    ) -> Vec<(usize, f64)> {
        let demands = self.problem.exchange.demands.iter();
        let rows = demands.map(|demand| {
            let weights = demand.weights.iter().map(|weight| weight.abs());
            let scale = money_of(weights.max().unwrap_or_default().max(1));
            let terms = demand.weights.iter().enumerate().flat_map(|(one, weight)| {
                let weight = money_of(*weight) / scale;
                let columns = self.columns_of(StepKind::Receive(one), columns);
                columns
                    .into_iter()
                    .map(move |(_, column)| (column, -weight * units[column]))
            });
            let row = rows.right.len();
            rows.push(terms.collect::<Vec<_>>(), -money_of(demand.needed) / scale);
            (row, scale)
        });
        rows.collect()
    }

    /// What is asked of the parts: each value reaches its threshold, or falls short of it by a share of the
    /// way to the floor, and these shares add up to no more than the values that may stay below.
    fn rule_rows(
        &self,
        rows: &mut Rows,
        region: &Region,
        columns: &[Vec<Option<usize>>],
        units: &mut Vec<f64>,
        costs: &mut Vec<f64>,
    ) {
        for (place, school) in self.problem.schools.iter().enumerate() {
            if !self.is_coupled[place] {
                continue;
            }
            let column = |variable: usize| columns[place][variable];
            for stock in &school.stocks {
                let terms: Vec<(usize, f64)> = stock
                    .effects
                    .iter()
                    .filter_map(|(variable, effect)| {
                        let column = column(*variable)?;
                        Some((column, -money_of(*effect) * units[column]))
                    })
                    .collect();
                rows.push(terms, money_of(stock.start));
            }
            for part in &school.parts {
                let mut shares = Vec::new();
                for value in &part.values {
                    let Some(asked) = value.asked else { continue };
                    let worst = value.effects.iter().map(|(variable, effect)| {
                        let low = effect * i128::from(region.low[place][*variable]);
                        low.min(effect * i128::from(region.high[place][*variable]))
                    });
                    if value.start + worst.sum::<i128>() >= asked.threshold {
                        continue;
                    }
                    let scale = money_of(asked.threshold).abs().max(1.0);
                    let mut terms: Vec<(usize, f64)> = value
                        .effects
                        .iter()
                        .filter_map(|(variable, effect)| {
                            let column = column(*variable)?;
                            Some((column, -money_of(*effect) * units[column] / scale))
                        })
                        .collect();
                    if part.allowed > 0 {
                        // Where there is no floor, nothing at all is asked of a value that may stay below;
                        // the least that it can come to is one then.
                        let least = value.start.min(0);
                        let way = asked.threshold - asked.floor.unwrap_or(least);
                        let share = units.len();
                        units.push(1.0);
                        costs.push(0.0);
                        terms.push((share, -money_of(way) / scale));
                        shares.push(share);
                    }
                    rows.push(terms, -money_of(asked.threshold - value.start) / scale);
                }
                for share in &shares {
                    rows.push([(*share, -1.0)], 0.0);
                    rows.push([(*share, 1.0)], 1.0);
                }
                if shares.len() > part.allowed {
                    let terms: Vec<_> = shares.iter().map(|share| (*share, 1.0)).collect();
                    let allowed = u32::try_from(part.allowed).unwrap_or(u32::MAX);
                    rows.push(terms, f64::from(allowed));
                }
            }
        }
    }

    fn cut_rows(&self, rows: &mut Rows, columns: &[Vec<Option<usize>>], units: &[f64], money: f64) {
        for cut in self.cuts.iter().filter(|cut| self.is_coupled[cut.school]) {
            let own = columns[cut.school].iter().zip(&cut.costs);
            let terms: Vec<(usize, f64)> = own
                .filter_map(|(column, cost)| {
                    let column = (*column)?;
                    Some((column, -cost * units[column] / money))
                })
                .collect();
            rows.push(terms, -cut.least / money);
        }
    }

    /// The cone of a coefficient: its first row, and what its values were divided by.
    fn cone_rows(
        &self,
        rows: &mut Rows,
        dispersion: usize,
        columns: &[Vec<Option<usize>>],
        units: &[f64],
    ) -> (usize, f64) {
        let starts = &self.touches.starts[dispersion];
        let total: f64 = starts.iter().map(|start| start.pupils).sum();
        let sum: f64 = starts
            .iter()
            .map(|start| start.pupils * start.value.abs())
            .sum();
        let scale = if sum > 0.0 { sum / total } else { 1.0 };
        let opening = self.touches.openings[dispersion];
        let mut own: Vec<Vec<(usize, f64)>> = vec![Vec::new(); starts.len()];
        for (place, school) in self.touches.of.iter().enumerate() {
            for (variable, touches) in school.iter().enumerate() {
                let Some(column) = columns[place][variable] else {
                    continue;
                };
                for touch in touches
                    .iter()
                    .filter(|touch| touch.dispersion == dispersion)
                {
                    own[touch.member].push((column, touch.effect * units[column] / scale));
                }
            }
        }
        let first = rows.right.len();
        let share = |member: usize| starts[member].pupils / total;
        let mean: Vec<(usize, f64)> = own
            .iter()
            .enumerate()
            .flat_map(|(member, terms)| {
                let weight = opening * share(member);
                terms
                    .iter()
                    .map(move |(column, effect)| (*column, -weight * effect))
            })
            .collect();
        let right = starts.iter().enumerate();
        let right = right.map(|(member, start)| opening * share(member) * start.value / scale);
        rows.push(mean, right.sum());
        for (member, terms) in own.iter().enumerate() {
            let root = share(member).sqrt();
            let terms: Vec<_> = terms
                .iter()
                .map(|(column, effect)| (*column, -root * effect))
                .collect();
            rows.push(terms, root * starts[member].value / scale);
        }
        rows.end(first, SecondOrderConeT);
        (first, scale)
    }
}

/// The columns behind those of variables: who goes from one school to another.
fn columns_of_flows(columns: &[Vec<Option<usize>>], units: &[f64]) -> std::ops::Range<usize> {
    let variables = columns.iter().flatten().flatten().count();
    variables..units.len()
}

/// The least and the most steps of each variable.
fn bound_rows(rows: &mut Rows, region: &Region, columns: &[Vec<Option<usize>>], units: &[f64]) {
    for (place, columns) in columns.iter().enumerate() {
        for (variable, column) in columns.iter().enumerate() {
            let Some(column) = *column else { continue };
            let (low, high) = (region.low[place][variable], region.high[place][variable]);
            rows.push([(column, -1.0)], -real(low) / units[column]);
            if high < i64::from(MOST_STEPS) {
                rows.push([(column, 1.0)], real(high) / units[column]);
            }
        }
    }
}

/// A whole number of the problem as a double.
#[expect(
    clippy::cast_precision_loss,
    reason = "what the relaxation says is rounded and checked anyway"
)]
const fn money_of(whole: i128) -> f64 {
    whole as f64
}

/// The steps rounded to whole ones of the region: down, but up where one step more or less is nothing.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the number is brought into the region, whose numbers are small"
)]
pub(in crate::improvement) fn whole_steps(relaxed: &[Vec<f64>], region: &Region) -> Steps {
    /// So many steps and more are many.
    const MANY: f64 = 50.0;
    let schools = relaxed.iter().zip(&region.low).zip(&region.high);
    schools
        .map(|((relaxed, low), high)| {
            let own = relaxed.iter().zip(low).zip(high);
            own.map(|((steps, low), high)| {
                let whole = if *steps > MANY {
                    steps.ceil()
                } else {
                    (steps + 1e-6).floor()
                };
                (whole as i64).clamp(*low, *high)
            })
            .collect()
        })
        .collect()
}
