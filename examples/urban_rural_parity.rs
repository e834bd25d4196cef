//! City and country: the parity of a share, its gap, and whether it counts as parity.
//!
//! `cargo run --release --example urban_rural_parity -- STATEMENTS.json`
//!
//! Without a file it takes `examples/data/wujin_parity.json`. Take that file and change it:
//! every figure is written as the text prints it, and every check names figures by their codes.

mod shell;

use clap::Parser;
use shell::StatementArguments;
use std::process::ExitCode;

/// Holds the figures of city and country against each other.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(flatten)]
    text: StatementArguments,
}

fn main() -> ExitCode {
    shell::end(Arguments::parse().text.reviewed("wujin_parity.json"))
}
