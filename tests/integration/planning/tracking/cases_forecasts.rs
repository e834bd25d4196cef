//! Where the trend leads, and where chance has no part in it.

use super::{HIGHER, LOWER, one, stands};
use junheng::numeric::{ExactTrend, NumericError, TrendPoint};
use junheng::planning::ForecastDocument;

pub(super) const TOLERANCE: f64 = 1e-12;

pub(super) fn assert_close(ours: f64, theirs: f64, what: &str) {
    assert!(
        (ours - theirs).abs() <= TOLERANCE * theirs.abs(),
        "{what}: {ours} {theirs}"
    );
}

#[test]
fn the_numeric_baseline_is_a_point_of_the_trend() {
    // The first series of the reference table.
    let values = [(2021, "19.1"), (2022, "18.7"), (2023, "18.1")];
    let row = stands(one(LOWER, "19.62:1", "<= 17:1", ""), &values);
    let forecast = row.forecast.unwrap();
    assert_eq!(forecast.year, 2025);
    assert_close(forecast.value, 17.144, "value");
    assert_close(forecast.lower, 16.664_259_044_258_91, "lower");
    assert_close(forecast.upper, 17.623_740_955_741_088, "upper");
    assert_close(
        forecast.probability_met,
        0.162_829_107_830_588_07,
        "probability",
    );
    // Strict or not, one number more has no probability of its own.
    let strict = stands(one(LOWER, "19.62:1", "< 17:1", ""), &values);
    assert_eq!(strict.forecast.unwrap(), forecast);
    // The other way, the rest of the probability.
    let values = [(2021, "-19.1"), (2022, "-18.7"), (2023, "-18.1")];
    let mirrored = stands(one(HIGHER, "-19.62", ">= -17", ""), &values);
    let mirrored = mirrored.forecast.unwrap();
    assert_eq!(mirrored.probability_met, forecast.probability_met);
    assert_eq!(mirrored.lower, -forecast.upper);
    // One number has no chance.
    let exact = stands(one(HIGHER, "-19.62", "= -17", ""), &values);
    assert_eq!(exact.forecast.unwrap().probability_met, 0.0);
}

#[test]
fn a_bound_as_baseline_is_no_point_of_the_trend() {
    let two = [(2021, "0.41"), (2022, "0.405")];
    assert_eq!(
        stands(one(LOWER, "< 0.42", "< 0.40", ""), &two).forecast,
        None
    );
    let three = [(2021, "0.41"), (2022, "0.405"), (2023, "0.40")];
    let row = stands(one(LOWER, "< 0.42", "< 0.40", ""), &three);
    // Down by 0.005 a year, exactly.
    assert_eq!(row.forecast.unwrap(), certain(0.39, 1.0));
}

fn certain(value: f64, probability_met: f64) -> ForecastDocument {
    ForecastDocument {
        year: 2025,
        value,
        lower: value,
        upper: value,
        probability_met,
    }
}

#[test]
fn where_every_point_is_on_the_line_the_forecast_is_certain() {
    // 0.1, 0.2, 0.3 lie on a line; their doubles do not. It leads to 0.6 in 2025.
    let values = [(2021, "0.2"), (2022, "0.3")];
    let forecast = |target| {
        let row = stands(one(HIGHER, "0.1", target, ""), &values);
        row.forecast.unwrap()
    };
    assert_eq!(forecast(">= 0.6"), certain(0.6, 1.0));
    assert_eq!(forecast("> 0.6"), certain(0.6, 0.0));
    assert_eq!(forecast("> 0.5999999999999999999"), certain(0.6, 1.0));
    assert_eq!(forecast(">= 0.6000000000000000001"), certain(0.6, 0.0));
    assert_eq!(forecast("= 0.6"), certain(0.6, 0.0));
    let level = [(2021, "100"), (2022, "100")];
    let row = stands(one(HIGHER, "100", ">= 100", ""), &level);
    assert_eq!(row.forecast.unwrap(), certain(100.0, 1.0));
    let falling = [(2021, "9"), (2022, "8")];
    let row = stands(one(LOWER, "10", "< 5", ""), &falling);
    assert_eq!(row.forecast.unwrap(), certain(5.0, 0.0));
    let row = stands(one(LOWER, "10", "<= 5", ""), &falling);
    assert_eq!(row.forecast.unwrap(), certain(5.0, 1.0));
}

#[test]
fn a_residual_far_below_every_digit_is_not_zero() {
    let values = [(2021, "0.2"), (2022, "0.300000000000000000000001")];
    let row = stands(one(HIGHER, "0.1", ">= 0.6", ""), &values);
    let forecast = row.forecast.unwrap();
    assert!(forecast.probability_met > 0.0 && forecast.probability_met < 1.0);
}

#[test]
fn under_three_points_or_two_years_there_is_no_forecast() {
    let rising = |values: &[(i32, &str)]| stands(one(HIGHER, "1", ">= 2", ""), values).forecast;
    assert_eq!(rising(&[(2021, "1.2")]), None);
    assert!(rising(&[(2021, "1.2"), (2022, "1.5")]).is_some());
    // The baseline and an observation of its own year are two points.
    assert_eq!(rising(&[(2020, "1.1")]), None);
    assert!(rising(&[(2020, "1.1"), (2021, "1.2")]).is_some());
}

#[test]
fn a_trend_needs_three_points_and_two_positions() {
    let point = |position: i32, value: i32| TrendPoint {
        position: position.into(),
        value: value.into(),
    };
    assert_eq!(
        ExactTrend::new(&[point(0, 1), point(1, 2)]),
        Err(NumericError::TooFewPoints {
            count: 2,
            needed: 3
        })
    );
    assert_eq!(
        ExactTrend::new(&[point(7, 1), point(7, 2), point(7, 3)]),
        Err(NumericError::OnePosition)
    );
}
