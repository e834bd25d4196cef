//! Targets that must keep rising or falling.

use super::observation;
use junheng::adapters::json::read_plan;
use junheng::model::{Course, MonotoneTarget, Plan, PlanObservations};
use junheng::planning::{AsOf, DueStatus, track};

fn status(course: Course, values: &[(i32, &str)], as_of: i32) -> (DueStatus, String) {
    let target = MonotoneTarget::new("m", course, 2020, 2023).unwrap();
    let plans = [Plan::new("p", Vec::new()).with_monotone_targets(vec![target])];
    let mut observations = PlanObservations::of_plans(&plans);
    for (year, value) in values {
        let one = observation("m", "", *year, value);
        observations.push(one).unwrap();
    }
    let progress = track(&plans, &observations, AsOf::Year(as_of));
    let one = &progress[0].monotone[0];
    (one.status, one.reason.en.clone().into_owned())
}

#[test]
fn every_year_to_the_last_decides() {
    let falling = [(2020, "55"), (2021, "54.9"), (2022, "54"), (2023, "53")];
    assert_eq!(status(Course::Fall, &falling, 2023).0, DueStatus::Met);
    assert_eq!(status(Course::Fall, &falling, 2030).0, DueStatus::Met);
    assert_eq!(status(Course::Fall, &falling, 2022).0, DueStatus::TooEarly);
    assert_eq!(status(Course::Fall, &falling, 2020).0, DueStatus::TooEarly);
    assert_eq!(status(Course::Fall, &falling, 2019).0, DueStatus::NoData);
    assert_eq!(status(Course::Fall, &[], 2023).0, DueStatus::NoData);
    assert_eq!(
        status(Course::Rise, &falling, 2023),
        (
            DueStatus::NotMet,
            "fell from 55 in 2020 to 54.9 in 2021; fell from 54.9 in 2021 to 54 in 2022; \
             fell from 54 in 2022 to 53 in 2023"
                .to_owned()
        )
    );
}

#[test]
fn a_year_that_stands_still_is_no_rise_and_no_fall() {
    let level = [(2020, "5"), (2021, "5.0"), (2022, "5"), (2023, "5")];
    for (course, expected) in [
        (Course::Rise, DueStatus::NotMet),
        (Course::Fall, DueStatus::NotMet),
        (Course::NotFall, DueStatus::Met),
        (Course::NotRise, DueStatus::Met),
    ] {
        assert_eq!(status(course, &level, 2023).0, expected, "{course:?}");
    }
}

#[test]
fn a_missing_year_leaves_it_open_unless_a_wrong_step_is_known() {
    let gap = [(2020, "5"), (2022, "4"), (2023, "3")];
    assert_eq!(
        status(Course::Fall, &gap, 2023),
        (DueStatus::NoData, "no figure for 2021".to_owned())
    );
    // From 5 to 5 over two years there was no two-fold fall.
    let level = [(2020, "5"), (2022, "5")];
    assert_eq!(
        status(Course::Fall, &level, 2022),
        (
            DueStatus::NotMet,
            "5 in 2020 and still 5 in 2022".to_owned()
        )
    );
    assert_eq!(
        status(Course::NotRise, &[(2020, "5"), (2022, "6")], 2022).1,
        "rose from 5 in 2020 to 6 in 2022"
    );
    assert_eq!(status(Course::NotRise, &level, 2022).0, DueStatus::NoData);
    // Every year from the base year to the one asked about is needed, the ends too.
    let late = [(2021, "5"), (2022, "4"), (2023, "3")];
    assert_eq!(
        status(Course::Fall, &late, 2023),
        (DueStatus::NoData, "no figure for 2020".to_owned())
    );
    let short = [(2020, "5"), (2021, "4"), (2022, "3")];
    assert_eq!(
        status(Course::Fall, &short, 2023),
        (DueStatus::NoData, "no figure for 2023".to_owned())
    );
    // In the base year itself nothing can be wrong, but it must be known.
    assert_eq!(status(Course::Fall, &short, 2020).0, DueStatus::TooEarly);
    assert_eq!(status(Course::Fall, &late, 2020).0, DueStatus::NoData);
    // What is before the base year or after the last is not compared.
    let outside = [
        (2019, "1"),
        (2020, "5"),
        (2021, "4"),
        (2022, "3"),
        (2023, "2"),
        (2024, "9"),
    ];
    assert_eq!(status(Course::Fall, &outside, 2024).0, DueStatus::Met);
}

#[test]
fn every_fault_has_its_path() {
    let text = r#"{"id": "p", "base_year": 2020, "target_year": 2025, "monotone": [
        {"indicator": "m", "must": "sink"},
        {"must": "fall", "base_year": 2025},
        {"indicator": "m", "stage": "junior", "must": "fall", "target_year": 2020}
    ]}"#;
    assert_eq!(
        read_plan(text).unwrap_err().to_string(),
        "\
at monotone[0].must (indicator `m`): found \"sink\"; expected rise, not_fall, not_rise or fall
at monotone[1].indicator: found nothing; expected a value; the key is required
at monotone[1].base_year: found the target year 2025; expected a year after the base year, 2025
at monotone[2].target_year (indicator `m`, junior): found the target year 2020; expected a year after the base year, 2020"
    );
}
