//! Which sheet of a workbook is read: the one that has the header.

use crate::adapters::sheet::cell::blank::trimmed;
use crate::adapters::sheet::fault::form_fault::FormFault;
use crate::adapters::sheet::fault::table_fault::Stop;
use crate::adapters::sheet::fault::warning::TableWarning;
use crate::adapters::sheet::fault::workbook_fault::{WorkbookFault, WorkbookLimit};
use crate::adapters::sheet::header::choice::{Header, Score};
use crate::adapters::sheet::header::names::ColumnNames;
use crate::adapters::sheet::source::options::SheetOptions;
use crate::adapters::sheet::source::row_source::{RowSource, head_of};
use crate::adapters::sheet::text::row::RowDefect;
use crate::adapters::sheet::workbook::book::{is_container, open};
use crate::adapters::sheet::workbook::grid::{Grid, GridRows, Room};
use crate::adapters::sheet::workbook::sheets::{SheetEntry, Workbook};
use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;

/// The sheet of a workbook that has the header, and its header.
pub(in crate::adapters) struct ChosenSheet {
    pub(in crate::adapters) name: Arc<str>,
    pub(in crate::adapters) header: Header,
    grid: Grid,
}

impl ChosenSheet {
    /// Its rows from the first to the last that is filled.
    pub(in crate::adapters) const fn rows(&self) -> GridRows<'_> {
        self.grid.rows()
    }

    /// What looks odd in the whole sheet.
    pub(in crate::adapters) fn warnings(&self) -> Vec<TableWarning> {
        let kinds = self.grid.warnings().into_iter();
        let warnings = kinds.map(|kind| TableWarning {
            sheet: Some(Arc::clone(&self.name)),
            kind,
        });
        warnings.collect()
    }
}

/// The bytes from where a source stands to its end, if they are a workbook; else the source stands
/// where it stood.
pub(in crate::adapters) fn workbook_bytes<R: Read + Seek>(
    reader: &mut R,
) -> Result<Option<Vec<u8>>, Stop> {
    let start = reader.stream_position()?;
    let mut first = Vec::new();
    reader.take(8).read_to_end(&mut first)?;
    reader.seek(SeekFrom::Start(start))?;
    if !is_container(&first) {
        return Ok(None);
    }
    let limit = WorkbookLimit::File;
    let mut bytes = Vec::new();
    reader.take(limit.most() + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit.most() {
        return Err(FormFault::from(WorkbookFault::TooLarge { limit }).into());
    }
    Ok(Some(bytes))
}

/// The sheet with the header: the one that is asked for, else the only one that is shown and has all
/// required columns, else the one that comes nearest.
pub(in crate::adapters) fn choose_sheet(
    bytes: &[u8],
    options: &SheetOptions,
    names: &impl ColumnNames,
) -> Result<ChosenSheet, Stop> {
    let mut book = open(bytes).map_err(FormFault::from)?;
    let sheets = book.sheets();
    let searched = searched(&sheets, options.sheet()).map_err(FormFault::from)?;
    let mut room = Room::default();
    let mut best: Option<(Score, ChosenSheet)> = None;
    let mut complete: Vec<String> = Vec::new();
    let mut defect = None;
    for (index, entry) in searched {
        let found = search(book.as_mut(), index, entry, names, &mut room)?;
        defect = defect.or(found.defect);
        let Some((score, sheet)) = found.best else {
            continue;
        };
        if score.is_complete() {
            complete.push(entry.name.clone());
        }
        if best.as_ref().is_none_or(|(best, _)| score > *best) {
            best = Some((score, sheet));
        }
    }
    if complete.len() > 1 {
        let fault = WorkbookFault::SeveralSheets { sheets: complete };
        return Err(FormFault::from(fault).into());
    }
    match (best, defect) {
        (Some((score, sheet)), _) if score.is_complete() => Ok(sheet),
        (_, Some(defect)) => Err(defect),
        (Some((_, sheet)), None) => Ok(sheet),
        (None, None) => Err(FormFault::NoHeader.into()),
    }
}

/// The sheets that may have the header.
fn searched<'a>(
    sheets: &'a [SheetEntry],
    asked: Option<&str>,
) -> Result<Vec<(usize, &'a SheetEntry)>, WorkbookFault> {
    let names = || sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let listed = sheets.iter().enumerate();
    if let Some(asked) = asked {
        let found = listed.clone().find(|(_, sheet)| sheet.name == asked);
        let alike = |name: &str| trimmed(name).to_lowercase() == trimmed(asked).to_lowercase();
        let found = found.or_else(|| listed.clone().find(|(_, sheet)| alike(&sheet.name)));
        return found
            .map(|one| vec![one])
            .ok_or_else(|| WorkbookFault::NoSuchSheet {
                asked: asked.to_owned(),
                sheets: names(),
            });
    }
    let shown: Vec<_> = listed.filter(|(_, sheet)| !sheet.is_hidden).collect();
    if shown.is_empty() {
        return Err(WorkbookFault::NoSheet { sheets: names() });
    }
    Ok(shown)
}

/// What was found in a sheet: the best header, and a row before it that cannot be read.
struct Found {
    best: Option<(Score, ChosenSheet)>,
    defect: Option<Stop>,
}

fn search(
    book: &mut dyn Workbook,
    index: usize,
    entry: &SheetEntry,
    names: &impl ColumnNames,
    room: &mut Room,
) -> Result<Found, Stop> {
    let name: Arc<str> = Arc::from(entry.name.as_str());
    let grid = book.grid(index, room).map_err(|fault| Stop::Form {
        sheet: Some(Arc::clone(&name)),
        row: None,
        column: None,
        fault: fault.into(),
    })?;
    let (head, defect) = head_of(&mut grid.head_rows())?;
    let defect = defect.map(|(row, RowDefect { kind, .. })| Stop::Form {
        sheet: Some(Arc::clone(&name)),
        row: Some(row),
        column: None,
        fault: kind,
    });
    let best = head.best(names);
    let best = best.map(|(score, mut header)| {
        note_own_rows(&mut header, &grid);
        (score, ChosenSheet { name, header, grid })
    });
    Ok(Found { best, defect })
}

/// Lets a header be repeated by a row in which merged cells have their text in the first cell only.
fn note_own_rows(header: &mut Header, grid: &Grid) {
    let mut rows = grid.rows();
    while let Ok(Some(row)) = rows.next_row() {
        if row.number > header.last {
            break;
        }
        if row.number >= header.first
            && let Ok(cells) = row.cells
        {
            header.add_form(cells);
        }
    }
}
