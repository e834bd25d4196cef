//! [`RootMean`] next to ties and at zero, and what it refuses.

use core::cmp::Ordering;
use junheng::numeric::{NumericError, Rational, RootMean, RoundingMode};

pub(super) fn rational((numerator, denominator): (i128, i128)) -> Rational {
    Rational::new(numerator, denominator).unwrap()
}

pub(super) fn square_of(number: &Rational) -> Rational {
    number * number
}

/// A decimal string as a fraction.
pub(super) fn decimal(text: &str) -> Rational {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut number = Rational::from(whole.parse::<i128>().unwrap());
    let mut place = Rational::ONE;
    let tenth = Rational::new(1, 10).unwrap();
    for digit in fraction.bytes() {
        place = place * &tenth;
        number += &place * &Rational::from(i32::from(digit - b'0'));
    }
    number
}

#[test]
fn a_tie_of_irrational_looks_is_decided() {
    // (√(1/4) + √(1/9) + √(1/36))/3 = (1/2 + 1/3 + 1/6)/3 = 1/3
    let mean = RootMean::new(vec![rational((1, 4)), rational((1, 9)), rational((1, 36))]).unwrap();
    assert_eq!(mean.compare(&rational((1, 3))), Ordering::Equal);
    assert_eq!(mean.to_f64(), 1.0 / 3.0);
}

#[test]
fn nearly_equal_sums_of_roots_are_told_apart() {
    // √10 + √11 = 6.478…, √5 + √18 = 6.478…: they differ in the fourth decimal;
    // √1000001 + √1000025 against 2·√1000012.99…: only many digits tell.
    let mean = RootMean::new(vec![Rational::from(1_000_001), Rational::from(1_000_025)]).unwrap();
    let single = |square: Rational| RootMean::new(vec![square]).unwrap();
    // ((√a + √b)/2)² = (a + b)/4 + √(ab)/2, and √ab < (a + b)/2.
    let greater = single(Rational::from(1_000_013));
    let bound = decimal(&greater.to_fixed(30, RoundingMode::Ceiling));
    assert_eq!(mean.compare(&bound), Ordering::Less);
    // √2 to 60 digits, cut off: the root is above it, and below it with one more in the last place.
    let digits = "1.414213562373095048801688724209698078569671875376948073176679";
    let pair = RootMean::new(vec![Rational::from(2), Rational::from(2)]).unwrap();
    assert_eq!(pair.compare(&decimal(digits)), Ordering::Greater);
    assert_eq!(
        pair.compare(&decimal(&digits.replace("6679", "6680"))),
        Ordering::Less
    );
    assert_eq!(pair.to_f64(), core::f64::consts::SQRT_2);
}

#[test]
fn a_root_next_to_a_tie_of_doubles_is_no_tie() {
    // 2^53 + 1 is half-way between two doubles; its square over 10^60/10^60, with 1 more above or
    // below the line, is not.
    let root = Rational::from((1_u64 << 53) + 1);
    let scale = Rational::from(10_i128.pow(30));
    let tie = square_of(&(root * &scale));
    let scale = square_of(&scale);
    let root = |numerator: Rational| {
        RootMean::new(vec![numerator.checked_div(&scale).unwrap()])
            .unwrap()
            .to_f64()
    };
    assert_eq!(root(tie.clone()), 9_007_199_254_740_992.0);
    assert_eq!(root(&tie + &Rational::ONE), 9_007_199_254_740_994.0);
    assert_eq!(root(&tie - &Rational::ONE), 9_007_199_254_740_992.0);
}

#[test]
fn zero_is_a_root() {
    let zero = RootMean::new(vec![Rational::ZERO, Rational::ZERO]).unwrap();
    assert_eq!(zero.to_f64(), 0.0);
    assert_eq!(zero.compare(&Rational::ZERO), Ordering::Equal);
    assert_eq!(zero.to_fixed(3, RoundingMode::Ceiling), "0.000");
    assert_eq!(zero.compare(&Rational::from(-1)), Ordering::Greater);
}

#[test]
fn doors_are_shut() {
    assert_eq!(RootMean::new(Vec::new()).unwrap_err(), NumericError::Empty);
}
