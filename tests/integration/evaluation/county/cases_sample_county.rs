//! The sample county that comes with the crate, read through the adapters.

use crate::evaluation::county::agreement::{assert_agrees, assert_clauses_agree};
use crate::evaluation::county::oracle::{self, Fraction, whole};
use crate::support::{clause_verdict, evaluated, not_clear, quality};
use junheng::adapters::{csv, json};
use junheng::evaluation::{Evaluator, Report, Verdict};
use junheng::model::{County, Item, Language, School, SchoolKind, Sponsor, Stage};
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;
use std::collections::BTreeMap;
use std::path::Path;

pub(super) fn sample() -> County {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let schools = csv::read_school_file(data.join("sample_county.csv")).unwrap();
    assert!(schools.warnings().is_empty());
    let filings = json::read_county_file(data.join("sample_county.json")).unwrap();
    let has_ids = schools.has_county_ids();
    let (mut counties, warnings) = json::attach_filings(schools.into_counties(), has_ids, filings);
    assert!(warnings.is_empty());
    assert_eq!(counties.len(), 1);
    counties.remove(0)
}

fn total(county: &County, items: &[Item]) -> Fraction {
    let mut total = whole(0);
    for school in county.schools() {
        for item in items {
            total += school.amount(*item).map_or(whole(0), oracle::exact);
        }
    }
    total
}

#[test]
fn it_has_53_schools_of_four_kinds() {
    let county = sample();
    assert_eq!(county.id(), Some("320499"));
    assert_eq!(county.name(), Some("样例区（合成数据）"));
    let mut kinds = BTreeMap::new();
    for school in county.schools() {
        *kinds.entry(school.kind()).or_insert(0) += 1;
    }
    let expected = [
        (SchoolKind::Primary, 31),
        (SchoolKind::Junior, 16),
        (SchoolKind::NineYear, 5),
        (SchoolKind::Special, 1),
    ];
    assert_eq!(kinds, expected.into());
    let private: Vec<_> = county
        .schools()
        .iter()
        .filter(|school| school.sponsor() == Some(Sponsor::Private))
        .map(School::kind)
        .collect();
    assert_eq!(private, [SchoolKind::NineYear]);
}

#[test]
fn its_pupils_and_teachers_add_up_to_the_published_totals() {
    let county = sample();
    let pupils = [
        Item::StudentsPrimary,
        Item::StudentsJunior,
        Item::StudentsSenior,
    ];
    assert_eq!(total(&county, &pupils), whole(43_425));
    assert_eq!(total(&county, &[Item::TeachersTotal]), whole(3_470));
    let backbone = [Item::BackboneTeachersPrimary, Item::BackboneTeachersJunior];
    assert_eq!(total(&county, &backbone), whole(1_209));
}

/// The parts of a verdict, by the names of their schools.
fn parts_of(report: &Report<'_>, verdict: Verdict) -> Vec<(String, Stage)> {
    report
        .parts()
        .iter()
        .filter(|part| part.verdict == Some(verdict))
        .map(|part| {
            let school = report.school_of(part).unwrap();
            (school.name().to_owned(), part.stage)
        })
        .collect()
}

fn named(parts: &[(&str, Stage)]) -> Vec<(String, Stage)> {
    let parts = parts.iter();
    parts
        .map(|(name, stage)| ((*name).to_owned(), *stage))
        .collect()
}

#[test]
fn it_shows_every_kind_of_answer() {
    let county = sample();
    let report = quality(&county);
    assert_eq!(report.verdict(), Verdict::NotMet);
    assert_eq!(report.parts().len(), 57);
    assert_eq!(report.balance()[0].parts, 36);
    assert_eq!(report.balance()[7].parts, 21);
    assert_eq!(
        parts_of(&report, Verdict::NotMet),
        named(&[
            ("样例东门小学", Stage::Primary),
            ("样例滨湖初级中学", Stage::Junior)
        ])
    );
    assert_eq!(
        parts_of(&report, Verdict::NotAssessable),
        named(&[
            ("样例云溪中心小学", Stage::Primary),
            ("样例石桥初级中学", Stage::Junior)
        ])
    );
    let rows = |verdict| -> Vec<(Stage, &str)> {
        let rows = report.balance().iter();
        rows.filter(|row| row.verdict == Some(verdict))
            .map(|row| {
                let indicator = &report.standard().indicators[row.indicator];
                (row.stage, indicator.code.as_ref())
            })
            .collect()
    };
    assert_eq!(rows(Verdict::NotMet), [(Stage::Junior, "L5")]);
    assert_eq!(
        rows(Verdict::NotAssessable),
        [(Stage::Primary, "L7"), (Stage::Junior, "L4")]
    );
    assert_eq!(clause_verdict(&report, "G9"), Verdict::NotMet);
    assert_eq!(clause_verdict(&report, "Q6"), Verdict::NotAssessable);
    let excluded: Vec<_> = report
        .excluded()
        .iter()
        .map(|one| (county.schools()[one.school].name(), one.reason.as_str()))
        .collect();
    assert_eq!(excluded, [("样例特殊教育学校", "special")]);
}

#[test]
fn it_meets_26_of_32() {
    let county = sample();
    let report = quality(&county);
    let achievement = report.achievement().unwrap();
    assert_eq!(
        (
            achievement.met,
            achievement.not_met,
            achievement.not_assessable
        ),
        (26, 3, 3)
    );
    let document = report.to_document(Language::Zh).achievement.unwrap();
    assert_eq!(document.rate().to_f64(), 81.25);
    assert_eq!(document.reported_rate(), "81.3");
    let open: Vec<_> = not_clear(&report).into_iter().collect();
    assert_eq!(open, ["G9", "L3", "L4", "L5", "L7", "Q6"]);
}

#[test]
fn every_figure_of_it_agrees_with_a_second_reading_of_the_rules() {
    let county = sample();
    for &standard in junheng::standards::catalogue::all() {
        assert_agrees(&county, standard);
    }
    assert_clauses_agree(&county);
}

#[test]
fn one_of_its_failing_parts_passes_by_a_relief() {
    let county = sample();
    let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
    let evaluator = evaluator.with_relief("city-venues").unwrap();
    let report = evaluator.evaluate(&county);
    assert_eq!(
        parts_of(&report, Verdict::NotMet),
        named(&[("样例滨湖初级中学", Stage::Junior)])
    );
    let east = county
        .schools()
        .iter()
        .position(|school| school.name() == "样例东门小学")
        .unwrap();
    let part = crate::support::part(&report, east, Stage::Primary);
    assert_eq!(part.verdict, Some(Verdict::Met));
    assert!(part.indicators[4].relieved);
}

#[test]
fn by_the_standard_of_2012_its_private_school_is_left_out() {
    let county = sample();
    let report = evaluated(
        &junheng::standards::catalogue::CN_BASIC_BALANCE_2012,
        &county,
    );
    let reasons: Vec<_> = report
        .excluded()
        .iter()
        .map(|one| one.reason.as_str())
        .collect();
    assert_eq!(reasons.len(), 2);
    assert!(reasons.contains(&"private") && reasons.contains(&"special"));
    assert_eq!(report.parts().len(), 55);
}
