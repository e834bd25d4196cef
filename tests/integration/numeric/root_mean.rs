//! Laws of [`RootMean`].

use core::cmp::Ordering;

use junheng::numeric::{NumericError, Rational, RootMean, RoundingMode};
use proptest::prelude::*;

use super::oracle::Exact;

fn rational((numerator, denominator): (i128, i128)) -> Rational {
    Rational::new(numerator, denominator).unwrap()
}

fn square_of(number: &Rational) -> Rational {
    number * number
}

proptest! {
    #[test]
    fn one_root_is_rounded_correctly(
        n in (0_i128..=i128::MAX, 0_u32..127).prop_map(|(n, shift)| n >> shift),
        d in (1_i128..=i128::MAX, 0_u32..127).prop_map(|(d, shift)| (d >> shift).max(1)),
        places in 0_u32..25,
    ) {
        let mean = RootMean::new(vec![rational((n, d))]).unwrap();
        let square = Exact::new(n, d);
        prop_assert!(square.root_rounds_to(mean.to_f64()));
        for mode in [RoundingMode::HalfAwayFromZero, RoundingMode::HalfEven, RoundingMode::Ceiling, RoundingMode::Floor] {
            let text = mean.to_fixed(places, mode);
            prop_assert!(square.root_prints_as(&text, places, mode), "√({n}/{d}) as {text} by {mode:?}");
        }
    }

    #[test]
    fn roots_that_are_fractions_are_averaged_as_fractions(
        roots in prop::collection::vec((0_i128..100_000, 1_i128..1000), 1..9),
        nudge in -1_i128..=1,
    ) {
        let count = i128::try_from(roots.len()).unwrap();
        let sum: Rational = roots.iter().map(|&root| rational(root)).sum();
        let exact = sum.checked_div(&Rational::from(count)).unwrap();
        let squares = roots.iter().map(|&root| square_of(&rational(root))).collect();
        let mean = RootMean::new(squares).unwrap();

        let bound = &exact + &Rational::new(nudge, 10_i128.pow(37)).unwrap();
        prop_assert_eq!(mean.compare(&bound), 0.cmp(&nudge));
        prop_assert_eq!(mean.to_f64(), exact.to_f64());
        prop_assert_eq!(mean.to_fixed(4, RoundingMode::Ceiling), exact.to_fixed(4, RoundingMode::Ceiling));
        prop_assert_eq!(
            mean.to_fixed(1, RoundingMode::HalfAwayFromZero),
            exact.to_fixed(1, RoundingMode::HalfAwayFromZero)
        );
    }

    /// (√p + √q)/2 = √((p + q + 2√pq)/4): with pq = r², one root of one fraction.
    #[test]
    fn like_roots_add_up(base in 2_i128..1000, a in 1_i128..1000, b in 1_i128..1000, places in 0_u32..20) {
        // √(a²·base) + √(b²·base) = (a + b)·√base
        let two = RootMean::new(vec![rational((a * a * base, 1)), rational((b * b * base, 1))]).unwrap();
        let one = RootMean::new(vec![rational(((a + b) * (a + b) * base, 4))]).unwrap();
        prop_assert_eq!(two.to_f64(), one.to_f64());
        for mode in [RoundingMode::HalfAwayFromZero, RoundingMode::HalfEven, RoundingMode::Ceiling, RoundingMode::Floor] {
            prop_assert_eq!(two.to_fixed(places, mode), one.to_fixed(places, mode));
        }
        // Against decimals of 36 places on either side of it.
        let exact = Exact::new((a + b) * (a + b) * base, 4);
        let below = decimal(&one.to_fixed(36, RoundingMode::Floor));
        let above = decimal(&one.to_fixed(36, RoundingMode::Ceiling));
        prop_assert_eq!(two.compare(&below), one.compare(&below));
        prop_assert_eq!(two.compare(&above), one.compare(&above));
        prop_assert!(two.compare(&below).is_ge() && two.compare(&above).is_le());
        prop_assert!(exact.root_rounds_to(two.to_f64()));
    }
}

/// A decimal string as a fraction.
fn decimal(text: &str) -> Rational {
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
