//! Printed figures against exact fractions of another program.

use super::cases_rules::{difference, ratio, sum};
use junheng::evaluation::Verdict;
use std::fs;
use std::path::Path;

#[test]
fn printed_figures_follow_or_not_as_exact_fractions_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/printed_figures.csv");
    let table = fs::read_to_string(path).unwrap();
    let mut count = 0;
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let (figures, stated) = (fields[1], fields[2]);
        let pair: Vec<&str> = figures.split(' ').collect();
        let verdict = match fields[0] {
            "sum" => sum(figures, stated).verdict,
            "ratio" => ratio(pair[0], pair[1], 100, stated).verdict,
            _ => difference(pair[0], pair[1], stated).verdict,
        };
        assert_eq!(verdict, Verdict::of(Some(fields[3] == "1")), "{line}");
        count += 1;
    }
    assert_eq!(count, 500);
}
