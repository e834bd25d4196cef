//! What mean and variation can be: worked examples.

use core::cmp::Ordering;
use junheng::numeric::{
    Determination, NumericError, PossibleCoefficient, PossibleDispersion, Rational, RootMean,
    RoundingMode, ValueRange,
};
use proptest::prelude::*;

/// Weight, lower end, upper end; all in whole numbers.
pub(super) type Unit = (i64, i64, i64);

pub(super) fn possible(units: &[Unit]) -> PossibleDispersion {
    let ranges: Vec<ValueRange> = units
        .iter()
        .map(|&(_, lower, upper)| ValueRange::between(lower, upper).unwrap())
        .collect();
    let weights: Vec<Rational> = units.iter().map(|&(w, ..)| Rational::from(w)).collect();
    PossibleDispersion::new(&ranges, &weights).unwrap()
}

fn coefficient(units: &[Unit]) -> PossibleCoefficient {
    possible(units).coefficient_of_variation().unwrap()
}

pub(super) fn fraction(numerator: i64, denominator: i64) -> Rational {
    Rational::new(numerator, denominator).unwrap()
}

/// The root of a square to 30 places: exact for all that these tests compare.
pub(super) fn root(square: Rational) -> String {
    digits(&RootMean::new(vec![square]).unwrap())
}

pub(super) fn digits(number: &RootMean) -> String {
    number.to_fixed(30, RoundingMode::HalfEven)
}

#[test]
fn a_pair_by_hand() {
    // 2 beside [3, 6]: at best 3, 1/2 from the mean 5/2 on both sides; at worst 6, 2 from 4.
    let found = coefficient(&[(1, 2, 2), (1, 3, 6)]);
    assert_eq!(digits(found.lower()), root(fraction(1, 25)));
    assert_eq!(found.lower().to_f64(), 0.2);
    assert!(found.is_attained(), "{found:?}");
    let upper = found.upper().unwrap();
    assert_eq!(upper.to_f64(), 0.5);
    let mean = possible(&[(1, 2, 2), (1, 3, 6)]).mean();
    assert_eq!(mean.lower(), &fraction(5, 2));
    assert_eq!(mean.upper(), Some(&Rational::from(4)));
}

#[test]
fn the_least_is_between_the_ends_and_not_at_the_mean_of_the_others() {
    // Known 1 and 3, unknown [0, 9], all of weight 1: c = Q/T = (1 + 9)/(1 + 3) = 5/2, not the mean
    // 2 of the two. CV² = 3 · (10 + 25/4)/(13/2)² − 1 = 3 · 65/4 · 4/169 − 1 = 195/169 − 1 = 2/13.
    let found = coefficient(&[(1, 1, 1), (1, 3, 3), (1, 0, 9)]);
    assert_eq!(digits(found.lower()), root(fraction(2, 13)));
}

/// 2, and a value from 2 to 6, which is just about to move at c = 2: both are 2.
#[test]
fn the_least_may_be_where_a_value_begins_to_move() {
    let found = coefficient(&[(1, 2, 2), (1, 2, 6)]);
    assert_eq!(digits(found.lower()), root(Rational::ZERO));
}

#[test]
fn where_the_straight_bound_is_not_attained_all_ends_are_tried() {
    // Known 4, unknown [0, 16]: the straight bound turns at T = 8 − 32/16 = 6 with CV² = 5/3; but at
    // 0 it is 1, and at 16 it is 2 · 272/400 − 1 = 0.36.
    let found = coefficient(&[(1, 4, 4), (1, 0, 16)]);
    assert!(found.is_attained(), "{found:?}");
    let upper = found.upper().unwrap();
    assert_eq!(upper.to_f64(), 1.0);
}

#[test]
fn with_more_than_twelve_such_values_the_bound_encloses() {
    // One known value of 4 in half of the weight, and 13 of [0, 16] in the other half.
    let mut units = vec![(13, 4, 4)];
    units.extend([(1, 0, 16); 13]);
    let found = coefficient(&units);
    assert!(!found.is_attained(), "{found:?}");
    let upper = found.upper().unwrap();
    // g = 208 + 16 (T − 52), which is 16 T − 624: T = 2 · 624/16 = 78, and g/T² = 624/78²;
    // CV² = 26 · 624/6084 − 1 = 5/3.
    assert_eq!(digits(upper), root(fraction(5, 3)));
    // j of them at 16: CV² = 26 (208 + 256 j)/(52 + 16 j)² − 1, greatest for j = 2 (T = 84) as
    // 26 · 720/84² − 1 = 1.653…, against 1.640… for j = 1.
    let best = fraction(26 * 720, 84 * 84) - Rational::ONE;
    let attained = RootMean::new(vec![best]).unwrap();
    assert!(attained.to_f64() < upper.to_f64());
    assert!(attained.to_f64() > upper.to_f64() * 0.98);
    // Twelve of them are tried out.
    let twelve = coefficient(&units[..13]);
    assert!(twelve.is_attained());
}

#[test]
fn a_limit_is_decided_exactly_at_the_ends() {
    // From 0.2 to 0.5, both attained.
    let found = coefficient(&[(1, 2, 2), (1, 3, 6)]);
    let tiny = Rational::new(1, 10_i128.pow(20)).unwrap();
    let half = fraction(1, 2);
    let fifth = fraction(1, 5);
    let at_most = |limit: &Rational| found.decide(limit, Ordering::is_le);
    assert_eq!(at_most(&half), Determination::Always);
    assert_eq!(at_most(&(&half - &tiny)), Determination::Open);
    assert_eq!(at_most(&fifth), Determination::Open);
    assert_eq!(at_most(&(&fifth - &tiny)), Determination::Never);
    let below = |limit: &Rational| found.decide(limit, Ordering::is_lt);
    assert_eq!(below(&half), Determination::Open);
    assert_eq!(below(&(&half + &tiny)), Determination::Always);
    assert_eq!(below(&fifth), Determination::Never);
    assert_eq!(at_most(&Rational::from(-1)), Determination::Never);
    let equal = |limit: &Rational| found.decide(limit, Ordering::is_eq);
    assert_eq!(equal(&half), Determination::Open);
    assert_eq!(equal(&(&half + &tiny)), Determination::Never);
}

#[test]
fn a_mean_is_decided_exactly_at_the_ends() {
    let mean = possible(&[(3, 2, 2), (1, 0, 4)]).mean();
    // (6 + 0)/4 and (6 + 4)/4
    let tiny = Rational::new(1, 10_i128.pow(20)).unwrap();
    let at_least = |limit: &Rational| mean.decide(limit, Ordering::is_ge);
    assert_eq!(at_least(&fraction(3, 2)), Determination::Always);
    assert_eq!(at_least(&(fraction(3, 2) + &tiny)), Determination::Open);
    assert_eq!(at_least(&fraction(5, 2)), Determination::Open);
    assert_eq!(at_least(&(fraction(5, 2) + &tiny)), Determination::Never);
}

#[test]
fn a_range_without_an_upper_end_leaves_the_mean_open_and_bounds_the_coefficient_by_the_weights() {
    let ranges = [ValueRange::exactly(6), ValueRange::at_least(4)];
    let weights = [Rational::from(3), Rational::ONE];
    let possible = PossibleDispersion::new(&ranges, &weights).unwrap();
    assert_eq!(possible.mean().lower(), &fraction(22, 4));
    assert_eq!(possible.mean().upper(), None);
    let limit = Rational::from(1_000_000);
    let never = possible.mean().decide(&limit, Ordering::is_gt);
    assert_eq!(never, Determination::Open);
    let found = possible.coefficient_of_variation().unwrap();
    assert_eq!(found.lower().to_f64(), 0.0);
    // √(4/1 − 1): what it comes near to where the second value grows.
    assert_eq!(found.upper().unwrap().to_f64(), 3.0_f64.sqrt());
    assert!(found.upper().is_some() && !found.is_attained());
}

#[test]
fn where_the_mean_can_be_zero_the_limit_is_never_certainly_met() {
    // 0 beside [0, 3]: undefined at 0, else 1.
    let found = coefficient(&[(1, 0, 0), (1, 0, 3)]);
    assert!(found.upper().is_none() && !found.is_attained());
    let decide = |limit| found.decide(&limit, Ordering::is_le);
    assert_eq!(decide(Rational::from(2)), Determination::Open);
    assert_eq!(decide(Rational::ONE), Determination::Open);
    assert_eq!(decide(fraction(1, 2)), Determination::Never);
    // At least 1/2 it is wherever it is defined, but it may be undefined.
    let at_least = found.decide(&fraction(1, 2), Ordering::is_ge);
    assert_eq!(at_least, Determination::Open);
}

#[test]
fn what_cannot_be_bounded_is_refused_with_its_reason() {
    let one = [Rational::ONE];
    let exact = [ValueRange::exactly(2)];
    let refused = |ranges: &[ValueRange], weights: &[Rational]| {
        PossibleDispersion::new(ranges, weights).unwrap_err()
    };
    let mismatch = NumericError::LengthMismatch {
        values: 1,
        weights: 0,
    };
    assert_eq!(refused(&exact, &[]), mismatch);
    assert_eq!(refused(&[], &[]), NumericError::Empty);
    let weightless = refused(&exact, &[Rational::ZERO]);
    assert_eq!(weightless, NumericError::ZeroTotalWeight);
    let negative = NumericError::InvalidWeight {
        index: 1,
        weight: -0.5,
    };
    let two = [ValueRange::exactly(2), ValueRange::exactly(2)];
    assert_eq!(refused(&two, &[Rational::ONE, fraction(-1, 2)]), negative);

    let empty = ValueRange::between(3, 2).unwrap_err();
    assert_eq!(
        empty.to_string(),
        "no number is at least 3.0 and at most 2.0"
    );
    let coefficient = |ranges: &[ValueRange], weights: &[Rational]| {
        let possible = PossibleDispersion::new(ranges, weights).unwrap();
        possible.coefficient_of_variation().unwrap_err()
    };
    let below_zero = ValueRange::between(-3, 0).unwrap();
    assert_eq!(
        coefficient(core::slice::from_ref(&below_zero), &one),
        NumericError::NonPositiveMean
    );
    assert_eq!(
        coefficient(
            &[below_zero, ValueRange::at_least(0)],
            &[Rational::ONE, Rational::ONE]
        ),
        NumericError::NegativeValue { value: -3.0 }
    );
}

#[test]
fn a_weight_of_zero_changes_nothing() {
    let without = coefficient(&[(1, 2, 2), (1, 3, 6)]);
    let with = coefficient(&[(0, -50, 70), (1, 2, 2), (0, 9, 9), (1, 3, 6)]);
    assert_eq!(digits(with.lower()), digits(without.lower()));
    assert_eq!(
        digits(with.upper().unwrap()),
        digits(without.upper().unwrap())
    );
}

#[test]
fn without_unknown_values_both_ends_are_the_coefficient() {
    let found = coefficient(&[(1, 1, 1), (1, 3, 3)]);
    assert_eq!(found.lower().to_f64(), 0.5);
    assert_eq!(found.upper().unwrap().to_f64(), 0.5);
    let limit = fraction(1, 2);
    assert_eq!(found.decide(&limit, Ordering::is_le), Determination::Always);
}

#[test]
fn a_composite_can_be_what_the_means_of_the_ends_are() {
    // 0.2 to 0.5, and 0.5: the mean is 0.35 to 0.5.
    let open = possible(&[(1, 2, 2), (1, 3, 6)]);
    let known = possible(&[(1, 1, 1), (1, 3, 3)]);
    let mean = PossibleDispersion::mean_coefficient_of_variation;
    let found = mean(&[&open, &known]).unwrap();
    assert_eq!(found.lower().compare(&fraction(35, 100)), Ordering::Equal);
    assert!(found.is_attained(), "{found:?}");
    let upper = found.upper().unwrap();
    assert_eq!(upper.compare(&fraction(1, 2)), Ordering::Equal);
    let enclosed = possible(&[vec![(13, 4, 4)], vec![(1, 0, 16); 13]].concat());
    let found = mean(&[&open, &enclosed]).unwrap();
    assert!(found.upper().is_some() && !found.is_attained());
    let nothing = possible(&[(1, 0, 0), (1, 0, 3)]);
    let found = mean(&[&open, &nothing, &enclosed]).unwrap();
    assert!(found.upper().is_none() && !found.is_attained());
    // (0.2 + 1 + 0) / 3, as the 13 can all be 4.
    assert_eq!(found.lower().compare(&fraction(2, 5)), Ordering::Equal);
    assert_eq!(mean(&[]).unwrap_err(), NumericError::Empty);
    let negative = possible(&[(1, -2, -1)]);
    let refused = mean(&[&open, &negative]).unwrap_err();
    assert_eq!(refused, NumericError::NonPositiveMean);
}

pub(super) fn units(
    values: core::ops::Range<i64>,
    most: usize,
) -> impl Strategy<Value = Vec<Unit>> {
    let unit = (1..9_i64, values, 0..9_i64).prop_map(|(w, a, width)| (w, a, a + width));
    prop::collection::vec(unit, 1..=most)
}
