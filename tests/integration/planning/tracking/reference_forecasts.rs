//! Where the trend leads, against base R.

use super::cases_forecasts::assert_close;
use junheng::numeric::{ExactTrend, Rational, TrendPoint};

fn rational(text: &str) -> Rational {
    let decimal: rust_decimal::Decimal = text.parse().unwrap();
    decimal.into()
}

#[test]
fn trend_interval_and_probability_agree_with_r() {
    let table = include_str!("../../../reference/plan_forecast.csv");
    let rows: Vec<&str> = table.lines().skip(2).collect();
    assert_eq!(rows.len(), 10);
    for row in rows {
        let cells: Vec<&str> = row.split(',').collect();
        let [
            name,
            years,
            values,
            year,
            number,
            slope,
            value,
            lower,
            upper,
            below,
        ] = cells[..]
        else {
            panic!("{row}")
        };
        let points: Vec<TrendPoint> = years
            .split(' ')
            .zip(values.split(' '))
            .map(|(year, value)| TrendPoint {
                position: rational(year),
                value: rational(value),
            })
            .collect();
        let trend = ExactTrend::new(&points).unwrap();
        let prediction = trend.predict(&rational(year));
        let interval = prediction.interval().unwrap();
        let number = rational(number);
        let theirs = |text: &str| -> f64 { text.parse().unwrap() };
        assert_close(trend.slope().to_f64(), theirs(slope), name);
        assert_close(prediction.value().to_f64(), theirs(value), name);
        assert_close(interval.lower, theirs(lower), name);
        assert_close(interval.upper, theirs(upper), name);
        assert_close(prediction.probability_below(&number), theirs(below), name);
        assert_close(
            prediction.probability_above(&number),
            1.0 - theirs(below),
            name,
        );
    }
}
