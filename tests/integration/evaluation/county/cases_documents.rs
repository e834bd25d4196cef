//! The document of a report: that it stands alone, and that it is the same when it is written as it is made.

use crate::support::{basic, county, perfect, quality};
use junheng::evaluation::{Report, ReportDocument};
use junheng::model::{County, CountyFiling, Item, Language};
use serde_json::{Value, json};

/// Counties that leave no key of a document empty: a clean one, one of which much is missing, none at all.
fn counties() -> Vec<County> {
    let mut gaps = perfect();
    gaps.row("p1").amounts.remove(&Item::EquipmentValue);
    gaps.row("j1").set(Item::BackboneTeachersJunior, 0);
    gaps.row("p2").set(Item::IndoorSportsArea, 99_999);
    gaps.filing.attestations.clear();
    gaps.filing.vetoes.remove("V2");
    vec![perfect().county(), gaps.county(), county(&[])]
}

fn for_each_report(check: impl Fn(&Report<'_>, Language)) {
    for county in &counties() {
        for report in [quality(county), basic(county)] {
            for language in [Language::Zh, Language::En] {
                check(&report, language);
            }
        }
    }
}

#[test]
fn what_is_written_as_it_is_made_is_the_document() {
    for_each_report(|report, language| {
        let whole = serde_json::to_string_pretty(&report.to_document(language)).unwrap();
        let made = serde_json::to_string_pretty(&report.as_document(language)).unwrap();
        assert_eq!(made, whole);
        let read: ReportDocument = serde_json::from_str(&made).unwrap();
        assert_eq!(read, report.to_document(language));
    });
}

#[test]
fn warnings_of_the_files_stand_before_those_of_the_report() {
    let counties = counties();
    let report = quality(&counties[1]);
    let own = report.to_document(Language::En).warnings;
    assert!(!own.is_empty());
    let read = ["a.csv: row 9 is a total".to_owned()];
    let document = report.as_document(Language::En).with_warnings(&read);
    let written = serde_json::to_value(document).unwrap();
    assert_eq!(written["warnings"], json!([&read[..], &own[..]].concat()));
}

/// Every number that is no whole one stands beside a text that says it to the last bit.
#[test]
fn each_double_stands_a_second_time_as_text() {
    fn check(written: &Value, seen: &mut usize) {
        match written {
            Value::Array(things) => things.iter().for_each(|thing| check(thing, seen)),
            Value::Object(keys) => {
                for (key, value) in keys {
                    let text = keys.get(&format!("{key}_text"));
                    if let (Value::Number(number), Some(text)) = (value, text) {
                        let said: f64 = text.as_str().unwrap().parse().unwrap();
                        assert_eq!(said.to_bits(), number.as_f64().unwrap().to_bits(), "{key}");
                        *seen += 1;
                    } else if let (Value::Object(stages), Some(text)) = (value, text) {
                        for (stage, number) in stages {
                            let said = text[stage].as_str().map(|said| said.parse().unwrap());
                            assert_eq!(said, number.as_f64(), "{key}");
                        }
                        continue;
                    } else if let Value::Number(number) = value {
                        // The rate is of 32 items: five decimals hold it, which every reader reads.
                        assert!(number.is_u64() || key == "rate", "{key}: {number}");
                    }
                    check(value, seen);
                }
            }
            _ => {}
        }
    }
    let mut seen = 0;
    for_each_report(|report, language| {
        let mut one = 0;
        check(
            &serde_json::to_value(report.as_document(language)).unwrap(),
            &mut one,
        );
        assert!(one > 0 || report.parts().is_empty());
    });
    let counties = counties();
    let written = serde_json::to_value(quality(&counties[0]).as_document(Language::En)).unwrap();
    check(&written, &mut seen);
    assert!(seen > 50, "{seen}");
}

#[test]
fn a_document_says_what_its_codes_mean() {
    let county = perfect().county();
    let document = serde_json::to_value(quality(&county).as_document(Language::En)).unwrap();
    assert_eq!(
        document["standard_name"]["en"].as_str().map(str::is_empty),
        Some(false)
    );
    // 教督〔2017〕6号: teachers above the required degree, 4.2 and 5.3 per 100 pupils; 0.50 and 0.45.
    let first = &document["indicators"][0];
    assert_eq!(first["code"], "L1");
    assert_eq!(first["unit"], json!({"zh": "人", "en": "teachers"}));
    assert_eq!(first["direction"], "higher_is_better");
    assert_eq!(
        first["threshold"],
        json!({"primary": ">= 4.2", "junior": ">= 5.3"})
    );
    assert_eq!(
        first["limit"],
        json!({"primary": "<= 0.50", "junior": "<= 0.45"})
    );
    assert_eq!(document["indicators"].as_array().unwrap().len(), 7);

    let unit = |code: &str| {
        let clauses = document["clauses"].as_array().unwrap();
        let clause = clauses
            .iter()
            .find(|clause| clause["code"] == code)
            .unwrap();
        clause["unit"]["zh"].as_str().map(str::to_owned)
    };
    let units = ["G3", "G7", "Q2", "G1"].map(unit);
    let units = units.each_ref().map(Option::as_deref);
    assert_eq!(units, [Some("所"), Some("元"), Some("%"), None]);

    let basic = serde_json::to_value(basic(&county).as_document(Language::En)).unwrap();
    assert_eq!(basic["indicators"][0]["threshold"], Value::Null);
    assert_eq!(basic["indicators"][0]["direction"], Value::Null);
    assert_eq!(basic["indicators"][0]["limit"], Value::Null);
}

#[test]
fn a_year_is_a_number_where_it_is_written_as_one() {
    let year = |written: Option<&str>| {
        let filing = CountyFiling {
            year: written.map(str::to_owned),
            ..CountyFiling::default()
        };
        let county = County::default().with_filing(filing);
        let document = serde_json::to_value(quality(&county).as_document(Language::En)).unwrap();
        document["county"]["year"].clone()
    };
    assert_eq!(year(Some("2024")), json!(2024));
    assert_eq!(year(Some("2024学年")), json!("2024学年"));
    assert_eq!(year(Some("02024")), json!("02024"));
    assert_eq!(year(None), Value::Null);
}

#[test]
fn a_school_that_is_tried_out_takes_the_place_of_the_one_of_its_code() {
    let county = perfect().county();
    let report = quality(&county);
    let school = county.school("p1").unwrap().clone();
    let changed = school
        .with_amount(Item::BackboneTeachersPrimary, 0)
        .unwrap();
    let tried = county.with_school(changed.clone());
    assert_eq!(tried.school("p1"), Some(&changed));
    assert_eq!(tried.schools().len(), county.schools().len());
    // The one that was is as it was.
    assert_eq!(quality(&county), report);
    assert_ne!(quality(&tried), report);
    // In the place of itself a school changes nothing.
    assert_eq!(
        tried.with_school(county.school("p1").unwrap().clone()),
        county
    );

    // New codes before, between and behind the others are found.
    let mut grown = county.clone();
    for code in ["0", "k", "zz"] {
        let mut school = perfect().row("p1").clone();
        school.id = code.to_owned();
        grown = grown.with_school(school.school());
    }
    assert_eq!(grown.schools().len(), county.schools().len() + 3);
    for school in grown.schools() {
        assert_eq!(grown.school(school.id()), Some(school));
    }
    assert_eq!(
        County::new(grown.schools().to_vec()).unwrap().schools(),
        grown.schools()
    );
}
