//! `evaluate_county --record` and `replay`: identical, or what changed.

use crate::programs::{TestFile, printed, refused, root, run};
use std::fs;
use std::path::PathBuf;

/// A folder of a test's own with the sample county and a standard, which is removed in the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("junheng-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        for file in [
            "sample_county.csv",
            "sample_county.json",
            "custom_standard.json",
        ] {
            fs::copy(root().join("examples/data").join(file), path.join(file)).unwrap();
        }
        Self(path)
    }

    fn path(&self, file: &str) -> String {
        self.0.join(file).to_str().unwrap().to_owned()
    }

    /// Changes the first place of a text in a file.
    fn change(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(from), "{file}");
        fs::write(self.path(file), text.replacen(from, to, 1)).unwrap();
    }

    /// Evaluates the county in the folder and writes the record there.
    fn record(&self, arguments: &[&str]) -> String {
        let (schools, county) = (
            self.path("sample_county.csv"),
            self.path("sample_county.json"),
        );
        let record = self.path("record.json");
        let files = [schools.as_str(), "--county", &county, "--record", &record];
        printed("evaluate_county", &[&files, arguments].concat());
        record
    }

    /// What `replay` says of the record with the inputs in the folder, and how it ends.
    fn replayed(&self) -> (Vec<String>, i32) {
        let (record, folder) = (self.path("record.json"), self.path(""));
        let output = run("replay", &[&record, "--inputs", &folder]);
        let text = String::from_utf8(output.stdout).unwrap();
        let code = output.status.code().unwrap();
        (text.lines().map(str::to_owned).collect(), code)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed stays in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

const CUSTOM: &str = "custom_standard.json";

#[test]
fn an_evaluation_made_again_is_identical_whatever_was_asked_for() {
    let folder = Folder::new("identical");
    let standard = folder.path(CUSTOM);
    for arguments in [
        &["--format", "json"][..],
        &[
            "--relief",
            "city-venues",
            "--option",
            "special-funds-minimum=8000",
        ],
        &["--as-reported", "--lang", "zh", "--keep-all-rows"],
        &["--standard", &standard],
        &["--standard", "cn-basic-balance-2012"],
    ] {
        folder.record(arguments);
        let (lines, code) = folder.replayed();
        assert_eq!(
            (lines[0].as_str(), lines.len(), code),
            ("identical", 2, 0),
            "{arguments:?}"
        );
    }
}

#[test]
fn where_the_inputs_are_is_nothing() {
    let folder = Folder::new("moved");
    let record = folder.record(&[]);
    // Where they were.
    let (text, _) = printed("replay", &[&record]);
    assert!(text.starts_with("identical\n"));
    let data = root().join("examples/data");
    let (text, _) = printed("replay", &[&record, "--inputs", data.to_str().unwrap()]);
    assert!(text.starts_with("identical\n"));
}

#[test]
fn a_changed_digit_of_an_input_is_named_with_the_key_that_it_changes() {
    let folder = Folder::new("schools");
    folder.record(&[]);
    folder.change("sample_county.csv", ",1788,", ",1789,");
    let (lines, code) = folder.replayed();
    assert_eq!(code, 1);
    let name = folder.path("sample_county.csv");
    assert!(
        lines[0].starts_with(&format!("the input `{name}` has changed: ")),
        "{lines:?}"
    );
    assert_eq!(
        lines[1],
        "the report differs first at `parts[0].students`: it was 1788, and is 1789"
    );

    let folder = Folder::new("county");
    folder.record(&[]);
    folder.change("sample_county.json", "158640", "158641");
    let (lines, code) = folder.replayed();
    assert_eq!((lines.len(), code), (3, 1), "{lines:?}");
    assert!(lines[0].contains("sample_county.json` has changed"));
    assert!(
        lines[1].starts_with("the report differs first at `clauses[7]."),
        "{lines:?}"
    );
}

#[test]
fn an_input_that_changed_and_changes_nothing_is_named_alone() {
    let folder = Folder::new("blank");
    folder.record(&[]);
    folder.change("sample_county.json", "{", "{ ");
    let (lines, code) = folder.replayed();
    assert_eq!((lines.len(), code), (2, 1), "{lines:?}");
    assert!(lines[0].contains("has changed"));
}

#[test]
fn an_input_that_cannot_be_read_any_more_is_named_with_its_fault() {
    let folder = Folder::new("broken");
    folder.record(&[]);
    folder.change("sample_county.csv", ",1788,", ",-1788,");
    let (lines, code) = folder.replayed();
    assert_eq!(code, 1);
    assert!(lines[0].contains("has changed"));
    assert!(
        lines[1].starts_with("it cannot be evaluated now: "),
        "{lines:?}"
    );
    assert!(lines[1].contains("found `-1788`"));
}

#[test]
fn a_changed_standard_is_named() {
    let folder = Folder::new("standard");
    let standard = folder.path(CUSTOM);
    folder.record(&["--standard", &standard]);
    folder.change(CUSTOM, ">= 4.2", ">= 4.3");
    let (lines, code) = folder.replayed();
    assert_eq!(code, 1);
    assert!(
        lines[0].contains("custom_standard.json` has changed"),
        "{lines:?}"
    );
    assert!(lines[1].starts_with("the standard `"), "{lines:?}");
    assert!(
        lines[2].starts_with("the report differs first at `indicators["),
        "{lines:?}"
    );
}

#[test]
fn an_option_or_a_relief_changed_in_the_record_is_named() {
    for (from, to) in [
        ("special-funds-minimum=8000", "special-funds-minimum=8001"),
        ("\"city-venues\"", "\"rooms-2016\""),
        ("\"exact\"", "\"as_reported\""),
    ] {
        let folder = Folder::new(&format!("option-{}", to.len()));
        folder.record(&[
            "--relief",
            "city-venues",
            "--option",
            "special-funds-minimum=8000",
        ]);
        folder.change("record.json", from, to);
        let (lines, code) = folder.replayed();
        assert_eq!(code, 1, "{lines:?}");
        assert!(
            lines[0].contains("`request` does not have the SHA-256"),
            "{lines:?}"
        );
        assert!(
            lines[1].starts_with("the report differs first at `"),
            "{to}: {lines:?}"
        );
    }
}

#[test]
fn a_missing_input_and_a_broken_record_are_faults() {
    let folder = Folder::new("missing");
    let record = folder.record(&[]);
    fs::remove_file(folder.path("sample_county.csv")).unwrap();
    let told = refused("replay", &[&record, "--inputs", &folder.path("")]);
    assert_eq!(told.len(), 1);
    assert!(
        told[0].contains("sample_county.csv: cannot read the file: "),
        "{told:?}"
    );

    let broken = TestFile::new("broken-record.json", "{\"schema\": 1}");
    let told = refused("replay", &[broken.path()]);
    assert_eq!(
        told,
        [format!(
            "{}: this is no record: missing field `crate_version` at line 1 column 13",
            broken.path()
        )]
    );
}
