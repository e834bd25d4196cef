//! What is undefined, and the reason that is given.

use junheng::numeric::inequality::{
    Atkinson, Attribution, Decomposable, FederalRangeRatio, GeneralizedEntropy, Gini,
    GiniDecomposition, Grouping, Inequality, LorenzCurve, Quantile, QuantileRatio, ShareAtOrAbove,
    ShareRatio, SquaredCoefficientOfVariation, StandardDeviation,
};
use junheng::numeric::{NumericError, Rational, WeightedSample};

use super::table::{measure, sample};

fn refusal(name: &str, values: &[f64], weights: Option<&[f64]>) -> NumericError {
    let sample = sample(values, weights);
    measure(name, &(&sample).into()).expect_err(name)
}

#[test]
fn a_mean_that_is_not_positive_has_no_relative_spread() {
    for values in [[-1.0, 1.0], [0.0, 0.0], [-3.0, 1.0]] {
        for name in [
            "cv_population",
            "cv_sample",
            "ge2",
            "hoover",
            "relative_mean_deviation",
        ] {
            let refused = refusal(name, &values, None);
            assert_eq!(refused, NumericError::NonPositiveMean, "{name} {values:?}");
        }
    }
    for name in [
        "gini",
        "theil_t",
        "mld",
        "atkinson_0.5",
        "atkinson_1",
        "atkinson_2",
    ] {
        assert_eq!(
            refusal(name, &[0.0, -0.0], None),
            NumericError::NonPositiveMean,
            "{name}"
        );
    }
}

#[test]
fn a_negative_value_is_no_share_of_a_whole() {
    for name in [
        "gini",
        "theil_t",
        "mld",
        "atkinson_0.5",
        "atkinson_1",
        "atkinson_2",
    ] {
        let refused = refusal(name, &[5.0, -1.0, 2.0], None);
        assert_eq!(
            refused,
            NumericError::NegativeValue { value: -1.0 },
            "{name}"
        );
    }
    // With the weight zero it is none of the values.
    let sample = sample(&[5.0, -1.0, 2.0], Some(&[1.0, 0.0, 1.0]));
    assert!(Gini.measure(&sample).is_ok());
    // Spread relative to the mean there is.
    let values = [5.0, -1.0, 2.0];
    let sample = WeightedSample::unweighted(&values).unwrap();
    assert!(SquaredCoefficientOfVariation.measure(&sample).is_ok());
    let grouping = Grouping::new(&[1, 2, 2]);
    assert!(
        SquaredCoefficientOfVariation
            .decompose(&sample, &grouping)
            .is_ok()
    );
    let refused = GiniDecomposition::of(&sample, &grouping).unwrap_err();
    assert_eq!(refused, NumericError::NegativeValue { value: -1.0 });
    let refused = LorenzCurve::of(&sample).unwrap_err();
    assert_eq!(refused, NumericError::NegativeValue { value: -1.0 });
}

#[test]
fn a_zero_has_no_logarithm() {
    assert_eq!(refusal("mld", &[0.0, 1.0], None), NumericError::ZeroValue);
    let sample = WeightedSample::unweighted(&[0.0, 1.0]).unwrap();
    let inverse = GeneralizedEntropy::new(-1.0).unwrap();
    assert_eq!(inverse.measure(&sample), Err(NumericError::ZeroValue));
    for (epsilon, expected) in [(0.5, 0.5), (1.0, 1.0), (2.0, 1.0), (1.5, 1.0)] {
        let atkinson = Atkinson::new(epsilon).unwrap();
        assert_eq!(atkinson.measure(&sample), Ok(expected), "{epsilon}");
    }
}

#[test]
fn a_ratio_needs_a_positive_denominator() {
    let zero = NumericError::NonPositiveDenominator { denominator: 0.0 };
    let values = [0.0, 0.0, 1.0];
    for name in [
        "range_ratio_max_min",
        "federal_range_ratio",
        "mcloone",
        "verstegen",
        "palma",
    ] {
        assert_eq!(refusal(name, &values, None), zero, "{name}");
    }
    let sample = WeightedSample::unweighted(&values).unwrap();
    assert_eq!(QuantileRatio::p90_p10().measure(&sample), Err(zero));
    assert_eq!(ShareRatio::top_20_bottom_20().measure(&sample), Err(zero));
    // The bottom two fifths of −1, 2 and 2 are −1 and a fifth of 2.
    let refused = refusal("palma", &[-1.0, 2.0, 2.0], None);
    assert_eq!(
        refused,
        NumericError::NonPositiveDenominator { denominator: -0.6 }
    );
}

#[test]
fn the_sample_divisor_needs_two_observations_without_weights() {
    let refused = refusal("sd_sample", &[1.0], None);
    assert_eq!(
        refused,
        NumericError::TooFewObservations {
            needed: 2,
            found: 1
        }
    );
    let refused = refusal("cv_sample", &[1.0, 2.0], Some(&[1.0, 1.0]));
    assert_eq!(refused, NumericError::WeightedSampleDivisor);
    let sample = sample(&[1.0, 2.0], Some(&[1.0, 1.0]));
    let refused = StandardDeviation::SAMPLE.measure(&sample);
    assert_eq!(refused, Err(NumericError::WeightedSampleDivisor));
}

#[test]
fn results_beyond_the_largest_double_are_told() {
    for (name, values) in [
        ("restricted_range_95_5", [-1.7e308, 1.7e308]),
        ("range_ratio_max_min", [1e-300, 1e300]),
        ("federal_range_ratio", [1e-300, 1e300]),
        ("verstegen", [1e-300, 1e300]),
    ] {
        assert_eq!(
            refusal(name, &values, None),
            NumericError::Overflow,
            "{name}"
        );
    }
    let weights = [1.7e308, 1.7e308];
    assert_eq!(
        refusal("sum_weights", &[1.0, 2.0], Some(&weights)),
        NumericError::Overflow
    );
    let values = [1e300, -1e300, 1e-10];
    assert_eq!(
        refusal("cv_population", &values, None),
        NumericError::Overflow
    );
    let sample = WeightedSample::unweighted(&values).unwrap();
    assert_eq!(Attribution::of(&sample), Err(NumericError::Overflow));
}

#[test]
fn parameters_out_of_range_are_refused() {
    for epsilon in [0.0, -1.0, 101.0, f64::INFINITY] {
        let refused = Atkinson::new(epsilon).unwrap_err();
        assert_eq!(refused, NumericError::InvalidParameter { value: epsilon });
    }
    assert!(Atkinson::new(f64::NAN).is_err());
    assert!(GeneralizedEntropy::new(f64::NAN).is_err());
    assert!(GeneralizedEntropy::new(-101.0).is_err());
    assert!(ShareAtOrAbove::new(f64::NAN).is_err());
    for p in [
        Rational::new(-1, 100).unwrap(),
        Rational::new(101, 100).unwrap(),
    ] {
        let refused = NumericError::InvalidProbability;
        assert_eq!(Quantile::new(p.clone()), Err(refused));
        assert_eq!(QuantileRatio::new(p.clone(), Rational::ONE), Err(refused));
        assert_eq!(ShareRatio::new(Rational::ONE, p), Err(refused));
    }
}

#[test]
fn every_observation_needs_a_group() {
    let sample = WeightedSample::unweighted(&[1.0, 2.0]).unwrap();
    let grouping = Grouping::new(&["a"]);
    let refused = NumericError::GroupMismatch {
        values: 2,
        groups: 1,
    };
    let split = GeneralizedEntropy::THEIL_T.decompose(&sample, &grouping);
    assert_eq!(split, Err(refused));
    assert_eq!(GiniDecomposition::of(&sample, &grouping), Err(refused));
}

#[test]
fn one_observation_is_equal_to_itself() {
    let sample = WeightedSample::unweighted(&[0.1]).unwrap();
    let ordered = (&sample).into();
    for name in [
        "cv_population",
        "ge2",
        "gini",
        "theil_t",
        "mld",
        "atkinson_1",
        "hoover",
    ] {
        assert_eq!(measure(name, &ordered), Ok(0.0), "{name}");
    }
    for name in ["mcloone", "verstegen", "range_ratio_max_min"] {
        assert_eq!(measure(name, &ordered), Ok(1.0), "{name}");
    }
    assert_eq!(measure("palma", &ordered), Ok(0.25));
    assert_eq!(FederalRangeRatio.measure_ordered(&ordered), Ok(0.0));
}
