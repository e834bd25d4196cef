//! Bulk moments against the exact accumulator, which is held to big fractions elsewhere.

use junheng::numeric::{ExactMoments, Moments, NumericError, WeightedSample, Weights};
use proptest::prelude::*;

/// What the documentation promises.
const TOLERANCE: f64 = 2e-15;

fn agree(found: f64, exact: f64) -> bool {
    found == exact || (found - exact).abs() <= TOLERANCE * exact.abs()
}

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

fn exact(values: &[f64], weights: &[f64]) -> ExactMoments {
    let mut moments = ExactMoments::new();
    moments
        .extend(values.iter().copied().zip(weights.iter().copied()))
        .unwrap();
    moments
}

fn of(values: &[f64], weights: &[f64]) -> Moments {
    let weights = Weights::new(weights).unwrap();
    Moments::of(&WeightedSample::new(values, weights).unwrap()).unwrap()
}

/// 100 000 values 1e15 + {0..7}: the variance of 0..7 is (8² − 1)/12 = 5.25.
fn nearly_equal() -> Vec<f64> {
    (0..100_000_u32).map(|n| 1e15 + f64::from(n % 8)).collect()
}

#[test]
fn values_that_agree_in_fifteen_digits_keep_all_the_rest() {
    let sorted = {
        let mut values = nearly_equal();
        values.sort_by(f64::total_cmp);
        values
    };
    for values in [nearly_equal(), sorted] {
        let moments = Moments::of(&WeightedSample::unweighted(&values).unwrap()).unwrap();
        assert_eq!(moments.mean(), Ok(1e15 + 3.5));
        assert_eq!(moments.variance(), Ok(5.25));
        let mut merged = Moments::EMPTY;
        for piece in values.chunks(values.len().div_ceil(7)) {
            let piece = Moments::of(&WeightedSample::unweighted(piece).unwrap()).unwrap();
            merged.merge(&piece).unwrap();
        }
        assert_eq!(merged.mean(), Ok(1e15 + 3.5));
        assert!(agree(merged.variance().unwrap(), 5.25));
        let mut pushed = Moments::EMPTY;
        for value in &values {
            pushed.push(*value, 1.0).unwrap();
        }
        assert_eq!(pushed.mean(), Ok(1e15 + 3.5));
        assert!(agree(pushed.variance().unwrap(), 5.25));
    }
}

#[test]
fn nothing_has_no_mean() {
    assert_eq!(Moments::EMPTY.mean(), Err(NumericError::Empty));
    assert_eq!(Moments::EMPTY.variance(), Err(NumericError::Empty));
    let mut moments = Moments::EMPTY;
    moments.push(7.0, 0.0).unwrap();
    assert_eq!(moments.coefficient_of_variation(), Err(NumericError::Empty));
}

#[test]
fn what_cannot_be_kept_is_refused_and_not_lost() {
    for value in [1e280, 1e-280] {
        let values = [value, 2.0 * value];
        let sample = WeightedSample::unweighted(&values).unwrap();
        assert_eq!(Moments::of(&sample), Err(NumericError::Overflow));
    }
    let mut moments = Moments::EMPTY;
    assert_eq!(moments.push(1e280, 1.0), Err(NumericError::Overflow));
    assert_eq!(moments, Moments::EMPTY);
    let refused = moments.push(f64::NAN, 1.0);
    assert!(matches!(
        refused,
        Err(NumericError::InvalidValue { index: 0, .. })
    ));
    let refused = moments.push(1.0, -1.0);
    assert_eq!(
        refused,
        Err(NumericError::InvalidWeight {
            index: 0,
            weight: -1.0
        })
    );
    moments.push(1.0, 1.0).unwrap();
    let refused = moments.remove(1.0, 2.0);
    assert_eq!(
        refused,
        Err(NumericError::InvalidWeight {
            index: 0,
            weight: 2.0
        })
    );
    moments.remove(1.0, 1.0).unwrap();
    assert_eq!(moments, Moments::EMPTY);
}

/// Values of one sign or both, over many orders of magnitude.
fn value() -> impl Strategy<Value = f64> {
    (1.0..2.0_f64, -30..30_i32, any::<bool>()).prop_map(|(digits, power, negative)| {
        digits * 2_f64.powi(power) * if negative { -1.0 } else { 1.0 }
    })
}

fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), 1e-3..1e4_f64, (1..3000_u32).prop_map(f64::from)]
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
    fn weights_of_one_are_no_weights(values in prop::collection::vec(value(), 1..80)) {
        let unweighted = Moments::of(&WeightedSample::unweighted(&values).unwrap()).unwrap();
        prop_assert_eq!(unweighted, of(&values, &vec![1.0; values.len()]));
    }
}
