//! Standards that are not in the catalogue: other relations, other rules, copies of a clause.

use std::borrow::Cow;

use junheng::evaluation::{Comparison, Evaluator, Report, Verdict};
use junheng::model::{Item, SchoolKind, Stage};
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;
use junheng::standards::{Bound, PerStage, Standard};

use super::cases_thresholds::bare;
use crate::support::{Draft, Row, clause_verdict, county, evaluated, part, perfect};

/// The standard of 2017 with another threshold of one indicator.
fn with_threshold(index: usize, bound: &str) -> Standard {
    let bound: Bound = bound.parse().unwrap();
    let mut standard = CN_QUALITY_BALANCE_2017.clone();
    standard.indicators.to_mut()[index].threshold = Some(PerStage {
        primary: bound,
        junior: bound,
    });
    standard
}

fn verdict_and_shortfall(standard: &Standard, row: &Row, index: usize) -> (Verdict, String) {
    let county = county(std::slice::from_ref(row));
    let report = evaluated(standard, &county);
    let part = &report.parts()[0];
    let verdict = part.indicators[index].verdict.unwrap();
    let code = &standard.indicators[index].code;
    (verdict, report.shortfall(part, code).unwrap())
}

#[test]
fn a_strict_threshold_is_not_met_by_the_number_itself() {
    let of = |standard: &Standard, item, amount: &str, index| {
        let row = bare("1", Stage::Primary, 500).with(item, amount);
        verdict_and_shortfall(standard, &row, index)
    };
    let teachers = with_threshold(0, "> 4.2");
    for (amount, expected) in [
        ("20", (Verdict::NotMet, "2")),
        ("21", (Verdict::NotMet, "1")),
        ("22", (Verdict::Met, "0")),
    ] {
        let (verdict, shortfall) = of(&teachers, Item::TeachersPrimaryBachelor, amount, 0);
        assert_eq!((verdict, shortfall.as_str()), expected, "{amount}");
    }
    // An area has no next one; a hundredth more is enough.
    let area = with_threshold(3, "> 4.5");
    for (amount, expected) in [
        ("2249.995", (Verdict::NotMet, "0.01")),
        ("2250", (Verdict::NotMet, "0.01")),
        ("2250.0000000001", (Verdict::Met, "0")),
    ] {
        let (verdict, shortfall) = of(&area, Item::TeachingArea, amount, 3);
        assert_eq!((verdict, shortfall.as_str()), expected, "{amount}");
    }
}

#[test]
fn a_school_rule_may_ask_for_fewer_and_for_another_floor() {
    let row = |backbone: u32, area: u32, equipment: u32| {
        bare("1", Stage::Primary, 1000).all(&[
            (Item::TeachersPrimaryBachelor, "42"),
            (Item::BackboneTeachersPrimary, &backbone.to_string()),
            (Item::PeTeachersPrimary, "9"),
            (Item::TeachingArea, &area.to_string()),
            (Item::SportsGroundArea, "7500"),
            (Item::EquipmentValue, &equipment.to_string()),
            (Item::MultimediaClassrooms, "23"),
        ])
    };
    let mut standard = CN_QUALITY_BALANCE_2017.clone();
    let rule = standard.school_rule.as_mut().unwrap();
    rule.at_least = 4;
    rule.floor_share = "0.5".parse().unwrap();
    for (row, expected) in [
        (row(10, 4500, 200), Verdict::Met),
        (row(5, 2250, 100), Verdict::Met),
        (row(5, 2249, 100), Verdict::NotMet),
        (row(4, 2250, 100), Verdict::NotMet),
        (
            row(5, 2250, 100).with(Item::MultimediaClassrooms, 22),
            Verdict::NotMet,
        ),
        (
            row(5, 2250, 100).without(Item::MultimediaClassrooms),
            Verdict::NotAssessable,
        ),
    ] {
        let county = county(std::slice::from_ref(&row));
        let report = evaluated(&standard, &county);
        assert_eq!(report.parts()[0].verdict, Some(expected), "{row:?}");
    }
}

#[test]
fn other_stage_factors_split_in_another_way() {
    let mut standard = CN_QUALITY_BALANCE_2017.clone();
    standard.stage_factors.junior = "1.5".parse().unwrap();
    standard.stage_factors.senior = "2.5".parse().unwrap();
    let row = Row::new("1", SchoolKind::TwelveYear).all(&[
        (Item::StudentsPrimary, "100"),
        (Item::StudentsJunior, "100"),
        (Item::StudentsSenior, "100"),
        (Item::GymnasiumArea, "500"),
        (Item::SportsGroundArea, "0"),
    ]);
    let county = county(&[row]);
    let report = evaluated(&standard, &county);
    // 500 m² over 100 · (1 + 1.5 + 2.5)
    let value = |stage| part(&report, 0, stage).indicators[4].value.clone().unwrap();
    assert_eq!(value(Stage::Primary).to_f64(), 1.0);
    assert_eq!(value(Stage::Junior).to_f64(), 1.5);
}

#[test]
fn a_relief_changes_no_clause_but_its_own() {
    let mut standard = CN_QUALITY_BALANCE_2017.clone();
    let place = |code: &str| {
        let codes = CN_QUALITY_BALANCE_2017.clauses.iter();
        codes.map(|clause| &clause.code).position(|one| one == code)
    };
    for (code, copy) in [("G3", "X3"), ("G4", "X4")] {
        let mut clause = standard.clauses[place(code).unwrap()].clone();
        clause.code = Cow::Borrowed(copy);
        standard.clauses.to_mut().push(clause);
    }
    let mut draft = perfect();
    let row = draft.row("p1");
    for (item, amount) in [
        (Item::MusicRooms96, 1),
        (Item::MusicRooms73, 1),
        (Item::FineArtsRooms67, 0),
        (Item::StudentsPrimary, 2300),
    ] {
        row.set(item, amount);
    }
    row.flags.insert(Item::BuiltBy2016, true);
    row.flags.insert(Item::BuiltBy2010, true);
    let county = draft.county();
    let mut evaluator = Evaluator::new(&standard).unwrap();
    for relief in ["rooms-2016", "rooms-small-rural", "size-2010-or-migrant"] {
        evaluator = evaluator.with_relief(relief).unwrap();
    }
    let report = evaluator.evaluate(&county);
    for (code, expected) in [
        ("G3", Verdict::Met),
        ("X3", Verdict::NotMet),
        ("G4", Verdict::Met),
        ("X4", Verdict::NotMet),
    ] {
        assert_eq!(clause_verdict(&report, code), expected, "{code}");
    }
    assert_eq!(report.achievement().unwrap().total(), 34);
}

/// Limits on each coefficient and on their mean, both at once.
#[test]
fn a_standard_may_limit_each_coefficient_and_their_mean() {
    let mut standard = CN_QUALITY_BALANCE_2017.clone();
    let limit: Bound = "<= 0.1".parse().unwrap();
    standard.dispersion.composite = Some(PerStage {
        primary: limit,
        junior: limit,
    });
    let verdicts = |report: &Report<'_>| {
        let composite = report.composite();
        (
            composite.primary.verdict,
            composite.junior.verdict,
            report.verdict(),
        )
    };
    let county = perfect().county();
    let report = evaluated(&standard, &county);
    let (met, not_met) = (Some(Verdict::Met), Some(Verdict::NotMet));
    assert_eq!(verdicts(&report), (met, met, Verdict::Met));
    // One primary school far above the others: each coefficient below 0.5, their mean above 0.1.
    let mut draft = perfect();
    for item in [
        Item::TeachersPrimaryMaster,
        Item::BackboneTeachersPrimary,
        Item::PeTeachersPrimary,
    ] {
        let row = draft.row("p1");
        let more = row.amounts[&item].parse::<u32>().unwrap() + 10;
        row.set(item, more);
    }
    let county = draft.county();
    let report = evaluated(&standard, &county);
    assert_eq!(verdicts(&report), (not_met, met, Verdict::NotMet));
    assert_eq!(
        evaluated(&CN_QUALITY_BALANCE_2017, &county).verdict(),
        Verdict::Met
    );
}

#[test]
fn an_evaluator_serves_any_number_of_counties_and_remembers_none() {
    let counties = [
        perfect().county(),
        Draft::default().county(),
        county(&[bare("1", Stage::Primary, 10)]),
    ];
    let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
    let first: Vec<String> = counties
        .iter()
        .map(|county| format!("{:?}", evaluator.evaluate(county)))
        .collect();
    std::thread::scope(|scope| {
        let runs: Vec<_> = counties
            .iter()
            .rev()
            .map(|county| scope.spawn(|| format!("{:?}", evaluator.evaluate(county))))
            .collect();
        for (run, expected) in runs.into_iter().zip(first.iter().rev()) {
            assert_eq!(run.join().unwrap(), *expected);
        }
    });
    let reported = evaluator.clone().with_comparison(Comparison::AsReported);
    assert_eq!(
        reported.evaluate(&counties[0]).comparison(),
        Comparison::AsReported
    );
    assert_eq!(
        evaluator.evaluate(&counties[0]).comparison(),
        Comparison::Exact
    );
}

#[test]
fn two_reliefs_of_one_indicator_both_count() {
    let mut standard = CN_QUALITY_BALANCE_2017.clone();
    let mut relief = standard.reliefs[0].clone();
    relief.name = Cow::Borrowed("more");
    if let junheng::standards::ReliefEffect::Count { when, .. } = &mut relief.effect {
        *when = Item::BuiltBy2010;
    }
    standard.reliefs.to_mut().push(relief);
    let row = bare("1", Stage::Primary, 80)
        .with(Item::VisitingPeArtsTeachersPrimary, 1)
        .flagged(Item::BuiltBy2010, true);
    let county = county(&[row]);
    let e = Evaluator::new(&standard)
        .unwrap()
        .with_relief("visiting-teachers")
        .unwrap()
        .with_relief("more")
        .unwrap();
    let report = e.evaluate(&county);
    assert_eq!(
        report.parts()[0].indicators[2]
            .value
            .as_ref()
            .unwrap()
            .to_f64(),
        1.25
    );
}

#[test]
fn without_a_school_rule_every_threshold_must_be_met() {
    let mut standard = CN_QUALITY_BALANCE_2017.clone();
    standard.school_rule = None;
    let mut draft = perfect();
    draft.row("p2").set(Item::BackboneTeachersPrimary, 3);
    let county = draft.county();
    let report = evaluated(&standard, &county);
    assert_eq!(
        (report.achievement().unwrap().met, report.verdict()),
        (31, Verdict::NotMet)
    );
}

#[test]
fn a_cohort_below_zero_is_no_evidence() {
    let mut draft = perfect();
    for r in &mut draft.rows {
        if r.amounts.contains_key(&Item::Graduates) {
            r.set(Item::Graduates, 0);
            r.set(Item::TransfersIn, 10);
            r.set(Item::Entrants, 10);
            r.set(Item::Deaths, 20);
        }
    }
    let county = draft.county();
    let report = evaluated(&CN_QUALITY_BALANCE_2017, &county);
    assert_ne!(clause_verdict(&report, "Q1"), Verdict::Met);
}
