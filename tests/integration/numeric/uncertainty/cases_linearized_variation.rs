//! The linearized error of a coefficient of variation: worked out by hand, and what has none.

use junheng::numeric::{Confidence, LinearizedVariation, NumericError, WeightedSample, Weights};

fn of(values: &[f64], weights: &[f64]) -> Result<LinearizedVariation, NumericError> {
    LinearizedVariation::of(&WeightedSample::new(values, Weights::new(weights)?)?)
}

/// Mean 2, CV² = 1/2, d = −½, −½, 1. What each adds to the error of CV² is (d² − CV² − 2 CV² d)/3: a
/// twelfth, a twelfth and minus a sixth, with the squares 1/24 in all. So SE² = 3/2 · 1/24 / (4 CV²) is
/// 1/32, and SE a quarter of CV.
#[test]
fn three_equal_schools() {
    let sample = WeightedSample::unweighted(&[1.0, 1.0, 4.0]).unwrap();
    let variation = LinearizedVariation::of(&sample).unwrap();
    assert_eq!(variation.coefficient_of_variation(), 0.5_f64.sqrt());
    assert!((variation.standard_error() - (1.0_f64 / 32.0).sqrt()).abs() < 1e-16);
    assert_eq!(of(&[1.0, 1.0, 4.0], &[7.0; 3]), Ok(variation));
}

/// Mean 2.5, variance 2.25, CV 0.6, z = 0.09, 0.09, −0.18, SE 0.27. The quantile of Student's
/// distribution with two degrees of freedom is in closed form 0.95 √(2/(1 − 0.95²)).
#[test]
fn three_schools_of_two_sizes() {
    let variation = of(&[1.0, 1.0, 4.0], &[100.0, 100.0, 200.0]).unwrap();
    assert_eq!(variation.coefficient_of_variation(), 0.6);
    assert!((variation.standard_error() - 0.27).abs() < 1e-15);
    let quantile = 0.95 * (2.0 / (1.0 - 0.95 * 0.95_f64)).sqrt();
    let interval = variation.interval(Confidence::PERCENT_95).unwrap();
    assert!((interval.upper / 0.6 - (0.45 * quantile).exp()).abs() < 1e-12);
    assert!((interval.lower / 0.6 - (-0.45 * quantile).exp()).abs() < 1e-12);
    let narrower = variation.interval(Confidence::PERCENT_90).unwrap();
    assert!(interval.lower < narrower.lower && narrower.upper < interval.upper);
}

#[test]
fn what_has_no_error_is_refused() {
    let one = Err(NumericError::TooFewObservations {
        needed: 2,
        found: 1,
    });
    assert_eq!(of(&[3.0], &[1.0]), one);
    assert_eq!(of(&[3.0, 9.0], &[1.0, 0.0]), one);
    assert_eq!(of(&[3.0, 3.0], &[1.0, 2.0]), Err(NumericError::NoVariation));
    assert_eq!(
        of(&[0.0, 0.0], &[1.0, 2.0]),
        Err(NumericError::NonPositiveMean)
    );
    assert_eq!(
        of(&[-3.0, 1.0], &[1.0, 2.0]),
        Err(NumericError::NonPositiveMean)
    );
}

#[test]
fn an_end_beyond_the_largest_double_is_refused() {
    let variation = of(&[0.0, 1.0], &[1e300, 1.0]).unwrap();
    let certain = Confidence::new(0.999).unwrap();
    assert_eq!(
        variation.interval(certain),
        Err(NumericError::UnboundedInterval)
    );
}

#[test]
fn values_of_all_sizes_have_one() {
    for scale in [1e-300, 1e300] {
        let values = [1.0, 1.0, 4.0].map(|value| value * scale);
        let variation = of(&values, &[1.0, 1.0, 2.0]).unwrap();
        assert!((variation.standard_error() - 0.27).abs() < 1e-15);
    }
    // Of two that are alike e² is 1, so z = ∓CV²/2 and SE² = 2 · CV⁴/2, with CV = 10⁻¹⁵.
    let close = of(&[1e15 - 1.0, 1e15 + 1.0], &[1.0, 1.0]).unwrap();
    assert!((close.standard_error() / 1e-30 - 1.0).abs() < 1e-12);
}
