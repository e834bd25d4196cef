//! Workbooks of the Open Document Format: `.ods` (OASIS, version 1.3, part 3).

use crate::adapters::sheet::cell::cells::CellKind;
use crate::adapters::sheet::fault::workbook_fault::WorkbookFault;
use crate::adapters::sheet::workbook::grid::{Grid, MAX_COLUMNS, MAX_ROWS, Merged, Room};
use crate::adapters::sheet::workbook::number::shown_number;
use crate::adapters::sheet::workbook::package::Package;
use crate::adapters::sheet::workbook::sheets::{SheetEntry, Workbook, list_sheet};
use crate::adapters::sheet::workbook::xml::{Element, Step, Xml};
use std::collections::HashSet;

/// The file with the cells of all sheets.
const CONTENT: &str = "content.xml";

/// What the format calls itself, with or without a suffix such as `-template`.
const KIND: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// How many blanks one mark may stand for: a text of more says nothing more.
const MAX_BLANKS: usize = 1_024;

/// A workbook of the Open Document Format.
pub(super) struct Ods {
    content: String,
    sheets: Vec<Table>,
}

/// A sheet, and where its element begins in the file.
struct Table {
    entry: SheetEntry,
    start: usize,
}

impl Ods {
    pub(super) fn open(mut package: Package<'_>) -> Result<Self, WorkbookFault> {
        let kind = package.part("mimetype")?.unwrap_or_default();
        if !kind.trim_ascii().starts_with(KIND) {
            return Err(WorkbookFault::NoWorkbook {
                container: "document of OpenDocument",
            });
        }
        let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
        let mark = b"encryption-data";
        if manifest.windows(mark.len()).any(|window| window == mark) {
            return Err(WorkbookFault::Protected);
        }
        let content = package.text(CONTENT)?;
        let sheets = read_tables(&content)?;
        Ok(Self { content, sheets })
    }
}

/// The sheets, and where each begins.
fn read_tables(content: &str) -> Result<Vec<Table>, WorkbookFault> {
    let mut hiding: HashSet<String> = HashSet::new();
    let mut style = String::new();
    let mut sheets = Vec::new();
    let mut depth = 0_usize;
    let mut is_whole = false;
    let mut xml = Xml::new(CONTENT, content, 0);
    loop {
        let start = xml.position();
        let Some(step) = xml.step()? else {
            break;
        };
        match step {
            Step::Begin(element) => match element.name() {
                "style" => style = element.attribute("name").unwrap_or_default(),
                "table-properties" if element.attribute("display").as_deref() == Some("false") => {
                    hiding.insert(style.clone());
                }
                "table" => {
                    // A table within a cell is no sheet.
                    if depth == 0 {
                        let style = element.attribute("style-name").unwrap_or_default();
                        let entry = SheetEntry {
                            name: element.attribute("name").unwrap_or_default(),
                            is_hidden: hiding.contains(&style),
                        };
                        list_sheet(&mut sheets, Table { entry, start })?;
                    }
                    depth += 1;
                }
                _ => {}
            },
            Step::End(ending) => match ending.name() {
                "table" => depth = depth.saturating_sub(1),
                "document-content" => is_whole = true,
                _ => {}
            },
            Step::Text(_) => {}
        }
    }
    if is_whole {
        Ok(sheets)
    } else {
        Err(xml.damaged())
    }
}

impl Workbook for Ods {
    fn sheets(&self) -> Vec<SheetEntry> {
        self.sheets
            .iter()
            .map(|table| table.entry.clone())
            .collect()
    }

    fn grid(&mut self, index: usize, room: &mut Room) -> Result<Grid, WorkbookFault> {
        let Some(table) = self.sheets.get(index) else {
            return Ok(Grid::new());
        };
        let reading = TableReading {
            room,
            grid: Grid::new(),
            row: 0,
            repeated_rows: 1,
            column: 0,
            listed_columns: 0,
            cells: Vec::new(),
            cell: None,
        };
        reading.read(Xml::new(CONTENT, &self.content, table.start))
    }
}

/// A cell that is being read.
#[derive(Debug, Default)]
struct CellDraft {
    column: u32,
    repeated: u32,
    spanned: (u32, u32),
    is_covered: bool,
    value_kind: String,
    value: Option<String>,
    is_error: bool,
    formula: Option<String>,
    text: String,
    paragraphs: usize,
    is_in_paragraph: bool,
    /// How deep it is in what only hangs at the cell: notes and drawings.
    hanging: usize,
}

/// A cell of the row: its columns, its kind and its text.
type RowCell = (u32, u32, CellKind, String);

/// A sheet that is being read.
struct TableReading<'a> {
    room: &'a mut Room,
    grid: Grid,
    row: u32,
    repeated_rows: u32,
    column: u32,
    listed_columns: u32,
    cells: Vec<RowCell>,
    cell: Option<CellDraft>,
}

impl TableReading<'_> {
    fn read(mut self, mut xml: Xml<'_>) -> Result<Grid, WorkbookFault> {
        let mut depth = 0_usize;
        // What hangs at the sheet is no part of it.
        let mut shapes = 0_usize;
        while let Some(step) = xml.step()? {
            if self.cell.is_some() {
                self.take_in_cell(&step);
                continue;
            }
            match step {
                Step::Begin(element) => match element.name() {
                    "table" => depth += 1,
                    "shapes" => shapes += 1,
                    _ if shapes > 0 => {}
                    _ => self.begin(&element),
                },
                Step::End(ending) => match ending.name() {
                    "table" => {
                        depth = depth.saturating_sub(1);
                        if depth == 0 {
                            return self.grid.finish(self.room);
                        }
                    }
                    "shapes" => shapes = shapes.saturating_sub(1),
                    "table-row" if shapes == 0 => self.end_row()?,
                    _ => {}
                },
                Step::Text(_) => {}
            }
        }
        Err(xml.damaged())
    }

    fn begin(&mut self, element: &Element<'_>) {
        let is_hidden = || {
            let visibility = element.attribute("visibility");
            matches!(visibility.as_deref(), Some("collapse" | "filter"))
        };
        match element.name() {
            "table-column" => {
                let next = self
                    .listed_columns
                    .saturating_add(repeats(element, "number-columns-repeated"));
                let next = next.min(MAX_COLUMNS);
                if is_hidden() && next > self.listed_columns {
                    self.grid.hide_columns(self.listed_columns, next - 1);
                }
                self.listed_columns = next;
            }
            "table-row" => {
                self.repeated_rows = repeats(element, "number-rows-repeated");
                self.column = 0;
                self.cells.clear();
                if is_hidden() {
                    let last = self.row.saturating_add(self.repeated_rows - 1);
                    self.grid.hide_rows(self.row, last);
                }
            }
            name @ ("table-cell" | "covered-table-cell") => {
                let repeated = repeats(element, "number-columns-repeated");
                let value_kind = element.prefixed("office:value-type").unwrap_or_default();
                let value = match value_kind.as_str() {
                    "date" => element.attribute("date-value"),
                    "time" => element.attribute("time-value"),
                    "boolean" => element.attribute("boolean-value"),
                    "string" => element.attribute("string-value"),
                    _ => element.attribute("value"),
                };
                self.cell = Some(CellDraft {
                    column: self.column,
                    repeated,
                    spanned: (
                        repeats(element, "number-rows-spanned"),
                        repeats(element, "number-columns-spanned"),
                    ),
                    is_covered: name == "covered-table-cell",
                    is_error: element.prefixed("calcext:value-type").as_deref() == Some("error"),
                    value_kind,
                    value,
                    formula: element.attribute("formula"),
                    ..CellDraft::default()
                });
                self.column = self.column.saturating_add(repeated);
            }
            _ => {}
        }
    }

    fn take_in_cell(&mut self, step: &Step<'_>) {
        let Some(cell) = &mut self.cell else {
            return;
        };
        match step {
            Step::Begin(element) => match element.name() {
                _ if cell.hanging > 0 => cell.hanging += 1,
                "annotation" | "frame" | "custom-shape" | "g" | "table" => cell.hanging = 1,
                "p" => {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                    cell.is_in_paragraph = true;
                }
                "s" => {
                    let blanks = element.number("c").unwrap_or(1).min(MAX_BLANKS);
                    cell.text.extend(std::iter::repeat_n(' ', blanks));
                }
                "tab" => cell.text.push('\t'),
                "line-break" => cell.text.push('\n'),
                _ => {}
            },
            Step::End(ending) => match ending.name() {
                _ if cell.hanging > 0 => cell.hanging -= 1,
                "table-cell" | "covered-table-cell" => self.end_cell(),
                "p" => cell.is_in_paragraph = false,
                _ => {}
            },
            Step::Text(text) if cell.is_in_paragraph && cell.hanging == 0 => {
                cell.text.push_str(text);
            }
            Step::Text(_) => {}
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        let (rows, columns) = cell.spanned;
        if !cell.is_covered && (rows > 1 || columns > 1) {
            self.grid.merge(Merged {
                rows: (self.row, self.row.saturating_add(rows - 1)),
                columns: (cell.column, cell.column.saturating_add(columns - 1)),
            });
        }
        let number = || {
            cell.value
                .as_deref()
                .and_then(|value| value.trim().parse::<f64>().ok())
        };
        let (kind, text) = match cell.value_kind.as_str() {
            _ if cell.is_error => (CellKind::Error, cell.text),
            "float" | "percentage" | "currency" => {
                match number().filter(|number| number.is_finite()) {
                    Some(number) => (CellKind::Number, shown_number(number)),
                    None => (CellKind::Text, cell.text),
                }
            }
            "date" | "time" => (CellKind::Date, cell.value.unwrap_or(cell.text)),
            "boolean" => {
                let is_true = cell.value.as_deref() == Some("true");
                let text = if is_true { "TRUE" } else { "FALSE" };
                (CellKind::Text, text.to_owned())
            }
            _ if cell.paragraphs == 0 && cell.value.is_none() => match &cell.formula {
                Some(formula) => {
                    let formula = formula
                        .split_once(":=")
                        .map_or(formula.as_str(), |(_, own)| own);
                    (
                        CellKind::NoResult,
                        format!("={}", formula.trim_start_matches('=')),
                    )
                }
                None => (CellKind::Text, String::new()),
            },
            _ if cell.paragraphs > 0 => (CellKind::Text, cell.text),
            _ => (CellKind::Text, cell.value.unwrap_or_default()),
        };
        if !text.is_empty() {
            // Beyond the last column there is nothing to be seen.
            let last = cell.column.saturating_add(cell.repeated).min(MAX_COLUMNS);
            self.cells.push((cell.column, last, kind, text));
        }
    }

    fn end_row(&mut self) -> Result<(), WorkbookFault> {
        let after = self.row.saturating_add(self.repeated_rows);
        if !self.cells.is_empty() {
            let spans = self
                .cells
                .iter()
                .map(|(_, _, _, text)| self.grid.keep(text, self.room));
            let spans = spans.collect::<Result<Vec<_>, _>>()?;
            for row in self.row..after.min(MAX_ROWS) {
                for ((first, last, kind, text), span) in self.cells.iter().zip(&spans) {
                    if row > self.row || last - first > 1 {
                        // Whoever reads it has the text as often as it stands there.
                        self.room
                            .take_text(text.len() as u64 * u64::from(last - first))?;
                    }
                    for column in *first..*last {
                        self.grid
                            .push_kept((row, column), *kind, *span, self.room)?;
                    }
                }
            }
            self.cells.clear();
        }
        self.row = after;
        Ok(())
    }
}

/// How often something is repeated: at least once.
fn repeats(element: &Element<'_>, name: &str) -> u32 {
    element.number(name).unwrap_or(1).max(1)
}
