//! Bulk moments against the exact accumulator, which is held to big fractions elsewhere.

use super::cases_moments::{TOLERANCE, agree, exact, of, value, weight};
use junheng::numeric::{ExactMoments, Moments, WeightedSample};
use proptest::prelude::*;

#[track_caller]
fn assert_agrees(moments: &Moments, exact: &ExactMoments) {
    let pairs = [
        (moments.total_weight(), exact.total_weight().unwrap()),
        (moments.mean().unwrap(), exact.mean().unwrap()),
        (moments.variance().unwrap(), exact.variance().unwrap()),
        (
            moments.standard_deviation().unwrap(),
            exact.standard_deviation().unwrap(),
        ),
    ];
    for (found, exact) in pairs {
        assert!(agree(found, exact), "{found:e} is not {exact:e}");
    }
    match (
        moments.coefficient_of_variation(),
        exact.coefficient_of_variation(),
    ) {
        (Ok(found), Ok(exact)) => assert!(agree(found, exact), "{found:e} is not {exact:e}"),
        (found, exact) => assert_eq!(found, exact),
    }
}

fn columns() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    let wide = prop::collection::vec((value(), weight()), 1..80);
    let narrow = (1.0..9.0_f64, -44..-1_i32).prop_flat_map(|(centre, power)| {
        prop::collection::vec((-1.0..1.0_f64, weight()), 1..80).prop_map(move |pairs| {
            let near = |(d, w): (f64, f64)| (centre + d * 2_f64.powi(power), w);
            pairs.into_iter().map(near).collect::<Vec<_>>()
        })
    });
    prop_oneof![wide, narrow]
        .prop_filter("some weight", |pairs| {
            pairs.iter().any(|(_, weight)| *weight > 0.0)
        })
        .prop_map(|pairs| pairs.into_iter().unzip())
}

proptest! {
    #[test]
    fn moments_agree_with_the_exact_ones((values, weights) in columns()) {
        assert_agrees(&of(&values, &weights), &exact(&values, &weights));
    }

    #[test]
    fn pushing_and_merging_agree_with_one_pass(
        (values, weights) in columns(),
        cut in any::<prop::sample::Index>(),
    ) {
        let expected = exact(&values, &weights);
        let mut pushed = Moments::EMPTY;
        for (value, weight) in values.iter().zip(&weights) {
            pushed.push(*value, *weight).unwrap();
        }
        assert_agrees(&pushed, &expected);
        let cut = cut.index(values.len() + 1);
        let mut merged = Moments::EMPTY;
        for (values, weights) in [
            (&values[..cut], &weights[..cut]),
            (&values[cut..], &weights[cut..]),
        ] {
            if weights.iter().any(|weight| *weight > 0.0) {
                merged.merge(&of(values, weights)).unwrap();
            }
        }
        assert_agrees(&merged, &expected);
    }

    #[test]
    fn what_is_removed_was_never_there(
        (values, weights) in columns(),
        (value, weight) in (1.0..9.0_f64, 1.0..3000.0_f64),
    ) {
        let mut moments = of(&values, &weights);
        moments.push(value, weight).unwrap();
        moments.remove(value, weight).unwrap();
        let expected = exact(&values, &weights);
        prop_assert!(agree(moments.total_weight(), expected.total_weight().unwrap()));
        // A difference is as good as what it is taken from.
        let mean = expected.mean().unwrap();
        let room = 1e-20 * (value.abs() + values.iter().fold(0.0, |most, x| x.abs().max(most)));
        prop_assert!((moments.mean().unwrap() - mean).abs() <= TOLERANCE * mean.abs() + room);
    }

    #[test]
    fn states_travel_without_loss((values, weights) in columns()) {
        let mut moments = of(&values, &weights);
        moments.push(1.0, 0.1).unwrap();
        let text = serde_json::to_string(&moments).unwrap();
        prop_assert_eq!(serde_json::from_str::<Moments>(&text).unwrap(), moments);
    }

    #[test]
    fn weights_of_one_are_no_weights(values in prop::collection::vec(value(), 1..80)) {
        let unweighted = Moments::of(&WeightedSample::unweighted(&values).unwrap()).unwrap();
        prop_assert_eq!(unweighted, of(&values, &vec![1.0; values.len()]));
    }
}
