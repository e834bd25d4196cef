//! Reports of tables in Markdown.

use super::{standard, standard_with, table};
use junheng::adapters::json::read_table_standard;
use junheng::adapters::table::TableLayout;
use junheng::evaluation::{TableEvaluator, Verdict};
use junheng::model::{AreaFiling, Attestation, Language};
use junheng::standards::catalogue;
use std::io::Cursor;

const STANDARD: &str = r#"{
    "id": "t", "name": {"zh": "图书", "en": "Books"}, "units": {"zh": "学校", "en": "schools"},
    "provenance": {"issuer": "t", "title": {"zh": "办法_一", "en": "Rule_1"}, "year": 2026},
    "columns": [{"code": "pupils", "name": {"zh": "学生", "en": "pupils"}},
                {"code": "books", "name": {"zh": "图书", "en": "books"}}],
    "exclusions": [{"reason": {"zh": "不足10人", "en": "fewer than 10"}, "when": "pupils < 10",
                    "source": "§ 1"}],
    "criteria": [
        {"code": "A1", "name": {"zh": "生均十册", "en": "ten a pupil"}, "source": "§ 2",
         "test": {"kind": "each_unit", "when": "pupils >= 50", "holds": "books / pupils >= 10"}},
        {"code": "A2", "name": {"zh": "极差率", "en": "range"}, "source": "§ 3",
         "test": {"kind": "spread", "measure": "range_ratio", "value": "books"}},
        {"code": "A3", "name": {"zh": "开放", "en": "open"}, "source": "§ 4",
         "test": {"kind": "attested"}}
    ]
}"#;

/// A has 9 books a pupil, B 11, C is asked nothing, D is blank, E does not count.
const TABLE: &str = "id,pupils,books\nA|1,100,900\nB,100,1100\nC,20,300\nD,60,\nE,9,1\n";

#[test]
fn a_report_in_markdown_has_every_criterion_and_every_unit() {
    let standard = read_table_standard(STANDARD).unwrap();
    let read = TableLayout::of(&standard).read(Cursor::new(TABLE)).unwrap();
    let attested = Attestation {
        met: Some(true),
        evidence: Some("<b>".to_owned()),
    };
    let filing = AreaFiling::default()
        .with_name("X*")
        .with_attestation("A3", attested);
    let evaluator = TableEvaluator::new(&standard).unwrap();
    let report = evaluator.evaluate(&read.content, &filing);
    assert_eq!(
        report.to_markdown(Language::En),
        r"# X\*: Books

Rule\_1

**Verdict: not met**

## Criteria

| code | requirement | finding | verdict | source |
| --- | --- | --- | --- | --- |
| A1 | ten a pupil | met by 1, not met by 1, cannot be told of 1, not asked of 1 | not met | § 2 |
| A2 | range | range ratio of books cannot be told (books is not reported for 1 of the units, first for D) | — | § 3 |
| A3 | open | attested to hold (\<b\>) | met | § 4 |

## schools (4)

| no. | unit | verdict | A1 | asked for |
| ---: | --- | --- | ---: | ---: |
| 1 | A\|1 | not met | 9.00 | 10.00 |
| 2 | B | met | 11.00 | 10.00 |
| 3 | C | not applicable |  |  |
| 4 | D | not assessable | — | 10.00 |

## Not counted

| no. | unit | reason | source |
| ---: | --- | --- | --- |
| 1 | E | fewer than 10 | § 1 |

"
    );
    let chinese = report.to_markdown(Language::Zh);
    for line in [
        "# X\\*：图书",
        "**结论：未达标**",
        "| 代码 | 要求 | 情况 | 判定 | 依据 |",
        "## 学校（4）",
        "| 序号 | 单位 | 判定 | A1 | 要求 |",
        "| 1 | E | 不足10人 | § 1 |",
    ] {
        assert!(
            chinese.lines().any(|found| found == line),
            "{line}\n{chinese}"
        );
    }
}

#[test]
fn what_only_computes_says_so_and_has_no_table_of_units() {
    let standard = standard(
        &["x"],
        r#"{"kind": "spread", "measure": "range_ratio", "value": "x"}"#,
    );
    let table = table(&["x"], &["A 1", "B 3"]);
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&standard).unwrap();
    let markdown = evaluator
        .evaluate(&table, &filing)
        .to_markdown(Language::En);
    assert!(
        markdown.contains("**Verdict: none: the rule computes, and sets no bound**"),
        "{markdown}"
    );
    assert_eq!(markdown.matches("\n## ").count(), 1, "{markdown}");
}

#[test]
fn every_edition_has_a_report_in_both_languages() {
    for &edition in catalogue::tables() {
        let columns = edition.columns.iter().map(|column| &*column.code);
        let table = junheng::model::UnitTable::new(columns).unwrap();
        let filing = AreaFiling::default();
        let report = TableEvaluator::new(edition)
            .unwrap()
            .evaluate(&table, &filing);
        for language in [Language::Zh, Language::En] {
            let markdown = report.to_markdown(language);
            for criterion in edition.criteria.iter() {
                assert!(markdown.contains(criterion.name.get(language)));
            }
        }
    }
}

#[test]
fn units_and_criteria_are_found_by_their_codes() {
    let standard = standard_with(
        &["x"],
        r#""exclusions": [{"reason": "r", "when": "x < 1", "source": "s"}],"#,
        r#"{"kind": "each_unit", "holds": "x >= 3"}"#,
    );
    let table = table(&["x"], &["B 4", "A 0", "C 2"]);
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&standard).unwrap();
    let report = evaluator.evaluate(&table, &filing);
    let verdict = |id| report.unit(id).map(|unit| unit.verdict);
    assert_eq!(verdict("B"), Some(Verdict::Met));
    assert_eq!(verdict("C"), Some(Verdict::NotMet));
    // A does not count, and D is not there.
    assert_eq!((verdict("A"), verdict("D")), (None, None));
    let found = report.criterion("A").map(|result| result.verdict);
    assert_eq!(found, Some(Some(Verdict::NotMet)));
    assert!(report.criterion("B").is_none());
}

#[test]
fn both_sides_of_a_condition_are_printed_as_they_stand_to_each_other() {
    // 1667 of 25000 are 0.06668, more than 1/15; 8999.996 is less than 90 % of 10000.001.
    for (holds, row, value, bound, verdict) in [
        (
            "a / b >= 1/15",
            "A 1667 25000",
            "0.06668",
            "0.06667",
            Verdict::Met,
        ),
        (
            "a / b >= 1/15",
            "A 167 2500",
            "0.0668",
            "0.0667",
            Verdict::Met,
        ),
        (
            "a / 30 > 1/3",
            "A 9.99999 1",
            "0.333333",
            "0.3333333",
            Verdict::NotMet,
        ),
        (
            "a >= 0.9 * b",
            "A 8999.996 10000.001",
            "8999.996",
            "9000.0009",
            Verdict::NotMet,
        ),
        ("a / 3 >= b / 3", "A 1 1", "0.33", "0.33", Verdict::Met),
    ] {
        let test = format!(r#"{{"kind": "each_unit", "holds": "{holds}"}}"#);
        let standard = standard(&["a", "b"], &test);
        let evaluator = TableEvaluator::new(&standard).unwrap();
        let (units, filing) = (table(&["a", "b"], &[row]), AreaFiling::default());
        let report = evaluator.evaluate(&units, &filing);
        assert_eq!(report.verdict(), verdict, "{holds}");
        let document = report.to_document(Language::En);
        let result = &document.units[0].results[0];
        let explanation = &result.explanation;
        let told = [format!("= {value};"), format!("= {bound}")];
        assert!(
            told.iter().all(|one| explanation.contains(one)),
            "{explanation}"
        );
        // What the two texts say, and what the table shows, is the verdict.
        let number = |text: &str| text.parse::<f64>().unwrap();
        let is_met = |value: &str, bound: &str| {
            let (value, bound) = (number(value), number(bound));
            value > bound || (value == bound && holds.contains(">="))
        };
        let written = (
            result.value.unwrap().to_string(),
            result.bound.clone().unwrap(),
        );
        assert_eq!(
            is_met(&written.0, &written.1),
            verdict == Verdict::Met,
            "{written:?}"
        );
        let markdown = report.to_markdown(Language::En);
        let row = markdown
            .lines()
            .find(|line| line.starts_with("| 1 | A |"))
            .unwrap();
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let shown = (cells[4].trim_end_matches('✗'), cells[5]);
        assert_eq!(is_met(shown.0, shown.1), verdict == Verdict::Met, "{row}");
    }
}
