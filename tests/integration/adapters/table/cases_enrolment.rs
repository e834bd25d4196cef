//! Files of grade counts, births and seats: what is read, and every fault with its row and column.

use junheng::adapters::sheet::{TableError, TableFile};
use junheng::adapters::table::{
    EnrolmentFault, read_birth_file, read_births, read_grade_counts, read_seats,
};
use junheng::planning::enrolment::EnrolmentHistory;
use std::io::Cursor;

fn counts(text: &str) -> Result<TableFile<EnrolmentHistory>, TableError<EnrolmentFault>> {
    read_grade_counts(Cursor::new(text))
}

fn lines<T: std::fmt::Debug>(
    read: Result<TableFile<T>, TableError<EnrolmentFault>>,
) -> Vec<String> {
    let text = read.unwrap_err().to_string();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn columns_stand_in_any_order_under_either_name() {
    let english = counts(
        "year,stage,grade,pupils,repeaters\n2024,primary,1,\"1,000\",3\n2025,primary,1,990.0,-\n",
    )
    .unwrap();
    let chinese = counts(
        "留级生,在校生,年级,备注,学段,年份\n\n3,１０００,1,x,primary,2024\n,990,1,,primary,2025\n",
    )
    .unwrap();
    assert_eq!(english.content, chinese.content);
    assert!(english.unknown_columns.is_empty());
    assert_eq!(
        chinese.unknown_columns[0].to_string(),
        "column 4 (D) `备注` is not known and is ignored"
    );
    let years: Vec<_> = english.content.years().collect();
    assert_eq!(years[0].1[0].repeaters, Some(3));
    assert_eq!(years[1].1[0].repeaters, None);
}

#[test]
fn every_fault_of_grade_counts_is_named_with_its_place() {
    let text = "\
year,stage,grade,pupils,repeaters
2024,primary,1,100,101
2024,primary,2,-5,
,primary,3,100,
2024,,4,100,x
2024,primary,1,90,
2024,primary
2024,primary,5,1e3,
2024,primary,6,\"open
2024,primary,7,1000000000001,
";
    assert_eq!(
        lines(counts(text)),
        [
            "row 2, column `repeaters` (留级生): found 101 repeaters, expected at most the 100 pupils \
             of the grade",
            "row 3, column `pupils` (在校生): found `-5`, expected a whole number; where there is no \
             figure, a blank, `-` or `NA`",
            "row 4, column `year` (年份): found a blank, expected a year of four digits (this column \
             must be filled in every row)",
            "row 5, column `stage` (学段): found a blank, expected the name of a stage (this column \
             must be filled in every row)",
            "row 5, column `repeaters` (留级生): found `x`, expected a whole number; where there is no \
             figure, a blank, `-` or `NA`",
            "row 6, column `year` (年份): found a second row for grade `1` of `primary` in 2024, \
             expected one: row 2 has it",
            "row 7, column `grade` (年级): found a blank, expected the name of a grade (this column must \
             be filled in every row)",
            "row 8, column `pupils` (在校生): found `1e3`, expected a whole number (a spreadsheet has \
             shortened it: format the column as text, enter it in full); where there is no figure, a \
             blank, `-` or `NA`",
            "row 9, column `pupils` (在校生): found `\"open` with an opening quote, expected a closing \
             quote at the end of the field",
            "row 10, column `pupils` (在校生): found `1000000000001`, expected a whole number; where \
             there is no figure, a blank, `-` or `NA`",
        ]
    );
}

#[test]
fn a_fault_is_one_line_whatever_a_cell_holds() {
    let text = "\
year,stage,grade,pupils
2024,p,\"1\nX\",5
2024,p,\"1\nX\",5
2025,p,\"1\nX\",
";
    assert_eq!(
        lines(counts(text)),
        [
            r"row 3, column `year` (年份): found a second row for grade `1\nX` of `p` in 2024, expected one: row 2 has it",
            r"row 4, column `pupils` (在校生): the pupils of grade `1\nX` of `p` are not reported for 2025, from which the projection starts",
        ]
    );
    let stages = Some(&["a\nb"][..]);
    let faults = read_seats(Cursor::new("stage,from,seats\np,2020,5\n"), stages);
    assert_eq!(
        lines(faults),
        [r"row 2, column `stage` (学段): found `p`, expected a stage of the grade counts: a\nb"]
    );
}

#[test]
fn what_is_wrong_with_a_header_is_said() {
    assert_eq!(
        lines(counts("year,stage,year,pupils\n")),
        [
            "row 1: found no header, expected all required columns in one of the first 30 rows; this \
             row comes nearest: it has `year` (年份), `stage` (学段), `pupils` (在校生) and lacks \
             `grade` (年级)",
            "row 1, column `year` (年份): found it as column 1 (A) and again as column 3 (C), \
             expected one column",
        ]
    );
    assert_eq!(
        lines(counts("year，stage，grade，pupils\n")),
        [
            "found fields separated by full-width commas, expected commas, tabs or semicolons: save as CSV"
        ]
    );
    assert_eq!(
        lines(counts("")),
        ["found no header: the file is empty, expected a row with the names of the columns"]
    );
    assert_eq!(
        lines(counts("year,stage,grade,pupils\n")),
        ["there are no grade counts"]
    );
    assert_eq!(
        lines(counts(
            "year,stage,grade,pupils\n2024,p,1,5\n2024,p,2,5\n2025,p,1,5\n2025,p,2,NA\n"
        )),
        [
            "row 5, column `pupils` (在校生): the pupils of grade `2` of `p` are not reported for \
             2025, from which the projection starts"
        ]
    );
}

#[test]
fn births_are_read_and_blanks_are_no_births() {
    let births = read_births(Cursor::new("年份,出生人数\n2024,880\n2025,—\n2026,0\n")).unwrap();
    let years: Vec<(i32, u64)> = births.content.years().collect();
    assert_eq!(years, [(2024, 880), (2026, 0)]);
    assert_eq!(
        lines(read_births(Cursor::new(
            "year,births\n2024,1.5\n2024,5\n20244,5\nx,\n"
        ))),
        [
            "row 2, column `births` (出生人数): found `1.5`, expected a whole number; where there is \
             no figure, a blank, `-` or `NA`",
            "row 3, column `year` (年份): found a second row for 2024, expected one: row 2 has it",
            "row 4, column `year` (年份): found `20244`, expected a year of four digits",
            "row 5, column `year` (年份): found `x`, expected a year of four digits",
        ]
    );
    let missing = read_birth_file("no/such/file.csv").unwrap_err();
    assert_eq!(
        missing.to_string(),
        "cannot read the file `no/such/file.csv`"
    );
}

#[test]
fn seats_may_be_closed_and_belong_to_a_known_stage() {
    let text =
        "stage,from,seats,name\nprimary,2020,1000,\nprimary,2027,−50,closed\nplace,2020,1,\n";
    let any = read_seats(Cursor::new(text), None).unwrap().content;
    assert_eq!(any.seats("primary", 2027), Some(950));
    assert_eq!(any.blocks()[1].name.as_deref(), Some("closed"));
    assert_eq!(any.blocks()[0].name, None);
    let text = "学段,起始年份,学位\nplace,2020,\njunior,20,1\nprimary,2020,-1\n";
    assert_eq!(
        lines(read_seats(Cursor::new(text), Some(&["primary", "junior"]))),
        [
            "row 2, column `stage` (学段): found `place`, expected a stage of the grade counts: \
             primary, junior",
            "row 2, column `seats` (学位): found a blank, expected a whole number (this column must \
             be filled in every row)",
            "row 3, column `from` (起始年份): found `20`, expected a year of four digits",
            "row 4, column `seats` (学位): the seats of `primary` come to -1 in 2020",
        ]
    );
    assert_eq!(
        lines(read_seats(
            Cursor::new("stage,from,seats\np,2020,-1\n"),
            None
        )),
        ["row 2, column `seats` (学位): the seats of `p` come to -1 in 2020"]
    );
}

#[test]
fn every_grade_that_the_newest_year_lacks_is_named_beside_the_other_faults() {
    let text = "\
year,stage,grade,pupils
2023,p,gone,9
2024,p,gone,8
2025,p,1,5
2024,p,2,5
2025,p,2,
2024,p,3,5
2025,p,3,many
2025,p,4,5
2024,p,4,5
";
    let starts = "from which the projection starts";
    assert_eq!(
        lines(counts(text)),
        [
            format!(
                "row 3, column `grade` (年级): the pupils of grade `gone` of `p` are not reported for \
                 2025, {starts}"
            ),
            format!(
                "row 6, column `pupils` (在校生): the pupils of grade `2` of `p` are not reported for \
                 2025, {starts}"
            ),
            // It was said why grade 3 has none.
            "row 8, column `pupils` (在校生): found `many`, expected a whole number; where there is no \
             figure, a blank, `-` or `NA`"
                .to_owned(),
        ]
    );
}

#[test]
fn a_row_that_may_be_of_any_grade_leaves_open_which_are_missing() {
    for broken in ["x,p,2,5", "2025,p,2", "2025,,2,5", "2025,p,\"2,5"] {
        let text =
            format!("year,stage,grade,pupils\n2024,p,1,5\n2024,p,2,5\n2025,p,1,5\n{broken}\n");
        let found = lines(counts(&text));
        assert_eq!(found.len(), 1, "{broken} {found:?}");
        assert!(found[0].starts_with("row 5"), "{broken} {found:?}");
    }
    // Nor is a column that is not there a grade without pupils.
    assert_eq!(
        lines(counts("year,stage,grade\n2024,p,1\n")),
        [
            "row 1: found no header, expected all required columns in one of the first 30 rows; this \
             row comes nearest: it has `year` (年份), `stage` (学段), `grade` (年级) and lacks `pupils` \
             (在校生)"
        ]
    );
}

#[test]
fn every_stage_with_too_few_seats_is_named_at_the_row_that_closes_them() {
    let text = "\
stage,from,seats
a,2020,100
b,2020,10
a,2027,-50
b,2022,-11
a,2027,-80
a,2027,20
a,2030,-1
c,2020,-1
c,many,5
d,2020,-1
d,2020,1
";
    let found = read_seats(Cursor::new(text), None);
    assert_eq!(
        lines(found),
        [
            "row 5, column `seats` (学位): the seats of `b` come to -1 in 2022",
            "row 6, column `seats` (学位): the seats of `a` come to -10 in 2027",
            // The row that cannot be read may be what `c` lacks.
            "row 10, column `from` (起始年份): found `many`, expected a year of four digits",
        ]
    );
    let found = read_seats(Cursor::new("stage,from,seats\na,2020,-1\n,2020,5\n"), None);
    assert_eq!(lines(found).len(), 1);
}

#[test]
fn all_pupils_of_a_grade_may_be_repeaters_and_no_more() {
    let of = |repeaters: u32| {
        counts(&format!(
            "year,stage,grade,pupils,repeaters\n2024,primary,1,30,{repeaters}\n2025,primary,1,30,0\n"
        ))
    };
    let all = of(30).unwrap();
    let years: Vec<_> = all.content.years().collect();
    assert_eq!(years[0].1[0].repeaters, Some(30));
    let told = lines(of(31));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("row 2, column `repeaters`"), "{told:?}");
}
