//! Bulk moments: digits that are kept, states that travel, and what is refused.

use junheng::numeric::{
    ColumnMoments, ExactMoments, Moments, NumericError, WeightedSample, Weights,
};
use proptest::prelude::*;

/// What the documentation promises.
pub(super) const TOLERANCE: f64 = 2e-15;

pub(super) fn agree(found: f64, exact: f64) -> bool {
    found == exact || (found - exact).abs() <= TOLERANCE * exact.abs()
}

pub(super) fn exact(values: &[f64], weights: &[f64]) -> ExactMoments {
    let mut moments = ExactMoments::new();
    moments
        .extend(values.iter().copied().zip(weights.iter().copied()))
        .unwrap();
    moments
}

pub(super) fn of(values: &[f64], weights: &[f64]) -> Moments {
    let weights = Weights::new(weights).unwrap();
    Moments::of(&WeightedSample::new(values, weights).unwrap()).unwrap()
}

/// 100 000 values 1e15 + {0..7}: the variance of 0..7 is (8² − 1)/12 = 5.25.
fn nearly_equal() -> Vec<f64> {
    (0..100_000_u32).map(|n| 1e15 + f64::from(n % 8)).collect()
}

#[test]
fn values_that_agree_in_fifteen_digits_keep_all_the_rest() {
    let sorted = {
        let mut values = nearly_equal();
        values.sort_by(f64::total_cmp);
        values
    };
    for values in [nearly_equal(), sorted] {
        let moments = Moments::of(&WeightedSample::unweighted(&values).unwrap()).unwrap();
        assert_eq!(moments.mean(), Ok(1e15 + 3.5));
        assert_eq!(moments.variance(), Ok(5.25));
        let mut merged = Moments::EMPTY;
        for piece in values.chunks(values.len().div_ceil(7)) {
            let piece = Moments::of(&WeightedSample::unweighted(piece).unwrap()).unwrap();
            merged.merge(&piece).unwrap();
        }
        assert_eq!(merged.mean(), Ok(1e15 + 3.5));
        assert!(agree(merged.variance().unwrap(), 5.25));
        let mut pushed = Moments::EMPTY;
        for value in &values {
            pushed.push(*value, 1.0).unwrap();
        }
        assert_eq!(pushed.mean(), Ok(1e15 + 3.5));
        assert!(agree(pushed.variance().unwrap(), 5.25));
    }
}

#[test]
fn nothing_has_no_mean() {
    assert_eq!(Moments::EMPTY.mean(), Err(NumericError::Empty));
    assert_eq!(Moments::EMPTY.variance(), Err(NumericError::Empty));
    let mut moments = Moments::EMPTY;
    moments.push(7.0, 0.0).unwrap();
    assert_eq!(moments.coefficient_of_variation(), Err(NumericError::Empty));
}

#[test]
fn what_cannot_be_kept_is_refused_and_not_lost() {
    for value in [1e280, 1e-280] {
        let values = [value, 2.0 * value];
        let sample = WeightedSample::unweighted(&values).unwrap();
        assert_eq!(Moments::of(&sample), Err(NumericError::Overflow));
    }
    let mut moments = Moments::EMPTY;
    assert_eq!(moments.push(1e280, 1.0), Err(NumericError::Overflow));
    assert_eq!(moments, Moments::EMPTY);
    // The square of 10⁻²⁰⁰ is no double.
    moments.push(0.0, 1.0).unwrap();
    let zero = moments;
    assert_eq!(moments.push(1e-200, 1.0), Err(NumericError::Overflow));
    assert_eq!(moments, zero);
    moments = Moments::EMPTY;
    let refused = moments.push(f64::NAN, 1.0);
    assert!(matches!(
        refused,
        Err(NumericError::InvalidValue { index: 0, .. })
    ));
    let refused = moments.push(1.0, -1.0);
    assert_eq!(
        refused,
        Err(NumericError::InvalidWeight {
            index: 0,
            weight: -1.0
        })
    );
    moments.push(1.0, 1.0).unwrap();
    let refused = moments.remove(1.0, 2.0);
    assert_eq!(
        refused,
        Err(NumericError::InvalidWeight {
            index: 0,
            weight: 2.0
        })
    );
    moments.remove(1.0, 1.0).unwrap();
    assert_eq!(moments, Moments::EMPTY);
}

#[test]
fn an_observation_of_weight_zero_changes_nothing_however_large() {
    let mut moments = Moments::EMPTY;
    moments.push(1e300, 0.0).unwrap();
    assert_eq!(moments, Moments::EMPTY);
    moments.push(4.0, 300.0).unwrap();
    moments.push(-1e300, 0.0).unwrap();
    assert_eq!(moments.mean(), Ok(4.0));
    assert_eq!(moments.total_weight(), 300.0);
    assert_eq!(of(&[1e308, 4.0], &[0.0, 3.0]).mean(), Ok(4.0));
    // What is left are zeros, and they have not vanished.
    assert_eq!(of(&[5.0, 0.0], &[0.0, 3.0]).mean(), Ok(0.0));
}

#[test]
fn scattered_columns_are_columns() {
    let table = ndarray::Array2::from_shape_fn((500, 6), |(row, column)| {
        f64::from(u32::try_from(row * 37 % 101 + column).unwrap())
    });
    let mut weights = table.column(5);
    let mut values = table.column(2);
    weights.invert_axis(ndarray::Axis(0));
    values.invert_axis(ndarray::Axis(0));
    let sample = WeightedSample::from_view(values, Weights::from_view(weights).unwrap()).unwrap();
    assert_eq!(
        Moments::of(&sample).unwrap(),
        of(&values.to_vec(), &weights.to_vec())
    );
}

#[test]
fn extending_takes_all_or_nothing() {
    let values = nearly_equal();
    let mut moments = Moments::EMPTY;
    moments
        .extend(values.iter().map(|value| (*value, 1.0)))
        .unwrap();
    assert_eq!(moments.mean(), Ok(1e15 + 3.5));
    assert!(agree(moments.variance().unwrap(), 5.25));
    assert_eq!(moments.total_weight(), 100_000.0);

    let before = moments;
    moments.extend([]).unwrap();
    moments.extend([(1e300, 0.0), (7.0, 0.0)]).unwrap();
    assert_eq!(moments, before);
    let spoilt = |index: usize, pair: (f64, f64)| {
        let pairs = (0..70_000).map(move |at| if at == index { pair } else { (1.0, 1.0) });
        let mut extended = before;
        let refused = extended.extend(pairs).unwrap_err();
        assert_eq!(extended, before);
        refused
    };
    assert_eq!(
        spoilt(69_999, (f64::INFINITY, 1.0)).to_string(),
        "value inf at position 69999 is not finite"
    );
    assert_eq!(
        spoilt(65_535, (1.0, -2.0)).to_string(),
        "weight -2 at position 65535 is negative or not finite"
    );
    assert_eq!(spoilt(0, (1e300, 1.0)), NumericError::Overflow);
}

#[test]
fn a_state_is_written_in_an_order_that_stays() {
    let mut moments = Moments::EMPTY;
    moments.push(4.0, 300.0).unwrap();
    moments.push(8.5, 0.1).unwrap();
    // Σw = 300 + 0.1: the double nearest to 300.1 is 300.1000000000000227, and 0.1 is a bit more
    // than a tenth; Σw(x − 4) = 0.1 · 4.5 and Σw(x − 4)² = 0.1 · 20.25.
    let written = serde_json::to_value(moments).unwrap();
    let keys = serde_json::to_string(&moments).unwrap();
    assert!(
        keys.starts_with(r#"{"origin":"4.0","weight":["300.1","-2.27"#),
        "{keys}"
    );
    assert!(keys.contains(r#"],"first":["0.45","#), "{keys}");
    assert!(keys.contains(r#"],"second":["2.025","#), "{keys}");
    assert_eq!(serde_json::from_value::<Moments>(written).unwrap(), moments);
    let empty =
        r#"{"origin":"0.0","weight":["0.0","0.0"],"first":["0.0","0.0"],"second":["0.0","0.0"]}"#;
    assert_eq!(serde_json::to_string(&Moments::EMPTY).unwrap(), empty);
    assert_eq!(
        serde_json::from_str::<Moments>(empty).unwrap(),
        Moments::EMPTY
    );
}

#[test]
fn states_that_no_observations_lead_to_are_refused() {
    let read = |origin: &str, weight: [&str; 2], first: [&str; 2], second: [&str; 2]| {
        let record = serde_json::json!({
            "origin": origin, "weight": weight, "first": first, "second": second,
        });
        serde_json::from_value::<Moments>(record).map_err(|error| error.to_string())
    };
    let (one, none) = (["1.0", "0.0"], ["0.0", "0.0"]);
    assert!(read("4", ["1", "1e-17"], none, none).is_ok());
    let state = |index: usize, number: &str| {
        Err(format!(
            "number {index} of the state of moments cannot be {number}"
        ))
    };
    assert_eq!(read("NaN", one, none, none), state(0, "NaN"));
    assert_eq!(read("0", ["inf", "0"], none, none), state(1, "inf"));
    assert_eq!(read("0", one, none, ["1", "-inf"]), state(6, "-inf"));
    assert_eq!(read("0", ["-1", "0"], none, none), state(1, "-1.0"));
    assert_eq!(read("0", one, none, ["-1", "0"]), state(5, "-1.0"));
    // The second double is less than what the first rounds away.
    assert_eq!(read("0", ["1", "0.5"], none, none), state(2, "0.5"));
    assert_eq!(read("0", one, ["0", "1"], none), state(4, "1.0"));
    assert_eq!(read("0", one, none, ["1", "3e-16"]), state(6, "3e-16"));
    // Nothing weighs nothing and has no sums.
    assert_eq!(read("7", none, none, none), Ok(Moments::EMPTY));
    assert_eq!(read("0", none, one, none), state(3, "1.0"));
    assert_eq!(read("0", none, none, one), state(5, "1.0"));
    let overflow = "the result is beyond the largest double".to_owned();
    assert_eq!(read("0", ["1e300", "0"], none, none), Err(overflow));
    assert!(
        read("four", one, none, none)
            .unwrap_err()
            .starts_with("invalid float literal")
    );
    let unknown = r#"{"origin":"0","weight":["1","0"],"first":["0","0"],"second":["0","0"],"n":1}"#;
    let refused = serde_json::from_str::<Moments>(unknown).unwrap_err();
    assert!(refused.to_string().starts_with("unknown field `n`"));
}

/// Values of one sign or both, over many orders of magnitude.
pub(super) fn value() -> impl Strategy<Value = f64> {
    (1.0..2.0_f64, -30..30_i32, any::<bool>()).prop_map(|(digits, power, negative)| {
        digits * 2_f64.powi(power) * if negative { -1.0 } else { 1.0 }
    })
}

pub(super) fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), 1e-3..1e4_f64, (1..3000_u32).prop_map(f64::from)]
}

/// Sums within their range may be those of a mean square that is not: (1e160)² · 1e−60 = 1e260.
#[test]
fn a_mean_square_beyond_the_range_is_refused_as_the_sums_are() {
    for (values, weight) in [([1e160, 2e160], 1e-60), ([1e-170, 2e-170], 1e200)] {
        let weights = [weight, weight];
        let sample = WeightedSample::new(&values, Weights::new(&weights).unwrap()).unwrap();
        assert_eq!(Moments::of(&sample), Err(NumericError::Overflow));
        let mut moments = Moments::EMPTY;
        let pairs = values.into_iter().zip(weights);
        assert_eq!(moments.extend(pairs), Err(NumericError::Overflow));
        assert_eq!(moments, Moments::EMPTY);
    }
}

/// Of two values that agree in fifteen digits, the second has so little weight that its square about
/// the first is below the smallest double; the variance, 1e−50 · (1e−20)² = 1e−90, is not.
#[test]
fn squares_that_vanish_beside_nearly_equal_values_are_refused() {
    let values = [1e-5, 1e-5 + 1e-20];
    let weights = Weights::new(&[1e-250, 1e-300]).unwrap();
    let sample = WeightedSample::new(&values, weights.clone()).unwrap();
    assert_eq!(Moments::of(&sample), Err(NumericError::Overflow));
    let table = ndarray::arr2(&[[values[0]], [values[1]]]);
    assert_eq!(
        ColumnMoments::of(table.view(), &weights).unwrap_err(),
        NumericError::ColumnOverflow { column: 0 }
    );
}

#[test]
fn what_cannot_have_been_there_is_not_removed() {
    let mut moments = of(&[1.0, 2.0], &[1.0, 1.0]);
    let before = moments;
    assert_eq!(moments.remove(1e200, 1e-5), Err(NumericError::Overflow));
    assert_eq!(moments, before);
}

/// The mean is 1e−300/3, the deviation about 1e100.
#[test]
fn a_coefficient_beyond_the_largest_double_is_refused() {
    let moments = of(&[1e100, -1e100, 1e-300], &[1.0, 1.0, 1.0]);
    assert!(moments.mean().unwrap() > 0.0);
    assert_eq!(
        moments.coefficient_of_variation(),
        Err(NumericError::Overflow)
    );
}
