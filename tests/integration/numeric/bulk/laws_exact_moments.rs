//! Laws of [`ExactMoments`], [`Weights`] and [`WeightedSample`].

use super::cases_exact_moments::{moments, observations, value, weight};
use crate::numeric::oracle::{Exact, Moments};
use junheng::numeric::{ExactMoments, NumericError, WeightedSample, Weights};
use ndarray::{Array2, ArrayView1, Axis};
use proptest::prelude::*;

fn oracle(observations: &[(f64, f64)]) -> Moments {
    let exact = |&(value, weight): &(f64, f64)| (Exact::of_double(value), Exact::of_double(weight));
    Moments::of(observations.iter().map(exact))
}

/// Whether the result is the nearest double, or says that there is none.
fn is_nearest(
    result: Result<f64, NumericError>,
    rounds_to: impl Fn(f64) -> bool,
    is_beyond: impl Fn(&Exact) -> bool,
) -> bool {
    match result {
        Ok(double) => rounds_to(double),
        Err(NumericError::Overflow) => {
            // From the middle of the largest double and 2^1024 on.
            let gap = Exact::of_double(f64::MAX).minus(&Exact::of_double(f64::MAX.next_down()));
            let half = gap.times(&Exact::new(1, 2));
            is_beyond(&Exact::of_double(f64::MAX).plus(&half))
        }
        Err(_) => false,
    }
}

proptest! {
    #[test]
    fn results_are_the_nearest_doubles(all in observations()) {
        let (moments, oracle) = (moments(&all), oracle(&all));
        let weight = &oracle.weight;
        prop_assert!(is_nearest(
            moments.total_weight(),
            |double| weight.rounds_to(double),
            |end| weight.compare(end).is_ge(),
        ));
        if oracle.weight.is_zero() {
            prop_assert_eq!(moments.mean(), Err(NumericError::Empty));
            prop_assert_eq!(moments.variance(), Err(NumericError::Empty));
            prop_assert_eq!(moments.standard_deviation(), Err(NumericError::Empty));
            prop_assert_eq!(moments.coefficient_of_variation(), Err(NumericError::Empty));
            return Ok(());
        }
        let (mean, variance) = (oracle.mean(), oracle.variance());
        prop_assert!(mean.rounds_to(moments.mean().unwrap()));
        prop_assert!(is_nearest(
            moments.variance(),
            |double| variance.rounds_to(double),
            |end| variance.compare(end).is_ge(),
        ));
        prop_assert!(variance.root_rounds_to(moments.standard_deviation().unwrap()));
        if mean.is_positive() {
            let squared = oracle.squared_coefficient_of_variation();
            prop_assert!(is_nearest(
                moments.coefficient_of_variation(),
                |double| squared.root_rounds_to(double),
                |end| squared.compare_root(end).is_ge(),
            ));
        } else {
            let refused = Err(NumericError::NonPositiveMean);
            prop_assert_eq!(moments.coefficient_of_variation(), refused);
        }
    }

    #[test]
    fn order_changes_nothing(
        (all, shuffled) in observations().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        prop_assert_eq!(moments(&all), moments(&shuffled));
    }

    #[test]
    fn merging_at_every_split_equals_one_pass(all in observations()) {
        let whole = moments(&all);
        for split in 0..=all.len() {
            let (left, right) = all.split_at(split);
            let mut merged = moments(left);
            merged.merge(&moments(right));
            prop_assert_eq!(&merged, &whole);
            let mut other_way = moments(right);
            other_way.merge(&moments(left));
            prop_assert_eq!(&other_way, &whole);
        }
    }

    #[test]
    fn a_weight_of_zero_changes_nothing(all in observations(), place in any::<prop::sample::Index>(), value in value()) {
        let before = moments(&all);
        let mut more = all.clone();
        more.insert(place.index(all.len() + 1), (value, 0.0));
        more.insert(0, (value, -0.0));
        prop_assert_eq!(moments(&more), before);
    }

    #[test]
    fn whole_weights_repeat_observations(all in prop::collection::vec((value(), 0_u8..8), 0..20)) {
        let weighted: Vec<_> = all.iter().map(|&(value, count)| (value, f64::from(count))).collect();
        let repeated: Vec<_> = all
            .iter()
            .flat_map(|&(value, count)| core::iter::repeat_n((value, 1.0), usize::from(count)))
            .collect();
        let (weighted, repeated) = (moments(&weighted), moments(&repeated));
        prop_assert_eq!(weighted.total_weight(), repeated.total_weight());
        prop_assert_eq!(weighted.mean(), repeated.mean());
        prop_assert_eq!(weighted.variance(), repeated.variance());
        prop_assert_eq!(weighted.standard_deviation(), repeated.standard_deviation());
        prop_assert_eq!(weighted.coefficient_of_variation(), repeated.coefficient_of_variation());
    }

    /// By powers of two, which change no digit as long as no number leaves the normal ones.
    #[test]
    fn a_scale_leaves_the_coefficient(
        all in prop::collection::vec((1.0_f64..1000.0, 0.5_f64..1000.0), 1..30), up in -300_i32..300, weight in -300_i32..300,
    ) {
        let before = moments(&all);
        let (up, weight) = (2_f64.powi(up), 2_f64.powi(weight));
        let scaled: Vec<_> = all.iter().map(|&(x, w)| (x * up, w * weight)).collect();
        let after = moments(&scaled);
        prop_assert_eq!(after.coefficient_of_variation(), before.coefficient_of_variation());
        prop_assert_eq!(after.mean().unwrap(), before.mean().unwrap() * up);
        prop_assert_eq!(after.standard_deviation().unwrap(), before.standard_deviation().unwrap() * up);
    }

    #[test]
    fn a_sample_is_its_columns(all in prop::collection::vec((value(), weight()), 1..30)) {
        prop_assume!(all.iter().any(|&(_, weight)| weight > 0.0));
        let (values, weights): (Vec<_>, Vec<_>) = all.iter().copied().unzip();
        let plain = WeightedSample::new(&values, Weights::new(&weights).unwrap()).unwrap();
        prop_assert!(plain.iter().eq(all.iter().copied()));
        prop_assert_eq!(ExactMoments::from(&plain), moments(&all));

        // As views in one piece.
        let view = |numbers| WeightedSample::from_view(ArrayView1::from(numbers), plain.weights().clone());
        prop_assert_eq!(&view(&values[..]).unwrap(), &plain);
        prop_assert_eq!(&Weights::from_view(ArrayView1::from(&weights)).unwrap(), plain.weights());

        // As two columns of a matrix by rows, and as every second row of it, backwards.
        let matrix = Array2::from_shape_fn((all.len(), 2), |(row, column)| {
            if column == 0 { all[row].0 } else { all[row].1 }
        });
        let weights = Weights::from_view(matrix.column(1)).unwrap();
        let strided = WeightedSample::from_view(matrix.column(0), weights).unwrap();
        prop_assert_eq!(&strided, &plain);
        let mut reversed = matrix.view();
        reversed.invert_axis(Axis(0));
        let weights = Weights::from_view(reversed.column(1)).unwrap();
        let reversed = WeightedSample::from_view(reversed.column(0), weights).unwrap();
        prop_assert!(reversed.iter().eq(all.iter().rev().copied()));
        prop_assert_eq!(ExactMoments::from(&reversed), ExactMoments::from(&plain));
    }

    #[test]
    fn uniform_weights_are_ones(values in prop::collection::vec(value(), 1..30)) {
        let ones = vec![1.0; values.len()];
        let plain = WeightedSample::new(&values, Weights::new(&ones).unwrap()).unwrap();
        let uniform = WeightedSample::unweighted(&values).unwrap();
        prop_assert!(uniform.iter().eq(plain.iter()));
        prop_assert_eq!(ExactMoments::from(&uniform), ExactMoments::from(&plain));
    }
}
