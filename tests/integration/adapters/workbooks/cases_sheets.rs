//! Which sheet of a workbook is read.

use super::{HEADER, faults, faults_with, read, sample_bytes, try_read, workbook, write_row};
use junheng::County;
use junheng::adapters::sheet::SheetOptions;
use junheng::adapters::table::read_observation_file_with;
use junheng::model::PlanObservations;

const ONE: [&str; 3] = ["1", "A", "primary"];

fn ids(bytes: &[u8], options: &SheetOptions) -> Vec<String> {
    let read = try_read(bytes, options).unwrap();
    let counties = read.counties().iter();
    counties
        .flat_map(County::schools)
        .map(|school| school.id().to_string())
        .collect()
}

/// Three sheets with a header, the last of them hidden.
fn three() -> Vec<u8> {
    workbook(["甲", "乙 (2)", "丙"], |index, sheet| {
        write_row(sheet, 0, &HEADER)?;
        write_row(sheet, 1, &[["1", "2", "3"][index], "A", "primary"])?;
        sheet.set_hidden(index == 2);
        Ok(())
    })
}

#[test]
fn the_sheet_with_the_header_is_read() {
    let book = workbook(["Notes", "Schools", "More"], |index, sheet| {
        if index == 1 {
            write_row(sheet, 3, &HEADER)?;
            return write_row(sheet, 4, &ONE);
        }
        write_row(sheet, 0, &["school_id", "something"])
    });
    assert_eq!(ids(&book, &SheetOptions::default()), ["1"]);
}

#[test]
fn of_several_sheets_one_must_be_named() {
    assert_eq!(
        faults(&three()),
        "found the header in 2 sheets, expected it in one: name the one to be read (--sheet NAME): \
         `甲`, `乙 (2)`"
    );
    for (name, id) in [("甲", "1"), ("乙 (2)", "2"), ("丙", "3"), (" 乙 (2)", "2")] {
        let options = SheetOptions::default().with_sheet(name);
        assert_eq!(ids(&three(), &options), [id], "{name}");
    }
}

#[test]
fn a_name_that_no_sheet_has_is_refused_with_those_that_there_are() {
    let options = SheetOptions::default().with_sheet("丁");
    assert_eq!(
        faults_with(&three(), &options),
        "found no sheet `丁`, expected one of `甲`, `乙 (2)`, `丙`"
    );
}

#[test]
fn the_nearest_sheet_is_told_where_none_has_the_header() {
    let book = workbook(["A", "B b"], |index, sheet| {
        write_row(sheet, 0, &["school_id", "x"])?;
        if index == 1 {
            write_row(sheet, 4, &["school_id", "school_name", "kind"])?;
        }
        Ok(())
    });
    assert_eq!(
        faults(&book),
        "'B b', row 5: found no header, expected all required columns in one of the first 30 rows; this \
         row comes nearest: it has `school_id` (学校代码), `school_name` (学校名称) and lacks \
         `school_kind` (学校类型)"
    );
    let empty = workbook(["A"], |_, _| Ok(()));
    assert_eq!(
        faults(&empty),
        "found no header: the file is empty, expected a row with the names of the columns"
    );
}

#[test]
fn places_are_those_of_the_sheet_where_it_does_not_begin_at_its_first_cell() {
    let book = workbook(["Sheet1"], |_, sheet| {
        for (column, text) in (2..).zip(["school_id", "school_name", "school_kind", "books"]) {
            sheet.write_string(9, column, text)?;
        }
        for (column, text) in (2..).zip(["1", "A", "primary", "many"]) {
            sheet.write_string(19, column, text)?;
        }
        Ok(())
    });
    assert_eq!(
        faults(&book),
        "Sheet1!F20, column `books` (图书册数): found `many`, expected a whole number of volumes, 0 or \
         more; where there is no figure, a blank, `-` or `NA`"
    );
}

#[test]
fn merged_cells_count_in_the_header_and_once_below_it() {
    let book = workbook(["Sheet1"], |_, sheet| {
        let plain = rust_xlsxwriter::Format::new();
        for row in [0, 5] {
            for (column, text) in (0..).zip(HEADER) {
                sheet.merge_range(row, column, row + 1, column, text, &plain)?;
            }
            sheet.merge_range(row, 3, row, 4, "学生人数", &plain)?;
            sheet.write_string(row + 1, 3, "小学")?;
            sheet.write_string(row + 1, 4, "初中")?;
            let school = row + 2;
            write_row(
                sheet,
                school,
                &[if row == 0 { "1" } else { "2" }, "A", "nine_year"],
            )?;
            sheet.merge_range(school, 3, school, 4, "", &plain)?;
            sheet.write_number(school, 3, 12)?;
        }
        Ok(())
    });
    let read = read(&book);
    let schools = read.counties()[0].schools();
    assert_eq!(schools.len(), 2);
    for school in schools {
        use junheng::model::{Item, Missing};
        assert_eq!(school.amount(Item::StudentsPrimary), Some(12.into()));
        assert_eq!(school.filed(Item::StudentsJunior), Err(Missing::Blank));
    }
    let warnings: Vec<String> = read.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "Sheet1: rows 1 and 2 are read together as the header",
            "Sheet1: row 6 is passed over: it repeats the header",
            "Sheet1: row 7 is passed over: it repeats the header",
        ]
    );
}

#[test]
fn all_sheets_may_be_hidden() {
    let sample = sample_bytes("schools.xlsx");
    assert_eq!(
        ids(&sample, &SheetOptions::default().with_sheet("学校")).len(),
        3
    );
    let options = SheetOptions::default().with_sheet("说明");
    assert_eq!(
        faults_with(&sample, &options),
        "说明, row 1: found no header, expected all required columns in one of the first 30 rows; this \
         row comes nearest: it lacks `school_id` (学校代码), `school_name` (学校名称), `school_kind` \
         (学校类型)"
    );
}

#[test]
fn observations_are_read_from_the_sheet_that_is_named() {
    let book = workbook(["2023", "2024"], |index, sheet| {
        write_row(sheet, 0, &["indicator", "year", "value"])?;
        write_row(sheet, 1, &["5", ["2023", "2024"][index], "18"])
    });
    let path = std::env::temp_dir().join(format!("junheng-{}-years.xlsx", std::process::id()));
    std::fs::write(&path, book).unwrap();
    let read = |options: &SheetOptions| {
        read_observation_file_with(&path, options, PlanObservations::of_any_plan())
    };
    let told = read(&SheetOptions::default()).unwrap_err().to_string();
    let found = read(&SheetOptions::default().with_sheet("2024")).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert!(
        told.contains("name the one to be read (--sheet NAME): `2023`, `2024`"),
        "{told}"
    );
    assert_eq!(found.content.newest_year(), Some(2024));
}
