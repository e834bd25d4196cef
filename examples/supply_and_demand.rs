//! From pupils by grade, births and seats to where seats will lack, and which will be empty again.
//!
//! `cargo run --release --example supply_and_demand -- --grades G.csv --births B.csv --seats S.csv
//! --entry-age 6`
//!
//! Without files it takes a made-up district of `examples/data`, and beside it holds the figures of a
//! public report of a district (Qianjiang, 26 November 2025) against what can be computed from them.

#![expect(
    clippy::print_stderr,
    reason = "faults and warnings belong on standard error"
)]

use clap::{Parser, ValueEnum};
use junheng::adapters::csv::{self, EnrolmentFile, EnrolmentFileError};
use junheng::evaluation::TextStyle;
use junheng::model::{Language, Text};
use junheng::numeric::{Rational, RoundingMode};
use junheng::planning::enrolment::{
    EnrolmentOutlook, EntryAges, LONGEST_PROJECTION, ProjectionMethod, ProjectionSettings,
    RatioRule, SeatThresholds, SupplyAndDemand, SupplyAndDemandDocument,
};
use rust_decimal::Decimal;
use serde::Serialize;
use std::error::Error as _;
use std::io::Write as _;
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

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    Zh,
    En,
}

/// The faults that end the program, one text each.
type Faults = Vec<String>;

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(output) => print(&output),
        Err(faults) => {
            for fault in faults {
                eprintln!("{fault}");
            }
            ExitCode::from(2)
        }
    }
}

/// Prints to standard output; a reader that went away is no fault.
fn print(text: &str) -> ExitCode {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            eprintln!("cannot write the report: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::SUCCESS,
    }
}

fn run(arguments: &Arguments) -> Result<String, Faults> {
    let balance = assess(arguments)?;
    let figures = match &arguments.grades {
        Some(_) => Vec::new(),
        None => source_figures().map_err(|error| vec![error.to_string()])?,
    };
    let language = match (arguments.lang, arguments.format) {
        (Some(Lang::Zh), _) | (None, Format::Markdown) => Language::Zh,
        (Some(Lang::En) | None, _) => Language::En,
    };
    Ok(match arguments.format {
        Format::Text => {
            balance.to_text(language, TextStyle::default()) + &figures_text(&figures, language)
        }
        Format::Markdown => balance.to_markdown(language) + &figures_markdown(&figures, language),
        Format::Json => {
            let output = Output {
                report: balance.to_document(),
                made_up: arguments.grades.is_none(),
                source_figures: &figures,
            };
            let text = serde_json::to_string_pretty(&output);
            text.map_err(|error| vec![error.to_string()])? + "\n"
        }
    })
}

/// Reads every file before any fault is reported, so that all are, and holds seats against pupils.
fn assess(arguments: &Arguments) -> Result<SupplyAndDemand, Faults> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let path = |given: &Option<PathBuf>, made_up: &str| {
        given.clone().unwrap_or_else(|| data.join(made_up))
    };
    let grades = path(&arguments.grades, "made_up_grade_counts.csv");
    let births = path(&arguments.births, "made_up_births.csv");
    let seats = path(&arguments.seats, "made_up_seats.csv");

    let mut reading = Reading::default();
    let history = reading.keep(&grades, csv::read_grade_count_file(&grades));
    let known: Option<Vec<&str>> = history.as_ref().map(|history| {
        let stages = history.grades().iter().map(|grade| grade.stage.as_str());
        let mut stages: Vec<&str> = stages.collect();
        stages.dedup();
        stages
    });
    let births_read = reading.keep(&births, csv::read_birth_file(&births));
    // Where the grades could not be read, nobody can say which stages there are.
    let plan = reading.keep(&seats, csv::read_seat_file(&seats, known.as_deref()));
    let thresholds = [arguments.idle, arguments.tight, arguments.severe].map(Rational::from);
    let [idle, tight, severe] = thresholds;
    let thresholds = SeatThresholds::new(idle, tight, severe)
        .map_err(|error| reading.faults.push(error.to_string()));
    let (Some(history), Some(births_read), Some(plan), Ok(thresholds)) =
        (history, births_read, plan, thresholds)
    else {
        return Err(reading.faults);
    };
    for warning in &reading.warnings {
        eprintln!("warning: {warning}");
    }

    let last = history.base_year() + i32::try_from(arguments.years).unwrap_or(i32::MAX / 2);
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
    // Every year of birth that is missing is told, not the first alone.
    let ages = &settings.entry_ages;
    let entries = (history.base_year() + 1..).take(settings.years.min(LONGEST_PROJECTION));
    let missing: Faults = entries
        .filter_map(|year| ages.births_behind(&births_read, year).err())
        .map(|error| format!("{}: {error}", births.display()))
        .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let balance = EnrolmentOutlook::new(history, &births_read, settings)
        .and_then(|outlook| SupplyAndDemand::new(outlook, &plan, thresholds, arguments.later))
        .map_err(|error| vec![error.to_string()])?;
    Ok(match (&arguments.grades, &arguments.title) {
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
    })
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
        read: Result<EnrolmentFile<T>, EnrolmentFileError>,
    ) -> Option<T> {
        let named = |text: &dyn ToString| format!("{}: {}", path.display(), text.to_string());
        match read {
            Ok(file) => {
                let columns = file.unknown_columns.iter();
                self.warnings.extend(columns.map(|column| named(column)));
                Some(file.content)
            }
            Err(error @ EnrolmentFileError::Io { .. }) => {
                let cause = error.source().map(ToString::to_string);
                self.faults
                    .push(format!("{error}: {}", cause.unwrap_or_default()));
                None
            }
            Err(error) => {
                let text = error.to_string();
                self.faults.extend(text.lines().map(|line| named(&line)));
                None
            }
        }
    }
}

/// The document, and what is only there where no files are given.
#[derive(Serialize)]
struct Output<'f> {
    #[serde(flatten)]
    report: SupplyAndDemandDocument,
    made_up: bool,
    source_figures: &'f [SourceFigure],
}

/// A figure of the report, beside what can be computed from its other figures.
#[derive(Serialize)]
struct SourceFigure {
    name: Text,
    stated: Text,
    computed: String,
    /// Whether the figures can all be true; `None` where the report states nothing to compare with.
    agrees: Option<bool>,
}

/// The figures of the report of Qianjiang on teachers, seats and clubs (26 November 2025).
fn source_figures() -> Result<Vec<SourceFigure>, junheng::Error> {
    let (rotated, backbone) = (372, 191);
    let (schools, clubs, each) = (2 + 4, 680, 8);
    let seats_each = Rational::new(6980, schools)?.to_fixed(1, RoundingMode::HalfAwayFromZero);
    let clubs_schools = Rational::new(clubs, each)?;
    Ok(vec![
        share_figure(
            Text::new(
                "2025年交流轮岗教师372人中的骨干教师",
                "backbone teachers among the 372 rotated in 2025",
            ),
            "51.34",
            rotated,
        )?,
        share_figure(
            Text::new(
                "其中191名骨干教师由城区到农村",
                "of these 191 backbone teachers, from town to country",
            ),
            "62.04",
            backbone,
        )?,
        SourceFigure {
            name: Text::new("新增学位", "new seats"),
            stated: Text::new(
                "新建2所、扩建4所学校，6980个",
                "6980 of 2 new and 4 extended schools",
            ),
            computed: format!("6980 / {schools} = {seats_each}"),
            agrees: None,
        },
        SourceFigure {
            name: Text::new("学生社团", "clubs"),
            stated: Text::new("680个，校均8个", "680, 8 a school on average"),
            agrees: Some(clubs_schools.is_integer()),
            computed: format!("{clubs} / {each} = {clubs_schools}"),
        },
    ])
}

/// A share in percent of so many people, beside the whole numbers of them that come nearest to it.
fn share_figure(
    name: Text,
    stated: &'static str,
    people: i32,
) -> Result<SourceFigure, junheng::Error> {
    let shares = (0..=people)
        .map(|count| Ok((count, percent(count, people)?)))
        .collect::<Result<Vec<_>, junheng::Error>>()?;
    let shown = |(count, share): &(i32, String)| format!("{count} / {people} = {share} %");
    let exact = shares.iter().find(|(_, share)| share == stated);
    let computed = if let Some(one) = exact {
        shown(one)
    } else {
        let below = shares
            .iter()
            .rfind(|(_, share)| parsed(share) < parsed(stated));
        let above = shares
            .iter()
            .find(|(_, share)| parsed(share) > parsed(stated));
        let nearest: Vec<String> = below.into_iter().chain(above).map(shown).collect();
        nearest.join(", ")
    };
    let percentage = format!("{stated} %");
    Ok(SourceFigure {
        name,
        stated: Text {
            zh: percentage.clone().into(),
            en: percentage.into(),
        },
        computed,
        agrees: Some(exact.is_some()),
    })
}

/// A share in percent to two decimals.
fn percent(part: i32, whole: i32) -> Result<String, junheng::Error> {
    let share = Rational::new(part, whole)? * Rational::from(100);
    Ok(share.to_fixed(2, RoundingMode::HalfAwayFromZero))
}

fn parsed(share: &str) -> Option<Decimal> {
    share.parse().ok()
}

impl SourceFigure {
    fn sentence(&self, language: Language) -> String {
        let (name, stated) = (self.name.get(language), self.stated.get(language));
        let computed = &self.computed;
        let word = match self.agrees {
            Some(true) => language.pick("一致", "agrees"),
            Some(false) => language.pick("不一致", "does not agree"),
            None => language.pick("无从对照", "nothing to compare with"),
        };
        language.pick(
            format!("{name}：原文 {stated}，计算 {computed}，{word}"),
            format!("{name}: stated {stated}, computed {computed}: {word}"),
        )
    }
}

fn figures_title(language: Language) -> &'static str {
    language.pick(
        "一份公开报告中的数字（Qianjiang，2025年11月26日），与计算结果对照",
        "Figures of a public report of Qianjiang (26 November 2025) beside what is computed",
    )
}

fn figures_text(figures: &[SourceFigure], language: Language) -> String {
    if figures.is_empty() {
        return String::new();
    }
    let mark = |figure: &SourceFigure| match figure.agrees {
        Some(true) => '✓',
        Some(false) => '✗',
        None => '-',
    };
    let lines: Vec<String> = figures
        .iter()
        .map(|figure| format!("{} {}\n", mark(figure), figure.sentence(language)))
        .collect();
    format!("\n{}\n{}", figures_title(language), lines.concat())
}

fn figures_markdown(figures: &[SourceFigure], language: Language) -> String {
    if figures.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = figures
        .iter()
        .map(|figure| format!("- {}\n", figure.sentence(language)))
        .collect();
    format!("\n## {}\n\n{}", figures_title(language), lines.concat())
}
