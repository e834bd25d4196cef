//! Every clause and veto at its bound and beside it, with what it needs missing, and with reliefs.

use junheng::evaluation::{ClauseResult, Evaluator, MissingFigure, Report, Verdict};
use junheng::model::{
    Attestation, Fact, FindingKind, Item, Language, Location, SchoolKind, Sponsor,
};
use junheng::standards::Standard;
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;
use serde_json::{Value, json};

use super::cases_thresholds::bare;
use super::rows::{file, rows, verdict};
use crate::support::{
    ATTESTED, Draft, Row, TOO_LARGE_JUNIOR, TOO_LARGE_PRIMARY, amount, attestation, basic, clause,
    clause_value, clause_verdict, county, monitored, part, perfect, quality,
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

/// Holds a clause to each row of a table: what is filed upon a county, the verdict, and the value.
fn held(county: &Draft, code: &str, table: &str) {
    for (row, [filed, expected, value]) in rows(table) {
        let mut draft = county.clone();
        file(&mut draft, filed);
        let expected = (verdict(expected), serde_json::from_str(value).unwrap());
        assert_eq!(outcome(&draft, code), expected, "{code}: {row}");
    }
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
    let figures = rows(
        "
        G8 | teacher_mean_pay | 100000 | 99999.99 | civil_servant_mean_pay
        G14 | selective_senior_places_allocated | 500 | 499 | selective_senior_places
        G15 | migrant_children_public | 800 | 799 | migrant_children_eligible
    ",
    );
    for (_, [code, fact, enough, short, of]) in figures {
        for (figure, filed, whole) in [
            (Met, Some(enough), None),
            (NotMet, Some(short), None),
            (NotAssessable, None, None),
            (NotApplicable, Some(enough), Some("0")),
            (NotApplicable, None, Some("0")),
        ] {
            for (attested, said) in [(Met, "yes"), (NotMet, "no"), (NotAssessable, "-")] {
                let mut draft = perfect();
                let filed = filed.unwrap_or("-");
                file(&mut draft, &format!("{fact}={filed} attest:{code}={said}"));
                if let Some(text) = whole {
                    file(&mut draft, &format!("{of}={text}"));
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
    held(
        &perfect(),
        "G8",
        "
        teacher_mean_pay=157215.01 civil_servant_mean_pay=157215.01 | met | null
        teacher_mean_pay=157215.02 civil_servant_mean_pay=157215.01 | met | null
        teacher_mean_pay=157215.00 civil_servant_mean_pay=157215.01 | not_met | null
        teacher_mean_pay=0 civil_servant_mean_pay=157215.01 | not_met | null
    ",
    );
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
    let looked_at = clause(&report, "G3").schools.clone().unwrap();
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
    held(
        &perfect(),
        "G7",
        "
        special_school_funds=600000 | met | 6000.0
        special_school_funds=600000.01 | met | 6000.0001
        special_school_funds=599999.99 | not_met | 5999.9999
        special_school_funds=- | not_assessable | null
        special_school_students=- | not_assessable | null
        special_school_students=0 | not_applicable | null
        special_school_students=0 special_school_funds=- | not_applicable | null
        special_funds_minimum=6000.01 | not_met | 6000.0
        special_funds_minimum=8000 special_school_funds=800000 | met | 8000.0
        special_funds_minimum=8000 special_school_funds=799999 | not_met | 7999.99
        special_funds_minimum=5000 special_school_funds=500000 | met | 5000.0
    ",
    );
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

#[test]
fn every_teacher_but_those_of_vocational_schools_is_trained_and_licensed() {
    let table = "
        primary all=30 some=30 special all=10 some=10 | met | 100.0
        primary all=30 some=30 special all=10 some=9 | not_met | 97.5
        # The totals decide, not each school.
        primary all=30 some=31 special all=10 some=9 | met | 100.0
        primary all=30 some=31 special all=10 some=10 | met | 102.5
        primary all=30 some=30 special all=10 | not_assessable | null
        primary some=30 special all=10 some=10 | not_assessable | null
        primary all=30 some=30 vocational all=10 some=0 | met | 100.0
        primary all=30 some=30 vocational | met | 100.0
        primary all=0 some=0 special all=0 some=0 | not_applicable | null
        primary all=0 special all=0 some=0 | not_applicable | null
        # Schools that are not judged count all the same.
        teaching_point all=4 some=4 teaching_point all=4 some=3 | not_met | 87.5
        | not_applicable | null
    ";
    for (code, some) in [
        ("G9", "teachers_trained_360h="),
        ("G12", "teachers_licensed="),
    ] {
        let table = table
            .replace("all=", "teachers_total=")
            .replace("some=", some);
        held(&Draft::default(), code, &table);
    }
}

#[test]
fn a_tenth_of_the_teachers_rotate_and_a_fifth_of_these_are_backbone_teachers() {
    held(
        &perfect(),
        "G11",
        "
        | met | 10.0
        rotated_teachers=99 rotated_backbone_teachers=99 | not_met | 9.9
        rotated_teachers=101 | not_met | 10.1
        rotated_backbone_teachers=19 | not_met | 10.0
        rotated_backbone_teachers=21 | met | 10.0
        rotated_backbone_teachers=- | not_assessable | 10.0
        rotated_backbone_teachers=- rotated_teachers=99 | not_met | 9.9
        eligible_for_rotation=- | not_assessable | null
        eligible_for_rotation=- rotated_backbone_teachers=19 | not_met | null
        rotated_teachers=- | not_assessable | null
        # Nobody rotates: nobody of them can be a backbone teacher, and nobody is no tenth.
        rotated_teachers=0 rotated_backbone_teachers=0 | not_met | 0.0
        eligible_for_rotation=0 | met | null
        eligible_for_rotation=0 rotated_teachers=0 | not_applicable | null
    ",
    );
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
    let table = "
        primary day p=1000 near_p=1000 | met | 100.0
        primary day p=1000 near_p=999 | not_met | 99.9
        primary day p=1000 near_p=1001 | met | 100.1
        primary day p=1000 | not_assessable | null
        primary day near_p=1000 | not_assessable | null
        primary day p=0 | not_applicable | null
        junior day j=1000 near_j=950 | met | null
        junior day j=1000 near_j=949 | not_met | null
        junior day j=1000 | not_assessable | null
        primary day p=100 near_p=100 junior day j=1000 near_j=950 | met | 100.0
        primary day p=100 near_p=100 junior day j=1000 near_j=949 | not_met | 100.0
        primary day p=100 near_p=99 junior day j=1000 | not_met | 99.0
        primary day p=100 near_p=100 junior day j=1000 | not_assessable | 100.0
        | not_applicable | null
    ";
    let table = table
        .replace(" day", " sponsor=县级教育部门 location=urban boarding=no")
        .replace(" p=", " students_primary=")
        .replace(" j=", " students_junior=")
        .replace("near_p=", "in_catchment_primary=")
        .replace("near_j=", "in_catchment_junior=");
    held(&Draft::default(), "G13", &table);
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
    held(
        &perfect(),
        "G14",
        "
        | met | 50.0
        selective_senior_places_allocated=501 | met | 50.1
        selective_senior_places_allocated=499 | not_met | 49.9
        selective_senior_places=0 | met | null
        selective_senior_places=- | not_assessable | null
    ",
    );
    held(
        &perfect(),
        "G15",
        "
        | met | 85.0
        migrant_children_purchased=49 | not_met | 84.9
        migrant_children_public=801 | met | 85.1
        migrant_children_purchased=- | not_assessable | null
        migrant_children_public=- | not_assessable | null
        migrant_children_eligible=- | not_assessable | null
        migrant_children_eligible=0 | met | null
    ",
    );
}

#[test]
fn retention_counts_transfers_and_deaths() {
    let schools = |table: &str| {
        let named = [
            (" left=", " graduates="),
            (" came=", " transfers_in="),
            (" went=", " transfers_out="),
            (" began=", " entrants="),
            (" died=", " deaths="),
        ];
        let table = table.replace("school ", "junior students_junior=100 ");
        named
            .iter()
            .fold(table, |table, (short, code)| table.replace(short, code))
    };
    held(&Draft::default(), "Q1", &schools("
        school left=950 came=0 went=0 began=1000 died=0 | met | 95.0
        school left=949 came=0 went=0 began=1000 died=0 | not_met | 94.9
        school left=951 came=0 went=0 began=1000 died=0 | met | 95.1
        # Transfers in did not begin here; transfers out did not drop out.
        school left=950 came=1 went=0 began=1000 died=0 | not_met | 94.9
        school left=949 came=0 went=1 began=1000 died=0 | met | 95.0
        school left=930 came=10 went=20 began=1000 died=0 | not_met | 94.0
        school left=760 came=0 went=0 began=810 died=10 | met | 95.0
        # The county's totals decide.
        school left=90 came=0 went=0 began=100 died=0 school left=100 came=0 went=0 began=100 died=0 | met | 95.0
        school left=5 came=0 went=0 began=10 died=10 | not_applicable | null
        | not_applicable | null
        primary students_primary=100 | not_applicable | null
        school came=0 went=0 began=1000 died=0 | not_assessable | null
        school left=950 went=0 began=1000 died=0 | not_assessable | null
        school left=950 came=0 began=1000 died=0 | not_assessable | null
        school left=950 came=0 went=0 died=0 | not_assessable | null
        school left=950 came=0 went=0 began=1000 | not_assessable | null
    "));
    // Schools without a junior part, or not judged at all, are not asked.
    let full = "school left=950 came=0 went=0 began=1000 died=0";
    for figure in ["left=950", "came=0", "went=0", "began=1000", "died=0"] {
        let short = full.replace(figure, "");
        let special = short.replace("school", "special students_junior=100");
        let table = format!("{full} {special} {short} students_junior=0 | met | 95.0");
        held(&Draft::default(), "Q1", &schools(&table));
    }
}

#[test]
fn disabled_children_and_satisfaction_have_their_shares() {
    held(
        &perfect(),
        "Q2",
        "
        | met | 95.0
        disabled_children_enrolled=96 | met | 96.0
        disabled_children_enrolled=94 | not_met | 94.0
        disabled_children=0 | not_applicable | null
        disabled_children=- | not_assessable | null
        disabled_children_enrolled=- | not_assessable | null
    ",
    );
    held(
        &perfect(),
        "S1",
        "
        | met | 85.0
        satisfied=851 | met | 85.1
        satisfied=849 | not_met | 84.9
        returned=0 | not_applicable | null
        returned=- | not_assessable | null
        satisfied=- | not_assessable | null
        # A share is the double nearest to the exact one.
        satisfied=2 returned=3 | not_met | 66.66666666666667
    ",
    );
}

#[test]
fn every_school_but_vocational_ones_budgets_5_percent_for_training() {
    let table = "
        ok | met | 0
        primary all=100 some=4.9999 | not_met | 1
        primary all=100 some=5.0001 | met | 0
        primary all=0.3 some=0.015 | met | 0 # in doubles 0.3 × 0.05 is more than 0.015
        primary all=0.3 some=0.01499 | not_met | 1
        # Each school, not the county.
        primary all=100 some=4 primary all=100 some=50 | not_met | 1
        primary all=100 some=4 special all=100 some=4 teaching_point all=100 some=4 primary | not_met | 3
        ok vocational all=100 some=0 | met | 0
        ok primary some=5 | not_assessable | 0
        ok primary all=100 | not_assessable | 0
        ok primary all=0 some=0 | met | 0
        ok primary all=0 | met | 0
        primary all=0 some=0 | not_applicable | 0
        primary all=0 some=3 | not_applicable | 0
    ";
    let table = table
        .replace("ok", "primary all=100 some=5")
        .replace("all=", "public_funds_budget=")
        .replace("some=", "training_budget=");
    held(&Draft::default(), "Q4", &table);
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
    let mut warnings = report.to_document(Language::En).warnings;
    // The schools of this county are alike, which is told beside it.
    warnings.retain(|warning| !warning.contains("to the last digit"));
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
            .explain_indicator(
                found,
                &document.parts[0].indicators[index].code,
                Language::Zh,
            )
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

#[test]
fn a_clause_that_misses_its_bound_does_not_print_it() {
    let mut draft = perfect();
    for (fact, text) in [
        (Fact::SurveyReturned, "2000"),
        (Fact::SurveySatisfied, "1699"),
        (Fact::DisabledChildren, "20000"),
        (Fact::DisabledChildrenEnrolled, "18999"),
        // 599 999.7 yuan for 100 pupils.
        (Fact::SpecialSchoolFunds, "599999.7"),
        (Fact::TeacherMeanPay, "99999.99"),
        (Fact::SelectiveSeniorPlaces, "100000"),
        (Fact::SelectiveSeniorPlacesAllocated, "49999"),
    ] {
        draft.fact(fact, text);
    }
    for row in &mut draft.rows {
        row.set(Item::TeachersTotal, 0);
        row.set(Item::TeachersLicensed, 0);
    }
    draft.rows[0].set(Item::TeachersTotal, 3600);
    draft.rows[0].set(Item::TeachersLicensed, 3599);
    let county = draft.county();
    let report = quality(&county);
    for (code, en, zh) in [
        ("G12", "3599 of 3600 teachers, 99.97 %", "占99.97%"),
        (
            "S1",
            "1699 of 2000 answers satisfied, 84.95 %",
            "满意度84.95%",
        ),
        ("Q2", "18999 of 20000, 94.995 %", "入学率94.995%"),
        (
            "G7",
            "5999.997 yuan each, minimum 6000",
            "生均5999.997元，标准6000元",
        ),
        (
            "G8",
            "civil servants 100000 yuan, 99.99999 %",
            "前者为后者的99.99999%",
        ),
        ("G14", "49999 of 100000 places, 49.999 %", "占49.999%"),
    ] {
        let found = clause(&report, code);
        assert_eq!(found.verdict, NotMet, "{code}");
        let text = report.explain_clause(found, Language::En);
        assert!(text.contains(en), "{text}");
        let text = report.explain_clause(found, Language::Zh);
        assert!(text.contains(zh), "{text}");
    }
    // The reasons of the verdict tell it alike; the value is the nearest double as ever.
    let text = report.to_text(Language::En, junheng::evaluation::TextStyle::default());
    assert!(
        text.contains("✗ G12") && !text.contains("3600 teachers, 100.0 %"),
        "{text}"
    );
    assert_eq!(clause_value(&report, "S1"), json!(84.95));
    // What meets its bound has the digits of the form.
    assert_eq!(clause(&report, "G11").verdict, Met);
    let text = report.explain_clause(clause(&report, "G11"), Language::En);
    assert!(text.contains("10.0 %"), "{text}");
}

#[test]
fn a_figure_of_a_relief_is_missing_only_in_the_schools_that_may_use_it() {
    let visiting = Item::VisitingPeArtsTeachersPrimary;
    let operand = Item::ArtsTeachersPrimary;
    let may = small_rural().without(visiting);
    let mut unsaid = may.clone();
    unsaid.flags.clear();
    let may_not = may.clone().flagged(Item::SmallRural, false);
    for (row, expected) in [
        (may.clone(), vec![visiting]),
        (may.without(operand), vec![operand, visiting]),
        (unsaid.clone(), vec![]),
        (unsaid.without(operand), vec![operand]),
        (may_not.clone(), vec![]),
        (may_not.without(operand), vec![operand]),
    ] {
        let county = county(std::slice::from_ref(&row));
        let report = evaluated_with(&CN_QUALITY_BALANCE_2017, &["visiting-teachers"], &county);
        let undecided = report.undecided();
        let of_l3 = undecided.into_iter().find(|one| one.code == "L3");
        let missing = of_l3.map(|one| one.missing).unwrap_or_default();
        let items = expected.iter().map(|item| MissingFigure::Item {
            school: 0,
            item: *item,
        });
        assert_eq!(missing, items.collect::<Vec<_>>(), "{row:?}");
    }
}
