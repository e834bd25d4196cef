//! Mean, deviation and coefficient are the doubles nearest to the exact ones.

use crate::{batches, doubles, session};
use datafusion::arrow::array::{AsArray as _, RecordBatch};
use datafusion::arrow::datatypes::Float64Type;
use num_rational::BigRational;
use proptest::prelude::*;

fn exact(number: f64) -> BigRational {
    BigRational::from_float(number).unwrap()
}

/// Whether no double is nearer to a number above zero than this one; the number is given by its square.
fn is_nearest_root(double: f64, square: &BigRational) -> bool {
    let half = exact(0.5);
    let middle = |other: f64| (exact(double) + exact(other)) * &half;
    let (below, above) = (middle(double.next_down()), middle(double.next_up()));
    &below * &below <= *square && *square <= &above * &above
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn moments_are_correctly_rounded(
        rows in prop::collection::vec((1_u32..1_000_000, -20_i32..20, 0_u32..1_000), 1..12),
    ) {
        let rows: Vec<(f64, f64)> = rows
            .into_iter()
            .map(|(digits, power, weight)| (f64::from(digits) / 7.0 * 2_f64.powi(power), f64::from(weight) / 10.0))
            .collect();
        prop_assume!(rows.iter().any(|(_, weight)| *weight > 0.0));
        let values: Vec<_> = rows.iter().map(|row| Some(row.0)).collect();
        let weights: Vec<_> = rows.iter().map(|row| Some(row.1)).collect();
        let batch = RecordBatch::try_from_iter([("x", doubles(&values)), ("w", doubles(&weights))]).unwrap();
        let session = session(2);
        session.register_batch("t", batch).unwrap();
        let found = batches(&session, "SELECT weighted_mean(x, w), weighted_stddev(x, w), weighted_cv(x, w) FROM t").unwrap();
        let number = |column: usize| found[0].column(column).as_primitive::<Float64Type>().value(0);

        let zero = || exact(0.0);
        let sum = |term: fn(&BigRational, &BigRational) -> BigRational| {
            rows.iter().fold(zero(), |sum, (value, weight)| sum + term(&exact(*value), &exact(*weight)))
        };
        let weight = sum(|_, weight| weight.clone());
        let mean = sum(|value, weight| value * weight) / &weight;
        let variance = sum(|value, weight| value * value * weight) / &weight - &mean * &mean;
        prop_assert!(is_nearest_root(number(0), &(&mean * &mean)));
        if variance == zero() {
            prop_assert_eq!((number(1), number(2)), (0.0, 0.0));
        } else {
            prop_assert!(is_nearest_root(number(1), &variance));
            prop_assert!(is_nearest_root(number(2), &(&variance / (&mean * &mean))));
        }
    }
}
