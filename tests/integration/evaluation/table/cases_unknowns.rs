//! What is not reported is never zero, and what is divided by zero is no number.

use super::{standard, standard_with, table};
use junheng::adapters::json::read_table_standard;
use junheng::evaluation::{
    Compared, CriterionFinding, TableEvaluator, TableReport, TextStyle, Unsettled, Verdict,
};
use junheng::model::{AreaFiling, Language, UnitTable};
use junheng::numeric::Rational;
use junheng::standards::{TableStandard, UnknownMembership};

fn area(standard: &TableStandard, table: &UnitTable, filing: &AreaFiling) -> Compared {
    let report = TableEvaluator::new(standard)
        .unwrap()
        .evaluate(table, filing);
    match &report.criteria()[0].finding {
        CriterionFinding::Area(compared) => compared.clone(),
        other => panic!("{other:?}"),
    }
}

fn not_reported(figure: &str) -> Unsettled {
    Unsettled::NotReported {
        figure: figure.to_owned(),
    }
}

#[test]
fn a_blank_leaves_its_unit_open_and_no_other() {
    let standard = standard(&["x"], r#"{"kind": "each_unit", "holds": "x >= 0"}"#);
    let table = table(&["x"], &["A 0", "B -", "C 1"]);
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&standard).unwrap();
    let report = evaluator.evaluate(&table, &filing);
    let verdicts: Vec<Verdict> = report.units().iter().map(|unit| unit.verdict).collect();
    assert_eq!(
        verdicts,
        [Verdict::Met, Verdict::NotAssessable, Verdict::Met]
    );
    assert_eq!(report.units()[1].results[0].value, Err(not_reported("x")));
    assert_eq!(report.verdict(), Verdict::NotAssessable);
    let document = report.to_document(Language::En);
    assert_eq!(document.units[1].results[0].value, None);
    assert_eq!(
        document.units[1].results[0].explanation,
        "x is not reported; asked for ≥ 0; source: s"
    );
}

#[test]
fn one_that_fails_decides_over_one_that_is_open() {
    let standard = standard(&["x"], r#"{"kind": "each_unit", "holds": "x >= 1"}"#);
    let table = table(&["x"], &["A -", "B 0"]);
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&standard).unwrap();
    assert_eq!(
        evaluator.evaluate(&table, &filing).verdict(),
        Verdict::NotMet
    );
}

#[test]
fn a_total_of_which_a_part_is_blank_is_no_number() {
    let standard = standard(&["x"], r#"{"kind": "area", "holds": "total(x) >= 3"}"#);
    let filing = AreaFiling::default();
    let full = table(&["x"], &["A 1", "B 2"]);
    assert_eq!(area(&standard, &full, &filing).verdict, Verdict::Met);
    let blank = table(&["x"], &["A 9", "B -", "C -"]);
    let found = area(&standard, &blank, &filing);
    assert_eq!(found.verdict, Verdict::NotAssessable);
    let reason = found.value.unwrap_err();
    assert_eq!(
        reason.to_string(),
        "`x` is not reported for 2 of the units, first for `B`"
    );
}

#[test]
fn only_units_that_want_for_the_same_figure_are_counted_together() {
    let filing = AreaFiling::default();
    let quotient = standard(
        &["x", "y"],
        r#"{"kind": "area", "holds": "total(x / y) >= 3"}"#,
    );
    // B and D want for x, C for y, E is divided by zero.
    let rows = ["A 9 1", "B - 1", "C 1 -", "D - 2", "E 1 0"];
    let found = area(&quotient, &table(&["x", "y"], &rows), &filing);
    assert_eq!(
        found.value.unwrap_err().to_string(),
        "`x` is not reported for 2 of the units, first for `B`"
    );
    let spread = standard(
        &["x", "y"],
        r#"{"kind": "spread", "measure": "gini", "value": "x / y"}"#,
    );
    let of_spread = table(&["x", "y"], &rows);
    let report = TableEvaluator::new(&spread)
        .unwrap()
        .evaluate(&of_spread, &filing);
    assert!(
        report.to_document(Language::En).criteria[0]
            .explanation
            .contains("x is not reported for 2 of the units, first for B")
    );
    let excluding = standard_with(
        &["x", "y"],
        r#""unknown_membership": "open",
           "exclusions": [{"reason": "r", "when": "x < 1", "source": "s"},
                          {"reason": "q", "when": "y < 1", "source": "s"}],"#,
        r#"{"kind": "area", "holds": "total(x) >= 3"}"#,
    );
    // Of C and D it is y that would tell, of B it is x; A counts.
    let rows = ["A 9 1", "B - 1", "C 1 -", "D 2 -"];
    let found = area(&excluding, &table(&["x", "y"], &rows), &filing);
    assert_eq!(
        found.value.unwrap_err().to_string(),
        "it cannot be told whether 1 of the units count, first `B`, as `x` is not reported"
    );
}

#[test]
fn a_zero_that_is_divided_by_is_named() {
    let standard = standard(
        &["x", "y"],
        r#"{"kind": "area", "holds": "1 / (total(x) - total(y)) >= 0"}"#,
    );
    let filing = AreaFiling::default();
    let found = area(&standard, &table(&["x", "y"], &["A 2 2"]), &filing);
    assert_eq!(found.verdict, Verdict::NotAssessable);
    let reason = found.value.unwrap_err();
    assert_eq!(
        reason.to_string(),
        "`total(x) - total(y)` is zero, and nothing is divided by it"
    );
    let found = area(&standard, &table(&["x", "y"], &["A 3 2"]), &filing);
    assert_eq!(found.verdict, Verdict::Met);
}

#[test]
fn a_fact_that_nobody_files_is_unknown() {
    let facts = r#""facts": [{"code": "people", "name": "people"}],"#;
    let standard = standard_with(
        &["x"],
        facts,
        r#"{"kind": "area", "holds": "total(x) / people <= 1"}"#,
    );
    let table = table(&["x"], &["A 2"]);
    let found = area(&standard, &table, &AreaFiling::default());
    assert_eq!(found.value, Err(not_reported("people")));
    let filing = AreaFiling::default().with_fact("people", 2);
    assert_eq!(area(&standard, &table, &filing).verdict, Verdict::Met);
}

/// What a report warns of, in both languages.
fn warnings(report: &TableReport<'_>) -> [Vec<String>; 2] {
    [Language::En, Language::Zh].map(|language| report.to_document(language).warnings)
}

#[test]
fn a_unit_that_may_not_count_is_judged_with_a_warning() {
    let more = r#""exclusions": [{"reason": "small", "when": "x < 10", "source": "s"}],"#;
    let holds = r#"{"kind": "each_unit", "holds": "y >= 1"}"#;
    let standard = standard_with(&["x", "y"], more, holds);
    let filing = AreaFiling::default();
    let table = table(&["x", "y"], &["A - 0", "B - 2", "C 9 0", "D 10 1"]);
    let evaluator = TableEvaluator::new(&standard).unwrap();
    let report = evaluator.evaluate(&table, &filing);
    let units = report.units().iter();
    let shown: Vec<_> = units
        .map(|one| (one.unit, one.counts, one.verdict))
        .collect();
    assert_eq!(
        shown,
        [
            (0, false, Verdict::NotMet),
            (1, false, Verdict::Met),
            (3, true, Verdict::Met)
        ]
    );
    assert_eq!(report.verdict(), Verdict::NotMet);
    assert_eq!(report.unknown_membership().len(), 1);
    let english = "it cannot be told whether 2 of the units count, first A, as x is not reported; \
                   they are judged all the same";
    let chinese = "2个单位未填报x，无法确定是否计入，首个为A；仍按计入评价";
    assert_eq!(warnings(&report), [[english], [chinese]]);
    let text = report.to_text(Language::Zh, TextStyle::default());
    assert!(text.contains(chinese), "{text}");
    assert!(report.to_markdown(Language::Zh).contains(chinese));
}

#[test]
fn a_unit_that_may_not_count_is_in_the_totals_and_spreads() {
    let more = r#""exclusions": [
        {"reason": "small", "when": "x < 10", "source": "s"},
        {"reason": "poor", "when": "y < 1", "source": "s"}
    ],"#;
    let filing = AreaFiling::default();
    // C and D are out; of B and E it cannot be told, for want of different figures.
    let rows = ["A 10 5", "B - 7", "C - 0", "D 9 -", "E 20 -"];
    let table = table(&["x", "y"], &rows);
    let total = r#"{"kind": "area", "holds": "total(1) >= 4"}"#;
    let standard = standard_with(&["x", "y"], more, total);
    let found = area(&standard, &table, &filing);
    // A, B and E.
    assert_eq!(found.value, Ok(Rational::from(3)));
    assert_eq!(found.verdict, Verdict::NotMet);
    let evaluator = TableEvaluator::new(&standard).unwrap();
    let [english, _] = warnings(&evaluator.evaluate(&table, &filing));
    assert_eq!(
        english,
        [
            "it cannot be told whether 1 of the units count, first B, as x is not reported; they are \
             judged all the same",
            "it cannot be told whether 1 of the units count, first E, as y is not reported; they are \
             judged all the same"
        ]
    );
    // What they lack leaves a total of it open all the same.
    let lacking = r#"{"kind": "area", "holds": "total(x) >= 1"}"#;
    let standard = standard_with(&["x", "y"], more, lacking);
    assert_eq!(
        area(&standard, &table, &filing)
            .value
            .unwrap_err()
            .to_string(),
        "`x` is not reported for 1 of the units, first for `B`"
    );
    let spread = r#"{"kind": "spread", "measure": "range_ratio", "value": "10 + 0 * x"}"#;
    let standard = standard_with(&["x"], "", spread);
    let evaluator = TableEvaluator::new(&standard).unwrap();
    let report = evaluator.evaluate(&table, &filing);
    assert_eq!(warnings(&report), [Vec::<String>::new(), Vec::new()]);
}

#[test]
fn what_becomes_of_a_unit_that_may_not_count_is_one_of_two_words() {
    let holds = r#"{"kind": "each_unit", "holds": "x >= 1"}"#;
    let with = |word: &str| format!(r#""unknown_membership": "{word}","#);
    for (word, expected) in [
        ("judged", UnknownMembership::Judged),
        ("open", UnknownMembership::Open),
    ] {
        let standard = standard_with(&["x"], &with(word), holds);
        assert_eq!(standard.unknown_membership, expected);
        let written = serde_json::to_value(&standard).unwrap();
        let word = (word == "open").then(|| "open".into());
        assert_eq!(written.get("unknown_membership").cloned(), word);
        let read: TableStandard = serde_json::from_value(written).unwrap();
        assert_eq!(read, standard);
    }
    let absent = standard(&["x"], holds);
    assert_eq!(absent.unknown_membership, UnknownMembership::Judged);
    let text = format!(
        r#"{{"id": "t", "name": "t", "provenance": {{"issuer": "t", "year": 2026}}, {}
            "columns": [{{"code": "x", "name": "x"}}],
            "criteria": [{{"code": "A", "name": "a", "source": "s", "test": {holds}}}]}}"#,
        with("closed")
    );
    assert_eq!(
        read_table_standard(&text).unwrap_err().to_string(),
        "at unknown_membership: found \"closed\"; expected one of judged, open"
    );
}

#[test]
fn where_it_is_open_who_counts_totals_are_open_too() {
    let more = r#""unknown_membership": "open", "exclusions": [
        {"reason": "small", "when": "x < 10", "source": "s"},
        {"reason": "poor", "when": "y < 1", "source": "s"}
    ],"#;
    let standard = standard_with(
        &["x", "y"],
        more,
        r#"{"kind": "area", "holds": "total(y) >= 1"}"#,
    );
    let filing = AreaFiling::default();
    let open = table(&["x", "y"], &["A 10 5", "B - 5", "C - 0", "D 9 -"]);
    let evaluator = TableEvaluator::new(&standard).unwrap();
    let report = evaluator.evaluate(&open, &filing);
    // C is out whatever its x may be, and so is D whatever its y; of B it cannot be told.
    let excluded: Vec<(usize, usize)> = report
        .excluded()
        .iter()
        .map(|unit| (unit.unit, unit.exclusion))
        .collect();
    assert_eq!(excluded, [(2, 1), (3, 0)]);
    let shown: Vec<(usize, bool)> = report
        .units()
        .iter()
        .map(|unit| (unit.unit, unit.counts))
        .collect();
    assert_eq!(shown, [(0, true), (1, false)]);
    let found = area(&standard, &open, &filing);
    assert_eq!(
        found.value.unwrap_err().to_string(),
        "it cannot be told whether 1 of the units count, first `B`, as `x` is not reported"
    );
}

#[test]
fn a_unit_that_may_not_count_is_left_open_and_fails_nothing() {
    let more = r#""unknown_membership": "open",
        "exclusions": [{"reason": "small", "when": "x < 10", "source": "s"}],"#;
    let standard = standard_with(
        &["x", "y"],
        more,
        r#"{"kind": "each_unit", "holds": "y >= 1"}"#,
    );
    let filing = AreaFiling::default();
    let table = table(&["x", "y"], &["A - 0", "B - 2", "C 9 0"]);
    let evaluator = TableEvaluator::new(&standard).unwrap();
    let report = evaluator.evaluate(&table, &filing);
    let verdicts: Vec<Verdict> = report.units().iter().map(|unit| unit.verdict).collect();
    assert_eq!(verdicts, [Verdict::NotAssessable; 2]);
    assert_eq!(report.unknown_membership().len(), 1);
    assert_eq!(warnings(&report), [Vec::<String>::new(), Vec::new()]);
}

#[test]
fn a_unit_may_be_held_to_the_mean_of_all() {
    use Verdict::{Met, NotAssessable};

    // The bound of a unit may hold totals: nine tenths of 10/5 are 1.8.
    let standard = standard(
        &["x", "y"],
        r#"{"kind": "each_unit", "holds": "x / y >= 0.9 * total(x) / total(y)"}"#,
    );
    let filing = AreaFiling::default();
    let table = table(&["x", "y"], &["A 4.4 2", "B 1.8 1", "C 3.8 2.0", "D 0 0"]);
    let evaluator = TableEvaluator::new(&standard).unwrap();
    let report = evaluator.evaluate(&table, &filing);
    let verdicts: Vec<Verdict> = report.units().iter().map(|unit| unit.verdict).collect();
    assert_eq!(verdicts, [Met, Met, Met, NotAssessable]);
}

#[test]
fn a_condition_that_cannot_be_told_leaves_its_criterion_open() {
    use Verdict::{Met, NotApplicable, NotAssessable};

    let standard = standard(
        &["x", "y"],
        r#"{"kind": "each_unit", "when": "x > 0", "holds": "y > 0"}"#,
    );
    let filing = AreaFiling::default();
    let table = table(&["x", "y"], &["A - 1", "B 0 -", "C 1 1"]);
    let evaluator = TableEvaluator::new(&standard).unwrap();
    let report = evaluator.evaluate(&table, &filing);
    let verdicts: Vec<Verdict> = report.units().iter().map(|unit| unit.verdict).collect();
    assert_eq!(verdicts, [NotAssessable, NotApplicable, Met]);
    // The reason is what the condition lacks, not the side that is there.
    assert_eq!(report.units()[0].results[0].value, Err(not_reported("x")));
    let document = report.to_document(Language::En);
    let not_asked = &document.units[1].results[0];
    assert_eq!((not_asked.value, not_asked.bound.as_deref()), (None, None));
    assert_eq!(document.units[2].results[0].bound.as_deref(), Some("0"));
}

#[test]
fn a_table_without_units_or_without_a_column_is_not_assessable() {
    let standard = standard(&["x"], r#"{"kind": "each_unit", "holds": "x >= 1"}"#);
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&standard).unwrap();
    for table in [table(&["x"], &[]), table(&["z"], &["A 5"])] {
        let verdict = evaluator.evaluate(&table, &filing).verdict();
        assert_eq!(verdict, Verdict::NotAssessable);
    }
}
