//! Which schools came and went, and what turned.

use crate::support::{Row, county, perfect, quality};
use junheng::evaluation::{BeforeAfter, ReportComparison, Turn, Verdict};
use junheng::model::{Item, Language, School, SchoolKind, Stage};

fn ids<'s>(schools: impl IntoIterator<Item = &'s &'s School>) -> Vec<&'s str> {
    schools.into_iter().map(|school| school.id()).collect()
}

#[test]
fn schools_are_matched_by_code_and_listed_in_its_order() {
    let first = county(&[
        Row::primary("30", 100),
        Row::new("20", SchoolKind::Special),
        Row::junior("10", 100),
        Row::primary("4", 100),
    ]);
    let second = county(&[
        Row::primary("9", 100),
        Row::new("10", SchoolKind::NineYear)
            .with(Item::StudentsJunior, 100)
            .with(Item::StudentsPrimary, 50),
        Row::primary("30", 90),
        Row::new("5", SchoolKind::Special),
    ]);
    let (before, after) = (quality(&first), quality(&second));
    let comparison = ReportComparison::new(&before, &after).unwrap();
    // Codes are texts, and `30` is before `9`.
    assert_eq!(ids(comparison.new_schools()), ["5", "9"]);
    assert_eq!(ids(comparison.gone_schools()), ["20", "4"]);
    let kinds = |both: &BeforeAfter<&School>| (both.before.kind(), both.after.kind());
    let changed: Vec<_> = comparison.changed_kind().iter().map(kinds).collect();
    assert_eq!(changed, [(SchoolKind::Junior, SchoolKind::NineYear)]);

    let parts: Vec<(&str, Stage, bool, bool)> = comparison
        .parts()
        .iter()
        .map(|part| {
            let there = (part.parts.before.is_some(), part.parts.after.is_some());
            (part.school().unwrap().id(), part.stage, there.0, there.1)
        })
        .collect();
    // A special school has no part; a school that grows a stage has a part that is new.
    let expected = [
        ("10", Stage::Primary, false, true),
        ("10", Stage::Junior, true, true),
        ("30", Stage::Primary, true, true),
        ("4", Stage::Primary, true, false),
        ("9", Stage::Primary, false, true),
    ];
    assert_eq!(parts, expected);
}

#[test]
fn a_verdict_turns_between_not_met_and_clear_alone() {
    use Verdict::{Met, NotApplicable, NotAssessable, NotMet};
    let clear = [Met, NotApplicable];
    for before in [Met, NotMet, NotAssessable, NotApplicable] {
        for after in [Met, NotMet, NotAssessable, NotApplicable] {
            let expected = if before == NotMet && clear.contains(&after) {
                Some(Turn::ToMet)
            } else if after == NotMet && clear.contains(&before) {
                Some(Turn::ToNotMet)
            } else {
                None
            };
            let both = BeforeAfter {
                before: Some(before),
                after: Some(after),
            };
            assert_eq!(both.turned(), expected, "{before} {after}");
        }
    }
    let none = BeforeAfter {
        before: None,
        after: Some(NotMet),
    };
    assert_eq!(none.turned(), None);
}

#[test]
fn what_turns_is_told_of_indicators_rules_clauses_and_vetoes() {
    let mut draft = perfect();
    let good = draft.county();
    draft.rows[0].set(Item::BackboneTeachersPrimary, 0);
    draft.filing.vetoes.insert("V2".to_owned(), true);
    draft
        .filing
        .attestations
        .entry("G1".to_owned())
        .or_default()
        .met = Some(false);
    let worse = draft.county();
    let (before, after) = (quality(&good), quality(&worse));
    let comparison = ReportComparison::new(&before, &after).unwrap();
    let document = comparison.to_document(Language::En);
    assert_eq!(document.turned, Some(Turn::ToNotMet));
    let turned: Vec<String> = document
        .parts
        .iter()
        .flat_map(|part| {
            let rule = part.turned.map(|_| format!("{} rule", part.school_id));
            let indicators = part.indicators.iter().filter(|one| one.turned.is_some());
            let indicators = indicators.map(|one| format!("{} {}", part.school_id, one.code));
            rule.into_iter().chain(indicators).collect::<Vec<_>>()
        })
        .collect();
    let id = &draft.rows[0].id;
    // Nothing at all is below 85 % of the threshold, so that the rule fails with the indicator.
    assert_eq!(turned, [format!("{id} rule"), format!("{id} L2")]);
    let clauses = document.clauses.iter().filter(|one| one.turned.is_some());
    let clauses: Vec<&str> = clauses.map(|one| one.code.as_str()).collect();
    assert_eq!(clauses, ["G1"]);
    let vetoes = document.vetoes.iter().filter(|one| one.turned.is_some());
    let vetoes: Vec<&str> = vetoes.map(|one| one.code.as_str()).collect();
    assert_eq!(vetoes, ["V2"]);

    let back = ReportComparison::new(&after, &before).unwrap();
    let back = back.to_document(Language::En);
    assert_eq!(back.turned, Some(Turn::ToMet));
    let turned = back.parts.iter().filter_map(|part| part.turned);
    assert_eq!(turned.collect::<Vec<_>>(), [Turn::ToMet]);
}

#[test]
fn a_report_against_itself_says_that_nothing_changed() {
    let county = perfect().county();
    let report = quality(&county);
    let comparison = ReportComparison::new(&report, &report).unwrap();
    assert!(comparison.new_schools().is_empty() && comparison.gone_schools().is_empty());
    let text = comparison.to_text(Language::En, junheng::evaluation::TextStyle::default());
    assert!(text.contains("no verdict turned"));
    assert!(text.contains("the same schools, of the same kinds"));
    let markdown = comparison.to_markdown(Language::Zh);
    assert!(markdown.contains("没有判定发生转变"));
    assert!(markdown.contains("学校没有增减，类型没有改变"));
}
