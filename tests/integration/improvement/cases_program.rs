//! The program `improvement_plan`.

use crate::programs::{TestFile, printed, refused};
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

#[test]
fn moves_are_planned_by_their_ways_and_shares() {
    let levers = TestFile::new(
        "moves.json",
        r#"{"levers": [], "moves": [{"id": "m", "stage": "primary", "carries": {"backbone_teachers_primary": 1}, "cost": 7}]}"#,
    );
    // Two schools that pass: 100 pupils, and in the order of the columns just what is asked for, or more.
    let row = |id: &str| format!("{id},{id},primary,100,10,3,2,1,1,0,900,0,0,1500,50,3,0,0,0\n");
    let header = "school_id,school_name,school_kind,students_primary,teachers_primary_bachelor,backbone_teachers_primary,\
                  pe_teachers_primary,music_teachers_primary,fine_arts_teachers_primary,arts_teachers_primary,\
                  teaching_area,indoor_sports_area,gymnasium_area,sports_ground_area,equipment_value,\
                  multimedia_classrooms,teachers_primary_associate,teachers_primary_master,teachers_primary_doctor\n";
    let schools = TestFile::new("two.csv", &format!("{header}{}{}", row("a"), row("b")));
    let county = TestFile::new(
        "two.json",
        r#"{"year": 2024, "facts": {"eligible_for_rotation": 20, "rotated_teachers": 0, "rotated_backbone_teachers": 0}}"#,
    );
    let distances = TestFile::new("ways.csv", "流出学校,流入学校,费用\na,b,3\n");
    let arguments = [
        schools.path(),
        "--county",
        county.path(),
        "--levers",
        levers.path(),
        "--distances",
        distances.path(),
        "--rotation",
        "--format",
        "json",
    ];
    let (answer, _) = printed("improvement_plan", &arguments);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    // 10 % of 20 are two: from a to b for 7 + 3, and from b to a for 7.
    assert_eq!(
        (&answer["status"], &answer["cost"]),
        (&"optimal".into(), &"17".into())
    );
    let moves = answer["moves"].as_array().unwrap();
    let row = |one: &Value| {
        ["from", "to", "units", "cost"].map(|key| one[key].as_str().unwrap().to_owned())
    };
    assert_eq!(row(&moves[0]), ["a", "b", "1", "10"]);
    assert_eq!(row(&moves[1]), ["b", "a", "1", "7"]);
    let clauses = answer["after"]["clauses"].as_array().unwrap().iter();
    let rotation = clauses.clone().find(|one| one["code"] == "G11").unwrap();
    assert_eq!(
        (&rotation["verdict"], rotation["value"].as_f64()),
        (&"met".into(), Some(10.0))
    );
    let told = refused(
        "improvement_plan",
        &[schools.path(), "--levers", levers.path(), "--rotation"],
    );
    assert_eq!(
        told,
        [
            "`rotated_teachers`, `eligible_for_rotation` must be filed before shares of teachers who rotate can be \
          planned for"
        ]
    );
}
