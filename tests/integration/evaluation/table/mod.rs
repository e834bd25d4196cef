//! Rules over tables of any units: formulas, spreads, files, and the editions for tables.

mod cases_bands;
mod cases_california;
mod cases_elsewhere;
mod cases_equity;
mod cases_files;
mod cases_formulas;
mod cases_preschool;
mod cases_reports;
mod cases_spreads;
mod cases_unknowns;
mod laws_tables;
mod reference_california;
mod reference_spreads;

use junheng::adapters::json::read_table_standard;
use junheng::adapters::table::TableLayout;
use junheng::model::{Amount, Filed, Missing, UnitTable};
use junheng::standards::TableStandard;
use std::path::PathBuf;

/// A table of rows `id amount amount …`, with `-` for a blank.
fn table(columns: &[&str], rows: &[&str]) -> UnitTable {
    let mut table = UnitTable::new(columns.iter().copied()).unwrap();
    for row in rows {
        let mut cells = row.split_whitespace();
        let id = cells.next().unwrap();
        let amounts = cells.map(|cell| match cell {
            "-" => Filed::Missing(Missing::Blank),
            number => Filed::Figure(number.parse::<Amount>().unwrap()),
        });
        table.push(id, amounts.collect()).unwrap();
    }
    table
}

/// A standard over these columns with one criterion, whose test is given as JSON.
fn standard(columns: &[&str], test: &str) -> TableStandard {
    standard_with(columns, "", test)
}

/// The same with more keys, each with a comma behind it.
fn standard_with(columns: &[&str], more: &str, test: &str) -> TableStandard {
    let columns: Vec<String> = columns
        .iter()
        .map(|code| format!(r#"{{"code": "{code}", "name": "{code}", "signed": true}}"#))
        .collect();
    let text = format!(
        r#"{{"id": "t", "name": "t", "provenance": {{"issuer": "t", "year": 2026}}, {more}
            "columns": [{}],
            "criteria": [{{"code": "A", "name": "a", "source": "s", "test": {test}}}]}}"#,
        columns.join(", ")
    );
    read_table_standard(&text).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}

fn file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The school districts of California, as the disparity test or another standard reads them.
fn districts(standard: &TableStandard, headers: &[(&str, &str)]) -> UnitTable {
    let mut layout = TableLayout::of(standard);
    for (code, header) in headers {
        layout = layout.with_header(code, *header).unwrap();
    }
    layout
        .read_file(file("examples/data/california_districts.csv"))
        .unwrap()
        .content
}
