//! Laws and reference runs of [`ExactMoments`], [`Weights`] and [`WeightedSample`].

use junheng::numeric::{ExactMoments, NumericError, WeightedSample, Weights};
use ndarray::{Array2, ArrayView1, Axis};
use proptest::prelude::*;

use super::oracle::{Exact, Moments};

/// Doubles of every size, subnormal ones included.
fn value() -> impl Strategy<Value = f64> {
    use prop::num::f64::{NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
    prop_oneof![
        4 => -1000.0..1000.0,
        2 => (0_i32..1000, 0_i32..4).prop_map(|(n, places)| f64::from(n) / 10_f64.powi(places)),
        2 => POSITIVE | NEGATIVE | NORMAL | SUBNORMAL | ZERO,
        1 => (-0.5..0.5).prop_map(|nearly: f64| 1e300 + nearly * 1e286),
        1 => prop::sample::select(vec![
            0.0, -0.0, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, -5e-324, 1e-300, 1e300, 1e15,
        ]),
    ]
}

fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => (0_u32..3000).prop_map(f64::from),
        1 => value().prop_map(f64::abs),
    ]
}

fn observations() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((value(), weight()), 0..40)
}

fn moments(observations: &[(f64, f64)]) -> ExactMoments {
    let mut moments = ExactMoments::new();
    moments.extend(observations.iter().copied()).unwrap();
    moments
}

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

#[test]
fn fifteen_equal_digits_leave_all_that_follow() {
    // 10^15 + {0, …, 7}: mean 10^15 + 3.5, variance (8² − 1)/12 = 5.25.
    let mut moments = ExactMoments::new();
    for index in 0..100_000_u32 {
        moments.push(1e15 + f64::from(index % 8), 1.0).unwrap();
    }
    assert_eq!(moments.count(), 100_000);
    assert_eq!(moments.total_weight(), Ok(100_000.0));
    assert_eq!(moments.mean(), Ok(1e15 + 3.5));
    assert_eq!(moments.variance(), Ok(5.25));
    assert_eq!(moments.standard_deviation(), Ok(5.25_f64.sqrt()));
    // CV² = 5.25/(10^15 + 3.5)² = 21/(2·10^15 + 7)²
    let denominator = 2 * 10_i128.pow(15) + 7;
    let squared = Exact::new(21, denominator * denominator);
    assert!(squared.root_rounds_to(moments.coefficient_of_variation().unwrap()));
}

#[test]
fn the_largest_and_the_smallest_doubles_are_served() {
    let largest = moments(&[(f64::MAX, f64::MAX), (f64::MIN, f64::MAX)]);
    assert_eq!(largest.mean(), Ok(0.0));
    assert_eq!(largest.standard_deviation(), Ok(f64::MAX));
    assert_eq!(largest.variance(), Err(NumericError::Overflow));
    assert_eq!(largest.total_weight(), Err(NumericError::Overflow));

    let smallest = moments(&[(5e-324, 5e-324), (1.5e-323, 5e-324)]);
    assert_eq!(smallest.mean(), Ok(1e-323));
    assert_eq!(smallest.standard_deviation(), Ok(5e-324));
    assert_eq!(smallest.variance(), Ok(0.0));
    assert_eq!(smallest.coefficient_of_variation(), Ok(0.5));

    let both = moments(&[(1e300, 1e-300), (1e-300, 1e300)]);
    assert_eq!(both.count(), 2);
    assert_eq!(both.mean(), Ok(2e-300));

    // A mean far below the smallest double is still above zero.
    let tiny = moments(&[(5e-324, 1.0), (0.0, 1e300)]);
    assert_eq!(tiny.mean(), Ok(0.0));
    assert!(tiny.coefficient_of_variation().unwrap() > 1e149);
}

/// The accuracy series of the Statistical Reference Datasets of NIST (univariate summary
/// statistics, <https://www.itl.nist.gov/div898/strd/>), as doubles. Means and coefficients from
/// exact rational arithmetic with 50 digits in another program, 20 digits kept.
#[test]
fn accuracy_series_of_nist() {
    // The first value, then two values 500 times each.
    let series = |first: f64, second: f64, third: f64| {
        let mut moments = ExactMoments::new();
        moments.push(first, 1.0).unwrap();
        for _ in 0..500 {
            moments.push(second, 1.0).unwrap();
            moments.push(third, 1.0).unwrap();
        }
        moments
    };
    let cases = [
        (
            moments(&[
                (10_000_001.0, 1.0),
                (10_000_003.0, 1.0),
                (10_000_002.0, 1.0),
            ]),
            "10000002.0",
            "8.1649641762844250704e-8",
        ),
        (
            series(1.2, 1.1, 1.3),
            "1.2000000000000000665",
            "0.083291697890647742859",
        ),
        (
            series(1_000_000.2, 1_000_000.1, 1_000_000.3),
            "1000000.2000000000116",
            "9.9950017513680962605e-8",
        ),
        (
            series(10_000_000.2, 10_000_000.1, 10_000_000.3),
            "10000000.200000000185",
            "9.9950036028290954119e-9",
        ),
    ];
    for (moments, mean, coefficient) in cases {
        assert_eq!(moments.mean(), Ok(mean.parse().unwrap()));
        assert_eq!(
            moments.coefficient_of_variation(),
            Ok(coefficient.parse().unwrap())
        );
    }
}

#[test]
fn weights_may_add_up_beyond_the_largest_double() {
    let weights = Weights::new(&[f64::MAX, f64::MAX]).unwrap();
    assert_eq!(weights.total(), Err(NumericError::Overflow));
    let sample = WeightedSample::new(&[1.0, 3.0], weights).unwrap();
    assert_eq!(ExactMoments::from(&sample).mean(), Ok(2.0));
    // And below the smallest product of two.
    let weights = Weights::new(&[0.0, 5e-324]).unwrap();
    assert_eq!(weights.total(), Ok(5e-324));
}

#[test]
fn weights_outlive_the_values_they_meet() -> Result<(), NumericError> {
    let pupils = [300.0, 100.0];
    let weights = Weights::new(&pupils)?;
    for factor in [1.0, 2.0] {
        let values = [4.0 * factor, 8.0 * factor];
        let sample = WeightedSample::new(&values, weights.clone())?;
        assert_eq!(ExactMoments::from(&sample).mean(), Ok(5.0 * factor));
    }
    Ok(())
}

#[test]
fn doors_are_shut() {
    assert_eq!(Weights::new(&[]), Err(NumericError::Empty));
    assert_eq!(Weights::uniform(0), Err(NumericError::Empty));
    assert_eq!(
        Weights::new(&[0.0, -0.0]),
        Err(NumericError::ZeroTotalWeight)
    );
    let invalid = |weight| Err(NumericError::InvalidWeight { index: 1, weight });
    assert_eq!(Weights::new(&[1.0, -5e-324]), invalid(-5e-324));
    assert_eq!(Weights::new(&[1.0, f64::INFINITY]), invalid(f64::INFINITY));
    assert!(matches!(
        Weights::new(&[1.0, f64::NAN]),
        Err(NumericError::InvalidWeight { index: 1, weight }) if weight.is_nan()
    ));
    assert!(matches!(
        WeightedSample::unweighted(&[f64::NAN]),
        Err(NumericError::InvalidValue { index: 0, value }) if value.is_nan()
    ));

    let mut moments = ExactMoments::new();
    let before = moments.clone();
    assert!(moments.push(f64::NAN, 1.0).is_err());
    assert!(moments.push(f64::NAN, 0.0).is_err());
    assert!(moments.push(1.0, f64::NAN).is_err());
    assert!(moments.push(1.0, -1.0).is_err());
    assert_eq!(moments, before);
}
