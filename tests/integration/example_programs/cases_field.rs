//! Files as they are met, as the programs answer them: `tests/reference/field_cases/README.md` tells where
//! they are from. The right answers are by hand, beside them.

use crate::programs::printed;
use serde_json::Value;

/// The path of such a file.
fn field(path: &str) -> String {
    format!("tests/reference/field_cases/{path}")
}

/// What `measure` finds in the column `x` of such a file.
fn of_x(path: &str) -> Value {
    let arguments = [&field(path), "--value", "x", "--format", "json"];
    // Of values below zero it warns, as they may be codes.
    let (answer, _) = printed("measure", &arguments);
    serde_json::from_str(&answer).unwrap()
}

/// Holds a figure to what it should be, to the last digit but one.
fn assert_near(answer: &Value, key: &str, expected: f64) {
    let found = answer[key]
        .as_f64()
        .unwrap_or_else(|| panic!("{key} of {answer}"));
    assert!(
        (found - expected).abs() <= 4e-16 * expected.abs(),
        "{key}: {found}, {expected}"
    );
}

#[test]
fn large_offsets_take_no_digit_from_a_deviation() {
    let folder = "10-large-offsets-and-equal-values";
    // 0, 1, 2, 3 above 10⁸ and above 10⁹: the squares of −1.5, −0.5, 0.5, 1.5 add to 5.
    for file in ["b-offset-1e8", "c-offset-1e9"] {
        let found = of_x(&format!("{folder}/{file}.csv"));
        assert_near(&found, "sd_population", (5.0_f64 / 4.0).sqrt());
        assert_near(&found, "sd_sample", (5.0_f64 / 3.0).sqrt());
    }
    // 0 to 7 above 10¹⁵: twice 3.5² + 2.5² + 1.5² + 0.5² are 42, over 7.
    let found = of_x(&format!("{folder}/d-offset-1e15.csv"));
    assert_near(&found, "sd_sample", 6.0_f64.sqrt());
    // 10, 15, 20, 10, 25: mean 16, squares 36 + 1 + 16 + 36 + 81 = 170.
    let found = of_x(&format!("{folder}/h-blog.csv"));
    assert_near(&found, "cv_population", 34.0_f64.sqrt() / 16.0);
    assert_near(&found, "cv_sample", 42.5_f64.sqrt() / 16.0);
}

#[test]
fn what_is_undefined_is_named_and_never_a_number() {
    let folder = "10-large-offsets-and-equal-values";
    for (file, undefined) in [
        (
            "f-all-zero",
            &["cv_population", "gini", "hoover", "palma"][..],
        ),
        ("g-one-row", &["sd_sample", "cv_sample"]),
        ("i-negative-mean", &["cv_population", "gini", "theil_t"]),
        ("j-gini-debt", &["gini", "theil_t", "mld"]),
    ] {
        let found = of_x(&format!("{folder}/{file}.csv"));
        for key in undefined {
            assert_eq!(found[key], Value::Null, "{key} of {file}");
            let reason = found["undefined"][key].as_str();
            assert!(
                reason.is_some_and(|reason| !reason.is_empty()),
                "{key} of {file}: {found}"
            );
        }
    }
    // −50, 0, 10, 100 lie 65, 15, 5, 85 from their mean 15: 170 over 2 · 60, which is no share but defined.
    assert_near(
        &of_x(&format!("{folder}/j-gini-debt.csv")),
        "hoover",
        170.0 / 120.0,
    );
    let large = of_x(&format!("{folder}/e-two-large.csv"));
    assert_eq!(
        (&large["mean"], &large["sd_population"]),
        (&1e308.into(), &0.0.into())
    );
}

#[test]
fn palma_divides_the_top_tenth_by_the_bottom_four_tenths() {
    let folder = "23-top-tenth-and-bottom-four-tenths";
    // 10 ÷ (1 + 2 + 3 + 4)
    assert_near(&of_x(&format!("{folder}/a.csv")), "palma", 1.0);
    // Of 3, 5, 8, 13, 21, 34, 55 the top 0.7 of one has 38.5, the bottom 2.8 have 3 + 5 + 0.8 · 8 = 14.4.
    assert_near(
        &of_x(&format!("{folder}/b-seven.csv")),
        "palma",
        38.5 / 14.4,
    );
}

#[test]
fn of_schools_of_one_name_the_code_tells_which_failed() {
    let file = field("19-same-names-in-the-list-of-failures/schools.csv");
    let (text, _) = printed("evaluate_county", &[&file]);
    // 1000 and 900 m² for 400 and 300 pupils are 2.50 and 3.00 each, below 85 % of 4.5.
    let text = text.replace(['\n', ' '], "");
    assert!(
        text.contains(
            "2of4failtheschoolrule:中心小学（2132000002）(primary),中心小学（2132000003）(primary)"
        ),
        "{text}"
    );
    assert!(
        text.contains("东门小学") && !text.contains("东门小学（"),
        "{text}"
    );
}

#[test]
fn a_county_where_nobody_has_any_has_no_coefficient() {
    let file = field("22-nobody-has-any/schools.csv");
    let (text, _) = printed("evaluate_county", &[&file, "--format", "json"]);
    let report: Value = serde_json::from_str(&text).unwrap();
    let rows = report["balance"].as_array().unwrap();
    let backbone = rows.iter().find(|row| row["code"] == "L2").unwrap();
    assert_eq!(backbone["cv"], Value::Null);
    assert_eq!(backbone["verdict"], "not_assessable");
    assert!(
        backbone["explanation"]
            .as_str()
            .unwrap()
            .contains("the CV is undefined")
    );
    let parts = report["parts"].as_array().unwrap();
    assert_eq!(parts.len(), 3);
    for part in parts {
        assert_eq!(part["indicators"][1]["value"], 0.0);
        assert_eq!(part["indicators"][1]["verdict"], "not_met");
    }
}

#[test]
fn the_figures_of_published_notices_agree_with_each_other() {
    let folder = "27-figures-of-published-notices";
    for (file, held, missed) in [
        // Seven coefficients are deviation over mean; the second, 0.501787, is above 0.50.
        ("a-county-coefficients", 7, 1),
        ("e-self-report", 4, 0),
        // 2803.63 ÷ 221.48 = 12.66
        ("g-pupil-teacher-ratio", 1, 0),
    ] {
        let path = field(&format!("{folder}/{file}.json"));
        let (text, _) = printed("county_profile", &[&path, "--format", "json"]);
        let review: Value = serde_json::from_str(&text).unwrap();
        let checks = review["checks"].as_array().unwrap();
        let count = |verdict: &str| {
            checks
                .iter()
                .filter(|one| one["verdict"] == verdict)
                .count()
        };
        assert_eq!((count("met"), count("not_met")), (held, missed), "{file}");
    }
}
