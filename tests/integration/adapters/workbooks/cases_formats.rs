//! One table in four formats, each written by another library, reads as its CSV.

use super::{faults_with, read, sample, sample_bytes};
use junheng::adapters::sheet::SheetOptions;
use junheng::adapters::table::read_school_file;

const FORMATS: [&str; 4] = ["schools.xlsx", "schools.xlsb", "schools.xls", "schools.ods"];

#[test]
fn one_table_reads_alike_in_every_format() {
    let text = read_school_file(sample("schools.csv")).unwrap();
    assert_eq!(text.counties()[0].schools().len(), 3);
    for name in FORMATS {
        let read = read_school_file(sample(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(read.counties(), text.counties(), "{name}");
    }
}

#[test]
fn what_was_passed_over_is_told_with_the_sheet() {
    for name in FORMATS {
        let read = read(&sample_bytes(name));
        let warnings: Vec<String> = read.warnings().iter().map(ToString::to_string).collect();
        assert_eq!(
            warnings,
            [
                "学校: 1 row is hidden (the first is row 6) and read like others",
                "学校: 1 column is hidden (the first is column 7 (G)) and read like others",
                "学校: 1 row above the header in row 3 is passed over",
                "学校: rows 3 and 4 are read together as the header",
                "学校: row 9 is passed over: `合计` is taken for a total, not for a unit",
            ],
            "{name}"
        );
    }
}

#[test]
fn a_hidden_sheet_may_be_named_and_its_faults_have_places() {
    let common = |date: &str, code: &str| {
        format!(
            "错误!D2, column `students_primary` (小学学生人数): found `{date}`, expected a whole number \
             of persons, 0 or more (a spreadsheet may have made a date of it: format the column as text, \
             enter it again); where there is no figure, a blank, `-` or `NA`\n\
             错误!E2, column `books` (图书册数): found `#DIV/0!`, expected a whole number of volumes, 0 or \
             more (a formula has failed: enter the value itself, or leave the cell blank); where there \
             is no figure, a blank, `-` or `NA`\n\
             错误!A3, column `school_id` (学校代码): found `{code}`, expected the code of the school, in \
             full (a number of more than 15 digits, which the spreadsheet has rounded: format the \
             column as text, enter it in full)\n"
        )
    };
    let formula = "错误!D3, column `students_primary` (小学学生人数): found `=1+2`, expected a whole number \
                   of persons, 0 or more (a formula whose result is not in the file: open it in a \
                   spreadsheet and save it again, or enter the value itself); where there is no \
                   figure, a blank, `-` or `NA`\n";
    let answer = "错误!E3, column `books` (图书册数): found `TRUE`, expected a whole number of volumes, 0 or \
                  more; where there is no figure, a blank, `-` or `NA`";
    for (name, has_formula) in FORMATS.into_iter().zip([true, false, false, true]) {
        let options = SheetOptions::default().with_sheet("错误");
        let formula = if has_formula { formula } else { "" };
        let expected = common("2021-09-01", "32132000001000000") + formula + answer;
        assert_eq!(
            faults_with(&sample_bytes(name), &options),
            expected,
            "{name}"
        );
    }
}

#[test]
fn the_content_and_not_the_name_tells_what_a_file_is() {
    let folder = std::env::temp_dir();
    let renamed = |name: &str, from: &str| {
        let path = folder.join(format!("junheng_{}_{name}", std::process::id()));
        std::fs::copy(sample(from), &path).unwrap();
        let read = read_school_file(&path);
        std::fs::remove_file(&path).unwrap();
        read.unwrap().into_counties()
    };
    assert_eq!(
        renamed("text.xlsx", "schools.csv"),
        renamed("book.csv", "schools.xlsx")
    );
    assert_eq!(
        renamed("a.xls", "schools.ods"),
        renamed("b.ods", "schools.xls")
    );
}
