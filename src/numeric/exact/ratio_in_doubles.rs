//! Where a ratio Q / T² is least and greatest, told by doubles, so that few exact ones have to be worked out.

use crate::numeric::number::rational::Rational;

/// A value of weight above zero between two ends that are zero or above.
pub(super) struct Ends {
    weight: f64,
    lower: f64,
    upper: f64,
}

impl Ends {
    pub(super) fn new(weight: &Rational, lower: &Rational, upper: &Rational) -> Self {
        Self {
            weight: weight.to_f64(),
            lower: lower.to_f64(),
            upper: upper.to_f64(),
        }
    }
}

/// The steps at which Q / T² can be greatest, while values go from their lower ends to their upper ones
/// in a fixed order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Candidates {
    /// After so many values went up.
    pub(super) ends: Vec<usize>,
    /// On the way of the value after so many.
    pub(super) between: Vec<usize>,
}

/// More candidates than these are no help.
const MOST_CANDIDATES: usize = 8;

/// The candidates for the greatest Q / T², where `total` and `squares` are Σ w x and Σ w x² of the values
/// that are known and not negative; `None` where doubles do not tell them apart.
///
/// The step with the greatest exact ratio is among them. All that is added is zero or above, and so a
/// sum of n terms is off by at most (n + 3) u of itself, with u = 2⁻⁵³: each term by 3 u, each addition
/// by u. Then Q / T² is off by at most 3 (n + 6) u. With the line `α + β T` of a step from T₀, `α` is a
/// difference; where the turn −2α/β lies behind T₀, as it must to count, `|α| ≥ β T₀ / 2` and
/// `Q = α + β T₀ ≤ |α|`, so that `Q + β T₀ ≤ 3 |α|`: `α`, the turn, and β² / (−4α) are off by at most
/// 4 (n + 8) u. The margin is 8 (n + 64) u; two numbers further apart than that share stand in the order
/// of the exact ones.
pub(super) fn candidates(total: f64, squares: f64, steps: &[Ends]) -> Option<Candidates> {
    #[expect(clippy::cast_precision_loss, reason = "a bound, far below 2⁵³")]
    let margin = (steps.len() as f64 + 64.0) * 2_f64.powi(-50);
    // Σ of those still at their lower ends, from the last step backwards.
    let mut lower = vec![(0.0, 0.0)];
    for ends in steps.iter().rev() {
        let (sum, square) = lower.last().copied().unwrap_or_default();
        let added = ends.weight * ends.lower;
        lower.push((sum + added, square + added * ends.lower));
    }
    let (mut up, mut up_squares) = (total, squares);
    let mut ends = Vec::with_capacity(steps.len() + 1);
    let mut turns = Vec::new();
    for (step, (rest, rest_squares)) in lower.into_iter().rev().enumerate() {
        let (t, q) = (up + rest, up_squares + rest_squares);
        ends.push((step, q / (t * t)));
        let Some(next) = steps.get(step) else {
            break;
        };
        let slope = next.lower + next.upper;
        let intercept = q - slope * t;
        let turn = -2.0 * intercept / slope;
        let end = t + next.weight * (next.upper - next.lower);
        if turn >= t * (1.0 - margin) && turn <= end * (1.0 + margin) {
            turns.push((step, slope * slope / (-4.0 * intercept)));
        }
        let added = next.weight * next.upper;
        up += added;
        up_squares += added * next.upper;
    }
    let greatest = ends.iter().map(|(_, ratio)| *ratio).fold(0.0, f64::max);
    // A number that is none or too large is told apart from nothing.
    if !greatest.is_normal() || !margin.lt(&0.001) || turns.iter().any(|(_, one)| !one.is_normal())
    {
        return None;
    }
    let near = |all: Vec<(usize, f64)>| -> Vec<usize> {
        let near = all
            .into_iter()
            .filter(|(_, ratio)| *ratio >= greatest * (1.0 - margin));
        near.map(|(step, _)| step).collect()
    };
    let candidates = Candidates {
        ends: near(ends),
        between: near(turns),
    };
    let few = candidates.ends.len() + candidates.between.len() <= MOST_CANDIDATES;
    few.then_some(candidates)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(weight: f64, lower: f64, upper: f64) -> Ends {
        Ends {
            weight,
            lower,
            upper,
        }
    }

    #[test]
    fn of_one_that_may_go_far_the_upper_end_and_the_way_to_it_are_candidates() {
        // 2 and [1, 6]: Q/T² is 5/9 at 1 and 40/64 at 6. The line −16 + 7 T turns at T = 32/7, between 3 and 8,
        // with 49/64 there.
        let found = candidates(2.0, 4.0, &[ends(1.0, 1.0, 6.0)]);
        let expected = Candidates {
            ends: vec![1],
            between: vec![0],
        };
        assert_eq!(found, Some(expected));
    }

    #[test]
    fn equal_steps_are_all_candidates() {
        // 1 and [1, 1 + 2⁻⁴⁰]: doubles cannot tell the two ends apart by much more than the margin.
        let found = candidates(1.0, 1.0, &[ends(1.0, 1.0, 1.0 + 2_f64.powi(-48))]);
        assert_eq!(found.map(|found| found.ends), Some(vec![0, 1]));
    }

    #[test]
    fn numbers_beyond_the_doubles_are_not_told() {
        assert_eq!(
            candidates(1e300, f64::INFINITY, &[ends(1.0, 0.0, 1.0)]),
            None
        );
        assert_eq!(candidates(0.0, 0.0, &[]), None);
    }
}
