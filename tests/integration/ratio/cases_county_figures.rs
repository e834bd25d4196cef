//! Ratios computed from a county's filing, and the rows of a plan that name one.

use super::{fraction, refusal};
use crate::programs::{TestFile, printed, refused};
use crate::support::quality;
use junheng::adapters::json::read_plan;
use junheng::model::{County, CountyFiling, Fact, Item, Missing, School, SchoolKind, Stage};
use junheng::ratio::{RATIOS, RatioDefinition, RatioError};
use serde_json::Value;

fn school(id: &str, kind: SchoolKind, amounts: &[(Item, i64)]) -> School {
    let school = School::new(id, id, kind).unwrap();
    amounts.iter().fold(school, |school, (item, amount)| {
        school.with_amount(*item, *amount).unwrap()
    })
}

/// A primary school, a nine-year school, and a vocational one that has teachers in all and no stage.
fn county() -> County {
    let primary = school(
        "a",
        SchoolKind::Primary,
        &[
            (Item::StudentsPrimary, 450),
            (Item::TeachersPrimary, 25),
            (Item::TeachersPrimaryBachelor, 18),
            (Item::TeachersPrimaryMaster, 2),
            (Item::TeachersPrimaryDoctor, 0),
            (Item::TeachersTotal, 25),
            (Item::TeachersLicensed, 24),
        ],
    );
    let nine = school(
        "b",
        SchoolKind::NineYear,
        &[
            (Item::StudentsPrimary, 150),
            (Item::StudentsJunior, 240),
            (Item::TeachersPrimary, 5),
            (Item::TeachersJunior, 20),
            (Item::TeachersPrimaryBachelor, 1),
            (Item::TeachersPrimaryMaster, 0),
            (Item::TeachersPrimaryDoctor, 0),
            (Item::TeachersTotal, 25),
            (Item::TeachersLicensed, 25),
        ],
    );
    let vocational = school("c", SchoolKind::Vocational, &[(Item::TeachersTotal, 40)]);
    let facts = [(Fact::RotatedTeachers, 3), (Fact::EligibleForRotation, 20)];
    let filing = CountyFiling {
        year: Some("2024-2025学年".to_owned()),
        facts: facts
            .map(|(fact, number)| (fact, number.into()))
            .into_iter()
            .collect(),
        ..CountyFiling::default()
    };
    County::new(vec![primary, nine, vocational])
        .unwrap()
        .with_filing(filing)
}

fn row(code: &str) -> &'static RatioDefinition {
    RatioDefinition::named(code).unwrap()
}

#[test]
fn the_figures_of_schools_are_added_up_by_stage() {
    let county = county();
    let of = |code: &str, stage| {
        row(code)
            .of_county(&county, stage)
            .map(|value| value.value().clone())
    };
    // 600 pupils and 30 teachers in primary, 240 and 20 in junior; the junior cells of the primary school are blank.
    assert_eq!(
        of("pupil_teacher_ratio", Some(Stage::Primary)),
        Ok(fraction(20, 1))
    );
    assert_eq!(
        of("pupil_teacher_ratio", Some(Stage::Junior)),
        Ok(fraction(12, 1))
    );
    assert_eq!(of("pupil_teacher_ratio", None), Ok(fraction(840, 50)));
    assert_eq!(
        of("bachelor_teachers", Some(Stage::Primary)),
        Ok(fraction(21, 30))
    );
    assert_eq!(
        of("postgraduate_teachers", Some(Stage::Primary)),
        Ok(fraction(2, 30))
    );
    // Vocational schools are left out, as in clause G12: 49 of 50.
    assert_eq!(of("licensed_teachers", None), Ok(fraction(49, 50)));
    assert_eq!(of("rotated_teachers", None), Ok(fraction(3, 20)));
    assert_eq!(
        refusal(of("bachelor_teachers", Some(Stage::Junior))),
        "`bachelor_teachers` needs `bachelor_teachers`, which is not there: not asked for"
    );
    assert!(matches!(
        of("rotated_backbone", None),
        Err(RatioError::NotReported {
            reason: Missing::NotAsked,
            ..
        })
    ));
    assert_eq!(
        refusal(of("rotated_teachers", Some(Stage::Primary))),
        "the filing of a county has no figures of `rotated_teachers` by stage"
    );
    assert_eq!(
        refusal(of("pupil_teacher_ratio", Some(Stage::Senior))),
        "the filing of a county has no figures of `pupil_teacher_ratio` by stage"
    );
    assert_eq!(
        refusal(of("drop_out", None)),
        "the filing of a county has no figures of `drop_out`"
    );
}

#[test]
fn every_ratio_is_computed_or_says_what_it_lacks() {
    let county = County::new(Vec::new()).unwrap();
    let none = RATIOS.iter().filter(|row| {
        let found = row.of_county(&county, None);
        matches!(found, Err(RatioError::NoCountyFigures { .. }))
    });
    assert_eq!(none.count(), RATIOS.len() - 15);
}

const PLAN: &str = r#"{"id": "p", "base_year": 2023, "target_year": 2026, "rows": [
    {"indicator": "5", "stage": "primary", "direction": "lower_is_better", "baseline": "21:1", "target": "<= 19:1",
     "ratio": "pupil_teacher_ratio"},
    {"indicator": "5", "stage": "compulsory", "direction": "lower_is_better", "baseline": "17:1", "target": "<= 16.8:1",
     "ratio": "pupil_teacher_ratio"},
    {"indicator": "7", "unit": "%", "direction": "higher_is_better", "baseline": "9", "target": ">= 15",
     "ratio": "rotated_teachers"},
    {"indicator": "8", "direction": "higher_is_better", "baseline": "1", "target": ">= 2"}]}"#;

#[test]
fn a_row_that_names_a_ratio_is_observed() {
    let plan = read_plan(PLAN).unwrap().plan;
    assert_eq!(plan.rows()[2].ratio(), Some("rotated_teachers"));
    let written = serde_json::to_string(&plan).unwrap();
    assert_eq!(read_plan(&written).unwrap().plan, plan);
    let county = county();
    let year = county.filing().calendar_year().unwrap();
    assert_eq!(year, 2024);
    let report = quality(&county);
    let observed = report.observations(&plan, year);
    let values: Vec<_> = observed
        .values
        .into_iter()
        .map(|observation| {
            (
                observation.indicator,
                observation.stage,
                observation.value.to_string(),
            )
        })
        .collect();
    let own = |indicator: &str, stage: Option<&str>, value: &str| {
        (
            indicator.to_owned(),
            stage.map(str::to_owned),
            value.to_owned(),
        )
    };
    assert_eq!(
        values,
        [
            own("5", Some("primary"), "20"),
            own("5", Some("compulsory"), "16.8"),
            own("7", None, "15"),
        ]
    );
}

#[test]
fn a_plan_is_tracked_from_the_files_of_a_district() {
    // The sample county: 238 of 1486 eligible teachers rotated, 16.016150740242… %.
    let plan = PLAN.replace(r#""baseline": "21:1""#, r#""baseline": "13:1""#);
    let plan = TestFile::new("ratio-plan.json", &plan);
    let files = [
        "--filed",
        "2024=examples/data/sample_county.csv",
        "--county",
        "2024=examples/data/sample_county.json",
    ];
    let arguments = [&[plan.path()], &files[..], &["--format", "json"]].concat();
    let (answer, _) = printed("plan_progress", &arguments);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let rotated = &answer["rows"][2];
    assert_eq!(rotated["latest"]["year"], 2024);
    assert_eq!(rotated["status"], "achieved");
    let value = rotated["latest"]["value"].to_string();
    assert_eq!(value.trim_matches('"'), "16.016151");
    assert_eq!(answer["rows"][3]["status"], "no_data");

    let unknown = PLAN.replace("rotated_teachers", "rotated_teacher");
    let unknown = TestFile::new("unknown-ratio.json", &unknown);
    let told = refused("plan_progress", &[&[unknown.path()], &files[..]].concat());
    assert_eq!(
        told,
        [format!(
            "{}: at rows[2].ratio: found \"rotated_teacher\"; expected the code of a ratio of the catalogue; the nearest \
             is `rotated_teachers`",
            unknown.path()
        )]
    );
}
