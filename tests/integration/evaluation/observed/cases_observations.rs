//! Each code that a report knows, its value by hand, and what is open.

use junheng::evaluation::{Evaluator, Report, ReportObservations};
use junheng::model::{
    Amount, Baseline, BaselineLevel, County, CountyFiling, Direction, Fact, Item, Plan, PlanRow,
    School, SchoolKind, Target,
};
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;

/// Two primary schools of 400 and 600 pupils and a junior one of 300.
fn county() -> County {
    let school = |id: &str, kind, filed: &[(Item, i64)]| {
        let school = School::new(id, id, kind).unwrap();
        filed.iter().fold(school, |school, (item, amount)| {
            school.with_amount(*item, *amount).unwrap()
        })
    };
    let primary = |id, pupils, teachers, bachelor, backbone| {
        school(
            id,
            SchoolKind::Primary,
            &[
                (Item::StudentsPrimary, pupils),
                (Item::TeachersPrimary, teachers),
                (Item::TeachersPrimaryBachelor, bachelor),
                (Item::TeachersPrimaryMaster, 1),
                (Item::TeachersPrimaryDoctor, 0),
                (Item::BackboneTeachersPrimary, backbone),
                (Item::TeachersTotal, teachers),
                (Item::TeachersLicensed, teachers - 1),
            ],
        )
    };
    let junior = school(
        "3",
        SchoolKind::Junior,
        &[
            (Item::StudentsJunior, 300),
            (Item::TeachersJunior, 30),
            (Item::Graduates, 100),
            (Item::TransfersIn, 10),
            (Item::TransfersOut, 5),
            (Item::Entrants, 100),
            (Item::Deaths, 0),
            (Item::TeachersTotal, 30),
            (Item::TeachersLicensed, 30),
        ],
    );
    let mut filing = CountyFiling::default();
    filing.facts.insert(Fact::EligibleForRotation, 300.into());
    filing.facts.insert(Fact::RotatedTeachers, 31.into());
    let schools = vec![
        primary("1", 400, 20, 15, 4),
        primary("2", 600, 40, 35, 12),
        junior,
    ];
    County::new(schools).unwrap().with_filing(filing)
}

fn observed(report: &Report<'_>, asked: &[(&str, Option<&str>)]) -> ReportObservations {
    let rows = asked.iter().map(|(code, stage)| {
        let baseline = Baseline {
            year: 2020,
            level: BaselineLevel::Missing,
        };
        let target = Target {
            year: 2025,
            bound: ">= 1".parse().unwrap(),
        };
        let row = PlanRow::new(*code, Direction::HigherIsBetter, baseline, target).unwrap();
        match stage {
            Some(stage) => row.with_stage(*stage),
            None => row,
        }
    });
    report.observations(&Plan::new("p", rows.collect()), 2024)
}

fn report(county: &County) -> Report<'_> {
    Evaluator::new(&CN_QUALITY_BALANCE_2017)
        .unwrap()
        .evaluate(county)
}

#[test]
fn each_code_that_is_known_has_the_value_of_the_filing() {
    let county = county();
    let report = report(&county);
    for (code, stage, expected) in [
        // 52 of 60 primary teachers, 86.666…
        ("bachelor_teachers", Some("primary"), "86.666667"),
        ("bachelor_teachers", Some("小学"), "86.666667"),
        // 1000 pupils and 60 teachers; with the junior stage 1300 and 90.
        ("pupil_teacher_ratio", Some("primary"), "16.666667"),
        ("pupil_teacher_ratio", None, "14.444444"),
        ("teacher_pupil_ratio", Some("junior"), "0.1"),
        // 88 of 90: one of each primary school has no licence.
        ("licensed_teachers", None, "97.777778"),
        // (100 − 10 + 5) ÷ 100
        ("junior_retention", None, "95"),
        ("junior_retention", Some("junior"), "95"),
        // 31 of 300
        ("rotated_teachers", None, "10.333333"),
        // The clause says the same of these two figures.
        ("G11", None, "10.333333"),
        // 4 for 400 and 12 for 600 are 1 and 2 a hundred: (400 · 1 + 600 · 2) ÷ 1000.
        ("L2", Some("primary"), "1.6"),
        // √(0.4 · 0.6² + 0.6 · 0.4²) ÷ 1.6 = √0.24 ÷ 1.6
        ("cv_L2", Some("primary"), "0.306186"),
    ] {
        let found = observed(&report, &[(code, stage)]);
        assert_eq!(found.open, [], "{code}");
        let [value] = found.values.as_slice() else {
            panic!("{code} of {stage:?} has no value");
        };
        assert_eq!(
            value.value,
            expected.parse::<Amount>().unwrap(),
            "{code} of {stage:?}"
        );
        assert_eq!((value.year, value.indicator.as_str()), (2024, code));
        assert_eq!(value.stage.as_deref(), stage);
    }
    let rate = observed(&report, &[("achievement_rate", None)]);
    let expected = report.achievement().unwrap();
    assert_eq!(rate.values[0].value.to_string(), {
        // Of 32: the share as a decimal.
        let share = expected.met * 100_000 / 32;
        let text = format!("{}.{:03}", share / 1000, share % 1000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    });
}

#[test]
fn a_row_may_name_the_ratio_that_its_indicator_is() {
    let county = county();
    let text = r#"{"id": "p", "base_year": 2020, "target_year": 2025, "rows": [{"indicator": "12",
        "ratio": "rotated_teachers", "direction": "higher_is_better", "target": 10, "baseline": 5}]}"#;
    let plan: Plan = serde_json::from_str(text).unwrap();
    let found = report(&county).observations(&plan, 2024);
    assert_eq!(found.values[0].indicator, "12");
    assert_eq!(found.values[0].value, "10.333333".parse().unwrap());
}

#[test]
fn what_is_not_filed_is_open_with_its_reason() {
    let county = county();
    let report = report(&county);
    for (code, stage, reason) in [
        (
            "rotated_backbone",
            None,
            "`rotated_backbone` needs `rotated_backbone`, which is not there: not asked for",
        ),
        (
            "nearby_enrolment",
            Some("primary"),
            "`nearby_enrolment` needs `in_catchment`, which is not there: not asked for",
        ),
        ("L5", Some("primary"), "L5 waits for the figures of 1, 2"),
        ("cv_L5", Some("primary"), "L5 waits for the figures of 1, 2"),
        ("S1", None, "a figure of the clause S1 is not filed"),
    ] {
        let found = observed(&report, &[(code, stage)]);
        assert_eq!(found.values, [], "{code}");
        assert_eq!(found.open.len(), 1, "{code} of {stage:?}");
        assert_eq!(found.open[0].reason, reason);
        assert_eq!(found.open[0].indicator.code, code);
    }
}

#[test]
fn what_a_report_does_not_know_is_passed_over() {
    let county = county();
    let report = report(&county);
    for (code, stage) in [
        ("books_read", None),
        ("L99", Some("primary")),
        ("cv_L99", Some("primary")),
        // A mean needs its stage, and a fact of the county has none.
        ("L2", None),
        ("rotated_teachers", Some("primary")),
        ("junior_retention", Some("primary")),
        // A stage of the plan's own.
        ("pupil_teacher_ratio", Some("preschool")),
        ("pupil_teacher_ratio", Some("senior")),
        ("gross_enrolment", None),
    ] {
        let found = observed(&report, &[(code, stage)]);
        assert_eq!(found, ReportObservations::default(), "{code} of {stage:?}");
    }
}

#[test]
fn a_value_that_just_misses_a_bound_is_not_rounded_to_it() {
    // 29 999 999 of 300 000 000 are 9.99999966… %, which six decimals would make 10.
    let mut filing = CountyFiling::default();
    filing
        .facts
        .insert(Fact::EligibleForRotation, 300_000_000.into());
    filing
        .facts
        .insert(Fact::RotatedTeachers, 29_999_999.into());
    let county = County::default().with_filing(filing);
    let found = observed(&report(&county), &[("rotated_teachers", None)]);
    assert_eq!(found.values[0].value.to_string(), "9.99999966666666666667");
}
