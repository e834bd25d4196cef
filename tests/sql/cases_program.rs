//! The program `sql`, as a user runs it.

use crate::TestFile;
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    let own = std::env::current_exe().unwrap();
    let profile = own.parent().unwrap().parent().unwrap();
    let program = profile
        .join("examples")
        .join(format!("sql{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.is_file(),
        "{} is not built: run `cargo build --features datafusion --example sql` first",
        program.display()
    );
    Command::new(program).args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), told.as_str()), (Some(0), ""));
    String::from_utf8(output.stdout).unwrap()
}

fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn without_arguments_it_says_what_measure_says_of_the_same_districts() {
    let answer = printed(&[]);
    for number in [
        "420",
        "20.47896618583597",
        "0.07249649752391751",
        "0.040330965811493195",
        "20.462585034013607",
    ] {
        assert!(
            answer.contains(&format!("| {number}")),
            "{number}: {answer}"
        );
    }
}

#[test]
fn tables_are_csv_or_parquet_and_codes_stay_texts() {
    let (text, columns) = (
        TestFile::new("schools.csv"),
        TestFile::new("schools.parquet"),
    );
    std::fs::write(
        text.path(),
        "county_id,area,pupils\n0301,4,300\n0301,8,100\n0302,,5\n",
    )
    .unwrap();
    let table = format!("t={}", text.path());
    let query = "SELECT county_id, weighted_mean(area, pupils) AS mean FROM t GROUP BY county_id ORDER BY county_id";
    assert_eq!(
        printed(&["--table", &table, "--format", "csv", query]),
        "county_id,mean\n0301,5.0\n0302,\n"
    );
    let json: serde_json::Value =
        serde_json::from_str(&printed(&["--table", &table, "--format", "json", query])).unwrap();
    assert_eq!(
        json[0],
        serde_json::json!({"county_id": "0301", "mean": 5.0})
    );
    assert!(json[1]["mean"].is_null());

    let copy = format!("COPY t TO '{}' STORED AS PARQUET", columns.path());
    printed(&["--table", &table, &copy]);
    let table = format!("t={}", columns.path());
    for partitions in ["1", "7"] {
        assert_eq!(
            printed(&[
                "--table",
                &table,
                "--format",
                "csv",
                "--partitions",
                partitions,
                query
            ]),
            "county_id,mean\n0301,5.0\n0302,\n"
        );
    }
}

#[test]
fn what_the_engine_refuses_is_told() {
    assert!(refused(&["SELECT weighted_men(1, 1)"]).contains("weighted_men"));
    assert!(refused(&["SELEKT 1"]).contains("SELEKT"));
    assert!(refused(&["--table", "t", "SELECT 1"]).contains("--table t: expected NAME=FILE"));
    let missing = refused(&["--table", "t=/no/such/file", "SELECT 1"]);
    assert!(missing.contains("/no/such/file"), "{missing}");
}
