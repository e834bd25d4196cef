//! Which way to foresee a row would have done best, against R.

use super::cases_methods::{comparison, row};
use junheng::planning::TrendMethod;

#[test]
fn errors_and_the_best_method_are_those_of_r() {
    let table = include_str!("../../../reference/forecast_methods.csv");
    let mut compared = 0;
    let rows: Vec<Vec<&str>> = table
        .lines()
        .skip(2)
        .map(|row| row.split(',').collect())
        .collect();
    let series: std::collections::BTreeSet<_> =
        rows.iter().map(|row| (row[0], row[1], row[2])).collect();
    for (name, years, values) in series {
        for horizon in [1, 3] {
            let points: Vec<(i32, &str)> = years
                .split(' ')
                .map(|year| year.parse().unwrap())
                .zip(values.split(' '))
                .collect();
            let newest = points.last().unwrap().0;
            let ours = comparison(row(newest + horizon), &points, newest).unwrap();
            assert_eq!(ours.horizon(), horizon);
            let mut theirs = Vec::new();
            for outcome in ours.outcomes() {
                let code = match outcome.method {
                    TrendMethod::LastValue => "last_value",
                    TrendMethod::Drift => "drift",
                    TrendMethod::LeastSquares => "least_squares",
                    TrendMethod::TheilSen => "theil_sen",
                    TrendMethod::DampedTrend => "damped",
                };
                let row = rows
                    .iter()
                    .find(|row| row[0] == name && row[4] == code && row[7] == horizon.to_string())
                    .unwrap();
                assert_eq!(ours.forecasts(), row[8].parse::<usize>().unwrap());
                let mase: f64 = row[11].parse().unwrap();
                let scaled = outcome.backtest.mean_absolute_scaled_error.to_f64();
                assert!(
                    (scaled - mase).abs() <= 1e-12,
                    "{name} {code}: {scaled} {mase}"
                );
                theirs.push((mase, outcome.method));
                compared += 1;
            }
            let best = theirs
                .iter()
                .min_by(|one, other| one.0.total_cmp(&other.0))
                .unwrap();
            assert_eq!(ours.best().unwrap().method, best.1, "{name}");
        }
    }
    assert_eq!(compared, 50);
}
