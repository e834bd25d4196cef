//! What formulas come to: order of operations, rounding, extremes, exactly.

use super::{standard, table};
use junheng::evaluation::TableEvaluator;
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
    use junheng::adapters::json::read_table_standard;

    let deep = |turns: usize| {
        let formula = format!("x{}", "+x-x".repeat(turns));
        read_table_standard(&format!(
            r#"{{"id": "t", "name": "t", "provenance": {{"issuer": "t", "year": 2026}},
                "columns": [{{"code": "x", "name": "x"}}],
                "criteria": [{{"code": "A", "name": "a", "source": "s",
                              "test": {{"kind": "each_unit", "holds": "{formula} >= 0"}}}}]}}"#
        ))
    };
    assert!(deep(20).is_ok());
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
