//! The four sample counties, as they are shown.

use crate::programs::root;
use junheng::adapters::{json, table};
use junheng::evaluation::{AreaReport, AreaReportDocument, Evaluator, Report, TextStyle};
use junheng::model::Language;
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;

/// What is said of the area.
fn told<T>(tell: impl Fn(&AreaReport<'_>) -> T) -> T {
    let data = root().join("examples/data");
    let schools = table::read_school_file(data.join("sample_area.csv")).unwrap();
    let filings = json::read_county_file(data.join("sample_area.json")).unwrap();
    let (counties, _) = json::attach_filings(schools.into_counties(), true, filings);
    let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
    let reports: Vec<Report<'_>> = counties.iter().map(|one| evaluator.evaluate(one)).collect();
    tell(&AreaReport::new(&reports).unwrap())
}

#[test]
fn text_in_english() {
    insta::assert_snapshot!(told(|one| one.to_text(Language::En, TextStyle::default())));
}

#[test]
fn markdown_in_chinese() {
    insta::assert_snapshot!(told(|one| one.to_markdown(Language::Zh)));
}

#[test]
fn the_document_has_every_county_every_coefficient_and_every_split() {
    let document = told(|one| one.to_document(Language::En));
    let text = serde_json::to_string(&document).unwrap();
    let read: AreaReportDocument = serde_json::from_str(&text).unwrap();
    let rank = |one: &junheng::evaluation::CountyStandingDocument| one.rank;
    assert_eq!(
        read.counties.iter().map(rank).collect::<Vec<_>>(),
        [1, 2, 2, 4]
    );
    assert_eq!((read.area.counties, read.area.schools), (4, 52));
    assert_eq!((read.area.balance.len(), read.variance.len()), (14, 14));
    for split in &read.variance {
        let sum = split.between.unwrap() + split.within.unwrap();
        let total = split.total.unwrap();
        // Three doubles, each the nearest to a number of three that add up.
        assert!(
            (sum - total).abs() <= 4.0 * f64::EPSILON * total,
            "{split:?}"
        );
    }
}
