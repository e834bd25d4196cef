//! Intervals of proportions and of coefficients of variation, against numbers from elsewhere.

use crate::numeric::inequality::table::assert_close;
use junheng::numeric::{
    Confidence, Proportion, ProportionInterval, VariationInterval, WeightedSample,
};
use std::path::{Path, PathBuf};

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
