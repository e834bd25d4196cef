//! The county standard of preschool education: every bound exactly at, one step below, one above.

use super::table;
use junheng::evaluation::{CriterionFinding, TableEvaluator, TableReport, Verdict};
use junheng::model::{AreaFiling, Attestation, Language, UnitTable};
use junheng::numeric::Rational;
use junheng::standards::catalogue::CN_PRESCHOOL_2020;

const COLUMNS: &[&str] = &[
    "children",
    "public_children",
    "inclusive_private_children",
    "classes",
    "classes_within_size",
    "teachers",
    "certified_teachers",
];

/// A county of 3 kindergartens and 1500 children, at every bound exactly: of 1500 children 750 in
/// public and 450 in inclusive private kindergartens, 51 of 60 classes within their size, 100
/// teachers, all of them certified.
const AT_THE_BOUNDS: [&str; 3] = [
    "public 750 750 0 30 25 50 50",
    "inclusive 450 0 450 18 16 30 30",
    "private 300 0 0 12 10 20 20",
];

fn kindergartens() -> UnitTable {
    table(COLUMNS, &AT_THE_BOUNDS)
}

/// The filing of that county: 1500 of 1500/0.85 children need a population of 1764.7…, so 1700 are
/// given, of which 1445 would be 85 %.
fn filing() -> AreaFiling {
    let attested = |filing: AreaFiling, code: &str| {
        filing.with_attestation(
            code,
            Attestation {
                met: Some(true),
                evidence: None,
            },
        )
    };
    let filing = AreaFiling::default()
        .with_fact("population_3_to_5", 1700)
        .with_fact("estate_kindergartens", 4)
        .with_fact("estate_kindergartens_public_or_inclusive", 4)
        .with_fact("townships", 9)
        .with_fact("townships_with_public_central", 9)
        .with_fact("survey_returned", 1000)
        .with_fact("survey_satisfied", 851);
    ["safety", "ethics", "inspection", "premises"]
        .into_iter()
        .fold(filing, attested)
}

fn verdict_of(report: &TableReport<'_>, code: &str) -> Verdict {
    let criteria = report.standard().criteria.iter().zip(report.criteria());
    let (_, result) = criteria
        .into_iter()
        .find(|(criterion, _)| criterion.code == code)
        .unwrap();
    result.verdict.unwrap()
}

fn held(table: &UnitTable, filing: &AreaFiling, code: &str) -> Verdict {
    let evaluator = TableEvaluator::new(&CN_PRESCHOOL_2020).unwrap();
    verdict_of(&evaluator.evaluate(table, filing), code)
}

/// The kindergartens with another first row.
fn with_first(row: &str) -> UnitTable {
    table(COLUMNS, &[row, AT_THE_BOUNDS[1], AT_THE_BOUNDS[2]])
}

#[test]
fn a_county_at_every_bound_passes() {
    let (table, filing) = (kindergartens(), filing());
    let evaluator = TableEvaluator::new(&CN_PRESCHOOL_2020).unwrap();
    let report = evaluator.evaluate(&table, &filing);
    assert_eq!(report.verdict(), Verdict::Met);
    let values: Vec<Option<Rational>> = report
        .criteria()
        .iter()
        .filter_map(|result| match &result.finding {
            CriterionFinding::Area(compared) => Some(compared.value.clone().ok()),
            _ => None,
        })
        .collect();
    let number = |numerator: i64, denominator: i64| Rational::new(numerator, denominator).ok();
    assert_eq!(
        values,
        [
            number(150_000, 1700),
            number(80, 1),
            number(50, 1),
            number(85, 1),
            number(1, 15),
            number(100, 1),
            number(4, 1),
            number(9, 1),
            number(851, 10)
        ]
    );
}

#[test]
fn the_gross_enrolment_rate_may_be_exactly_85() {
    // 1500 children of 30 000/17 = 1764.7 are 85 %: of 1764 more, of 1765 less.
    for (population, expected) in [(1764, Verdict::Met), (1765, Verdict::NotMet)] {
        let filing = filing().with_fact("population_3_to_5", population);
        assert_eq!(held(&kindergartens(), &filing, "enrolment_rate"), expected);
    }
    let table = table(COLUMNS, &["A 1700 0 0 0 0 0 0"]);
    let filing = filing().with_fact("population_3_to_5", 2000);
    assert_eq!(held(&table, &filing, "enrolment_rate"), Verdict::Met);
}

#[test]
fn one_child_one_class_or_one_teacher_less_fails() {
    for (code, below, above) in [
        (
            "inclusive_coverage",
            "public 750 749 0 30 25 50 50",
            "public 750 751 0 30 25 50 50",
        ),
        (
            "public_share",
            "public 750 749 0 30 25 50 50",
            "public 750 751 0 30 25 50 50",
        ),
        (
            "class_size",
            "public 750 750 0 30 24 50 50",
            "public 750 750 0 30 26 50 50",
        ),
        (
            "teachers_per_child",
            "public 750 750 0 30 25 49 49",
            "public 750 750 0 30 25 51 51",
        ),
        (
            "certificates",
            "public 750 750 0 30 25 50 49",
            "public 750 750 0 30 25 50 50",
        ),
    ] {
        assert_eq!(
            held(&kindergartens(), &filing(), code),
            Verdict::Met,
            "{code}"
        );
        assert_eq!(
            held(&with_first(below), &filing(), code),
            Verdict::NotMet,
            "{code}"
        );
        assert_eq!(
            held(&with_first(above), &filing(), code),
            Verdict::Met,
            "{code}"
        );
    }
    // One child more for the same teachers is below 1 : 15.
    let more = with_first("public 751 751 0 30 25 50 50");
    assert_eq!(
        held(&more, &filing(), "teachers_per_child"),
        Verdict::NotMet
    );
}

#[test]
fn figures_of_the_county_are_held_to_their_bounds() {
    for (fact, amount, code, expected) in [
        (
            "estate_kindergartens_public_or_inclusive",
            3,
            "estates",
            Verdict::NotMet,
        ),
        (
            "townships_with_public_central",
            8,
            "townships",
            Verdict::NotMet,
        ),
        (
            "townships_with_public_central",
            10,
            "townships",
            Verdict::Met,
        ),
        // Recognition is above 85 %, strictly.
        ("survey_satisfied", 850, "recognition", Verdict::NotMet),
        ("survey_satisfied", 851, "recognition", Verdict::Met),
    ] {
        let filing = filing().with_fact(fact, amount);
        assert_eq!(
            held(&kindergartens(), &filing, code),
            expected,
            "{fact} {amount}"
        );
    }
}

#[test]
fn nobody_attests_for_a_county_that_says_nothing() {
    let mut filing = filing();
    assert_eq!(held(&kindergartens(), &filing, "safety"), Verdict::Met);
    filing.attestations.remove("safety");
    assert_eq!(
        held(&kindergartens(), &filing, "safety"),
        Verdict::NotAssessable
    );
    let denied = Attestation {
        met: Some(false),
        evidence: Some("2026-03".to_owned()),
    };
    let filing = filing.with_attestation("safety", denied);
    assert_eq!(held(&kindergartens(), &filing, "safety"), Verdict::NotMet);
    let evaluator = TableEvaluator::new(&CN_PRESCHOOL_2020).unwrap();
    let table = kindergartens();
    let document = evaluator
        .evaluate(&table, &filing)
        .to_document(Language::Zh);
    let safety = document
        .criteria
        .iter()
        .find(|criterion| criterion.code == "safety")
        .unwrap();
    assert_eq!(
        safety.explanation,
        "近两年无较大社会影响的安全责任事故：已佐证不符合（2026-03）；依据：教督〔2020〕1号 安全"
    );
}

#[test]
fn a_county_is_told_its_rate_with_the_formula() {
    let (table, filing) = (kindergartens(), filing());
    let evaluator = TableEvaluator::new(&CN_PRESCHOOL_2020).unwrap();
    let report = evaluator.evaluate(&table, &filing);
    assert_eq!(
        report.to_document(Language::Zh).criteria[0].explanation,
        "学前三年毛入园率达到85%：100 × (合计(在园幼儿数) ÷ 学前三年适龄人口) = 88.24；要求≥ 85，高出3.24；\
         依据：教督〔2020〕1号 普及普惠水平第1项"
    );
    assert_eq!(
        report.to_document(Language::En).criteria[4].explanation,
        "there is one full-time teacher for 15 children at least: total(full-time teachers) ÷ \
         total(children) = 0.0667; asked for ≥ 1 ÷ 15 = 0.0667, exactly equal; source: 教督〔2020〕1号 教职工配备"
    );
}
