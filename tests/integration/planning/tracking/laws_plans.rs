//! What holds for every plan.

use super::{HIGHER, LOWER, observed, one};
use junheng::adapters::json::read_plan;
use junheng::model::{Plan, PlanObservations};
use junheng::planning::{AsOf, PlanProgress, PlanProgressDocument, PlanStatus, track};
use proptest::prelude::*;

/// How good a status is.
fn rank(status: PlanStatus) -> u8 {
    match status {
        PlanStatus::NoData => panic!("there is an observation"),
        PlanStatus::NotYet => panic!("there is a baseline"),
        PlanStatus::Regressing | PlanStatus::Breached => 0,
        PlanStatus::Behind => 1,
        PlanStatus::OnTrack => 2,
        PlanStatus::Achieved | PlanStatus::Held => 3,
    }
}

/// Tenths as a decimal.
fn tenths(number: i32) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let size = number.abs();
    format!("{sign}{}.{}", size / 10, size % 10)
}

fn sign(direction: &str, strict: bool) -> &'static str {
    match (direction == HIGHER, strict) {
        (true, true) => ">",
        (true, false) => ">=",
        (false, true) => "<",
        (false, false) => "<=",
    }
}

prop_compose! {
    fn any_row()(
        higher in any::<bool>(),
        strict in any::<bool>(),
        bound in any::<bool>(),
        path in 0..3_usize,
        baseline in 1..60_i32,
        target in 1..60_i32,
    ) -> Plan {
        let direction = if higher { HIGHER } else { LOWER };
        let target = format!("{} {}", sign(direction, strict), tenths(target));
        let level = if bound { format!("< {}", tenths(baseline)) } else { tenths(baseline) };
        let path = [
            r#""path": "linear""#,
            r#""path": "geometric""#,
            r#""path": "stepped", "steps": {"2022": "3.3", "2024": "2"}"#,
        ][path];
        one(direction, &level, &target, path)
    }
}

fn status(plan: &Plan, year: i32, value: i32) -> PlanStatus {
    super::stands(plan.clone(), &[(year, &tenths(value))]).status
}

fn documents(plans: &[Plan], values: &[(usize, i32, String)]) -> Vec<PlanProgressDocument> {
    let mut observations = PlanObservations::of_plans(plans);
    for (indicator, year, value) in values {
        let one = super::observation(&indicator.to_string(), "", *year, value);
        // The second of two values for one year is left out.
        let _ = observations.push(one);
    }
    let progress = track(plans, &observations, AsOf::Newest);
    progress.iter().map(PlanProgress::to_document).collect()
}

fn row_text(indicator: usize, baseline: i32, target: i32) -> String {
    format!(
        r#"{{"indicator": "{indicator}", "direction": "higher_is_better", "baseline": "{}",
            "target": "{}"}}"#,
        tenths(baseline),
        tenths(target)
    )
}

fn plan_of(rows: &[String]) -> Plan {
    let rows = rows.join(",");
    let text =
        format!(r#"{{"id": "p", "base_year": 2020, "target_year": 2025, "rows": [{rows}]}}"#);
    read_plan(&text).unwrap().plan
}

proptest! {
    #[test]
    fn a_better_value_never_has_a_worse_status(
        plan in any_row(), year in 2018..2028, a in -5..70_i32, b in -5..70_i32,
    ) {
        let higher = plan.rows()[0].direction().code() == HIGHER;
        let (worse, better) = if higher { (a.min(b), a.max(b)) } else { (a.max(b), a.min(b)) };
        prop_assert!(rank(status(&plan, year, worse)) <= rank(status(&plan, year, better)));
    }

    #[test]
    fn the_order_of_observations_changes_nothing(
        values in prop::collection::vec((2018..2030_i32, -50..50_i32), 1..8), seed in any::<usize>(),
    ) {
        let values: Vec<_> = {
            let mut years = std::collections::BTreeMap::new();
            for (year, value) in values {
                years.insert(year, tenths(value));
            }
            years.into_iter().map(|(year, value)| (0, year, value)).collect()
        };
        let plans = [plan_of(&[row_text(0, 10, 20)])];
        let before = documents(&plans, &values);
        let mut turned = values.clone();
        turned.rotate_left(seed % values.len());
        turned.reverse();
        prop_assert_eq!(before, documents(&plans, &turned));
    }

    #[test]
    fn the_order_of_rows_changes_no_row(
        rows in prop::collection::vec((1..50_i32, 1..50_i32), 1..6),
        values in prop::collection::vec((0..6_usize, 2019..2027_i32, -50..50_i32), 0..12),
        seed in any::<usize>(),
    ) {
        let count = rows.len();
        let texts: Vec<String> = rows
            .iter()
            .enumerate()
            .map(|(code, (baseline, target))| row_text(code, *baseline, *target))
            .collect();
        let values: Vec<_> = values
            .into_iter()
            .map(|(code, year, value)| (code % count, year, tenths(value)))
            .collect();
        let mut turned = texts.clone();
        turned.rotate_left(seed % count);
        let before = documents(&[plan_of(&texts)], &values).remove(0);
        let mut after = documents(&[plan_of(&turned)], &values).remove(0);
        after.rows.rotate_right(seed % count);
        prop_assert_eq!(before, after);
    }

    #[test]
    fn the_interval_holds_the_value_and_the_two_probabilities_add_to_one(
        values in prop::collection::vec(-1000..1000_i32, 2..8), baseline in -1000..1000_i32,
        target in -1000..1000_i32,
    ) {
        let texts: Vec<String> = values.iter().map(|value| tenths(*value)).collect();
        let values: Vec<(i32, &str)> = (2021..).zip(texts.iter().map(String::as_str)).collect();
        let target = tenths(target);
        let forecast = |direction, sign: &str| {
            let plan = one(direction, &tenths(baseline), &format!("{sign}{target}"), "");
            super::stands(plan, &values).forecast.unwrap()
        };
        let (up, down) = (forecast(HIGHER, ">="), forecast(LOWER, "<"));
        prop_assert!(up.lower <= up.value && up.value <= up.upper);
        prop_assert_eq!((up.value, up.lower, up.upper), (down.value, down.lower, down.upper));
        prop_assert!((up.probability_met + down.probability_met - 1.0).abs() < 1e-15);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,80}", cell in "[-<>=≥≤＜＞＝0-9.: x]{0,12}") {
        let _ = read_plan(&text);
        let row = format!(
            r#"{{"indicator": "x", "direction": "lower_is_better", "baseline": "{cell}",
                "target": "{cell}", "steps": {{"2022": "{cell}"}}}}"#
        );
        for path in ["linear", "geometric", "stepped"] {
            let text = format!(
                r#"{{"id": "p", "base_year": 2020, "target_year": 2025, "path": "{path}",
                    "rows": [{row}]}}"#
            );
            if let Ok(read) = read_plan(&text) {
                let plans = [read.plan];
                let observations = observed(&plans, &[(2021, "1"), (2022, "-2"), (2023, "0")]);
                let _ = track(&plans, &observations, AsOf::Newest);
            }
        }
    }
}
