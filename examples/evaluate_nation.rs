//! The counties of a nation held to a standard, into five tables.
//!
//! `cargo run --release --features arrow --example evaluate_nation -- SCHOOLS.parquet --output DIR`
//!
//! Memory is that of the largest county and a window of schools, not that of the file. Without a file
//! it evaluates the synthetic county in `examples/data/` into a new temporary folder.

mod shell;

use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use junheng::adapters::arrow::{self, ReportTables};
use junheng::adapters::json::{self, FilingsByCounty};
use junheng::adapters::sheet::{SheetOptions, TableError};
use junheng::adapters::table::{self, SchoolFault, SchoolFileRest};
use junheng::evaluation::{Evaluator, Report, Verdict};
use junheng::model::{County, Finding, FindingKind, Language};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use shell::Faults;
use shell::counties::RuleArguments;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _};
use std::iter;
use std::mem::{Discriminant, discriminant};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{self, ExitCode};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Holds all counties of a school file to a standard, and writes what was found as Parquet files:
/// counties, parts, indicators, balance, clauses.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The school file, Parquet or text; without it the synthetic sample county is evaluated
    #[arg(requires = "output")]
    schools: Option<PathBuf>,
    /// The county file (JSON): an object, or an array of them matched by `id`
    #[arg(long)]
    county: Option<PathBuf>,
    #[command(flatten)]
    rule: RuleArguments,
    /// The folder for the tables; it is made where there is none
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// How many counties are evaluated at a time; as many as there are processors where nothing is said
    #[arg(long)]
    threads: Option<NonZero<usize>>,
    /// How many schools may wait for others of their counties: the rows of a county may stand so far
    /// apart
    #[arg(long, value_name = "SCHOOLS", default_value_t = 100_000)]
    window: usize,
}

/// About how many schools are evaluated in one go.
const SCHOOLS_IN_A_JOB: usize = 500;

/// How many rows the groups of the tables have at most: so many are kept until they are written.
const ROWS_IN_A_GROUP: usize = 128 * 1024;

fn main() -> ExitCode {
    shell::end(run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<String, Faults> {
    let schools = arguments.schools.clone();
    let (schools, county) = match schools {
        Some(schools) => (schools, arguments.county.clone()),
        None => (
            shell::sample("sample_county.csv"),
            Some(shell::sample("sample_county.json")),
        ),
    };
    let output = arguments.output.clone().unwrap_or_else(|| {
        let name = format!("junheng-evaluate-nation-{}", process::id());
        std::env::temp_dir().join(name)
    });

    let mut faults = Faults::new();
    let standard = arguments.rule.standard(&mut faults);
    let filings = match &county {
        Some(path) => shell::noted(&mut faults, path, json::read_county_file(path)),
        None => Some(json::CountyFilings::default()),
    };
    let source = shell::noted(&mut faults, &schools, Source::open(&schools));
    let (Some(standard), Some(filings), Some(source), []) =
        (standard, filings, source, faults.as_slice())
    else {
        return Err(faults);
    };
    let evaluator = arguments.rule.evaluator(standard)?;

    let tables = Tables::create(&output).map_err(|error| shell::told(&output, &error))?;
    let threads = arguments.threads.map_or_else(processors, NonZero::get);
    let mut filings = filings.by_county();
    let read = evaluate(
        source,
        arguments.window,
        threads,
        &evaluator,
        &mut filings,
        tables,
    );
    let (rest, tables) = match read {
        Ok(read) => read,
        Err(Failure::Reading(error)) => return Err(shell::told_with_warnings(&schools, &error)),
        Err(Failure::Writing(error)) => return Err(shell::told(&output, &error)),
    };
    let (summary, doubts) = tables
        .finish()
        .map_err(|error| shell::told(&output, &error))?;
    shell::warn(&rest.warnings);
    shell::warn(filings.finish());
    shell::warn(doubts.told());
    Ok(summary)
}

fn processors() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Why there are no tables.
enum Failure {
    Reading(TableError<SchoolFault>),
    Writing(ParquetError),
}

/// Reads counties on this thread, evaluates them on others, and writes the tables on one more, in the
/// order in which counties are read.
fn evaluate(
    source: Source,
    window: usize,
    threads: usize,
    evaluator: &Evaluator<'_>,
    filings: &mut FilingsByCounty,
    mut tables: Tables,
) -> Result<(SchoolFileRest, Tables), Failure> {
    // A job waits for its turn in both channels, so that only so many are under way.
    let (jobs, waiting) = sync_channel::<Job>(threads);
    let (answers, in_order) = sync_channel::<Receiver<Answer>>(2 * threads);
    let waiting = Arc::new(Mutex::new(waiting));
    thread::scope(|scope| {
        for _ in 0..threads {
            let waiting = Arc::clone(&waiting);
            scope.spawn(move || {
                while let Some(job) = next(&waiting) {
                    // Who asked went away if nothing more can be written.
                    let _ = job.answer.send(Answer::of(&job.counties, evaluator));
                }
            });
        }
        let writing = scope.spawn(move || {
            for answer in in_order {
                // An answer that never comes is of a thread that panicked, which ends the program.
                if let Ok(answer) = answer.recv() {
                    tables.write(answer)?;
                }
            }
            Ok(tables)
        });

        let mut queue = Queue {
            jobs,
            answers,
            counties: Vec::new(),
            schools: 0,
        };
        let bar = source.bar.clone();
        // Of the first window none is: any row may still be one of theirs.
        bar.set_message("no county complete yet");
        let (mut counties, mut schools) = (0_u64, 0_u64);
        let read = source.read(window, |county| {
            counties += 1;
            schools += county.schools().len() as u64;
            tell(&bar, counties, schools);
            let has_id = county.id().is_some();
            queue.push(filings.attach(county, has_id));
        });
        queue.send();
        drop(queue);
        bar.finish_and_clear();
        let written = writing
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let rest = read.map_err(Failure::Reading)?;
        Ok((rest, written.map_err(Failure::Writing)?))
    })
}

/// Counties to be evaluated, and where the answer goes.
struct Job {
    counties: Vec<County>,
    answer: SyncSender<Answer>,
}

/// The next job; `None` when all are done.
fn next(waiting: &Mutex<Receiver<Job>>) -> Option<Job> {
    let waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
    waiting.recv().ok()
}

/// Counties that become jobs.
struct Queue {
    jobs: SyncSender<Job>,
    answers: SyncSender<Receiver<Answer>>,
    counties: Vec<County>,
    schools: usize,
}

impl Queue {
    fn push(&mut self, county: County) {
        self.schools += county.schools().len();
        self.counties.push(county);
        if self.schools >= SCHOOLS_IN_A_JOB {
            self.send();
        }
    }

    fn send(&mut self) {
        self.schools = 0;
        let counties = std::mem::take(&mut self.counties);
        let (answer, receiver) = sync_channel(1);
        // Both go away only if nothing more can be written, which is told in the end.
        let _ = self.answers.send(receiver);
        let _ = self.jobs.send(Job { counties, answer });
    }
}

/// What was found of some counties.
struct Answer {
    tables: ReportTables,
    verdicts: Vec<Verdict>,
    schools: usize,
    doubts: Doubts,
}

impl Answer {
    fn of(counties: &[County], evaluator: &Evaluator<'_>) -> Self {
        let reports: Vec<Report<'_>> = counties
            .iter()
            .map(|county| evaluator.evaluate(county))
            .collect();
        let mut doubts = Doubts::default();
        for (report, county) in reports.iter().zip(counties) {
            doubts.add(county, &report.findings());
        }
        Self {
            doubts,
            tables: ReportTables::of(&reports),
            verdicts: reports.iter().map(Report::verdict).collect(),
            schools: counties.iter().map(|county| county.schools().len()).sum(),
        }
    }
}

/// How many figures that look wrong in the same way are told.
const TOLD_OF_A_KIND: usize = 5;

/// What looks wrong in the figures: of each kind the first few, and how many there are, so that memory and report stay
/// small whatever a nation files. Kinds stand in the order in which they were found.
#[derive(Default)]
struct Doubts(Vec<DoubtsOfAKind>);

struct DoubtsOfAKind {
    kind: Discriminant<FindingKind>,
    first: Vec<String>,
    count: usize,
}

impl Doubts {
    fn add(&mut self, county: &County, findings: &[Finding]) {
        for finding in findings {
            // Few of them are ever told.
            let sentence = iter::once_with(|| {
                let sentence = finding.sentence(Language::En);
                match county.id() {
                    Some(id) => format!("county `{id}`: {sentence}"),
                    None => sentence,
                }
            });
            self.note(discriminant(&finding.kind), 1, sentence);
        }
    }

    /// Adds those of the counties behind.
    fn append(&mut self, behind: Self) {
        for one in behind.0 {
            self.note(one.kind, one.count, one.first);
        }
    }

    fn note(
        &mut self,
        kind: Discriminant<FindingKind>,
        count: usize,
        first: impl IntoIterator<Item = String>,
    ) {
        let first = first.into_iter();
        match self.0.iter_mut().find(|one| one.kind == kind) {
            Some(known) => {
                known.count += count;
                let room = TOLD_OF_A_KIND - known.first.len();
                known.first.extend(first.take(room));
            }
            None => self.0.push(DoubtsOfAKind {
                kind,
                first: first.take(TOLD_OF_A_KIND).collect(),
                count,
            }),
        }
    }

    fn told(self) -> impl Iterator<Item = String> {
        self.0.into_iter().flat_map(|one| {
            let more = one.count - one.first.len();
            let more = (more > 0).then(|| {
                format!("{more} more figures look wrong in this way; `evaluate_county` tells each")
            });
            one.first.into_iter().chain(more)
        })
    }
}

/// A school file, and how much of it is read.
struct Source {
    file: File,
    is_parquet: bool,
    bar: ProgressBar,
}

impl Source {
    fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let mut first = Vec::new();
        (&mut file).take(4).read_to_end(&mut first)?;
        file.rewind()?;
        let bytes = file.metadata()?.len();
        Ok(Self {
            file,
            is_parquet: first == b"PAR1",
            bar: progress_bar(bytes),
        })
    }

    fn read(
        self,
        window: usize,
        each: impl FnMut(County),
    ) -> Result<SchoolFileRest, TableError<SchoolFault>> {
        let options = SheetOptions::default();
        if !self.is_parquet {
            let file = self.bar.wrap_read(self.file);
            return table::read_schools_by_county(file, &options, window, each);
        }
        let unreadable = |error: ParquetError| TableError::Io {
            what: "the Parquet file",
            path: None,
            source: Arc::new(io::Error::other(error)),
        };
        let builder = ParquetRecordBatchReaderBuilder::try_new(self.file).map_err(unreadable)?;
        let rows = builder.metadata().file_metadata().num_rows();
        self.bar.set_length(u64::try_from(rows).unwrap_or_default());
        let batches = builder.build().map_err(unreadable)?;
        let schema = arrow_array::RecordBatchReader::schema(&batches);
        let counted = batches.inspect(|batch| {
            let rows = batch.as_ref().map_or(0, arrow_array::RecordBatch::num_rows);
            self.bar.inc(rows as u64);
        });
        let batches = arrow_array::RecordBatchIterator::new(counted, schema);
        arrow::read_schools_by_county(batches, &options, window, each)
    }
}

/// A bar on a terminal, and nothing elsewhere.
fn progress_bar(length: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {percent}% {msg}, {eta} left");
    let bar = ProgressBar::new(length);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn tell(bar: &ProgressBar, counties: u64, schools: u64) {
    if !bar.is_hidden() {
        let seconds = bar.elapsed().as_secs().max(1);
        let rate = schools / seconds;
        bar.set_message(format!(
            "{counties} counties, {schools} schools, {rate} a second"
        ));
    }
}

/// The tables while they are written: in a folder of their own, which takes the place of older tables
/// only when all are complete.
struct Tables {
    output: PathBuf,
    partial: PartialFolder,
    writers: Vec<(&'static str, ArrowWriter<File>)>,
    rows: Vec<usize>,
    verdicts: Vec<Verdict>,
    schools: usize,
    doubts: Doubts,
}

impl Tables {
    fn create(output: &Path) -> Result<Self, ParquetError> {
        let partial = PartialFolder::create(output)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(ROWS_IN_A_GROUP))
            .build();
        let empty = ReportTables::of(&[]);
        let writers = empty.named().into_iter().map(|(name, table)| {
            let file = File::create(partial.path.join(file_name(name)))?;
            let writer = ArrowWriter::try_new(file, table.schema(), Some(properties.clone()))?;
            Ok((name, writer))
        });
        let writers = writers.collect::<Result<Vec<_>, ParquetError>>()?;
        Ok(Self {
            output: output.to_owned(),
            partial,
            rows: vec![0; writers.len()],
            writers,
            verdicts: Vec::new(),
            schools: 0,
            doubts: Doubts::default(),
        })
    }

    fn write(&mut self, answer: Answer) -> Result<(), ParquetError> {
        let tables = answer.tables.named();
        for (((_, table), (_, writer)), rows) in
            tables.iter().zip(&mut self.writers).zip(&mut self.rows)
        {
            writer.write(table)?;
            *rows += table.num_rows();
        }
        self.verdicts.extend(&answer.verdicts);
        self.schools += answer.schools;
        self.doubts.append(answer.doubts);
        Ok(())
    }

    /// Puts the tables in their place, and says what is in them and what looks wrong.
    fn finish(self) -> Result<(String, Doubts), ParquetError> {
        let mut names = Vec::new();
        for (name, writer) in self.writers {
            writer.close()?;
            names.push(name);
        }
        let mut text = summary(&self.verdicts, self.schools);
        for (name, rows) in names.into_iter().zip(self.rows) {
            let path = self.output.join(file_name(name));
            fs::rename(self.partial.path.join(file_name(name)), &path)?;
            // Writing to a text cannot fail.
            let _ = writeln!(text, "{rows:>9} rows  {}", path.display());
        }
        Ok((text, self.doubts))
    }
}

fn file_name(table: &str) -> String {
    format!("{table}.parquet")
}

fn summary(verdicts: &[Verdict], schools: usize) -> String {
    let count = |verdict| verdicts.iter().filter(|one| **one == verdict).count();
    let (counties, met) = (verdicts.len(), count(Verdict::Met));
    let (not_met, open) = (count(Verdict::NotMet), count(Verdict::NotAssessable));
    let (one, school) = (
        if counties == 1 { "county" } else { "counties" },
        if schools == 1 { "school" } else { "schools" },
    );
    format!(
        "{counties} {one}, {schools} {school}\n\
         {met} met, {not_met} not met, {open} not assessable\n"
    )
}

/// A folder for files that are not complete; it goes away with the program, however that ends.
struct PartialFolder {
    path: PathBuf,
    /// The folder around it, where it was made for the tables: without tables it goes away too.
    made: Option<PathBuf>,
}

impl PartialFolder {
    fn create(output: &Path) -> io::Result<Self> {
        let folder = Self {
            path: output.join(format!(".partial-{}", process::id())),
            made: (!output.exists()).then(|| output.to_owned()),
        };
        fs::create_dir_all(&folder.path)?;
        let (path, made) = (folder.path.clone(), folder.made.clone());
        let handler = move || {
            remove(&path, made.as_deref());
            // What a shell says of a program that was interrupted.
            process::exit(130);
        };
        ctrlc::set_handler(handler).map_err(io::Error::other)?;
        Ok(folder)
    }
}

/// Removes a folder, and the one around it if it is empty then. What cannot be removed stays.
fn remove(folder: &Path, around: Option<&Path>) {
    let _ = fs::remove_dir_all(folder);
    if let Some(around) = around {
        let _ = fs::remove_dir(around);
    }
}

impl Drop for PartialFolder {
    fn drop(&mut self) {
        remove(&self.path, self.made.as_deref());
    }
}
