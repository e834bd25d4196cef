//! Projections against powers of a matrix.

use super::{fraction, history};
use junheng::numeric::Rational;
use junheng::planning::enrolment::{GradeTransition, project};
use std::fs;
use std::path::Path;

#[test]
fn transition_is_that_of_powers_of_the_matrix() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/enrolment_projections.csv");
    let text = fs::read_to_string(path).unwrap();
    let model = GradeTransition::new(
        ["9/10", "97/100", "101/100"].map(fraction).to_vec(),
        ["4/100", "1/100", "0", "3/100"].map(fraction).to_vec(),
    )
    .unwrap();
    let start = history(
        2025,
        &[
            ("1", &[1200]),
            ("2", &[1100]),
            ("3", &[1010]),
            ("4", &[990]),
        ],
    );
    let intake = [1150, 1300, 1041, 900, 860, 875].map(Rational::from);
    let projection = project(&model, &start, &intake).unwrap();
    let rows: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(rows.len(), projection.years().len());
    for (one, row) in projection.years().iter().zip(rows) {
        let cells: Vec<&str> = row.split(',').collect();
        assert_eq!(one.year, 2025 + cells[0].parse::<i32>().unwrap());
        let expected: Vec<Rational> = cells[1..].iter().map(|cell| fraction(cell)).collect();
        assert_eq!(one.pupils, expected);
    }
}
