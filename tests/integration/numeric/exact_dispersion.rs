//! Laws of [`ExactDispersion`] and of means of its coefficients.

use core::cmp::Ordering;

use junheng::numeric::{ExactDispersion, NumericError, Rational, RootMean, RoundingMode};
use proptest::prelude::*;

use super::oracle::{Exact, Moments};

const MODES: [RoundingMode; 4] = [
    RoundingMode::HalfAwayFromZero,
    RoundingMode::HalfEven,
    RoundingMode::Ceiling,
    RoundingMode::Floor,
];

/// A value and a weight, as quotients of integers.
type Observation = ((i128, i128), (i128, i128));

fn rational((numerator, denominator): (i128, i128)) -> Rational {
    Rational::new(numerator, denominator).unwrap()
}

fn split(observations: &[Observation]) -> (Vec<Rational>, Vec<Rational>) {
    observations
        .iter()
        .map(|&(value, weight)| (rational(value), rational(weight)))
        .unzip()
}

fn moments(observations: &[Observation]) -> Moments {
    let exact = |(numerator, denominator): (i128, i128)| Exact::new(numerator, denominator);
    Moments::of(
        observations
            .iter()
            .map(|&(value, weight)| (exact(value), exact(weight))),
    )
}

/// Amounts over pupils, weighted by pupils; and now and then anything at all.
fn observation() -> impl Strategy<Value = Observation> {
    prop_oneof![
        6 => (0_i128..100_000_000, 0_u32..5, 1_i128..5000)
            .prop_map(|(x, places, n)| ((x, 10_i128.pow(places) * n), (n, 1))),
        2 => (0_i128..10, 1_i128..4, 0_i128..4).prop_map(|(x, n, w)| ((x, n), (w, 1))),
        1 => (any::<i128>(), 0_u32..127, 1_i128..=i128::MAX, 0_u32..127, 0_i128..=i128::MAX, 0_u32..127, 1_i128..100)
            .prop_map(|(a, b, c, d, e, f, g)| ((a >> b, (c >> d).max(1)), (e >> f, g))),
    ]
}

fn observations() -> impl Strategy<Value = Vec<Observation>> {
    prop::collection::vec(observation(), 1..30).prop_filter("a positive weight", |all| {
        all.iter().any(|(_, weight)| weight.0 > 0)
    })
}

/// Everything a dispersion says, to be compared bit for bit.
fn everything(values: &[Rational], weights: &[Rational]) -> Vec<String> {
    let dispersion = ExactDispersion::new(values, weights).unwrap();
    let mut said = vec![
        dispersion.mean().to_bits().to_string(),
        dispersion.standard_deviation().to_bits().to_string(),
        format!(
            "{:?}",
            dispersion.coefficient_of_variation().map(f64::to_bits)
        ),
        format!("{:?}", dispersion.exact_mean()),
        format!("{:?}", dispersion.exact_variance()),
        format!("{:?}", dispersion.exact_squared_coefficient_of_variation()),
    ];
    for mode in MODES {
        said.push(dispersion.fixed_mean(2, mode));
        said.push(dispersion.fixed_standard_deviation(2, mode));
        said.push(format!(
            "{:?}",
            dispersion.fixed_coefficient_of_variation(3, mode)
        ));
    }
    said
}

proptest! {
    #[test]
    fn everything_is_rounded_from_the_exact_result(all in observations(), places in 0_u32..12) {
        let (values, weights) = split(&all);
        let dispersion = ExactDispersion::new(&values, &weights).unwrap();
        let oracle = moments(&all);
        let (mean, variance) = (oracle.mean(), oracle.variance());

        prop_assert!(mean.rounds_to(dispersion.mean()));
        prop_assert!(variance.root_rounds_to(dispersion.standard_deviation()));
        for mode in MODES {
            let text = dispersion.fixed_mean(places, mode);
            prop_assert!(mean.prints_as(&text, places, mode), "{text} by {mode:?}");
            let text = dispersion.fixed_standard_deviation(places, mode);
            prop_assert!(variance.root_prints_as(&text, places, mode), "{text} by {mode:?}");
        }
        if mean.is_positive() {
            let square = oracle.squared_coefficient_of_variation();
            prop_assert!(square.root_rounds_to(dispersion.coefficient_of_variation().unwrap()));
            for mode in MODES {
                let text = dispersion.fixed_coefficient_of_variation(places, mode).unwrap();
                prop_assert!(square.root_prints_as(&text, places, mode), "{text} by {mode:?}");
            }
        } else {
            let refused = Err(NumericError::NonPositiveMean);
            prop_assert_eq!(dispersion.coefficient_of_variation(), refused);
        }
    }

    #[test]
    fn the_limit_is_compared_exactly(all in observations(), extra in 0_u32..30) {
        let (values, weights) = split(&all);
        let dispersion = ExactDispersion::new(&values, &weights).unwrap();
        let Ok(cv) = dispersion.fixed_coefficient_of_variation(extra, RoundingMode::HalfEven) else {
            return Ok(());
        };
        // A limit that agrees with the coefficient to so many places, and its neighbours.
        let Ok(scaled) = cv.replace('.', "").parse::<i128>() else {
            return Ok(());
        };
        for step in [-1, 0, 1] {
            let limit = (scaled + step, 10_i128.pow(extra));
            let oracle = moments(&all).squared_coefficient_of_variation();
            prop_assert_eq!(
                dispersion.compare_coefficient_of_variation(&rational(limit)).unwrap(),
                oracle.compare_root(&Exact::new(limit.0, limit.1))
            );
        }
    }

    #[test]
    fn order_changes_nothing(
        (all, shuffled) in observations().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        let ((values, weights), (other_values, other_weights)) = (split(&all), split(&shuffled));
        prop_assert_eq!(everything(&values, &weights), everything(&other_values, &other_weights));
    }

    #[test]
    fn a_weight_of_zero_changes_nothing(
        all in observations(), place in any::<prop::sample::Index>(), value in observation(),
    ) {
        let (mut values, mut weights) = split(&all);
        let before = everything(&values, &weights);
        let place = place.index(values.len() + 1);
        values.insert(place, rational(value.0));
        weights.insert(place, Rational::ZERO);
        prop_assert_eq!(everything(&values, &weights), before.clone());
        values.insert(0, rational(value.0));
        weights.insert(0, Rational::ZERO);
        prop_assert_eq!(everything(&values, &weights), before);
    }

    #[test]
    fn a_scale_of_the_weights_changes_nothing(all in observations(), factor in 1_i128..10_000, part in 1_i128..10_000) {
        let (values, weights) = split(&all);
        let factor = rational((factor, part));
        let scaled: Vec<_> = weights.iter().map(|weight| weight * &factor).collect();
        prop_assert_eq!(everything(&values, &scaled), everything(&values, &weights));
    }

    #[test]
    fn a_scale_of_the_values_leaves_the_coefficient(all in observations(), factor in 1_i128..10_000, part in 1_i128..10_000) {
        let (values, weights) = split(&all);
        let factor = rational((factor, part));
        let scaled: Vec<_> = values.iter().map(|value| value * &factor).collect();
        let before = ExactDispersion::new(&values, &weights).unwrap();
        let after = ExactDispersion::new(&scaled, &weights).unwrap();
        prop_assert_eq!(after.coefficient_of_variation(), before.coefficient_of_variation());
        prop_assert_eq!(after.exact_mean(), before.exact_mean() * &factor);
        prop_assert_eq!(after.exact_variance(), before.exact_variance() * &factor * &factor);
    }

    #[test]
    fn whole_weights_repeat_observations(
        all in prop::collection::vec(((0_i128..10_000, 1_i128..500), 0_usize..6), 1..12)
            .prop_filter("a positive weight", |all| all.iter().any(|(_, weight)| *weight > 0)),
    ) {
        let values: Vec<_> = all.iter().map(|&(value, _)| rational(value)).collect();
        let weights: Vec<_> = all.iter().map(|&(_, weight)| Rational::from(i128::try_from(weight).unwrap())).collect();
        let repeated: Vec<_> = all
            .iter()
            .flat_map(|&(value, weight)| core::iter::repeat_n(rational(value), weight))
            .collect();
        let ones = vec![Rational::ONE; repeated.len()];
        prop_assert_eq!(everything(&values, &weights), everything(&repeated, &ones));
    }

    #[test]
    fn equal_values_do_not_vary(value in (1_i128..1_000_000, 1_i128..5000), weights in prop::collection::vec(1_i128..5000, 1..20)) {
        let values = vec![rational(value); weights.len()];
        let weights: Vec<_> = weights.into_iter().map(Rational::from).collect();
        let dispersion = ExactDispersion::new(&values, &weights).unwrap();
        prop_assert_eq!(dispersion.coefficient_of_variation(), Ok(0.0));
        prop_assert_eq!(dispersion.standard_deviation(), 0.0);
        prop_assert_eq!(dispersion.mean(), rational(value).to_f64());
        let order = dispersion.compare_coefficient_of_variation(&Rational::ZERO);
        prop_assert_eq!(order, Ok(Ordering::Equal));
    }

    /// CV of {a, b} with weights p, q is |a − b|·√(pq)/(pa + qb): a fraction when p and q are squares.
    #[test]
    fn a_coefficient_at_the_limit_is_at_the_limit(
        a in 1_i128..10_000, b in 1_i128..10_000, p in 1_i128..50, q in 1_i128..50, repeat in 1_usize..40,
    ) {
        prop_assume!(a != b);
        let mut values = Vec::new();
        let mut weights = Vec::new();
        for _ in 0..repeat {
            values.extend([Rational::from(a), Rational::from(b)]);
            weights.extend([Rational::from(p * p), Rational::from(q * q)]);
        }
        let limit = rational(((a - b).abs() * p * q, p * p * a + q * q * b));
        let dispersion = ExactDispersion::new(&values, &weights).unwrap();
        prop_assert_eq!(dispersion.compare_coefficient_of_variation(&limit), Ok(Ordering::Equal));
        prop_assert_eq!(dispersion.coefficient_of_variation(), Ok(limit.to_f64()));
        let tiny = rational((1, 10_i128.pow(20)));
        prop_assert_eq!(
            dispersion.compare_coefficient_of_variation(&(&limit + &tiny)),
            Ok(Ordering::Less)
        );
        prop_assert_eq!(
            dispersion.compare_coefficient_of_variation(&(&limit - &tiny)),
            Ok(Ordering::Greater)
        );
        let squared = dispersion.exact_squared_coefficient_of_variation().unwrap();
        prop_assert_eq!(squared, &limit * &limit);
    }

    #[test]
    fn a_composite_is_the_mean_of_the_coefficients(
        all in prop::collection::vec(observations(), 1..6), places in 0_u32..30,
    ) {
        let split: Vec<_> = all.iter().map(|all| split(all)).collect();
        let dispersions: Vec<_> =
            split.iter().map(|(values, weights)| ExactDispersion::new(values, weights).unwrap()).collect();
        let dispersions: Vec<_> = dispersions.iter().collect();
        let squares: Result<Vec<_>, _> = dispersions
            .iter()
            .map(|dispersion| dispersion.exact_squared_coefficient_of_variation())
            .collect();
        let composite = ExactDispersion::mean_coefficient_of_variation(&dispersions);
        let Ok(squares) = squares else {
            prop_assert_eq!(composite.map(|mean| mean.to_f64()), Err(NumericError::NonPositiveMean));
            return Ok(());
        };
        let (composite, roots) = (composite.unwrap(), RootMean::new(squares).unwrap());
        prop_assert_eq!(composite.to_f64(), roots.to_f64());
        for mode in MODES {
            prop_assert_eq!(composite.to_fixed(places, mode), roots.to_fixed(places, mode));
        }
        let bound = Rational::new(65, 100).unwrap();
        prop_assert_eq!(composite.compare(&bound), roots.compare(&bound));
    }
}

/// Long enough that denominators outgrow what is added without looking for common factors.
#[test]
fn exact_results_of_many_schools_are_exact() {
    let all: Vec<Observation> = (1..=700_i128)
        .map(|i| {
            let pupils = 1 + (i * i * 7919) % 5000;
            ((i * 104_729 % 1_000_003, 10 * pupils), (pupils, 1 + i % 3))
        })
        .collect();
    let (values, weights) = split(&all);
    let dispersion = ExactDispersion::new(&values, &weights).unwrap();
    let oracle = moments(&all);
    let same = |number: &Rational, exact: &Exact| {
        let text = number.to_string();
        let (numerator, denominator) = text.split_once('/').unwrap();
        let parsed = |text: &str| text.parse::<num_bigint::BigInt>().unwrap();
        Exact::new(parsed(numerator), parsed(denominator))
            .compare(exact)
            .is_eq()
    };
    assert!(same(&dispersion.exact_mean(), &oracle.mean()));
    assert!(same(&dispersion.exact_variance(), &oracle.variance()));
    let squared = dispersion.exact_squared_coefficient_of_variation().unwrap();
    assert!(same(&squared, &oracle.squared_coefficient_of_variation()));
    let text = dispersion
        .fixed_coefficient_of_variation(40, RoundingMode::Floor)
        .unwrap();
    let exact = oracle.squared_coefficient_of_variation();
    assert!(exact.root_prints_as(&text, 40, RoundingMode::Floor));
}

/// A published county: books over pupils, weighted by pupils.
#[test]
fn books_of_five_schools() {
    let pupils = [45, 37, 89, 76, 55];
    let books = [279, 137, 935, 160, 402];
    let values: Vec<_> = books
        .iter()
        .zip(pupils)
        .map(|(&x, n)| rational((x, n)))
        .collect();
    let weights: Vec<_> = pupils.iter().map(|&n| Rational::from(n)).collect();
    let dispersion = ExactDispersion::new(&values, &weights).unwrap();
    let mode = RoundingMode::HalfAwayFromZero;
    assert_eq!(dispersion.fixed_mean(10, mode), "6.3344370861");
    assert_eq!(
        dispersion.fixed_standard_deviation(10, mode),
        "3.2638607052"
    );
    assert_eq!(
        dispersion.fixed_coefficient_of_variation(10, mode).unwrap(),
        "0.5152566299"
    );
    assert_eq!(dispersion.exact_mean(), rational((1913, 302)));
}

#[test]
fn one_and_three_vary_by_one_half() {
    let (values, weights) = split(&[((1, 1), (7, 1)), ((3, 1), (7, 1))]);
    let dispersion = ExactDispersion::new(&values, &weights).unwrap();
    let compare = |limit: &Rational| dispersion.compare_coefficient_of_variation(limit).unwrap();
    let half = rational((1, 2));
    let tiny = rational((1, 10_i128.pow(20)));
    assert_eq!(compare(&half), Ordering::Equal);
    assert_eq!(compare(&(&half - &tiny)), Ordering::Greater);
    assert_eq!(compare(&(&half + &tiny)), Ordering::Less);
    assert_eq!(compare(&-half), Ordering::Greater);
}

#[test]
fn a_mean_of_zero_is_told_from_a_small_one() {
    let tiny = 10_i128.pow(37);
    let (values, weights) = split(&[((1, 1), (1, 1)), ((-1, 1), (1, 1))]);
    let zero = ExactDispersion::new(&values, &weights).unwrap();
    assert_eq!(zero.mean(), 0.0);
    assert_eq!(zero.standard_deviation(), 1.0);
    assert_eq!(zero.fixed_mean(2, RoundingMode::HalfAwayFromZero), "0.00");
    assert_eq!(
        zero.coefficient_of_variation(),
        Err(NumericError::NonPositiveMean)
    );

    let (values, weights) = split(&[((1, 1), (1, 1)), ((-tiny, tiny + 1), (1, 1))]);
    let small = ExactDispersion::new(&values, &weights).unwrap();
    assert!(small.mean() > 0.0);
    assert!(small.coefficient_of_variation().unwrap() > 1e37);
}

#[test]
fn nearly_equal_is_not_equal() {
    // The third differs in the 37th digit: below what two doubles can hold.
    let tiny = 10_i128.pow(36);
    let (values, weights) = split(&[
        ((1, 1), (1, 1)),
        ((1, 1), (1, 1)),
        ((tiny + 1, tiny), (1, 1)),
    ]);
    let dispersion = ExactDispersion::new(&values, &weights).unwrap();
    let cv = dispersion.coefficient_of_variation().unwrap();
    // √2/3 · 10^−36, but for the mean's own 10^−36 / 3.
    assert!((cv * 1e36 - 2.0_f64.sqrt() / 3.0).abs() < 1e-15);
    let order = dispersion.compare_coefficient_of_variation(&Rational::ZERO);
    assert_eq!(order, Ok(Ordering::Greater));
}

#[test]
fn numbers_out_of_the_range_of_doubles_are_served_too() {
    // Values like 10^−400 and 10^400: no double comes near them.
    let huge = (0..20).fold(Rational::ONE, |power, _| {
        power * Rational::from(10_i128.pow(20))
    });
    let tiny = Rational::ONE.checked_div(&huge).unwrap();
    let three = Rational::from(3);
    for unit in [huge, tiny] {
        let values = [unit.clone(), &unit * &three];
        for weights in [[Rational::ONE, Rational::ONE], [unit.clone(), unit.clone()]] {
            let dispersion = ExactDispersion::new(&values, &weights).unwrap();
            assert_eq!(dispersion.coefficient_of_variation(), Ok(0.5));
            assert_eq!(dispersion.exact_mean(), &unit + &unit);
        }
        let values = [unit.clone(), unit.clone(), &unit * &Rational::from(7)];
        for weight in [Rational::ONE, unit.clone()] {
            let weights = [&weight * &Rational::from(2), Rational::ZERO, weight];
            let dispersion = ExactDispersion::new(&values, &weights).unwrap();
            assert_eq!(dispersion.exact_mean(), &unit * &three);
            assert!(dispersion.coefficient_of_variation().unwrap() > 0.9);
            let weights = [Rational::ONE, Rational::ONE, Rational::ONE];
            let dispersion = ExactDispersion::new(&values, &weights).unwrap();
            assert_eq!(dispersion.exact_mean(), &unit * &three);
            assert!(dispersion.coefficient_of_variation().unwrap() > 0.9);
        }
    }
}

#[test]
fn doors_are_shut() {
    let [one, minus] = [Rational::ONE, Rational::from(-2)];
    let refused = |values: &[Rational], weights: &[Rational]| {
        ExactDispersion::new(values, weights).unwrap_err()
    };
    assert_eq!(refused(&[], &[]), NumericError::Empty);
    assert_eq!(
        refused(core::slice::from_ref(&one), &[]),
        NumericError::LengthMismatch {
            values: 1,
            weights: 0
        }
    );
    assert_eq!(
        refused(&[one.clone(), one.clone()], &[one.clone(), minus]),
        NumericError::InvalidWeight {
            index: 1,
            weight: -2.0
        }
    );
    assert_eq!(
        refused(&[one], &[Rational::ZERO]),
        NumericError::ZeroTotalWeight
    );
    assert_eq!(
        ExactDispersion::mean_coefficient_of_variation(&[]).unwrap_err(),
        NumericError::Empty
    );
}
