//! Ways to foresee a series, and their backtests, against R.

use super::cases_methods::method;
use junheng::numeric::Rational;
use junheng::numeric::forecast::{Backtest, TimeSeries};
use rust_decimal::Decimal;

#[test]
fn methods_and_backtests_agree_with_r() {
    let table = include_str!("../../../reference/forecast_methods.csv");
    let rows: Vec<&str> = table.lines().skip(2).collect();
    assert_eq!(rows.len(), 70);
    for row in rows {
        let cells: Vec<&str> = row.split(',').collect();
        let [
            _,
            years,
            values,
            position,
            name,
            foreseen,
            first,
            horizon,
            count,
            me,
            mae,
            mase,
        ] = cells[..]
        else {
            panic!("{row}")
        };
        let decimal = |text: &str| Rational::from(text.parse::<Decimal>().unwrap());
        let points = years.split(' ').zip(values.split(' '));
        let series = TimeSeries::new(points.map(|(x, y)| (decimal(x), decimal(y)))).unwrap();
        let method = method(name);
        // R computes in doubles: beside numbers of the size of the values, not of the result.
        let close = |ours: &Rational, theirs: &str, what: &str| {
            let theirs: f64 = theirs.parse().unwrap();
            let ours = ours.to_f64();
            let scale = theirs.abs().max(1.0);
            assert!(
                (ours - theirs).abs() <= 2e-13 * scale,
                "{what}: {ours} {row}"
            );
        };
        let ours = method.predict(&series, &decimal(position)).unwrap();
        close(&ours, foreseen, "foreseen");
        let backtest = Backtest::new(first.parse().unwrap(), decimal(horizon)).unwrap();
        let result = backtest.judge(&*method, &series).unwrap();
        assert_eq!(
            result.errors.len(),
            count.parse::<usize>().unwrap(),
            "{row}"
        );
        close(&result.mean_error, me, "mean error");
        close(&result.mean_absolute_error, mae, "mean absolute error");
        close(&result.mean_absolute_scaled_error, mase, "scaled error");
    }
}
