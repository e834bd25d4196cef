//! Laws of [`RootMean`].

use super::cases_root_mean::{decimal, rational, square_of};
use crate::numeric::oracle::Exact;
use junheng::numeric::{Rational, RootMean, RoundingMode};
use proptest::prelude::*;

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
