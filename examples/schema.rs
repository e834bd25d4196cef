//! The JSON Schema (2020-12) of a document that is read or written.
//!
//! `cargo run --release --example schema -- standard > standard.schema.json`

mod shell;

use clap::Parser;
use clap::builder::PossibleValuesParser;
use junheng::adapters::schema::{DocumentKind, json_schema};
use std::process::ExitCode;

/// Prints the JSON Schema (2020-12) of a document, with descriptions in Chinese and English.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The document; a county file where nothing is said
    #[arg(
        default_value = "county",
        value_parser = PossibleValuesParser::new(DocumentKind::ALL.iter().map(|kind| kind.code()))
    )]
    document: String,
}

fn main() -> ExitCode {
    let document = Arguments::parse().document;
    let mut kinds = DocumentKind::ALL.iter();
    let kind = kinds.find(|kind| kind.code() == document);
    shell::end(match kind {
        Some(kind) => shell::write_json(&json_schema(*kind)),
        None => Err(vec![format!("there is no document `{document}`")]),
    })
}
