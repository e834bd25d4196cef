//! School files as users write them: whole files, and what is no school file.

use super::{amount, faults, read, refuse_bytes};
use encoding_rs::GB18030;
use junheng::adapters::sheet::{FormFault, RefusedFormat, TableFaultKind};
use junheng::adapters::table::{read_school_file, template};
use junheng::model::{ITEMS, Item, Location, Missing, School, SchoolKind, Sponsor};
use std::io::{self};
use std::path::Path;

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
    // A column of codes without a code in it is as if absent.
    assert!(!read(&template()).has_county_ids());
}

#[test]
fn the_template_heads_every_item_once() {
    let text = template();
    assert!(text.ends_with('\n'));
    // Without the mark a spreadsheet takes UTF-8 for GB18030.
    let marked = text.strip_prefix('\u{feff}').unwrap();
    let names: Vec<&str> = marked.trim_end().split(',').collect();
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
         A,2,d,primary,NA\n",
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

/// What can be read, as the refusals of other files end.
const READ: &str = if cfg!(feature = "xlsx") {
    "text in UTF-8, UTF-16 or GB18030 with commas, tabs or semicolons, or a workbook"
} else {
    "plain text in UTF-8, UTF-16 or GB18030 with commas, tabs or semicolons: save as CSV (this build \
     reads no workbooks, for want of the feature `xlsx`)"
};

// ---- files that are no school files
#[test]
fn other_formats_are_refused_by_name() {
    // Without its mark UTF-16 could be in either order.
    let utf16: Vec<u8> = "学校代码,学校名称,学校类型\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, format, name) in [
        (utf16.clone(), RefusedFormat::Utf16, "UTF-16 text"),
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
            format!("found {name}, expected {READ}")
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
                "found a file that is neither a text file (line {line}) nor a workbook, expected {READ}"
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
                   expected one encoding throughout: it was cut, or it is UTF-8 that was read as \
                   GB18030 (GBK) and saved again; open the first file as UTF-8 (in a spreadsheet: \
                   Data, From Text/CSV, 65001: Unicode (UTF-8)) and save it again";
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
    for text in [
        "",
        "\u{feff}",
        "\n",
        "\r\n\r\n",
        ",,\n \u{3000},\n",
        ";;\n",
        "\t\n\t",
        "sep=;\n;;\n",
    ] {
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
