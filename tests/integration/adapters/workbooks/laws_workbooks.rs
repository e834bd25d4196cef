//! What holds for any table in a workbook.

use super::{try_read, workbook};
use calamine::{Data, Reader as _, Xlsx};
use junheng::adapters::sheet::SheetOptions;
use junheng::adapters::table::read_schools;
use proptest::prelude::*;
use std::io::Cursor;

/// A cell of a table: what the CSV has, and how the workbook holds it.
#[derive(Clone, Debug)]
enum Value {
    Blank,
    Text(String),
    /// A number of this many thousandths.
    Number(u32),
    Answer(bool),
}

impl Value {
    fn text(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(thousandths) => {
                let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
                text.trim_end_matches('0').trim_end_matches('.').to_owned()
            }
            Self::Answer(answer) => if *answer { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        2 => Just(Value::Blank),
        4 => (0_u32..9_000).prop_map(|number| Value::Number(number * 1000)),
        2 => any::<u32>().prop_map(Value::Number),
        2 => "[0-9]{1,4}|-|NA|<5|\\*|[a-z]{1,3}|[ ,\"'\\n学校]{1,4}".prop_map(Value::Text),
        1 => any::<bool>().prop_map(Value::Answer),
    ]
}

const HEADER: [&str; 7] = [
    "学校代码",
    "学校名称",
    "学校类型",
    "小学学生人数",
    "教学及辅助用房总面积",
    "是否寄宿制学校",
    "区县名称",
];

fn table() -> impl Strategy<Value = Vec<Vec<Value>>> {
    let kind = prop_oneof![
        Just("小学"),
        Just("junior"),
        Just("九年一贯制学校"),
        Just("other")
    ];
    let row = (
        "[0-9A-C]{1,3}",
        "[a-c学校]{0,3}",
        kind,
        prop::collection::vec(value(), 4),
    );
    let row = row.prop_map(|(id, name, kind, rest)| {
        let texts = [id, name, kind.to_owned()].map(Value::Text);
        texts.into_iter().chain(rest).collect()
    });
    prop::collection::vec(row, 0..8)
}

/// The text of a table, with as many lines above it as are asked for.
fn as_csv(rows: &[Vec<Value>], above: usize) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let line = |cells: Vec<String>| cells.join(",") + "\n";
    let header = line(HEADER.map(quoted).to_vec());
    let rows = rows
        .iter()
        .map(|row| line(row.iter().map(|value| quoted(&value.text())).collect()));
    "\n".repeat(above) + &header + &rows.collect::<String>()
}

fn as_workbook(rows: &[Vec<Value>], above: usize) -> Vec<u8> {
    let above = u32::try_from(above).unwrap();
    workbook(["Sheet1"], |_, sheet| {
        for (column, text) in (0..).zip(HEADER) {
            sheet.write_string(above, column, text)?;
        }
        for (row, values) in (above + 1..).zip(rows) {
            for (column, value) in (0..).zip(values) {
                match value {
                    Value::Blank => {}
                    Value::Text(text) => {
                        sheet.write_string(row, column, text)?;
                    }
                    Value::Number(thousandths) => {
                        sheet.write_number(row, column, f64::from(*thousandths) / 1000.0)?;
                    }
                    Value::Answer(answer) => {
                        sheet.write_boolean(row, column, *answer)?;
                    }
                }
            }
        }
        Ok(())
    })
}

/// Faults without their places, which are told otherwise.
fn without_places(faults: &str) -> Vec<&str> {
    let places = faults
        .lines()
        .map(|line| line.split_once(", ").map_or(line, |(_, rest)| rest));
    places.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_workbook_reads_as_the_same_table_in_text(rows in table(), above in 0_usize..4) {
        let text = as_csv(&rows, above);
        let book = as_workbook(&rows, above);
        let from_text = read_schools(Cursor::new(&text));
        let from_book = try_read(&book, &SheetOptions::default());
        match (from_text, from_book) {
            (Ok(text), Ok(book)) => {
                prop_assert_eq!(text.counties(), book.counties());
                let told = |file: &junheng::adapters::table::SchoolFile| -> Vec<_> {
                    file.warnings().iter().map(|warning| warning.kind.clone()).collect()
                };
                prop_assert_eq!(told(&text), told(&book));
            }
            (Err(text), Err(book)) => {
                let (text, book) = (text.to_string(), book.to_string());
                prop_assert_eq!(without_places(&text), without_places(&book));
            }
            (text, book) => prop_assert!(false, "{text:?}\n{book:?}"),
        }
    }

    /// What another reader finds in the cells, number by number and text by text.
    #[test]
    fn numbers_and_texts_are_those_that_another_reader_finds(
        numbers in prop::collection::vec(0.0_f64..1e12, 1..6),
        name in "[\\PC&&[^\\p{Z}]]{1,12}",
    ) {
        let book = workbook(["Sheet1"], |_, sheet| {
            super::write_row(sheet, 0, &super::HEADER)?;
            sheet.write_string(0, 3, "teaching_area")?;
            for (row, number) in (1..).zip(&numbers) {
                super::write_row(sheet, row, &[&row.to_string(), &format!("x{name}x"), "primary"])?;
                sheet.write_number(row, 3, *number)?;
            }
            Ok(())
        });
        let mut other = Xlsx::new(Cursor::new(book.clone())).unwrap();
        let range = other.worksheet_range("Sheet1").unwrap();
        let read = super::read(&book);
        let schools = read.counties()[0].schools();
        prop_assert_eq!(schools.len(), numbers.len());
        for (school, row) in schools.iter().zip(range.rows().skip(1)) {
            prop_assert_eq!(&Data::String(school.name().to_owned()), &row[1]);
            let area = school.amount(junheng::model::Item::TeachingArea).unwrap();
            let Data::Float(number) = row[3] else { panic!("{row:?}") };
            let near: f64 = area.to_string().parse().unwrap();
            // The nearest decimal of 15 digits is within half a unit of the last one.
            prop_assert!((near - number).abs() <= 5e-15 * number, "{} {}", near, number);
        }
    }
}
