//! Every document that people write and that a sample holds is valid, and one that is broken is refused where
//! its reader refuses it.

use crate::adapters::schema::{complaint, pointers, validator, with, without};
use crate::programs::root;
use jsonschema::Validator;
use junheng::adapters::json;
use junheng::adapters::schema::DocumentKind;
use junheng::ratio::RATIOS;
use junheng::standards::{UnknownMembership, catalogue};
use serde_json::{Value, json};
use std::fs;

/// Every JSON file among the samples, and what it is.
const SAMPLES: [(&str, DocumentKind); 17] = [
    ("california_spending.json", DocumentKind::TableStandard),
    ("custom_standard.json", DocumentKind::Standard),
    ("facts/cn_preschool_2020.json", DocumentKind::Area),
    ("facts/us_title1_comparability.json", DocumentKind::Area),
    ("growth_of_two_districts.json", DocumentKind::Statements),
    ("jintan_profile.json", DocumentKind::Statements),
    ("made_up_levers.json", DocumentKind::Levers),
    ("qianjiang_report.json", DocumentKind::Statements),
    ("sample_area.json", DocumentKind::County),
    ("sample_county.json", DocumentKind::County),
    ("sample_county_2025.json", DocumentKind::County),
    ("sample_plan.json", DocumentKind::Plan),
    ("wujin_parity.json", DocumentKind::Statements),
    ("wujin_plan.json", DocumentKind::Plan),
    ("wujin_plan_statements.json", DocumentKind::Statements),
    ("wujin_tasks_2024.json", DocumentKind::Plan),
    ("wujin_text_targets.json", DocumentKind::Plan),
];

fn sample(name: &str) -> Value {
    let text = fs::read_to_string(root().join("examples/data").join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn every_sample_is_valid() {
    let json_files = |folder: &str| -> Vec<String> {
        fs::read_dir(root().join("examples/data").join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
            .map(|path| format!("{folder}{}", path.file_name().unwrap().to_str().unwrap()))
            .collect()
    };
    let mut files = [json_files(""), json_files("facts/")].concat();
    files.sort();
    assert_eq!(files, SAMPLES.map(|(name, _)| name));
    for (name, kind) in SAMPLES {
        assert_eq!(complaint(&validator(kind), &sample(name)), None, "{name}");
    }
}

#[test]
fn every_standard_of_the_catalogue_is_valid_as_it_is_written() {
    let standard = validator(DocumentKind::Standard);
    for edition in catalogue::all() {
        let written = serde_json::from_str(&json::write_standard(edition)).unwrap();
        assert_eq!(complaint(&standard, &written), None, "{}", edition.id);
    }
    let mut open = catalogue::CN_BASIC_BALANCE_2012.clone();
    open.unknown_membership = UnknownMembership::Open;
    let written: Value = serde_json::from_str(&json::write_standard(&open)).unwrap();
    assert_eq!(written["unknown_membership"], "open");
    assert_eq!(complaint(&standard, &written), None);

    let table = validator(DocumentKind::TableStandard);
    for edition in catalogue::tables() {
        let written = serde_json::from_str(&json::write_table_standard(edition)).unwrap();
        assert_eq!(complaint(&table, &written), None, "{}", edition.id);
    }
}

#[test]
fn a_ratio_is_named_in_place_of_what_it_says_or_not_at_all() {
    let county = validator(DocumentKind::Standard);
    let mut standard: Value =
        serde_json::from_str(&json::write_standard(&catalogue::CN_QUALITY_BALANCE_2017)).unwrap();
    let ratio = "/clauses/10/test/ratios/0";
    let mut held = |test: Value| {
        *standard.pointer_mut(ratio).unwrap() = test;
        complaint(&county, &standard).is_none()
    };
    assert!(held(
        json!({"ratio": "rotated_teachers", "per": 100, "bound": ">= 10"})
    ));
    assert!(!held(json!({"ratio": "rotated_teacher", "bound": ">= 10"})));
    assert!(!held(json!({"bound": ">= 10", "per": 100})));
    assert!(!held(
        json!({"ratio": "rotated_teachers", "bound": ">= 10", "per": 100,
                         "denominator": "eligible_for_rotation"})
    ));
    assert!(!held(
        json!({"numerator": "rotated_teachers", "denominator": "eligible_for_rotation",
                         "bound": ">= 10"})
    ));

    // Every ratio that the reader takes, of a stage or of all schools, the schema takes too.
    let mut taken = 0;
    *standard.pointer_mut("/clauses/10/sentence").unwrap() = json!("a");
    for code in RATIOS.iter().map(|row| row.code) {
        for scope in [json!({"parts": ["primary"]}), json!({"parts": []})] {
            let test = json!({"ratio": code, "bound": ">= 10", "scope": scope});
            *standard.pointer_mut(ratio).unwrap() = test;
            if json::read_standard(&standard.to_string()).is_ok() {
                assert_eq!(complaint(&county, &standard), None, "{code}");
                taken += 1;
            }
        }
    }
    assert!(taken >= 15, "{taken}");

    let table = validator(DocumentKind::TableStandard);
    let held = |test: Value| {
        let standard = json!({
            "id": "t", "name": "t", "provenance": {"issuer": "t", "year": 2026},
            "columns": [{"code": "rotated", "name": "r"}, {"code": "eligible", "name": "e"}],
            "criteria": [{"code": "A", "name": "a", "source": "s", "test": test}]
        });
        complaint(&table, &standard).is_none()
    };
    for ratio in RATIOS {
        // Those whose inputs are as many as there are levels or ages cannot be named.
        let is_named = ratio.inputs().is_some();
        let test = json!({"kind": "area", "ratio": ratio.code, "bound": ">= 10"});
        assert_eq!(held(test), is_named, "{}", ratio.code);
    }
    for kind in ["each_unit", "area"] {
        assert!(held(
            json!({"kind": kind, "ratio": "rotated_teachers", "bound": ">= 10"})
        ));
        assert!(held(
            json!({"kind": kind, "holds": "ratio(rotated_teachers) >= 10"})
        ));
        assert!(!held(json!({"kind": kind, "ratio": "rotated_teachers"})));
        assert!(!held(
            json!({"kind": kind, "ratio": "rotated_teachers", "bound": ">= 10", "holds": "1 > 0"})
        ));
        assert!(!held(json!({"kind": kind})));
    }
    let spread = |value: Value| {
        let mut test = json!({"kind": "spread", "measure": "gini"});
        test.as_object_mut()
            .unwrap()
            .extend(value.as_object().unwrap().clone());
        held(test)
    };
    assert!(spread(json!({"ratio": "rotated_teachers"})));
    assert!(!spread(json!({"ratio": "mean_years_of_schooling"})));
    assert!(!spread(
        json!({"ratio": "rotated_teachers", "value": "rotated"})
    ));
    assert!(!spread(json!({})));
}

/// Whether a reader takes a document.
fn is_read(kind: DocumentKind, document: &Value) -> bool {
    let text = document.to_string();
    match kind {
        DocumentKind::Standard => json::read_standard(&text).is_ok(),
        DocumentKind::TableStandard => json::read_table_standard(&text).is_ok(),
        DocumentKind::Plan => json::read_plan(&text).is_ok(),
        DocumentKind::Statements => json::read_statements(&text).is_ok(),
        DocumentKind::County => json::read_county_filings(&text).is_ok(),
        DocumentKind::Levers => json::read_levers(&text).is_ok(),
        DocumentKind::Area => {
            let mut standards = catalogue::tables().iter();
            standards.any(|standard| json::read_area_filing(&text, standard).is_ok())
        }
        _ => panic!("no reader"),
    }
}

/// A schema never refuses what its reader takes; and it refuses what the reader refuses for a key that is
/// missing or a value of the wrong sort, in so many of these cases.
fn agreement(kind: DocumentKind, validator: &Validator, document: &Value) -> (usize, usize) {
    let found = pointers(document);
    let (mut refused, mut both) = (0, 0);
    for pointer in &found {
        let changes = [
            without(document, pointer),
            with(document, pointer, json!({"no such": [true]})),
            with(document, pointer, json!(true)),
            with(document, pointer, json!([[0]])),
            with(document, pointer, json!(null)),
        ];
        for changed in changes {
            let (read, valid) = (is_read(kind, &changed), validator.is_valid(&changed));
            assert!(
                valid || !read,
                "{}: {pointer}: the reader takes it",
                kind.code()
            );
            refused += usize::from(!read);
            both += usize::from(!read && !valid);
        }
    }
    (refused, both)
}

#[test]
fn a_schema_refuses_what_its_reader_refuses_and_nothing_else() {
    for (name, kind) in SAMPLES {
        let (refused, both) = agreement(kind, &validator(kind), &sample(name));
        // What is left is what no schema tells: a code that something else names is gone.
        assert!(
            refused > 5 && both * 100 >= refused * 75,
            "{name}: {both} of {refused}"
        );
    }
}

#[test]
fn a_broken_document_is_refused_with_its_place() {
    let county = validator(DocumentKind::County);
    let said = complaint(&county, &json!({"facts": {"teacher_mean_pay": true}}));
    assert!(said.is_some());
    let standard = validator(DocumentKind::Standard);
    let mut unknown = sample("custom_standard.json");
    unknown["tresholds"] = json!([]);
    let said = complaint(&standard, &unknown).unwrap();
    assert!(said.contains("tresholds"), "{said}");
}
