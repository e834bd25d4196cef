//! From a county's school file to its verdict, with every reason.
//!
//! `cargo run --release --example evaluate_county -- SCHOOLS.csv --county COUNTY.json`
//!
//! Without a file it evaluates the synthetic county in `examples/data/`.

mod shell;

use clap::Parser;
use junheng::adapters::table;
#[cfg(feature = "xlsx")]
use junheng::evaluation::ReportWorkbook;
use junheng::evaluation::{DocumentView, Report, Sensitivity, TextStyle};
use junheng::model::Language;
use serde::Serialize;
use shell::counties::{Evaluation, PublicationArguments, RuleArguments};
use shell::{Faults, Format, Lang, OneOrMany, SheetArguments};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Evaluates the schools of one or more counties against a standard.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The school file; without it the synthetic sample county is evaluated
    schools: Option<PathBuf>,
    /// The county file (JSON): figures, attestations, vetoes, survey, monitoring
    #[arg(long)]
    county: Option<PathBuf>,
    #[command(flatten)]
    rule: RuleArguments,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of the report; Chinese for markdown, else English, where nothing is said
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// Tell below the report whether a coefficient of variation can still leave its limit, if every
    /// value that is missing lies between zero and the highest known one
    #[arg(long, conflicts_with = "suppress_below")]
    possible: bool,
    /// Tell below the report what turns when a disputed reading of the standard is taken the other way
    #[arg(long, conflicts_with = "suppress_below")]
    sensitivity: bool,
    #[command(flatten)]
    publication: PublicationArguments,
    #[command(flatten)]
    reading: SheetArguments,
    /// Write the report to a file instead: a workbook where its name ends with .xlsx, else in the format
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write what is needed to check the verdict years later, for the program `replay`
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// Print an empty school file with Chinese headers, or write it as a workbook
    #[arg(long, value_name = "FILE.xlsx")]
    #[expect(
        clippy::option_option,
        reason = "the option may be left out, and so may its value"
    )]
    template: Option<Option<PathBuf>>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    shell::end(match &arguments.template {
        Some(None) => Ok(table::template()),
        Some(Some(path)) => write_template(path),
        None => run(&arguments),
    })
}

/// Writes an empty school file as a workbook.
fn write_template(path: &Path) -> Result<String, Faults> {
    if !path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
    {
        let path = path.display();
        return Err(vec![format!(
            "--template {path}: expected a name that ends with .xlsx, or no name for a template as CSV"
        )]);
    }
    let bytes = template_bytes().map_err(|fault| shell::named(path, [fault]))?;
    let written = std::fs::write(path, bytes).map(|()| String::new());
    written.map_err(|error| shell::named(path, [format!("cannot write the template: {error}")]))
}

#[cfg(feature = "xlsx")]
fn template_bytes() -> Result<Vec<u8>, String> {
    table::template_workbook().map_err(|error| error.to_string())
}

#[cfg(not(feature = "xlsx"))]
fn template_bytes() -> Result<Vec<u8>, String> {
    Err("this build writes no workbooks, for want of the feature `xlsx`".to_owned())
}

fn run(arguments: &Arguments) -> Result<String, Faults> {
    let (schools, county) = if let Some(schools) = &arguments.schools {
        (schools.clone(), arguments.county.clone())
    } else {
        let sample = || shell::sample("sample_county.json");
        (
            shell::sample("sample_county.csv"),
            Some(arguments.county.clone().unwrap_or_else(sample)),
        )
    };
    let language = Lang::or_usual(arguments.lang, arguments.format);

    let (rule, reading) = (&arguments.rule, &arguments.reading);
    let read = [Some(schools.as_path()), county.as_deref(), rule.file()];
    for file in arguments.record.iter().chain(&arguments.output) {
        shell::unless_read(file, &read)?;
    }
    let evaluation = Evaluation::of(&schools, county.as_deref(), rule, reading)?;
    if let Some(file) = &arguments.record {
        let inputs = Inputs {
            schools: &schools,
            county: county.as_deref(),
        };
        write_record(file, &inputs, arguments, &evaluation, language)?;
    }
    shell::warn(&evaluation.warnings);
    let findings = evaluation.reports.iter().flat_map(Report::findings);
    shell::warn(findings.map(|finding| finding.sentence(language)));
    let evaluation = match arguments.publication.suppress_below {
        Some(below) => evaluation.suppressed(below)?,
        None => evaluation,
    };
    let reports = &evaluation.reports;
    if let Some(file) = &arguments.output {
        let is_workbook = file
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
        let bytes = if is_workbook {
            workbook(reports, arguments, language).map_err(|fault| shell::named(file, [fault]))?
        } else {
            let text = match arguments.format {
                Format::Json => shell::json_text(&document(&evaluation, arguments, language))?,
                _ => rendered(reports, arguments, language),
            };
            text.into_bytes()
        };
        let written = std::fs::write(file, bytes).map(|()| String::new());
        return written
            .map_err(|error| shell::named(file, [format!("cannot write the report: {error}")]));
    }
    match arguments.format {
        Format::Json => shell::write_json(&document(&evaluation, arguments, language)),
        _ => Ok(rendered(reports, arguments, language)),
    }
}

/// The reports one below the other, in a format that is read by people.
fn rendered(reports: &[Report<'_>], arguments: &Arguments, language: Language) -> String {
    match arguments.format {
        Format::Text => joined(reports, |report| {
            let style = TextStyle::default();
            let sensitivity = sensitivity(report, arguments);
            let sensitivity = sensitivity.map(|one| format!("\n{}", one.to_text(language, style)));
            let possible = possible_list(report, arguments, language);
            report.to_text(language, style) + &possible + &sensitivity.unwrap_or_default()
        }),
        Format::Markdown => joined(reports, |report| {
            let sensitivity = sensitivity(report, arguments);
            let sensitivity = sensitivity.map(|one| format!("\n{}", one.to_markdown(language)));
            let possible = possible_list(report, arguments, language);
            report.to_markdown(language) + &possible + &sensitivity.unwrap_or_default()
        }),
        #[cfg(feature = "html")]
        Format::Html => shell::html_of(reports.iter().flat_map(|report| {
            let page = report.to_html(language);
            let possible = possible(report, arguments, language);
            let page = page.with_section(possible_title(language), possible);
            let sensitivity = sensitivity(report, arguments);
            let sensitivity = sensitivity.map(|one| one.to_html(language));
            [page].into_iter().chain(sensitivity)
        })),
        Format::Json => String::new(),
    }
}

#[cfg(feature = "xlsx")]
fn workbook(
    reports: &[Report<'_>],
    arguments: &Arguments,
    language: Language,
) -> Result<Vec<u8>, String> {
    let workbooks = reports.iter().flat_map(|report| {
        let workbook = report.to_workbook(language);
        let possible = possible(report, arguments, language);
        let workbook = workbook.with_section(possible_title(language), possible);
        let sensitivity = sensitivity(report, arguments);
        let sensitivity = sensitivity.map(|one| one.to_workbook(language));
        [workbook].into_iter().chain(sensitivity)
    });
    let workbook = ReportWorkbook::joined(workbooks).ok_or("there is no county to report on")?;
    workbook.to_bytes().map_err(|error| error.to_string())
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &[Report<'_>], _: &Arguments, _: Language) -> Result<Vec<u8>, String> {
    Err("this build writes no workbooks, for want of the feature `xlsx`".to_owned())
}

/// The files that were read.
#[cfg_attr(
    not(feature = "record"),
    expect(dead_code, reason = "only a record names them")
)]
struct Inputs<'i> {
    schools: &'i Path,
    county: Option<&'i Path>,
}

#[cfg(feature = "record")]
fn write_record(
    file: &Path,
    inputs: &Inputs<'_>,
    arguments: &Arguments,
    evaluation: &Evaluation,
    language: Language,
) -> Result<(), Faults> {
    let request = shell::records::request(&arguments.rule, &arguments.reading, language);
    let inputs = shell::records::inputs(inputs.schools, inputs.county, &arguments.rule)?;
    let record = shell::records::record(evaluation, request, inputs);
    let text = serde_json::to_string_pretty(&record).map_err(|error| vec![error.to_string()])?;
    let written = std::fs::write(file, text + "\n");
    written.map_err(|error| shell::named(file, [format!("cannot write the record: {error}")]))
}

#[cfg(not(feature = "record"))]
fn write_record(
    file: &Path,
    _: &Inputs<'_>,
    _: &Arguments,
    _: &Evaluation,
    _: Language,
) -> Result<(), Faults> {
    let fault = "this build writes no records, for want of the feature `record`";
    Err(shell::named(file, [fault]))
}

fn joined(reports: &[Report<'_>], render: impl Fn(&Report<'_>) -> String) -> String {
    reports.iter().map(render).collect::<Vec<_>>().join("\n")
}

/// What turns when the standard is read otherwise, where that is asked for.
fn sensitivity(report: &Report<'_>, arguments: &Arguments) -> Option<Sensitivity> {
    arguments.sensitivity.then(|| Sensitivity::of(report))
}

/// A report as it is written as JSON, with what is asked for beside it.
#[derive(Serialize)]
struct Written<'r> {
    #[serde(flatten)]
    report: DocumentView<'r>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sensitivity: Option<Sensitivity>,
}

/// The reports as JSON: one, or a list where the file has several counties.
fn document<'r>(
    evaluation: &'r Evaluation,
    arguments: &Arguments,
    language: Language,
) -> OneOrMany<Written<'r>> {
    let documents = evaluation.reports.iter().map(|report| Written {
        report: report
            .as_document(language)
            .with_warnings(&evaluation.warnings),
        sensitivity: sensitivity(report, arguments),
    });
    OneOrMany(documents.collect())
}

/// What stands above those sentences on a page.
#[cfg(any(feature = "html", feature = "xlsx"))]
fn possible_title(language: Language) -> &'static str {
    language.pick(
        "尚不能确定的差异系数",
        "What the coefficients that are not known can still be",
    )
}

/// What the coefficients that cannot be told can be, a sentence each, where that is asked for.
fn possible(report: &Report<'_>, arguments: &Arguments, language: Language) -> Vec<String> {
    if arguments.possible {
        report.possible_sentences(language)
    } else {
        Vec::new()
    }
}

/// Those sentences as a list in a text.
fn possible_list(report: &Report<'_>, arguments: &Arguments, language: Language) -> String {
    let sentences = possible(report, arguments, language);
    let lines = sentences.iter().map(|sentence| format!("\n- {sentence}\n"));
    lines.collect()
}
