//! School files as users write them: headers.

use super::{amount, cell_fault, faults, full_width, read, refuse};
use encoding_rs::GB18030;
use junheng::adapters::sheet::TableWarningKind;
use junheng::adapters::table::{SchoolFile, read_schools};
use junheng::model::{ITEMS, Item, Location, Missing, Sponsor, Unit};
use std::io::Cursor;

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
        "row 1: found no header, expected all required columns in one of the first 30 rows; this row \
         comes nearest: it has `school_name` (学校名称) and lacks `school_id` (学校代码) (is it column \
         1 (A), `shool_id`?), `school_kind` (学校类型)"
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
    assert_eq!(file.warnings().len(), 1);
    assert_eq!(
        file.warnings()[0].kind,
        TableWarningKind::BlankHeader {
            position: 2,
            row: 3
        }
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
        file.warnings()[1_000].kind,
        TableWarningKind::MoreUnknownColumns { count: 500 }
    );
    assert_eq!(
        faults(&",".repeat(20_000).replacen(',', "a,", 1)),
        "row 1: found 20001 columns, expected at most 16384"
    );
}

#[test]
fn tabs_and_semicolons_part_fields_too_and_full_width_commas_are_named() {
    let file = "school_id,school_name,school_kind\n1,A,primary\n";
    for sign in [";", "\t"] {
        let read = read(&file.replace(',', sign));
        assert_eq!(read.counties()[0].schools()[0].name(), "A", "{sign:?}");
        assert!(read.warnings().is_empty());
    }
    for (sign, name) in [("，", "full-width commas"), ("|", "vertical bars")] {
        assert_eq!(
            faults(&file.replace(',', sign)),
            format!(
                "found fields separated by {name}, expected commas, tabs or semicolons: save as CSV"
            )
        );
    }
}
