//! Indicators, clauses and criteria that name a ratio of the catalogue.

use crate::support::{evaluated, perfect, quality};
use junheng::evaluation::{CriterionFinding, TableEvaluator, Unsettled, Verdict};
use junheng::model::{AreaFiling, Filed, UnitTable};
use junheng::numeric::Rational;
use junheng::ratio::{RATIOS, RatioDefinition, RatioError};
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;
use junheng::standards::{
    ClauseTest, Condition, Formula, RatioTest, Standard, TableStandard, UnreadableFormula,
};
use serde_json::{Value, json};

/// The clauses of 2017 that are ratios of the catalogue: the code, which of its ratios, and the name.
const OF_2017: [(&str, usize, &str); 9] = [
    ("G9", 0, "trained_teachers"),
    ("G11", 0, "rotated_teachers"),
    ("G11", 1, "rotated_backbone"),
    ("G12", 0, "licensed_teachers"),
    ("G13", 0, "nearby_enrolment"),
    ("G13", 1, "nearby_enrolment"),
    ("G15", 0, "migrant_children_placed"),
    ("Q1", 0, "junior_retention"),
    ("Q2", 0, "disabled_children_enrolment"),
];

/// The place of a ratio of a clause in the JSON of 2017.
fn place(code: &str, ratio: usize) -> String {
    let mut clauses = CN_QUALITY_BALANCE_2017.clauses.iter();
    let clause = clauses.position(|clause| clause.code == code).unwrap();
    format!("/clauses/{clause}/test/ratios/{ratio}")
}

/// The JSON of 2017 with one place changed.
fn changed(pointer: &str, change: impl Fn(&mut Value)) -> Value {
    let mut json = serde_json::to_value(&CN_QUALITY_BALANCE_2017).unwrap();
    change(json.pointer_mut(pointer).unwrap());
    json
}

fn refused(json: Value) -> String {
    serde_json::from_value::<Standard>(json)
        .unwrap_err()
        .to_string()
}

fn named(test: &mut Value, ratio: &str) {
    let test = test.as_object_mut().unwrap();
    test.remove("numerator");
    test.remove("denominator");
    test.remove("per");
    test.insert("ratio".to_owned(), ratio.into());
}

fn ratio_of<'s>(standard: &'s Standard, code: &str, index: usize) -> &'s RatioTest {
    let mut clauses = standard.clauses.iter();
    let clause = clauses.find(|clause| clause.code == code).unwrap();
    match &clause.test {
        Some(ClauseTest::Ratios { ratios }) => &ratios[index],
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_clause_that_names_its_ratio_is_the_clause_that_is_written_out() {
    let county = perfect().county();
    let whole = quality(&county);
    for (code, index, ratio) in &OF_2017 {
        let json = changed(&place(code, *index), |test| named(test, ratio));
        let standard: Standard = serde_json::from_value(json).unwrap();
        let (read, own) = (
            ratio_of(&standard, code, *index),
            ratio_of(&CN_QUALITY_BALANCE_2017, code, *index),
        );
        assert_eq!(read.ratio, RatioDefinition::find(ratio), "{code}");
        let written_out = RatioTest {
            ratio: None,
            ..read.clone()
        };
        assert_eq!(written_out, *own, "{code}");

        let report = evaluated(&standard, &county);
        assert_eq!(report.clause(code), whole.clause(code), "{code}");

        let written = serde_json::to_value(&standard).unwrap();
        let test = written.pointer(&place(code, *index)).unwrap();
        assert_eq!(test["ratio"], *ratio, "{code}");
        assert_eq!(test.get("numerator"), None, "{code}");
        assert_eq!(
            serde_json::from_value::<Standard>(written).unwrap(),
            standard
        );
    }
}

#[test]
fn an_indicator_may_name_a_ratio_to_the_pupils() {
    let json = |ratio: &str, more: Value| {
        changed("/indicators/1", |indicator| {
            let indicator = indicator.as_object_mut().unwrap();
            indicator.remove("numerator");
            indicator.insert("ratio".to_owned(), ratio.into());
            indicator.extend(more.as_object().unwrap().clone());
        })
    };
    let standard: Standard =
        serde_json::from_value(json("teacher_pupil_ratio", json!({"per": 100}))).unwrap();
    let indicator = &standard.indicators[1];
    let terms = |terms: &[junheng::standards::Term<junheng::model::Item>]| {
        terms.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(terms(&indicator.numerator.primary), ["teachers_primary"]);
    assert_eq!(terms(&indicator.numerator.junior), ["teachers_junior"]);
    assert_eq!(indicator.per, 100);
    let written = serde_json::to_value(&standard).unwrap();
    assert_eq!(written["indicators"][1]["ratio"], "teacher_pupil_ratio");
    assert_eq!(written["indicators"][1].get("numerator"), None);
    assert_eq!(
        serde_json::from_value::<Standard>(written).unwrap(),
        standard
    );

    assert_eq!(
        refused(json("pupil_teacher_ratio", json!({}))),
        "at indicators[1].ratio: found \"pupil_teacher_ratio\"; expected a ratio of items of a stage to its \
         pupils: teacher_pupil_ratio, nearby_enrolment"
    );
    assert_eq!(
        refused(json("teacher_pupil_ratio", json!({"split": true}))),
        "at indicators[1].split: found true; expected false, as the figures of a ratio are filed by stage"
    );
    assert_eq!(
        refused(json(
            "teacher_pupil_ratio",
            json!({"numerator": "teachers_primary"})
        )),
        "at indicators[1].numerator: found \"teachers_primary\"; expected no such key beside `ratio`, which says \
         what is counted"
    );
}

#[test]
fn what_is_no_ratio_of_a_filing_is_refused_once() {
    let of_g11 = |ratio: &str| {
        let told = refused(changed(&place("G11", 0), |test| named(test, ratio)));
        let at = told.strip_prefix("at clauses[10].test.ratios[0].ratio: found ");
        at.unwrap_or_else(|| panic!("{told}")).to_owned()
    };
    assert_eq!(
        of_g11("rotated_teacher"),
        "\"rotated_teacher\"; expected the code of a ratio whose figures a county files; the nearest is \
         `rotated_teachers`"
    );
    assert_eq!(
        of_g11("交流轮岗教师比例"),
        "\"交流轮岗教师比例\"; expected the code of a ratio whose figures a county files; the nearest is \
         `rotated_teachers`"
    );
    // A ratio of the catalogue that no county files.
    assert!(of_g11("mean_years_of_schooling").starts_with(
        "\"mean_years_of_schooling\"; expected the code of a ratio whose figures a county files"
    ));
    // Of figures by stage, one stage must be meant.
    assert_eq!(
        of_g11("pupil_teacher_ratio"),
        "\"pupil_teacher_ratio\"; expected with it a `scope` whose `parts` are one stage, by which its figures are \
         filed"
    );
    let told = changed(&place("G13", 0), |test| named(test, "junior_retention"));
    assert_eq!(
        refused(told),
        "at clauses[12].test.ratios[0].ratio: found \"junior_retention\"; expected with it a `scope` whose `parts` \
         are a stage that it has figures of"
    );
}

#[test]
fn a_named_ratio_built_in_code_keeps_its_figures() {
    let mut standard = CN_QUALITY_BALANCE_2017.clone();
    let clause = &mut standard.clauses.to_mut()[10];
    if let Some(ClauseTest::Ratios { ratios }) = &mut clause.test {
        ratios.to_mut()[0].ratio = RatioDefinition::find("rotated_backbone");
    }
    standard.indicators.to_mut()[0].ratio = RatioDefinition::find("teacher_pupil_ratio");
    assert_eq!(
        standard.check().unwrap_err().to_string(),
        "at indicators[0].ratio: found `teacher_pupil_ratio` over other figures; expected the figures of the ratio \
         that is named\n\
         at clauses[10].test.ratios[0].ratio: found `rotated_backbone` over other figures; expected the figures of \
         the ratio that is named"
    );
}

/// A standard for tables with columns and facts of these codes and one criterion.
fn table_json(columns: &[&str], facts: &[&str], test: &Value) -> Value {
    let figures = |codes: &[&str]| {
        let figures = codes
            .iter()
            .map(|code| json!({"code": code, "name": code, "signed": true}));
        figures.collect::<Vec<_>>()
    };
    json!({
        "id": "t", "name": "t", "provenance": {"issuer": "t", "year": 2026},
        "columns": figures(columns), "facts": figures(facts),
        "criteria": [{"code": "A", "name": "a", "source": "s", "test": test}]
    })
}

fn table_standard(columns: &[&str], facts: &[&str], test: &Value) -> TableStandard {
    let json = table_json(columns, facts, test);
    let standard: TableStandard = serde_json::from_value(json).unwrap();
    let written = serde_json::to_value(&standard).unwrap();
    assert_eq!(
        serde_json::from_value::<TableStandard>(written).unwrap(),
        standard
    );
    standard
}

fn table(columns: &[&str], rows: &[&[i64]]) -> UnitTable {
    let mut table = UnitTable::new(columns.iter().copied()).unwrap();
    for (index, row) in rows.iter().enumerate() {
        let cells = row.iter().map(|cell| Filed::Figure((*cell).into()));
        table.push(format!("u{index}"), cells.collect()).unwrap();
    }
    table
}

/// What a formula comes to in the first unit.
fn value(standard: &TableStandard, table: &UnitTable) -> Result<Rational, Unsettled> {
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(standard).unwrap();
    let report = evaluator.evaluate(table, &filing);
    report.units()[0].results[0].value.clone()
}

#[test]
fn every_ratio_with_inputs_of_its_own_is_a_formula_and_comes_to_the_same() {
    let mut with_inputs = 0;
    for row in RATIOS {
        let Some(inputs) = row.inputs() else {
            assert_eq!(Formula::ratio(row), None);
            continue;
        };
        with_inputs += 1;
        // Rising numbers, so that a part is less than its whole; what is taken away is the least.
        let figures: Vec<i64> = (8..).step_by(5).take(inputs.len()).collect();
        let test = json!({"kind": "each_unit", "ratio": row.code, "bound": ">= 0"});
        let standard = table_standard(&inputs, &[], &test);
        let found = value(&standard, &table(&inputs, &[&figures]));
        let amounts = inputs
            .iter()
            .copied()
            .zip(figures.iter().map(|one| (*one).into()));
        match row.of_figures(amounts) {
            Ok(known) => assert_eq!(found, Ok(known.printed_number()), "{}", row.code),
            Err(refusal) => assert_eq!(found, Err(Unsettled::Ratio(refusal)), "{}", row.code),
        }
    }
    assert_eq!(with_inputs, 53);
}

#[test]
fn a_named_ratio_is_held_to_a_bound_in_the_unit_in_which_it_is_printed() {
    let columns = ["rotated", "eligible"];
    let rows: [&[i64]; 2] = [&[10, 100], &[30, 150]];
    // 40 of 250 are 16 per cent, and not the mean of 10 and 20.
    for (bound, verdict) in [(">= 16", Verdict::Met), ("> 16", Verdict::NotMet)] {
        let test = json!({"kind": "area", "ratio": "rotated_teachers", "bound": bound});
        let standard = table_standard(&columns, &[], &test);
        let filing = AreaFiling::default();
        let table = table(&columns, &rows);
        let report = TableEvaluator::new(&standard)
            .unwrap()
            .evaluate(&table, &filing);
        assert_eq!(report.criteria()[0].verdict, Some(verdict), "{bound}");
    }
    let test = json!({"kind": "area", "ratio": "rotated_teachers", "bound": ">= 10"});
    let standard = table_standard(&columns, &[], &test);
    let written = serde_json::to_value(&standard).unwrap();
    assert_eq!(
        written["criteria"][0]["test"]["holds"],
        "ratio(rotated_teachers, total(rotated), total(eligible)) >= 10"
    );
    // A fact of the area is no column, and has no total.
    let standard = table_standard(&["rotated"], &["eligible"], &test);
    let written = serde_json::to_value(&standard).unwrap();
    assert_eq!(
        written["criteria"][0]["test"]["holds"],
        "ratio(rotated_teachers, total(rotated), eligible) >= 10"
    );

    let spread =
        json!({"kind": "spread", "measure": "range_ratio", "ratio": "pupil_teacher_ratio"});
    let columns = ["pupils", "teachers"];
    let standard = table_standard(&columns, &[], &spread);
    let filing = AreaFiling::default();
    let table = table(&columns, &[&[40, 2], &[36, 3]]);
    let report = TableEvaluator::new(&standard)
        .unwrap()
        .evaluate(&table, &filing);
    assert_eq!(report.spread("A").unwrap().value, 20.0 / 12.0);
}

#[test]
fn a_part_above_its_whole_is_no_share_and_settles_nothing() {
    let columns = ["rotated", "eligible"];
    let test = json!({"kind": "each_unit", "ratio": "rotated_teachers", "bound": ">= 10"});
    let standard = table_standard(&columns, &[], &test);
    let filing = AreaFiling::default();
    let rows = table(&columns, &[&[12, 10], &[0, 0], &[1, 10]]);
    let report = TableEvaluator::new(&standard)
        .unwrap()
        .evaluate(&rows, &filing);
    let found: Vec<Verdict> = report.units().iter().map(|unit| unit.verdict).collect();
    assert_eq!(
        found,
        [Verdict::NotAssessable, Verdict::NotAssessable, Verdict::Met]
    );
    assert!(matches!(
        report.units()[0].results[0].value,
        Err(Unsettled::Ratio(RatioError::PartAboveWhole { .. }))
    ));
    assert!(matches!(
        report.units()[1].results[0].value,
        Err(Unsettled::Ratio(RatioError::NothingToDivideBy { .. }))
    ));
    assert!(matches!(
        report.criteria()[0].finding,
        CriterionFinding::EachUnit(_)
    ));
}

#[test]
fn a_ratio_stands_in_any_formula() -> Result<(), UnreadableFormula> {
    for (written, same) in [
        ("ratio( rotated_teachers )", "ratio(rotated_teachers)"),
        (
            "ratio(rotated_teachers, rotated, eligible)",
            "ratio(rotated_teachers)",
        ),
        ("ratio（drop_out， a+b， c）", "ratio(drop_out, a + b, c)"),
        (
            "1 - ratio(drop_out, a, b) / 100",
            "1 - ratio(drop_out, a, b) / 100",
        ),
        // A figure may be called so.
        ("ratio / 2", "ratio / 2"),
    ] {
        assert_eq!(written.parse::<Formula>()?.to_string(), same);
    }
    for (text, fault) in [
        (
            "ratio(rotated_teacher)",
            "at character 7: found `rotated_teacher`, expected the code of a ratio of the catalogue with inputs of \
             its own; the nearest is `rotated_teachers`",
        ),
        (
            "ratio(rotated_teachers, a)",
            "at character 26: found `)`, expected a formula for each of the inputs rotated, eligible",
        ),
        (
            "ratio(mean_years_of_schooling)",
            "at character 7: found `mean_years_of_schooling`, expected the code of a ratio of the catalogue with \
             inputs of its own",
        ),
        (
            "ratio(rotated_teachers",
            "at character 23: found the end, expected an operator or `)`",
        ),
    ] {
        assert_eq!(text.parse::<Formula>().unwrap_err().to_string(), fault);
    }
    let condition: Condition = "ratio(drop_out) <= 1".parse()?;
    assert_eq!(condition.to_string(), "ratio(drop_out) <= 1");
    Ok(())
}

#[test]
fn a_criterion_with_a_ratio_that_it_cannot_have_is_refused() {
    let refused = |columns: &[&str], test: Value| {
        let json = table_json(columns, &[], &test);
        serde_json::from_value::<TableStandard>(json)
            .unwrap_err()
            .to_string()
    };
    let named = |ratio: &str| json!({"kind": "each_unit", "ratio": ratio, "bound": ">= 10"});
    assert_eq!(
        refused(&["rotated"], named("rotated_teachers")),
        "at criteria[0].test.ratio: found \"rotated_teachers\"; expected a ratio whose inputs are columns or facts \
         of the standard; there is no `eligible`"
    );
    assert_eq!(
        refused(&["moved"], named("rotated_teachers")),
        "at criteria[0].test.ratio: found \"rotated_teachers\"; expected a ratio whose inputs are columns or facts \
         of the standard; there is no `rotated` and no `eligible`"
    );
    assert_eq!(
        refused(&["rotated"], named("rotated_teacher")),
        "at criteria[0].test.ratio: found \"rotated_teacher\"; expected the code of a ratio of the catalogue with \
         inputs of its own; the nearest is `rotated_teachers`"
    );
    assert_eq!(
        refused(
            &["rotated", "eligible"],
            json!({"kind": "each_unit", "ratio": "rotated_teachers"})
        ),
        "at criteria[0].test.bound: found nothing; expected a value; the key is required"
    );
    let both =
        json!({"kind": "area", "ratio": "rotated_teachers", "bound": ">= 1", "holds": "1 >= 1"});
    assert!(
        refused(&["rotated", "eligible"], both)
            .starts_with("at criteria[0].test.holds: found an unknown key")
    );
    // A formula over figures that are not declared is refused as any other.
    assert_eq!(
        refused(
            &["rotated"],
            json!({"kind": "each_unit", "holds": "ratio(rotated_teachers) >= 10"})
        ),
        "at criteria[0].test.holds: found `eligible`; expected the code of a column or a fact of the standard"
    );
    // What was not read is not complained of.
    let mut json = table_json(&["rotated", "eligible"], &[], &named("rotated_teachers"));
    json["columns"][1]["code"] = 7.into();
    assert_eq!(
        serde_json::from_value::<TableStandard>(json)
            .unwrap_err()
            .to_string(),
        "at columns[1].code: found 7; expected a text"
    );
}
