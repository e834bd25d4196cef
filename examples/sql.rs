//! Questions in SQL, with the measures of this library among the functions.
//!
//! `cargo run --release --features datafusion --example sql -- --table schools=FILE.parquet "SELECT …"`
//!
//! Without arguments it asks how unequal the classes of Californian districts are.

mod shell;

use clap::{Parser, ValueEnum};
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::csv;
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::arrow::json::ArrayWriter;
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::error::{DataFusionError, Result};
use datafusion::prelude::{CsvReadOptions, ParquetReadOptions, SessionConfig, SessionContext};
use junheng::adapters::datafusion::register;
use shell::Faults;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;

/// Asks a question of tables in SQL.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// A table: its name and its file, Parquet or CSV
    #[arg(long, value_name = "NAME=FILE")]
    table: Vec<String>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = Form::Table)]
    format: Form,
    /// In how many parts tables are read and groups are gathered
    #[arg(long)]
    partitions: Option<usize>,
    /// The question
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

fn main() -> ExitCode {
    shell::end(run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> std::result::Result<String, Faults> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| vec![error.to_string()])?;
    runtime.block_on(answer(arguments)).map_err(|error| {
        // One fault a line, as for files.
        error.to_string().lines().map(str::to_owned).collect()
    })
}

async fn answer(arguments: &Arguments) -> Result<String> {
    let mut config = SessionConfig::new().with_information_schema(true);
    if let Some(partitions) = arguments.partitions {
        config = config.with_target_partitions(partitions.max(1));
    }
    let session = SessionContext::new_with_config(config);
    register(&session);
    for table in &arguments.table {
        let Some((name, file)) = table.split_once('=') else {
            let text = format!("--table {table}: expected NAME=FILE");
            return Err(DataFusionError::Configuration(text));
        };
        add_table(&session, name, file).await?;
    }
    let query = if let Some(query) = &arguments.query {
        query
    } else {
        let sample = shell::sample("california_districts.csv");
        add_table(&session, "districts", &sample.to_string_lossy()).await?;
        SAMPLE_QUERY
    };
    let answer = session.sql(query).await?;
    let schema = SchemaRef::new(answer.schema().as_arrow().clone());
    let batches = answer.collect().await?;
    written(&batches, &schema, arguments.format)
}

/// Adds a file as a table; what it is, is told by its content.
async fn add_table(session: &SessionContext, name: &str, file: &str) -> Result<()> {
    let mut first = Vec::new();
    File::open(file)
        .and_then(|opened| opened.take(4).read_to_end(&mut first))
        .map_err(|error| DataFusionError::Configuration(format!("{file}: {error}")))?;
    let ending = Path::new(file).extension().unwrap_or_default();
    let ending = format!(".{}", ending.to_string_lossy());
    let ending = if ending == "." { "" } else { &ending };
    if first == b"PAR1" {
        let options = ParquetReadOptions::default().file_extension(ending);
        return session.register_parquet(name, file, options).await;
    }
    let options = CsvReadOptions::new().file_extension(ending);
    let inferred = session.read_csv(file, options.clone()).await?;
    let fields = inferred.schema().as_arrow().fields().iter().map(|field| {
        if CODES.contains(&field.name().as_str()) {
            Field::new(field.name(), DataType::Utf8, true)
        } else {
            field.as_ref().clone()
        }
    });
    let schema = Schema::new(fields.collect::<Vec<_>>());
    session
        .register_csv(name, file, options.schema(&schema))
        .await
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
