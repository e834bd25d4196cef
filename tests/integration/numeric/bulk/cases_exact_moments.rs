//! [`ExactMoments`], [`Weights`] and [`WeightedSample`] at their extremes, and what they refuse.

use crate::numeric::oracle::Exact;
use junheng::numeric::{ExactMoments, NumericError, WeightedSample, Weights};
use proptest::prelude::*;

/// Doubles of every size, subnormal ones included.
pub(super) fn value() -> impl Strategy<Value = f64> {
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

pub(super) fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => (0_u32..3000).prop_map(f64::from),
        1 => value().prop_map(f64::abs),
    ]
}

pub(super) fn observations() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((value(), weight()), 0..40)
}

pub(super) fn moments(observations: &[(f64, f64)]) -> ExactMoments {
    let mut moments = ExactMoments::new();
    moments.extend(observations.iter().copied()).unwrap();
    moments
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
