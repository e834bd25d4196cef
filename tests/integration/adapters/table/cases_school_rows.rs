//! School files as users write them: rows, their numbers, and the order of their faults.

use super::{faults, refuse};
use junheng::adapters::sheet::{CellCause, TableFault, TableFaultKind};
use junheng::adapters::table::read_schools;
use junheng::model::Item;
use std::fmt::Write as _;
use std::io::{self, Read, Seek, SeekFrom};

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
                    volumes, 0 or more; where there is no figure, a blank, `-` or `NA`\n\
                    row 8, column `books` (图书册数): found `x`, expected a whole number of volumes, \
                    0 or more; where there is no figure, a blank, `-` or `NA`";
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
fn a_row_with_values_beyond_the_header_is_one_fault() {
    let text =
        "school_id,school_name,school_kind,books\n1,A,primary\n2,B,x,-5,1,234\n3,C,primary,5\n";
    let refused = refuse(text);
    assert_eq!(
        refused.to_string(),
        "row 3: found 6 fields, expected at most the 4 of the header (a value with a separator in it \
         needs quotes around it)"
    );
    // Row 2 is short, which hides no value.
    let warnings: Vec<String> = refused.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "1 row has fewer cells than the header (the first is row 2): the cells at the end are \
             taken as blank"
        ]
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
         quote, expected a separator or the end of the row there, and each quote within the quotes \
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
             1,7,A,primary,1\n1,7,B,primary,2\nx,\u{3000}7 ,C,primary,1\n1,8,D,primary,1\n\
             1,7,E,primary,2\n"
        ),
        "row 4, column `books` (图书册数): found `x`, expected a whole number of volumes, 0 or more; \
         where there is no figure, a blank, `-` or `NA`\n\
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
            (Some(3), Some(3)),
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
