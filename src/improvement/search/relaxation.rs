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

/// What a solver says: for some coefficients a price of pupils times value for each member, and a price for
/// a unit of each move.
#[derive(Clone, Debug, Default)]
pub(in crate::improvement) struct RoughPrices {
    pub(in crate::improvement) of: Vec<(usize, Vec<f64>)>,
    pub(in crate::improvement) moves: Vec<f64>,
}

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
        let moves = self.move_rows(&mut rows, &columns, &units);
        let start = rows.right.len();
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
        let prices = cones.iter().map(|(dispersion, start, scale)| {
            let starts = &self.touches.starts[*dispersion];
            let total: f64 = starts.iter().map(|one| one.pupils).sum();
            let opening = self.touches.openings[*dispersion];
            let mean = solution.z[*start];
            let own = starts.iter().zip(&solution.z[start + 1..]);
            let own = own.map(|(one, dual)| {
                let share = one.pupils / total;
                money * (mean * opening + dual / share.sqrt()) / (total * scale)
            });
            (*dispersion, own.collect())
        });
        let steps = columns.iter().zip(&region.low).map(|(columns, low)| {
            let own = columns.iter().zip(low);
            own.map(|(column, low)| {
                column.map_or(real(*low), |column| solution.x[column] * units[column])
            })
            .collect()
        });
        Some(Relaxed {
            prices: RoughPrices {
                of: prices.collect(),
                moves: moves.map(|row| money * solution.z[row]).collect(),
            },
            steps: is_solved.then(|| steps.collect()),
        })
    }

    /// The largest cost of a step, which is the unit of money.
    fn largest_cost(&self) -> f64 {
        let schools = self.problem.schools.iter();
        let costs = schools.flat_map(|school| school.variables.iter().map(|one| one.cost));
        costs.max().map_or(1.0, money_of).max(1.0)
    }

    /// As many come by a move as go.
    fn move_rows(
        &self,
        rows: &mut Rows,
        columns: &[Vec<Option<usize>>],
        units: &[f64],
    ) -> std::ops::Range<usize> {
        for one in 0..self.problem.moves {
            let schools = self.problem.schools.iter().zip(columns);
            let terms = schools.flat_map(|(school, columns)| {
                school
                    .variables
                    .iter()
                    .zip(columns)
                    .filter_map(|(variable, column)| {
                        let column = (*column)?;
                        match variable.kind {
                            StepKind::Receive(of) if of == one => Some((column, units[column])),
                            StepKind::Give(of) if of == one => Some((column, -units[column])),
                            _ => None,
                        }
                    })
            });
            rows.push(terms.collect::<Vec<_>>(), 0.0);
        }
        rows.end(0, ZeroConeT);
        0..self.problem.moves
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
