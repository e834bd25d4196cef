//! How unequal a column of numbers is: every measure of dispersion, with weights and groups.
//!
//! `cargo run --release --example measure -- FILE.csv --value COLUMN [--weight COLUMN]
//! [--group COLUMN] [--format text|json]`
//!
//! Without a file it measures the pupil–teacher ratios of the school districts of California in
//! `examples/data/`, weighted by pupils and grouped by county.

mod shell;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use junheng::adapters::csv::{TextRow, TextTable, read_text_table_file};
use junheng::numeric::inequality::{
    Atkinson, CoefficientOfVariation, Decomposable, FederalRangeRatio, GeneralizedEntropy, Gini,
    Grouping, Hoover, Inequality, McLoone, OrderedSample, Palma, Quantile, RangeRatio,
    RestrictedRange, SquaredCoefficientOfVariation, StandardDeviation, Verstegen,
};
use junheng::numeric::{NumericError, Rational, WeightedSample, Weights};
use shell::{Faults, PlainFormat};

/// Measures how unequal the values of a column are.
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
    /// The column of the groups that the inequality is split over
    #[arg(long, value_name = "COLUMN", requires = "file")]
    group: Option<String>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = PlainFormat::Text)]
    format: PlainFormat,
}

fn main() -> ExitCode {
    shell::end(run(Arguments::parse()))
}

fn run(arguments: Arguments) -> Result<String, Faults> {
    let question = match (arguments.file, arguments.value) {
        (Some(file), Some(value)) => Question {
            file,
            value,
            weight: arguments.weight,
            group: arguments.group,
        },
        _ => Question {
            file: shell::sample("california_districts.csv"),
            value: "str".to_owned(),
            weight: Some("students".to_owned()),
            group: Some("county".to_owned()),
        },
    };
    let columns = question.columns()?;
    let table = measures(&columns);
    Ok(match arguments.format {
        PlainFormat::Text => table.to_text(&question, &columns),
        PlainFormat::Json => table.to_json(&columns),
    })
}

/// What is asked of which file.
struct Question {
    file: PathBuf,
    value: String,
    weight: Option<String>,
    group: Option<String>,
}

/// The rows that count, as columns.
#[derive(Default)]
struct Columns {
    values: Vec<f64>,
    /// As they are written: where half of the weight ends at a value, no digit may be lost.
    weights: Option<Vec<Rational>>,
    groups: Option<Vec<String>>,
    omitted: usize,
}

impl Question {
    /// Reads the columns, or tells all that is wrong with them.
    fn columns(&self) -> Result<Columns, Faults> {
        let name = self.file.display();
        let TextTable { header, rows } =
            read_text_table_file(&self.file).map_err(|error| shell::told(&self.file, &error))?;
        let mut faults = Faults::new();
        let mut place = |column: &String| match column_place(&header, column) {
            Ok(place) => Some(place),
            Err(fault) => {
                faults.push(format!("{name}: {fault}"));
                None
            }
        };
        let value = place(&self.value);
        let weight = self.weight.as_ref().map(&mut place);
        let group = self.group.as_ref().map(&mut place);
        let Some(value) = value else {
            return Err(faults);
        };
        if !faults.is_empty() {
            return Err(faults);
        }
        let (weight, group) = (weight.flatten(), group.flatten());

        let mut columns = Columns {
            weights: weight.map(|_| Vec::new()),
            groups: group.map(|_| Vec::new()),
            ..Columns::default()
        };
        for TextRow { number: row, cells } in rows {
            let cell = |place: usize| cells.get(place).map_or("", String::as_str);
            let mut number = |column: &str, place: usize| match read_number(cell(place)) {
                Ok(number) => number,
                Err(reason) => {
                    faults.push(format!("{name}: row {row}, column `{column}`: {reason}"));
                    None
                }
            };
            let x = number(&self.value, value);
            let w = match (weight, &self.weight) {
                (Some(place), Some(column)) => number(column, place).and_then(|nearest| {
                    let weight = shell::exact(cell(place)).filter(|weight| !weight.is_negative());
                    if weight.is_none() {
                        let reason = if nearest < 0.0 {
                            format!("found {nearest}, expected a weight of at least 0")
                        } else {
                            format!("found {:?}, which is too near to zero", cell(place))
                        };
                        faults.push(format!("{name}: row {row}, column `{column}`: {reason}"));
                    }
                    weight
                }),
                _ => Some(Rational::ONE),
            };
            let label = group.map(cell);
            match (x, w) {
                (Some(x), Some(w)) if !w.is_zero() && !label.is_some_and(is_missing) => {
                    columns.values.push(x);
                    if let Some(weights) = &mut columns.weights {
                        weights.push(w);
                    }
                    if let (Some(groups), Some(label)) = (&mut columns.groups, label) {
                        groups.push(label.to_owned());
                    }
                }
                _ => columns.omitted += 1,
            }
        }
        if faults.is_empty() {
            Ok(columns)
        } else {
            Err(faults)
        }
    }
}

/// The place of the one column with that name.
fn column_place(header: &[String], column: &str) -> Result<usize, String> {
    let mut places = (0..header.len()).filter(|&place| {
        let cell = header.get(place).map_or("", |cell| cell.trim());
        cell == column.trim()
    });
    match (places.next(), places.next()) {
        (Some(place), None) => Ok(place),
        (Some(_), Some(_)) => Err(format!("several columns are headed `{column}`")),
        (None, _) => {
            let found: Vec<_> = header
                .iter()
                .map(|cell| format!("`{}`", cell.trim()))
                .collect();
            let found = found.join(", ");
            Err(format!("no column is headed `{column}`; found {found}"))
        }
    }
}

fn is_missing(cell: &str) -> bool {
    cell.is_empty() || cell == "NA"
}

/// The nearest double, nothing for a missing number, or what is wrong.
fn read_number(cell: &str) -> Result<Option<f64>, String> {
    if is_missing(cell) {
        return Ok(None);
    }
    // The names of infinities and of what is no number have letters other than that of exponents.
    let is_decimal = cell
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
    match cell.parse::<f64>() {
        Ok(number) if is_decimal && number.is_finite() => Ok(Some(number)),
        Ok(_) if is_decimal => Err(format!(
            "found {cell:?}, which is beyond the largest double"
        )),
        _ => Err(format!("found {cell:?}, expected a number")),
    }
}

/// A measure by its key, or why it is undefined.
struct Entry {
    key: String,
    result: Result<f64, NumericError>,
}

/// All measures of a sample, in the order they are printed.
struct Table {
    entries: Vec<Entry>,
}

/// The measures of the columns; with no rows, none is defined.
fn measures(columns: &Columns) -> Table {
    let mut table = Table {
        entries: Vec::new(),
    };
    let weights = match &columns.weights {
        Some(weights) => Weights::from_rationals(weights),
        None => Weights::uniform(columns.values.len()),
    };
    let sample = weights.and_then(|weights| WeightedSample::new(&columns.values, weights));
    let ordered = sample.as_ref().map(OrderedSample::from);
    let mut add = |key: &str, measure: &dyn Fn(&OrderedSample) -> Result<f64, NumericError>| {
        let result = match &ordered {
            Ok(ordered) => measure(ordered),
            Err(error) => Err(**error),
        };
        let key = key.to_owned();
        table.entries.push(Entry { key, result });
    };

    add("sum_weights", &OrderedSample::total_weight);
    add("mean", &OrderedSample::mean);
    let (sd, cv) = (
        StandardDeviation::POPULATION,
        CoefficientOfVariation::POPULATION,
    );
    add("sd_population", &|sample| sd.measure_ordered(sample));
    add("cv_population", &|sample| cv.measure_ordered(sample));
    if columns.weights.is_none() {
        let (sd, cv) = (StandardDeviation::SAMPLE, CoefficientOfVariation::SAMPLE);
        add("sd_sample", &|sample| sd.measure_ordered(sample));
        add("cv_sample", &|sample| cv.measure_ordered(sample));
    }
    let entropy =
        |measure: GeneralizedEntropy| move |sample: &OrderedSample| measure.measure_ordered(sample);
    add("ge2", &entropy(GeneralizedEntropy::HALF_SQUARED_CV));
    add("gini", &|sample| Gini.measure_ordered(sample));
    add("theil_t", &entropy(GeneralizedEntropy::THEIL_T));
    add("mld", &entropy(GeneralizedEntropy::THEIL_L));
    for (key, epsilon) in [
        ("atkinson_0.5", 0.5),
        ("atkinson_1", 1.0),
        ("atkinson_2", 2.0),
    ] {
        add(key, &|sample| {
            Atkinson::new(epsilon)?.measure_ordered(sample)
        });
    }
    add("hoover", &|sample| Hoover.measure_ordered(sample));
    add("min", &|sample| Ok(sample.min()));
    add("max", &|sample| Ok(sample.max()));
    add("range_ratio_max_min", &|sample| {
        RangeRatio.measure_ordered(sample)
    });
    for (key, hundredths) in [
        ("wq_0.05", 5),
        ("wq_0.1", 10),
        ("wq_0.25", 25),
        ("wq_0.5", 50),
        ("wq_0.75", 75),
        ("wq_0.9", 90),
        ("wq_0.95", 95),
    ] {
        add(key, &|sample| {
            Quantile::new(Rational::new(hundredths, 100)?)?.measure_ordered(sample)
        });
    }
    let range = RestrictedRange::between_5_and_95();
    add("restricted_range_95_5", &|sample| {
        range.measure_ordered(sample)
    });
    add("federal_range_ratio", &|sample| {
        FederalRangeRatio.measure_ordered(sample)
    });
    add("mcloone", &|sample| McLoone.measure_ordered(sample));
    add("verstegen", &|sample| Verstegen.measure_ordered(sample));
    add("palma", &|sample| Palma.measure_ordered(sample));

    if let Some(groups) = &columns.groups {
        let grouping = Grouping::new(groups);
        let decomposables: [(&str, &dyn Decomposable); 3] = [
            ("theil_t", &GeneralizedEntropy::THEIL_T),
            ("mld", &GeneralizedEntropy::THEIL_L),
            ("cv2", &SquaredCoefficientOfVariation),
        ];
        for (key, measure) in decomposables {
            let parts = sample
                .clone()
                .and_then(|sample| measure.decompose(&sample, &grouping));
            let part = |name: &str, result| Entry {
                key: format!("{key}_{name}"),
                result,
            };
            table
                .entries
                .push(part("between", parts.map(|parts| parts.between)));
            table
                .entries
                .push(part("within", parts.map(|parts| parts.within)));
        }
    }
    table
}

impl Table {
    /// One object; what is undefined is null, its reason under `undefined`.
    fn to_json(&self, columns: &Columns) -> String {
        let string = |text: &str| serde_json::Value::from(text).to_string();
        let mut members = vec![
            format!("\"n\": {}", columns.values.len()),
            format!("\"omitted\": {}", columns.omitted),
        ];
        let mut reasons = Vec::new();
        for Entry { key, result } in &self.entries {
            let key = string(key);
            match result {
                Ok(number) => members.push(format!("{key}: {}", serde_json::Value::from(*number))),
                Err(error) => {
                    members.push(format!("{key}: null"));
                    reasons.push(format!("{key}: {}", string(&error.to_string())));
                }
            }
        }
        let undefined = if reasons.is_empty() {
            "{}".to_owned()
        } else {
            format!("{{\n    {}\n  }}", reasons.join(",\n    "))
        };
        members.push(format!("\"undefined\": {undefined}"));
        format!("{{\n  {}\n}}\n", members.join(",\n  "))
    }

    /// A table of one measure a line.
    fn to_text(&self, question: &Question, columns: &Columns) -> String {
        let part = |words: &str, column: &Option<String>| {
            let named = column.as_ref().map(|column| format!(", {words} {column}"));
            named.unwrap_or_default()
        };
        let title = format!(
            "{}: {}{}{}",
            question.file.display(),
            question.value,
            part("weighted by", &question.weight),
            part("by", &question.group)
        );
        let mut lines = vec![
            title,
            String::new(),
            format!("{:<24}{}", "n", columns.values.len()),
            format!("{:<24}{}", "omitted", columns.omitted),
        ];
        for Entry { key, result } in &self.entries {
            lines.push(match result {
                Ok(number) => format!("{key:<24}{number:?}"),
                Err(error) => format!("{key:<24}– ({error})"),
            });
        }
        lines.join("\n") + "\n"
    }
}
