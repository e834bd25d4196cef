//! A county's profile held against itself: totals, ratios, spending that may not fall, the provincial mean.
//!
//! `cargo run --release --example county_profile -- STATEMENTS.json`
//!
//! Without a file it takes `examples/data/jintan_profile.json`. Take that file and change it:
//! every figure is written as the text prints it, and every check names figures by their codes.

mod shell;

use clap::Parser;
use junheng::planning::{StatementReview, review};
use shell::{Faults, Format, Lang};
use std::path::PathBuf;
use std::process::ExitCode;

/// Holds the figures of a county's report against each other.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// What the text states (JSON)
    statements: Vec<PathBuf>,
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
    let paths = if arguments.statements.is_empty() {
        vec![shell::sample("jintan_profile.json")]
    } else {
        arguments.statements.clone()
    };
    let all = shell::read_statements(&paths)?;
    let reviews: Vec<StatementReview<'_>> = all.iter().map(review).collect();
    let language = Lang::or_usual(arguments.lang, arguments.format);
    shell::reviews(&reviews, arguments.format, language)
}
