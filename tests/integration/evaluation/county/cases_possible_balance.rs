//! What a coefficient of variation can be while figures of some schools are missing.

use junheng::evaluation::{Balance, Comparison, Evaluator, PossibleBalanceError, Report, Verdict};
use junheng::model::{Item, Language, Stage};
use junheng::numeric::{Determination, NumericError, Rational, RootMean, RoundingMode, ValueRange};
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;

use crate::support::{Draft, Row, basic, county, perfect, quality};

const BACKBONE: Item = Item::BackboneTeachersPrimary;

/// Primary schools of 1000 pupils with so many backbone teachers; none is not reported.
fn backbone(teachers: &[Option<u32>]) -> Draft {
    let row = |(id, teachers): (usize, &Option<u32>)| {
        let row = Row::primary(id, 1000);
        match teachers {
            Some(teachers) => row.with(BACKBONE, teachers),
            None => row,
        }
    };
    Draft {
        rows: teachers.iter().enumerate().map(row).collect(),
        ..Draft::default()
    }
}

fn row<'r>(report: &'r Report<'_>, code: &str, stage: Stage) -> &'r Balance {
    let indicators = &report.standard().indicators;
    let is_it = |row: &&Balance| row.stage == stage && indicators[row.indicator].code == code;
    report.balance().iter().find(is_it).unwrap()
}

fn l2<'r>(report: &'r Report<'_>) -> &'r Balance {
    row(report, "L2", Stage::Primary)
}

#[test]
fn one_school_of_three_is_missing() {
    let county = backbone(&[Some(10), Some(12), None]).county();
    let report = quality(&county);
    let possible = report.possible_balance(l2(&report)).unwrap();
    assert_eq!(possible.unknown.len(), 1);
    assert_eq!(possible.unknown[0].part, 2);
    // 12 teachers for 1000 pupils are 1.2 for 100.
    let highest = Rational::new(12, 10).unwrap();
    let range = ValueRange::between(0, highest).unwrap();
    assert_eq!(possible.unknown[0].range, range);
    // Means: (1 + 1.2 + 0)/3 and (1 + 1.2 + 1.2)/3.
    assert_eq!(possible.mean.lower(), &Rational::new(22, 30).unwrap());
    assert_eq!(possible.mean.upper(), Some(&Rational::new(34, 30).unwrap()));
    let coefficient = &possible.coefficient_of_variation;
    // Least: c = Q/T = (1 + 1.44)/2.2 = 61/55, CV² = 3 c/(T + c) − 1 = 183/182 − 1, CV = 0.0741249…
    let printed = |end: &RootMean| end.to_fixed(6, RoundingMode::HalfEven);
    assert_eq!(printed(coefficient.lower()), "0.074125");
    // Greatest, with none: CV² = 3 · 2.44/2.2² − 1 = 2.48/4.84, CV = 0.7158193…
    assert_eq!(printed(coefficient.upper().unwrap()), "0.715819");
    assert_eq!(possible.outlook, Some(Determination::Open));
    assert_eq!(
        report.explain_possible_balance(&possible, Language::En),
        "no value of School 2; if between 0.00 and 1.20 teachers: \
         the CV is between 0.074 and 0.716, limit ≤ 0.50: open"
    );
    assert_eq!(
        report.explain_possible_balance(&possible, Language::Zh),
        "School 2的数值未知；若为0.00至1.20人：差异系数为0.074至0.716，限值≤ 0.50，待定"
    );
    // The verdict stays what it was.
    assert_eq!(l2(&report).verdict, Some(Verdict::NotAssessable));
}

#[test]
fn a_limit_is_met_whatever_one_small_school_reports_and_not_a_step_beyond() {
    // Three have 1, the fourth has x: mean (3 + x)/4, deviation √3 |1 − x|/4. The coefficient is 1/2
    // where √3 (1 − x) = (3 + x)/2.
    let county = backbone(&[Some(10), Some(10), Some(10), None]).county();
    let report = quality(&county);
    let from = |lower: i64| {
        let lower = Rational::new(lower, 10_000).unwrap();
        let range = ValueRange::between(lower, 1).unwrap();
        let possible = report.possible_balance_within(l2(&report), |_| range.clone());
        possible.unwrap().outlook.unwrap()
    };
    // x = (2√3 − 3)/(2√3 + 1) = 0.46410161…/4.46410161… = 0.10396304…
    assert_eq!(from(1039), Determination::Open);
    assert_eq!(from(1040), Determination::Always);
}

#[test]
fn a_limit_is_not_met_whatever_is_reported() {
    // 0, 0, 10 and one from 0 to 10: at best 1, 1, 0, 0, whose CV is 1.
    let county = backbone(&[Some(0), Some(0), Some(10), None]).county();
    let report = quality(&county);
    let possible = report.possible_balance(l2(&report)).unwrap();
    assert_eq!(possible.coefficient_of_variation.lower().to_f64(), 1.0);
    assert_eq!(possible.outlook, Some(Determination::Never));
    let text = report.explain_possible_balance(&possible, Language::En);
    // At worst 0, 0, 10, 0: CV² = 4 · 100/10² − 1 = 3.
    assert!(
        text.ends_with("between 1.000 and 1.733, limit ≤ 0.50: not met whatever they report"),
        "{text}"
    );
}

#[test]
fn an_end_that_is_not_the_limit_is_not_shown_as_the_limit() {
    // Two of 1 and 3, nothing missing: exactly 0.5.
    let exact = backbone(&[Some(10), Some(30)]).county();
    let report = quality(&exact);
    let possible = report.possible_balance(l2(&report)).unwrap();
    assert_eq!(possible.outlook, Some(Determination::Always));
    assert_eq!(
        report.explain_possible_balance(&possible, Language::En),
        "all values are known: the CV is between 0.500 and 0.500, limit ≤ 0.50: met whatever they \
         report"
    );
    // 0.9999 and 3.0001 vary by 0.50005; a third school that has not reported weighs next to nothing.
    let mut draft = backbone(&[Some(9_999), Some(30_001)]);
    draft.rows.push(Row::primary("tiny", 1));
    for id in ["0", "1"] {
        draft.row(id).set(Item::StudentsPrimary, 1_000_000);
    }
    let county = draft.county();
    let report = quality(&county);
    let possible = report.possible_balance(l2(&report)).unwrap();
    assert_eq!(possible.outlook, Some(Determination::Never));
    let text = report.explain_possible_balance(&possible, Language::Zh);
    assert!(
        text.contains("差异系数为0.50004至0.501") && text.ends_with("限值≤ 0.50，无论如何均未达标"),
        "{text}"
    );
    // As reported both ends are 0.500.
    let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
    let evaluator = evaluator.with_comparison(Comparison::AsReported);
    let report = evaluator.evaluate(&county);
    let possible = report.possible_balance(l2(&report)).unwrap();
    assert_eq!(possible.outlook, Some(Determination::Always));
}

#[test]
fn ranges_of_single_parts_are_asked_for_those_without_a_value() {
    let county = backbone(&[None, Some(10), None]).county();
    let report = quality(&county);
    let possible = report
        .possible_balance_within(l2(&report), |part| match part.school {
            0 => ValueRange::exactly(1),
            2 => ValueRange::at_least(1),
            _ => panic!("school 1 has reported"),
        })
        .unwrap();
    assert_eq!(possible.mean.upper(), None);
    assert_eq!(possible.outlook, Some(Determination::Open));
    let text = report.explain_possible_balance(&possible, Language::En);
    let start = "no value of School 0, School 2; if each within the range given for it: the CV";
    assert!(text.starts_with(start), "{text}");
    let one = report.possible_balance_within(l2(&report), |_| ValueRange::at_least(1));
    let text = report.explain_possible_balance(&one.unwrap(), Language::Zh);
    assert!(
        text.contains("若不低于1.00人：差异系数为0.000至1.415"),
        "{text}"
    );
}

#[test]
fn the_assumption_is_printed_rounded_inwards() {
    let county = backbone(&[Some(10), None]).county();
    let report = quality(&county);
    // 1/3 and 2/3: what lies from 0.34 to 0.66 lies between them.
    let [lower, upper] = [1, 2].map(|thirds| Rational::new(thirds, 3).unwrap());
    let range = ValueRange::between(lower, upper).unwrap();
    let possible = report.possible_balance_within(l2(&report), |_| range.clone());
    let text = report.explain_possible_balance(&possible.unwrap(), Language::En);
    assert!(
        text.contains("if between 0.34 and 0.66 teachers: "),
        "{text}"
    );
}

#[test]
fn a_mean_that_can_be_zero_leaves_the_coefficient_without_an_upper_end() {
    let county = backbone(&[Some(0), None]).county();
    let report = quality(&county);
    let none = report.possible_balance(l2(&report)).unwrap_err();
    assert_eq!(
        none,
        PossibleBalanceError::Undefined(NumericError::NonPositiveMean)
    );
    let range = ValueRange::between(0, 1).unwrap();
    let possible = report
        .possible_balance_within(l2(&report), |_| range.clone())
        .unwrap();
    assert_eq!(possible.outlook, Some(Determination::Never));
    assert_eq!(
        report.explain_possible_balance(&possible, Language::En),
        "no value of School 1; if between 0.00 and 1.00 teachers: the CV is at least \
         1.000, and undefined where the mean is not above zero, limit ≤ 0.50: not met whatever \
         they report"
    );
}

#[test]
fn what_cannot_be_told_is_refused_with_its_reason() {
    let mut draft = backbone(&[Some(10), None]);
    draft.rows[1] = Row::new(1, junheng::model::SchoolKind::Primary);
    let unsized_school = draft.county();
    let report = quality(&unsized_school);
    let error = report.possible_balance(l2(&report)).unwrap_err();
    assert_eq!(error, PossibleBalanceError::UnknownPupils { school: 1 });
    assert_eq!(
        error.to_string(),
        "the pupils of the school at position 1 are not reported"
    );
    let junior = row(&report, "L2", Stage::Junior);
    let error = report.possible_balance(junior).unwrap_err();
    assert_eq!(error, PossibleBalanceError::NoPart);

    let silent = backbone(&[None, None]).county();
    let report = quality(&silent);
    let error = report.possible_balance(l2(&report)).unwrap_err();
    assert_eq!(error, PossibleBalanceError::NothingKnown);

    // Net area below zero: the highest known value is no upper end of what starts at zero.
    let negative = Row::primary(0, 100)
        .with(Item::TeachingArea, 10)
        .with(Item::IndoorSportsArea, 110);
    let county = county(&[negative, Row::primary(1, 100)]);
    let report = quality(&county);
    let error = report
        .possible_balance(row(&report, "L4", Stage::Primary))
        .unwrap_err();
    let range = NumericError::EmptyRange {
        lower: 0.0,
        upper: -1.0,
    };
    assert_eq!(error, PossibleBalanceError::Undefined(range));
}

#[test]
fn without_a_limit_there_is_a_range_and_no_outlook() {
    let county = perfect().county();
    let report = basic(&county);
    let possible = report.possible_balance(&report.balance()[0]).unwrap();
    assert_eq!((possible.limit, possible.outlook), (None, None));
    assert!(possible.unknown.is_empty());
    let text = report.explain_possible_balance(&possible, Language::Zh);
    assert!(text.starts_with("所有数值已知：差异系数为"), "{text}");
}

#[test]
fn a_composite_is_met_whatever_one_school_reports() {
    // Books are missing of one of four primary parts; the other seven indicators stay as they are.
    let county = furnished_for_2012(None);
    let report = basic(&county);
    assert_eq!(
        report.composite().primary.verdict,
        Some(Verdict::NotAssessable)
    );
    let possible = report.possible_composite(Stage::Primary).unwrap();
    assert_eq!(possible.unknown, 1);
    // All equal but the books, 10 a pupil in three schools: at best 0, at worst with none, √(1/3).
    let coefficient = &possible.coefficient_of_variation;
    assert_eq!(coefficient.lower().to_f64(), 0.0);
    let third = Rational::new(1, 3).unwrap();
    let squares = [vec![third], vec![Rational::ZERO; 7]].concat();
    let worst = RootMean::new(squares).unwrap().to_f64();
    assert_eq!(coefficient.upper().unwrap().to_f64(), worst);
    assert_eq!(possible.outlook, Some(Determination::Always));
    assert_eq!(
        report.explain_possible_composite(&possible, Language::En),
        "1 unknown value; if each is between 0 and the highest known one of its indicator: the \
         composite CV is between 0.000 and 0.073, limit ≤ 0.65: met whatever they report"
    );
    assert_eq!(
        report.explain_possible_composite(&possible, Language::Zh),
        "1个数值未知；若各在0与该指标已知最高值之间：综合差异系数为0.000至0.073，限值≤ 0.65，\
         无论如何均达标"
    );
    let junior = report.possible_composite(Stage::Junior).unwrap_err();
    assert_eq!(junior, PossibleBalanceError::NoPart);

    let known = furnished_for_2012(Some(5_000));
    let report = basic(&known);
    let possible = report.possible_composite(Stage::Primary).unwrap();
    let composite = &report.composite().primary;
    let coefficient = &possible.coefficient_of_variation;
    assert_eq!(
        Some(coefficient.lower().to_f64()),
        composite.coefficient_of_variation
    );
    let upper = coefficient.upper().unwrap().to_f64();
    assert_eq!(Some(upper), composite.coefficient_of_variation);
    let text = report.explain_possible_composite(&possible, Language::En);
    assert!(
        text.starts_with("all values are known: the composite CV is"),
        "{text}"
    );
}

/// Four primary schools of 1000 pupils, alike in everything but the books of the last.
fn furnished_for_2012(books: Option<u32>) -> junheng::model::County {
    let row = |id: usize| {
        Row::primary(id, 1000)
            .all(&[
                (Item::TeachingArea, "5000"),
                (Item::GymnasiumArea, "500"),
                (Item::SportsGroundArea, "7000"),
                (Item::EquipmentValue, "200"),
                (Item::Computers, "150"),
                (Item::TeachersPrimary, "60"),
                (Item::TeachersPrimaryAssociate, "10"),
                (Item::TeachersPrimaryBachelor, "40"),
                (Item::TeachersPrimaryMaster, "5"),
                (Item::TeachersPrimaryDoctor, "0"),
            ])
            .with(Item::TeachersPrimarySeniorTitle, 30)
            .sponsored(junheng::model::Sponsor::CountyEducation)
    };
    let mut rows: Vec<Row> = (0..4).map(row).collect();
    for row in rows.iter_mut().take(3) {
        row.set(Item::Books, 10_000);
    }
    if let Some(books) = books {
        rows[3].set(Item::Books, books);
    }
    county(&rows)
}

#[test]
fn where_all_is_known_the_outlook_is_the_verdict() {
    let county = perfect().county();
    let report = quality(&county);
    for row in report.balance() {
        let possible = report.possible_balance(row).unwrap();
        let coefficient = &possible.coefficient_of_variation;
        assert_eq!(
            Some(coefficient.lower().to_f64()),
            row.coefficient_of_variation
        );
        let upper = coefficient.upper().unwrap().to_f64();
        assert_eq!(Some(upper), row.coefficient_of_variation);
        assert_eq!(row.verdict, Some(Verdict::Met));
        assert_eq!(possible.outlook, Some(Determination::Always));
        assert_eq!(possible.mean.lower().to_f64(), row.mean.unwrap());
    }
}

#[test]
fn every_coefficient_that_cannot_be_told_has_its_sentence() {
    // Of the third school the indicator is missing; of no school are the others known.
    let county = backbone(&[Some(10), Some(12), None]).county();
    let report = quality(&county);
    let english = report.possible_sentences(Language::En);
    let open = |row: &&Balance| row.verdict == Some(Verdict::NotAssessable);
    assert_eq!(english.len(), report.balance().iter().filter(open).count());
    let sentence = english.iter().find(|text| text.starts_with("primary L2: "));
    let told = report.possible_balance(l2(&report)).unwrap();
    let told = report.explain_possible_balance(&told, Language::En);
    assert_eq!(sentence.unwrap(), &format!("primary L2: {told}"));
    let chinese = report.possible_sentences(Language::Zh);
    assert_eq!(chinese.len(), english.len());
    assert!(
        chinese.iter().any(|text| text.starts_with("小学 L2：")),
        "{chinese:?}"
    );
    assert!(
        chinese
            .iter()
            .any(|text| text == "小学 L1：没有任何已知值可作参照"),
        "{chinese:?}"
    );
}
