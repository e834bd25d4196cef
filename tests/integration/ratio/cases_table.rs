//! The table of ratios is complete, and the pages of the crate have it.

use junheng::model::{Language, Text};
use junheng::ratio::{RATIOS, RatioDefinition, RatioInput, RatioRange, RatioScale};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ratio")
}

fn inputs(row: &RatioDefinition) -> impl Iterator<Item = &'static RatioInput> {
    row.numerator.iter().chain(row.denominator)
}

fn is_in_both_languages(text: &Text) -> bool {
    let chinese = |character: char| ('\u{4e00}'..='\u{9fff}').contains(&character);
    text.zh.chars().any(chinese) && !text.en.is_empty() && !text.en.chars().any(chinese)
}

#[test]
fn every_code_is_unique_and_plain() {
    let mut seen = BTreeSet::new();
    for row in RATIOS {
        assert!(seen.insert(row.code), "{} comes twice", row.code);
        let plain =
            |character: char| character.is_ascii_lowercase() || "_0123456789".contains(character);
        assert!(row.code.chars().all(plain), "{}", row.code);
        assert_eq!(RatioDefinition::find(row.code), Some(*row));
    }
    assert_eq!(RatioDefinition::find("no_such_ratio"), None);
}

#[test]
fn every_row_has_both_languages_a_formula_of_its_inputs_and_a_source() {
    for row in RATIOS {
        assert!(is_in_both_languages(&row.name), "name of {}", row.code);
        assert!(!row.source.is_empty(), "source of {}", row.code);
        assert!(
            !row.numerator.is_empty() && !row.denominator.is_empty(),
            "{}",
            row.code
        );
        for input in inputs(row) {
            assert!(
                is_in_both_languages(&input.name),
                "{} of {}",
                input.code,
                row.code
            );
            for language in [Language::Zh, Language::En] {
                let (formula, name) = (row.formula.get(language), input.name.get(language));
                assert!(
                    formula.contains(name),
                    "{}: {formula} without {name}",
                    row.code
                );
            }
        }
    }
}

#[test]
fn a_share_is_printed_in_percent_and_nothing_else_to_one() {
    for row in RATIOS {
        let years = row.format.unit.en == "years";
        if row.range == RatioRange::PartOfWhole && !years {
            assert_eq!(row.format.scale, RatioScale::Percent, "{}", row.code);
        }
        let to_one = row.format.scale == RatioScale::ToOne;
        assert_eq!(to_one, row.code == "pupil_teacher_ratio");
    }
}

/// Every row of the source is in the table: none was forgotten.
#[test]
fn every_definition_of_the_source_is_in_the_table() {
    let mut codes = BTreeSet::new();
    for entry in fs::read_dir(source_folder().join("catalogue")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let lines = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("///"));
        for line in lines {
            if let Some(rest) = line.trim_start().strip_prefix("code: \"") {
                codes.insert(rest.split('"').next().unwrap().to_owned());
            }
        }
    }
    assert!(codes.len() > 40);
    let known: BTreeSet<String> = RATIOS.iter().map(|row| row.code.to_owned()).collect();
    let forgotten: Vec<_> = codes.difference(&known).collect();
    assert!(forgotten.is_empty(), "not in RATIOS: {forgotten:?}");
}

#[test]
fn the_page_of_the_module_has_every_row() {
    let page = fs::read_to_string(source_folder().join("table.md")).unwrap();
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| ")).collect();
    for row in RATIOS {
        let cells = format!("| {} | {} |", row.formula.en, row.source);
        let found = rows.iter().any(|line| {
            line.starts_with(&format!("| {} | {} |", row.name.zh, row.name.en))
                && line.ends_with(&cells)
        });
        assert!(
            found,
            "the page should have\n| {} | {} | [``] {cells}",
            row.name.zh, row.name.en
        );
    }
}
