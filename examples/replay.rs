//! From a record of an evaluation to the same evaluation made again: identical, or what changed.
//!
//! `cargo run --release --example evaluate_county -- SCHOOLS.csv --record RECORD.json`, and years later
//! `cargo run --release --example replay -- RECORD.json --inputs FOLDER`
//!
//! Without a record it makes one of the synthetic county in `examples/data/`, and at once the evaluation again.

mod shell;

use clap::Parser;
use junheng::adapters::json::{EvaluationRecord, InputRole};
use junheng::evaluation::Comparison;
use junheng::model::Language;
use shell::counties::{Evaluation, RuleArguments};
use shell::{Faults, SheetArguments, records};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Makes an evaluation again from its record, and says whether it is identical.
///
/// It ends with 0 if everything is identical, with 1 if something changed, and with 2 if the record or an
/// input cannot be read.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The record that `evaluate_county --record` wrote; without it one of the synthetic county is made
    record: Option<PathBuf>,
    /// The folder with the inputs, under the names of their files; without it they are looked for where
    /// they were
    #[arg(long, value_name = "DIR", requires = "record")]
    inputs: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(Answer { text, is_identical }) => match shell::end(Ok(text)) {
            ExitCode::SUCCESS if !is_identical => ExitCode::FAILURE,
            ended => ended,
        },
        Err(faults) => shell::end(Err(faults)),
    }
}

/// What is said, and whether everything is as it was.
struct Answer {
    text: String,
    is_identical: bool,
}

fn run(arguments: &Arguments) -> Result<Answer, Faults> {
    let (path, record) = match &arguments.record {
        Some(path) => (path.clone(), read_record(path)?),
        None => (shell::sample(""), sample_record()?),
    };
    let input = |role: InputRole| -> Option<PathBuf> {
        let mut inputs = record.inputs.iter();
        let name = &inputs.find(|input| input.role == role)?.name;
        Some(match &arguments.inputs {
            Some(folder) => folder.join(file_name(name)),
            None => PathBuf::from(name),
        })
    };
    let Some(schools) = input(InputRole::Schools) else {
        return Err(shell::named(&path, ["the record has no school file"]));
    };
    let county = input(InputRole::County);
    let standard = input(InputRole::Standard);
    let standard = standard.map(|file| file.display().to_string());
    let rule = RuleArguments {
        standard: standard.unwrap_or_else(|| record.standard.id.clone()),
        relief: record.request.reliefs.clone(),
        option: record.request.options.clone(),
        as_reported: record.request.comparison == Comparison::AsReported,
    };
    let reading = SheetArguments {
        sheet: record.request.sheet.clone(),
        keep_all_rows: record.request.keep_all_rows,
    };

    let inputs = records::inputs(&schools, county.as_deref(), &rule)?;
    let changed = record.changed_inputs(&inputs);
    let mut lines = Vec::new();
    match Evaluation::of(&schools, county.as_deref(), &rule, &reading) {
        Ok(evaluation) => {
            let again = records::record(&evaluation, record.request.clone(), inputs);
            let differences = record.differences(&again);
            let differences = differences.map_err(|error| shell::named(&path, [error]))?;
            lines.extend(differences.iter().map(ToString::to_string));
        }
        // An input that changed is what is asked about, and not why it cannot be read now.
        Err(faults) if !changed.is_empty() || !record.damage().is_empty() => {
            lines.extend(record.damage().iter().map(ToString::to_string));
            lines.extend(changed.iter().map(ToString::to_string));
            lines.extend(
                faults
                    .iter()
                    .map(|fault| format!("it cannot be evaluated now: {fault}")),
            );
        }
        Err(faults) => return Err(faults),
    }
    let is_identical = lines.is_empty();
    if is_identical {
        lines.push("identical".to_owned());
    }
    lines.push(format!(
        "recorded by version {}, made again by version {}",
        record.crate_version,
        env!("CARGO_PKG_VERSION")
    ));
    let text = lines.join("\n") + "\n";
    Ok(Answer { text, is_identical })
}

/// The record of the synthetic county.
fn sample_record() -> Result<EvaluationRecord, Faults> {
    let [schools, county] = ["sample_county.csv", "sample_county.json"].map(shell::sample);
    let rule = RuleArguments {
        standard: "cn-quality-balance-2017".to_owned(),
        relief: Vec::new(),
        option: Vec::new(),
        as_reported: false,
    };
    let reading = SheetArguments::default();
    let evaluation = Evaluation::of(&schools, Some(&county), &rule, &reading)?;
    let request = records::request(&rule, &reading, Language::En);
    let inputs = records::inputs(&schools, Some(&county), &rule)?;
    Ok(records::record(&evaluation, request, inputs))
}

fn read_record(path: &Path) -> Result<EvaluationRecord, Faults> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| shell::named(path, [format!("cannot read the record: {error}")]))?;
    serde_json::from_str(&text)
        .map_err(|error| shell::named(path, [format!("this is no record: {error}")]))
}

/// The name of a file without its folders, whichever system wrote them.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
