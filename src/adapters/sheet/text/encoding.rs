//! From bytes to text: which encoding a file is in, and its text piece by piece.

use crate::adapters::sheet::fault::form_fault::{FormFault, RefusedFormat};
use crate::adapters::sheet::fault::table_fault::Stop;
use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_16BE, UTF_16LE};
use std::io;
use std::io::{Read, Seek, SeekFrom};

/// How many bytes are read at a time.
const PIECE: usize = 1 << 16;

/// How many signs beyond ASCII must be sound UTF-8 before a byte that is not, for a text to be UTF-8 at
/// fault and not GB18030: by chance so many in a row are none.
const SURELY_UTF8: usize = 12;

/// UTF-8's byte order mark.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The encoding of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::adapters) enum TextEncoding {
    /// UTF-8 from the first byte to the last.
    Utf8,
    /// GB18030, since the text is not UTF-8 on this line.
    Gb18030 {
        /// The line of the first byte that is not UTF-8, counted from 1.
        line: u64,
    },
    /// UTF-16 with its byte order mark, the low byte first.
    Utf16Le,
    /// UTF-16 with its byte order mark, the high byte first.
    Utf16Be,
}

impl TextEncoding {
    /// What decodes it; nothing for UTF-8, which is passed on as it is.
    fn decoder(self) -> Option<&'static Encoding> {
        match self {
            Self::Utf8 => None,
            Self::Gb18030 { .. } => Some(GB18030),
            Self::Utf16Le => Some(UTF_16LE),
            Self::Utf16Be => Some(UTF_16BE),
        }
    }
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

/// How many lines end in the bytes.
fn lines(bytes: &[u8]) -> u64 {
    // A line of many pieces is the case to be quick in, and `contains` is.
    if !bytes.contains(&b'\n') {
        return 0;
    }
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
/// - [`FormFault::NotText`] at a NUL
/// - [`FormFault::MixedEncoding`] if a text that begins with UTF-8's byte order mark, or with many signs
///   that are sound UTF-8, is not UTF-8
fn detect(reader: &mut impl Read) -> Result<TextEncoding, Stop> {
    let mut buffer = vec![0; PIECE];
    // The bytes at the start of the buffer that are the beginning of a character.
    let mut carried = 0;
    let mut line = 1;
    let mut first = true;
    let mut marked = false;
    let mut sound = 0;
    loop {
        let read = read_piece(reader, buffer.get_mut(carried..).unwrap_or_default())?;
        let piece = buffer.get(..carried + read).unwrap_or_default();
        if first {
            if let Some(encoding) = marked_utf16(piece) {
                return Ok(encoding);
            }
            if let Some(format) = refused_format(piece) {
                return Err(FormFault::RefusedFormat { format }.into());
            }
            marked = piece.starts_with(BYTE_ORDER_MARK);
            first = false;
        }
        if let Some(text) = before_nul(piece) {
            return Err(FormFault::NotText {
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
        let before = piece.get(..valid).unwrap_or_default();
        line += lines(before);
        if sound < SURELY_UTF8 {
            // Each sign beyond ASCII has one first byte.
            sound += before.iter().filter(|byte| **byte >= 0xc0).count();
        }
        if malformed {
            return if marked || sound >= SURELY_UTF8 {
                Err(FormFault::MixedEncoding { line }.into())
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

/// UTF-16, if a text begins with its byte order mark.
fn marked_utf16(start: &[u8]) -> Option<TextEncoding> {
    if start.starts_with(b"\xff\xfe") {
        Some(TextEncoding::Utf16Le)
    } else if start.starts_with(b"\xfe\xff") {
        Some(TextEncoding::Utf16Be)
    } else {
        None
    }
}

/// The format that the first bytes of a file give away.
fn refused_format(start: &[u8]) -> Option<RefusedFormat> {
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
    more > 2 && fewer * 20 <= more && more * 20 >= start.len() / 2
}

/// The text of a source, piece by piece.
#[derive(Debug)]
pub(in crate::adapters) struct TextSource<R> {
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

/// Finds out the encoding of a text from where a source stands, and goes back there.
pub(in crate::adapters) fn encoding_of<R: Read + Seek>(
    reader: &mut R,
) -> Result<TextEncoding, Stop> {
    let start = reader.stream_position()?;
    let encoding = detect(reader)?;
    reader.seek(SeekFrom::Start(start))?;
    Ok(encoding)
}

impl<R: Read> TextSource<R> {
    pub(in crate::adapters) fn new(reader: R, encoding: TextEncoding) -> Self {
        let decoding = encoding.decoder().map(|encoding| Decoding {
            decoder: encoding.new_decoder_without_bom_handling(),
            raw: vec![0; PIECE],
            line: 1,
        });
        Self { reader, decoding }
    }

    /// Appends the next piece to a text, in UTF-8; `false` at the end of the source.
    ///
    /// # Errors
    ///
    /// - [`FormFault::NotText`] at a NUL, or at bytes that are no text in the encoding
    pub(in crate::adapters) fn append_to(&mut self, text: &mut Vec<u8>) -> Result<bool, Stop> {
        let before = text.len();
        let Some(decoding) = &mut self.decoding else {
            text.resize(before + PIECE, 0);
            let read = read_piece(&mut self.reader, text.get_mut(before..).unwrap_or_default())?;
            text.truncate(before + read);
            return Ok(read > 0);
        };
        let read = read_piece(&mut self.reader, &mut decoding.raw)?;
        let mut left = decoding.raw.get(..read).unwrap_or_default();
        loop {
            let filled = text.len();
            text.resize(filled + left.len() * 3 + 16, 0);
            let room = text.get_mut(filled..).unwrap_or_default();
            let (result, used, written) =
                decoding
                    .decoder
                    .decode_to_utf8_without_replacement(left, room, read == 0);
            text.truncate(filled + written);
            let decoded = text.get(filled..).unwrap_or_default();
            let sound = before_nul(decoded).unwrap_or(decoded);
            decoding.line += lines(sound);
            if sound.len() < decoded.len() || matches!(result, DecoderResult::Malformed(..)) {
                let line = decoding.line;
                return Err(FormFault::NotText { line }.into());
            }
            left = left.get(used..).unwrap_or_default();
            if let DecoderResult::InputEmpty = result {
                return Ok(read > 0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detected(bytes: &[u8]) -> Result<TextEncoding, String> {
        detect(&mut &*bytes).map_err(|stop| match stop {
            Stop::Form { fault, .. } => fault.to_string(),
            Stop::Io(error) => error.to_string(),
        })
    }

    fn decoded(bytes: &[u8]) -> String {
        let mut source = TextSource::new(bytes, detected(bytes).unwrap());
        let mut text = Vec::new();
        while source.append_to(&mut text).unwrap() {}
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn a_character_may_lie_across_two_pieces() {
        for before in PIECE - 4..PIECE {
            let text = "a".repeat(before) + "学校𠮷";
            assert_eq!(detected(text.as_bytes()), Ok(TextEncoding::Utf8));
            assert!(decoded(text.as_bytes()) == text);
            let (bytes, _, _) = GB18030.encode(&text);
            assert_eq!(detected(&bytes), Ok(TextEncoding::Gb18030 { line: 1 }));
            assert!(decoded(&bytes) == text);
        }
    }

    #[test]
    fn half_a_character_at_the_end_is_not_utf8() {
        let bytes = "a\n学".as_bytes();
        assert_eq!(detected(&bytes[..4]), Ok(TextEncoding::Gb18030 { line: 2 }));
        let mut source = TextSource::new(&b"a\n\x81"[..], TextEncoding::Gb18030 { line: 2 });
        let mut text = Vec::new();
        assert!(source.append_to(&mut text).unwrap());
        assert!(source.append_to(&mut text).is_err());
    }

    #[test]
    fn other_formats_are_known_by_their_first_bytes() {
        let utf16 =
            |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        for (bytes, format) in [
            (utf16("学校代码,学校名称,学校类型\n"), RefusedFormat::Utf16),
            (b"\0s\0c\0h\0o\0o\0l".to_vec(), RefusedFormat::Utf16),
            (b"PK\x03\x04\x14\0\x06\0".to_vec(), RefusedFormat::Xlsx),
            (
                [
                    &b"PK\x03\x04"[..],
                    &[0; 26],
                    b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                ]
                .concat(),
                RefusedFormat::Ods,
            ),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
                RefusedFormat::Xls,
            ),
            (b"\xef\xbb\xbf\r\n<HTML>".to_vec(), RefusedFormat::Markup),
            (b"<?xml version".to_vec(), RefusedFormat::Markup),
        ] {
            assert_eq!(refused_format(&bytes), Some(format));
            let kind = FormFault::RefusedFormat { format };
            assert_eq!(detected(&bytes), Err(kind.to_string()));
            assert!(
                kind.to_string()
                    .contains("text in UTF-8, UTF-16 or GB18030")
            );
        }
        for text in ["", "a,b\n", "学校代码\n", "P,K", "<5,6"] {
            assert_eq!(refused_format(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn utf16_is_read_by_its_mark_in_both_orders() {
        let text = "学校代码,a\n𠮷,1\n";
        let units = || "\u{feff}".encode_utf16().chain(text.encode_utf16());
        let low: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let high: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        assert_eq!(detected(&low), Ok(TextEncoding::Utf16Le));
        assert_eq!(detected(&high), Ok(TextEncoding::Utf16Be));
        for bytes in [low, high] {
            assert_eq!(decoded(&bytes).trim_start_matches('\u{feff}'), text);
            // Half a unit at the end is no text.
            let cut = &bytes[..bytes.len() - 1];
            let mut source = TextSource::new(cut, detected(cut).unwrap());
            let mut text = Vec::new();
            let mut read_all = || -> Result<(), Stop> {
                while source.append_to(&mut text)? {}
                Ok(())
            };
            let Err(Stop::Form { fault, .. }) = read_all() else {
                panic!("half a unit is no sign");
            };
            assert_eq!(fault, FormFault::NotText { line: 2 });
        }
    }

    #[test]
    fn a_nul_is_no_text_wherever_it_stands() {
        let not_text = |line: u64| Err(FormFault::NotText { line }.to_string());
        assert_eq!(detected(b"a\nb\0c"), not_text(2));
        let far = "a\n".repeat(PIECE) + "\0";
        assert_eq!(detected(far.as_bytes()), not_text(PIECE as u64 + 1));
        assert_eq!(
            detected(b"\x7fELF\x02\x01\x01\0\0\0\0\0\xff\xfe"),
            not_text(1)
        );
    }

    #[test]
    fn a_nul_is_no_gb18030_either() {
        let mut source = TextSource::new(&b"a\nb\0"[..], TextEncoding::Gb18030 { line: 1 });
        let Err(Stop::Form { fault, .. }) = source.append_to(&mut Vec::new()) else {
            panic!("a NUL is no text");
        };
        assert_eq!(fault, FormFault::NotText { line: 2 });
    }

    #[test]
    fn a_byte_order_mark_is_a_promise() {
        let kind = FormFault::MixedEncoding { line: 2 };
        assert_eq!(
            detected(b"\xef\xbb\xbfa\n\xc4\xfa\n"),
            Err(kind.to_string())
        );
    }
}
