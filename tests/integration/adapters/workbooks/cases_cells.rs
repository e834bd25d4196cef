//! What the cells of a workbook say.

use super::{HEADER, by_hand, faults, read, sheet_by_hand, workbook, write_row};
use junheng::model::{Item, School};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Worksheet, XlsxError};

/// A sheet with one school and one more column, whose cell is written by the caller.
fn with_cell(header: &str, write: impl Fn(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    workbook(["Sheet1"], |_, sheet| {
        write_row(sheet, 0, &HEADER)?;
        sheet.write_string(0, 3, header)?;
        write_row(sheet, 1, &["1", "A", "primary"])?;
        write(sheet)
    })
}

fn school(bytes: &[u8]) -> School {
    read(bytes).into_counties()[0].schools()[0].clone()
}

fn area(number: f64) -> String {
    let book = with_cell("teaching_area", |sheet| {
        sheet.write_number(1, 3, number).map(|_| ())
    });
    school(&book)
        .amount(Item::TeachingArea)
        .unwrap()
        .to_string()
}

#[test]
fn numbers_are_the_decimals_that_the_spreadsheet_shows() {
    assert_eq!(area(0.1 + 0.2), "0.3");
    assert_eq!(area(1234.5), "1234.5");
    assert_eq!(area(3_300.299_999_999_999_7), "3300.3");
    assert_eq!(area(1e22), "10000000000000000000000");
    assert_eq!(area(1.0 / 3.0), "0.333333333333333");
    assert_eq!(area(0.000_012), "0.000012");
}

#[test]
fn numbers_of_any_form_are_read_by_their_value() {
    let percent = with_cell("teaching_area", |sheet| {
        let format = Format::new().set_num_format("0%");
        sheet
            .write_number_with_format(1, 3, 0.12, &format)
            .map(|_| ())
    });
    assert_eq!(
        school(&percent).amount(Item::TeachingArea),
        Some("0.12".parse().unwrap())
    );
    for text in ["1,250", "'1250", "１２５０"] {
        let book = with_cell("books", |sheet| {
            let format = Format::new().set_quote_prefix();
            sheet
                .write_string_with_format(1, 3, text.trim_start_matches('\''), &format)
                .map(|_| ())
        });
        assert_eq!(
            school(&book).amount(Item::Books),
            Some(1250.into()),
            "{text}"
        );
    }
}

#[test]
fn answers_may_be_those_of_the_spreadsheet() {
    for answer in [true, false] {
        let book = with_cell("boarding", |sheet| {
            sheet.write_boolean(1, 3, answer).map(|_| ())
        });
        assert_eq!(school(&book).flag(Item::Boarding), Some(answer));
    }
}

#[test]
fn formulas_are_read_by_their_results() {
    let book = with_cell("books", |sheet| {
        sheet
            .write_formula(1, 3, Formula::new("=500+1").set_result("501"))
            .map(|_| ())
    });
    assert_eq!(school(&book).amount(Item::Books), Some(501.into()));
    // A text that is the result of a formula may be empty.
    let rows = r#"<row><c><v>1</v></c><c t="str"><f>X</f><v>A</v></c><c t="str"><v>primary</v></c><c t="str"><f>IF(1,"")</f><v></v></c></row>"#;
    let book = by_hand(&sheet_by_hand(rows), &[]);
    assert_eq!(school(&book).amount(Item::Books), None);
    assert_eq!(school(&book).name(), "A");
}

#[test]
fn a_formula_without_a_result_is_a_fault() {
    for cell in [
        "<c><f>SUM(A1:&quot;2&quot;)</f></c>",
        "<c><f>SUM(A1:&quot;2&quot;)</f><v/></c>",
        "<c><f>SUM(A1:&quot;2&quot;)</f><v></v></c>",
    ] {
        let rows = format!(
            r#"<row r="7"><c r="A7"><v>1</v></c><c t="str"><v>A</v></c><c t="str"><v>primary</v></c>{cell}</row>"#
        );
        assert_eq!(
            faults(&by_hand(&sheet_by_hand(&rows), &[])),
            "Sheet1!D7, column `books` (图书册数): found `=SUM(A1:\"2\")`, expected a whole number of \
             volumes, 0 or more (a formula whose result is not in the file: open it in a spreadsheet \
             and save it again, or enter the value itself); where there is no figure, a blank, `-` or \
             `NA`"
        );
    }
}

#[test]
fn dates_and_errors_are_faults_with_what_the_cell_shows() {
    let date = with_cell("books", |sheet| {
        let format = Format::new().set_num_format("m\"月\"d\"日\"");
        let date = ExcelDateTime::from_ymd(2021, 9, 12)?;
        sheet
            .write_datetime_with_format(1, 3, &date, &format)
            .map(|_| ())
    });
    assert_eq!(
        faults(&date),
        "Sheet1!D2, column `books` (图书册数): found `2021-09-12`, expected a whole number of volumes, 0 \
         or more (a spreadsheet may have made a date of it: format the column as text, enter it \
         again); where there is no figure, a blank, `-` or `NA`"
    );
    for error in ["#N/A", "#DIV/0!", "#SPILL!"] {
        let rows = format!(
            r#"<row r="3"><c><v>1</v></c><c t="e"><v>{error}</v></c><c t="str"><v>primary</v></c></row>"#
        );
        assert_eq!(
            faults(&by_hand(&sheet_by_hand(&rows), &[])),
            format!(
                "Sheet1!B3, column `school_name` (学校名称): found `{error}`, expected the name of the \
                 school (a formula has failed: enter the value itself, or leave the cell blank)"
            )
        );
    }
}

#[test]
fn rich_and_inline_texts_are_whole_and_without_hints() {
    let texts = r#"<sst uniqueCount="99999999999999999"><si><r><t>河</t></r><r><rPr><b/></rPr><t xml:space="preserve">滨小学</t></r><rPh><t>hé</t></rPh></si><si><t>a_x000D_&amp;&#x5B66;</t></si></sst>"#;
    let rows = r#"<row><c><v>1</v></c><c t="s"><v>0</v></c><c t="inlineStr"><is><t>小学</t></is></c></row><row><c><v>2</v></c><c t="s"><v>1</v></c><c t="str"><v>primary</v></c></row>"#;
    let book = by_hand(
        &sheet_by_hand(rows),
        &[("xl/sharedStrings.xml", texts.as_bytes())],
    );
    let read = read(&book);
    let names: Vec<&str> = read.counties()[0]
        .schools()
        .iter()
        .map(School::name)
        .collect();
    assert_eq!(names, ["河滨小学", "a\r&学"]);
}

#[test]
fn rows_and_cells_may_come_in_any_order_and_without_their_places() {
    let rows = r#"<row r="5"><c r="C5" t="str"><v>primary</v></c><c r="A5"><v>2</v></c><c r="B5" t="str"><v>B</v></c></row><row r="3"><c><v>1</v></c><c t="str"><v>A</v></c><c t="str"><v>primary</v></c></row>"#;
    let read = read(&by_hand(&sheet_by_hand(rows), &[]));
    let names: Vec<&str> = read.counties()[0]
        .schools()
        .iter()
        .map(School::name)
        .collect();
    assert_eq!(names, ["A", "B"]);
}

#[test]
fn names_of_elements_may_have_prefixes() {
    let sheet = sheet_by_hand(
        r#"<row><c><v>1</v></c><c t="str"><v>A</v></c><c t="str"><v>primary</v></c></row>"#,
    );
    let sheet = sheet
        .replace("</", "</x:")
        .replace('<', "<x:")
        .replace("<x:/x:", "</x:");
    assert_eq!(school(&by_hand(&sheet, &[])).name(), "A");
}
