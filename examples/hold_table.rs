//! Holds a table of any units to a standard that declares its own columns.
//!
//! `cargo run --release --example hold_table -- TABLE --standard ID|FILE.json
//! [--column CODE=HEADER]… [--id HEADER]… [--facts FILE.json] [--missing CODE]… [--keep-all-rows]
//! [--sheet NAME] [--format text|markdown|html|json] [--lang zh|en]`
//!
//! Without a table it holds the school districts of California to the disparity test of 34 CFR
//! 222.162 and to a coefficient of variation, and the schools of California to their growth target
//! of 2000, all from `examples/data/`. With an edition and no table it takes the sample of that edition.

mod shell;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use junheng::adapters::json::{read_area_filing_file, read_table_standard_file};
use junheng::adapters::sheet::SheetOptions;
use junheng::adapters::table::TableLayout;
#[cfg(feature = "html")]
use junheng::evaluation::HtmlPage;
use junheng::evaluation::{TableEvaluator, TextStyle};
use junheng::model::{AreaFiling, Language};
use junheng::standards::{TableStandard, catalogue};
use serde_json::Value;
use shell::{Faults, FigureArguments, Format, Lang, named, noted};

/// Holds a table of units to a standard.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// A table as text or workbook; without it, the samples of California
    #[arg(requires = "standard")]
    table: Option<PathBuf>,
    /// An edition of the catalogue by its identifier, or a standard as JSON; an edition without a table is held
    /// against its sample
    #[arg(long, value_name = "ID|FILE.json")]
    standard: Option<String>,
    /// The header that a column of the standard has in the table
    #[arg(long, value_name = "CODE=HEADER", value_parser = renaming, requires = "table")]
    column: Vec<Renaming>,
    /// The header of the identifiers; without it, the first column; more than one where codes are
    /// unique only within a county
    #[arg(long, value_name = "HEADER", requires = "table")]
    id: Vec<String>,
    #[command(flatten)]
    reading: FigureArguments,
    /// The figures and attestations of the whole area, as JSON
    #[arg(long, value_name = "FILE.json", requires = "table")]
    facts: Option<PathBuf>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of the output; Chinese for markdown, else English, where nothing is said
    #[arg(long, value_enum)]
    lang: Option<Lang>,
}

/// A column of the standard and its header in the table.
#[derive(Clone)]
struct Renaming {
    code: String,
    header: String,
}

fn renaming(text: &str) -> Result<Renaming, String> {
    let (code, header) = text
        .split_once('=')
        .ok_or("expected the code of a column, `=`, and its header")?;
    Ok(Renaming {
        code: code.trim().to_owned(),
        header: header.trim().to_owned(),
    })
}

/// A table to be held to a standard.
struct Case {
    table: PathBuf,
    standard: String,
    columns: Vec<Renaming>,
    id: Vec<String>,
    options: SheetOptions,
    facts: Option<PathBuf>,
    /// Whether it is one of the files that come with the program.
    sample: bool,
}

fn main() -> ExitCode {
    shell::end(run(Arguments::parse()))
}

fn run(asked: Arguments) -> Result<String, Faults> {
    let language = Lang::or_usual(asked.lang, asked.format);
    let format = asked.format;
    let mut faults = Faults::new();
    let (mut texts, mut documents) = (Vec::new(), Vec::new());
    #[cfg(feature = "html")]
    let mut pages = Vec::new();
    for case in cases(asked)? {
        match held(&case, format, language) {
            Ok(Answer::Text(text)) => texts.push(text),
            #[cfg(feature = "html")]
            Ok(Answer::Page(page)) => pages.push(page),
            Ok(Answer::Json(document)) => documents.push(document),
            Err(more) => faults.extend(more),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(match format {
        Format::Text | Format::Markdown => texts.join("\n"),
        #[cfg(feature = "html")]
        Format::Html => shell::html_of(pages),
        Format::Json if documents.len() == 1 => format!("{:#}\n", documents.remove(0)),
        Format::Json => format!("{:#}\n", Value::Array(documents)),
    })
}

/// What was asked for, or the samples.
fn cases(asked: Arguments) -> Result<Vec<Case>, Faults> {
    let edition = match (asked.table, asked.standard) {
        (Some(table), Some(standard)) => {
            return Ok(vec![Case {
                table,
                standard,
                columns: asked.column,
                id: asked.id,
                options: asked.reading.options(),
                facts: asked.facts,
                sample: false,
            }]);
        }
        (_, edition) => edition,
    };
    let column = |code: &str, header: &str| Renaming {
        code: code.to_owned(),
        header: header.to_owned(),
    };
    let sample = |table: &str, standard: String, columns| Case {
        table: shell::sample(table),
        standard,
        columns,
        id: Vec::new(),
        options: SheetOptions::default(),
        facts: None,
        sample: true,
    };
    let spending = shell::sample("california_spending.json");
    let california = vec![
        sample(
            "california_districts.csv",
            "us-expenditure-disparity-1995".to_owned(),
            vec![
                column("pupils", "students"),
                column("amount_per_pupil", "expenditure"),
            ],
        ),
        sample(
            "california_districts.csv",
            spending.display().to_string(),
            Vec::new(),
        ),
        sample(
            "california_growth.csv",
            "us-ca-growth-target-2000".to_owned(),
            Vec::new(),
        ),
    ];
    let Some(edition) = edition else {
        return Ok(california);
    };
    let mut own = california.into_iter();
    if let Some(case) = own.find(|case| case.standard == edition) {
        return Ok(vec![case]);
    }
    let Some((_, table, facts)) = SAMPLES.iter().find(|(id, _, _)| *id == edition) else {
        // That there is no such standard is the first thing to say.
        standard(&edition)?;
        let text =
            format!("--standard {edition}: expected a table as well, as there is no sample of it");
        return Err(vec![text]);
    };
    Ok(vec![Case {
        facts: facts.map(shell::sample),
        ..sample(table, edition, Vec::new())
    }])
}

/// The samples of editions beside those of California: a table, and the facts of its area where there are some.
const SAMPLES: &[(&str, &str, Option<&str>)] = &[
    ("us-equity-factor-2002", "us_spending_made_up.csv", None),
    (
        "us-equity-factor-2002-capped",
        "us_spending_made_up.csv",
        None,
    ),
    (
        "us-maintenance-of-effort-2015",
        "us_effort_made_up.csv",
        None,
    ),
    (
        "us-title1-comparability",
        "us_title1_comparability.csv",
        Some("facts/us_title1_comparability.json"),
    ),
    ("in-rte-schedule-2009", "in_rte_schools_made_up.csv", None),
    (
        "in-rte-schedule-2009-head-above-200",
        "in_rte_schools_made_up.csv",
        None,
    ),
    (
        "gb-infant-class-2012",
        "gb_infant_classes_made_up.csv",
        None,
    ),
    (
        "cn-preschool-2020",
        "cn_kindergartens_made_up.csv",
        Some("facts/cn_preschool_2020.json"),
    ),
    ("eu-education-area-2030", "eu_targets_made_up.csv", None),
    ("tw-class-size-2007", "tw_classes_made_up.csv", None),
];

enum Answer {
    Text(String),
    #[cfg(feature = "html")]
    Page(HtmlPage),
    Json(Value),
}

/// Reads a table and its standard, and holds the one to the other.
fn held(case: &Case, format: Format, language: Language) -> Result<Answer, Faults> {
    let standard = standard(&case.standard)?;
    let mut layout = TableLayout::of(&standard).with_options(case.options.clone());
    for id in &case.id {
        layout = layout.with_identity(id);
    }
    let mut faults = Faults::new();
    for (index, Renaming { code, header }) in case.columns.iter().enumerate() {
        let mut before = case.columns.iter().take(index);
        if before.any(|other| other.code == *code) {
            faults.push(format!("the header of the column `{code}` is given twice"));
            continue;
        }
        match layout.clone().with_header(code, header) {
            Ok(named) => layout = named,
            Err(error) => faults.push(error.to_string()),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    // Both files are read before any fault is told, so that all are.
    let read = layout.read_file(&case.table);
    let table = shell::noted_with_warnings(&mut faults, &case.table, read);
    let filing = match &case.facts {
        Some(path) => noted(&mut faults, path, read_area_filing_file(path, &standard)),
        None => Some(AreaFiling::default()),
    };
    let (Some(read), Some(filing)) = (table, filing) else {
        return Err(faults);
    };
    // Of the samples it is known what they hold beside what is asked for.
    let warnings: Vec<String> = if case.sample {
        read.warnings.iter().map(ToString::to_string).collect()
    } else {
        read.messages().collect()
    };
    shell::warn(named(&case.table, &warnings));
    let evaluator = TableEvaluator::new(&standard).map_err(|error| vec![error.to_string()])?;
    let report = evaluator.evaluate(&read.content, &filing);
    Ok(match format {
        Format::Text => Answer::Text(report.to_text(language, TextStyle::default())),
        Format::Markdown => Answer::Text(report.to_markdown(language)),
        #[cfg(feature = "html")]
        Format::Html => Answer::Page(report.to_html(language)),
        Format::Json => {
            let document = serde_json::to_value(report.to_document(language));
            let mut document = document.map_err(|error| vec![error.to_string()])?;
            // What was passed over in the file comes before what the report says itself.
            if let Some(told) = document.get_mut("warnings").and_then(Value::as_array_mut) {
                told.splice(0..0, warnings.into_iter().map(Value::from));
            }
            Answer::Json(document)
        }
    })
}

/// An edition of the catalogue, or a standard of one's own.
fn standard(name: &str) -> Result<TableStandard, Faults> {
    let path = Path::new(name);
    let is_file = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    if is_file {
        read_table_standard_file(path).map_err(|error| shell::told(path, &error))
    } else {
        let found = catalogue::find_table(name).map_err(|error| vec![error.to_string()]);
        found.cloned()
    }
}
