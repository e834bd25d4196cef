//! The glossary has the tables of the crate, row by row.

use junheng::model::{Fact, ITEMS, Location, SchoolKind, Sponsor, Stage, Unit};
use junheng::ratio::RATIOS;
use std::fs;
use std::path::Path;

/// The rows of the table under a heading of the page, without its header.
fn rows_under<'p>(page: &'p str, heading: &str) -> Vec<&'p str> {
    page.lines()
        .skip_while(|line| *line != heading)
        .skip(1)
        .take_while(|line| !line.starts_with('#'))
        .filter(|line| line.starts_with("| `"))
        .collect()
}

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/docs/glossary.md");
    fs::read_to_string(path).unwrap()
}

fn unit_word(unit: Unit) -> &'static str {
    unit.symbol().unwrap_or(match unit {
        Unit::Choice => "one of a list",
        Unit::YesNo => "yes or no",
        _ => "text",
    })
}

/// Fails with the rows that the page should have, ready to be pasted.
fn assert_rows(heading: &str, expected: &[String]) {
    let page = page();
    let found = rows_under(&page, heading);
    assert!(
        found == expected,
        "`{heading}` should have the rows\n{}",
        expected.join("\n")
    );
}

#[test]
fn the_items_are_those_of_the_crate() {
    let expected: Vec<String> = ITEMS
        .iter()
        .map(|item| {
            let (code, zh, en, note) = (item.code(), item.zh(), item.en(), item.note());
            let stage = item.stage().map_or("", Stage::code);
            format!(
                "| `{code}` | {zh} | {en} | {} | {stage} | {note} |",
                unit_word(item.unit())
            )
        })
        .collect();
    assert_eq!(expected.len(), 98);
    assert_rows("## Items of the school file", &expected);
}

#[test]
fn the_facts_are_those_of_the_crate() {
    let row = |fact: &Fact| {
        let unit = unit_word(fact.unit());
        format!(
            "| `{}` | {} | {} | {unit} |",
            fact.code(),
            fact.zh(),
            fact.en()
        )
    };
    let expected: Vec<String> = Fact::ALL.iter().map(row).collect();
    assert_rows("## Facts of the county", &expected);
}

#[test]
fn the_coded_lists_are_those_of_the_crate() {
    let row = |code: &str, zh: &str, en: &str| format!("| `{code}` | {zh} | {en} |");
    macro_rules! rows {
        ($list:ty) => {
            <$list>::ALL
                .iter()
                .map(|one| row(one.code(), one.zh(), one.en()))
                .collect::<Vec<_>>()
        };
    }
    assert_rows("## Stages", &rows!(Stage));
    assert_rows("## Kinds of schools", &rows!(SchoolKind));
    assert_rows("## Sponsors", &rows!(Sponsor));
    assert_rows("## Locations", &rows!(Location));
}

#[test]
fn the_ratios_are_those_of_the_crate() {
    let expected: Vec<String> = RATIOS
        .iter()
        .map(|row| format!("| `{}` | {} | {} |", row.code, row.name.zh, row.name.en))
        .collect();
    assert_rows("## Ratios", &expected);
}
