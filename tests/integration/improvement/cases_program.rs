//! The program `improvement_plan`.

use crate::programs::{printed, refused};
use serde_json::Value;

#[test]
fn json_is_what_other_programs_rely_on() {
    let (answer, told) = printed("improvement_plan", &["--format", "json"]);
    assert_eq!(told, "");
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["schema"], 1);
    assert_eq!(answer["status"], "optimal");
    assert_eq!(answer["cost"], "3304928");
    assert_eq!(answer["bound"], "3304928");
    assert_eq!(answer["gap"], 0.0);
    assert_eq!(answer["moves"], serde_json::json!([]));
    assert_eq!(answer["infeasible"], Value::Null);
    // The sports ground by water-filling in Python, with doubles: the junior schools below 12.130576 m² a pupil raised
    // to that value take 6149.8188 m², and the coefficient is 0.45 then. The next hundredth is 6149.82.
    let ground = answer["by_lever"].as_array().unwrap().iter();
    let ground = ground
        .clone()
        .find(|row| row["lever"] == "sports-ground")
        .unwrap();
    assert_eq!(ground["units"], "6149.82");
    let cost = |rows: &Value| -> f64 {
        let rows = rows.as_array().unwrap().iter();
        rows.map(|row| row["cost"].as_str().unwrap().parse::<f64>().unwrap())
            .sum()
    };
    assert_eq!(cost(&answer["changes"]), 3_304_928.0);
    assert_eq!(cost(&answer["by_lever"]), 3_304_928.0);
    let verdicts = |report: &Value, key: &str| -> Vec<String> {
        let rows = report[key].as_array().unwrap().iter();
        rows.map(|row| row["verdict"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(verdicts(&answer["before"], "parts").contains(&"not_met".to_owned()));
    for key in ["parts", "balance"] {
        assert!(
            verdicts(&answer["after"], key)
                .iter()
                .all(|verdict| verdict == "met")
        );
    }
    let missing = answer["missing"].as_array().unwrap();
    assert_eq!(missing.len(), 2);
    assert_eq!(missing[0]["item"], "multimedia_classrooms");
    assert_eq!(missing[0]["assumed"], "0");
    assert_eq!(missing[1]["item"], "indoor_sports_area");
}

#[test]
fn what_cannot_be_asked_for_is_refused() {
    let told = refused("improvement_plan", &["--budget", "0"]);
    assert_eq!(told, ["--budget 0: expected an amount above 0"]);
    let told = refused("improvement_plan", &["--as-reported"]);
    assert_eq!(
        told,
        ["a plan is made for exact values, and the evaluator compares them as reported"]
    );
    let told = refused("improvement_plan", &["--gap", "-1"]);
    assert_eq!(told, ["--gap -1: expected a share of 0 or more"]);
    let told = refused("improvement_plan", &["--standard", "cn-basic-balance-2012"]);
    assert_eq!(
        told,
        [
            "`cn-basic-balance-2012` limits the mean of the coefficients of variation, and a plan is made for limits \
             on each"
        ]
    );
}
