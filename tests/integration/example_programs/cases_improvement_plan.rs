//! `improvement_plan`: what stands beside a plan, and what is asked for and makes no sense.

use crate::programs::{TestFile, printed, refused};
use serde_json::Value;

#[test]
fn pupils_above_the_size_of_a_school_need_seats_elsewhere() {
    // A primary school may have 2000 pupils.
    let schools = TestFile::new(
        "too-large.csv",
        "school_id,school_name,school_kind,students_primary\n1,A,primary,2300\n2,B,primary,2000\n",
    );
    let (text, _) = printed("improvement_plan", &[schools.path(), "--format", "json"]);
    let plan: Value = serde_json::from_str(&text).unwrap();
    let expected = serde_json::json!([{"school_id": "1", "seats": "300"}]);
    assert_eq!(plan["needs"]["seats"], expected);
    let (text, _) = printed("improvement_plan", &[schools.path()]);
    assert!(
        text.contains("A: 300 pupils above the size it may have, who need seats elsewhere"),
        "{text}"
    );
}

#[test]
fn a_time_that_no_clock_reaches_is_no_limit() {
    let (text, _) = printed("improvement_plan", &["--seconds", "18446744073709551615"]);
    assert!(text.contains("no plan costs less"), "{text}");
}

#[test]
fn a_budget_that_takes_centuries_is_a_slip() {
    // The sample's plan costs 3 304 928 yuan, and its dearest step 130 000; prices are far above 10 000.
    let told = refused("improvement_plan", &["--budget", "33000"]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("more than the budget of a year")
            || told[0].contains("more than 100 years"),
        "{told:?}"
    );
}

#[test]
fn a_file_that_was_read_is_not_written_over() {
    let schools = TestFile::new(
        "read-and-written.csv",
        "school_id,school_name,school_kind,students_primary\n1,A,primary,300\n",
    );
    for switch in ["--record", "--output"] {
        let told = refused("evaluate_county", &[schools.path(), switch, schools.path()]);
        let expected = format!(
            "{}: this file was read, and is not written over; name another",
            schools.path()
        );
        assert_eq!(told, [expected], "{switch}");
    }
    let kept = std::fs::read_to_string(schools.path()).unwrap();
    assert!(kept.starts_with("school_id,"), "{kept}");
}

#[test]
fn a_move_that_nobody_can_make_is_named_and_no_coefficient_is() {
    // Ten backbone teachers for 100 pupils and none for 200; a tenth of five teachers is none.
    let schools = TestFile::new(
        "nobody-moves.csv",
        "school_id,school_name,school_kind,students_primary,teachers_primary,backbone_teachers_primary\n\
         1,A,primary,100,5,10\n2,B,primary,200,5,0\n",
    );
    let levers = TestFile::new(
        "nobody-moves.json",
        r#"{"moves": [{"id": "m", "stage": "primary", "carries": {"backbone_teachers_primary": "1"},
            "cost": "1", "at_most_share": "0.1"}]}"#,
    );
    let rule = TestFile::new(
        "backbone-alone.json",
        r#"{"id": "r", "name": "r", "provenance": {"issuer": "x", "year": 2026},
            "indicators": [{"code": "L2", "name": "backbone", "unit": "", "per": 100, "split": false, "whole": true,
                "numerator": {"primary": ["backbone_teachers_primary"], "junior": ["backbone_teachers_junior"]},
                "threshold": {"primary": ">= 1", "junior": ">= 1"},
                "reported": {"places": 2, "mode": "half_away_from_zero"}, "source": "s"}],
            "dispersion": {"each": {"primary": "<= 0.5", "junior": "<= 0.45"},
                "reported": {"places": 3, "mode": "half_away_from_zero"}, "source": "s"}}"#,
    );
    let arguments = [
        schools.path(),
        "--levers",
        levers.path(),
        "--standard",
        rule.path(),
        "--format",
        "json",
    ];
    let (text, _) = printed("improvement_plan", &arguments);
    let plan: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(plan["status"], "infeasible");
    let reason = plan["infeasible"]["reason"].as_str().unwrap();
    assert!(!reason.contains("coefficient"), "{reason}");
}

#[test]
fn what_keeps_a_school_from_giving_is_to_be_filed_first() {
    // A has ten backbone teachers and has not filed how many teachers it has, of whom four in ten may go.
    let schools = TestFile::new(
        "blank-teachers.csv",
        "school_id,school_name,school_kind,students_primary,teachers_primary,backbone_teachers_primary\n\
         1,A,primary,100,,10\n2,B,primary,200,9,0\n",
    );
    let levers = TestFile::new(
        "four-in-ten.json",
        r#"{"moves": [{"id": "m", "stage": "primary", "carries": {"backbone_teachers_primary": "1"},
            "cost": "1", "at_most_share": "0.4"}]}"#,
    );
    let arguments = [
        schools.path(),
        "--levers",
        levers.path(),
        "--format",
        "json",
    ];
    let (text, _) = printed("improvement_plan", &arguments);
    let plan: Value = serde_json::from_str(&text).unwrap();
    let missing = plan["missing"].as_array().unwrap().iter();
    let of_teachers: Vec<&Value> = missing
        .filter(|one| one["item"] == "teachers_primary")
        .collect();
    assert_eq!(of_teachers.len(), 1);
    assert_eq!(of_teachers[0]["school_id"], "1");
}
