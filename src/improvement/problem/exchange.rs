//! Who goes where, where that is more than a balance: pairs of schools that cost more than others, and shares of
//! teachers who must rotate.

#![expect(
    clippy::indexing_slicing,
    reason = "schools are named by their places in the problem, and all lists are as long as it"
)]

use std::collections::BTreeMap;

/// What is asked of the moves of a plan beside their price.
#[derive(Clone, Debug, Default)]
pub(in crate::improvement) struct Exchange {
    /// What a unit of any move costs more, by the places of the schools that give and receive; pairs that cost
    /// nothing more are left out.
    pub(in crate::improvement) extra: BTreeMap<(usize, usize), i128>,
    /// How much of some moves has to be made.
    pub(in crate::improvement) demands: Vec<Demand>,
}

/// A share of teachers who must rotate: `Σ weight·units ≥ needed` over the moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::improvement) struct Demand {
    /// The place of the clause in the standard.
    pub(in crate::improvement) clause: usize,
    /// By move.
    pub(in crate::improvement) weights: Vec<i128>,
    pub(in crate::improvement) needed: i128,
    /// What a teacher weighs.
    pub(in crate::improvement) scale: i128,
}

impl Demand {
    /// How much is lacking where so many units of each move are made; nothing or less where it is met.
    pub(in crate::improvement) fn lack(&self, made: &[i64]) -> i128 {
        let weighed = self.weights.iter().zip(made);
        let weighed: i128 = weighed
            .map(|(weight, units)| weight * i128::from(*units))
            .sum();
        self.needed - weighed
    }
}

/// So many units of a move from one school to another, by their places in the problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::improvement) struct Flow {
    pub(in crate::improvement) from: usize,
    pub(in crate::improvement) to: usize,
    pub(in crate::improvement) units: i64,
}

impl Exchange {
    /// Whether it matters who goes where: else a school that gives as many as it receives does neither.
    pub(in crate::improvement) fn is_paired(&self) -> bool {
        !self.extra.is_empty() || !self.demands.is_empty()
    }

    pub(in crate::improvement) fn extra(&self, from: usize, to: usize) -> i128 {
        self.extra.get(&(from, to)).copied().unwrap_or_default()
    }

    /// The cheapest way in which those whom schools give come to schools that receive, never to their own; `None`
    /// if there is none.
    pub(in crate::improvement) fn pairs(
        &self,
        gives: &[i64],
        receives: &[i64],
    ) -> Option<Vec<Flow>> {
        if !pairs_up(gives, receives) {
            return None;
        }
        if self.extra.is_empty() {
            return Some(any_pairs(gives, receives));
        }
        cheapest_pairs(gives, receives, |from, to| self.extra(from, to))
    }

    /// What some pairs cost beside the price of the move.
    pub(in crate::improvement) fn extra_cost(&self, flows: &[Flow]) -> i128 {
        let costs = flows
            .iter()
            .map(|flow| self.extra(flow.from, flow.to) * i128::from(flow.units));
        costs.sum()
    }
}

/// Whether all who go can come to another school than their own: as many come as go, and no school has a part in
/// more than all of them.
pub(in crate::improvement) fn pairs_up(gives: &[i64], receives: &[i64]) -> bool {
    let all: i64 = gives.iter().sum();
    let mut schools = gives.iter().zip(receives);
    all == receives.iter().sum::<i64>() && schools.all(|(give, receive)| give + receive <= all)
}

/// Pairs that avoid one's own school: the school with the largest part in what is left always goes first.
fn any_pairs(gives: &[i64], receives: &[i64]) -> Vec<Flow> {
    let (mut gives, mut receives) = (gives.to_vec(), receives.to_vec());
    let mut units: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    let largest = |gives: &[i64], receives: &[i64], may: &dyn Fn(usize) -> bool| {
        let places = (0..gives.len()).filter(|place| may(*place));
        // Of equal ones the first.
        places
            .rev()
            .max_by_key(|place| gives[*place] + receives[*place])
    };
    while let Some(one) = largest(&gives, &receives, &|place| {
        gives[place] + receives[place] > 0
    }) {
        let is_giver = gives[one] > 0;
        let open = if is_giver { &receives } else { &gives };
        let Some(other) = largest(&gives, &receives, &|place| place != one && open[place] > 0)
        else {
            break;
        };
        let (from, to) = if is_giver { (one, other) } else { (other, one) };
        gives[from] -= 1;
        receives[to] -= 1;
        *units.entry((from, to)).or_default() += 1;
    }
    let flows = units.into_iter();
    flows
        .map(|((from, to), units)| Flow { from, to, units })
        .collect()
}

/// The cheapest pairs, by cheapest ways that are added one after the other (Ahuja, Magnanti and Orlin 1993,
/// *Network Flows*, § 9.7): a way may take back what went before.
fn cheapest_pairs(
    gives: &[i64],
    receives: &[i64],
    cost: impl Fn(usize, usize) -> i128,
) -> Option<Vec<Flow>> {
    let givers: Vec<usize> = (0..gives.len()).filter(|place| gives[*place] > 0).collect();
    let takers: Vec<usize> = (0..receives.len())
        .filter(|place| receives[*place] > 0)
        .collect();
    let mut left: Vec<i64> = givers.iter().map(|place| gives[*place]).collect();
    let mut open: Vec<i64> = takers.iter().map(|place| receives[*place]).collect();
    let mut units = vec![vec![0_i64; takers.len()]; givers.len()];
    while left.iter().any(|left| *left > 0) {
        // The cheapest way from anybody who is left to each giver and taker, and from where it comes.
        let mut to_giver: Vec<Option<(i128, Option<usize>)>> = left
            .iter()
            .map(|left| (*left > 0).then_some((0, None)))
            .collect();
        let mut to_taker: Vec<Option<(i128, usize)>> = vec![None; takers.len()];
        let mut is_changed = true;
        while is_changed {
            is_changed = false;
            for (giver, from) in givers.iter().enumerate() {
                let Some((so_far, _)) = to_giver[giver] else {
                    continue;
                };
                for (taker, to) in takers.iter().enumerate().filter(|(_, to)| *to != from) {
                    let way = so_far + cost(*from, *to);
                    if to_taker[taker].is_none_or(|(best, _)| way < best) {
                        to_taker[taker] = Some((way, giver));
                        is_changed = true;
                    }
                }
            }
            for (taker, to) in takers.iter().enumerate() {
                let Some((so_far, _)) = to_taker[taker] else {
                    continue;
                };
                for (giver, from) in givers.iter().enumerate() {
                    let way = so_far - cost(*from, *to);
                    let is_there = units[giver][taker] > 0;
                    if is_there && to_giver[giver].is_none_or(|(best, _)| way < best) {
                        to_giver[giver] = Some((way, Some(taker)));
                        is_changed = true;
                    }
                }
            }
        }
        let reached = (0..takers.len()).filter(|taker| open[*taker] > 0);
        let end = reached
            .filter_map(|taker| Some((to_taker[taker]?.0, taker)))
            .min();
        let (_, end) = end?;
        // Back along the way: how many can go it, and then they do.
        let mut way: Vec<(usize, usize)> = Vec::new();
        let mut taker = end;
        let start = loop {
            let (_, giver) = to_taker[taker]?;
            way.push((giver, taker));
            match to_giver[giver]? {
                (_, Some(before)) => taker = before,
                (_, None) => break giver,
            }
        };
        let mut many = left[start].min(open[end]);
        for (next, (giver, _)) in way.iter().skip(1).zip(&way) {
            many = many.min(units[*giver][next.1]);
        }
        for (giver, taker) in &way {
            units[*giver][*taker] += many;
        }
        for (next, (giver, _)) in way.iter().skip(1).zip(&way) {
            units[*giver][next.1] -= many;
        }
        left[start] -= many;
        open[end] -= many;
    }
    let flows = givers.iter().zip(&units).flat_map(|(from, row)| {
        let row = takers.iter().zip(row).filter(|(_, units)| **units > 0);
        row.map(|(to, units)| Flow {
            from: *from,
            to: *to,
            units: *units,
        })
    });
    Some(flows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that three schools can give to each other, four units of each pair at most.
    fn all_flows() -> impl Iterator<Item = Vec<Flow>> {
        let pairs = [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)];
        (0..5_usize.pow(6)).map(move |number| {
            let units = (0..6).map(|place| i64::try_from(number / 5_usize.pow(place) % 5).unwrap());
            let flows = pairs.iter().zip(units);
            flows
                .filter(|(_, units)| *units > 0)
                .map(|(&(from, to), units)| Flow { from, to, units })
                .collect()
        })
    }

    fn totals(flows: &[Flow]) -> (Vec<i64>, Vec<i64>) {
        let mut totals = (vec![0; 3], vec![0; 3]);
        for flow in flows {
            totals.0[flow.from] += flow.units;
            totals.1[flow.to] += flow.units;
        }
        totals
    }

    #[test]
    fn pairs_are_found_wherever_there_are_some_and_cost_least() {
        let extra = BTreeMap::from([((0, 1), 5), ((1, 2), 1), ((2, 0), 3), ((2, 1), 7)]);
        let paid = Exchange {
            extra,
            demands: Vec::new(),
        };
        // The least of all flows with the same totals, every one of them looked at.
        let mut least: BTreeMap<(Vec<i64>, Vec<i64>), i128> = BTreeMap::new();
        for flows in all_flows() {
            let (cost, totals) = (paid.extra_cost(&flows), totals(&flows));
            // Of a school that gives more some pairs may be left out.
            if totals.0.iter().any(|gives| *gives > 4) {
                continue;
            }
            let best = least.entry(totals).or_insert(cost);
            *best = cost.min(*best);
        }
        assert!(least.len() > 200);
        for ((gives, receives), cost) in &least {
            let own = (gives.clone(), receives.clone());
            let found = paid.pairs(gives, receives).unwrap();
            assert_eq!(
                (totals(&found), paid.extra_cost(&found)),
                (own.clone(), *cost)
            );
            let any = Exchange::default().pairs(gives, receives).unwrap();
            assert_eq!(totals(&any), own);
            assert!(any.iter().all(|flow| flow.from != flow.to));
        }
        // Who cannot but come to their own school are no pair.
        assert_eq!(paid.pairs(&[1, 0, 0], &[1, 0, 0]), None);
        assert_eq!(
            paid.pairs(&[2, 1, 0], &[1, 0, 2]),
            Some(vec![
                Flow {
                    from: 0,
                    to: 2,
                    units: 2
                },
                Flow {
                    from: 1,
                    to: 0,
                    units: 1
                },
            ])
        );
    }
}
