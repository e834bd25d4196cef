//! JSON files: every fault with its path, every decimal as written.

mod cases_county_files;
mod cases_faults;
mod cases_matching;
#[cfg(feature = "record")]
mod cases_records;
mod cases_standards;
mod cases_text;
mod laws_any_text;

use junheng::adapters::json::{CountyFilings, JsonFileError, read_county_filings};
use junheng::model::{Amount, County};
use std::path::Path;

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

/// The lines of the faults of a refused file.
fn lines<T: std::fmt::Debug>(read: Result<T, JsonFileError>) -> Vec<String> {
    read.unwrap_err()
        .to_string()
        .lines()
        .map(str::to_owned)
        .collect()
}

fn example(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples/data")
        .join(name)
}

// The county file
fn one_filing(text: &str) -> CountyFilings {
    let read = read_county_filings(text).unwrap();
    assert_eq!(read.filings.len(), 1);
    read
}

// Which county a filing belongs to
fn county(id: &str) -> County {
    County::new(vec![]).unwrap().with_id(id)
}
