//! School files as users write them: cells.

use super::{amount, cell_fault, faults, full_width, read};
use junheng::model::{ITEMS, Item, Location, Missing, School, SchoolKind, Sponsor};

/// The only school of a file with one column beside the required ones.
fn with_cell(header: &str, cell: &str) -> School {
    let file = read(&format!(
        "school_id,school_name,school_kind,{header}\n1,A,primary,{cell}\n"
    ));
    file.counties()[0].schools()[0].clone()
}

/// How every fault of a figure ends.
const NO_FIGURE: &str = "; where there is no figure, a blank, `-` or `NA`";

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
        (
            "teaching_area",
            area,
            "85%",
            " (not a percentage: take the % away)",
        ),
        (
            "teaching_area",
            area,
            "4500㎡",
            " (the number alone: take the unit away)",
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
            format!(
                "row 2, column `{item}` ({zh}): found `{cell}`, expected {expected}{hint}{NO_FIGURE}"
            )
        );
    }
    assert_eq!(
        cell_fault("books", "\"12,34\""),
        "row 2, column `books` (图书册数): found `12,34`, expected a whole number of volumes, 0 or \
         more (a comma may only part groups of three digits); where there is no figure, a blank, `-` or \
         `NA`"
    );
}

#[test]
fn fractions_are_refused_where_whole_things_are_counted() {
    for &item in ITEMS.iter().filter(|item| item.is_amount()) {
        if item.unit().is_whole() {
            let fault = cell_fault(item.code(), "12.5");
            let end = format!("expected {}{NO_FIGURE}", item.unit().expected());
            assert!(fault.ends_with(&end), "{fault}");
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
                 has 29){NO_FIGURE}"
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
fn a_long_cell_is_shown_short() {
    let fault = cell_fault("books", &"9".repeat(5_000));
    assert!(
        fault.contains(&format!("found `{}…`", "9".repeat(60))),
        "{fault}"
    );
}
