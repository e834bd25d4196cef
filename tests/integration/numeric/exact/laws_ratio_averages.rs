//! The ratio of totals and the mean of ratios, as means of the same ratios under two weights.

use junheng::numeric::{ExactDispersion, Rational};
use proptest::prelude::*;

fn numbers(numbers: &[i64]) -> Vec<Rational> {
    numbers.iter().copied().map(Rational::from).collect()
}

fn fraction(numerator: i64, denominator: i64) -> Rational {
    Rational::new(numerator, denominator).unwrap()
}

fn ratios(numerators: &[Rational], denominators: &[Rational]) -> Vec<Rational> {
    let pairs = numerators.iter().zip(denominators);
    pairs.map(|(n, d)| n.checked_div(d).unwrap()).collect()
}

fn ratio_of_totals(numerators: &[Rational], denominators: &[Rational]) -> Rational {
    let total: Rational = numerators.iter().sum();
    total.checked_div(&denominators.iter().sum()).unwrap()
}

fn mean(values: &[Rational]) -> Rational {
    let weights = vec![Rational::ONE; values.len()];
    ExactDispersion::new(values, &weights).unwrap().exact_mean()
}

/// The covariance of two columns, divided by how many there are.
fn covariance(values: &[Rational], others: &[Rational]) -> Rational {
    let products: Vec<Rational> = values.iter().zip(others).map(|(a, b)| a * b).collect();
    mean(&products) - mean(values) * mean(others)
}

#[test]
fn three_schools_by_hand() {
    // 2/10, 3/20, 12/30: 17/60 of all, and (0.2 + 0.15 + 0.4)/3 = 0.25 on average.
    let (teachers, pupils) = (numbers(&[2, 3, 12]), numbers(&[10, 20, 30]));
    let ratios = ratios(&teachers, &pupils);
    assert_eq!(ratio_of_totals(&teachers, &pupils), fraction(17, 60));
    assert_eq!(mean(&ratios), fraction(1, 4));
    assert_eq!(mean(&pupils), Rational::from(20));
    // ((−0.05)(−10) + (−0.1)(0) + (0.15)(10))/3 = 2/3, and −(2/3)/20 = −1/30 = 15/60 − 17/60.
    assert_eq!(covariance(&ratios, &pupils), fraction(2, 3));
    let weighted = ExactDispersion::new(&ratios, &pupils).unwrap();
    assert_eq!(mean(&ratios) - weighted.exact_mean(), fraction(-1, 30));
}

#[test]
fn units_of_one_size_have_one_average() {
    let (teachers, pupils) = (numbers(&[2, 3, 12]), numbers(&[10, 10, 10]));
    let ratios = ratios(&teachers, &pupils);
    assert_eq!(covariance(&ratios, &pupils), Rational::ZERO);
    assert_eq!(mean(&ratios), ratio_of_totals(&teachers, &pupils));
}

proptest! {
    #[test]
    fn the_covariance_tells_the_difference(
        pairs in prop::collection::vec((-50..1000_i64, 1..3000_i64), 1..12),
    ) {
        let (n, d): (Vec<i64>, Vec<i64>) = pairs.into_iter().unzip();
        let (n, d) = (numbers(&n), numbers(&d));
        let (ratios, of_totals) = (ratios(&n, &d), ratio_of_totals(&n, &d));
        let explained = covariance(&ratios, &d).checked_div(&mean(&d)).unwrap();
        prop_assert_eq!(mean(&ratios) - &of_totals, -explained);
        // The ratio of totals is the mean of the ratios weighted by their denominators.
        let weighted = ExactDispersion::new(&ratios, &d).unwrap().exact_mean();
        prop_assert_eq!(of_totals, weighted);
    }
}
