//! [`ExactMoments`] of many observations, which are added up by blocks, against sums of big integers.

use super::cases_exact_blocks::{assert_exact, extended, observations, state};
use junheng::numeric::ExactMoments;
use proptest::prelude::*;

fn travelled(moments: &ExactMoments) -> ExactMoments {
    serde_json::from_str(&state(moments)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn sums_are_those_of_big_integers(all in observations(0..600)) {
        assert_exact(&all);
    }

    #[test]
    fn order_and_partition_change_nothing(
        (all, shuffled) in observations(0..600)
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 3),
    ) {
        let whole = extended(&all);
        prop_assert_eq!(&extended(&shuffled), &whole);
        prop_assert_eq!(state(&extended(&shuffled)), state(&whole));
        let mut cuts: Vec<_> = cuts.iter().map(|cut| cut.index(all.len() + 1)).collect();
        cuts.sort_unstable();
        let [first, second, third] = cuts[..] else { unreachable!() };
        let parts = [
            &shuffled[..first], &shuffled[first..second], &shuffled[second..third],
            &shuffled[third..],
        ];
        let [a, b, c, d] = parts.map(|part| travelled(&extended(part)));
        // ((a + b) + c) + d and d + (c + (b + a)).
        let mut left = a.clone();
        for part in [&b, &c, &d] {
            left.merge(part);
        }
        let mut right = b;
        right.merge(&a);
        for part in [c, d] {
            let mut outer = part;
            outer.merge(&right);
            right = outer;
        }
        prop_assert_eq!(&left, &whole);
        prop_assert_eq!(&right, &whole);
        prop_assert_eq!(state(&left), state(&whole));
        prop_assert_eq!(state(&right), state(&whole));
    }

    #[test]
    fn cuts_at_every_place_change_nothing(all in observations(0..70)) {
        let whole = extended(&all);
        for cut in 0..=all.len() {
            let (left, right) = all.split_at(cut);
            let mut merged = travelled(&extended(left));
            merged.merge(&travelled(&extended(right)));
            prop_assert_eq!(&merged, &whole);
            prop_assert_eq!(state(&merged), state(&whole));
        }
    }
}
