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
use junheng::adapters::table::ColumnQuery;
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
    let reading = read(&file, &asked)?;
    shell::warn(&reading.warnings);
    let report = Report::of(&reading, asked.group.is_some());
    Ok(match asked.format {
        PlainFormat::Text => report.to_text(&file, &asked),
        PlainFormat::Json => format!("{:#}\n", report.to_json()),
    })
}

/// A row that counts.
struct Case {
    row: u64,
    label: String,
    id: String,
    group: String,
    value: f64,
    /// As it is written.
    weight: Rational,
}

/// The rows that count, and what is told of the others.
struct Reading {
    cases: Vec<Case>,
    omitted: usize,
    warnings: Vec<String>,
}

/// The rows that count, or all that is wrong.
fn read(file: &Path, asked: &Arguments) -> Result<Reading, Vec<String>> {
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

    let mut reading = Reading {
        cases: Vec::new(),
        omitted: table.passed_over(),
        warnings: table.warnings().iter().map(ToString::to_string).collect(),
    };
    let weights = asked.weight.as_ref().map(|weight| table.weights(weight));
    for (index, value) in table.values(value).iter().enumerate() {
        let weight = match weights {
            Some(weights) => weights.get(index).cloned().flatten(),
            None => Some(Rational::ONE),
        };
        let group = asked.group.as_ref().map(|group| table.label(group, index));
        let (Some(value), Some(weight)) = (value, weight) else {
            reading.omitted += 1;
            continue;
        };
        if weight.is_zero() || group == Some(None) {
            reading.omitted += 1;
            continue;
        }
        let label = match &asked.label {
            Some(label) => table.label(label, index),
            None => table.first_label(index),
        };
        let id = asked.id.iter().filter_map(|id| table.label(id, index));
        reading.cases.push(Case {
            row: table.row(index).unwrap_or_default(),
            label: label.unwrap_or_default().to_owned(),
            id: id.collect::<Vec<_>>().join("/"),
            group: group.flatten().unwrap_or_default().to_owned(),
            value: *value,
            weight,
        });
    }
    name_apart(&mut reading.cases);
    Ok(reading)
}

/// Puts the identifier behind each label that several rows share.
fn name_apart(cases: &mut [Case]) {
    let mut rows: HashMap<String, usize> = HashMap::new();
    for case in &*cases {
        *rows.entry(case.label.clone()).or_default() += 1;
    }
    for case in cases {
        let is_shared = rows.get(&case.label).is_some_and(|rows| *rows > 1);
        if is_shared && !case.id.is_empty() && case.id != case.label {
            let blank = if case.label.is_empty() { "" } else { " " };
            case.label = format!("{}{blank}({})", case.label, case.id);
        }
    }
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
    drivers: Result<Vec<(&'a Case, Influence)>, NumericError>,
}

impl<'a> Report<'a> {
    fn of(reading: &'a Reading, is_grouped: bool) -> Self {
        let cases = &reading.cases;
        let weights = cases.iter().map(|case| case.weight.clone());
        let (values, weights): (Vec<_>, Vec<_>) =
            cases.iter().map(|case| case.value).zip(weights).unzip();
        let sample = Weights::from_rationals(&weights)
            .and_then(|weights| WeightedSample::new(&values, weights));
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
        let by_group = is_grouped.then(|| {
            let groups: Vec<_> = cases.iter().map(|case| &case.group).collect();
            let sample = sample.clone()?;
            SquaredCoefficientOfVariation.decompose(&sample, &Grouping::new(&groups))
        });
        let drivers = sample.and_then(|sample| Attribution::of(&sample));
        let drivers = drivers.map(|attribution| {
            let influences = attribution.influences().iter().copied();
            let mut drivers: Vec<_> = cases.iter().zip(influences).collect();
            drivers.retain(|(_, influence)| influence.contribution > 0.0);
            drivers.sort_by(|(_, a), (_, b)| b.contribution.total_cmp(&a.contribution));
            drivers.truncate(NAMED);
            drivers
        });
        Self {
            n: cases.len(),
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
            let objects = drivers.iter().map(|(case, influence)| {
                json!({
                    "row": case.row,
                    "label": case.label,
                    "id": (!case.id.is_empty()).then_some(&case.id),
                    "group": self.by_group.map(|_| &case.group),
                    "value": case.value,
                    "weight": case.weight.to_f64(),
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
        let share = |influence: &Influence| self.share(influence.contribution).unwrap_or_default();
        let greatest = drivers
            .first()
            .map_or(1.0, |(_, influence)| share(influence));
        let named: f64 = drivers.iter().map(|(_, influence)| share(influence)).sum();
        let (count, named) = (drivers.len(), percent(named));
        parts.push(match &self.drivers {
            Err(error) => format!("The rows that add most to CV²: – ({error})"),
            Ok(drivers) if drivers.is_empty() => "No row adds to CV²".to_owned(),
            Ok(_) => format!("The {count} rows that add most to CV², {named} of it"),
        });
        let weight = if asked.weight.is_some() { "weight" } else { "" };
        let heads = ["", "", "row", "value", weight, "share", "CV without"];
        let mut lines = vec![heads.map(str::to_owned).to_vec()];
        lines.extend(drivers.iter().map(|(case, influence)| {
            let without = influence.coefficient_of_variation_without;
            vec![
                case.label.clone(),
                case.group.clone(),
                case.row.to_string(),
                short(case.value),
                asked
                    .weight
                    .as_ref()
                    .map_or(String::new(), |_| short(case.weight.to_f64())),
                percent(share(influence)),
                without.map_or("–".to_owned(), short),
                bar(share(influence) / greatest),
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
