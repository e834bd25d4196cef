//! The ratio of totals and the mean of ratios, by hand.

use junheng::numeric::{NumericError, Rational, Ratios};

pub(super) fn numbers(numbers: &[i64]) -> Vec<Rational> {
    numbers.iter().copied().map(Rational::from).collect()
}

fn fraction(numerator: i64, denominator: i64) -> Rational {
    Rational::new(numerator, denominator).unwrap()
}

#[test]
fn three_schools_by_hand() {
    // 2/10, 3/20, 12/30: 17/60 of all, and (0.2 + 0.15 + 0.4)/3 = 0.25 on average.
    let (teachers, pupils) = (numbers(&[2, 3, 12]), numbers(&[10, 20, 30]));
    let ratios = Ratios::new(&teachers, &pupils).unwrap();
    let of_totals = ratios.ratio_of_totals().unwrap();
    let of_ratios = ratios.mean_of_ratios().unwrap();
    assert_eq!(of_totals, fraction(17, 60));
    assert_eq!(of_ratios, fraction(1, 4));
    assert_eq!(ratios.mean_denominator(), Ok(Rational::from(20)));
    // ((−0.05)(−10) + (−0.1)(0) + (0.15)(10))/3 = 2/3, and −(2/3)/20 = −1/30 = 15/60 − 17/60.
    assert_eq!(ratios.covariance(), Ok(fraction(2, 3)));
    assert_eq!(ratios.difference(), Ok(fraction(-1, 30)));
}

#[test]
fn units_of_one_size_have_one_average() {
    let (teachers, pupils) = (numbers(&[2, 3, 12]), numbers(&[10, 10, 10]));
    let ratios = Ratios::new(&teachers, &pupils).unwrap();
    assert_eq!(ratios.covariance(), Ok(Rational::ZERO));
    assert_eq!(ratios.difference(), Ok(Rational::ZERO));
}

#[test]
fn a_unit_without_a_denominator_has_no_ratio_but_counts_in_the_total() {
    let zero = NumericError::NonPositiveDenominator { denominator: 0.0 };
    let (teachers, pupils) = (numbers(&[2, 3]), numbers(&[0, 20]));
    let ratios = Ratios::new(&teachers, &pupils).unwrap();
    assert_eq!(ratios.ratio_of_totals(), Ok(fraction(1, 4)));
    assert_eq!(ratios.mean_of_ratios(), Err(zero));
    assert_eq!(ratios.covariance(), Err(zero));
    assert_eq!(ratios.difference(), Err(zero));
    let none = numbers(&[0, 0]);
    let ratios = Ratios::new(&teachers, &none).unwrap();
    assert_eq!(ratios.ratio_of_totals(), Err(zero));
}

#[test]
fn what_is_no_list_of_ratios_is_refused() {
    let (one, two) = (numbers(&[1]), numbers(&[1, -2]));
    let refused = |n: &[Rational], d: &[Rational]| Ratios::new(n, d).unwrap_err();
    assert_eq!(refused(&[], &[]), NumericError::Empty);
    let mismatch = NumericError::LengthMismatch {
        values: 1,
        weights: 2,
    };
    assert_eq!(refused(&one, &two), mismatch);
    let negative = NumericError::NonPositiveDenominator { denominator: -2.0 };
    assert_eq!(refused(&two, &two), negative);
}
