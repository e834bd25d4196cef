//! Who drives a disparity: the rows that add most to the squared coefficient of variation.
//!
//! `cargo run --release --example who_drives_it -- FILE --value COLUMN [--weight COLUMN]
//! [--group COLUMN] [--label COLUMN] [--id COLUMN]… [--missing CODE]… [--keep-all-rows] [--sheet NAME]
//! [--format text|json]`
//!
//! Without a file it looks at the pupil–teacher ratios of the school districts of California in
//! `examples/data/`, weighted by pupils and grouped by county.

mod shell;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use junheng::adapters::table::{ColumnQuery, QueriedTable};
use junheng::numeric::inequality::{
    Attribution, CoefficientOfVariation, Decomposable, Decomposition, GeneralizedEntropy, Gini,
    Grouping, Hoover, Inequality, Influence, OrderedSample, SquaredCoefficientOfVariation,
    StandardDeviation,
};
use junheng::numeric::{NumericError, Rational, WeightedSample, Weights};
use serde_json::{Map, Value, json};
use shell::{FigureArguments, PlainFormat};
use unicode_width::UnicodeWidthStr as _;

/// How many rows are named.
const NAMED: usize = 10;
/// The length of the longest bar.
const BAR: u8 = 24;

/// Names the rows that add most to the coefficient of variation of a column.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// A table as text or workbook; without it, the sample districts
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
    /// A column of the identifiers, shown behind a name that several rows share; more than one where
    /// codes are unique only within a county
    #[arg(long, value_name = "COLUMN")]
    id: Vec<String>,
    #[command(flatten)]
    reading: FigureArguments,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = PlainFormat::Text)]
    format: PlainFormat,
}

fn main() -> ExitCode {
    shell::end(answer(Arguments::parse()))
}

fn answer(mut asked: Arguments) -> Result<String, Vec<String>> {
    let file = asked.file.take().unwrap_or_else(|| {
        asked.value = Some("str".to_owned());
        asked.weight = Some("students".to_owned());
        asked.group = Some("county".to_owned());
        shell::sample("california_districts.csv")
    });
    let reading = Reading::of(&file, &asked)?;
    shell::warn(&reading.warnings);
    let report = Report::of(&reading, &asked);
    Ok(match asked.format {
        PlainFormat::Text => report.to_text(&file, &asked),
        PlainFormat::Json => format!("{:#}\n", report.to_json()),
    })
}

/// The rows that count, and what is told of the others.
struct Reading {
    table: QueriedTable,
    /// The index in the table of each row that counts; values and weights stand in the same order.
    indexes: Vec<usize>,
    values: Vec<f64>,
    /// As they are written.
    weights: Vec<Rational>,
    omitted: usize,
    warnings: Vec<String>,
}

impl Reading {
    /// The rows that count, or all that is wrong.
    fn of(file: &Path, asked: &Arguments) -> Result<Self, Vec<String>> {
        let mut query = ColumnQuery::default().with_options(asked.reading.options());
        let value = asked.value.as_deref().unwrap_or_default();
        query = query.with_values(value);
        if let Some(weight) = &asked.weight {
            query = query.with_weights(weight);
        }
        let labels = [&asked.group, &asked.label].into_iter().flatten();
        for label in labels.chain(&asked.id) {
            query = query.with_labels(label);
        }
        if asked.label.is_none() {
            query = query.with_first_column();
        }
        let read = query.read_file(file);
        let table = read.map_err(|error| shell::told_with_warnings(file, &error))?;

        let (mut indexes, mut counted, mut weights) = (Vec::new(), Vec::new(), Vec::new());
        let written = asked.weight.as_ref().map(|weight| table.weights(weight));
        for (index, value) in table.values(value).iter().enumerate() {
            let weight = match written {
                Some(written) => written.get(index).cloned().flatten(),
                None => Some(Rational::ONE),
            };
            let group = asked.group.as_ref().map(|group| table.label(group, index));
            if let (Some(value), Some(weight)) = (value, weight)
                && !weight.is_zero()
                && group != Some(None)
            {
                indexes.push(index);
                counted.push(*value);
                weights.push(weight);
            }
        }
        Ok(Self {
            omitted: table.passed_over() + table.len() - indexes.len(),
            warnings: table.warnings().iter().map(ToString::to_string).collect(),
            table,
            indexes,
            values: counted,
            weights,
        })
    }

    /// The group of each row that counts.
    fn groups(&self, column: &str) -> Vec<&str> {
        let indexes = self.indexes.iter();
        let groups = indexes.map(|index| self.table.label(column, *index).unwrap_or_default());
        groups.collect()
    }

    /// The name of a row, by its index in the table.
    fn label(&self, asked: &Arguments, index: usize) -> &str {
        let label = match &asked.label {
            Some(label) => self.table.label(label, index),
            None => self.table.first_label(index),
        };
        label.unwrap_or_default()
    }

    /// The rows at some positions among those that count, with their influence; the identifier stands
    /// behind each label that several rows share.
    fn drivers(&self, asked: &Arguments, greatest: &[(usize, Influence)]) -> Vec<Driver> {
        let of_position = |(position, influence): &(usize, Influence)| {
            let index = *self.indexes.get(*position)?;
            let id = asked.id.iter().filter_map(|id| self.table.label(id, index));
            let group = asked.group.as_ref();
            Some(Driver {
                row: self.table.row(index)?,
                label: self.label(asked, index).to_owned(),
                id: id.collect::<Vec<_>>().join("/"),
                group: group
                    .and_then(|group| self.table.label(group, index))
                    .unwrap_or_default()
                    .to_owned(),
                value: *self.values.get(*position)?,
                weight: self.weights.get(*position)?.to_f64(),
                influence: *influence,
            })
        };
        let mut drivers: Vec<_> = greatest.iter().filter_map(of_position).collect();
        let labels = drivers.iter().map(|driver| (driver.label.clone(), 0));
        let mut rows: HashMap<String, usize> = labels.collect();
        for index in &self.indexes {
            if let Some(rows) = rows.get_mut(self.label(asked, *index)) {
                *rows += 1;
            }
        }
        for driver in &mut drivers {
            let is_shared = rows.get(&driver.label).is_some_and(|rows| *rows > 1);
            if is_shared && !driver.id.is_empty() && driver.id != driver.label {
                let blank = if driver.label.is_empty() { "" } else { " " };
                driver.label = format!("{}{blank}({})", driver.label, driver.id);
            }
        }
        drivers
    }
}

/// A row that adds to the coefficient.
struct Driver {
    row: u64,
    label: String,
    id: String,
    group: String,
    value: f64,
    weight: f64,
    influence: Influence,
}

/// What is undefined is an error with its reason.
struct Report<'a> {
    n: usize,
    omitted: usize,
    warnings: &'a [String],
    measures: Vec<(&'static str, Result<f64, NumericError>)>,
    by_group: Option<Result<Decomposition, NumericError>>,
    cv2: f64,
    /// The rows that add most, the greatest part first.
    drivers: Result<Vec<Driver>, NumericError>,
}

impl<'a> Report<'a> {
    fn of(reading: &'a Reading, asked: &Arguments) -> Self {
        let sample = Weights::from_rationals(&reading.weights)
            .and_then(|weights| WeightedSample::new(&reading.values, weights));
        let ordered = sample.as_ref().map(OrderedSample::from);
        let ordered = ordered.as_ref().map_err(|error| **error);
        let measure =
            |measure: &dyn Inequality| ordered.and_then(|sample| measure.measure_ordered(sample));
        let cv2 = measure(&SquaredCoefficientOfVariation);
        let measures = vec![
            ("mean", ordered.and_then(OrderedSample::mean)),
            ("sd", measure(&StandardDeviation::POPULATION)),
            ("cv", measure(&CoefficientOfVariation::POPULATION)),
            ("cv2", cv2),
            ("gini", measure(&Gini)),
            ("theil_t", measure(&GeneralizedEntropy::THEIL_T)),
            ("mld", measure(&GeneralizedEntropy::THEIL_L)),
            ("hoover", measure(&Hoover)),
        ];
        let by_group = asked.group.as_ref().map(|group| {
            let grouping = Grouping::new(&reading.groups(group));
            SquaredCoefficientOfVariation
                .decompose(sample.as_ref().map_err(|error| *error)?, &grouping)
        });
        let greatest = sample.and_then(|sample| Attribution::greatest(&sample, NAMED));
        let drivers = greatest.map(|greatest| reading.drivers(asked, &greatest));
        Self {
            n: reading.values.len(),
            omitted: reading.omitted,
            warnings: &reading.warnings,
            measures,
            by_group,
            cv2: cv2.unwrap_or_default(),
            drivers,
        }
    }

    /// A part of CV² as a share of it; where nothing varies there is none.
    fn share(&self, part: f64) -> Option<f64> {
        (self.cv2 > 0.0).then(|| part / self.cv2)
    }

    /// What is undefined is null, its reason under `undefined`.
    fn to_json(&self) -> Value {
        let (mut measures, mut undefined) = (Map::new(), Map::new());
        for (key, result) in &self.measures {
            measures.insert((*key).to_owned(), json!(result.ok()));
        }
        let others = [
            ("by_group", self.by_group.and_then(Result::err)),
            ("drivers", self.drivers.as_ref().err().copied()),
        ];
        let reasons = self
            .measures
            .iter()
            .map(|(key, result)| (*key, result.err()));
        for (key, error) in reasons.chain(others) {
            if let Some(error) = error {
                undefined.insert(key.to_owned(), json!(error.to_string()));
            }
        }
        let part = |part: f64| json!({ "cv2": part, "share": self.share(part) });
        let by_group = self
            .by_group
            .and_then(Result::ok)
            .map(|parts| json!({ "between": part(parts.between), "within": part(parts.within) }));
        let drivers = self.drivers.as_ref().ok().map(|drivers| {
            let objects = drivers.iter().map(|driver| {
                let influence = &driver.influence;
                json!({
                    "row": driver.row,
                    "label": driver.label,
                    "id": (!driver.id.is_empty()).then_some(&driver.id),
                    "group": self.by_group.map(|_| &driver.group),
                    "value": driver.value,
                    "weight": driver.weight,
                    "cv2": influence.contribution,
                    "share": self.share(influence.contribution),
                    "cv_without": influence.coefficient_of_variation_without.ok(),
                })
            });
            objects.collect::<Vec<_>>()
        });
        json!({
            "warnings": self.warnings, "n": self.n, "omitted": self.omitted, "measures": measures, "by_group": by_group,
            "drivers": drivers, "undefined": undefined,
        })
    }

    fn to_text(&self, file: &Path, asked: &Arguments) -> String {
        let part = |words: &str, column: &Option<String>| {
            let named = column.as_ref().map(|column| format!("{words}{column}"));
            named.unwrap_or_default()
        };
        let (value, weight) = (
            part("", &asked.value),
            part(", weighted by ", &asked.weight),
        );
        let title = format!("{}: {value}{weight}", file.display());
        let mut lines = vec![
            vec!["n".to_owned(), self.n.to_string()],
            vec!["omitted".to_owned(), self.omitted.to_string()],
        ];
        lines.extend(self.measures.iter().map(|(key, result)| {
            let told = result.map_or_else(|error| format!("– ({error})"), short);
            vec![(*key).to_owned(), told]
        }));
        let mut parts = vec![title, aligned(&lines)];

        if let Some(Ok(split)) = self.by_group {
            let line = |name: &str, part| {
                let share = self.share(part).unwrap_or_default();
                vec![
                    name.to_owned(),
                    String::new(),
                    short(part),
                    percent(share),
                    bar(share),
                ]
            };
            parts.push(part("CV² by ", &asked.group));
            let lines = [line("between", split.between), line("within", split.within)];
            parts.push(aligned(&lines));
        }

        let drivers = self.drivers.as_deref().unwrap_or_default();
        let share = |driver: &Driver| {
            self.share(driver.influence.contribution)
                .unwrap_or_default()
        };
        let greatest = drivers.first().map_or(1.0, share);
        let named: f64 = drivers.iter().map(share).sum();
        let (count, named) = (drivers.len(), percent(named));
        parts.push(match &self.drivers {
            Err(error) => format!("The rows that add most to CV²: – ({error})"),
            Ok(drivers) if drivers.is_empty() => "No row adds to CV²".to_owned(),
            Ok(_) => format!("The {count} rows that add most to CV², {named} of it"),
        });
        let weight = if asked.weight.is_some() { "weight" } else { "" };
        let heads = ["", "", "row", "value", weight, "share", "CV without"];
        let mut lines = vec![heads.map(str::to_owned).to_vec()];
        lines.extend(drivers.iter().map(|driver| {
            let without = driver.influence.coefficient_of_variation_without;
            let weight = asked.weight.as_ref().map(|_| short(driver.weight));
            vec![
                driver.label.clone(),
                driver.group.clone(),
                driver.row.to_string(),
                short(driver.value),
                weight.unwrap_or_default(),
                percent(share(driver)),
                without.map_or("–".to_owned(), short),
                bar(share(driver) / greatest),
            ]
        }));
        if !drivers.is_empty() {
            parts.push(aligned(&lines));
        }
        parts.join("\n\n") + "\n"
    }
}

/// Lines of cells as columns: two of text, then numbers and bars; a column of nothing is left out.
fn aligned(lines: &[Vec<String>]) -> String {
    let widths: Vec<usize> = (0..8)
        .map(|place| {
            let cells = lines.iter().filter_map(|line| line.get(place));
            cells.map(|cell| cell.width()).max().unwrap_or(0)
        })
        .collect();
    let lines = lines.iter().map(|line| {
        let cells = line.iter().zip(&widths).enumerate();
        let cells = cells.filter(|(_, (_, width))| **width > 0);
        let cells = cells.map(|(place, (cell, width))| {
            let blanks = " ".repeat(width - cell.width());
            // A label may be of several lines.
            let cell = cell.replace(char::is_control, " ");
            if place < 2 || cell.starts_with('█') {
                cell + &blanks
            } else {
                blanks + &cell
            }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        line.trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn short(number: f64) -> String {
    if number == 0.0 || (1e-3..1e9).contains(&number.abs()) {
        format!("{number:.5}")
    } else {
        format!("{number:.5e}")
    }
}

fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}

/// A bar as long as a part of one, to the nearest block.
fn bar(part: f64) -> String {
    let length = part * f64::from(BAR);
    let blocks = (0..BAR).filter(|&block| f64::from(block) + 0.5 <= length);
    "█".repeat(blocks.count())
}
