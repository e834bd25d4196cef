//! Reads what was observed of the indicators of a plan: one row an indicator, stage and year.

use crate::adapters::sheet::SheetOptions;
use crate::adapters::sheet::cell::amount::{read_amount, read_signed};
use crate::adapters::sheet::cell::blank::trimmed;
use crate::adapters::sheet::cell::cause::{CellCause, shown_cell};
use crate::adapters::sheet::cell::cells::Cell;
use crate::adapters::sheet::cell::value::{code, no_figure, required};
use crate::adapters::sheet::fault::table_fault::{Meaning, TableError, read_path};
use crate::adapters::sheet::fault::warning::TableFile;
use crate::adapters::sheet::header::named_columns::{ColumnName, NamedColumns};
use crate::adapters::sheet::rows::named_rows::{NamedRow, NamedSheet, keyed_shape, read_named};
use crate::adapters::sheet::rows::reader::RowShape;
use crate::model::{
    Amount, Missing, ObservedInterval, PLAN_YEARS, PlanError, PlanObservation, PlanObservations,
    first_of_ratio, half_width, shown, written_year,
};
use std::collections::HashMap;
use std::io::{Read, Seek};
use std::path::Path;

/// A column of an observation file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum ObservationColumn {
    /// The code of the indicator (指标).
    Indicator,
    /// The stage (学段), blank where the row of the plan has none.
    Stage,
    /// The year (年份).
    Year,
    /// The value (数值).
    Value,
    /// The lower end of the interval that the value is known to lie in (下限), where it is an estimate.
    Lower,
    /// The upper end (上限).
    Upper,
}

impl ColumnName for ObservationColumn {
    fn names(self) -> [&'static str; 2] {
        match self {
            Self::Indicator => ["indicator", "指标"],
            Self::Stage => ["stage", "学段"],
            Self::Year => ["year", "年份"],
            Self::Value => ["value", "数值"],
            Self::Lower => ["lower", "下限"],
            Self::Upper => ["upper", "上限"],
        }
    }
}

/// What an observation file says and cannot mean.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ObservationFault {
    /// No row of the plans has the indicator.
    #[error("found `{found}`, expected the code of an indicator of the plan")]
    UnknownIndicator {
        /// The code.
        found: String,
    },
    /// No row of the plans has the indicator in this stage.
    #[error(
        "found {}, expected {expected}: the plan has no other row for `{indicator}`",
        shown_cell(found)
    )]
    UnknownStage {
        /// The code of the indicator.
        indicator: String,
        /// The stage.
        found: String,
        /// Its stages in the plan, in words.
        expected: String,
    },
    /// An interval has one end and not the other, or has no value.
    #[error(
        "found a blank, expected a decimal or x:1: a value and both ends of its interval belong together"
    )]
    IncompleteInterval,
    /// A value does not lie in its interval, or the interval ends before it begins.
    #[error(
        "found {value} with an interval from {lower} to {upper}, expected lower <= value <= upper"
    )]
    OutsideInterval {
        /// The value.
        value: Amount,
        /// The lower end.
        lower: Amount,
        /// The upper end.
        upper: Amount,
    },
    /// One indicator has two values for one stage and year, and nothing says which counts.
    #[error(
        "found a second value of `{indicator}` for {year}, expected one: row {first_row} has it"
    )]
    Repeated {
        /// The code of the indicator.
        indicator: String,
        /// The year.
        year: i32,
        /// The first row that has one.
        first_row: u64,
    },
}

impl Meaning for ObservationFault {
    const WHAT: &'static str = "the observation file";
}

/// Reads the observation file at a path.
///
/// # Errors
///
/// Those of [`read_observations`], and [`TableError::Io`] with the path if it cannot be
/// opened.
pub fn read_observation_file(
    path: impl AsRef<Path>,
    observations: PlanObservations,
) -> Result<TableFile<PlanObservations>, TableError<ObservationFault>> {
    read_observation_file_with(path, &SheetOptions::default(), observations)
}

/// The same with options, such as the sheet of a workbook that has several.
///
/// # Errors
///
/// Those of [`read_observation_file`].
pub fn read_observation_file_with(
    path: impl AsRef<Path>,
    options: &SheetOptions,
    observations: PlanObservations,
) -> Result<TableFile<PlanObservations>, TableError<ObservationFault>> {
    read_path(path.as_ref(), |file| read(file, observations, options))
}

/// Reads an observation file from where a source stands to its end, and adds its rows to
/// observations of some plans (or of [any](PlanObservations::of_any_plan)).
///
/// The header names the columns `indicator`, `stage`, `year`, `value` (or 指标, 学段, 年份, 数值) in
/// any order; a file without `stage` has none in any row. Text, rows and cells are read as in a
/// school file, but a value may be negative, and may be a ratio such as `18.1:1`. A value that is
/// not reported (blank, `-`, `NA` …) is no observation. Where the value is an estimate, `lower` and
/// `upper` (or 下限, 上限) may give the ends of its interval, both or neither, with the value between
/// them.
///
/// # Errors
///
/// - [`TableError::Faults`] with every fault of the file: what is unreadable, a row that
///   matches no row of the plans, a second value for one indicator, stage and year.
/// - [`TableError::Io`] if the source fails, or changes while it is read.
///
/// # Examples
///
/// ```
/// use junheng::adapters::table::read_observations;
/// use junheng::model::PlanObservations;
/// use std::io::Cursor;
///
/// let file = "指标,学段,年份,数值\n5,primary,2021,19.0:1\n5,primary,2022,18.4\n5,primary,2023,\n";
/// let read = read_observations(Cursor::new(file), PlanObservations::of_any_plan())?;
/// let years: Vec<i32> = read
///     .content
///     .values("5", Some("primary"))
///     .map(|(year, _)| year)
///     .collect();
/// assert_eq!(years, [2021, 2022]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// All faults are told at once:
///
/// ```
/// use junheng::adapters::table::read_observations;
/// use junheng::model::PlanObservations;
/// use std::io::Cursor;
///
/// let file = "indicator,stage,year,value\n5,,2021,19\n5,,2021,18\n,,21,x\n";
/// assert_eq!(
///     read_observations(Cursor::new(file), PlanObservations::of_any_plan())
///         .unwrap_err()
///         .to_string(),
///     "\
/// row 3, column `year` (年份): found a second value of `5` for 2021, expected one: row 2 has it
/// row 4, column `indicator` (指标): found a blank, expected the code of an indicator of the plan \
/// (this column must be filled in every row)
/// row 4, column `year` (年份): found `21`, expected a year of four digits
/// row 4, column `value` (数值): found `x`, expected a decimal or x:1; where there is no figure, a \
/// blank, `-` or `NA`"
/// );
/// ```
pub fn read_observations<R: Read + Seek>(
    mut reader: R,
    observations: PlanObservations,
) -> Result<TableFile<PlanObservations>, TableError<ObservationFault>> {
    read(&mut reader, observations, &SheetOptions::default())
}

fn read<R: Read + Seek + ?Sized>(
    reader: &mut R,
    observations: PlanObservations,
    options: &SheetOptions,
) -> Result<TableFile<PlanObservations>, TableError<ObservationFault>> {
    let sheet = ObservationSheet {
        observations,
        rows: HashMap::new(),
    };
    read_named(reader, options, sheet)
}

/// A row of an observation file.
type ObservationRow<'r> = NamedRow<'r, ObservationColumn, ObservationFault>;

/// What a cell gives: an amount, nothing where it is not reported, or a fault.
type CellAmount = Result<Option<Amount>, Noted>;

/// There is a fault, and it was noted.
#[derive(Clone, Copy, Debug)]
struct Noted;

/// What was read of a file so far.
struct ObservationSheet {
    observations: PlanObservations,
    /// The first row of each indicator, stage and year.
    rows: HashMap<(String, Option<String>, i32), u64>,
}

impl NamedSheet for ObservationSheet {
    type Column = ObservationColumn;
    type Kind = ObservationFault;
    type Content = PlanObservations;

    const REQUIRED: &'static [ObservationColumn] = &[
        ObservationColumn::Indicator,
        ObservationColumn::Year,
        ObservationColumn::Value,
    ];
    const OPTIONAL: &'static [ObservationColumn] = &[
        ObservationColumn::Stage,
        ObservationColumn::Lower,
        ObservationColumn::Upper,
    ];

    fn shape(columns: &NamedColumns<ObservationColumn>) -> RowShape {
        keyed_shape(
            columns,
            &[ObservationColumn::Year, ObservationColumn::Value],
        )
    }

    fn take(&mut self, row: &mut ObservationRow<'_>) {
        let expected = "the code of an indicator of the plan";
        let indicator = row.cell(ObservationColumn::Indicator, expected, code);
        let indicator = indicator.as_deref();
        let stage = row.get(ObservationColumn::Stage);
        let stage = stage
            .map(|cell| trimmed(cell.text))
            // A stage may be called S, which is no figure elsewhere.
            .filter(|text| {
                let missing = no_figure(text);
                !matches!(missing, Some(Missing::Blank | Missing::Declared))
            });
        let expected = "a year of four digits";
        let year = row.cell(ObservationColumn::Year, expected, |cell| {
            cell.text().and_then(read_year)
        });
        let mut number = |column| {
            // A column that is not there says nothing, like a blank.
            if row.get(column).is_none() {
                return Ok(None);
            }
            let read = |cell: Cell<'_>| cell.text().and_then(read_value);
            row.figure(column, "a decimal or x:1", read).ok_or(Noted)
        };
        let value = number(ObservationColumn::Value);
        let lower = number(ObservationColumn::Lower);
        let upper = number(ObservationColumn::Upper);
        let interval = interval(row, &value, &lower, &upper);
        let Some(indicator) = indicator else {
            return;
        };
        if let Err(fault) = self.match_row(indicator, stage) {
            let column = match fault {
                ObservationFault::UnknownStage { .. } => ObservationColumn::Stage,
                _ => ObservationColumn::Indicator,
            };
            row.misfit(column, fault);
            return;
        }
        // A value that has a fault of its own, or is not reported, is a value all the same for the
        // row that gives a second one.
        let Some(year) = year else {
            return;
        };
        if matches!(value, Ok(None)) {
            return;
        }
        let key = (indicator.to_owned(), stage.map(str::to_owned), year);
        if let Some(first_row) = self.rows.get(&key).copied() {
            repeated(row, indicator, year, first_row);
            return;
        }
        self.rows.insert(key, row.number);
        if let Ok(Some(value)) = value {
            let observation = PlanObservation {
                indicator: indicator.to_owned(),
                stage: stage.map(str::to_owned),
                year,
                value,
            };
            let pushed = match interval {
                Some(interval) => self.observations.push_within(observation, interval),
                None => self.observations.push(observation),
            };
            // What was observed before this file has no row in it.
            if let Err(PlanError::RepeatedObservation { .. }) = pushed {
                repeated(row, indicator, year, 0);
            }
        }
    }

    fn finish(self) -> Result<PlanObservations, ObservationFault> {
        Ok(self.observations)
    }
}

/// Notes a second value for one year.
fn repeated(row: &mut ObservationRow<'_>, indicator: &str, year: i32, first_row: u64) {
    let fault = ObservationFault::Repeated {
        indicator: shown(indicator),
        year,
        first_row,
    };
    row.misfit(ObservationColumn::Year, fault);
}

/// The interval of a row, where it has a sound one.
fn interval(
    row: &mut ObservationRow<'_>,
    value: &CellAmount,
    lower: &CellAmount,
    upper: &CellAmount,
) -> Option<ObservedInterval> {
    let is_blank = |cell: &CellAmount| matches!(cell, Ok(None));
    if is_blank(lower) && is_blank(upper) {
        return None;
    }
    for (column, cell) in [
        (ObservationColumn::Value, value),
        (ObservationColumn::Lower, lower),
        (ObservationColumn::Upper, upper),
    ] {
        if is_blank(cell) {
            row.misfit(column, ObservationFault::IncompleteInterval);
        }
    }
    let (Ok(Some(value)), Ok(Some(lower)), Ok(Some(upper))) = (value, lower, upper) else {
        return None;
    };
    let interval = ObservedInterval::new(lower.clone(), upper.clone()).ok();
    let interval = interval.filter(|interval| interval.contains(value));
    if interval.is_none() {
        let fault = ObservationFault::OutsideInterval {
            value: value.clone(),
            lower: lower.clone(),
            upper: upper.clone(),
        };
        row.misfit(ObservationColumn::Value, fault);
    }
    interval
}

impl ObservationSheet {
    fn match_row(&self, indicator: &str, stage: Option<&str>) -> Result<(), ObservationFault> {
        if self.observations.check_key(indicator, stage).is_ok() {
            return Ok(());
        }
        let stages = self.observations.known_stages(indicator);
        if stages.is_empty() {
            let found = shown(indicator);
            return Err(ObservationFault::UnknownIndicator { found });
        }
        let words: Vec<String> = stages
            .iter()
            .map(|stage| stage.map_or("a blank".to_owned(), |stage| format!("`{stage}`")))
            .collect();
        Err(ObservationFault::UnknownStage {
            indicator: shown(indicator),
            found: shown(stage.unwrap_or_default()),
            expected: words.join(" or "),
        })
    }
}

fn read_year(text: &str) -> Result<i32, CellCause> {
    required(text)?;
    if let Some(year) = written_year(text) {
        return Ok(year);
    }
    let year: Option<i32> = number(text)?.to_string().parse().ok();
    year.filter(|year| PLAN_YEARS.contains(year))
        .ok_or(CellCause::Unreadable)
}

/// The value of an observation; `None` where it is not reported.
fn read_value(text: &str) -> Result<Option<Amount>, CellCause> {
    if no_figure(text).is_some() {
        return Ok(None);
    }
    let text = half_width(text);
    let text = first_of_ratio(&text).unwrap_or(&text);
    read_signed(text, number).map(Some)
}

/// A plain decimal. What looks like a date is none that a spreadsheet has made: years and ratios
/// look like dates themselves.
fn number(text: &str) -> Result<Amount, CellCause> {
    read_amount(text).map_err(|cause| match cause {
        CellCause::Date => CellCause::Unreadable,
        cause => cause,
    })
}
