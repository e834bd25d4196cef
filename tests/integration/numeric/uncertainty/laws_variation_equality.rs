//! Laws of tests whether coefficients of variation differ.

use super::cases_variation_equality::summary;
use junheng::numeric::{FeltzMiller, PermutationTest, WeightedSample};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// z of Miller (1991), with the pooled coefficient in the variance of both.
    #[test]
    fn two_samples_have_the_square_of_millers_statistic(
        (a, b) in (0.01_f64..1.0, 0.01_f64..1.0),
        (n, m) in (2_u32..90, 2_u32..90),
    ) {
        let (v, w) = (f64::from(n - 1), f64::from(m - 1));
        let pooled = (v * a + w * b) / (v + w);
        let variance = pooled * pooled * (0.5 + pooled * pooled);
        let z = (a - b) / (variance / v + variance / w).sqrt();
        let test = FeltzMiller.test_summaries(&[summary(a, n as usize), summary(b, m as usize)]).unwrap();
        prop_assert!((test.statistic - z * z).abs() <= 1e-9 * (1.0 + z * z));
    }

    #[test]
    fn order_of_observations_and_samples_changes_nothing(
        (a, b, c) in (
            prop::collection::vec(1_u32..90, 3..7),
            prop::collection::vec(1_u32..90, 3..7),
            prop::collection::vec(1_u32..90, 3..7),
        ),
        seed: u64,
    ) {
        let numbers = |values: &[u32]| -> Vec<f64> { values.iter().copied().map(f64::from).collect() };
        let result = |groups: &[Vec<f64>]| {
            let samples: Vec<_> = groups.iter().map(|values| WeightedSample::unweighted(values).unwrap()).collect();
            PermutationTest::new(49, seed).unwrap().test(&samples)
        };
        let groups = [numbers(&a), numbers(&b), numbers(&c)];
        let mut other = groups.clone();
        other.reverse();
        other[0].reverse();
        other[2].rotate_left(1);
        prop_assert_eq!(result(&groups), result(&other));
        // The scale of a sample, by a power of two: to the last bit.
        other[1].iter_mut().for_each(|value| *value *= 8.0);
        prop_assert_eq!(result(&groups), result(&other));
    }

    #[test]
    fn statistics_of_a_chi_squared_test_are_in_range(
        groups in prop::collection::vec((0.0_f64..2.0, 2_usize..50), 2..6),
    ) {
        let groups: Vec<_> = groups.into_iter().map(|(one, count)| summary(one, count)).collect();
        let Ok(test) = FeltzMiller.test_summaries(&groups) else { return Ok(()) };
        prop_assert!(test.statistic >= 0.0);
        prop_assert!((0.0..=1.0).contains(&test.p_value));
    }
}
