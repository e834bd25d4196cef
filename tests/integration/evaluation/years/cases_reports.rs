//! The comparison of the sample county with its next year, as it is shown.

use crate::programs::root;
use junheng::adapters::{json, table};
use junheng::evaluation::{Evaluator, ReportComparison, ReportComparisonDocument, TextStyle};
use junheng::model::{County, Language};
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;

fn sample(name: &str) -> County {
    let data = root().join("examples/data");
    let schools = table::read_school_file(data.join(format!("{name}.csv"))).unwrap();
    let filings = json::read_county_file(data.join(format!("{name}.json"))).unwrap();
    let (mut counties, _) = json::attach_filings(schools.into_counties(), true, filings);
    counties.remove(0)
}

/// What is said of the comparison.
fn told<T>(tell: impl Fn(&ReportComparison<'_>) -> T) -> T {
    let (first, second) = (sample("sample_county"), sample("sample_county_2025"));
    let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
    let (before, after) = (evaluator.evaluate(&first), evaluator.evaluate(&second));
    tell(&ReportComparison::new(&before, &after).unwrap())
}

#[test]
fn text_in_english() {
    insta::assert_snapshot!(told(|one| one.to_text(Language::En, TextStyle::default())));
}

#[test]
fn text_in_chinese() {
    insta::assert_snapshot!(told(|one| one.to_text(Language::Zh, TextStyle::default())));
}

#[test]
fn markdown_in_chinese() {
    insta::assert_snapshot!(told(|one| one.to_markdown(Language::Zh)));
}

#[test]
fn the_document_is_read_back_as_it_was_written() {
    let document = told(|one| one.to_document(Language::En));
    let text = serde_json::to_string(&document).unwrap();
    let read: ReportComparisonDocument = serde_json::from_str(&text).unwrap();
    // A double that is read may differ in its last bit; all else is the same.
    assert_eq!(read.reports, document.reports);
    assert_eq!(read.schools, document.schools);
    assert_eq!(read.vetoes, document.vetoes);
    assert_eq!(read.parts.len(), document.parts.len());
    assert_eq!(read.balance[6], document.balance[6]);

    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["reports"]["before"]["verdict"], "not_met");
    assert_eq!(value["reports"]["after"]["county"]["year"], 2025);
    assert_eq!(value["schools"]["new"][0]["school_kind"], "nine_year");
    assert_eq!(
        value["schools"]["changed_kind"][0]["school_kind"],
        serde_json::json!({"before": "junior", "after": "nine_year"})
    );
    let row = &value["balance"][6];
    assert_eq!(
        (&row["stage"], &row["code"]),
        (&"primary".into(), &"L7".into())
    );
    assert_eq!(row["undivided"], "unknown");
    assert!(row["effects"].is_null() && row["change"].is_null());
    assert_eq!(value["warnings"], serde_json::json!([]));
    let met: Vec<&str> = value["clauses"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|clause| clause["turned"] == "to_met")
        .map(|clause| clause["code"].as_str().unwrap())
        .collect();
    assert_eq!(met, ["G9"]);
}
