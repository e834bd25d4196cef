//! The pupils of the made-up district against another program.

use super::cases_made_up_district::district;
use junheng::planning::enrolment::ProjectionMethod;
use std::fs;
use std::path::Path;

#[test]
fn its_pupils_are_those_of_another_program_to_the_last_bit() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/enrolment_made_up.csv");
    let text = fs::read_to_string(path).unwrap();
    let document = district(ProjectionMethod::CohortSurvival).to_document();
    let found: Vec<String> = document
        .stages
        .iter()
        .flat_map(|stage| stage.years.iter().map(move |one| (&stage.stage, one)))
        .map(|(stage, one)| {
            let numbers = [one.lowest, one.demand, one.highest].map(Option::unwrap);
            let [lowest, demand, highest] = numbers.map(|number| format!("{number:?}"));
            format!("{stage},{},{lowest},{demand},{highest}", one.year)
        })
        .collect();
    let expected: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(found, expected);
}
