//! Which reports are not held against each other.

use crate::support::perfect;
use junheng::evaluation::{Comparison, Evaluator, ReportComparison, ReportComparisonError};
use junheng::standards::catalogue::{CN_BASIC_BALANCE_2012, CN_QUALITY_BALANCE_2017};

/// Why the reports of two evaluators on one county are refused.
fn refusal(before: &Evaluator<'_>, after: &Evaluator<'_>) -> ReportComparisonError {
    let county = perfect().county();
    let (before, after) = (before.evaluate(&county), after.evaluate(&county));
    ReportComparison::new(&before, &after).unwrap_err()
}

#[test]
fn reports_held_to_two_standards_are_refused() {
    let quality = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
    let basic = Evaluator::new(&CN_BASIC_BALANCE_2012).unwrap();
    assert_eq!(
        refusal(&basic, &quality).to_string(),
        "the reports are held to different standards, `cn-basic-balance-2012` and \
         `cn-quality-balance-2017`"
    );
    let dearer = CN_QUALITY_BALANCE_2017
        .with_option("special-funds-minimum", "8000")
        .unwrap();
    assert_eq!(
        refusal(&quality, &Evaluator::new(&dearer).unwrap()).to_string(),
        "the reports are held to two forms of the standard `cn-quality-balance-2017`"
    );
}

#[test]
fn reports_that_compare_in_two_ways_are_refused() {
    let exact = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
    let rounded = exact.clone().with_comparison(Comparison::AsReported);
    let refused = refusal(&exact, &rounded);
    assert_eq!(refused, ReportComparisonError::DifferentComparisons);
    assert_eq!(
        refused.to_string(),
        "one of the reports compares exact values and the other values as they are reported"
    );
}

#[test]
fn reports_with_other_reliefs_are_refused_and_their_order_is_nothing() {
    let with = |names: &[&str]| {
        let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
        names.iter().fold(evaluator, |evaluator, name| {
            evaluator.with_relief(name).unwrap()
        })
    };
    assert_eq!(
        refusal(&with(&[]), &with(&["city-venues", "rooms-2016"])).to_string(),
        "the reports have different reliefs, `` and `city-venues, rooms-2016`"
    );
    let county = perfect().county();
    let (one, other) = (
        with(&["rooms-2016", "city-venues"]),
        with(&["city-venues", "rooms-2016"]),
    );
    let (before, after) = (one.evaluate(&county), other.evaluate(&county));
    assert!(ReportComparison::new(&before, &after).is_ok());
}
