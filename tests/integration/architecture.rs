//! The rooms import only downwards.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may see.
const ROOMS: &[(&str, &[&str])] = &[
    ("numeric", &[]),
    ("model", &[]),
    ("standards", &["model", "numeric"]),
    ("evaluation", &["standards", "model", "numeric"]),
    ("planning", &["evaluation", "standards", "model", "numeric"]),
    (
        "adapters",
        &["planning", "evaluation", "standards", "model", "numeric"],
    ),
];

fn source_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(source_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The rooms that the code of a file names as `crate::room`, doc comments left out.
fn rooms_named(source: &str) -> Vec<String> {
    source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| {
            let word = |character: &char| character.is_ascii_lowercase() || *character == '_';
            rest.chars().take_while(word).collect()
        })
        .collect()
}

#[test]
fn rooms_import_only_downwards() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (room, below) in ROOMS {
        let files = source_files(&source.join(room));
        assert!(!files.is_empty(), "the room {room} is empty");
        for file in files {
            for named in rooms_named(&fs::read_to_string(&file).unwrap()) {
                let allowed = named == *room || below.contains(&named.as_str());
                assert!(allowed, "{} imports from `{named}`", file.display());
            }
        }
    }
}

#[test]
fn an_upward_import_would_be_found() {
    let source = "use crate::evaluation::Report;\n// crate::standards in a comment\n";
    assert_eq!(rooms_named(source), ["evaluation"]);
}
