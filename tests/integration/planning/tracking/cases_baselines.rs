//! Rows of a plan without a baseline.

use super::{LOWER, document, observation, observed, plan, plan_text, stands};
use junheng::adapters::json::{read_plan, write_plan};
use junheng::evaluation::TextStyle;
use junheng::model::{BaselineLevel, Language, Plan, PlanObservations};
use junheng::planning::{AsOf, PlanStatus, track};

/// A row of the indicator `x`, which shall be 17 or less, with or without a key for its baseline.
fn row(baseline: &str) -> Plan {
    plan(&[&format!(
        r#""indicator": "x", "direction": "{LOWER}", "target": "<= 17"{baseline}"#
    )])
}

#[test]
fn null_blank_a_dash_and_no_key_are_no_baseline() {
    for baseline in [
        "",
        r#", "baseline": null"#,
        r#", "baseline": """#,
        ", \"baseline\": \" \u{3000}\"",
        r#", "baseline": "—""#,
        r#", "baseline": " — ""#,
    ] {
        let plan = row(baseline);
        let level = &plan.rows()[0].baseline().level;
        assert_eq!(*level, BaselineLevel::Missing, "{baseline}");
        assert!(!plan.rows()[0].is_hold());
        assert_eq!(read_plan(&write_plan(&plan)).unwrap().plan, plan);
    }
}

#[test]
fn other_texts_are_faults_that_name_the_indicator() {
    for baseline in ["-", "–", "——", "NA", "无", "约60", "19.6%", "/"] {
        let row = format!(
            r#""indicator": "x", "stage": "junior", "direction": "{LOWER}", "target": "<= 17",
               "baseline": "{baseline}""#
        );
        assert_eq!(
            read_plan(&plan_text("linear", &[&row]))
                .unwrap_err()
                .to_string(),
            format!(
                "at rows[0].baseline (indicator `x`, junior): found \"{baseline}\"; expected a decimal \
                 or x:1, or a bound such as \"< 0.42\"; a blank where there is none"
            )
        );
    }
}

#[test]
fn without_a_baseline_a_row_is_achieved_not_yet_or_without_data() {
    for (value, status) in [
        ("17", PlanStatus::Achieved),
        ("17.0001", PlanStatus::NotYet),
        ("100", PlanStatus::NotYet),
    ] {
        let row = stands(row(""), &[(2023, value)]);
        assert_eq!(row.status, status, "{value}");
        assert_eq!(
            (row.progress, row.expected, row.baseline.level),
            (None, None, None)
        );
    }
    let none = stands(row(""), &[]);
    assert_eq!(none.status, PlanStatus::NoData);
    // (17 − 18) / 2, and nothing at the target year.
    assert_eq!(
        stands(row(""), &[(2023, "18")]).required_annual_change,
        Some(-0.5)
    );
    assert_eq!(
        stands(row(""), &[(2025, "18")]).required_annual_change,
        None
    );
    // Steps and geometric paths ask for nothing either.
    let stepped = r#", "path": "stepped", "steps": {"2022": 18}"#;
    assert_eq!(
        stands(row(stepped), &[(2023, "19")]).status,
        PlanStatus::NotYet
    );
    assert_eq!(
        stands(row(r#", "path": "geometric""#), &[(2023, "19")]).expected,
        None
    );
}

#[test]
fn the_trend_is_that_of_the_observations_alone() {
    // 20, 19, 18 fall by one a year: 16 in 2025, without a residual.
    let values = [(2021, "20"), (2022, "19"), (2023, "18")];
    let forecast = stands(row(""), &values).forecast.unwrap();
    assert_eq!(
        (forecast.value, forecast.lower, forecast.upper),
        (16.0, 16.0, 16.0)
    );
    assert_eq!(forecast.probability_met, 1.0);
    assert_eq!(stands(row(""), &values[..2]).forecast, None);
    let with = stands(row(r#", "baseline": 30"#), &values)
        .forecast
        .unwrap();
    assert!(with.value < 16.0);
}

#[test]
fn not_yet_is_not_met() {
    let plans = [plan(&[
        r#""indicator": "x", "direction": "lower_is_better", "target": "<= 17""#,
        r#""indicator": "y", "direction": "lower_is_better", "target": "<= 17""#,
        r#""indicator": "z", "direction": "lower_is_better", "target": "<= 17""#,
    ])];
    let mut observations = observed(&plans, &[(2023, "18")]);
    observations.push(observation("y", "", 2023, "16")).unwrap();
    let progress = track(&plans, &observations, AsOf::Newest);
    let document = document(&progress);
    let achievement = document.achievement;
    assert_eq!(
        (achievement.met, achievement.not_met, achievement.no_data),
        (1, 1, 1)
    );
    let written = serde_json::to_value(&document).unwrap();
    assert_eq!(written["rows"][0]["status"], "not_yet");
    assert_eq!(
        written["rows"][0]["baseline"]["value"],
        serde_json::Value::Null
    );
    assert_eq!(written["rows"][0]["baseline"]["year"], 2020);
    assert_eq!(
        serde_json::from_value::<junheng::planning::PlanProgressDocument>(written).unwrap(),
        document
    );
}

#[test]
fn the_reports_say_that_there_is_no_baseline() {
    let plans = [row("")];
    let observations: PlanObservations = observed(&plans, &[(2023, "18")]);
    let progress = track(&plans, &observations, AsOf::Newest);
    let text = |language| progress[0].to_text(language, TextStyle::default());
    let english = text(Language::En);
    assert!(
        english.contains("0 of 1 targets are met, 0.0 % (1 not yet)."),
        "{english}"
    );
    let sentence = "1. x: 18 in 2023, not yet ≤ 17 (the plan has no baseline), needs -0.5 a year to \
                    reach ≤ 17 in 2025.";
    let one_line: Vec<&str> = english.split_whitespace().collect();
    assert!(one_line.join(" ").contains(sentence), "{english}");
    let chinese = text(Language::Zh);
    assert!(chinese.contains("尚未达成1项"), "{chinese}");
    assert!(
        chinese.contains("尚未达到≤ 17（规划未列基期值）"),
        "{chinese}"
    );
    // No year stands where there is no number.
    let markdown = progress[0].to_markdown(Language::En);
    assert!(!markdown.contains("(2020)"), "{markdown}");
    assert!(markdown.contains("| — | 18 (2023) |"), "{markdown}");
}
