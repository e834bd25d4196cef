//! Whatever the bytes, an answer and no panic; and what is sound is read back.

use encoding_rs::GB18030;
use junheng::adapters::table::read_schools;
use junheng::model::Item;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::io::{self, Cursor, Read, Seek, SeekFrom};

// ---- laws
/// A source that gives out a few bytes at a time.
struct Drops<R>(R, usize);

impl<R: Read> Read for Drops<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let count = buf.len().min(self.1);
        self.0.read(&mut buf[..count])
    }
}

impl<R: Seek> Seek for Drops<R> {
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64> {
        self.0.seek(pos)
    }
}

fn csv_like() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        "[0-9]{1,5}(\\.[0-9]{1,3})?",
        "[-—/+#%\"\\.,，０-９ 学校\u{3000}]{0,6}",
        Just("primary".to_owned()),
        Just("\"1,234\"".to_owned()),
        Just("\"a\nb\"".to_owned()),
        Just("\"".to_owned()),
        Just("NA".to_owned()),
        Just("2.13E+09".to_owned()),
        "\\PC{0,8}",
    ];
    let header = prop_oneof![
        Just("school_id,school_name,school_kind,books".to_owned()),
        Just("学校代码,学校名称,学校类型,图书册数（册）".to_owned()),
        prop::collection::vec("[a-z_学校代码名称类型]{0,6}", 1..5)
            .prop_map(|names| names.join(",")),
    ];
    let row = prop::collection::vec(cell, 0..6).prop_map(|cells| cells.join(","));
    (
        header,
        prop::collection::vec(row, 0..8),
        prop_oneof!["\n", "\r\n", "\r"],
    )
        .prop_map(|(header, rows, end)| format!("{header}{end}{}", rows.join(&end)))
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes: Vec<u8>) {
        let _ = read_schools(Cursor::new(bytes));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in csv_like()) {
        if let Err(error) = read_schools(Cursor::new(&text)) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn pieces_of_any_size_are_read_alike(text in csv_like(), size in 1_usize..9) {
        let (gb, _, _) = GB18030.encode(&text);
        for bytes in [text.as_bytes(), &gb] {
            let whole = read_schools(Cursor::new(bytes));
            prop_assert_eq!(read_schools(Drops(Cursor::new(bytes), size)), whole);
        }
    }

    #[test]
    fn sound_files_are_read_back(
        names in prop::collection::vec("[a-z\"学校]([a-z\", \n学校]{0,6}[a-z\"学校])?", 1..6),
        books: [u32; 6],
    ) {
        let mut text = "school_id,school_name,school_kind,books\n".to_owned();
        for (index, (name, books)) in names.iter().zip(books).enumerate() {
            writeln!(text, "{index},\"{}\",primary,{books}", name.replace('"', "\"\"")).unwrap();
        }
        let file = read_schools(Cursor::new(&text)).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let schools = file.counties()[0].schools();
        prop_assert_eq!(schools.len(), names.len());
        for (index, school) in schools.iter().enumerate() {
            prop_assert_eq!(school.name(), &names[index]);
            prop_assert_eq!(school.amount(Item::Books), Some(books[index].into()));
        }
    }
}
