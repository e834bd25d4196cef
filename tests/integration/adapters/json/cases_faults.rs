//! Every fault of a document is told at once, with the path to it.

use junheng::adapters::json::{read_plan, read_statements, read_table_standard};

#[test]
fn all_faults_of_a_standard_for_tables_are_told_at_once() {
    let faults = read_table_standard(
        r#"{
        "id": "town-2026", "name": "Books of the town",
        "provenance": {"issuer": "The town", "year": 2026},
        "columns": [{"code": "pupils", "name": "pupils"}, {"code": "2nd", "name": "books"}],
        "criteria": [
            {"code": "A1", "name": "books", "source": "§ 2", "tests": "",
             "test": {"kind": "each_unit", "holds": "pupil >= 10 *"}},
            {"code": "A1", "name": "pupils", "source": "§ 3",
             "test": {"kind": "area", "holds": "pupils >= totla(pupils)"}},
            {"code": "A3", "name": "pupils", "source": "§ 3",
             "test": {"kind": "area", "holds": "pupils >= 100"}}
        ]
    }"#,
    )
    .unwrap_err();
    assert_eq!(
        faults.to_string(),
        "\
at columns[1].code: found \"2nd\"; expected a code of letters, digits and `_`, with no digit first
at criteria[0].tests: found an unknown key; expected `test`, or another of code, name, test, \
reported, source
at criteria[0].test.holds: found \"pupil >= 10 *\"; expected at its character 14 a number, a \
figure, a function or `(`
at criteria[1].code: found \"A1\"; expected a code of its own; another criterion has it
at criteria[1].test.holds: found \"pupils >= totla(pupils)\"; expected at its character 11 one of \
the functions largest, smallest, banded, total, half_away_from_zero, half_even, ceiling, floor, ratio
at criteria[2].test.holds: found the column `pupils`; expected a figure of the area, such as \
`total(pupils)`"
    );
}

#[test]
fn all_faults_of_a_plan_are_told_at_once() {
    let faults = read_plan(
        r#"{
        "id": "five-years", "base_year": 2025, "target_year": 2020, "path": "straight",
        "rows": [
            {"indicator": "1", "direction": "up", "baseline": 1, "target": ">= 2"},
            {"indicator": "2", "direction": "lower_is_better", "baseline": "x", "target": ">= 2"},
            {"indicator": "3", "direction": "higher_is_better", "baseline": 0, "target": 2,
             "base_year": 2020, "target_year": 2025, "path": "geometric"}
        ]
    }"#,
    )
    .unwrap_err();
    assert_eq!(faults.to_string(), "\
at path: found \"straight\"; expected linear, geometric or stepped
at target_year: found 2020; expected a year after the base year, 2025
at rows[0].direction (indicator `1`): found \"up\"; expected higher_is_better or lower_is_better
at rows[1].baseline (indicator `2`): found \"x\"; expected a decimal or x:1, or a bound such as \"< 0.42\"; a blank where there is none
at rows[1].target (indicator `2`): found \">= 2\"; expected the sign <=, < or =, as the row is lower_is_better
at rows[2].baseline (indicator `3`): found 0; expected a number above 0, as a geometric path needs");
}

#[test]
fn all_faults_of_statements_are_told_at_once() {
    let faults = read_statements(
        r#"{
        "id": "report",
        "figures": [{"code": "teachers", "value": "many"}, {"code": "teachers"}],
        "checks": [{"check": "sum", "parts": ["teacher"], "total": "teachers"}]
    }"#,
    )
    .unwrap_err();
    assert_eq!(faults.to_string(), "\
at figures[0].value: found \"many\"; expected a decimal or x:1 as printed, perhaps with a sign before it
at figures[1].code: found \"teachers\"; expected a code that no figure before it has
at checks[0].parts[0]: found \"teacher\"; expected the code of a figure; the nearest is `teachers`");
}
