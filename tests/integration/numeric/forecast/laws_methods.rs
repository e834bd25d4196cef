//! Laws of ways to foresee a series.

use super::cases_methods::{all_methods, damped, points};
use junheng::numeric::forecast::{
    Backtest, Drift, ForecastMethod, LeastSquares, TheilSen, TimeSeries,
};
use junheng::numeric::{ExactTrend, Rational, TrendPoint};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_line_is_foreseen_by_every_method_that_follows_trends(
        start in -1000..1000_i32, slope in -50..50_i32, years in points()
    ) {
        let line = years.iter().map(|(year, _)| (*year, start + slope * year));
        let series = TimeSeries::new(line).unwrap();
        let undamped = damped((1, 3), (1, 7), (1, 1));
        let followers: [&dyn ForecastMethod; 4] = [&Drift, &LeastSquares, &TheilSen, &undamped];
        for method in followers {
            let expected = Rational::from(start + slope * 2040);
            prop_assert_eq!(method.predict(&series, &2040.into()), Ok(expected));
        }
    }

    #[test]
    fn every_method_follows_a_change_of_scale_and_origin_and_no_change_of_order(
        years in points(), factor in 1..20_i32, shift in -500..500_i32, later in -300..300_i32
    ) {
        let series = TimeSeries::new(years.iter().copied()).unwrap();
        let changed = years.iter().rev().map(|(year, value)| (year + later, factor * value + shift));
        let changed = TimeSeries::new(changed).unwrap();
        for method in all_methods() {
            let plain = method.predict(&series, &2035.into()).unwrap();
            let expected = Rational::from(factor) * plain + Rational::from(shift);
            prop_assert_eq!(method.predict(&changed, &(2035 + later).into()), Ok(expected));
        }
        // A mirror image of the values is foreseen as one.
        let mirrored = TimeSeries::new(years.iter().map(|(year, value)| (*year, -value))).unwrap();
        for method in all_methods() {
            let plain = method.predict(&series, &2035.into()).unwrap();
            prop_assert_eq!(method.predict(&mirrored, &2035.into()), Ok(-plain));
        }
    }

    #[test]
    fn least_squares_is_the_trend_that_has_the_interval(years in points()) {
        let series = TimeSeries::new(years.iter().copied()).unwrap();
        let point = |(year, value): &(i32, i32)| TrendPoint {
            position: (*year).into(),
            value: (*value).into(),
        };
        let trend = ExactTrend::new(&years.iter().map(point).collect::<Vec<_>>()).unwrap();
        let foreseen = LeastSquares.predict(&series, &2035.into()).unwrap();
        let prediction = trend.predict(&2035.into());
        prop_assert_eq!(prediction.value(), &foreseen);
    }

    #[test]
    fn scaled_errors_do_not_feel_the_unit(years in points(), factor in 1..20_i32) {
        let series = TimeSeries::new(years.iter().copied()).unwrap();
        let scaled = years.iter().map(|(year, value)| (*year, factor * value));
        let scaled = TimeSeries::new(scaled).unwrap();
        let backtest = Backtest::new(2, 40).unwrap();
        for method in all_methods() {
            let plain = backtest.judge(&*method, &series);
            let other = backtest.judge(&*method, &scaled);
            match (plain, other) {
                (Ok(plain), Ok(other)) => {
                    prop_assert_eq!(
                        plain.mean_absolute_scaled_error,
                        other.mean_absolute_scaled_error
                    );
                    prop_assert!(plain.mean_error.abs() <= plain.mean_absolute_error);
                }
                (plain, other) => prop_assert_eq!(plain, other),
            }
        }
    }
}
