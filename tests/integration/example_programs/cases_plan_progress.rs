//! `plan_progress`: a plan tracked from what schools filed.

use crate::programs::{TestFile, printed, refused};
use serde_json::Value;

#[test]
fn a_plan_is_tracked_from_the_filings_of_two_years() {
    let arguments = [
        "examples/data/sample_plan.json",
        "--filed",
        "2024=examples/data/sample_county.csv",
        "--county",
        "2024=examples/data/sample_county.json",
        "--filed",
        "2025=examples/data/sample_county_2025.csv",
        "--county",
        "2025=examples/data/sample_county_2025.json",
        "--format",
        "json",
    ];
    let (text, told) = printed("plan_progress", &arguments);
    // One school of 2024 has not reported its indoor sports rooms.
    assert!(
        told.contains("no value of `L4` (junior): L4 waits for the figures of 3204990042"),
        "{told}"
    );
    let report: Value = serde_json::from_str(&text).unwrap();
    let status = |indicator: &str| {
        let mut rows = report["rows"].as_array().unwrap().iter();
        let row = rows.find(|row| row["indicator"] == indicator).unwrap();
        row["status"].as_str().unwrap().to_owned()
    };
    // 30 of 32 are met in 2025, which is 93.75 %.
    assert_eq!(status("achievement_rate"), "on_track");
    assert_eq!(status("cv_L5"), "achieved");
    assert_eq!(status("rotated_teachers"), "not_yet");
    assert_eq!(status("books_read"), "no_data");
    assert!(text.contains("93.75"));
}

#[test]
fn a_value_of_both_files_is_a_fault() {
    let observations = TestFile::new(
        "twice.csv",
        "indicator,stage,year,value\nrotated_teachers,,2024,9\n",
    );
    let told = refused(
        "plan_progress",
        &[
            "examples/data/sample_plan.json",
            "--observations",
            observations.path(),
            "--filed",
            "2024=examples/data/sample_county.csv",
            "--county",
            "2024=examples/data/sample_county.json",
        ],
    );
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("examples/data/sample_county.csv: ")
            && told[0].contains("rotated_teachers"),
        "{told:?}"
    );
    let told = refused("plan_progress", &["--filed", "schools.csv"]);
    assert!(
        told[0].contains("expected a year of four digits and a file, such as 2024=schools.csv"),
        "{told:?}"
    );
}

#[test]
fn a_filing_of_which_no_row_takes_anything_is_told() {
    let schools = "examples/data/sample_county.csv";
    let filed = format!("2024={schools}");
    let (_, told) = printed(
        "plan_progress",
        &["examples/data/wujin_plan.json", "--filed", &filed],
    );
    let last = told.lines().last().unwrap_or_default();
    assert_eq!(
        last,
        format!(
            "warning: {schools}: no row of the plans has the code of a ratio, an indicator, a coefficient or a \
             clause, so that this file says nothing of them"
        )
    );
}

#[test]
fn a_year_is_one_of_four_digits_and_has_one_county_file() {
    let schools = "examples/data/sample_county.csv";
    for year in ["99999", "0", "0010"] {
        let told = refused("plan_progress", &["--filed", &format!("{year}={schools}")]);
        assert!(
            told[0].contains("expected a year of four digits"),
            "{told:?}"
        );
    }
    let county = "2024=examples/data/sample_county.json";
    let filed = format!("2024={schools}");
    let asked = ["--filed", &filed, "--county", county, "--county", county];
    assert_eq!(
        refused("plan_progress", &asked),
        ["examples/data/sample_county.json: 2024 has a county file already"]
    );
    let twice = refused(
        "plan_progress",
        &[
            "examples/data/sample_plan.json",
            "--filed",
            &filed,
            "--filed",
            &filed,
        ],
    );
    assert!(twice[0].starts_with(&format!("{schools}: ")), "{twice:?}");
}
