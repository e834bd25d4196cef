//! What of a distribution is a fraction, held against other fractions and against doubles.

use junheng::numeric::inequality::{
    FederalRangeRatio, Gini, Hoover, Inequality, McLoone, Palma, QuantileRatio, RangeRatio,
    RestrictedRange, Verstegen,
};
use junheng::numeric::{ExactDistribution, NumericError, Rational, WeightedSample, Weights};
use num_rational::BigRational;
use proptest::prelude::*;

use super::super::fractions::{Weighted, ratio};

/// Numerator and denominator of values and weights, with ties.
type Row = ((i64, i64), (i64, i64));

fn part() -> impl Strategy<Value = (i64, i64)> {
    prop_oneof![
        3 => (0..12_i64, Just(1)),
        2 => (0..300_i64, Just(10)),
        1 => (1..1000_i64, 1..1000_i64),
        1 => (i64::MAX - 9..=i64::MAX, i64::MAX - 9..=i64::MAX),
    ]
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec((part(), part()), 1..14).prop_filter("a positive weight", |rows| {
        rows.iter().any(|(_, (weight, _))| *weight > 0)
    })
}

fn columns(rows: &[Row]) -> (Vec<Rational>, Vec<Rational>) {
    let fraction = |(numerator, denominator)| Rational::new(numerator, denominator).unwrap();
    let pairs = rows
        .iter()
        .map(|&(value, weight)| (fraction(value), fraction(weight)));
    pairs.unzip()
}

fn plain(rows: &[Row]) -> Weighted {
    Weighted::of(
        rows.iter()
            .map(|&((a, b), (c, d))| (ratio(a, b), ratio(c, d))),
    )
}

fn is(found: Result<Rational, NumericError>, expected: &BigRational) -> bool {
    found.is_ok_and(|found| found.to_string() == expected.to_string())
}

proptest! {
    #[test]
    fn every_measure_is_the_fraction_of_its_definition(rows in rows(), hundredths in 0..=100_i64) {
        let (values, weights) = columns(&rows);
        let all = ExactDistribution::new(&values, &weights).unwrap();
        let expected = plain(&rows);
        let quantile = |hundredths: i64| expected.quantile(&ratio(hundredths, 100));
        let p = Rational::new(hundredths, 100).unwrap();
        prop_assert!(is(all.quantile(&p).cloned(), &quantile(hundredths)));
        let (upper, lower) = (Rational::new(9, 10).unwrap(), Rational::new(1, 10).unwrap());
        let range = all.restricted_range(&upper, &lower);
        prop_assert!(is(range, &(quantile(90) - quantile(10))));
        let zero = ratio(0, 1);
        if expected.total() > zero {
            prop_assert!(is(all.hoover(), &expected.hoover()));
            prop_assert!(is(all.gini(), &expected.gini()));
        } else {
            prop_assert_eq!(all.gini(), Err(NumericError::NonPositiveMean));
        }
        if quantile(50) > zero {
            prop_assert!(is(all.mc_loone(), &expected.mc_loone()));
            prop_assert!(is(all.verstegen(), &expected.verstegen()));
        }
        if quantile(10) > zero {
            prop_assert!(is(all.quantile_ratio(&upper, &lower), &(quantile(90) / quantile(10))));
        }
        if quantile(5) > zero {
            let expected = (quantile(95) - quantile(5)) / quantile(5);
            prop_assert!(is(all.federal_range_ratio(), &expected));
        }
        if quantile(0) > zero {
            prop_assert!(is(all.range_ratio(), &(quantile(100) / quantile(0))));
        }
        if expected.bottom(&ratio(2, 5)) > zero {
            prop_assert!(is(all.palma(), &expected.palma()));
        }
    }

    #[test]
    fn doubles_come_to_the_double_next_to_it(
        rows in prop::collection::vec((1..400_i32, 0..100_i64), 1..14),
    ) {
        prop_assume!(rows.iter().any(|(_, weight)| *weight > 0));
        // Eighths, which doubles hold, and tenths, which they do not.
        let doubles: Vec<f64> = rows.iter().map(|(value, _)| f64::from(*value) / 8.0).collect();
        let values: Vec<_> = rows.iter().map(|(v, _)| Rational::new(*v, 8).unwrap()).collect();
        let weights: Vec<_> = rows.iter().map(|(_, w)| Rational::new(*w, 10).unwrap()).collect();
        let all = ExactDistribution::new(&values, &weights).unwrap();
        let sample = Weights::from_rationals(&weights).unwrap();
        let sample = WeightedSample::new(&doubles, sample).unwrap();
        let p90 = Rational::new(9, 10).unwrap();
        let p10 = Rational::new(1, 10).unwrap();
        let (p95, p5) = (Rational::new(19, 20).unwrap(), Rational::new(1, 20).unwrap());
        let pairs: [(&dyn Inequality, Result<Rational, NumericError>, f64); 9] = [
            (&Hoover, all.hoover(), 0.0),
            (&McLoone, all.mc_loone(), 0.0),
            (&Verstegen, all.verstegen(), 0.0),
            (&Palma, all.palma(), 0.0),
            (&RangeRatio, all.range_ratio(), 0.0),
            (&QuantileRatio::p90_p10(), all.quantile_ratio(&p90, &p10), 0.0),
            (&RestrictedRange::between_5_and_95(), all.restricted_range(&p95, &p5), 0.0),
            (&FederalRangeRatio, all.federal_range_ratio(), 4e-16),
            (&Gini, all.gini(), 1e-15),
        ];
        for (position, (measure, expected, off)) in pairs.into_iter().enumerate() {
            let (found, expected) = (measure.measure(&sample).unwrap(), expected.unwrap().to_f64());
            prop_assert!((found - expected).abs() <= off * expected, "{position}: {found} {expected}");
        }
    }

    #[test]
    fn the_order_and_a_split_change_nothing(rows in rows(), by in any::<prop::sample::Index>()) {
        let (values, weights) = columns(&rows);
        let all = ExactDistribution::new(&values, &weights).unwrap();
        let mut other = rows.clone();
        other.rotate_left(by.index(rows.len()));
        let (value, (numerator, denominator)) = other[0];
        // Two fifths and three fifths of one of them.
        if let (Some(two), Some(three), Some(five)) = (
            numerator.checked_mul(2),
            numerator.checked_mul(3),
            denominator.checked_mul(5),
        ) {
            other[0].1 = (two, five);
            other.push((value, (three, five)));
        }
        other.push(((-7, 3), (0, 1)));
        let (values, weights) = columns(&other);
        let other = ExactDistribution::new(&values, &weights).unwrap();
        prop_assert_eq!(all.gini(), other.gini());
        prop_assert_eq!(all.hoover(), other.hoover());
        prop_assert_eq!(all.mc_loone(), other.mc_loone());
        prop_assert_eq!(all.verstegen(), other.verstegen());
        prop_assert_eq!(all.palma(), other.palma());
        prop_assert_eq!(all.federal_range_ratio(), other.federal_range_ratio());
    }
}
