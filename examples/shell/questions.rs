//! What the programs that ask in SQL share: tables, the question, and the form of the answer.

use super::sample;
use clap::{Args, ValueEnum};
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::csv;
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::arrow::json::ArrayWriter;
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::error::{DataFusionError, Result};
use datafusion::prelude::{CsvReadOptions, ParquetReadOptions, SessionConfig, SessionContext};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// What is asked, and of which tables.
#[derive(Args)]
pub(crate) struct Question {
    /// A table: its name and its file, Parquet or CSV, or a folder of such files
    #[arg(long, value_name = "NAME=FILE")]
    table: Vec<String>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = Form::Table)]
    format: Form,
    /// In how many parts tables are read and groups are gathered
    #[arg(long)]
    partitions: Option<usize>,
    /// The question; without it, how unequal the classes of Californian districts are
    query: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Table,
    Csv,
    Json,
}

/// The columns that hold codes: what looks like a number there is none, and may begin with zeros.
const CODES: [&str; 4] = ["school_id", "county_id", "学校代码", "区县代码"];

const SAMPLE_QUERY: &str = "SELECT count(*) AS districts, weighted_mean(str, students) AS mean, \
     weighted_cv(str, students) AS cv, gini(str, students) AS gini, \
     weighted_quantile(str, students, 0.5) AS median FROM districts";

impl Question {
    /// The settings with which it is asked.
    pub(crate) fn config(&self) -> SessionConfig {
        let config = SessionConfig::new().with_information_schema(true);
        match self.partitions {
            Some(partitions) => config.with_target_partitions(partitions.max(1)),
            None => config,
        }
    }

    /// The answer that a session gives, as it is printed.
    pub(crate) async fn answered_by(&self, session: &SessionContext) -> Result<String> {
        for table in &self.table {
            let Some((name, file)) = table.split_once('=') else {
                let text = format!("--table {table}: expected NAME=FILE");
                return Err(DataFusionError::Configuration(text));
            };
            add_table(session, name, Path::new(file)).await?;
        }
        let query = if let Some(query) = &self.query {
            query
        } else {
            add_table(session, "districts", &sample("california_districts.csv")).await?;
            SAMPLE_QUERY
        };
        let answer = session.sql(query).await?;
        let schema = SchemaRef::new(answer.schema().as_arrow().clone());
        let batches = answer.collect().await?;
        written(&batches, &schema, self.format)
    }
}

/// What the engine says, one fault a line, as for files.
pub(crate) fn told(error: &DataFusionError) -> super::Faults {
    error.to_string().lines().map(str::to_owned).collect()
}

/// Adds a file, or the files of a folder, as a table; what it is, is told by its content.
async fn add_table(session: &SessionContext, name: &str, path: &Path) -> Result<()> {
    let unreadable =
        |error: io::Error| DataFusionError::Configuration(format!("{}: {error}", path.display()));
    let file = first_file(path).map_err(unreadable)?;
    let mut first = Vec::new();
    File::open(&file)
        .and_then(|opened| opened.take(4).read_to_end(&mut first))
        .map_err(unreadable)?;
    let ending = match file.extension() {
        Some(ending) => format!(".{}", ending.to_string_lossy()),
        None => String::new(),
    };
    let path = path.to_string_lossy();
    if first == b"PAR1" {
        let options = ParquetReadOptions::default().file_extension(&ending);
        return session.register_parquet(name, &*path, options).await;
    }
    let options = CsvReadOptions::new().file_extension(&ending);
    let inferred = session.read_csv(&*path, options.clone()).await?;
    let fields = inferred.schema().as_arrow().fields().iter().map(|field| {
        if CODES.contains(&field.name().as_str()) {
            Field::new(field.name(), DataType::Utf8, true)
        } else {
            field.as_ref().clone()
        }
    });
    let schema = Schema::new(fields.collect::<Vec<_>>());
    session
        .register_csv(name, &*path, options.schema(&schema))
        .await
}

/// The file, or the first one of a folder: by its ending the others are chosen.
fn first_file(path: &Path) -> io::Result<PathBuf> {
    if !path.is_dir() {
        return Ok(path.to_owned());
    }
    let mut files = Vec::new();
    for entry in path.read_dir()? {
        let entry = entry?.path();
        if entry.is_file() {
            files.push(entry);
        }
    }
    files.sort();
    let first = files.into_iter().next();
    first.ok_or_else(|| io::Error::other("the folder has no files, expected Parquet or CSV"))
}

fn written(batches: &[RecordBatch], schema: &SchemaRef, form: Form) -> Result<String> {
    let empty = [RecordBatch::new_empty(SchemaRef::clone(schema))];
    let batches = if batches.is_empty() { &empty } else { batches };
    let mut bytes = Vec::new();
    match form {
        Form::Table => return Ok(format!("{}\n", pretty_format_batches(batches)?)),
        Form::Csv => {
            let mut writer = csv::Writer::new(&mut bytes);
            for batch in batches {
                writer.write(batch)?;
            }
        }
        Form::Json => {
            let mut writer = ArrayWriter::new(&mut bytes);
            for batch in batches {
                writer.write(batch)?;
            }
            writer.finish()?;
        }
    }
    let mut text =
        String::from_utf8(bytes).map_err(|error| DataFusionError::External(Box::new(error)))?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}
