//! Whether coefficients of variation differ: published numbers, R, another program, laws.

use std::fs;
use std::path::Path;

use junheng::numeric::{
    ChiSquaredTest, FeltzMiller, NumericError, PermutationTest, PermutationTestResult,
    VariationSummary, WeightedSample, Weights,
};
use proptest::prelude::*;

fn summary(coefficient: f64, count: usize) -> VariationSummary {
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
fn statistics_are_those_of_r() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/variation_equality.csv");
    let mut reader = csv::Reader::from_path(file).unwrap();
    let mut checked = 0;
    for row in reader.deserialize() {
        let (name, coefficients, counts, statistic, freedom, p): (
            String,
            String,
            String,
            f64,
            usize,
            f64,
        ) = row.unwrap();
        let coefficients = coefficients.split(';').map(|cell| cell.parse().unwrap());
        let counts = counts.split(';').map(|cell| cell.parse().unwrap());
        let groups: Vec<_> = coefficients
            .zip(counts)
            .map(|(one, count)| summary(one, count))
            .collect();
        let test = FeltzMiller.test_summaries(&groups).unwrap();
        assert!((test.statistic / statistic - 1.0).abs() < 1e-12, "{name}");
        assert_eq!(test.degrees_of_freedom, freedom);
        assert!((test.p_value / p - 1.0).abs() < 1e-11, "{name}");
        checked += 1;
    }
    assert_eq!(checked, 4);
}

#[derive(serde::Deserialize)]
struct Reference {
    permutation: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    samples: Vec<Vec<f64>>,
    seed: u64,
    permutations: u32,
    statistic: f64,
    at_least_as_great: u32,
    exact: Option<f64>,
}

#[test]
fn deals_are_those_of_another_program() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/bootstrap.json");
    let reference: Reference = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!(reference.permutation.len(), 2);
    for case in reference.permutation {
        let samples: Vec<_> = case
            .samples
            .iter()
            .map(|values| WeightedSample::unweighted(values).unwrap())
            .collect();
        let test = PermutationTest::new(case.permutations, case.seed).unwrap();
        let result = test.test(&samples).unwrap();
        assert!((result.statistic / case.statistic - 1.0).abs() < 1e-12);
        assert_eq!(result.at_least_as_great, case.at_least_as_great);
        assert_eq!(result.permutations, case.permutations);
        let (b, m) = (
            f64::from(case.at_least_as_great),
            f64::from(case.permutations),
        );
        assert_eq!(result.p_value, (b + 1.0) / (m + 1.0));
        // The same samples have the asymptotic statistic too.
        let asymptotic = FeltzMiller.test(&samples).unwrap();
        assert!((asymptotic.statistic / case.statistic - 1.0).abs() < 1e-12);
        // Of all 70 deals, and of 20 000 by chance: within four standard errors.
        if let Some(exact) = case.exact {
            let many = PermutationTest::new(20_000, 77)
                .unwrap()
                .test(&samples)
                .unwrap();
            let error = (exact * (1.0 - exact) / 20_000.0).sqrt();
            assert!((many.p_value - exact).abs() < 4.0 * error);
        }
    }
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
    refused(
        &[good.clone(), weighted],
        NumericError::WeightedSampleDivisor,
    );
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// z of Miller (1991), with the pooled coefficient in the variance of both.
    #[test]
    fn two_samples_have_the_square_of_millers_statistic(
        (a, b) in (0.01_f64..1.0, 0.01_f64..1.0),
        (n, m) in (2_u32..90, 2_u32..90),
    ) {
        let (v, w) = (f64::from(n - 1), f64::from(m - 1));
        let pooled = (v * a + w * b) / (v + w);
        let variance = pooled * pooled * (0.5 + pooled * pooled);
        let z = (a - b) / (variance / v + variance / w).sqrt();
        let test = FeltzMiller.test_summaries(&[summary(a, n as usize), summary(b, m as usize)]).unwrap();
        prop_assert!((test.statistic - z * z).abs() <= 1e-9 * (1.0 + z * z));
    }

    #[test]
    fn order_of_observations_and_samples_changes_nothing(
        (a, b, c) in (
            prop::collection::vec(1_u32..90, 3..7),
            prop::collection::vec(1_u32..90, 3..7),
            prop::collection::vec(1_u32..90, 3..7),
        ),
        seed: u64,
    ) {
        let numbers = |values: &[u32]| -> Vec<f64> { values.iter().copied().map(f64::from).collect() };
        let result = |groups: &[Vec<f64>]| {
            let samples: Vec<_> = groups.iter().map(|values| WeightedSample::unweighted(values).unwrap()).collect();
            PermutationTest::new(49, seed).unwrap().test(&samples)
        };
        let groups = [numbers(&a), numbers(&b), numbers(&c)];
        let mut other = groups.clone();
        other.reverse();
        other[0].reverse();
        other[2].rotate_left(1);
        prop_assert_eq!(result(&groups), result(&other));
        // The scale of a sample, by a power of two: to the last bit.
        other[1].iter_mut().for_each(|value| *value *= 8.0);
        prop_assert_eq!(result(&groups), result(&other));
    }

    #[test]
    fn statistics_of_a_chi_squared_test_are_in_range(
        groups in prop::collection::vec((0.0_f64..2.0, 2_usize..50), 2..6),
    ) {
        let groups: Vec<_> = groups.into_iter().map(|(one, count)| summary(one, count)).collect();
        let Ok(test) = FeltzMiller.test_summaries(&groups) else { return Ok(()) };
        prop_assert!(test.statistic >= 0.0);
        prop_assert!((0.0..=1.0).contains(&test.p_value));
    }
}
