//! Damaged workbooks: whatever is changed in one, it is read or refused, and nothing panics.

use super::{by_hand, sample_bytes, sheet_by_hand, try_read};
use junheng::adapters::sheet::SheetOptions;
use junheng::adapters::table::template_workbook;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// How many changes of each sample are tried; `JUNHENG_FUZZ` asks for more.
fn tries() -> u32 {
    let asked = std::env::var("JUNHENG_FUZZ").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(60)
}

/// Numbers that look like chance, the same each time (`xorshift64`, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

/// Changes a few bytes, or cuts, repeats or takes out a stretch.
fn change(bytes: &mut Vec<u8>, chance: &mut Chance) {
    for _ in 0..=chance.below(4) {
        if bytes.is_empty() {
            return;
        }
        let at = chance.below(bytes.len());
        let length = (1 + chance.below(32)).min(bytes.len() - at);
        match chance.below(6) {
            0 => bytes[at] ^= 1 << chance.below(8),
            1 => bytes[at] = [0x00, 0xff, 0x7f, 0x80, b'<', b'"', b'9', b'&'][chance.below(8)],
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(at..at + length)),
            4 => {
                let stretch = bytes[at..at + length].to_vec();
                let to = chance.below(bytes.len());
                bytes.splice(to..to, stretch);
            }
            _ => bytes[at..at + length].fill(0xff),
        }
    }
}

/// Changes one of the files in a container, so that what comes out of it is changed.
fn change_inside(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let changed = chance.below(archive.len());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if index == changed {
            change(&mut content, chance);
        }
        let name = file.name().unwrap().into_owned();
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Reads it; what comes of it is told, so that a test can see that both happen.
fn is_read(bytes: &[u8]) -> bool {
    let shown = try_read(bytes, &SheetOptions::default());
    let hidden = try_read(bytes, &SheetOptions::default().with_sheet("错误"));
    for error in [&shown, &hidden]
        .into_iter()
        .filter_map(|read| read.as_ref().err())
    {
        assert!(!error.to_string().is_empty());
    }
    shown.is_ok()
}

#[test]
fn changed_containers_are_read_or_refused() {
    for name in [
        "schools.xlsx",
        "schools.xlsb",
        "schools.xls",
        "schools.ods",
        "protected.xlsx",
    ] {
        let sample = sample_bytes(name);
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
        let mut read = 0;
        for _ in 0..tries() {
            let mut bytes = sample.clone();
            change(&mut bytes, &mut chance);
            read += u32::from(is_read(&bytes));
        }
        assert!(read < tries(), "{name}: nothing was refused");
    }
}

#[test]
fn changed_files_in_a_container_are_read_or_refused() {
    let rows = r#"<row r="2" hidden="1"><c r="A2" s="1"><v>1</v></c><c t="str"><f t="shared" si="0" ref="A1:B2">A1</f><v>A</v></c><c t="s"><v>0</v></c><c><v>3</v></c></row>"#;
    let texts = b"<sst><si><t>primary</t></si></sst>";
    let styles = br#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;
    let hand = by_hand(
        &sheet_by_hand(rows),
        &[("xl/sharedStrings.xml", texts), ("xl/styles.xml", styles)],
    );
    let template = template_workbook().unwrap();
    let samples = ["schools.xlsx", "schools.xlsb", "schools.ods"].map(sample_bytes);
    for sample in samples.into_iter().chain([hand, template]) {
        let mut chance = Chance(0x2545_f491_4f6c_dd1d);
        let mut read = 0;
        for _ in 0..tries() {
            read += u32::from(is_read(&change_inside(&sample, &mut chance)));
        }
        assert!(0 < read && read < tries(), "{read} of {} read", tries());
    }
}

#[test]
fn workbooks_that_are_cut_short_are_refused() {
    for name in ["schools.xlsx", "schools.xlsb", "schools.ods"] {
        let sample = sample_bytes(name);
        for length in (8..sample.len()).step_by(sample.len() / 60) {
            assert!(!is_read(&sample[..length]), "{name}, {length} bytes");
        }
    }
}
