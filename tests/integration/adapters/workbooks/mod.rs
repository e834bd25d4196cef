//! Workbooks: what is read of every format, which sheet is chosen, and what is refused.

mod cases_cells;
mod cases_formats;
mod cases_hostile;
mod cases_sheets;
mod cases_template;

mod laws_damaged_workbooks;
mod laws_workbooks;

use junheng::adapters::sheet::{SheetOptions, TableError};
use junheng::adapters::table::{SchoolFault, SchoolFile, read_schools_with};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The header of the smallest school file.
const HEADER: [&str; 3] = ["school_id", "school_name", "school_kind"];

fn sample(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/workbooks");
    folder.join(name)
}

fn sample_bytes(name: &str) -> Vec<u8> {
    let path = sample(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn try_read(bytes: &[u8], options: &SheetOptions) -> Result<SchoolFile, TableError<SchoolFault>> {
    read_schools_with(Cursor::new(bytes), options)
}

fn read(bytes: &[u8]) -> SchoolFile {
    try_read(bytes, &SheetOptions::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// The faults of a workbook, one a line.
fn faults(bytes: &[u8]) -> String {
    faults_with(bytes, &SheetOptions::default())
}

fn faults_with(bytes: &[u8], options: &SheetOptions) -> String {
    match try_read(bytes, options) {
        Err(TableError::Faults(faults)) => faults.to_string(),
        other => panic!("{other:?}"),
    }
}

/// A workbook with sheets of these names, filled one by one.
fn workbook<const N: usize>(
    names: [&str; N],
    mut fill: impl FnMut(usize, &mut Worksheet) -> Result<(), XlsxError>,
) -> Vec<u8> {
    let mut book = Workbook::new();
    for (index, name) in names.iter().enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(index, sheet).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// Writes texts into a row, from its first cell on.
fn write_row(sheet: &mut Worksheet, row: u32, texts: &[&str]) -> Result<(), XlsxError> {
    for (column, text) in (0..).zip(texts) {
        sheet.write_string(row, column, *text)?;
    }
    Ok(())
}

/// A container of these files.
fn container(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of one sheet `Sheet1` whose parts are written by hand, with more files behind them.
fn by_hand(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = format!(
        r#"<Relationships><Relationship Id="r1" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let book = r#"<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    let parts = format!(
        r#"<Relationships><Relationship Id="r1" Type="{RELATION}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{RELATION}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="{RELATION}/styles" Target="styles.xml"/></Relationships>"#
    );
    let mut files: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", package.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", parts.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    files.extend(more);
    container(&files)
}

/// The rows of a sheet written by hand: the header, and what follows it.
fn sheet_by_hand(rows: &str) -> String {
    let cells = HEADER.map(|text| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"));
    format!(
        "<worksheet><sheetData><row>{}<c t=\"inlineStr\"><is><t>books</t></is></c></row>{rows}</sheetData></worksheet>",
        cells.concat()
    )
}
