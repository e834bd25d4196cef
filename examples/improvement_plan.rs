//! What a county has to add, where and at what cost, so that it passes; and that no other way is cheaper.
//!
//! `cargo run --release --features plan --example improvement_plan -- SCHOOLS.csv --levers LEVERS.json`
//!
//! Without files it plans for the synthetic county in `examples/data/`, at made-up prices.

mod shell;

use clap::Parser;
use junheng::adapters::{json, table};
use junheng::evaluation::TextStyle;
use junheng::improvement::{Distances, Improvement, Improver, Levers, Limits, MilestoneError};
use junheng::model::{County, Language, Plan};
use junheng::rust_decimal::Decimal;
use shell::counties::{Counties, RuleArguments};
use shell::{Faults, Format, Lang, OneOrMany, SheetArguments};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// Finds the cheapest changes after which every school and every coefficient of variation passes.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The school file; without it the synthetic sample county is planned for
    schools: Option<PathBuf>,
    /// The county file (JSON): figures, attestations, vetoes, survey, monitoring
    #[arg(long)]
    county: Option<PathBuf>,
    #[command(flatten)]
    rule: RuleArguments,
    /// What can be added and moved, and at what cost (JSON); without it, levers at made-up prices
    #[arg(long, value_name = "LEVERS.json")]
    levers: Option<PathBuf>,
    /// How much single schools can take (a table of `school_id`, `lever`, `at_most`; 0 forbids)
    #[arg(long, value_name = "LIMITS.csv")]
    limits: Option<PathBuf>,
    /// By which share a plan may be dearer than what is proven to be the least
    #[arg(
        long,
        value_name = "SHARE",
        default_value = "0.01",
        allow_hyphen_values = true
    )]
    gap: Decimal,
    /// After how many seconds the search is given up
    #[arg(long, value_name = "N", default_value_t = 60)]
    seconds: u64,
    /// What can be spent in a year: the plan is spread over as many years as it takes
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    budget: Option<Decimal>,
    /// Write what is done in which year as a plan (JSON) that `plan_progress` tracks; needs --budget
    #[arg(long, value_name = "FILE.json")]
    plan: Option<PathBuf>,
    /// Reach the shares of teachers who rotate as well that the standard asks for (G11)
    #[arg(long)]
    rotation: bool,
    /// What a unit of any move costs more between two schools (a table of `from`, `to`, `cost`)
    #[arg(long, value_name = "DISTANCES.csv")]
    distances: Option<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of the report; Chinese for markdown, else English, where nothing is said
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    #[command(flatten)]
    reading: SheetArguments,
}

fn main() -> ExitCode {
    shell::end(run(&Arguments::parse()))
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
    let levers = arguments.levers.clone();
    let levers = levers.unwrap_or_else(|| shell::sample("made_up_levers.json"));
    let language = Lang::or_usual(arguments.lang, arguments.format);
    if let Some(file) = &arguments.plan {
        let tables = [arguments.limits.as_deref(), arguments.distances.as_deref()];
        let read = [
            Some(schools.as_path()),
            county.as_deref(),
            Some(levers.as_path()),
        ];
        shell::unless_read(
            file,
            &[&read[..], &tables, &[arguments.rule.file()]].concat(),
        )?;
    }

    // Every input is read before any fault is reported, so that all are.
    let mut faults = Faults::new();
    let standard = arguments.rule.standard(&mut faults);
    let read = Counties::read(&schools, county.as_deref(), &arguments.reading, &mut faults);
    let read_levers = shell::noted(&mut faults, &levers, json::read_levers_file(&levers));
    let counties = read.as_ref().map(|read| &*read.counties);
    let limits = counties.zip(read_levers.as_ref());
    let limits = limits.and_then(|(counties, read)| {
        let limits = read_limits(arguments, &read.levers, counties);
        limits.map_err(|told| faults.extend(told)).ok()
    });
    let distances = counties.and_then(|counties| {
        let distances = read_distances(arguments, counties);
        distances.map_err(|told| faults.extend(told)).ok()
    });
    let is_one = counties.is_none_or(|counties| counties.len() == 1);
    faults.extend(faults_of(arguments, is_one));
    let (
        Some(standard),
        Some(read),
        Some(read_levers),
        Some((limits, of_limits)),
        Some((distances, of_distances)),
        [],
    ) = (
        standard,
        read,
        read_levers,
        limits,
        distances,
        faults.as_slice(),
    )
    else {
        return Err(faults);
    };
    let Counties {
        counties,
        mut warnings,
    } = read;
    let ignored = |key| format!("`{key}` means nothing there and is ignored");
    // Whoever wrote the note knows that nothing comes of it.
    let unknown = read_levers.unknown_keys.iter().filter(|key| *key != "note");
    warnings.extend(shell::named(&levers, unknown.map(ignored)));
    warnings.extend(of_limits.into_iter().chain(of_distances));

    let evaluator = arguments.rule.evaluator(standard)?;
    let improver = Improver::new(&evaluator, &read_levers.levers)
        .and_then(|improver| improver.with_limits(limits))
        .map_err(|error| vec![error.to_string()])?
        .with_distances(distances)
        .with_gap(arguments.gap)
        .with_time(Duration::from_secs(arguments.seconds));
    let improver = if arguments.rotation {
        improver.with_rotation()
    } else {
        improver
    };
    let improver = match arguments.budget {
        Some(budget) => improver.with_budget(budget),
        None => improver,
    };
    let plans = improved(&improver, &counties)?;
    if let (Some(path), [plan]) = (&arguments.plan, plans.as_slice()) {
        match plan.milestones() {
            Ok(milestones) => write_plan(path, &milestones)?,
            // That there is nothing to do, or no way, is an answer.
            Err(error @ MilestoneError::NoYears) => {
                warnings.push(format!(
                    "--plan: {error}; {} is not written",
                    path.display()
                ));
            }
            Err(error) => return Err(vec![format!("--plan: {error}")]),
        }
    }
    shell::warn(&warnings);
    shell::warn(plans.iter().flat_map(without_plan));
    let findings = plans.iter().flat_map(|plan| plan.before().findings());
    shell::warn(findings.map(|finding| finding.sentence(language)));
    rendered(arguments, &plans, &warnings, language)
}

/// The plans in the form that is asked for.
fn rendered(
    arguments: &Arguments,
    plans: &[Improvement<'_>],
    warnings: &[String],
    language: Language,
) -> Result<String, Faults> {
    let joined = |render: &dyn Fn(&Improvement<'_>) -> String| {
        plans.iter().map(render).collect::<Vec<_>>().join("\n")
    };
    Ok(match arguments.format {
        Format::Text => joined(&|plan| plan.to_text(language, TextStyle::default())),
        Format::Markdown => joined(&|plan| plan.to_markdown(language)),
        #[cfg(feature = "html")]
        Format::Html => shell::html_of(plans.iter().map(|plan| plan.to_html(language))),
        Format::Json => {
            let documents = plans.iter().map(|plan| {
                let mut document = plan.to_document(language);
                document.warnings.extend(warnings.iter().cloned());
                document
            });
            shell::write_json(&OneOrMany(documents.collect()))?
        }
    })
}

/// Writes milestones for `plan_progress`.
fn write_plan(path: &Path, milestones: &Plan) -> Result<(), Faults> {
    let text = serde_json::to_string_pretty(milestones).map_err(|error| vec![error.to_string()])?;
    shell::write_whole(path, &(text + "\n"))
}

/// What is asked for beside the files and makes no sense.
fn faults_of(arguments: &Arguments, is_one: bool) -> Faults {
    let mut faults = Faults::new();
    if let Some(budget) = arguments.budget.filter(|budget| *budget <= Decimal::ZERO) {
        faults.push(format!("--budget {budget}: expected an amount above 0"));
    }
    if arguments.gap < Decimal::ZERO {
        let gap = arguments.gap;
        faults.push(format!("--gap {gap}: expected a share of 0 or more"));
    }
    if arguments.plan.is_some() && arguments.budget.is_none() {
        let text = "--plan: milestones are due in years; expected --budget AMOUNT beside it";
        faults.push(text.to_owned());
    }
    if arguments.plan.is_some() && !is_one {
        let text = "--plan: a plan is of one county; expected a school file of one";
        faults.push(text.to_owned());
    }
    faults
}

/// What has to be filed before a plan can be made for a county.
fn without_plan<'p>(plan: &'p Improvement<'_>) -> impl Iterator<Item = String> + 'p {
    let county = plan.before().county();
    let county = county.id().map(|id| format!("county `{id}`: "));
    let county = county.unwrap_or_default();
    let missing = plan.missing().iter();
    let needed = missing.filter(|figure| figure.assumed.is_none());
    needed.map(move |figure| {
        let (item, school) = (figure.item.code(), &figure.school);
        format!("{county}no plan is made before `{item}` of `{school}` is filed")
    })
}

/// What single schools can take, where a file says so, and what was passed over in it.
fn read_limits(
    arguments: &Arguments,
    levers: &Levers,
    counties: &[County],
) -> Result<(Limits, Vec<String>), Faults> {
    let Some(path) = &arguments.limits else {
        return Ok((Limits::default(), Vec::new()));
    };
    let read = table::read_limit_file(path, levers, counties)
        .map_err(|error| shell::told_with_warnings(path, &error))?;
    let warnings = shell::named(path, read.messages().collect::<Vec<_>>());
    Ok((read.content, warnings))
}

/// What moves cost more between some schools, where a file says so, and what was passed over in it.
fn read_distances(
    arguments: &Arguments,
    counties: &[County],
) -> Result<(Distances, Vec<String>), Faults> {
    let Some(path) = &arguments.distances else {
        return Ok((Distances::default(), Vec::new()));
    };
    let read = table::read_distance_file(path, counties)
        .map_err(|error| shell::told_with_warnings(path, &error))?;
    let warnings = shell::named(path, read.messages().collect::<Vec<_>>());
    Ok((read.content, warnings))
}

/// A plan for each county, or what is wrong with any.
fn improved<'a>(
    improver: &Improver<'a>,
    counties: &'a [County],
) -> Result<Vec<Improvement<'a>>, Faults> {
    let mut faults = Faults::new();
    let mut plans = Vec::new();
    for county in counties {
        match improver.improve(county) {
            Ok(plan) => plans.push(plan),
            Err(error) => faults.push(match county.id() {
                Some(id) => format!("county `{id}`: {error}"),
                None => error.to_string(),
            }),
        }
    }
    if faults.is_empty() {
        Ok(plans)
    } else {
        Err(faults)
    }
}
