//! Intervals of proportions and of coefficients of variation, against numbers from elsewhere.

use std::path::{Path, PathBuf};

use junheng::numeric::{
    Confidence, NumericError, Proportion, ProportionInterval, VariationInterval, WeightedSample,
    Weights,
};
use proptest::prelude::*;

use super::table::assert_close;

fn reference(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/reference")
        .join(file)
}

#[test]
fn proportions_have_the_intervals_of_the_reference() {
    let mut reader = csv::Reader::from_path(reference("proportion_intervals.csv")).unwrap();
    let mut checked = 0;
    for row in reader.deserialize() {
        let (count, total, level, method, lower, upper): (u64, u64, f64, String, f64, f64) =
            row.unwrap();
        let kind = match method.as_str() {
            "wilson" => ProportionInterval::Wilson,
            _ => ProportionInterval::ClopperPearson,
        };
        let interval = Proportion::new(count, total)
            .unwrap()
            .interval(kind, Confidence::new(level).unwrap())
            .unwrap();
        let what = format!("{method} of {count} of {total} at {level}");
        assert_close(interval.lower, lower, 1e-12, &what);
        assert_close(interval.upper, upper, 1e-12, &what);
        checked += 1;
    }
    assert_eq!(checked, 48);
}

#[test]
fn coefficients_have_the_intervals_of_the_reference() {
    let mut schools = csv::Reader::from_path(reference("california_schools.csv")).unwrap();
    let header = schools.headers().unwrap().clone();
    let at = |name: &str| header.iter().position(|cell| cell == name).unwrap();
    let rows: Vec<_> = schools.records().map(Result::unwrap).collect();
    let mut reader = csv::Reader::from_path(reference("reference_cv_intervals.csv")).unwrap();
    let columns = reader.headers().unwrap().clone();
    let mut checked = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let cell = |name: &str| {
            let place = columns.iter().position(|cell| cell == name).unwrap();
            row.get(place).unwrap()
        };
        let number = |name: &str| -> f64 { cell(name).parse().unwrap() };
        let values: Vec<f64> = rows
            .iter()
            .filter(|school| &school[at("stype")] == "E" && &school[at("cname")] == cell("county"))
            .filter_map(|school| school[at(cell("variable"))].parse().ok())
            .collect();
        assert_eq!(values.len().to_string(), cell("n"));
        let sample = WeightedSample::unweighted(&values).unwrap();
        for (name, method) in [
            ("mckay", VariationInterval::McKay),
            ("vangel", VariationInterval::Vangel),
            ("miller", VariationInterval::Miller),
        ] {
            let interval = method.interval(&sample, Confidence::PERCENT_95).unwrap();
            // The reference has fifteen digits.
            assert_close(interval.lower, number(&format!("{name}_lo")), 1e-12, name);
            assert_close(interval.upper, number(&format!("{name}_hi")), 1e-12, name);
            checked += 2;
        }
    }
    assert_eq!(checked, 18);
}

#[test]
fn intervals_that_there_are_not_are_refused() {
    let weighted = WeightedSample::new(&[1.0, 2.0], Weights::new(&[1.0, 2.0]).unwrap()).unwrap();
    let refused = VariationInterval::Miller.interval(&weighted, Confidence::PERCENT_95);
    assert_eq!(refused, Err(NumericError::WeightedSampleDivisor));
    let around = |coefficient, count| {
        VariationInterval::McKay.around(coefficient, count, Confidence::PERCENT_90)
    };
    assert_eq!(
        around(0.5, 1),
        Err(NumericError::TooFewObservations {
            needed: 2,
            found: 1
        })
    );
    assert_eq!(
        around(-0.5, 9),
        Err(NumericError::InvalidParameter { value: -0.5 })
    );
    assert!(around(f64::NAN, 9).is_err());
    assert_eq!(around(9.0, 3), Err(NumericError::UnboundedInterval));
    let none = around(0.0, 9).unwrap();
    assert_eq!((none.lower, none.upper), (0.0, 0.0));
    for (count, total) in [(0, 0), (1, 0), (11, 10)] {
        let refused = Proportion::new(count, total);
        assert_eq!(refused, Err(NumericError::InvalidCount { count, total }));
    }
    for level in [0.0, 1.0, -0.5, f64::INFINITY] {
        let refused = Confidence::new(level);
        assert_eq!(
            refused,
            Err(NumericError::InvalidParameter { value: level })
        );
    }
    assert!(Confidence::new(f64::NAN).is_err());
}

proptest! {
    #[test]
    fn intervals_of_proportions_cover_them(
        total in 1_u64..100_000,
        part in 0.0_f64..=1.0,
        level in 0.5_f64..0.999,
    ) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a part of the total")]
        let count = ((total as f64 * part) as u64).min(total);
        let proportion = Proportion::new(count, total).unwrap();
        let rest = Proportion::new(total - count, total).unwrap();
        let confidence = Confidence::new(level).unwrap();
        let estimate = proportion.estimate();
        for method in [ProportionInterval::Wilson, ProportionInterval::ClopperPearson] {
            let interval = proportion.interval(method, confidence).unwrap();
            prop_assert!(0.0 <= interval.lower && interval.lower <= estimate);
            prop_assert!(estimate <= interval.upper && interval.upper <= 1.0);
            let mirrored = rest.interval(method, confidence).unwrap();
            prop_assert!((mirrored.lower - (1.0 - interval.upper)).abs() < 1e-11);
            let surer = Confidence::new(level + 0.0005).unwrap();
            let wider = proportion.interval(method, surer).unwrap();
            prop_assert!(wider.lower <= interval.lower && interval.upper <= wider.upper);
        }
    }
}

/// One of 2^40: 1 − (1 − p)ⁿ = ½ at p = 6.304e-13, `qbeta(0.5, 1, 2^40)` of R 4.2.2.
#[test]
fn next_to_no_confidence_has_an_interval_too() {
    let least = Confidence::new(1e-300).unwrap();
    let one = Proportion::new(1, 1 << 40).unwrap();
    let interval = one
        .interval(ProportionInterval::ClopperPearson, least)
        .unwrap();
    // Of the distribution function of so many, few digits are left.
    assert!((interval.lower / 6.304e-13 - 1.0).abs() < 0.05);
    let none = Proportion::new(0, 1000).unwrap();
    let interval = none.interval(ProportionInterval::Wilson, least).unwrap();
    assert_eq!((interval.lower, interval.upper), (0.0, 0.0));
}

#[test]
fn coefficients_whose_squares_overflow_have_no_interval() {
    use VariationInterval::{McKay, Miller, Vangel};
    for method in [McKay, Vangel, Miller] {
        assert_eq!(
            method.around(1e160, 5, Confidence::PERCENT_95),
            Err(NumericError::UnboundedInterval)
        );
        assert_eq!(
            method.confidence_around(1e160, 5, 0.5),
            Err(NumericError::Overflow)
        );
    }
}
