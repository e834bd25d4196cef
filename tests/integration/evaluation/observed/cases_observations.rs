//! Each code that a report knows, its value by hand, and what is open.

use junheng::evaluation::{Evaluator, Report, ReportObservations};
use junheng::model::{
    Amount, Baseline, BaselineLevel, Bound, County, CountyFiling, Direction, Fact, Item, Plan,
    PlanObservations, PlanRow, School, SchoolKind, Target,
};
use junheng::planning::{AsOf, PlanStatus, track};
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
        // A mean needs its stage, and a fact of the county has none.
        (
            "L2",
            None,
            "`L2` is that of a stage, and its row names none",
        ),
        (
            "cv_L2",
            None,
            "`cv_L2` is that of a stage, and its row names none",
        ),
        (
            "rotated_teachers",
            Some("primary"),
            "the filing of a county has no figures of `rotated_teachers` by stage",
        ),
        (
            "junior_retention",
            Some("primary"),
            "the filing of a county has no figures of `junior_retention` by stage",
        ),
        (
            "pupil_teacher_ratio",
            Some("senior"),
            "the filing of a county has no figures of `pupil_teacher_ratio` by stage",
        ),
        // Salaries are compared with salaries, and a clause that people attest has no figure.
        ("G8", None, "the clause G8 has no number of its own"),
        ("G1", None, "the clause G1 has no number"),
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
        // A stage of the plan's own.
        ("pupil_teacher_ratio", Some("preschool")),
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
    let plan = plan_of("rotated_teachers", None, ">= 10");
    let found = report(&county).observations(&plan, 2024);
    assert_eq!(found.values[0].value.to_string(), "9.9999997");
}

/// A plan of one row, which names a ratio or is called by a code, with a stage or without one.
fn plan_of(code: &str, stage: Option<&str>, target: &str) -> Plan {
    let baseline = Baseline {
        year: 2020,
        level: BaselineLevel::Missing,
    };
    let bound: Bound<Amount> = target.parse().unwrap();
    let direction = if bound.relation.is_floor() {
        Direction::HigherIsBetter
    } else {
        Direction::LowerIsBetter
    };
    let row = PlanRow::new(code, direction, baseline, Target { year: 2025, bound }).unwrap();
    Plan::new(
        "p",
        vec![match stage {
            Some(stage) => row.with_stage(stage),
            None => row,
        }],
    )
}

#[test]
fn no_value_is_rounded_to_the_target_of_its_row_or_beyond_it() {
    // 2 of 3 teachers have a licence, 66.666… %; areas of 1.50000000000000000001 and 0.49999999999999999999 for one
    // pupil each have the mean 1 and the coefficient 0.50000000000000000001.
    let licensed = |area: &str, id: &str| {
        School::new(id, id, SchoolKind::Primary)
            .unwrap()
            .with_amount(Item::StudentsPrimary, 1)
            .unwrap()
            .with_amount(Item::TeachingArea, area.parse::<Amount>().unwrap())
            .unwrap()
            .with_amount(Item::IndoorSportsArea, 0)
            .unwrap()
    };
    let first = licensed("1.50000000000000000001", "1")
        .with_amount(Item::TeachersTotal, 3)
        .and_then(|school| school.with_amount(Item::TeachersLicensed, 2))
        .unwrap();
    let second = licensed("0.49999999999999999999", "2")
        .with_amount(Item::TeachersTotal, 0)
        .and_then(|school| school.with_amount(Item::TeachersLicensed, 0))
        .unwrap();
    let county = County::new(vec![first, second]).unwrap();
    let report = report(&county);
    let primary = Some("primary");
    for (code, stage, target, value, status) in [
        (
            "licensed_teachers",
            None,
            ">= 66.666666",
            "66.666667",
            PlanStatus::Achieved,
        ),
        (
            "licensed_teachers",
            None,
            ">= 66.666667",
            "66.6666667",
            PlanStatus::NotYet,
        ),
        (
            "licensed_teachers",
            None,
            "<= 66.666667",
            "66.6666667",
            PlanStatus::Achieved,
        ),
        (
            "licensed_teachers",
            None,
            "<= 66.6666667",
            "66.66666667",
            PlanStatus::Achieved,
        ),
        (
            "licensed_teachers",
            None,
            ">= 66.6666667",
            "66.66666667",
            PlanStatus::NotYet,
        ),
        (
            "cv_L4",
            primary,
            "<= 0.5",
            "0.50000000000000000001",
            PlanStatus::NotYet,
        ),
        (
            "cv_L4",
            primary,
            "<= 0.50000000000000000001",
            "0.50000000000000000001",
            PlanStatus::Achieved,
        ),
        ("cv_L4", primary, "<= 0.51", "0.5", PlanStatus::Achieved),
        ("L4", primary, ">= 1", "1", PlanStatus::Achieved),
    ] {
        let plans = [plan_of(code, stage, target)];
        let found = report.observations(&plans[0], 2024);
        assert_eq!(found.open, [], "{code} {target}");
        assert_eq!(found.values[0].value.to_string(), value, "{code} {target}");
        let mut observations = PlanObservations::of_plans(&plans);
        observations.push(found.values[0].clone()).unwrap();
        let progress = track(&plans, &observations, AsOf::Newest);
        assert_eq!(progress[0].rows[0].status, status, "{code} {target}");
    }
}

#[test]
fn two_ratios_of_one_indicator_are_not_observed_as_the_first() {
    let county = county();
    let report = report(&county);
    let named = |ratio: &str| {
        let plan = plan_of("1", None, ">= 4");
        Plan::new(
            "p",
            plan.rows()
                .iter()
                .map(|row| row.clone().with_ratio(ratio))
                .collect(),
        )
    };
    let plans = [named("rotated_teachers"), named("licensed_teachers")];
    let found = report.observations_of_plans(&plans, 2024);
    assert_eq!(found.values, []);
    assert_eq!(
        found.open[0].reason,
        "its rows name different ratios, rotated_teachers, licensed_teachers: each needs an indicator of its own"
    );
    assert_eq!(found.open.len(), 1);
    // One plan names it, and the other means the same indicator.
    let plans = [named("rotated_teachers"), plan_of("1", None, ">= 20")];
    let found = report.observations_of_plans(&plans, 2024);
    assert_eq!(found.values.len(), 1);
    assert_eq!(found.values[0].value.to_string(), "10.333333");
}
