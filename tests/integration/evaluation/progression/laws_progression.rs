//! Laws of promotion, repetition, drop-out and survival.

use super::cases_progression::reached;
use junheng::evaluation::progression::{FlowRates, ReconstructedCohort, RepeatLimit};
use junheng::numeric::Rational;
use proptest::prelude::*;

/// Rates in hundredths, together at most 1, with some that leave.
fn any_rates() -> impl Strategy<Value = Vec<FlowRates>> {
    let one = (0_i32..=95).prop_flat_map(|p| (Just(p), 0..=95 - p));
    prop::collection::vec(one, 1..6).prop_map(|grades| {
        let grades = grades.into_iter().enumerate();
        let rates = grades.map(|(index, (p, r))| {
            let rate = |hundredths| Rational::new(hundredths, 100).unwrap();
            FlowRates::new(index.to_string(), rate(p), rate(r)).unwrap()
        });
        rates.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_looser_limit_never_lowers_survival(rates in any_rates(), most in 0_u8..5) {
        let of = |limit| reached(&ReconstructedCohort::new(&rates, limit).unwrap());
        let cycle = of(RepeatLimit::WholeCycle(most));
        let next = of(RepeatLimit::WholeCycle(most + 1));
        let grade = of(RepeatLimit::PerGrade(most));
        let unlimited = of(RepeatLimit::Unlimited);
        for index in 0..cycle.len() {
            prop_assert!(cycle[index] <= next[index]);
            prop_assert!(cycle[index] <= grade[index]);
            prop_assert!(grade[index] <= unlimited[index]);
            prop_assert!(unlimited[index] <= Rational::ONE);
        }
    }

    #[test]
    fn without_repeating_all_limits_agree(rates in any_rates()) {
        let of = |limit| reached(&ReconstructedCohort::new(&rates, limit).unwrap());
        let products: Vec<Rational> = std::iter::once(Rational::ONE)
            .chain(rates.iter().scan(Rational::ONE, |product, rate| {
                *product = &*product * rate.promotion();
                Some(product.clone())
            }))
            .collect();
        prop_assert_eq!(&of(RepeatLimit::PerGrade(0)), &products);
        prop_assert_eq!(&of(RepeatLimit::WholeCycle(0)), &products);
    }

    #[test]
    fn who_begins_completes_or_leaves(rates in any_rates()) {
        // Without a limit: 1 = completed + Σ years(g) · d(g).
        let cohort = ReconstructedCohort::new(&rates, RepeatLimit::Unlimited).unwrap();
        let left: Rational = cohort
            .grades()
            .iter()
            .zip(&rates)
            .map(|(grade, rates)| &grade.years * rates.dropout())
            .sum();
        prop_assert_eq!(cohort.completed() + left, Rational::ONE);
        prop_assert!(cohort.efficiency() <= Rational::ONE);
    }
}
