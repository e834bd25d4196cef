//! `measure`: its keys, its numbers by hand, what is undefined and what it refuses.

use super::{faults, measured};
use crate::programs::{TestFile, run};
use serde_json::Value;
use std::collections::BTreeMap;

const ALWAYS: [&str; 31] = [
    "n",
    "omitted",
    "sum_weights",
    "mean",
    "sd_population",
    "cv_population",
    "ge2",
    "gini",
    "theil_t",
    "mld",
    "atkinson_0.5",
    "atkinson_1",
    "atkinson_2",
    "hoover",
    "min",
    "max",
    "range_ratio_max_min",
    "wq_0.05",
    "wq_0.1",
    "wq_0.25",
    "wq_0.5",
    "wq_0.75",
    "wq_0.9",
    "wq_0.95",
    "restricted_range_95_5",
    "federal_range_ratio",
    "mcloone",
    "verstegen",
    "palma",
    "undefined",
    "warnings",
];

const WITHOUT_WEIGHTS: [&str; 2] = ["sd_sample", "cv_sample"];

const WITH_GROUPS: [&str; 6] = [
    "theil_t_between",
    "theil_t_within",
    "mld_between",
    "mld_within",
    "cv2_between",
    "cv2_within",
];

/// The keys of an answer.
fn keys(answer: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = answer
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}

fn expected_keys(weighted: bool, grouped: bool) -> Vec<&'static str> {
    let mut keys: Vec<&str> = ALWAYS.to_vec();
    if !weighted {
        keys.extend(WITHOUT_WEIGHTS);
    }
    if grouped {
        keys.extend(WITH_GROUPS);
    }
    keys.sort_unstable();
    keys
}

#[test]
fn measure_has_all_keys_and_no_others() {
    let table = TestFile::new("keys.csv", "x,w,g\n1,2,a\n3,1,b\n4,1,a\n");
    let file = table.path();
    for (columns, weighted, grouped) in [
        (&["--value", "x"][..], false, false),
        (&["--value", "x", "--weight", "w"], true, false),
        (&["--value", "x", "--group", "g"], false, true),
        (
            &["--value", "x", "--weight", "w", "--group", "g"],
            true,
            true,
        ),
    ] {
        let found = measured(file, columns);
        assert_eq!(keys(&found), expected_keys(weighted, grouped));
        assert_eq!(found["undefined"], serde_json::json!({}));
        assert_eq!(found["warnings"], serde_json::json!([]));
        for (key, value) in found.as_object().unwrap() {
            assert!(
                value.is_number() || key == "undefined" || key == "warnings",
                "{key} is {value}"
            );
        }
    }
}

#[test]
fn measure_by_hand() {
    // 4 with the weight 300 and 8 with 100: mean 5, variance 3.
    let table = TestFile::new("hand.csv", "area,pupils\n4,300\n8,100\n");
    let found = measured(table.path(), &["--value", "area", "--weight", "pupils"]);
    assert_eq!(found["n"], 2);
    assert_eq!(found["omitted"], 0);
    for (key, value) in [
        ("sum_weights", 400.0),
        ("mean", 5.0),
        ("sd_population", 3.0_f64.sqrt()),
        ("cv_population", 3.0_f64.sqrt() / 5.0),
        ("ge2", 0.06),
        // 300 · 100 · 4 / (400² · 5)
        ("gini", 0.15),
        // (300 · 1 + 100 · 3) / (2 · 400 · 5)
        ("hoover", 0.15),
        ("min", 4.0),
        ("max", 8.0),
        ("range_ratio_max_min", 2.0),
        ("wq_0.5", 4.0),
        ("wq_0.75", 4.0),
        ("wq_0.9", 8.0),
        ("restricted_range_95_5", 4.0),
        ("federal_range_ratio", 1.0),
        // 40 at 8 against 160 at 4
        ("palma", 0.5),
    ] {
        let found = found[key].as_f64().unwrap();
        assert!((found - value).abs() <= 4e-16 * value, "{key}: {found}");
    }
}

#[test]
fn measure_leaves_out_and_counts_rows_without_value_weight_or_group() {
    let text = "x,w,g\n1,2,a\n,2,a\nNA,2,a\n3,,a\n3,NA,b\n3,0,b\n3,1,\n3,1,NA\n3,1,b\n";
    let table = TestFile::new("omitted.csv", text);
    let all = measured(
        table.path(),
        &["--value", "x", "--weight", "w", "--group", "g"],
    );
    assert_eq!((&all["n"], &all["omitted"]), (&2.into(), &7.into()));
    assert_eq!(all["sum_weights"], 3.0);
    let without_groups = measured(table.path(), &["--value", "x", "--weight", "w"]);
    assert_eq!(without_groups["omitted"], 5);
    let values_alone = measured(table.path(), &["--value", "x"]);
    assert_eq!(values_alone["omitted"], 2);
}

#[test]
fn measure_reads_signs_and_exponents() {
    let table = TestFile::new("exponents.csv", "x\n-1.5e1\n+2.5E+1\n");
    let found = measured(table.path(), &["--value", "x"]);
    assert_eq!(found["mean"], 5.0);
    assert_eq!(
        (&found["min"], &found["max"]),
        (&(-15.0).into(), &25.0.into())
    );
}

#[test]
fn measure_says_of_what_is_undefined_why() {
    let undefined = |name: &str, text: &str, columns: &[&str]| {
        let table = TestFile::new(name, text);
        let found = measured(table.path(), columns);
        let reasons = found["undefined"].as_object().unwrap().clone();
        for (key, value) in found.as_object().unwrap() {
            assert_eq!(value.is_null(), reasons.contains_key(key), "{key}");
        }
        let reasons = reasons.into_iter();
        let reasons = reasons.map(|(key, reason)| (key, reason.as_str().unwrap().to_owned()));
        (found, reasons.collect::<BTreeMap<_, _>>())
    };
    let value = &["--value", "x"][..];

    // A mean of zero.
    let (found, reasons) = undefined("zero-mean", "x\n-1\n1\n", value);
    assert_eq!(found["mean"], 0.0);
    assert_eq!(found["sd_population"], 1.0);
    let reason = "undefined where the mean is not positive";
    for key in ["cv_population", "cv_sample", "ge2", "hoover"] {
        assert_eq!(reasons[key], reason, "{key}");
    }
    assert!(reasons.contains_key("gini") && reasons.contains_key("theil_t"));

    // A negative value beside a mean above zero.
    let (found, reasons) = undefined("negative", "x\n-1\n4\n", value);
    assert!(found["cv_population"].is_number() && found["ge2"].is_number());
    assert!(found["hoover"].is_number());
    for key in [
        "gini",
        "theil_t",
        "mld",
        "atkinson_0.5",
        "atkinson_1",
        "atkinson_2",
    ] {
        assert_eq!(
            reasons[key],
            "undefined where a value is negative, as -1.0 is"
        );
    }

    // A zero among the values.
    let (found, reasons) = undefined("zero", "x\n0\n2\n", value);
    assert_eq!(reasons["mld"], "undefined where a value is zero");
    assert_eq!(
        (&found["atkinson_1"], &found["atkinson_2"]),
        (&1.0.into(), &1.0.into())
    );
    // 1 − (√2/2)²
    let half = found["atkinson_0.5"].as_f64().unwrap();
    assert!((half - 0.5).abs() < 1e-14);
    assert!(reasons["range_ratio_max_min"].contains("denominator"));
    assert!(!reasons.contains_key("gini"));

    // One observation.
    let (found, reasons) = undefined("one", "x\n7\n", value);
    assert_eq!(found["cv_population"], 0.0);
    let few = "1 observation where at least 2 are needed";
    assert_eq!((&*reasons["sd_sample"], &*reasons["cv_sample"]), (few, few));

    // No observation.
    let (found, reasons) = undefined("none", "x,g\nNA,a\n", &["--value", "x", "--group", "g"]);
    assert_eq!((&found["n"], &found["omitted"]), (&0.into(), &1.into()));
    assert_eq!(keys(&found), expected_keys(false, true));
    assert!(reasons.values().all(|reason| reason == "no observations"));
    assert_eq!(reasons.len(), 35);

    // Beyond the largest double.
    let (found, reasons) = undefined("large", "x\n1e308\n1e308\n-1e308\n", value);
    assert!(found["mean"].is_number());
    assert!(!reasons.contains_key("sd_population"));
    let weights = "x,w\n1,1.7e308\n1,1.7e308\n";
    let (found, reasons) = undefined("heavy", weights, &["--value", "x", "--weight", "w"]);
    assert_eq!(found["mean"], 1.0);
    assert_eq!(
        reasons["sum_weights"],
        "the result is beyond the largest double"
    );
}

#[test]
fn measure_refuses_what_is_no_number_with_its_place() {
    let text = "x,w\n1,1\nNaN,1\ninf,1\n-Infinity,1\nmany,1\n1e999,1\n2,-1\n3,nan\n";
    let table = TestFile::new("faults.csv", text);
    let told = faults("measure", table.path(), &["--value", "x", "--weight", "w"]);
    let file = table.path();
    let expected = [
        (3, "x", "found `NaN`, expected a number"),
        (4, "x", "found `inf`, expected a number"),
        (5, "x", "found `-Infinity`, expected a number"),
        (6, "x", "found `many`, expected a number"),
        (
            7,
            "x",
            "found `1e999`, expected a number (it is beyond the largest double)",
        ),
        (8, "w", "found `-1`, expected a weight of at least 0"),
        (9, "w", "found `nan`, expected a weight of at least 0"),
    ];
    let expected: Vec<String> = expected
        .iter()
        .map(|(row, column, fault)| {
            format!(
                "{file}: row {row}, column `{column}`: {fault}; where there is no figure, a blank, `-` \
                 or `NA`"
            )
        })
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn measure_refuses_columns_and_files_that_are_not_there() {
    let table = TestFile::new("columns.csv", "x,w\n1,1\n");
    let told = faults("measure", table.path(), &["--value", "y", "--weight", "v"]);
    assert_eq!(
        told,
        [format!(
            "{}: row 1: found no header, expected all required columns in one of the first 30 rows; \
             this row comes nearest: it lacks `y` (is it column 1 (A), `x`?), `v` (is it column 1 (A), \
             `x`?)",
            table.path()
        )]
    );
    let missing = faults("measure", "no/such/file.csv", &["--value", "x"]);
    assert!(missing[0].starts_with("no/such/file.csv"));
}

#[test]
fn measure_without_a_file_measures_the_sample_districts() {
    let output = run("measure", &[]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text.lines().find(|line| line.starts_with("n ")).unwrap();
    assert!(line.ends_with(" 420"), "{line}");
    assert!(text.contains("theil_t_between"));
}

#[test]
fn measure_takes_weights_as_they_are_written() {
    // Half of 9.8 is 2.5 + 2.4, at 2: (2.5 + 4.8)/(2 · 4.9), (4.8 + 11.1 + 4.8)/(2 · 7.3).
    let table = TestFile::new("decimals.csv", "x,w\n1,2.5\n2,2.4\n3,3.7\n4,1.2\n");
    let columns = ["--value", "x", "--weight", "w"];
    let found = measured(table.path(), &columns);
    assert_eq!(found["sum_weights"], 9.8);
    assert_eq!(found["wq_0.5"], 2.0);
    assert_eq!(found["mcloone"], 73.0 / 98.0);
    assert_eq!(found["verstegen"], 207.0 / 146.0);

    // The same tenths with exponents, signs and zeros; 10^-40 is beyond any decimal of 28 places, and
    // one such more above moves the median.
    let same = "x,w\n1,+25E-1\n2,.24e1\n3,0.37e+1\n4,1.20000\n5,-0\n6,0e99999\n";
    let table = TestFile::new("exponents-as-usual.csv", same);
    let other = measured(table.path(), &columns);
    assert_eq!((&other["n"], &other["omitted"]), (&4.into(), &2.into()));
    assert_eq!(other["mcloone"], found["mcloone"]);
    let more = "x,w\n1,2.5\n2,2.4\n3,3.7\n4,1.2\n4,1e-40\n";
    let table = TestFile::new("more.csv", more);
    let found = measured(table.path(), &columns);
    assert_eq!((&found["wq_0.5"], &found["n"]), (&3.0.into(), &5.into()));
}

#[test]
fn measure_refuses_weights_that_are_none() {
    let text = "x,w\n1,-0.5\n1,1e-2000\n1,NaN\n1,1e999\n1,.\n1,1e-400\n";
    let table = TestFile::new("no-weights.csv", text);
    let told = faults("measure", table.path(), &["--value", "x", "--weight", "w"]);
    let file = table.path();
    let fault = |row: u32, found: &str, hint: &str| {
        format!(
            "{file}: row {row}, column `w`: found `{found}`, expected a weight of at least 0{hint}; \
             where there is no figure, a blank, `-` or `NA`"
        )
    };
    assert_eq!(
        told,
        [
            fault(2, "-0.5", ""),
            fault(3, "1e-2000", " (it is too near to zero)"),
            fault(4, "NaN", ""),
            fault(5, "1e999", " (it is beyond the largest double)"),
            fault(6, ".", ""),
        ]
    );
}

#[test]
fn measure_gives_a_share_of_more_than_all_where_there_are_debts() {
    // The mean of −50, 0, 10 and 100 is 15; (65 + 15 + 5 + 85)/(2 · 4 · 15) = 170/120.
    let table = TestFile::new("debts.csv", "x\n-50\n0\n10\n100\n");
    let found = measured(table.path(), &["--value", "x"]);
    assert_eq!(found["hoover"], 170.0 / 120.0);
    assert!(found["gini"].is_null());
}

#[cfg(unix)]
#[test]
fn measure_reads_a_pipe() {
    // 4 with the weight 300 and 8 with 100: mean 5.
    let text = "area,pupils\n4,300\n8,100\n合计,400\n";
    let arguments = [
        "/dev/stdin",
        "--value",
        "area",
        "--weight",
        "pupils",
        "--format",
        "json",
    ];
    let output = crate::programs::run_with_input("measure", &arguments, text);
    assert_eq!(output.status.code(), Some(0));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&found["n"], &found["mean"]), (&2.into(), &5.0.into()));
    assert_eq!(found["omitted"], 1);
}
