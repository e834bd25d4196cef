//! Who is judged: the parts of every kind of school, who is left out, and how figures are split.

use junheng::evaluation::Verdict;
use junheng::model::{Item, Location, SchoolKind, Sponsor, Stage};
use junheng::numeric::Rational;

use super::oracle::{self, is_same};
use crate::support::{JUDGED, KINDS, Row, basic, county, part, quality};

const PUPILS: [(Stage, Item); 3] = [
    (Stage::Primary, Item::StudentsPrimary),
    (Stage::Junior, Item::StudentsJunior),
    (Stage::Senior, Item::StudentsSenior),
];

/// What may stand in a cell of pupils.
const CELLS: [Option<u32>; 4] = [None, Some(0), Some(49), Some(50)];

/// Every kind with every content of its three cells of pupils: 8 × 64 schools.
fn every_school() -> Vec<(Row, [Option<u32>; 3])> {
    let mut rows = Vec::new();
    for (kind, _) in KINDS {
        for primary in CELLS {
            for junior in CELLS {
                for senior in CELLS {
                    let cells = [primary, junior, senior];
                    let mut row = Row::new(rows.len(), kind).with(Item::TeachingArea, 1000);
                    row.set(Item::IndoorSportsArea, 0);
                    for ((_, item), cell) in PUPILS.into_iter().zip(cells) {
                        if let Some(pupils) = cell {
                            row.set(item, pupils);
                        }
                    }
                    rows.push((row, cells));
                }
            }
        }
    }
    rows
}

/// The parts of a school that is judged: stage and pupils, `None` where these are not known.
fn parts_of(own: &[Stage], cells: [Option<u32>; 3]) -> Vec<(Stage, Option<u32>)> {
    JUDGED
        .into_iter()
        .zip(cells)
        .filter_map(|(stage, cell)| match cell {
            Some(0) => None,
            Some(pupils) => Some((stage, Some(pupils))),
            None => own.contains(&stage).then_some((stage, None)),
        })
        .collect()
}

/// Whether the primary and junior pupils are known and below 50.
fn is_small(own: &[Stage], cells: [Option<u32>; 3]) -> bool {
    let mut total = 0;
    for (stage, cell) in JUDGED.into_iter().zip(cells) {
        match cell {
            None if own.contains(&stage) => return false,
            cell => total += cell.unwrap_or(0),
        }
    }
    total < 50
}

#[test]
fn the_parts_and_exclusions_of_2017_for_every_kind_and_every_cell() {
    let schools = every_school();
    let rows: Vec<Row> = schools.iter().map(|(row, _)| row.clone()).collect();
    let county = county(&rows);
    let report = quality(&county);
    let mut expected_parts = Vec::new();
    let mut expected_exclusions = Vec::new();
    for (index, (row, cells)) in schools.iter().enumerate() {
        let (_, own) = KINDS.iter().find(|(kind, _)| *kind == row.kind).unwrap();
        let parts = parts_of(own, *cells);
        let reason = match row.kind {
            SchoolKind::Special => Some("special"),
            SchoolKind::Vocational => Some("vocational"),
            SchoolKind::TeachingPoint if is_small(own, *cells) => Some("small_teaching_point"),
            _ if parts.is_empty() => Some("no_students"),
            _ => None,
        };
        match reason {
            Some(reason) => expected_exclusions.push((index, reason)),
            None => expected_parts.extend(parts.into_iter().map(|part| (index, part))),
        }
    }
    let found: Vec<_> = report
        .parts()
        .iter()
        .map(|part| {
            let pupils = part.pupils.map(|pupils| u32::try_from(pupils).unwrap());
            (part.school, (part.stage, pupils))
        })
        .collect();
    assert_eq!(found, expected_parts);
    let found: Vec<_> = report
        .excluded()
        .iter()
        .map(|excluded| (excluded.school, excluded.reason.as_str()))
        .collect();
    assert_eq!(found, expected_exclusions);
    let primary = found_parts(&expected_parts, Stage::Primary);
    assert_eq!(report.balance()[0].parts, primary);
    let junior = found_parts(&expected_parts, Stage::Junior);
    assert_eq!(report.balance()[7].parts, junior);
}

fn found_parts(parts: &[(usize, (Stage, Option<u32>))], stage: Stage) -> usize {
    parts.iter().filter(|(_, (one, _))| *one == stage).count()
}

#[test]
fn the_parts_and_exclusions_of_2012_for_every_kind_sponsor_and_cell() {
    let sponsors = std::iter::once(None).chain(Sponsor::ALL.iter().copied().map(Some));
    for sponsor in sponsors {
        let schools = every_school();
        let rows: Vec<Row> = schools
            .iter()
            .map(|(row, _)| Row {
                sponsor,
                ..row.clone()
            })
            .collect();
        let county = county(&rows);
        let report = basic(&county);
        let mut expected_parts = Vec::new();
        let mut expected_exclusions = Vec::new();
        for (index, (row, cells)) in schools.iter().enumerate() {
            let (_, own) = KINDS.iter().find(|(kind, _)| *kind == row.kind).unwrap();
            let parts = parts_of(own, *cells);
            let code = sponsor.map(Sponsor::code);
            let reason = match (row.kind, code) {
                (SchoolKind::Special, _) => Some("special"),
                (SchoolKind::Vocational, _) => Some("vocational"),
                (_, Some("10")) => Some("private"),
                (_, Some(code)) if code != "7" && code != "8" => Some("not_county_run"),
                (SchoolKind::TeachingPoint, _) => Some("teaching_point"),
                _ if parts.is_empty() => Some("no_students"),
                _ => None,
            };
            match reason {
                Some(reason) => expected_exclusions.push((index, reason)),
                None => expected_parts.extend(parts.into_iter().map(|(stage, _)| (index, stage))),
            }
        }
        let found: Vec<_> = report
            .parts()
            .iter()
            .map(|part| (part.school, part.stage))
            .collect();
        assert_eq!(found, expected_parts, "{sponsor:?}");
        let found: Vec<_> = report
            .excluded()
            .iter()
            .map(|excluded| (excluded.school, excluded.reason.as_str()))
            .collect();
        assert_eq!(found, expected_exclusions, "{sponsor:?}");
        let document = report.to_document(junheng::model::Language::En);
        assert_eq!(
            document.excluded.len(),
            expected_exclusions.len(),
            "each school is listed once"
        );
    }
}

#[test]
fn a_blank_sponsor_is_kept_in_2012_with_a_warning_and_in_2017_without() {
    let rows = [
        Row::primary("1", 100),
        Row::primary("2", 100).sponsored(Sponsor::CountyEducation),
        Row::new("3", SchoolKind::Special),
    ];
    let county = county(&rows);
    let report = basic(&county);
    assert_eq!(report.parts().len(), 2);
    let about: Vec<_> = report
        .findings()
        .iter()
        .filter(|finding| finding.kind == junheng::model::FindingKind::UnknownSponsor)
        .map(|finding| finding.school_id.clone().unwrap())
        .collect();
    assert_eq!(about, ["1"]);
    assert!(quality(&county).findings().is_empty());
}

/// Every value of every part of every school agrees with the rule written down a second time.
#[test]
fn every_split_is_the_share_of_the_weighted_pupils() {
    let schools = every_school();
    let rows: Vec<Row> = schools.into_iter().map(|(row, _)| row).collect();
    let county = county(&rows);
    let report = quality(&county);
    let mut split = 0;
    for part in report.parts() {
        let school = &county.schools()[part.school];
        let expected = oracle::value(school, part.stage, "L4");
        match (&part.indicators[3].value, expected) {
            (Some(found), Some(expected)) => {
                assert!(is_same(found, &expected), "{school:?}");
                split += 1;
            }
            (found, expected) => assert!(found.is_none() && expected.is_none(), "{school:?}"),
        }
        // No teacher was reported.
        assert_eq!(part.indicators[0].value, None);
    }
    assert!(split > 100);
}

#[test]
fn one_unknown_own_stage_leaves_every_split_of_the_school_open() {
    let cases = [
        (SchoolKind::NineYear, Item::StudentsPrimary),
        (SchoolKind::NineYear, Item::StudentsJunior),
        (SchoolKind::TwelveYear, Item::StudentsSenior),
        (SchoolKind::TwelveYear, Item::StudentsPrimary),
        (SchoolKind::CompleteSecondary, Item::StudentsSenior),
    ];
    for (kind, blank) in cases {
        let mut row = Row::new("1", kind).all(&[
            (Item::StudentsPrimary, "100"),
            (Item::StudentsJunior, "100"),
            (Item::StudentsSenior, "100"),
            (Item::TeachingArea, "900"),
            (Item::IndoorSportsArea, "0"),
            (Item::BackboneTeachersPrimary, "3"),
            (Item::BackboneTeachersJunior, "3"),
        ]);
        if kind == SchoolKind::NineYear {
            row.amounts.remove(&Item::StudentsSenior);
        }
        if kind == SchoolKind::CompleteSecondary {
            row.amounts.remove(&Item::StudentsPrimary);
        }
        let row = row.without(blank);
        let county = county(&[row]);
        let report = quality(&county);
        for part in report.parts() {
            assert_eq!(part.indicators[3].value, None, "{kind:?} {blank:?}");
            // What is filed by stage is known where the pupils of the stage are.
            let backbone = part.indicators[1].value.clone();
            let expected = part.pupils.map(|_| Rational::from(3));
            assert_eq!(backbone, expected, "{kind:?} {blank:?}");
            if part.pupils.is_none() {
                assert!(part.indicators.iter().all(|one| one.value.is_none()));
                assert_eq!(part.met_count, Some(0));
                assert_eq!(part.verdict, Some(Verdict::NotAssessable));
            }
        }
        for row in report.balance() {
            let stage_is_there = report.parts().iter().any(|part| part.stage == row.stage);
            if row.indicator == 3 && stage_is_there {
                assert_eq!(row.verdict, Some(Verdict::NotAssessable));
            }
        }
    }
}

#[test]
fn an_attached_class_is_a_part_and_takes_its_share() {
    // A primary school with 110 junior pupils beside its 121: the base is 121 + 1.1 × 110 = 242.
    let rows = [
        Row::primary("1", 121)
            .with(Item::StudentsJunior, 110)
            .with(Item::EquipmentValue, "24.2"),
        // A junior school with senior pupils, who are no part but take their share.
        Row::junior("2", 120)
            .with(Item::StudentsSenior, 100)
            .with(Item::EquipmentValue, "26.4"),
    ];
    let county = county(&rows);
    let report = quality(&county);
    let value = |school, stage| {
        part(&report, school, stage).indicators[5]
            .value
            .clone()
            .unwrap()
    };
    assert_eq!(value(0, Stage::Primary), Rational::from(1000));
    assert_eq!(value(0, Stage::Junior), Rational::from(1100));
    // 1.1 × 120 = 132 of 132 + 1.32 × 100 = 264
    assert_eq!(value(1, Stage::Junior), Rational::from(1100));
    assert_eq!(report.parts().len(), 3);
}

#[test]
fn private_schools_are_judged_in_2017() {
    let county = county(&[Row::primary("1", 100)
        .sponsored(Sponsor::Private)
        .located(Location::Urban)]);
    assert_eq!(quality(&county).parts().len(), 1);
    assert_eq!(basic(&county).parts().len(), 0);
}

#[test]
fn parts_stand_in_file_order_primary_before_junior() {
    let rows = [
        Row::junior("b", 10),
        Row::new("a", SchoolKind::NineYear)
            .with(Item::StudentsJunior, 10)
            .with(Item::StudentsPrimary, 10),
        Row::primary("0", 10),
    ];
    let county = county(&rows);
    let report = quality(&county);
    let order: Vec<_> = report
        .parts()
        .iter()
        .map(|part| (part.school, part.stage))
        .collect();
    assert_eq!(
        order,
        [
            (0, Stage::Junior),
            (1, Stage::Primary),
            (1, Stage::Junior),
            (2, Stage::Primary)
        ]
    );
}
