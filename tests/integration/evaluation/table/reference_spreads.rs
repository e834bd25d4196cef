//! Spreads against numbers of other tools.

use super::cases_spreads::{value, verdict};
use super::{districts, file, standard, standard_with};
use junheng::adapters::json::read_table_standard_file;
use junheng::adapters::table::TableLayout;
use junheng::evaluation::{TableEvaluator, Verdict};
use junheng::model::AreaFiling;
use junheng::standards::catalogue::US_EXPENDITURE_DISPARITY_1995;

/// A value of the reference file for expenditure weighted by students.
fn reference(subset: &str, measure: &str) -> f64 {
    let mut reader = csv::Reader::from_path(file("tests/reference/reference_exact.csv")).unwrap();
    let row = reader.records().map(Result::unwrap).find(|row| {
        &row[0] == "california_districts"
            && row[1].starts_with(subset)
            && &row[2] == "expenditure"
            && &row[3] == "students"
            && &row[5] == measure
    });
    row.unwrap_or_else(|| panic!("{subset} {measure}"))[6]
        .parse()
        .unwrap()
}

#[test]
fn districts_with_more_than_200_students_are_as_far_apart_as_elsewhere() {
    let exclusion =
        r#""exclusions": [{"reason": "small", "when": "students <= 200", "source": "s"}],"#;
    for (measure, name, off) in [
        ("coefficient_of_variation", "cv_population", 0.0),
        ("federal_range_ratio", "federal_range_ratio", 0.0),
        ("range_ratio", "range_ratio_max_min", 0.0),
        ("gini", "gini", 1e-14),
        ("hoover", "hoover", 1e-14),
        ("theil_t", "theil_t", 1e-13),
        ("theil_l", "mld", 1e-13),
        ("mc_loone", "mcloone", 1e-14),
        ("verstegen", "verstegen", 1e-14),
    ] {
        let test = format!(
            r#"{{"kind": "spread", "measure": "{measure}", "value": "expenditure", "weight": "students"}}"#
        );
        let standard = standard_with(&["students", "expenditure"], exclusion, &test);
        let table = districts(&standard, &[]);
        let (found, expected) = (
            value(&standard, &table).unwrap(),
            reference("students>200", name),
        );
        assert!(
            (found - expected).abs() <= off * expected,
            "{measure} {found} {expected}"
        );
    }
}

#[test]
fn the_ratio_of_the_ninth_to_the_first_tenth_is_that_of_the_quantiles() {
    let test =
        r#"{"kind": "spread", "measure": "p90_p10", "value": "expenditure", "weight": "students"}"#;
    let standard = standard(&["students", "expenditure"], test);
    let table = districts(&standard, &[]);
    let expected = reference("all", "wq_0.9") / reference("all", "wq_0.1");
    assert!((value(&standard, &table).unwrap() - expected).abs() <= 1e-15);
}

#[test]
fn the_districts_of_california_miss_the_disparity_test() {
    let headers = [("pupils", "students"), ("amount_per_pupil", "expenditure")];
    let table = districts(&US_EXPENDITURE_DISPARITY_1995, &headers);
    let found = value(&US_EXPENDITURE_DISPARITY_1995, &table).unwrap();
    assert_eq!(found, reference("all", "federal_range_ratio"));
    let verdict = verdict(&US_EXPENDITURE_DISPARITY_1995, &table);
    assert_eq!(verdict, Some(Verdict::NotMet));
}

#[test]
fn the_standard_of_the_example_comes_to_the_reference() {
    let standard =
        read_table_standard_file(file("examples/data/california_spending.json")).unwrap();
    let table = TableLayout::of(&standard)
        .read_file(file("examples/data/california_districts.csv"))
        .unwrap()
        .content;
    let filing = AreaFiling::default();
    let report = TableEvaluator::new(&standard)
        .unwrap()
        .evaluate(&table, &filing);
    let spread = report.spread("spending_cv").unwrap();
    assert_eq!(spread.value, reference("students>200", "cv_population"));
    assert_eq!((spread.units, spread.reported.as_str()), (363, "0.0783"));
    assert_eq!(report.excluded().len(), 57);
}
