//! Whether coefficients of variation differ: against R and another program.

use super::cases_variation_equality::summary;
use junheng::numeric::{FeltzMiller, PermutationTest, WeightedSample};
use std::fs;
use std::path::Path;

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
