//! What of a distribution is a fraction, by hand, and what is refused.

use junheng::numeric::{ExactDistribution, NumericError, Rational};
use rust_decimal::Decimal;

fn numbers(texts: &[&str]) -> Vec<Rational> {
    let number = |text: &&str| Rational::from(text.parse::<Decimal>().unwrap());
    texts.iter().map(number).collect()
}

fn fraction(numerator: i64, denominator: i64) -> Rational {
    Rational::new(numerator, denominator).unwrap()
}

#[test]
fn the_measures_of_ten_by_hand() {
    let values = numbers(&["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    let weights = numbers(&["0.1"; 10]);
    let all = ExactDistribution::new(&values, &weights).unwrap();
    assert_eq!(all.quantile(&fraction(1, 2)), Ok(&Rational::from(5)));
    assert_eq!(all.quantile(&Rational::ZERO), Ok(&Rational::ONE));
    assert_eq!(all.quantile(&Rational::ONE), Ok(&Rational::from(10)));
    assert_eq!(all.place(&fraction(1, 2)), Ok(4));
    assert_eq!(all.range_ratio(), Ok(Rational::from(10)));
    let (upper, lower) = (fraction(9, 10), fraction(1, 10));
    assert_eq!(all.quantile_ratio(&upper, &lower), Ok(Rational::from(9)));
    assert_eq!(all.restricted_range(&upper, &lower), Ok(Rational::from(8)));
    assert_eq!(all.federal_range_ratio(), Ok(Rational::from(9)));
    // 15/(5 · 5) and 45/(5 · 6)
    assert_eq!(all.mc_loone(), Ok(fraction(3, 5)));
    assert_eq!(all.verstegen(), Ok(fraction(3, 2)));
    // 2 (0.5 + 1.5 + … + 4.5)/(2 · 55)
    assert_eq!(all.hoover(), Ok(fraction(25, 110)));
    // (n² − 1)/(3n) over n + 1: 99/(30 · 11)
    assert_eq!(all.gini(), Ok(fraction(3, 10)));
    // 10/(1 + 2 + 3 + 4), and (9 + 10)/(1 + 2).
    assert_eq!(all.palma(), Ok(Rational::ONE));
    let fifth = fraction(1, 5);
    assert_eq!(all.share_ratio(&fifth, &fifth), Ok(fraction(19, 3)));
}

#[test]
fn a_boundary_splits_the_observation_it_falls_into() {
    // Of seven, the top tenth is 0.7 of 55, and the bottom four tenths are 3 + 5 + 0.8 · 8.
    let values = numbers(&["3", "5", "8", "13", "21", "34", "55"]);
    let weights = numbers(&["1"; 7]);
    let all = ExactDistribution::new(&values, &weights).unwrap();
    assert_eq!(all.palma(), Ok(fraction(385, 144)));
    assert_eq!(fraction(385, 144).to_f64(), 2.673_611_111_111_111);
}

#[test]
fn of_equal_values_the_first_given_is_named() {
    let values = numbers(&["2", "1", "2", "1"]);
    let weights = numbers(&["1", "0", "1", "1"]);
    let all = ExactDistribution::new(&values, &weights).unwrap();
    assert_eq!(all.place(&Rational::ZERO), Ok(3));
    assert_eq!(all.place(&fraction(1, 2)), Ok(0));
    assert_eq!(all.place(&Rational::ONE), Ok(2));
}

#[test]
fn debts_leave_what_is_defined_for_them() {
    let values = numbers(&["-50", "0", "10", "100"]);
    let weights = numbers(&["1"; 4]);
    let all = ExactDistribution::new(&values, &weights).unwrap();
    // (65 + 15 + 5 + 85)/(2 · 4 · 15)
    assert_eq!(all.hoover(), Ok(fraction(17, 12)));
    let negative = NumericError::NegativeValue { value: -50.0 };
    assert_eq!(all.gini(), Err(negative));
    let denominator = |denominator| Err(NumericError::NonPositiveDenominator { denominator });
    assert_eq!(all.range_ratio(), denominator(-50.0));
    assert_eq!(all.federal_range_ratio(), denominator(-50.0));
    assert_eq!(all.mc_loone(), denominator(0.0));
    assert_eq!(all.verstegen(), denominator(0.0));
    // −50 + 0.6 · 0
    assert_eq!(all.palma(), denominator(-50.0));
}

#[test]
fn what_cannot_be_measured_says_why() {
    let refused = |values: &[&str], weights: &[&str]| {
        let (values, weights) = (numbers(values), numbers(weights));
        ExactDistribution::new(&values, &weights)
            .map(|_| ())
            .unwrap_err()
    };
    assert_eq!(refused(&[], &[]), NumericError::Empty);
    let lengths = NumericError::LengthMismatch {
        values: 1,
        weights: 2,
    };
    assert_eq!(refused(&["1"], &["1", "1"]), lengths);
    let negative = refused(&["1", "2"], &["1", "-0.5"]);
    assert_eq!(
        negative.to_string(),
        "weight -0.5 at position 1 is negative or not finite"
    );
    assert_eq!(
        refused(&["1", "2"], &["0", "0"]),
        NumericError::ZeroTotalWeight
    );
    let (zeros, ones) = (numbers(&["0", "0"]), numbers(&["1", "1"]));
    let all = ExactDistribution::new(&zeros, &ones).unwrap();
    assert_eq!(all.gini(), Err(NumericError::NonPositiveMean));
    assert_eq!(all.hoover(), Err(NumericError::NonPositiveMean));
    for beyond in [fraction(-1, 100), fraction(101, 100)] {
        let refused = Err(NumericError::InvalidProbability);
        assert_eq!(all.place(&beyond), refused);
        assert_eq!(
            all.share_ratio(&beyond, &Rational::ONE),
            Err(NumericError::InvalidProbability)
        );
    }
}
