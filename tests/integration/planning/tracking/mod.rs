//! Plans held against what was observed.

mod cases_baselines;
mod cases_faults;
mod cases_forecasts;
mod cases_intervals;
mod cases_methods;
mod cases_monotone;
mod cases_reports;
mod cases_rows;
mod cases_several_plans;
mod cases_tasks;
mod cases_wujin;
mod laws_plans;
mod reference_forecasts;
mod reference_methods;

use junheng::adapters::json::read_plan;
use junheng::model::{Plan, PlanObservation, PlanObservations};
use junheng::planning::{AsOf, PlanProgress, PlanProgressDocument, RowDocument, track};

/// A plan from 2020 to 2025 of these rows, JSON without the braces.
pub(crate) fn plan(rows: &[&str]) -> Plan {
    read_plan(&plan_text("linear", rows)).unwrap().plan
}

fn plan_text(path: &str, rows: &[&str]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| format!("{{{row}}}")).collect();
    format!(
        r#"{{"id": "p", "base_year": 2020, "target_year": 2025, "path": "{path}", "rows": [{}]}}"#,
        rows.join(",")
    )
}

/// A plan of one row of the indicator `x`: where it starts, where it should come to, and more keys.
pub(crate) fn one(direction: &str, baseline: &str, target: &str, more: &str) -> Plan {
    let comma = if more.is_empty() { "" } else { ", " };
    plan(&[&format!(
        r#""indicator": "x", "direction": "{direction}", "baseline": "{baseline}",
           "target": "{target}"{comma}{more}"#
    )])
}

pub(crate) const HIGHER: &str = "higher_is_better";
pub(crate) const LOWER: &str = "lower_is_better";

pub(crate) fn observation(indicator: &str, stage: &str, year: i32, value: &str) -> PlanObservation {
    PlanObservation {
        indicator: indicator.to_owned(),
        stage: (!stage.is_empty()).then(|| stage.to_owned()),
        year,
        value: value.parse().unwrap(),
    }
}

/// Observations of the indicator `x` without a stage.
fn observed(plans: &[Plan], values: &[(i32, &str)]) -> PlanObservations {
    let mut observations = PlanObservations::of_plans(plans);
    for (year, value) in values {
        observations
            .push(observation("x", "", *year, value))
            .unwrap();
    }
    observations
}

/// How the only row of a plan stands.
fn stands(plan: Plan, values: &[(i32, &str)]) -> RowDocument {
    let plans = [plan];
    let observations = observed(&plans, values);
    let progress = track(&plans, &observations, AsOf::Newest);
    document(&progress).rows.remove(0)
}

fn document(progress: &[PlanProgress<'_>]) -> PlanProgressDocument {
    progress[0].to_document()
}
