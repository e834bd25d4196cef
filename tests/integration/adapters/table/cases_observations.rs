//! Observation files: what is read, and every fault with its row and column.

use crate::planning::tracking::{HIGHER, observation, one, plan};
use junheng::adapters::sheet::{TableError, TableFault, TableFaultKind, TableFile};
use junheng::adapters::table::{ObservationFault, read_observation_file, read_observations};
use junheng::model::{PlanError, PlanObservations};
use std::io::Cursor;
use std::path::Path;

fn read(
    text: impl AsRef<[u8]>,
) -> Result<TableFile<PlanObservations>, TableError<ObservationFault>> {
    let plans = [plan(&[
        r#""indicator": "5", "stage": "primary", "direction": "lower_is_better", "baseline": 19,
           "target": 17"#,
        r#""indicator": "5", "stage": "junior", "direction": "lower_is_better", "baseline": 14,
           "target": 12"#,
        r#""indicator": "6", "direction": "higher_is_better", "baseline": 11, "target": 12"#,
    ])];
    read_observations(
        Cursor::new(text.as_ref()),
        PlanObservations::of_plans(&plans),
    )
}

fn faults(text: impl AsRef<[u8]>) -> Vec<String> {
    match read(text) {
        Err(TableError::Faults(faults)) => {
            faults.faults().iter().map(ToString::to_string).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn values(file: &TableFile<PlanObservations>, indicator: &str, stage: Option<&str>) -> Vec<String> {
    file.content
        .values(indicator, stage)
        .map(|(year, value)| format!("{year} {value}"))
        .collect()
}

#[test]
fn columns_stand_in_any_order_under_either_name() {
    for header in [
        "value,year,stage,indicator",
        "数值,年份,学段,指标",
        " Value ,ＹＥＡＲ,学段,indicator",
    ] {
        let file = read(format!("{header}\n18.1,2023,primary,5\n")).unwrap();
        assert_eq!(values(&file, "5", Some("primary")), ["2023 18.1"]);
    }
}

#[test]
fn values_are_read_as_in_a_school_file_and_may_be_negative_or_a_ratio() {
    for (cell, value) in [
        ("18.10", "18.1"),
        ("18.1:1", "18.1"),
        ("１８．１：１", "18.1"),
        ("\"1,234.5\"", "1234.5"),
        ("-3.5", "-3.5"),
        ("−3.5", "-3.5"),
        (" 5 ", "5"),
    ] {
        let file = read(format!("indicator,stage,year,value\n6,,2023,{cell}\n")).unwrap();
        assert_eq!(
            values(&file, "6", None),
            [format!("2023 {value}")],
            "{cell}"
        );
    }
}

#[test]
fn what_is_not_reported_is_no_observation() {
    for cell in ["", "-", "—", "NA", "无数据"] {
        let text = format!("indicator,stage,year,value\n6,,2022,1\n6,-,2023,{cell}\n6,,2023,4\n");
        assert_eq!(
            values(&read(text).unwrap(), "6", None),
            ["2022 1", "2023 4"]
        );
    }
    let file = read("indicator,year,value\n6,2022.0,1\n\n,,\n").unwrap();
    assert_eq!(values(&file, "6", None), ["2022 1"]);
}

#[test]
fn every_fault_has_its_row_and_column() {
    let text = "\
stage,indicator,year,value,note
primary,5,2021,19
primary,5,2021,19,
primary,5,2021,19.0,
,5,2021,19,
senior,5,2021,19,
,7,2021,19,
primary,6,2021,12,
junior,,2021,13,
junior,5,2021-22,13,
junior,5,,13,
junior,5,2023,13 %,
junior,5,2024,1e3,
junior,5,2024,12,
junior,\"5,2025,13,
junior,5,2025,13:2,
";
    assert_eq!(
        faults(text),
        [
            "row 3, column `year` (年份): found a second value of `5` for 2021, expected one: row 2 \
             has it",
            "row 4, column `year` (年份): found a second value of `5` for 2021, expected one: row 2 \
             has it",
            "row 5, column `stage` (学段): found a blank, expected `junior` or `primary`: the plan \
             has no other row for `5`",
            "row 6, column `stage` (学段): found `senior`, expected `junior` or `primary`: the plan \
             has no other row for `5`",
            "row 7, column `indicator` (指标): found `7`, expected the code of an indicator of the \
             plan",
            "row 8, column `stage` (学段): found `primary`, expected a blank: the plan has no other \
             row for `6`",
            "row 9, column `indicator` (指标): found a blank, expected the code of an indicator of \
             the plan (this column must be filled in every row)",
            "row 10, column `year` (年份): found `2021-22`, expected a year of four digits",
            "row 11, column `year` (年份): found a blank, expected a year of four digits (this \
             column must be filled in every row)",
            "row 12, column `value` (数值): found `13 %`, expected a decimal or x:1 (not a \
             percentage: take the % away); where there is no figure, a blank, `-` or `NA`",
            "row 13, column `value` (数值): found `1e3`, expected a decimal or x:1 (a spreadsheet \
             has shortened it: format the column as text, enter it in full); where there is no figure, \
             a blank, `-` or `NA`",
            "row 14, column `year` (年份): found a second value of `5` for 2024, expected one: row \
             13 has it",
            "row 15, column `indicator` (指标): found `\"5,2025,13,` with an opening quote, \
             expected a closing quote at the end of the field",
            "row 16, column `value` (数值): found `13:2`, expected a decimal or x:1; where there is \
             no figure, a blank, `-` or `NA`",
        ]
    );
}

#[test]
fn a_header_must_name_its_columns_once() {
    assert_eq!(
        faults("indicator,year,year,stage\n5,2021,2021,primary\n"),
        [
            "row 1: found no header, expected all required columns in one of the first 30 rows; this \
             row comes nearest: it has `indicator` (指标), `year` (年份) and lacks `value` (数值)",
            "row 1, column `year` (年份): found it as column 2 (B) and again as column 3 (C), \
             expected one column",
        ]
    );
    let read = read("indicator,year,value,remark\n6,2021,12,x\n").unwrap();
    assert_eq!(
        read.unknown_columns[0].to_string(),
        "column 4 (D) `remark` is not known and is ignored"
    );
}

#[test]
fn other_formats_are_refused_by_name() {
    assert!(faults("indicator，year，value\n6，2021，12\n")[0].contains("full-width commas"));
    assert!(faults(b"<html><table>")[0].contains("a web page or XML file"));
    assert!(faults("")[0].contains("no header"));
    assert!(
        faults(
            "indicator"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>()
        )[0]
        .contains("UTF-16")
    );
}

#[test]
fn other_separators_and_utf16_are_read() {
    let text = "indicator,year,value\n6,2021,12\n";
    let utf16 = |text: &str| -> Vec<u8> {
        let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    for file in [
        text.replace(',', ";").into_bytes(),
        text.replace(',', "\t").into_bytes(),
        utf16(text),
        utf16(&text.replace(',', "\t")),
    ] {
        assert_eq!(values(&read(file).unwrap(), "6", None), ["2021 12"]);
    }
}

#[test]
fn gb18030_is_read() {
    // 指标,年份,数值
    let header = b"\xd6\xb8\xb1\xea,\xc4\xea\xb7\xdd,\xca\xfd\xd6\xb5\n";
    let file = read([&header[..], b"6,2021,12\n"].concat()).unwrap();
    assert_eq!(values(&file, "6", None), ["2021 12"]);
}

#[test]
fn a_header_alone_is_no_observation() {
    assert!(
        read("indicator,stage,year,value\n")
            .unwrap()
            .content
            .is_empty()
    );
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let path = Path::new("no/such/file.csv");
    let error = read_observation_file(path, PlanObservations::of_any_plan()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot read the observation file `no/such/file.csv`"
    );
}

#[test]
fn a_second_file_may_not_repeat_the_first() {
    let plans = [one(HIGHER, "1", "2", "")];
    let mut before = PlanObservations::of_plans(&plans);
    before.push(observation("x", "", 2021, "1")).unwrap();
    let text = "indicator,stage,year,value\nx,,2021,1\n";
    let error = read_observations(Cursor::new(text), before.clone()).unwrap_err();
    let TableError::Faults(faults) = error else {
        panic!("{error}")
    };
    assert!(matches!(
        faults.faults(),
        [TableFault {
            row: Some(2),
            column: Some(column),
            kind: TableFaultKind::Meaning(ObservationFault::Repeated { .. }),
            ..
        }] if column.code.as_deref() == Some("year")
    ));
    assert!(matches!(
        before.push(observation("y", "", 2021, "1")),
        Err(PlanError::UnmatchedObservation { .. })
    ));
    assert!(matches!(
        before.push(observation("x", "", 21, "1")),
        Err(PlanError::YearOutOfRange { year: 21 })
    ));
}
