//! Ways to foresee a series, by hand, and what they refuse.

use junheng::numeric::forecast::{
    Backtest, DampedTrend, Drift, ForecastMethod, LastValue, LeastSquares, TheilSen, TimeSeries,
};
use junheng::numeric::{NumericError, Rational};
use proptest::prelude::*;

pub(super) fn fraction(numerator: i64, denominator: i64) -> Rational {
    Rational::new(numerator, denominator).unwrap()
}

pub(super) fn series(points: &[(i64, i64)]) -> TimeSeries {
    TimeSeries::new(points.iter().copied()).unwrap()
}

pub(super) fn damped(level: (i64, i64), trend: (i64, i64), damping: (i64, i64)) -> DampedTrend {
    let of = |(numerator, denominator)| fraction(numerator, denominator);
    DampedTrend::new(of(level), of(trend), of(damping)).unwrap()
}

pub(super) fn method(name: &str) -> Box<dyn ForecastMethod> {
    match name {
        "last_value" => Box::new(LastValue),
        "drift" => Box::new(Drift),
        "least_squares" => Box::new(LeastSquares),
        "theil_sen" => Box::new(TheilSen),
        "damped" => Box::new(DampedTrend::default()),
        "damped_slow" => Box::new(damped((1, 5), (1, 10), (4, 5))),
        "holt" => Box::new(damped((3, 5), (3, 10), (1, 1))),
        _ => panic!("{name}"),
    }
}

/// All methods, with the one parameter set that has every one of them in play.
pub(super) fn all_methods() -> Vec<Box<dyn ForecastMethod>> {
    [
        "last_value",
        "drift",
        "least_squares",
        "theil_sen",
        "damped",
    ]
    .map(method)
    .into()
}

#[test]
fn a_median_of_an_even_number_of_slopes_is_between_the_two_in_the_middle() {
    // Slopes of (0, 0), (1, 1), (2, 4), (3, 6): 1, 2, 2, 3, 5/2, 2. In order 1, 2, 2, 2, 5/2, 3.
    // Starts y − 2x: 0, −1, 0, 0. Their median is 0.
    let even = series(&[(0, 0), (1, 1), (2, 4), (3, 6)]);
    assert_eq!(TheilSen.predict(&even, &5.into()), Ok(10.into()));
    // Slopes of (0, 0), (1, 1), (2, 4), (4, 4): 1, 2, 1, 3, 1, 0 → 0, 1, 1, 1, 2, 3.
    // Starts y − x: 0, 0, 2, 0.
    let ties = series(&[(0, 0), (1, 1), (2, 4), (4, 4)]);
    assert_eq!(TheilSen.predict(&ties, &5.into()), Ok(5.into()));
    // Two points: starts 0 and 0; slope 1/2.
    let two = series(&[(0, 0), (4, 2)]);
    assert_eq!(TheilSen.predict(&two, &5.into()), Ok(fraction(5, 2)));
}

#[test]
fn a_year_without_a_value_leaves_the_damped_trend_to_go_on() {
    // Level 8, trend 4, all of an error taken: in 2022 the trend is 2 and the level 10; in 2023 it
    // is 1, the level 11, the value 15: an error of 4. Then level 15 and trend 1 + 4 = 5.
    let quick = damped((1, 1), (1, 1), (1, 2));
    let gap = series(&[(2020, 4), (2021, 8), (2023, 15)]);
    assert_eq!(quick.predict(&gap, &2024.into()), Ok(fraction(35, 2)));
}

#[test]
fn too_few_points_are_refused_with_how_many_are_needed() {
    for method in all_methods() {
        let needed = method.points_needed();
        let one = series(&[(2020, 5)]);
        if needed == 1 {
            assert_eq!(method.predict(&one, &2021.into()), Ok(5.into()));
        } else {
            assert_eq!(
                method.predict(&one, &2021.into()),
                Err(NumericError::TooFewPoints { count: 1, needed })
            );
        }
        let enough = series(&[(2020, 5), (2021, 6)]);
        assert!(method.predict(&enough, &2022.into()).is_ok());
        for not_after in [2021, 2020, 2019] {
            assert_eq!(
                method.predict(&enough, &not_after.into()),
                Err(NumericError::NotAfterSeries)
            );
        }
    }
}

#[test]
fn series_refuse_nothing_at_all_and_two_values_at_a_position() {
    let none: [(i32, i32); 0] = [];
    assert_eq!(TimeSeries::new(none), Err(NumericError::Empty));
    let repeated = TimeSeries::new([(3, 1), (1, 1), (2, 1), (3, 1), (1, 5)]);
    assert_eq!(repeated, Err(NumericError::RepeatedPosition { index: 3 }));
    let message = repeated.unwrap_err().to_string();
    assert_eq!(message, "the point at position 3 stands where another does");
}

#[test]
fn a_damped_trend_walks_whole_steps_and_not_without_end() {
    let method = DampedTrend::default();
    let half = TimeSeries::new([(fraction(0, 1), 1), (fraction(3, 2), 2)]).unwrap();
    assert_eq!(
        method.predict(&half, &4.into()),
        Err(NumericError::UnevenSteps { index: 1 })
    );
    let whole = series(&[(0, 1), (1, 2), (1001, 3)]);
    assert!(method.predict(&whole, &1002.into()).is_ok());
    assert_eq!(
        method.predict(&whole, &2002.into()),
        Err(NumericError::UnevenSteps { index: 3 })
    );
    let far = series(&[(0, 1), (1, 2), (1002, 3)]);
    assert_eq!(
        method.predict(&far, &1003.into()),
        Err(NumericError::UnevenSteps { index: 2 })
    );
}

#[test]
fn parameters_of_a_damped_trend_are_shares() {
    let new = |level: i32, trend: i32, damping: i32| {
        let tenths = |number: i32| Rational::new(number, 10).unwrap();
        DampedTrend::new(tenths(level), tenths(trend), tenths(damping))
    };
    assert!(new(10, 10, 10).is_ok());
    assert!(new(1, 0, 1).is_ok());
    let refused = |value: f64| Err(NumericError::InvalidParameter { value });
    assert_eq!(new(0, 5, 5), refused(0.0));
    assert_eq!(new(11, 5, 5), refused(1.1));
    assert_eq!(new(5, -1, 5), refused(-0.1));
    assert_eq!(new(5, 11, 5), refused(1.1));
    assert_eq!(new(5, 5, 0), refused(0.0));
    assert_eq!(new(5, 5, 11), refused(1.1));
}

#[test]
fn a_backtest_compares_methods_on_the_same_forecasts() {
    let years = series(&[(2020, 10), (2021, 12), (2022, 11), (2023, 15), (2024, 13)]);
    let backtest = Backtest::new(2, 2).unwrap();
    // From 2021: 2022 and 2023; from 2022: 2023, 2024; from 2023: 2024.
    let last = backtest.judge(&LastValue, &years).unwrap();
    assert_eq!(last.errors, [-1, 3, 4, 2, -2].map(Rational::from));
    assert_eq!(last.mean_error, fraction(6, 5));
    assert_eq!(last.mean_absolute_error, fraction(12, 5));
    // The mean change is (2 + 1 + 4 + 2) / 4.
    assert_eq!(last.mean_absolute_scaled_error, fraction(48, 45));
    for method in all_methods() {
        let result = backtest.judge(&*method, &years).unwrap();
        assert_eq!(result.errors.len(), 5);
    }
    // A point as far ahead as the horizon is foreseen, one further ahead is not.
    let apart = series(&[(2020, 1), (2021, 2), (2023, 3), (2026, 5)]);
    let near = backtest.judge(&LastValue, &apart).unwrap();
    assert_eq!(near.errors, [Rational::ONE]);
}

#[test]
fn a_backtest_says_why_it_cannot_tell() {
    let few = |count, needed| Err(NumericError::TooFewPoints { count, needed });
    assert_eq!(
        Backtest::new(0, 1),
        Err(NumericError::TooFewPoints {
            count: 0,
            needed: 1
        })
    );
    let refused = Backtest::new(1, 0);
    assert_eq!(refused, Err(NumericError::InvalidParameter { value: 0.0 }));
    let years = series(&[(2020, 10), (2021, 12), (2022, 11)]);
    let judge = |first: usize, method: &dyn ForecastMethod| {
        let backtest = Backtest::new(first, 1).unwrap();
        backtest
            .judge(method, &years)
            .map(|result| result.errors.len())
    };
    assert_eq!(judge(1, &LastValue), Ok(2));
    assert_eq!(judge(1, &Drift), few(1, 2));
    assert_eq!(judge(2, &Drift), Ok(1));
    assert_eq!(judge(3, &Drift), few(3, 4));
    // No point within the horizon of any origin.
    let apart = series(&[(2020, 10), (2030, 12), (2040, 11)]);
    let judged = Backtest::new(1, 1).unwrap().judge(&LastValue, &apart);
    assert_eq!(
        judged,
        Err(NumericError::TooFewPoints {
            count: 3,
            needed: 2
        })
    );
    let level = series(&[(2020, 7), (2021, 7), (2022, 7)]);
    let judged = Backtest::new(1, 1).unwrap().judge(&LastValue, &level);
    assert_eq!(judged, Err(NumericError::NoChange));
}

/// Values of a few years, not all in a row.
pub(super) fn points() -> impl Strategy<Value = Vec<(i32, i32)>> {
    proptest::collection::btree_map(2000..2030, -1000..1000, 3..9)
        .prop_map(|years| years.into_iter().collect())
}
