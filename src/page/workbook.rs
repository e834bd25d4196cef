//! A page as a workbook: a sheet for each table, with what stands around the tables on the first.
//!
//! Written with [`rust_xlsxwriter`]. Every cell is a number or a text, none a formula.

use crate::judgement::Relation;
use crate::model::Language;
use crate::page::fit::{columns_of, one_line};
use crate::page::ink::Ink;
use crate::page::page::{Block, Item, Page, Sign};
use crate::page::table::{Cell, Charted, Content, Failing, Kind, Table};
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartLine, ChartSolidFill, ChartType, Color, ConditionalFormatCell,
    ConditionalFormatCellRule, ConditionalFormatFormula, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, FormatPattern, Formula, Workbook, Worksheet, XlsxError,
};
use std::collections::{BTreeSet, HashSet};

/// A name of a sheet may have no more signs.
const LONGEST_NAME: usize = 31;
/// How wide a column is at least and at most, in digits.
const WIDTHS: [usize; 2] = [6, 60];
/// How wide the first sheet is.
const TEXT_WIDTH: u32 = 110;
/// How high a line is, in points.
const LINE: f64 = 15.0;
/// The most lines that a row shows: it may be no higher than 409 points.
const MOST_LINES: u32 = 26;
/// A4.
const PAPER: u8 = 9;

/// A report as a workbook (`.xlsx`): first a sheet with the verdict and all that stands in no table, then a sheet
/// for each table of the report in Markdown, under the same headers.
///
/// Figures are numbers, with as many decimals as are reported. What fails is marked by conditional
/// formatting, headers are frozen, long lists have a filter. No cell is a formula: what begins as one would (`=`,
/// `+`, `-`, `@`) is a text, and stays one when it is edited. The bytes are the same each time.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::Evaluator;
/// use junheng::model::{County, Language};
/// use junheng::standards::catalogue;
///
/// let county = County::default().with_name("=Riverside");
/// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
/// let bytes = report.to_workbook(Language::En).to_bytes()?;
/// assert!(bytes.starts_with(b"PK"));
/// assert_eq!(bytes, report.to_workbook(Language::En).to_bytes()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct ReportWorkbook(Vec<Page>);

/// Why a workbook could not be written.
///
/// Whatever is reported can be written, unless it has more rows than a sheet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot write the workbook: {reason}")]
#[non_exhaustive]
pub struct WorkbookError {
    /// What the writer said.
    pub reason: String,
}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        let reason = error.to_string();
        Self { reason }
    }
}

impl ReportWorkbook {
    pub(crate) fn new(page: Page) -> Self {
        Self(vec![page])
    }

    /// The same workbook with a section of sentences at the end of its first sheet, or of the last page of several.
    #[must_use]
    pub fn with_section(
        mut self,
        title: &str,
        sentences: impl IntoIterator<Item = String>,
    ) -> Self {
        if let Some(page) = self.0.last_mut() {
            // A title of the second level names the sheet of a table.
            page.section(3, title, sentences);
        }
        self
    }

    /// One workbook of several, their sheets behind each other; nothing of none.
    #[must_use]
    pub fn joined(workbooks: impl IntoIterator<Item = Self>) -> Option<Self> {
        workbooks.into_iter().reduce(|mut all, workbook| {
            all.0.extend(workbook.0);
            all
        })
    }

    /// The bytes of the file.
    ///
    /// # Errors
    ///
    /// - [`WorkbookError`] if a table has more rows than a sheet, 1 048 575.
    pub fn to_bytes(&self) -> Result<Vec<u8>, WorkbookError> {
        let mut workbook = Workbook::new();
        // The time of writing would make other bytes each time.
        let written = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&written));
        let mut names = SheetNames::default();
        for page in &self.0 {
            page.write(&mut workbook, &mut names)?;
        }
        Ok(workbook.save_to_buffer()?)
    }
}

/// The names of the sheets, each of which stands once; a spreadsheet does not tell capitals from small letters.
#[derive(Default)]
struct SheetNames(HashSet<String>);

impl SheetNames {
    /// The name as far as a sheet may have it, or with a number behind it the first that is free.
    fn unique(&mut self, wanted: &str) -> String {
        let plain = wanted.replace(['[', ']', ':', '*', '?', '/', '\\'], " ");
        let plain = plain.trim().trim_matches('\'');
        let mut number = 1_u64;
        loop {
            let behind = match number {
                1 => String::new(),
                _ => format!(" ({number})"),
            };
            let room = LONGEST_NAME - behind.len();
            let mut name = String::new();
            for sign in plain.chars() {
                if (name.encode_utf16().count() + sign.len_utf16()) > room {
                    break;
                }
                name.push(sign);
            }
            let stem = whole_words(&name, plain);
            let name = format!("{}{behind}", if stem.is_empty() { "-" } else { stem });
            if self.0.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }
}

/// The beginning of a text without the word that it was cut in, unless most of it would be gone.
fn whole_words<'n>(beginning: &'n str, text: &str) -> &'n str {
    let behind = text.get(beginning.len()..).unwrap_or_default();
    let stem = match beginning.rsplit_once(' ') {
        Some((stem, _)) if !behind.is_empty() && !behind.starts_with(' ') => stem,
        _ => beginning,
    };
    let stem = if 2 * stem.len() < beginning.len() {
        beginning
    } else {
        stem
    };
    stem.trim_end_matches([' ', ','])
}

/// A line of the first sheet.
struct Line {
    ink: Ink,
    is_title: bool,
    text: String,
}

impl Page {
    fn write(&self, workbook: &mut Workbook, names: &mut SheetNames) -> Result<(), XlsxError> {
        let mut lines = Vec::new();
        let mut heading = "";
        let mut tables: Vec<(&str, &Table)> = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Heading { level: 2, text, .. } => heading = text,
                Block::Table(table) if table.rows.is_empty() => {}
                Block::Table(table) => tables.push((heading, table)),
                _ => lines.extend(self.lines_of(block)),
            }
        }
        let first = workbook.add_worksheet();
        first.set_name(names.unique(self.language.pick("结论", "Verdict")))?;
        write_lines(first, &lines)?;
        for (title, table) in tables {
            let sheet = workbook.add_worksheet();
            sheet.set_name(names.unique(title))?;
            write_table(sheet, title, table)?;
        }
        Ok(())
    }

    /// What the first sheet says of a block that is no table.
    fn lines_of(&self, block: &Block) -> Vec<Line> {
        let line = |ink, is_title, text: &str| Line {
            ink,
            is_title,
            text: one_line(text).into_owned(),
        };
        match block {
            Block::Title(text) => vec![line(Ink::Strong, true, text)],
            Block::Heading { ink, text, .. } | Block::Verdict { ink, text } => {
                vec![line(*ink, true, text)]
            }
            Block::Paragraph { ink, text } => vec![line(*ink, false, text)],
            Block::Warning(text) => vec![line(Ink::Doubtful, true, text)],
            Block::LeftOut(text) => vec![line(Ink::Faint, false, text)],
            Block::List { items, .. } => items
                .iter()
                .map(|item| line(Ink::Plain, false, &item_text(item, self.language)))
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// A sentence of a list with what stands before it.
fn item_text(item: &Item, language: Language) -> String {
    let text = &item.text;
    match &item.sign {
        Sign::Nothing | Sign::Mark(_) => text.clone(),
        Sign::Number(number) => format!("{number}. {text}"),
        Sign::Word(word) => format!("{word} {text}"),
        Sign::Verdict(verdict) => {
            let word = verdict.word(language);
            let between = language.pick("：", ": ");
            format!("{word}{between}{text}")
        }
        Sign::Code(_, code) => format!("{code} {text}"),
        Sign::Judged(code, verdict) => format!("{code} {} {text}", verdict.word(language)),
    }
}

fn write_lines(sheet: &mut Worksheet, lines: &[Line]) -> Result<(), XlsxError> {
    sheet.set_column_width(0, TEXT_WIDTH)?;
    for (row, line) in (0..).zip(lines) {
        let mut format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        if let Some(colour) = colour_of(line.ink) {
            format = format.set_font_color(colour);
        }
        if line.is_title {
            format = format.set_bold();
        }
        if row == 0 {
            format = format.set_font_size(14);
        }
        let lines = lines_of(&line.text, usize::try_from(TEXT_WIDTH).unwrap_or_default());
        let height = if row == 0 { LINE * 1.4 } else { LINE };
        sheet.set_row_height(row, f64::from(lines) * height)?;
        write_text(sheet, (row, 0), &line.text, format)?;
    }
    print_setup(sheet, "");
    Ok(())
}

fn write_table(sheet: &mut Worksheet, title: &str, table: &Table) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_pattern(FormatPattern::Solid)
        .set_background_color(Color::RGB(0x00F0_F2F4))
        .set_border_bottom(FormatBorder::Thin);
    for (column, one) in (0..).zip(&table.columns) {
        let head = match one.kind {
            Kind::Words => head.clone().set_align(FormatAlign::Left).set_indent(1),
            Kind::Figures => head.clone().set_align(FormatAlign::Right),
        };
        write_text(sheet, (0, column), &one.title, head)?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for ((column, cell), one) in (0..).zip(cells).zip(&table.columns) {
            write_cell(sheet, (row, column), cell, one.kind)?;
        }
    }
    let mut widths = Vec::with_capacity(table.columns.len());
    for (place, column) in (0..).zip(&table.columns) {
        let cells = table
            .rows
            .iter()
            .filter_map(|row| row.get(usize::from(place)));
        let widest = cells
            .map(|cell| columns_of(shown(cell)))
            .max()
            .unwrap_or_default();
        // A header is broken into lines before it makes a column of figures wide.
        let header = columns_of(&column.title).min(16);
        let [least, most] = WIDTHS;
        let width = (widest.max(header) + 2).clamp(least, most);
        sheet.set_column_width(place, u32::try_from(width).unwrap_or_default())?;
        widths.push(width);
    }
    let titles = table.columns.iter().map(|column| column.title.as_str());
    set_height(sheet, 0, titles, &widths)?;
    for (row, cells) in (1..).zip(&table.rows) {
        set_height(sheet, row, cells.iter().map(shown), &widths)?;
    }
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(table.columns.len())
        .unwrap_or(u16::MAX)
        .saturating_sub(1);
    mark_what_fails(sheet, table, last_row)?;
    let keys = u16::try_from(table.keys).unwrap_or_default();
    sheet.set_freeze_panes(1, keys.min(last_column))?;
    if table.filtered {
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    if let Some(charted) = &table.charted {
        insert_charts(sheet, table, charted, last_column)?;
    }
    sheet.set_repeat_rows(0, 0)?;
    print_setup(sheet, title);
    Ok(())
}

/// How many lines a text takes in a column so wide; one column is left for the margins.
fn lines_of(text: &str, width: usize) -> u32 {
    let lines = columns_of(text).div_ceil(width.saturating_sub(2).max(1));
    u32::try_from(lines)
        .unwrap_or(MOST_LINES)
        .clamp(1, MOST_LINES)
}

/// Makes a row as high as its texts need, because not every spreadsheet does that when it opens a file.
fn set_height<'t>(
    sheet: &mut Worksheet,
    row: u32,
    texts: impl Iterator<Item = &'t str>,
    widths: &[usize],
) -> Result<(), XlsxError> {
    let lines = texts
        .zip(widths)
        .map(|(text, width)| lines_of(text, *width));
    let lines = lines.max().unwrap_or(1);
    if lines > 1 {
        sheet.set_row_height(row, f64::from(lines) * LINE)?;
    }
    Ok(())
}

/// A4 across, as wide as the table, with the title above each page.
fn print_setup(sheet: &mut Worksheet, title: &str) {
    sheet.set_paper_size(PAPER);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    if !title.is_empty() {
        // An ampersand begins a command there.
        let title: String = title.replace('&', "&&").chars().take(200).collect();
        sheet.set_header(format!("&C{title}"));
    }
}

/// What a cell shows.
fn shown(cell: &Cell) -> &str {
    match &cell.content {
        Content::Text(text) => text,
        Content::Nothing | Content::Unknown => "—",
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    place: (u32, u16),
    cell: &Cell,
    kind: Kind,
) -> Result<(), XlsxError> {
    let text = shown(cell);
    let (row, column) = place;
    if let Some(figure) = Figure::read(text).filter(|_| kind == Kind::Figures) {
        let format = Format::new()
            .set_num_format(figure.format())
            .set_align(FormatAlign::Top);
        sheet.write_number_with_format(row, column, figure.number, &format)?;
        return Ok(());
    }
    let format = match kind {
        // Apart from a figure in the column before.
        Kind::Words => Format::new().set_align(FormatAlign::Left).set_indent(1),
        Kind::Figures => Format::new().set_align(FormatAlign::Right),
    };
    let format = format.set_align(FormatAlign::Top).set_text_wrap();
    write_text(sheet, place, text, format)
}

/// A text, and never a formula, not even when it is edited.
fn write_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: Format,
) -> Result<(), XlsxError> {
    let format = if text.starts_with(['=', '+', '-', '@']) {
        format.set_quote_prefix()
    } else {
        format
    };
    sheet.write_string_with_format(row, column, text, &format)?;
    Ok(())
}

/// A number as it is printed.
struct Figure {
    number: f64,
    decimals: usize,
    is_percentage: bool,
}

impl Figure {
    /// The number that a text is; `None` where it is none.
    fn read(text: &str) -> Option<Self> {
        let (digits, is_percentage) = match text.strip_suffix('%') {
            Some(digits) => (digits.trim_end(), true),
            None => (text, false),
        };
        let unsigned = digits.strip_prefix('-').unwrap_or(digits);
        let (whole, behind) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let is_number =
            |part: &str| !part.is_empty() && part.bytes().all(|one| one.is_ascii_digit());
        if !is_number(whole) || !is_number(behind) {
            return None;
        }
        let number: f64 = digits.parse().ok()?;
        Some(Self {
            number: if is_percentage {
                number / 100.0
            } else {
                number
            },
            decimals: unsigned
                .split_once('.')
                .map_or(0, |(_, behind)| behind.len()),
            is_percentage,
        })
    }

    /// `0`, `0.00`, `0.0 %`
    fn format(&self) -> String {
        let mut format = "0".to_owned();
        if self.decimals > 0 {
            format.push('.');
            format.push_str(&"0".repeat(self.decimals.min(30)));
        }
        if self.is_percentage {
            format.push_str(" %");
        }
        format
    }
}

const fn colour_of(ink: Ink) -> Option<Color> {
    match ink {
        Ink::Plain | Ink::Strong => None,
        Ink::Faint => Some(Color::RGB(0x006E_7781)),
        Ink::Good => Some(Color::RGB(0x001A_7F37)),
        Ink::Bad => Some(Color::RGB(0x00CF_222E)),
        Ink::Doubtful => Some(Color::RGB(0x009A_6700)),
    }
}

/// How a cell that fails looks: red on a light red, so that it is seen in grey print too.
fn failed() -> Format {
    Format::new()
        .set_bold()
        .set_font_color(Color::RGB(0x009C_0006))
        .set_background_color(Color::RGB(0x00FF_C7CE))
}

/// Rules by which a spreadsheet marks what fails: words by themselves, figures by their bounds.
fn mark_what_fails(sheet: &mut Worksheet, table: &Table, last_row: u32) -> Result<(), XlsxError> {
    for (place, column) in (0..).zip(&table.columns) {
        let cells = || {
            table
                .rows
                .iter()
                .filter_map(|row| row.get(usize::from(place)))
        };
        if column.kind == Kind::Words {
            let inked = cells().filter(|cell| matches!(cell.ink, Ink::Bad | Ink::Doubtful));
            let words: BTreeSet<(&str, bool)> = inked
                .map(|cell| (shown(cell), cell.ink == Ink::Bad))
                .collect();
            for (word, is_bad) in words {
                let format = if is_bad {
                    failed()
                } else {
                    Format::new().set_font_color(Color::RGB(0x009A_6700))
                };
                let rule = ConditionalFormatCell::new()
                    .set_rule(ConditionalFormatCellRule::EqualTo(word.to_owned()))
                    .set_format(format);
                sheet.add_conditional_format(1, place, last_row, place, &rule)?;
            }
        }
        for failing in &column.failing {
            let rule = ConditionalFormatFormula::new()
                .set_rule(Formula::new(failing.rule(place)))
                .set_format(failed());
            sheet.add_conditional_format(1, place, last_row, place, &rule)?;
        }
    }
    Ok(())
}

impl Failing {
    /// `AND($C2="primary",ISNUMBER(E2),E2<4.2)`, of the first row below the header.
    fn rule(&self, column: u16) -> String {
        let cell = row_col_to_cell(1, column);
        let sign = match self.bound.relation {
            Relation::AtLeast => "<",
            Relation::AtMost => ">",
            Relation::Above => "<=",
            Relation::Below => ">=",
            Relation::Exactly => "<>",
        };
        let mut conditions: Vec<String> = self
            .when
            .iter()
            .map(|(key, word)| {
                let key = row_col_to_cell(1, u16::try_from(*key).unwrap_or_default());
                format!("${key}=\"{}\"", word.replace('"', "\"\""))
            })
            .collect();
        conditions.push(format!("ISNUMBER({cell})"));
        conditions.push(format!("{cell}{sign}{}", self.bound.number));
        format!("=AND({})", conditions.join(","))
    }
}

/// A chart beside the table for each run of rows with one word in the first column: columns for the values, a
/// line for the bounds.
fn insert_charts(
    sheet: &mut Worksheet,
    table: &Table,
    charted: &Charted,
    last_column: u16,
) -> Result<(), XlsxError> {
    const HEIGHT: u32 = 300;
    let name = sheet.name();
    let title = |column: usize| {
        table
            .columns
            .get(column)
            .map_or("", |one| one.title.as_str())
    };
    let first = |row: &Vec<Cell>| row.first().map(|cell| shown(cell).to_owned());
    let (mut start, mut place) = (1_u32, 0_u32);
    for run in table.rows.chunk_by(|one, next| first(one) == first(next)) {
        let end = start + u32::try_from(run.len()).unwrap_or_default() - 1;
        let column = |column: usize| u16::try_from(column).unwrap_or_default();
        let range = |of: usize| (name.as_str(), start, column(of), end, column(of));
        let mut chart = Chart::new(ChartType::Column);
        chart
            .add_series()
            .set_name(title(charted.value))
            .set_categories(range(charted.label))
            .set_values(range(charted.value))
            .set_format(ChartSolidFill::new().set_color(Color::RGB(0x0033_77BB)))
            .set_data_label(ChartDataLabel::new().show_value())
            .set_gap(60);
        let mut bounds = Chart::new(ChartType::Line);
        bounds
            .add_series()
            .set_name(title(charted.bound))
            .set_categories(range(charted.label))
            .set_values(range(charted.bound))
            .set_format(
                ChartLine::new()
                    .set_color(Color::RGB(0x009C_0006))
                    .set_width(2),
            );
        chart.combine(&bounds);
        let stage = run.first().and_then(first).unwrap_or_default();
        let heading = format!("{} {stage}", charted.title);
        chart.title().set_name(&heading);
        chart.set_alt_text(heading);
        chart.y_axis().set_min(0).set_num_format("0.00");
        chart.set_width(640).set_height(HEIGHT);
        // A row is 20 pixels high.
        let row = place * (HEIGHT / 20 + 1);
        sheet.insert_chart(row, last_column + 2, &chart)?;
        start = end + 1;
        place += 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_has_the_decimals_that_it_is_printed_with() {
        let read = |text: &str| Figure::read(text).map(|one| (one.number, one.format()));
        assert_eq!(read("4.60"), Some((4.6, "0.00".to_owned())));
        assert_eq!(read("-3"), Some((-3.0, "0".to_owned())));
        assert_eq!(read("0.480"), Some((0.48, "0.000".to_owned())));
        assert_eq!(read("81.3 %"), Some((0.813, "0.0 %".to_owned())));
        for text in [
            "", "—", "[c]", "≥ 4.2", "1e5", ".5", "5.", "1,234", "NaN", "=1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn names_of_sheets_are_short_plain_and_stand_once() {
        let mut names = SheetNames::default();
        assert_eq!(names.unique("Table II-1: [a/b]"), "Table II-1   a b");
        assert_eq!(names.unique("TABLE II-1: [a/b]"), "TABLE II-1   a b (2)");
        let long = "Table II-2 Indicators, school by school";
        assert_eq!(names.unique(long), "Table II-2 Indicators, school");
        assert_eq!(names.unique(long), "Table II-2 Indicators (2)");
        assert_eq!(names.unique("''"), "-");
    }
}
