//! Where a row of a file ends, and the fields that it holds.

use crate::adapters::sheet::cell::cells::Cells;
use crate::adapters::sheet::fault::form_fault::FormFault;
use crate::adapters::sheet::fault::table_fault::Stop;
use crate::adapters::sheet::text::encoding::TextSource;
use crate::model::shown;
use std::io;
use std::io::Read;

/// The most bytes that a row may have, as UTF-8.
pub(in crate::adapters) const MAX_ROW: usize = 1 << 20;

/// A row of a file, from its first byte to the last before the end of its line.
#[derive(Debug)]
pub(in crate::adapters) struct Row<'a> {
    /// Its number as a spreadsheet shows it, from 1.
    pub(in crate::adapters) number: u64,
    /// Its text, or what is wrong with it.
    pub(in crate::adapters) content: Result<RowText<'a>, RowDefect>,
}

/// The text of a row without defects.
#[derive(Clone, Copy, Debug)]
pub(in crate::adapters) struct RowText<'a> {
    pub(in crate::adapters) bytes: &'a [u8],
    /// The places of the separators, and the end of the row; `None` if quotes open in it.
    ends: Option<&'a [usize]>,
}

/// Why a row cannot be split into fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::adapters) struct RowDefect {
    /// The field in which it shows, counted from 1; `None` for the whole row.
    pub(in crate::adapters) position: Option<usize>,
    pub(in crate::adapters) kind: FormFault,
}

/// The rows of a text, found one after the other in a buffer that never holds more than the
/// longest row allowed and one piece of the source.
#[derive(Debug)]
pub(in crate::adapters) struct Rows<R> {
    source: TextSource<R>,
    /// The sign between two fields.
    separator: u8,
    text: Vec<u8>,
    /// Where in the text the next row starts.
    start: usize,
    /// Whether the source has no more text.
    ended: bool,
    /// Whether the last row ended with a carriage return, so that a line feed here belongs to it.
    after_return: bool,
    /// How many rows were given out.
    count: u64,
    /// The places of the separators in the row, kept for its room.
    ends: Vec<usize>,
}

impl<R: Read> Rows<R> {
    pub(in crate::adapters) const fn new(source: TextSource<R>, separator: u8) -> Self {
        Self {
            source,
            separator,
            text: Vec::new(),
            start: 0,
            ended: false,
            after_return: false,
            count: 0,
            ends: Vec::new(),
        }
    }

    /// The next row; `None` at the end of the text.
    pub(in crate::adapters) fn next_row(&mut self) -> Result<Option<Row<'_>>, Stop> {
        if self.count == 0 {
            self.skip_byte_order_mark()?;
        }
        if !self.skip_line_feed()? {
            return Ok(None);
        }
        self.ends.clear();
        let mut scan = Scan::default();
        let end = loop {
            let unscanned = self.text.get(self.start + scan.at..).unwrap_or_default();
            // One byte beyond the limit, so that a row of exactly the limit can still end.
            let room = (MAX_ROW + 1).saturating_sub(scan.at);
            if let Some(end) = scan.run(
                unscanned.get(..room).unwrap_or(unscanned),
                self.separator,
                &mut self.ends,
            ) {
                break Some(end);
            }
            if scan.at > MAX_ROW {
                break scan.overflow();
            }
            if !self.refill()? {
                break Some(scan.finish());
            }
        };
        self.count += 1;
        let number = self.count;
        let Some(end) = end else {
            self.skip_line()?;
            let kind = FormFault::RowTooLong { limit: MAX_ROW };
            return Ok(Some(Row {
                number,
                content: Err(RowDefect {
                    position: None,
                    kind,
                }),
            }));
        };
        let from = self.start;
        let line_end = self.text.get(from + end).copied();
        self.start = (from + end + 1).min(self.text.len());
        self.after_return = line_end == Some(b'\r');
        let bytes = self.text.get(from..from + end).unwrap_or_default();
        let content = match scan.defect {
            None => {
                self.ends.push(end);
                let ends = (!scan.quoted).then_some(self.ends.as_slice());
                Ok(RowText { bytes, ends })
            }
            Some(defect) => Err(defect.in_row(bytes)),
        };
        Ok(Some(Row { number, content }))
    }

    /// Appends the next piece of the source, having dropped the rows before this one.
    fn refill(&mut self) -> Result<bool, Stop> {
        if self.ended {
            return Ok(false);
        }
        self.text.drain(..self.start);
        self.start = 0;
        self.ended = !self.source.append_to(&mut self.text)?;
        Ok(!self.ended)
    }

    fn skip_byte_order_mark(&mut self) -> Result<(), Stop> {
        while self.text.len() < 3 && self.refill()? {}
        if self.text.starts_with(b"\xef\xbb\xbf") {
            self.start = 3;
        }
        Ok(())
    }

    /// Skips the line feed that belongs to the last row; `false` at the end of the text.
    fn skip_line_feed(&mut self) -> Result<bool, Stop> {
        loop {
            match self.text.get(self.start).copied() {
                Some(b'\n') if self.after_return => {
                    self.start += 1;
                    self.after_return = false;
                }
                Some(_) => {
                    self.after_return = false;
                    return Ok(true);
                }
                None if self.refill()? => {}
                None => return Ok(false),
            }
        }
    }

    /// Drops the text up to the end of the line, without keeping it.
    fn skip_line(&mut self) -> Result<(), Stop> {
        loop {
            let left = self.text.get(self.start..).unwrap_or_default();
            let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
            // `contains` goes through a long line many times faster than the search for the place.
            if (left.contains(&b'\n') || left.contains(&b'\r'))
                && let Some(at) = left.iter().position(is_end)
            {
                self.after_return = left.get(at) == Some(&b'\r');
                self.start += at + 1;
                return Ok(());
            }
            self.start = self.text.len();
            if !self.refill()? {
                return Ok(());
            }
        }
    }
}

/// A defect as the scan finds it: places in the row, no text yet.
#[derive(Clone, Copy, Debug)]
enum ScanDefect {
    Unclosed { position: usize, opened: usize },
    TextAfterQuote { position: usize, opened: usize },
}

impl ScanDefect {
    fn in_row(self, row: &[u8]) -> RowDefect {
        let from = |opened: usize| {
            let text = row.get(opened..).unwrap_or_default();
            // What is shown is short; four bytes a character are enough of the text.
            shown(&String::from_utf8_lossy(text.get(..400).unwrap_or(text)))
        };
        match self {
            Self::Unclosed { position, opened } => RowDefect {
                position: Some(position),
                kind: FormFault::UnclosedQuote {
                    found: from(opened),
                },
            },
            Self::TextAfterQuote { position, opened } => RowDefect {
                position: Some(position),
                kind: FormFault::TextAfterQuote {
                    found: from(opened),
                },
            },
        }
    }
}

/// Where in its field the scan is.
#[derive(Clone, Copy, Debug, Default)]
enum Place {
    /// Before the first sign of a field: a quote here opens.
    #[default]
    Start,
    /// In a field that no quote opened: a quote here is a sign like any other.
    Plain,
    /// Behind the quote that opened the field.
    Quoted,
    /// Behind a quote in a quoted field: it closes the field, or is the first of a doubled one.
    Quote,
    /// Behind the closing quote and blanks.
    Closed,
}

/// The search for the end of a row, which can be interrupted where the text at hand ends.
///
/// It agrees with `csv-core` on what a quote does in a row without defects, and finds the commas of
/// a row without quotes on its way.
#[derive(Debug, Default)]
struct Scan {
    /// How many bytes of the row were seen.
    at: usize,
    place: Place,
    /// Whether a quote opened in the row.
    quoted: bool,
    /// Where the quote of the current field opened.
    opened: usize,
    /// The first end of a line since then.
    line_end: Option<usize>,
    /// The field in which that quote opened, counted from 1.
    position: usize,
    defect: Option<ScanDefect>,
}

impl Scan {
    /// Goes on through more bytes of the row; gives the length of the row if it ends among them.
    fn run(&mut self, bytes: &[u8], separator: u8, ends: &mut Vec<usize>) -> Option<usize> {
        let before = self.at;
        let mut place = self.place;
        for (offset, &byte) in bytes.iter().enumerate() {
            // No other sign with a meaning comes after the comma, and most bytes do.
            if byte > b',' && byte != separator && matches!(place, Place::Start | Place::Plain) {
                place = Place::Plain;
                continue;
            }
            place = match (place, byte) {
                (Place::Plain | Place::Start | Place::Quote | Place::Closed, _)
                    if byte == separator =>
                {
                    ends.push(before + offset);
                    Place::Start
                }
                (Place::Plain | Place::Start | Place::Quote | Place::Closed, b'\n' | b'\r') => {
                    return Some(before + offset);
                }
                (Place::Start, b'"') => {
                    self.quoted = true;
                    self.opened = before + offset;
                    self.position = ends.len() + 1;
                    self.line_end = None;
                    Place::Quoted
                }
                (Place::Start | Place::Plain, _) => Place::Plain,
                (Place::Quoted, b'"') => Place::Quote,
                (Place::Quoted, b'\n' | b'\r') => {
                    self.line_end = self.line_end.or(Some(before + offset));
                    Place::Quoted
                }
                (Place::Quoted, _) | (Place::Quote, b'"') => Place::Quoted,
                (Place::Quote | Place::Closed, b' ' | b'\t') => Place::Closed,
                (Place::Quote | Place::Closed, _) => {
                    if self.line_end.is_some() {
                        // The quote that seems to close this field opens one in a later row.
                        return self.resync();
                    }
                    let (position, opened) = (self.position, self.opened);
                    self.defect = self
                        .defect
                        .or(Some(ScanDefect::TextAfterQuote { position, opened }));
                    Place::Plain
                }
            };
        }
        self.at = before + bytes.len();
        self.place = place;
        None
    }

    /// Ends the row at the first end of a line behind the quote that was left open, if there is
    /// such a quote and such an end.
    fn resync(&mut self) -> Option<usize> {
        let end = self.line_end?;
        let (position, opened) = (self.position, self.opened);
        self.defect = self
            .defect
            .or(Some(ScanDefect::Unclosed { position, opened }));
        Some(end)
    }

    /// Ends a row that is too long, if a quote was left open in it.
    fn overflow(&mut self) -> Option<usize> {
        match self.place {
            Place::Quoted | Place::Quote => self.resync(),
            Place::Start | Place::Plain | Place::Closed => None,
        }
    }

    /// Ends the row at the end of the text.
    fn finish(&mut self) -> usize {
        if !matches!(self.place, Place::Quoted) {
            return self.at;
        }
        let (position, opened) = (self.position, self.opened);
        self.resync().unwrap_or_else(|| {
            self.defect = self
                .defect
                .or(Some(ScanDefect::Unclosed { position, opened }));
            self.at
        })
    }
}

/// Splits rows into fields, with `csv-core` where there are quotes; keeps its buffers from row to
/// row.
#[derive(Debug)]
pub(in crate::adapters) struct Splitter {
    reader: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Splitter {
    pub(in crate::adapters) fn new(separator: u8) -> Self {
        let mut reader = csv_core::ReaderBuilder::new().delimiter(separator).build();
        // The reader drops a byte order mark from the first text it sees; a first row of ours is
        // thrown away, so that a row of the file cannot be that text.
        let _ = reader.read_record(b"a\n", &mut [0; 2], &mut [0; 2]);
        Self {
            reader,
            text: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// The fields of a row.
    ///
    /// # Errors
    ///
    /// - an I/O error if the row is not UTF-8, which it was when the file was first read
    pub(in crate::adapters) fn split<'a>(
        &'a mut self,
        row: RowText<'a>,
    ) -> Result<Cells<'a>, Stop> {
        let (bytes, ends, gap) = if let Some(ends) = row.ends {
            (row.bytes, ends, 1)
        } else {
            let (written, count) = self.unquote(row.bytes);
            let bytes = self.text.get(..written).unwrap_or_default();
            (bytes, self.ends.get(..count).unwrap_or_default(), 0)
        };
        let text = std::str::from_utf8(bytes)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        Ok(Cells::new(text, ends, gap, &[]))
    }

    /// Takes the quotes off the fields of a row; gives the length of the text and the number of
    /// fields.
    fn unquote(&mut self, row: &[u8]) -> (usize, usize) {
        if self.text.len() <= row.len() {
            self.text.resize(row.len() + 1, 0);
        }
        let (mut written, mut count) = (0, 0);
        for mut input in [row, b"\n"] {
            while !input.is_empty() {
                if self.ends.len() <= count {
                    self.ends.resize(count + 128, 0);
                }
                let (_, used, filled, ended) = self.reader.read_record(
                    input,
                    self.text.get_mut(written..).unwrap_or_default(),
                    self.ends.get_mut(count..).unwrap_or_default(),
                );
                input = input.get(used..).unwrap_or_default();
                written += filled;
                count += ended;
            }
        }
        (written, count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::sheet::text::encoding::TextEncoding;
    use proptest::prelude::*;

    /// A source that gives out one byte at a time.
    struct Trickle<'a>(&'a [u8]);

    impl Read for Trickle<'_> {
        fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
            let count = self.0.len().min(buf.len()).min(1);
            let (now, later) = self.0.split_at(count);
            buf[..count].copy_from_slice(now);
            self.0 = later;
            Ok(count)
        }
    }

    type Split = Result<Vec<String>, RowDefect>;

    fn rows(text: &[u8]) -> Vec<(u64, Split)> {
        let mut rows = Rows::new(TextSource::new(Trickle(text), TextEncoding::Utf8), b',');
        let mut splitter = Splitter::new(b',');
        let mut read = Vec::new();
        while let Some(row) = rows.next_row().unwrap() {
            let fields = row.content.map(|text| {
                splitter
                    .split(text)
                    .unwrap()
                    .iter()
                    .map(|cell| cell.text.to_owned())
                    .collect()
            });
            read.push((row.number, fields));
        }
        read
    }

    fn fields(text: &str) -> Vec<Vec<String>> {
        rows(text.as_bytes())
            .into_iter()
            .map(|(_, fields)| fields.unwrap())
            .collect()
    }

    #[test]
    fn quotes_hold_commas_quotes_and_line_breaks() {
        assert_eq!(
            fields("a,\"b,c\",\"d \"\"e\"\"\nf\"\r\n\"\",g\"h\"i, \"j\"\n"),
            [
                vec!["a", "b,c", "d \"e\"\nf"],
                vec!["", "g\"h\"i", " \"j\""]
            ]
        );
        assert_eq!(fields("\"a\" ,b\t\n"), [["a ", "b\t"]]);
    }

    #[test]
    fn every_end_of_a_line_is_one() {
        assert_eq!(fields("a\nb\r\nc\rd"), [["a"], ["b"], ["c"], ["d"]]);
        assert_eq!(
            fields("a\n\n\r\n\r\rb\r\n"),
            [["a"], [""], [""], [""], [""], ["b"]]
        );
        assert_eq!(fields(""), Vec::<Vec<String>>::new());
        assert_eq!(fields("a,\n,"), [["a", ""], ["", ""]]);
    }

    #[test]
    fn only_the_byte_order_mark_at_the_start_is_dropped() {
        assert_eq!(
            fields("\u{feff}\"a,b\"\n\u{feff}c\n"),
            [["a,b"], ["\u{feff}c"]]
        );
        assert_eq!(fields("\u{feff}"), Vec::<Vec<String>>::new());
        // The second mark belongs to the field, so that the quote behind it opens nothing.
        let twice = fields("\u{feff}\u{feff}\"a\",\"b\"\n");
        assert_eq!(twice, [["\u{feff}\"a\"", "b"]]);
    }

    fn unclosed(position: usize, found: &str) -> Split {
        let kind = FormFault::UnclosedQuote {
            found: found.to_owned(),
        };
        Err(RowDefect {
            position: Some(position),
            kind,
        })
    }

    #[test]
    fn reading_goes_on_in_the_line_behind_an_unclosed_quote() {
        let row = |fields: &[&str]| -> Split {
            Ok(fields.iter().map(|&field| field.to_owned()).collect())
        };
        assert_eq!(
            rows(b"a,b\n1,\"x\n2,y\n"),
            [
                (1, row(&["a", "b"])),
                (2, unclosed(2, "\"x")),
                (3, row(&["2", "y"]))
            ]
        );
        // The quote of row 3 seems to close that of row 2; text behind it tells that it does not.
        assert_eq!(
            rows(b"1,\"x,a\n2,\"y\",b\n3,z,c\n"),
            [
                (1, unclosed(2, "\"x,a")),
                (2, row(&["2", "y", "b"])),
                (3, row(&["3", "z", "c"]))
            ]
        );
        assert_eq!(rows(b"1,\"x"), [(1, unclosed(2, "\"x"))]);
        let kind = FormFault::TextAfterQuote {
            found: "\"x\"y,\"z\"".to_owned(),
        };
        assert_eq!(
            rows(b"\"x\"y,\"z\"\nb\n"),
            [
                (
                    1,
                    Err(RowDefect {
                        position: Some(1),
                        kind
                    })
                ),
                (2, row(&["b"]))
            ]
        );
    }

    #[test]
    fn a_line_break_in_an_earlier_field_is_no_sign_of_an_open_quote() {
        let kind = FormFault::TextAfterQuote {
            found: "\"c\"d".to_owned(),
        };
        let position = Some(2);
        assert_eq!(
            rows(b"\"a\nb\",\"c\"d\n2\n"),
            [
                (1, Err(RowDefect { position, kind })),
                (2, Ok(vec!["2".to_owned()]))
            ]
        );
    }

    #[test]
    fn a_row_may_have_a_mebibyte_and_no_more() {
        let text = format!(
            "{}\n{}\r\nz\n",
            "x".repeat(MAX_ROW),
            "y".repeat(MAX_ROW + 1)
        );
        let read = rows(text.as_bytes());
        assert_eq!(read.len(), 3);
        assert_eq!(read[0].1.as_ref().unwrap()[0].len(), MAX_ROW);
        let kind = FormFault::RowTooLong { limit: MAX_ROW };
        assert_eq!(
            read[1].1,
            Err(RowDefect {
                position: None,
                kind
            })
        );
        assert_eq!(read[2], (3, Ok(vec!["z".to_owned()])));

        let swallowing = format!("\"a\nb\n{}", ("c".repeat(1023) + "\n").repeat(1024));
        let read = rows(swallowing.as_bytes());
        assert_eq!(read[0].1, unclosed(1, "\"a"));
        assert_eq!(read.len(), 2 + 1024);
    }

    fn quoted(field: &str) -> String {
        format!("\"{}\"", field.replace('"', "\"\""))
    }

    proptest! {
        /// What is written by the rules is read back.
        #[test]
        fn quoted_fields_are_read_back(
            written in prop::collection::vec(prop::collection::vec("[a,\"\n\r 学]{0,6}", 1..5), 1..6),
        ) {
            let text: String = written
                .iter()
                .map(|row| row.iter().map(|field| quoted(field)).collect::<Vec<_>>().join(",") + "\r\n")
                .collect();
            prop_assert_eq!(fields(&text), written);
        }

        /// In a text without defects the rows are those that `csv-core` would find, blank lines
        /// apart.
        #[test]
        fn rows_agree_with_the_csv_reader(text in "[ab,\"\n\r ]{0,40}") {
            let read = rows(text.as_bytes());
            prop_assume!(read.iter().all(|(_, fields)| fields.is_ok()));
            let ours: Vec<Vec<String>> = read
                .into_iter()
                .filter_map(|(_, fields)| fields.ok())
                .collect();
            let mut reader = csv_core::Reader::new();
            let (mut output, mut ends) = ([0; 64], [0; 64]);
            let mut theirs = Vec::new();
            let text = text + "\n";
            let mut input = text.as_bytes();
            loop {
                let (result, used, _, count) = reader.read_record(input, &mut output, &mut ends);
                input = &input[used..];
                if let csv_core::ReadRecordResult::End = result {
                    break;
                }
                if let csv_core::ReadRecordResult::Record = result {
                    let mut start = 0;
                    let row: Vec<String> = ends[..count]
                        .iter()
                        .map(|&end| {
                            let field = String::from_utf8_lossy(&output[start..end]).into_owned();
                            start = end;
                            field
                        })
                        .collect();
                    theirs.push(row);
                }
            }
            let blank = |row: &Vec<String>| row.iter().all(String::is_empty);
            prop_assert_eq!(
                ours.into_iter().filter(|row| !blank(row)).collect::<Vec<_>>(),
                theirs.into_iter().filter(|row| !blank(row)).collect::<Vec<_>>()
            );
        }
    }
}
