//! What the programs share: forms and languages of a report, how they tell faults, and how they end.

#![allow(
    dead_code,
    clippy::allow_attributes,
    reason = "each program uses a part of it"
)]
#![expect(
    clippy::print_stderr,
    reason = "faults and warnings belong on standard error"
)]

pub(crate) mod counties;
#[cfg(feature = "datafusion")]
pub(crate) mod questions;
#[cfg(feature = "record")]
pub(crate) mod records;

use clap::{Args, ValueEnum};
use junheng::adapters::json;
use junheng::adapters::sheet::{SheetOptions, TableError};
#[cfg(feature = "html")]
use junheng::evaluation::HtmlPage;
use junheng::evaluation::TextStyle;
use junheng::model::{Language, Statements};
use junheng::planning::{StatementReview, review};
use junheng::rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::fmt::Display;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The form of a report.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Markdown,
    #[cfg(feature = "html")]
    Html,
    Json,
}

/// The form of an answer that is no report.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlainFormat {
    Text,
    Json,
}

/// Pages one below the other.
#[cfg(feature = "html")]
pub(crate) fn html_of(pages: impl IntoIterator<Item = HtmlPage>) -> String {
    let page = HtmlPage::joined(pages);
    page.map_or_else(String::new, |page| format!("{page}\n"))
}

/// The language of a report.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Lang {
    Zh,
    En,
}

impl Lang {
    /// The language asked for; where nothing is said, Chinese for Markdown and English otherwise.
    pub(crate) fn or_usual(asked: Option<Self>, format: Format) -> Language {
        match (asked, format) {
            (Some(Self::Zh), _) | (None, Format::Markdown) => Language::Zh,
            (Some(Self::En) | None, _) => Language::En,
        }
    }
}

/// The faults that end a program, one text each.
pub(crate) type Faults = Vec<String>;

/// Ends a program: with its answer on standard output and 0, or with its faults on standard error
/// and 2.
pub(crate) fn end(answer: Result<String, Faults>) -> ExitCode {
    let faults = match answer {
        Ok(text) => match std::io::stdout().lock().write_all(text.as_bytes()) {
            // A reader that went away is no fault.
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                vec![format!("cannot write the answer: {error}")]
            }
            _ => return ExitCode::SUCCESS,
        },
        Err(faults) => faults,
    };
    for fault in faults {
        eprintln!("{fault}");
    }
    ExitCode::from(2)
}

/// Writes an answer in JSON to standard output as it is made, so that no answer is too large for the
/// memory; what is left to say is nothing.
pub(crate) fn write_json(answer: &impl Serialize) -> Result<String, Faults> {
    let mut output = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let written = serde_json::to_writer_pretty(&mut output, answer)
        .map_err(std::io::Error::from)
        .and_then(|()| output.write_all(b"\n"))
        .and_then(|()| output.flush());
    match written {
        // A reader that went away is no fault.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(vec![format!("cannot write the answer: {error}")])
        }
        _ => Ok(String::new()),
    }
}

/// Refuses to write into a file that was read.
pub(crate) fn unless_read(path: &Path, read: &[Option<&Path>]) -> Result<(), Faults> {
    let place = |path: &Path| std::fs::canonicalize(path).ok();
    let own = place(path);
    if own.is_some() && read.iter().flatten().any(|one| place(one) == own) {
        let fault = "this file was read, and is not written over; name another";
        return Err(named(path, [fault]));
    }
    Ok(())
}

/// Writes a file whole or not at all: beside its place first, and then into it.
pub(crate) fn write_whole(path: &Path, text: &str) -> Result<(), Faults> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".partial");
    let beside = PathBuf::from(beside);
    let written = std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|error| {
        // What was begun is of no use to anybody.
        let _ = std::fs::remove_file(&beside);
        vec![format!("{}: cannot write it: {error}", path.display())]
    })
}

/// An answer in JSON as a text.
pub(crate) fn json_text(answer: &impl Serialize) -> Result<String, Faults> {
    let text = serde_json::to_string_pretty(answer).map_err(|error| vec![error.to_string()])?;
    Ok(text + "\n")
}

/// Tells what does not stop a program, however much it is.
pub(crate) fn warn<T: Display>(warnings: impl IntoIterator<Item = T>) {
    let mut output = std::io::BufWriter::new(std::io::stderr().lock());
    for warning in warnings {
        // Where nobody listens there is nobody to tell it to.
        let _ = writeln!(output, "warning: {warning}");
    }
}

/// Texts, each behind the name of the file that it is about.
pub(crate) fn named<T: Display>(path: &Path, texts: impl IntoIterator<Item = T>) -> Vec<String> {
    let text = |text: T| format!("{}: {text}", path.display());
    texts.into_iter().map(text).collect()
}

/// What is wrong with a file, line by line, and what lies behind it.
pub(crate) fn told(path: &Path, error: &dyn std::error::Error) -> Faults {
    let mut causes = String::new();
    let mut behind = error.source();
    while let Some(cause) = behind {
        causes = format!("{causes}: {cause}");
        behind = cause.source();
    }
    let text = error.to_string();
    named(path, text.lines().map(|line| format!("{line}{causes}")))
}

/// The same for a table: what was passed over often shows why something is wrong.
pub(crate) fn told_with_warnings<K: std::error::Error>(
    path: &Path,
    error: &TableError<K>,
) -> Faults {
    if let TableError::Faults(faults) = error {
        warn(named(path, faults.warnings()));
    }
    told(path, error)
}

/// What was read, or `None` with the faults of its file.
pub(crate) fn noted<T, E: std::error::Error>(
    faults: &mut Faults,
    path: &Path,
    read: Result<T, E>,
) -> Option<T> {
    read.map_err(|error| faults.extend(told(path, &error))).ok()
}

/// What a program may be told of a file with a table.
#[derive(Args, Clone, Default)]
pub(crate) struct SheetArguments {
    /// The sheet of a workbook; without it, the one with the header
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// Keep rows whose words are those of a total or an average
    #[arg(long)]
    pub(crate) keep_all_rows: bool,
}

impl SheetArguments {
    pub(crate) fn options(&self) -> SheetOptions {
        let mut options = SheetOptions::default();
        if let Some(sheet) = &self.sheet {
            options = options.with_sheet(sheet);
        }
        if self.keep_all_rows {
            options = options.with_all_rows_kept();
        }
        options
    }
}

/// The same, where numbers may stand for missing figures.
#[derive(Args, Clone, Default)]
pub(crate) struct FigureArguments {
    #[command(flatten)]
    sheet: SheetArguments,
    /// A number that stands for "no figure", such as -9
    #[arg(long, value_name = "CODE", allow_hyphen_values = true)]
    missing: Vec<Decimal>,
}

impl FigureArguments {
    pub(crate) fn options(&self) -> SheetOptions {
        let codes = self.missing.iter();
        codes.fold(self.sheet.options(), |options, code| {
            options.with_missing(*code)
        })
    }
}

/// The same for a table.
pub(crate) fn noted_with_warnings<T, K: std::error::Error>(
    faults: &mut Faults,
    path: &Path,
    read: Result<T, TableError<K>>,
) -> Option<T> {
    read.map_err(|error| faults.extend(told_with_warnings(path, &error)))
        .ok()
}

/// A document with what was passed over in the files behind it.
#[derive(Serialize)]
pub(crate) struct WithWarnings<'w, T> {
    #[serde(flatten)]
    pub(crate) document: T,
    pub(crate) warnings: &'w [String],
}

/// Documents, written as one where it is alone and as a list otherwise.
pub(crate) struct OneOrMany<T>(pub(crate) Vec<T>);

impl<T: Serialize> Serialize for OneOrMany<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [only] => only.serialize(serializer),
            several => several.serialize(serializer),
        }
    }
}

/// The path of a sample in `examples/data/`.
pub(crate) fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples/data")
        .join(name)
}

/// What the programs that hold a text against itself are told.
#[derive(Args)]
pub(crate) struct StatementArguments {
    /// What the text states (JSON)
    statements: Vec<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of the report; Chinese for markdown, else English, where nothing is said
    #[arg(long, value_enum)]
    lang: Option<Lang>,
}

impl StatementArguments {
    /// The reviews of all files, or of a sample where none is named.
    pub(crate) fn reviewed(&self, or_sample: &str) -> Result<String, Faults> {
        let all = if self.statements.is_empty() {
            read_statements(&[sample(or_sample)])?
        } else {
            read_statements(&self.statements)?
        };
        let all: Vec<StatementReview<'_>> = all.iter().map(review).collect();
        reviews(&all, self.format, Lang::or_usual(self.lang, self.format))
    }
}

/// The statements of all files, or every fault of any.
pub(crate) fn read_statements(paths: &[PathBuf]) -> Result<Vec<Statements>, Faults> {
    let mut faults = Faults::new();
    let mut all = Vec::new();
    for path in paths {
        match json::read_statements_file(path) {
            Ok(read) => {
                let ignored = |key| format!("`{key}` means nothing there and is ignored");
                warn(named(path, read.unknown_keys.iter().map(ignored)));
                all.push(read.statements);
            }
            Err(error) => faults.extend(told(path, &error)),
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
    let style = TextStyle::default();
    let joined = |render: &dyn Fn(&StatementReview<'_>) -> String| {
        reviews.iter().map(render).collect::<Vec<_>>().join("\n")
    };
    Ok(match format {
        Format::Text => joined(&|one| one.to_text(language, style)),
        Format::Markdown => joined(&|one| one.to_markdown(language)),
        #[cfg(feature = "html")]
        Format::Html => html_of(reviews.iter().map(|one| one.to_html(language))),
        Format::Json => {
            let documents = reviews.iter().map(StatementReview::to_document);
            let text = serde_json::to_string_pretty(&OneOrMany(documents.collect()));
            text.map_err(|error| vec![error.to_string()])? + "\n"
        }
    })
}
