//! Which county a filing belongs to.

use super::{county, one_filing};
use junheng::adapters::json::{CountyFileWarning, attach_filings, read_county_filings};
use junheng::model::{County, Fact};

fn pay(county: &County) -> Option<String> {
    county
        .filing()
        .fact(Fact::TeacherMeanPay)
        .map(ToString::to_string)
}

const TWO: &str = r#"[{"id": "1", "facts": {"teacher_mean_pay": 10}},
                      {"id": 2, "name": "Two", "facts": {"teacher_mean_pay": 20}}]"#;

#[test]
fn one_object_serves_a_file_without_county_codes() {
    let read = one_filing(r#"{"id": "320499", "facts": {"teacher_mean_pay": 10}}"#);
    let (counties, warnings) = attach_filings(vec![County::new(vec![]).unwrap()], false, read);
    assert_eq!(pay(&counties[0]).as_deref(), Some("10"));
    assert_eq!(counties[0].id(), Some("320499"));
    assert_eq!(warnings, []);
}

#[test]
fn otherwise_codes_must_match() {
    let read = read_county_filings(TWO).unwrap();
    let counties = vec![county("2"), county("3"), county("1")];
    let (counties, warnings) = attach_filings(counties, true, read);
    let pays: Vec<_> = counties.iter().map(pay).collect();
    assert_eq!(pays, [Some("20".to_owned()), None, Some("10".to_owned())]);
    assert_eq!(counties[0].name(), Some("Two"));
    assert_eq!(warnings, []);
}

#[test]
fn an_object_that_matches_no_county_is_warned_of() {
    let unmatched = |position, id: &str| CountyFileWarning::UnmatchedFiling {
        position,
        id: Some(id.to_owned()),
    };
    // Several objects, and nothing to match them by.
    let read = read_county_filings(TWO).unwrap();
    let (counties, warnings) = attach_filings(vec![County::new(vec![]).unwrap()], false, read);
    assert_eq!(pay(&counties[0]), None);
    assert_eq!(warnings, [unmatched(0, "1"), unmatched(1, "2")]);

    // A single object of another county.
    let (counties, warnings) =
        attach_filings(vec![county("9")], true, one_filing("{\"id\": \"1\"}"));
    assert_eq!(counties, [county("9")]);
    assert_eq!(warnings, [unmatched(0, "1")]);

    // An object without a code, after a warning of the file itself.
    let (_, warnings) = attach_filings(vec![county("9")], true, one_filing("{\"note\": 1}"));
    let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "`note` is not a known key and is ignored",
            "the object [0] of the county file, which has no id, matches no county of the school \
             file and is ignored",
        ]
    );
}

#[test]
fn a_code_that_moves_a_terminal_is_shown_and_not_obeyed() {
    let read = one_filing(r#"{"id": "1\u001b[2J\u200b9"}"#);
    let (_, warnings) = attach_filings(vec![county("9")], true, read);
    let [warning] = warnings.as_slice() else {
        panic!("{warnings:?}");
    };
    assert_eq!(
        warning.to_string(),
        r"the county `1\u{1b}[2J\u{200b}9` of the county file matches no county of the school file and is ignored"
    );
}
