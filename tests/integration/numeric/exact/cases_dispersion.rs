//! [`ExactDispersion`] by hand, at its limits, and what it refuses.

use crate::numeric::oracle::{Exact, Moments};
use core::cmp::Ordering;
use junheng::numeric::{
    ExactDispersion, MeanCoefficientOfVariation, NumericError, Rational, RoundingMode,
};
use proptest::prelude::*;

/// A value and a weight, as quotients of integers.
pub(super) type Observation = ((i128, i128), (i128, i128));

pub(super) fn rational((numerator, denominator): (i128, i128)) -> Rational {
    Rational::new(numerator, denominator).unwrap()
}

pub(super) fn split(observations: &[Observation]) -> (Vec<Rational>, Vec<Rational>) {
    observations
        .iter()
        .map(|&(value, weight)| (rational(value), rational(weight)))
        .unzip()
}

pub(super) fn moments(observations: &[Observation]) -> Moments {
    let exact = |(numerator, denominator): (i128, i128)| Exact::new(numerator, denominator);
    Moments::of(
        observations
            .iter()
            .map(|&(value, weight)| (exact(value), exact(weight))),
    )
}

/// Amounts over pupils, weighted by pupils; and now and then anything at all.
pub(super) fn observation() -> impl Strategy<Value = Observation> {
    prop_oneof![
        6 => (0_i128..100_000_000, 0_u32..5, 1_i128..5000)
            .prop_map(|(x, places, n)| ((x, 10_i128.pow(places) * n), (n, 1))),
        2 => (0_i128..10, 1_i128..4, 0_i128..4).prop_map(|(x, n, w)| ((x, n), (w, 1))),
        1 => (any::<i128>(), 0_u32..127, 1_i128..=i128::MAX, 0_u32..127, 0_i128..=i128::MAX, 0_u32..127, 1_i128..100)
            .prop_map(|(a, b, c, d, e, f, g)| ((a >> b, (c >> d).max(1)), (e >> f, g))),
    ]
}

pub(super) fn observations() -> impl Strategy<Value = Vec<Observation>> {
    prop::collection::vec(observation(), 1..30).prop_filter("a positive weight", |all| {
        all.iter().any(|(_, weight)| weight.0 > 0)
    })
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

#[test]
fn three_schools_by_hand() {
    // Mean (1·2 + 4·1 + 7·1)/4 = 13/4; squares (1·2 + 16 + 49)/4 = 67/4;
    // variance 67/4 − 169/16 = 99/16; CV² = 99/169.
    let values = [1, 4, 7].map(Rational::from);
    let weights = [2, 1, 1].map(Rational::from);
    let dispersion = ExactDispersion::new(&values, &weights).unwrap();
    assert_eq!(dispersion.exact_mean(), Rational::new(13, 4).unwrap());
    assert_eq!(dispersion.exact_variance(), Rational::new(99, 16).unwrap());
    let squared = dispersion.exact_squared_coefficient_of_variation();
    assert_eq!(squared, Rational::new(99, 169));
    assert_eq!(dispersion.mean(), 3.25);
    assert_eq!(dispersion.standard_deviation(), 99.0_f64.sqrt() / 4.0);
}

#[test]
fn threads_may_share_one() {
    fn shared<T: Send + Sync>() {}
    shared::<ExactDispersion<'static>>();
    shared::<MeanCoefficientOfVariation<'static>>();
    shared::<Rational>();
}
