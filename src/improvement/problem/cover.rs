//! The cheapest steps that reach some sums: whole numbers `d` within ranges with `Σ a·d ≥ need` for every row.
//!
//! A search over the steps of one variable after the other. What a row still needs, filled by its cheapest
//! variables as if they could be divided, is a bound below what is left to pay; it is convex in the steps of
//! the variable that is looked at, so that the search goes out from where the row is just met and stops where
//! the bound rises above the best that is known.

#![expect(
    clippy::indexing_slicing,
    reason = "variables and rows are named by their places, which are those of the vectors here"
)]

use std::cell::Cell;

/// A sum that has to be reached.
#[derive(Clone, Debug)]
pub(super) struct CoverRow {
    /// The variables and what a step of each adds to the sum; some may take away.
    pub(super) effects: Vec<(usize, i128)>,
    pub(super) need: i128,
}

/// What there is to choose from; no cost is negative.
#[derive(Clone, Debug)]
pub(super) struct CoverProblem {
    pub(super) costs: Vec<i128>,
    pub(super) ranges: Vec<i64>,
    pub(super) rows: Vec<CoverRow>,
}

/// The cheapest steps, or as much as is known of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Covered {
    /// Nothing reaches all sums for less than what was asked.
    Nothing,
    /// These do, and nothing costs less.
    Least { cost: i128, steps: Vec<i64> },
    /// The search was given up: nothing costs less than this, and these steps, if any, reach all sums.
    AtLeast {
        cost: i128,
        found: Option<(i128, Vec<i64>)>,
    },
}

/// So many tries are made before the search is given up.
const TRIES: u64 = 30_000;

impl CoverProblem {
    /// The cheapest steps, if they cost less than `below`.
    pub(super) fn solve(&self, below: i128) -> Covered {
        let mut rows = Vec::new();
        for row in &self.rows {
            let (least, most) = self.reach(row);
            if most < row.need {
                return Covered::Nothing;
            }
            if least < row.need {
                rows.push(row);
            }
        }
        // What is found costs `paid`; nothing costs less than `total`.
        let mut found = Some(vec![0; self.costs.len()]);
        let (mut total, mut paid, mut is_least) = (0_i128, 0_i128, true);
        for group in groups(self.costs.len(), &rows) {
            let mut search = Search::new(self, &group);
            let floor = search.floor();
            search.best = below.saturating_sub(total);
            search.go(0, &mut vec![0; self.costs.len()]);
            let is_given_up = search.is_given_up();
            is_least &= !is_given_up;
            total += if is_given_up { floor } else { search.best };
            paid += search.best;
            match search.found {
                Some(chosen) => {
                    for (step, chosen) in found.iter_mut().flatten().zip(chosen) {
                        *step += chosen;
                    }
                }
                None if is_given_up => found = None,
                None => return Covered::Nothing,
            }
            if total >= below {
                return Covered::Nothing;
            }
        }
        match found {
            Some(steps) if is_least => Covered::Least { cost: total, steps },
            found => Covered::AtLeast {
                cost: total,
                found: found.map(|steps| (paid, steps)),
            },
        }
    }

    /// The least and the most that the sum of a row can come to.
    fn reach(&self, row: &CoverRow) -> (i128, i128) {
        let mut reach = (0, 0);
        for (variable, effect) in &row.effects {
            let most = effect * i128::from(self.ranges[*variable]);
            if most < 0 {
                reach.0 += most;
            } else {
                reach.1 += most;
            }
        }
        reach
    }
}

/// Rows that share variables, together; rows that do not are told apart.
fn groups<'r>(variables: usize, rows: &[&'r CoverRow]) -> Vec<Vec<&'r CoverRow>> {
    let mut group_of: Vec<usize> = (0..variables).collect();
    for row in rows {
        let Some((first, _)) = row.effects.first() else {
            continue;
        };
        let to = group_of[*first];
        for (variable, _) in &row.effects {
            let from = group_of[*variable];
            for group in &mut group_of {
                if *group == from {
                    *group = to;
                }
            }
        }
    }
    let mut groups: Vec<(usize, Vec<&CoverRow>)> = Vec::new();
    for row in rows {
        let Some((first, _)) = row.effects.first() else {
            continue;
        };
        let of = group_of[*first];
        match groups.iter_mut().find(|(group, _)| *group == of) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((of, vec![row])),
        }
    }
    groups.into_iter().map(|(_, rows)| rows).collect()
}

struct Search<'p> {
    problem: &'p CoverProblem,
    /// The effects of each row, those that add most for their cost first.
    effects: Vec<Vec<(usize, i128)>>,
    needs: Vec<i128>,
    is_fixed: Vec<bool>,
    /// What is to be undercut.
    best: i128,
    found: Option<Vec<i64>>,
    tries: u64,
    /// Whether a product was beyond 128 bits, so that no bound can be trusted.
    is_beyond: Cell<bool>,
}

impl<'p> Search<'p> {
    fn new(problem: &'p CoverProblem, rows: &[&CoverRow]) -> Self {
        let sorted = rows.iter().map(|row| {
            let mut effects = row.effects.clone();
            // cost ÷ effect, compared without dividing; those that take away come last.
            effects.sort_by(|(one, adds), (other, other_adds)| {
                let (cost, other_cost) = (problem.costs[*one], problem.costs[*other]);
                match (*adds > 0, *other_adds > 0) {
                    (true, true) => product(cost, *other_adds).cmp(&product(other_cost, *adds)),
                    (adds, other_adds) => other_adds.cmp(&adds),
                }
                .then(one.cmp(other))
            });
            effects
        });
        Self {
            problem,
            effects: sorted.collect(),
            needs: rows.iter().map(|row| row.need).collect(),
            is_fixed: vec![false; problem.costs.len()],
            best: i128::MAX,
            found: None,
            tries: 0,
            is_beyond: Cell::new(false),
        }
    }

    /// Whether there may be more than was looked at.
    fn is_given_up(&self) -> bool {
        self.tries >= TRIES || self.is_beyond.get()
    }

    /// The most that the free variables add to a row.
    fn most(&self, row: usize) -> i128 {
        let effects = self.effects[row].iter();
        effects
            .filter(|(variable, effect)| *effect > 0 && !self.is_fixed[*variable])
            .map(|(variable, effect)| effect * i128::from(self.problem.ranges[*variable]))
            .sum()
    }

    /// What the free variables cost at least if they are to add so much to a row; they can.
    fn fill(&self, row: usize, mut need: i128) -> i128 {
        let mut cost = 0_i128;
        for (variable, effect) in &self.effects[row] {
            if need <= 0 || *effect <= 0 {
                break;
            }
            if self.is_fixed[*variable] {
                continue;
            }
            let step = self.problem.costs[*variable];
            let all = effect * i128::from(self.problem.ranges[*variable]);
            if all >= need {
                let Some(whole) = step.checked_mul(need) else {
                    self.is_beyond.set(true);
                    return cost;
                };
                return cost + whole / effect;
            }
            cost = cost.saturating_add(product(step, i128::from(self.problem.ranges[*variable])));
            need -= all;
        }
        cost
    }

    /// What is left to pay at least.
    fn floor(&self) -> i128 {
        let rows = self.needs.iter().enumerate();
        let floors = rows.map(|(row, need)| self.fill(row, *need));
        floors.max().unwrap_or_default()
    }

    /// Tries every way to go on from what was chosen and paid so far.
    fn go(&mut self, paid: i128, chosen: &mut Vec<i64>) {
        let rows = 0..self.needs.len();
        let open = rows.filter(|row| self.needs[*row] > 0);
        // The row that is dearest to fill says most about what to do.
        let dearest = open.max_by_key(|row| {
            let row = *row;
            (self.fill(row, self.needs[row]), std::cmp::Reverse(row))
        });
        let Some(row) = dearest else {
            if paid < self.best {
                self.best = paid;
                self.found = Some(chosen.clone());
            }
            return;
        };
        let next = self.effects[row].iter();
        let next = next
            .copied()
            .find(|(variable, effect)| *effect > 0 && !self.is_fixed[*variable]);
        let Some((variable, effect)) = next else {
            return;
        };
        self.is_fixed[variable] = true;
        if let Some((from, to)) = self.feasible_steps(variable) {
            let enough = ceiling(self.needs[row], effect);
            let start = i64::try_from(enough).unwrap_or(to).clamp(from, to);
            let mut before = None;
            for steps in (from..=start).rev() {
                if !self.attempt(variable, steps, paid, &mut before, chosen) {
                    break;
                }
            }
            let mut before = None;
            for steps in (start + 1)..=to {
                if !self.attempt(variable, steps, paid, &mut before, chosen) {
                    break;
                }
            }
        }
        self.is_fixed[variable] = false;
    }

    /// The steps of a variable with which the others can still reach every row, if there are any.
    fn feasible_steps(&self, variable: usize) -> Option<(i64, i64)> {
        let (mut from, mut to) = (0, self.problem.ranges[variable]);
        for (row, need) in self.needs.iter().enumerate() {
            let missing = need - self.most(row);
            let effect = self.effects[row]
                .iter()
                .find(|(one, _)| *one == variable)
                .map_or(0, |(_, effect)| *effect);
            if effect > 0 && missing > 0 {
                from = from.max(i64::try_from(ceiling(missing, effect)).ok()?);
            } else if effect < 0 {
                // effect·d ≥ missing with both below zero: d ≤ missing ÷ effect.
                if missing > 0 {
                    return None;
                }
                let most = missing / effect;
                to = to.min(i64::try_from(most).unwrap_or(i64::MAX));
            } else if effect == 0 && missing > 0 {
                return None;
            }
        }
        (from <= to).then_some((from, to))
    }

    /// Tries so many steps of a variable; false where more of them in this direction lead to nothing.
    fn attempt(
        &mut self,
        variable: usize,
        steps: i64,
        paid: i128,
        before: &mut Option<i128>,
        chosen: &mut Vec<i64>,
    ) -> bool {
        self.tries += 1;
        if self.is_given_up() {
            return false;
        }
        let count = i128::from(steps);
        let paid = paid + product(self.problem.costs[variable], count);
        self.take(variable, count);
        let floor = paid.saturating_add(self.floor());
        let hopeless = floor >= self.best;
        // The bound is convex: where it has risen above the best it goes on rising.
        let ends = hopeless && before.is_some_and(|before| floor > before);
        *before = Some(floor);
        if !hopeless {
            chosen[variable] = steps;
            self.go(paid, chosen);
            chosen[variable] = 0;
        }
        self.take(variable, -count);
        !ends
    }

    /// Takes so many steps of a variable off what is needed.
    fn take(&mut self, variable: usize, count: i128) {
        for (effects, need) in self.effects.iter().zip(&mut self.needs) {
            let effect = effects.iter().find(|(one, _)| *one == variable);
            if let Some((_, effect)) = effect {
                *need -= effect * count;
            }
        }
    }
}

/// `a · b`, or the largest number where it is beyond that.
const fn product(a: i128, b: i128) -> i128 {
    a.saturating_mul(b)
}

/// `need ÷ effect` rounded up, for an effect above zero.
fn ceiling(need: i128, effect: i128) -> i128 {
    -(-need).div_euclid(effect)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(costs: &[i128], ranges: &[i64], rows: &[(&[i128], i128)]) -> CoverProblem {
        let rows = rows.iter().map(|(effects, need)| CoverRow {
            effects: effects
                .iter()
                .copied()
                .enumerate()
                .filter(|(_, one)| *one != 0)
                .collect(),
            need: *need,
        });
        CoverProblem {
            costs: costs.to_vec(),
            ranges: ranges.to_vec(),
            rows: rows.collect(),
        }
    }

    /// Every choice of steps, one after the other.
    fn exhaustive(problem: &CoverProblem) -> Option<i128> {
        let mut best = None;
        let mut steps = vec![0_i64; problem.costs.len()];
        loop {
            let sum = |effects: &[(usize, i128)]| -> i128 {
                effects
                    .iter()
                    .map(|(one, effect)| effect * i128::from(steps[*one]))
                    .sum()
            };
            if problem.rows.iter().all(|row| sum(&row.effects) >= row.need) {
                let cost = problem
                    .costs
                    .iter()
                    .zip(&steps)
                    .map(|(cost, steps)| cost * i128::from(*steps))
                    .sum();
                best = Some(best.map_or(cost, |best: i128| best.min(cost)));
            }
            let Some(next) = (0..steps.len()).find(|one| steps[*one] < problem.ranges[*one]) else {
                return best;
            };
            steps[next] += 1;
            steps[..next].fill(0);
        }
    }

    #[test]
    fn two_sorts_of_teachers_are_mixed() {
        // 7 = 2·2 + 3 at 10 + 10 + 14 = 34; three of the first are 6, four are 8 and cost 40; three of the
        // second cost 42.
        let mixed = problem(&[10, 14], &[9, 9], &[(&[2, 3], 7)]);
        assert_eq!(
            mixed.solve(i128::MAX),
            Covered::Least {
                cost: 34,
                steps: vec![2, 1]
            }
        );
        assert_eq!(mixed.solve(34), Covered::Nothing);
    }

    #[test]
    fn what_cannot_be_reached_is_nothing() {
        assert_eq!(
            problem(&[1], &[3], &[(&[2], 7)]).solve(i128::MAX),
            Covered::Nothing
        );
    }

    #[test]
    fn every_small_problem_has_the_cost_of_an_exhaustive_search() {
        // A fixed sequence of made-up problems (Knuth's linear congruential generator).
        let mut state = 1_u64;
        let mut draw = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            i128::from((state >> 33) % below)
        };
        for _ in 0..4000 {
            let costs: Vec<i128> = (0..4).map(|_| draw(9)).collect();
            let ranges: Vec<i64> = (0..4).map(|_| i64::try_from(draw(5)).unwrap()).collect();
            let rows: Vec<(Vec<i128>, i128)> = (0..3)
                .map(|_| ((0..4).map(|_| draw(7) - 2).collect(), draw(12)))
                .collect();
            let rows: Vec<(&[i128], i128)> = rows
                .iter()
                .map(|(row, need)| (row.as_slice(), *need))
                .collect();
            let problem = problem(&costs, &ranges, &rows);
            let found = match problem.solve(i128::MAX) {
                Covered::Least { cost, .. } => Some(cost),
                Covered::Nothing => None,
                Covered::AtLeast { .. } => panic!("given up"),
            };
            assert_eq!(found, exhaustive(&problem), "{problem:?}");
        }
    }
}
