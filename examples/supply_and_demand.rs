//! From pupils by grade, births and seats to where seats will lack, and which will be empty again.
//!
//! `cargo run --release --example supply_and_demand -- --grades G.csv --births B.csv --seats S.csv
//! --entry-age 6 --statements REPORT.json`
//!
//! Without files it takes a made-up district and the figures of a public report of Qianjiang
//! (`examples/data/qianjiang_report.json`), which it holds against each other.

mod shell;

use clap::{Parser, ValueEnum};
use junheng::adapters::sheet::{TableError, TableFile};
use junheng::adapters::table::{self, EnrolmentFault};
use junheng::evaluation::TextStyle;
use junheng::model::{Statements, Text};
use junheng::numeric::Rational;
use junheng::planning::enrolment::{
    EnrolmentError, EnrolmentOutlook, EnrolmentScope, EntryAges, LONGEST_PROJECTION, LeftOut,
    ProjectionMethod, ProjectionSettings, RatioRule, SeatThresholds, SupplyAndDemand,
    SupplyAndDemandDocument,
};
use junheng::planning::{StatementReview, StatementReviewDocument, review};
use rust_decimal::Decimal;
use serde::Serialize;
use shell::{Faults, Format, Lang, named};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Projects pupils by grade and holds seats against them.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Pupils by grade and year (CSV): year, stage, grade, pupils, repeaters; a made-up district
    /// without it
    #[arg(long, value_name = "FILE.csv", requires_all = ["births", "seats", "entry_age"])]
    grades: Option<PathBuf>,
    /// Births by year, those expected included (CSV): year, births
    #[arg(long, value_name = "FILE.csv", requires = "grades")]
    births: Option<PathBuf>,
    /// Seats that exist and that are planned (CSV): stage, from, seats, name
    #[arg(long, value_name = "FILE.csv", requires = "grades")]
    seats: Option<PathBuf>,
    /// At which age pupils enter the first of the grades
    #[arg(long, value_name = "YEARS", requires = "grades")]
    entry_age: Option<u8>,
    /// What a text states, to be held against itself (JSON); the report of Qianjiang beside the
    /// made-up district
    #[arg(long, value_name = "FILE.json")]
    statements: Vec<PathBuf>,
    /// What stands above the report
    #[arg(long, requires = "grades")]
    title: Option<String>,
    /// Take as many births as in the newest year for the years behind it
    #[arg(long)]
    hold_births: bool,
    /// For how many years
    #[arg(long, default_value_t = 10)]
    years: usize,
    /// By which model
    #[arg(long, value_enum, default_value_t = Method::CohortSurvival)]
    method: Method,
    /// Which ratio goes on, of those seen
    #[arg(long, value_enum, default_value_t = Rule::MeanOfRatios)]
    rule: Rule,
    /// How many years behind the greatest shortage to ask whether it lasts
    #[arg(long, value_name = "YEARS", default_value_t = 5)]
    later: u8,
    /// Below this share of the seats they are idle
    #[arg(long, value_name = "SHARE", default_value = "0.70")]
    idle: Decimal,
    /// From this share on they are tight
    #[arg(long, value_name = "SHARE", default_value = "0.95")]
    tight: Decimal,
    /// Above this share the shortage is severe
    #[arg(long, value_name = "SHARE", default_value = "1.10")]
    severe: Decimal,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of the report; Chinese for markdown, else English, where nothing is said
    #[arg(long, value_enum)]
    lang: Option<Lang>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Method {
    CohortSurvival,
    GradeTransition,
}

#[derive(Clone, Copy, ValueEnum)]
enum Rule {
    MeanOfRatios,
    RatioOfTotals,
    LastYear,
}

fn main() -> ExitCode {
    shell::end(run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<String, Faults> {
    // Every file is read before any fault is reported, so that all are.
    let (assessment, statements) = match (assess(arguments), statements(arguments)) {
        (Ok(assessment), Ok(statements)) => (assessment, statements),
        (assessment, statements) => {
            let faults = [assessment.err(), statements.err()];
            return Err(faults.into_iter().flatten().flatten().collect());
        }
    };
    let Assessment { balance, warnings } = assessment;
    let reviews: Vec<StatementReview<'_>> = statements.iter().map(review).collect();
    let language = Lang::or_usual(arguments.lang, arguments.format);
    let report = match arguments.format {
        Format::Text => balance.to_text(language, TextStyle::default()),
        Format::Markdown => balance.to_markdown(language),
        #[cfg(feature = "html")]
        Format::Html => {
            let texts = reviews.iter().map(|one| one.to_html(language));
            return Ok(shell::html_of(
                [balance.to_html(language)].into_iter().chain(texts),
            ));
        }
        Format::Json => {
            let output = Output {
                report: balance.to_document(),
                made_up: arguments.grades.is_none(),
                warnings,
                statements: reviews.iter().map(StatementReview::to_document).collect(),
            };
            let text = serde_json::to_string_pretty(&output);
            return text
                .map(|text| text + "\n")
                .map_err(|error| vec![error.to_string()]);
        }
    };
    if reviews.is_empty() {
        return Ok(report);
    }
    let reviews = shell::reviews(&reviews, arguments.format, language)?;
    Ok(format!("{report}\n{reviews}"))
}

/// The statements asked for; beside the made-up district those of the report of Qianjiang.
fn statements(arguments: &Arguments) -> Result<Vec<Statements>, Faults> {
    match (arguments.statements.as_slice(), &arguments.grades) {
        ([], None) => shell::read_statements(&[shell::sample("qianjiang_report.json")]),
        (paths, _) => shell::read_statements(paths),
    }
}

/// Holds seats against pupils.
fn assess(arguments: &Arguments) -> Result<Assessment, Faults> {
    let path = |given: &Option<PathBuf>, made_up: &str| {
        given.clone().unwrap_or_else(|| shell::sample(made_up))
    };
    let grades = path(&arguments.grades, "made_up_grade_counts.csv");
    let births = path(&arguments.births, "made_up_births.csv");
    let seats = path(&arguments.seats, "made_up_seats.csv");

    let mut reading = Reading::default();
    let history = reading.keep(&grades, table::read_grade_count_file(&grades));
    let births_read = reading.keep(&births, table::read_birth_file(&births));
    let plan = reading.keep(&seats, table::read_seat_file(&seats, None));
    let thresholds = [arguments.idle, arguments.tight, arguments.severe].map(Rational::from);
    let [idle, tight, severe] = thresholds;
    let thresholds = SeatThresholds::new(idle, tight, severe)
        .map_err(|error| reading.faults.push(error.to_string()));
    let (Some(history), Some(births_read), Some(plan), Ok(thresholds)) =
        (history, births_read, plan, thresholds)
    else {
        return Err(reading.faults);
    };
    let EnrolmentScope {
        history,
        seats: plan,
        left_out,
        ..
    } = EnrolmentScope::of(history, plan).map_err(|error| vec![error.to_string()])?;
    for one in &left_out {
        let path = match one {
            LeftOut::SeatsWithoutGrades { .. } => &seats,
            _ => &grades,
        };
        reading.warnings.extend(named(path, [one]));
    }
    shell::warn(&reading.warnings);

    let years = i32::try_from(arguments.years).unwrap_or(i32::MAX);
    let last = history.base_year().saturating_add(years);
    let births_read = if arguments.hold_births {
        births_read.held_until(last)
    } else {
        births_read
    };
    let settings = ProjectionSettings {
        method: match arguments.method {
            Method::CohortSurvival => ProjectionMethod::CohortSurvival,
            Method::GradeTransition => ProjectionMethod::GradeTransition,
        },
        rule: match arguments.rule {
            Rule::MeanOfRatios => RatioRule::MeanOfRatios,
            Rule::RatioOfTotals => RatioRule::RatioOfTotals,
            Rule::LastYear => RatioRule::LastYear,
        },
        // The made-up district begins with the kindergarten.
        entry_ages: EntryAges::at(arguments.entry_age.unwrap_or(3)),
        years: arguments.years,
    };
    // Every year of birth and every stage that is missing is told, not the first alone.
    let ages = &settings.entry_ages;
    let base_year = history.base_year();
    let entries = (base_year + 1..).take(settings.years.min(LONGEST_PROJECTION));
    let unborn = entries.filter_map(|year| ages.births_behind(&births_read, year).err());
    let mut missing = named(&births, unborn);
    let stages = history.stages().into_iter();
    let without = stages.filter(|stage| plan.seats(stage, base_year).is_none());
    let without = without.map(|stage| EnrolmentError::SeatsNotReported {
        stage: stage.to_owned(),
        year: base_year,
    });
    missing.extend(named(&seats, without));
    if !missing.is_empty() {
        return Err(missing);
    }
    let balance = EnrolmentOutlook::new(history, &births_read, settings)
        .and_then(|outlook| SupplyAndDemand::new(outlook, &plan, thresholds, arguments.later))
        .map_err(|error| vec![error.to_string()])?;
    let balance = match (&arguments.grades, &arguments.title) {
        (None, _) => balance
            .with_title(Text::new("样例区（虚构）", "Sample district (made up)"))
            .with_note(Text::new(
                "年级人数、出生人数和学位均为虚构，不是任何地方的数据。",
                "All grade counts, births and seats are made up: they are those of no place.",
            )),
        (Some(_), Some(title)) => balance.with_title(Text {
            zh: title.clone().into(),
            en: title.clone().into(),
        }),
        (Some(_), None) => balance,
    };
    Ok(Assessment {
        balance,
        warnings: reading.warnings,
    })
}

/// Seats held against pupils, and what is odd in the files.
struct Assessment {
    balance: SupplyAndDemand,
    warnings: Vec<String>,
}

/// What was found wrong or odd in the files so far.
#[derive(Default)]
struct Reading {
    faults: Faults,
    warnings: Vec<String>,
}

impl Reading {
    fn keep<T>(
        &mut self,
        path: &Path,
        read: Result<TableFile<T>, TableError<EnrolmentFault>>,
    ) -> Option<T> {
        let file = shell::noted(&mut self.faults, path, read)?;
        self.warnings.extend(named(path, file.messages()));
        Some(file.content)
    }
}

/// The document, whether its figures are made up, what is odd in the files, and what texts state.
#[derive(Serialize)]
struct Output {
    #[serde(flatten)]
    report: SupplyAndDemandDocument,
    made_up: bool,
    warnings: Vec<String>,
    statements: Vec<StatementReviewDocument>,
}
