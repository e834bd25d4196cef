//! From bytes to text: which encoding a file is in, and its text piece by piece.

use super::fault::{RefusedFormat, SchoolFileFaultKind, Stop};
use encoding_rs::{Decoder, DecoderResult, GB18030};
use std::io::{self, Read};

/// How many bytes are read at a time.
const PIECE: usize = 1 << 16;

/// UTF-8's byte order mark.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The encoding of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextEncoding {
    /// UTF-8 from the first byte to the last.
    Utf8,
    /// GB18030, since the text is not UTF-8 on this line.
    Gb18030 {
        /// The line of the first byte that is not UTF-8, counted from 1.
        line: u64,
    },
}

/// Reads until the buffer is full or the source is at its end.
fn read_piece(reader: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(room) = buffer.get_mut(filled..).filter(|room| !room.is_empty()) {
        match reader.read(room) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

fn lines(bytes: &[u8]) -> u64 {
    bytes.iter().map(|&byte| u64::from(byte == b'\n')).sum()
}

/// What stands before the first NUL, if there is one.
fn before_nul(bytes: &[u8]) -> Option<&[u8]> {
    // `contains` is many times faster than a search for the place, which is rarely needed.
    if bytes.contains(&0) {
        bytes.split(|&byte| byte == 0).next()
    } else {
        None
    }
}

/// Finds out the encoding of a whole source, reading it in pieces.
///
/// # Errors
///
/// - the format, if it is one that is refused by name
/// - [`SchoolFileFaultKind::NotText`] at a NUL
/// - [`SchoolFileFaultKind::MixedEncoding`] if a text that begins with UTF-8's byte order mark is
///   not UTF-8
pub(super) fn detect(reader: &mut impl Read) -> Result<TextEncoding, Stop> {
    let mut buffer = vec![0; PIECE];
    // The bytes at the start of the buffer that are the beginning of a character.
    let mut carried = 0;
    let mut line = 1;
    let mut first = true;
    let mut marked = false;
    loop {
        let read = read_piece(reader, buffer.get_mut(carried..).unwrap_or_default())?;
        let piece = buffer.get(..carried + read).unwrap_or_default();
        if first {
            if let Some(format) = refused_format(piece) {
                return Err(SchoolFileFaultKind::RefusedFormat { format }.into());
            }
            marked = piece.starts_with(BYTE_ORDER_MARK);
            first = false;
        }
        if let Some(text) = before_nul(piece) {
            return Err(SchoolFileFaultKind::NotText {
                line: line + lines(text),
            }
            .into());
        }
        let (valid, malformed) = match std::str::from_utf8(piece) {
            Ok(_) => (piece.len(), false),
            Err(error) => (
                error.valid_up_to(),
                error.error_len().is_some() || read == 0,
            ),
        };
        line += lines(piece.get(..valid).unwrap_or_default());
        if malformed {
            return if marked {
                Err(SchoolFileFaultKind::MixedEncoding { line }.into())
            } else {
                Ok(TextEncoding::Gb18030 { line })
            };
        }
        if read == 0 {
            return Ok(TextEncoding::Utf8);
        }
        carried = piece.len() - valid;
        buffer.copy_within(valid..valid + carried, 0);
    }
}

/// The format that the first bytes of a file give away.
fn refused_format(start: &[u8]) -> Option<RefusedFormat> {
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        return Some(RefusedFormat::Utf16);
    }
    if start.starts_with(b"PK\x03\x04") {
        // The container names the format in its first file, 30 bytes after its start.
        let opened = start.get(30..).unwrap_or_default();
        let ods = b"mimetypeapplication/vnd.oasis.opendocument";
        return Some(if opened.starts_with(ods) {
            RefusedFormat::Ods
        } else {
            RefusedFormat::Xlsx
        });
    }
    if start.starts_with(b"\xd0\xcf\x11\xe0") {
        return Some(RefusedFormat::Xls);
    }
    let text = start
        .strip_prefix(BYTE_ORDER_MARK)
        .unwrap_or(start)
        .trim_ascii_start();
    let markup: [&[u8]; 5] = [b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta"];
    if markup.iter().any(|tag| {
        text.get(..tag.len())
            .is_some_and(|begun| begun.eq_ignore_ascii_case(tag))
    }) {
        return Some(RefusedFormat::Markup);
    }
    is_utf16(start).then_some(RefusedFormat::Utf16)
}

/// Whether bytes look like UTF-16 without a byte order mark: the NULs of its ASCII signs stand at
/// even places only, or at odd places only, and there are many.
fn is_utf16(start: &[u8]) -> bool {
    let nuls = |first: usize| {
        start
            .iter()
            .skip(first)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd) = (nuls(0), nuls(1));
    let (fewer, more) = (even.min(odd), even.max(odd));
    more > 0 && fewer * 20 <= more && more * 20 >= start.len() / 2
}

/// The text of a source, piece by piece.
#[derive(Debug)]
pub(super) struct TextSource<R> {
    reader: R,
    /// The decoder with its buffer of raw bytes; `None` for UTF-8, which is passed on as it is.
    decoding: Option<Decoding>,
}

struct Decoding {
    decoder: Decoder,
    raw: Vec<u8>,
    line: u64,
}

impl std::fmt::Debug for Decoding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decoding")
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

impl<R: Read> TextSource<R> {
    pub(super) fn new(reader: R, encoding: TextEncoding) -> Self {
        let decoding = match encoding {
            TextEncoding::Utf8 => None,
            TextEncoding::Gb18030 { .. } => Some(Decoding {
                decoder: GB18030.new_decoder_without_bom_handling(),
                raw: vec![0; PIECE],
                line: 1,
            }),
        };
        Self { reader, decoding }
    }

    /// Appends the next piece to a text, in UTF-8; `false` at the end of the source.
    ///
    /// # Errors
    ///
    /// - [`SchoolFileFaultKind::NotText`] at a NUL, or at bytes that are not GB18030
    pub(super) fn append_to(&mut self, text: &mut Vec<u8>) -> Result<bool, Stop> {
        let before = text.len();
        let Some(decoding) = &mut self.decoding else {
            text.resize(before + PIECE, 0);
            let read = read_piece(&mut self.reader, text.get_mut(before..).unwrap_or_default())?;
            text.truncate(before + read);
            return Ok(read > 0);
        };
        let read = read_piece(&mut self.reader, &mut decoding.raw)?;
        let mut left = decoding.raw.get(..read).unwrap_or_default();
        let not_text = |line: u64, before: &[u8]| {
            Stop::from(SchoolFileFaultKind::NotText {
                line: line + lines(before),
            })
        };
        if let Some(text) = before_nul(left) {
            return Err(not_text(decoding.line, text));
        }
        loop {
            let filled = text.len();
            text.resize(filled + left.len() * 3 + 16, 0);
            let room = text.get_mut(filled..).unwrap_or_default();
            let (result, used, written) =
                decoding
                    .decoder
                    .decode_to_utf8_without_replacement(left, room, read == 0);
            text.truncate(filled + written);
            let (done, rest) = left.split_at_checked(used).unwrap_or((left, &[]));
            if let DecoderResult::Malformed(..) = result {
                return Err(not_text(decoding.line, done));
            }
            decoding.line += lines(done);
            left = rest;
            if let DecoderResult::InputEmpty = result {
                return Ok(read > 0);
            }
        }
    }
}
