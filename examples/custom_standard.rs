//! A standard of one's own, read from a file, beside the national one.
//!
//! `cargo run --release --example custom_standard -- [STANDARD.json] [SCHOOLS.csv]`
//!
//! Without arguments it holds the synthetic county in `examples/data/` to the made-up edition in
//! `examples/data/custom_standard.json`. To write your own, take that file, or the output of
//! `junheng::adapters::json::write_standard`, and change it.

use junheng::adapters::{csv, json};
use junheng::evaluation::{Evaluator, Report, Verdict};
use junheng::model::{County, Language};
use junheng::standards::{Standard, catalogue};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let standard = arguments
        .next()
        .unwrap_or_else(|| data.join("custom_standard.json"));
    let (schools, filings) = match arguments.next() {
        Some(schools) => (schools, None),
        None => (
            data.join("sample_county.csv"),
            Some(data.join("sample_county.json")),
        ),
    };

    // All files are read before any fault is told, so that all faults are.
    let mut faults = Vec::new();
    let standard = noted(&mut faults, &standard, json::read_standard_file(&standard));
    let schools = noted(&mut faults, &schools, csv::read_school_file(&schools));
    let filings = filings.map(|path| noted(&mut faults, &path, json::read_county_file(&path)));
    let (Some(standard), Some(schools), true) = (standard, schools, filings != Some(None)) else {
        for fault in faults {
            eprintln!("{fault}");
        }
        return ExitCode::from(2);
    };

    let has_county_ids = schools.has_county_ids();
    let filings = filings.flatten().unwrap_or_default();
    let (counties, warnings) =
        json::attach_filings(schools.into_counties(), has_county_ids, filings);
    for warning in warnings {
        eprintln!("warning: {warning}");
    }
    for county in &counties {
        print!("{}", comparison(county, &standard));
    }
    ExitCode::SUCCESS
}

/// The value, or the faults of its file, each behind the name of the file.
fn noted<T, E: std::error::Error>(
    faults: &mut Vec<String>,
    path: &Path,
    result: Result<T, E>,
) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(error) => {
            let source = error
                .source()
                .map(|source| format!(": {source}"))
                .unwrap_or_default();
            let name = path.display();
            faults.extend(
                error
                    .to_string()
                    .lines()
                    .map(|line| format!("{name}: {line}{source}")),
            );
            None
        }
    }
}

/// The county under the national standard and under another, side by side.
fn comparison(county: &County, standard: &Standard) -> String {
    let national = &catalogue::CN_QUALITY_BALANCE_2017;
    let evaluate = |standard| {
        // Both were checked: one in the catalogue, one when it was read.
        let evaluator = Evaluator::new(standard).expect("the parts of the standard fit together");
        evaluator.evaluate(county)
    };
    let (before, after) = (evaluate(national), evaluate(standard));

    let mut text = format!("{}\n", county.name().unwrap_or("a county without a name"));
    let mut line = |what: &str, of: &dyn Fn(&Report<'_>) -> String| {
        let _ = writeln!(text, "{what:<42}{:<26}{}", of(&before), of(&after));
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

    for (index, indicator) in standard.indicators.iter().enumerate() {
        let nationally = national
            .indicators
            .iter()
            .position(|one| one.code == indicator.code);
        let same = nationally.and_then(|place| national.indicators.get(place));
        if same.is_some_and(|one| one.threshold == indicator.threshold) {
            continue;
        }
        let _ = writeln!(
            text,
            "{} {}: {} parts miss the threshold, {}",
            indicator.code,
            indicator.name.get(Language::En),
            missing(&after, index),
            match nationally {
                Some(place) => format!("nationally {}", missing(&before, place)),
                None => "nationally there is none".to_owned(),
            }
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
