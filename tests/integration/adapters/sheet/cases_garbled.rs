//! Texts in other encodings than they seem to be in, and UTF-16.

use super::{codes, read, refused};
use encoding_rs::{GB18030, WINDOWS_1252};

const TEXT: &str = "学校代码,学校名称,学校类型\n1,甲,小学\n";

/// What a spreadsheet shows of bytes that it takes for another encoding.
fn taken_for(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

#[test]
fn a_garbled_header_is_named_with_its_remedy() {
    let (gb18030, _, _) = GB18030.encode(TEXT);
    let utf8_remedy = "open the first file as UTF-8 (in a spreadsheet: Data, From Text/CSV, 65001: \
                       Unicode (UTF-8)) and save it again";
    for (text, what, remedy) in [
        (
            taken_for(TEXT.as_bytes(), GB18030),
            "it is UTF-8 that was read as GB18030 (GBK)",
            utf8_remedy,
        ),
        (
            taken_for(&gb18030, WINDOWS_1252),
            "it is GB18030 (GBK) that was read as a Western encoding",
            "open the first file as GB18030 (in a spreadsheet: Data, From Text/CSV, 936: Chinese \
             Simplified) and save it again",
        ),
        (
            taken_for(TEXT.as_bytes(), WINDOWS_1252),
            "it is UTF-8 that was read as a Western encoding",
            utf8_remedy,
        ),
        (
            TEXT.replace(['学', '码'], "\u{fffd}"),
            "it was read in another encoding than it was written in",
            "open the first file in its own encoding (in a spreadsheet: Data, From Text/CSV) and save \
             it again",
        ),
    ] {
        let message = format!("found a header that is garbled: {what}; {remedy}");
        for text in [
            text.clone(),
            format!("title\n{text}"),
            text.replace(',', ";"),
        ] {
            assert_eq!(refused(&text).0, [message.as_str()], "{text}");
        }
    }
    assert!(taken_for(TEXT.as_bytes(), GB18030).starts_with("瀛︽牎浠ｇ爜"));
}

#[test]
fn a_garbled_cell_below_a_sound_header_is_no_garbled_header() {
    let (file, warnings) =
        read("school_id,school_name,school_kind,瀛︽牎浠ｇ爜\n1,瀛︽牎,primary,\n");
    assert_eq!(file.counties()[0].schools()[0].name(), "瀛︽牎");
    assert_eq!(warnings.len(), 1);
    // A part of the header that is sound says more than that the rest is garbled.
    let (faults, _) = refused("school_id,瀛︽牎浠ｇ爜\n1,A\n");
    assert!(
        faults[0].starts_with("row 1: found no header"),
        "{faults:?}"
    );
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn utf16_with_its_mark_is_read_in_both_orders() {
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        for text in [
            TEXT.to_owned(),
            TEXT.replace(',', "\t").replace('\n', "\r\n"),
        ] {
            let bytes = utf16(&format!("\u{feff}{text}"), order);
            let (file, warnings) = read(&bytes);
            assert_eq!(codes(&file), ["1"]);
            assert_eq!(file.counties()[0].schools()[0].name(), "甲");
            assert!(warnings.is_empty());
        }
    }
}

const READ: &str = if cfg!(feature = "xlsx") {
    "text in UTF-8, UTF-16 or GB18030 with commas, tabs or semicolons, or a workbook"
} else {
    "plain text in UTF-8, UTF-16 or GB18030 with commas, tabs or semicolons: save as CSV (this build \
     reads no workbooks, for want of the feature `xlsx`)"
};

#[test]
fn utf16_of_an_odd_length_or_with_half_a_sign_is_no_text() {
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        let whole = utf16(&format!("\u{feff}{TEXT}"), order);
        let odd = &whole[..whole.len() - 1];
        let mut half = whole.clone();
        half.extend(order(0xd842));
        half.extend(order(u16::from(b'\n')));
        for (bytes, line) in [(odd, 2), (&half, 3)] {
            assert_eq!(
                refused(bytes).0,
                [format!(
                    "found a file that is neither a text file (line {line}) nor a workbook, expected \
                     {READ}"
                )]
            );
        }
    }
}

#[test]
fn utf16_without_its_mark_is_named() {
    let message = format!("found UTF-16 text, expected {READ}");
    assert_eq!(refused(utf16(TEXT, u16::to_le_bytes)).0, [message.as_str()]);
    let ascii = "school_id,school_name,school_kind\n1,A,primary\n";
    assert_eq!(refused(utf16(ascii, u16::to_be_bytes)).0, [message]);
}
