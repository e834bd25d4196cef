//! Laws of projections.

use super::{grade, settings};
use junheng::planning::enrolment::{
    Births, EnrolmentHistory, EnrolmentOutlook, GradeCount, ProjectionMethod, RatioRule,
    RatioWeights,
};
use proptest::prelude::*;

/// Pupils of three grades over four years, with repeaters, and births enough for eight years.
fn any_history() -> impl Strategy<Value = (Vec<GradeCount>, Births)> {
    let cell = (50_u64..500, 0_u64..20);
    let births = prop::collection::vec(50_u64..500, 20);
    (prop::collection::vec(cell, 12), births).prop_map(|(cells, births)| {
        let counts = cells
            .into_iter()
            .enumerate()
            .map(|(index, (pupils, repeaters))| {
                let (place, year) = (index % 3, index / 3);
                GradeCount {
                    grade: grade(["1", "2", "3"][place]),
                    year: 2022 + i32::try_from(year).unwrap(),
                    pupils: Some(pupils),
                    repeaters: Some(repeaters),
                }
            });
        let births = Births::new((2010..).zip(births).collect());
        (counts.collect(), births)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_expected_lies_within_the_range(
        (counts, births) in any_history(),
        rule in prop_oneof![
            Just(RatioRule::MeanOfRatios),
            Just(RatioRule::RatioOfTotals),
            Just(RatioRule::LastYear),
            Just(RatioRule::Weighted(RatioWeights::new(vec![3, 2, 1]).unwrap())),
        ],
        method in prop_oneof![
            Just(ProjectionMethod::CohortSurvival),
            Just(ProjectionMethod::GradeTransition),
        ],
    ) {
        let history = EnrolmentHistory::new(counts).unwrap();
        let settings = junheng::planning::enrolment::ProjectionSettings {
            method,
            rule,
            ..settings(5)
        };
        let outlook = EnrolmentOutlook::new(history, &births, settings).unwrap();
        let years = outlook.expected().years().iter();
        let bounds = outlook.lowest().years().iter().zip(outlook.highest().years());
        for (expected, (lowest, highest)) in years.zip(bounds) {
            for place in 0..3 {
                prop_assert!(lowest.pupils[place] <= expected.pupils[place]);
                prop_assert!(expected.pupils[place] <= highest.pupils[place]);
            }
        }
        for ratio in outlook.ratios() {
            prop_assert!(ratio.lowest <= ratio.expected && ratio.expected <= ratio.highest);
        }
    }

    #[test]
    fn the_order_of_the_years_changes_nothing((mut counts, _) in any_history()) {
        let history = EnrolmentHistory::new(counts.clone()).unwrap();
        // The grades keep their order, the years are turned round.
        counts.sort_by_key(|one| (one.grade.clone(), -one.year));
        prop_assert_eq!(EnrolmentHistory::new(counts).unwrap(), history);
    }
}
