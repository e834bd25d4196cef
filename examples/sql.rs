//! Questions in SQL, with the measures of this library among the functions.
//!
//! `cargo run --release --features datafusion --example sql -- --table schools=FILE.parquet "SELECT …"`
//!
//! Without arguments it asks how unequal the classes of Californian districts are.

mod shell;

use clap::Parser;
use datafusion::prelude::SessionContext;
use junheng::adapters::datafusion::register;
use shell::Faults;
use shell::questions::{Question, told};
use std::process::ExitCode;

/// Asks a question of tables in SQL.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(flatten)]
    question: Question,
}

fn main() -> ExitCode {
    shell::end(run(&Arguments::parse().question))
}

fn run(question: &Question) -> Result<String, Faults> {
    let session = SessionContext::new_with_config(question.config());
    register(&session);
    let runtime = tokio::runtime::Runtime::new().map_err(|error| vec![error.to_string()])?;
    let answer = runtime.block_on(question.answered_by(&session));
    answer.map_err(|error| told(&error))
}
