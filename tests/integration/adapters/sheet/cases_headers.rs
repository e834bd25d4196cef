//! Which row is the header: separators, titles, two rows read as one, repeated headers.

use super::{amount, asked, codes, read, refused};
use junheng::adapters::table::ColumnQuery;
use junheng::model::Item;

const HEADER: &str = "school_id,school_name,school_kind";

// ---- separators
#[test]
fn every_separator_may_stand_in_a_cell_with_quotes() {
    for sign in [",", "\t", ";"] {
        let header = HEADER.replace(',', sign);
        let text = format!("{header}{sign}books\n1{sign}\"A{sign}B\"{sign}primary{sign}5\n");
        let (file, warnings) = read(&text);
        let school = &file.counties()[0].schools()[0];
        assert_eq!(school.name(), format!("A{sign}B"), "{sign:?}");
        assert_eq!(amount(school, Item::Books).as_deref(), Some("5"));
        assert!(warnings.is_empty(), "{sign:?}");
    }
    // A quote is closed by its own separator alone.
    let (faults, _) = refused("school_id;school_name;school_kind\n1;\"A\",B;primary\n");
    assert_eq!(
        faults,
        [
            "row 2, column `school_name` (学校名称): found `\"A\",B;primary` with text after the \
             closing quote, expected a separator or the end of the row there, and each quote within \
             the quotes doubled"
        ]
    );
}

#[test]
fn a_first_line_may_name_the_separator() {
    for (line, sign) in [
        ("sep=;", ";"),
        ("SEP=,", ","),
        ("sep=|", "|"),
        ("sep=\t", "\t"),
    ] {
        let table = format!("{HEADER}\n1,A,primary\n2,,primary\n").replace(',', sign);
        let (faults, warnings) = refused(format!("{line}\n{table}"));
        // The rows are those of the file, the line among them.
        assert_eq!(
            faults,
            [
                "row 4, column `school_name` (学校名称): found a blank, expected the name of the school \
                 (this column must be filled in every row)"
            ],
            "{line}"
        );
        assert!(warnings.is_empty(), "{line}: {warnings:?}");
    }
    // It is obeyed where it is wrong.
    let (faults, _) = refused(format!("sep=;\n{HEADER}\n1,A,primary\n"));
    assert_eq!(faults.len(), 1);
    assert!(
        faults[0].starts_with("row 2: found no header"),
        "{faults:?}"
    );
    // A letter or a quote is no separator: the line is a row above the header.
    for line in ["sep=x", "sep=\"", "sep=", "separator=;"] {
        let (file, warnings) =
            read(format!("{line}\n{HEADER}\n1,A,primary\n").replace("=\"", "=''"));
        assert_eq!(codes(&file), ["1"], "{line}");
        assert_eq!(warnings, ["1 row above the header in row 2 is passed over"]);
    }
}

// ---- rows above
#[test]
fn rows_above_the_header_are_passed_over_with_one_warning() {
    let (file, warnings) = read(format!(
        "Schools of the county,,\n\nunit: yuan\n2024-09-01,,,\n{HEADER}\n1,A,primary\n"
    ));
    assert_eq!(codes(&file), ["1"]);
    assert_eq!(
        warnings,
        ["3 rows above the header in row 5 are passed over"]
    );
}

#[test]
fn the_first_30_rows_are_tried_and_the_row_below_the_last_of_them() {
    let below = |titles: usize| format!("{}{HEADER}\n1,A,primary\n", "title\n".repeat(titles));
    let (file, warnings) = read(below(29));
    assert_eq!(codes(&file), ["1"]);
    assert_eq!(
        warnings,
        ["29 rows above the header in row 30 are passed over"]
    );
    // Row 31 is tried with the row above it, and no row behind it is.
    let (file, warnings) = read(below(30));
    assert_eq!(codes(&file), ["1"]);
    assert_eq!(
        warnings,
        [
            "29 rows above the header in row 30 are passed over",
            "rows 30 and 31 are read together as the header",
        ]
    );
    let (faults, _) = refused(below(31));
    assert_eq!(
        faults,
        [
            "row 1: found no header, expected all required columns in one of the first 30 rows; this \
             row comes nearest: it lacks `school_id` (学校代码), `school_name` (学校名称), \
             `school_kind` (学校类型)"
        ]
    );
    // Blank rows are none of them.
    let (file, _) = read(format!("{}{HEADER}\n1,A,primary\n", "\n,,\n".repeat(40)));
    assert_eq!(codes(&file), ["1"]);
}

#[test]
fn the_row_that_comes_nearest_is_told_with_what_it_has_and_lacks() {
    let (faults, _) =
        refused("a title\nschool_id,books\nschool_id,school_name,kind\n1,A,primary\n");
    assert_eq!(
        faults,
        [
            "row 3: found no header, expected all required columns in one of the first 30 rows; this \
             row comes nearest: it has `school_id` (学校代码), `school_name` (学校名称) and lacks \
             `school_kind` (学校类型)"
        ]
    );
    let (faults, _) = refused("学校代码,学校名,学校类型\n1,A,小学\n");
    assert_eq!(
        faults,
        [
            "row 1: found no header, expected all required columns in one of the first 30 rows; this \
             row comes nearest: it has `school_id` (学校代码), `school_kind` (学校类型) and lacks \
             `school_name` (学校名称) (is it column 2 (B), `学校名`?)"
        ]
    );
}

// ---- two rows read as one
#[test]
fn a_column_of_two_rows_is_known_in_four_ways() {
    // 学校代码 stands over a blank, 学校名称 over itself; 小学 before 学生人数 and, carried on, before
    // 班级数; （小学） behind 县级及以上骨干教师数; and 图书册数 and 计算机台数 are known by themselves.
    let text = "学校代码,学校名称,学校类型,小学,,（小学）,基本情况,\n\
                ,学校名称,,学生人数,班级数,县级及以上骨干教师数,图书册数,计算机台数\n\
                1,A,小学,500,12,6,900,40\n";
    let (file, warnings) = read(text);
    assert_eq!(warnings, ["rows 1 and 2 are read together as the header"]);
    let school = &file.counties()[0].schools()[0];
    assert_eq!((school.id(), school.name()), ("1", "A"));
    for (item, figure) in [
        (Item::StudentsPrimary, "500"),
        (Item::ClassesPrimary, "12"),
        (Item::BackboneTeachersPrimary, "6"),
        (Item::Books, "900"),
        (Item::Computers, "40"),
    ] {
        assert_eq!(
            amount(school, item).as_deref(),
            Some(figure),
            "{}",
            item.code()
        );
    }
}

#[test]
fn a_text_is_carried_over_blanks_and_ends_at_the_next() {
    let text = "学校代码,学校名称,学校类型,小学,,初中,\n,,,学生人数,班级数,学生人数,班级数\n\
                1,A,九年一贯制,1,2,3,4\n";
    let (file, _) = read(text);
    let school = &file.counties()[0].schools()[0];
    let of = |item| amount(school, item);
    assert_eq!(of(Item::StudentsPrimary).as_deref(), Some("1"));
    assert_eq!(of(Item::ClassesPrimary).as_deref(), Some("2"));
    assert_eq!(of(Item::StudentsJunior).as_deref(), Some("3"));
    assert_eq!(of(Item::ClassesJunior).as_deref(), Some("4"));
    // What is not known by any way is shown as it stands.
    let text = "学校代码,学校名称,学校类型,小学,\n,,,学生人数,备考\n1,A,小学,1,x\n";
    let (_, warnings) = read(text);
    assert_eq!(warnings.len(), 2, "{warnings:?}");
    assert!(
        warnings[0].starts_with("column 5 (E) `备考` is not known and is ignored; "),
        "{warnings:?}"
    );
    assert_eq!(warnings[1], "rows 1 and 2 are read together as the header");
}

#[test]
fn a_joined_header_may_stand_below_titles() {
    let text = "title\nunit,yuan\n学校代码,学校名称,学校类型,小学\n,,,学生人数\n1,A,小学,x\n";
    let (faults, warnings) = refused(text);
    assert_eq!(
        faults,
        [
            "row 5, column `students_primary` (小学学生人数): found `x`, expected a whole number of \
             persons, 0 or more; where there is no figure, a blank, `-` or `NA`"
        ]
    );
    assert_eq!(
        warnings,
        [
            "2 rows above the header in row 3 are passed over",
            "rows 3 and 4 are read together as the header",
        ]
    );
}

#[test]
fn of_equal_headers_one_row_comes_before_two_and_the_upper_before_the_lower() {
    let (file, warnings) = read(format!("{HEADER}\n{HEADER}\n1,A,primary\n"));
    assert_eq!(codes(&file), ["1"]);
    assert_eq!(warnings, ["row 2 is passed over: it repeats the header"]);
    // The one that knows more columns is the header, though the upper one has all that must be there.
    let (file, warnings) = read(format!("{HEADER}\n{HEADER},books\n1,A,primary,5\n"));
    assert_eq!(warnings, ["1 row above the header in row 2 is passed over"]);
    let school = &file.counties()[0].schools()[0];
    assert_eq!(amount(school, Item::Books).as_deref(), Some("5"));
}

// ---- repeated headers
#[test]
fn a_header_behind_the_break_of_a_page_is_passed_over() {
    let (file, warnings) = read(format!(
        "{HEADER},books\n1,A,primary,1\n\n {HEADER} , books,,\n2,B,primary,2\n"
    ));
    assert_eq!(codes(&file), ["1", "2"]);
    assert_eq!(warnings, ["row 4 is passed over: it repeats the header"]);
    // Either of its two rows.
    let upper = "学校代码,学校名称,学校类型,小学";
    let lower = ",,,学生人数";
    let text = format!("{upper}\n{lower}\n1,A,小学,1\n{upper}\n{lower}\n2,B,小学,2\n");
    let (file, warnings) = read(text);
    assert_eq!(codes(&file), ["1", "2"]);
    assert_eq!(
        warnings,
        [
            "rows 1 and 2 are read together as the header",
            "row 4 is passed over: it repeats the header",
            "row 5 is passed over: it repeats the header",
        ]
    );
    // A row that differs in one cell is none.
    let (faults, _) = refused(format!("{HEADER},books\n1,A,primary,1\n{HEADER},x\n"));
    assert_eq!(faults.len(), 2, "{faults:?}");
}

// ---- asked columns
#[test]
fn a_column_may_be_asked_for_twice() {
    let query = ColumnQuery::default()
        .with_values("spend")
        .with_weights("Spend")
        .with_labels("spend");
    let (table, warnings) = asked(&query, "SPEND\n5\n7\n");
    assert_eq!(table.values("spend"), [Some(5.0), Some(7.0)]);
    assert_eq!(table.weights("Spend"), [Some(5.into()), Some(7.into())]);
    assert_eq!(table.label("spend", 1), Some("7"));
    assert!(warnings.is_empty());
    let (table, _) = asked(&query, "Spend\n5\n");
    assert_eq!(table.values("spend"), [Some(5.0)]);
    // As it is written comes before what is like it.
    let (table, _) = asked(&ColumnQuery::default().with_values("a"), "A,a\n1,2\n");
    assert_eq!(table.values("a"), [Some(2.0)]);
}
