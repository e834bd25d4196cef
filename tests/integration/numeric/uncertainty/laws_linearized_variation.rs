//! Laws of the linearized error of a coefficient of variation.

use junheng::numeric::inequality::CoefficientOfVariation;
use junheng::numeric::{
    Bootstrap, Confidence, LinearizedVariation, VariationInterval, WeightedSample, Weights,
};
use proptest::prelude::*;

fn error_of(values: &[f64], weights: &[f64]) -> f64 {
    let weights = Weights::new(weights).unwrap();
    let sample = WeightedSample::new(values, weights).unwrap();
    LinearizedVariation::of(&sample).unwrap().standard_error()
}

fn is_close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-12 * expected.abs()
}

/// Values that are not all equal, with weights.
fn pairs() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    prop::collection::vec((1.0_f64..9.0, 1.0_f64..90.0), 1..20).prop_map(|mut pairs| {
        pairs.push((10.0, 3.0));
        pairs.into_iter().unzip()
    })
}

/// Positions from −1 to 1, as the quantiles of a normal distribution lie: many in the middle.
fn normal_values(count: u32, deviation: f64) -> Vec<f64> {
    use statrs::distribution::{ContinuousCDF as _, Normal};
    let normal = Normal::new(1.0, deviation).unwrap();
    let shares = (0..count).map(|i| (f64::from(i) + 0.5) / f64::from(count));
    shares.map(|share| normal.inverse_cdf(share)).collect()
}

proptest! {
    #[test]
    fn scales_order_and_schools_without_pupils_change_nothing((values, weights) in pairs()) {
        let plain = error_of(&values, &weights);
        let scaled: Vec<_> = values.iter().map(|value| value * 1024.0).collect();
        let heavy: Vec<_> = weights.iter().map(|weight| weight * 0.25).collect();
        prop_assert_eq!(error_of(&scaled, &weights), plain);
        prop_assert_eq!(error_of(&values, &heavy), plain);
        let (mut other, mut others) = (values, weights);
        other.reverse();
        others.reverse();
        other.insert(0, 1e6);
        others.insert(0, 0.0);
        prop_assert_eq!(error_of(&other, &others), plain);
    }

    /// Each zᵢ becomes k parts of a k-th, so that Σ z² is a k-th too.
    #[test]
    fn k_copies_have_a_k_th_of_the_squared_error((values, weights) in pairs(), k in 2_usize..5) {
        let once = error_of(&values, &weights);
        let count = |copies: usize| f64::from(u32::try_from(copies * values.len()).unwrap());
        let (n, all) = (count(1), count(k));
        let copies = error_of(&values.repeat(k), &weights.repeat(k));
        prop_assert!(is_close(copies, once * ((n - 1.0) / (all - 1.0)).sqrt()));
    }

    /// Cramér (1946), Mathematical methods of statistics, section 27.7: the variance of the coefficient
    /// from the central moments, `((μ₄ − μ₂²)/(4 μ₂ m²) − μ₃/m³ + μ₂²/m⁴) / n`, here over n − 1.
    #[test]
    fn equal_weights_have_the_error_from_moments((values, _) in pairs()) {
        let n = f64::from(u32::try_from(values.len()).unwrap());
        let mean = values.iter().sum::<f64>() / n;
        let moment = |power| values.iter().map(|value| (value - mean).powi(power)).sum::<f64>() / n;
        let [second, third, fourth] = [2, 3, 4].map(moment);
        let variance = (fourth - second * second) / (4.0 * second * mean * mean)
            - third / mean.powi(3)
            + second * second / mean.powi(4);
        let sample = WeightedSample::unweighted(&values).unwrap();
        let error = LinearizedVariation::of(&sample).unwrap().standard_error();
        // Two of one size have the error 0 but for its last term.
        prop_assert!((error * error - variance / (n - 1.0)).abs() <= 1e-12 / (n - 1.0));
        prop_assert_eq!(error_of(&values, &vec![3.0; values.len()]), error);
    }

    #[test]
    fn the_interval_holds_the_coefficient((values, weights) in pairs(), level in 0.5_f64..0.999) {
        let sample = WeightedSample::new(&values, Weights::new(&weights).unwrap()).unwrap();
        let variation = LinearizedVariation::of(&sample).unwrap();
        let interval = variation.interval(Confidence::new(level).unwrap()).unwrap();
        let coefficient = variation.coefficient_of_variation();
        prop_assert!(0.0 <= interval.lower && interval.lower < coefficient);
        prop_assert!(coefficient < interval.upper);
    }
}

/// Of Miller's `K² (½ + K²) / (n − 1)` the linearized one differs by what the values are not normal.
#[test]
fn normal_values_have_the_error_of_miller() {
    let values = normal_values(2000, 0.2);
    let sample = WeightedSample::unweighted(&values).unwrap();
    let variation = LinearizedVariation::of(&sample).unwrap();
    let miller = VariationInterval::Miller.interval(&sample, Confidence::PERCENT_95);
    let miller = miller.unwrap();
    // The quantile of the normal distribution.
    let expected = (miller.upper - miller.lower) / (2.0 * 1.959_963_984_540_054);
    assert!((variation.standard_error() / expected - 1.0).abs() < 0.01);
}

/// The bootstrap draws schools with their pupils, which is what is linearized.
#[test]
fn schools_drawn_again_have_about_the_same_error() {
    let values: Vec<_> = (0..200_u32)
        .map(|i| 4.0 + f64::from(i * i % 211) / 40.0)
        .collect();
    let pupils: Vec<_> = (0..200_u32)
        .map(|i| 50.0 + f64::from(i * 37 % 997))
        .collect();
    let sample = WeightedSample::new(&values, Weights::new(&pupils).unwrap()).unwrap();
    let variation = LinearizedVariation::of(&sample).unwrap();
    let bootstrap = Bootstrap::new(1999, 7).unwrap();
    let drawn = bootstrap
        .measure(&CoefficientOfVariation::POPULATION, &sample)
        .unwrap();
    // Of 1999 resamples the error is known to about 1/√(2 · 1999), or 1.6 %.
    assert!((drawn.standard_error / variation.standard_error() - 1.0).abs() < 0.05);
    let interval = variation.interval(Confidence::PERCENT_95).unwrap();
    let width = interval.upper - interval.lower;
    assert!((interval.lower - drawn.interval.lower).abs() < 0.1 * width);
    assert!((interval.upper - drawn.interval.upper).abs() < 0.1 * width);
}
