//! Laws of parity indices.

use junheng::numeric::{Rational, TwoGroups};
use proptest::prelude::*;

proptest! {
    #[test]
    fn the_adjusted_index_is_symmetric_and_within_0_and_2(a in 0..1000_i64, b in 1..1000_i64) {
        let groups = TwoGroups::new(a, b);
        let adjusted = groups.adjusted_parity_index().unwrap();
        prop_assert!(!adjusted.is_negative() && adjusted <= Rational::from(2));
        let other = groups.clone().reversed().adjusted_parity_index().unwrap();
        prop_assert_eq!(&adjusted + &other, Rational::from(2));
        // On which side of parity one is, both indices agree.
        let index = groups.parity_index().unwrap();
        prop_assert_eq!(index.cmp(&Rational::ONE), adjusted.cmp(&Rational::ONE));
        prop_assert_eq!(groups.relative_gap().unwrap(), Rational::ONE - index);
    }

    #[test]
    fn a_quotient_of_doubles_is_that_of_the_machine(a in 0.0..1e9_f64, b in 1e-3..1e9_f64) {
        // One division of IEEE 754 is rounded as the exact quotient is.
        let index = TwoGroups::of_doubles(a, b).unwrap().parity_index().unwrap();
        prop_assert_eq!(index.to_f64(), a / b);
    }
}
