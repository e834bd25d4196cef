//! Reads what a projection of pupils needs: grade counts, births and seats.

use crate::adapters::csv::rows::amount::read_amount;
use crate::adapters::csv::rows::cell::{identifier, missing, name, optional_name, trimmed};
use crate::adapters::csv::rows::cell_cause::{CellCause, shown, shown_cell};
use crate::adapters::csv::rows::column_position::ColumnPosition;
use crate::adapters::csv::rows::fault::{FaultList, SchoolFileFaultKind, Stop};
use crate::adapters::csv::rows::named_columns::{
    ColumnName, HeaderFault, NamedColumns, UnknownColumn,
};
use crate::adapters::csv::rows::row::Fields;
use crate::adapters::csv::rows::row_reader::{RowReader, read_rows};
use crate::model::{PLAN_YEARS, half_width};
use crate::planning::enrolment::{
    Births, EnrolmentError, EnrolmentHistory, Grade, GradeCount, SeatBlock, SeatPlan,
};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::File;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fmt, io};

/// More pupils, births or seats than any place has.
const MOST: u64 = 1_000_000_000_000;

/// A column of a file of grade counts, births or seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EnrolmentColumn {
    /// The year (年份).
    Year,
    /// The stage (学段).
    Stage,
    /// The grade (年级).
    Grade,
    /// The pupils of the grade (在校生).
    Pupils,
    /// The repeaters among them (留级生).
    Repeaters,
    /// The births of the year (出生人数).
    Births,
    /// The year from which seats count (起始年份).
    From,
    /// The seats (学位).
    Seats,
    /// What the seats are (名称).
    Name,
}

impl EnrolmentColumn {
    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Stage => "stage",
            Self::Grade => "grade",
            Self::Pupils => "pupils",
            Self::Repeaters => "repeaters",
            Self::Births => "births",
            Self::From => "from",
            Self::Seats => "seats",
            Self::Name => "name",
        }
    }

    /// Its Chinese name, which may stand for it.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Year => "年份",
            Self::Stage => "学段",
            Self::Grade => "年级",
            Self::Pupils => "在校生",
            Self::Repeaters => "留级生",
            Self::Births => "出生人数",
            Self::From => "起始年份",
            Self::Seats => "学位",
            Self::Name => "名称",
        }
    }
}

impl ColumnName for EnrolmentColumn {
    fn code(self) -> &'static str {
        self.code()
    }

    fn zh(self) -> &'static str {
        self.zh()
    }
}

/// A file of grade counts, births or seats that was read without faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnrolmentFile<T> {
    /// What it says.
    pub content: T,
    /// The columns that were passed over.
    pub unknown_columns: Vec<UnknownColumn>,
}

/// Why a file of grade counts, births or seats could not be read.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EnrolmentFileError {
    /// The bytes could not be had: no such file, no permission, a broken disk.
    #[error("cannot read the file{}", path.as_ref().map_or_else(String::new, |path| format!(" `{}`", path.display())))]
    Io {
        /// The file, where it was opened by its path.
        path: Option<PathBuf>,
        /// What the system said.
        source: Arc<io::Error>,
    },
    /// The file was read, and something in it is wrong.
    #[error(transparent)]
    Faults(#[from] EnrolmentFaults),
}

/// All that is wrong in a file of grade counts, births or seats, in file order.
///
/// Of more than 100 000 faults the first 100 000 are kept and the rest are counted. It prints one
/// fault a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnrolmentFaults(FaultList<EnrolmentFault>);

impl EnrolmentFaults {
    /// The faults, in file order.
    #[must_use]
    pub fn faults(&self) -> &[EnrolmentFault] {
        self.0.kept()
    }

    /// How many faults there are beyond those of [`faults`](Self::faults).
    #[must_use]
    pub const fn omitted(&self) -> u64 {
        self.0.omitted()
    }
}

impl fmt::Display for EnrolmentFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for EnrolmentFaults {}

/// One thing wrong in a file of grade counts, births or seats, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnrolmentFault {
    /// The row as a spreadsheet numbers it, with the header as row 1; `None` for the whole file.
    pub row: Option<u64>,
    /// The column, where it is one of those that are known.
    pub column: Option<EnrolmentColumn>,
    /// What was found and what was expected.
    pub kind: EnrolmentFaultKind,
}

impl fmt::Display for EnrolmentFault {
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

impl std::error::Error for EnrolmentFault {}

/// What is wrong: what was found, and what was expected in its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EnrolmentFaultKind {
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
    /// More repeaters than pupils.
    #[error("found {repeaters} repeaters, expected at most the {pupils} pupils of the grade")]
    RepeatersAbovePupils {
        /// The repeaters.
        repeaters: u64,
        /// The pupils.
        pupils: u64,
    },
    /// What this row says was said before, and nothing says which counts.
    #[error("found a second row for {of}, expected one: row {first_row} has it")]
    Repeated {
        /// What the rows are of, in words.
        of: String,
        /// The first row.
        first_row: u64,
    },
    /// Seats of a stage that has no grade.
    #[error("found `{found}`, expected a stage of the grade counts: {expected}")]
    UnknownStage {
        /// The stage.
        found: String,
        /// The stages of the grade counts.
        expected: String,
    },
    /// What the rows say does not fit together; it stands at the row that has to be looked at first.
    #[error(transparent)]
    Together(EnrolmentError),
}

/// Reads the grade counts at a path.
///
/// # Errors
///
/// Those of [`read_grade_counts`], and [`EnrolmentFileError::Io`] with the path if it cannot be
/// opened.
pub fn read_grade_count_file(
    path: impl AsRef<Path>,
) -> Result<EnrolmentFile<EnrolmentHistory>, EnrolmentFileError> {
    read_path(path.as_ref(), CountSheet::default())
}

/// Reads grade counts from where a source stands to its end: one row a grade and year.
///
/// The header names the columns `year`, `stage`, `grade`, `pupils` and, where repeaters are known,
/// `repeaters` (or 年份, 学段, 年级, 在校生, 留级生) in any order. Grades follow each other in the
/// order in which the file names them first. Pupils or repeaters that are not reported (blank, `-`,
/// `NA` …) are not zero, and the newest year must have the pupils of all grades. Text and cells are
/// read as in a school file.
///
/// # Errors
///
/// - [`EnrolmentFileError::Faults`] with every fault of the file.
/// - [`EnrolmentFileError::Io`] if the source fails, or changes while it is read.
///
/// # Examples
///
/// ```
/// use junheng::adapters::csv::{EnrolmentFileError, read_grade_counts};
/// use std::io::Cursor;
///
/// let file = "年份,学段,年级,在校生\n2024,primary,1,100\n2024,primary,2,95\n2025,primary,1,90\n\
///             2025,primary,2,99\n";
/// let history = read_grade_counts(Cursor::new(file))?.content;
/// assert_eq!(history.base_pupils(), [90, 99]);
/// # Ok::<(), EnrolmentFileError>(())
/// ```
///
/// All faults are told at once:
///
/// ```
/// use junheng::adapters::csv::read_grade_counts;
/// use std::io::Cursor;
///
/// let file = "year,stage,grade,pupils\n2024,primary,1,9.5\n24,primary,1,many\n";
/// assert_eq!(
///     read_grade_counts(Cursor::new(file)).unwrap_err().to_string(),
///     "\
/// row 2, column `pupils` (在校生): found `9.5`, expected a whole number
/// row 3, column `year` (年份): found `24`, expected a year of four digits
/// row 3, column `pupils` (在校生): found `many`, expected a whole number"
/// );
/// ```
pub fn read_grade_counts<R: Read + Seek>(
    reader: R,
) -> Result<EnrolmentFile<EnrolmentHistory>, EnrolmentFileError> {
    read_source(reader, CountSheet::default())
}

/// Reads the births at a path.
///
/// # Errors
///
/// Those of [`read_births`], and [`EnrolmentFileError::Io`] with the path if it cannot be opened.
pub fn read_birth_file(
    path: impl AsRef<Path>,
) -> Result<EnrolmentFile<Births>, EnrolmentFileError> {
    read_path(path.as_ref(), BirthSheet::default())
}

/// Reads births from where a source stands to its end: one row a year, with the columns `year` and
/// `births` (年份, 出生人数).
///
/// A year whose births are not reported is left out. Years to come may stand there too, with the
/// births that are expected.
///
/// # Errors
///
/// - [`EnrolmentFileError::Faults`] with every fault of the file.
/// - [`EnrolmentFileError::Io`] if the source fails, or changes while it is read.
///
/// # Examples
///
/// ```
/// use junheng::adapters::csv::{EnrolmentFileError, read_births};
/// use std::io::Cursor;
///
/// let births = read_births(Cursor::new("year,births\n2024,880\n2025,\n"))?.content;
/// assert_eq!(births.of(2024), Some(880));
/// assert_eq!(births.of(2025), None);
/// # Ok::<(), EnrolmentFileError>(())
/// ```
pub fn read_births<R: Read + Seek>(reader: R) -> Result<EnrolmentFile<Births>, EnrolmentFileError> {
    read_source(reader, BirthSheet::default())
}

/// Reads the seats at a path.
///
/// # Errors
///
/// Those of [`read_seats`], and [`EnrolmentFileError::Io`] with the path if it cannot be opened.
pub fn read_seat_file(
    path: impl AsRef<Path>,
    stages: Option<&[&str]>,
) -> Result<EnrolmentFile<SeatPlan>, EnrolmentFileError> {
    read_path(path.as_ref(), SeatSheet::new(stages))
}

/// Reads seats from where a source stands to its end: one row for what exists and for each change,
/// with the columns `stage`, `from`, `seats` and, where there is one, `name` (学段, 起始年份, 学位,
/// 名称).
///
/// Seats that are closed are negative. Where the stages of the grade counts are given, any other is a
/// fault.
///
/// # Errors
///
/// - [`EnrolmentFileError::Faults`] with every fault of the file.
/// - [`EnrolmentFileError::Io`] if the source fails, or changes while it is read.
///
/// # Examples
///
/// ```
/// use junheng::adapters::csv::{EnrolmentFileError, read_seats};
/// use std::io::Cursor;
///
/// let file = "stage,from,seats,name\nprimary,2020,1000,\nprimary,2027,300,New school\n";
/// let seats = read_seats(Cursor::new(file), Some(&["primary"]))?.content;
/// assert_eq!(seats.seats("primary", 2027), Some(1300));
///
/// let other = read_seats(Cursor::new(file), Some(&["junior"])).unwrap_err().to_string();
/// assert!(other.starts_with("row 2, column `stage` (学段): found `primary`, expected a stage"));
/// # Ok::<(), EnrolmentFileError>(())
/// ```
pub fn read_seats<R: Read + Seek>(
    reader: R,
    stages: Option<&[&str]>,
) -> Result<EnrolmentFile<SeatPlan>, EnrolmentFileError> {
    read_source(reader, SeatSheet::new(stages))
}

/// What the rows of a file are gathered in.
trait Sheet {
    type Content;

    /// The columns that must be there.
    const REQUIRED: &'static [EnrolmentColumn];

    /// The columns that may be there.
    const OPTIONAL: &'static [EnrolmentColumn];

    fn take(&mut self, row: &mut SheetRow<'_>);

    /// Notes that there is a row of which nobody can say what it is of.
    fn pass_over(&mut self);

    /// What does not fit together among the rows, as far as those with faults cannot be the cause.
    fn misfits(&self) -> Vec<Misfit>;

    fn finish(self) -> Result<Self::Content, EnrolmentError>;
}

/// A row that does not fit with others.
struct Misfit {
    row: u64,
    column: EnrolmentColumn,
    error: EnrolmentError,
}

/// A row, and the faults that are found in it.
struct SheetRow<'r> {
    number: u64,
    columns: &'r NamedColumns<EnrolmentColumn>,
    texts: Vec<&'r str>,
    faults: &'r mut FaultList<EnrolmentFault>,
}

impl<'r> SheetRow<'r> {
    fn fault(&mut self, column: EnrolmentColumn, kind: EnrolmentFaultKind) {
        self.faults.push(of_cell(self.number, column, kind));
    }

    /// The value of a cell; `None` after a fault, and where the file has no such column.
    fn cell<T>(
        &mut self,
        column: EnrolmentColumn,
        expected: &'static str,
        read: impl FnOnce(&'r str) -> Result<T, CellCause>,
    ) -> Option<T> {
        let place = self.columns.index(column)?;
        let text = self.texts.get(place).copied()?;
        match read(text) {
            Ok(value) => Some(value),
            Err(cause) => {
                let found = shown(text);
                self.fault(
                    column,
                    EnrolmentFaultKind::Cell {
                        found,
                        expected,
                        cause,
                    },
                );
                None
            }
        }
    }

    /// Whether nothing was wrong with a cell of this row so far.
    fn is_sound(&self) -> bool {
        let last = self.faults.kept().last();
        self.faults.omitted() == 0 && last.is_none_or(|fault| fault.row != Some(self.number))
    }

    fn year(&mut self, column: EnrolmentColumn) -> Option<i32> {
        self.cell(column, "a year of four digits", read_year)
    }

    fn word(&mut self, column: EnrolmentColumn, expected: &'static str) -> Option<String> {
        self.cell(column, expected, |text| identifier(text).map(str::to_owned))
    }

    /// A count; `None` after a fault, and where it is not reported.
    fn count(&mut self, column: EnrolmentColumn) -> Option<u64> {
        let read = |text: &str| match missing(text) {
            Some(_) => Ok(None),
            None => read_whole(text).map(Some),
        };
        self.cell(column, "a whole number", read).flatten()
    }
}

/// The rows seen so far, by what they are of.
type FirstRows<K> = HashMap<K, u64>;

#[derive(Default)]
struct CountSheet {
    counts: Vec<CountRow>,
    rows: FirstRows<(Grade, i32)>,
    /// Whether a row may be of any grade and year.
    is_open: bool,
}

struct CountRow {
    count: GradeCount,
    row: u64,
    is_sound: bool,
}

impl Sheet for CountSheet {
    type Content = EnrolmentHistory;

    const REQUIRED: &'static [EnrolmentColumn] = &[
        EnrolmentColumn::Year,
        EnrolmentColumn::Stage,
        EnrolmentColumn::Grade,
        EnrolmentColumn::Pupils,
    ];

    const OPTIONAL: &'static [EnrolmentColumn] = &[EnrolmentColumn::Repeaters];

    fn take(&mut self, row: &mut SheetRow<'_>) {
        let year = row.year(EnrolmentColumn::Year);
        let stage = row.word(EnrolmentColumn::Stage, "the name of a stage");
        let name = row.cell(EnrolmentColumn::Grade, "the name of a grade", |text| {
            name(text).map(str::to_owned)
        });
        let pupils = row.count(EnrolmentColumn::Pupils);
        let repeaters = row.count(EnrolmentColumn::Repeaters);
        if let (Some(pupils), Some(repeaters)) = (pupils, repeaters)
            && repeaters > pupils
        {
            row.fault(
                EnrolmentColumn::Repeaters,
                EnrolmentFaultKind::RepeatersAbovePupils { repeaters, pupils },
            );
        }
        let (Some(year), Some(stage), Some(name)) = (year, stage, name) else {
            self.pass_over();
            return;
        };
        let is_sound = row.is_sound();
        let grade = Grade { stage, name };
        if let Some(first_row) = self.rows.get(&(grade.clone(), year)).copied() {
            let of = format!("{grade} in {year}");
            let kind = EnrolmentFaultKind::Repeated { of, first_row };
            row.fault(EnrolmentColumn::Year, kind);
            return;
        }
        self.rows.insert((grade.clone(), year), row.number);
        self.counts.push(CountRow {
            count: GradeCount {
                grade,
                year,
                pupils,
                repeaters,
            },
            row: row.number,
            is_sound,
        });
    }

    fn pass_over(&mut self) {
        self.is_open = true;
    }

    /// The grades without pupils in the newest year: at their row of that year, or, where they have
    /// none, at their last.
    fn misfits(&self) -> Vec<Misfit> {
        let newest = self.counts.iter().map(|one| one.count.year).max();
        let Some(newest) = newest.filter(|_| !self.is_open) else {
            return Vec::new();
        };
        let mut last: HashMap<&Grade, &CountRow> = HashMap::new();
        for one in &self.counts {
            let kept = last.entry(&one.count.grade).or_insert(one);
            if kept.count.year != newest {
                *kept = one;
            }
        }
        let missing = last.into_values().filter_map(|one| {
            let is_newest = one.count.year == newest;
            if is_newest && (one.count.pupils.is_some() || !one.is_sound) {
                return None;
            }
            Some(Misfit {
                row: one.row,
                column: if is_newest {
                    EnrolmentColumn::Pupils
                } else {
                    EnrolmentColumn::Grade
                },
                error: EnrolmentError::NotReported {
                    grade: one.count.grade.clone(),
                    year: newest,
                },
            })
        });
        missing.collect()
    }

    fn finish(self) -> Result<EnrolmentHistory, EnrolmentError> {
        let counts = self.counts.into_iter().map(|one| one.count);
        EnrolmentHistory::new(counts.collect())
    }
}

#[derive(Default)]
struct BirthSheet {
    years: BTreeMap<i32, u64>,
    rows: FirstRows<i32>,
}

impl Sheet for BirthSheet {
    type Content = Births;

    const REQUIRED: &'static [EnrolmentColumn] = &[EnrolmentColumn::Year, EnrolmentColumn::Births];

    const OPTIONAL: &'static [EnrolmentColumn] = &[];

    fn take(&mut self, row: &mut SheetRow<'_>) {
        let year = row.year(EnrolmentColumn::Year);
        let births = row.count(EnrolmentColumn::Births);
        let Some(year) = year else {
            return;
        };
        if let Some(first_row) = self.rows.get(&year).copied() {
            let of = year.to_string();
            let kind = EnrolmentFaultKind::Repeated { of, first_row };
            row.fault(EnrolmentColumn::Year, kind);
            return;
        }
        self.rows.insert(year, row.number);
        self.years.extend(births.map(|births| (year, births)));
    }

    fn pass_over(&mut self) {}

    /// Years of birth need not fit together: which are needed depends on the grade counts.
    fn misfits(&self) -> Vec<Misfit> {
        Vec::new()
    }

    fn finish(self) -> Result<Births, EnrolmentError> {
        Ok(Births::new(self.years))
    }
}

struct SeatSheet<'s> {
    stages: Option<&'s [&'s str]>,
    blocks: Vec<SeatRow>,
    /// The stages with a row that could not be read in full.
    open_stages: HashSet<String>,
    /// Whether a row may be of any stage.
    is_open: bool,
}

struct SeatRow {
    block: SeatBlock,
    row: u64,
}

impl<'s> SeatSheet<'s> {
    fn new(stages: Option<&'s [&'s str]>) -> Self {
        Self {
            stages,
            blocks: Vec::new(),
            open_stages: HashSet::new(),
            is_open: false,
        }
    }
}

impl Sheet for SeatSheet<'_> {
    type Content = SeatPlan;

    const REQUIRED: &'static [EnrolmentColumn] = &[
        EnrolmentColumn::Stage,
        EnrolmentColumn::From,
        EnrolmentColumn::Seats,
    ];

    const OPTIONAL: &'static [EnrolmentColumn] = &[EnrolmentColumn::Name];

    fn take(&mut self, row: &mut SheetRow<'_>) {
        let stage = row.word(EnrolmentColumn::Stage, "the name of a stage");
        let from = row.year(EnrolmentColumn::From);
        let seats = row.cell(EnrolmentColumn::Seats, "a whole number", read_signed);
        let name = row.cell(EnrolmentColumn::Name, "a name", |text| {
            Ok(optional_name(text)?.map(str::to_owned))
        });
        if let (Some(stages), Some(found)) = (self.stages, &stage)
            && !stages.contains(&found.as_str())
        {
            let kind = EnrolmentFaultKind::UnknownStage {
                found: shown(found),
                expected: stages.join(", "),
            };
            row.fault(EnrolmentColumn::Stage, kind);
        }
        match (stage, from, seats) {
            (Some(stage), Some(from), Some(seats)) => self.blocks.push(SeatRow {
                block: SeatBlock {
                    stage,
                    name: name.flatten(),
                    seats,
                    from,
                },
                row: row.number,
            }),
            (Some(stage), _, _) => {
                self.open_stages.insert(stage);
            }
            (None, _, _) => self.pass_over(),
        }
    }

    fn pass_over(&mut self) {
        self.is_open = true;
    }

    /// The stages of which more seats are closed than there are: at the last closure of the first
    /// such year.
    fn misfits(&self) -> Vec<Misfit> {
        if self.is_open {
            return Vec::new();
        }
        let mut stages: BTreeMap<&str, BTreeMap<i32, Vec<&SeatRow>>> = BTreeMap::new();
        for one in &self.blocks {
            if !self.open_stages.contains(&one.block.stage) {
                let years = stages.entry(&one.block.stage).or_default();
                years.entry(one.block.from).or_default().push(one);
            }
        }
        let negative = stages.into_iter().filter_map(|(stage, years)| {
            let mut seats = 0_i128;
            years.into_iter().find_map(|(year, rows)| {
                seats += rows
                    .iter()
                    .map(|one| i128::from(one.block.seats))
                    .sum::<i128>();
                let closure = rows.iter().rfind(|one| one.block.seats < 0)?;
                (seats < 0).then(|| Misfit {
                    row: closure.row,
                    column: EnrolmentColumn::Seats,
                    error: EnrolmentError::NegativeSeats {
                        stage: stage.to_owned(),
                        year,
                        seats,
                    },
                })
            })
        });
        negative.collect()
    }

    fn finish(self) -> Result<SeatPlan, EnrolmentError> {
        SeatPlan::new(self.blocks.into_iter().map(|one| one.block).collect())
    }
}

fn required(text: &str) -> Result<(), CellCause> {
    match missing(text) {
        None => Ok(()),
        Some(crate::model::Missing::Declared) => Err(CellCause::Declared),
        Some(_) => Err(CellCause::Blank),
    }
}

fn read_year(text: &str) -> Result<i32, CellCause> {
    required(text)?;
    let year = i32::try_from(read_whole(text)?).ok();
    year.filter(|year| PLAN_YEARS.contains(year))
        .ok_or(CellCause::Unreadable)
}

fn read_whole(text: &str) -> Result<u64, CellCause> {
    let amount = read_amount(text)?;
    if !amount.is_whole() {
        return Err(CellCause::Fraction);
    }
    let number = amount.to_decimal().and_then(|decimal| {
        let whole = decimal.normalize();
        whole.to_string().parse().ok()
    });
    number
        .filter(|number| *number <= MOST)
        .ok_or(CellCause::Unreadable)
}

/// A whole number that must be there, and may be negative.
fn read_signed(text: &str) -> Result<i64, CellCause> {
    required(text)?;
    let text = half_width(text);
    let (sign, unsigned) = match text.strip_prefix(['-', '−']) {
        Some(unsigned) => (-1, unsigned),
        None => (1, text.as_ref()),
    };
    let number = i64::try_from(read_whole(unsigned)?);
    number
        .map(|number| sign * number)
        .map_err(|_| CellCause::Unreadable)
}

fn read_path<S: Sheet>(
    path: &Path,
    sheet: S,
) -> Result<EnrolmentFile<S::Content>, EnrolmentFileError> {
    let opened = File::open(path).map_err(Stop::from);
    opened
        .and_then(|mut file| read(&mut file, sheet))
        .map_err(|stop| into_error(stop, Some(path)))
        .and_then(|outcome| outcome.map_err(Into::into))
}

fn read_source<R: Read + Seek, S: Sheet>(
    mut reader: R,
    sheet: S,
) -> Result<EnrolmentFile<S::Content>, EnrolmentFileError> {
    let outcome = read(&mut reader, sheet).map_err(|stop| into_error(stop, None))?;
    Ok(outcome?)
}

fn into_error(stop: Stop, path: Option<&Path>) -> EnrolmentFileError {
    match stop.into_faults(of_form) {
        Err(error) => EnrolmentFileError::Io {
            path: path.map(Path::to_owned),
            source: Arc::new(error),
        },
        Ok(faults) => EnrolmentFaults(faults).into(),
    }
}

const fn of_cell(row: u64, column: EnrolmentColumn, kind: EnrolmentFaultKind) -> EnrolmentFault {
    EnrolmentFault {
        row: Some(row),
        column: Some(column),
        kind,
    }
}

const fn of_form(row: Option<u64>, kind: SchoolFileFaultKind) -> EnrolmentFault {
    EnrolmentFault {
        row,
        column: None,
        kind: EnrolmentFaultKind::Form(kind),
    }
}

fn read<R: Read + Seek, S: Sheet>(
    reader: &mut R,
    sheet: S,
) -> Result<Result<EnrolmentFile<S::Content>, EnrolmentFaults>, Stop> {
    let reading = read_rows(reader, |row, fields| Reading::new(row, fields, sheet))?;
    Ok(reading.finish())
}

/// What was read of a file so far.
struct Reading<S> {
    columns: NamedColumns<EnrolmentColumn>,
    sheet: S,
    faults: FaultList<EnrolmentFault>,
}

impl<S: Sheet> RowReader for Reading<S> {
    fn width(&self) -> usize {
        self.columns.len()
    }

    fn take(&mut self, row: u64, fields: Fields<'_>) {
        self.sheet.take(&mut SheetRow {
            number: row,
            columns: &self.columns,
            texts: fields.iter().map(trimmed).collect(),
            faults: &mut self.faults,
        });
    }

    fn refuse(&mut self, row: u64, position: Option<usize>, kind: SchoolFileFaultKind) {
        self.sheet.pass_over();
        let column = position.and_then(|position| self.columns.column(position));
        self.faults.push(EnrolmentFault {
            column,
            ..of_form(Some(row), kind)
        });
    }
}

impl<S: Sheet> Reading<S> {
    fn new(row: u64, fields: Fields<'_>, mut sheet: S) -> Result<Self, SchoolFileFaultKind> {
        let mut faults = FaultList::default();
        let columns = NamedColumns::read(fields, S::REQUIRED, S::OPTIONAL, |column, fault| {
            let kind = match fault {
                HeaderFault::Missing => EnrolmentFaultKind::MissingColumn,
                HeaderFault::Repeated { first, second } => {
                    EnrolmentFaultKind::RepeatedColumn { first, second }
                }
            };
            faults.push(of_cell(row, column, kind));
        })?;
        if !faults.is_empty() {
            sheet.pass_over();
        }
        Ok(Self {
            columns,
            sheet,
            faults,
        })
    }

    fn finish(mut self) -> Result<EnrolmentFile<S::Content>, EnrolmentFaults> {
        for Misfit { row, column, error } in self.sheet.misfits() {
            let kind = EnrolmentFaultKind::Together(error);
            self.faults.push(of_cell(row, column, kind));
        }
        if !self.faults.is_empty() {
            // Those that were found between rows stand beside those of the rows.
            self.faults
                .sort_by_key(|fault| fault.row.unwrap_or(u64::MAX));
            return Err(EnrolmentFaults(self.faults));
        }
        match self.sheet.finish() {
            Ok(content) => Ok(EnrolmentFile {
                content,
                unknown_columns: self.columns.unknown,
            }),
            Err(error) => {
                self.faults.push(EnrolmentFault {
                    row: None,
                    column: None,
                    kind: EnrolmentFaultKind::Together(error),
                });
                Err(EnrolmentFaults(self.faults))
            }
        }
    }
}
