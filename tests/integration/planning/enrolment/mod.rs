//! Pupils to come and seats for them.

mod cases_made_up_district;
mod cases_models;
mod cases_reports;
mod cases_scope;
mod cases_seats;
mod laws_models;
mod reference_districts;
mod reference_made_up_district;
mod reference_models;

use junheng::numeric::Rational;
use junheng::planning::enrolment::{
    Births, EnrolmentError, EnrolmentHistory, EnrolmentOutlook, EntryAges, Grade, GradeCount,
    ProjectionMethod, ProjectionSettings, RatioRule,
};

fn fraction(text: &str) -> Rational {
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    let part = |text: &str| Rational::from(text.parse::<i128>().unwrap());
    Rational::new(part(numerator), part(denominator)).unwrap()
}

fn grade(name: &str) -> Grade {
    Grade {
        stage: "primary".to_owned(),
        name: name.to_owned(),
    }
}

fn count(name: &str, year: i32, pupils: u64) -> GradeCount {
    GradeCount {
        grade: grade(name),
        year,
        pupils: Some(pupils),
        repeaters: None,
    }
}

/// Pupils of grades from a first year on, one row a grade.
fn history(first: i32, rows: &[(&str, &[u64])]) -> EnrolmentHistory {
    let counts = rows.iter().flat_map(|(name, pupils)| {
        let years = (first..).zip(*pupils);
        years.map(|(year, pupils)| count(name, year, *pupils))
    });
    EnrolmentHistory::new(counts.collect()).unwrap()
}

/// The published example of grade progression ratios: kindergarten and two grades, 2021 to 2023.
fn published() -> EnrolmentHistory {
    history(
        2021,
        &[
            ("K", &[100, 110, 120]),
            ("G1", &[90, 95, 99]),
            ("G2", &[80, 88, 91]),
        ],
    )
}

fn settings(years: usize) -> ProjectionSettings {
    ProjectionSettings {
        method: ProjectionMethod::CohortSurvival,
        rule: RatioRule::MeanOfRatios,
        entry_ages: EntryAges::at(6),
        years,
    }
}

fn outlook(
    history: EnrolmentHistory,
    births: &[(i32, u64)],
    years: usize,
) -> Result<EnrolmentOutlook, EnrolmentError> {
    let births = Births::new(births.iter().copied().collect());
    EnrolmentOutlook::new(history, &births, settings(years))
}
