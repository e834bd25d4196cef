//! Each function on numbers that can be checked in the head, and what is refused.

use crate::{batches, refusal, row, session};
use datafusion::arrow::array::AsArray as _;
use datafusion::arrow::datatypes::Float64Type;

const FUNCTIONS: [&str; 12] = [
    "weighted_mean(x, w)",
    "weighted_stddev(x, w)",
    "weighted_cv(x, w)",
    "gini(x, w)",
    "theil_t(x, w)",
    "theil_l(x, w)",
    "atkinson(x, w, 0.5)",
    "hoover(x, w)",
    "mcloone(x, w)",
    "verstegen(x, w)",
    "federal_range_ratio(x, w)",
    "weighted_quantile(x, w, 0.5)",
];

/// What each function makes of some rows.
fn of(rows: &str) -> Vec<Option<f64>> {
    let functions = FUNCTIONS.join(", ");
    row(&format!(
        "SELECT {functions} FROM (VALUES {rows}) AS t (x, w)"
    ))
}

fn assert_close(found: Option<f64>, expected: f64) {
    let found = found.unwrap();
    assert!(
        (found - expected).abs() <= 1e-14 * expected.abs(),
        "{found} {expected}"
    );
}

#[test]
fn numbers_are_those_worked_by_hand() {
    // Mean (4·300 + 8·100) / 400 = 5, variance (1·300 + 9·100) / 400 = 3.
    let found = of("(4, 300), (8, 100)");
    assert_eq!(found[0], Some(5.0));
    assert_eq!(found[1], Some(3.0_f64.sqrt()));
    assert_close(found[2], 3.0_f64.sqrt() / 5.0);
    // Of all pairs of pupils 2·300·100 of 400² differ, by 4: 4·60000 / (2·160000·5).
    assert_close(found[3], 0.15);
    // 3/4 of the weight at 0.8 of the mean, 1/4 at 1.6 of it.
    let (low, high) = (0.8_f64, 1.6_f64);
    assert_close(found[4], 0.75 * low * low.ln() + 0.25 * high * high.ln());
    assert_close(found[5], -(0.75 * low.ln() + 0.25 * high.ln()));
    assert_close(
        found[6],
        1.0 - (0.75 * low.sqrt() + 0.25 * high.sqrt()).powi(2),
    );
    // (1·300 + 3·100) / (2·400·5)
    assert_close(found[7], 0.15);
    assert_eq!(found[11], Some(4.0));
}

#[test]
fn halves_and_ends_are_those_worked_by_hand() {
    // The median is 3; below it 1 + 2 of 6, above it 4 + 5 of 6; from 1 to 5.
    let found = of("(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)");
    assert_close(found[8], (1.0 + 2.0 + 3.0) / 9.0);
    assert_close(found[9], (3.0 + 4.0 + 5.0) / 9.0);
    assert_eq!(found[10], Some(4.0));
    // A tenth of ten equal weights is the first of them: 0.1 is not the double above it.
    let ten: Vec<String> = (1..=10).map(|value| format!("({value}, 0.3)")).collect();
    let ten = ten.join(", ");
    let quantile = |p: &str| {
        row(&format!(
            "SELECT weighted_quantile(x, w, {p}) FROM (VALUES {ten}) AS t (x, w)"
        ))
    };
    assert_eq!(quantile("0.5"), [Some(5.0)]);
    assert_eq!(quantile("0"), [Some(1.0)]);
    assert_eq!(quantile("1"), [Some(10.0)]);
}

#[test]
fn rows_with_a_null_or_weight_zero_count_for_nothing() {
    let more = "(4, 300), (8, 100), (NULL, 50), (7, NULL), (NULL, NULL), (1000, 0)";
    assert_eq!(of(more), of("(4, 300), (8, 100)"));
    // What is infinite with weight 0 is nothing too.
    let infinite = row(
        "SELECT weighted_mean(x, w) FROM (VALUES (4.0, 1), (arrow_cast('inf', 'Float64'), 0)) AS t (x, w)",
    );
    assert_eq!(infinite, [Some(4.0)]);
}

#[test]
fn what_is_undefined_is_null() {
    for none in [
        "(NULL, 1)",
        "(1, 0)",
        "(CAST(NULL AS DOUBLE), CAST(NULL AS DOUBLE))",
    ] {
        assert_eq!(of(none), [None; 12], "{none}");
    }
    let functions = FUNCTIONS.join(", ");
    let empty = format!("SELECT {functions} FROM (VALUES (1, 1)) AS t (x, w) WHERE x > 1");
    assert_eq!(row(&empty), [None; 12]);
    // Around a mean of 0 there is a deviation, and no coefficient.
    let around = of("(-1, 1), (1, 1)");
    assert_eq!(
        (around[0], around[1], around[2]),
        (Some(0.0), Some(1.0), None)
    );
    assert_eq!(around[3], None);
    // A logarithm of 0 is none; Theil's T has its limit there.
    let zero = of("(0, 1), (2, 1)");
    assert_close(zero[4], 2.0_f64.ln());
    assert_eq!(zero[5], None);
}

#[test]
fn whole_numbers_and_decimals_are_the_same_numbers() {
    let doubles = of("(4.5, 300.0), (8.25, 100.0)");
    for (x, w) in [
        ("DECIMAL(10, 2)", "BIGINT"),
        ("DECIMAL(38, 20)", "SMALLINT UNSIGNED"),
        ("DOUBLE", "DECIMAL(6, 1)"),
        ("FLOAT", "INT"),
    ] {
        let rows =
            format!("(CAST(4.5 AS {x}), CAST(300 AS {w})), (CAST(8.25 AS {x}), CAST(100 AS {w}))");
        assert_eq!(of(&rows), doubles, "{x} {w}");
    }
    // Of 10²⁷ + 1 in steps of 10⁻¹⁰ the nearest double is asked, not that of a quotient of two.
    let decimal = "CAST('12345678901234567.0123456789' AS DECIMAL(38, 10))";
    assert_eq!(
        row(&format!("SELECT weighted_mean({decimal}, 1)")),
        [Some(12_345_678_901_234_568.0)]
    );
}

#[test]
fn what_no_observation_has_ends_the_query() {
    let value = |number: &str| {
        refusal(&format!(
            "SELECT gini(x, 1) FROM (VALUES (arrow_cast('{number}', 'Float64'))) AS t (x)"
        ))
    };
    assert!(
        value("NaN").contains("found the value NaN, expected a finite number, or NULL"),
        "{}",
        value("NaN")
    );
    assert!(value("inf").contains("found the value inf"));
    let weight = refusal("SELECT weighted_mean(x, w) FROM (VALUES (1, -2)) AS t (x, w)");
    assert!(
        weight.contains("found the weight -2, expected a finite number, 0 or more"),
        "{weight}"
    );
}

#[test]
fn calls_that_cannot_be_meant_are_refused() {
    for (call, said) in [
        ("weighted_mean(x)", "weighted_mean: expected two arguments"),
        (
            "weighted_mean('a', w)",
            "weighted_mean: found a column of type Utf8",
        ),
        ("gini(x, w, 0.5)", "gini: expected two arguments"),
        ("atkinson(x, w)", "atkinson: expected three arguments"),
        (
            "atkinson(x, w, x)",
            "atkinson: expected a number as epsilon, no column",
        ),
        ("atkinson(x, w, -1)", "atkinson: "),
        (
            "weighted_quantile(x, w, 1.5)",
            "weighted_quantile: p is 1.5, expected a number from 0 to 1",
        ),
        ("weighted_mean(DISTINCT x, w)", "weighted_mean(DISTINCT …)"),
        ("county_verdict(x)", "county_verdict: expected one struct"),
    ] {
        let text = refusal(&format!(
            "SELECT {call} FROM (VALUES (1.0, 1.0), (2.0, 1.0)) AS t (x, w)"
        ));
        assert!(text.contains(said), "{call}: {text}");
    }
}

#[test]
fn running_windows_and_filters_are_those_of_the_engine() {
    let found = batches(
        &session(1),
        "SELECT weighted_mean(x, w) OVER (ORDER BY x) AS mean FROM (VALUES (1, 1), (3, 1), (8, 2)) AS t (x, w) ORDER BY x",
    )
    .unwrap();
    let means = found.iter().flat_map(|batch| {
        let column = batch.column(0).as_primitive::<Float64Type>();
        column.values().to_vec()
    });
    assert_eq!(means.collect::<Vec<_>>(), [1.0, 2.0, 5.0]);
    let filtered = row(
        "SELECT weighted_mean(x, w) FILTER (WHERE x < 5) FROM (VALUES (1, 1), (3, 1), (8, 2)) AS t (x, w)",
    );
    assert_eq!(filtered, [Some(2.0)]);
}

#[test]
fn windows_slide() {
    // Two rows at a time; the NULL and the weight of 0 count for nothing while they are in the window.
    let found = batches(
        &session(1),
        "SELECT weighted_mean(x, w) OVER two AS mean, weighted_quantile(x, w, 1) OVER two AS greatest \
         FROM (VALUES (1, 1, 1), (2, 3, 1), (3, NULL, 5), (4, 8, 2), (5, 6, 0), (6, 2, 2)) AS t (i, x, w) \
         WINDOW two AS (ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) ORDER BY i",
    )
    .unwrap();
    let column = |index: usize| {
        let columns = found.iter().flat_map(|batch| {
            let column = batch.column(index).as_primitive::<Float64Type>();
            column.values().to_vec()
        });
        columns.collect::<Vec<_>>()
    };
    assert_eq!(column(0), [1.0, 2.0, 3.0, 8.0, 8.0, 2.0]);
    assert_eq!(column(1), [1.0, 3.0, 3.0, 8.0, 8.0, 2.0]);
}

#[test]
fn every_function_says_what_it_is() {
    for function in junheng::adapters::datafusion::functions() {
        let documentation = function.documentation().unwrap();
        assert!(documentation.description.len() > 40, "{}", function.name());
        assert!(documentation.syntax_example.starts_with(function.name()));
        assert!(
            documentation
                .sql_example
                .as_ref()
                .unwrap()
                .contains(function.name())
        );
        assert!(
            documentation
                .arguments
                .as_ref()
                .is_some_and(|all| !all.is_empty())
        );
    }
}
