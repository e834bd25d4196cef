//! An empty school file as a workbook.

use super::{read, workbook};
use calamine::{Data, Reader as _, Xlsx};
use junheng::adapters::table::template_workbook;
use junheng::model::{ITEMS, Item, SchoolKind};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn it_reads_back_empty_without_faults_and_warnings() {
    let bytes = template_workbook().unwrap();
    assert_eq!(bytes, template_workbook().unwrap());
    let read = read(&bytes);
    assert!(
        read.counties()
            .iter()
            .all(|county| county.schools().is_empty())
    );
    assert_eq!(read.warnings(), []);
}

#[test]
fn another_reader_finds_the_names_of_all_columns() {
    let mut book = Xlsx::new(Cursor::new(template_workbook().unwrap())).unwrap();
    assert_eq!(book.sheet_names(), ["学校"]);
    let range = book.worksheet_range("学校").unwrap();
    let names: Vec<Data> = ITEMS
        .iter()
        .map(|item| Data::String(item.zh().to_owned()))
        .collect();
    assert_eq!(range.rows().collect::<Vec<_>>(), [names]);
}

#[test]
fn codes_are_text_and_coded_columns_offer_their_words() {
    let bytes = template_workbook().unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "a formula");
    assert!(sheet.contains(r#"state="frozen""#));
    assert_eq!(sheet.matches("<dataValidation ").count(), 3 + 6);
    let kinds: Vec<&str> = SchoolKind::ALL.iter().map(|kind| kind.zh()).collect();
    assert!(sheet.contains(&format!("<formula1>\"{}\"</formula1>", kinds.join(","))));
    assert!(sheet.contains("<formula1>\"是,否\"</formula1>"));
    // The columns of text are the first, the second, the fourth and the fifth; equal ones are told once.
    let columns = sheet
        .split("<col ")
        .skip(1)
        .map(|column| column.split('>').next().unwrap());
    let of_text: Vec<&str> = columns.filter(|column| column.contains("style=")).collect();
    let begun = ["min=\"1\" max=\"2\"", "min=\"4\" max=\"5\""];
    assert_eq!(of_text.len(), 2, "{of_text:?}");
    assert!(
        of_text
            .iter()
            .zip(begun)
            .all(|(column, begun)| column.starts_with(begun)),
        "{of_text:?}"
    );
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains(r#"numFmtId="49""#), "{styles}");
    let notes = part(&bytes, "xl/comments1.xml");
    assert_eq!(notes.matches("<comment ").count(), ITEMS.len());
    assert!(notes.contains("单位：m²") && notes.contains("必填"));
    assert!(notes.contains(Item::TeachingArea.note()));
}

#[test]
fn a_filled_template_is_a_school_file() {
    let book = workbook(["学校"], |_, sheet| {
        for (column, item) in (0..).zip(ITEMS) {
            sheet.write_string(0, column, item.zh())?;
        }
        for (column, text) in (0..).zip(["0032", "河滨小学", "小学"]) {
            sheet.write_string(1, column, text)?;
        }
        Ok(())
    });
    let read = read(&book);
    assert_eq!(read.counties()[0].schools()[0].id().to_string(), "0032");
}

#[cfg(feature = "json")]
#[test]
fn the_program_writes_it_under_a_name_that_ends_with_xlsx() {
    use crate::programs::{printed, refused};

    let path = std::env::temp_dir().join(format!("junheng_template_{}.xlsx", std::process::id()));
    let written = printed("evaluate_county", &["--template", path.to_str().unwrap()]);
    assert_eq!(written, (String::new(), String::new()));
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(bytes, template_workbook().unwrap());
    assert_eq!(
        refused("evaluate_county", &["--template", "schools.csv"]),
        [
            "--template schools.csv: expected a name that ends with .xlsx, or no name for a template as CSV"
        ]
    );
    let (text, _) = printed("evaluate_county", &["--template"]);
    assert!(text.starts_with("\u{feff}学校代码,"));
}
