//! Each indicator exactly at its threshold and its floor, and one step beside; and what is short.

use junheng::evaluation::{Comparison, Evaluator, IndicatorResult, Report, Verdict};
use junheng::model::{County, Item, SchoolKind, Stage};
use junheng::numeric::Rational;
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;

use super::oracle::{fraction, is_same};
use crate::support::{Row, county, index_of, part, quality};

/// So many pupils that one person, a 10 000th of a square metre or one yuan is a tiny step.
const PUPILS: &str = "1000000000";

/// One indicator of one stage: the item that is turned, and the amounts for `PUPILS` pupils that
/// are just the threshold and just 85 % of it, each with the next amounts below and above.
struct Line {
    code: &'static str,
    stage: Stage,
    item: Item,
    threshold: [&'static str; 3],
    floor: [&'static str; 2],
    /// The value at the threshold, and at the floor.
    values: [&'static str; 2],
}

const LINES: [Line; 14] = [
    Line {
        code: "L1",
        stage: Stage::Primary,
        item: Item::TeachersPrimaryBachelor,
        threshold: ["41999999", "42000000", "42000001"],
        floor: ["35699999", "35700000"],
        values: ["4.2", "3.57"],
    },
    Line {
        code: "L1",
        stage: Stage::Junior,
        item: Item::TeachersJuniorBachelor,
        threshold: ["52999999", "53000000", "53000001"],
        floor: ["45049999", "45050000"],
        values: ["5.3", "4.505"],
    },
    Line {
        code: "L2",
        stage: Stage::Primary,
        item: Item::BackboneTeachersPrimary,
        threshold: ["9999999", "10000000", "10000001"],
        floor: ["8499999", "8500000"],
        values: ["1", "0.85"],
    },
    Line {
        code: "L2",
        stage: Stage::Junior,
        item: Item::BackboneTeachersJunior,
        threshold: ["9999999", "10000000", "10000001"],
        floor: ["8499999", "8500000"],
        values: ["1", "0.85"],
    },
    Line {
        code: "L3",
        stage: Stage::Primary,
        item: Item::MusicTeachersPrimary,
        threshold: ["8999999", "9000000", "9000001"],
        floor: ["7649999", "7650000"],
        values: ["0.9", "0.765"],
    },
    Line {
        code: "L3",
        stage: Stage::Junior,
        item: Item::FineArtsTeachersJunior,
        threshold: ["8999999", "9000000", "9000001"],
        floor: ["7649999", "7650000"],
        values: ["0.9", "0.765"],
    },
    Line {
        code: "L4",
        stage: Stage::Primary,
        item: Item::TeachingArea,
        threshold: ["4499999999.9999", "4500000000", "4500000000.0001"],
        floor: ["3824999999.9999", "3825000000"],
        values: ["4.5", "3.825"],
    },
    Line {
        code: "L4",
        stage: Stage::Junior,
        item: Item::TeachingArea,
        threshold: ["5799999999.9999", "5800000000", "5800000000.0001"],
        floor: ["4929999999.9999", "4930000000"],
        values: ["5.8", "4.93"],
    },
    Line {
        code: "L5",
        stage: Stage::Primary,
        item: Item::SportsGroundArea,
        threshold: ["7499999999.9999", "7500000000", "7500000000.0001"],
        floor: ["6374999999.9999", "6375000000"],
        values: ["7.5", "6.375"],
    },
    Line {
        code: "L5",
        stage: Stage::Junior,
        item: Item::GymnasiumArea,
        threshold: ["10199999999.9999", "10200000000", "10200000000.0001"],
        floor: ["8669999999.9999", "8670000000"],
        values: ["10.2", "8.67"],
    },
    Line {
        code: "L6",
        stage: Stage::Primary,
        item: Item::EquipmentValue,
        threshold: ["199999999.9999", "200000000", "200000000.0001"],
        floor: ["169999999.9999", "170000000"],
        values: ["2000", "1700"],
    },
    Line {
        code: "L6",
        stage: Stage::Junior,
        item: Item::EquipmentValue,
        threshold: ["249999999.9999", "250000000", "250000000.0001"],
        floor: ["212499999.9999", "212500000"],
        values: ["2500", "2125"],
    },
    Line {
        code: "L7",
        stage: Stage::Primary,
        item: Item::MultimediaClassrooms,
        threshold: ["22999999", "23000000", "23000001"],
        floor: ["19549999", "19550000"],
        values: ["2.3", "1.955"],
    },
    Line {
        code: "L7",
        stage: Stage::Junior,
        item: Item::MultimediaClassrooms,
        threshold: ["23999999", "24000000", "24000001"],
        floor: ["20399999", "20400000"],
        values: ["2.4", "2.04"],
    },
];

/// All operands of the seven indicators of a stage, at zero.
pub(super) fn operands(stage: Stage) -> Vec<Item> {
    let mut items = vec![
        Item::TeachingArea,
        Item::IndoorSportsArea,
        Item::GymnasiumArea,
        Item::SportsGroundArea,
        Item::EquipmentValue,
        Item::MultimediaClassrooms,
    ];
    items.extend(if stage == Stage::Primary {
        [
            Item::TeachersPrimaryAssociate,
            Item::TeachersPrimaryBachelor,
            Item::TeachersPrimaryMaster,
            Item::TeachersPrimaryDoctor,
            Item::BackboneTeachersPrimary,
            Item::PeTeachersPrimary,
            Item::MusicTeachersPrimary,
            Item::FineArtsTeachersPrimary,
            Item::ArtsTeachersPrimary,
        ]
    } else {
        [
            Item::TeachersJuniorAssociate,
            Item::TeachersJuniorBachelor,
            Item::TeachersJuniorMaster,
            Item::TeachersJuniorDoctor,
            Item::BackboneTeachersJunior,
            Item::PeTeachersJunior,
            Item::MusicTeachersJunior,
            Item::FineArtsTeachersJunior,
            Item::ArtsTeachersJunior,
        ]
    });
    items
}

/// A school of one stage with all operands at zero.
pub(super) fn bare(id: impl ToString, stage: Stage, pupils: impl ToString) -> Row {
    let mut row = if stage == Stage::Primary {
        Row::primary(id, pupils)
    } else {
        Row::junior(id, pupils)
    };
    for item in operands(stage) {
        row.set(item, 0);
    }
    row
}

fn indicator(report: &Report<'_>, stage: Stage, code: &str) -> IndicatorResult {
    let index = index_of(&CN_QUALITY_BALANCE_2017, code);
    part(report, 0, stage).indicators[index].clone()
}

/// The one indicator of one bare school whose item is `amount`.
fn judged(line: &Line, amount: &str) -> IndicatorResult {
    let row = bare("1", line.stage, PUPILS).with(line.item, amount);
    let county = county(&[row]);
    let report = quality(&county);
    indicator(&report, line.stage, line.code)
}

#[test]
fn a_threshold_includes_the_number_itself_and_nothing_below() {
    for line in &LINES {
        let verdicts = line.threshold.map(|amount| judged(line, amount).verdict);
        assert_eq!(
            verdicts,
            [
                Some(Verdict::NotMet),
                Some(Verdict::Met),
                Some(Verdict::Met)
            ],
            "{} {}",
            line.code,
            line.stage
        );
        let value = judged(line, line.threshold[1]).value.unwrap();
        assert!(
            is_same(&value, &fraction(line.values[0])),
            "{} {}: {value}",
            line.code,
            line.stage
        );
    }
}

#[test]
fn a_floor_is_85_percent_and_includes_the_number_itself() {
    for line in &LINES {
        let verdicts = line.floor.map(|amount| judged(line, amount).floor_verdict);
        assert_eq!(
            verdicts,
            [Some(Verdict::NotMet), Some(Verdict::Met)],
            "{} {}",
            line.code,
            line.stage
        );
        let at = judged(line, line.floor[1]);
        assert_eq!(at.verdict, Some(Verdict::NotMet));
        let value = at.value.unwrap();
        assert!(
            is_same(&value, &fraction(line.values[1])),
            "{} {}: {value}",
            line.code,
            line.stage
        );
    }
}

#[test]
fn the_report_prints_the_thresholds_of_the_norm() {
    for line in &LINES {
        let county = county(&[bare("1", line.stage, PUPILS)]);
        let document = quality(&county).to_document(junheng::model::Language::En);
        let indicator = document.parts[0]
            .indicators
            .iter()
            .find(|one| one.code == line.code);
        let printed = indicator.unwrap().threshold.clone().unwrap();
        assert_eq!(fraction(&printed), fraction(line.values[0]));
    }
}

#[test]
fn every_degree_above_the_required_counts_once() {
    let degrees = [
        (
            Stage::Primary,
            [
                (Item::TeachersPrimaryAssociate, "1"),
                (Item::TeachersPrimaryBachelor, "1"),
                (Item::TeachersPrimaryMaster, "1"),
                (Item::TeachersPrimaryDoctor, "1"),
            ],
        ),
        (
            Stage::Junior,
            [
                (Item::TeachersJuniorAssociate, "0"),
                (Item::TeachersJuniorBachelor, "1"),
                (Item::TeachersJuniorMaster, "1"),
                (Item::TeachersJuniorDoctor, "1"),
            ],
        ),
    ];
    for (stage, items) in degrees {
        for (item, counted) in items {
            let county = county(&[bare("1", stage, 100).with(item, 1)]);
            let value = indicator(&quality(&county), stage, "L1").value.unwrap();
            assert!(is_same(&value, &fraction(counted)), "{}", item.code());
        }
    }
}

#[test]
fn teachers_with_an_associate_degree_are_not_asked_for_in_junior_schools() {
    let row = bare("1", Stage::Junior, 100).without(Item::TeachersJuniorAssociate);
    let county = county(&[row]);
    assert!(
        indicator(&quality(&county), Stage::Junior, "L1")
            .value
            .is_some()
    );
}

#[test]
fn each_teacher_of_pe_music_fine_arts_and_arts_counts_once() {
    let primary = [
        Item::PeTeachersPrimary,
        Item::MusicTeachersPrimary,
        Item::FineArtsTeachersPrimary,
        Item::ArtsTeachersPrimary,
    ];
    let junior = [
        Item::PeTeachersJunior,
        Item::MusicTeachersJunior,
        Item::FineArtsTeachersJunior,
        Item::ArtsTeachersJunior,
    ];
    for (stage, items) in [(Stage::Primary, primary), (Stage::Junior, junior)] {
        for item in items {
            let county = county(&[bare("1", stage, 100).with(item, 3)]);
            let value = indicator(&quality(&county), stage, "L3").value.unwrap();
            assert_eq!(value, Rational::from(3), "{}", item.code());
        }
    }
}

#[test]
fn indoor_sports_rooms_are_taken_off_the_teaching_area_and_leave_the_venues_alone() {
    let row = bare("1", Stage::Primary, 100).all(&[
        (Item::TeachingArea, "500"),
        (Item::IndoorSportsArea, "50"),
        (Item::GymnasiumArea, "250"),
        (Item::SportsGroundArea, "500"),
    ]);
    let county = county(&[row]);
    let report = quality(&county);
    let value = |code| indicator(&report, Stage::Primary, code).value.unwrap();
    assert_eq!(value("L4"), Rational::new(45, 10).unwrap());
    assert_eq!(value("L5"), Rational::new(75, 10).unwrap());
}

#[test]
fn equipment_is_filed_in_ten_thousand_yuan_and_measured_in_yuan() {
    let row = bare("1", Stage::Primary, 500).with(Item::EquipmentValue, "90.5");
    let county = county(&[row]);
    let value = indicator(&quality(&county), Stage::Primary, "L6").value;
    assert_eq!(value, Some(Rational::from(1810)));
}

#[test]
fn one_blank_operand_leaves_just_its_indicator_unknown() {
    for stage in [Stage::Primary, Stage::Junior] {
        let codes_of = |item: Item| match item {
            Item::TeachersJuniorAssociate => None,
            Item::TeachingArea | Item::IndoorSportsArea => Some("L4"),
            Item::GymnasiumArea | Item::SportsGroundArea => Some("L5"),
            Item::EquipmentValue => Some("L6"),
            Item::MultimediaClassrooms => Some("L7"),
            Item::BackboneTeachersPrimary | Item::BackboneTeachersJunior => Some("L2"),
            item if item.code().starts_with("teachers_") => Some("L1"),
            _ => Some("L3"),
        };
        for item in operands(stage) {
            let county = county(&[bare("1", stage, 100).without(item)]);
            let report = quality(&county);
            let unknown: Vec<&str> = report
                .indicators_of(&report.parts()[0])
                .filter(|(_, result)| result.value.is_none())
                .map(|(indicator, result)| {
                    assert_eq!(result.verdict, Some(Verdict::NotAssessable));
                    assert_eq!(result.floor_verdict, Some(Verdict::NotAssessable));
                    indicator.code.as_ref()
                })
                .collect();
            let expected: Vec<&str> = codes_of(item).into_iter().collect();
            assert_eq!(unknown, expected, "{}", item.code());
        }
    }
}

/// 550 primary and 500 junior pupils: the base is 550 + 1.1 × 500 = 1100, so a primary pupil gets
/// 1/1100 of every split figure, and a junior one 1/1000.
fn nine_year() -> Row {
    let mut row = Row::new("1", SchoolKind::NineYear)
        .with(Item::StudentsPrimary, 550)
        .with(Item::StudentsJunior, 500);
    for stage in [Stage::Primary, Stage::Junior] {
        for item in operands(stage) {
            row.set(item, 0);
        }
    }
    row
}

#[test]
fn split_figures_are_held_to_the_threshold_of_each_stage() {
    let cases = [
        (
            "L4",
            Item::TeachingArea,
            "4950",
            "4949.9999",
            "5800",
            "5799.9999",
        ),
        (
            "L5",
            Item::GymnasiumArea,
            "8250",
            "8249.9999",
            "10200",
            "10199.9999",
        ),
        (
            "L6",
            Item::EquipmentValue,
            "220",
            "219.9999",
            "250",
            "249.9999",
        ),
        // 25.3 rooms are not to be had; 26 are enough and 25 are not.
        ("L7", Item::MultimediaClassrooms, "26", "25", "24", "23"),
    ];
    for (code, item, primary, below_primary, junior, below_junior) in cases {
        for (stage, amount, expected) in [
            (Stage::Primary, primary, Verdict::Met),
            (Stage::Primary, below_primary, Verdict::NotMet),
            (Stage::Junior, junior, Verdict::Met),
            (Stage::Junior, below_junior, Verdict::NotMet),
        ] {
            let county = county(&[nine_year().with(item, amount)]);
            let verdict = indicator(&quality(&county), stage, code).verdict;
            assert_eq!(verdict, Some(expected), "{code} {stage} {amount}");
        }
    }
}

#[test]
fn teachers_are_filed_by_stage_and_never_split() {
    let row = nine_year()
        .with(Item::BackboneTeachersPrimary, 11)
        .with(Item::BackboneTeachersJunior, 4);
    let county = county(&[row]);
    let report = quality(&county);
    let value = |stage| indicator(&report, stage, "L2").value.unwrap();
    assert_eq!(value(Stage::Primary), Rational::from(2));
    assert_eq!(value(Stage::Junior), Rational::new(8, 10).unwrap());
}

fn shortfall_of(
    county: &County,
    comparison: Comparison,
    stage: Stage,
    code: &str,
) -> Option<String> {
    let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017)
        .unwrap()
        .with_comparison(comparison);
    let report = evaluator.evaluate(county);
    report.shortfall(
        part(&report, 0, stage),
        index_of(&CN_QUALITY_BALANCE_2017, code),
    )
}

/// Checks the shortfall of a school, and that adding it is enough.
fn assert_shortfall(row: &Row, code: &str, stage: Stage, expected: &str) {
    let county = county(std::slice::from_ref(row));
    let found = shortfall_of(&county, Comparison::Exact, stage, code);
    assert_eq!(found.as_deref(), Some(expected), "{code} {stage} {row:?}");
    let item = match code {
        "L1" => [Item::TeachersPrimaryDoctor, Item::TeachersJuniorDoctor],
        "L2" => [Item::BackboneTeachersPrimary, Item::BackboneTeachersJunior],
        "L3" => [Item::ArtsTeachersPrimary, Item::ArtsTeachersJunior],
        "L4" => [Item::TeachingArea; 2],
        "L5" => [Item::SportsGroundArea; 2],
        "L6" => [Item::EquipmentValue; 2],
        _ => [Item::MultimediaClassrooms; 2],
    }[usize::from(stage == Stage::Junior)];
    // Equipment is filed in units of 10 000 yuan.
    let unit = fraction(if code == "L6" { "10000" } else { "1" });
    let after = fraction(&row.amounts[&item]) + fraction(expected) / unit;
    let county = self::county(&[row.clone().with(item, decimal_text(&after))]);
    let verdict = indicator(&quality(&county), stage, code).verdict;
    assert_eq!(verdict, Some(Verdict::Met), "{code} {stage} {row:?}");
}

#[test]
fn a_shortfall_of_teachers_and_rooms_is_whole() {
    let bachelors = |pupils: u32, count: u32| {
        bare("1", Stage::Primary, pupils).with(Item::TeachersPrimaryBachelor, count)
    };
    // 4.2 × 500 / 100 = 21, 4.2 × 101 / 100 = 4.242
    for (pupils, count, expected) in [
        (500, 21, "0"),
        (500, 22, "0"),
        (500, 20, "1"),
        (500, 0, "21"),
        (101, 5, "0"),
        (101, 4, "1"),
        (101, 3, "2"),
    ] {
        assert_shortfall(&bachelors(pupils, count), "L1", Stage::Primary, expected);
    }
    for (stage, pupils, code, expected) in [
        (Stage::Junior, 101, "L1", "6"),
        (Stage::Junior, 100, "L2", "1"),
        (Stage::Junior, 1001, "L3", "10"),
        (Stage::Primary, 1000, "L7", "23"),
        (Stage::Primary, 1001, "L7", "24"),
    ] {
        assert_shortfall(&bare("1", stage, pupils), code, stage, expected);
    }
}

#[test]
fn a_shortfall_of_areas_and_money_is_exact() {
    let primary = |pupils: u32, item, filed| bare("1", Stage::Primary, pupils).with(item, filed);
    let hair = "449.999999999999999999999999";
    for (row, code, expected) in [
        (primary(100, Item::TeachingArea, "449.9999"), "L4", "0.0001"),
        (
            primary(100, Item::TeachingArea, hair),
            "L4",
            "0.000000000000000000000001",
        ),
        (primary(7, Item::TeachingArea, "0"), "L4", "31.5"),
        (primary(7, Item::IndoorSportsArea, "3"), "L4", "34.5"),
        (primary(3, Item::GymnasiumArea, "0.55"), "L5", "21.95"),
        (primary(100, Item::EquipmentValue, "0"), "L6", "200000"),
        (primary(100, Item::EquipmentValue, "19.9999"), "L6", "1"),
        (primary(100, Item::EquipmentValue, "19.99999"), "L6", "0.1"),
    ] {
        assert_shortfall(&row, code, Stage::Primary, expected);
    }
    let junior = bare("1", Stage::Junior, 3).with(Item::GymnasiumArea, "0.55");
    assert_shortfall(&junior, "L5", Stage::Junior, "30.05");
}

#[test]
fn a_shortfall_of_a_split_figure_is_over_the_share_and_rounded_up_to_a_hundredth() {
    use Stage::{Junior, Primary};
    let area = |text: &str| nine_year().with(Item::TeachingArea, text);
    assert_shortfall(&nine_year(), "L4", Primary, "4950");
    assert_shortfall(&nine_year(), "L4", Junior, "5800");
    assert_shortfall(&area("4949.9999"), "L4", Primary, "0.01");
    assert_shortfall(&area("4949.9999"), "L4", Junior, "850.01");

    // 166 + 1.1 × 210 = 397
    let split = nine_year()
        .with(Item::StudentsPrimary, 166)
        .with(Item::StudentsJunior, 210);
    assert_shortfall(&split, "L4", Primary, "1786.5");
    // 5.8 × 397 / 1.1 = 2093.2727…
    assert_shortfall(&split, "L4", Junior, "2093.28");
    let some = split.clone().with(Item::TeachingArea, "2000");
    assert_shortfall(&some, "L4", Junior, "93.28");
    // 2500 × 397 / 1.1 = 902272.7272…
    assert_shortfall(&split, "L6", Junior, "902272.73");
    // 2.4 × 397 / 110 = 8.66…, 2.3 × 397 / 100 = 9.131
    assert_shortfall(&split, "L7", Junior, "9");
    assert_shortfall(&split, "L7", Primary, "10");
    let nine_rooms = split.with(Item::MultimediaClassrooms, 9);
    assert_shortfall(&nine_rooms, "L7", Primary, "1");
    assert_shortfall(&nine_rooms, "L7", Junior, "0");

    // With one stage left there is nothing to split.
    let one_stage = area("2899.9999").with(Item::StudentsPrimary, 0);
    assert_shortfall(&one_stage, "L4", Junior, "0.0001");
    assert_shortfall(&one_stage, "L7", Junior, "12");
    // Senior pupils are a stage too: 1.1 × 500 of 550 + 132, so 2900 × 682 / 550 = 3596.
    let senior = one_stage.with(Item::StudentsSenior, 100);
    assert_shortfall(&senior, "L4", Junior, "696.01");
}

/// A number that is a decimal of at most 30 places, as one.
fn decimal_text(number: &super::oracle::Fraction) -> String {
    let text = super::oracle::rounded(number, 30);
    assert_eq!(fraction(&text), *number);
    let text = text.trim_end_matches('0');
    text.trim_end_matches('.').to_owned()
}

#[test]
fn what_is_unknown_has_no_shortfall() {
    let rows = [
        bare("1", Stage::Primary, 100).without(Item::TeachingArea),
        bare("1", Stage::Primary, 100).without(Item::StudentsPrimary),
        nine_year().without(Item::StudentsJunior),
    ];
    for row in rows {
        let county = county(&[row]);
        assert_eq!(
            shortfall_of(&county, Comparison::Exact, Stage::Primary, "L4"),
            None
        );
    }
}

#[test]
fn as_reported_a_shortfall_is_nothing_or_measured_from_the_exact_value() {
    // 839 / 20000 = 4.195 %, reported as 4.20; 838 / 20000 = 4.19 %.
    for (teachers, exact, as_reported) in [(839, "1", "0"), (838, "2", "2"), (840, "0", "0")] {
        let row = bare("1", Stage::Primary, 20_000).with(Item::TeachersPrimaryBachelor, teachers);
        let county = county(&[row]);
        for (comparison, expected) in [
            (Comparison::Exact, exact),
            (Comparison::AsReported, as_reported),
        ] {
            let found = shortfall_of(&county, comparison, Stage::Primary, "L1");
            assert_eq!(found.as_deref(), Some(expected), "{teachers}");
        }
    }
}
