//! Reads what was observed of the indicators of a plan: one row an indicator, stage and year.

use crate::adapters::csv::rows::amount::{read_amount, read_signed};
use crate::adapters::csv::rows::cell::{identifier, missing, trimmed};
use crate::adapters::csv::rows::cell_cause::{CellCause, shown, shown_cell};
use crate::adapters::csv::rows::column_position::ColumnPosition;
use crate::adapters::csv::rows::fault::{FaultList, SchoolFileFaultKind, Stop};
use crate::adapters::csv::rows::named_columns::{
    ColumnName, HeaderFault, NamedColumns, UnknownColumn,
};
use crate::adapters::csv::rows::row::Fields;
use crate::adapters::csv::rows::row_reader::{RowReader, read_rows};
use crate::model::{
    Amount, ObservedInterval, PLAN_YEARS, PlanError, PlanObservation, PlanObservations,
    first_of_ratio, half_width,
};
use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fmt, io};

/// A column of an observation file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ObservationColumn {
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

impl ObservationColumn {
    const ALL: [Self; 6] = [
        Self::Indicator,
        Self::Stage,
        Self::Year,
        Self::Value,
        Self::Lower,
        Self::Upper,
    ];

    const fn is_required(self) -> bool {
        matches!(self, Self::Indicator | Self::Year | Self::Value)
    }

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Indicator => "indicator",
            Self::Stage => "stage",
            Self::Year => "year",
            Self::Value => "value",
            Self::Lower => "lower",
            Self::Upper => "upper",
        }
    }

    /// Its Chinese name, which may stand for it.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Indicator => "指标",
            Self::Stage => "学段",
            Self::Year => "年份",
            Self::Value => "数值",
            Self::Lower => "下限",
            Self::Upper => "上限",
        }
    }
}

impl ColumnName for ObservationColumn {
    fn code(self) -> &'static str {
        self.code()
    }

    fn zh(self) -> &'static str {
        self.zh()
    }
}

/// An observation file that was read without faults.
#[derive(Clone, Debug, PartialEq)]
pub struct ObservationFile {
    /// The observations.
    pub observations: PlanObservations,
    /// The columns that were passed over, with their positions counted from 1.
    pub unknown_columns: Vec<UnknownColumn>,
}

/// Why an observation file could not be read.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ObservationFileError {
    /// The bytes could not be had: no such file, no permission, a broken disk.
    #[error("cannot read the observation file{}", path.as_ref().map_or_else(String::new, |path| format!(" `{}`", path.display())))]
    Io {
        /// The file, where it was opened by its path.
        path: Option<PathBuf>,
        /// What the system said.
        source: Arc<io::Error>,
    },
    /// The file was read, and something in it is wrong.
    #[error(transparent)]
    Faults(#[from] ObservationFaults),
}

/// All that is wrong in an observation file, in file order.
///
/// Of more than 100 000 faults the first 100 000 are kept and the rest are counted. It prints one
/// fault a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObservationFaults(FaultList<ObservationFault>);

impl ObservationFaults {
    /// The faults, in file order.
    #[must_use]
    pub fn faults(&self) -> &[ObservationFault] {
        self.0.kept()
    }

    /// How many faults there are beyond those of [`faults`](Self::faults).
    #[must_use]
    pub const fn omitted(&self) -> u64 {
        self.0.omitted()
    }
}

impl fmt::Display for ObservationFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for ObservationFaults {}

/// One thing wrong in an observation file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObservationFault {
    /// The row as a spreadsheet numbers it, with the header as row 1; `None` for the whole file.
    pub row: Option<u64>,
    /// The column, where it is one of those that are known.
    pub column: Option<ObservationColumn>,
    /// What was found and what was expected.
    pub kind: ObservationFaultKind,
}

impl fmt::Display for ObservationFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(row) = self.row {
            write!(f, "row {row}")?;
            if let Some(column) = self.column {
                write!(f, ", column `{}` ({})", column.code(), column.zh())?;
            }
            f.write_str(": ")?;
        }
        write!(f, "{}", self.kind)
    }
}

impl std::error::Error for ObservationFault {}

/// What is wrong: what was found, and what was expected in its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ObservationFaultKind {
    /// The file or a row of it is no table of comma-separated values.
    #[error(transparent)]
    Form(SchoolFileFaultKind),
    /// A column is not there.
    #[error("found no such column, expected one: it is required")]
    MissingColumn,
    /// Two columns have one name, and nothing says which of them counts.
    #[error(
        "found it as column {} and again as column {}, expected one column",
        ColumnPosition(*first),
        ColumnPosition(*second)
    )]
    RepeatedColumn {
        /// The position of the first of the two, counted from 1.
        first: usize,
        /// The position of the second.
        second: usize,
    },
    /// The text of a cell does not stand for a value of its column.
    #[error("found {}, expected {expected}{cause}", shown_cell(found))]
    Cell {
        /// The text, without blanks around it, cut to 60 characters.
        found: String,
        /// What the column holds.
        expected: &'static str,
        /// The likeliest cause.
        cause: CellCause,
    },
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

/// Reads the observation file at a path.
///
/// # Errors
///
/// Those of [`read_observations`], and [`ObservationFileError::Io`] with the path if it cannot be
/// opened.
pub fn read_observation_file(
    path: impl AsRef<Path>,
    observations: PlanObservations,
) -> Result<ObservationFile, ObservationFileError> {
    let path = path.as_ref();
    let opened = File::open(path).map_err(Stop::from);
    opened
        .and_then(|mut file| read(&mut file, observations))
        .map_err(|stop| into_error(stop, Some(path)))
        .and_then(|outcome| outcome.map_err(Into::into))
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
/// - [`ObservationFileError::Faults`] with every fault of the file: what is unreadable, a row that
///   matches no row of the plans, a second value for one indicator, stage and year.
/// - [`ObservationFileError::Io`] if the source fails, or changes while it is read.
///
/// # Examples
///
/// ```
/// use junheng::adapters::csv::{ObservationFileError, read_observations};
/// use junheng::model::PlanObservations;
/// use std::io::Cursor;
///
/// let file = "指标,学段,年份,数值\n5,primary,2021,19.0:1\n5,primary,2022,18.4\n5,primary,2023,\n";
/// let read = read_observations(Cursor::new(file), PlanObservations::of_any_plan())?;
/// let years: Vec<i32> = read
///     .observations
///     .values("5", Some("primary"))
///     .map(|(year, _)| year)
///     .collect();
/// assert_eq!(years, [2021, 2022]);
/// # Ok::<(), ObservationFileError>(())
/// ```
///
/// All faults are told at once:
///
/// ```
/// use junheng::adapters::csv::read_observations;
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
/// row 4, column `value` (数值): found `x`, expected a decimal or x:1"
/// );
/// ```
pub fn read_observations<R: Read + Seek>(
    mut reader: R,
    observations: PlanObservations,
) -> Result<ObservationFile, ObservationFileError> {
    let outcome = read(&mut reader, observations).map_err(|stop| into_error(stop, None))?;
    Ok(outcome?)
}

fn into_error(stop: Stop, path: Option<&Path>) -> ObservationFileError {
    match stop.into_faults(of_form) {
        Err(error) => ObservationFileError::Io {
            path: path.map(Path::to_owned),
            source: Arc::new(error),
        },
        Ok(faults) => ObservationFaults(faults).into(),
    }
}

const fn of_cell(
    row: u64,
    column: ObservationColumn,
    kind: ObservationFaultKind,
) -> ObservationFault {
    ObservationFault {
        row: Some(row),
        column: Some(column),
        kind,
    }
}

const fn of_form(row: Option<u64>, kind: SchoolFileFaultKind) -> ObservationFault {
    ObservationFault {
        row,
        column: None,
        kind: ObservationFaultKind::Form(kind),
    }
}

fn read<R: Read + Seek>(
    reader: &mut R,
    observations: PlanObservations,
) -> Result<Result<ObservationFile, ObservationFaults>, Stop> {
    let reading = read_rows(reader, |row, fields| {
        Reading::new(row, fields, observations)
    })?;
    Ok(reading.finish())
}

/// What a cell gives: an amount, nothing where it is not reported, or a fault.
type CellAmount = Result<Option<Amount>, Noted>;

/// There is a fault, and it was noted.
#[derive(Clone, Copy, Debug)]
struct Noted;

/// What was read of a file so far.
struct Reading {
    columns: NamedColumns<ObservationColumn>,
    observations: PlanObservations,
    faults: FaultList<ObservationFault>,
    /// The first row of each indicator, stage and year.
    rows: HashMap<(String, Option<String>, i32), u64>,
}

impl RowReader for Reading {
    fn width(&self) -> usize {
        self.columns.len()
    }

    fn take(&mut self, row: u64, fields: Fields<'_>) {
        let texts: Vec<&str> = fields.iter().map(trimmed).collect();
        let cell = |column| {
            let index = self.columns.index(column)?;
            texts.get(index).copied()
        };
        let [indicator, stage, year, value, lower, upper] = ObservationColumn::ALL.map(cell);
        let mut kept = |column, expected, text: &str, cause| {
            let found = shown(text);
            let kind = ObservationFaultKind::Cell {
                found,
                expected,
                cause,
            };
            self.fault(row, column, kind);
        };
        let indicator = indicator.and_then(|text| {
            let expected = "the code of an indicator of the plan";
            identifier(text)
                .map_err(|cause| kept(ObservationColumn::Indicator, expected, text, cause))
                .ok()
        });
        let stage = stage.filter(|text| missing(text).is_none());
        let year = year.and_then(|text| {
            let expected = "a year of four digits";
            read_year(text)
                .map_err(|cause| kept(ObservationColumn::Year, expected, text, cause))
                .ok()
        });
        let mut number = |column, text: Option<&str>| match text {
            Some(text) => read_value(text).map_err(|cause| {
                kept(column, "a decimal or x:1", text, cause);
                Noted
            }),
            // A column that is not there says nothing, like a blank.
            None => Ok(None),
        };
        let value = number(ObservationColumn::Value, value);
        let lower = number(ObservationColumn::Lower, lower);
        let upper = number(ObservationColumn::Upper, upper);
        let interval = self.interval(row, &value, &lower, &upper);
        let Some(indicator) = indicator else {
            return;
        };
        if let Err(kind) = self.match_row(indicator, stage) {
            let column = match kind {
                ObservationFaultKind::UnknownStage { .. } => ObservationColumn::Stage,
                _ => ObservationColumn::Indicator,
            };
            self.fault(row, column, kind);
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
            let indicator = shown(indicator);
            let kind = ObservationFaultKind::Repeated {
                indicator,
                year,
                first_row,
            };
            self.fault(row, ObservationColumn::Year, kind);
            return;
        }
        self.rows.insert(key, row);
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
                let indicator = shown(indicator);
                let kind = ObservationFaultKind::Repeated {
                    indicator,
                    year,
                    first_row: 0,
                };
                self.fault(row, ObservationColumn::Year, kind);
            }
        }
    }

    fn refuse(&mut self, row: u64, position: Option<usize>, kind: SchoolFileFaultKind) {
        let column = position.and_then(|position| self.columns.column(position));
        self.faults.push(ObservationFault {
            column,
            ..of_form(Some(row), kind)
        });
    }
}

impl Reading {
    fn new(
        row: u64,
        fields: Fields<'_>,
        observations: PlanObservations,
    ) -> Result<Self, SchoolFileFaultKind> {
        let mut faults = FaultList::default();
        let (required, optional): (Vec<_>, Vec<_>) = ObservationColumn::ALL
            .into_iter()
            .partition(|column| column.is_required());
        let columns = NamedColumns::read(fields, &required, &optional, |column, fault| {
            let kind = match fault {
                HeaderFault::Missing => ObservationFaultKind::MissingColumn,
                HeaderFault::Repeated { first, second } => {
                    ObservationFaultKind::RepeatedColumn { first, second }
                }
            };
            faults.push(of_cell(row, column, kind));
        })?;
        Ok(Self {
            columns,
            observations,
            faults,
            rows: HashMap::new(),
        })
    }

    fn fault(&mut self, row: u64, column: ObservationColumn, kind: ObservationFaultKind) {
        self.faults.push(of_cell(row, column, kind));
    }

    /// The interval of a row, where it has a sound one.
    fn interval(
        &mut self,
        row: u64,
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
                self.fault(row, column, ObservationFaultKind::IncompleteInterval);
            }
        }
        let (Ok(Some(value)), Ok(Some(lower)), Ok(Some(upper))) = (value, lower, upper) else {
            return None;
        };
        let interval = ObservedInterval::new(lower.clone(), upper.clone()).ok();
        let interval = interval.filter(|interval| interval.contains(value));
        if interval.is_none() {
            let kind = ObservationFaultKind::OutsideInterval {
                value: value.clone(),
                lower: lower.clone(),
                upper: upper.clone(),
            };
            self.fault(row, ObservationColumn::Value, kind);
        }
        interval
    }

    fn match_row(&self, indicator: &str, stage: Option<&str>) -> Result<(), ObservationFaultKind> {
        if self.observations.check_key(indicator, stage).is_ok() {
            return Ok(());
        }
        let stages = self.observations.known_stages(indicator);
        if stages.is_empty() {
            let found = shown(indicator);
            return Err(ObservationFaultKind::UnknownIndicator { found });
        }
        let words: Vec<String> = stages
            .iter()
            .map(|stage| stage.map_or("a blank".to_owned(), |stage| format!("`{stage}`")))
            .collect();
        Err(ObservationFaultKind::UnknownStage {
            indicator: shown(indicator),
            found: shown(stage.unwrap_or_default()),
            expected: words.join(" or "),
        })
    }

    fn finish(self) -> Result<ObservationFile, ObservationFaults> {
        if self.faults.is_empty() {
            Ok(ObservationFile {
                observations: self.observations,
                unknown_columns: self.columns.unknown,
            })
        } else {
            Err(ObservationFaults(self.faults))
        }
    }
}

fn read_year(text: &str) -> Result<i32, CellCause> {
    match missing(text) {
        None => {}
        Some(crate::model::Missing::Declared) => return Err(CellCause::Declared),
        Some(_) => return Err(CellCause::Blank),
    }
    let year: Option<i32> = number(text)?.to_string().parse().ok();
    year.filter(|year| PLAN_YEARS.contains(year))
        .ok_or(CellCause::Unreadable)
}

/// The value of an observation; `None` where it is not reported.
fn read_value(text: &str) -> Result<Option<Amount>, CellCause> {
    if missing(text).is_some() {
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
