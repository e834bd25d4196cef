//! [`ExactMoments`] of many observations, which are added up by blocks: lengths, ends and extremes.

use junheng::numeric::{ExactMoments, NumericError, WeightedSample, Weights};
use num_bigint::BigInt;
use proptest::prelude::*;

/// The largest significand.
pub(super) const FULL: u64 = (1 << 53) - 1;

/// The exponents that the last bit of a double can have.
pub(super) const EXPONENTS: core::ops::RangeInclusive<i32> = -1074..=971;

/// `significand · 2^exponent`, without rounding.
pub(super) fn double(significand: u64, exponent: i32) -> f64 {
    assert!(significand <= FULL && EXPONENTS.contains(&exponent));
    let power = if exponent >= -1022 {
        f64::from_bits(u64::try_from(exponent + 1023).unwrap() << 52)
    } else {
        f64::from_bits(1 << (exponent + 1074))
    };
    #[expect(clippy::cast_precision_loss, reason = "it has 53 bits")]
    let significand = significand as f64;
    significand * power
}

/// A double as a whole number times a power of two.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    pub(super) significand: i64,
    pub(super) exponent: i32,
}

impl Parts {
    pub(super) fn of(double: f64) -> Self {
        let bits = double.to_bits();
        let field = i32::try_from((bits >> 52) & 0x7ff).unwrap();
        let fraction = i64::try_from(bits & ((1 << 52) - 1)).unwrap();
        let (significand, exponent) = match field {
            0 => (fraction, -1074),
            _ => (fraction + (1 << 52), field - 1075),
        };
        Self {
            significand: if double < 0.0 {
                -significand
            } else {
                significand
            },
            exponent,
        }
    }

    /// In units of a power of two that is not above the exponent.
    pub(super) fn over(self, unit: i32) -> BigInt {
        BigInt::from(self.significand) << (self.exponent - unit)
    }
}

/// The number in its one written form.
pub(super) fn written(number: &BigInt, exponent: i32) -> String {
    let Some(zeros) = number.trailing_zeros() else {
        return "0x0p0".to_owned();
    };
    let sign = if *number < BigInt::ZERO { "-" } else { "" };
    let odd = number.magnitude() >> zeros;
    let exponent = i64::from(exponent) + i64::try_from(zeros).unwrap();
    format!("{sign}0x{odd:x}p{exponent}")
}

/// The state that the observations lead to, added up one by one in big integers.
pub(super) fn expected(observations: &[(f64, f64)]) -> String {
    let parts = |&(value, weight): &(f64, f64)| (Parts::of(value), Parts::of(weight));
    let units = observations.iter().map(parts);
    let value_unit = units.clone().map(|(x, _)| x.exponent).min().unwrap_or(0);
    let weight_unit = units.clone().map(|(_, w)| w.exponent).min().unwrap_or(0);
    let (mut count, mut weight) = (0, BigInt::ZERO);
    let (mut total, mut squares) = (BigInt::ZERO, BigInt::ZERO);
    for (x, w) in units {
        let (x, w) = (x.over(value_unit), w.over(weight_unit));
        count += u32::from(w != BigInt::ZERO);
        let product = &w * &x;
        squares += &product * &x;
        total += product;
        weight += w;
    }
    format!(
        r#"{{"count":{count},"weight":"{}","total":"{}","squares":"{}"}}"#,
        written(&weight, weight_unit),
        written(&total, weight_unit + value_unit),
        written(&squares, weight_unit + 2 * value_unit),
    )
}

pub(super) fn state(moments: &ExactMoments) -> String {
    serde_json::to_string(moments).unwrap()
}

pub(super) fn extended(observations: &[(f64, f64)]) -> ExactMoments {
    let mut moments = ExactMoments::new();
    moments.extend(observations.iter().copied()).unwrap();
    moments
}

pub(super) fn pushed(observations: &[(f64, f64)]) -> ExactMoments {
    let mut moments = ExactMoments::new();
    for &(value, weight) in observations {
        moments.push(value, weight).unwrap();
    }
    moments
}

/// Every way in leads to the state of the big integers.
#[track_caller]
pub(super) fn assert_exact(observations: &[(f64, f64)]) {
    let expected = expected(observations);
    let together = extended(observations);
    assert_eq!(state(&together), expected);
    assert_eq!(together, pushed(observations));
    let (values, weights): (Vec<_>, Vec<_>) = observations.iter().copied().unzip();
    if let Ok(weights) = Weights::new(&weights) {
        let sample = WeightedSample::new(&values, weights).unwrap();
        assert_eq!(state(&ExactMoments::from(&sample)), expected);
    }
    if !values.is_empty() {
        let ones: Vec<_> = values.iter().map(|&value| (value, 1.0)).collect();
        let sample = WeightedSample::unweighted(&values).unwrap();
        assert_eq!(ExactMoments::from(&sample), pushed(&ones));
    }
}

/// How the exponents of a column are spread below the greatest: closely, at the ends of what a block
/// can hold (11 powers of two with full significands, 63 with powers of two), or beyond.
pub(super) fn steps_down() -> impl Strategy<Value = i32> {
    prop_oneof![
        8 => 0..4,
        3 => 9..14,
        1 => 50..55,
        2 => 61..67,
        1 => 0..2100,
    ]
}

pub(super) fn significand() -> impl Strategy<Value = u64> {
    prop_oneof![
        2 => 0..=FULL,
        2 => Just(FULL),
        1 => Just(1_u64 << 52),
        1 => (0_u32..53).prop_map(|bit| 1 << bit),
        2 => 0_u64..3000,
        1 => Just(0),
    ]
}

/// Whether a column is as common data are, with now and then an outlier, or as wild as doubles can be.
pub(super) fn column(length: usize) -> impl Strategy<Value = Vec<f64>> {
    let number = || (significand(), steps_down());
    let tame = (0_u64..3000, 0_i32..4);
    let kinds = prop_oneof![
        2 => prop::collection::vec(number(), length),
        2 => prop::collection::vec(prop_oneof![60 => tame, 1 => number()], length),
    ];
    (EXPONENTS, kinds).prop_map(|(greatest, numbers)| {
        let least = *EXPONENTS.start();
        let number =
            |(significand, steps): (u64, i32)| double(significand, (greatest - steps).max(least));
        numbers.into_iter().map(number).collect()
    })
}

/// All positive, all negative, or mixed.
pub(super) fn signs(length: usize) -> impl Strategy<Value = Vec<bool>> {
    prop_oneof![
        Just(vec![false; length]),
        Just(vec![true; length]),
        prop::collection::vec(any::<bool>(), length),
    ]
}

pub(super) fn observations(
    lengths: core::ops::Range<usize>,
) -> impl Strategy<Value = Vec<(f64, f64)>> {
    let columns = |length| (column(length), signs(length), column(length));
    let rows = lengths.prop_flat_map(columns);
    rows.prop_map(|(values, signs, weights)| {
        let signed = values.into_iter().zip(signs);
        let signed = signed.map(|(value, is_negative)| if is_negative { -value } else { value });
        signed.zip(weights).collect()
    })
}

#[test]
fn every_length_is_served() {
    let all: Vec<_> = (0..600_u32)
        .map(|n| (f64::from(n % 37) / 3.0 - 5.0, f64::from(n % 11) / 7.0))
        .collect();
    for length in (0..40).chain([100, 255, 256, 257, 279, 280, 511, 512, 513, 600]) {
        assert_exact(&all[..length]);
    }
    for cut in 0..=600 {
        let (left, right) = all.split_at(cut);
        let mut merged = extended(left);
        merged.merge(&extended(right));
        assert_eq!(merged, pushed(&all), "cut at {cut}");
    }
}

#[test]
fn the_ends_of_a_block_are_where_they_are() {
    // The largest has 64 bits: 11 below it a full significand fits, 12 below it does not; of a power
    // of two the last bit is 63 below.
    for (significand, steps) in [(FULL, 10), (FULL, 11), (FULL, 12), (FULL, 13)]
        .into_iter()
        .chain((60..67).map(|steps| (1 << 52, steps)))
        .chain((10..16).map(|steps| (FULL - 1, steps)))
    {
        for top in [971, 0, -900] {
            let (high, low) = (double(FULL, top), double(significand, top - steps));
            let ones = |value| vec![(value, 1.0); 40];
            assert_exact(&[ones(high), ones(low), ones(-low)].concat());
            let swapped = |weight| vec![(1.0, weight); 40];
            assert_exact(&[swapped(low), swapped(high)].concat());
            assert_exact(&[vec![(low, high); 50], vec![(-high, low); 50]].concat());
        }
    }
}

#[test]
fn an_outlier_in_a_block_leaves_the_others() {
    for place in [0, 1, 100, 254, 255, 256, 299] {
        for outlier in [1e300, -1e300, f64::MAX, 5e-324, 0.0, -0.0] {
            let mut all = vec![(0.1, 0.7); 300];
            all[place].0 = outlier;
            assert_exact(&all);
            let mut all = vec![(-0.1, 0.7); 300];
            all[place].1 = outlier.abs();
            assert_exact(&all);
            // Of weight zero it is nothing.
            all[place] = (outlier, 0.0);
            assert_exact(&all);
        }
    }
}

#[test]
fn subnormal_numbers_are_whole() {
    for (value, weight) in [(1, 1), (1 << 51, 3), ((1 << 52) - 1, (1 << 52) - 1)] {
        let (value, weight) = (double(value, -1074), double(weight, -1074));
        assert_exact(&vec![(value, weight); 300]);
        assert_exact(&[vec![(value, 1.0); 100], vec![(-value, 1e300); 100]].concat());
        // Across the border to normal numbers, where the last bit stays.
        let normal = double(FULL, -1074);
        assert_exact(&[vec![(value, normal); 100], vec![(normal, weight); 100]].concat());
    }
}

#[test]
fn sums_beyond_the_largest_double_are_sums() {
    let all = vec![(f64::MAX, f64::MAX); 600];
    assert_exact(&all);
    let moments = extended(&all);
    assert_eq!(moments.total_weight(), Err(NumericError::Overflow));
    assert_eq!(moments.mean(), Ok(f64::MAX));
    assert_eq!(moments.variance(), Ok(0.0));
    let around: Vec<_> = all
        .iter()
        .zip([1.0, -1.0].into_iter().cycle())
        .map(|(&(value, weight), sign)| (value * sign, weight))
        .collect();
    assert_exact(&around);
    assert_eq!(extended(&around).mean(), Ok(0.0));
    assert_eq!(extended(&around).standard_deviation(), Ok(f64::MAX));
}

#[test]
fn what_came_before_a_refusal_is_taken_in() {
    for (length, refused) in [(0, 0.0), (10, 1.0), (255, 2.0), (256, 3.0), (300, 4.0)] {
        let all: Vec<_> = (0..length).map(|n| (f64::from(n), 2.0)).collect();
        let index = all.len();
        let mut moments = ExactMoments::new();
        let weights = all.iter().copied().chain([(refused, -1.0), (9.0, 9.0)]);
        let invalid = NumericError::InvalidWeight {
            index,
            weight: -1.0,
        };
        assert_eq!(moments.extend(weights), Err(invalid));
        assert_eq!(moments, pushed(&all));
        let mut moments = ExactMoments::new();
        let values = all.iter().copied().chain([(f64::INFINITY, 1.0)]);
        let value = f64::INFINITY;
        let invalid = NumericError::InvalidValue { index, value };
        assert_eq!(moments.extend(values), Err(invalid));
        assert_eq!(moments, pushed(&all));
    }
}
