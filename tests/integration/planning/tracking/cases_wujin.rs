//! The main indicators of Wujin's 14th five-year plan, as the example has them.

use junheng::adapters::json::read_plan_file;
use junheng::adapters::table::read_observation_file;
use junheng::model::{BaselineLevel, Direction, Language, PlanObservations};
use junheng::numeric::{Rational, RoundingMode};
use junheng::planning::{AsOf, PlanStatus, track};
use std::path::{Path, PathBuf};

/// Indicator, stage, baseline, target, as printed in the plan; `<` before a ratio's target means
/// that lower is better.
const TABLE: [(&str, &str, &str, &str); 23] = [
    ("1", "preschool", "100", ">= 100"),
    ("2", "compulsory", "100", ">= 100"),
    ("3", "senior", "99.2", ">= 99.8"),
    ("4", "higher", "76.89", ">= 80"),
    ("5", "primary", "19.62", "<= 17"),
    ("5", "junior", "14.14", "<= 12"),
    ("5", "senior", "12.02", "<= 11"),
    ("6", "", "11.65", ">= 12"),
    ("7", "preschool", "92.52", ">= 94"),
    ("二.2", "compulsory", "96.84", ">= 100"),
    ("二.3", "primary", "35.85", ">= 80"),
    ("二.3", "junior", "50", ">= 90"),
    ("二.4", "primary", "< 0.42", "< 0.4"),
    ("二.4", "junior", "< 0.38", "< 0.35"),
    ("二.5", "primary", "96.94", ">= 100"),
    ("二.5", "junior", "98.2", ">= 100"),
    ("二.6", "senior", "33.55", ">= 40"),
    ("二.7", "vocational", "77.04", ">= 90"),
    ("二.8", "", "17.9", ">= 22"),
    ("二.9", "", "40.05", ">= 48"),
    ("二.10", "", "64", ">= 85"),
    ("二.11", "", "32", ">= 40"),
    ("二.12", "compulsory", "71.9", ">= 90.6"),
];

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples/data")
        .join(name)
}

#[test]
fn the_file_has_the_twenty_three_rows_of_the_table() {
    let read = read_plan_file(data("wujin_plan.json")).unwrap();
    assert_eq!(read.unknown_keys, [""; 0]);
    let rows = read.plan.rows();
    assert_eq!(rows.len(), TABLE.len());
    for (row, (indicator, stage, baseline, target)) in rows.iter().zip(TABLE) {
        assert_eq!(row.indicator(), indicator);
        assert_eq!(row.stage().unwrap_or_default(), stage);
        assert_eq!(row.baseline().level.to_string(), baseline, "{indicator}");
        assert_eq!(row.target().bound.to_string(), target, "{indicator}");
        assert_eq!((row.baseline().year, row.target().year), (2020, 2025));
        let lower = matches!(indicator, "5" | "二.4");
        assert_eq!(row.direction() == Direction::LowerIsBetter, lower);
        let is_bound = matches!(row.baseline().level, BaselineLevel::Bound(_));
        assert_eq!(is_bound, indicator == "二.4");
        assert_eq!(row.is_hold(), matches!(indicator, "1" | "2"));
    }
}

#[test]
fn the_figures_that_are_made_up_match_it() {
    let plans = [read_plan_file(data("wujin_plan.json")).unwrap().plan];
    let path = data("wujin_observations_made_up.csv");
    let read = read_observation_file(path, PlanObservations::of_plans(&plans)).unwrap();
    let progress = track(&plans, &read.content, AsOf::Newest);
    let document = progress[0].to_document();
    assert_eq!(document.as_of, Some(2023));
    let count = |status| {
        document
            .rows
            .iter()
            .filter(|row| row.status == status)
            .count()
    };
    // Every status but two is in the sample.
    assert_eq!(PlanStatus::ALL.map(count), [0, 2, 0, 2, 2, 11, 6]);
    assert_eq!(
        document.achievement.reported_rate().as_deref(),
        Some("17.4")
    );
    assert_eq!(document.contradictions, []);
}

#[test]
fn the_rate_of_achievement_is_printed_as_in_the_plan() {
    for (met, printed) in [(23, "71.9"), (29, "90.6")] {
        let rate = Rational::new(100 * met, 32).unwrap();
        assert_eq!(rate.to_fixed(1, RoundingMode::HalfAwayFromZero), printed);
    }
}

#[test]
fn the_reports_of_the_plan() {
    let plans = [read_plan_file(data("wujin_plan.json")).unwrap().plan];
    let observations = PlanObservations::of_plans(&plans);
    let path = data("wujin_observations_made_up.csv");
    let read = read_observation_file(path, observations).unwrap();
    let progress = track(&plans, &read.content, AsOf::Newest);
    for (language, name) in [(Language::Zh, "chinese"), (Language::En, "english")] {
        let style = junheng::evaluation::TextStyle::default();
        let (text, page) = (
            progress[0].to_text(language, style),
            progress[0].to_markdown(language),
        );
        insta::assert_snapshot!(format!("plan_text_in_{name}"), text);
        insta::assert_snapshot!(format!("plan_markdown_in_{name}"), page);
    }
    let document = serde_json::to_string_pretty(&progress[0].to_document()).unwrap();
    insta::assert_snapshot!("plan_document", document);
}
