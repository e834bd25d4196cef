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

#[test]
fn pupils_that_are_not_filed_leave_the_other_counties_their_plans() {
    let schools = TestFile::new(
        "blank-pupils.csv",
        "school_id,school_name,school_kind,county_id,students_primary\n\
         1,A,primary,100001,\n2,B,primary,100001,200\n3,C,primary,100002,300\n",
    );
    let (text, told) = printed("improvement_plan", &[schools.path(), "--format", "json"]);
    let plans: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(plans[0]["status"], "not_assessable");
    for key in ["cost", "bound", "gap", "after", "infeasible"] {
        assert_eq!(plans[0][key], Value::Null, "{key}");
    }
    assert_eq!(plans[0]["changes"], serde_json::json!([]));
    let missing = &plans[0]["missing"][0];
    let expected =
        serde_json::json!({"school_id": "1", "item": "students_primary", "assumed": null});
    assert_eq!(*missing, expected);
    assert_eq!(plans[1]["status"], "optimal");
    assert!(
        told.contains(
            "warning: county `100001`: no plan is made before `students_primary` of `1` is filed\n"
        ),
        "{told}"
    );
    let (text, _) = printed("improvement_plan", &[schools.path(), "--budget", "9000000"]);
    assert!(
        text.contains("No plan can be made before all is filed that it rests on."),
        "{text}"
    );
    assert!(
        text.contains("A: primary pupils; no plan can be made without it"),
        "{text}"
    );
    assert!(text.contains("The cheapest plan costs"), "{text}");
    let (text, _) = printed("improvement_plan", &[schools.path(), "--lang", "zh"]);
    assert!(text.contains("所依据的数据未填全，不能定方案。"), "{text}");
}

#[test]
fn steps_that_are_too_many_for_a_school_are_a_fault() {
    // 4500 m² for 1000 pupils are more than 10⁹ steps of a millionth of a square metre.
    let schools = TestFile::new(
        "many-steps.csv",
        "school_id,school_name,school_kind,students_primary,teaching_area,indoor_sports_area\n\
         1,A,primary,1000,3000,0\n2,B,primary,900,4050,0\n",
    );
    let rule = TestFile::new(
        "area-alone.json",
        r#"{"id": "r", "name": "r", "provenance": {"issuer": "x", "year": 2026},
            "indicators": [{"code": "L4", "name": "area", "unit": "m²", "per": 1, "split": true, "whole": false,
                "numerator": "teaching_area", "threshold": ">= 4.5", "reported": 2, "source": "s"}],
            "dispersion": {"each": "<= 0.5", "reported": 3, "source": "s"}}"#,
    );
    let levers = |step: &str, most: &str| {
        format!(
            r#"{{"levers": [{{"id": "rooms", "adds": {{"teaching_area": 1}}, "cost": 1, "step": "{step}"{most}}}]}}"#
        )
    };
    let asked = |levers: &TestFile| {
        let paths = [
            schools.path(),
            "--levers",
            levers.path(),
            "--standard",
            rule.path(),
        ];
        paths.map(str::to_owned)
    };
    // 10⁹ steps are 1000 m², and 1500 are needed; a limit above that is cut as well.
    for (name, most) in [
        ("no-limit.json", ""),
        ("high-limit.json", r#", "at_most": 2000"#),
    ] {
        let file = TestFile::new(name, &levers("0.000001", most));
        let arguments = asked(&file);
        let told = refused(
            "improvement_plan",
            &arguments.each_ref().map(String::as_str),
        );
        assert_eq!(
            told,
            [
                "a school takes at most 1000000000 steps of a lever, and so many of `rooms` may be too few for `L4` of `1`; \
              give the lever a larger step"
            ]
        );
    }
    // The 1000 m² bring 5 m² a pupil to 6. Of 1000 pupils with 6 and 100 with 20 the coefficient is √16.2 ÷ 7.27 = 0.55;
    // with 6.6 it is √14.84 ÷ 7.82 = 0.49, so that there is a way, with more steps.
    let uneven = TestFile::new(
        "uneven-area.csv",
        "school_id,school_name,school_kind,students_primary,teaching_area,indoor_sports_area\n\
         1,A,primary,1000,5000,0\n2,B,primary,100,2000,0\n",
    );
    let file = TestFile::new("uneven-levers.json", &levers("0.000001", ""));
    let arguments = [
        uneven.path(),
        "--levers",
        file.path(),
        "--standard",
        rule.path(),
        "--seconds",
        "1",
    ];
    let told = refused("improvement_plan", &arguments);
    assert!(
        told[0].contains("may be too few for `L4` of `1`"),
        "{told:?}"
    );
    // A limit of one's own is no slip, and then there is no plan.
    let file = TestFile::new(
        "own-limit.json",
        &levers("0.000001", r#", "at_most": 1000"#),
    );
    let arguments = asked(&file);
    let (text, _) = printed(
        "improvement_plan",
        &arguments.each_ref().map(String::as_str),
    );
    assert!(text.contains("There is no plan"), "{text}");
    let file = TestFile::new("larger-step.json", &levers("0.00001", ""));
    let arguments = asked(&file);
    let (text, _) = printed(
        "improvement_plan",
        &arguments.each_ref().map(String::as_str),
    );
    assert!(text.contains("The cheapest plan costs 1500 yuan"), "{text}");
}

#[test]
fn faults_of_levers_and_of_distances_are_told_together() {
    let levers = TestFile::new(
        "two-faults.json",
        r#"{"levers": [{"id": "a", "adds": {"books": 0}, "cost": -1}]}"#,
    );
    let distances = TestFile::new("bad-ways.csv", "from,to,cost\nnobody,nowhere,1\n");
    let arguments = [
        "--levers",
        levers.path(),
        "--distances",
        distances.path(),
        "--gap",
        "-1",
    ];
    let told = refused("improvement_plan", &arguments);
    assert_eq!(told.len(), 5, "{told:?}");
    assert!(told[0].contains("at levers[0].adds.books"), "{told:?}");
    assert!(told[1].contains("at levers[0].cost"), "{told:?}");
    assert!(told[2].starts_with(distances.path()), "{told:?}");
    assert!(told[3].starts_with(distances.path()), "{told:?}");
    assert!(told[4].starts_with("--gap -1"), "{told:?}");
}
