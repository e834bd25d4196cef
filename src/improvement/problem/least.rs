//! The cheapest steps with which a school passes, found exactly.

use crate::improvement::problem::cover::{CoverProblem, CoverRow, Covered};
use crate::improvement::problem::school::{Asked, PartProblem, SchoolProblem, Value};

/// The least that a school costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::improvement) struct Least {
    /// Nothing with which the school passes costs less.
    pub(in crate::improvement) cost: i128,
    /// Steps that cost just this, or, where the search was given up, the cheapest that were found, if any.
    pub(in crate::improvement) steps: Option<Vec<i64>>,
}

/// A row as it stands in a school: the effects, and the least that its sum must come to.
type Row<'s> = (&'s [(usize, i128)], i128);

impl SchoolProblem {
    /// The cheapest steps between `low` and `high` with which every part passes its rule, by costs of a step
    /// that may be below zero; `None` if there are none.
    ///
    /// A part may leave some values between floor and threshold: every choice of these is tried.
    pub(in crate::improvement) fn least(
        &self,
        costs: &[i128],
        low: &[i64],
        high: &[i64],
    ) -> Option<Least> {
        let corner = Corner::new(costs, low, high);
        let mut choices: Vec<Vec<Row<'_>>> = vec![Vec::new()];
        if let Some(rows) = choices.first_mut() {
            let stocks = self.stocks.iter();
            rows.extend(stocks.map(|stock| (stock.effects.as_slice(), -stock.start)));
        }
        for part in &self.parts {
            let ways = corner.ways(part)?;
            let joined = choices.iter().flat_map(|chosen| {
                ways.iter().map(|way| {
                    let rows = chosen.iter().chain(way);
                    rows.copied().collect::<Vec<_>>()
                })
            });
            choices = joined.collect();
        }
        let (mut bound, mut best): (Option<i128>, Option<(i128, Vec<i64>)>) = (None, None);
        for rows in choices {
            let below = best.as_ref().map_or(i128::MAX, |(cost, _)| *cost);
            let (cost, found) = match corner.cover(&rows).solve(below) {
                Covered::Nothing => continue,
                Covered::Least { cost, steps } => (cost, Some((cost, steps))),
                Covered::AtLeast { cost, found } => (cost, found),
            };
            bound = Some(bound.map_or(cost, |bound| bound.min(cost)));
            best = match (best, found) {
                (Some(best), Some(found)) if found.0 >= best.0 => Some(best),
                (best, found) => found.or(best),
            };
        }
        bound.map(|bound| Least {
            cost: bound.saturating_add(corner.cost),
            steps: best.map(|(_, steps)| corner.steps(&steps)),
        })
    }
}

/// The cheapest corner of the box of steps, from which steps are counted away: no step away is free money.
struct Corner {
    /// The steps at the corner, and which way leads away from it.
    from: Vec<(i64, i64)>,
    ranges: Vec<i64>,
    /// What a step away costs; never below zero.
    costs: Vec<i128>,
    /// What the corner costs.
    cost: i128,
}

impl Corner {
    fn new(costs: &[i128], low: &[i64], high: &[i64]) -> Self {
        let mut corner = Self {
            from: Vec::new(),
            ranges: Vec::new(),
            costs: Vec::new(),
            cost: 0,
        };
        for ((cost, low), high) in costs.iter().zip(low).zip(high) {
            let start = if *cost < 0 { (*high, -1) } else { (*low, 1) };
            corner.cost += cost.saturating_mul(i128::from(start.0));
            corner.from.push(start);
            corner.ranges.push(high - low);
            corner.costs.push(cost.saturating_abs());
        }
        corner
    }

    /// The least and the most that a sum comes to.
    fn reach(&self, start: i128, effects: &[(usize, i128)]) -> (i128, i128) {
        let (mut least, mut most) = (start, start);
        for (variable, effect) in effects {
            let (Some((from, way)), Some(range)) =
                (self.from.get(*variable), self.ranges.get(*variable))
            else {
                continue;
            };
            let [one, other] = [*from, from + way * range].map(|steps| effect * i128::from(steps));
            least += one.min(other);
            most += one.max(other);
        }
        (least, most)
    }

    /// The ways in which a part can pass: each a list of rows, no longer than needed. `None` if there is none.
    fn ways<'s>(&self, part: &'s PartProblem) -> Option<Vec<Vec<Row<'s>>>> {
        let mut always: Vec<Row<'s>> = Vec::new();
        // Values that may come to stand below their threshold, and those that must.
        let (mut open, mut lost): (Vec<(&Value, Asked)>, usize) = (Vec::new(), 0);
        for value in &part.values {
            let Some(asked) = value.asked else { continue };
            let (least, most) = self.reach(value.start, &value.effects);
            if let Some(floor) = asked.floor.filter(|floor| least < *floor) {
                if most < floor {
                    return None;
                }
                always.push((&value.effects, floor - value.start));
            }
            if most < asked.threshold {
                lost += 1;
            } else if least < asked.threshold {
                open.push((value, asked));
            }
        }
        let spared = part.allowed.checked_sub(lost)?.min(open.len());
        let kept = subsets(open.len(), open.len() - spared);
        let ways = kept.into_iter().map(|kept| {
            let asked = kept.into_iter().filter_map(|place| open.get(place));
            let asked = asked
                .map(|(value, asked)| (value.effects.as_slice(), asked.threshold - value.start));
            always.iter().copied().chain(asked).collect()
        });
        Some(ways.collect())
    }

    /// The rows as seen from the corner.
    fn cover(&self, rows: &[Row<'_>]) -> CoverProblem {
        let rows = rows.iter().map(|(effects, need)| {
            let mut need = *need;
            let turned = effects.iter().filter_map(|(variable, effect)| {
                let (from, way) = self.from.get(*variable)?;
                need -= effect * i128::from(*from);
                Some((*variable, effect * i128::from(*way)))
            });
            let effects = turned.collect();
            CoverRow { effects, need }
        });
        CoverProblem {
            costs: self.costs.clone(),
            ranges: self.ranges.clone(),
            rows: rows.collect(),
        }
    }

    /// Steps away from the corner as steps.
    fn steps(&self, away: &[i64]) -> Vec<i64> {
        let steps = self.from.iter().zip(away);
        steps.map(|((from, way), away)| from + way * away).collect()
    }
}

/// All ways to take `size` of `count` places.
fn subsets(count: usize, size: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for place in 0..count {
        let with: Vec<Vec<usize>> = all
            .iter()
            .filter(|one| one.len() < size)
            .map(|one| one.iter().copied().chain([place]).collect())
            .collect();
        // What cannot be filled up any more is dropped.
        all.retain(|one| one.len() + (count - place - 1) >= size);
        all.extend(with);
    }
    all.retain(|one| one.len() == size);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_of_three_places_are_taken_in_three_ways() {
        let mut found = subsets(3, 2);
        found.sort_unstable();
        assert_eq!(found, [[0, 1], [0, 2], [1, 2]]);
        assert_eq!(subsets(2, 0), [[0; 0]]);
        assert_eq!(subsets(0, 0), [[0; 0]]);
    }
}
