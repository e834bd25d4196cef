//! Observations that are estimates.

use super::{HIGHER, LOWER, one};
use junheng::adapters::sheet::TableError;
use junheng::adapters::table::read_observations;
use junheng::model::{Language, Plan, PlanObservations};
use junheng::planning::{AsOf, Certainty, PlanStatus, track};
use std::io::Cursor;

fn judged(plan: Plan, value: &str, lower: &str, upper: &str) -> (PlanStatus, Option<Certainty>) {
    let plans = [plan];
    let text = format!("indicator,year,value,lower,upper\nx,2022,{value},{lower},{upper}\n");
    let read = read_observations(Cursor::new(text), PlanObservations::of_plans(&plans));
    let progress = track(&plans, &read.unwrap().content, AsOf::Newest);
    let row = &progress[0].rows[0];
    (row.status, row.certainty)
}

#[test]
fn an_interval_says_if_the_answer_is_sure_and_leaves_the_status() {
    use Certainty::{Sure, Unsure};
    use PlanStatus::{Achieved, Behind, OnTrack};
    let higher = |target| one(HIGHER, "0", target, "");
    for (target, value, lower, upper, expected) in [
        (">= 10", "12", "10", "14", (Achieved, Some(Sure))),
        (">= 10", "12", "9.99", "14", (Achieved, Some(Unsure))),
        ("> 10", "12", "10", "14", (Achieved, Some(Unsure))),
        (">= 10", "9", "8", "9.9", (OnTrack, Some(Sure))),
        (">= 10", "9", "8", "10", (OnTrack, Some(Unsure))),
        (">= 10", "1", "0", "2", (Behind, Some(Sure))),
        (">= 10", "12", "", "", (Achieved, None)),
        ("= 10", "10", "10", "10", (Achieved, Some(Sure))),
        ("= 10", "9", "8", "11", (OnTrack, Some(Unsure))),
        ("= 10", "9", "8", "9.5", (OnTrack, Some(Sure))),
    ] {
        assert_eq!(
            judged(higher(target), value, lower, upper),
            expected,
            "{target} {value} {lower} {upper}"
        );
    }
    assert_eq!(
        judged(one(LOWER, "20", "<= 17", ""), "17", "16", "17.5"),
        (Achieved, Some(Unsure))
    );
}

#[test]
fn an_unsure_achievement_is_told() {
    let plans = [one(HIGHER, "0", ">= 10", "")];
    let text = "指标,年份,数值,下限,上限\nx,2022,12,9,15\n";
    let read = read_observations(Cursor::new(text), PlanObservations::of_plans(&plans)).unwrap();
    let progress = track(&plans, &read.content, AsOf::Newest);
    let report = progress[0].to_markdown(Language::En);
    assert!(report.contains("an estimate from 9 to 15, part of which meets the target"));
    let document = serde_json::to_value(progress[0].to_document()).unwrap();
    assert_eq!(document["rows"][0]["certainty"], "unsure");
    assert_eq!(document["rows"][0]["latest"]["lower"], 9.0);
    assert_eq!(document["rows"][0]["latest"]["upper"], 15.0);
}

#[test]
fn an_interval_has_both_ends_around_its_value() {
    let text = "\
indicator,year,value,lower,upper
x,2020,5,4,
x,2021,5,,6
x,2022,,4,6
x,2023,5,6,7
x,2024,5,6,4
x,2025,5,five,6
x,2028,8,6,7
x,2026,5,5,5
x,2027,5:1,4:1,6:1
";
    let error = read_observations(Cursor::new(text), PlanObservations::of_any_plan()).unwrap_err();
    let TableError::Faults(faults) = error else {
        panic!("{error}")
    };
    let blank = "found a blank, expected a decimal or x:1: a value and both ends of its interval \
                 belong together";
    let faults: Vec<String> = faults.faults().iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            format!("row 2, column `upper` (上限): {blank}"),
            format!("row 3, column `lower` (下限): {blank}"),
            format!("row 4, column `value` (数值): {blank}"),
            "row 5, column `value` (数值): found 5 with an interval from 6 to 7, expected lower <= \
             value <= upper"
                .to_owned(),
            "row 6, column `value` (数值): found 5 with an interval from 6 to 4, expected lower <= \
             value <= upper"
                .to_owned(),
            "row 7, column `lower` (下限): found `five`, expected a decimal or x:1; where there is no \
             figure, a blank, `-` or `NA`"
                .to_owned(),
            "row 8, column `value` (数值): found 8 with an interval from 6 to 7, expected lower <= \
             value <= upper"
                .to_owned(),
        ]
    );
}
