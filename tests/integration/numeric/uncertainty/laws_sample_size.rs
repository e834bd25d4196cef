//! Laws of sizes of samples.

use junheng::numeric::{Confidence, ProportionInterval, SampleSize, VariationInterval};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Enough at the size that was found, too wide one below it, and enough at every hundredth above.
    #[test]
    fn one_observation_less_is_too_few(
        guess in 0.02_f64..0.6,
        width in 0.03_f64..0.4,
        level in 0.7_f64..0.99,
    ) {
        let confidence = Confidence::new(level).unwrap();
        let goal = SampleSize::new(width, confidence).unwrap();
        for method in [VariationInterval::McKay, VariationInterval::Vangel, VariationInterval::Miller] {
            let size = usize::try_from(goal.for_variation(guess, method).unwrap()).unwrap();
            let is_enough = |n| match method.around(guess, n, confidence) {
                Ok(interval) => interval.upper - interval.lower <= width,
                Err(_) => false,
            };
            prop_assert!(is_enough(size));
            prop_assert!(size == 2 || !is_enough(size - 1));
            for part in 0..20 {
                prop_assert!(is_enough(size + size * part / 20));
                let less = size * part / 20;
                prop_assert!(less < 2 || !is_enough(less));
            }
        }
    }

    #[test]
    fn a_population_never_asks_for_more(
        guess in 0.0_f64..=1.0,
        width in 0.03_f64..0.4,
        population in 2_u64..5000,
    ) {
        let goal = SampleSize::new(width, Confidence::PERCENT_95).unwrap();
        let of_population = goal.with_population(population).unwrap();
        for method in [ProportionInterval::Wilson, ProportionInterval::ClopperPearson, ProportionInterval::Normal] {
            let plain = goal.for_proportion(guess, method).unwrap();
            let corrected = of_population.for_proportion(guess, method).unwrap();
            prop_assert!(corrected <= plain.min(population));
        }
    }
}
