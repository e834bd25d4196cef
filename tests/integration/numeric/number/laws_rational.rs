//! Laws of [`Rational`].

use crate::numeric::oracle::Exact;
use junheng::numeric::{NumericError, Rational, RoundingMode};
use num_bigint::BigInt;
use proptest::prelude::*;
use rust_decimal::Decimal;

const MODES: [RoundingMode; 4] = [
    RoundingMode::HalfAwayFromZero,
    RoundingMode::HalfEven,
    RoundingMode::Ceiling,
    RoundingMode::Floor,
];

/// Numbers of every length from one bit to 127, and those at the ends.
fn integer() -> impl Strategy<Value = i128> {
    prop_oneof![
        4 => (any::<i128>(), 0_u32..127).prop_map(|(number, shift)| number >> shift),
        1 => prop::sample::select(vec![
            0, 1, -1, 2, 1 << 53, (1 << 53) + 1, i128::from(i64::MAX), i128::from(i64::MIN),
            i128::MAX, -i128::MAX, i128::MIN, 1 << 126, 10_i128.pow(28),
        ]),
        1 => -30_i128..30,
    ]
}

fn denominator() -> impl Strategy<Value = i128> {
    integer().prop_filter("a denominator is not zero", |number| *number != 0)
}

/// A fraction, or the product of several: beyond 128 bits as often as not.
fn fraction() -> impl Strategy<Value = (Rational, Exact)> {
    prop::collection::vec((integer(), denominator()), 1..4).prop_map(|factors| {
        factors.into_iter().fold(
            (Rational::ONE, Exact::new(1, 1)),
            |(number, exact), (n, d)| {
                (
                    number * Rational::new(n, d).unwrap(),
                    exact.times(&Exact::new(n, d)),
                )
            },
        )
    })
}

/// The fraction as it prints itself.
fn read_back(number: &Rational) -> Exact {
    let text = number.to_string();
    let (numerator, denominator) = text.split_once('/').unwrap_or((&text, "1"));
    Exact::new(
        numerator.parse::<BigInt>().unwrap(),
        denominator.parse::<BigInt>().unwrap(),
    )
}

proptest! {
    #[test]
    fn arithmetic_is_that_of_fractions((a, x) in fraction(), (b, y) in fraction()) {
        prop_assert!(read_back(&a).compare(&x).is_eq());
        prop_assert!(read_back(&(&a + &b)).compare(&x.plus(&y)).is_eq());
        prop_assert!(read_back(&(&a - &b)).compare(&x.minus(&y)).is_eq());
        prop_assert!(read_back(&(&a * &b)).compare(&x.times(&y)).is_eq());
        prop_assert!(read_back(&-&a).compare(&Exact::zero().minus(&x)).is_eq());
        if y.is_zero() {
            prop_assert_eq!(a.checked_div(&b), Err(NumericError::DivisionByZero));
        } else {
            prop_assert!(read_back(&a.checked_div(&b).unwrap()).compare(&x.over(&y)).is_eq());
        }
    }

    #[test]
    fn order_is_by_value((a, x) in fraction(), (b, y) in fraction()) {
        prop_assert_eq!(a.cmp(&b), x.compare(&y));
        prop_assert_eq!(a == b, x.compare(&y).is_eq());
        prop_assert_eq!(a.is_zero(), x.is_zero());
        prop_assert_eq!(a.is_positive(), x.is_positive());
        prop_assert_eq!(a.is_negative(), !x.is_zero() && !x.is_positive());
    }

    #[test]
    fn neighbours_are_told_apart((a, x) in fraction(), step in 1_i128..=i128::MAX) {
        let tiny = Rational::new(1, step).unwrap();
        let above = &a + &tiny;
        prop_assert!(above > a);
        prop_assert!(a < above);
        prop_assert_ne!(&above, &a);
        prop_assert_eq!(&(&above - &tiny), &a);
        prop_assert!(read_back(&above).compare(&x).is_gt());
    }

    #[test]
    fn the_form_of_a_number_does_not_matter(n in integer(), d in denominator(), factor in 1_i128..=1000) {
        let plain = Rational::new(n, d).unwrap();
        let factor = Rational::from(factor);
        let extended = Rational::new(Rational::from(n) * &factor, Rational::from(d) * &factor).unwrap();
        prop_assert_eq!(&plain, &extended);
        prop_assert_eq!(plain.to_string(), extended.to_string());
        prop_assert_eq!(plain.to_f64().to_bits(), extended.to_f64().to_bits());
        prop_assert_eq!(plain.is_integer(), extended.is_integer());
    }

    #[test]
    fn doubles_are_correctly_rounded((a, x) in fraction()) {
        prop_assert!(x.rounds_to(a.to_f64()), "{} is not nearest to {}", a.to_f64(), a);
    }

    #[test]
    fn half_way_between_doubles_goes_to_the_even_one(
        significand in (1_i128 << 52)..(1_i128 << 53), exponent in 0_u32..40, nudge in -1_i128..=1,
    ) {
        // (2s + 1)/2, moved by nothing or by less than any double can see.
        let scale = 1_i128 << exponent;
        let middle = Rational::new(2 * significand + 1, 2 * scale).unwrap();
        let number = middle + Rational::new(nudge, i128::MAX).unwrap();
        prop_assert!(read_back(&number).rounds_to(number.to_f64()));
    }

    #[test]
    fn decimals_are_rounded_from_the_exact_number((a, x) in fraction(), places in 0_u32..30) {
        for mode in MODES {
            let text = a.to_fixed(places, mode);
            prop_assert!(x.prints_as(&text, places, mode), "{a} as {text} by {mode:?}");
            let rounded = a.rounded(places, mode);
            prop_assert_eq!(rounded.to_fixed(places, RoundingMode::Floor), text);
        }
    }

    #[test]
    fn halves_of_the_last_place_follow_the_mode(odd in -100_000_i128..100_000, places in 0_u32..5) {
        let half = Exact::new(2 * odd + 1, 2 * 10_i128.pow(places));
        let number = Rational::new(2 * odd + 1, 2 * 10_i128.pow(places)).unwrap();
        for mode in MODES {
            let text = number.to_fixed(places, mode);
            prop_assert!(half.prints_as(&text, places, mode), "{number} as {text} by {mode:?}");
        }
    }

    #[test]
    fn a_decimal_is_itself(mantissa in -(1_i128 << 96) + 1..(1_i128 << 96), scale in 0_u32..=28) {
        let decimal = Decimal::from_i128_with_scale(mantissa, scale);
        let number = Rational::from(decimal);
        prop_assert!(read_back(&number).compare(&Exact::new(mantissa, 10_i128.pow(scale))).is_eq());
        prop_assert_eq!(number.to_exact_decimal().unwrap(), decimal.normalize().to_string());
        prop_assert!(read_back(&number).rounds_to(number.to_f64()));
    }

    #[test]
    fn a_sum_does_not_depend_on_the_order(
        terms in prop::collection::vec((integer(), 1_i128..10_000), 0..40).prop_flat_map(|terms| {
            (Just(terms.clone()), Just(terms).prop_shuffle())
        }),
    ) {
        let sum = |terms: &[(i128, i128)]| -> Rational {
            terms.iter().map(|&(n, d)| Rational::new(n, d).unwrap()).sum()
        };
        let exact = terms.0.iter().fold(Exact::zero(), |sum, &(n, d)| sum.plus(&Exact::new(n, d)));
        prop_assert_eq!(sum(&terms.0), sum(&terms.1));
        prop_assert!(read_back(&sum(&terms.0)).compare(&exact).is_eq());
    }
}
