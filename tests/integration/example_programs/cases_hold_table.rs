//! `hold_table`: columns that it passes over.

use super::faults;
use crate::programs::{TestFile, run};

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
