//! Laws of weights that are decimals, and plain fractions to hold them against.

use junheng::numeric::inequality::{
    CoefficientOfVariation, Gini, Hoover, Inequality, McLoone, OrderedSample, Palma, Quantile,
    StandardDeviation, Verstegen,
};
use junheng::numeric::{NumericError, Rational, WeightedSample, Weights};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::super::fractions::{Weighted, exact, ratio};
use super::table::{NAMES, measure};

/// Eighths, which doubles hold, with ties.
fn eighths() -> impl Strategy<Value = i32> {
    prop_oneof![4 => 1..400_i32, 1 => 0..4_i32, 1 => Just(8)]
}

/// Tenths and hundredths that tie, and decimals with all their digits.
fn weight() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        6 => (0..30_i64).prop_map(|tenths| Decimal::new(tenths, 1)),
        3 => (0..300_i64).prop_map(|hundredths| Decimal::new(hundredths, 2)),
        1 => (1..79_228_162_514_264_337_593_543_950_335_i128, 0..=28_u32)
            .prop_map(|(digits, places)| Decimal::from_i128_with_scale(digits, places)),
        1 => (1..5_i64, 0..=28_u32).prop_map(|(digit, places)| Decimal::new(digit, places)),
    ]
}

fn rows() -> impl Strategy<Value = Vec<(i32, Decimal)>> {
    prop::collection::vec((eighths(), weight()), 1..16).prop_filter("a positive weight", |rows| {
        rows.iter().any(|(_, weight)| !weight.is_zero())
    })
}

fn values(rows: &[(i32, Decimal)]) -> Vec<f64> {
    rows.iter()
        .map(|(value, _)| f64::from(*value) / 8.0)
        .collect()
}

fn ordered(rows: &[(i32, Decimal)]) -> OrderedSample {
    let (values, weights): (Vec<f64>, Vec<Decimal>) = (
        values(rows),
        rows.iter().map(|(_, weight)| *weight).collect(),
    );
    let weights = Weights::from_decimals(&weights).unwrap();
    OrderedSample::from(&WeightedSample::new(&values, weights).unwrap())
}

fn fractions(rows: &[(i32, Decimal)]) -> Weighted {
    Weighted::of(rows.iter().map(|(value, weight)| {
        let power = BigInt::from(10).pow(weight.scale());
        let weight = BigRational::new(weight.mantissa().into(), power);
        (ratio(i64::from(*value), 8), weight)
    }))
}

/// All measures, bit for bit; errors as they are.
fn everything(sample: &OrderedSample) -> Vec<Result<u64, NumericError>> {
    let bits = |name: &&str| measure(name, sample).map(f64::to_bits);
    NAMES.iter().map(bits).collect()
}

/// Those that are rounded once, and so do not know how a sum came about.
const ONCE: [&str; 9] = [
    "mean",
    "cv_population",
    "ge2",
    "hoover",
    "wq_0.05",
    "wq_0.5",
    "mcloone",
    "verstegen",
    "palma",
];

fn rounded_once(sample: &OrderedSample) -> Vec<Result<u64, NumericError>> {
    let bits = |name: &&str| measure(name, sample).map(f64::to_bits);
    ONCE.iter().map(bits).collect()
}

proptest! {
    #[test]
    fn what_is_measured_is_what_fractions_give(rows in rows(), twentieths in 0..=20_i64) {
        let (sample, expected) = (ordered(&rows), fractions(&rows));
        let nearest = |found: Result<f64, NumericError>, expected: &BigRational| {
            found.is_ok_and(|found| exact(expected).rounds_to(found))
        };
        let p = Rational::new(twentieths, 20).unwrap();
        let quantile = Quantile::new(p).unwrap().measure_ordered(&sample);
        prop_assert!(nearest(quantile, &expected.quantile(&ratio(twentieths, 20))));
        prop_assert!(nearest(sample.total_weight(), &expected.weight()));
        prop_assert!(nearest(sample.mean(), &expected.mean()));
        let variance = exact(&expected.variance());
        let deviation = StandardDeviation::POPULATION.measure_ordered(&sample).unwrap();
        prop_assert!(variance.root_rounds_to(deviation));
        if expected.total() > ratio(0, 1) {
            prop_assert!(nearest(Hoover.measure_ordered(&sample), &expected.hoover()));
            let gini = Gini.measure_ordered(&sample).unwrap();
            let error = BigRational::from_float(gini).unwrap() - expected.gini();
            let allowed = expected.gini() * BigRational::from_float(1e-15).unwrap();
            prop_assert!(error <= allowed && error >= -allowed);
            let cv = CoefficientOfVariation::POPULATION.measure_ordered(&sample).unwrap();
            let mean = expected.mean();
            prop_assert!(exact(&(expected.variance() / &mean / &mean)).root_rounds_to(cv));
        }
        if expected.quantile(&ratio(1, 2)) > ratio(0, 1) {
            prop_assert!(nearest(McLoone.measure_ordered(&sample), &expected.mc_loone()));
            prop_assert!(nearest(Verstegen.measure_ordered(&sample), &expected.verstegen()));
        }
        if expected.bottom(&ratio(2, 5)) > ratio(0, 1) {
            prop_assert!(nearest(Palma.measure_ordered(&sample), &expected.palma()));
        }
    }

    #[test]
    fn the_order_of_the_rows_changes_no_bit(rows in rows(), by in any::<prop::sample::Index>()) {
        let mut turned = rows.clone();
        turned.rotate_left(by.index(rows.len()));
        prop_assert_eq!(everything(&ordered(&turned)), everything(&ordered(&rows)));
        turned.reverse();
        prop_assert_eq!(everything(&ordered(&turned)), everything(&ordered(&rows)));
    }

    #[test]
    fn weights_of_zero_change_no_bit(rows in rows(), value in eighths(), by in any::<prop::sample::Index>()) {
        let mut more = rows.clone();
        more.insert(by.index(rows.len() + 1), (value, Decimal::ZERO));
        more.insert(by.index(rows.len() + 2), (-1, Decimal::new(0, 28)));
        prop_assert_eq!(everything(&ordered(&more)), everything(&ordered(&rows)));
    }

    #[test]
    fn all_weights_in_another_unit_are_the_same(
        tenths in prop::collection::vec((eighths(), 1..1000_i64), 1..16),
        places in 0..=28_u32,
        factor in 1..1_000_000_i64,
    ) {
        let rows = |factor: i64, places: u32| -> Vec<_> {
            let row = |&(value, weight)| (value, Decimal::new(weight * factor, places));
            tenths.iter().map(row).collect()
        };
        let (one, other) = (ordered(&rows(1, 1)), ordered(&rows(factor, places)));
        prop_assert_eq!(rounded_once(&one), rounded_once(&other));
    }

    #[test]
    fn two_of_one_value_are_as_good_as_one(
        rows in rows(),
        value in eighths(),
        parts in (0..10_i128.pow(27), 1..10_i128.pow(27)),
        places in 0..=28_u32,
    ) {
        let weight = |digits| Decimal::from_i128_with_scale(digits, places);
        let (mut one, mut two) = (rows.clone(), rows);
        one.push((value, weight(parts.0 + parts.1)));
        two.extend([(value, weight(parts.0)), (value, weight(parts.1))]);
        prop_assert_eq!(rounded_once(&ordered(&two)), rounded_once(&ordered(&one)));
    }

    #[test]
    fn whole_numbers_and_other_doubles_give_the_bits_of_doubles(
        rows in prop::collection::vec((eighths(), 1..100_000_u32), 1..16),
        eighths in any::<bool>(),
    ) {
        let scale = if eighths { 8 } else { 1 };
        let decimals = rows.iter().map(|&(value, weight)| {
            (value, Decimal::from(weight) / Decimal::from(scale))
        });
        let decimals: Vec<_> = decimals.collect();
        let doubles: Vec<f64> = rows
            .iter()
            .map(|&(_, weight)| f64::from(weight) / f64::from(scale))
            .collect();
        let values = values(&decimals);
        let sample = WeightedSample::new(&values, Weights::new(&doubles).unwrap()).unwrap();
        let plain = OrderedSample::from(&sample);
        let exact = ordered(&decimals);
        prop_assert_eq!(everything(&exact), everything(&plain));
        prop_assert_eq!(exact.total_weight(), plain.moments().total_weight());
        prop_assert_eq!(exact.moments(), plain.moments());
    }

    #[test]
    fn what_is_measured_in_bulk_or_without_each_is_near_the_exact(
        tenths in prop::collection::vec((eighths(), 1..3000_i64, 1..=2_u32), 2..16),
    ) {
        let row = |&(value, weight, places)| (value, Decimal::new(weight, places));
        let rows: Vec<_> = tenths.iter().map(row).collect();
        let (values, weights): (Vec<f64>, Vec<Decimal>) =
            (values(&rows), rows.iter().map(|(_, weight)| *weight).collect());
        let sample = WeightedSample::new(&values, Weights::from_decimals(&weights).unwrap()).unwrap();
        let cv = CoefficientOfVariation::POPULATION;
        let near = |left: f64, right: f64| (left - right).abs() <= 2e-13 * right.abs();
        if let Ok(expected) = cv.measure(&sample) {
            prop_assert!(near(cv.measure_in_bulk(&sample).unwrap(), expected));
        }
        if let Ok(without) = cv.measure_without_each(&sample) {
            for (index, found) in without.into_iter().enumerate() {
                let mut rest = rows.clone();
                rest.remove(index);
                let expected = cv.measure_ordered(&ordered(&rest)).unwrap();
                prop_assert!(near(found, expected), "{index}: {found} {expected}");
            }
        }
    }
}
