//! `hold_table`: columns that it passes over, and editions that it holds to their samples.

use super::faults;
use crate::programs::{TestFile, printed, refused, root, run};

#[test]
fn hold_table_warns_of_columns_that_it_passes_over() {
    let table = TestFile::new("passed-over.csv", "id,api99,api00,api-99\nA,750,752,9\n");
    let asked = [table.path(), "--standard", "us-ca-growth-target-2000"];
    let output = run(
        "hold_table",
        &[&asked[..], &["--format", "markdown"]].concat(),
    );
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        format!(
            "warning: {}: column 4 (D) `api-99` is not known and is ignored; the nearest known name \
             is `api99`\n",
            table.path()
        )
    );
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("\n| 1 | A | 未达标 | 2 | 3 |  |  |\n"),
        "{text}"
    );

    let twice = ["--column", "api99=api-99", "--column", "api99=api00"];
    assert_eq!(
        faults(
            "hold_table",
            table.path(),
            &[&asked[1..], &twice[..]].concat()
        ),
        ["the header of the column `api99` is given twice"]
    );
}

#[test]
fn hold_table_takes_weights_as_they_are_written() {
    // Half of 0.6 is the first 0.3: McLoone is 1, which an index of at least 1 asks for.
    let standard = r#"{
        "id": "halves", "name": "halves", "provenance": {"issuer": "issuer", "year": 2026},
        "columns": [
            {"code": "x", "name": "x"},
            {"code": "w", "name": "w"}
        ],
        "criteria": [{
            "code": "A", "name": "a", "source": "s",
            "test": {"kind": "spread", "measure": "mc_loone", "value": "x", "weight": "w", "limit": ">= 1"}
        }]
    }"#;
    let standard = TestFile::new("halves.json", standard);
    let table = TestFile::new("halves.csv", "id,x,w\nA,10,0.3\nB,20,0.1\nC,30,0.2\n");
    let asked = ["--standard", standard.path()];
    let found = super::answer("hold_table", table.path(), &asked);
    assert_eq!(found["criteria"][0]["value"], 1.0, "{found}");
    assert_eq!(found["verdict"], "met");
}

#[test]
fn an_edition_without_a_table_takes_its_sample() {
    // The verdicts as they are worked by hand: Amaltas has 2 teachers for 58 children, Banyan 3 for 95 where 4 are
    // asked for; Cassia and Deodar have 180, one with a head teacher and one without.
    let answer = |edition: &str| {
        let (answer, told) = printed("hold_table", &["--standard", edition, "--format", "json"]);
        assert_eq!(told, "", "{edition}");
        serde_json::from_str::<serde_json::Value>(&answer).unwrap()
    };
    let of = |answer: &serde_json::Value, criterion: &str| -> Vec<String> {
        let units = answer["units"].as_array().unwrap().iter();
        let result = |unit: &serde_json::Value| {
            let results = unit["results"].as_array().unwrap().iter();
            let mut results = results.filter(|one| one["code"] == criterion);
            results.next().unwrap()["verdict"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        units.map(result).collect()
    };
    let schedule = answer("in-rte-schedule-2009");
    let (met, not, none) = ("met", "not_met", "not_applicable");
    assert_eq!(of(&schedule, "teachers_primary"), [met, not, met, met, met]);
    assert_eq!(of(&schedule, "head_primary"), [none, none, met, not, met]);
    let narrow = answer("in-rte-schedule-2009-head-above-200");
    assert_eq!(of(&narrow, "head_primary"), [none, none, none, none, met]);
    // 9100 of 10 000; 4 590 000 of 5 100 000; neither; one measure alone, and enough.
    let effort = answer("us-maintenance-of-effort-2015");
    assert_eq!(of(&effort, "effort"), [met, met, not, met]);
    let infants = answer("gb-infant-class-2012");
    assert_eq!(of(&infants, "class_size"), [met, met, not, met]);
    let classes = answer("tw-class-size-2007");
    assert_eq!(of(&classes, "class_size"), [met, met, not, met, met, met]);
    assert_eq!(classes["excluded"][0]["id"], "101-1");
    assert_eq!(answer("us-title1-comparability")["verdict"], met);
    assert_eq!(answer("us-equity-factor-2002-capped")["verdict"], met);
    let europe = answer("eu-education-area-2030");
    let verdicts = europe["units"].as_array().unwrap().iter();
    let verdicts: Vec<_> = verdicts
        .map(|unit| unit["verdict"].as_str().unwrap())
        .collect();
    assert_eq!(verdicts, [met, not, not]);
    // 1000 children of 1150, 520 of them in public kindergartens and 290 in inclusive private ones; 31 classes of 36
    // within their size; 66 teachers where 1000 ÷ 15 asks for 67, 65 with a certificate; 2 townships of 3; 340
    // answers of 400 are 85 %, and more is asked for.
    let preschool = answer("cn-preschool-2020");
    let criteria = preschool["criteria"].as_array().unwrap().iter();
    let verdicts: Vec<_> = criteria
        .map(|one| one["verdict"].as_str().unwrap())
        .collect();
    let open = "not_assessable";
    assert_eq!(
        verdicts,
        [
            met, met, met, met, not, not, met, not, not, met, met, met, open
        ]
    );
}

#[test]
fn a_standard_without_a_sample_asks_for_a_table() {
    let own = root().join("examples/data/california_spending.json");
    let text = std::fs::read_to_string(own).unwrap();
    let file = TestFile::new("own_standard.json", &text);
    let told = refused("hold_table", &["--standard", file.path()]);
    let expected = "expected a table as well, as there is no sample of it";
    assert_eq!(told, [format!("--standard {}: {expected}", file.path())]);

    let told = refused("hold_table", &["--standard", "nope"]);
    assert!(
        told[0].starts_with("no standard `nope` in the catalogue; there are cn-preschool-2020, "),
        "{told:?}"
    );
    assert_eq!(told.len(), 1);
}
