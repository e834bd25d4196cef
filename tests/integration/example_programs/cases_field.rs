//! Files as they are met, as the programs answer them: `tests/reference/field_cases/README.md` tells where
//! they are from. The right answers are by hand, beside them.

use super::measured;
use crate::programs::{printed, refused};
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

/// The checks of a text, each with its verdict.
fn verdicts(path: &str) -> Vec<String> {
    let (text, _) = printed("county_profile", &[&field(path), "--format", "json"]);
    let review: Value = serde_json::from_str(&text).unwrap();
    let checks = review["checks"].as_array().unwrap().iter();
    checks
        .map(|check| check["verdict"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn shares_of_whole_percent_may_add_to_what_rounding_makes_of_them() {
    for (file, expected) in [
        // 91 + 9 + 1 = 101: each is within 0.5, so that up to 1.5 may be rounding.
        ("a-whole-percent-101", &["met"][..]),
        ("b-whole-percent-101-number", &["met"]),
        ("c-same-rounded_to-1", &["met"]),
        ("d-one-decimal-100.1", &["met"]),
        ("e-truncated-4-decimals", &["met"]),
        ("f-thirds-99", &["met"]),
        // 33 + 33 + 32 can be at most 99.5, and six times 16 at most 99.
        ("g-98", &["not_met"]),
        ("h-six-95", &["not_met"]),
        ("i-percent-sign", &["met"]),
        ("j-with-0", &["met"]),
        ("k-one-decimal-mixed", &["met"]),
        // Persons are counted: 46 are not 47.
        ("l-sum", &["met", "not_met"]),
    ] {
        let path = format!("07-shares-of-whole-percent/{file}.json");
        assert_eq!(verdicts(&path), expected, "{file}");
    }
}

#[test]
fn half_of_decimal_weights_is_met_exactly() {
    // By fractions: the first value up to which half of the weight lies, and the means of those up to it and from it
    // on, over it.
    for (file, median, mcloone, verstegen) in [
        ("a-half-exactly", 2.0, 73.0 / 98.0, 103.0 / 73.0),
        ("b-half-exactly-tweaked", 2.0, 73.0 / 98.0, 207.0 / 146.0),
        ("c-middle", 3.0, 5.0 / 12.0, 19.0 / 12.0),
        ("d-middle-9", 2.0, 6.0 / 11.0, 9.0 / 4.0),
        ("f-tenths", 10.0, 1.0, 11.0 / 6.0),
        ("g-tenths", 20.0, 5.0 / 6.0, 1.3),
        ("h-zero-weight", 1.0, 1.0, 2.0),
        ("i-zero-weight-min", 2.0, 1.0, 1.0),
        ("j-zero-edges", 3.0, 8.0 / 9.0, 10.0 / 9.0),
        ("k-percent-weights", 20.0, 0.667, 2033.0 / 1334.0),
        ("l-tenths-10", 5.0, 0.6, 1.5),
        ("m-shares-of-7", 4.0, 0.675, 169.0 / 116.0),
    ] {
        let path = field(&format!("09-weighted-median-ties/{file}.csv"));
        let found = measured(&path, &["--value", "x", "--weight", "w"]);
        for (key, expected) in [
            ("wq_0.5", median),
            ("mcloone", mcloone),
            ("verstegen", verstegen),
        ] {
            let value = found[key].as_f64().unwrap();
            assert!(
                (value - expected).abs() < 5e-11,
                "{key} of {file}: {value}, {expected}"
            );
        }
    }
    // Up to the first 0 lie 0.44, up to the second 0.56: nothing can be divided by that median.
    let path = field("09-weighted-median-ties/e-zeros-in-values.csv");
    let found = measured(&path, &["--value", "x", "--weight", "w"]);
    for (key, expected) in [
        ("wq_0.5", Some(0.0)),
        ("mcloone", None),
        ("verstegen", None),
    ] {
        assert_eq!(found[key].as_f64(), expected, "{key}");
    }
}

/// The progress of each row of a plan, by its indicator.
fn progress(plan: &str, observations: &str) -> Vec<(String, Option<f64>, String)> {
    let (plan, observations) = (field(plan), field(observations));
    let arguments = [&plan, "--observations", &observations, "--format", "json"];
    let (text, _) = printed("plan_progress", &arguments);
    let report: Value = serde_json::from_str(&text).unwrap();
    let rows = report["rows"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    rows.map(|row| {
        (
            text(&row["indicator"]),
            row["progress"].as_f64(),
            text(&row["status"]),
        )
    })
    .collect()
}

#[test]
fn progress_towards_targets_that_fall() {
    let folder = "08-targets-that-fall";
    let found = progress(
        &format!("{folder}/plan.json"),
        &format!("{folder}/observations.csv"),
    );
    for (indicator, expected) in [
        ("cost", 0.1),         // 60 000 → 50 000, at 59 000
        ("to-zero", 0.9),      // 100 → 0, at 10
        ("spend", 0.6),        // 1000 → 500, at 700
        ("decimals", 0.59),    // 0 → 10, at 5.9
        ("start-is-now", 0.0), // 8 → 12, at 8
        ("overshoot", 1.25),   // 40 → 20, at 15
        ("away", -0.2),        // 40 → 20, at 44
        ("negative", 0.5),     // −8 → 4, at −2
    ] {
        let row = found.iter().find(|(code, ..)| code == indicator).unwrap();
        assert_eq!(row.1, Some(expected), "{indicator}");
    }
}

#[test]
fn years_and_baselines_as_people_write_them() {
    let folder = "08-targets-that-fall";
    for file in [
        "obs-school-year",
        "obs-slash",
        "obs-year-dec",
        "obs-year-sign",
    ] {
        let found = progress(
            &format!("{folder}/plan-x.json"),
            &format!("{folder}/{file}.csv"),
        );
        assert_eq!(found.len(), 1, "{file}");
        assert_eq!(found[0].2, "on_track", "{file}");
    }
    let plan = field(&format!("{folder}/plan-x.json"));
    let observations = field(&format!("{folder}/obs-percent.csv"));
    let told = refused("plan_progress", &[&plan, "--observations", &observations]);
    assert!(
        told[0].contains("row 2, column `value` (数值): found `70%`"),
        "{told:?}"
    );
    assert!(told[0].contains("take the % away"), "{told:?}");
    for file in ["absent", "blank", "dash", "null"] {
        printed(
            "plan_progress",
            &[&field(&format!("{folder}/baseline-{file}.json"))],
        );
    }
    for (file, found) in [("approx", "约60"), ("percent", "19.6%")] {
        let told = refused(
            "plan_progress",
            &[&field(&format!("{folder}/baseline-{file}.json"))],
        );
        let expected = format!("at rows[0].baseline (indicator `x`): found \"{found}\"");
        assert!(told[0].contains(&expected), "{told:?}");
    }
}

#[test]
fn a_row_without_a_baseline_is_met_or_not() {
    let folder = "16-plan-rows-without-a-baseline";
    let observations = format!("{folder}/observations.csv");
    for file in ["a-null", "b-bound-as-a-way-out"] {
        let found = progress(&format!("{folder}/{file}.json"), &observations);
        // 13.28 pupils a teacher are at most 17; 93 lies on the way from 90 to 95.
        let expected = [("a", None, "achieved"), ("b", Some(0.6), "on_track")];
        let expected =
            expected.map(|(code, progress, status)| (code.to_owned(), progress, status.to_owned()));
        assert_eq!(found, expected, "{file}");
    }
}

#[test]
fn what_is_nearly_all_is_not_shown_as_all() {
    let folder = "25-nearly-all-shown-as-all";
    let (schools, county) = (
        field(&format!("{folder}/schools.csv")),
        field(&format!("{folder}/county.json")),
    );
    let (text, _) = printed("evaluate_county", &[&schools, "--county", &county]);
    for sentence in [
        "✗ G12 3599 of 3600 teachers, 99.97 %",
        "✗ S1 1699 of 2000 answers satisfied, 84.95 %",
    ] {
        assert!(text.contains(sentence), "{sentence}");
    }
    // 100 teachers for 2382 pupils are 4.198 for 100, below 4.2.
    let (text, _) = printed(
        "evaluate_county",
        &[&field(&format!("{folder}/just-below.csv"))],
    );
    assert!(
        text.contains(" 4.198✗ ") && !text.contains("4.20✗"),
        "{text}"
    );
}

/// What `supply_and_demand` foresees, as JSON, with what it warns of.
fn foreseen(folder: &str, files: [&str; 3], more: &[&str]) -> (Value, String) {
    let [grades, births, seats] = files.map(|name| field(&format!("{folder}/{name}.csv")));
    let files = ["--grades", &grades, "--births", &births, "--seats", &seats];
    let arguments = [&files, more, &["--format", "json"]].concat();
    let (text, told) = printed("supply_and_demand", &arguments);
    (serde_json::from_str(&text).unwrap(), told)
}

/// The pupils that are expected in a grade.
fn expected_pupils(foreseen: &Value, year: u64, grade: &str) -> f64 {
    let years = foreseen["projection"].as_array().unwrap();
    let year = years.iter().find(|one| one["year"] == year).unwrap();
    let grades = year["grades"].as_array().unwrap();
    let grade = grades.iter().find(|one| one["name"] == grade).unwrap();
    grade["expected"].as_f64().unwrap()
}

#[test]
fn a_year_that_was_not_counted_drops_only_its_ratios() {
    let folder = "11-grade-counts-with-a-lost-year";
    for grades in ["b-2020-left-out", "c-floats", "d-2020-blank"] {
        let (found, _) = foreseen(folder, [grades, "births", "seats"], &["--entry-age", "5"]);
        // By fractions, to three places.
        for (year, grade, pupils) in [(2025, "12", 3188.464), (2029, "11", 5134.763)] {
            let expected = expected_pupils(&found, year, grade);
            assert!((expected - pupils).abs() < 5e-4, "{grades}: {expected}");
        }
    }
    for (grades, births, grade, pupils) in [
        // Nobody knows how many were born for 2022: 2501, 2423, 2083 and 2003 of 2000 are 2252.5 on the average.
        ("b-2020-left-out", "births-gap", "4", 2252.5),
        // Of the years 2023 and 2024: 2083 and 2003 of 2000; and 2003 children, of whom as many go on as of the 2083.
        ("e-school-year", "births", "4", 2043.0),
        ("e-school-year", "births", "5", 2003.0 * 1173.0 / 2083.0),
    ] {
        let (found, _) = foreseen(folder, [grades, births, "seats"], &["--entry-age", "5"]);
        let expected = expected_pupils(&found, 2025, grade);
        assert!((expected - pupils).abs() < 5e-4, "{grades}: {expected}");
    }
    for (grades, births, fault) in [
        (
            "a-interpolated-halves",
            "births",
            "row 13, column `pupils` (在校生): found `2096.5`",
        ),
        (
            "b-2020-left-out",
            "births-short",
            "the births of 2020 are not reported, and who enters in 2025 was born then",
        ),
    ] {
        let [grades, births, seats] =
            [grades, births, "seats"].map(|name| field(&format!("{folder}/{name}.csv")));
        let files = ["--grades", &grades, "--births", &births, "--seats", &seats];
        let told = refused(
            "supply_and_demand",
            &[&files[..], &["--entry-age", "5"]].concat(),
        );
        assert!(told[0].contains(fault), "{told:?}");
    }
}

#[test]
fn pupils_move_up_or_repeat() {
    let folder = "29-grades-with-repeaters-and-blank-cells";
    let transition = ["--entry-age", "6", "--method", "grade-transition"];
    let (found, _) = foreseen(folder, ["grades", "births", "seats"], &transition);
    // By fractions, to six places.
    let pupils = [71.233_827, 78.732_417, 102.090_833];
    let mut of_2026: Vec<f64> = ["1", "2", "3"]
        .iter()
        .map(|grade| expected_pupils(&found, 2026, grade))
        .collect();
    of_2026.sort_by(f64::total_cmp);
    for (found, expected) in of_2026.iter().zip(pupils) {
        assert!((found - expected).abs() < 5e-7, "{found} {expected}");
    }
    // A blank among the repeaters drops the ratios it is in, and no other.
    foreseen(folder, ["grades-one-blank", "births", "seats"], &transition);
}

#[test]
fn a_stage_with_neither_pupils_nor_seats_is_left_out() {
    let folder = "24-seats-and-pupils-both-zero";
    let entry = ["--entry-age", "6"];
    for seats in ["seats", "seats-zero"] {
        let (found, told) = foreseen(folder, ["grades", "births", seats], &entry);
        assert!(
            told.contains("the stage `senior` has neither pupils nor seats, and is left out"),
            "{told}"
        );
        let stages = found["stages"].as_array().unwrap();
        assert_eq!(stages.len(), 1);
        assert_eq!(stages[0]["stage"], "primary");
    }
    let (_, told) = foreseen(folder, ["grades-primary", "births", "seats"], &entry);
    assert!(
        told.contains("the seats of `senior` are passed over"),
        "{told}"
    );
}
