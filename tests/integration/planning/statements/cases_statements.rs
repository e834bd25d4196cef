//! What a text states, held against itself.

use junheng::adapters::json::{read_statements, read_statements_file, write_statements};
use junheng::evaluation::{TextStyle, Verdict};
use junheng::model::{Language, Statements};
use junheng::planning::{StatementReview, review};
use std::path::Path;

fn sample(name: &str) -> Statements {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let read = read_statements_file(folder.join(name)).unwrap();
    assert_eq!(read.unknown_keys, [""; 0], "{name}");
    read.statements
}

/// The name and the verdict of each check.
fn verdicts(review: &StatementReview<'_>) -> Vec<(String, Verdict)> {
    let checks = review.checks.iter();
    checks
        .map(|check| (check.name.en.clone().into_owned(), check.result.verdict))
        .collect()
}

#[test]
fn the_five_year_plan_contradicts_itself_in_three_places() {
    use Verdict::{Met, NotMet};
    let statements = sample("wujin_plan_statements.json");
    let review = review(&statements);
    let expected = [
        ("New seats in three years", Met),
        ("Building projects in three years", NotMet),
        ("Achievement of balance, 2020", Met),
        ("Achievement of balance, 2025", Met),
        ("Double-qualified vocational teachers", NotMet),
        ("Pupils of good or better fitness", NotMet),
        ("Smart campuses", Met),
    ];
    let expected = expected.map(|(name, verdict)| (name.to_owned(), verdict));
    assert_eq!(verdicts(&review), expected);
    let document = serde_json::to_value(review.to_document()).unwrap();
    assert_eq!(document["checks"][1]["computed"], 57.0);
    assert_eq!(document["checks"][1]["stated"], "58");
    assert_eq!(document["checks"][4]["check"], "agreement");
    assert_eq!(document["checks"][4]["figures"][1]["value"], "78");
    assert_eq!(document["counts"]["not_met"], 3);
    let back: junheng::planning::StatementReviewDocument =
        serde_json::from_value(document).unwrap();
    assert_eq!(back, review.to_document());
}

#[test]
fn the_profile_of_jintan_agrees_where_it_can_be_told() {
    use Verdict::{Met, NotApplicable, NotAssessable};
    let statements = sample("jintan_profile.json");
    let verdicts: Vec<Verdict> = review(&statements)
        .checks
        .iter()
        .map(|check| check.result.verdict)
        .collect();
    assert_eq!(
        verdicts,
        [
            Met,
            Met,
            NotApplicable,
            NotApplicable,
            Met,
            Met,
            NotAssessable,
            NotAssessable
        ]
    );
}

#[test]
fn the_growth_of_two_districts_follows() {
    let statements = sample("growth_of_two_districts.json");
    let review = review(&statements);
    let checks = review.checks.iter().map(|check| &check.result);
    let found: Vec<(Verdict, &str)> = checks
        .map(|result| (result.verdict, result.reason.en.as_ref()))
        .collect();
    // 1100 / 1000; 1.1^(1/5) − 1 = 1.92448764… %; 16.85 / 3.
    assert_eq!(
        found,
        [
            (
                Verdict::Met,
                "computed as 10, which agrees with the stated 10"
            ),
            (
                Verdict::Met,
                "computed as 1.9245, which agrees with the stated 1.92"
            ),
            (
                Verdict::Met,
                "computed as 5.6167, which agrees with the stated 5.62"
            ),
        ]
    );
}

#[test]
fn the_parity_of_wujin_follows_and_is_below_its_band() {
    use Verdict::{Met, NotApplicable, NotMet};
    let statements = sample("wujin_parity.json");
    let verdicts: Vec<Verdict> = review(&statements)
        .checks
        .iter()
        .map(|check| check.result.verdict)
        .collect();
    assert_eq!(verdicts, [Met, Met, NotMet, Met, Met, NotApplicable]);
}

#[test]
fn one_share_of_qianjiang_is_that_of_no_whole_number() {
    use Verdict::{Met, NotApplicable, NotAssessable, NotMet};
    let statements = sample("qianjiang_report.json");
    let review = review(&statements);
    let found: Vec<(&str, Verdict)> = review
        .checks
        .iter()
        .map(|check| (check.kind, check.result.verdict))
        .collect();
    assert_eq!(
        found,
        [
            ("ratio", Met),
            ("attainable_share", NotMet),
            ("ratio", NotApplicable),
            ("ratio", NotApplicable),
            ("ratio", NotApplicable),
            ("spending_never_falls", NotAssessable),
        ]
    );
    // 680 clubs, 8 a school: 85 schools.
    assert_eq!(review.checks[4].result.computed, Some(85.into()));
    let share = &review.to_document().checks[1];
    assert_eq!(share.stated.as_deref(), Some("62.04"));
    assert_eq!(share.computed, None);
    let codes = share.figures.iter().map(|figure| figure.code.as_str());
    assert_eq!(
        codes.collect::<Vec<_>>(),
        ["rotated-backbone", "to-country-share"]
    );
}

#[test]
fn the_reports_of_the_samples() {
    for name in [
        "wujin_plan_statements",
        "jintan_profile",
        "wujin_parity",
        "qianjiang_report",
    ] {
        let statements = sample(&format!("{name}.json"));
        let review = review(&statements);
        let style = TextStyle::default();
        for (language, word) in [(Language::Zh, "chinese"), (Language::En, "english")] {
            insta::assert_snapshot!(
                format!("{name}_text_in_{word}"),
                review.to_text(language, style)
            );
        }
        insta::assert_snapshot!(
            format!("{name}_markdown_in_chinese"),
            review.to_markdown(Language::Zh)
        );
    }
}

/// A text of these figures and checks.
fn faults(figures: &str, checks: &str) -> Vec<String> {
    let text = format!(r#"{{"id": "t", "figures": [{figures}], "checks": [{checks}]}}"#);
    let error = read_statements(&text).unwrap_err().to_string();
    error.lines().map(str::to_owned).collect()
}

#[test]
fn every_fault_has_its_path() {
    assert_eq!(
        faults(
            r#"{"code": "a", "value": "1,209"}, {"code": "a", "value": 1}, {"value": 2},
               {"code": "b", "value": 3, "rounded_to": -1}, {"code": "c", "year": 21},
               {"code": "d", "year": 2021}, {"code": "e", "year": 2021}, {"code": "f"}"#,
            r#"{"check": "total"}, {}, {"check": "sum", "parts": []},
               {"check": "ratio", "numerator": "ab", "denominator": "nothing", "per": 0},
               {"check": "monotone", "must": "sink", "series": ["d", "e", "f", "c"]},
               {"check": "monotone", "must": "fall", "series": {"rates": ["d"]}},
               {"check": "spending_never_falls", "per_pupil": {"junior": "d"}},
               {"check": "attainable_share", "share": "x", "per": -1},
               {"check": "attainable_share", "share": "d", "whole": 5, "per": "a"}"#
        ),
        [
            "at figures[0].value: found \"1,209\"; expected a decimal or x:1 as printed, perhaps \
             with a sign before it",
            "at figures[1].code: found \"a\"; expected a code that no figure before it has",
            "at figures[2].code: found nothing; expected a value; the key is required",
            "at figures[3].rounded_to: found -1; expected a unit of 0 or more, such as 0.1 or 1000",
            "at figures[4].year: found 21; expected a year of four digits",
            "at checks[0].check: found \"total\"; expected sum, shares, ratio, attainable_share, \
             difference, growth, annual_growth, mean, agreement, monotone, not_above, \
             spending_never_falls or three_increases",
            "at checks[1].check: found nothing; expected a value; the key is required",
            "at checks[2].parts: found a list; expected at least one code of a figure",
            "at checks[2].total: found nothing; expected a value; the key is required",
            "at checks[3].numerator: found \"ab\"; expected the code of a figure; the nearest is `a`",
            "at checks[3].denominator: found \"nothing\"; expected the code of a figure",
            "at checks[3].per: found 0; expected a number above 0",
            "at checks[4].must: found \"sink\"; expected rise, not_fall, not_rise or fall",
            "at checks[4].series: found `d` and `e` of 2021; expected one figure a year",
            "at checks[4].series: found `f` without a year; expected figures that have one",
            "at checks[5].series: found an object; expected a list of codes of figures, or one as \
             {\"growth_rates\": […]}",
            "at checks[6].per_pupil.junior: found \"d\"; expected a list of codes of figures, or \
             one as {\"growth_rates\": […]}",
            "at checks[7].share: found \"x\"; expected the code of a figure; the nearest is `a`",
            "at checks[7].whole: found nothing; expected a value; the key is required",
            "at checks[7].per: found -1; expected a number above 0",
            "at checks[8].whole: found 5; expected the code of a figure; the nearest is `a`",
            "at checks[8].per: found \"a\"; expected a decimal",
        ]
    );
    assert_eq!(
        read_statements("{}").unwrap_err().to_string(),
        "at id: found nothing; expected a value; the key is required\n\
         at figures: found nothing; expected a value; the key is required"
    );
}

#[test]
fn a_key_of_a_series_that_stands_twice_is_a_fault() {
    let figures =
        r#"{"code": "a", "value": 1, "year": 2020}, {"code": "b", "value": 2, "year": 2021}"#;
    let series = r#"{"growth_rates": ["a", "b"], "growth_rates": ["b"]}"#;
    let checks = [
        format!(r#"{{"check": "monotone", "must": "rise", "series": {series}}}"#),
        format!(r#"{{"check": "spending_never_falls", "per_pupil": {{"primary": {series}}}}}"#),
        format!(r#"{{"check": "three_increases", "teacher_pay": {series}}}"#),
    ];
    let twice = "growth_rates: found the key a second time; expected it once";
    assert_eq!(
        faults(figures, &checks.join(", ")),
        [
            format!("at checks[0].series.{twice}"),
            format!("at checks[1].per_pupil.primary.{twice}"),
            format!("at checks[2].teacher_pay.{twice}"),
        ]
    );
}

#[test]
fn a_fault_is_one_line_whatever_the_text_holds() {
    let figures = r#"{"code": "a\nb", "value": "1\u001b[31m", "x\ty": 1, "year": 2020},
        {"code": "a\nb", "value": 2, "year": 2020}"#;
    let checks = r#"{"check": "shares", "parts": ["a\nc"]},
        {"check": "monotone", "must": "x\ny", "series": ["a\nb", "a\nb"]},
        {"check": "spending_never_falls", "per_pupil": {"p\u2028q": 5}}"#;
    assert_eq!(
        faults(figures, checks),
        [
            r#"at figures[0].value: found "1\u{1b}[31m"; expected a decimal or x:1 as printed, perhaps with a sign before it"#,
            r#"at figures[1].code: found "a\nb"; expected a code that no figure before it has"#,
            r#"at checks[0].parts[0]: found "a\nc"; expected the code of a figure; the nearest is `a\nb`"#,
            r#"at checks[1].must: found "x\ny"; expected rise, not_fall, not_rise or fall"#,
            r"at checks[1].series: found `a\nb` and `a\nb` of 2020; expected one figure a year",
            r#"at checks[2].per_pupil.p\u{2028}q: found 5; expected a list of codes of figures, or one as {"growth_rates": […]}"#,
        ]
    );
    let read = read_statements(r#"{"id": "t", "figures": [], "x\r\ny": 1}"#).unwrap();
    assert_eq!(read.unknown_keys, [r"x\r\ny"]);
}

#[test]
fn the_nearest_code_is_looked_for_while_faults_are_few() {
    let checks = r#"{"check": "shares", "parts": ["aaac"]}, "#.repeat(101);
    let told = faults(
        r#"{"code": "aaab", "value": 1}"#,
        checks.trim_end_matches(", "),
    );
    assert!(told[99].ends_with("the code of a figure; the nearest is `aaab`"));
    assert!(told[100].ends_with("expected the code of a figure"));
}

#[test]
fn unknown_keys_are_passed_over_and_listed() {
    let read = read_statements(
        r#"{"id": "t", "notes": 1, "figures": [{"code": "a", "valeu": 2, "name": {"de": "x"}}],
            "checks": [{"check": "shares", "parts": ["a"], "total": "a"}]}"#,
    )
    .unwrap();
    assert_eq!(
        read.unknown_keys,
        [
            "figures[0].name.de",
            "figures[0].valeu",
            "checks[0].total",
            "notes"
        ]
    );
    assert_eq!(read.statements.figures()[0].value(), None);
}

#[test]
fn a_figure_of_a_series_without_a_value_is_a_missing_year() {
    let statements = |middle: &str| {
        let text = format!(
            r#"{{"id": "t", "figures": [
                {{"code": "a", "value": 1, "year": 2020}},
                {{"code": "b", {middle} "year": 2021}},
                {{"code": "c", "value": 3, "year": 2022}}],
              "checks": [{{"check": "monotone", "must": "rise", "series": ["c", "a", "b"]}}]}}"#
        );
        read_statements(&text).unwrap().statements
    };
    for (middle, verdict) in [
        (r#""value": 2,"#, Verdict::Met),
        (r#""value": 4,"#, Verdict::NotMet),
        (r#""value": "> 1","#, Verdict::NotAssessable),
        ("", Verdict::NotAssessable),
    ] {
        let statements = statements(middle);
        let found = review(&statements).checks[0].result.verdict;
        assert_eq!(found, verdict, "{middle}");
    }
    // At the end of the series too.
    let text = r#"{"id": "t", "figures": [{"code": "a", "value": 1, "year": 2020},
        {"code": "b", "value": 2, "year": 2021}, {"code": "c", "year": 2022}],
        "checks": [{"check": "monotone", "must": "rise", "series": ["a", "b", "c"]}]}"#;
    let statements = read_statements(text).unwrap().statements;
    let result = &review(&statements).checks[0].result;
    assert_eq!(result.reason.en, "no figure for 2022");
}

#[test]
fn statements_are_written_and_read_back() {
    for name in [
        "wujin_plan_statements",
        "jintan_profile",
        "wujin_parity",
        "qianjiang_report",
    ] {
        let statements = sample(&format!("{name}.json"));
        let read = read_statements(&write_statements(&statements)).unwrap();
        assert_eq!(read.statements, statements, "{name}");
        assert_eq!(read.unknown_keys, [""; 0], "{name}");
    }
    let every_check = r#"{"id": "t", "figures": [
        {"code": "a", "value": "34.80", "rounded_to": "0", "year": 2020, "unit": "%"},
        {"code": "b", "value": ">= 2", "year": 2021, "stage": "primary"}],
      "checks": [{"check": "shares", "parts": ["a", "b"], "name": "x", "source": "§ 1"},
        {"check": "attainable_share", "share": "a", "whole": "b", "per": "100.0"},
        {"check": "attainable_share", "share": "a", "whole": "b"},
        {"check": "agreement", "figures": ["a"]}, {"check": "sum", "parts": ["a"], "total": "b"},
        {"check": "difference", "minuend": "a", "subtrahend": "b", "difference": "a"},
        {"check": "three_increases", "appropriation": ["a", "b"], "regular_revenue": ["a"],
         "cost_per_pupil": {"growth_rates": ["b"]}, "teacher_pay": ["b"],
         "public_funds_per_pupil": ["a"]},
        {"check": "spending_never_falls", "total": ["a"], "per_pupil": {"primary": ["b"]}}]}"#;
    let statements = read_statements(every_check).unwrap().statements;
    let text = write_statements(&statements);
    assert_eq!(read_statements(&text).unwrap().statements, statements);
    assert_eq!(
        serde_json::from_str::<Statements>(&text).unwrap(),
        statements
    );
}

#[test]
fn only_one_indicator_stage_and_year_is_held_to_one_figure() {
    let text = r#"{"id": "t", "figures": [
        {"code": "a", "value": 1, "indicator": "x", "year": 2020},
        {"code": "b", "value": 2, "indicator": "x", "year": 2021},
        {"code": "c", "value": 3, "indicator": "x", "year": 2020, "stage": "junior"},
        {"code": "d", "value": 4, "indicator": "y", "year": 2020},
        {"code": "e", "value": 1.0, "indicator": "x", "year": 2020}]}"#;
    let statements = read_statements(text).unwrap().statements;
    let review = review(&statements);
    assert_eq!(verdicts(&review), [("a".to_owned(), Verdict::Met)]);
    assert_eq!(review.checks[0].figures.len(), 2);
}
