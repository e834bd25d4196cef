//! Each indicator exactly at its threshold and its floor, and one step beside; and what is short.

use junheng::evaluation::{Comparison, Evaluator, IndicatorResult, Report, Verdict};
use junheng::model::{County, Item, SchoolKind, Stage};
use junheng::numeric::Rational;
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;

use super::oracle::{fraction, is_same};
use super::rows::{file, items, rows};
use crate::support::{Draft, Row, county, index_of, part, quality};

/// So many pupils that one person, a 10 000th of a square metre or one yuan is a tiny step.
const PUPILS: &str = "1000000000";

/// One indicator of one stage: the item that is turned, and the amounts for `PUPILS` pupils that are just below,
/// at and above the threshold, just below and at 85 % of it; and the values at the threshold and at the floor.
const LINES: &str = "
    L1 | primary | teachers_primary_bachelor | 41999999 42000000 42000001                    | 35699999 35700000          | 4.2 3.57
    L1 | junior  | teachers_junior_bachelor  | 52999999 53000000 53000001                    | 45049999 45050000          | 5.3 4.505
    L2 | primary | backbone_teachers_primary | 9999999 10000000 10000001                     | 8499999 8500000            | 1 0.85
    L2 | junior  | backbone_teachers_junior  | 9999999 10000000 10000001                     | 8499999 8500000            | 1 0.85
    L3 | primary | music_teachers_primary    | 8999999 9000000 9000001                       | 7649999 7650000            | 0.9 0.765
    L3 | junior  | fine_arts_teachers_junior | 8999999 9000000 9000001                       | 7649999 7650000            | 0.9 0.765
    L4 | primary | teaching_area             | 4499999999.9999 4500000000 4500000000.0001    | 3824999999.9999 3825000000 | 4.5 3.825
    L4 | junior  | teaching_area             | 5799999999.9999 5800000000 5800000000.0001    | 4929999999.9999 4930000000 | 5.8 4.93
    L5 | primary | sports_ground_area        | 7499999999.9999 7500000000 7500000000.0001    | 6374999999.9999 6375000000 | 7.5 6.375
    L5 | junior  | gymnasium_area            | 10199999999.9999 10200000000 10200000000.0001 | 8669999999.9999 8670000000 | 10.2 8.67
    L6 | primary | equipment_value           | 199999999.9999 200000000 200000000.0001       | 169999999.9999 170000000   | 2000 1700
    L6 | junior  | equipment_value           | 249999999.9999 250000000 250000000.0001       | 212499999.9999 212500000   | 2500 2125
    L7 | primary | multimedia_classrooms     | 22999999 23000000 23000001                    | 19549999 19550000          | 2.3 1.955
    L7 | junior  | multimedia_classrooms     | 23999999 24000000 24000001                    | 20399999 20400000          | 2.4 2.04
";

struct Line {
    row: &'static str,
    code: &'static str,
    stage: Stage,
    item: Item,
    threshold: Vec<&'static str>,
    floor: Vec<&'static str>,
    values: Vec<&'static str>,
}

fn lines() -> Vec<Line> {
    let written = rows(LINES).into_iter();
    let words = |cell: &'static str| cell.split_whitespace().collect();
    written
        .map(
            |(row, [code, stage, item, threshold, floor, values])| Line {
                row,
                code,
                stage: self::stage(stage),
                item: super::rows::item(item),
                threshold: words(threshold),
                floor: words(floor),
                values: words(values),
            },
        )
        .collect()
}

/// The stage of this code.
pub(super) fn stage(code: &str) -> Stage {
    Stage::from_code_or_name(code).unwrap_or_else(|| panic!("{code} is no stage"))
}

/// All operands of the seven indicators of a stage, at zero.
pub(super) fn operands(stage: Stage) -> Vec<Item> {
    let of_stage = "teachers_S_associate teachers_S_bachelor teachers_S_master teachers_S_doctor \
                    backbone_teachers_S pe_teachers_S music_teachers_S fine_arts_teachers_S arts_teachers_S";
    let of_school = "teaching_area indoor_sports_area gymnasium_area sports_ground_area equipment_value \
                     multimedia_classrooms ";
    items(&(of_school.to_owned() + &of_stage.replace('S', stage.code())))
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
    for line in lines() {
        let found = line
            .threshold
            .iter()
            .map(|amount| judged(&line, amount).verdict);
        let expected = [Verdict::NotMet, Verdict::Met, Verdict::Met].map(Some);
        assert!(found.eq(expected), "{}", line.row);
        let value = judged(&line, line.threshold[1]).value.unwrap();
        assert!(
            is_same(&value, &fraction(line.values[0])),
            "{}: {value}",
            line.row
        );
    }
}

#[test]
fn a_floor_is_85_percent_and_includes_the_number_itself() {
    for line in lines() {
        let found = line
            .floor
            .iter()
            .map(|amount| judged(&line, amount).floor_verdict);
        assert!(
            found.eq([Verdict::NotMet, Verdict::Met].map(Some)),
            "{}",
            line.row
        );
        let at = judged(&line, line.floor[1]);
        assert_eq!(at.verdict, Some(Verdict::NotMet), "{}", line.row);
        let value = at.value.unwrap();
        assert!(
            is_same(&value, &fraction(line.values[1])),
            "{}: {value}",
            line.row
        );
    }
}

#[test]
fn the_report_prints_the_thresholds_of_the_norm() {
    for line in lines() {
        let county = county(&[bare("1", line.stage, PUPILS)]);
        let document = quality(&county).to_document(junheng::model::Language::En);
        let indicator = document.parts[0]
            .indicators
            .iter()
            .find(|one| one.code == line.code);
        let printed = indicator.unwrap().threshold.clone().unwrap();
        assert_eq!(fraction(&printed), fraction(line.values[0]), "{}", line.row);
    }
}

#[test]
fn every_degree_above_the_required_counts_once() {
    for (row, [code, item, counted]) in rows(
        "
        primary | teachers_primary_associate | 1
        primary | teachers_primary_bachelor | 1
        primary | teachers_primary_master | 1
        primary | teachers_primary_doctor | 1
        junior | teachers_junior_associate | 0
        junior | teachers_junior_bachelor | 1
        junior | teachers_junior_master | 1
        junior | teachers_junior_doctor | 1
    ",
    ) {
        let stage = stage(code);
        let county = county(&[bare("1", stage, 100).with(super::rows::item(item), 1)]);
        let value = indicator(&quality(&county), stage, "L1").value.unwrap();
        assert!(is_same(&value, &fraction(counted)), "{row}");
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
    for stage in [Stage::Primary, Stage::Junior] {
        let codes = "pe_teachers_S music_teachers_S fine_arts_teachers_S arts_teachers_S";
        for item in items(&codes.replace('S', stage.code())) {
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
    for (row, [code, item, primary, below_primary, junior, below_junior]) in rows(
        "
        L4 | teaching_area | 4950 | 4949.9999 | 5800 | 5799.9999
        L5 | gymnasium_area | 8250 | 8249.9999 | 10200 | 10199.9999
        L6 | equipment_value | 220 | 219.9999 | 250 | 249.9999
        # 25.3 rooms are not to be had; 26 are enough and 25 are not.
        L7 | multimedia_classrooms | 26 | 25 | 24 | 23
    ",
    ) {
        for (stage, amount, expected) in [
            (Stage::Primary, primary, Verdict::Met),
            (Stage::Primary, below_primary, Verdict::NotMet),
            (Stage::Junior, junior, Verdict::Met),
            (Stage::Junior, below_junior, Verdict::NotMet),
        ] {
            let county = county(&[nine_year().with(super::rows::item(item), amount)]);
            let verdict = indicator(&quality(&county), stage, code).verdict;
            assert_eq!(verdict, Some(expected), "{row}: {stage} {amount}");
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
    report.shortfall(part(&report, 0, stage), code)
}

/// Checks the shortfall of a school, and that adding it is enough.
fn assert_shortfall(row: &Row, code: &str, stage: Stage, expected: &str, case: &str) {
    let county = county(std::slice::from_ref(row));
    let found = shortfall_of(&county, Comparison::Exact, stage, code);
    assert_eq!(found.as_deref(), Some(expected), "{stage}: {case}");
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
    assert_eq!(verdict, Some(Verdict::Met), "{stage}: {case}");
}

/// Holds the shortfall of a school to each row of a table: how many pupils it has of the stage, or `split` for
/// `nine_year`, what it files beside, the indicator, and what is short.
fn assert_shortfalls(of: Stage, table: &str) {
    for (row, [pupils, filed, code, expected]) in rows(table) {
        let school = match pupils {
            "split" => nine_year(),
            _ => bare("1", of, pupils),
        };
        let mut draft = Draft {
            rows: vec![school],
            ..Draft::default()
        };
        file(&mut draft, &format!("@1 {filed}"));
        assert_shortfall(&draft.rows[0], code, of, expected, row);
    }
}

#[test]
fn a_shortfall_of_teachers_and_rooms_is_whole() {
    // 4.2 × 500 / 100 = 21, 4.2 × 101 / 100 = 4.242
    assert_shortfalls(
        Stage::Primary,
        "
        500 | teachers_primary_bachelor=21 | L1 | 0
        500 | teachers_primary_bachelor=22 | L1 | 0
        500 | teachers_primary_bachelor=20 | L1 | 1
        500 | teachers_primary_bachelor=0 | L1 | 21
        101 | teachers_primary_bachelor=5 | L1 | 0
        101 | teachers_primary_bachelor=4 | L1 | 1
        101 | teachers_primary_bachelor=3 | L1 | 2
        1000 | | L7 | 23
        1001 | | L7 | 24
    ",
    );
    assert_shortfalls(
        Stage::Junior,
        "
        101 | | L1 | 6
        100 | | L2 | 1
        1001 | | L3 | 10
    ",
    );
}

#[test]
fn a_shortfall_of_areas_and_money_is_exact() {
    assert_shortfalls(
        Stage::Primary,
        "
        100 | teaching_area=449.9999 | L4 | 0.0001
        100 | teaching_area=449.999999999999999999999999 | L4 | 0.000000000000000000000001
        7 | teaching_area=0 | L4 | 31.5
        7 | indoor_sports_area=3 | L4 | 34.5
        3 | gymnasium_area=0.55 | L5 | 21.95
        100 | equipment_value=0 | L6 | 200000
        100 | equipment_value=19.9999 | L6 | 1
        100 | equipment_value=19.99999 | L6 | 0.1
    ",
    );
    assert_shortfalls(Stage::Junior, "3 | gymnasium_area=0.55 | L5 | 30.05");
}

#[test]
fn a_shortfall_of_a_split_figure_is_over_the_share_and_rounded_up_to_a_hundredth() {
    // 166 + 1.1 × 210 = 397
    assert_shortfalls(
        Stage::Primary,
        "
        split | | L4 | 4950
        split | teaching_area=4949.9999 | L4 | 0.01
        split | students_primary=166 students_junior=210 | L4 | 1786.5
        # 2.3 × 397 / 100 = 9.131
        split | students_primary=166 students_junior=210 | L7 | 10
        split | students_primary=166 students_junior=210 multimedia_classrooms=9 | L7 | 1
    ",
    );
    assert_shortfalls(
        Stage::Junior,
        "
        split | | L4 | 5800
        split | teaching_area=4949.9999 | L4 | 850.01
        # 5.8 × 397 / 1.1 = 2093.2727…
        split | students_primary=166 students_junior=210 | L4 | 2093.28
        split | students_primary=166 students_junior=210 teaching_area=2000 | L4 | 93.28
        # 2500 × 397 / 1.1 = 902272.7272…
        split | students_primary=166 students_junior=210 | L6 | 902272.73
        # 2.4 × 397 / 110 = 8.66…
        split | students_primary=166 students_junior=210 | L7 | 9
        split | students_primary=166 students_junior=210 multimedia_classrooms=9 | L7 | 0
        # With one stage left there is nothing to split.
        split | students_primary=0 teaching_area=2899.9999 | L4 | 0.0001
        split | students_primary=0 teaching_area=2899.9999 | L7 | 12
        # Senior pupils are a stage too: 1.1 × 500 of 550 + 132, so 2900 × 682 / 550 = 3596.
        split | students_primary=0 students_senior=100 teaching_area=2899.9999 | L4 | 696.01
    ",
    );
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
