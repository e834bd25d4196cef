//! The years of a plan as a plan that is tracked.

use crate::programs::{TestFile, printed, refused};
use junheng::adapters::json::read_plan;
use junheng::model::{PlanObservation, PlanObservations};
use junheng::planning::{AsOf, PlanStatus, track};
use serde_json::Value;

/// The milestones of the sample county for a budget of 1 200 000 a year.
fn milestones() -> (Value, String) {
    let file = TestFile::new("milestones.json", "");
    let arguments = [
        "--budget",
        "1200000",
        "--plan",
        file.path(),
        "--format",
        "json",
    ];
    let (answer, told) = printed("improvement_plan", &arguments);
    assert_eq!(told, "");
    let text = std::fs::read_to_string(file.path()).unwrap();
    let beside = format!("{}.partial", file.path());
    assert!(!std::path::Path::new(&beside).exists());
    (serde_json::from_str(&answer).unwrap(), text)
}

#[test]
fn the_years_begin_after_that_of_the_figures_and_are_milestones() {
    let (answer, text) = milestones();
    let stages = answer["stages"].as_array().unwrap();
    // 3 304 928 yuan at 1 200 000 a year take three years; the figures are of 2024.
    let years: Vec<_> = stages
        .iter()
        .map(|one| one["year"].as_i64().unwrap())
        .collect();
    assert_eq!(years, [2025, 2026, 2027]);
    let plan: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(plan["id"], "improvement-320499-2024");
    let row = |code: &str| {
        let rows = plan["rows"].as_array().unwrap().iter();
        rows.clone().find(|row| row["indicator"] == code).unwrap()
    };
    let passing = row("passing_parts");
    assert_eq!(
        (&passing["base_year"], &passing["target_year"]),
        (&2024.into(), &2027.into())
    );
    assert_eq!(passing["path"], "stepped");
    assert_eq!(
        passing["steps"]["2025"],
        stages[0]["passing_parts"].to_string()
    );
    let parts = answer["after"]["parts"].as_array().unwrap().len();
    assert_eq!(passing["target"], format!(">= {parts}"));
    // The sports ground of all years together, worked in `cases_program`.
    assert_eq!(row("sports-ground")["target"], ">= 6149.82");
    assert_eq!(row("primary-arts-teacher")["stage"], "primary");
    // Every change is a task, due in the last year that does something of it.
    let tasks = plan["tasks"].as_array().unwrap();
    assert_eq!(tasks.len(), answer["changes"].as_array().unwrap().len());
    for task in tasks {
        let (lever, school) = task["task"].as_str().unwrap().split_once('@').unwrap();
        let is_it = |one: &Value| one["lever"] == lever && one["school_id"] == school;
        let changes = answer["changes"].as_array().unwrap().iter();
        let change = changes.clone().find(|one| is_it(one)).unwrap();
        assert_eq!(
            task["count"],
            format!(">= {}", change["units"].as_str().unwrap())
        );
        let last = stages
            .iter()
            .rfind(|year| year["changes"].as_array().unwrap().iter().any(is_it));
        assert_eq!(task["due_year"], last.unwrap()["year"]);
    }
}

#[test]
fn a_county_that_keeps_to_its_plan_is_on_track_and_one_that_does_less_is_not() {
    let (_, text) = milestones();
    let plans = [read_plan(&text).unwrap().plan];
    let observed = |short: bool| {
        let mut observations = PlanObservations::of_plans(&plans);
        for row in plans[0].rows() {
            let junheng::model::PlanPath::Stepped(steps) = row.path() else {
                panic!("a step for each year")
            };
            let value = if short && row.indicator() == "sports-ground" {
                "0".parse().unwrap()
            } else {
                steps[&2025].clone()
            };
            let observation = PlanObservation {
                indicator: row.indicator().to_owned(),
                stage: row.stage().map(str::to_owned),
                year: 2025,
                value,
            };
            observations.push(observation).unwrap();
        }
        let progress = track(&plans, &observations, AsOf::Newest);
        let rows = progress[0].rows.iter();
        rows.map(|row| row.status).collect::<Vec<_>>()
    };
    assert!(!observed(false).contains(&PlanStatus::Behind));
    assert!(observed(true).contains(&PlanStatus::Behind));
}

#[test]
fn milestones_that_cannot_be_are_refused_or_not_written() {
    let told = refused("improvement_plan", &["--plan", "plan.json"]);
    assert_eq!(
        told,
        ["--plan: milestones are due in years; expected --budget AMOUNT beside it"]
    );
    let county = TestFile::new("no-year.json", r#"{"id": "320499"}"#);
    let plan = TestFile::new("not-written.json", "as it was");
    let arguments = ["--budget", "1200000", "--plan", plan.path()];
    let without_year = [&arguments[..], &["--county", county.path()]].concat();
    let told = refused("improvement_plan", &without_year);
    assert_eq!(
        told,
        ["--plan: the year of the county is not filed, so that no milestone has a year"]
    );
    assert_eq!(std::fs::read_to_string(plan.path()).unwrap(), "as it was");
    // Without levers there is no way, and that is an answer.
    let levers = TestFile::new("no-levers.json", r#"{"levers": []}"#);
    let (_, told) = printed(
        "improvement_plan",
        &[&arguments[..], &["--levers", levers.path()]].concat(),
    );
    assert!(told.contains("nothing is done in any year"), "{told}");
    assert_eq!(std::fs::read_to_string(plan.path()).unwrap(), "as it was");
    let folder = std::env::temp_dir().join("junheng-no-such-folder/plan.json");
    let told = refused(
        "improvement_plan",
        &["--budget", "1200000", "--plan", folder.to_str().unwrap()],
    );
    assert!(told[0].contains("cannot write it"), "{told:?}");
}
