//! Formulas and conditions as texts: what is read, how it is written, and where it is refused.

use junheng::standards::{Condition, Formula};

fn read(text: &str) -> Formula {
    text.parse().unwrap()
}

#[test]
fn products_come_before_sums_and_signs_from_left_to_right() {
    for (text, written) in [
        ("a+b*c", "a + b * c"),
        ("(a+b)*c", "(a + b) * c"),
        ("a-b-c", "a - b - c"),
        ("a-(b-c)", "a - (b - c)"),
        ("a+b-c", "(a + b) - c"),
        ("a/b/c", "a / b / c"),
        ("a/b*c", "(a / b) * c"),
        ("a - -1", "a - -1"),
        (" ( ( a ) ) ", "a"),
        ("在园幼儿 ÷ 人口 × 100", "(在园幼儿 / 人口) * 100"),
        ("largest（a，b）", "largest(a, b)"),
        ("half_even(a/3,2)", "half_even(a / 3, 2)"),
        ("total(a*b)/total(b)", "total(a * b) / total(b)"),
    ] {
        let formula = read(text);
        assert_eq!(formula.to_string(), written, "{text}");
        assert_eq!(read(written), formula, "{text}");
    }
}

#[test]
fn what_is_no_formula_is_refused_where_it_ceases_to_be_one() {
    for (text, fault) in [
        (
            "",
            "at character 1: found the end, expected a number, a figure, a function or `(`",
        ),
        (
            "a +",
            "at character 4: found the end, expected a number, a figure, a function or `(`",
        ),
        (
            "a b",
            "at character 3: found `b`, expected an operator or the end",
        ),
        (
            "a)",
            "at character 2: found `)`, expected an operator or the end",
        ),
        (
            "(a",
            "at character 3: found the end, expected an operator or `)`",
        ),
        (
            "1.2.3",
            "at character 1: found `1.2.3`, expected a decimal of at most 28 digits",
        ),
        (
            "-a",
            "at character 1: found `-`, expected a decimal of at most 28 digits",
        ),
        (
            "largest(a)",
            "at character 10: found `)`, expected an operator, or a comma and another formula",
        ),
        (
            "floor(a)",
            "at character 8: found `)`, expected a comma and the number of decimals",
        ),
        (
            "floor(a, b)",
            "at character 10: found `b`, expected the number of decimals",
        ),
        (
            "max(a, b)",
            "at character 1: found `max`, expected one of the functions largest, smallest, banded, total, half_away_from_zero, half_even, ceiling, floor, ratio",
        ),
        (
            "人 % 2",
            "at character 3: found `%`, expected an operator or the end",
        ),
    ] {
        assert_eq!(
            text.parse::<Formula>().unwrap_err().to_string(),
            fault,
            "{text}"
        );
    }
    let deep = format!("{}a{}", "(".repeat(65), ")".repeat(65));
    let fault = deep.parse::<Formula>().unwrap_err();
    assert_eq!(
        (fault.position, &*fault.expected),
        (66, "at most 64 brackets in each other")
    );
    let long = "a+".repeat(2_000) + "a";
    assert!(long.parse::<Formula>().is_err());
    let spaced = "a + ".repeat(1_999) + "a";
    assert!(spaced.parse::<Formula>().is_ok());
}

#[test]
fn a_condition_has_one_sign() {
    let condition: Condition = "a - b ≥ 0.05 * c".parse().unwrap();
    assert_eq!(condition.to_string(), "a - b >= 0.05 * c");
    let fault = "a = b".parse::<Condition>().unwrap_err().to_string();
    assert_eq!(
        fault,
        "at character 3: found `=`, expected an operator, or one of the signs >=, >, <=, <"
    );
    assert!("a < b < c".parse::<Condition>().is_err());
}
