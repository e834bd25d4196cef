//! The tasks of a year: what is done of what is due, and whether the plan behind them adds up.
//!
//! `cargo run --release --example annual_tasks -- PLAN.json --observations FILE.csv`
//!
//! Without a plan it takes the work points of Wujin for 2024 with counts that are made up, and
//! holds the figures of the district's five-year plan against each other.

#![expect(
    clippy::print_stderr,
    reason = "faults and warnings belong on standard error"
)]

mod shell;

use clap::Parser;
use junheng::adapters::{json, table};
use junheng::evaluation::TextStyle;
use junheng::model::{Plan, PlanObservations, Statements};
use junheng::planning::{AsOf, PlanProgress, StatementReview, review, track};
use shell::{Faults, Format, Lang, named};
use std::path::PathBuf;
use std::process::ExitCode;

/// Holds the tasks of a year against what was done, and the statements of a plan against each other.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The plan with its tasks (JSON)
    plan: Option<PathBuf>,
    /// What was observed (CSV): indicator, stage, year, value
    #[arg(long, value_name = "FILE.csv", requires = "plan")]
    observations: Option<PathBuf>,
    /// What the plan states (JSON); may be given more than once
    #[arg(long, value_name = "FILE.json")]
    statements: Vec<PathBuf>,
    /// Look at observations up to this year; the newest year observed where nothing is said
    #[arg(long, value_name = "YEAR")]
    as_of: Option<i32>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of the report; Chinese for markdown, else English, where nothing is said
    #[arg(long, value_enum)]
    lang: Option<Lang>,
}

fn main() -> ExitCode {
    shell::end(run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<String, Faults> {
    let sample = shell::sample;
    let plan_path = arguments.plan.clone();
    let observations_path = match &plan_path {
        Some(_) => arguments.observations.clone(),
        None => Some(sample("wujin_tasks_made_up.csv")),
    };
    let statement_paths = match &plan_path {
        None if arguments.statements.is_empty() => vec![sample("wujin_plan_statements.json")],
        _ => arguments.statements.clone(),
    };
    if plan_path.is_none() {
        eprintln!("note: the counts of the sample are made up");
    }
    let plan_path = plan_path.unwrap_or_else(|| sample("wujin_tasks_2024.json"));

    // Every file is read before any fault is reported, so that all are.
    let mut faults = Faults::new();
    let mut warnings: Vec<String> = Vec::new();
    let mut plans: Vec<Plan> = Vec::new();
    match json::read_plan_file(&plan_path) {
        Ok(read) => {
            let ignored = |key| format!("`{key}` means nothing in a plan and is ignored");
            warnings.extend(named(&plan_path, read.unknown_keys.iter().map(ignored)));
            plans.push(read.plan);
        }
        Err(error) => faults.extend(named(&plan_path, error.to_string().lines())),
    }
    // A plan with faults has indicators all the same, as a rule.
    let indicators = || json::read_plan_indicators_file(&plan_path).ok().flatten();
    let mut observations = match indicators() {
        _ if faults.is_empty() => PlanObservations::of_plans(&plans),
        Some(indicators) => PlanObservations::of_indicators(indicators),
        None => PlanObservations::of_any_plan(),
    };
    if let Some(path) = &observations_path {
        match table::read_observation_file(path, observations.clone()) {
            Ok(read) => {
                warnings.extend(named(path, read.messages()));
                observations = read.content;
            }
            Err(error) => faults.extend(named(path, error.to_string().lines())),
        }
    }
    let statements = shell::read_statements(&statement_paths).unwrap_or_else(|more| {
        faults.extend(more);
        Vec::new()
    });
    if !faults.is_empty() {
        return Err(faults);
    }

    shell::warn(&warnings);
    let as_of = arguments.as_of.map_or(AsOf::Newest, AsOf::Year);
    let progress = track(&plans, &observations, as_of);
    report(arguments, &progress, &statements, &warnings)
}

fn report(
    arguments: &Arguments,
    progress: &[PlanProgress<'_>],
    statements: &[Statements],
    warnings: &[String],
) -> Result<String, Faults> {
    let format = arguments.format;
    let language = Lang::or_usual(arguments.lang, format);
    let reviews: Vec<StatementReview<'_>> = statements.iter().map(review).collect();
    if format == Format::Json {
        let progress: Vec<_> = progress.iter().map(PlanProgress::to_document).collect();
        let reviews: Vec<_> = reviews.iter().map(StatementReview::to_document).collect();
        let both = serde_json::json!({
            "warnings": warnings, "progress": progress, "reviews": reviews,
        });
        let text = serde_json::to_string_pretty(&both);
        return Ok(text.map_err(|error| vec![error.to_string()])? + "\n");
    }
    #[cfg(feature = "html")]
    if format == Format::Html {
        let progress = progress.iter().map(|one| one.to_html(language));
        let reviews = reviews.iter().map(|one| one.to_html(language));
        return Ok(shell::html_of(progress.chain(reviews)));
    }
    let mut pages: Vec<String> = progress
        .iter()
        .map(|one| match format {
            Format::Markdown => one.to_markdown(language),
            _ => one.to_text(language, TextStyle::default()),
        })
        .collect();
    if !reviews.is_empty() {
        pages.push(shell::reviews(&reviews, format, language)?);
    }
    Ok(pages.join("\n"))
}
