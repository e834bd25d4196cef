//! Example programs, run as a user runs them.

mod cases_all_programs;
mod cases_compare_years;
#[cfg(feature = "arrow")]
mod cases_evaluate_nation;
mod cases_field;
mod cases_hold_table;
#[cfg(feature = "html")]
mod cases_html;
#[cfg(feature = "plan")]
mod cases_improvement_plan;
mod cases_measure;
mod cases_plan_progress;
#[cfg(feature = "record")]
mod cases_replay;
mod cases_who_drives_it;
#[cfg(feature = "xlsx")]
mod cases_workbook;
mod reference_measure;

use crate::programs::{printed, refused};
use serde_json::Value;

/// The answer of a program that has nothing to say beside, as JSON.
fn answer(example: &str, file: &str, columns: &[&str]) -> Value {
    let arguments = [&[file][..], columns, &["--format", "json"]].concat();
    let (answer, told) = printed(example, &arguments);
    assert_eq!(told, "");
    serde_json::from_str(&answer).unwrap()
}

fn measured(file: &str, columns: &[&str]) -> Value {
    answer("measure", file, columns)
}

/// What a program says of a file that it refuses.
fn faults(example: &str, file: &str, columns: &[&str]) -> Vec<String> {
    refused(example, &[&[file][..], columns].concat())
}
