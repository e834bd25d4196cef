//! Workbooks of Office Open XML: `.xlsx`, `.xlsm` (ECMA-376, part 1).

use crate::adapters::sheet::cell::cells::CellKind;
use crate::adapters::sheet::fault::workbook_fault::WorkbookFault;
use crate::adapters::sheet::workbook::grid::{Grid, MAX_COLUMNS, Merged, Room};
use crate::adapters::sheet::workbook::number::Epoch;
use crate::adapters::sheet::workbook::package::Package;
use crate::adapters::sheet::workbook::relations::Relations;
use crate::adapters::sheet::workbook::shared::{Formats, SharedTexts, with_signs};
use crate::adapters::sheet::workbook::sheets::{SheetEntry, Workbook, list_sheet};
use crate::adapters::sheet::workbook::xml::{Element, Step, Xml};

/// A workbook of Office Open XML.
pub(super) struct Xlsx<'a> {
    package: Package<'a>,
    sheets: Vec<(SheetEntry, String)>,
    texts: SharedTexts,
    formats: Formats,
    epoch: Epoch,
}

impl<'a> Xlsx<'a> {
    /// Opens the workbook whose list of sheets is a file of the container.
    pub(super) fn open(mut package: Package<'a>, main: &str) -> Result<Self, WorkbookFault> {
        let relations = Relations::of_part(&mut package, main)?;
        let text = package.text(main)?;
        let (sheets, epoch) = read_sheets(main, &text, &relations)?;
        let part = |kind| relations.target_of(kind);
        let texts = match part("/sharedStrings") {
            Some(name) => read_texts(&mut package, &name)?,
            None => SharedTexts::default(),
        };
        let formats = match part("/styles") {
            Some(name) => read_formats(&mut package, &name)?,
            None => Formats::default(),
        };
        Ok(Self {
            package,
            sheets,
            texts,
            formats,
            epoch,
        })
    }
}

impl Workbook for Xlsx<'_> {
    fn sheets(&self) -> Vec<SheetEntry> {
        self.sheets.iter().map(|(entry, _)| entry.clone()).collect()
    }

    fn grid(&mut self, index: usize, room: &mut Room) -> Result<Grid, WorkbookFault> {
        let Some((_, part)) = self.sheets.get(index) else {
            return Ok(Grid::new());
        };
        let text = self.package.text(part)?;
        let reading = SheetReading {
            texts: &self.texts,
            formats: &self.formats,
            epoch: self.epoch,
            room,
            grid: Grid::new(),
            row: 0,
            column: 0,
            cell: None,
        };
        reading.read(Xml::new(part, &text, 0))
    }
}

/// The sheets with cells and their files, and from which day the workbook counts.
fn read_sheets(
    name: &str,
    text: &str,
    relations: &Relations,
) -> Result<(Vec<(SheetEntry, String)>, Epoch), WorkbookFault> {
    let mut sheets = Vec::new();
    let mut epoch = Epoch::From1900;
    let mut xml = Xml::new(name, text, 0);
    while let Some(step) = xml.step()? {
        let Step::Begin(element) = step else {
            continue;
        };
        match element.name() {
            "workbookPr" if element.is("date1904") => epoch = Epoch::From1904,
            "sheet" => {
                let id = element.attribute("id").unwrap_or_default();
                let Some((part, kind)) = relations.find(&id) else {
                    return Err(WorkbookFault::damaged("the file of a sheet is missing"));
                };
                if kind.ends_with("/worksheet") {
                    let state = element.attribute("state").unwrap_or_default();
                    let entry = SheetEntry {
                        name: element.attribute("name").unwrap_or_default(),
                        is_hidden: matches!(state.as_str(), "hidden" | "veryHidden"),
                    };
                    list_sheet(&mut sheets, (entry, part.to_owned()))?;
                }
            }
            _ => {}
        }
    }
    Ok((sheets, epoch))
}

fn read_texts(package: &mut Package<'_>, name: &str) -> Result<SharedTexts, WorkbookFault> {
    let mut texts = SharedTexts::default();
    let Some(part) = package.optional_text(name)? else {
        return Ok(texts);
    };
    let mut xml = Xml::new(name, &part, 0);
    let mut rich = RichText::default();
    while let Some(step) = xml.step()? {
        match &step {
            Step::Begin(element) if element.name() == "si" => rich = RichText::default(),
            Step::End(ending) if ending.name() == "si" => texts.push(&with_signs(&rich.text))?,
            step => rich.take(step),
        }
    }
    Ok(texts)
}

/// A text that may be of pieces in several fonts.
#[derive(Debug, Default)]
struct RichText {
    text: String,
    is_in_piece: bool,
    /// How many phonetic hints it is in, which are no part of the text.
    hints: usize,
}

impl RichText {
    fn take(&mut self, step: &Step<'_>) {
        match step {
            Step::Begin(element) => match element.name() {
                "t" => self.is_in_piece = true,
                "rPh" => self.hints += 1,
                _ => {}
            },
            Step::End(ending) => match ending.name() {
                "t" => self.is_in_piece = false,
                "rPh" => self.hints = self.hints.saturating_sub(1),
                _ => {}
            },
            Step::Text(text) if self.is_in_piece && self.hints == 0 => self.text.push_str(text),
            Step::Text(_) => {}
        }
    }
}

fn read_formats(package: &mut Package<'_>, name: &str) -> Result<Formats, WorkbookFault> {
    let mut formats = Formats::default();
    let Some(part) = package.optional_text(name)? else {
        return Ok(formats);
    };
    let mut xml = Xml::new(name, &part, 0);
    // The formats of styles and of conditions have the same names and are none of cells.
    let mut list = String::new();
    while let Some(step) = xml.step()? {
        match step {
            Step::Begin(element) => match element.name() {
                name @ ("numFmts" | "cellXfs") => name.clone_into(&mut list),
                "numFmt" if list == "numFmts" => {
                    if let Some(id) = element.number("numFmtId") {
                        let code = element.attribute("formatCode").unwrap_or_default();
                        formats.define(id, &code);
                    }
                }
                "xf" if list == "cellXfs" => {
                    formats.push(element.number("numFmtId").unwrap_or_default())?;
                }
                _ => {}
            },
            Step::End(ending) if ending.name() == list => list.clear(),
            Step::End(_) | Step::Text(_) => {}
        }
    }
    Ok(formats)
}

/// A cell that is being read.
#[derive(Debug, Default)]
struct CellDraft {
    place: (u32, u32),
    format: usize,
    kind: String,
    value: Option<String>,
    formula: Option<String>,
    rich: RichText,
    /// Whether the text that comes is the value's or the formula's.
    part: Option<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Value,
    Formula,
}

/// A sheet that is being read.
struct SheetReading<'a> {
    texts: &'a SharedTexts,
    formats: &'a Formats,
    epoch: Epoch,
    room: &'a mut Room,
    grid: Grid,
    /// The row and the column of the next cell that does not say where it stands.
    row: u32,
    column: u32,
    cell: Option<CellDraft>,
}

impl SheetReading<'_> {
    fn read(mut self, mut xml: Xml<'_>) -> Result<Grid, WorkbookFault> {
        let mut is_whole = false;
        while let Some(step) = xml.step()? {
            if self.cell.is_some() {
                self.take_in_cell(&step)?;
                continue;
            }
            match step {
                Step::Begin(element) => self.begin(&element)?,
                Step::End(ending) => match ending.name() {
                    "row" => {
                        self.row = self.row.saturating_add(1);
                        self.column = 0;
                    }
                    "worksheet" => is_whole = true,
                    _ => {}
                },
                Step::Text(_) => {}
            }
        }
        if !is_whole {
            return Err(xml.damaged());
        }
        self.grid.finish(self.room)
    }

    fn begin(&mut self, element: &Element<'_>) -> Result<(), WorkbookFault> {
        match element.name() {
            "row" => {
                if let Some(number) = element.number::<u32>("r") {
                    let row = number.checked_sub(1);
                    self.row = row.ok_or_else(|| WorkbookFault::damaged("a row 0"))?;
                }
                self.column = 0;
                if element.is("hidden") {
                    self.grid.hide_rows(self.row, self.row);
                }
            }
            "c" => {
                let [place, format, kind] = element.values(["r", "s", "t"]);
                let (row, column) = match place {
                    Some(place) => {
                        let known = cell_place(&place);
                        known.ok_or_else(|| WorkbookFault::damaged("the place of a cell"))?
                    }
                    None => (self.row, self.column),
                };
                self.column = column.saturating_add(1);
                self.cell = Some(CellDraft {
                    place: (row, column),
                    format: format
                        .and_then(|format| format.parse().ok())
                        .unwrap_or_default(),
                    kind: kind.map_or_else(String::new, std::borrow::Cow::into_owned),
                    ..CellDraft::default()
                });
            }
            "col" if element.is("hidden") => {
                let [first, last] = ["min", "max"].map(|name| element.number::<u32>(name));
                if let (Some(first), Some(last)) = (first, last)
                    && (1..=last).contains(&first)
                    && last <= MAX_COLUMNS
                {
                    self.grid.hide_columns(first - 1, last - 1);
                }
            }
            "mergeCell" => {
                let place = element.attribute("ref").unwrap_or_default();
                if let Some((first, last)) = place.split_once(':')
                    && let (Some(first), Some(last)) = (cell_place(first), cell_place(last))
                {
                    self.grid.merge(Merged {
                        rows: (first.0, last.0),
                        columns: (first.1, last.1),
                    });
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn take_in_cell(&mut self, step: &Step<'_>) -> Result<(), WorkbookFault> {
        let Some(cell) = &mut self.cell else {
            return Ok(());
        };
        match step {
            Step::Begin(element) => match element.name() {
                "v" => {
                    cell.part = Some(Part::Value);
                    cell.value = Some(String::new());
                }
                "f" => {
                    cell.part = Some(Part::Formula);
                    cell.formula = Some(String::new());
                }
                _ => cell.rich.take(step),
            },
            Step::End(ending) => match ending.name() {
                "c" => return self.end_cell(),
                "v" | "f" => cell.part = None,
                _ => cell.rich.take(step),
            },
            Step::Text(text) => match cell.part {
                Some(Part::Value) => cell.value.get_or_insert_default().push_str(text),
                Some(Part::Formula) => cell.formula.get_or_insert_default().push_str(text),
                None => cell.rich.take(step),
            },
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), WorkbookFault> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        let value = cell.value.as_deref().unwrap_or_default();
        let trimmed = value.trim();
        let (kind, text) = match cell.kind.as_str() {
            "inlineStr" => (CellKind::Text, with_signs(&cell.rich.text)),
            "str" if cell.value.is_some() => (CellKind::Text, with_signs(value)),
            _ if trimmed.is_empty() => match &cell.formula {
                Some(formula) => (
                    CellKind::NoResult,
                    format!("={}", with_signs(formula)).into(),
                ),
                None => return Ok(()),
            },
            "s" => {
                let index = trimmed.parse().ok();
                let index =
                    index.ok_or_else(|| WorkbookFault::damaged("the number of a shared text"))?;
                (CellKind::Text, self.texts.get(index)?.into())
            }
            "b" => match trimmed {
                "0" | "false" => (CellKind::Text, "FALSE".into()),
                "1" | "true" => (CellKind::Text, "TRUE".into()),
                other => (CellKind::Text, other.into()),
            },
            "e" => (CellKind::Error, trimmed.into()),
            "d" => (CellKind::Date, trimmed.into()),
            _ => match trimmed.parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    let (kind, text) = self.formats.shown(number, cell.format, self.epoch);
                    (kind, text.into())
                }
                _ => (CellKind::Text, with_signs(value)),
            },
        };
        self.grid.push(cell.place, kind, &text, self.room)
    }
}

/// The row and the column, counted from 0, of a place such as `C7` or `$C$7`.
fn cell_place(text: &str) -> Option<(u32, u32)> {
    let text = text.trim();
    let text = text.strip_prefix('$').unwrap_or(text);
    let digits = text.trim_start_matches(|sign: char| sign.is_ascii_alphabetic());
    let letters = text.strip_suffix(digits)?;
    let digits = digits.strip_prefix('$').unwrap_or(digits);
    if letters.is_empty() || letters.len() > 3 || !digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let column = letters.bytes().fold(0, |column: u32, letter| {
        column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row: u32 = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_cells_are_counted_from_nought() {
        for (text, place) in [
            ("A1", Some((0, 0))),
            ("C7", Some((6, 2))),
            ("$XFD$1048576", Some((1_048_575, 16_383))),
            ("aa10", Some((9, 26))),
            ("A0", None),
            ("7", None),
            ("C", None),
            ("ABCD1", None),
            ("A99999999999", None),
            ("A-1", None),
            ("", None),
        ] {
            assert_eq!(cell_place(text), place, "{text}");
        }
    }
}
