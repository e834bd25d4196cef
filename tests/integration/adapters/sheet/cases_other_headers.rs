//! Headers of the tables that are no school files: blanks, line breaks, case and units behind a name.

use super::asked;
use junheng::adapters::json;
use junheng::adapters::table::{
    ColumnQuery, TableLayout, read_births, read_grade_counts, read_observations,
};
use junheng::model::PlanObservations;
use junheng::standards::TableStandard;
use std::io::Cursor;

#[test]
fn births_grades_and_observations_are_found_by_their_names() {
    for header in [
        "年 份,出生人数（人）",
        "Year,\"出生\n人数\"",
        "年份,出生人数(单位：人)",
    ] {
        let read = read_births(Cursor::new(format!("{header}\n2020,5\n"))).unwrap();
        assert!(read.warnings.is_empty(), "{header}");
    }
    let grades = "年份,学段,年级,在校生（人）\n2020,primary,1,5\n2021,primary,1,6\n";
    read_grade_counts(Cursor::new(grades)).unwrap();
    let observations = "指 标,年份,数值（%）\n5,2021,90\n";
    let read =
        read_observations(Cursor::new(observations), PlanObservations::of_any_plan()).unwrap();
    assert_eq!(read.content.values("5", None).count(), 1);
}

#[test]
fn a_column_that_is_asked_for_is_found_with_its_unit_behind_it() {
    for (name, header) in [
        ("学生数", "学 生 数"),
        ("学生数", "\"学\n生数\""),
        ("学生数", "学生数（人）"),
        ("students", "Students (人)"),
    ] {
        let (table, _) = asked(
            &ColumnQuery::default().with_values(name),
            format!("{header},w\n3,1\n"),
        );
        assert_eq!(table.values(name), [Some(3.0)], "{header}");
    }
    // The name itself comes before the name with a unit; two with a unit are two.
    let query = ColumnQuery::default().with_values("面积");
    let (table, _) = asked(&query, "面积（m²）,面积\n1,2\n");
    assert_eq!(table.values("面积"), [Some(2.0)]);
    let error = query
        .read(Cursor::new("面积（m²）,面积（万元）\n1,2\n"))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "row 1, column `面积`: found it as column 1 (A) and again as column 2 (B), expected one column"
    );
    // What stands in a bracket and is no unit belongs to the name.
    assert!(query.read(Cursor::new("面积（暂估）\n1\n")).is_err());
}

/// A rule on the columns `w`, 学生数 in 人, and `money` in 万元.
fn rule() -> TableStandard {
    let text = r#"{"id": "r", "name": "r", "provenance": {"issuer": "x", "year": 2026},
        "columns": [{"code": "w", "name": {"zh": "学生数", "en": "pupils"}, "unit": {"zh": "人", "en": "persons"}},
                    {"code": "money", "name": {"zh": "经费", "en": "money"}, "unit": {"zh": "万元", "en": "10 000 yuan"}}],
        "criteria": [{"code": "A", "name": "a", "source": "s", "test": {"kind": "each_unit", "holds": "w >= 1"}}]}"#;
    json::read_table_standard(text).unwrap()
}

#[test]
fn a_unit_behind_the_column_of_a_rule_is_its_own() {
    let rule = rule();
    let layout = || TableLayout::of(&rule).with_identity("u");
    for header in [
        "u,学生数（人）,经费(万元)",
        "u,\"学\n生数\",经 费",
        "U,W（人）,Money",
    ] {
        let read = layout().read(Cursor::new(format!("{header}\na,5,6\n")));
        assert!(
            read.is_ok(),
            "{header}: {}",
            read.err()
                .map(|error| error.to_string())
                .unwrap_or_default()
        );
    }
    // Yuan are no ten thousand yuan, and would be taken for them.
    let error = layout()
        .read(Cursor::new("u,学生数（人）,经费（元）\na,5,6\n"))
        .unwrap_err();
    assert!(error.to_string().contains("lacks `money`"), "{error}");
}

#[test]
fn shares_may_have_their_sign_and_means_are_no_part_of_a_total() {
    let query = ColumnQuery::default().with_values("比例（%）");
    let (table, _) = asked(&query, "区,比例（%）\n甲,12%\n乙,13\n");
    assert_eq!(table.values("比例（%）"), [Some(12.0), Some(13.0)]);
    assert!(query.read(Cursor::new("区,比例\n甲,12%\n")).is_err());

    // The last row is the sum in each column of counts and amounts; the mean per pupil is none.
    let rows = "区,学生（人）,教师（人）,面积（m²）,设备（万元）,教室（间）,生均\n\
                甲,100,7,500,20,3,5\n乙,200,11,900,40,7,4.5\n丙,300,23,1400,61,9,4.7\n\
                全境,600,41,2800,121,19,4.6\n";
    let query = ColumnQuery::default().with_values("学生（人）");
    let (table, told) = asked(&query, rows);
    assert_eq!(table.len(), 3, "{told:?}");
}

#[test]
fn nothing_that_schools_count_is_below_zero() {
    let query = ColumnQuery::default().with_values("小学学生人数");
    let (_, told) = asked(&query, "区,小学学生人数\n甲,1\n乙,-9\n丙,5\n");
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("-9"), "{told:?}");
}
