//! The Gini index of many, and of weights at their limit, against exact fractions.

use super::table::sample;
use junheng::numeric::inequality::{Gini, Inequality as _};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

/// Doubles as whole numbers of one unit, a power of two.
pub(super) fn whole(numbers: impl Iterator<Item = f64>) -> Vec<BigInt> {
    let exact: Vec<_> = numbers
        .map(|number| BigRational::from_float(number).unwrap())
        .collect();
    // All denominators are powers of two, so the greatest is a multiple of each.
    let unit = exact.iter().map(BigRational::denom).max().unwrap().clone();
    exact
        .iter()
        .map(|number| number.numer() * (&unit / number.denom()))
        .collect()
}

/// Σ wᵢ xᵢ (2Cᵢ − wᵢ − W) / (W Σ wᵢ xᵢ), which is not the form that is computed.
pub(super) fn exact(rows: &[(f64, f64)]) -> BigRational {
    let mut ordered = rows.to_vec();
    ordered.sort_by(|left, right| left.0.total_cmp(&right.0));
    let values = whole(ordered.iter().map(|row| row.0));
    let weights = whole(ordered.iter().map(|row| row.1));
    let all: BigInt = weights.iter().sum();
    let (mut running, mut total, mut differences) = (BigInt::ZERO, BigInt::ZERO, BigInt::ZERO);
    for (value, weight) in values.iter().zip(&weights) {
        running += weight;
        let product = weight * value;
        differences += &product * (BigInt::from(2) * &running - weight - &all);
        total += product;
    }
    BigRational::new(differences, all * total)
}

pub(super) fn index(rows: &[(f64, f64)]) -> f64 {
    let (values, weights): (Vec<_>, Vec<_>) = rows.iter().copied().unzip();
    Gini.measure(&sample(&values, Some(&weights))).unwrap()
}

/// Within 10⁻¹⁵ of the exact index, relative, and the same in every order of the rows.
#[track_caller]
pub(super) fn assert_right(rows: &[(f64, f64)]) {
    let (computed, exact) = (index(rows), exact(rows));
    let error = BigRational::from_float(computed).unwrap() - &exact;
    let bound = &exact / BigInt::from(10_u64.pow(15));
    assert!(
        -&bound <= error && error <= bound,
        "{computed} of {} rows",
        rows.len()
    );
    let bits = computed.to_bits();
    let mut other = rows.to_vec();
    other.reverse();
    assert_eq!(index(&other).to_bits(), bits, "reversed");
    other.rotate_left(rows.len() / 3);
    assert_eq!(index(&other).to_bits(), bits, "rotated");
    other.sort_by(|left, right| left.1.total_cmp(&right.1));
    assert_eq!(index(&other).to_bits(), bits, "by weight");
    other.sort_by(|left, right| left.0.total_cmp(&right.0));
    assert_eq!(index(&other).to_bits(), bits, "by value");
    other.insert(rows.len() / 2, (9e9, 0.0));
    assert_eq!(index(&other).to_bits(), bits, "with a weight of zero");
}

/// Numbers from 0 to 1, made up by a fixed sequence.
fn units() -> impl FnMut() -> f64 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        f64::from(u32::try_from(state >> 32).unwrap()) / 2_f64.powi(32)
    }
}

#[test]
fn many_are_as_exact_as_few() {
    type Kind = fn(f64) -> f64;
    let values: [Kind; 6] = [
        |unit| 3.0 + 9.0 * unit,
        |unit| (20.0 * unit - 10.0).exp(),
        // Ties, and many that have nothing.
        |unit| (20.0 * unit).floor() - (20.0 * unit).floor().min(5.0),
        |unit| 7.0 * (1.0 + 1e-12 * unit),
        |unit| if unit < 0.001 { 1e50 } else { unit },
        |unit| unit * 1e-300,
    ];
    let weights: [Kind; 4] = [
        |_| 1.0,
        |unit| (3000.0 * unit).floor() + 1.0,
        |unit| 50.0 * unit + 0.1,
        |unit| (60.0 * unit - 30.0).exp(),
    ];
    let mut next = units();
    for count in [2, 3, 24, 511, 512, 3001] {
        for value in values {
            for weight in weights {
                let mut rows: Vec<_> = (0..count)
                    .map(|_| (value(next()), weight(next())))
                    .collect();
                rows[0].0 = 11.0;
                assert_right(&rows);
            }
        }
    }
}

/// Below a total of 2⁵³ sums of whole weights are exact; from there on they are not.
#[test]
fn whole_weights_reach_to_their_limit() {
    let limit = 2_f64.powi(53);
    for weights in [
        [limit - 3.0, 1.0, 1.0],
        [limit - 2.0, 1.0, 1.0],
        [limit - 1.0, 1.0, 1.0],
        [limit, 1.0, 1.0],
        [1.0, limit, 1.0],
        [1.0, 1.0, limit + 2.0],
        [limit / 2.0 - 0.5, 0.5, 1.0],
        [1e60, 1.0, 1e-60],
    ] {
        for values in [[0.0, 1.0, 3.0], [3.0, 1.0, 0.0], [1.0, 3.0, 1e20]] {
            let rows: Vec<_> = values.into_iter().zip(weights).collect();
            assert_right(&rows);
        }
    }
}

/// Rows with numbers in the range of plain doubles, whole weights or not.
pub(super) fn rows() -> impl Strategy<Value = Vec<(f64, f64)>> {
    let value = prop_oneof![
        4 => 0.0..1000.0,
        2 => (0_u32..5).prop_map(f64::from),
        1 => (-60.0..60.0).prop_map(f64::exp2),
    ];
    let whole = prop::collection::vec((value.clone(), (0_u32..3000).prop_map(f64::from)), 1..80);
    let broken = prop::collection::vec((value, 0.0..3000.0), 1..80);
    prop_oneof![whole, broken].prop_filter("a mean above zero", |rows| {
        rows.iter().any(|(value, weight)| value * weight > 0.0)
    })
}
