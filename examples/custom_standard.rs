//! A standard of one's own, read from a file, beside the national one.
//!
//! `cargo run --release --example custom_standard -- STANDARD.json SCHOOLS.csv`
//!
//! Without arguments it holds the synthetic county in `examples/data/` to the made-up edition in
//! `examples/data/custom_standard.json`. To write your own, take that file, or the output of
//! `junheng::adapters::json::write_standard`, and change it.

mod shell;

use clap::Parser;
use junheng::adapters::{json, table};
use junheng::evaluation::{Evaluator, Report, Verdict};
use junheng::model::Language;
use junheng::standards::catalogue;
use shell::{Faults, noted};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Holds the schools of one or more counties to a standard of one's own and to the national one
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The standard (JSON); without it, that of a made-up province
    standard: Option<PathBuf>,
    /// The school file; without it, the synthetic sample county
    schools: Option<PathBuf>,
}

fn main() -> ExitCode {
    shell::end(run(Arguments::parse()))
}

fn run(arguments: Arguments) -> Result<String, Faults> {
    let standard = arguments
        .standard
        .unwrap_or_else(|| shell::sample("custom_standard.json"));
    let (schools, filings) = match arguments.schools {
        Some(schools) => (schools, None),
        None => (
            shell::sample("sample_county.csv"),
            Some(shell::sample("sample_county.json")),
        ),
    };

    // All files are read before any fault is told, so that all faults are.
    let mut faults = Faults::new();
    let standard = noted(&mut faults, &standard, json::read_standard_file(&standard));
    let schools = noted(&mut faults, &schools, table::read_school_file(&schools));
    let filings = match filings {
        Some(path) => noted(&mut faults, &path, json::read_county_file(&path)),
        None => Some(json::CountyFilings::default()),
    };
    let (Some(standard), Some(schools), Some(filings)) = (standard, schools, filings) else {
        return Err(faults);
    };
    let has_county_ids = schools.has_county_ids();
    let (counties, warnings) =
        json::attach_filings(schools.into_counties(), has_county_ids, filings);
    shell::warn(warnings);

    let evaluator = |standard| Evaluator::new(standard).map_err(|faults| vec![faults.to_string()]);
    let national = evaluator(&catalogue::CN_QUALITY_BALANCE_2017)?;
    let own = evaluator(&standard)?;
    let compare = |county| comparison(&national.evaluate(county), &own.evaluate(county));
    Ok(counties.iter().map(compare).collect())
}

/// What two standards say of one county, side by side.
fn comparison(national: &Report<'_>, own: &Report<'_>) -> String {
    let name = own.county().name().unwrap_or("a county without a name");
    let mut text = format!("{name}\n");
    let mut line = |what: &str, of: &dyn Fn(&Report<'_>) -> String| {
        let _ = writeln!(text, "{what:<42}{:<26}{}", of(national), of(own));
    };
    line("", &|report| report.standard().id.to_string());
    line("parts that pass the school rule", &|report| {
        share(report.parts().iter().filter_map(|part| part.verdict))
    });
    line("coefficients of variation within limits", &|report| {
        share(report.balance().iter().filter_map(|row| row.verdict))
    });
    line("clauses met", &|report| {
        share(report.clauses().iter().map(|clause| clause.verdict))
    });
    line("verdict", &|report| {
        report.verdict().word(Language::En).to_owned()
    });

    // Where the thresholds differ, or one standard has none.
    for (index, indicator) in own.standard().indicators.iter().enumerate() {
        let others = &national.standard().indicators;
        let place = others.iter().position(|other| other.code == indicator.code);
        let same = place.and_then(|place| others.get(place));
        if same.is_some_and(|other| other.threshold == indicator.threshold) {
            continue;
        }
        let nationally = place.map_or("there is none".to_owned(), |place| {
            format!("{} do", missing(national, place))
        });
        let _ = writeln!(
            text,
            "{} {}: {} parts miss the threshold, nationally {nationally}",
            indicator.code,
            indicator.name.get(Language::En),
            missing(own, index),
        );
    }
    text
}

/// How many of some verdicts stand in nobody's way: `50 of 52`.
fn share(verdicts: impl Iterator<Item = Verdict>) -> String {
    let (mut clear, mut all) = (0, 0);
    for verdict in verdicts {
        all += 1;
        clear += usize::from(verdict.is_clear());
    }
    format!("{clear} of {all}")
}

/// How many parts are known to miss the threshold of an indicator.
fn missing(report: &Report<'_>, indicator: usize) -> usize {
    let results = report
        .parts()
        .iter()
        .filter_map(|part| part.indicators.get(indicator));
    results
        .filter(|result| result.verdict == Some(Verdict::NotMet))
        .count()
}
