//! Figures that were imputed, and what rests on them.

use crate::support::{perfect, quality};
use junheng::evaluation::TextStyle;
use junheng::model::{Item, Language, Stage};
use std::collections::BTreeSet;

#[test]
fn what_rests_on_an_imputed_figure_says_so_in_every_form_and_no_verdict_changes() {
    let mut draft = perfect();
    let plain = draft.county();
    let items = BTreeSet::from([Item::MultimediaClassrooms, Item::StudentsJunior]);
    draft.filing.imputed.insert("nine".to_owned(), items);
    draft
        .filing
        .imputed
        .insert("nobody".to_owned(), BTreeSet::from([Item::TeachingArea]));
    let county = draft.county();
    let (before, report) = (quality(&plain), quality(&county));
    assert_eq!(before.verdict(), report.verdict());

    let primary = report.part("nine", Stage::Primary).unwrap();
    let junior = report.part("nine", Stage::Junior).unwrap();
    // What is split rests on the pupils of both stages, what is not on those of its own.
    assert_eq!(report.imputed_items(primary, 0), []);
    assert_eq!(report.imputed_items(junior, 0), [Item::StudentsJunior]);
    assert_eq!(report.imputed_items(primary, 3), [Item::StudentsJunior]);
    let both = [Item::StudentsJunior, Item::MultimediaClassrooms];
    assert_eq!(report.imputed_items(primary, 6).len(), 2);
    assert!(
        both.iter()
            .all(|item| report.imputed_items(junior, 6).contains(item))
    );
    let other = report.part("p1", Stage::Primary).unwrap();
    assert_eq!(report.imputed_items(other, 6), []);

    let document = report.to_document(Language::En);
    let found = document
        .part("nine", Stage::Primary)
        .unwrap()
        .indicator("L7")
        .unwrap();
    assert!(found.imputed.contains(&"multimedia_classrooms".to_owned()));
    assert!(
        found.explanation.contains("; imputed: "),
        "{}",
        found.explanation
    );
    let written = serde_json::to_string(&before.to_document(Language::En)).unwrap();
    assert!(!written.contains("\"imputed\""));
    // Four split values of the primary part, and all seven of the junior part.
    let text = report.to_text(Language::En, TextStyle::default());
    assert!(
        text.contains("imputed figures: 11 values rest on imputed figures"),
        "{text}"
    );
    assert!(
        text.contains("~ rests on imputed figures") && text.contains("3.08~"),
        "{text}"
    );
    let markdown = report.to_markdown(Language::Zh);
    assert!(
        markdown.contains("含插补数据：L4、L5、L6、L7"),
        "{markdown}"
    );
}

#[cfg(feature = "json")]
#[test]
fn a_county_file_names_them_by_the_codes_of_the_school_file() {
    use junheng::adapters::json::read_county_filings;
    let read = read_county_filings(r#"{"imputed": {"7": ["teaching_area", "students_primary"]}}"#);
    let filings = read.unwrap();
    let items = &filings.filings[0].imputed["7"];
    assert_eq!(
        items,
        &BTreeSet::from([Item::TeachingArea, Item::StudentsPrimary])
    );
    let refused = read_county_filings(r#"{"imputed": {"7": ["teaching_aria", 3, "school_name"]}}"#);
    let refused = refused.unwrap_err().to_string();
    let lines: Vec<&str> = refused.lines().collect();
    assert_eq!(lines.len(), 3, "{refused}");
    assert_eq!(
        lines[0],
        "at imputed.7[0]: found \"teaching_aria\"; expected the code of a figure of the school file"
    );
}
