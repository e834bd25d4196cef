//! The one loop over the rows of a sheet, for every reader that knows its columns by their names.

use crate::adapters::sheet::cell::blank::trimmed;
use crate::adapters::sheet::cell::cells::{CellKind, Cells};
use crate::adapters::sheet::fault::column_ref::ColumnRef;
use crate::adapters::sheet::fault::form_fault::{FormFault, Garbling};
use crate::adapters::sheet::fault::table_fault::{FaultList, Stop, TableFault, TableFaultKind};
use crate::adapters::sheet::fault::warning::{
    TableWarning, TableWarningKind, TotalKind, WarningList,
};
use crate::adapters::sheet::header::choice::{Head, Header, MAX_COLUMNS, Score};
use crate::adapters::sheet::header::garbled::garbling;
use crate::adapters::sheet::header::names::ColumnNames;
use crate::adapters::sheet::rows::note::{begins_as_note, first_filled, is_figure};
use crate::adapters::sheet::rows::total_words::total_words;
use crate::adapters::sheet::source::options::SheetOptions;
use crate::adapters::sheet::source::row_source::{RowSource, SourceRow, TextRows, head_of};
use crate::adapters::sheet::text::encoding::{TextEncoding, TextSource, encoding_of};
use crate::adapters::sheet::text::row::{RowDefect, Rows};
#[cfg(feature = "xlsx")]
use crate::adapters::sheet::workbook::choice::{choose_sheet, workbook_bytes};
use crate::model::shown;
use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;

/// What the rows of a file are gathered in, once its header is known.
pub(in crate::adapters) trait RowReader {
    /// What only such a file can have wrong.
    type Kind;

    /// What the loop has to know of the columns.
    fn shape(&self) -> RowShape;

    /// The faults found so far.
    fn faults(&mut self) -> &mut FaultList<Self::Kind>;

    /// What a fault says of the column at a position, counted from 1, if anything is known of it.
    fn column_at(&self, position: usize) -> Option<ColumnRef>;

    /// Takes a row as wide as the header, with a cell that is not blank.
    fn take(&mut self, row: u64, cells: Cells<'_>, warnings: &mut WarningList);

    /// Learns that there is a row whose cells nobody can tell.
    fn miss(&mut self) {}

    /// Learns of a row that is a total by its words: sums begin anew behind it.
    fn skip_total(&mut self) {}

    /// Learns of a row whose cells are all blank.
    fn skip_blank(&mut self) {}
}

/// What the loop has to know of the columns of a reader.
#[derive(Clone, Debug, Default)]
pub(in crate::adapters) struct RowShape {
    /// How many there are.
    pub(in crate::adapters) width: usize,
    /// The indexes of those that are all filled in the row of a unit.
    pub(in crate::adapters) identity: Vec<usize>,
    /// The indexes of those that hold figures.
    pub(in crate::adapters) figures: Vec<usize>,
    /// The indexes of those whose words may say that a row is a total.
    pub(in crate::adapters) labels: Vec<usize>,
}

/// What was gathered of a file, with what was passed over.
pub(in crate::adapters) struct Gathered<T> {
    pub(in crate::adapters) reader: T,
    pub(in crate::adapters) warnings: Vec<TableWarning>,
    /// How many rows were passed over.
    pub(in crate::adapters) passed_over: usize,
}

/// Reads a file from where a source stands to its end: `begin` takes the header, what it returns the
/// rows behind it.
pub(in crate::adapters) fn read_sheet<R: Read + Seek + ?Sized, T: RowReader>(
    mut reader: &mut R,
    options: &SheetOptions,
    names: &impl ColumnNames,
    begin: impl FnOnce(&Header) -> T,
) -> Result<Gathered<T>, Stop> {
    #[cfg(feature = "xlsx")]
    if let Some(bytes) = workbook_bytes(&mut reader)? {
        return read_workbook(bytes, options, names, begin);
    }
    let start = reader.stream_position()?;
    let encoding = encoding_of(&mut reader)?;
    let Dialect { separator, header } = dialect(&mut reader, start, encoding, names)?;
    reader.seek(SeekFrom::Start(start))?;
    let mut rows = TextRows::new(TextSource::new(reader, encoding), separator);
    gather(&mut rows, None, &header, options, names, begin)
}

/// Reads the sheet of a workbook that has the header.
#[cfg(feature = "xlsx")]
fn read_workbook<T: RowReader>(
    bytes: Vec<u8>,
    options: &SheetOptions,
    names: &impl ColumnNames,
    begin: impl FnOnce(&Header) -> T,
) -> Result<Gathered<T>, Stop> {
    let sheet = choose_sheet(&bytes, options, names)?;
    drop(bytes);
    let name = Some(Arc::clone(&sheet.name));
    let mut rows = sheet.rows();
    let mut gathered = gather(&mut rows, name, &sheet.header, options, names, begin)?;
    gathered.warnings.splice(0..0, sheet.warnings());
    Ok(gathered)
}

/// How a text is to be read.
struct Dialect {
    separator: u8,
    header: Header,
}

/// Finds the separator under which a text has the best header, and that header.
fn dialect<R: Read + Seek>(
    reader: &mut R,
    start: u64,
    encoding: TextEncoding,
    names: &impl ColumnNames,
) -> Result<Dialect, Stop> {
    let declared = declared_separator(reader, start, encoding)?;
    let mut best: Option<(Score, Dialect)> = None;
    let (mut heads, mut defect) = (Vec::new(), None);
    // A row of semicolons alone is blank, though under commas it is a text.
    let mut is_blank = false;
    for separator in declared.map_or_else(|| vec![b',', b'\t', b';'], |one| vec![one]) {
        reader.seek(SeekFrom::Start(start))?;
        let source = TextSource::new(&mut *reader, encoding);
        let mut rows = TextRows::new(source, separator);
        if declared.is_some() {
            rows.next_row()?;
        }
        let (head, found) = head_of(&mut rows)?;
        if let Some((score, header)) = head.best(names)
            && best.as_ref().is_none_or(|(best, _)| score > *best)
        {
            best = Some((score, Dialect { separator, header }));
        }
        is_blank |= head.is_empty() && found.is_none();
        if heads.is_empty() {
            defect = found;
        }
        heads.push(head);
    }
    if let Some((_, dialect)) = &best
        && dialect.header.width > MAX_COLUMNS
    {
        let (found, limit) = (dialect.header.width, MAX_COLUMNS);
        let fault = FormFault::TooManyColumns { found, limit };
        return Err(Stop::in_row(dialect.header.first, None, fault));
    }
    let is_found = best.as_ref().is_some_and(|(score, _)| score.is_complete());
    if !is_found && is_blank {
        return Err(FormFault::NoHeader.into());
    }
    if !is_found && let Some((row, RowDefect { position, kind })) = defect {
        return Err(Stop::in_row(row, position.map(ColumnRef::at), kind));
    }
    let Some((score, dialect)) = best else {
        return Err(FormFault::NoHeader.into());
    };
    if !score.knows_any()
        && let Some(fault) = misreading(&heads, encoding, names)
    {
        return Err(fault.into());
    }
    Ok(dialect)
}

/// The separator that a first line such as `sep=;` declares.
fn declared_separator<R: Read + Seek>(
    reader: &mut R,
    start: u64,
    encoding: TextEncoding,
) -> Result<Option<u8>, Stop> {
    reader.seek(SeekFrom::Start(start))?;
    let mut rows = Rows::new(TextSource::new(reader, encoding), b',');
    let first = rows.next_row()?.and_then(|row| row.content.ok());
    let declared = first.and_then(|row| match row.bytes {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] => Some(*separator),
        _ => None,
    });
    Ok(declared.filter(|sign| *sign == b'\t' || (sign.is_ascii_punctuation() && *sign != b'"')))
}

/// Why the first rows of a text, none of which has a name of a column, may have none.
///
/// They are given as each separator makes them, commas first.
fn misreading(
    heads: &[Head],
    encoding: TextEncoding,
    names: &impl ColumnNames,
) -> Option<FormFault> {
    let garblings = || heads.iter().filter_map(|head| garbling(head, names));
    let told = garblings().find(|(garbling, _)| *garbling != Garbling::Lost);
    let garbled = told.or_else(|| garblings().next());
    if let TextEncoding::Gb18030 { line } = encoding
        && let Some((_, row)) = garbled
        && row < line
    {
        // The rest of the file made the header read as what it is not.
        return Some(FormFault::MixedEncoding { line });
    }
    if let Some((garbling, _)) = garbled {
        return Some(FormFault::Garbled { garbling });
    }
    let splits = |sign: char| {
        let texts = heads.iter().take(1).flat_map(Head::texts);
        let mut texts = texts.filter(|(_, text)| text.contains(sign));
        texts.any(|(_, text)| {
            text.split(sign)
                .any(|part| names.find(part.trim()).is_some())
        })
    };
    let found = ['，', '；', '|', '、']
        .into_iter()
        .find(|sign| splits(*sign))?;
    Some(FormFault::WrongSeparator { found })
}

/// Takes the rows behind the header.
pub(in crate::adapters) fn gather<T: RowReader>(
    rows: &mut impl RowSource,
    sheet: Option<Arc<str>>,
    header: &Header,
    options: &SheetOptions,
    names: &impl ColumnNames,
    begin: impl FnOnce(&Header) -> T,
) -> Result<Gathered<T>, Stop> {
    let mut reader = begin(header);
    let shape = reader.shape();
    if let Some(fault) = header.fault(names) {
        reader.faults().push(fault);
    }
    reader.faults().set_sheet(sheet.clone());
    let mut warnings = WarningList::in_sheet(sheet);
    note_header(header, &mut warnings);
    // Under a header of which nothing is known no cell can be judged.
    let judges = header.score(names).knows_any();
    while let Some(row) = rows.next_row()? {
        if judges && row.number > header.last {
            take(row, header, &shape, options, &mut reader, &mut warnings);
        }
    }
    Ok(Gathered {
        reader,
        passed_over: warnings.passed_over(),
        warnings: warnings.finish(),
    })
}

fn note_header(header: &Header, warnings: &mut WarningList) {
    let (first, last) = (header.first, header.last);
    if header.above > 0 {
        let rows = header.above;
        warnings.push(TableWarningKind::AboveHeader {
            rows,
            header: first,
        });
    }
    if first < last {
        warnings.push(TableWarningKind::JoinedHeader { first, last });
    }
}

/// Hands a row to a reader, or passes over it.
fn take<T: RowReader>(
    row: SourceRow<'_>,
    header: &Header,
    shape: &RowShape,
    options: &SheetOptions,
    reader: &mut T,
    warnings: &mut WarningList,
) {
    let number = row.number;
    let cells = match row.cells {
        Ok(cells) => cells,
        Err(RowDefect { position, kind }) => {
            refuse(number, position, kind, reader);
            return;
        }
    };
    if row.is_empty {
        return;
    }
    let (found, expected) = (cells.len(), shape.width);
    if cells.is_blank() {
        reader.skip_blank();
    } else if header.is_repeated_by(cells) {
        warnings.pass_over(TableWarningKind::RepeatedHeader { row: number });
    } else if let Some((words, taken_for)) = words_of_total(cells, shape, options) {
        let words = shown(words);
        reader.skip_total();
        warnings.pass_over(TableWarningKind::TotalByWords {
            row: number,
            words,
            taken_for,
        });
    } else if let Some(text) = note(cells, shape) {
        warnings.pass_over_note(number, text);
    } else if found > expected && cells.filled_width() > expected {
        let found = cells.filled_width();
        refuse(
            number,
            None,
            FormFault::FieldCount { found, expected },
            reader,
        );
    } else {
        if found < expected {
            warnings.note_short_row(number);
        }
        reader.take(number, cells.resized(expected), warnings);
    }
}

fn refuse<T: RowReader>(row: u64, position: Option<usize>, fault: FormFault, reader: &mut T) {
    let column = position.map(|position| {
        let known = reader.column_at(position);
        known.unwrap_or_else(|| ColumnRef::at(position))
    });
    reader.miss();
    let kind = TableFaultKind::Form(fault);
    reader.faults().push(TableFault::of_row(row, column, kind));
}

/// The label that says that a row is a total, and what it says.
fn words_of_total<'a>(
    cells: Cells<'a>,
    shape: &RowShape,
    options: &SheetOptions,
) -> Option<(&'a str, TotalKind)> {
    if options.keeps_all_rows() {
        return None;
    }
    shape.labels.iter().find_map(|index| {
        let cell = cells.get(*index);
        // The text of a formula may begin with the words of a total, and is no label.
        let kind = total_words(cell.text).filter(|_| cell.kind == CellKind::Text)?;
        Some((trimmed(cell.text), kind))
    })
}

/// The first filled cell of a row that is a note.
fn note<'a>(cells: Cells<'a>, shape: &RowShape) -> Option<&'a str> {
    let first = first_filled(cells)?;
    if !begins_as_note(first) {
        return None;
    }
    let is_named = !shape.identity.is_empty()
        && shape
            .identity
            .iter()
            .all(|index| !cells.get(*index).is_blank());
    let has_figure = || {
        shape
            .figures
            .iter()
            .any(|index| is_figure(cells.get(*index).text))
    };
    (!is_named && !has_figure()).then_some(first)
}
