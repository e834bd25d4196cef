//! Headers that were read in a wrong encoding and saved again.

use crate::adapters::sheet::fault::form_fault::Garbling;
use crate::adapters::sheet::header::choice::Head;
use crate::adapters::sheet::header::names::ColumnNames;
use encoding_rs::{GB18030, UTF_8, WINDOWS_1252};

/// How many texts of the first rows are looked at.
const LOOKED_AT: usize = 2_000;

/// Whether the first rows of a sheet would have names of columns, had they been read rightly; and which
/// row would.
pub(in crate::adapters) fn garbling(
    head: &Head,
    names: &impl ColumnNames,
) -> Option<(Garbling, u64)> {
    let texts: Vec<(u64, &str)> = head
        .texts()
        .filter(|(_, text)| !text.is_ascii())
        .take(LOOKED_AT)
        .collect();
    let known = |read_rightly: &dyn Fn(&str) -> String| {
        // The last sign of a text is often lost, and with it the name; others remain.
        let mut texts = texts.iter();
        let found = texts.find(|(_, text)| names.find(&read_rightly(text)).is_some());
        found.map(|(row, _)| *row)
    };
    let again = |text: &str, written: &'static encoding_rs::Encoding, read| {
        let (bytes, _, _) = written.encode(text);
        let (text, _) = encoding_rs::Encoding::decode_without_bom_handling(read, &bytes);
        text.into_owned()
    };
    if let Some(row) = known(&|text| again(text, GB18030, UTF_8)) {
        Some((Garbling::Utf8AsGb18030, row))
    } else if let Some(row) = known(&|text| again(text, WINDOWS_1252, GB18030)) {
        Some((Garbling::Gb18030AsWestern, row))
    } else if let Some(row) = known(&|text| again(text, WINDOWS_1252, UTF_8)) {
        Some((Garbling::Utf8AsWestern, row))
    } else {
        let lost = head.texts().find(|(_, text)| is_lost(text));
        lost.map(|(row, _)| (Garbling::Lost, row))
    }
}

/// Whether signs of a text were lost: where they stood is the sign for that, or signs of the private area, which
/// GB18030 makes of the bytes of other encodings such as Big5.
fn is_lost(text: &str) -> bool {
    text.contains(|sign| matches!(sign, '\u{fffd}' | '\u{e000}'..='\u{f8ff}'))
}
