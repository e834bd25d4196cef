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
