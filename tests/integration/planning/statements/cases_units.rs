//! Figures of a text in their units: what is rounded, what is converted, what is refused.

use junheng::adapters::json::{read_statements, write_statements};
use junheng::evaluation::Verdict::{self, Met, NotApplicable, NotAssessable, NotMet};
use junheng::planning::{StatementReview, review};

/// Figures `f0`, `f1`, … of these values and units; a blank unit is none.
fn text(figures: &[(&str, &str)], checks: &str) -> String {
    let figures = figures.iter().enumerate().map(|(index, (value, unit))| {
        let unit = match *unit {
            "" => String::new(),
            unit => format!(r#", "unit": "{unit}""#),
        };
        format!(r#"{{"code": "f{index}", "value": "{value}"{unit}}}"#)
    });
    let figures: Vec<String> = figures.collect();
    let figures = figures.join(", ");
    format!(r#"{{"id": "t", "figures": [{figures}], "checks": [{checks}]}}"#)
}

fn results(figures: &[(&str, &str)], checks: &str) -> Vec<(Verdict, String)> {
    let statements = read_statements(&text(figures, checks)).unwrap().statements;
    let StatementReview { checks, .. } = review(&statements);
    let results = checks.into_iter().map(|check| check.result);
    results
        .map(|result| (result.verdict, result.reason.en.into_owned()))
        .collect()
}

fn verdict(figures: &[(&str, &str)], check: &str) -> Verdict {
    results(figures, check)[0].0
}

fn faults(figures: &[(&str, &str)], checks: &str) -> Vec<String> {
    let error = read_statements(&text(figures, checks)).unwrap_err();
    error.to_string().lines().map(str::to_owned).collect()
}

fn shares(values: &[&str], unit: &str) -> Verdict {
    let figures: Vec<(&str, &str)> = values.iter().map(|value| (*value, unit)).collect();
    let codes: Vec<String> = (0..values.len())
        .map(|index| format!("\"f{index}\""))
        .collect();
    let check = format!(r#"{{"check": "shares", "parts": [{}]}}"#, codes.join(", "));
    verdict(&figures, &check)
}

const SUM: &str = r#"{"check": "sum", "parts": ["f0", "f1"], "total": "f2"}"#;

#[test]
fn shares_of_whole_percent_have_half_a_percent_each() {
    for unit in ["%", "％", "percent", "百分点", ""] {
        // 90.5 + 8.5 + 1.0 = 100; 3 · 33.33…; and the other end of the room, 1.5.
        assert_eq!(shares(&["91", "9", "1"], unit), Met, "{unit}");
        assert_eq!(shares(&["33", "33", "33"], unit), Met, "{unit}");
        assert_eq!(shares(&["34", "34", "33"], unit), Met, "{unit}");
        // 33.5 + 33.5 + 32.5 = 99.5 at most, and 6 · 16.5 = 99.
        assert_eq!(shares(&["33", "33", "32"], unit), NotMet, "{unit}");
        assert_eq!(
            shares(&["16", "16", "16", "16", "16", "16"], unit),
            NotMet,
            "{unit}"
        );
        assert_eq!(
            shares(&["17", "16", "16", "16", "16", "16"], unit),
            Met,
            "{unit}"
        );
        assert_eq!(shares(&["90.5", "8.5", "1"], unit), Met, "{unit}");
        assert_eq!(shares(&["33.4", "33.4", "33.3"], unit), Met, "{unit}");
        assert_eq!(shares(&["33.4", "33.4", "33.4"], unit), NotMet, "{unit}");
    }
}

#[test]
fn a_count_is_exact_and_an_amount_or_a_ratio_is_rounded() {
    for unit in ["人", "所", "个", "项", "间", "台", "册", "元", "m²", ""] {
        assert_eq!(
            verdict(&[("12", unit), ("34", unit), ("47", unit)], SUM),
            NotMet,
            "{unit}"
        );
        assert_eq!(
            verdict(&[("12", unit), ("34", unit), ("46", unit)], SUM),
            Met,
            "{unit}"
        );
    }
    for unit in ["%", "百分点", "万人", "亿元", "万", "元/人", "million yuan"] {
        // 12.5 + 34.5 = 47, and with the total 0.5 more.
        assert_eq!(
            verdict(&[("12", unit), ("34", unit), ("47", unit)], SUM),
            Met,
            "{unit}"
        );
        assert_eq!(
            verdict(&[("12", unit), ("34", unit), ("48", unit)], SUM),
            NotMet,
            "{unit}"
        );
    }
    assert_eq!(
        verdict(&[("12:1", ""), ("34:1", ""), ("47:1", "")], SUM),
        Met
    );
}

#[test]
fn what_a_file_says_of_rounding_goes_before_the_unit() {
    let verdict = |unit: &str, rounded_to: &str| {
        let figure = |code: &str, value: u32| {
            format!(
                r#"{{"code": "{code}", "value": {value}, "unit": "{unit}", "rounded_to": {rounded_to}}}"#
            )
        };
        let text = format!(
            r#"{{"id": "t", "figures": [{}, {}, {}], "checks": [{SUM}]}}"#,
            figure("f0", 12),
            figure("f1", 34),
            figure("f2", 47)
        );
        let statements = read_statements(&text).unwrap().statements;
        review(&statements).checks[0].result.verdict
    };
    assert_eq!(verdict("%", "0"), NotMet);
    assert_eq!(verdict("%", "1"), Met);
    assert_eq!(verdict("人", "1"), Met);
}

#[test]
fn a_percent_sign_is_read_where_the_unit_is_percent() {
    assert_eq!(shares(&["33%", "33 %", "34％"], "%"), Met);
    let statements = read_statements(&text(&[("33%", "%")], ""))
        .unwrap()
        .statements;
    assert_eq!(
        statements.figures()[0]
            .value()
            .map(ToString::to_string)
            .as_deref(),
        Some("33")
    );
    let hint = "at figures[0].value: found \"33%\"; expected a decimal without %; a share has the unit \"%\"";
    assert_eq!(faults(&[("33%", "人")], ""), [hint]);
    assert_eq!(faults(&[("33%", "")], ""), [hint]);
    assert_eq!(
        faults(&[("3x%", "%")], ""),
        [
            "at figures[0].value: found \"3x%\"; expected a decimal or x:1 as printed, perhaps with a sign before it"
        ]
    );
}

#[test]
fn figures_are_converted_before_they_are_added() {
    // 1.08 + 0.524369 = 1.604369, and 0.005 + 0.005 + 0.0000005 allow 1.61.
    let figures = [("1.08", "亿人"), ("5243.69", "万人"), ("1.61", "亿人")];
    assert_eq!(
        results(&figures, SUM),
        [(
            Met,
            "the parts add to 1.604369; the stated 1.61 亿人 differs by 0.005631, within the \
             0.0100005 that rounding allows"
                .to_owned()
        )]
    );
    assert_eq!(
        verdict(&[figures[0], figures[1], ("1.62", "亿人")], SUM),
        NotMet
    );
    // The total may be in the smaller unit: 10800 ± 50 and 5243.69 are 15993.69 to 16093.69.
    assert_eq!(
        verdict(&[figures[0], figures[1], ("16094", "万人")], SUM),
        Met
    );
    assert_eq!(
        verdict(&[figures[0], figures[1], ("16095", "万人")], SUM),
        NotMet
    );
    assert_eq!(
        verdict(&[("1.2", "万人"), ("3000", "人"), ("1.5", "万人")], SUM),
        Met
    );
    assert_eq!(
        verdict(&[("1.2", "万人"), ("3000", "名"), ("15000", "人")], SUM),
        Met
    );
    assert_eq!(
        verdict(&[("6", "亿元"), ("4600", "万元"), ("6.46", "亿元")], SUM),
        Met
    );
}

#[test]
fn every_check_that_compares_converts() {
    let figures = [
        ("1.2", "亿元"),
        ("2000", "万元"),
        ("1", "亿元"),
        ("0.9999", "亿元"),
    ];
    let checks = r#"
        {"check": "difference", "minuend": "f0", "subtrahend": "f1", "difference": "f2"},
        {"check": "ratio", "numerator": "f1", "denominator": "f0"},
        {"check": "growth", "before": "f1", "after": "f0"},
        {"check": "annual_growth", "before": "f1", "after": "f0", "years": 1},
        {"check": "mean", "figures": ["f0", "f1"]},
        {"check": "mean", "figures": ["f1", "f0"], "mean": "f2"},
        {"check": "not_above", "figure": "f1", "reference": "f0"},
        {"check": "agreement", "figures": ["f0", "f1"]},
        {"check": "agreement", "figures": ["f2", "f3"]}"#;
    let results = results(&figures, checks);
    let found: Vec<(Verdict, &str)> = results
        .iter()
        .map(|(verdict, text)| (*verdict, text.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (Met, "computed as 1, which agrees with the stated 1 亿元"),
            // 0.2 of 1.2, and 1.2 of 0.2.
            (NotApplicable, "computed as 0.1667; no ratio is stated"),
            (NotApplicable, "computed as 500 %; no rate is stated"),
            (NotApplicable, "computed as 500 %; no rate is stated"),
            // In the unit of the last: 14000 / 2.
            (NotApplicable, "computed as 7000; no mean is stated"),
            (Met, "computed as 0.7, which agrees with the stated 1 亿元"),
            (Met, "2000 万元 is not above 1.2 亿元"),
            (NotMet, "stated as 1.2 亿元 and as 2000 万元"),
            (Met, "stated alike: 1, 0.9999"),
        ]
    );
}

#[test]
fn a_series_is_converted_and_so_is_what_is_stated_twice() {
    let text = r#"{"id": "t", "figures": [
        {"code": "a", "value": "9800", "unit": "万元", "year": 2020, "indicator": "x"},
        {"code": "b", "value": "1.01", "unit": "亿元", "year": 2021, "indicator": "x"},
        {"code": "c", "value": "10100", "unit": "万元", "year": 2021, "indicator": "x"},
        {"code": "d", "value": "10500", "unit": "万元", "year": 2021, "indicator": "x", "stage": "y"}],
      "checks": [{"check": "monotone", "must": "rise", "series": ["a", "b"]}]}"#;
    let statements = read_statements(text).unwrap().statements;
    let checks = review(&statements).checks;
    let found: Vec<(Verdict, &str)> = checks
        .iter()
        .map(|check| (check.result.verdict, check.result.reason.en.as_ref()))
        .collect();
    assert_eq!(
        found,
        [
            (
                Met,
                "from 0.98 in 2020 to 1.01 in 2021, as asked in every year"
            ),
            (Met, "stated alike: 1.01 亿元, 10100 万元"),
        ]
    );
}

#[test]
fn units_that_cannot_be_converted_are_faults() {
    assert_eq!(
        faults(&[("1", "亿人"), ("2", "万元"), ("3", "亿人")], SUM),
        [
            "at checks[0].parts[1]: found `f1` in 万元; expected a unit that can be converted into 亿人, that of `f2`"
        ]
    );
    assert_eq!(
        faults(&[("1", "亿人"), ("2", "万人"), ("3", "")], SUM),
        [
            "at checks[0].total: found `f2` without a unit; expected one, as others are in 亿人 and 万人"
        ]
    );
    // Where one unit is stated, a figure without one is in it.
    assert_eq!(
        verdict(&[("1", "万人"), ("2", "万人"), ("3", "")], SUM),
        Met
    );
    let checks = r#"
        {"check": "shares", "parts": ["f0", "f1"]},
        {"check": "difference", "minuend": "f0", "subtrahend": "f1"},
        {"check": "growth", "before": "f0", "after": "f1", "rate": "f1"},
        {"check": "annual_growth", "growth": "f0", "years": 2},
        {"check": "mean", "figures": ["f0", "f1"]},
        {"check": "agreement", "figures": ["f0", "f1"]},
        {"check": "not_above", "figure": "f0", "reference": "f1"}"#;
    let converted = |path: &str| {
        format!(
            "at {path}: found `f0` in 人; expected a unit that can be converted into 元, that of `f1`"
        )
    };
    let percent = |path: &str, figure: &str, unit: &str| {
        format!("at {path}: found `{figure}` in {unit}; expected a figure in percent")
    };
    assert_eq!(
        faults(&[("1", "人"), ("2", "元")], checks),
        [
            percent("checks[0].parts[0]", "f0", "人"),
            percent("checks[0].parts[1]", "f1", "元"),
            converted("checks[1].minuend"),
            converted("checks[2].before"),
            percent("checks[2].rate", "f1", "元"),
            percent("checks[3].growth", "f0", "人"),
            converted("checks[4].figures[0]"),
            converted("checks[5].figures[0]"),
            converted("checks[6].figure"),
        ]
    );
    // A quotient may be of any two.
    let ratio = r#"{"check": "ratio", "numerator": "f0", "denominator": "f1"}"#;
    assert_eq!(verdict(&[("1", "人"), ("2", "元")], ratio), NotApplicable);
    let text = r#"{"id": "t", "figures": [
        {"code": "a", "value": 1, "unit": "人", "year": 2020, "indicator": "x"},
        {"code": "b", "value": 1, "unit": "元", "year": 2020, "indicator": "x"},
        {"code": "c", "value": 1, "unit": "元", "year": 2021}],
      "checks": [{"check": "monotone", "must": "rise", "series": ["a", "c"]},
        {"check": "monotone", "must": "rise", "series": {"growth_rates": ["a", "c"]}}]}"#;
    assert_eq!(
        read_statements(text).unwrap_err().to_string(),
        "at figures[1].unit: found `b` in 元; expected a unit that can be converted into 人, that of `a`\n\
         at checks[0].series[0]: found `a` in 人; expected a unit that can be converted into 元, that of `c`\n\
         at checks[1].series.growth_rates[0]: found `a` in 人; expected a figure in percent\n\
         at checks[1].series.growth_rates[1]: found `c` in 元; expected a figure in percent"
    );
}

#[test]
fn the_checks_of_growth_and_mean_have_their_keys() {
    let text = r#"{"id": "t", "figures": [
        {"code": "a", "value": 1000, "year": 2020}, {"code": "b", "value": 1100, "year": 2025},
        {"code": "g", "value": "76.48", "unit": "%"}, {"code": "r", "value": "12.03%", "unit": "%"},
        {"code": "m", "value": 1050}],
      "checks": [{"check": "growth", "before": "a", "after": "b", "rate": "g"},
        {"check": "annual_growth", "before": "a", "after": "b"},
        {"check": "annual_growth", "growth": "g", "years": 5, "rate": "r"},
        {"check": "mean", "figures": ["a", "b"], "mean": "m"}]}"#;
    let statements = read_statements(text).unwrap().statements;
    let written = write_statements(&statements);
    assert_eq!(read_statements(&written).unwrap().statements, statements);
    let document = serde_json::to_value(review(&statements).to_document()).unwrap();
    let of = |key: &str| -> Vec<_> {
        let checks = document["checks"].as_array().unwrap();
        checks.iter().map(|check| check[key].clone()).collect()
    };
    assert_eq!(
        of("check"),
        ["growth", "annual_growth", "annual_growth", "mean"]
    );
    assert_eq!(of("verdict"), ["not_met", "not_applicable", "met", "met"]);
    assert_eq!(
        of("stated"),
        [
            "76.48".into(),
            serde_json::Value::Null,
            "12.03".into(),
            "1050".into()
        ]
    );
    assert_eq!(of("computed")[0], 10.0);
    // 1.1^(1/5) and 1.7648^(1/5) of Python's decimal, with 40 digits.
    let near = |index: usize, expected: f64| {
        let computed = of("computed")[index].as_f64().unwrap();
        assert!((computed - expected).abs() < 1e-11, "{computed}");
    };
    near(1, 1.924_487_649_145_662);
    near(2, 12.031_228_675_695_77);
    let codes = document["checks"][2]["figures"].as_array().unwrap();
    let codes: Vec<_> = codes.iter().map(|figure| figure["code"].clone()).collect();
    assert_eq!(codes, ["g", "r"]);
}

#[test]
fn a_mean_annual_growth_says_in_how_many_years() {
    let figures = [("5", "%"), ("6", "")];
    let checks = r#"{"check": "annual_growth", "growth": "f0"},
        {"check": "annual_growth", "growth": "f0", "years": 0},
        {"check": "annual_growth", "growth": "f0", "years": 301},
        {"check": "annual_growth", "growth": "f0", "before": "f1", "years": 2},
        {"check": "annual_growth", "before": "f1", "after": "f1"},
        {"check": "growth", "before": "f1"}, {"check": "mean", "figures": []}"#;
    let count = "expected a whole number of years, 1 to 300";
    assert_eq!(
        faults(&figures, checks),
        [
            "at checks[0].years: found nothing; expected a value; the key is required".to_owned(),
            format!("at checks[1].years: found 0; {count}"),
            format!("at checks[2].years: found 301; {count}"),
            "at checks[3].growth: found \"f0\"; expected either `growth`, or `before` and `after`"
                .to_owned(),
            "at checks[4].years: found nothing; expected a value; the key is required".to_owned(),
            "at checks[5].after: found nothing; expected a value; the key is required".to_owned(),
            "at checks[6].figures: found a list; expected at least one code of a figure".to_owned(),
        ]
    );
    assert_eq!(
        results(
            &figures,
            r#"{"check": "annual_growth", "growth": "f1", "years": 2}"#
        )[0]
        .0,
        NotApplicable
    );
    let unknown = r#"{"id": "t", "figures": [{"code": "a"}],
        "checks": [{"check": "annual_growth", "growth": "a", "years": 2}]}"#;
    let statements = read_statements(unknown).unwrap().statements;
    assert_eq!(review(&statements).checks[0].result.verdict, NotAssessable);
}
