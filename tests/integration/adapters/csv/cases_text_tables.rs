//! Tables of any columns.

use junheng::adapters::csv::read_text_table;
use std::io::Cursor;

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
