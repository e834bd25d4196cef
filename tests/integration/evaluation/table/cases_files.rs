//! Tables and their standards from files: what is read, and every fault with its place.

use super::file;
use junheng::adapters::json::{
    JsonFileError, read_area_filing, read_table_standard, read_table_standard_file,
    write_table_standard,
};
use junheng::adapters::sheet::{TableError, TableFaultKind};
use junheng::adapters::table::TableLayout;
use junheng::evaluation::{TableEvaluator, TableReportDocument};
use junheng::model::{AreaFiling, Language, Missing, UnitTable, UnitTableError};
use junheng::standards::{SpreadMeasure, StandardError, TableStandard, catalogue};
use std::io::Cursor;

const STANDARD: &str = r#"{
    "id": "t", "name": "t", "provenance": {"issuer": "t", "year": 2026},
    "columns": [
        {"code": "pupils", "name": {"zh": "学生数", "en": "pupils on roll"}, "whole": true,
         "aliases": ["Enrollment"]},
        {"code": "change", "name": "change", "signed": true},
        {"code": "extra", "name": "extra", "optional": true}
    ],
    "criteria": [{"code": "A", "name": "a", "source": "s",
                  "test": {"kind": "each_unit", "holds": "pupils + change >= 0"}}]
}"#;

fn standard() -> TableStandard {
    read_table_standard(STANDARD).unwrap()
}

fn faults(text: &str) -> String {
    let error = TableLayout::of(&standard())
        .read(Cursor::new(text.to_owned()))
        .unwrap_err();
    error.to_string()
}

#[test]
fn a_column_is_known_by_its_code_its_names_and_its_aliases() {
    for header in [
        "pupils",
        "学生数",
        "Pupils on roll",
        "ENROLLMENT",
        "ｐｕｐｉｌｓ",
        " pupils ",
    ] {
        let text = format!("town,{header},note,change\nA,\"1,200\",x,-0.5\nB,NA,y,\n");
        let table = TableLayout::of(&standard())
            .read(Cursor::new(text))
            .unwrap()
            .content;
        assert_eq!(table.columns(), ["pupils", "change"], "{header}");
        assert_eq!(table.filed(0, "pupils"), Ok(&1200.into()));
        assert_eq!(table.filed(0, "change"), Ok(&"-0.5".parse().unwrap()));
        assert_eq!(table.filed(1, "pupils"), Err(Missing::Declared));
        assert_eq!(table.filed(1, "change"), Err(Missing::Blank));
        assert_eq!(table.filed(1, "extra"), Err(Missing::NotAsked));
    }
}

#[test]
fn a_header_that_is_given_takes_the_place_of_all_others() {
    let standard = standard();
    let layout = TableLayout::of(&standard)
        .with_header("pupils", "roll")
        .unwrap()
        .with_identity("name");
    let text = "pupils,roll,change,name\n1,2,3,A\n";
    let table = layout.read(Cursor::new(text)).unwrap().content;
    assert_eq!(table.filed(0, "pupils"), Ok(&2.into()));
    assert_eq!(table.units()[0].id(), "A");
}

#[test]
fn every_fault_of_a_file_is_told_with_its_row_and_column() {
    for (text, expected) in [
        (
            "",
            "found no header: the file is empty, expected a row with the names of the columns",
        ),
        (
            "town，pupils，change\nA，1，2\n",
            "found fields separated by full-width commas, expected commas, tabs or semicolons: save \
             as CSV",
        ),
        (
            "town,pupil\nA,1\n",
            "row 1: found no header, expected all required columns in one of the first 30 rows; this \
             row comes nearest: it lacks `pupils` (is it column 2 (B), `pupil`?), `change`",
        ),
        (
            "pupils,change\n1,2\n",
            "row 1: found amounts in the first column, expected identifiers: name the column that \
             has them",
        ),
        (
            "town,pupils,change,Enrollment\nA,1,2,3\n",
            "row 1, column `pupils`: found it as column 2 (B) and again as column 4 (D), expected \
             one column",
        ),
        (
            "town,pupils,change\nA,-1,-2\nB,1.5,+3\nC,1e3,5%\nD,12人,--1\nE,1\nA,2,3\n,4,5\n\"F,6,7\n",
            "row 2, column `pupils`: found `-1`, expected a whole number, 0 or more; where there \
             is no figure, a blank, `-` or `NA`\n\
             row 3, column `pupils`: found `1.5`, expected a whole number, 0 or more; where there \
             is no figure, a blank, `-` or `NA`\n\
             row 3, column `change`: found `+3`, expected a plain decimal (without a sign); where \
             there is no figure, a blank, `-` or `NA`\n\
             row 4, column `pupils`: found `1e3`, expected a whole number, 0 or more (a spreadsheet \
             has shortened it: format the column as text, enter it in full); where there is no figure, \
             a blank, `-` or `NA`\n\
             row 4, column `change`: found `5%`, expected a plain decimal (not a percentage: take \
             the % away); where there is no figure, a blank, `-` or `NA`\n\
             row 5, column `pupils`: found `12人`, expected a whole number, 0 or more (the number \
             alone: take the unit away); where there is no figure, a blank, `-` or `NA`\n\
             row 5, column `change`: found `--1`, expected a plain decimal; where there is no \
             figure, a blank, `-` or `NA`\n\
             row 7, column `town`: found `A`, expected an identifier of its own: row 2 has it\n\
             row 8, column `town`: found a blank, expected an identifier (this column must be \
             filled in every row)\n\
             row 9, column `town`: found `\"F,6,7` with an opening quote, expected a closing quote at \
             the end of the field",
        ),
    ] {
        assert_eq!(faults(text), expected, "{text}");
    }
}

#[test]
fn a_column_that_is_passed_over_is_listed_with_the_nearest_known_name() {
    let standard = standard();
    let text = "town,pupils,change,extras,note,,学生教,Enrolment\nA,1,2,3,4,5,6,7\n";
    let read = TableLayout::of(&standard).read(Cursor::new(text)).unwrap();
    assert_eq!(read.content.columns(), ["pupils", "change"]);
    let told: Vec<String> = read
        .unknown_columns
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        told,
        [
            "column 4 (D) `extras` is not known and is ignored; the nearest known name is `extra`",
            "column 5 (E) `note` is not known and is ignored",
            "column 7 (G) `学生教` is not known and is ignored; the nearest known name is `学生数`",
            "column 8 (H) `Enrolment` is not known and is ignored; the nearest known name is \
             `Enrollment`",
        ]
    );
    let long = format!("town,pupils,change,{}\nA,1,2,3\n", "x".repeat(100));
    let read = TableLayout::of(&standard).read(Cursor::new(long)).unwrap();
    assert!(read.unknown_columns[0].header.chars().count() <= 61);
}

#[test]
fn of_a_column_whose_header_is_given_no_other_name_is_near() {
    let standard = standard();
    let layout = TableLayout::of(&standard)
        .with_header("pupils", "roll")
        .unwrap();
    let read = layout
        .read(Cursor::new("town,pupil,roll,change\nA,9,1,2\n"))
        .unwrap();
    assert_eq!(read.content.filed(0, "pupils"), Ok(&1.into()));
    assert_eq!(read.unknown_columns[0].near, None);
    let read = layout
        .read(Cursor::new("town,rolls,roll,change\nA,9,1,2\n"))
        .unwrap();
    assert_eq!(read.unknown_columns[0].near.as_deref(), Some("roll"));
}

#[test]
fn a_header_that_heads_a_column_is_not_taken_for_another() {
    let standard = read_table_standard(
        &STANDARD
            .replace("\"change\"", "\"pupil\"")
            .replace("+ change", "+ pupil"),
    )
    .unwrap();
    let error = TableLayout::of(&standard)
        .read(Cursor::new("town,pupils\nA,1\n"))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "row 1: found no header, expected all required columns in one of the first 30 rows; this row \
         comes nearest: it has `pupils` and lacks `pupil`"
    );
}

#[test]
fn one_header_does_not_fill_two_columns_unless_it_is_given() {
    let standard = read_table_standard(
        &STANDARD
            .replace(r#""name": "change""#, r#""name": "number""#)
            .replace(r#"["Enrollment"]"#, r#"["Number"]"#),
    )
    .unwrap();
    let layout = TableLayout::of(&standard);
    let text = "town,number\nA,1\n";
    let error = layout.read(Cursor::new(text)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "row 1, column `change`: found column 2 (B), which is `pupils` too by its name, expected a \
         column of its own: say which headers the two have"
    );
    let layout = layout.with_header("change", "number").unwrap();
    let read = layout.read(Cursor::new(text)).unwrap();
    assert_eq!(read.content.filed(0, "pupils"), Ok(&1.into()));
    assert_eq!(read.content.filed(0, "change"), Ok(&1.into()));
}

#[test]
fn what_a_standard_does_not_ask_of_an_area_is_a_fault() {
    let faults = read_area_filing(
        r#"{"facts": {"q": 1}, "attestations": {"q": {}}}"#,
        &standard(),
    )
    .unwrap_err();
    assert_eq!(
        faults.to_string(),
        "at facts.q: found an unknown key; expected the code of a fact of the standard, which has \
         none\n\
         at attestations.q: found an unknown key; expected the code of a criterion with an \
         attestation of the standard, which has none"
    );
}

#[test]
fn the_faults_of_a_row_are_told_from_left_to_right() {
    let standard = standard();
    let layout = TableLayout::of(&standard).with_identity("town");
    let read = layout.read(Cursor::new("change,pupils,town\nx,y,\n"));
    assert_eq!(
        read.unwrap_err().to_string(),
        "row 2, column `change`: found `x`, expected a plain decimal; where there is no figure, a \
         blank, `-` or `NA`\n\
         row 2, column `pupils`: found `y`, expected a whole number, 0 or more; where there is no \
         figure, a blank, `-` or `NA`\n\
         row 2, column `town`: found a blank, expected an identifier (this column must be filled in \
         every row)"
    );
}

#[test]
fn the_nearest_name_is_looked_for_while_unknown_columns_are_few() {
    let headers = ",pupilz".repeat(101);
    let text = format!("town,pupils,change{headers}\nA,1,1{}\n", ",".repeat(101));
    let read = TableLayout::of(&standard())
        .read(Cursor::new(text))
        .unwrap();
    let near: Vec<Option<&str>> = read
        .unknown_columns
        .iter()
        .map(|column| column.near.as_deref())
        .collect();
    assert_eq!(near.len(), 101);
    assert!(near.iter().take(100).all(|near| *near == Some("pupils")));
    assert_eq!(near[100], None);
}

#[test]
fn a_fault_is_data_too() {
    let read = TableLayout::of(&standard()).read(Cursor::new("town,pupils,change\nA,x,1\n"));
    let Err(TableError::Faults(faults)) = read else {
        panic!("a fault")
    };
    let fault = &faults.faults()[0];
    let column = fault
        .column
        .as_ref()
        .and_then(|column| column.code.as_deref());
    assert_eq!((fault.row, column), (Some(2), Some("pupils")));
    assert!(matches!(fault.kind, TableFaultKind::Cell { .. }));
    assert_eq!(faults.omitted(), 0);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = TableLayout::of(&standard())
        .read_file("no/such.csv")
        .unwrap_err();
    assert_eq!(error.to_string(), "cannot read the table `no/such.csv`");
    let error = read_table_standard_file("no/such.json").unwrap_err();
    assert!(matches!(error, JsonFileError::Io { .. }));
}

#[test]
fn every_edition_reads_back_as_it_is_written() {
    for &edition in catalogue::tables() {
        edition
            .check()
            .unwrap_or_else(|faults| panic!("{}: {faults}", edition.id));
        let text = write_table_standard(edition);
        assert_eq!(
            read_table_standard(&text).unwrap(),
            *edition,
            "{}",
            edition.id
        );
        let by_serde: TableStandard = serde_json::from_str(&text).unwrap();
        assert_eq!(by_serde, *edition);
        assert_eq!(catalogue::find_table(&edition.id).unwrap().id, edition.id);
        assert!(matches!(
            catalogue::find(&edition.id),
            Err(StandardError::OtherShape {
                finder: "find_table",
                ..
            })
        ));
    }
    let ids: Vec<_> = catalogue::all()
        .iter()
        .map(|standard| &standard.id)
        .collect();
    assert!(
        catalogue::tables()
            .iter()
            .all(|table| !ids.contains(&&table.id))
    );
    assert_eq!(
        catalogue::find_table("x").unwrap_err().to_string(),
        "no standard `x` in the catalogue; there are cn-preschool-2020, \
         us-expenditure-disparity-1995, us-equity-factor-2002, us-ca-growth-target-2000, us-equity-factor-2002-capped, \
         us-maintenance-of-effort-2015, us-title1-comparability, in-rte-schedule-2009, \
         in-rte-schedule-2009-head-above-200, gb-infant-class-2012, eu-education-area-2030, tw-class-size-2007"
    );
}

#[test]
fn the_names_of_measures_are_those_of_their_files() {
    for measure in SpreadMeasure::ALL {
        let written = serde_json::to_value(measure).unwrap();
        assert_eq!(written, measure.code());
    }
}

/// The faults of a standard in which some text is replaced.
fn standard_faults(from: &str, to: &str) -> String {
    assert!(STANDARD.contains(from), "{from}");
    read_table_standard(&STANDARD.replacen(from, to, 1))
        .unwrap_err()
        .to_string()
}

/// Holds the faults that come of replacing some text to those expected, in any order.
fn assert_standard_faults(from: &str, to: &str, expected: &str) {
    let found = standard_faults(from, to);
    let mut found: Vec<&str> = found.lines().collect();
    let mut expected: Vec<&str> = expected.lines().collect();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn every_name_that_does_not_fit_is_told_with_its_path() {
    for (from, to, expected) in [
        (
            r#""id": "t""#,
            r#""id": " ""#,
            "at id: found \" \"; expected a text that is not blank",
        ),
        (
            r#""code": "pupils""#,
            r#""code": "total""#,
            "at columns[0].code: found \"total\"; expected a code that no function has\n\
             at criteria[0].test.holds: found `pupils`; expected the code of a column or a fact of \
             the standard",
        ),
        (
            r#""code": "change""#,
            r#""code": "pupils""#,
            "at columns[1].code: found \"pupils\"; expected a code of its own; another column or \
             fact has it\n\
             at criteria[0].test.holds: found `change`; expected the code of a column or a fact of \
             the standard",
        ),
        // What names a column that could not be read is not complained of.
        (
            r#""code": "pupils""#,
            r#""code": 7"#,
            "at columns[0].code: found 7; expected a text",
        ),
        (
            r#""aliases": ["Enrollment"]"#,
            r#""aliases": ["change"]"#,
            "at columns[0].aliases[0]: found \"change\"; expected a header of its own; another \
             column or fact has it",
        ),
    ] {
        assert_standard_faults(from, to, expected);
    }
}

#[test]
fn every_formula_and_test_that_does_not_fit_is_told_with_its_path() {
    for (from, to, expected) in [
        (
            "pupils + change",
            "pupil + change",
            "at criteria[0].test.holds: found `pupil`; expected the code of a column or a fact of \
             the standard; the nearest is `pupils`",
        ),
        (
            "pupils + change",
            "pupils / 0.0 + change",
            "at criteria[0].test.holds: found `pupils / 0.0`; expected a divisor other than 0",
        ),
        (
            "pupils + change",
            "total(total(pupils))",
            "at criteria[0].test.holds: found `total(pupils)`; expected no total inside a total",
        ),
        (
            r#""kind": "each_unit""#,
            r#""kind": "area""#,
            "at criteria[0].test.holds: found the column `pupils`; expected a figure of the area, \
             such as `total(pupils)`\n\
             at criteria[0].test.holds: found the column `change`; expected a figure of the area, \
             such as `total(change)`",
        ),
        (
            "pupils + change",
            "floor(pupils, 13)",
            "at criteria[0].test.holds: found 13; expected at most 12 decimals",
        ),
        (
            r#""columns""#,
            r#""exclusions": [{"reason": "r", "when": "pupils < total(pupils)", "source": ""}], "columns""#,
            "at exclusions[0].source: found \"\"; expected a text that is not blank\n\
             at exclusions[0].when: found `total(pupils)`; expected no total, as this decides which \
             units count",
        ),
        (
            r#""kind": "each_unit""#,
            r#""kind": "every_unit""#,
            "at criteria[0].test.kind: found \"every_unit\"; expected one of each_unit, area, \
             spread, attested",
        ),
        (
            r#""kind": "each_unit", "holds": "pupils + change >= 0""#,
            r#""kind": "spread", "measure": "variance", "value": "pupils", "limit": "0.5""#,
            "at criteria[0].test.limit: found \"0.5\"; expected a sign and a decimal such as \
             \">= 4.2\"\n\
             at criteria[0].test.measure: found \"variance\"; expected one of \
             coefficient_of_variation, federal_range_ratio, federal_range_ratio_from_top, range_ratio, p90_p10, gini, hoover, \
             theil_t, theil_l, mc_loone, verstegen",
        ),
        (
            r#""code": "extra", "name": "extra""#,
            r#""code": 7, "nam": "extra""#,
            "at columns[2].name: found nothing; expected a value; the key is required\n\
             at columns[2].code: found 7; expected a text\n\
             at columns[2].nam: found an unknown key; expected `name`, or another of code, name, \
             unit, aliases, whole, signed, optional, codes",
        ),
    ] {
        assert_standard_faults(from, to, expected);
    }
}

#[test]
fn a_standard_asks_for_something() {
    let none = STANDARD.replace("\"criteria\": [{", "\"criteria\": [], \"x\": [{");
    assert!(
        read_table_standard(&none)
            .unwrap_err()
            .to_string()
            .contains("at criteria: found an empty list; expected one criterion at least")
    );
}

#[test]
fn a_table_refuses_what_does_not_fit() {
    use junheng::model::Filed;

    let refused = UnitTable::new(["x", " "]).unwrap_err();
    assert_eq!(refused, UnitTableError::BlankColumn { position: 2 });
    let refused = UnitTable::new(["x", "x"]).unwrap_err();
    assert_eq!(refused.to_string(), "the column `x` is given twice");
    let mut table = UnitTable::new(["x"]).unwrap();
    assert_eq!(
        table.push(" ", vec![Filed::Figure(1.into())]),
        Err(UnitTableError::BlankUnit { position: 1 })
    );
    assert_eq!(
        table.push("A", vec![]).unwrap_err().to_string(),
        "the unit `A` has 0 amounts for 1 columns"
    );
    assert!(table.units().is_empty());
}

#[test]
fn a_document_reads_back_as_it_is_written() {
    let standard = catalogue::find_table("us-equity-factor-2002").unwrap();
    let text =
        "lea,enrolment,children_counted,expenditure\nA,1000,500,12000\nB,2000,,28000\nC,9,0,1\n";
    let table = TableLayout::of(standard)
        .read(Cursor::new(text))
        .unwrap()
        .content;
    let filing = AreaFiling::default().with_name("State X");
    let report = TableEvaluator::new(standard)
        .unwrap()
        .evaluate(&table, &filing);
    let document = report.to_document(Language::En);
    let written = serde_json::to_string(&document).unwrap();
    let read: TableReportDocument = serde_json::from_str(&written).unwrap();
    assert_eq!(read, document);
    assert_eq!(document.area.as_deref(), Some("State X"));
    assert_eq!(document.criteria[0].value, None);
    assert_eq!(
        document.criteria[0].explanation,
        "pupil-weighted coefficient of variation of spending per pupil: coefficient of variation of \
         expenditure in all ÷ (enrolment + 0.4 × children counted), weighted by enrolment + 0.4 × \
         children counted cannot be told (children counted is not reported for 1 of the units, \
         first for B); source: 20 U.S.C. 6337(b)(3)(A)(ii)(I)-(III)"
    );
}

#[test]
fn the_files_of_the_example_are_there() {
    for path in [
        "examples/data/california_districts.csv",
        "examples/data/california_growth.csv",
        "examples/data/california_spending.json",
    ] {
        assert!(file(path).is_file(), "{path}");
    }
}

#[test]
fn the_only_criterion_with_an_attestation_takes_one_and_no_other_does() {
    let attested = super::standard(&["pupils"], r#"{"kind": "attested"}"#);
    let of = |code: &str| {
        let text = format!(r#"{{"attestations": {{"{code}": {{"met": true}}}}}}"#);
        read_area_filing(&text, &attested)
    };
    assert!(of("A").is_ok(), "{:?}", of("A"));
    assert_eq!(
        of("B").unwrap_err().to_string(),
        "at attestations.B: found an unknown key; expected the code of a criterion with an \
         attestation of the standard; the nearest is `A`"
    );
}

#[test]
fn a_code_begins_with_a_letter_or_an_underline() {
    for code in ["_pupils", "pupils_2", "名称", "_"] {
        let text = STANDARD.replace("pupils", code);
        assert!(read_table_standard(&text).is_ok(), "{code}");
    }
    for code in ["2pupils", "+pupils", "pu-pils"] {
        let column = format!(r#""code": "{code}""#);
        let text = STANDARD.replacen(r#""code": "pupils""#, &column, 1);
        let faults = read_table_standard(&text).unwrap_err().to_string();
        let expected = format!(
            "at columns[0].code: found \"{code}\"; expected a code of letters, digits and `_`, with \
             no digit first"
        );
        assert!(faults.lines().any(|fault| fault == expected), "{faults}");
    }
}

#[test]
fn a_name_of_a_column_is_no_header_of_another() {
    let text = r#"{"id": "t", "provenance": {"issuer": "t", "year": 2026},
        "columns": [{"code": "a", "name": {"zh": "甲", "en": "b"}}, {"code": "b", "name": "c", "aliases": ["甲"]},
                    {"code": "d", "name": "c"}],
        "criteria": [{"code": "A", "name": "a", "source": "s", "test": {"kind": "each_unit", "holds": "a >= 1"}}]}"#;
    let faults = read_table_standard(text).unwrap_err().to_string();
    let faults: Vec<&str> = faults.lines().collect();
    // The title that is not given would have been the name, so that one fault is enough.
    assert_eq!(
        faults,
        [
            "at name: found nothing; expected a value; the key is required",
            "at columns[0].name: found \"b\"; expected a name that is no code and no other header of another column",
            "at columns[0].name: found \"甲\"; expected a name that is no code and no other header of another column",
        ]
    );
}
