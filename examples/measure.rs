//! How unequal a column of numbers is: every measure of dispersion, with weights and groups.
//!
//! `cargo run --release --example measure -- FILE --value COLUMN [--weight COLUMN]
//! [--group COLUMN] [--missing CODE]… [--keep-all-rows] [--sheet NAME] [--format text|html|json]`
//!
//! Without a file it measures the pupil–teacher ratios of the school districts of California in
//! `examples/data/`, weighted by pupils and grouped by county.

mod shell;

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use clap::{Parser, ValueEnum};
use junheng::adapters::sheet::SheetOptions;
use junheng::adapters::table::{ColumnQuery, QueriedTable};
#[cfg(feature = "html")]
use junheng::evaluation::SamplePage;
#[cfg(feature = "html")]
use junheng::model::Language;
use junheng::numeric::inequality::{
    Atkinson, CoefficientOfVariation, Decomposable, Decomposition, FederalRangeRatio,
    GeneralizedEntropy, Gini, GroupedSample, Grouping, Hoover, Inequality, McLoone, OrderedSample,
    Palma, Quantile, RangeRatio, RestrictedRange, SquaredCoefficientOfVariation, StandardDeviation,
    Verstegen,
};
use junheng::numeric::{NumericError, Rational, WeightedSample, Weights};
use shell::{Faults, FigureArguments, Lang};

/// Measures how unequal the values of a column are.
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
    /// The column of the groups that the inequality is split over
    #[arg(long, value_name = "COLUMN", requires = "file")]
    group: Option<String>,
    #[command(flatten)]
    reading: FigureArguments,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = MeasureFormat::Text)]
    format: MeasureFormat,
    /// The language of a page in HTML; English where nothing is said
    #[arg(long, value_enum)]
    lang: Option<Lang>,
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
            options: arguments.reading.options(),
        },
        _ => Question {
            file: shell::sample("california_districts.csv"),
            value: "str".to_owned(),
            weight: Some("students".to_owned()),
            group: Some("county".to_owned()),
            options: SheetOptions::default(),
        },
    };
    let mut read = question.read()?;
    let columns = question.columns(&mut read);
    shell::warn(&columns.warnings);
    let table = measures(&columns);
    Ok(match arguments.format {
        MeasureFormat::Text => table.to_text(&question, &columns),
        #[cfg(feature = "html")]
        MeasureFormat::Html => {
            let language = Lang::or_usual(arguments.lang, shell::Format::Html);
            table.to_html(&question, &columns, language)?
        }
        MeasureFormat::Json => table.to_json(&columns),
    })
}

/// The form of the output.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MeasureFormat {
    Text,
    #[cfg(feature = "html")]
    Html,
    Json,
}

/// What is asked of which file.
#[derive(Clone)]
struct Question {
    file: PathBuf,
    value: String,
    weight: Option<String>,
    group: Option<String>,
    options: SheetOptions,
}

/// The rows that count, as columns.
struct Columns<'t> {
    values: Vec<f64>,
    /// Those as they are written: where half of the weight ends at a value, no digit may be lost.
    weights: Result<Weights<'static>, NumericError>,
    is_weighted: bool,
    groups: Option<Vec<&'t str>>,
    omitted: usize,
    warnings: Vec<String>,
}

impl Columns<'_> {
    /// The values with their weights, if there are any.
    fn sample(&self) -> Result<WeightedSample<'_>, NumericError> {
        WeightedSample::new(&self.values, self.weights.clone()?)
    }
}

impl Question {
    /// Reads the columns, or tells all that is wrong with them.
    fn read(&self) -> Result<QueriedTable, Faults> {
        let mut query = ColumnQuery::default().with_options(self.options.clone());
        query = query.with_values(&self.value);
        if let Some(weight) = &self.weight {
            query = query.with_weights(weight);
        }
        if let Some(group) = &self.group {
            query = query.with_labels(group);
        }
        let read = query.read_file(&self.file);
        read.map_err(|error| shell::told_with_warnings(&self.file, &error))
    }

    /// The rows that count.
    fn columns<'t>(&self, table: &'t mut QueriedTable) -> Columns<'t> {
        let weight = self.weight.as_ref();
        let mut weights = weight.map(|weight| table.take_weights(weight));
        let table = &*table;
        let group = self.group.as_ref();
        let (mut values, mut groups) = (Vec::new(), group.map(|_| Vec::new()));
        for (index, value) in table.values(&self.value).iter().enumerate() {
            let own = weights.as_mut().and_then(|weights| weights.get_mut(index));
            let label = group.map(|group| table.label(group, index));
            let weighs = own
                .as_ref()
                .is_none_or(|own| own.as_ref().is_some_and(|weight| !weight.is_zero()));
            match value {
                Some(value) if weighs && label != Some(None) => {
                    values.push(*value);
                    if let (Some(groups), Some(Some(label))) = (&mut groups, label) {
                        groups.push(label);
                    }
                }
                _ => {
                    if let Some(own) = own {
                        *own = None;
                    }
                }
            }
        }
        Columns {
            omitted: table.passed_over() + table.len() - values.len(),
            warnings: table.warnings().iter().map(ToString::to_string).collect(),
            weights: match weights {
                // No second copy is made of a long column.
                Some(weights) => {
                    let weights: Vec<_> = weights.into_iter().flatten().collect();
                    Weights::from_rationals(&weights)
                }
                None => Weights::uniform(values.len()),
            },
            is_weighted: weight.is_some(),
            values,
            groups,
        }
    }

    /// What is measured, in a line.
    fn title(&self) -> String {
        let part = |words: &str, column: &Option<String>| {
            let named = column.as_ref().map(|column| format!(", {words} {column}"));
            named.unwrap_or_default()
        };
        format!(
            "{}: {}{}{}",
            self.file.display(),
            self.value,
            part("weighted by", &self.weight),
            part("by", &self.group)
        )
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
fn measures(columns: &Columns<'_>) -> Table {
    let sample = columns.sample();
    let sample = sample.as_ref().map_err(|error| *error);
    // What takes longest of a long column is split over groups beside all the others.
    thread::scope(|scope| {
        let groups = columns.groups.as_ref();
        let split = groups.map(|groups| scope.spawn(|| parts_by_group(sample, groups)));
        let mut entries = measures_of_all(sample, !columns.is_weighted);
        if let Some(split) = split {
            entries.extend(split.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        Table { entries }
    })
}

/// The measures of all rows together.
fn measures_of_all(
    sample: Result<&WeightedSample<'_>, NumericError>,
    is_unweighted: bool,
) -> Vec<Entry> {
    let mut entries = Vec::new();
    let ordered = sample.map(OrderedSample::from);
    let mut add = |key: &str, measure: &dyn Fn(&OrderedSample) -> Result<f64, NumericError>| {
        let result = match &ordered {
            Ok(ordered) => measure(ordered),
            Err(error) => Err(*error),
        };
        let key = key.to_owned();
        entries.push(Entry { key, result });
    };

    add("sum_weights", &OrderedSample::total_weight);
    add("mean", &OrderedSample::mean);
    let (sd, cv) = (
        StandardDeviation::POPULATION,
        CoefficientOfVariation::POPULATION,
    );
    add("sd_population", &|sample| sd.measure_ordered(sample));
    add("cv_population", &|sample| cv.measure_ordered(sample));
    if is_unweighted {
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

    entries
}

/// What of the inequality is between the groups of the rows, and what is within them.
fn parts_by_group(
    sample: Result<&WeightedSample<'_>, NumericError>,
    groups: &[&str],
) -> Vec<Entry> {
    let grouping = Grouping::new(groups);
    let grouped = sample.and_then(|sample| GroupedSample::new(sample, &[&grouping]));
    let decomposables: [(&str, &dyn Decomposable); 3] = [
        ("theil_t", &GeneralizedEntropy::THEIL_T),
        ("mld", &GeneralizedEntropy::THEIL_L),
        ("cv2", &SquaredCoefficientOfVariation),
    ];
    let mut entries = Vec::new();
    for (key, measure) in decomposables {
        let grouped = grouped.as_ref().map_err(|error| *error);
        let parts = grouped.and_then(|grouped| measure.decompose_grouped(grouped));
        let parts = parts.map(Decomposition::<f64>::from);
        let part = |name: &str, result| Entry {
            key: format!("{key}_{name}"),
            result,
        };
        entries.push(part("between", parts.map(|parts| parts.between)));
        entries.push(part("within", parts.map(|parts| parts.within)));
    }
    entries
}

impl Table {
    /// One object; what is undefined is null, its reason under `undefined`.
    fn to_json(&self, columns: &Columns<'_>) -> String {
        let string = |text: &str| serde_json::Value::from(text).to_string();
        let mut members = vec![
            format!("\"warnings\": {}", serde_json::json!(columns.warnings)),
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

    /// A page with every value, the Lorenz curve and one measure a row.
    #[cfg(feature = "html")]
    fn to_html(
        &self,
        question: &Question,
        columns: &Columns<'_>,
        language: Language,
    ) -> Result<String, Faults> {
        let fault = |error: NumericError| vec![error.to_string()];
        let mut question = question.clone();
        if let Some(name) = question.file.file_name() {
            // The page is read by others, who have other folders.
            question.file = PathBuf::from(name);
        }
        let title = question.title();
        if columns.values.is_empty() {
            return Err(vec![format!(
                "{title}: no row has all that is asked for, so there is nothing to show"
            )]);
        }
        let sample = columns.sample().map_err(fault)?;
        let mut page = SamplePage::new(&title, &sample)
            .with_names(columns.groups.clone().unwrap_or_default())
            .with_figure("n", &columns.values.len().to_string())
            .with_figure("omitted", &columns.omitted.to_string());
        for Entry { key, result } in &self.entries {
            page = match (result, key.as_str()) {
                (Ok(number), "wq_0.5") => {
                    page.with_mark(language.pick("中位数", "median"), *number)
                }
                _ => page,
            };
            let figure = match result {
                Ok(number) => format!("{number:?}"),
                Err(error) => format!("– ({error})"),
            };
            page = page.with_figure(key, &figure);
        }
        Ok(shell::html_of([page.to_html(language)]))
    }

    /// A table of one measure a line.
    fn to_text(&self, question: &Question, columns: &Columns<'_>) -> String {
        let title = question.title();
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
