//! From a plan and each year's figures to what is met, on track, behind or going backwards.
//!
//! `cargo run --release --example plan_progress -- PLAN.json --observations FILE.csv`
//!
//! A district's plan may also be tracked from what its schools file, year by year:
//!
//! `-- PLAN.json --filed 2024=SCHOOLS.csv --county 2024=COUNTY.json --filed 2025=… --county 2025=…`
//!
//! Without a plan it takes the main indicators of Wujin's 14th five-year plan, and with
//! `--observations examples/data/wujin_observations_made_up.csv` figures for it that are made up.

mod shell;

use clap::Parser;
use junheng::adapters::{json, table};
use junheng::evaluation::TextStyle;
use junheng::model::{PLAN_YEARS, Plan, PlanObservations};
use junheng::planning::{AsOf, PlanProgress, track};
use shell::counties::{Evaluation, RuleArguments};
use shell::{Faults, Format, Lang, OneOrMany, SheetArguments, WithWarnings, named};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::str::FromStr;

/// Holds one or more plans against what was observed.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The plans (JSON); without one, the main indicators of Wujin's 14th five-year plan
    plans: Vec<PathBuf>,
    /// What was observed (CSV): indicator, stage, year, value
    #[arg(long, value_name = "FILE.csv")]
    observations: Option<PathBuf>,
    /// What the schools of the county filed in a year: rows of the plan that have the code of a ratio, an
    /// indicator, a coefficient (`cv_L5`), a clause or `achievement_rate` are observed in it
    #[arg(long, value_name = "YEAR=SCHOOLS")]
    filed: Vec<OfYear>,
    /// What the county filed in that year beside its schools (JSON)
    #[arg(long, value_name = "YEAR=COUNTY.json", requires = "filed")]
    county: Vec<OfYear>,
    #[command(flatten)]
    rule: RuleArguments,
    #[command(flatten)]
    reading: SheetArguments,
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

/// A file of a year.
#[derive(Clone)]
struct OfYear {
    year: i32,
    file: PathBuf,
}

impl FromStr for OfYear {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('=');
        let parts = parts.and_then(|(year, file)| Some((year.trim().parse().ok()?, file)));
        match parts {
            Some((year, file)) if !file.is_empty() && PLAN_YEARS.contains(&year) => Ok(Self {
                year,
                file: file.into(),
            }),
            _ => Err(
                "expected a year of four digits and a file, such as 2024=schools.csv".to_owned(),
            ),
        }
    }
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
        let options = arguments.reading.options();
        match table::read_observation_file_with(path, &options, observations.clone()) {
            Ok(read) => {
                warnings.extend(named(path, read.messages()));
                observations = read.content;
            }
            Err(error) => faults.extend(shell::told(path, &error)),
        }
    }
    for filed in &arguments.filed {
        if let Err(more) = observe(arguments, filed, &plans, &mut observations, &mut warnings) {
            faults.extend(more);
        }
    }
    for (place, county) in arguments.county.iter().enumerate() {
        let year = county.year;
        let mut before = arguments.county.iter().take(place);
        let fault = if before.any(|other| other.year == year) {
            format!("{year} has a county file already")
        } else if arguments.filed.iter().any(|filed| filed.year == year) {
            continue;
        } else {
            format!("there is no --filed of {year}, the year of this file")
        };
        faults.extend(named(&county.file, [fault]));
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

/// Takes what the filing of a year has of the indicators of the plans.
fn observe(
    arguments: &Arguments,
    filed: &OfYear,
    plans: &[Plan],
    observations: &mut PlanObservations,
    warnings: &mut Vec<String>,
) -> Result<(), Faults> {
    let beside = arguments.county.iter().find(|one| one.year == filed.year);
    let county: Option<&Path> = beside.map(|one| one.file.as_path());
    let evaluation = Evaluation::of(&filed.file, county, &arguments.rule, &arguments.reading)?;
    let [report] = evaluation.reports.as_slice() else {
        let counties = evaluation.reports.len();
        let fault = format!("found {counties} counties, expected the one that the plan is of");
        return Err(named(&filed.file, [fault]));
    };
    // They are of the file of the schools or of that of the county, and of this year in any case.
    let of_year = |warning: String| format!("{}: {warning}", filed.year);
    warnings.extend(evaluation.warnings.into_iter().map(of_year));
    let found = report.observations_of_plans(plans, filed.year);
    let is_told = !found.values.is_empty() || !found.open.is_empty();
    let open = found.open.iter().map(|one| match &one.indicator.stage {
        Some(stage) => format!(
            "no value of `{}` ({stage}): {}",
            one.indicator.code, one.reason
        ),
        None => format!("no value of `{}`: {}", one.indicator.code, one.reason),
    });
    warnings.extend(named(&filed.file, open));
    let values = found.values.into_iter();
    let faults = values.filter_map(|value| observations.push(value).err());
    let faults: Faults = faults.map(|error| error.to_string()).collect();
    if !is_told {
        let warning = "no row of the plans has the code of a ratio, an indicator, a coefficient or a clause, so \
                       that this file says nothing of them";
        warnings.extend(named(&filed.file, [warning]));
    }
    let faults = named(&filed.file, faults);
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
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
