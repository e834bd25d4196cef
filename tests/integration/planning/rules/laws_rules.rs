//! Laws of rules on figures and series.

use super::cases_rules::{ratio, sum};
use junheng::evaluation::Verdict;
use junheng::model::{Amount, Course};
use junheng::numeric::Rational;
use junheng::planning::rules::{AnnualSeries, Monotone, Rule};
use proptest::prelude::*;
use std::collections::BTreeMap;

proptest! {
    #[test]
    fn what_is_printed_from_exact_counts_always_follows(
        numerator in 0_u32..100_000,
        denominator in 1_u32..100_000,
        places in 1_u32..6,
    ) {
        let value = Rational::new(numerator, denominator).unwrap();
        let text = value.to_fixed(places, junheng::numeric::RoundingMode::HalfEven);
        let result = ratio(&numerator.to_string(), &denominator.to_string(), 1, &text);
        prop_assert_eq!(result.verdict, Verdict::Met);
        prop_assert_eq!(result.computed, Some(value));
    }

    #[test]
    fn the_order_of_parts_makes_no_difference(
        parts in prop::collection::vec((0_u32..1000, 0_u32..100), 1..8),
        total in 0_u32..4000,
    ) {
        let texts: Vec<String> = parts
            .iter()
            .map(|(whole, fraction)| format!("{whole}.{fraction:02}"))
            .collect();
        let reversed: Vec<String> = texts.iter().rev().cloned().collect();
        let total = total.to_string();
        prop_assert_eq!(sum(&texts.join(" "), &total), sum(&reversed.join(" "), &total));
    }

    #[test]
    fn rising_and_not_rising_never_both_hold(
        steps in prop::collection::vec(prop::option::of(0_i32..4), 2..8),
    ) {
        let values: BTreeMap<i32, Amount> = (2000..)
            .zip(&steps)
            .filter_map(|(year, value)| Some((year, Amount::from((*value)?))))
            .collect();
        let verdict = |course| {
            let series = AnnualSeries::levels(values.clone()).unwrap();
            Monotone { course, series }.assess().verdict
        };
        let (rise, not_rise) = (verdict(Course::Rise), verdict(Course::NotRise));
        prop_assert!(rise != Verdict::Met || not_rise == Verdict::NotMet);
        // What rises does not fall either.
        if rise == Verdict::Met {
            prop_assert_eq!(verdict(Course::NotFall), Verdict::Met);
        }
        // Upside down, rising is falling.
        let mirrored: BTreeMap<i32, Amount> = (2000..)
            .zip(&steps)
            .filter_map(|(year, value)| Some((year, Amount::from(10 - (*value)?))))
            .collect();
        let series = AnnualSeries::levels(mirrored).unwrap();
        let fall = Monotone { course: Course::Fall, series }.assess().verdict;
        prop_assert_eq!(fall, rise);
    }
}
