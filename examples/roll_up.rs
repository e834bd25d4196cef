//! From a file of several counties to one table of them, and to the area as a whole.
//!
//! `cargo run --release --example roll_up -- SCHOOLS.csv --county COUNTIES.json`
//!
//! Without files it takes four synthetic counties in `examples/data/`.

mod shell;

use clap::Parser;
use junheng::evaluation::{AreaReport, Report, TextStyle};
use shell::counties::{Evaluation, PublicationArguments, RuleArguments};
use shell::{Faults, Format, Lang, SheetArguments};
use std::path::PathBuf;
use std::process::ExitCode;

/// Puts the counties of an area side by side, and looks at the area as a whole.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The school file, of several counties; without it four synthetic counties are taken
    schools: Option<PathBuf>,
    /// The county file (JSON): a list of what the counties file beside their schools
    #[arg(long, value_name = "COUNTIES.json", requires = "schools")]
    county: Option<PathBuf>,
    #[command(flatten)]
    rule: RuleArguments,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of the report; Chinese for markdown, else English, where nothing is said
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    #[command(flatten)]
    publication: PublicationArguments,
    #[command(flatten)]
    reading: SheetArguments,
}

fn main() -> ExitCode {
    shell::end(run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<String, Faults> {
    let (schools, county) = match &arguments.schools {
        Some(schools) => (schools.clone(), arguments.county.clone()),
        None => (
            shell::sample("sample_area.csv"),
            Some(shell::sample("sample_area.json")),
        ),
    };
    let (rule, reading) = (&arguments.rule, &arguments.reading);
    let mut evaluation = Evaluation::of(&schools, county.as_deref(), rule, reading)?;
    let language = Lang::or_usual(arguments.lang, arguments.format);
    let findings = evaluation.reports.iter().flat_map(Report::findings);
    let findings: Vec<String> = findings.map(|finding| finding.sentence(language)).collect();
    shell::warn(&evaluation.warnings);
    // An area has many schools: `evaluate_county` tells each, and the JSON has them all.
    if !findings.is_empty() {
        let count = findings.len();
        shell::warn([format!(
            "{count} figures look wrong; `evaluate_county` says which and why"
        )]);
    }
    if arguments.publication.suppress_below.is_none() {
        evaluation.warnings.extend(findings);
    }
    if let Some(below) = arguments.publication.suppress_below {
        evaluation = evaluation.suppressed(below)?;
    }
    let Evaluation {
        reports, warnings, ..
    } = evaluation;
    let area = AreaReport::new(&reports).map_err(|error| vec![error.to_string()])?;
    Ok(match arguments.format {
        Format::Text => area.to_text(language, TextStyle::default()),
        Format::Markdown => area.to_markdown(language),
        #[cfg(feature = "html")]
        Format::Html => shell::html_of([area.to_html(language)]),
        Format::Json => {
            let mut document = area.to_document(language);
            document.warnings = warnings;
            shell::write_json(&document)?
        }
    })
}
