//! Records of evaluations, and what of them is found to have changed.

use crate::support::perfect;
use junheng::adapters::json::{
    EvaluationRecord, InputRole, RecordDifference, RecordedInput, RecordedRequest,
};
use junheng::evaluation::{Comparison, Evaluator};
use junheng::model::{Item, Language};
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;
use serde_json::json;

fn record(
    request: RecordedRequest,
    schools: &[u8],
    report: &serde_json::Value,
) -> EvaluationRecord {
    let inputs = vec![
        RecordedInput::of(InputRole::Schools, "schools.csv", schools),
        RecordedInput::of(InputRole::County, "county.json", b"{}"),
    ];
    EvaluationRecord::new(&CN_QUALITY_BALANCE_2017, request, inputs, report)
}

fn plain(report: &serde_json::Value) -> EvaluationRecord {
    record(RecordedRequest::default(), b"abc", report)
}

/// What is told of a change.
fn told(before: &EvaluationRecord, after: &EvaluationRecord) -> Vec<String> {
    let differences = before.differences(after).unwrap();
    differences.iter().map(ToString::to_string).collect()
}

#[test]
fn a_digest_is_that_of_the_standard() {
    // FIPS 180-4, example B.1: the message `abc`.
    let input = RecordedInput::of(InputRole::Schools, "abc", b"abc");
    assert_eq!(
        input.sha256,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(input.size, 3);
    // And of nothing, as every program prints it.
    let empty = RecordedInput::of(InputRole::County, "empty", b"");
    assert_eq!(
        empty.sha256,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
}

#[test]
fn what_is_written_and_read_back_is_identical() {
    let county = perfect().county();
    let report = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
    let report = report.evaluate(&county);
    let request = RecordedRequest {
        options: vec!["rooms=together".to_owned()],
        reliefs: vec!["city-venues".to_owned()],
        comparison: Comparison::AsReported,
        sheet: Some("表一".to_owned()),
        keep_all_rows: true,
        language: Language::Zh,
    };
    let made = || {
        let input = RecordedInput::of(InputRole::Schools, "schools.csv", b"abc");
        let view = report.as_document(Language::Zh);
        EvaluationRecord::new(
            &CN_QUALITY_BALANCE_2017,
            request.clone(),
            vec![input],
            &view,
        )
    };
    let written = serde_json::to_string_pretty(&made()).unwrap();
    let read: EvaluationRecord = serde_json::from_str(&written).unwrap();
    assert_eq!(told(&read, &made()), [""; 0]);
    assert_eq!(read.request, request);
    // The same evaluation made twice has one record, byte for byte.
    assert_eq!(serde_json::to_string_pretty(&made()).unwrap(), written);
}

#[test]
fn each_change_is_named() {
    let report = json!({"a": 1, "b": [{"c": "x"}, {"c": "y"}], "d": null});
    let before = plain(&report);
    assert_eq!(told(&before, &plain(&report)), [""; 0]);

    let changed = record(RecordedRequest::default(), b"abd", &report);
    assert_eq!(
        told(&before, &changed),
        [
            "the input `schools.csv` has changed: it had 3 bytes and SHA-256 \
          ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad, and has 3 bytes and SHA-256 \
          a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9"
        ]
    );

    let mut stricter = CN_QUALITY_BALANCE_2017.clone();
    stricter.indicators.to_mut()[0].per = 101;
    let other = EvaluationRecord::new(
        &stricter,
        RecordedRequest::default(),
        before.inputs.clone(),
        &report,
    );
    let differences = before.differences(&other).unwrap();
    assert!(matches!(
        differences.as_slice(),
        [RecordDifference::Standard { .. }]
    ));

    let fewer = EvaluationRecord::new(
        &CN_QUALITY_BALANCE_2017,
        RecordedRequest::default(),
        before.inputs[..1].to_vec(),
        &report,
    );
    assert_eq!(
        told(&before, &fewer),
        ["the inputs were schools.csv, county.json, and are schools.csv"]
    );
}

#[test]
fn the_first_key_that_differs_is_named_in_the_order_of_the_record() {
    let before = json!({"z": 1, "a": [{"c": "x"}, {"c": "y"}], "d": null});
    for (after, expected) in [
        (
            json!({"z": 1, "a": [{"c": "x"}, {"c": "w"}], "d": 1}),
            "the report differs first at `a[1].c`: it was \"y\", and is \"w\"",
        ),
        (
            json!({"z": 1.0, "a": [{"c": "x"}, {"c": "y"}], "d": null}),
            "the report differs first at `z`: it was 1, and is 1.0",
        ),
        (
            json!({"z": 1, "a": [{"c": "x"}], "d": null}),
            "the report differs first at `a[1]`: it was an object, and is not there",
        ),
        (
            json!({"z": 1, "a": [{"c": "x"}, {"c": "y"}], "d": null, "e": true}),
            "the report differs first at `e`: it was not there, and is true",
        ),
        (
            json!({"z": 1, "a": {}, "d": null}),
            "the report differs first at `a`: it was a list, and is an object",
        ),
    ] {
        assert_eq!(told(&plain(&before), &plain(&after)), [expected]);
    }
    let several = plain(&json!([{"verdict": "met"}, {"verdict": "met"}]));
    let other = plain(&json!([{"verdict": "met"}, {"verdict": "not_met"}]));
    assert_eq!(
        told(&several, &other),
        ["the report differs first at `[1].verdict`: it was \"met\", and is \"not_met\""]
    );
}

#[test]
fn a_record_that_was_changed_by_hand_is_found() {
    let report = json!({"verdict": "not_met"});
    let written = serde_json::to_string(&plain(&report)).unwrap();

    let with_option = written.replace("\"options\":[]", "\"options\":[\"rooms=together\"]");
    let read: EvaluationRecord = serde_json::from_str(&with_option).unwrap();
    assert_eq!(read.damage(), [RecordDifference::Request]);

    let passed = written.replace("not_met", "met");
    let read: EvaluationRecord = serde_json::from_str(&passed).unwrap();
    assert_eq!(
        told(&read, &plain(&report)),
        [
            "the record was changed since it was made: `report.document` does not have the SHA-256 that \
             stands beside it",
            "the report differs first at `verdict`: it was \"met\", and is \"not_met\"",
        ]
    );

    let unknown = written.replacen("\"schema\"", "\"scheme\"", 1);
    assert!(serde_json::from_str::<EvaluationRecord>(&unknown).is_err());
}

#[test]
fn the_digest_of_a_standard_is_that_of_its_rule_and_not_of_its_options() {
    let report = json!({});
    let with = |standard: &junheng::Standard| {
        let record =
            EvaluationRecord::new(standard, RecordedRequest::default(), Vec::new(), &report);
        record.standard.sha256
    };
    let mut other = CN_QUALITY_BALANCE_2017.clone();
    assert_eq!(with(&other), with(&CN_QUALITY_BALANCE_2017));
    other.indicators.to_mut()[0].numerator.primary.to_mut()[0].figure = Item::Books;
    assert_ne!(with(&other), with(&CN_QUALITY_BALANCE_2017));
}
