//! Documents with keys that have no value in any answer on a sample.

use crate::adapters::schema::cases_answers::{answer, refuses_what_is_broken};
use crate::programs::TestFile;
use junheng::adapters::schema::DocumentKind;
use serde_json::{Value, json};

/// Whether a key has a value somewhere in a document.
fn tells(document: &Value, key: &str) -> bool {
    match document {
        Value::Object(object) => object.iter().any(|(name, value)| {
            let is_told = !value.is_null() && *value != json!([]);
            (name == key && is_told) || tells(value, key)
        }),
        Value::Array(values) => values.iter().any(|value| tells(value, key)),
        _ => false,
    }
}

/// That a program says something under each of these keys, that its answer is valid, and that it is not
/// where it is broken.
fn holds(kind: DocumentKind, program: &str, arguments: &str, keys: &[&str]) {
    let found = answer(program, arguments);
    for key in keys {
        assert!(tells(&found, key), "{program} {arguments}: {key}");
    }
    refuses_what_is_broken(kind, &found);
}

#[test]
fn figures_that_were_imputed() {
    let county = TestFile::new(
        "schema-imputed.json",
        r#"{"id": "320499", "imputed": {"3204990001": ["teaching_area"]}}"#,
    );
    let arguments = format!("examples/data/sample_county.csv --county {}", county.path());
    holds(
        DocumentKind::Report,
        "evaluate_county",
        &arguments,
        &["imputed"],
    );
}

#[test]
fn units_of_which_it_is_not_known_whether_they_count() {
    let table = TestFile::new(
        "schema-blank.csv",
        "district,students,expenditure\n1,,5000\n2,300,5100\n3,400,5200\n",
    );
    let arguments = format!(
        "{} --standard examples/data/california_spending.json",
        table.path()
    );
    holds(
        DocumentKind::TableReport,
        "hold_table",
        &arguments,
        &["warnings"],
    );
}

#[test]
fn estimates_with_an_interval_and_counted_tasks() {
    let plan = TestFile::new(
        "schema-plan.json",
        r#"{"id": "p", "title": "t", "base_year": 2020, "target_year": 2025, "unheard": 1, "rows": [
            {"indicator": "x", "direction": "higher_is_better", "baseline": 0, "target": ">= 10"}],
            "tasks": [{"task": "rooms", "name": "rooms", "count": 20, "due_year": 2025}]}"#,
    );
    let observed = TestFile::new(
        "schema-observed.csv",
        "indicator,year,value,lower,upper\nx,2022,12,9,15\nrooms,2022,4,,\n",
    );
    let arguments = format!("{} --observations {}", plan.path(), observed.path());
    let keys = ["certainty", "remaining", "lower", "upper", "warnings"];
    holds(DocumentKind::PlanReport, "plan_progress", &arguments, &keys);
    holds(DocumentKind::TasksReport, "annual_tasks", &arguments, &keys);
}

#[test]
fn seats_with_warnings_and_weights() {
    let grades = TestFile::new(
        "schema-grades.csv",
        "year,stage,grade,pupils\n2024,primary,1,100\n2024,primary,2,90\n2025,primary,1,110\n2025,primary,2,99\n",
    );
    let births = TestFile::new(
        "schema-births.csv",
        "year,births\n2018,100\n2019,120\n2020,150\n",
    );
    let seats = TestFile::new(
        "schema-seats.csv",
        "stage,from,seats,name\nprimary,2020,150,x\njunior,2020,100,y\n",
    );
    let arguments = format!(
        "--grades {} --births {} --seats {} --entry-age 6 --years 1 --title T",
        grades.path(),
        births.path(),
        seats.path()
    );
    holds(
        DocumentKind::SeatsReport,
        "supply_and_demand",
        &arguments,
        &["warnings", "need"],
    );
    // No program asks for a rule with weights.
    let mut found = answer("supply_and_demand", &arguments);
    found["weights"] = json!([3, 2, 1]);
    refuses_what_is_broken(DocumentKind::SeatsReport, &found);
}

#[test]
fn what_stands_in_the_way_of_a_plan_and_what_it_leaves_open() {
    let schools = TestFile::new(
        "schema-needs.csv",
        "school_id,school_name,school_kind,students_primary,classes_primary,classes_primary_66,\
         music_rooms,music_rooms_96,music_rooms_73,fine_arts_rooms,fine_arts_rooms_90,fine_arts_rooms_67\n\
         1,A,primary,2300,40,3,0,0,0,0,0,0\n2,B,primary,2000,40,0,9,9,0,9,9,0\n",
    );
    let keys = ["classes", "rooms", "items", "seats", "infeasible"];
    let levers = TestFile::new("schema-no-levers.json", r#"{"levers": [], "moves": []}"#);
    let arguments = format!("{} --levers {}", schools.path(), levers.path());
    holds(
        DocumentKind::ImprovementReport,
        "improvement_plan",
        &arguments,
        &keys,
    );
}

#[test]
fn teachers_who_move() {
    // Ten backbone teachers for 100 pupils and none for 200, who need two; two in twenty teachers may go.
    let schools = TestFile::new(
        "schema-moves.csv",
        "school_id,school_name,school_kind,students_primary,teachers_primary,backbone_teachers_primary\n\
         1,A,primary,100,20,10\n2,B,primary,200,20,0\n",
    );
    let levers = TestFile::new(
        "schema-moves.json",
        r#"{"moves": [{"id": "m", "stage": "primary", "carries": {"backbone_teachers_primary": "1"},
            "cost": "1", "at_most_share": "0.1"}]}"#,
    );
    let rule = TestFile::new(
        "schema-backbone.json",
        r#"{"id": "r", "name": "r", "provenance": {"issuer": "x", "year": 2026},
            "indicators": [{"code": "L2", "name": "backbone", "unit": "", "per": 100, "split": false, "whole": true,
                "numerator": {"primary": ["backbone_teachers_primary"], "junior": ["backbone_teachers_junior"]},
                "threshold": {"primary": ">= 1", "junior": ">= 1"},
                "reported": {"places": 2, "mode": "half_away_from_zero"}, "source": "s"}],
            "dispersion": {"each": {"primary": "<= 5", "junior": "<= 5"},
                "reported": {"places": 3, "mode": "half_away_from_zero"}, "source": "s"}}"#,
    );
    let arguments = format!(
        "{} --levers {} --standard {} --budget 1",
        schools.path(),
        levers.path(),
        rule.path()
    );
    let keys = ["moves", "from", "to", "stages"];
    holds(
        DocumentKind::ImprovementReport,
        "improvement_plan",
        &arguments,
        &keys,
    );
}

#[test]
fn measures_that_are_undefined() {
    let column = TestFile::new("schema-column.csv", "name,value\na,0\nb,0\n");
    let nothing = TestFile::new("schema-no-column.csv", "name,value\na,\n");
    for file in [&column, &nothing] {
        let arguments = format!("{} --value value --group name", file.path());
        holds(
            DocumentKind::Measures,
            "measure",
            &arguments,
            &["undefined"],
        );
        holds(
            DocumentKind::Drivers,
            "who_drives_it",
            &arguments,
            &["undefined"],
        );
    }
}
