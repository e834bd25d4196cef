//! A county's profile held against itself: totals, ratios, spending that may not fall, the provincial mean.
//!
//! `cargo run --release --example county_profile -- STATEMENTS.json`
//!
//! Without a file it takes `examples/data/jintan_profile.json`. Take that file and change it:
//! every figure is written as the text prints it, and every check names figures by their codes.

mod shell;

use clap::Parser;
use shell::StatementArguments;
use std::process::ExitCode;

/// Holds the figures of a county's report against each other.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(flatten)]
    text: StatementArguments,
}

fn main() -> ExitCode {
    shell::end(Arguments::parse().text.reviewed("jintan_profile.json"))
}
