//! The limits on the coefficients of variation, what is compared as reported, and what is undefined.

use junheng::evaluation::{Balance, Comparison, Evaluator, Report, Verdict};
use junheng::model::{Item, Language, Stage};
use junheng::standards::catalogue::{CN_BASIC_BALANCE_2012, CN_QUALITY_BALANCE_2017};

use super::cases_thresholds::{bare, stage};
use super::rows::{item, rows, verdict};
use crate::support::{Row, basic, county, index_of, part, quality};

/// The item of each indicator that is turned, primary and junior.
const ITEMS: &str = "
    L1 | teachers_primary_bachelor | teachers_junior_bachelor
    L2 | backbone_teachers_primary | backbone_teachers_junior
    L3 | pe_teachers_primary | arts_teachers_junior
    L4 | teaching_area | teaching_area
    L5 | sports_ground_area | gymnasium_area
    L6 | equipment_value | equipment_value
    L7 | multimedia_classrooms | multimedia_classrooms
";

fn codes() -> impl Iterator<Item = &'static str> {
    rows(ITEMS).into_iter().map(|(_, [code, _, _])| code)
}

fn item_of(code: &str, stage: Stage) -> Item {
    let mut items = rows(ITEMS).into_iter();
    let (_, [_, primary, junior]) = items.find(|(_, [one, _, _])| *one == code).unwrap();
    item(if stage == Stage::Primary {
        primary
    } else {
        junior
    })
}

fn balance(report: &Report<'_>, stage: Stage, code: &str) -> Balance {
    let index = index_of(report.standard(), code);
    report
        .balance()
        .iter()
        .find(|row| row.stage == stage && row.indicator == index)
        .unwrap()
        .clone()
}

/// Two schools of equal size with these amounts.
fn pair(stage: Stage, code: &str, amounts: [&str; 2]) -> [Row; 2] {
    let item = item_of(code, stage);
    [
        bare("1", stage, 1_000_000).with(item, amounts[0]),
        bare("2", stage, 1_000_000).with(item, amounts[1]),
    ]
}

fn compared(rows: &[Row], comparison: Comparison, stage: Stage, code: &str) -> Balance {
    let county = county(rows);
    let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017)
        .unwrap()
        .with_comparison(comparison);
    balance(&evaluator.evaluate(&county), stage, code)
}

#[test]
fn each_coefficient_may_be_its_limit_and_no_more() {
    // Two equal schools of m(1 - c) and m(1 + c) have a coefficient of just c.
    for code in codes() {
        for (row, [stage, low, high, expected]) in rows(
            "
            primary | 1000001 | 2999999 | met
            primary | 1000000 | 3000000 | met
            primary | 999999 | 3000001 | not_met
            junior | 1100001 | 2899999 | met
            junior | 1100000 | 2900000 | met
            junior | 1099999 | 2900001 | not_met
        ",
        ) {
            let stage = self::stage(stage);
            let schools = pair(stage, code, [low, high]);
            let found = compared(&schools, Comparison::Exact, stage, code).verdict;
            assert_eq!(found, Some(verdict(expected)), "{code}: {row}");
        }
    }
}

#[test]
fn a_hair_above_the_limit_is_above_it() {
    let table = "
        # 0.5 + 10⁻²⁰ and 0.45 + 10⁻²⁰
        primary | 0.99999999999999999998 | 3.00000000000000000002 | not_met
        primary | 1.00000000000000000002 | 2.99999999999999999998 | met
        junior | 0.54999999999999999999 | 1.45000000000000000001 | not_met
        junior | 0.55000000000000000001 | 1.44999999999999999999 | met
        # More digits than a decimal of 28 holds.
        primary | 0.NINES8 | 3.ZEROS2 | not_met
        primary | 1.ZEROS2 | 2.NINES8 | met
    ";
    let table = table
        .replace("NINES", &"9".repeat(40))
        .replace("ZEROS", &"0".repeat(40));
    for (row, [stage, low, high, expected]) in rows(&table) {
        let stage = self::stage(stage);
        for code in ["L4", "L5", "L6"] {
            let schools = pair(stage, code, [low, high]);
            let found = compared(&schools, Comparison::Exact, stage, code);
            assert_eq!(found.verdict, Some(verdict(expected)), "{code}: {row}");
            // Its nearest double is the limit all the same.
            let limit = if stage == Stage::Primary { 0.5 } else { 0.45 };
            assert_eq!(found.coefficient_of_variation, Some(limit), "{code}: {row}");
        }
    }
}

#[test]
fn the_limits_are_printed_as_the_norm_writes_them() {
    let county = county(&[]);
    let document = quality(&county).to_document(Language::Zh);
    let printed: Vec<_> = document
        .balance
        .iter()
        .map(|row| row.limit.clone().unwrap())
        .collect();
    assert_eq!(printed[..7], ["0.50"; 7]);
    assert_eq!(printed[7..], ["0.45"; 7]);
}

#[test]
fn as_reported_a_coefficient_is_rounded_to_three_decimals_first() {
    // (1 - c, 1 + c) in units of 10⁻⁶ with c the coefficient.
    for (row, [stage, coefficient, reported, exactly, as_reported]) in rows(
        "
        primary | 500400 | 0.500 | not_met | met
        primary | 500499 | 0.500 | not_met | met
        primary | 500500 | 0.501 | not_met | not_met
        primary | 499500 | 0.500 | met | met
        primary | 500000 | 0.500 | met | met
        junior | 450499 | 0.450 | not_met | met
        junior | 450500 | 0.451 | not_met | not_met
        junior | 62500 | 0.063 | met | met
    ",
    ) {
        let stage = self::stage(stage);
        let coefficient: u32 = coefficient.parse().unwrap();
        let amounts = [1_000_000 - coefficient, 1_000_000 + coefficient].map(|n| n.to_string());
        let schools = pair(stage, "L2", [&amounts[0], &amounts[1]]);
        let found = compared(&schools, Comparison::Exact, stage, "L2");
        assert_eq!(found.verdict, Some(verdict(exactly)), "{row}");
        let shown = found.reported_coefficient_of_variation;
        assert_eq!(shown.as_deref(), Some(reported), "{row}");
        let found = compared(&schools, Comparison::AsReported, stage, "L2");
        assert_eq!(found.verdict, Some(verdict(as_reported)), "{row}");
    }
}

#[test]
fn as_reported_a_value_is_rounded_first_and_a_floor_is_not() {
    // So many teachers for 2 000 000 pupils; the threshold is 84 000, the floor 71 400.
    for (row, [teachers, reported, exactly, as_reported, floor]) in rows(
        "
        83900 | 4.20 | not_met | met | met
        83899 | 4.19 | not_met | not_met | met
        84000 | 4.20 | met | met | met
        71400 | 3.57 | not_met | not_met | met
        71399 | 3.57 | not_met | not_met | not_met
        71300 | 3.57 | not_met | not_met | not_met
    ",
    ) {
        let school =
            bare("1", Stage::Primary, 2_000_000).with(Item::TeachersPrimaryBachelor, teachers);
        let county = county(&[school]);
        for (comparison, expected) in [
            (Comparison::Exact, exactly),
            (Comparison::AsReported, as_reported),
        ] {
            let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
            let report = evaluator.with_comparison(comparison).evaluate(&county);
            let result = &part(&report, 0, Stage::Primary).indicators[0];
            assert_eq!(result.verdict, Some(verdict(expected)), "{row}");
            assert_eq!(result.floor_verdict, Some(verdict(floor)), "{row}");
            let document = report.to_document(Language::Zh);
            let printed = document.parts[0].indicators[0].reported.clone();
            assert_eq!(printed.as_deref(), Some(reported), "{row}");
        }
    }
}

#[test]
fn as_reported_a_tie_goes_up_also_where_the_digit_before_it_is_even() {
    let mut standard = CN_QUALITY_BALANCE_2017.clone();
    let threshold = standard.indicators.to_mut()[0].threshold.as_mut().unwrap();
    threshold.primary = ">= 4.21".parse().unwrap();
    // 841 teachers for 20 000 pupils are 4.205 a hundred.
    let row = bare("1", Stage::Primary, 20_000).with(Item::TeachersPrimaryBachelor, 841);
    let county = county(&[row]);
    for (comparison, expected) in [
        (Comparison::Exact, Verdict::NotMet),
        (Comparison::AsReported, Verdict::Met),
    ] {
        let evaluator = Evaluator::new(&standard).unwrap();
        let report = evaluator.with_comparison(comparison).evaluate(&county);
        assert_eq!(report.parts()[0].indicators[0].verdict, Some(expected));
    }
}

#[test]
fn as_reported_the_school_rule_and_the_achievement_follow_the_reported_verdicts() {
    let mut draft = crate::support::perfect();
    // 839 and 199 teachers for 20 000 pupils: 4.195 and 0.995 a hundred.
    let row = draft.row("p1");
    row.set(Item::StudentsPrimary, 20_000);
    row.set(Item::TeachersPrimaryBachelor, 839);
    row.set(Item::TeachersPrimaryAssociate, 0);
    row.set(Item::TeachersPrimaryMaster, 0);
    row.set(Item::BackboneTeachersPrimary, 199);
    row.set(Item::PeTeachersPrimary, 200);
    row.set(Item::TeachingArea, 120_000);
    row.set(Item::SportsGroundArea, 220_000);
    row.set(Item::EquipmentValue, 5_000);
    row.set(Item::MultimediaClassrooms, 600);
    let county = draft.county();
    for (comparison, part_verdict, met) in [
        (Comparison::Exact, Verdict::NotMet, 5),
        (Comparison::AsReported, Verdict::Met, 7),
    ] {
        let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
        let report = evaluator.with_comparison(comparison).evaluate(&county);
        let found = part(&report, 0, Stage::Primary);
        assert_eq!(found.verdict, Some(part_verdict));
        assert_eq!(found.met_count, Some(met));
        let indicators = report.indicator_verdicts();
        assert_eq!(indicators[..2], [part_verdict; 2]);
        assert_eq!(indicators[2..], [Verdict::Met; 5]);
    }
}

#[test]
fn as_reported_clauses_stay_exact() {
    let mut draft = crate::support::perfect();
    // 849.9996 per mille would be reported as 85.0 %.
    draft.fact(junheng::model::Fact::SurveyReturned, "1000000");
    draft.fact(junheng::model::Fact::SurveySatisfied, "849999");
    let county = draft.county();
    let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017)
        .unwrap()
        .with_comparison(Comparison::AsReported);
    let report = evaluator.evaluate(&county);
    assert_eq!(
        crate::support::clause_verdict(&report, "S1"),
        Verdict::NotMet
    );
    assert_eq!(report.to_document(Language::En).comparison, "as_reported");
}

#[test]
fn as_reported_the_composite_of_2012_is_rounded_first() {
    // Of the eight coefficients, all are c: the schools have values 1 - c and 1 + c throughout.
    for (coefficient, exactly, as_reported) in [
        (650_000, Verdict::Met, Verdict::Met),
        (650_001, Verdict::NotMet, Verdict::Met),
        (650_499, Verdict::NotMet, Verdict::Met),
        (650_500, Verdict::NotMet, Verdict::NotMet),
    ] {
        let rows = [1_000_000 - coefficient, 1_000_000 + coefficient].map(of_2012);
        let county = county(&rows);
        for (comparison, expected) in [
            (Comparison::Exact, exactly),
            (Comparison::AsReported, as_reported),
        ] {
            let evaluator = Evaluator::new(&CN_BASIC_BALANCE_2012).unwrap();
            let report = evaluator.with_comparison(comparison).evaluate(&county);
            let verdict = report.composite().primary.verdict;
            assert_eq!(verdict, Some(expected), "{coefficient}");
        }
    }
}

/// A primary school with the same amount of everything that 2012 asks for.
fn of_2012(amount: u32) -> Row {
    let mut row = bare(amount, Stage::Primary, 1_000_000);
    for item in [
        Item::TeachingArea,
        Item::SportsGroundArea,
        Item::EquipmentValue,
        Item::Computers,
        Item::Books,
        Item::TeachersPrimary,
        Item::TeachersPrimaryBachelor,
        Item::TeachersPrimarySeniorTitle,
    ] {
        row.set(item, amount);
    }
    row
}

#[test]
fn the_composite_of_2012_may_be_its_limit_and_no_more() {
    let rows = [350_000, 1_650_000].map(of_2012);
    let hair = |row: &Row, amount: &str| row.clone().with(Item::TeachingArea, amount);
    let above = [
        hair(&rows[0], "349999.99999999999999999999999"),
        hair(&rows[1], "1650000.00000000000000000000001"),
    ];
    let below = [
        hair(&rows[0], "350000.00000000000000000000001"),
        hair(&rows[1], "1649999.99999999999999999999999"),
    ];
    for (rows, expected) in [
        (&rows, Verdict::Met),
        (&below, Verdict::Met),
        (&above, Verdict::NotMet),
    ] {
        let county = county(rows);
        let report = basic(&county);
        let composite = &report.composite().primary;
        assert_eq!(composite.verdict, Some(expected));
        assert_eq!(composite.coefficient_of_variation, Some(0.65));
        assert_eq!(
            report.composite().junior.verdict,
            Some(Verdict::NotApplicable)
        );
        assert_eq!(report.composite().junior.coefficient_of_variation, None);
    }
}

/// Four schools of 100 pupils, in which one coefficient of the eight is 0.9 / √2 and no fraction,
/// six are 0.65, and `areas` makes the last one.
fn with_a_root(areas: [&str; 2]) -> Vec<Row> {
    let root = ["10", "100", "100", "190"];
    let own = [areas[0], areas[0], areas[1], areas[1]];
    let others = ["35", "35", "165", "165"];
    let school = |id: usize| {
        let mut row = bare(id, Stage::Primary, 100)
            .with(Item::SportsGroundArea, root[id])
            .with(Item::TeachingArea, own[id]);
        for item in [
            Item::EquipmentValue,
            Item::Computers,
            Item::Books,
            Item::TeachersPrimary,
            Item::TeachersPrimaryMaster,
            Item::TeachersPrimarySeniorTitle,
        ] {
            row.set(item, others[id]);
        }
        row
    };
    (0..4).map(school).collect()
}

#[test]
fn a_mean_of_roots_a_hair_from_the_limit_is_decided() {
    // With 5.2 - 6 × 0.65 - 0.9 / √2 = 0.66360389693210722803924007410563586… as the last, the mean of
    // the eight would be 0.65; the areas give these digits, rounded down and up.
    let below = [
        "33.63961030678927719607599258944",
        "166.36038969321072280392400741056",
    ];
    let above = [
        "33.63961030678927719607599258943",
        "166.36038969321072280392400741057",
    ];
    for (areas, expected) in [(below, Verdict::Met), (above, Verdict::NotMet)] {
        let county = county(&with_a_root(areas));
        let report = basic(&county);
        let composite = &report.composite().primary;
        assert_eq!(composite.verdict, Some(expected), "{areas:?}");
        assert_eq!(composite.coefficient_of_variation, Some(0.65));
        assert_eq!(composite.reported.as_deref(), Some("0.650"));
    }
}

#[test]
fn reported_values_are_rounded_half_away_from_zero_from_the_exact_value() {
    for (pupils, teachers, reported) in [
        (800, 5, "0.63"),       // 0.625
        (20_000, 201, "1.01"),  // 1.005, whose double lies below it
        (20_000, 200, "1.00"),  // 1
        (200_000, 269, "0.13"), // 0.1345
        (3, 1, "33.33"),
        (3, 2, "66.67"),
        (16, 1, "6.25"),
        (40_000, 115, "0.29"), // 0.2875
        (20_000, 57, "0.29"),  // 0.285
    ] {
        let row = bare("1", Stage::Primary, pupils).with(Item::BackboneTeachersPrimary, teachers);
        let county = county(&[row]);
        let report = quality(&county);
        let document = report.to_document(Language::Zh);
        let printed = document.parts[0].indicators[1].reported.clone();
        assert_eq!(printed.as_deref(), Some(reported));
        let mean = balance(&report, Stage::Primary, "L2").reported_mean;
        assert_eq!(mean.as_deref(), Some(reported));
    }
}

#[test]
fn a_negative_value_is_rounded_away_from_zero_too() {
    let row = bare("1", Stage::Primary, 8).with(Item::IndoorSportsArea, 5);
    let county = county(&[row]);
    let document = quality(&county).to_document(Language::Zh);
    let indicator = &document.parts[0].indicators[3];
    assert_eq!(indicator.value, Some(-0.625));
    assert_eq!(indicator.reported.as_deref(), Some("-0.63"));
    assert_eq!(indicator.verdict, Some(Verdict::NotMet));
    assert!(
        document
            .warnings
            .iter()
            .any(|warning| warning.contains("室内体育用房")),
        "{:?}",
        document.warnings
    );
}

#[test]
fn a_mean_of_zero_or_below_leaves_the_coefficient_undefined() {
    let zero = [bare("1", Stage::Primary, 10), bare("2", Stage::Primary, 30)];
    let negative = [
        bare("1", Stage::Primary, 10).with(Item::IndoorSportsArea, 100),
        bare("2", Stage::Primary, 30).with(Item::TeachingArea, 20),
    ];
    let cancelled = [
        bare("1", Stage::Primary, 10).with(Item::IndoorSportsArea, 20),
        bare("2", Stage::Primary, 30).with(Item::TeachingArea, 20),
    ];
    for (rows, mean) in [(&zero[..], 0.0), (&negative, -2.0), (&cancelled, 0.0)] {
        let row = compared(rows, Comparison::Exact, Stage::Primary, "L4");
        assert_eq!(row.mean, Some(mean));
        assert_eq!(row.coefficient_of_variation, None);
        assert_eq!(row.reported_coefficient_of_variation, None);
        assert_eq!(row.verdict, Some(Verdict::NotAssessable));
        let row = compared(rows, Comparison::AsReported, Stage::Primary, "L4");
        assert_eq!(row.verdict, Some(Verdict::NotAssessable));
    }
    for rows in [&zero[..1], &negative[..1]] {
        let row = compared(rows, Comparison::Exact, Stage::Primary, "L4");
        assert_eq!(row.parts, 1);
        assert!(row.mean.is_some());
        assert_eq!(row.coefficient_of_variation, None);
        assert_eq!(row.verdict, Some(Verdict::NotAssessable));
    }
    let county = county(&zero);
    let report = quality(&county);
    assert_eq!(report.composite().primary.coefficient_of_variation, None);
}

#[test]
fn one_part_has_a_coefficient_of_zero() {
    let rows = [bare("1", Stage::Primary, 10).with(Item::TeachingArea, 7)];
    let row = compared(&rows, Comparison::Exact, Stage::Primary, "L4");
    assert_eq!(row.parts, 1);
    assert_eq!(row.mean, Some(0.7));
    assert_eq!(row.standard_deviation, Some(0.0));
    assert_eq!(row.coefficient_of_variation, Some(0.0));
    assert_eq!(
        row.reported_coefficient_of_variation.as_deref(),
        Some("0.000")
    );
    assert_eq!(row.verdict, Some(Verdict::Met));
}

#[test]
fn a_stage_without_parts_has_fourteen_rows_all_the_same() {
    let county = county(&[bare("1", Stage::Primary, 10)]);
    let report = quality(&county);
    assert_eq!(report.balance().len(), 14);
    let stages = report.balance().iter().map(|row| row.stage);
    assert!(stages.eq([Stage::Primary; 7].into_iter().chain([Stage::Junior; 7])));
    for row in &report.balance()[7..] {
        assert_eq!(row.parts, 0);
        assert_eq!(row.mean, None);
        assert_eq!(row.standard_deviation, None);
        assert_eq!(row.coefficient_of_variation, None);
        assert_eq!(row.reported_coefficient_of_variation, None);
        assert_eq!(row.verdict, Some(Verdict::NotApplicable));
    }
    assert_eq!(report.composite().junior.coefficient_of_variation, None);
}

#[test]
fn a_part_with_a_missing_value_leaves_the_whole_row_open() {
    let full = bare("1", Stage::Junior, 10).with(Item::TeachingArea, 70);
    for other in [
        bare("2", Stage::Junior, 10).without(Item::TeachingArea),
        bare("2", Stage::Junior, 10).without(Item::StudentsJunior),
    ] {
        let row = compared(
            &[full.clone(), other],
            Comparison::Exact,
            Stage::Junior,
            "L4",
        );
        assert_eq!(row.parts, 2);
        assert_eq!(row.mean, None);
        assert_eq!(row.reported_mean, None);
        assert_eq!(row.standard_deviation, None);
        assert_eq!(row.reported_standard_deviation, None);
        assert_eq!(row.coefficient_of_variation, None);
        assert_eq!(row.verdict, Some(Verdict::NotAssessable));
    }
}

#[test]
fn schools_are_weighted_by_their_pupils() {
    // 1 m² for each of 90 pupils and 11 for each of 10: mean 2, variance 9, coefficient 1.5.
    let rows = [
        bare("1", Stage::Primary, 90).with(Item::TeachingArea, 90),
        bare("2", Stage::Primary, 10).with(Item::TeachingArea, 110),
    ];
    let row = compared(&rows, Comparison::Exact, Stage::Primary, "L4");
    assert_eq!(row.mean, Some(2.0));
    assert_eq!(row.standard_deviation, Some(3.0));
    assert_eq!(row.coefficient_of_variation, Some(1.5));
}

#[test]
fn the_composite_is_the_mean_of_the_seven_coefficients() {
    // Coefficients 0, 0.1, 0.2, … 0.6, with a mean of 0.3.
    let rows = [-1_i64, 1].map(|sign| {
        let mut row = bare(sign, Stage::Primary, 1_000_000);
        for (index, code) in (0_i64..).zip(codes()) {
            let amount = 1_000_000 + sign * index * 100_000;
            row.set(item_of(code, Stage::Primary), amount);
        }
        row
    });
    let county = county(&rows);
    let report = quality(&county);
    let composite = &report.composite().primary;
    assert_eq!(composite.coefficient_of_variation, Some(0.3));
    assert_eq!(composite.limit, None);
    let document = report.to_document(Language::En);
    assert_eq!(document.composite_cv.primary, Some(0.3));
    assert_eq!(document.composite_verdict, None);
}
