//! Reads what a projection of pupils needs: grade counts, births and seats.

use crate::adapters::sheet::SheetOptions;
use crate::adapters::sheet::cell::amount::read_amount;
use crate::adapters::sheet::cell::cause::CellCause;
use crate::adapters::sheet::cell::cells::Cell;
use crate::adapters::sheet::cell::value::{code, name, no_figure, optional_name, required};
use crate::adapters::sheet::fault::table_fault::{Meaning, TableError, read_path};
use crate::adapters::sheet::fault::warning::TableFile;
use crate::adapters::sheet::header::named_columns::{ColumnName, NamedColumns};
use crate::adapters::sheet::rows::named_rows::{Misfit, NamedRow, NamedSheet, read_named};
use crate::adapters::sheet::rows::reader::RowShape;
use crate::model::{PLAN_YEARS, half_width, shown, written_year};
use crate::planning::enrolment::{
    Births, EnrolmentError, EnrolmentHistory, Grade, GradeCount, SeatBlock, SeatPlan,
};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{Read, Seek};
use std::path::Path;

/// More pupils, births or seats than any place has.
const MOST: u64 = 1_000_000_000_000;

/// A column of a file of grade counts, births or seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum EnrolmentColumn {
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

impl ColumnName for EnrolmentColumn {
    fn names(self) -> [&'static str; 2] {
        match self {
            Self::Year => ["year", "年份"],
            Self::Stage => ["stage", "学段"],
            Self::Grade => ["grade", "年级"],
            Self::Pupils => ["pupils", "在校生"],
            Self::Repeaters => ["repeaters", "留级生"],
            Self::Births => ["births", "出生人数"],
            Self::From => ["from", "起始年份"],
            Self::Seats => ["seats", "学位"],
            Self::Name => ["name", "名称"],
        }
    }
}

/// What a file of grade counts, births or seats says and cannot mean.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EnrolmentFault {
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

impl Meaning for EnrolmentFault {
    const WHAT: &'static str = "the file";
}

/// A table of what `T` says, or why it cannot be read.
type Outcome<T> = Result<TableFile<T>, TableError<EnrolmentFault>>;

/// Reads the grade counts at a path.
///
/// # Errors
///
/// Those of [`read_grade_counts`], and [`TableError::Io`] with the path if it cannot be
/// opened.
pub fn read_grade_count_file(
    path: impl AsRef<Path>,
) -> Result<TableFile<EnrolmentHistory>, TableError<EnrolmentFault>> {
    read_file(path.as_ref(), CountSheet::default())
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
/// - [`TableError::Faults`] with every fault of the file.
/// - [`TableError::Io`] if the source fails, or changes while it is read.
///
/// # Examples
///
/// ```
/// use junheng::adapters::table::read_grade_counts;
/// use std::io::Cursor;
///
/// let file = "年份,学段,年级,在校生\n2024,primary,1,100\n2024,primary,2,95\n2025,primary,1,90\n\
///             2025,primary,2,99\n";
/// let history = read_grade_counts(Cursor::new(file))?.content;
/// assert_eq!(history.base_pupils(), [90, 99]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// All faults are told at once:
///
/// ```
/// use junheng::adapters::table::read_grade_counts;
/// use std::io::Cursor;
///
/// let file = "year,stage,grade,pupils\n2024,primary,1,9.5\n24,primary,1,many\n";
/// assert_eq!(
///     read_grade_counts(Cursor::new(file)).unwrap_err().to_string(),
///     "\
/// row 2, column `pupils` (在校生): found `9.5`, expected a whole number: a projection counts whole \
/// pupils, no averages or full-time equivalents; where there is no figure, a blank, `-` or `NA`
/// row 3, column `year` (年份): found `24`, expected a year of four digits
/// row 3, column `pupils` (在校生): found `many`, expected a whole number; where there is no figure, a \
/// blank, `-` or `NA`"
/// );
/// ```
pub fn read_grade_counts<R: Read + Seek>(
    mut reader: R,
) -> Result<TableFile<EnrolmentHistory>, TableError<EnrolmentFault>> {
    read(&mut reader, CountSheet::default())
}

/// Reads the births at a path.
///
/// # Errors
///
/// Those of [`read_births`], and [`TableError::Io`] with the path if it cannot be opened.
pub fn read_birth_file(
    path: impl AsRef<Path>,
) -> Result<TableFile<Births>, TableError<EnrolmentFault>> {
    read_file(path.as_ref(), BirthSheet::default())
}

/// Reads births from where a source stands to its end: one row a year, with the columns `year` and
/// `births` (年份, 出生人数).
///
/// A year whose births are not reported is left out. Years to come may stand there too, with the
/// births that are expected.
///
/// # Errors
///
/// - [`TableError::Faults`] with every fault of the file.
/// - [`TableError::Io`] if the source fails, or changes while it is read.
///
/// # Examples
///
/// ```
/// use junheng::adapters::table::read_births;
/// use std::io::Cursor;
///
/// let births = read_births(Cursor::new("year,births\n2024,880\n2025,\n"))?.content;
/// assert_eq!(births.of(2024), Some(880));
/// assert_eq!(births.of(2025), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_births<R: Read + Seek>(
    mut reader: R,
) -> Result<TableFile<Births>, TableError<EnrolmentFault>> {
    read(&mut reader, BirthSheet::default())
}

/// Reads the seats at a path.
///
/// # Errors
///
/// Those of [`read_seats`], and [`TableError::Io`] with the path if it cannot be opened.
pub fn read_seat_file(
    path: impl AsRef<Path>,
    stages: Option<&[&str]>,
) -> Result<TableFile<SeatPlan>, TableError<EnrolmentFault>> {
    read_file(path.as_ref(), SeatSheet::new(stages))
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
/// - [`TableError::Faults`] with every fault of the file.
/// - [`TableError::Io`] if the source fails, or changes while it is read.
///
/// # Examples
///
/// ```
/// use junheng::adapters::table::read_seats;
/// use std::io::Cursor;
///
/// let file = "stage,from,seats,name\nprimary,2020,1000,\nprimary,2027,300,New school\n";
/// let seats = read_seats(Cursor::new(file), Some(&["primary"]))?.content;
/// assert_eq!(seats.seats("primary", 2027), Some(1300));
///
/// let other = read_seats(Cursor::new(file), Some(&["junior"])).unwrap_err().to_string();
/// assert!(other.starts_with("row 2, column `stage` (学段): found `primary`, expected a stage"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_seats<R: Read + Seek>(
    mut reader: R,
    stages: Option<&[&str]>,
) -> Result<TableFile<SeatPlan>, TableError<EnrolmentFault>> {
    read(&mut reader, SeatSheet::new(stages))
}

/// A row of a file of grade counts, births or seats.
type SheetRow<'r> = NamedRow<'r, EnrolmentColumn, EnrolmentFault>;

type SheetMisfit = Misfit<EnrolmentColumn, EnrolmentFault>;

/// Any column may tell a row from a note, and say that it is a total.
fn open_shape(columns: &NamedColumns<EnrolmentColumn>) -> RowShape {
    RowShape {
        width: columns.len(),
        identity: Vec::new(),
        figures: (0..columns.len()).collect(),
        labels: (0..columns.len()).collect(),
    }
}

impl SheetRow<'_> {
    fn year(&mut self, column: EnrolmentColumn) -> Option<i32> {
        self.cell(column, "a year of four digits", |cell| {
            read_year(cell.text()?)
        })
    }

    fn word(&mut self, column: EnrolmentColumn, expected: &'static str) -> Option<String> {
        self.cell(column, expected, |cell| code(cell).map(Cow::into_owned))
    }

    /// A count; `None` after a fault, and where it is not reported.
    fn count(&mut self, column: EnrolmentColumn) -> Option<u64> {
        let read = |cell: Cell<'_>| match cell.text()? {
            text if no_figure(text).is_some() => Ok(None),
            text => read_whole(text).map(Some),
        };
        let expected = match (column, read(self.get(column)?)) {
            (EnrolmentColumn::Pupils | EnrolmentColumn::Repeaters, Err(CellCause::Fraction)) => {
                "a whole number: a projection counts whole pupils, no averages or full-time equivalents"
            }
            _ => "a whole number",
        };
        self.figure(column, expected, read).flatten()
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

impl NamedSheet for CountSheet {
    type Column = EnrolmentColumn;
    type Kind = EnrolmentFault;
    type Content = EnrolmentHistory;

    const REQUIRED: &'static [EnrolmentColumn] = &[
        EnrolmentColumn::Year,
        EnrolmentColumn::Stage,
        EnrolmentColumn::Grade,
        EnrolmentColumn::Pupils,
    ];

    const OPTIONAL: &'static [EnrolmentColumn] = &[EnrolmentColumn::Repeaters];

    fn shape(columns: &NamedColumns<EnrolmentColumn>) -> RowShape {
        open_shape(columns)
    }

    fn take(&mut self, row: &mut SheetRow<'_>) {
        let year = row.year(EnrolmentColumn::Year);
        let stage = row.word(EnrolmentColumn::Stage, "the name of a stage");
        let name = row.cell(EnrolmentColumn::Grade, "the name of a grade", |cell| {
            name(cell).map(str::to_owned)
        });
        let pupils = row.count(EnrolmentColumn::Pupils);
        let repeaters = row.count(EnrolmentColumn::Repeaters);
        if let (Some(pupils), Some(repeaters)) = (pupils, repeaters)
            && repeaters > pupils
        {
            let fault = EnrolmentFault::RepeatersAbovePupils { repeaters, pupils };
            row.misfit(EnrolmentColumn::Repeaters, fault);
        }
        let (Some(year), Some(stage), Some(name)) = (year, stage, name) else {
            self.pass_over();
            return;
        };
        let is_sound = row.is_sound();
        let grade = Grade { stage, name };
        if let Some(first_row) = self.rows.get(&(grade.clone(), year)).copied() {
            let of = format!("{grade} in {year}");
            let fault = EnrolmentFault::Repeated { of, first_row };
            row.misfit(EnrolmentColumn::Year, fault);
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
    fn misfits(&self) -> Vec<SheetMisfit> {
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
            Some(SheetMisfit {
                row: one.row,
                column: if is_newest {
                    EnrolmentColumn::Pupils
                } else {
                    EnrolmentColumn::Grade
                },
                fault: EnrolmentFault::Together(EnrolmentError::NotReported {
                    grade: one.count.grade.clone(),
                    year: newest,
                }),
            })
        });
        missing.collect()
    }

    fn finish(self) -> Result<EnrolmentHistory, EnrolmentFault> {
        let counts = self.counts.into_iter().map(|one| one.count);
        EnrolmentHistory::new(counts.collect()).map_err(EnrolmentFault::Together)
    }
}

#[derive(Default)]
struct BirthSheet {
    years: BTreeMap<i32, u64>,
    rows: FirstRows<i32>,
}

impl NamedSheet for BirthSheet {
    type Column = EnrolmentColumn;
    type Kind = EnrolmentFault;
    type Content = Births;

    const REQUIRED: &'static [EnrolmentColumn] = &[EnrolmentColumn::Year, EnrolmentColumn::Births];

    const OPTIONAL: &'static [EnrolmentColumn] = &[];

    fn shape(columns: &NamedColumns<EnrolmentColumn>) -> RowShape {
        open_shape(columns)
    }

    fn take(&mut self, row: &mut SheetRow<'_>) {
        let year = row.year(EnrolmentColumn::Year);
        let births = row.count(EnrolmentColumn::Births);
        let Some(year) = year else {
            return;
        };
        if let Some(first_row) = self.rows.get(&year).copied() {
            let of = year.to_string();
            let fault = EnrolmentFault::Repeated { of, first_row };
            row.misfit(EnrolmentColumn::Year, fault);
            return;
        }
        self.rows.insert(year, row.number);
        self.years.extend(births.map(|births| (year, births)));
    }

    fn pass_over(&mut self) {}

    /// Years of birth need not fit together: which are needed depends on the grade counts.
    fn finish(self) -> Result<Births, EnrolmentFault> {
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

impl NamedSheet for SeatSheet<'_> {
    type Column = EnrolmentColumn;
    type Kind = EnrolmentFault;
    type Content = SeatPlan;

    const REQUIRED: &'static [EnrolmentColumn] = &[
        EnrolmentColumn::Stage,
        EnrolmentColumn::From,
        EnrolmentColumn::Seats,
    ];

    const OPTIONAL: &'static [EnrolmentColumn] = &[EnrolmentColumn::Name];

    fn shape(columns: &NamedColumns<EnrolmentColumn>) -> RowShape {
        open_shape(columns)
    }

    fn take(&mut self, row: &mut SheetRow<'_>) {
        let stage = row.word(EnrolmentColumn::Stage, "the name of a stage");
        let from = row.year(EnrolmentColumn::From);
        let seats = row.cell(EnrolmentColumn::Seats, "a whole number", |cell| {
            read_signed(cell.text()?)
        });
        let name = row.cell(EnrolmentColumn::Name, "a name", |cell| {
            Ok(optional_name(cell)?.map(str::to_owned))
        });
        if let (Some(stages), Some(found)) = (self.stages, &stage)
            && !stages.contains(&found.as_str())
        {
            let fault = EnrolmentFault::UnknownStage {
                found: shown(found),
                expected: stages.join(", "),
            };
            row.misfit(EnrolmentColumn::Stage, fault);
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
    fn misfits(&self) -> Vec<SheetMisfit> {
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
                (seats < 0).then(|| SheetMisfit {
                    row: closure.row,
                    column: EnrolmentColumn::Seats,
                    fault: EnrolmentFault::Together(EnrolmentError::NegativeSeats {
                        stage: stage.to_owned(),
                        year,
                        seats,
                    }),
                })
            })
        });
        negative.collect()
    }

    fn finish(self) -> Result<SeatPlan, EnrolmentFault> {
        SeatPlan::new(self.blocks.into_iter().map(|one| one.block).collect())
            .map_err(EnrolmentFault::Together)
    }
}

fn read_year(text: &str) -> Result<i32, CellCause> {
    required(text)?;
    if let Some(year) = written_year(text) {
        return Ok(year);
    }
    let whole = read_whole(text).map_err(|cause| match cause {
        // Years look like dates themselves.
        CellCause::Date => CellCause::Unreadable,
        cause => cause,
    })?;
    let year = i32::try_from(whole).ok();
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

fn read_file<S>(path: &Path, sheet: S) -> Outcome<S::Content>
where
    S: NamedSheet<Kind = EnrolmentFault>,
{
    read_path(path, |file| read(file, sheet))
}

fn read<R: Read + Seek + ?Sized, S>(reader: &mut R, sheet: S) -> Outcome<S::Content>
where
    S: NamedSheet<Kind = EnrolmentFault>,
{
    read_named(reader, &SheetOptions::default(), sheet)
}
