//! From the reports of two years to what turned, and what moved each coefficient of variation.
//!
//! `cargo run --release --example compare_years -- BEFORE.csv AFTER.csv --county-before COUNTY.json
//! --county-after COUNTY.json`
//!
//! Without files it compares the synthetic county in `examples/data/` with its next year, which is made up
//! too.

mod shell;

use clap::Parser;
use junheng::evaluation::{Report, ReportComparison, TextStyle};
use shell::counties::{Counties, RuleArguments};
use shell::{Faults, Format, Lang, OneOrMany, SheetArguments};
use std::path::PathBuf;
use std::process::ExitCode;

/// Compares the reports of one or more counties of two years.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The school file of the first year; without it the synthetic sample county is taken
    #[arg(requires = "after")]
    before: Option<PathBuf>,
    /// The school file of the second year
    after: Option<PathBuf>,
    /// The county file of the first year (JSON)
    #[arg(long, value_name = "COUNTY.json", requires = "after")]
    county_before: Option<PathBuf>,
    /// The county file of the second year (JSON)
    #[arg(long, value_name = "COUNTY.json", requires = "after")]
    county_after: Option<PathBuf>,
    #[command(flatten)]
    rule: RuleArguments,
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

/// The schools of a year, and what the county filed beside them.
type Year = (PathBuf, Option<PathBuf>);

impl Arguments {
    fn years(&self) -> [Year; 2] {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => [
                (before.clone(), self.county_before.clone()),
                (after.clone(), self.county_after.clone()),
            ],
            _ => ["sample_county", "sample_county_2025"].map(|name| {
                let sample = |ending| shell::sample(&format!("{name}.{ending}"));
                (sample("csv"), Some(sample("json")))
            }),
        }
    }
}

fn run(arguments: &Arguments) -> Result<String, Faults> {
    // Every input is read before any fault is reported, so that all are.
    let mut faults = Faults::new();
    let standard = arguments.rule.standard(&mut faults);
    let years = arguments.years();
    let [before, after] = years.each_ref().map(|(schools, county)| {
        Counties::read(schools, county.as_deref(), &arguments.reading, &mut faults)
    });
    let (Some(standard), Some(before), Some(after), []) =
        (standard, before, after, faults.as_slice())
    else {
        return Err(faults);
    };
    let mut warnings = Vec::new();
    for ((path, _), read) in years.iter().zip([&before, &after]) {
        warnings.extend(shell::named(path, &read.warnings));
    }

    let evaluator = arguments.rule.evaluator(standard)?;
    let [before, after] = [&before, &after].map(|year| {
        let counties = year.counties.iter();
        let reports: Vec<Report<'_>> = counties.map(|one| evaluator.evaluate(one)).collect();
        reports
    });
    let pairs = pairs(&before, &after, &mut warnings);
    if pairs.is_empty() {
        shell::warn(&warnings);
        return Err(vec!["no county is in both years".to_owned()]);
    }
    let comparisons: Vec<ReportComparison<'_>> = pairs
        .iter()
        .map(|(before, after)| ReportComparison::new(before, after))
        .collect::<Result<_, _>>()
        .map_err(|error| vec![error.to_string()])?;

    shell::warn(&warnings);
    let language = Lang::or_usual(arguments.lang, arguments.format);
    let joined = |render: &dyn Fn(&ReportComparison<'_>) -> String| {
        comparisons
            .iter()
            .map(render)
            .collect::<Vec<_>>()
            .join("\n")
    };
    Ok(match arguments.format {
        Format::Text => joined(&|one| one.to_text(language, TextStyle::default())),
        Format::Markdown => joined(&|one| one.to_markdown(language)),
        #[cfg(feature = "html")]
        Format::Html => shell::html_of(comparisons.iter().map(|one| one.to_html(language))),
        Format::Json => {
            let documents = comparisons.iter().map(|one| {
                let mut document = one.to_document(language);
                document.warnings.splice(0..0, warnings.iter().cloned());
                document
            });
            shell::write_json(&OneOrMany(documents.collect()))?
        }
    })
}

/// The reports of both years on one county each: the only ones there are, or those of one code, in the
/// order of the second year. A county that is in one year alone is warned of.
fn pairs<'r>(
    before: &'r [Report<'r>],
    after: &'r [Report<'r>],
    warnings: &mut Vec<String>,
) -> Vec<(&'r Report<'r>, &'r Report<'r>)> {
    let id = |report: &Report<'_>| report.county().id().map(str::to_owned);
    if let ([before], [after]) = (before, after) {
        if let (Some(first), Some(second)) = (id(before), id(after))
            && first != second
        {
            warnings.push(format!(
                "the files are those of two counties, `{first}` and `{second}`"
            ));
        }
        return vec![(before, after)];
    }
    let of = |reports: &'r [Report<'r>], code: &Option<String>| {
        reports
            .iter()
            .find(|one| code.is_some() && id(one) == *code)
    };
    let mut only_in = |reports: &[Report<'_>], others: &'r [Report<'r>], year: &str| {
        for report in reports.iter().filter(|one| of(others, &id(one)).is_none()) {
            let code = id(report).unwrap_or_default();
            warnings.push(format!("the county `{code}` is in the {year} year alone"));
        }
    };
    only_in(before, after, "first");
    only_in(after, before, "second");
    after
        .iter()
        .filter_map(|second| Some((of(before, &id(second))?, second)))
        .collect()
}
