//! The schools of all counties as those of one.

use crate::evaluation::area::backbone_county;
use crate::support::quality;
use junheng::evaluation::{AreaReport, Report};
use junheng::model::{School, Stage};
use junheng::numeric::Rational;

#[test]
fn repeated_codes_are_written_behind_that_of_the_county() {
    let counties = [
        backbone_county("B", &[("1", 100, 1), ("2", 100, 1)]),
        backbone_county("A", &[("3", 100, 1), ("1", 100, 1)]),
    ];
    let reports: Vec<Report<'_>> = counties.iter().map(quality).collect();
    let area = AreaReport::new(&reports).unwrap();
    let schools = area.pool().county().schools().iter();
    let codes: Vec<&str> = schools.map(School::id).collect();
    assert_eq!(codes, ["3", "A/1", "B/1", "2"]);
}

#[test]
fn a_code_that_is_taken_all_the_same_is_refused() {
    let counties = [
        backbone_county("A", &[("1", 100, 1), ("A/1", 100, 1)]),
        backbone_county("B", &[("1", 100, 1)]),
    ];
    let reports: Vec<Report<'_>> = counties.iter().map(quality).collect();
    let refused = AreaReport::new(&reports).unwrap_err();
    assert_eq!(refused.to_string(), "school code `A/1` is given twice");
}

#[test]
fn a_county_without_a_code_is_named_by_its_name_or_its_place() {
    let schools = [("1", 100, 1)];
    let plain = || crate::support::county(&[crate::support::Row::primary("1", 100)]);
    let counties = [
        backbone_county("A", &schools),
        plain().with_name("Riverside"),
        plain(),
    ];
    let reports: Vec<Report<'_>> = counties.iter().map(quality).collect();
    let area = AreaReport::new(&reports).unwrap();
    let mut codes: Vec<&str> = area
        .pool()
        .county()
        .schools()
        .iter()
        .map(School::id)
        .collect();
    codes.sort_unstable();
    // Without a code comes first, and without a name before one with it.
    assert_eq!(codes, ["1/1", "A/1", "Riverside/1"]);
}

#[test]
fn the_variance_is_split_as_by_hand() {
    // County A, 1 and 3 of one size: mean 2, variance 1, 200 pupils. County B, 6 alone: 100 pupils.
    // Area: mean (2·2 + 6)/3 = 10/3. Between (2·(4/3)² + (8/3)²)/3 = (32/9 + 64/9)/3 = 32/9.
    // Within 2·1/3 = 2/3. Total ((7/3)² + (1/3)² + (8/3)²)/3 = (49 + 1 + 64)/27 = 38/9 = 32/9 + 6/9.
    let counties = [
        backbone_county("A", &[("1", 100, 1), ("2", 100, 3)]),
        backbone_county("B", &[("3", 100, 6)]),
    ];
    let reports: Vec<Report<'_>> = counties.iter().map(quality).collect();
    let area = AreaReport::new(&reports).unwrap();
    let split = area.variance_split(Stage::Primary, "L2").unwrap();
    let fraction = |up: i64, down: i64| Rational::new(up, down).unwrap();
    assert_eq!(split.mean, fraction(10, 3));
    assert_eq!(split.between, fraction(32, 9));
    assert_eq!(split.within, fraction(2, 3));
    assert_eq!(split.total, fraction(38, 9));
    assert_eq!(split.between_share(), Some(fraction(16, 19)));
    // Nothing is known of teachers, and there is no junior school.
    assert_eq!(area.variance_split(Stage::Primary, "L1"), None);
    assert_eq!(area.variance_split(Stage::Junior, "L2"), None);
    assert_eq!(area.variance_split(Stage::Primary, "L99"), None);
}
