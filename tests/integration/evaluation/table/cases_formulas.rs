//! What formulas come to: order of operations, rounding, extremes, exactly.

use super::{standard, table};
use junheng::evaluation::{CriterionFinding, TableEvaluator};
use junheng::model::AreaFiling;
use junheng::numeric::Rational;

/// What a formula comes to with x = 7, y = 2 and z = −3.
fn value(formula: &str) -> Rational {
    let test = format!(r#"{{"kind": "each_unit", "holds": "{formula} >= 0"}}"#);
    let standard = standard(&["x", "y", "z"], &test);
    let table = table(&["x", "y", "z"], &["A 7 2 -3"]);
    let filing = AreaFiling::default();
    let report = TableEvaluator::new(&standard)
        .unwrap()
        .evaluate(&table, &filing);
    report.units()[0].results[0].value.clone().unwrap()
}

#[test]
fn formulas_come_to_what_arithmetic_says() {
    for (formula, numerator, denominator) in [
        ("x + y * z", 1, 1),
        ("(x + y) * z", -27, 1),
        ("x - y - z", 8, 1),
        ("x - (y - z)", 2, 1),
        ("x / y / z", -7, 6),
        ("x / (y / z)", -21, 2),
        ("x * y / z * 3", -14, 1),
        ("x - y + z", 2, 1),
        ("largest(x, y, z)", 7, 1),
        ("smallest(x, y, z)", -3, 1),
        ("0.1 + 0.2", 3, 10),
        ("half_away_from_zero(x / y, 0)", 4, 1),
        ("half_even(5 / y, 0)", 2, 1),
        ("half_away_from_zero(z / y, 0)", -2, 1),
        ("half_even(z / y, 0)", -2, 1),
        ("ceiling(z / y, 0)", -1, 1),
        ("floor(z / y, 0)", -2, 1),
        ("floor(x / 3, 2)", 233, 100),
        ("ceiling(x / 3, 2)", 234, 100),
        ("total(x) - x", 0, 1),
        ("1 - -1", 2, 1),
    ] {
        let expected = Rational::new(numerator, denominator).unwrap();
        assert_eq!(value(formula), expected, "{formula}");
    }
}

#[test]
fn a_formula_that_is_too_deep_to_be_meant_is_refused() {
    use junheng::adapters::json::{read_table_standard, write_table_standard};

    let read = |formula: &str| {
        read_table_standard(&format!(
            r#"{{"id": "t", "name": "t", "provenance": {{"issuer": "t", "year": 2026}},
                "columns": [{{"code": "x", "name": "x"}}],
                "criteria": [{{"code": "A", "name": "a", "source": "s",
                              "test": {{"kind": "each_unit", "holds": "{formula} >= 0"}}}}]}}"#
        ))
    };
    let deep = |turns: usize| read(&format!("x{}", "+x-x".repeat(turns)));
    // Of 64 operations in each other the printed form has as many brackets, and reads back all the
    // same: 1 + 31·2 operations are 63 deep.
    for turns in [20, 31] {
        let standard = deep(turns).unwrap();
        let text = write_table_standard(&standard);
        assert_eq!(read_table_standard(&text).unwrap(), standard);
    }
    assert!(deep(32).is_ok());
    assert!(read(&format!("x{}+x", "+x-x".repeat(32))).is_err());
    let refused = deep(900).unwrap_err().to_string();
    assert_eq!(
        refused,
        "at criteria[0].test.holds: found operations more than 64 deep; expected a formula that is less \
         deep"
    );
}

#[test]
fn formulas_and_conditions_travel_as_they_are_written() {
    use junheng::standards::{Condition, Formula};

    let formula: Formula = serde_json::from_str(r#""a+b*2""#).unwrap();
    assert_eq!(serde_json::to_string(&formula).unwrap(), r#""a + b * 2""#);
    let condition: Condition = serde_json::from_str(r#""a>=b""#).unwrap();
    assert_eq!(serde_json::to_string(&condition).unwrap(), r#""a >= b""#);
    assert!(serde_json::from_str::<Formula>(r#""a +""#).is_err());
    assert!(serde_json::from_str::<Condition>(r#""a""#).is_err());
}

#[test]
fn a_formula_that_would_not_read_back_is_refused() {
    use junheng::standards::{Condition, Formula, TableTest};
    use rust_decimal::Decimal;

    let mut standard = standard(&["x"], r#"{"kind": "each_unit", "holds": "x >= 1"}"#);
    let mut holds: Condition = "x >= 1".parse().unwrap();
    // 29 digits, one more than are read.
    holds.bound = Formula::Number(Decimal::MAX);
    standard.criteria.to_mut()[0].test = TableTest::EachUnit {
        when: None,
        holds,
        or: Vec::new().into(),
    };
    assert_eq!(
        standard.check().unwrap_err().to_string(),
        "at criteria[0].test.holds: found `x >= 79228162514264337593543950335`; expected a decimal of \
         at most 28 digits"
    );
}

#[test]
fn a_total_of_thousands_of_quotients_is_exact() {
    // 1/(1·2) + 1/(2·3) + … + 1/(n·(n + 1)) = n/(n + 1).
    let rows: Vec<String> = (1..=5_000)
        .map(|i: u32| format!("U{i} 1 {}", i * (i + 1)))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let standard = standard(
        &["x", "y"],
        r#"{"kind": "area", "holds": "total(x / y) >= 1"}"#,
    );
    let table = table(&["x", "y"], &rows);
    let filing = AreaFiling::default();
    let report = TableEvaluator::new(&standard)
        .unwrap()
        .evaluate(&table, &filing);
    let CriterionFinding::Area(compared) = &report.criteria()[0].finding else {
        panic!("of the area");
    };
    assert_eq!(compared.value, Ok(Rational::new(5_000, 5_001).unwrap()));
}

#[test]
fn long_products_cancel_to_the_last_factor() {
    // (x/y)¹⁶ · (y/x)¹⁶ with numbers of 28 digits: each power is beyond 128 bits many times over.
    let test = format!(
        r#"{{"kind": "each_unit", "holds": "x / y{} >= 1"}}"#,
        " * x / y".repeat(15) + &" * y / x".repeat(16)
    );
    let standard = standard(&["x", "y"], &test);
    let table = table(
        &["x", "y"],
        &["A 1234567890.123456789012345679 -0.9999999999999999999999999967"],
    );
    let filing = AreaFiling::default();
    let report = TableEvaluator::new(&standard)
        .unwrap()
        .evaluate(&table, &filing);
    assert_eq!(report.units()[0].results[0].value, Ok(Rational::ONE));
}

#[test]
fn a_formula_built_in_code_has_two_operands_and_no_more_decimals_than_twelve() {
    use junheng::standards::{Formula, TableTest};

    let faults = |formula: Formula| {
        let spread = r#"{"kind": "spread", "measure": "gini", "value": "x"}"#;
        let mut standard = standard(&["x"], spread);
        let TableTest::Spread { value, .. } = &mut standard.criteria.to_mut()[0].test else {
            panic!("no spread");
        };
        *value = formula;
        let checked = standard.check();
        checked.map_or_else(|faults| faults.to_string(), |()| String::new())
    };
    let x = || Formula::Figure("x".into());
    assert_eq!(faults(Formula::Sum(vec![x(), x()].into())), "");
    let alone = faults(Formula::Sum(vec![x()].into()));
    assert!(alone.contains("expected two operands or more"), "{alone}");
    let rounded =
        |places: u32| faults(format!("half_away_from_zero(x, {places})").parse().unwrap());
    assert_eq!(rounded(12), "");
    let refused = rounded(13);
    assert!(
        refused.contains("found 13; expected at most 12 decimals"),
        "{refused}"
    );
}
