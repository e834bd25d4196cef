//! Cohorts against those followed year by year.

use super::cases_progression::{fraction, rates};
use junheng::evaluation::progression::{ReconstructedCohort, RepeatLimit};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[test]
fn cohorts_are_those_followed_year_by_year() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/enrolment_cohorts.csv");
    let text = fs::read_to_string(path).unwrap();
    let mut cases: BTreeMap<(String, String, u8), Vec<Vec<String>>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        let key = (
            cells[0].clone(),
            cells[1].clone(),
            cells[2].parse().unwrap(),
        );
        cases.entry(key).or_default().push(cells);
    }
    assert_eq!(cases.len(), 33);
    for ((case, kind, repeats), rows) in cases {
        let limit = match kind.as_str() {
            "unlimited" => RepeatLimit::Unlimited,
            "per_grade" => RepeatLimit::PerGrade(repeats),
            _ => RepeatLimit::WholeCycle(repeats),
        };
        let of: Vec<(&str, &str)> = rows.iter().map(|row| (&*row[4], &*row[5])).collect();
        let cohort = ReconstructedCohort::new(&rates(&of), limit).unwrap();
        for (grade, row) in cohort.grades().iter().zip(&rows) {
            assert_eq!(grade.grade, row[3], "{case} {kind} {repeats}");
            assert_eq!(grade.reached, fraction(&row[6]), "{case} {kind} {repeats}");
            assert_eq!(grade.years, fraction(&row[7]), "{case} {kind} {repeats}");
        }
        let last = rows.last().unwrap();
        assert_eq!(
            cohort.completed(),
            &fraction(&last[8]),
            "{case} {kind} {repeats}"
        );
    }
}
