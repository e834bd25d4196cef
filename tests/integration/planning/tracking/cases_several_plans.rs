//! Several plans at once: one year, one set of contradictions, an achievement each.

use super::{observation, plan_text};
use junheng::adapters::json::read_plan;
use junheng::model::{Plan, PlanObservations};
use junheng::planning::{AsOf, PlanProgress, PlanProgressDocument, track};

fn named(id: &str, rows: &[&str]) -> Plan {
    let text = plan_text("linear", rows).replacen(r#""p""#, &format!("\"{id}\""), 1);
    read_plan(&text).unwrap().plan
}

fn progress(plans: &[Plan], values: &[(&str, i32, &str)]) -> Vec<PlanProgressDocument> {
    let mut observations = PlanObservations::of_plans(plans);
    for (indicator, year, value) in values {
        observations
            .push(observation(indicator, "", *year, value))
            .unwrap();
    }
    let progress = track(plans, &observations, AsOf::Newest);
    progress.iter().map(PlanProgress::to_document).collect()
}

fn row(indicator: &str, target: &str, more: &str) -> String {
    format!(
        r#""indicator": "{indicator}", "direction": "higher_is_better", "baseline": 1,
           "target": "{target}"{more}"#
    )
}

#[test]
fn each_has_its_own_rows_and_all_have_one_year() {
    let a = named("a", &[&row("1", "2", ""), &row("2", "2", "")]);
    let b = named("b", &[&row("1", "4", r#", "target_year": 2035"#)]);
    let documents = progress(&[a, b], &[("1", 2023, "2"), ("2", 2021, "1")]);
    let [a, b] = documents.as_slice() else {
        panic!("{documents:?}")
    };
    assert_eq!((a.plan.as_str(), b.plan.as_str()), ("a", "b"));
    assert_eq!((a.as_of, b.as_of), (Some(2023), Some(2023)));
    assert_eq!(a.achievement.met, 1);
    assert_eq!((a.achievement.not_met, a.achievement.total()), (1, 2));
    assert_eq!(a.achievement.rate().map(|rate| rate.to_f64()), Some(50.0));
    assert_eq!(
        (b.achievement.met, b.achievement.rate()),
        (0, Some(0.into()))
    );
    // The two targets of the indicator 1 are due in different years.
    assert_eq!((&a.contradictions, &b.contradictions), (&vec![], &vec![]));
}

#[test]
fn different_bounds_for_one_thing_are_a_contradiction_in_every_output() {
    let table = named(
        "table",
        &[
            &row("7", ">= 90", r#", "source": "table""#),
            &row("9", "48", ""),
        ],
    );
    let text = named(
        "text",
        &[
            &row("7", ">= 78", ""),
            &row("9", "≥ 48.0", ""),
            &row("7", "90", r#", "stage": "senior""#),
        ],
    );
    let documents = progress(&[table, text], &[]);
    assert_eq!(documents[0].contradictions, documents[1].contradictions);
    let [one] = documents[0].contradictions.as_slice() else {
        panic!("{documents:?}")
    };
    assert_eq!((one.indicator.as_str(), one.year), ("7", 2025));
    assert_eq!(one.stage, None);
    let bounds: Vec<String> = one.bounds.iter().map(ToString::to_string).collect();
    assert_eq!(bounds, [">= 90", ">= 78"]);
    assert_eq!(one.statements[0].source.as_deref(), Some("table"));
    assert_eq!(one.statements[1].plan, "text");
}

#[test]
fn a_plan_can_contradict_itself_by_its_sign_alone() {
    let plan = named(
        "a",
        &[
            &row("1", ">= 2.0", ""),
            &row("1", "> 2", ""),
            &row("1", "2.00", ""),
            &row("2", "2", ""),
            &row("2", "≥2", ""),
        ],
    );
    let documents = progress(&[plan], &[]);
    let [one] = documents[0].contradictions.as_slice() else {
        panic!("{documents:?}")
    };
    assert_eq!(one.bounds.len(), 2);
    assert_eq!(one.statements.len(), 3);
}

#[test]
fn a_plan_without_rows_has_no_rate() {
    let documents = progress(&[named("a", &[])], &[]);
    assert_eq!(documents[0].achievement.rate(), None);
    assert_eq!(documents[0].achievement.reported_rate(), None);
    assert_eq!(documents[0].as_of, None);
}
