//! Every clause and veto at its bound and beside it, with what it needs missing, and with reliefs.

use junheng::evaluation::{ClauseResult, Evaluator, Report, Verdict};
use junheng::model::{
    Attestation, Fact, FindingKind, Item, Language, Location, SchoolKind, Sponsor,
};
use junheng::standards::Standard;
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;
use serde_json::{Value, json};

use super::cases_thresholds::bare;
use crate::support::{
    ATTESTED, Draft, Row, TOO_LARGE_JUNIOR, TOO_LARGE_PRIMARY, amount, attestation, basic, clause,
    clause_value, clause_verdict, monitored, part, perfect, quality,
};
use Verdict::{Met, NotApplicable, NotAssessable, NotMet};

/// A clause in a county: its verdict and value.
fn outcome(draft: &Draft, code: &str) -> (Verdict, Value) {
    let county = draft.county();
    let report = quality(&county);
    (clause_verdict(&report, code), clause_value(&report, code))
}

/// A clause in a county of these schools that files nothing else.
fn of_rows(rows: &[Row], code: &str) -> (Verdict, Value) {
    let draft = Draft {
        rows: rows.to_vec(),
        ..Draft::default()
    };
    outcome(&draft, code)
}

/// Facts and what is filed of them; `None` takes one away.
type Facts<'f> = &'f [(Fact, Option<&'f str>)];

/// A clause in a county that files these facts.
fn of_facts(facts: Facts<'_>, code: &str) -> (Verdict, Value) {
    let mut draft = perfect();
    for (fact, text) in facts {
        match text {
            Some(text) => draft.fact(*fact, text),
            None => {
                draft.filing.facts.remove(fact);
            }
        }
    }
    outcome(&draft, code)
}

fn evaluated_with<'a>(
    standard: &'a Standard,
    reliefs: &[&str],
    county: &'a junheng::model::County,
) -> Report<'a> {
    let mut evaluator = Evaluator::new(standard).unwrap();
    for relief in reliefs {
        evaluator = evaluator.with_relief(relief).unwrap();
    }
    evaluator.evaluate(county)
}

fn relief_names(result: &ClauseResult) -> Vec<&'static str> {
    let reliefs = &CN_QUALITY_BALANCE_2017.reliefs;
    let names = result.reliefs.iter().map(|index| &reliefs[*index].name);
    names.map(AsRef::as_ref).collect()
}

#[test]
fn an_attestation_alone_decides_nine_clauses() {
    for code in ["G1", "G2", "G6", "G10", "Q3", "Q5", "Q6", "Q7", "Q8"] {
        for (attested, expected) in [
            (Some(attestation(true)), Met),
            (Some(attestation(false)), NotMet),
            (Some(Attestation::default()), NotAssessable),
            (None, NotAssessable),
        ] {
            let mut draft = perfect();
            draft.filing.attestations.remove(code);
            if let Some(attested) = attested {
                draft.filing.attestations.insert(code.to_owned(), attested);
            }
            assert_eq!(outcome(&draft, code), (expected, Value::Null), "{code}");
        }
    }
}

#[test]
fn three_clauses_need_their_figure_and_an_attestation() {
    let figures: [(&str, Fact, &str, &str, Fact); 3] = [
        (
            "G8",
            Fact::TeacherMeanPay,
            "100000",
            "99999.99",
            Fact::CivilServantMeanPay,
        ),
        (
            "G14",
            Fact::SelectiveSeniorPlacesAllocated,
            "500",
            "499",
            Fact::SelectiveSeniorPlaces,
        ),
        (
            "G15",
            Fact::MigrantChildrenPublic,
            "800",
            "799",
            Fact::MigrantChildrenEligible,
        ),
    ];
    for (code, fact, enough, short, of) in figures {
        for (figure, filed, whole) in [
            (Met, Some(enough), None),
            (NotMet, Some(short), None),
            (NotAssessable, None, None),
            (NotApplicable, Some(enough), Some("0")),
            (NotApplicable, None, Some("0")),
        ] {
            for (attested, said) in [
                (Met, Some(true)),
                (NotMet, Some(false)),
                (NotAssessable, None),
            ] {
                let mut draft = perfect();
                draft.filing.facts.remove(&fact);
                if let Some(text) = filed {
                    draft.fact(fact, text);
                }
                if let Some(text) = whole {
                    draft.fact(of, text);
                }
                draft.filing.attestations.remove(code);
                if let Some(met) = said {
                    let attested = attestation(met);
                    draft.filing.attestations.insert(code.to_owned(), attested);
                }
                let expected = match (figure, attested) {
                    (NotMet, _) | (_, NotMet) => NotMet,
                    (NotAssessable, _) | (_, NotAssessable) => NotAssessable,
                    _ => Met,
                };
                let county = draft.county();
                let report = quality(&county);
                let result = clause(&report, code);
                assert_eq!(result.verdict, expected, "{code} {figure:?} {attested:?}");
                assert_eq!(result.figure_verdict, Some(figure), "{code}");
                assert_eq!(result.attestation_verdict, Some(attested), "{code}");
            }
        }
    }
}

#[test]
fn pay_of_teachers_is_at_least_that_of_civil_servants() {
    use Fact::{CivilServantMeanPay as Civil, TeacherMeanPay as Pay};
    for (pay, civil, expected) in [
        ("157215.01", "157215.01", Met),
        ("157215.02", "157215.01", Met),
        ("157215.00", "157215.01", NotMet),
        ("0", "157215.01", NotMet),
    ] {
        let found = of_facts(&[(Pay, Some(pay)), (Civil, Some(civil))], "G8");
        assert_eq!(found, (expected, Value::Null), "{pay} {civil}");
    }
}

/// A primary school of 100 pupils with classes, music rooms and fine-arts rooms.
fn with_rooms(classes: &str, music: &str, fine_arts: &str) -> Row {
    let mut row = Row::primary("1", 100);
    for (item, text) in [
        (Item::ClassesPrimary, classes),
        (Item::MusicRooms96, music),
        (Item::FineArtsRooms90, fine_arts),
    ] {
        if !text.is_empty() {
            row.set(item, text);
        }
    }
    row
}

#[test]
fn every_twelve_classes_need_a_music_room_and_a_fine_arts_room() {
    for (classes, music, fine_arts, expected) in [
        ("0", "0", "0", Met),
        ("1", "1", "1", Met),
        ("1", "0", "1", NotMet),
        ("1", "1", "0", NotMet),
        ("12", "1", "1", Met),
        ("13", "1", "2", NotMet),
        ("13", "2", "1", NotMet),
        ("13", "2", "2", Met),
        ("24", "2", "2", Met),
        ("25", "3", "2", NotMet),
        ("25", "3", "3", Met),
        ("", "9", "9", NotAssessable),
        ("", "0", "0", NotAssessable),
        ("12", "", "1", NotAssessable),
        ("12", "1", "", NotAssessable),
        ("13", "", "1", NotMet),
        ("13", "1", "", NotMet),
    ] {
        let (verdict, failing) = of_rows(&[with_rooms(classes, music, fine_arts)], "G3");
        assert_eq!(verdict, expected, "{classes} {music} {fine_arts}");
        assert_eq!(failing, json!(u32::from(expected == NotMet)));
    }
}

#[test]
fn classes_of_both_stages_count_together_for_rooms() {
    let nine = Row::new("1", SchoolKind::NineYear).all(&[
        (Item::StudentsPrimary, "300"),
        (Item::StudentsJunior, "300"),
        (Item::ClassesPrimary, "6"),
        (Item::ClassesJunior, "7"),
        (Item::MusicRooms96, "2"),
        (Item::FineArtsRooms90, "2"),
    ]);
    let one_room = nine.clone().with(Item::MusicRooms96, 1);
    assert_eq!(of_rows(std::slice::from_ref(&nine), "G3").0, Met);
    assert_eq!(of_rows(std::slice::from_ref(&one_room), "G3").0, NotMet);
    let fewer = one_room.clone().with(Item::ClassesJunior, 6);
    assert_eq!(of_rows(&[fewer], "G3").0, Met);
    // A stage without pupils has no classes to count.
    let primary_only = one_room
        .clone()
        .with(Item::StudentsJunior, 0)
        .without(Item::ClassesJunior);
    assert_eq!(of_rows(&[primary_only], "G3").0, Met);
    let unknown = nine.without(Item::ClassesJunior);
    assert_eq!(of_rows(&[unknown], "G3").0, NotAssessable);
}

#[test]
fn smaller_rooms_do_not_count_without_a_relief() {
    let mut row = with_rooms("12", "0", "0");
    for item in [
        Item::MusicRooms,
        Item::MusicRooms73,
        Item::MusicRooms61,
        Item::MusicRooms54,
        Item::FineArtsRooms,
        Item::FineArtsRooms67,
        Item::FineArtsRooms61,
        Item::FineArtsRooms54,
    ] {
        row.set(item, 9);
    }
    row.flags.insert(Item::BuiltBy2016, true);
    row.flags.insert(Item::LargestClassUnder30, true);
    assert_eq!(of_rows(&[row], "G3"), (NotMet, json!(1)));
}

#[test]
fn rooms_may_be_counted_together_by_option() {
    let standard = CN_QUALITY_BALANCE_2017
        .with_option("rooms", "together")
        .unwrap();
    let each = standard.with_option("rooms", "each").unwrap();
    for (classes, music, fine_arts, together) in [
        ("13", "2", "0", Met),
        ("13", "0", "2", Met),
        ("13", "1", "1", Met),
        ("13", "1", "0", NotMet),
        ("25", "1", "1", NotMet),
        ("25", "2", "1", Met),
        ("13", "2", "", NotAssessable),
        ("", "2", "2", NotAssessable),
    ] {
        let draft = Draft {
            rows: vec![with_rooms(classes, music, fine_arts)],
            ..Draft::default()
        };
        let county = draft.county();
        let report = evaluated_with(&standard, &[], &county);
        assert_eq!(
            clause_verdict(&report, "G3"),
            together,
            "{classes} {music} {fine_arts}"
        );
        let report = evaluated_with(&each, &[], &county);
        assert_eq!(
            clause_verdict(&report, "G3"),
            clause_verdict(&quality(&county), "G3")
        );
    }
    assert!(CN_QUALITY_BALANCE_2017.with_option("rooms", "any").is_err());
}

#[test]
fn schools_have_their_largest_size() {
    use SchoolKind::{
        CompleteSecondary, Junior, NineYear, Primary, Special, TeachingPoint, TwelveYear,
        Vocational,
    };
    let cells = |kind, primary: &str, junior: &str, senior: &str| {
        let mut row = Row::new("1", kind);
        for (item, text) in [
            (Item::StudentsPrimary, primary),
            (Item::StudentsJunior, junior),
            (Item::StudentsSenior, senior),
        ] {
            if !text.is_empty() {
                row.set(item, text);
            }
        }
        row
    };
    for (kind, primary, junior, senior, expected) in [
        (Primary, "2000", "", "", Met),
        (Primary, "2001", "", "", NotMet),
        (Primary, "1500", "500", "", Met),
        (Primary, "1500", "501", "", NotMet),
        (Primary, "", "", "", NotAssessable),
        (Primary, "", "2001", "", NotMet),
        (Junior, "", "2000", "", Met),
        (Junior, "", "2001", "", NotMet),
        (TeachingPoint, "2001", "", "", NotMet),
        (NineYear, "1500", "1000", "", Met),
        (NineYear, "1500", "1001", "", NotMet),
        (NineYear, "2501", "", "", NotMet),
        (NineYear, "2500", "", "", NotAssessable),
        (NineYear, "2001", "0", "", Met),
        // Senior pupils do not count.
        (TwelveYear, "1500", "1000", "3000", Met),
        (TwelveYear, "1500", "1001", "0", NotMet),
        (TwelveYear, "1500", "1000", "", Met),
        (CompleteSecondary, "", "2000", "3000", Met),
        (CompleteSecondary, "", "2001", "", NotMet),
        // A school that is not judged is not looked at.
        (Special, "5000", "", "", Met),
        // A vocational school may have no compulsory pupils.
        (Vocational, "", "", "", Met),
        (Vocational, "0", "0", "900", Met),
        (Vocational, "1", "", "", NotMet),
        (Vocational, "", "1", "900", NotMet),
    ] {
        let row = cells(kind, primary, junior, senior);
        let (verdict, failing) = of_rows(&[row], "G4");
        assert_eq!(verdict, expected, "{kind} {primary} {junior} {senior}");
        assert_eq!(failing, json!(u32::from(expected == NotMet)));
    }
}

#[test]
fn no_class_is_above_45_or_50() {
    let row = |stage_primary: bool| {
        let (mut row, items): (Row, &[Item]) = if stage_primary {
            (Row::primary("1", 100), &TOO_LARGE_PRIMARY)
        } else {
            (Row::junior("1", 100), &TOO_LARGE_JUNIOR)
        };
        for item in items {
            row.set(*item, 0);
        }
        (row, items)
    };
    for is_primary in [true, false] {
        let (row, items) = row(is_primary);
        assert_eq!(of_rows(std::slice::from_ref(&row), "G5"), (Met, json!(0)));
        for item in items {
            let too_large = row.clone().with(*item, 1);
            assert_eq!(of_rows(&[too_large], "G5"), (NotMet, json!(1)), "{item:?}");
            let unknown = row.clone().without(*item);
            let other = *items.iter().find(|other| *other != item).unwrap();
            let both = unknown.clone().with(other, 1);
            assert_eq!(of_rows(&[unknown], "G5").0, NotAssessable, "{item:?}");
            assert_eq!(of_rows(&[both], "G5").0, NotMet, "{item:?}");
        }
    }
    // The bands up to the limit are not asked for, and may hold any number of classes.
    let (primary, _) = row(true);
    let full = primary.with(Item::ClassesPrimary4145, 30);
    assert_eq!(of_rows(&[full], "G5").0, Met);
    let (junior, _) = row(false);
    let full = junior
        .with(Item::ClassesJunior4650, 30)
        .with(Item::ClassesPrimary66, 9);
    assert_eq!(of_rows(&[full], "G5").0, Met);
}

#[test]
fn clauses_about_schools_hold_where_there_is_none_and_count_those_that_fail() {
    for code in ["G3", "G4", "G5"] {
        assert_eq!(of_rows(&[], code), (Met, json!(0)), "{code}");
        let special = Row::new("1", SchoolKind::Special).with(Item::StudentsPrimary, 5000);
        let small = Row::new("2", SchoolKind::TeachingPoint).with(Item::StudentsPrimary, 49);
        assert_eq!(of_rows(&[special, small], code), (Met, json!(0)), "{code}");
    }
    let mut rows: Vec<Row> = (0..5)
        .map(|id| Row {
            id: id.to_string(),
            ..with_rooms("12", "1", "1")
        })
        .collect();
    rows[1].set(Item::MusicRooms96, 0);
    rows[3].set(Item::FineArtsRooms90, 0);
    rows[4].amounts.remove(&Item::MusicRooms96);
    let draft = Draft {
        rows,
        ..Draft::default()
    };
    assert_eq!(outcome(&draft, "G3"), (NotMet, json!(2)));
    let county = draft.county();
    let report = quality(&county);
    let looked_at = clause(&report, "G3").figures.schools.clone().unwrap();
    assert_eq!(looked_at.count, 5);
    assert_eq!(looked_at.failing, [1, 3]);
    assert_eq!(looked_at.unknown, [4]);
    let text = report.explain_clause(clause(&report, "G3"), Language::En);
    assert!(
        text.contains("School 1") && text.contains("School 3") && !text.contains("School 0"),
        "{text}"
    );
}

#[test]
fn a_special_pupil_has_6000_yuan_or_what_is_asked_for() {
    use Fact::{
        SpecialFundsMinimum as Minimum, SpecialSchoolFunds as Funds,
        SpecialSchoolStudents as Pupils,
    };
    let cases: [(Facts<'_>, Verdict, Value); 11] = [
        (&[(Funds, Some("600000"))], Met, json!(6000.0)),
        (&[(Funds, Some("600000.01"))], Met, json!(6000.0001)),
        (&[(Funds, Some("599999.99"))], NotMet, json!(5999.9999)),
        (&[(Funds, None)], NotAssessable, Value::Null),
        (&[(Pupils, None)], NotAssessable, Value::Null),
        (&[(Pupils, Some("0"))], NotApplicable, Value::Null),
        (
            &[(Pupils, Some("0")), (Funds, None)],
            NotApplicable,
            Value::Null,
        ),
        (&[(Minimum, Some("6000.01"))], NotMet, json!(6000.0)),
        (
            &[(Minimum, Some("8000")), (Funds, Some("800000"))],
            Met,
            json!(8000.0),
        ),
        (
            &[(Minimum, Some("8000")), (Funds, Some("799999"))],
            NotMet,
            json!(7999.99),
        ),
        (
            &[(Minimum, Some("5000")), (Funds, Some("500000"))],
            Met,
            json!(5000.0),
        ),
    ];
    for (facts, verdict, value) in cases {
        assert_eq!(of_facts(facts, "G7"), (verdict, value), "{facts:?}");
    }
}

#[test]
fn the_option_for_special_funds_goes_before_the_fact_and_the_fact_before_the_default() {
    for (option, minimum, funds, expected) in [
        (None, None, "600000", Met),
        (None, None, "599999", NotMet),
        (None, Some("7000"), "699999", NotMet),
        (None, Some("7000"), "700000", Met),
        (Some("8000"), None, "799999", NotMet),
        (Some("8000"), None, "800000", Met),
        (Some("8000"), Some("7000"), "799999", NotMet),
        (Some("8000"), Some("9000"), "800000", Met),
        (Some("6000"), Some("9000"), "600000", Met),
        (Some("7000.5"), None, "700049", NotMet),
        (Some("7000.5"), None, "700050", Met),
    ] {
        let standard = match option {
            Some(value) => CN_QUALITY_BALANCE_2017
                .with_option("special-funds-minimum", value)
                .unwrap(),
            None => CN_QUALITY_BALANCE_2017.clone(),
        };
        let mut draft = perfect();
        draft.fact(Fact::SpecialSchoolFunds, funds);
        if let Some(minimum) = minimum {
            draft.fact(Fact::SpecialFundsMinimum, minimum);
        }
        let county = draft.county();
        let report = evaluated_with(&standard, &[], &county);
        assert_eq!(
            clause_verdict(&report, "G7"),
            expected,
            "{option:?} {minimum:?} {funds}"
        );
    }
    for bad in ["", "-1", "many", "6e3", "6,000"] {
        let refused = CN_QUALITY_BALANCE_2017.with_option("special-funds-minimum", bad);
        assert!(refused.is_err(), "{bad}");
    }
}

/// Two schools that file so many teachers, and so many of them with something.
fn teachers(item: Item, figures: [(SchoolKind, &str, &str); 2]) -> Vec<Row> {
    figures
        .into_iter()
        .enumerate()
        .map(|(id, (kind, all, some))| {
            let mut row = Row::new(id, kind);
            for (item, text) in [(Item::TeachersTotal, all), (item, some)] {
                if !text.is_empty() {
                    row.set(item, text);
                }
            }
            row
        })
        .collect()
}

#[test]
fn every_teacher_but_those_of_vocational_schools_is_trained_and_licensed() {
    use SchoolKind::{Primary, Special, TeachingPoint, Vocational};
    for (code, item) in [
        ("G9", Item::TeachersTrained360h),
        ("G12", Item::TeachersLicensed),
    ] {
        for (figures, verdict, value) in [
            (
                [(Primary, "30", "30"), (Special, "10", "10")],
                Met,
                json!(100.0),
            ),
            (
                [(Primary, "30", "30"), (Special, "10", "9")],
                NotMet,
                json!(97.5),
            ),
            // The totals decide, not each school.
            (
                [(Primary, "30", "31"), (Special, "10", "9")],
                Met,
                json!(100.0),
            ),
            (
                [(Primary, "30", "31"), (Special, "10", "10")],
                Met,
                json!(102.5),
            ),
            (
                [(Primary, "30", "30"), (Special, "10", "")],
                NotAssessable,
                Value::Null,
            ),
            (
                [(Primary, "", "30"), (Special, "10", "10")],
                NotAssessable,
                Value::Null,
            ),
            (
                [(Primary, "30", "30"), (Vocational, "10", "0")],
                Met,
                json!(100.0),
            ),
            (
                [(Primary, "30", "30"), (Vocational, "", "")],
                Met,
                json!(100.0),
            ),
            (
                [(Primary, "0", "0"), (Special, "0", "0")],
                NotApplicable,
                Value::Null,
            ),
            (
                [(Primary, "0", ""), (Special, "0", "0")],
                NotApplicable,
                Value::Null,
            ),
            // Schools that are not judged count all the same.
            (
                [(TeachingPoint, "4", "4"), (TeachingPoint, "4", "3")],
                NotMet,
                json!(87.5),
            ),
        ] {
            let found = of_rows(&teachers(item, figures), code);
            assert_eq!(found, (verdict, value), "{code} {figures:?}");
        }
        assert_eq!(of_rows(&[], code), (NotApplicable, Value::Null));
    }
}

#[test]
fn a_tenth_of_the_teachers_rotate_and_a_fifth_of_these_are_backbone_teachers() {
    use Fact::{
        EligibleForRotation as Eligible, RotatedBackboneTeachers as Backbone,
        RotatedTeachers as Rotated,
    };
    let cases: [(Facts<'_>, Verdict, Value); 13] = [
        (&[], Met, json!(10.0)),
        (
            &[(Rotated, Some("99")), (Backbone, Some("99"))],
            NotMet,
            json!(9.9),
        ),
        (&[(Rotated, Some("101"))], NotMet, json!(10.1)),
        (&[(Backbone, Some("19"))], NotMet, json!(10.0)),
        (&[(Backbone, Some("21"))], Met, json!(10.0)),
        (&[(Backbone, None)], NotAssessable, json!(10.0)),
        (
            &[(Backbone, None), (Rotated, Some("99"))],
            NotMet,
            json!(9.9),
        ),
        (&[(Eligible, None)], NotAssessable, Value::Null),
        (
            &[(Eligible, None), (Backbone, Some("19"))],
            NotMet,
            Value::Null,
        ),
        (&[(Rotated, None)], NotAssessable, Value::Null),
        // Nobody rotates: nobody of them can be a backbone teacher, and nobody is no tenth.
        (
            &[(Rotated, Some("0")), (Backbone, Some("0"))],
            NotMet,
            json!(0.0),
        ),
        (&[(Eligible, Some("0"))], Met, Value::Null),
        (
            &[(Eligible, Some("0")), (Rotated, Some("0"))],
            NotApplicable,
            Value::Null,
        ),
    ];
    for (facts, verdict, value) in cases {
        assert_eq!(of_facts(facts, "G11"), (verdict, value), "{facts:?}");
    }
}

/// A public day school in town with pupils of a stage, and so many from its catchment area.
fn day_school(id: &str, primary: bool, pupils: &str, near: &str) -> Row {
    let (mut row, item) = if primary {
        (Row::primary(id, 0), Item::InCatchmentPrimary)
    } else {
        (Row::junior(id, 0), Item::InCatchmentJunior)
    };
    let students = if primary {
        Item::StudentsPrimary
    } else {
        Item::StudentsJunior
    };
    row.amounts.remove(&students);
    for (item, text) in [(students, pupils), (item, near)] {
        if !text.is_empty() {
            row.set(item, text);
        }
    }
    row.sponsored(Sponsor::CountyEducation)
        .located(Location::Urban)
        .flagged(Item::Boarding, false)
}

#[test]
fn primary_pupils_come_from_the_catchment_area_and_95_percent_of_junior_ones() {
    let p = |pupils, near| day_school("p", true, pupils, near);
    let j = |pupils, near| day_school("j", false, pupils, near);
    let cases: Vec<(Vec<Row>, Verdict, Value)> = vec![
        (vec![p("1000", "1000")], Met, json!(100.0)),
        (vec![p("1000", "999")], NotMet, json!(99.9)),
        (vec![p("1000", "1001")], Met, json!(100.1)),
        (vec![p("1000", "")], NotAssessable, Value::Null),
        (vec![p("", "1000")], NotAssessable, Value::Null),
        (vec![p("0", "")], NotApplicable, Value::Null),
        (vec![j("1000", "950")], Met, Value::Null),
        (vec![j("1000", "949")], NotMet, Value::Null),
        (vec![j("1000", "")], NotAssessable, Value::Null),
        (vec![p("100", "100"), j("1000", "950")], Met, json!(100.0)),
        (
            vec![p("100", "100"), j("1000", "949")],
            NotMet,
            json!(100.0),
        ),
        (vec![p("100", "99"), j("1000", "")], NotMet, json!(99.0)),
        (
            vec![p("100", "100"), j("1000", "")],
            NotAssessable,
            json!(100.0),
        ),
        (vec![], NotApplicable, Value::Null),
    ];
    for (rows, verdict, value) in cases {
        assert_eq!(of_rows(&rows, "G13"), (verdict, value), "{rows:?}");
    }
}

/// A school that would fail is in the scope, out of it, or perhaps in it.
#[test]
fn the_catchment_clause_asks_sponsor_location_and_boarding_each_of_them_three_valued() {
    let sponsors = [
        (Some(Sponsor::CountyEducation), Some(true)),
        (Some(Sponsor::LocalEnterprise), Some(true)),
        (Some(Sponsor::Private), Some(false)),
        (None, None),
    ];
    let locations = [
        (Some(Location::Urban), Some(true)),
        (Some(Location::Town), Some(true)),
        (Some(Location::Rural), Some(false)),
        (None, None),
    ];
    let boardings = [
        (Some(false), Some(true)),
        (Some(true), Some(false)),
        (None, None),
    ];
    for (sponsor, public) in sponsors {
        for (location, in_town) in locations {
            for (boarding, by_day) in boardings {
                for primary in [true, false] {
                    let mut row = day_school("1", primary, "100", "0");
                    row.sponsor = sponsor;
                    row.location = location;
                    row.flags = boarding.map(|b| (Item::Boarding, b)).into_iter().collect();
                    let answers = [public, in_town, by_day];
                    let expected = if answers.contains(&Some(false)) {
                        NotApplicable
                    } else if answers.contains(&None) {
                        NotAssessable
                    } else {
                        NotMet
                    };
                    let (verdict, _) = of_rows(std::slice::from_ref(&row), "G13");
                    assert_eq!(verdict, expected, "{row:?}");
                }
            }
        }
    }
}

#[test]
fn the_catchment_clause_leaves_out_schools_that_are_not_judged() {
    let mut special = day_school("1", true, "100", "0");
    special.kind = SchoolKind::Special;
    let mut small = day_school("2", true, "49", "0");
    small.kind = SchoolKind::TeachingPoint;
    assert_eq!(of_rows(&[special, small], "G13").0, NotApplicable);
}

#[test]
fn half_of_the_selective_places_and_85_percent_of_the_migrant_children() {
    use Fact::{
        MigrantChildrenEligible as Eligible, MigrantChildrenPublic as Public,
        MigrantChildrenPurchased as Purchased, SelectiveSeniorPlaces as Places,
        SelectiveSeniorPlacesAllocated as Allocated,
    };
    let cases: [(&str, Facts<'_>, Verdict, Value); 12] = [
        ("G14", &[], Met, json!(50.0)),
        ("G14", &[(Allocated, Some("501"))], Met, json!(50.1)),
        ("G14", &[(Allocated, Some("499"))], NotMet, json!(49.9)),
        ("G14", &[(Places, Some("0"))], Met, Value::Null),
        ("G14", &[(Places, None)], NotAssessable, Value::Null),
        ("G15", &[], Met, json!(85.0)),
        ("G15", &[(Purchased, Some("49"))], NotMet, json!(84.9)),
        ("G15", &[(Public, Some("801"))], Met, json!(85.1)),
        ("G15", &[(Purchased, None)], NotAssessable, Value::Null),
        ("G15", &[(Public, None)], NotAssessable, Value::Null),
        ("G15", &[(Eligible, None)], NotAssessable, Value::Null),
        ("G15", &[(Eligible, Some("0"))], Met, Value::Null),
    ];
    for (code, facts, verdict, value) in cases {
        assert_eq!(of_facts(facts, code), (verdict, value), "{code} {facts:?}");
    }
}

/// A junior school with graduates, transfers in and out, entrants, deaths.
fn cohort(id: &str, figures: [&str; 5]) -> Row {
    let mut row = Row::junior(id, 100);
    for (item, text) in [
        Item::Graduates,
        Item::TransfersIn,
        Item::TransfersOut,
        Item::Entrants,
        Item::Deaths,
    ]
    .into_iter()
    .zip(figures)
    {
        if !text.is_empty() {
            row.set(item, text);
        }
    }
    row
}

#[test]
fn retention_counts_transfers_and_deaths() {
    let cases: Vec<(Vec<Row>, Verdict, Value)> = vec![
        (
            vec![cohort("1", ["950", "0", "0", "1000", "0"])],
            Met,
            json!(95.0),
        ),
        (
            vec![cohort("1", ["949", "0", "0", "1000", "0"])],
            NotMet,
            json!(94.9),
        ),
        (
            vec![cohort("1", ["951", "0", "0", "1000", "0"])],
            Met,
            json!(95.1),
        ),
        // Transfers in did not begin here; transfers out did not drop out.
        (
            vec![cohort("1", ["950", "1", "0", "1000", "0"])],
            NotMet,
            json!(94.9),
        ),
        (
            vec![cohort("1", ["949", "0", "1", "1000", "0"])],
            Met,
            json!(95.0),
        ),
        (
            vec![cohort("1", ["930", "10", "20", "1000", "0"])],
            NotMet,
            json!(94.0),
        ),
        (
            vec![cohort("1", ["760", "0", "0", "810", "10"])],
            Met,
            json!(95.0),
        ),
        // The county's totals decide.
        (
            vec![
                cohort("1", ["90", "0", "0", "100", "0"]),
                cohort("2", ["100", "0", "0", "100", "0"]),
            ],
            Met,
            json!(95.0),
        ),
        (
            vec![cohort("1", ["5", "0", "0", "10", "10"])],
            NotApplicable,
            Value::Null,
        ),
        (vec![], NotApplicable, Value::Null),
        (vec![Row::primary("1", 100)], NotApplicable, Value::Null),
    ];
    for (rows, verdict, value) in cases {
        assert_eq!(of_rows(&rows, "Q1"), (verdict, value), "{rows:?}");
    }
    let full = ["950", "0", "0", "1000", "0"];
    for place in 0..5 {
        let mut figures = full;
        figures[place] = "";
        assert_eq!(
            of_rows(&[cohort("1", figures)], "Q1"),
            (NotAssessable, Value::Null)
        );
        // Schools without a junior part, or not judged at all, are not asked.
        let mut special = cohort("2", figures);
        special.kind = SchoolKind::Special;
        let without_junior = cohort("3", figures).with(Item::StudentsJunior, 0);
        let rows = [cohort("1", full), special, without_junior];
        assert_eq!(of_rows(&rows, "Q1"), (Met, json!(95.0)));
    }
}

#[test]
fn disabled_children_and_satisfaction_have_their_shares() {
    use Fact::{
        DisabledChildren as Children, DisabledChildrenEnrolled as Enrolled,
        SurveyReturned as Returned, SurveySatisfied as Satisfied,
    };
    let cases: [(&str, Facts<'_>, Verdict, Value); 12] = [
        ("Q2", &[], Met, json!(95.0)),
        ("Q2", &[(Enrolled, Some("96"))], Met, json!(96.0)),
        ("Q2", &[(Enrolled, Some("94"))], NotMet, json!(94.0)),
        ("Q2", &[(Children, Some("0"))], NotApplicable, Value::Null),
        ("Q2", &[(Children, None)], NotAssessable, Value::Null),
        ("Q2", &[(Enrolled, None)], NotAssessable, Value::Null),
        ("S1", &[], Met, json!(85.0)),
        ("S1", &[(Satisfied, Some("851"))], Met, json!(85.1)),
        ("S1", &[(Satisfied, Some("849"))], NotMet, json!(84.9)),
        ("S1", &[(Returned, Some("0"))], NotApplicable, Value::Null),
        ("S1", &[(Returned, None)], NotAssessable, Value::Null),
        ("S1", &[(Satisfied, None)], NotAssessable, Value::Null),
    ];
    for (code, facts, verdict, value) in cases {
        assert_eq!(of_facts(facts, code), (verdict, value), "{code} {facts:?}");
    }
    // A share is the double nearest to the exact one.
    let third = of_facts(&[(Satisfied, Some("2")), (Returned, Some("3"))], "S1");
    assert_eq!(third, (NotMet, json!(200.0 / 3.0)));
}

/// A school with a budget and its part for training.
fn budget(id: &str, kind: SchoolKind, funds: &str, training: &str) -> Row {
    let mut row = Row::new(id, kind);
    for (item, text) in [
        (Item::PublicFundsBudget, funds),
        (Item::TrainingBudget, training),
    ] {
        if !text.is_empty() {
            row.set(item, text);
        }
    }
    row
}

#[test]
fn every_school_but_vocational_ones_budgets_5_percent_for_training() {
    use SchoolKind::{Primary, Special, TeachingPoint, Vocational};
    let ok = || budget("ok", Primary, "100", "5");
    let cases: Vec<(Vec<Row>, Verdict, u32)> = vec![
        (vec![ok()], Met, 0),
        (vec![budget("1", Primary, "100", "4.9999")], NotMet, 1),
        (vec![budget("1", Primary, "100", "5.0001")], Met, 0),
        (
            vec![budget("1", Primary, "0.3", "0.015")],
            Met, // in doubles 0.3 × 0.05 is more than 0.015
            0,
        ),
        (vec![budget("1", Primary, "0.3", "0.01499")], NotMet, 1),
        // Each school, not the county.
        (
            vec![
                budget("1", Primary, "100", "4"),
                budget("2", Primary, "100", "50"),
            ],
            NotMet,
            1,
        ),
        (
            vec![
                budget("1", Primary, "100", "4"),
                budget("2", Special, "100", "4"),
                budget("3", TeachingPoint, "100", "4"),
                budget("4", Primary, "", ""),
            ],
            NotMet,
            3,
        ),
        (vec![ok(), budget("1", Vocational, "100", "0")], Met, 0),
        (vec![ok(), budget("1", Primary, "", "5")], NotAssessable, 0),
        (
            vec![ok(), budget("1", Primary, "100", "")],
            NotAssessable,
            0,
        ),
        (vec![ok(), budget("1", Primary, "0", "0")], Met, 0),
        (vec![ok(), budget("1", Primary, "0", "")], Met, 0),
        (vec![budget("1", Primary, "0", "0")], NotApplicable, 0),
        (vec![budget("1", Primary, "0", "3")], NotApplicable, 0),
    ];
    for (rows, verdict, failing) in cases {
        let found = of_rows(&rows, "Q4");
        assert_eq!(found, (verdict, json!(failing)), "{rows:?}");
    }
    assert_eq!(of_rows(&[], "Q4").0, NotApplicable);
}

#[test]
fn every_subject_reaches_level_3_and_stays_strictly_below_0_15() {
    let nines = format!("0.14{}", "9".repeat(50));
    let cases = [
        (vec![("3", "0.1499")], Met),
        (vec![("4", "0")], Met),
        (vec![("2", "0.1")], NotMet),
        (vec![("2.9999", "0.1")], NotMet),
        (vec![("3", "0.15")], NotMet),
        (vec![("3", "0.1500000000000000000001")], NotMet),
        (vec![("3", nines.as_str())], Met),
        (vec![("3", "")], NotAssessable),
        (vec![("", "0.1")], NotAssessable),
        (vec![("2", "")], NotMet),
        (vec![("", "0.15")], NotMet),
        (vec![("3", "0.1"), ("3", "0.15")], NotMet),
        (vec![("3", "0.1"), ("", "")], NotAssessable),
        (vec![("2", "0.1"), ("", "")], NotMet),
        (vec![], NotAssessable),
    ];
    for (subjects, expected) in cases {
        let mut draft = perfect();
        draft.filing.monitoring = subjects
            .iter()
            .map(|(level, rate)| {
                let mut result = monitored("数学", "3", "0.1");
                result.level = (!level.is_empty()).then(|| amount(level));
                result.between_school_rate = (!rate.is_empty()).then(|| amount(rate));
                result
            })
            .collect();
        assert_eq!(
            outcome(&draft, "Q9"),
            (expected, Value::Null),
            "{subjects:?}"
        );
    }
}

#[test]
fn a_veto_is_met_where_it_is_known_that_nothing_happened() {
    for (index, code) in ["V1", "V2", "V3", "V4", "V5", "V6"].into_iter().enumerate() {
        for (violated, expected) in [
            (Some(false), Met),
            (Some(true), NotMet),
            (None, NotAssessable),
        ] {
            let mut draft = perfect();
            draft.filing.vetoes.remove(code);
            if let Some(violated) = violated {
                draft.filing.vetoes.insert(code.to_owned(), violated);
            }
            let county = draft.county();
            let report = quality(&county);
            assert_eq!(report.vetoes().len(), 6);
            assert_eq!(report.vetoes()[index].verdict, expected, "{code}");
            let document = report.to_document(Language::En);
            assert_eq!(document.vetoes[index].code, code);
            assert_eq!(document.vetoes[index].verdict, expected);
        }
    }
}

#[test]
fn the_seventh_veto_counts_only_where_something_is_said_of_it() {
    let mut draft = perfect();
    for (violated, expected) in [(false, Met), (true, NotMet)] {
        draft.filing.vetoes.insert("V7".to_owned(), violated);
        let county = draft.county();
        let report = quality(&county);
        assert_eq!(report.vetoes().len(), 7);
        assert_eq!(report.vetoes()[6].verdict, expected);
        assert_eq!(report.verdict(), expected);
    }
}

#[test]
fn what_the_standard_has_no_use_for_is_warned_of() {
    let mut draft = perfect();
    let mut say = |code: &str| {
        let attested = attestation(false);
        draft.filing.attestations.insert(code.to_owned(), attested);
    };
    let by_figure = [
        "G3", "G4", "G5", "G7", "G9", "G11", "G12", "G13", "Q1", "Q2", "Q4", "Q9", "S1",
    ];
    for code in by_figure {
        say(code);
    }
    say("G16");
    draft.filing.vetoes.insert("V8".to_owned(), true);
    let county = draft.county();
    let report = quality(&county);
    for code in by_figure {
        assert_eq!(clause_verdict(&report, code), Met, "{code}");
        assert_eq!(clause(&report, code).attestation_verdict, None);
        let kind = FindingKind::IgnoredAttestation {
            code: code.to_owned(),
        };
        let said = report.findings().iter().any(|finding| finding.kind == kind);
        assert!(said, "{code}");
    }
    for kind in [
        FindingKind::UnknownAttestation {
            codes: ["G16", "government_score", "provincial_standard"]
                .map(str::to_owned)
                .to_vec(),
        },
        FindingKind::UnknownVeto {
            codes: vec!["V8".to_owned()],
        },
    ] {
        assert!(report.findings().iter().any(|finding| finding.kind == kind));
    }
    assert_eq!(report.verdict(), Met);
    // One warning for each that is ignored; one for all unknown clauses, among them the two codes
    // that 2012 has and 2017 has not; one for all unknown vetoes.
    let warnings = report.to_document(Language::En).warnings;
    assert_eq!(warnings.len(), by_figure.len() + 1 + 1, "{warnings:?}");
    let listed: Vec<&str> = CN_QUALITY_BALANCE_2017
        .clauses
        .iter()
        .filter(|clause| clause.attested)
        .map(|clause| clause.code.as_ref())
        .collect();
    assert_eq!(listed, ATTESTED);
}

#[test]
fn the_three_clauses_of_2012() {
    let county = perfect().county();
    let report = basic(&county);
    let document = report.to_document(Language::Zh);
    let codes: Vec<_> = document
        .clauses
        .iter()
        .map(|clause| (clause.code.as_str(), clause.verdict))
        .collect();
    assert_eq!(
        codes,
        [
            ("S1", Met),
            ("provincial_standard", Met),
            ("government_score", Met)
        ]
    );
    assert_eq!(clause_value(&report, "S1"), json!(85.0));
    for code in ["provincial_standard", "government_score"] {
        for (said, expected) in [
            (Some(true), Met),
            (Some(false), NotMet),
            (None, NotAssessable),
        ] {
            let mut draft = perfect();
            draft.filing.attestations.remove(code);
            if let Some(met) = said {
                let attested = attestation(met);
                draft.filing.attestations.insert(code.to_owned(), attested);
            }
            let county = draft.county();
            assert_eq!(clause_verdict(&basic(&county), code), expected);
        }
    }
    let mut draft = perfect();
    draft.fact(Fact::SurveySatisfied, "849");
    let county = draft.county();
    assert_eq!(clause_verdict(&basic(&county), "S1"), NotMet);
}

/// A small rural school of 80 pupils with one visiting teacher beside no PE or arts teacher.
fn small_rural() -> Row {
    bare("1", junheng::model::Stage::Primary, 80)
        .with(Item::VisitingPeArtsTeachersPrimary, 1)
        .flagged(Item::SmallRural, true)
}

/// Asserts the L3 or L5 value of the only part, and that the report says so where a relief is used.
fn assert_relieved(row: &Row, relief: &str, index: usize, off: f64, on: f64) {
    let draft = Draft {
        rows: vec![row.clone()],
        ..Draft::default()
    };
    let county = draft.county();
    let stage = quality(&county).parts()[0].stage;
    for (reliefs, value, relieved) in [(&[][..], off, false), (&[relief], on, off != on)] {
        let report = evaluated_with(&CN_QUALITY_BALANCE_2017, reliefs, &county);
        let found = part(&report, 0, stage);
        let result = &found.indicators[index];
        assert_eq!(result.value.as_ref().unwrap().to_f64(), value, "{row:?}");
        assert_eq!(result.relieved, relieved, "{row:?}");
        let document = report.to_document(Language::En);
        assert_eq!(document.reliefs, reliefs);
        assert_eq!(document.parts[0].indicators[index].relieved, relieved);
        let said = document.parts[0].indicators[index]
            .explanation
            .contains("relief");
        assert_eq!(said, relieved, "{row:?}");
        let said = report
            .explain_indicator(found, index, Language::Zh)
            .contains("过渡性政策");
        assert_eq!(said, relieved, "{row:?}");
    }
}

#[test]
fn visiting_teachers_count_by_relief_in_the_schools_that_say_so() {
    let relief = "visiting-teachers";
    assert_relieved(&small_rural(), relief, 2, 0.0, 1.25);
    assert_relieved(
        &small_rural().with(Item::ArtsTeachersPrimary, 1),
        relief,
        2,
        1.25,
        2.5,
    );
    let mut unsaid = small_rural();
    unsaid.flags.clear();
    assert_relieved(&unsaid, relief, 2, 0.0, 0.0);
    assert_relieved(
        &unsaid.clone().flagged(Item::SmallRural, false),
        relief,
        2,
        0.0,
        0.0,
    );
    assert_relieved(
        &unsaid.flagged(Item::DenseCityCentre, true),
        relief,
        2,
        0.0,
        0.0,
    );
    let junior = bare("1", junheng::model::Stage::Junior, 80)
        .with(Item::VisitingPeArtsTeachersJunior, 2)
        .flagged(Item::SmallRural, true);
    assert_relieved(&junior, relief, 2, 0.0, 2.5);
}

#[test]
fn city_venues_count_by_relief_in_the_schools_that_say_so() {
    let relief = "city-venues";
    let row = bare("1", junheng::model::Stage::Primary, 100).all(&[
        (Item::GymnasiumArea, "100"),
        (Item::SportsGroundArea, "200"),
        (Item::LeasedSportsArea, "350"),
        (Item::OtherSportsArea, "100"),
    ]);
    assert_relieved(&row, relief, 4, 3.0, 3.0);
    let said = row.flagged(Item::DenseCityCentre, true);
    assert_relieved(&said, relief, 4, 3.0, 7.5);
    // A split figure is relieved before it is split: 100 + 1.1 × 100 = 210 to 110 junior shares.
    let nine = Row {
        kind: SchoolKind::NineYear,
        ..said
    }
    .with(Item::StudentsJunior, 100)
    .with(Item::StudentsPrimary, 0);
    assert_relieved(&nine, relief, 4, 3.0, 7.5);
    let both = nine.with(Item::StudentsPrimary, 190);
    assert_relieved(&both, relief, 4, 1.0, 2.5);
}

#[test]
fn a_verdict_of_a_part_may_rest_on_a_relief() {
    let mut draft = perfect();
    let row = draft.row("p1");
    row.set(Item::SportsGroundArea, 0);
    row.set(Item::LeasedSportsArea, 6000);
    row.set(Item::OtherSportsArea, 0);
    row.flags.insert(Item::DenseCityCentre, true);
    let county = draft.county();
    assert_eq!(quality(&county).verdict(), NotMet);
    let report = evaluated_with(&CN_QUALITY_BALANCE_2017, &["city-venues"], &county);
    assert_eq!(report.verdict(), Met);
    let names: Vec<_> = report
        .reliefs()
        .map(|relief| relief.name.as_ref())
        .collect();
    assert_eq!(names, ["city-venues"]);
}

/// What G3 or G4 says of one school under reliefs, and which of them it says it rests on.
fn relieved(row: &Row, code: &str, reliefs: &[&str]) -> (Verdict, Vec<&'static str>) {
    let draft = Draft {
        rows: vec![row.clone()],
        ..Draft::default()
    };
    let county = draft.county();
    let report = evaluated_with(&CN_QUALITY_BALANCE_2017, reliefs, &county);
    let result = clause(&report, code);
    let names = relief_names(result);
    let text = report.explain_clause(result, Language::En);
    for name in &names {
        assert!(text.contains(name), "{text}");
    }
    assert_eq!(text.contains("relief"), !names.is_empty(), "{text}");
    (result.verdict, names)
}

#[test]
fn rooms_of_2016_count_by_relief() {
    let name = "rooms-2016";
    let row = with_rooms("13", "1", "1")
        .all(&[
            (Item::MusicRooms73, "1"),
            (Item::MusicRooms61, "9"),
            (Item::FineArtsRooms67, "1"),
            (Item::FineArtsRooms61, "9"),
        ])
        .flagged(Item::BuiltBy2016, true);
    assert_eq!(relieved(&row, "G3", &[]), (NotMet, vec![]));
    assert_eq!(relieved(&row, "G3", &[name]), (Met, vec![name]));
    assert_eq!(
        relieved(&row, "G3", &["rooms-small-rural"]),
        (NotMet, vec![])
    );
    for missing in [Item::MusicRooms73, Item::FineArtsRooms67] {
        let short = row.clone().with(missing, 0);
        assert_eq!(relieved(&short, "G3", &[name]), (NotMet, vec![]));
        let open = row.clone().without(missing);
        assert_eq!(relieved(&open, "G3", &[name]).0, NotAssessable);
    }
    let mut unsaid = row.clone();
    unsaid.flags.clear();
    assert_eq!(relieved(&unsaid, "G3", &[name]), (NotMet, vec![]));
    let denied = row.clone().flagged(Item::BuiltBy2016, false);
    assert_eq!(relieved(&denied, "G3", &[name]), (NotMet, vec![]));
    // Nothing rests on a relief that was not needed.
    let enough = row
        .with(Item::MusicRooms96, 2)
        .with(Item::FineArtsRooms90, 2);
    assert_eq!(relieved(&enough, "G3", &[name]), (Met, vec![]));
}

#[test]
fn rooms_of_small_rural_schools_count_by_relief() {
    let name = "rooms-small-rural";
    let row = with_rooms("6", "0", "0")
        .all(&[
            (Item::MusicRooms73, "0"),
            (Item::MusicRooms61, "0"),
            (Item::MusicRooms54, "1"),
            (Item::FineArtsRooms67, "0"),
            (Item::FineArtsRooms61, "0"),
            (Item::FineArtsRooms54, "1"),
        ])
        .flagged(Item::LargestClassUnder30, true);
    assert_eq!(relieved(&row, "G3", &[]), (NotMet, vec![]));
    assert_eq!(relieved(&row, "G3", &[name]), (Met, vec![name]));
    for item in [Item::MusicRooms54, Item::FineArtsRooms54] {
        let short = row.clone().with(item, 0);
        assert_eq!(relieved(&short, "G3", &[name]).0, NotMet);
    }
    for (music, fine_arts) in [
        (Item::MusicRooms96, Item::FineArtsRooms90),
        (Item::MusicRooms73, Item::FineArtsRooms67),
        (Item::MusicRooms61, Item::FineArtsRooms61),
    ] {
        let larger = row
            .clone()
            .with(Item::MusicRooms54, 0)
            .with(Item::FineArtsRooms54, 0)
            .with(music, 1)
            .with(fine_arts, 1);
        assert_eq!(relieved(&larger, "G3", &[name]).0, Met, "{music:?}");
    }
    // Junior schools need 61 m².
    let junior = |row: &Row| {
        let mut row = row.clone().with(Item::ClassesJunior, 6);
        row.kind = SchoolKind::Junior;
        row.without(Item::StudentsPrimary)
            .with(Item::StudentsJunior, 60)
    };
    assert_eq!(relieved(&junior(&row), "G3", &[name]).0, NotMet);
    let of_61 = row
        .clone()
        .with(Item::MusicRooms61, 1)
        .with(Item::FineArtsRooms61, 1);
    assert_eq!(relieved(&junior(&of_61), "G3", &[name]), (Met, vec![name]));
    let mut unsaid = row;
    unsaid.flags.clear();
    assert_eq!(relieved(&unsaid, "G3", &[name]).0, NotMet);
}

#[test]
fn larger_schools_are_allowed_by_relief() {
    let name = "size-2010-or-migrant";
    let primary = |pupils: u32| Row::primary("1", pupils);
    let nine = |pupils: u32| {
        Row::new("1", SchoolKind::NineYear)
            .with(Item::StudentsPrimary, 1000)
            .with(Item::StudentsJunior, pupils - 1000)
    };
    for is_primary in [true, false] {
        let row = |pupils| {
            if is_primary {
                primary(pupils)
            } else {
                nine(pupils)
            }
        };
        let at = if is_primary { 2400 } else { 3000 };
        for said in [
            row(at).flagged(Item::BuiltBy2010, true),
            row(at).with(Item::MigrantChildren, at / 2 + 1),
        ] {
            assert_eq!(relieved(&said, "G4", &[]), (NotMet, vec![]), "{said:?}");
            assert_eq!(
                relieved(&said, "G4", &[name]),
                (Met, vec![name]),
                "{said:?}"
            );
        }
        // Just half is not more than half.
        let half = row(at).with(Item::MigrantChildren, at / 2);
        assert_eq!(relieved(&half, "G4", &[name]), (NotMet, vec![]), "{half:?}");
        let unsaid = row(at).flagged(Item::BuiltBy2010, false);
        assert_eq!(relieved(&unsaid, "G4", &[name]).0, NotMet);
        let too_large = row(at + 1)
            .flagged(Item::BuiltBy2010, true)
            .with(Item::MigrantChildren, at + 1);
        assert_eq!(relieved(&too_large, "G4", &[name]), (NotMet, vec![]));
    }
    let small = primary(2000).flagged(Item::BuiltBy2010, true);
    assert_eq!(relieved(&small, "G4", &[name]), (Met, vec![]));
    // Senior pupils are not among those of whom more than half must be migrant children.
    let twelve = Row::new("1", SchoolKind::TwelveYear)
        .with(Item::StudentsPrimary, 1600)
        .with(Item::StudentsJunior, 1000)
        .with(Item::StudentsSenior, 1000)
        .with(Item::MigrantChildren, 1301);
    assert_eq!(relieved(&twelve, "G4", &[name]), (Met, vec![name]));
}

#[test]
fn a_relief_never_excuses_a_vocational_school_with_compulsory_pupils() {
    let row = Row::new("1", SchoolKind::Vocational)
        .with(Item::StudentsJunior, 10)
        .with(Item::MigrantChildren, 10)
        .flagged(Item::BuiltBy2010, true);
    assert_eq!(
        relieved(&row, "G4", &["size-2010-or-migrant"]),
        (NotMet, vec![])
    );
}

#[test]
fn a_relief_asked_for_twice_is_one_and_an_unknown_one_is_refused() {
    let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
    let evaluator = evaluator
        .with_relief("city-venues")
        .and_then(|evaluator| evaluator.with_relief("city-venues"))
        .unwrap();
    let county = perfect().county();
    assert_eq!(evaluator.evaluate(&county).reliefs().count(), 1);
    for name in ["", "city_venues", "rooms"] {
        let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
        assert!(evaluator.with_relief(name).is_err(), "{name}");
    }
}

#[test]
fn the_text_of_a_clause_carries_its_figures() {
    let county = perfect().county();
    let report = quality(&county);
    for (code, figures) in [
        ("G7", &["600000", "100", "6000"][..]),
        ("G8", &["100000"]),
        ("G11", &["1000", "100", "20"]),
        ("G14", &["1000", "500", "50.0"]),
        ("G15", &["1000", "800", "50", "85.0"]),
        ("Q2", &["100", "95"]),
        ("S1", &["1000", "850", "85.0"]),
        ("G13", &["1900", "100.0"]),
        ("G1", &["on file"]),
    ] {
        for language in [Language::Zh, Language::En] {
            let text = report.explain_clause(clause(&report, code), language);
            for figure in figures {
                assert!(text.contains(figure), "{code}: {text} lacks {figure}");
            }
            assert!(!text.contains('{') && !text.contains('}'), "{text}");
        }
    }
}
