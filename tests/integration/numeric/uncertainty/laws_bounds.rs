//! Laws of how sure it is that a bound is met.

use junheng::numeric::{Alternative, Confidence, Proportion, VariationInterval};
use proptest::prelude::*;

proptest! {
    /// The one-sided interval and the confidence in its end are two sides of one thing.
    #[test]
    fn the_confidence_in_an_upper_end_is_its_level(
        coefficient in 0.01_f64..0.5,
        count in 3_usize..500,
        level in 0.5_f64..0.99,
    ) {
        for method in [VariationInterval::McKay, VariationInterval::Vangel, VariationInterval::Miller] {
            let confidence = Confidence::new(level).unwrap();
            let Ok(interval) = method.around(coefficient, count, confidence) else { continue };
            let in_upper = method.confidence_around(coefficient, count, interval.upper).unwrap();
            prop_assert!((in_upper - f64::midpoint(1.0, level)).abs() < 1e-9);
            if interval.lower > 0.0 {
                let in_lower = method.confidence_around(coefficient, count, interval.lower).unwrap();
                prop_assert!((in_lower - (1.0 - level) / 2.0).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn confidence_rises_with_the_bound(
        coefficient in 0.01_f64..1.0,
        count in 2_usize..300,
        bound in 0.01_f64..2.0,
    ) {
        for method in [VariationInterval::McKay, VariationInterval::Vangel, VariationInterval::Miller] {
            let of = |bound| method.confidence_around(coefficient, count, bound).unwrap();
            prop_assert!((0.0..=1.0).contains(&of(bound)));
            prop_assert!(of(bound) <= of(bound * 1.1) + 1e-13);
        }
    }

    /// Exactly k is in both tails: P(X ≥ k) + P(X ≤ k) = 1 + P(X = k), and P(X ≥ k) + P(X ≤ k − 1) = 1.
    #[test]
    fn the_tails_of_the_binomial_test_add_up(total in 1_u64..400, part in 0.0_f64..1.0, bound in 0.0_f64..1.0) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a part of the total")]
        let count = ((total as f64 * part) as u64).min(total - 1) + 1;
        let here = Proportion::new(count, total).unwrap();
        let before = Proportion::new(count - 1, total).unwrap();
        let above = here.binomial_test(bound, Alternative::Above).unwrap();
        let below = before.binomial_test(bound, Alternative::Below).unwrap();
        prop_assert!((above + below - 1.0).abs() < 1e-11);
        // Jeffreys' answer lies between those of the two tests.
        let posterior = here.probability_at_least(bound).unwrap();
        let strict = 1.0 - above;
        let lenient = here.binomial_test(bound, Alternative::Below).unwrap();
        prop_assert!(strict - 1e-11 <= posterior.max(strict) && posterior <= lenient + 1e-9);
    }
}
