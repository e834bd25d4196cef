//! `compare_years`: which counties of two files are held against each other.

use crate::programs::{TestFile, printed, refused};
use serde_json::Value;

const HEADER: &str = "county_id,school_id,school_name,school_kind,students_primary\n";

fn file(name: &str, rows: &str) -> TestFile {
    TestFile::new(name, &format!("{HEADER}{rows}"))
}

#[test]
fn counties_are_matched_by_code_and_those_of_one_year_are_warned_of() {
    let before = file(
        "matched-before.csv",
        "A,1,one,primary,100\nB,2,two,primary,100\nC,3,three,primary,9\n",
    );
    let after = file(
        "matched-after.csv",
        "D,4,four,primary,9\nB,2,two,primary,90\nA,1,one,primary,110\n",
    );
    let arguments = [before.path(), after.path(), "--format", "json"];
    let (answer, told) = printed("compare_years", &arguments);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let ids: Vec<&Value> = answer
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["reports"]["before"]["county"]["id"])
        .collect();
    assert_eq!(ids, ["B", "A"]);
    let expected = [
        "the county `C` is in the first year alone",
        "the county `D` is in the second year alone",
    ];
    for warning in expected {
        assert!(told.contains(&format!("warning: {warning}\n")), "{told}");
        let warnings = answer[0]["warnings"].as_array().unwrap();
        assert!(warnings.iter().any(|one| one == warning), "{warnings:?}");
    }
}

#[test]
fn two_files_of_one_county_each_are_compared_whatever_their_codes() {
    let before = file("codes-before.csv", "A,1,one,primary,100\n");
    let after = file("codes-after.csv", "B,1,one,primary,100\n");
    let (answer, told) = printed("compare_years", &[before.path(), after.path()]);
    assert!(answer.contains("no verdict turned"));
    assert!(told.contains("warning: the files are those of two counties, `A` and `B`\n"));
}

#[test]
fn files_without_a_common_county_are_refused() {
    let before = file(
        "none-before.csv",
        "A,1,one,primary,100\nB,2,two,primary,100\n",
    );
    let after = file("none-after.csv", "C,1,one,primary,100\n");
    let output = crate::programs::run("compare_years", &[before.path(), after.path()]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.ends_with("no county is in both years\n"), "{told}");
}

#[test]
fn one_file_alone_is_refused() {
    let told = refused("compare_years", &["examples/data/sample_county.csv"]);
    assert!(told.iter().any(|line| line.contains("<AFTER>")), "{told:?}");
}
