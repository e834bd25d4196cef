//! The reports of a plan's progress.

use super::{HIGHER, LOWER, observed, one, plan};
use junheng::evaluation::{Colour, TextStyle};
use junheng::model::{Language, Plan, PlanObservations};
use junheng::planning::{AsOf, track};
use unicode_width::UnicodeWidthStr as _;

fn text(plan: Plan, values: &[(i32, &str)], language: Language) -> String {
    let plans = [plan];
    let observations = observed(&plans, values);
    track(&plans, &observations, AsOf::Newest)[0].to_text(language, TextStyle::default())
}

fn bar(plan: Plan, values: &[(i32, &str)]) -> String {
    let text = text(plan, values, Language::En);
    // Without a name, the code stands in the table once.
    let row = text.lines().find(|line| line.contains("  x  ")).unwrap();
    row.chars()
        .filter(|sign| "█░│◂▸·".contains(*sign))
        .collect()
}

#[test]
fn what_is_nearly_there_does_not_print_as_there() {
    let sentence = |more: &str, target: &str, values: &[(i32, &str)]| {
        let text = text(one(HIGHER, "50", target, more), values, Language::En);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // The step is a millionth above.
    let stepped = r#""path": "stepped", "steps": {"2022": "68.000001"}"#;
    let shown = sentence(stepped, ">= 80", &[(2023, "68")]);
    assert!(
        shown.contains("68 in 2023, where the path asks for 68.000001,"),
        "{shown}"
    );
    // 50 · (60.5/50)^(1/5) = 51.943005…, and four decimals of it are 51.9430, as is what was observed.
    let shown = sentence(r#""path": "geometric""#, ">= 60.5", &[(2021, "51.943")]);
    assert!(
        shown.contains("51.943 in 2021, where the path asks for 51.94301,"),
        "{shown}"
    );
    // 29.9 of 30 are 99.67 % of the way.
    let plans = [one(HIGHER, "50", ">= 80", "")];
    let observations = observed(&plans, &[(2025, "79.9")]);
    let progress = track(&plans, &observations, AsOf::Newest);
    let markdown = progress[0].to_markdown(Language::En);
    assert!(markdown.contains("| 99.7 % |"), "{markdown}");
    // 0.0001 in five years.
    let shown = sentence("", ">= 80", &[(2020, "79.9999")]);
    assert!(shown.contains("+0.00002 -"), "{shown}");
    // 0.0001 left of a task prints as it is.
    let task =
        r#"{"id": "p", "target_year": 2024, "tasks": [{"task": "x", "count": "1.0000000000001"}]}"#;
    let plans = [junheng::adapters::json::read_plan(task).unwrap().plan];
    let observations = observed(&plans, &[(2024, "1")]);
    let reason = &track(&plans, &observations, AsOf::Newest)[0].tasks[0].reason;
    assert_eq!(reason.en, "1 in 2024, 0.0000000000001 to go");
}

#[test]
fn the_bar_runs_from_baseline_to_target() {
    let rising = || one(HIGHER, "0", ">= 10", "");
    assert_eq!(bar(rising(), &[]), "··········");
    assert_eq!(bar(rising(), &[(2022, "0")]), "░░░░│░░░░░");
    assert_eq!(bar(rising(), &[(2022, "2.9")]), "██░░│░░░░░");
    assert_eq!(bar(rising(), &[(2022, "5")]), "█████░░░░░");
    assert_eq!(bar(rising(), &[(2022, "-1")]), "◂░░░│░░░░░");
    assert_eq!(bar(rising(), &[(2022, "10")]), "██████████");
    assert_eq!(bar(rising(), &[(2022, "12")]), "█████████▸");
    // At the number of a strict bound it is not full.
    assert_eq!(
        bar(one(HIGHER, "0", "> 10", ""), &[(2022, "10")]),
        "█████████░"
    );
    assert_eq!(
        bar(one(LOWER, "< 5", "< 4", ""), &[(2022, "4")]),
        "░░░░░░░░░░"
    );
    assert_eq!(
        bar(one(LOWER, "5", "<= 5", ""), &[(2022, "5")]),
        "██████████"
    );
}

#[test]
fn the_most_urgent_row_comes_first() {
    let rows: Vec<String> = ["a", "b", "c", "d"]
        .iter()
        .map(|code| {
            format!(
                r#""indicator": "{code}", "direction": "higher_is_better", "baseline": 10,
                   "target": "{}""#,
                if *code == "d" { 10 } else { 20 }
            )
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let plans = [plan(&rows)];
    let mut observations = PlanObservations::of_plans(&plans);
    for (code, value) in [("a", "11"), ("b", "9"), ("d", "8")] {
        let one = super::observation(code, "", 2022, value);
        observations.push(one).unwrap();
    }
    let progress = track(&plans, &observations, AsOf::Newest);
    let text = progress[0].to_text(Language::En, TextStyle::default());
    let first = text.split_once("What to look at first").unwrap().1;
    let starts: Vec<&str> = first
        .lines()
        .filter_map(|line| line.trim_start().split_once(' '))
        .filter(|(mark, _)| mark.ends_with('.') || *mark == "?")
        .map(|(_, rest)| rest.split(',').next().unwrap())
        .collect();
    assert_eq!(
        starts,
        [
            "d: 8 in 2022",
            "b: 9 in 2022",
            "a: 11 in 2022",
            "No data: c."
        ]
    );
    assert!(text.contains("0 of 4 targets are met, 0.0 %"));
    assert!(text.contains("needs +3.0 a year to reach ≥ 20 in 2025"));
}

#[test]
fn a_contradiction_is_told_with_who_says_what() {
    let row = |target| {
        format!(
            r#""indicator": "7", "stage": "vocational", "direction": "higher_is_better",
               "baseline": 77.04, "target": {target}, "source": "§ {target}""#
        )
    };
    let plans = [plan(&[&row(90), &row(78)])];
    let progress = track(&plans, &PlanObservations::of_plans(&plans), AsOf::Newest);
    let english = progress[0].to_text(Language::En, TextStyle::default());
    assert!(
        english.contains(
            "7 (vocational): the targets for 2025 differ: ≥ 90 (p, § 90), ≥ 78 (p, § 78)."
        )
    );
    let chinese = progress[0].to_markdown(Language::Zh);
    assert!(
        chinese.contains("7（职业教育）：2025年的目标不一致：≥ 90（p, § 90），≥ 78（p, § 78）。")
    );
}

#[test]
fn tables_are_aligned_by_display_width_and_plain_text_has_no_escapes() {
    let values = [(2021, "1.5"), (2022, "3")];
    let more = r#""name": {"zh": "生师比\u001b[31m", "en": "|ratio|*"}"#;
    for language in [Language::Zh, Language::En] {
        let text = text(one(HIGHER, "0", ">= 10", more), &values, language);
        assert!(!text.contains('\u{1b}'));
        let lines: Vec<&str> = text.lines().collect();
        let rule = lines
            .iter()
            .rposition(|line| line.starts_with('─') && line.width() > 60);
        let at = rule.unwrap();
        assert_eq!(lines[at - 1].width(), lines[at].width());
        assert_eq!(lines[at + 1].width(), lines[at].width());
    }
    let plans = [one(HIGHER, "0", ">= 10", more)];
    let progress = track(&plans, &observed(&plans, &values), AsOf::Newest);
    let coloured = TextStyle::default().with_colour(Colour::Ansi);
    assert!(
        progress[0]
            .to_text(Language::Zh, coloured)
            .contains('\u{1b}')
    );
    let markdown = progress[0].to_markdown(Language::En);
    assert!(markdown.contains(r"\|ratio\|\*"));
    let table: Vec<&str> = markdown
        .lines()
        .filter(|line| line.starts_with('|'))
        .collect();
    assert_eq!(table.len(), 3);
}

#[test]
fn the_document_is_read_back() {
    let plans = [one(LOWER, "< 0.42", "< 0.40", "")];
    let values = [(2022, "0.405"), (2023, "0.399")];
    let progress = track(&plans, &observed(&plans, &values), AsOf::Newest);
    let document = progress[0].to_document();
    let text = serde_json::to_string(&document).unwrap();
    let back: junheng::planning::PlanProgressDocument = serde_json::from_str(&text).unwrap();
    assert_eq!(back, document);
    assert!(text.contains(r#""baseline":{"year":2020,"value":"< 0.42"}"#));
    assert!(text.contains(r#""target":{"year":2025,"bound":"< 0.4"}"#));
    assert!(text.contains(r#""latest":{"year":2023,"value":0.399,"lower":null,"upper":null}"#));
    assert!(text.contains(r#""status":"achieved""#));
}

#[test]
fn among_rows_of_one_status_the_pace_that_is_needed_decides() {
    // All from 0 to 10 in 2020 to 2025, an even pace of 2 a year.
    let rows = ["a", "b", "c", "d", "e"].map(|code| {
        let year = if code == "d" {
            r#", "target_year": 2022"#
        } else {
            ""
        };
        let baseline = if code == "e" { r#""> 1""# } else { "0" };
        format!(
            r#""indicator": "{code}", "direction": "higher_is_better", "baseline": {baseline},
               "target": 10{year}"#
        )
    });
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let plans = [plan(&rows)];
    let mut observations = PlanObservations::of_plans(&plans);
    // Needed from 2022 on: a 3, b 3.2, c 2.8 a year; d is due, and of e the pace is not known.
    for (code, value) in [
        ("a", "1"),
        ("b", "0.4"),
        ("c", "1.6"),
        ("d", "9"),
        ("e", "2"),
    ] {
        let one = super::observation(code, "", 2022, value);
        observations.push(one).unwrap();
    }
    let progress = track(&plans, &observations, AsOf::Newest);
    let text = progress[0].to_text(Language::En, TextStyle::default());
    let first = text.split_once("What to look at first").unwrap().1;
    let order: String = ["a", "b", "c", "d", "e"]
        .map(|code| (first.find(&format!(" {code}: ")).unwrap(), code))
        .into_iter()
        .collect::<std::collections::BTreeMap<_, _>>()
        .into_values()
        .collect();
    assert_eq!(order, "dbace");
}
