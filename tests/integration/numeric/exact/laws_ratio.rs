//! The ratio of totals and the mean of ratios differ by a covariance.

use super::cases_ratio::numbers;
use junheng::numeric::{ExactDispersion, Rational, Ratios};
use proptest::prelude::*;

proptest! {
    #[test]
    fn the_covariance_tells_the_difference(
        pairs in prop::collection::vec((-50..1000_i64, 1..3000_i64), 1..12),
    ) {
        let (n, d): (Vec<i64>, Vec<i64>) = pairs.into_iter().unzip();
        let (n, d) = (numbers(&n), numbers(&d));
        let found = Ratios::new(&n, &d).unwrap();
        let explained = found.covariance().unwrap();
        let explained = explained.checked_div(&found.mean_denominator().unwrap()).unwrap();
        prop_assert_eq!(found.difference(), Ok(-explained));
        // The ratio of totals is the mean of the ratios weighted by their denominators.
        let ratios: Vec<Rational> = n.iter().zip(&d).map(|(n, d)| n.checked_div(d).unwrap()).collect();
        let weighted = ExactDispersion::new(&ratios, &d).unwrap().exact_mean();
        prop_assert_eq!(found.ratio_of_totals(), Ok(weighted));
    }
}
