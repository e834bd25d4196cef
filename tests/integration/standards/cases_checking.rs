//! A standard that does not fit together is refused with every fault.

use junheng::judgement::{Bound, Relation};
use junheng::model::DocumentFaults;
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;
use junheng::standards::{PerStage, Standard};
use serde_json::{Value, json};

/// The places of the faults of the standard of 2017 after a change of its JSON.
fn faults_after(changes: &[(&str, Value)]) -> Vec<String> {
    let mut json = serde_json::to_value(&CN_QUALITY_BALANCE_2017).unwrap();
    for (pointer, value) in changes {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = json.pointer_mut(parent).unwrap();
        match parent {
            Value::Object(map) => {
                map.insert(key.to_owned(), value.clone());
            }
            Value::Array(list) => list[key.parse::<usize>().unwrap()] = value.clone(),
            _ => panic!("{pointer}"),
        }
    }
    let refused = serde_json::from_value::<Standard>(json).unwrap_err();
    let text = refused.to_string();
    text.lines()
        .map(|line| {
            let line = line.strip_prefix("at ").unwrap();
            let (path, rest) = line.split_once(": found ").unwrap();
            assert!(rest.contains("; expected "), "{line}");
            path.to_owned()
        })
        .collect()
}

/// A place of the standard of 2017, what is written there, and the place of the fault.
const BROKEN: [(&str, &str, &str); 44] = [
    ("/id", r#"" ""#, "id"),
    ("/id", "7", "id"),
    ("/name", "null", "name"),
    ("/extra", "1", "extra"),
    ("/stage_factors/junior", r#""0""#, "stage_factors.junior"),
    (
        "/stage_factors/senior",
        r#""-1.32""#,
        "stage_factors.senior",
    ),
    ("/exclusions/0/reason", r#""""#, "exclusions[0].reason"),
    (
        "/exclusions/2/when/fewer_than",
        "0",
        "exclusions[2].when.fewer_than",
    ),
    (
        "/exclusions/1/when/kind",
        r#""of_sort""#,
        "exclusions[1].when.kind",
    ),
    ("/indicators/1/code", r#""L1""#, "indicators[1].code"),
    ("/indicators/1/code", r#""""#, "indicators[1].code"),
    ("/indicators/0/per", "0", "indicators[0].per"),
    ("/indicators/0/per", "-1", "indicators[0].per"),
    (
        "/indicators/2/threshold/primary",
        r#""0.9""#,
        "indicators[2].threshold.primary",
    ),
    (
        "/indicators/2/threshold/junior",
        r#"">= x""#,
        "indicators[2].threshold.junior",
    ),
    (
        "/indicators/2/threshold/junior",
        r#""<= 0.9""#,
        "indicators[2].threshold.junior",
    ),
    (
        "/indicators/2/threshold/junior",
        r#"">= 0""#,
        "indicators[2].threshold.junior",
    ),
    ("/indicators/2/threshold", "null", "indicators[2].threshold"),
    (
        "/indicators/0/numerator/primary/0",
        r#""teachers_junior_doctor""#,
        "indicators[0].numerator.primary[0]",
    ),
    (
        "/indicators/0/numerator/junior/1",
        r#""teachers_junior_docter""#,
        "indicators[0].numerator.junior[1]",
    ),
    (
        "/indicators/0/numerator/junior/1",
        r#""boarding""#,
        "indicators[0].numerator.junior[1]",
    ),
    (
        "/indicators/6/numerator/junior/0",
        r#""students_junior""#,
        "indicators[6].numerator.junior[0]",
    ),
    ("/indicators/3/whole", "true", "indicators[3].whole"),
    (
        "/indicators/4/reported/places",
        "99",
        "indicators[4].reported",
    ),
    (
        "/indicators/4/reported/mode",
        r#""up""#,
        "indicators[4].reported.mode",
    ),
    ("/school_rule/at_least", "8", "school_rule.at_least"),
    (
        "/school_rule/floor_share",
        r#""1.01""#,
        "school_rule.floor_share",
    ),
    (
        "/dispersion/each/primary",
        r#"">= 0.5""#,
        "dispersion.each.primary",
    ),
    ("/clauses/0/code", r#""L1""#, "clauses[0].code"),
    ("/clauses/0/attested", "false", "clauses[0].attested"),
    (
        "/clauses/2/test/classes_per_room",
        "0",
        "clauses[2].test.classes_per_room",
    ),
    (
        "/clauses/2/test/rooms/0/0",
        r#""books""#,
        "clauses[2].test.rooms[0][0]",
    ),
    (
        "/clauses/2/test/counting",
        r#""any""#,
        "clauses[2].test.counting",
    ),
    (
        "/clauses/3/test/larger_limit",
        "1999",
        "clauses[3].test.larger_limit",
    ),
    (
        "/clauses/6/test/ratios/0/bound",
        r#"">= special-funds""#,
        "clauses[6].test.ratios[0].bound",
    ),
    (
        "/clauses/8/sentence/zh",
        r#""{nobody}人""#,
        "clauses[8].sentence.zh",
    ),
    (
        "/clauses/8/sentence/en",
        r#""{value %""#,
        "clauses[8].sentence.en",
    ),
    ("/clauses/8/group", r#""finance""#, "clauses[8].group"),
    ("/vetoes/0/code", r#""V2""#, "vetoes[1].code"),
    ("/reliefs/0/name", r#""city-venues""#, "reliefs[1].name"),
    (
        "/reliefs/0/effect/indicator",
        r#""L9""#,
        "reliefs[0].effect.indicator",
    ),
    (
        "/reliefs/0/effect/when",
        r#""books""#,
        "reliefs[0].effect.when",
    ),
    (
        "/reliefs/2/effect/clause",
        r#""G4""#,
        "reliefs[2].effect.clause",
    ),
    ("/parameters/0/value", r#""-1""#, "parameters[0].value"),
];

#[test]
fn a_broken_standard_is_refused_with_the_place_of_its_fault() {
    for (pointer, text, path) in BROKEN {
        let found = faults_after(&[(pointer, serde_json::from_str(text).unwrap())]);
        assert_eq!(found, [path], "{pointer} = {text}");
    }
}

#[test]
fn all_faults_are_found_at_once_in_the_order_of_the_document() {
    let mut text = serde_json::to_string(&CN_QUALITY_BALANCE_2017).unwrap();
    for (right, wrong) in [
        (r#""optional":true"#, r#""optional":"yes""#),
        (r#""at_least":6"#, r#""at_least":9"#),
        (r#"">= 20""#, r#""20""#),
        (r#"">= 2.3""#, r#""<= 2.3""#),
        (r#""fewer_than":50"#, r#""fewer_than":"many""#),
    ] {
        assert!(text.contains(right), "{right}");
        text = text.replacen(right, wrong, 1);
    }
    let refused = serde_json::from_str::<Standard>(&text).unwrap_err();
    let text = refused.to_string();
    let paths: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("at ")?.split_once(": found "))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(
        paths,
        [
            "exclusions[2].when.fewer_than",
            "indicators[6].threshold.primary",
            "school_rule.at_least",
            "clauses[10].test.ratios[1].bound",
            "vetoes[6].optional",
        ]
    );
}

#[test]
fn a_standard_without_indicators_is_none() {
    let found = faults_after(&[("/indicators", json!([]))]);
    assert!(found.contains(&"indicators".to_owned()), "{found:?}");
}

#[test]
fn a_standard_changed_in_code_is_checked_before_it_is_used() {
    let paths = |faults: DocumentFaults| -> Vec<String> {
        let faults = faults.as_slice().iter();
        faults.map(|fault| fault.path.clone()).collect()
    };
    let mut standard = CN_QUALITY_BALANCE_2017.clone();
    standard.indicators.to_mut()[3].per = 0;
    standard.parameters.to_mut().clear();
    let refused = standard.check().unwrap_err();
    assert_eq!(
        paths(refused),
        ["indicators[3].per", "clauses[6].test.ratios[0].bound"]
    );
    let refused = junheng::evaluation::Evaluator::new(&standard).unwrap_err();
    assert_eq!(refused.as_slice().len(), 2);
}

#[test]
fn a_standard_may_be_written_short() {
    let json = json!({
        "id": "own",
        "name": "own rule",
        "provenance": {"issuer": "us", "year": 2024},
        "indicators": [{
            "code": "A1",
            "name": {"zh": "图书", "en": "books"},
            "unit": {"zh": "册", "en": "books"},
            "numerator": ["books"],
            "per": 1,
            "split": true,
            "whole": true,
            "threshold": ">= 20",
            "reported": {"places": 1},
            "source": "our own",
        }],
        "dispersion": {"each": "<= 0.4", "reported": {"places": 3}, "source": "our own"},
    });
    let standard: Standard = serde_json::from_value(json).unwrap();
    assert_eq!(standard.check(), Ok(()));
    let threshold = standard.indicators[0].threshold.as_ref().unwrap();
    assert_eq!(threshold.primary, threshold.junior);
    assert_eq!(
        standard.stage_factors,
        CN_QUALITY_BALANCE_2017.stage_factors
    );
    let text = serde_json::to_string(&standard).unwrap();
    assert_eq!(serde_json::from_str::<Standard>(&text).unwrap(), standard);
}

#[test]
fn a_share_is_from_nothing_to_all() {
    let faults = |share: &str| {
        let mut standard = CN_QUALITY_BALANCE_2017.clone();
        standard.school_rule.as_mut().unwrap().floor_share = share.parse().unwrap();
        standard
            .check()
            .map_or_else(|faults| faults.to_string(), |()| String::new())
    };
    for share in ["0", "0.01", "0.85", "1"] {
        assert_eq!(faults(share), "");
    }
    for share in ["-0.01", "1.01"] {
        let expected =
            format!("at school_rule.floor_share: found {share}; expected a share from 0 to 1");
        assert_eq!(faults(share), expected);
    }
}

#[test]
fn what_stands_just_at_its_bound_is_allowed() {
    for (pointer, value) in [
        ("/clauses/3/test/larger_limit", json!(2000)),
        ("/indicators/4/reported/places", json!(12)),
        ("/parameters/0/value", json!("0")),
    ] {
        let mut json = serde_json::to_value(&CN_QUALITY_BALANCE_2017).unwrap();
        *json.pointer_mut(pointer).unwrap() = value;
        let read = serde_json::from_value::<Standard>(json);
        assert!(read.is_ok(), "{pointer}: {read:?}");
    }
}

/// A plan may ask for the number itself, a standard may not: neither written nor made in code.
#[test]
fn a_bound_made_in_code_is_an_inequality() {
    let exactly = Bound {
        relation: Relation::Exactly,
        number: 1.into(),
    };
    let both = PerStage {
        primary: exactly,
        junior: exactly,
    };
    let mut standard = CN_QUALITY_BALANCE_2017.clone();
    standard.dispersion.each = Some(both);
    standard.indicators.to_mut()[0].threshold = Some(both);
    let refused = standard.check().unwrap_err();
    let lines: Vec<String> = refused.to_string().lines().map(str::to_owned).collect();
    let one = |path: &str, expected: &str| format!("at {path}: found \"= 1\"; expected {expected}");
    let (signs, floor, limit) = (
        "one of the signs >=, >, <=, <",
        "`>=` or `>`, since the school rule sets a floor at a share of it",
        "`<=` or `<` and a number, 0 or more",
    );
    assert_eq!(
        lines,
        [
            one("indicators[0].threshold.primary", signs),
            one("indicators[0].threshold.junior", signs),
            one("indicators[0].threshold.primary", floor),
            one("indicators[0].threshold.junior", floor),
            one("dispersion.each.primary", limit),
            one("dispersion.each.junior", limit),
        ]
    );
}
