//! Holds a table of any units to a standard that declares its own columns.
//!
//! `cargo run --release --example hold_table -- TABLE.csv --standard ID|FILE.json
//! [--column CODE=HEADER]… [--id HEADER] [--facts FILE.json] [--format text|json] [--lang zh|en]`
//!
//! Without a table it holds the school districts of California to the disparity test of 34 CFR
//! 222.162 and to a coefficient of variation, and the schools of California to their growth target
//! of 2000, all from `examples/data/`.

#![expect(clippy::print_stderr, reason = "faults are told there")]

use std::error::Error;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use junheng::adapters::csv::TableLayout;
use junheng::adapters::json::{read_area_filing_file, read_table_standard_file};
use junheng::evaluation::{Colour, TableEvaluator, TextStyle};
use junheng::model::{AreaFiling, Language};
use junheng::standards::{TableStandard, catalogue};
use serde_json::Value;

/// Holds a table of units to a standard.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// A file of comma-separated values with a header; without it, the samples of California
    #[arg(requires = "standard")]
    table: Option<PathBuf>,
    /// An edition of the catalogue by its identifier, or a standard as JSON
    #[arg(long, value_name = "ID|FILE.json", requires = "table")]
    standard: Option<String>,
    /// The header that a column of the standard has in the table
    #[arg(long, value_name = "CODE=HEADER", value_parser = renaming, requires = "table")]
    column: Vec<Renaming>,
    /// The header of the identifiers; without it, the first column
    #[arg(long, value_name = "HEADER", requires = "table")]
    id: Option<String>,
    /// The figures and attestations of the whole area, as JSON
    #[arg(long, value_name = "FILE.json", requires = "table")]
    facts: Option<PathBuf>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of the output
    #[arg(long, value_enum, default_value_t = Tongue::En)]
    lang: Tongue,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    Zh,
    En,
}

/// A column of the standard and its header in the table.
#[derive(Clone)]
struct Renaming {
    code: String,
    header: String,
}

fn renaming(text: &str) -> Result<Renaming, String> {
    let (code, header) = text
        .split_once('=')
        .ok_or("expected the code of a column, `=`, and its header")?;
    Ok(Renaming {
        code: code.trim().to_owned(),
        header: header.trim().to_owned(),
    })
}

/// A table to be held to a standard.
struct Case {
    table: PathBuf,
    standard: String,
    columns: Vec<Renaming>,
    id: Option<String>,
    facts: Option<PathBuf>,
}

fn main() -> ExitCode {
    let asked = Arguments::parse();
    let language = match asked.lang {
        Tongue::Zh => Language::Zh,
        Tongue::En => Language::En,
    };
    let format = asked.format;
    let mut faults = Vec::new();
    let (mut texts, mut documents) = (Vec::new(), Vec::new());
    for case in cases(asked) {
        match held(&case, format, language) {
            Ok(Answer::Text(text)) => texts.push(text),
            Ok(Answer::Json(document)) => documents.push(document),
            Err(error) => faults.push(format!(
                "{}:\n{}",
                case.table.display(),
                with_cause(&*error)
            )),
        }
    }
    if faults.is_empty() {
        let answer = match format {
            Format::Text => texts.join("\n"),
            Format::Json if documents.len() == 1 => format!("{:#}\n", documents.remove(0)),
            Format::Json => format!("{:#}\n", Value::Array(documents)),
        };
        match std::io::stdout().lock().write_all(answer.as_bytes()) {
            // A reader that went away is no fault.
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                faults.push(format!("cannot write the answer: {error}"));
            }
            _ => return ExitCode::SUCCESS,
        }
    }
    for fault in faults {
        eprintln!("{fault}");
    }
    ExitCode::from(2)
}

/// What was asked for, or the samples.
fn cases(asked: Arguments) -> Vec<Case> {
    if let (Some(table), Some(standard)) = (asked.table, asked.standard) {
        return vec![Case {
            table,
            standard,
            columns: asked.column,
            id: asked.id,
            facts: asked.facts,
        }];
    }
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let column = |code: &str, header: &str| Renaming {
        code: code.to_owned(),
        header: header.to_owned(),
    };
    let sample = |table: &str, standard: String, columns| Case {
        table: data.join(table),
        standard,
        columns,
        id: None,
        facts: None,
    };
    let spending = data.join("california_spending.json");
    vec![
        sample(
            "california_districts.csv",
            "us-expenditure-disparity-1995".to_owned(),
            vec![
                column("pupils", "students"),
                column("amount_per_pupil", "expenditure"),
            ],
        ),
        sample(
            "california_districts.csv",
            spending.display().to_string(),
            Vec::new(),
        ),
        sample(
            "california_growth.csv",
            "us-ca-growth-target-2000".to_owned(),
            Vec::new(),
        ),
    ]
}

enum Answer {
    Text(String),
    Json(Value),
}

/// Reads a table and its standard, and holds the one to the other.
fn held(case: &Case, format: Format, language: Language) -> Result<Answer, Box<dyn Error>> {
    let standard = standard(&case.standard)?;
    let mut layout = TableLayout::of(&standard);
    if let Some(id) = &case.id {
        layout = layout.with_identity(id);
    }
    for Renaming { code, header } in &case.columns {
        layout = layout.with_header(code, header)?;
    }
    let table = layout.read_file(&case.table)?;
    let filing = match &case.facts {
        Some(path) => read_area_filing_file(path, &standard)
            .map_err(|error| format!("{}:\n{}", path.display(), with_cause(&error)))?,
        None => AreaFiling::default(),
    };
    let report = TableEvaluator::new(&standard)?.evaluate(&table, &filing);
    Ok(match format {
        Format::Text => {
            let colour = if std::io::stdout().is_terminal() {
                Colour::Ansi
            } else {
                Colour::Plain
            };
            let style = TextStyle::default().with_colour(colour);
            Answer::Text(report.to_text(language, style))
        }
        Format::Json => Answer::Json(serde_json::to_value(report.to_document(language))?),
    })
}

/// An edition of the catalogue, or a standard of one's own.
fn standard(name: &str) -> Result<TableStandard, Box<dyn Error>> {
    let is_file = Path::new(name)
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    if is_file {
        let read = read_table_standard_file(name);
        return Ok(read.map_err(|error| format!("{name}:\n{}", with_cause(&error)))?);
    }
    Ok(catalogue::find_table(name)?.clone())
}

/// An error with what is behind it.
fn with_cause(error: &dyn Error) -> String {
    let cause = error.source().map(|cause| format!(": {cause}"));
    format!("{error}{}", cause.unwrap_or_default())
}
