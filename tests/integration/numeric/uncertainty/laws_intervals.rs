//! Intervals of proportions cover them.

use junheng::numeric::{Confidence, Proportion, ProportionInterval};
use proptest::prelude::*;

proptest! {
    #[test]
    fn intervals_of_proportions_cover_them(
        total in 1_u64..100_000,
        part in 0.0_f64..=1.0,
        level in 0.5_f64..0.999,
    ) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a part of the total")]
        let count = ((total as f64 * part) as u64).min(total);
        let proportion = Proportion::new(count, total).unwrap();
        let rest = Proportion::new(total - count, total).unwrap();
        let confidence = Confidence::new(level).unwrap();
        let estimate = proportion.estimate();
        for method in [ProportionInterval::Wilson, ProportionInterval::ClopperPearson] {
            let interval = proportion.interval(method, confidence).unwrap();
            prop_assert!(0.0 <= interval.lower && interval.lower <= estimate);
            prop_assert!(estimate <= interval.upper && interval.upper <= 1.0);
            let mirrored = rest.interval(method, confidence).unwrap();
            prop_assert!((mirrored.lower - (1.0 - interval.upper)).abs() < 1e-11);
            let surer = Confidence::new(level + 0.0005).unwrap();
            let wider = proportion.interval(method, surer).unwrap();
            prop_assert!(wider.lower <= interval.lower && interval.upper <= wider.upper);
        }
    }
}
