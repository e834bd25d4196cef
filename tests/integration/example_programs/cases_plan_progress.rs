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
        told.contains("no value of `L4`: L4 waits for the figures of 3204990042"),
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
        told[0].contains("expected a year and a file, such as 2024=schools.csv"),
        "{told:?}"
    );
}
