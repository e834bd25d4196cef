//! Who drives a disparity: the rows that add most to the squared coefficient of variation.
//!
//! `cargo run --release --example who_drives_it -- FILE.csv --value COLUMN [--weight COLUMN]
//! [--group COLUMN] [--label COLUMN] [--format text|json]`
//!
//! Without a file it looks at the pupil–teacher ratios of the school districts of California in
//! `examples/data/`, weighted by pupils and grouped by county.

#![expect(clippy::print_stderr, reason = "faults are told there")]

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use junheng::adapters::csv::{TextRow, read_text_table_file};
use junheng::numeric::inequality::{
    Attribution, CoefficientOfVariation, Decomposable, GeneralizedEntropy, Gini, Grouping, Hoover,
    Inequality, OrderedSample, SquaredCoefficientOfVariation, StandardDeviation,
};
use junheng::numeric::{NumericError, WeightedSample, Weights};
use serde::{Serialize, Serializer};
use unicode_width::UnicodeWidthStr as _;

/// How many rows are named.
const NAMED: usize = 10;
/// The length of the longest bar.
const BAR: u8 = 24;

/// Names the rows that add most to the coefficient of variation of a column.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// A file of comma-separated values with a header; without it, the sample districts
    #[arg(requires = "value")]
    file: Option<PathBuf>,
    /// The column of the values
    #[arg(long, value_name = "COLUMN", requires = "file")]
    value: Option<String>,
    /// The column of the weights; without it every row counts once
    #[arg(long, value_name = "COLUMN", requires = "file")]
    weight: Option<String>,
    /// The column of the groups that CV² is split over
    #[arg(long, value_name = "COLUMN", requires = "file")]
    group: Option<String>,
    /// The column that names the rows; without it, the first one
    #[arg(long, value_name = "COLUMN")]
    label: Option<String>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

fn main() -> ExitCode {
    let written = answer(Arguments::parse()).and_then(|text| {
        match std::io::stdout().lock().write_all(text.as_bytes()) {
            // A reader that went away is no fault.
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(vec![format!("cannot write the answer: {error}")])
            }
            _ => Ok(()),
        }
    });
    let Err(faults) = written else {
        return ExitCode::SUCCESS;
    };
    for fault in faults {
        eprintln!("{fault}");
    }
    ExitCode::from(2)
}

fn answer(mut arguments: Arguments) -> Result<String, Vec<String>> {
    let file = arguments.file.take().unwrap_or_else(|| {
        arguments.value = Some("str".to_owned());
        arguments.weight = Some("students".to_owned());
        arguments.group = Some("county".to_owned());
        Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/california_districts.csv")
    });
    let report = Report::of(&read(&file, arguments.label.as_deref(), &arguments)?);
    match arguments.format {
        Format::Text => Ok(report.to_text(&file, &arguments)),
        Format::Json => serde_json::to_string_pretty(&report)
            .map(|text| text + "\n")
            .map_err(|error| vec![error.to_string()]),
    }
}

/// A row that counts.
struct Case {
    row: u64,
    label: String,
    group: Option<String>,
    value: f64,
    weight: f64,
}

/// The rows that count and the number of those that do not, or all that is wrong.
fn read(
    file: &Path,
    label: Option<&str>,
    asked: &Arguments,
) -> Result<(Vec<Case>, usize), Vec<String>> {
    let name = file.display();
    let table = read_text_table_file(file).map_err(|error| {
        let behind = std::error::Error::source(&error).map(|cause| format!(": {cause}"));
        vec![format!("{name}: {error}{}", behind.unwrap_or_default())]
    })?;
    let mut faults = Vec::new();
    let mut place = |column: Option<&str>| {
        let column = column?;
        let heads = table.header.iter().enumerate();
        let found: Vec<_> = heads.filter(|(_, head)| *head == column.trim()).collect();
        if let [(place, _)] = found.as_slice() {
            return Some(*place);
        }
        faults.push(format!(
            "{name}: {} columns are headed `{column}`, expected one of `{}`",
            found.len(),
            table.header.join("`, `")
        ));
        None
    };
    let value = place(asked.value.as_deref());
    let weight = place(asked.weight.as_deref());
    let group = place(asked.group.as_deref());
    let label = label.map_or(Some(0), |column| place(Some(column)));

    let (mut cases, mut omitted) = (Vec::new(), 0);
    for TextRow { number: row, cells } in &table.rows {
        let cell = |place: usize| cells.get(place).map_or("", String::as_str);
        let mut number = |place: Option<usize>, least: f64| {
            let place = place?;
            let text = cell(place);
            if is_missing(text) {
                return None;
            }
            let number = text.parse().ok().filter(|number: &f64| number.is_finite());
            let expected = match number {
                Some(number) if number >= least => return Some(number),
                Some(_) => "a weight of at least 0",
                None => "a number",
            };
            let head = table.header.get(place).map_or("", String::as_str);
            faults.push(format!(
                "{name}: row {row}, column `{head}`: found {text:?}, expected {expected}"
            ));
            None
        };
        let value = number(value, f64::NEG_INFINITY);
        let own = number(weight, 0.0).or(weight.is_none().then_some(1.0));
        let group = group.map(cell);
        match (value, own) {
            (Some(value), Some(own)) if own > 0.0 && !group.is_some_and(is_missing) => {
                cases.push(Case {
                    row: *row,
                    label: label.map_or("", cell).to_owned(),
                    group: group.map(str::to_owned),
                    value,
                    weight: own,
                });
            }
            _ => omitted += 1,
        }
    }
    if faults.is_empty() {
        Ok((cases, omitted))
    } else {
        Err(faults)
    }
}

fn is_missing(cell: &str) -> bool {
    cell.is_empty() || cell == "NA"
}

type Measured = Result<f64, NumericError>;

/// What is undefined is null here, its reason under `undefined`.
#[derive(Serialize)]
struct Report {
    n: usize,
    omitted: usize,
    #[serde(serialize_with = "as_object")]
    measures: Vec<(&'static str, Measured)>,
    by_group: Option<Split>,
    drivers: Option<Vec<Driver>>,
    undefined: BTreeMap<&'static str, String>,
}

fn as_object<S: Serializer>(
    measures: &[(&'static str, Measured)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(measures.iter().map(|(key, result)| (key, result.ok())))
}

/// CV² between and within groups.
#[derive(Serialize)]
struct Split {
    groups: usize,
    cv2_between: f64,
    cv2_within: f64,
    share_between: Option<f64>,
    share_within: Option<f64>,
}

/// A row that adds to CV².
#[derive(Serialize)]
struct Driver {
    row: u64,
    label: String,
    group: Option<String>,
    value: f64,
    weight: f64,
    contribution: f64,
    share: f64,
    cv_without: Option<f64>,
}

impl Report {
    fn of((cases, omitted): &(Vec<Case>, usize)) -> Self {
        let (values, weights): (Vec<_>, Vec<_>) =
            cases.iter().map(|case| (case.value, case.weight)).unzip();
        let sample =
            Weights::new(&weights).and_then(|weights| WeightedSample::new(&values, weights));
        let ordered = sample.as_ref().map(OrderedSample::from);
        let measure = |measure: &dyn Inequality| match &ordered {
            Ok(ordered) => measure.measure_ordered(ordered),
            Err(error) => Err(**error),
        };
        let mean = ordered.as_ref().map_err(|error| **error);
        let measures = vec![
            ("mean", mean.and_then(OrderedSample::mean)),
            ("sd", measure(&StandardDeviation::POPULATION)),
            ("cv", measure(&CoefficientOfVariation::POPULATION)),
            ("cv2", measure(&SquaredCoefficientOfVariation)),
            ("gini", measure(&Gini)),
            ("theil_t", measure(&GeneralizedEntropy::THEIL_T)),
            ("mld", measure(&GeneralizedEntropy::THEIL_L)),
            ("hoover", measure(&Hoover)),
        ];
        let reasons = measures.iter().filter_map(|(key, result)| {
            let error = result.err()?;
            Some((*key, error.to_string()))
        });
        let mut undefined: BTreeMap<_, _> = reasons.collect();

        let groups: Option<Vec<_>> = cases.iter().map(|case| case.group.as_deref()).collect();
        let groups = groups.filter(|groups| !groups.is_empty());
        let by_group = groups.and_then(|groups| {
            let grouping = Grouping::new(&groups);
            let parts = sample
                .clone()
                .and_then(|sample| SquaredCoefficientOfVariation.decompose(&sample, &grouping))
                .map_err(|error| undefined.insert("by_group", error.to_string()))
                .ok()?;
            let share = |part: f64| (parts.total > 0.0).then(|| part / parts.total);
            Some(Split {
                groups: grouping.count(),
                cv2_between: parts.between,
                cv2_within: parts.within,
                share_between: share(parts.between),
                share_within: share(parts.within),
            })
        });
        let drivers = sample
            .and_then(|sample| Attribution::of(&sample))
            .map(|attribution| drivers(cases, &attribution))
            .map_err(|error| undefined.insert("drivers", error.to_string()))
            .ok();
        Self {
            n: cases.len(),
            omitted: *omitted,
            measures,
            by_group,
            drivers,
            undefined,
        }
    }

    fn to_text(&self, file: &Path, asked: &Arguments) -> String {
        let part = |words: &str, column: &Option<String>| {
            let named = column.as_ref().map(|column| format!("{words}{column}"));
            named.unwrap_or_default()
        };
        let mut text = format!(
            "{}: {}{}{}\n\n",
            file.display(),
            part("", &asked.value),
            part(", weighted by ", &asked.weight),
            part(", by ", &asked.group)
        );
        let mut lines = vec![
            vec!["n".to_owned(), self.n.to_string()],
            vec!["omitted".to_owned(), self.omitted.to_string()],
        ];
        for (key, result) in &self.measures {
            let told = result.map_or_else(|error| format!("– ({error})"), |number| short(number));
            lines.push(vec![(*key).to_owned(), told]);
        }
        text += &aligned(&lines, &[0, 1]);

        if let Some(split) = &self.by_group {
            text += &format!("\nCV² over {} groups\n\n", split.groups);
            let line = |name: &str, part: f64, share: Option<f64>| {
                let bar = bar(share.unwrap_or_default());
                vec![name.to_owned(), short(part), percent(share), bar]
            };
            let lines = [
                line("between", split.cv2_between, split.share_between),
                line("within", split.cv2_within, split.share_within),
            ];
            text += &aligned(&lines, &[0, 3]);
        }

        let drivers = self.drivers.as_deref().unwrap_or_default();
        let Some(first) = drivers.first() else {
            let reason = self.undefined.get("drivers").map(String::as_str);
            let reason = reason.unwrap_or("all values are equal");
            return text + &format!("\nNo row adds to CV²: {reason}\n");
        };
        let share: f64 = drivers.iter().map(|driver| driver.share).sum();
        text += &format!(
            "\nThe {} rows that add most to CV², {} of it\n\n",
            drivers.len(),
            percent(Some(share))
        );
        let heads = ["", "group", "row", "value", "weight", "share", "CV without"];
        let mut lines = vec![heads.map(str::to_owned).to_vec()];
        lines.extend(drivers.iter().map(|driver| {
            vec![
                driver.label.clone(),
                driver.group.clone().unwrap_or_default(),
                driver.row.to_string(),
                short(driver.value),
                short(driver.weight),
                percent(Some(driver.share)),
                driver.cv_without.map_or("–".to_owned(), short),
                bar(driver.share / first.share),
            ]
        }));
        // Columns that were not asked for are left out.
        for (place, column) in [(4, &asked.weight), (1, &asked.group)] {
            if column.is_none() {
                for line in &mut lines {
                    line.remove(place);
                }
            }
        }
        let bars = lines.last().map_or(0, |line| line.len() - 1);
        let left: &[usize] = if asked.group.is_some() {
            &[0, 1, bars]
        } else {
            &[0, bars]
        };
        text + &aligned(&lines, left)
    }
}

/// The rows that add most, the greatest part first.
fn drivers(cases: &[Case], attribution: &Attribution) -> Vec<Driver> {
    let whole = attribution.squared_coefficient_of_variation();
    let mut pairs: Vec<_> = cases.iter().zip(attribution.influences()).collect();
    pairs.retain(|(_, influence)| influence.contribution > 0.0);
    pairs.sort_by(|(_, left), (_, right)| right.contribution.total_cmp(&left.contribution));
    let drivers = pairs.iter().take(NAMED).map(|(case, influence)| Driver {
        row: case.row,
        label: case.label.clone(),
        group: case.group.clone(),
        value: case.value,
        weight: case.weight,
        contribution: influence.contribution,
        share: influence.contribution / whole,
        cv_without: influence.coefficient_of_variation_without.ok(),
    });
    drivers.collect()
}

/// Lines of cells as columns, those of text to the left and all others to the right.
fn aligned(lines: &[Vec<String>], left: &[usize]) -> String {
    let width = |place: usize| {
        let cells = lines.iter().filter_map(|line| line.get(place));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let mut text = String::new();
    for line in lines {
        let cells = line.iter().enumerate().map(|(place, cell)| {
            let blanks = " ".repeat(width(place).saturating_sub(cell.width()));
            // A label may be of several lines.
            let cell = cell.replace(char::is_control, " ");
            if left.contains(&place) {
                cell + &blanks
            } else {
                blanks + &cell
            }
        });
        let cells: Vec<_> = cells.collect();
        text += cells.join("  ").trim_end();
        text += "\n";
    }
    text
}

fn short(number: f64) -> String {
    let size = number.abs();
    if number == 0.0 || (1e-3..1e9).contains(&size) {
        format!("{number:.5}")
    } else {
        format!("{number:.5e}")
    }
}

fn percent(share: Option<f64>) -> String {
    share.map_or("–".to_owned(), |share| format!("{:.2}%", share * 100.0))
}

/// A bar as long as a part of one, to the nearest block.
fn bar(part: f64) -> String {
    let length = part * f64::from(BAR);
    let blocks = (0..BAR).filter(|&block| f64::from(block) + 0.5 <= length);
    "█".repeat(blocks.count())
}
