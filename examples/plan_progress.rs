//! From a plan and each year's figures to what is met, on track, behind or going backwards.
//!
//! `cargo run --release --example plan_progress -- PLAN.json --observations FILE.csv`
//!
//! Without a plan it takes the main indicators of Wujin's 14th five-year plan, and with
//! `--observations examples/data/wujin_observations_made_up.csv` figures for it that are made up.

mod shell;

use clap::Parser;
use junheng::adapters::{json, table};
use junheng::evaluation::TextStyle;
use junheng::evaluation::ratio::{RatioError, observe_rows};
use junheng::model::{Plan, PlanObservations};
use junheng::planning::{AsOf, PlanProgress, track};
use shell::counties::Counties;
use shell::{Faults, Format, Lang, OneOrMany, SheetArguments, WithWarnings, named};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Holds one or more plans against what was observed.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The plans (JSON); without one, the main indicators of Wujin's 14th five-year plan
    plans: Vec<PathBuf>,
    /// What was observed (CSV): indicator, stage, year, value
    #[arg(long, value_name = "FILE.csv")]
    observations: Option<PathBuf>,
    /// The school file of a county, from which the rows that name a ratio are computed
    #[arg(long, value_name = "SCHOOLS.csv")]
    schools: Option<PathBuf>,
    /// The county file (JSON), which says which year the figures are of
    #[arg(long, value_name = "COUNTY.json", requires = "schools")]
    county: Option<PathBuf>,
    /// Look at observations up to this year; the newest year observed where nothing is said
    #[arg(long, value_name = "YEAR")]
    as_of: Option<i32>,
    /// Compare ways to foresee each row by how far off they would have been so far
    #[arg(long)]
    methods: bool,
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
    let paths = if arguments.plans.is_empty() {
        vec![shell::sample("wujin_plan.json")]
    } else {
        arguments.plans.clone()
    };

    // Every file is read before any fault is reported, so that all are.
    let mut faults = Faults::new();
    let mut warnings = Vec::new();
    let mut plans: Vec<Plan> = Vec::new();
    for path in &paths {
        match json::read_plan_file(path) {
            Ok(read) => {
                let ignored = |key| format!("`{key}` means nothing in a plan and is ignored");
                warnings.extend(named(path, read.unknown_keys.iter().map(ignored)));
                plans.push(read.plan);
            }
            Err(error) => faults.extend(shell::told(path, &error)),
        }
    }
    // A plan with faults has indicators all the same; where it does not say which, nobody can say
    // which observations match none.
    let indicators = paths
        .iter()
        .map(|path| json::read_plan_indicators_file(path).ok().flatten())
        .collect::<Option<Vec<_>>>();
    let mut observations = match indicators {
        _ if faults.is_empty() => PlanObservations::of_plans(&plans),
        Some(indicators) => PlanObservations::of_indicators(indicators.into_iter().flatten()),
        None => PlanObservations::of_any_plan(),
    };
    if let Some(path) = &arguments.observations {
        match table::read_observation_file(path, observations.clone()) {
            Ok(read) => {
                warnings.extend(named(path, read.messages()));
                observations = read.content;
            }
            Err(error) => faults.extend(shell::told(path, &error)),
        }
    }
    if let Some(schools) = &arguments.schools
        && faults.is_empty()
    {
        compute_rows(
            arguments,
            schools,
            &plans,
            &mut observations,
            &mut warnings,
            &mut faults,
        );
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    shell::warn(&warnings);

    let as_of = arguments.as_of.map_or(AsOf::Newest, AsOf::Year);
    let mut progress = track(&plans, &observations, as_of);
    if arguments.methods {
        let plans = progress.into_iter();
        progress = plans
            .map(|one| one.with_methods_compared(&observations))
            .collect();
    }
    let language = Lang::or_usual(arguments.lang, arguments.format);
    Ok(match arguments.format {
        Format::Text => joined(&progress, |one| one.to_text(language, TextStyle::default())),
        Format::Markdown => joined(&progress, |one| one.to_markdown(language)),
        #[cfg(feature = "html")]
        Format::Html => shell::html_of(progress.iter().map(|one| one.to_html(language))),
        Format::Json => as_json(&progress, &warnings).map_err(|error| vec![error.to_string()])?,
    })
}

/// Computes the rows that name a ratio from the filing of a county.
fn compute_rows(
    arguments: &Arguments,
    schools: &Path,
    plans: &[Plan],
    observations: &mut PlanObservations,
    warnings: &mut Vec<String>,
    faults: &mut Faults,
) {
    let county = arguments.county.as_deref();
    let reading = SheetArguments::default();
    let Some(read) = Counties::read(schools, county, &reading, faults) else {
        return;
    };
    warnings.extend(read.warnings);
    let [county] = read.counties.as_slice() else {
        faults.push("--schools: a plan is of one county; expected a school file of one".to_owned());
        return;
    };
    let Some(year) = county.filing().calendar_year() else {
        let text = "--schools: nobody says which year the figures are of; expected a county file with `year`";
        faults.push(text.to_owned());
        return;
    };
    for (row, observed) in plans
        .iter()
        .flat_map(|plan| observe_rows(plan, county, year))
    {
        let named = format!("row `{}`", row.indicator());
        match observed {
            Ok(observation) => {
                if let Err(error) = observations.push(observation) {
                    faults.push(format!("{named}: {error}"));
                }
            }
            // What is not filed is not observed.
            Err(error @ RatioError::NotReported { .. }) => {
                warnings.push(format!("{named}: {error}"));
            }
            Err(error) => faults.push(format!("{named}: {error}")),
        }
    }
}

fn joined(progress: &[PlanProgress<'_>], render: impl Fn(&PlanProgress<'_>) -> String) -> String {
    progress.iter().map(render).collect::<Vec<_>>().join("\n")
}

/// One document, or an array of them where several plans are given.
fn as_json(progress: &[PlanProgress<'_>], warnings: &[String]) -> serde_json::Result<String> {
    let documents = progress.iter().map(|one| WithWarnings {
        document: one.to_document(),
        warnings,
    });
    let text = serde_json::to_string_pretty(&OneOrMany(documents.collect()))?;
    Ok(text + "\n")
}
