//! Whether coefficients of variation differ: published numbers, and what cannot be compared.

use junheng::numeric::{
    ChiSquaredTest, FeltzMiller, NumericError, PermutationTest, PermutationTestResult,
    VariationSummary, WeightedSample, Weights,
};

pub(super) fn summary(coefficient: f64, count: usize) -> VariationSummary {
    VariationSummary { coefficient, count }
}

/// The example of the paper (assays by ELISA, WEHI and viral inhibition), as the R package `cvequality`
/// has it in its tests.
#[test]
fn the_published_example_comes_out() {
    let groups = [summary(0.090, 5), summary(0.462, 5), summary(0.340, 5)];
    let test = FeltzMiller.test_summaries(&groups).unwrap();
    assert!((test.statistic - 5.530_452).abs() < 5e-7);
    assert_eq!(test.degrees_of_freedom, 2);
    assert!((test.p_value - 0.062_961_86).abs() < 5e-9);
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let values = [1.0, 2.0, 4.0];
    let good = WeightedSample::unweighted(&values).unwrap();
    let equal = WeightedSample::unweighted(&[2.0, 2.0]).unwrap();
    let one = WeightedSample::unweighted(&[2.0]).unwrap();
    let negative = WeightedSample::unweighted(&[-2.0, 1.0]).unwrap();
    let weighted = WeightedSample::new(&values, Weights::new(&values).unwrap()).unwrap();
    let permutation = PermutationTest::new(9, 1).unwrap();
    let refused = |samples: &[WeightedSample<'_>], error| {
        assert_eq!(FeltzMiller.test(samples), Err(error));
        assert_eq!(permutation.test(samples), Err(error));
    };
    refused(&[], NumericError::TooFewSamples { found: 0 });
    refused(
        std::slice::from_ref(&good),
        NumericError::TooFewSamples { found: 1 },
    );
    refused(&[good.clone(), weighted], NumericError::UnweightedMethod);
    refused(&[good.clone(), negative], NumericError::NonPositiveMean);
    refused(
        &[good.clone(), one],
        NumericError::TooFewObservations {
            needed: 2,
            found: 1,
        },
    );
    refused(&[equal.clone(), equal.clone()], NumericError::NoVariation);
    // One that does not vary may be compared with one that does.
    assert!(FeltzMiller.test(&[good.clone(), equal.clone()]).is_ok());
    assert!(permutation.test(&[good, equal]).is_ok());
    for value in [-0.1, f64::INFINITY] {
        let refused = FeltzMiller.test_summaries(&[summary(0.1, 5), summary(value, 5)]);
        assert_eq!(refused, Err(NumericError::InvalidParameter { value }));
    }
    let refused = FeltzMiller.test_summaries(&[summary(0.1, 5), summary(0.1, 1)]);
    assert_eq!(
        refused,
        Err(NumericError::TooFewObservations {
            needed: 2,
            found: 1
        })
    );
    assert_eq!(
        PermutationTest::new(0, 1),
        Err(NumericError::TooFewResamples {
            resamples: 0,
            probability: 1.0
        })
    );
}

#[test]
fn results_travel_as_json() {
    let test = FeltzMiller
        .test_summaries(&[summary(0.1, 9), summary(0.2, 9)])
        .unwrap();
    let text = serde_json::to_string(&test).unwrap();
    assert_eq!(serde_json::from_str::<ChiSquaredTest>(&text).unwrap(), test);
    let test = PermutationTest::new(9, 1).unwrap();
    let text = serde_json::to_string(&test).unwrap();
    assert_eq!(text, r#"{"permutations":9,"seed":1}"#);
    assert_eq!(
        serde_json::from_str::<PermutationTest>(&text).unwrap(),
        test
    );
    assert!(serde_json::from_str::<PermutationTest>(&text.replace('9', "0")).is_err());
    let values = [1.0, 2.0, 4.0];
    let sample = WeightedSample::unweighted(&values).unwrap();
    let result = test.test(&[sample.clone(), sample]).unwrap();
    // Two samples that are one: no deal is below 0.
    assert_eq!((result.statistic, result.p_value), (0.0, 1.0));
    let text = serde_json::to_string(&result).unwrap();
    assert_eq!(
        serde_json::from_str::<PermutationTestResult>(&text).unwrap(),
        result
    );
}
