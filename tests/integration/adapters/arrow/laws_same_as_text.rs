//! What a text file says, batches of the same cells say: schools, faults and warnings.

use super::reader;
use arrow_array::types::Int16Type;
use arrow_array::{
    Array, ArrayRef, Decimal128Array, DictionaryArray, Float64Array, Int64Array, RecordBatch,
    StringArray,
};
use junheng::adapters::arrow::{read_schools, read_schools_by_county};
use junheng::adapters::sheet::{SheetOptions, TableError};
use junheng::adapters::table::{self, SchoolFault, SchoolFile};
use junheng::model::County;
use proptest::prelude::*;
use std::io::Cursor;
use std::sync::Arc;

type Table = Vec<Vec<String>>;

fn table() -> impl Strategy<Value = (Vec<&'static str>, Table)> {
    let header = prop_oneof![
        Just(vec![
            "school_id",
            "school_name",
            "school_kind",
            "county_id",
            "students_primary",
            "books"
        ]),
        Just(vec![
            "学校代码",
            "学校类型",
            "学校名称",
            "图书册数（册）",
            "",
            "boks"
        ]),
        Just(vec![
            "school_id",
            "school_name",
            "books",
            "图书册数",
            "区县代码",
            "computers"
        ]),
    ];
    let cell = prop_oneof![
        4 => "[1-9][0-9]{0,3}",
        1 => "[0-9]{1,5}\\.[0-9]{1,3}",
        1 => "[-—/+#%,，０-９ 学校\u{3000}]{0,6}",
        1 => Just(String::new()),
        1 => Just("primary".to_owned()),
        1 => Just("合计".to_owned()),
        1 => Just("school_id".to_owned()),
        1 => Just("1,234".to_owned()),
        1 => Just("2.13E+09".to_owned()),
    ];
    let row = (
        prop_oneof![3 => "[0-9]{1,3}", 1 => cell.clone()],
        prop_oneof![3 => Just("primary".to_owned()), 1 => cell.clone()],
        prop_oneof![3 => Just("小学".to_owned()), 1 => cell.clone()],
        prop_oneof![3 => "[1-3]", 1 => cell.clone()],
        cell.clone(),
        cell,
    );
    let row = row.prop_map(|(a, b, c, d, e, f)| vec![a, b, c, d, e, f]);
    (header, prop::collection::vec(row, 0..12))
}

/// The table as a text file with every cell in quotes.
fn text(header: &[&str], rows: &Table) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new();
    let mut writer = writer
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    writer.write_record(header).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// The table as batches of some rows each; a blank is null in every second column.
fn batches(header: &[&str], rows: &Table, size: usize) -> Vec<RecordBatch> {
    let batch = |rows: &[Vec<String>]| {
        let columns = header.iter().enumerate().map(|(index, name)| {
            let cells = rows.iter().map(|row| {
                let cell = row[index].as_str();
                (index % 2 == 0 || !cell.is_empty()).then_some(cell)
            });
            let column: ArrayRef = match index {
                0 => Arc::new(cells.collect::<DictionaryArray<Int16Type>>()),
                _ => Arc::new(cells.collect::<StringArray>()),
            };
            (*name, column, true)
        });
        RecordBatch::try_from_iter_with_nullable(columns).unwrap()
    };
    if rows.is_empty() {
        return vec![batch(rows)];
    }
    rows.chunks(size).map(batch).collect()
}

type Read = Result<SchoolFile, TableError<SchoolFault>>;

/// The faults without their batches, of which a text file knows nothing.
fn told(read: &Read) -> Vec<String> {
    let Err(TableError::Faults(faults)) = read else {
        return Vec::new();
    };
    let faults = faults.faults().iter().cloned().map(|mut fault| {
        fault.batch = None;
        fault.to_string()
    });
    faults.collect()
}

fn warnings(read: &Read) -> Vec<String> {
    let warnings = match read {
        Ok(file) => file.warnings(),
        Err(TableError::Faults(faults)) => faults.warnings(),
        Err(_) => &[],
    };
    warnings.iter().map(ToString::to_string).collect()
}

proptest! {
    #[test]
    fn texts_in_batches_are_a_text_file((header, rows) in table(), size in 1_usize..9) {
        let from_text = table::read_schools(Cursor::new(text(&header, &rows)));
        let from_batches = read_schools(reader(batches(&header, &rows, size)));
        prop_assert_eq!(told(&from_batches), told(&from_text));
        prop_assert_eq!(warnings(&from_batches), warnings(&from_text));
        prop_assert_eq!(
            from_batches.ok().map(SchoolFile::into_counties),
            from_text.ok().map(SchoolFile::into_counties)
        );
    }

    #[test]
    fn every_fault_of_a_row_names_its_batch((header, rows) in table(), size in 1_usize..9) {
        let read = read_schools(reader(batches(&header, &rows, size)));
        if let Err(TableError::Faults(faults)) = read {
            for fault in faults.faults() {
                // The header is row 1, and a row is one of as many as a batch has.
                let place = fault.batch.map(|place| (place.batch as u64 - 1) * size as u64 + place.row + 1);
                prop_assert_eq!(place, fault.row.filter(|row| *row > 1));
            }
        }
    }

    #[test]
    fn figures_of_their_own_types_are_those_of_a_text_file(
        pupils in prop::collection::vec(prop::option::of(0_i64..5_000), 1..8),
        areas in prop::collection::vec(prop::option::of(0_i64..10_000_000), 8),
        values in prop::collection::vec(prop::option::of(0_u32..100_000), 8),
    ) {
        let rows = pupils.len();
        let hundredths = |number: i64| format!("{}.{:02}", number / 100, number % 100);
        let cells = |index: usize| {
            let blank = String::new;
            vec![
                index.to_string(),
                "A".to_owned(),
                "primary".to_owned(),
                pupils[index].map_or_else(blank, |one| one.to_string()),
                areas[index].map_or_else(blank, hundredths),
                values[index].map_or_else(blank, |one| hundredths(one.into())),
            ]
        };
        let header = ["school_id", "school_name", "school_kind", "students_primary", "teaching_area", "equipment_value"];
        let table_rows: Table = (0..rows).map(cells).collect();
        let from_text = table::read_schools(Cursor::new(text(&header, &table_rows))).unwrap();

        let areas: Decimal128Array = areas[..rows].iter().map(|one| one.map(i128::from)).collect();
        let columns: [(&str, ArrayRef); 6] = [
            ("school_id", Arc::new((0..i64::try_from(rows).unwrap()).collect::<Int64Array>())),
            ("school_name", Arc::new(StringArray::from(vec!["A"; rows]))),
            ("school_kind", Arc::new(StringArray::from(vec!["primary"; rows]))),
            ("students_primary", Arc::new(Int64Array::from(pupils))),
            ("teaching_area", Arc::new(areas.with_precision_and_scale(20, 2).unwrap())),
            // The double nearest to a decimal of so few digits has that decimal as its shortest.
            ("equipment_value", Arc::new(values[..rows].iter().map(|one| one.map(|one| f64::from(one) / 100.0)).collect::<Float64Array>())),
        ];
        let columns = columns.map(|(name, column)| (name, column, true));
        let batch = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
        prop_assert!(batch.columns().iter().all(|column| column.len() == rows));
        let from_batches = read_schools(reader(vec![batch])).unwrap();
        prop_assert_eq!(from_batches.counties(), from_text.counties());
    }

    #[test]
    fn a_window_changes_no_county(
        counties in prop::collection::vec(0_u8..6, 1..40),
        window in 0_usize..40,
        size in 1_usize..9,
    ) {
        let header = ["county_id", "school_id", "school_name", "school_kind"];
        let row = |(index, county): (usize, &u8)| {
            vec![format!("C{county}"), index.to_string(), "A".to_owned(), "primary".to_owned()]
        };
        let rows: Table = counties.iter().enumerate().map(row).collect();
        let whole = table::read_schools(Cursor::new(text(&header, &rows))).unwrap();
        let options = SheetOptions::default();

        let mut by_county = Vec::new();
        let batches = reader(batches(&header, &rows, size));
        let read = read_schools_by_county(batches, &options, window, |county| by_county.push(county));
        let mut from_text = Vec::new();
        let text_read = table::read_schools_by_county(
            Cursor::new(text(&header, &rows)), &options, window, |county| from_text.push(county));
        prop_assert_eq!(&from_text, &by_county);
        prop_assert_eq!(text_read.is_ok(), read.is_ok());

        let mut stretches = counties.clone();
        stretches.dedup();
        let stand_together = stretches.iter().collect::<std::collections::BTreeSet<_>>().len() == stretches.len();
        match read {
            Ok(_) => {
                if stand_together || window >= rows.len() {
                    prop_assert_eq!(&by_county[..], whole.counties());
                }
                let sorted = |mut counties: Vec<County>| {
                    counties.sort_by(|one, other| one.id().cmp(&other.id()));
                    counties
                };
                prop_assert_eq!(sorted(by_county), sorted(whole.into_counties()));
            }
            Err(_) => prop_assert!(!stand_together && window < rows.len()),
        }
    }
}

#[test]
fn the_sample_county_is_the_same_from_batches() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/data/sample_county.csv"
    );
    let from_text = table::read_school_file(path).unwrap();
    let mut reader_of_text = csv::Reader::from_path(path).unwrap();
    let header: Vec<String> = reader_of_text
        .headers()
        .unwrap()
        .iter()
        .map(|name| name.trim_start_matches('\u{feff}').to_owned())
        .collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let rows = reader_of_text.records();
    let rows: Table = rows
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let from_batches = read_schools(reader(batches(&header, &rows, 10))).unwrap();
    assert_eq!(from_batches.counties(), from_text.counties());
    assert_eq!(from_batches.warnings(), from_text.warnings());
    assert_eq!(from_batches.has_county_ids(), from_text.has_county_ids());
}
