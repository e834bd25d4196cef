//! Reports as tables: the same as the documents, cell by cell.

use crate::adapters::arrow::{documented, table_rows as rows};
use crate::support::{Row, county, quality};
use junheng::adapters::arrow::ReportTables;
use junheng::adapters::table::read_school_file;
use junheng::evaluation::{Evaluator, Report, Verdict};
use junheng::model::{County, Item, Language};
use junheng::standards::catalogue;
use serde_json::{Value, json};

fn sample() -> Vec<County> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/data/sample_county.csv"
    );
    let mut counties = read_school_file(path).unwrap().into_counties();
    // A county of which nothing is known beside one of which much is.
    let unknown = county(&[Row::new("1", junheng::model::SchoolKind::NineYear)]);
    counties.push(unknown.with_id("2"));
    counties.push(County::default().with_id("3").with_name("三县"));
    counties
}

#[test]
fn tables_say_what_documents_say() {
    let counties = sample();
    for standard in [
        &catalogue::CN_QUALITY_BALANCE_2017,
        &catalogue::CN_BASIC_BALANCE_2012,
    ] {
        let evaluator = Evaluator::new(standard).unwrap();
        let reports: Vec<Report<'_>> = counties.iter().map(|one| evaluator.evaluate(one)).collect();
        let documents: Vec<Value> = reports
            .iter()
            .map(|report| serde_json::to_value(report.to_document(Language::En)).unwrap())
            .collect();
        let tables = ReportTables::of(&reports);
        for (name, table) in tables.named().into_iter().skip(1) {
            let (found, expected) = (rows(table), documented(&documents, name));
            assert_eq!(found.len(), expected.len(), "{name}");
            for (found, expected) in found.iter().zip(&expected) {
                for (key, value) in found.as_object().unwrap() {
                    // A number of schools is a whole number there, and the same one here.
                    let same = match (value.as_f64(), expected[key].as_f64()) {
                        (Some(one), Some(other)) => one.to_bits() == other.to_bits(),
                        _ => *value == expected[key],
                    };
                    assert!(same, "{name} {key}: {value} {}", expected[key]);
                }
            }
        }
        for (found, document) in rows(&tables.counties).iter().zip(&documents) {
            assert_eq!(found["county_id"], document["county"]["id"]);
            assert_eq!(found["county_name"], document["county"]["name"]);
            assert_eq!(found["standard"], document["standard"]);
            assert_eq!(found["verdict"], document["verdict"]);
            for key in ["met", "not_met", "not_assessable", "total", "rate"] {
                assert_eq!(found[key], document["achievement"][key], "{key}");
            }
            for key in ["excluded", "parts"] {
                let count = document[key].as_array().unwrap().len();
                assert_eq!(found[key], json!(count), "{key}");
            }
            for (stage, key) in [("primary", "primary"), ("junior", "junior")] {
                assert_eq!(
                    found[format!("composite_cv_{key}")],
                    document["composite_cv"][stage]
                );
                assert_eq!(
                    found[format!("composite_verdict_{key}")],
                    document["composite_verdict"][stage]
                );
            }
        }
    }
}

#[test]
fn a_small_county_is_told_as_worked_out_by_hand() {
    // 4 backbone teachers for 400 pupils are 1.00 a hundred, 3 for 600 are 0.50: the county has
    // 7 for 1000, a mean of 0.7. The deviation is the root of (400 · 0.3² + 600 · 0.2²) / 1000 = 0.06.
    let backbone = Item::BackboneTeachersPrimary;
    let rows_of = [
        Row::primary("a", 400).with(backbone, 4),
        Row::primary("b", 600).with(backbone, 3),
    ];
    let county = county(&rows_of).with_id("330101");
    let tables = ReportTables::of(&[quality(&county)]);
    let indicators = rows(&tables.indicators);
    let of = |school: &str| {
        let mut found = indicators.iter();
        let is_it = |row: &&Value| row["school_id"] == school && row["code"] == "L2";
        found.find(is_it).unwrap().clone()
    };
    assert_eq!(
        of("a"),
        json!({
            "county_id": "330101", "school_id": "a", "stage": "primary", "code": "L2",
            "value": 1.0, "reported": "1.00", "threshold": "1", "verdict": "met",
            "floor_verdict": "met", "shortfall": "0", "relieved": false,
        })
    );
    // Three more of them make 6 for 600.
    let other = of("b");
    assert_eq!(
        (&other["value"], &other["shortfall"]),
        (&json!(0.5), &json!("3"))
    );
    assert_eq!(other["verdict"], "not_met");

    let balance = rows(&tables.balance);
    assert_eq!(balance.len(), 14);
    let row = &balance[1];
    assert_eq!(
        (&row["code"], &row["parts"], &row["limit"]),
        (&json!("L2"), &json!(2), &json!("0.50"))
    );
    assert_eq!(row["mean"], json!(0.7));
    let deviation = row["standard_deviation"].as_f64().unwrap();
    assert!((deviation - 0.06_f64.sqrt()).abs() < 1e-15);
    assert_eq!(row["reported_cv"], "0.350");

    let part = &rows(&tables.parts)[1];
    assert_eq!(
        (&part["school_name"], &part["students"]),
        (&json!("School b"), &json!(600))
    );
    // 0.50 does not reach 85 % of 1, whatever the six values are that are not known.
    assert_eq!(
        (&part["met_count"], &part["verdict"]),
        (&json!(0), &json!("not_met"))
    );
    let county = &rows(&tables.counties)[0];
    assert_eq!(
        (&county["schools"], &county["vetoes"]),
        (&json!(2), &json!("not_assessable"))
    );
}

#[test]
fn without_reports_tables_have_their_columns() {
    let none = ReportTables::of(&[]);
    let some = ReportTables::of(&[quality(&County::default())]);
    for ((name, empty), (_, full)) in none.named().into_iter().zip(some.named()) {
        assert_eq!(empty.num_rows(), 0, "{name}");
        assert_eq!(empty.schema(), full.schema(), "{name}");
    }
}

#[test]
fn the_word_of_a_verdict_is_that_of_files() {
    for verdict in [
        Verdict::Met,
        Verdict::NotMet,
        Verdict::NotAssessable,
        Verdict::NotApplicable,
    ] {
        assert_eq!(serde_json::to_value(verdict).unwrap(), verdict.code());
    }
}
