//! The growth targets of California at the edges of their rule.

use junheng::evaluation::{TableEvaluator, Verdict};
use junheng::model::AreaFiling;
use junheng::standards::catalogue::US_CA_GROWTH_TARGET_2000;

#[test]
fn a_school_at_each_edge_of_the_rule() {
    use Verdict::{Met, NotAssessable, NotMet};

    // 0.05 × (800 − 750) = 2.5 → 3; 0.05 × (800 − 799) = 0.05 → 0, and one point at least.
    let table = super::table(
        &["api99", "api00"],
        &[
            "grows_3 750 753",
            "grows_2 750 752",
            "last_point 799 800",
            "no_point 799 799",
            "stays 800 800",
            "falls 800 799",
            "unknown - 900",
            "unknown_growth 700 -",
        ],
    );
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&US_CA_GROWTH_TARGET_2000).unwrap();
    let report = evaluator.evaluate(&table, &filing);
    let verdicts: Vec<Verdict> = report.units().iter().map(|unit| unit.verdict).collect();
    assert_eq!(
        verdicts,
        [
            Met,
            NotMet,
            Met,
            NotMet,
            Met,
            NotMet,
            NotAssessable,
            NotAssessable
        ]
    );
}

#[test]
fn a_school_is_told_its_target_with_the_figures_in_it() {
    use junheng::model::Language;

    let table = super::table(
        &["api99", "api00"],
        &["Riverside 693 731", "Hillside 810 790"],
    );
    let filing = AreaFiling::default().with_name("Alameda");
    let evaluator = TableEvaluator::new(&US_CA_GROWTH_TARGET_2000).unwrap();
    let report = evaluator.evaluate(&table, &filing);
    let document = report.to_document(Language::En);
    let growth = &document.units[0].results[0];
    assert_eq!(growth.bound.as_deref(), Some("5"));
    assert_eq!(growth.value, Some(38.0));
    assert_eq!(
        growth.explanation,
        "index of 2000 − index of 1999 = 38; asked for ≥ the largest of(1, half away from \
         zero(0.05 × (800 − index of 1999), 0)) = 5, 33 above (index of 2000 731 points, index of 1999 693 \
         points); source: Education Code 52052"
    );
    assert_eq!(
        document.units[1].results[0].explanation,
        "asked only where index of 1999 < 800"
    );
    let chinese = report.to_document(Language::Zh);
    assert_eq!(
        chinese.units[1].results[1].explanation,
        "2000年指数 = 790；要求≥ 800，相差10（2000年指数790分）；依据：Education Code 52052"
    );
}
