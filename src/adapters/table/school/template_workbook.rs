//! An empty school file as a workbook.

use crate::model::{ITEMS, Item, Location, SchoolKind, Sponsor, Unit};
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Note, Workbook, Worksheet,
    XlsxError,
};

/// The name of the only sheet.
const SHEET: &str = "学校";

/// The last row of a sheet, counted from 0.
const LAST_ROW: u32 = 1_048_575;

/// The number of the format of text, `@`, in every workbook.
const TEXT_FORMAT: u8 = 49;

/// How wide a column is at least and at most, in digits.
const WIDTHS: [usize; 2] = [10, 26];

/// How high the header is, in points: three lines.
const HEAD: f64 = 45.0;

/// The words for yes and no.
const ANSWERS: [&str; 2] = ["是", "否"];

/// Why an empty school file could not be written as a workbook.
///
/// What is written does not depend on any input, so there is nothing that a caller can do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot write the workbook: {reason}")]
#[non_exhaustive]
pub struct TemplateError {
    /// What the writer said.
    pub reason: String,
}

impl From<XlsxError> for TemplateError {
    fn from(error: XlsxError) -> Self {
        let reason = error.to_string();
        Self { reason }
    }
}

/// An empty school file as the bytes of a workbook (`.xlsx`): the Chinese names of all columns in its
/// first row, which stays in sight as the code and the name of the school do.
///
/// Codes and names are columns of text, so that a spreadsheet keeps leading zeros and long codes.
/// Coded columns and columns of yes or no offer their words in a list. Units and what else a filler
/// should know are notes of the headers. No cell is a formula. The bytes are the same each time.
///
/// # Errors
///
/// - [`TemplateError`] if the writer refuses what is always the same, which it does not
///
/// # Examples
///
/// ```
/// use junheng::adapters::table::{read_schools, template_workbook};
/// use std::io::Cursor;
///
/// let empty = read_schools(Cursor::new(template_workbook()?))?;
/// assert!(empty.counties().iter().all(|county| county.schools().is_empty()));
/// assert!(empty.warnings().is_empty());
/// # Ok::<(), junheng::Error>(())
/// ```
pub fn template_workbook() -> Result<Vec<u8>, TemplateError> {
    let mut workbook = Workbook::new();
    // The time of writing would make other bytes each time.
    let written = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&written));
    let sheet = workbook.add_worksheet();
    sheet.set_name(SHEET)?;
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let text = Format::new().set_num_format_index(TEXT_FORMAT);
    for (column, item) in (0..).zip(ITEMS.iter().copied()) {
        write_column(sheet, column, item, &head, &text)?;
    }
    // As high as the longest name needs, because not every spreadsheet does that when it opens a file.
    sheet.set_row_height(0, HEAD)?;
    // The code and the name of the school stay in sight beside all columns.
    sheet.set_freeze_panes(1, 2)?;
    Ok(workbook.save_to_buffer()?)
}

fn write_column(
    sheet: &mut Worksheet,
    column: u16,
    item: Item,
    head: &Format,
    text: &Format,
) -> Result<(), XlsxError> {
    let name = item.zh();
    if item.unit() == Unit::Text {
        sheet.set_column_format(column, text)?;
    }
    sheet.write_string_with_format(0, column, name, head)?;
    // A Chinese sign is as wide as two digits.
    let wide = name.chars().map(|sign| if sign.is_ascii() { 1 } else { 2 });
    let [least, most] = WIDTHS;
    let width = (wide.sum::<usize>() + 2).clamp(least, most);
    sheet.set_column_width(column, u32::try_from(width).unwrap_or_default())?;
    let note = Note::new(note(item)).add_author_prefix(false);
    sheet.insert_note(0, column, &note)?;
    let words = words(item);
    if !words.is_empty() {
        let list = DataValidation::new().allow_list_strings(&words)?;
        sheet.add_data_validation(1, column, LAST_ROW, column, &list)?;
    }
    Ok(())
}

/// The words that a cell of a column may hold; none where it may hold any.
fn words(item: Item) -> Vec<&'static str> {
    match item {
        Item::SchoolKind => SchoolKind::ALL.iter().map(|one| one.zh()).collect(),
        Item::Sponsor => Sponsor::ALL.iter().map(|one| one.zh()).collect(),
        Item::Location => Location::ALL.iter().map(|one| one.zh()).collect(),
        _ if item.unit() == Unit::YesNo => ANSWERS.to_vec(),
        _ => Vec::new(),
    }
}

/// What the note of a header says.
fn note(item: Item) -> String {
    let mut lines = vec![item.code().to_owned()];
    if matches!(item, Item::SchoolId | Item::SchoolName | Item::SchoolKind) {
        lines.push("必填".to_owned());
    }
    if let Some(symbol) = item.unit().symbol() {
        lines.push(format!("单位：{symbol}"));
    }
    let words = words(item);
    if !words.is_empty() {
        lines.push(format!("可填：{}", words.join("、")));
    }
    if item.is_amount() {
        lines.push("没有数据时留空，不填 0".to_owned());
    }
    lines.push(item.en().to_owned());
    if !item.note().is_empty() {
        lines.push(item.note().to_owned());
    }
    lines.join("\n")
}
