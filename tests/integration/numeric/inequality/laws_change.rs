//! Laws of changes between two years.

use super::cases_change::{entropy, parts, stayed, variance, year};
use junheng::numeric::inequality::{
    Decomposable, GeneralizedEntropy, GroupChange, GroupMean, GroupState, Grouping, Inequality,
    MeanChange, SquaredCoefficientOfVariation,
};
use junheng::numeric::{Rational, WeightedSample, Weights};
use proptest::prelude::*;

/// Groups of which some are in one year only; the first one is in both.
fn years() -> impl Strategy<Value = Vec<GroupChange<GroupState<Rational>>>> {
    let first = (1..50_i64, 1..20_i64, 0..30_i64);
    let groups = prop::collection::vec((year(), year()), 0..6);
    (first.clone(), first, groups).prop_map(|(before, after, groups)| {
        let state = |(w, m, v)| variance(w, m, v);
        let others = groups.into_iter().filter_map(|(before, after)| {
            Some(match (before.map(state), after.map(state)) {
                (Some(before), Some(after)) => GroupChange::Stayed { before, after },
                (Some(before), None) => GroupChange::Vanished { before },
                (None, Some(after)) => GroupChange::Appeared { after },
                (None, None) => return None,
            })
        });
        let first = stayed(state(before), state(after));
        std::iter::once(first).chain(others).collect()
    })
}

fn mapped<From: Clone, To>(
    groups: &[GroupChange<From>],
    state: impl Fn(&From) -> To,
) -> Vec<GroupChange<To>> {
    let mapped = |group: &GroupChange<From>| match group {
        GroupChange::Stayed { before, after } => stayed(state(before), state(after)),
        GroupChange::Vanished { before } => GroupChange::Vanished {
            before: state(before),
        },
        GroupChange::Appeared { after } => GroupChange::Appeared {
            after: state(after),
        },
    };
    groups.iter().map(mapped).collect()
}

fn reversed<State: Clone>(groups: &[GroupChange<State>]) -> Vec<GroupChange<State>> {
    let reversed = |group: &GroupChange<State>| match group.clone() {
        GroupChange::Stayed { before, after } => stayed(after, before),
        GroupChange::Vanished { before } => GroupChange::Appeared { after: before },
        GroupChange::Appeared { after } => GroupChange::Vanished { before: after },
    };
    groups.iter().map(reversed).collect()
}

proptest! {
    #[test]
    fn the_parts_are_the_whole(groups in years()) {
        let means = mapped(&groups, |state| GroupMean {
            weight: state.weight.clone(),
            mean: state.mean.clone(),
        });
        let change = MeanChange::of(&means).unwrap();
        prop_assert_eq!(&change.composition + &change.within, &change.after - &change.before);
        let change = SquaredCoefficientOfVariation::change(&groups).unwrap();
        let sum = &change.composition + &change.between + &change.within;
        prop_assert_eq!(sum, &change.after - &change.before);
        // In doubles half of it is an entropy.
        let half = mapped(&groups, |state| {
            let (mean, variance) = (state.mean.to_f64(), state.within.to_f64());
            entropy(state.weight.to_f64(), mean, variance / (mean * mean) / 2.0)
        });
        let exact = [&change.composition, &change.between, &change.within];
        let rounded = GeneralizedEntropy::HALF_SQUARED_CV.change(&half).unwrap();
        for (exact, rounded) in exact.iter().zip(&parts(&rounded)[2..]) {
            prop_assert!((exact.to_f64() / 2.0 - rounded).abs() < 1e-12);
        }
        for measure in [GeneralizedEntropy::THEIL_T, GeneralizedEntropy::THEIL_L] {
            let [before, after, composition, between, within] = parts(&measure.change(&half).unwrap());
            prop_assert!((composition + between + within - (after - before)).abs() < 1e-12);
        }
    }

    #[test]
    fn back_again_all_effects_have_the_other_sign(groups in years()) {
        let there = SquaredCoefficientOfVariation::change(&groups).unwrap();
        let back = SquaredCoefficientOfVariation::change(&reversed(&groups)).unwrap();
        prop_assert_eq!(there.composition, -back.composition);
        prop_assert_eq!(there.between, -back.between);
        prop_assert_eq!(there.within, -back.within);
    }

    #[test]
    fn both_years_are_those_of_a_decomposition(
        rows in prop::collection::vec((1..9_i32, 1..40_i32, 0..3_usize), 1..20),
    ) {
        let values: Vec<f64> = rows.iter().map(|row| f64::from(row.0)).collect();
        let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
        let labels: Vec<usize> = rows.iter().map(|row| row.2).collect();
        let sample = WeightedSample::new(&values, Weights::new(&weights).unwrap()).unwrap();
        for measure in [GeneralizedEntropy::THEIL_T, GeneralizedEntropy::THEIL_L] {
            let groups = (0..3).filter_map(|label| {
                let of = |column: &[f64]| -> Vec<f64> {
                    let rows = column.iter().zip(&labels).filter(|(_, own)| **own == label);
                    rows.map(|(number, _)| *number).collect()
                };
                let (values, weights) = (of(&values), of(&weights));
                let weight: f64 = weights.iter().sum();
                let total: f64 = values.iter().zip(&weights).map(|(x, w)| x * w).sum();
                let sample = WeightedSample::new(&values, Weights::new(&weights).ok()?).unwrap();
                let state = entropy(weight, total / weight, measure.measure(&sample).unwrap());
                Some(stayed(state, state))
            });
            let change = measure.change(&groups.collect::<Vec<_>>()).unwrap();
            let split = measure.decompose(&sample, &Grouping::new(&labels)).unwrap();
            prop_assert!((change.before - split.total).abs() < 1e-14);
            prop_assert_eq!(parts(&change)[2..].to_vec(), vec![0.0; 3]);
        }
    }
}
