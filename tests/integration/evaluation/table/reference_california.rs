//! The growth targets and verdicts that California published for its schools in 2000.

use super::file;
use junheng::adapters::json::{read_table_standard, write_table_standard};
use junheng::adapters::table::TableLayout;
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
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header = reader.headers().unwrap().clone();
    let place = |name: &str| header.iter().position(|head| head == name).unwrap();
    let (target, verdict) = (place("target"), place("sch.wide"));
    reader
        .records()
        .map(Result::unwrap)
        .map(|row| Published {
            target: row[target].parse().ok(),
            verdict: match &row[verdict] {
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
