//! School files as users write them: what is read, what is refused, and where the fault is said to
//! be.

use encoding_rs::GB18030;
use junheng::adapters::csv::read_text_table;
use junheng::adapters::csv::{
    CellCause, FormFault, RefusedFormat, SchoolFault, SchoolFile, TableError, TableFault,
    TableFaultKind, TableFaults, TableWarning, read_school_file, read_schools, template,
};
use junheng::model::{ITEMS, Item, Location, Missing, School, SchoolKind, Sponsor, Unit};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::Path;

fn read(text: &str) -> SchoolFile {
    read_schools(Cursor::new(text)).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn refuse_bytes(bytes: &[u8]) -> TableFaults<SchoolFault> {
    match read_schools(Cursor::new(bytes)) {
        Err(TableError::Faults(faults)) => faults,
        other => panic!("{other:?}"),
    }
}

fn refuse(text: &str) -> TableFaults<SchoolFault> {
    refuse_bytes(text.as_bytes())
}

/// The faults of a text, one a line.
fn faults(text: &str) -> String {
    refuse(text).to_string()
}

/// The only school of a file with one column beside the required ones.
fn with_cell(header: &str, cell: &str) -> School {
    let file = read(&format!(
        "school_id,school_name,school_kind,{header}\n1,A,primary,{cell}\n"
    ));
    file.counties()[0].schools()[0].clone()
}

/// The only fault of such a file.
fn cell_fault(header: &str, cell: &str) -> String {
    let text = format!("school_id,school_name,school_kind,{header}\n1,A,primary,{cell}\n");
    let faults = refuse(&text);
    assert_eq!(faults.faults().len(), 1, "{faults}");
    faults.to_string()
}

fn amount(school: &School, item: Item) -> String {
    school
        .amount(item)
        .map_or_else(|| "nothing".to_owned(), ToString::to_string)
}

// ---- what is read

#[test]
fn a_small_file_is_read_in_full() {
    let file = read(
        "school_id,学校名称,school_kind,sponsor,城乡类型,boarding,teaching_area（㎡）,books\r\n\
         0012,\"Riverside, \"\"East\"\"\",nine_year,7,镇区,是,\"4,501.50\",\r\n\
         0013,河滨小学,小学,,,,,-\r\n",
    );
    assert_eq!(file.warnings(), []);
    assert!(!file.has_county_ids());
    let [county] = file.counties() else {
        panic!("one county")
    };
    assert_eq!((county.id(), county.name()), (None, None));
    let [first, second] = county.schools() else {
        panic!("two schools")
    };
    assert_eq!((first.id(), first.name()), ("0012", "Riverside, \"East\""));
    assert_eq!(first.kind(), SchoolKind::NineYear);
    assert_eq!(first.sponsor(), Some(Sponsor::CountyEducation));
    assert_eq!(first.location(), Some(Location::Town));
    assert_eq!(first.flag(Item::Boarding), Some(true));
    assert_eq!(amount(first, Item::TeachingArea), "4501.5");
    assert_eq!(first.filed(Item::Books).err(), Some(Missing::Blank));
    assert_eq!(first.filed(Item::Computers).err(), Some(Missing::NotAsked));
    assert_eq!((second.sponsor(), second.location()), (None, None));
    assert_eq!(second.flag(Item::Boarding), None);
    assert_eq!(second.filed(Item::TeachingArea).err(), Some(Missing::Blank));
    assert_eq!(second.filed(Item::Books).err(), Some(Missing::Declared));
}

#[test]
fn a_header_without_schools_is_one_county_without_schools() {
    for text in [
        "school_id,school_name,school_kind".to_owned(),
        "school_id,school_name,school_kind,county_id\n\n,,,\n".to_owned(),
        template(),
        format!("\u{feff}{}", template()),
    ] {
        let file = read(&text);
        assert_eq!(file.counties().len(), 1, "{text}");
        assert!(file.counties()[0].schools().is_empty(), "{text}");
    }
    assert!(read(&template()).has_county_ids());
}

#[test]
fn the_template_heads_every_item_once() {
    let text = template();
    assert!(text.ends_with('\n'));
    let names: Vec<&str> = text.trim_end().split(',').collect();
    assert_eq!(
        names,
        ITEMS.iter().map(|item| item.zh()).collect::<Vec<_>>()
    );
    assert_eq!(names.len(), 98);
    assert_eq!(read(&text).warnings(), []);
}

#[test]
fn counties_keep_the_order_of_their_first_rows() {
    let file = read(
        "county_id,school_id,school_name,school_kind,county_name\n\
         B,1,a,primary,\n\
         A,1,b,primary,Alpha\n\
         B,2,c,primary,Beta\n\
         A,2,d,primary,—\n",
    );
    assert!(file.has_county_ids());
    assert_eq!(file.warnings(), []);
    let told: Vec<(Option<&str>, Option<&str>, Vec<&str>)> = file
        .counties()
        .iter()
        .map(|county| {
            (
                county.id(),
                county.name(),
                county.schools().iter().map(School::name).collect(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (Some("B"), Some("Beta"), vec!["a", "c"]),
            (Some("A"), Some("Alpha"), vec!["b", "d"]),
        ]
    );
    assert_eq!(file.clone().into_counties(), file.counties());
}

#[test]
fn two_names_of_one_county_are_warned_of() {
    let file = read(
        "county_id,school_id,school_name,school_kind,county_name\n\
         1,1,a,primary,North\n1,2,b,primary,South\n1,3,c,primary,East\n1,4,d,primary,\n",
    );
    assert_eq!(file.counties()[0].name(), Some("North"));
    let [warning] = file.warnings() else {
        panic!("{:?}", file.warnings())
    };
    assert_eq!(
        warning.to_string(),
        "row 3 names the county 1 `South`, row 2 `North`: the first is taken (2 rows have another)"
    );
}

// ---- headers

fn all_headed(head: impl Fn(Item) -> String) -> String {
    let header: Vec<String> = ITEMS.iter().map(|item| head(*item)).collect();
    let cells: Vec<String> = ITEMS
        .iter()
        .enumerate()
        .map(|(index, item)| match *item {
            Item::SchoolKind => "primary".to_owned(),
            Item::Sponsor => "7".to_owned(),
            Item::Location => "rural".to_owned(),
            item if item.unit() == Unit::YesNo => "yes".to_owned(),
            _ => index.to_string(),
        })
        .collect();
    format!("{}\n{}\n", header.join(","), cells.join(","))
}

fn assert_every_item_was_read(file: &SchoolFile, how: &str) {
    assert_eq!(file.warnings(), [], "{how}");
    let school = &file.counties()[0].schools()[0];
    assert_eq!((school.id(), school.name()), ("0", "1"), "{how}");
    assert_eq!(file.counties()[0].id(), Some("3"), "{how}");
    assert_eq!(file.counties()[0].name(), Some("4"), "{how}");
    assert_eq!(school.sponsor(), Some(Sponsor::CountyEducation), "{how}");
    assert_eq!(school.location(), Some(Location::Rural), "{how}");
    for (index, &item) in ITEMS.iter().enumerate() {
        if item.is_amount() {
            assert_eq!(
                amount(school, item),
                index.to_string(),
                "{how}: {}",
                item.code()
            );
        } else if item.unit() == Unit::YesNo {
            assert_eq!(school.flag(item), Some(true), "{how}: {}", item.code());
        }
    }
}

/// The ASCII signs of a text in their full-width forms, except the comma that parts columns.
fn full_width(text: &str) -> String {
    text.chars()
        .map(|sign| match sign {
            '!'..='~' => char::from_u32(u32::from(sign) + 0xfee0).unwrap(),
            _ => sign,
        })
        .collect()
}

fn with_unit(name: &str, item: Item) -> String {
    item.unit()
        .symbol()
        .map_or_else(|| name.to_owned(), |unit| format!("{name}（{unit}）"))
}

/// A way to head the column of an item.
type Heading = fn(Item) -> String;

#[test]
fn every_column_may_be_headed_in_many_ways() {
    let ways: [(&str, Heading); 12] = [
        ("code", |item| item.code().to_owned()),
        ("name", |item| item.zh().to_owned()),
        ("code with unit", |item| with_unit(item.code(), item)),
        ("name with unit", |item| with_unit(item.zh(), item)),
        ("name with unit in ASCII brackets", |item| {
            with_unit(item.zh(), item)
                .replace('（', "(")
                .replace('）', ")")
        }),
        ("full-width code", |item| full_width(item.code())),
        ("full-width name", |item| full_width(item.zh())),
        ("blanks and line breaks", |item| {
            let spaced: String = item
                .zh()
                .chars()
                .flat_map(|sign| [sign, '\u{3000}'])
                .collect();
            format!("\" {spaced}\r\n\u{a0}\"")
        }),
        ("至 and 平方米", |item| {
            item.zh().replace('-', "至").replace('㎡', "平方米")
        }),
        ("～ and m²", |item| {
            item.zh().replace('-', "～").replace('㎡', "m²")
        }),
        ("~ and full-width m²", |item| {
            item.zh().replace('-', "~").replace('㎡', "ｍ²")
        }),
        ("— and quotes", |item| {
            format!("\"{}\"", item.zh().replace('-', "—"))
        }),
    ];
    for (how, head) in ways {
        let text = all_headed(head);
        assert_every_item_was_read(&read(&text), how);
        assert_every_item_was_read(&read(&format!("\u{feff}{text}")), how);
        let (bytes, _, unmappable) = GB18030.encode(&text);
        assert!(!unmappable);
        assert_every_item_was_read(&read_schools(Cursor::new(bytes)).unwrap(), how);
    }
}

#[test]
fn columns_may_stand_in_any_order() {
    let text = all_headed(|item| item.code().to_owned());
    let turned: Vec<String> = text
        .lines()
        .map(|line| line.split(',').rev().collect::<Vec<_>>().join(","))
        .collect();
    assert_every_item_was_read(&read(&turned.join("\r\n")), "reversed");
}

#[test]
fn another_unit_than_the_own_is_a_fault_in_every_column() {
    for &item in ITEMS.iter().filter(|item| item.is_amount()) {
        let foreign = if item.unit() == Unit::Yuan {
            "万元"
        } else {
            "元"
        };
        for name in [item.code(), item.zh()] {
            let fault = cell_fault(&format!("{name}（{foreign}）"), "5");
            assert_eq!(
                fault,
                format!(
                    "row 1, column `{}` ({}): found the unit {foreign} in `{name}（{foreign}）`, \
                     expected {}: convert the figures, or correct the header",
                    item.code(),
                    item.zh(),
                    item.unit().symbol().unwrap()
                )
            );
        }
    }
}

#[test]
fn an_item_headed_twice_is_a_fault() {
    assert_eq!(
        faults("books,school_id,图书册数（册）,school_name,school_kind,图书册数\n"),
        "row 1, column `books` (图书册数): found it as column 1 (A) and again as column 3 (C), \
         expected one column\n\
         row 1, column `books` (图书册数): found it as column 1 (A) and again as column 6 (F), \
         expected one column"
    );
}

#[test]
fn a_missing_required_column_is_a_fault_that_names_the_likely_one() {
    let refused = refuse("shool_id,school_name\n1,A\n");
    assert_eq!(
        refused.to_string(),
        "row 1, column `school_id` (学校代码): found no such column, expected one: it is required; \
         is it column 1 (A), `shool_id`?\n\
         row 1, column `school_kind` (学校类型): found no such column, expected one: it is required"
    );
    assert_eq!(
        refused.warnings()[0].to_string(),
        "column 1 (A) `shool_id` is not known and is ignored; the nearest known name is `school_id`"
    );
}

#[test]
fn an_unknown_column_is_ignored_with_a_warning() {
    let file = read(
        "school_id,school_name,school_kind,student_primary,小学学生数（人）,小学专任教师（名）\n\
         1,A,primary,-5,x,\"#DIV/0!\"\n",
    );
    let warnings: Vec<String> = file.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "column 4 (D) `student_primary` is not known and is ignored; the nearest known name is \
             `students_primary`",
            "column 5 (E) `小学学生数（人）` is not known and is ignored; the nearest known name is \
             `小学学生人数`",
            "column 6 (F) `小学专任教师（名）` is not known and is ignored; the nearest known name is \
             `小学专任教师数`",
        ]
    );
    let school = &file.counties()[0].schools()[0];
    assert_eq!(
        school.filed(Item::StudentsPrimary).err(),
        Some(Missing::NotAsked)
    );
}

#[test]
fn columns_without_a_header_are_warned_of_where_they_are_filled() {
    let file =
        read("school_id,,school_name,school_kind, ,\n1,,A,primary,,\n2,x,B,primary,\u{3000},\n");
    assert_eq!(
        file.warnings(),
        [TableWarning::BlankHeader {
            position: 2,
            row: 3
        }]
    );
    assert_eq!(
        file.warnings()[0].to_string(),
        "column 2 (B) has no header and is ignored, but row 3 has a value in it"
    );
}

#[test]
fn a_header_of_a_thousand_unknown_columns_stays_readable() {
    let unknown: Vec<String> = (0..1_500).map(|index| format!("x{index}")).collect();
    let file = read(&format!(
        "school_id,school_name,school_kind,{}\n",
        unknown.join(",")
    ));
    assert_eq!(file.warnings().len(), 1_001);
    assert_eq!(
        file.warnings()[1_000],
        TableWarning::MoreUnknownColumns { count: 500 }
    );
    assert_eq!(
        faults(&",".repeat(20_000).replacen(',', "a,", 1)),
        "row 1: found 20001 columns, expected at most 16384"
    );
}

#[test]
fn other_separators_are_named() {
    for (sign, name) in [
        (";", "semicolons"),
        ("\t", "tabs"),
        ("，", "full-width commas"),
    ] {
        assert_eq!(
            faults(&"school_id,school_name,school_kind\n1,A,primary\n".replace(',', sign)),
            format!("row 1: found fields separated by {name}, expected commas: save as CSV")
        );
    }
}

// ---- files that are no school files

#[test]
fn other_formats_are_refused_by_name() {
    let utf16: Vec<u8> = template()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, format, name) in [
        (
            [&b"\xff\xfe"[..], &utf16].concat(),
            RefusedFormat::Utf16,
            "UTF-16 text",
        ),
        (utf16.clone(), RefusedFormat::Utf16, "UTF-16 text"),
        (
            b"PK\x03\x04\x14\0".to_vec(),
            RefusedFormat::Xlsx,
            "a spreadsheet workbook (.xlsx or .xlsm)",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(),
            RefusedFormat::Xls,
            "a spreadsheet workbook (.xls)",
        ),
        (
            b"<html><table>".to_vec(),
            RefusedFormat::Markup,
            "a web page or XML file (often named .xls)",
        ),
    ] {
        let refused = refuse_bytes(&bytes);
        assert_eq!(
            refused.faults()[0].kind,
            TableFaultKind::Form(FormFault::RefusedFormat { format })
        );
        assert_eq!(
            refused.to_string(),
            format!(
                "found {name}, expected plain text with commas in UTF-8 or GB18030: save as CSV"
            )
        );
    }
}

#[test]
fn what_is_no_text_is_refused() {
    for (bytes, line) in [
        (
            &b"school_id,school_name,school_kind\n1,A,primary\n2,\0,primary\n"[..],
            3,
        ),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0", 1),
        (
            b"school_id,school_name,school_kind\n1,\xff\xff,primary\n",
            2,
        ),
        (
            b"school_id,school_name,school_kind\n1,\xd1\xa7\xd0\xa3\xb4\xfa,primary\n\n2,\x81",
            4,
        ),
    ] {
        assert_eq!(
            refuse_bytes(bytes).to_string(),
            format!(
                "found a file that is not a text file (line {line}), expected plain text with \
                 commas in UTF-8 or GB18030: save as CSV"
            )
        );
    }
}

#[test]
fn a_file_of_two_encodings_is_refused() {
    let (gb, _, _) = GB18030.encode("河滨小学");
    let header = "学校代码,学校名称,学校类型\n1,河滨小学,小学\n2,".as_bytes();
    let bytes = [header, &gb, ",小学\n".as_bytes()].concat();
    let message = "found bytes on line 3 that are not UTF-8, in a file that begins as UTF-8, \
                   expected one encoding throughout: save as CSV in UTF-8";
    assert_eq!(refuse_bytes(&bytes).to_string(), message);
    let marked = [
        "\u{feff}school_id,school_name,school_kind\n1,A,primary\n2,".as_bytes(),
        &gb,
        b",primary\n",
    ]
    .concat();
    assert_eq!(refuse_bytes(&marked).to_string(), message);
}

#[test]
fn an_empty_file_has_no_header() {
    for text in ["", "\u{feff}", "\n", "\r\n\r\n", ",,\n \u{3000},\n"] {
        assert_eq!(
            faults(text),
            "found no header: the file is empty, expected a row with the names of the columns"
        );
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let path = Path::new("no/such/schools.csv");
    let error = read_school_file(path).unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot read the school file `no/such/schools.csv`"
    );
    assert_eq!(error, read_school_file(path).unwrap_err());
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(
        source
            .downcast_ref::<std::sync::Arc<io::Error>>()
            .unwrap()
            .kind(),
        io::ErrorKind::NotFound
    );
}

// ---- rows

#[test]
fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
    // Rows: 1 header, 2 sound, 3 blank, 4 all empty, 5 with a line break inside quotes, 6 at fault,
    // 7 too wide but empty, 8 at fault.
    let text = "school_id,school_name,school_kind,books\n\
                1,A,primary,1\n\
                \n\
                ,\u{3000}, ,\n\
                2,\"B\n\nB\",primary,2\n\
                3,C,primary,-3\n\
                ,,,,,,,\n\
                4,D,primary,x\n";
    let expected = "row 6, column `books` (图书册数): found `-3`, expected a whole number of \
                    volumes, 0 or more\n\
                    row 8, column `books` (图书册数): found `x`, expected a whole number of volumes, \
                    0 or more";
    assert_eq!(faults(text), expected);
    assert_eq!(faults(&text.replace('\n', "\r\n")), expected);
    assert_eq!(faults(&text.replace('\n', "\r")), expected);
    assert_eq!(
        faults("\n\nschool_id,school_name,school_kind\n\n1,,primary"),
        "row 5, column `school_name` (学校名称): found a blank, expected the name of the school \
         (this column must be filled in every row)"
    );
}

#[test]
fn a_row_of_another_width_is_one_fault() {
    assert_eq!(
        faults(
            "school_id,school_name,school_kind,books\n1,A,primary\n2,B,x,-5,1,234\n3,C,primary,5\n"
        ),
        "row 2: found 3 fields, expected 4 as in the header\n\
         row 3: found 6 fields, expected 4 as in the header (a value with a comma in it needs quotes \
         around it)"
    );
}

#[test]
fn an_unclosed_quote_is_told_where_it_opened() {
    assert_eq!(
        faults("school_id,school_name,school_kind\n1,A,primary\n2,\"B,primary\n3,,primary\n"),
        "row 3, column `school_name` (学校名称): found `\"B,primary` with an opening quote, expected \
         a closing quote at the end of the field\n\
         row 4, column `school_name` (学校名称): found a blank, expected the name of the school \
         (this column must be filled in every row)"
    );
    // Quotes in later rows would close it.
    assert_eq!(
        faults("school_id,school_name,school_kind\n1,\"A,primary\n2,\"B\",primary\n3,\"C\",x\n")
            .lines()
            .map(|line| line.split(": ").next().unwrap())
            .collect::<Vec<_>>(),
        [
            "row 2, column `school_name` (学校名称)",
            "row 4, column `school_kind` (学校类型)"
        ]
    );
    assert_eq!(
        faults("school_id,\"school_name,school_kind\n1,A,primary\n"),
        "row 1, column 2 (B): found `\"school_name,school_kind` with an opening quote, expected a \
         closing quote at the end of the field"
    );
    assert_eq!(
        faults("school_id,school_name,school_kind\n1,\"A\"B,primary\n"),
        "row 2, column `school_name` (学校名称): found `\"A\"B,primary` with text after the closing \
         quote, expected a comma or the end of the row there, and each quote within the quotes \
         doubled"
    );
}

/// A source of some bytes, then very many of one kind, made as they are read.
struct Endless {
    start: &'static [u8],
    fill: u8,
    length: u64,
    at: u64,
}

impl Read for Endless {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.length - self.at).unwrap();
        let count = buf.len().min(left);
        buf[..count].fill(self.fill);
        let at = usize::try_from(self.at).unwrap();
        for (place, &byte) in buf[..count]
            .iter_mut()
            .zip(self.start.get(at..).unwrap_or(&[]))
        {
            *place = byte;
        }
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Endless {
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64> {
        self.at = match pos {
            SeekFrom::Start(at) => at,
            SeekFrom::Current(by) => self.at.checked_add_signed(by).unwrap(),
            SeekFrom::End(by) => self.length.checked_add_signed(by).unwrap(),
        };
        Ok(self.at)
    }
}

#[test]
fn a_line_of_200_megabytes_is_refused_without_holding_it() {
    for (start, message) in [
        (
            &b"school_id,school_name,school_kind\n1,\"A"[..],
            "row 2: found a row of more than 1048576 bytes, expected a shorter one: is a line break \
             missing?",
        ),
        (
            b"school_id,school_name,school_kind\n1,\"A,primary\nx",
            "row 2, column `school_name` (学校名称): found `\"A,primary` with an opening quote, \
             expected a closing quote at the end of the field\n\
             row 3: found a row of more than 1048576 bytes, expected a shorter one: is a line break \
             missing?",
        ),
    ] {
        let source = Endless {
            start,
            fill: b'a',
            length: 200_000_000,
            at: 0,
        };
        assert_eq!(read_schools(source).unwrap_err().to_string(), message);
    }
}

// ---- cells

#[test]
fn amounts_are_read_in_all_their_forms() {
    for (cell, read) in [
        ("500", "500"),
        ("500.0", "500"),
        (" 500\u{3000}", "500"),
        ("\u{a0}500\u{a0}", "500"),
        ("５００", "500"),
        ("\"1,234\"", "1234"),
        ("１，２３４", "1234"),
        ("\"12,345,678.00\"", "12345678"),
        ("0000000000000000000000000000000000007", "7"),
        (
            "1234567890123456789012345678",
            "1234567890123456789012345678",
        ),
    ] {
        assert_eq!(
            amount(&with_cell("students_primary", cell), Item::StudentsPrimary),
            read,
            "{cell}"
        );
    }
    for (cell, read) in [
        ("0.5", "0.5"),
        (".5", "0.5"),
        ("\"1,234.5\"", "1234.5"),
        ("１２．５", "12.5"),
    ] {
        assert_eq!(
            amount(&with_cell("teaching_area", cell), Item::TeachingArea),
            read,
            "{cell}"
        );
    }
}

#[test]
fn not_reported_is_never_zero() {
    for cell in ["", " ", "\u{3000}", "\u{a0}"] {
        let school = with_cell("books", cell);
        assert_eq!(school.filed(Item::Books), Err(Missing::Blank), "{cell:?}");
    }
    for cell in [
        "-",
        "—",
        "——",
        "/",
        "NA",
        "N/A",
        "无数据",
        " － ",
        "／",
        "ＮＡ",
        "Ｎ／Ａ",
    ] {
        let school = with_cell("books", cell);
        assert_eq!(school.filed(Item::Books), Err(Missing::Declared), "{cell}");
        assert_eq!(with_cell("sponsor", cell).sponsor(), None, "{cell}");
        assert_eq!(with_cell("location", cell).location(), None, "{cell}");
        assert_eq!(
            with_cell("boarding", cell).flag(Item::Boarding),
            None,
            "{cell}"
        );
        assert_eq!(
            faults(&format!(
                "school_id,school_name,school_kind\n1,{cell},primary\n"
            )),
            format!(
                "row 2, column `school_name` (学校名称): found `{}`, expected the name of the school \
                 (this column must be filled in every row)",
                cell.trim()
            )
        );
    }
    assert_eq!(amount(&with_cell("books", "0"), Item::Books), "0");
}

#[test]
fn what_is_no_amount_is_refused_with_its_cause() {
    let persons = "a whole number of persons, 0 or more";
    let area = "an area in m², 0 or more, as a plain decimal";
    for (item, expected, cell, hint) in [
        ("students_primary", persons, "-3", ""),
        ("students_primary", persons, "NaN", ""),
        ("students_primary", persons, "inf", ""),
        ("students_primary", persons, "12.5", ""),
        ("students_primary", persons, "abc", ""),
        ("students_primary", persons, "5²", ""),
        ("students_primary", persons, "+3", " (without a sign)"),
        ("teaching_area", area, "-0.1", ""),
        ("teaching_area", area, "５²", ""),
        ("teaching_area", area, "85%", " (not a percentage)"),
        (
            "teaching_area",
            area,
            "4500㎡",
            " (the number alone, without a unit)",
        ),
        (
            "teaching_area",
            area,
            "4.5E+03",
            " (a spreadsheet has shortened it: format the column as text, enter it in full)",
        ),
        (
            "students_primary",
            persons,
            "2021-09-01",
            " (a spreadsheet may have made a date of it: format the column as text, enter it again)",
        ),
        (
            "students_primary",
            persons,
            "2021年9月1日",
            " (a spreadsheet may have made a date of it: format the column as text, enter it again)",
        ),
        (
            "teaching_area",
            area,
            "#DIV/0!",
            " (a formula has failed: enter the value itself, or leave the cell blank)",
        ),
        (
            "teaching_area",
            area,
            "#N/A",
            " (a formula has failed: enter the value itself, or leave the cell blank)",
        ),
    ] {
        let zh = Item::from_code(item).unwrap().zh();
        assert_eq!(
            cell_fault(item, cell),
            format!("row 2, column `{item}` ({zh}): found `{cell}`, expected {expected}{hint}")
        );
    }
    assert_eq!(
        cell_fault("books", "\"12,34\""),
        "row 2, column `books` (图书册数): found `12,34`, expected a whole number of volumes, 0 or \
         more (a comma may only part groups of three digits)"
    );
}

#[test]
fn fractions_are_refused_where_whole_things_are_counted() {
    for &item in ITEMS.iter().filter(|item| item.is_amount()) {
        if item.unit().is_whole() {
            let fault = cell_fault(item.code(), "12.5");
            assert!(fault.ends_with(item.unit().expected()), "{fault}");
        } else {
            assert_eq!(amount(&with_cell(item.code(), "12.5"), item), "12.5");
        }
        assert_eq!(amount(&with_cell(item.code(), "12.0"), item), "12");
    }
}

#[test]
fn more_than_28_significant_digits_are_refused_and_never_rounded() {
    let (sound, long) = ("1".repeat(28), "1".repeat(29));
    let area = Item::TeachingArea;
    for cell in [
        sound.clone(),
        format!("0.{sound}"),
        format!("000{sound}"),
        format!("0.000{sound}"),
        format!("0.{}1", "0".repeat(28)),
    ] {
        let expected = cell.trim_start_matches("000");
        assert_eq!(
            amount(&with_cell("teaching_area", &cell), area),
            expected,
            "{cell}"
        );
    }
    let zeros = format!("0.{}", "0".repeat(40));
    assert_eq!(amount(&with_cell("teaching_area", &zeros), area), "0");
    for cell in [
        long.clone(),
        format!("0.{long}"),
        format!("{sound}.0"),
        format!("1.{}", "0".repeat(28)),
    ] {
        assert_eq!(
            cell_fault("teaching_area", &cell),
            format!(
                "row 2, column `teaching_area` (教学及辅助用房总面积): found `{cell}`, expected an \
                 area in m², 0 or more, as a plain decimal, with at most 28 significant digits (it \
                 has 29)"
            )
        );
    }
}

#[test]
fn coded_columns_hold_members_of_their_lists() {
    for (header, cell) in [
        ("sponsor", "11"),
        ("sponsor", "教育部"),
        ("location", "city"),
        ("boarding", "maybe"),
        ("boarding", "2"),
    ] {
        let fault = cell_fault(header, cell);
        let item = Item::from_code(header).unwrap();
        let place = format!(
            "row 2, column `{header}` ({}): found `{cell}`, expected ",
            item.zh()
        );
        assert!(fault.starts_with(&place), "{fault}");
    }
    assert_eq!(
        faults("school_id,school_name,school_kind\n1,A,college\n2,B,Primary\n3,C,\n")
            .lines()
            .count(),
        3
    );
    for kind in SchoolKind::ALL {
        for name in [kind.code(), kind.zh()] {
            let file = read(&format!(
                "school_id,school_name,school_kind\n1,A,\u{3000}{name} \n"
            ));
            assert_eq!(file.counties()[0].schools()[0].kind(), *kind);
        }
    }
    for one in Sponsor::ALL {
        for name in [
            one.code().to_owned(),
            one.zh().to_owned(),
            format!("{}.0", one.code()),
        ] {
            assert_eq!(with_cell("sponsor", &name).sponsor(), Some(*one));
            assert_eq!(
                with_cell("sponsor", &full_width(&name)).sponsor(),
                Some(*one)
            );
        }
    }
    for one in Location::ALL {
        for name in [one.code(), one.zh()] {
            assert_eq!(with_cell("location", name).location(), Some(*one));
        }
    }
}

#[test]
fn a_code_that_a_spreadsheet_shortened_is_refused() {
    let hint = "(a spreadsheet has shortened it: format the column as text, enter it in full)";
    assert_eq!(
        faults("school_id,school_name,school_kind,county_id\n2.13E+09,A,primary,3.2E+05\n"),
        format!(
            "row 2, column `school_id` (学校代码): found `2.13E+09`, expected the code of the school, \
             in full {hint}\n\
             row 2, column `county_id` (区县代码): found `3.2E+05`, expected the code of the county, \
             in full {hint}"
        )
    );
}

#[test]
fn a_blank_county_code_is_refused_where_the_column_exists() {
    assert_eq!(
        faults(
            "school_id,school_name,school_kind,county_id\n1,A,primary,\n1,B,primary,9\n1,C,primary,-\n"
        ),
        "row 2, column `county_id` (区县代码): found a blank, expected the code of the county, in \
         full (this column must be filled in every row)\n\
         row 4, column `county_id` (区县代码): found `-`, expected the code of the county, in full \
         (this column must be filled in every row)"
    );
}

#[test]
fn one_code_for_two_schools_of_a_county_is_refused() {
    assert_eq!(
        faults(
            "books,school_id,school_name,school_kind,county_id\n\
             1,7,A,primary,1\n1,7,B,primary,2\nx,\u{3000}7 ,C,primary,1\n1,07,D,primary,1\n\
             1,7,E,primary,2\n"
        ),
        "row 4, column `books` (图书册数): found `x`, expected a whole number of volumes, 0 or more\n\
         row 4, column `school_id` (学校代码): found `7`, expected a code of its own: row 2 of the \
         same county has it\n\
         row 6, column `school_id` (学校代码): found `7`, expected a code of its own: row 3 of the \
         same county has it"
    );
}

#[test]
fn the_faults_of_a_row_are_told_from_left_to_right() {
    let refused = refuse("school_id,school_name,school_kind,books\n1,A,primary,1\n1,B,primary,x\n");
    let positions: Vec<Option<usize>> = refused.faults().iter().map(TableFault::position).collect();
    assert_eq!(positions, [Some(1), Some(4)]);
}

#[test]
fn rows_are_judged_behind_a_header_at_fault() {
    assert_eq!(
        faults(
            "school_id,school_name,school_kind,school_id\n1,A,primary,5\n2,B,primary,5\n2,C,x,\n"
        )
        .lines()
        .map(|line| line.split(" (").next().unwrap())
        .collect::<Vec<_>>(),
        [
            "row 1, column `school_id`",
            "row 4, column `school_id`",
            "row 4, column `school_kind`",
            "row 4, column `school_id`",
        ]
    );
}

#[test]
fn all_faults_are_told_in_file_order() {
    let refused = refuse(
        "school_id,school_name,school_kind,students_primary（间）,books,boarding\n\
         ,A,primary,-1,1.5,是\n\
         1,B\n\
         2,\"C\"x,primary,1,1,1\n\
         2,D,nursery,1,1,2\n\
         3,\"E,primary,1,1,1\n",
    );
    let told: Vec<(Option<u64>, Option<usize>)> = refused
        .faults()
        .iter()
        .map(|fault| (fault.row, fault.position()))
        .collect();
    assert_eq!(
        told,
        [
            (Some(1), Some(4)),
            (Some(2), Some(1)),
            (Some(2), Some(4)),
            (Some(2), Some(5)),
            (Some(3), None),
            (Some(4), Some(2)),
            (Some(5), Some(3)),
            (Some(5), Some(6)),
            (Some(6), Some(2)),
        ]
    );
    let column = refused.faults()[2].column.as_ref().unwrap();
    assert_eq!(column.code.as_deref(), Some(Item::StudentsPrimary.code()));
    assert_eq!(column.name, Some(Item::StudentsPrimary.zh()));
    let TableFaultKind::Cell { found, cause, .. } = &refused.faults()[2].kind else {
        panic!("{refused}")
    };
    assert_eq!((found.as_str(), *cause), ("-1", CellCause::Negative));
    assert_eq!(refused.omitted(), 0);
}

#[test]
fn very_many_faults_are_counted_to_the_last() {
    let mut text = "school_id,school_name,school_kind\n".to_owned();
    for id in 0..100_002 {
        writeln!(text, "{id},,primary").unwrap();
    }
    let refused = refuse(&text);
    assert_eq!((refused.faults().len(), refused.omitted()), (100_000, 2));
}

#[test]
fn a_long_cell_is_shown_short() {
    let fault = cell_fault("books", &"9".repeat(5_000));
    assert!(
        fault.contains(&format!("found `{}…`", "9".repeat(60))),
        "{fault}"
    );
}

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
            prop_assert_eq!(school.amount(Item::Books), Some(&books[index].into()));
        }
    }
}

#[test]
fn a_table_of_any_columns_keeps_its_row_numbers_and_loses_no_row_to_a_quote() {
    let read = |text: &str| read_text_table(Cursor::new(text.to_owned()));
    let table = read("x,y\n\n1,\" a\r\nb \"\n,\n2,３\n").unwrap();
    assert_eq!(table.header, ["x", "y"]);
    let rows: Vec<(u64, Vec<&str>)> = table
        .rows
        .iter()
        .map(|row| (row.number, row.cells.iter().map(String::as_str).collect()))
        .collect();
    let expected = [
        (3, vec!["1", "a\r\nb"]),
        (4, vec!["", ""]),
        (5, vec!["2", "３"]),
    ];
    assert_eq!(rows, expected);

    let faults = |text: &str| read(text).unwrap_err().to_string();
    let told = faults("x,y\n1,a\n2,\"b\n3,c,d\n4\n");
    let places: Vec<&str> = told
        .lines()
        .filter_map(|line| line.split([',', ':']).next())
        .collect();
    assert_eq!(places, ["row 3", "row 4", "row 5"]);
    assert!(faults("\"x,y\n1,a\n").starts_with("row 1"));
    assert!(faults("").contains("no header"));
    assert!(faults("PK\u{3}\u{4}").contains("save as CSV"));
}
