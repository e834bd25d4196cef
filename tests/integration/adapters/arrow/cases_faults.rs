//! What is refused, and where.

use super::{reader, texts, with_column};
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BinaryArray, Date32Array, Date64Array, DurationSecondArray, Float64Array, Int32Array,
    ListArray, RecordBatch, RecordBatchIterator, Time32SecondArray, Time64MicrosecondArray,
    TimestampMicrosecondArray, TimestampSecondArray,
};
use arrow_schema::{ArrowError, Schema};
use junheng::adapters::arrow::{read_schools, read_schools_by_county, read_schools_with};
use junheng::adapters::sheet::{SheetOptions, TableError};
use junheng::adapters::table::SchoolFault;
use std::sync::Arc;

/// The faults of some batches, one a line.
fn faults(batches: Vec<RecordBatch>) -> String {
    read_schools(reader(batches)).unwrap_err().to_string()
}

/// The fault of a column of areas.
fn area_fault(column: ArrayRef) -> String {
    faults(vec![with_column("teaching_area", column)])
}

const EXPECTED: &str = "expected an area in m², 0 or more, as a plain decimal";

const OR_BLANK: &str = "; where there is no figure, a blank, `-` or `NA`";

#[test]
fn dates_and_times_are_no_figures() {
    // 19 000 days after 1970-01-01 is 2022-01-08; 45 000 seconds are twelve and a half hours.
    let columns: [(ArrayRef, &str); 6] = [
        (Arc::new(Date32Array::from(vec![19_000])), "2022-01-08"),
        (
            Arc::new(Date64Array::from(vec![19_000 * 86_400_000])),
            "2022-01-08",
        ),
        (
            Arc::new(TimestampSecondArray::from(vec![19_000 * 86_400 + 45_000])),
            "2022-01-08 12:30:00",
        ),
        (
            Arc::new(TimestampMicrosecondArray::from(vec![
                19_000 * 86_400_000_000,
            ])),
            "2022-01-08 00:00:00",
        ),
        (Arc::new(Time32SecondArray::from(vec![45_000])), "12:30:00"),
        (
            Arc::new(Time64MicrosecondArray::from(vec![45_000_000_000])),
            "12:30:00",
        ),
    ];
    for (column, shown) in columns {
        assert_eq!(
            area_fault(column),
            format!(
                "row 2 (batch 1, row 1), column `teaching_area` (教学及辅助用房总面积): found `{shown}`, \
                 {EXPECTED} (a spreadsheet may have made a date of it: format the column as text, enter \
                 it again){OR_BLANK}"
            )
        );
    }
}

#[test]
fn values_of_other_types_are_refused_where_the_column_is_known() {
    let lists = || -> ArrayRef {
        let values = [Some(vec![Some(1), Some(2)]), None];
        Arc::new(ListArray::from_iter_primitive::<Int32Type, _, _>(values))
    };
    let columns: [(ArrayRef, &str); 3] = [
        (lists(), "List(Int32)"),
        (
            Arc::new(BinaryArray::from(vec![b"12".as_slice()])),
            "Binary",
        ),
        (Arc::new(DurationSecondArray::from(vec![5])), "Duration(s)"),
    ];
    for (column, name) in columns {
        assert_eq!(
            area_fault(column),
            format!(
                "row 2 (batch 1, row 1), column `teaching_area` (教学及辅助用房总面积): found `{name}`, \
                 {EXPECTED} (values of this type are not read: convert the column to text or \
                 numbers){OR_BLANK}"
            )
        );
    }
    // A column that means nothing here may hold what it likes.
    let read = read_schools(reader(vec![with_column("zzz", lists())])).unwrap();
    assert_eq!(read.counties()[0].schools().len(), 2);
    assert!(
        read.warnings()[0]
            .to_string()
            .starts_with("column 4 (D) `zzz` is not known and is ignored")
    );
}

#[test]
fn what_is_no_number_is_refused() {
    for (value, shown) in [
        (f64::NAN, "NaN"),
        (f64::INFINITY, "inf"),
        (f64::NEG_INFINITY, "-inf"),
        (-3.5, "-3.5"),
    ] {
        assert_eq!(
            area_fault(Arc::new(Float64Array::from(vec![value]))),
            format!(
                "row 2 (batch 1, row 1), column `teaching_area` (教学及辅助用房总面积): found `{shown}`, \
                 {EXPECTED}{OR_BLANK}"
            )
        );
    }
    // 2^100 has 31 digits, none of them after a point.
    assert!(
        area_fault(Arc::new(Float64Array::from(vec![2_f64.powi(100)])))
            .contains("at most 28 significant digits (it has 31)")
    );
}

#[test]
fn a_code_as_a_double_may_have_lost_digits() {
    // The next double is 110105000100123456, and the shortest decimal for it ends with a zero.
    let code: f64 = "110105000100123457".parse().unwrap();
    let codes: ArrayRef = Arc::new(Float64Array::from(vec![code]));
    let columns = [
        ("school_id", codes),
        ("school_name", texts(&["Riverside"])),
        ("school_kind", texts(&["primary"])),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    assert_eq!(
        faults(vec![batch]),
        "row 2 (batch 1, row 1), column `school_id` (学校代码): found `110105000100123460`, expected the \
         code of the school, in full (a number of more than 15 digits, which the spreadsheet has \
         rounded: format the column as text, enter it in full)"
    );
}

#[test]
fn all_faults_of_all_batches_are_told_with_their_places() {
    let batch =
        |pupils: Vec<i32>| with_column("students_primary", Arc::new(Int32Array::from(pupils)));
    let empty = batch(vec![]);
    let text = faults(vec![
        batch(vec![5, -1, 5]),
        empty.clone(),
        empty,
        batch(vec![5, -2]),
    ]);
    let places: Vec<&str> = text
        .lines()
        .map(|line| line.split_once(": ").unwrap().0)
        .collect();
    assert_eq!(
        places,
        [
            "row 3 (batch 1, row 2), column `students_primary` (小学学生人数)",
            // The codes 1 and 2 come again.
            "row 5 (batch 4, row 1), column `school_id` (学校代码)",
            "row 6 (batch 4, row 2), column `school_id` (学校代码)",
            "row 6 (batch 4, row 2), column `students_primary` (小学学生人数)",
        ]
    );
    let TableError::Faults(faults) = read_schools(reader(vec![batch(vec![-1])])).unwrap_err()
    else {
        panic!("a negative number is a fault")
    };
    let fault = &faults.faults()[0];
    let batch = fault.batch.unwrap();
    assert_eq!((fault.row, batch.batch, batch.row), (Some(2), 1, 1));
}

#[test]
fn the_schema_is_a_header() {
    let columns = [
        ("school_id", texts(&["1"])),
        ("school_name", texts(&["Riverside"])),
        ("books", texts(&["5"])),
        ("图书册数", texts(&["5"])),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    assert_eq!(
        faults(vec![batch]),
        "row 1: found no header, expected all required columns in one of the first 30 rows; this row \
         comes nearest: it has `school_id` (学校代码), `school_name` (学校名称) and lacks `school_kind` \
         (学校类型)\n\
         row 1, column `books` (图书册数): found it as column 3 (C) and again as column 4 (D), expected \
         one column"
    );
    let none = RecordBatchIterator::new([], Arc::new(Schema::empty()));
    assert!(
        read_schools(none)
            .unwrap_err()
            .to_string()
            .starts_with("found no header")
    );
}

#[test]
fn a_header_without_schools_is_a_county_without_schools() {
    let batch = with_column("books", texts(&[]));
    let schema = batch.schema();
    for batches in [vec![], vec![Ok(batch)]] {
        let read = read_schools(RecordBatchIterator::new(batches, schema.clone())).unwrap();
        assert!(read.counties()[0].schools().is_empty());
    }
}

#[test]
fn what_the_reader_of_the_batches_says_is_told() {
    let batch = with_column("books", texts(&["5"]));
    let schema = batch.schema();
    let broken = || Err(ArrowError::ParquetError("the disk is broken".to_owned()));
    let error = read_schools(RecordBatchIterator::new(
        [Ok(batch.clone()), broken()],
        schema.clone(),
    ));
    let error = error.unwrap_err();
    assert_eq!(error.to_string(), "cannot read the school file");
    let TableError::Io { source, .. } = error else {
        panic!("the bytes cannot be had")
    };
    assert_eq!(
        source.to_string(),
        "Parquet argument error: the disk is broken"
    );
    let other = with_column("computers", texts(&["5"]));
    let error = read_schools(RecordBatchIterator::new([Ok(batch), Ok(other)], schema)).unwrap_err();
    let TableError::Io { source, .. } = error else {
        panic!("no such columns were told of")
    };
    assert_eq!(
        source.to_string(),
        "batch 2 has other columns than the schema says"
    );
}

#[test]
fn a_county_further_apart_than_the_window_is_told_once() {
    let columns = [
        ("county_id", texts(&["1", "2", "3", "1", "1", "2"])),
        ("school_id", texts(&["1", "2", "3", "4", "5", "6"])),
        ("school_name", texts(&["A"; 6])),
        ("school_kind", texts(&["primary"; 6])),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let read = |window| {
        let mut counties = Vec::new();
        let batches = reader(vec![batch.clone()]);
        let rest = read_schools_by_county(batches, &SheetOptions::default(), window, |county| {
            counties.push((county.id().unwrap().to_owned(), county.schools().len()));
        });
        (counties, rest)
    };
    // With the third school there are more than two, and the county 1 is longest past.
    let (counties, rest) = read(2);
    assert_eq!(counties, [("1".to_owned(), 1)]);
    let TableError::Faults(faults) = rest.unwrap_err() else {
        panic!("the county 1 comes again")
    };
    assert_eq!(faults.faults().len(), 1);
    assert_eq!(
        faults.to_string(),
        "row 5 (batch 1, row 4), column `county_id` (区县代码): found the county `1` again, expected its \
         rows within 2 schools of each other (row 2 was the last of it): put the rows of each county \
         beside each other, or take a larger window"
    );
    assert!(matches!(
        &faults.faults()[0].kind,
        junheng::adapters::sheet::TableFaultKind::Meaning(SchoolFault::CountyApart {
            county: Some(county),
            last_row: 2,
            window: 2,
        }) if county == "1"
    ));
    let (counties, rest) = read(6);
    assert_eq!(
        counties,
        [
            ("1".to_owned(), 3),
            ("2".to_owned(), 2),
            ("3".to_owned(), 1)
        ]
    );
    assert!(rest.unwrap().has_county_ids);
}

#[test]
fn options_are_those_of_a_sheet() {
    let columns = [
        ("school_id", texts(&["1"])),
        ("school_name", texts(&["Total"])),
        ("school_kind", texts(&["primary"])),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let read = read_schools(reader(vec![batch.clone()])).unwrap();
    assert!(read.counties()[0].schools().is_empty());
    assert_eq!(
        read.warnings()[0].to_string(),
        "row 2 is passed over: `Total` is taken for a total, not for a unit"
    );
    let options = SheetOptions::default().with_all_rows_kept();
    let read = read_schools_with(reader(vec![batch]), &options).unwrap();
    assert_eq!(read.counties()[0].schools().len(), 1);
}
