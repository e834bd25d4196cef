//! Progress, expected value, required change and status of one row.

use super::{HIGHER, LOWER, document, observed, one, stands};
use junheng::model::BaselineLevel;
use junheng::planning::{AsOf, PlanStatus, RowDocument, track};

fn status(row: &RowDocument) -> PlanStatus {
    row.status
}

#[test]
fn the_pupil_teacher_ratio_of_the_contract() {
    // (18.1 − 19.62) / (17 − 19.62) = 1.52 / 2.62; 19.62 − 2.62 · 3/5 = 18.048; −1.1 / 2.
    let row = stands(one(LOWER, "19.62:1", "<= 17:1", ""), &[(2023, "18.1")]);
    assert_eq!(row.progress, Some(152.0 / 262.0));
    assert!((row.progress.unwrap() - 0.5802).abs() < 5e-5);
    assert_eq!(row.expected, Some(18.048));
    assert_eq!(row.required_annual_change, Some(-0.55));
    assert_eq!(status(&row), PlanStatus::Behind);
    assert_eq!(row.forecast, None);
}

#[test]
fn without_an_observation_there_is_no_data() {
    let row = stands(one(HIGHER, "50", ">= 80", ""), &[]);
    assert_eq!(status(&row), PlanStatus::NoData);
    assert_eq!((row.latest, row.progress, row.expected), (None, None, None));
    assert_eq!((row.required_annual_change, row.forecast), (None, None));
}

#[test]
fn a_hold_is_held_or_breached_whatever_else_fits() {
    let hold = |value| stands(one(HIGHER, "100", ">= 100", ""), &[(2022, value)]);
    assert_eq!(status(&hold("100.0")), PlanStatus::Held);
    assert_eq!(status(&hold("101")), PlanStatus::Held);
    let breached = hold("99.999");
    assert_eq!(status(&breached), PlanStatus::Breached);
    assert_eq!(breached.progress, None);
    assert_eq!(breached.expected, Some(100.0));
    // 0.001 is to come back, in three years.
    assert_eq!(breached.required_annual_change, Some(1.0 / 3000.0));
    assert_eq!(hold("100").required_annual_change, None);

    // The same number in another form is the baseline all the same, and so is the same bound.
    let row = stands(one(LOWER, "17.0:1", "≤ 17", ""), &[(2022, "17")]);
    assert_eq!(status(&row), PlanStatus::Held);
    let row = stands(one(LOWER, "＜0.40", "< 0.4", ""), &[(2022, "0.4")]);
    assert_eq!(status(&row), PlanStatus::Breached);
    // A strict target at a baseline of its number is never met by it.
    let row = stands(one(HIGHER, "100", "> 100", ""), &[(2022, "100")]);
    assert_eq!(status(&row), PlanStatus::Breached);
}

#[test]
fn a_strict_target_is_not_achieved_at_its_number() {
    let at = |target, value| status(&stands(one(LOWER, "0.42", target, ""), &[(2024, value)]));
    assert_eq!(at("< 0.40", "0.4"), PlanStatus::OnTrack);
    assert_eq!(at("< 0.40", "0.39999999999999999999"), PlanStatus::Achieved);
    assert_eq!(at("<= 0.40", "0.400"), PlanStatus::Achieved);
    assert_eq!(at("<= 0.40", "0.40000000000000000001"), PlanStatus::OnTrack);
    let row = stands(one(HIGHER, "1", "> 2", ""), &[(2023, "2")]);
    assert_eq!(status(&row), PlanStatus::OnTrack);
    assert_eq!(row.progress, Some(1.0));
    assert_eq!(row.required_annual_change, Some(0.0));
}

#[test]
fn at_the_end_a_strict_target_at_its_number_is_on_its_path() {
    // The path asks for the number; the bound asks for more. Only `achieved` tells them apart.
    let row = stands(one(HIGHER, "1", "> 2", ""), &[(2025, "2")]);
    assert_eq!(status(&row), PlanStatus::OnTrack);
    assert_eq!(row.required_annual_change, None);
}

#[test]
fn an_exact_target_is_achieved_by_its_number_alone() {
    let at = |value| status(&stands(one(HIGHER, "10", "= 20", ""), &[(2022, value)]));
    assert_eq!(at("20.00"), PlanStatus::Achieved);
    assert_eq!(at("21"), PlanStatus::OnTrack);
    assert_eq!(at("13"), PlanStatus::Behind);
    assert_eq!(at("9"), PlanStatus::Regressing);
}

#[test]
fn achieved_comes_before_regressing() {
    // A target that allows more than the baseline had: 12 is worse than 10 and meets it.
    let at = |value| status(&stands(one(LOWER, "10", "<= 15", ""), &[(2022, value)]));
    assert_eq!(at("12"), PlanStatus::Achieved);
    assert_eq!(at("16"), PlanStatus::Regressing);
}

#[test]
fn regressing_is_worse_than_the_baseline_and_not_level_with_it() {
    let at = |value| status(&stands(one(LOWER, "12.02", "<= 11", ""), &[(2022, value)]));
    assert_eq!(at("12.03"), PlanStatus::Regressing);
    assert_eq!(at("12.02"), PlanStatus::Behind);
    // Before the base year the path asks for the baseline.
    let early = stands(one(LOWER, "12.02", "<= 11", ""), &[(2019, "12.02")]);
    assert_eq!(status(&early), PlanStatus::OnTrack);
    assert_eq!(early.expected, Some(12.02));
}

#[test]
fn a_target_of_zero_and_a_baseline_of_zero_are_numbers_like_any_other() {
    let falling = |value| stands(one(LOWER, "10", "<= 0", ""), &[(2024, value)]);
    let row = falling("2");
    assert_eq!((row.progress, row.expected), (Some(0.8), Some(2.0)));
    assert_eq!(status(&row), PlanStatus::OnTrack);
    assert_eq!(row.required_annual_change, Some(-2.0));
    assert_eq!(status(&falling("0")), PlanStatus::Achieved);
    assert_eq!(status(&falling("-1")), PlanStatus::Achieved);

    let rising = |value| stands(one(HIGHER, "0", "8000", ""), &[(2021, value)]);
    let row = rising("1600");
    assert_eq!((row.progress, row.expected), (Some(0.2), Some(1600.0)));
    assert_eq!(status(&row), PlanStatus::OnTrack);
    assert_eq!(status(&rising("1599.99")), PlanStatus::Behind);
    assert_eq!(row.target.bound.to_string(), ">= 8000");

    let hold = stands(one(LOWER, "0", "0", ""), &[(2021, "0")]);
    assert_eq!(status(&hold), PlanStatus::Held);
    assert_eq!(hold.target.bound.to_string(), "<= 0");
}

#[test]
fn negative_values_are_judged_like_any_other() {
    let row = stands(one(HIGHER, "-4.5", ">= -0.5", ""), &[(2022, "-3")]);
    // −4.5 + 4 · 2/5 = −2.9; 1.5 of 4.
    assert_eq!((row.progress, row.expected), (Some(0.375), Some(-2.9)));
    assert_eq!(status(&row), PlanStatus::Behind);
    assert_eq!(row.target.bound.to_string(), ">= -0.5");
    let row = stands(one(HIGHER, "-4.5", ">= -0.5", ""), &[(2022, "-2.9")]);
    assert_eq!(status(&row), PlanStatus::OnTrack);
    let row = stands(one(LOWER, "-1", "< -2", ""), &[(2022, "-0.9")]);
    assert_eq!(status(&row), PlanStatus::Regressing);
    assert_eq!(row.progress, Some(-0.1));
}

#[test]
fn a_bound_as_baseline_leaves_progress_and_path_open() {
    let at = |value| stands(one(LOWER, "＜0.42", "＜0.40", ""), &[(2023, value)]);
    let row = at("0.41");
    assert_eq!(row.baseline.level, Some(bound_value("< 0.42")));
    assert_eq!((row.progress, row.expected), (None, None));
    assert_eq!(status(&row), PlanStatus::Behind);
    // 0.40 − 0.41, over two years.
    assert_eq!(row.required_annual_change, Some(-0.005));
    // Worse than the bound, but nobody knows the number: not regressing.
    assert_eq!(status(&at("0.5")), PlanStatus::Behind);
    assert_eq!(status(&at("0.4")), PlanStatus::Behind);
    assert_eq!(status(&at("0.39")), PlanStatus::Achieved);
}

fn bound_value(text: &str) -> BaselineLevel<f64> {
    BaselineLevel::Bound(text.parse().unwrap())
}

#[test]
fn a_linear_path_is_compared_exactly() {
    // 0.1 + 0.2 · 1/5 · 1 = 0.14; and 0.1 + (0.4 − 0.1) · 2/3 years = 0.3, which no double is.
    let years = r#""target_year": 2023"#;
    let at = |value| stands(one(HIGHER, "0.1", ">= 0.4", years), &[(2022, value)]);
    assert_eq!(status(&at("0.3")), PlanStatus::OnTrack);
    assert_eq!(status(&at("0.2999999999999999999999")), PlanStatus::Behind);
    assert_eq!(at("0.3").expected, Some(0.3));
    // A third of the way from 0 to 1: one third is not 0.3333…
    let at = |value| stands(one(HIGHER, "0", ">= 1", years), &[(2021, value)]);
    assert_eq!(
        status(&at("0.3333333333333333333333333333")),
        PlanStatus::Behind
    );
    assert_eq!(
        status(&at("0.3333333333333333333333333334")),
        PlanStatus::OnTrack
    );
    assert_eq!(at("0").expected, Some(1.0 / 3.0));
}

#[test]
fn a_geometric_path_is_compared_by_whole_powers() {
    let more = r#""path": "geometric", "target_year": 2022"#;
    // Halfway from 100 to 121 is 110 exactly.
    let at = |value| stands(one(HIGHER, "100", ">= 121", more), &[(2021, value)]);
    assert_eq!(at("110").expected, Some(110.0));
    assert_eq!(status(&at("110")), PlanStatus::OnTrack);
    assert_eq!(
        status(&at("109.9999999999999999999999999")),
        PlanStatus::Behind
    );
    // Halfway from 1 to 2 is √2 = 1.4142135623730950488016887242…
    let at = |value| stands(one(HIGHER, "1", ">= 2", more), &[(2021, value)]);
    assert_eq!(at("1").expected, Some(2.0_f64.sqrt()));
    assert_eq!(
        status(&at("1.414213562373095048801688724")),
        PlanStatus::Behind
    );
    assert_eq!(
        status(&at("1.414213562373095048801688725")),
        PlanStatus::OnTrack
    );
    // Falling: three fifths of the way from 32 to 1 is 4.
    let falling = r#""path": "geometric""#;
    let at = |value| stands(one(LOWER, "32", "<= 1", falling), &[(2023, value)]);
    assert_eq!(at("4").expected, Some(4.0));
    assert_eq!(status(&at("4")), PlanStatus::OnTrack);
    assert_eq!(status(&at("4.0000000000000000000001")), PlanStatus::Behind);
    assert_eq!(status(&at("33")), PlanStatus::Regressing);
    // A value of zero or below is no power of anything, and below every point of the path.
    let rising = |value| stands(one(HIGHER, "1", ">= 32", falling), &[(2023, value)]);
    assert_eq!(status(&rising("-3")), PlanStatus::Regressing);
    assert_eq!(rising("1").expected, Some(8.0));
    let at_the_ends = |year| {
        let row = stands(one(HIGHER, "3", ">= 7", falling), &[(year, "5")]);
        row.expected.unwrap()
    };
    assert_eq!(
        [2018, 2020, 2025, 2027].map(at_the_ends),
        [3.0, 3.0, 7.0, 7.0]
    );
}

#[test]
fn a_stepped_path_asks_for_the_last_step_due() {
    let steps = r#""path": "stepped", "steps": {"2022": "18.5", "2024": "17.6:1"}"#;
    let at = |year, value| stands(one(LOWER, "19.62", "<= 17", steps), &[(year, value)]);
    let expected: Vec<f64> = (2019..=2026)
        .map(|year| at(year, "18").expected.unwrap())
        .collect();
    assert_eq!(
        expected,
        [19.62, 19.62, 19.62, 18.5, 18.5, 17.6, 17.0, 17.0]
    );
    assert_eq!(status(&at(2021, "19.62")), PlanStatus::OnTrack);
    assert_eq!(status(&at(2023, "18.5")), PlanStatus::OnTrack);
    assert_eq!(status(&at(2023, "18.50000001")), PlanStatus::Behind);
    assert_eq!(status(&at(2024, "17.7")), PlanStatus::Behind);
    assert_eq!(status(&at(2026, "17.1")), PlanStatus::Behind);
    assert_eq!(status(&at(2026, "17.0")), PlanStatus::Achieved);
    // Without steps the baseline stands until the end.
    let none = r#""path": "stepped""#;
    let row = stands(one(LOWER, "19.62", "<= 17", none), &[(2024, "19.62")]);
    assert_eq!(row.expected, Some(19.62));
    assert_eq!(status(&row), PlanStatus::OnTrack);
}

#[test]
fn after_the_target_year_the_target_is_due_and_no_change_is_asked_for() {
    let row = stands(one(HIGHER, "50", ">= 80", ""), &[(2026, "79")]);
    assert_eq!(row.expected, Some(80.0));
    assert_eq!(status(&row), PlanStatus::Behind);
    assert_eq!(row.required_annual_change, None);
    assert_eq!(row.progress, Some(29.0 / 30.0));
    let beyond = stands(one(HIGHER, "50", ">= 80", ""), &[(2022, "110")]);
    assert_eq!(beyond.progress, Some(2.0));
}

#[test]
fn a_row_may_have_its_own_years() {
    let own = r#""base_year": 2018, "target_year": 2028"#;
    let row = stands(one(HIGHER, "0", ">= 10", own), &[(2023, "5")]);
    assert_eq!((row.baseline.year, row.target.year), (2018, 2028));
    assert_eq!(row.expected, Some(5.0));
    assert_eq!(status(&row), PlanStatus::OnTrack);
}

#[test]
fn the_latest_is_the_newest_not_after_the_year_asked_about() {
    let plans = [one(HIGHER, "50", ">= 80", "")];
    let values = [(2021, "56"), (2023, "60"), (2022, "62")];
    let observations = observed(&plans, &values);
    let at = |as_of| document(&track(&plans, &observations, as_of));
    let latest = |as_of| at(as_of).rows[0].latest.as_ref().map(|latest| latest.year);
    assert_eq!(at(AsOf::Newest).as_of, Some(2023));
    assert_eq!(latest(AsOf::Newest), Some(2023));
    assert_eq!(latest(AsOf::Year(2022)), Some(2022));
    assert_eq!(latest(AsOf::Year(2030)), Some(2023));
    assert_eq!(at(AsOf::Year(2030)).as_of, Some(2030));
    let before = at(AsOf::Year(2020));
    assert_eq!(before.rows[0].status, PlanStatus::NoData);
    // The trend ends with that year too: two points are none.
    assert_eq!(at(AsOf::Year(2021)).rows[0].forecast, None);
    let forecast = at(AsOf::Year(2022)).rows[0].forecast.clone().unwrap();
    // 50, 56, 62 rise by 6 a year, to 80 in 2025.
    assert_eq!((forecast.value, forecast.probability_met), (80.0, 1.0));
}

#[test]
fn without_observations_the_year_is_the_latest_base_year() {
    let rows = [
        r#""indicator": "a", "direction": "higher_is_better", "baseline": 1, "target": 2"#,
        r#""indicator": "b", "direction": "higher_is_better", "baseline": 1, "target": 2,
           "base_year": 2022"#,
    ];
    let plans = [super::plan(&rows)];
    let progress = track(&plans, &observed(&plans, &[]), AsOf::Newest);
    assert_eq!(document(&progress).as_of, Some(2022));
}
