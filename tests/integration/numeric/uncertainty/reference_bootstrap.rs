//! The bootstrap against two other programs.

use super::cases_bootstrap::{assert_near, sample};
use junheng::numeric::inequality::{CoefficientOfVariation, Gini, Inequality};
use junheng::numeric::{Bootstrap, BootstrapMethod, Confidence, NumericError, WeightedSample};
use statrs::distribution::{Continuous as _, ContinuousCDF as _, Normal};
use std::fs;
use std::path::Path;

fn reference(file: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference");
    fs::read_to_string(folder.join(file)).unwrap()
}

#[derive(serde::Deserialize)]
struct Reference {
    bootstrap: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    values: Vec<f64>,
    weights: Option<Vec<f64>>,
    measure: String,
    seed: u64,
    resamples: u32,
    confidence: f64,
    first: Vec<Option<f64>>,
    estimate: f64,
    standard_error: f64,
    bias: f64,
    undefined: usize,
    percentile: [f64; 2],
    basic: [f64; 2],
    /// None where the resamples do not reach so far.
    bca: Option<[f64; 2]>,
}

fn measure_named(name: &str) -> Box<dyn Inequality> {
    match name {
        "cv_sample" => Box::new(CoefficientOfVariation::SAMPLE),
        "cv_population" => Box::new(CoefficientOfVariation::POPULATION),
        "gini" => Box::new(Gini),
        other => panic!("no measure {other}"),
    }
}

#[test]
fn resamples_and_intervals_are_those_of_another_program() {
    let reference: Reference = serde_json::from_str(&reference("bootstrap.json")).unwrap();
    assert_eq!(reference.bootstrap.len(), 7);
    for case in reference.bootstrap {
        let sample = sample(&case.values, case.weights.as_deref());
        let measure = measure_named(&case.measure);
        let bootstrap = Bootstrap::new(case.resamples, case.seed)
            .unwrap()
            .with_confidence(Confidence::new(case.confidence).unwrap());
        for (method, expected) in [
            (BootstrapMethod::Percentile, Some(case.percentile)),
            (BootstrapMethod::Basic, Some(case.basic)),
            (BootstrapMethod::Bca, case.bca),
        ] {
            let result = bootstrap.with_method(method);
            let result = result.measure(measure.as_ref(), &sample);
            let what = format!("{method:?} of {} with seed {}", case.measure, case.seed);
            let Some(expected) = expected else {
                let is_refused = matches!(result, Err(NumericError::TooFewResamples { .. }));
                assert!(is_refused, "{what}");
                continue;
            };
            let result = result.unwrap();
            assert_near(result.interval.lower, expected[0], 1e-12, &what);
            assert_near(result.interval.upper, expected[1], 1e-12, &what);
            assert_near(result.estimate, case.estimate, 1e-15, &what);
            assert_near(result.standard_error, case.standard_error, 1e-13, &what);
            assert_near(result.bias, case.bias, 1e-13, &what);
            assert_eq!(result.undefined, case.undefined);
            let count = result.distribution.values().len() + result.undefined;
            assert_eq!(u32::try_from(count).unwrap(), case.resamples);
            for first in case.first.iter().flatten() {
                let mut values = result.distribution.values().iter();
                assert!(values.any(|value| (value - first).abs() < 1e-13), "{what}");
            }
        }
    }
}

/// Both runs have resamples of their own, B of them: so a quantile of probability p differs by
/// √(p(1 − p) (1/B₁ + 1/B₂)) / f, where f is the density there. The probabilities of `Bca` differ by those of
/// z₀ too, whose standard error is √(π/2B), about twice over.
#[test]
fn intervals_of_schools_are_those_of_r_but_for_chance() {
    let text = reference("california_schools.csv");
    let mut schools = csv::Reader::from_reader(text.as_bytes());
    let header = schools.headers().unwrap().clone();
    let at = |name: &str| header.iter().position(|cell| cell == name).unwrap();
    let rows: Vec<_> = schools.records().map(Result::unwrap).collect();
    let text = reference("reference_cv_intervals.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let mut checked = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let cell = |name: &str| &row[columns.iter().position(|cell| cell == name).unwrap()];
        let number = |name: &str| -> f64 { cell(name).parse().unwrap() };
        let values: Vec<f64> = rows
            .iter()
            .filter(|school| &school[at("stype")] == "E" && &school[at("cname")] == cell("county"))
            .filter_map(|school| school[at("full")].parse().ok())
            .collect();
        let sample = WeightedSample::unweighted(&values).unwrap();
        let inverse_counts = 1.0_f64 / 3999.0 + 1.0 / 20_000.0;
        let result = Bootstrap::new(3999, 2026)
            .unwrap()
            .measure(&CoefficientOfVariation::POPULATION, &sample)
            .unwrap();
        assert_near(result.estimate, number("cv_pop"), 1e-14, "estimate");
        // The standard error of a standard error is itself over √(2B), or little more.
        let error = result.standard_error * (inverse_counts / 2.0).sqrt();
        assert_near(
            result.standard_error,
            number("boot_se"),
            4.0 * error,
            "error",
        );

        let distribution = &result.distribution;
        let normal = Normal::standard();
        let noise = |end: f64, bias_counts: f64| {
            let p = distribution.share_at_most(end);
            let reach = 0.3 * result.standard_error;
            let near =
                distribution.share_at_most(end + reach) - distribution.share_below(end - reach);
            let density = near / (2.0 * reach);
            let of_bias = 2.0 * normal.pdf(normal.inverse_cdf(p));
            let bias_variance = std::f64::consts::FRAC_PI_2 * of_bias * of_bias;
            let variance = p * (1.0 - p) + bias_counts * bias_variance;
            (variance * inverse_counts).sqrt() / density
        };
        let quantile = |p: f64| distribution.quantile(p).unwrap();
        let mirrored = |end: f64| 2.0 * result.estimate - end;
        let bca = result.interval;
        for (name, end, place, bias_counts) in [
            ("perc_lo", quantile(0.025), quantile(0.025), 0.0),
            ("perc_hi", quantile(0.975), quantile(0.975), 0.0),
            ("basic_lo", mirrored(quantile(0.975)), quantile(0.975), 0.0),
            ("basic_hi", mirrored(quantile(0.025)), quantile(0.025), 0.0),
            ("bca_lo", bca.lower, bca.lower, 1.0),
            ("bca_hi", bca.upper, bca.upper, 1.0),
        ] {
            let noise = noise(place, bias_counts);
            // Far below the width of the interval, so that the test says something.
            assert!(noise < 0.2 * result.standard_error, "{name} {noise}");
            assert_near(end, number(name), 4.0 * noise, name);
            checked += 1;
        }
    }
    assert_eq!(checked, 18);
}
