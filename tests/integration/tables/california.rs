//! The growth targets and verdicts that California published for its schools in 2000.

use super::file;
use junheng::adapters::csv::{TableLayout, read_text_table_file};
use junheng::adapters::json::{read_table_standard, write_table_standard};
use junheng::evaluation::{TableEvaluator, TableReport, Verdict};
use junheng::model::{AreaFiling, UnitTable};
use junheng::numeric::Rational;
use junheng::standards::TableStandard;
use junheng::standards::catalogue::US_CA_GROWTH_TARGET_2000;
use std::path::PathBuf;

struct Published {
    target: Option<i64>,
    verdict: Verdict,
}

/// What the department published, row by row.
fn published(path: &PathBuf) -> Vec<Published> {
    let table = read_text_table_file(path).unwrap();
    let place = |name: &str| table.header.iter().position(|head| head == name).unwrap();
    let (target, verdict) = (place("target"), place("sch.wide"));
    table
        .rows
        .iter()
        .map(|row| Published {
            target: row.cells[target].parse().ok(),
            verdict: match row.cells[verdict].as_str() {
                "Yes" => Verdict::Met,
                "No" => Verdict::NotMet,
                other => panic!("{other}"),
            },
        })
        .collect()
}

fn schools(standard: &TableStandard, path: &PathBuf) -> UnitTable {
    TableLayout::of(standard).read_file(path).unwrap().content
}

/// How many of the published targets, and of the verdicts, the report comes to.
fn agreeing(report: &TableReport<'_>, published: &[Published]) -> (usize, usize) {
    assert_eq!(report.units().len(), published.len());
    let (mut targets, mut verdicts) = (0, 0);
    for (unit, published) in report.units().iter().zip(published) {
        let growth = &unit.results[0];
        assert_eq!(
            growth.verdict == Verdict::NotApplicable,
            published.target.is_none()
        );
        if let Some(target) = published.target {
            targets += usize::from(growth.bound == Ok(Rational::from(target)));
        }
        verdicts += usize::from(unit.verdict == published.verdict);
    }
    (targets, verdicts)
}

#[test]
fn every_published_target_and_verdict_comes_out() {
    let filing = AreaFiling::default();
    for path in [
        "tests/reference/california_schools.csv",
        "examples/data/california_growth.csv",
    ] {
        let path = file(path);
        let table = schools(&US_CA_GROWTH_TARGET_2000, &path);
        let evaluator = TableEvaluator::new(&US_CA_GROWTH_TARGET_2000).unwrap();
        let report = evaluator.evaluate(&table, &filing);
        assert_eq!(agreeing(&report, &published(&path)), (5_454, 6_194));
        assert_eq!(report.verdict(), Verdict::NotMet);
    }
}

#[test]
fn the_way_of_rounding_is_part_of_the_rule() {
    let path = file("tests/reference/california_schools.csv");
    let published = published(&path);
    let filing = AreaFiling::default();
    let text = write_table_standard(&US_CA_GROWTH_TARGET_2000);
    for (mode, targets) in [("half_even", 5_357), ("ceiling", 3_077), ("floor", 2_852)] {
        let changed = text.replace("half_away_from_zero(", &format!("{mode}("));
        let standard = read_table_standard(&changed).unwrap();
        let table = schools(&standard, &path);
        let report = TableEvaluator::new(&standard)
            .unwrap()
            .evaluate(&table, &filing);
        assert_eq!(agreeing(&report, &published).0, targets, "{mode}");
    }
}

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
