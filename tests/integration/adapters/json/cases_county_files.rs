//! County files.

use super::{amount, example, lines, one_filing};
use junheng::adapters::json::{
    CountyFileWarning, CountyFilings, JsonError, JsonFileError, read_county_file,
    read_county_filings, read_standard, read_standard_file,
};
use junheng::model::Fact;

#[test]
fn decimals_are_taken_as_written() {
    // 0.15 as the nearest double is below 15/100, and 0.1499999999999999999999999999 is not 0.15.
    let written = [
        ("0.15", "0.15"),
        ("\"0.15\"", "0.15"),
        ("\" 0.150 \"", "0.15"),
        ("1e-5", "0.00001"),
        ("1.5E2", "150"),
        (
            "0.1499999999999999999999999999",
            "0.1499999999999999999999999999",
        ),
        (
            "\"0.1499999999999999999999999999\"",
            "0.1499999999999999999999999999",
        ),
        (
            "0.14999999999999999999999999999",
            "0.14999999999999999999999999999",
        ),
        (
            "1234567890123456789012345678.9",
            "1234567890123456789012345678.9",
        ),
    ];
    for (digits, plain) in written {
        let text = format!("{{\"monitoring\": [{{\"between_school_rate\": {digits}}}]}}");
        let rate = one_filing(&text).filings[0].monitoring[0]
            .between_school_rate
            .clone();
        assert_eq!(rate, Some(amount(plain)), "{digits}");
        assert_eq!(rate == Some(amount("0.15")), plain == "0.15", "{digits}");
    }
}

#[test]
fn what_is_absent_or_null_is_unknown() {
    let read = one_filing(
        r#"{"id": null, "facts": {"rotated_teachers": null, "eligible_for_rotation": 0},
            "attestations": {"G1": null, "G2": {}, "G6": {"met": null, "evidence": " "}},
            "vetoes": {"V1": null, "V2": false}, "survey": null,
            "monitoring": [{"subject": "语文", "level": null}]}"#,
    );
    assert_eq!(read.warnings, []);
    let filing = &read.filings[0];
    assert_eq!(filing.id, None);
    assert_eq!(filing.fact(Fact::RotatedTeachers), None);
    assert_eq!(filing.fact(Fact::EligibleForRotation), Some(&amount("0")));
    assert_eq!(filing.attestations.get("G1"), None);
    assert_eq!(filing.attestations["G2"].met, None);
    assert_eq!(filing.attestations["G6"].evidence, None);
    assert_eq!(filing.vetoes.get("V1"), None);
    assert_eq!(filing.vetoes.get("V2"), Some(&false));
    assert_eq!(filing.monitoring[0].subject.as_deref(), Some("语文"));
    assert_eq!(filing.monitoring[0].level, None);
    assert_eq!(
        one_filing("{}").filings[0],
        junheng::model::CountyFiling::default()
    );
    assert_eq!(read_county_filings("[]").unwrap(), CountyFilings::default());
}

#[test]
fn the_sample_county_is_read_without_a_warning() {
    let read = read_county_file(example("sample_county.json")).unwrap();
    assert_eq!(read.warnings, []);
    let filing = &read.filings[0];
    assert_eq!(filing.id.as_deref(), Some("320499"));
    assert_eq!(filing.year.as_deref(), Some("2024"));
    assert_eq!(
        filing.fact(Fact::SpecialSchoolFunds),
        Some(&amount("1201700"))
    );
    assert_eq!(filing.fact(Fact::SurveyReturned), Some(&amount("1016")));
    assert_eq!(filing.attestations["G8"].met, Some(true));
    assert!(!filing.vetoes["V6"]);
    assert_eq!(
        filing.monitoring[1].between_school_rate,
        Some(amount("0.107"))
    );
}

#[test]
fn every_fault_of_a_county_file_is_told_with_its_path() {
    let text = r#"[
        {"id": "1",
         "facts": {"rotated_teachers": -1, "teacher_mean_pay": "1e5", "disabled_children": true,
                   "selective_senior_places_allocated": 501, "selective_senior_places": 500,
                   "eligible_for_rotation": 5, "eligible_for_rotation": 6},
         "attestations": {"G1": true, "G2": {"met": "yes", "evidence": 5}, " ": {}},
         "vetoes": {"V1": 0},
         "survey": {"returned": 10, "satisfied": "10.5"},
         "monitoring": [{"subject": 1, "level": "Ⅲ", "between_school_rate": -0.1}, 5]},
        {"id": 1, "name": ["a"], "year": {}},
        7,
        {"id": " ", "monitoring": {}},
        {"id": 1.5, "facts": 3}
    ]"#;
    assert_eq!(
        lines(read_county_filings(text)),
        [
            "at [0].facts.eligible_for_rotation: found the key a second time; expected it once",
            "at [0].facts.rotated_teachers: found -1; expected a decimal, 0 or more",
            "at [0].facts.teacher_mean_pay: found \"1e5\"; expected a decimal",
            "at [0].facts.disabled_children: found true; expected a decimal",
            "at [0].facts.selective_senior_places_allocated: found 501; \
             expected at most `selective_senior_places`, 500",
            "at [0].attestations.G1: found true; expected an object",
            "at [0].attestations.G2.met: found \"yes\"; expected true or false",
            "at [0].attestations.G2.evidence: found 5; expected a text",
            "at [0].attestations. : found the key; \
             expected the code of a clause or a veto, of 1 to 64 characters",
            "at [0].vetoes.V1: found 0; expected true or false",
            "at [0].survey.satisfied: found 10.5; expected at most `returned`, 10",
            "at [0].monitoring[0].subject: found 1; expected a text",
            "at [0].monitoring[0].level: found \"Ⅲ\"; expected a decimal",
            "at [0].monitoring[0].between_school_rate: found -0.1; expected a decimal, 0 or more",
            "at [0].monitoring[1]: found 5; expected an object",
            "at [1].id: found \"1\" a second time; expected an id of its own",
            "at [1].name: found a list; expected a text",
            "at [1].year: found an object; expected a text or a number",
            "at [2]: found 7; expected an object",
            "at [3].id: found \" \"; expected the code of a county, as in the school file",
            "at [3].monitoring: found an object; expected a list",
            "at [4].id: found 1.5; expected the code of a county, as in the school file",
            "at [4].facts: found 3; expected an object",
        ]
    );
    assert_eq!(
        lines(read_county_filings("5")),
        ["at the top: found 5; expected an object"]
    );
}

#[test]
fn impossible_pairs_are_faults_only_beyond_equality() {
    let survey = |satisfied: &str| {
        read_county_filings(&format!(
            "{{\"survey\": {{\"satisfied\": {satisfied}, \"returned\": 900}}}}"
        ))
    };
    assert!(survey("900").is_ok());
    assert!(survey("\"900.0\"").is_ok());
    assert_eq!(
        lines(survey("901")),
        ["at survey.satisfied: found 901; expected at most `returned`, 900"]
    );
}

#[test]
fn unknown_keys_are_warned_of_with_their_path_and_the_nearest_key() {
    let read = one_filing(
        r#"{"ID": "1", "fact": {}, "rotated_teachers": 1,
            "facts": {"rotated_teacher": 1, "satisfied": 1, "weather": {"a": -1}},
            "attestations": {"G1": {"met": true, "evidense": "x"}},
            "survey": {"retuned": 5}, "monitoring": [{"rate": 0.1, "levels": 3}]}"#,
    );
    let warnings: Vec<String> = read.warnings.iter().map(ToString::to_string).collect();
    let warning = |path: &str, nearest: &str| {
        let hint = match nearest {
            "" => String::new(),
            nearest => format!("; the nearest known key is `{nearest}`"),
        };
        format!("`{path}` is not a known key and is ignored{hint}")
    };
    assert_eq!(
        warnings,
        [
            warning("ID", "id"),
            warning("fact", "facts"),
            warning("rotated_teachers", "facts.rotated_teachers"),
            warning("facts.rotated_teacher", "rotated_teachers"),
            warning("facts.satisfied", "survey.satisfied"),
            warning("facts.weather", ""),
            warning("attestations.G1.evidense", "evidence"),
            warning("survey.retuned", "returned"),
            warning("monitoring[0].rate", ""),
            warning("monitoring[0].levels", "level"),
        ]
    );
    assert_eq!(read.filings[0].facts.len(), 0);
}

#[test]
fn a_fraction_of_a_person_is_warned_of_and_kept() {
    let read = one_filing(r#"{"facts": {"rotated_teachers": 12.5, "teacher_mean_pay": 12.5}}"#);
    let path = "facts.rotated_teachers".to_owned();
    assert_eq!(
        read.warnings,
        [CountyFileWarning::Fraction {
            path,
            amount: amount("12.5")
        }]
    );
    assert_eq!(
        read.filings[0].fact(Fact::RotatedTeachers),
        Some(&amount("12.5"))
    );
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let missing = example("no_such_county.json");
    let error = read_county_file(&missing).unwrap_err();
    assert!(matches!(&error, JsonFileError::Io { path, .. } if *path == missing));
    assert!(error.to_string().contains("no_such_county.json"), "{error}");
    assert_eq!(Err(error), read_county_file(&missing));
    assert!(matches!(
        read_standard_file(&missing),
        Err(JsonFileError::Io { .. })
    ));
}

#[test]
fn a_file_that_is_not_utf_8_is_refused() {
    let path = std::env::temp_dir().join(format!("junheng-gb18030-{}.json", std::process::id()));
    // 区 in GB18030.
    std::fs::write(&path, b"{\n\"name\": \"\xc7\xf8\"}").unwrap();
    let read = read_county_file(&path);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(
        read,
        Err(JsonFileError::Json(JsonError::NotUtf8 { line: 2 }))
    );
}

#[test]
fn faults_and_warnings_are_one_line_each_whatever_the_file_holds() {
    let faults = lines(read_county_filings(
        r#"[{"id": "1\n2"}, {"id": "1\n2", "facts": {"rotated_teachers": "x\u001b[31m\ny"},
             "attestations": {"a\nb": {"met": "\u200b"}}}]"#,
    ));
    assert_eq!(
        faults,
        [
            r#"at [1].id: found "1\n2" a second time; expected an id of its own"#,
            r#"at [1].facts.rotated_teachers: found "x\u{1b}[31m\ny"; expected a decimal"#,
            r#"at [1].attestations.a\nb.met: found "\u{200b}"; expected true or false"#,
        ]
    );
    let read = one_filing(r#"{"a\u001b[2Jb\nc": 1, "facts": {"x\ty": 1}}"#);
    let warnings: Vec<String> = read.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            r"`a\u{1b}[2Jb\nc` is not a known key and is ignored",
            r"`facts.x\ty` is not a known key and is ignored",
        ]
    );
    let standard = lines(read_standard(
        r#"{"name": {"zh": "a", "e\nn": "b"}, "x\ny": 1, "id": "t"}"#,
    ));
    assert!(
        standard
            .iter()
            .any(|line| line.starts_with(r"at name.e\nn: found an unknown key"))
    );
    assert!(
        standard
            .iter()
            .any(|line| line.starts_with(r"at x\ny: found an unknown key"))
    );
}
