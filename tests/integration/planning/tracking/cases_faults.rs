//! Every fault of a plan, with its place, all at once.

use super::plan_text;
use junheng::adapters::json::{JsonFileError, read_plan, write_plan};
use junheng::model::{
    Amount, Baseline, BaselineLevel, Bound, Direction, Plan, PlanError, PlanPath, PlanRow, Target,
};

fn faults(text: &str) -> Vec<String> {
    match read_plan(text) {
        Err(JsonFileError::Faults(faults)) => {
            faults.as_slice().iter().map(ToString::to_string).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn paths(text: &str) -> Vec<String> {
    match read_plan(text) {
        Err(JsonFileError::Faults(faults)) => {
            let faults = faults.as_slice().iter();
            faults.map(|fault| fault.path.clone()).collect()
        }
        other => panic!("{other:?}"),
    }
}

const SOUND: &str =
    r#""indicator": "1", "direction": "higher_is_better", "baseline": 1, "target": ">= 2""#;

#[test]
fn a_sound_plan_has_none() {
    assert!(read_plan(&plan_text("linear", &[SOUND])).is_ok());
    assert!(read_plan(&plan_text("geometric", &[SOUND])).is_ok());
}

#[test]
fn all_faults_are_told_at_once() {
    let rows = [
        r#""indicator": "1", "direction": "better", "baseline": "about 5", "target": "many""#,
        r#""indicator": "2", "direction": "lower_is_better", "baseline": 5, "target": ">= 4""#,
        r#""indicator": "3", "direction": "higher_is_better", "baseline": 5, "target": "＜ 4",
           "target_year": 2020"#,
        r#""indicator": "4", "stage": "senior", "direction": "higher_is_better",
           "baseline": "-1", "target": 0, "path": "geometric""#,
        r#""indicator": "5", "direction": "higher_is_better", "baseline": 5, "target": 6,
           "path": "bent", "base_year": "soon""#,
    ];
    assert_eq!(
        faults(&plan_text("linear", &rows)),
        [
            "at rows[0].direction (indicator `1`): found \"better\"; expected higher_is_better or lower_is_better",
            "at rows[0].baseline (indicator `1`): found \"about 5\"; expected a decimal or x:1, or a \
             bound such as \"< 0.42\"; a blank where there is none",
            "at rows[0].target (indicator `1`): found \"many\"; expected a bound such as \"<= 17\": a \
             sign, and a decimal or x:1",
            "at rows[1].target (indicator `2`): found \">= 4\"; expected the sign <=, < or =, as the \
             row is lower_is_better",
            "at rows[2].target_year (indicator `3`): found the target year 2020; expected a year \
             after the base year, 2020",
            "at rows[2].target (indicator `3`): found \"＜ 4\"; expected the sign >=, > or =, as the \
             row is higher_is_better",
            "at rows[3].baseline (indicator `4`, senior): found \"-1\"; expected a number above 0, \
             as a geometric path needs",
            "at rows[3].target (indicator `4`, senior): found 0; expected a number above 0, as a \
             geometric path needs",
            "at rows[4].base_year (indicator `5`): found \"soon\"; expected a year of four digits",
            "at rows[4].path (indicator `5`): found \"bent\"; expected linear, geometric or stepped",
        ]
    );
}

#[test]
fn faults_of_the_plan_are_told_once() {
    let text = format!(
        r#"{{"id": " ", "base_year": 2025, "target_year": 2025, "path": "curved",
            "rows": [{{{SOUND}}}, {{{SOUND}}}]}}"#
    );
    assert_eq!(paths(&text), ["id", "path", "target_year"]);
    let text =
        format!(r#"{{"id": "p", "base_year": 20, "target_year": 2025, "rows": [{{{SOUND}}}]}}"#);
    assert_eq!(paths(&text), ["base_year"]);
    assert_eq!(paths("{}"), ["id", "rows"]);
    assert_eq!(paths("[]"), [""]);
    assert_eq!(paths(r#"{"id": "p", "rows": {}}"#), ["rows"]);
}

#[test]
fn what_a_row_must_have_is_missed_in_each() {
    assert_eq!(
        paths(r#"{"id": "p", "rows": [{}, 5]}"#),
        [
            "rows[0].indicator",
            "rows[0].direction",
            "rows[0].target",
            "rows[0].base_year",
            "rows[0].target_year",
            "rows[1]",
        ]
    );
}

#[test]
fn a_row_whose_own_year_does_not_fit_that_of_the_plan_is_named() {
    let own_base = format!(r#"{SOUND}, "base_year": 2025"#);
    assert_eq!(
        faults(&plan_text("linear", &[SOUND, &own_base])),
        [
            "at rows[1].base_year (indicator `1`): found the target year 2025; expected a year after \
             the base year, 2025"
        ]
    );
}

#[test]
fn a_bound_as_baseline_has_no_sign_to_be_against() {
    let row = r#""indicator": "1", "direction": "higher_is_better", "baseline": "< 50",
                 "target": ">= 80""#;
    assert!(read_plan(&plan_text("linear", &[row])).is_ok());
    // Nothing can be divided by it either, so only the target of a geometric path is looked at.
    let row = r#""indicator": "1", "direction": "lower_is_better", "baseline": "< 50",
                 "target": "<= 0""#;
    assert_eq!(paths(&plan_text("geometric", &[row])), ["rows[0].target"]);
}

#[test]
fn an_exact_target_suits_both_directions() {
    for direction in ["higher_is_better", "lower_is_better"] {
        let row = format!(
            r#""indicator": "1", "direction": "{direction}", "baseline": 1, "target": "＝2""#
        );
        let plan = read_plan(&plan_text("linear", &[&row])).unwrap().plan;
        assert_eq!(plan.rows()[0].target().bound.to_string(), "= 2");
    }
}

#[test]
fn steps_have_a_year_of_the_plan_and_a_number() {
    let row = format!(
        r#"{SOUND}, "steps": {{"2020": 1, "2022": "x", "soon": 1.5, "2026": 1, "2023": "1.5:1"}}"#
    );
    assert_eq!(
        paths(&plan_text("stepped", &[&row])),
        ["rows[0].steps.2022", "rows[0].steps.soon"]
    );
    let row = format!(r#"{SOUND}, "steps": {{"2020": 1.1, "2023": 1.5, "2025": 2, "2026": 1}}"#);
    assert_eq!(
        paths(&plan_text("stepped", &[&row])),
        ["rows[0].steps.2020", "rows[0].steps.2026"]
    );
    // The baseline and the target may be among the steps, in their years.
    let row = format!(r#"{SOUND}, "steps": {{"2020": "1.0", "2023": 1.5, "2025": 2}}"#);
    assert!(read_plan(&plan_text("stepped", &[&row])).is_ok());
    let row = SOUND.replace("\"baseline\": 1", "\"baseline\": \"> 1\"");
    let row = format!(r#"{row}, "steps": {{"2020": 1}}"#);
    assert_eq!(
        paths(&plan_text("stepped", &[&row])),
        ["rows[0].steps.2020"]
    );
    let row = format!(r#"{SOUND}, "steps": {{"2025": 1.9}}"#);
    assert_eq!(
        paths(&plan_text("stepped", &[&row])),
        ["rows[0].steps.2025"]
    );
    let row = format!(r#"{SOUND}, "steps": {{"2022": 1.2, "2022学年": 1.3, "2023年": 1.5}}"#);
    assert_eq!(
        faults(&plan_text("stepped", &[&row])),
        ["at rows[0].steps.2022学年 (indicator `1`): found a second step of 2022; expected one"]
    );
    let row = format!(r#"{SOUND}, "steps": [1, 2]"#);
    assert_eq!(paths(&plan_text("stepped", &[&row])), ["rows[0].steps"]);
}

#[test]
fn a_key_that_stands_twice_is_a_fault_and_an_unknown_one_is_not() {
    let row = format!(r#"{SOUND}, "target": 3"#);
    assert_eq!(paths(&plan_text("linear", &[&row])), ["rows[0].target"]);
    let row = format!(r#"{SOUND}, "wheight": 3, "steps": {{}}, "name": {{"de": "x", "en": "y"}}"#);
    let read = read_plan(&plan_text("linear", &[&row])).unwrap();
    assert_eq!(
        read.unknown_keys,
        ["rows[0].name.de", "rows[0].steps", "rows[0].wheight"]
    );
    assert_eq!(read.plan.rows()[0].name().zh, "y");
}

#[test]
fn a_fault_is_one_line_whatever_the_plan_holds() {
    let rows = [
        r#""indicator": "1\n2", "direction": "up\u001b", "baseline": 1, "target": 2,
           "x\ny": 1"#,
        r#""indicator": "3\n4", "direction": "lower_is_better", "baseline": 1, "target": ">= 2""#,
        r#""indicator": "5", "direction": "lower_is_better", "baseline": 9, "target": "<= 2",
           "path": "stepped", "steps": {"1\n": 5}"#,
    ];
    assert_eq!(
        faults(&plan_text("linear", &rows)),
        [
            r#"at rows[0].direction (indicator `1\n2`): found "up\u{1b}"; expected higher_is_better or lower_is_better"#,
            r#"at rows[1].target (indicator `3\n4`): found ">= 2"; expected the sign <=, < or =, as the row is lower_is_better"#,
            r#"at rows[2].steps.1\n (indicator `5`): found the key "1\n"; expected a year of four digits"#,
        ]
    );
}

#[test]
fn numbers_are_read_as_written() {
    let row = r#""indicator": 7, "direction": "lower_is_better", "baseline": 1.10,
                 "target": 0.1499999999999999999999999999, "stage": " ""#;
    let plan = read_plan(&plan_text("linear", &[row])).unwrap().plan;
    let row = &plan.rows()[0];
    assert_eq!(row.indicator(), "7");
    assert_eq!(row.stage(), None);
    assert_eq!(
        row.target().bound.to_string(),
        "<= 0.1499999999999999999999999999"
    );
    assert_eq!(row.baseline().level.to_string(), "1.1");
}

#[test]
fn a_plan_is_written_and_read_back() {
    let rows = [
        r#""indicator": "5", "name": {"zh": "生师比", "en": "Ratio"}, "stage": "primary",
           "unit": "x:1", "direction": "lower_is_better", "baseline": "19.62:1", "target": "≤17",
           "path": "stepped", "steps": {"2022": "18.5"}, "source": "§ 5""#,
        r#""indicator": "二.4", "direction": "lower_is_better", "baseline": "＜0.42",
           "target": "＜0.40", "target_year": 2030"#,
    ];
    let plan = read_plan(&plan_text("linear", &rows)).unwrap().plan;
    assert_eq!(read_plan(&write_plan(&plan)).unwrap().plan, plan);
    let through_serde: Plan = serde_json::from_str(&write_plan(&plan)).unwrap();
    assert_eq!(through_serde, plan);
    let refused = serde_json::from_str::<Plan>(&write_plan(&plan).replace("2025", "2020"));
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .contains("after the base year")
    );
}

#[test]
fn a_row_made_in_code_is_checked_as_one_that_is_read() {
    let row = |direction, baseline: i64, year, bound: &str| {
        let level = BaselineLevel::Value(baseline.into());
        let bound: Bound<Amount> = bound.parse().unwrap();
        PlanRow::new(
            "x",
            direction,
            Baseline { year: 2020, level },
            Target { year, bound },
        )
    };
    assert_eq!(
        row(Direction::HigherIsBetter, 0, 2020, ">= 1"),
        Err(PlanError::TargetNotAfterBase {
            base: 2020,
            target: 2020
        })
    );
    assert_eq!(
        row(Direction::HigherIsBetter, 0, 20_255, ">= 1"),
        Err(PlanError::YearOutOfRange { year: 20_255 })
    );
    assert!(matches!(
        row(Direction::HigherIsBetter, 0, 2025, "< 1"),
        Err(PlanError::SignAgainstDirection { .. })
    ));
    let from_zero = row(Direction::HigherIsBetter, 0, 2025, ">= 1").unwrap();
    assert!(matches!(
        from_zero.clone().with_path(PlanPath::Geometric),
        Err(PlanError::GeometricEnd {
            of_target: false,
            ..
        })
    ));
    let late = PlanPath::Stepped([(2030, 1.into())].into());
    assert!(matches!(
        from_zero.with_path(late),
        Err(PlanError::StepOutside { year: 2030, .. })
    ));
    let centuries = row(Direction::HigherIsBetter, 1, 2400, ">= 2").unwrap();
    assert!(matches!(
        centuries.with_path(PlanPath::Geometric),
        Err(PlanError::GeometricTooLong { .. })
    ));
}

#[test]
fn a_geometric_path_of_centuries_is_refused_at_its_year() {
    let row = r#""indicator": "1", "direction": "higher_is_better", "baseline": 1, "target": 2"#;
    let own_year = |year: i32| format!(r#"{row}, "target_year": {year}"#);
    assert!(read_plan(&plan_text("geometric", &[&own_year(2320)])).is_ok());
    assert_eq!(
        faults(&plan_text("geometric", &[&own_year(2321)])),
        [
            "at rows[0].target_year (indicator `1`): found a geometric path of 301 years, from 2020 \
             to 2321; expected at most 300 years"
        ]
    );
}

#[test]
fn steps_are_read_only_for_a_path_that_has_them() {
    let row = format!(r#"{SOUND}, "steps": {{"soon": "x"}}"#);
    for path in ["linear", "geometric"] {
        let read = read_plan(&plan_text(path, &[&row])).unwrap();
        assert_eq!(read.unknown_keys, ["rows[0].steps"], "{path}");
    }
    // A path that is misspelt may have been meant to be stepped.
    assert_eq!(
        paths(&plan_text("steped", &[&row])),
        ["path", "rows[0].steps.soon", "rows[0].steps.soon"]
    );
}

#[test]
fn the_indicators_of_a_faulty_plan_are_known_if_each_member_says_which() {
    let indicators = |text: &str| {
        let node = junheng::adapters::json::read_node(text).unwrap();
        let indicators = Plan::indicators_of(&node)?;
        let named = indicators.iter().map(|one| match &one.stage {
            Some(stage) => format!("{} {stage}", one.code),
            None => one.code.clone(),
        });
        Some(named.collect::<Vec<_>>())
    };
    let text = r#"{"rows": [{"indicator": " 5 ", "stage": "primary"}, {"indicator": 6, "stage": " "}],
                   "tasks": [{"task": "t"}], "monotone": [{"indicator": "m", "stage": "junior"}]}"#;
    let expected = ["5 primary", "6", "t", "m junior"].map(str::to_owned);
    assert_eq!(indicators(text), Some(expected.to_vec()));
    for text in [
        "{}",
        "[]",
        r#"{"rows": []}"#,
        r#"{"rows": {}}"#,
        r#"{"rows": [{"indicator": "5"}, {"stage": "primary"}]}"#,
        r#"{"rows": [{"indicator": "5", "stage": {}}]}"#,
        r#"{"rows": [5]}"#,
    ] {
        assert_eq!(indicators(text), None, "{text}");
    }
}

#[test]
fn full_width_numbers_are_read_as_in_an_observation_file() {
    let row = r#""indicator": "1", "direction": "lower_is_better", "baseline": "１９．６２：１",
                 "target": "≤１７"#;
    let plan = read_plan(&plan_text("linear", &[&format!("{row}\"")]))
        .unwrap()
        .plan;
    assert_eq!(plan.rows()[0].baseline().level.to_string(), "19.62");
    assert_eq!(plan.rows()[0].target().bound.to_string(), "<= 17");
    let row = r#""indicator": "1", "direction": "higher_is_better", "baseline": "−2", "target": 1"#;
    let plan = read_plan(&plan_text("linear", &[row])).unwrap().plan;
    assert_eq!(plan.rows()[0].baseline().level.to_string(), "-2");
}

#[test]
fn a_row_names_a_ratio_that_there_is() {
    let faults = read_plan(
        r#"{"id": "p", "base_year": 2020, "target_year": 2025, "rows": [
            {"indicator": "1", "direction": "higher_is_better", "baseline": null, "target": "x", "ratio": "dropout"},
            {"indicator": "2", "direction": "higher_is_better", "baseline": null, "target": ">= 1", "ratio": "zzz"},
            {"indicator": "3", "direction": "higher_is_better", "baseline": null, "target": ">= 1",
             "ratio": "rotated_teachers"}]}"#,
    );
    let told = faults.unwrap_err().to_string();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 3, "{told}");
    assert!(lines[0].starts_with("at rows[0].target "), "{told}");
    assert_eq!(
        lines[1..],
        [
            "at rows[0].ratio: found \"dropout\"; expected the code of a ratio of the catalogue; the nearest is \
             `drop_out`",
            "at rows[1].ratio: found \"zzz\"; expected the code of a ratio of the catalogue",
        ]
    );
}
