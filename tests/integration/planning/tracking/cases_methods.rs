//! Which way to foresee a row would have done best, by hand.

use super::{HIGHER, observed, one};
use junheng::evaluation::TextStyle;
use junheng::model::{Language, Plan};
use junheng::planning::{AsOf, MethodComparison, TrendMethod, track};

pub(super) fn comparison(
    plan: Plan,
    values: &[(i32, &str)],
    as_of: i32,
) -> Option<MethodComparison> {
    let plans = [plan];
    let observations = observed(&plans, values);
    MethodComparison::of(&plans[0].rows()[0], &observations, as_of)
}

/// A row from a bound, so that only what was observed counts, to a target in a year.
pub(super) fn row(target_year: i32) -> Plan {
    let years = format!(r#""base_year": 2000, "target_year": {target_year}"#);
    one(HIGHER, ">= 0", ">= 100", &years)
}

#[test]
fn the_baseline_counts_unless_its_year_was_observed() {
    let plan = || one(HIGHER, "10", ">= 30", "");
    let values = [(2021, "12"), (2022, "14"), (2023, "16")];
    // 10, 12, 14 foresee 16.
    let with_baseline = comparison(plan(), &values, 2023);
    // Two years ahead lies nothing but 2023 itself, seen from 2022.
    assert_eq!(with_baseline.unwrap().forecasts(), 1);
    assert_eq!(comparison(row(2025), &values, 2023), None);
    let observed = [(2020, "90"), (2021, "12"), (2022, "14"), (2023, "16")];
    let without = comparison(plan(), &observed, 2023).unwrap();
    // The drift sees 90 → 14 in two years, and foresees 14 − 38.
    let drift = &without.outcomes()[1];
    assert_eq!(drift.method, TrendMethod::Drift);
    assert_eq!(drift.backtest.errors, [(16 + 24).into()]);
}

#[test]
fn the_target_is_as_far_ahead_as_from_the_newest_value() {
    let values = [(2018, "1"), (2019, "3"), (2020, "4"), (2021, "8")];
    for as_of in [2021, 2023, 2030] {
        let comparison = comparison(row(2024), &values, as_of).unwrap();
        assert_eq!(comparison.horizon(), 3, "{as_of}");
    }
}

#[test]
fn there_is_nothing_to_compare_without_years_left_values_or_changes() {
    let values = [
        (2021, "12"),
        (2022, "14"),
        (2023, "13"),
        (2024, "16"),
        (2025, "17"),
    ];
    let plan = || one(HIGHER, "10", ">= 30", "");
    assert!(comparison(plan(), &values, 2024).is_some());
    assert_eq!(
        comparison(plan(), &values, 2025),
        None,
        "the target year is here"
    );
    assert!(comparison(plan(), &values, 2023).is_some(), "four values");
    assert_eq!(comparison(plan(), &values, 2022), None, "three values");
    let level = [(2021, "10.0"), (2022, "10"), (2023, "10")];
    assert_eq!(comparison(plan(), &level, 2023), None, "no change");
    // From three values none is foreseen one year ahead.
    let apart = [(2004, "12"), (2008, "14"), (2012, "13"), (2016, "16")];
    assert_eq!(comparison(row(2017), &apart, 2016), None);
    assert!(comparison(row(2020), &apart, 2016).is_some());
}

#[test]
fn only_the_newest_twenty_values_count() {
    let texts: Vec<(i32, String)> = (0..30)
        .map(|n| (1990 + n, if n < 10 { n * n * 7 } else { n }.to_string()))
        .collect();
    let values: Vec<(i32, &str)> = texts
        .iter()
        .map(|(year, text)| (*year, text.as_str()))
        .collect();
    let all = comparison(row(2021), &values, 2019).unwrap();
    let newest = comparison(row(2021), &values[10..], 2019).unwrap();
    assert_eq!(all, newest);
    // 17 origins, two years ahead; the last of them sees one year only.
    assert_eq!(all.forecasts(), 33);
    let one_more = comparison(row(2021), &values[9..], 2019).unwrap();
    assert_eq!(all, one_more);
}

#[test]
fn of_methods_that_were_as_close_the_simplest_is_best() {
    // On a line all but the last value are never off.
    let line = [
        (2020, "1"),
        (2021, "2"),
        (2022, "3"),
        (2023, "4"),
        (2024, "5"),
    ];
    let best = comparison(row(2025), &line, 2024).unwrap();
    assert_eq!(best.best().unwrap().method, TrendMethod::Drift);
    assert!(
        best.outcomes()[3]
            .backtest
            .mean_absolute_scaled_error
            .is_zero()
    );
}

#[test]
fn the_comparison_is_made_and_shown_where_it_is_asked_for() {
    let plans = [one(HIGHER, "10", ">= 20", "")];
    let values = [(2021, "12"), (2022, "13"), (2023, "16"), (2024, "18")];
    let observations = observed(&plans, &values);
    let plain = track(&plans, &observations, AsOf::Newest).remove(0);
    assert_eq!(plain.to_document().rows[0].methods, None);
    assert!(
        !plain
            .to_text(Language::En, TextStyle::default())
            .contains("drift")
    );

    let compared = plain.clone().with_methods_compared(&observations);
    let methods = compared.to_document().rows[0].methods.clone().unwrap();
    assert_eq!((methods.horizon, methods.forecasts), (1, 2));
    assert_eq!(methods.outcomes.len(), 5);
    // Drift: 13 + 3/2 against 16, 16 + 6/3 against 18: errors 3/2 and 0; the mean change is 2.
    let drift = &methods.outcomes[1];
    assert_eq!(drift.value, Some(20.0));
    assert_eq!(drift.mean_error, Some(0.75));
    assert_eq!(drift.mean_absolute_error, Some(0.75));
    assert_eq!(drift.mase, Some(0.375));
    assert_eq!(methods.best, Some(TrendMethod::Drift));
    let text = compared.to_text(Language::En, TextStyle::default());
    assert!(text.contains("20.0 (0.38)"), "{text}");
    assert!(text.contains("Ways to foresee, compared"), "{text}");
    let markdown = compared.to_markdown(Language::Zh);
    assert!(markdown.contains("| 20.0 (0.38) |"), "{markdown}");
    assert!(markdown.contains("| 漂移法 |\n"), "{markdown}");
    // Nothing else changes.
    let without = track(&plans, &observations, AsOf::Newest).remove(0);
    assert_eq!(compared.rows[0].forecast, without.rows[0].forecast);
}
