//! What the programs that look at a text's figures have in common: forms, languages, faults.

use clap::ValueEnum;
use junheng::adapters::json;
use junheng::model::{Language, Statements};
use junheng::planning::StatementReview;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The form of a report.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Markdown,
    Json,
}

/// The language of a report.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Lang {
    Zh,
    En,
}

/// The language asked for; Chinese for Markdown, else English, where nothing is said.
pub(crate) fn language(lang: Option<Lang>, format: Format) -> Language {
    match (lang, format) {
        (Some(Lang::Zh), _) | (None, Format::Markdown) => Language::Zh,
        _ => Language::En,
    }
}

/// The faults that end a program, one text each.
pub(crate) type Faults = Vec<String>;

/// Prints an output, or every fault of it.
pub(crate) fn end(result: Result<String, Faults>) -> ExitCode {
    let text = match result {
        Ok(text) => text,
        Err(faults) => {
            for fault in faults {
                eprintln!("{fault}");
            }
            return ExitCode::from(2);
        }
    };
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        // A reader that went away is no fault.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            eprintln!("cannot write the report: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::SUCCESS,
    }
}

/// A file of the folder of sample data.
pub(crate) fn sample(name: &str) -> PathBuf {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    data.join(name)
}

/// Texts, each behind the name of the file that it is about.
pub(crate) fn named<T: ToString>(path: &Path, texts: impl IntoIterator<Item = T>) -> Vec<String> {
    let text = |text: T| format!("{}: {}", path.display(), text.to_string());
    texts.into_iter().map(text).collect()
}

/// The statements of all files, or every fault of any.
pub(crate) fn read_statements(paths: &[PathBuf]) -> Result<Vec<Statements>, Faults> {
    let mut faults = Faults::new();
    let mut all = Vec::new();
    for path in paths {
        match json::read_statements_file(path) {
            Ok(read) => {
                for key in read.unknown_keys {
                    eprintln!(
                        "warning: {}: `{key}` means nothing there and is ignored",
                        path.display()
                    );
                }
                all.push(read.statements);
            }
            Err(error) => faults.extend(named(path, error.to_string().lines())),
        }
    }
    if faults.is_empty() {
        Ok(all)
    } else {
        Err(faults)
    }
}

/// Reviews in a form and a language; as JSON one document, or an array where there are several.
pub(crate) fn reviews(
    reviews: &[StatementReview<'_>],
    format: Format,
    language: Language,
) -> Result<String, Faults> {
    let style = junheng::evaluation::TextStyle::default();
    let joined = |render: &dyn Fn(&StatementReview<'_>) -> String| {
        reviews.iter().map(render).collect::<Vec<_>>().join("\n")
    };
    Ok(match format {
        Format::Text => joined(&|one| one.to_text(language, style)),
        Format::Markdown => joined(&|one| one.to_markdown(language)),
        Format::Json => {
            let documents: Vec<_> = reviews.iter().map(StatementReview::to_document).collect();
            let text = match documents.as_slice() {
                [only] => serde_json::to_string_pretty(only),
                several => serde_json::to_string_pretty(several),
            };
            text.map_err(|error| vec![error.to_string()])? + "\n"
        }
    })
}
