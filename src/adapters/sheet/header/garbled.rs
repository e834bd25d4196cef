//! Headers that were read in a wrong encoding and saved again.

use crate::adapters::sheet::fault::form_fault::Garbling;
use crate::adapters::sheet::header::choice::Head;
use crate::adapters::sheet::header::names::ColumnNames;
use encoding_rs::{GB18030, UTF_8, WINDOWS_1252};

/// How many texts of the first rows are looked at.
const LOOKED_AT: usize = 2_000;

/// Whether the first rows of a sheet would have names of columns, had they been read rightly.
pub(in crate::adapters) fn garbling(head: &Head, names: &impl ColumnNames) -> Option<Garbling> {
    let texts: Vec<&str> = head
        .texts()
        .filter(|text| !text.is_ascii())
        .take(LOOKED_AT)
        .collect();
    let known = |read_rightly: &dyn Fn(&str) -> String| {
        // The last sign of a text is often lost, and with it the name; others remain.
        texts
            .iter()
            .any(|text| names.find(&read_rightly(text)).is_some())
    };
    let again = |text: &str, written: &'static encoding_rs::Encoding, read| {
        let (bytes, _, _) = written.encode(text);
        let (text, _) = encoding_rs::Encoding::decode_without_bom_handling(read, &bytes);
        text.into_owned()
    };
    if known(&|text| again(text, GB18030, UTF_8)) {
        Some(Garbling::Utf8AsGb18030)
    } else if known(&|text| again(text, WINDOWS_1252, GB18030)) {
        Some(Garbling::Gb18030AsWestern)
    } else if known(&|text| again(text, WINDOWS_1252, UTF_8)) {
        Some(Garbling::Utf8AsWestern)
    } else if texts.iter().any(|text| text.contains('\u{fffd}')) {
        Some(Garbling::Lost)
    } else {
        None
    }
}
