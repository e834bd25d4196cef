//! The equity factor: who counts, and how much a child in poverty does.

use super::table;
use junheng::evaluation::{CriterionFinding, TableEvaluator, Unsettled, Verdict};
use junheng::model::{AreaFiling, Language};
use junheng::standards::catalogue::US_EQUITY_FACTOR_2002;

const COLUMNS: &[&str] = &["enrolment", "children_counted", "expenditure"];

#[test]
fn children_in_poverty_count_one_and_four_tenths() {
    // Pupils: 1000 + 0.4·500 = 1200 and 2000; spending 12 000/1200 = 10 and 28 000/2000 = 14.
    // Mean 40 000/3200 = 12.5; variance (1200·2.5² + 2000·1.5²)/3200 = 3.75; CV² = 3.75/156.25 = 0.024.
    let agencies = table(COLUMNS, &["A 1000 500 12000", "B 2000 0 28000"]);
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&US_EQUITY_FACTOR_2002).unwrap();
    let report = evaluator.evaluate(&agencies, &filing);
    let spread = report.spread("equity_factor").unwrap();
    assert_eq!(spread.value, 0.024_f64.sqrt());
    assert_eq!(spread.reported, "0.1549");
    // It computes, and sets no bound.
    assert_eq!(report.criteria()[0].verdict, None);
    assert_eq!(report.verdict(), Verdict::NotApplicable);
    let text = report.to_text(Language::En, junheng::evaluation::TextStyle::default());
    assert!(text.contains("Verdict: none: the rule computes, and sets no bound"));
}

#[test]
fn only_agencies_with_more_than_200_pupils_count() {
    let agencies = table(
        COLUMNS,
        &[
            "A 201 0 2010",
            "B 201 0 2814",
            "C 200 0 999999",
            "D 199 9 999999",
            "E 0 0 0",
        ],
    );
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&US_EQUITY_FACTOR_2002).unwrap();
    let report = evaluator.evaluate(&agencies, &filing);
    // 10 and 14 with equal weights: mean 12, deviation 2.
    let spread = report.spread("equity_factor").unwrap();
    assert_eq!((spread.value, spread.units), (2.0 / 12.0, 2));
    let excluded: Vec<usize> = report.excluded().iter().map(|unit| unit.unit).collect();
    assert_eq!(excluded, [2, 3, 4]);
    let document = report.to_document(Language::En);
    assert_eq!(document.excluded[0].reason, "200 pupils or fewer");
}

#[test]
fn children_that_are_not_counted_are_not_taken_for_none() {
    let agencies = table(COLUMNS, &["A 1000 - 12000", "B 2000 0 28000", "C 300 - 1"]);
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&US_EQUITY_FACTOR_2002).unwrap();
    let report = evaluator.evaluate(&agencies, &filing);
    let CriterionFinding::Spread(spread) = &report.criteria()[0].finding else {
        panic!("a spread")
    };
    let reason = spread.as_ref().as_ref().unwrap_err();
    let expected = Unsettled::NotReportedFor {
        figure: "children_counted".to_owned(),
        units: 2,
        first: "A".to_owned(),
    };
    assert_eq!(*reason, expected);
}
