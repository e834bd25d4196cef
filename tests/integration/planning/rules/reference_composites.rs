//! Published composites of 12 counties of China: each follows from its eight coefficients within their rounding.

use super::cases_rules::printed;
use junheng::evaluation::Verdict;
use junheng::planning::rules::{MeanOfFigures, Rule as _};

/// The rows of coefficients: the county, the stage, the eight coefficients and the composite, as printed.
fn rows() -> Vec<Vec<String>> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/reference/cn_basic_balance_cv_rows.csv"
    );
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().skip(1).map(|line| {
        let cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        cells
    });
    rows.filter(|cells| cells[3] == "cv").collect()
}

fn verdict(cells: &[String], composite: &str) -> Verdict {
    let figures = cells[4..12].iter().map(|text| printed(text)).collect();
    let mean = printed(composite);
    MeanOfFigures { figures, mean }.assess().verdict
}

#[test]
fn every_published_composite_follows_from_its_coefficients() {
    let rows = rows();
    assert_eq!(rows.len(), 23);
    for cells in &rows {
        assert_eq!(verdict(cells, &cells[12]), Verdict::Met, "{cells:?}");
        // One that is two thousandths off follows from none.
        let thousandths: i64 = cells[12].trim_start_matches("0.").parse().unwrap();
        for other in [thousandths - 2, thousandths + 2] {
            let other = format!("0.{other:03}");
            assert_eq!(verdict(cells, &other), Verdict::NotMet, "{cells:?} {other}");
        }
        // All of these counties were within the limits of 2012.
        let limit = if cells[2] == "primary" { 650 } else { 550 };
        assert!(thousandths <= limit, "{cells:?}");
    }
}

#[test]
fn a_composite_is_the_mean_of_coefficients_that_are_not_rounded() {
    // The mean of the printed coefficients of Yongchuan is 4.502/8 = 0.56275, which is printed as 0.563; 0.562 was
    // printed, and the unrounded ones may have made it.
    let rows = rows();
    let is_it = |cells: &&Vec<String>| cells[1] == "永川区" && cells[2] == "primary";
    let yongchuan = rows.iter().find(is_it).unwrap();
    assert_eq!(yongchuan[12], "0.562");
    let sum: f64 = yongchuan[4..12]
        .iter()
        .map(|one| one.parse::<f64>().unwrap())
        .sum();
    assert!((sum / 8.0 - 0.56275).abs() < 1e-12);
    assert_eq!(verdict(yongchuan, "0.562"), Verdict::Met);
}
