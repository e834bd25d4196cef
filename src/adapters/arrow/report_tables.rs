//! Reports as tables.

use crate::evaluation::{Balance, ClauseValue, Part, Report, Verdict, VetoResult};
use crate::model::School;
use crate::numeric::Rational;
use arrow_array::{
    ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, RecordBatchOptions, StringArray,
};
use arrow_schema::{DataType, Field, Schema};
use rust_decimal::prelude::ToPrimitive as _;
use std::sync::Arc;

/// Reports as five tables, whose columns are named as the keys of a
/// [`ReportDocument`](crate::evaluation::ReportDocument).
///
/// | table | a row for | columns |
/// |---|---|---|
/// | `counties` | a county | `county_id`, `county_name`, `standard`, `verdict`, `schools`, `excluded`, `parts`, `vetoes` (whether all are clear), `met`, `not_met`, `not_assessable`, `total`, `rate` (percent), `composite_cv_primary`, `composite_cv_junior`, `composite_verdict_primary`, `composite_verdict_junior` |
/// | `parts` | a part | `county_id`, `school_id`, `school_name`, `stage`, `students`, `met_count`, `verdict` |
/// | `indicators` | an indicator of a part | `county_id`, `school_id`, `stage`, `code`, `value`, `reported`, `threshold`, `verdict`, `floor_verdict`, `shortfall`, `relieved` |
/// | `balance` | an indicator of a stage | `county_id`, `stage`, `code`, `parts`, `mean`, `standard_deviation`, `cv`, `reported_cv`, `limit`, `verdict` |
/// | `clauses` | a clause | `county_id`, `code`, `verdict`, `value` |
///
/// Counts are of 64 bits, values are the doubles nearest to the exact ones, verdicts and codes are texts,
/// and so are decimals that must stay exact (`reported`, `threshold`, `shortfall`, `limit`). What is
/// unknown, or what the standard does not ask for, is null. Sentences are not in the tables: a report
/// tells them. Rows are in the order of the reports, and in each in the order of the report.
///
/// # Examples
///
/// ```
/// use arrow_array::cast::AsArray as _;
/// use junheng::adapters::arrow::ReportTables;
/// use junheng::evaluation::Evaluator;
/// use junheng::model::{County, Item, School, SchoolKind};
/// use junheng::standards::catalogue;
///
/// let school = School::new("1", "Riverside", SchoolKind::Primary)?
///     .with_amount(Item::StudentsPrimary, 500)?
///     .with_amount(Item::BackboneTeachersPrimary, 5)?;
/// let county = County::new(vec![school])?.with_id("330101");
/// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
///
/// let tables = ReportTables::of(&[report]);
/// assert_eq!(tables.counties.num_rows(), 1);
/// // Seven indicators of one part: five backbone teachers for 500 pupils are one a hundred.
/// assert_eq!(tables.indicators.num_rows(), 7);
/// let reported = tables.indicators.column_by_name("reported").expect("the table has this column");
/// assert_eq!(reported.as_string::<i32>().value(1), "1.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReportTables {
    /// The counties with their verdicts.
    pub counties: RecordBatch,
    /// The parts of their schools.
    pub parts: RecordBatch,
    /// The indicators of the parts.
    pub indicators: RecordBatch,
    /// The dispersion of the indicators between the parts of a stage.
    pub balance: RecordBatch,
    /// The clauses.
    pub clauses: RecordBatch,
}

impl ReportTables {
    /// The tables of some reports. Without a report they have their columns and no row. Never fails.
    #[must_use]
    pub fn of(reports: &[Report<'_>]) -> Self {
        Self {
            counties: counties(reports),
            parts: parts(reports),
            indicators: indicators(reports),
            balance: balance(reports),
            clauses: clauses(reports),
        }
    }

    /// The tables, each with its name.
    #[must_use]
    pub const fn named(&self) -> [(&'static str, &RecordBatch); 5] {
        [
            ("counties", &self.counties),
            ("parts", &self.parts),
            ("indicators", &self.indicators),
            ("balance", &self.balance),
            ("clauses", &self.clauses),
        ]
    }
}

fn counties(reports: &[Report<'_>]) -> RecordBatch {
    let achieved = || reports.iter().map(Report::achievement);
    let composite = || reports.iter().map(Report::composite);
    let vetoes = |report: &Report<'_>| {
        let verdicts = report.vetoes().iter().map(|veto: &VetoResult| veto.verdict);
        Some(Verdict::all(verdicts))
    };
    table(
        reports.len(),
        [
            texts("county_id", reports.iter().map(|one| one.county().id())),
            texts("county_name", reports.iter().map(|one| one.county().name())),
            texts(
                "standard",
                reports.iter().map(|one| Some(one.standard().id.as_ref())),
            ),
            verdicts("verdict", reports.iter().map(|one| Some(one.verdict()))),
            counts(
                "schools",
                reports.iter().map(|one| Some(one.county().schools().len())),
            ),
            counts(
                "excluded",
                reports.iter().map(|one| Some(one.excluded().len())),
            ),
            counts("parts", reports.iter().map(|one| Some(one.parts().len()))),
            verdicts("vetoes", reports.iter().map(vetoes)),
            counts("met", achieved().map(|one| Some(one?.met))),
            counts("not_met", achieved().map(|one| Some(one?.not_met))),
            counts(
                "not_assessable",
                achieved().map(|one| Some(one?.not_assessable)),
            ),
            counts("total", achieved().map(|one| Some(one?.total()))),
            doubles("rate", achieved().map(|one| Some(one?.rate().to_f64()))),
            doubles(
                "composite_cv_primary",
                composite().map(|one| one.primary.coefficient_of_variation),
            ),
            doubles(
                "composite_cv_junior",
                composite().map(|one| one.junior.coefficient_of_variation),
            ),
            verdicts(
                "composite_verdict_primary",
                composite().map(|one| one.primary.verdict),
            ),
            verdicts(
                "composite_verdict_junior",
                composite().map(|one| one.junior.verdict),
            ),
        ],
    )
}

/// A row of the parts with the report that it is of.
type PartRow<'a> = (&'a Report<'a>, &'a Part);

fn parts<'a>(reports: &'a [Report<'a>]) -> RecordBatch {
    let rows: Vec<PartRow<'_>> = part_rows(reports).collect();
    let school = |(report, part): &PartRow<'a>| report.school_of(part);
    table(
        rows.len(),
        [
            texts(
                "county_id",
                rows.iter().map(|(report, _)| report.county().id()),
            ),
            texts(
                "school_id",
                rows.iter().map(|row| school(row).map(School::id)),
            ),
            texts(
                "school_name",
                rows.iter().map(|row| school(row).map(School::name)),
            ),
            texts(
                "stage",
                rows.iter().map(|(_, part)| Some(part.stage.code())),
            ),
            students(rows.iter().map(|(_, part)| *part)),
            counts("met_count", rows.iter().map(|(_, part)| part.met_count)),
            verdicts("verdict", rows.iter().map(|(_, part)| part.verdict)),
        ],
    )
}

fn indicators<'a>(reports: &'a [Report<'a>]) -> RecordBatch {
    let rows: Vec<(PartRow<'_>, _)> = part_rows(reports)
        .flat_map(|row| row.0.indicators_of(row.1).map(move |found| (row, found)))
        .collect();
    let school = |((report, part), _): &(PartRow<'a>, _)| report.school_of(part);
    table(
        rows.len(),
        [
            texts(
                "county_id",
                rows.iter().map(|((report, _), _)| report.county().id()),
            ),
            texts(
                "school_id",
                rows.iter().map(|row| school(row).map(School::id)),
            ),
            texts(
                "stage",
                rows.iter().map(|((_, part), _)| Some(part.stage.code())),
            ),
            texts(
                "code",
                rows.iter().map(|(_, (rule, _))| Some(rule.code.as_ref())),
            ),
            doubles(
                "value",
                rows.iter()
                    .map(|(_, (_, found))| found.value.as_ref().map(Rational::to_f64)),
            ),
            texts(
                "reported",
                rows.iter().map(|(_, (rule, found))| {
                    let value = found.value.as_ref();
                    value.map(|value| rule.reported.text(value))
                }),
            ),
            texts(
                "threshold",
                rows.iter().map(|((_, part), (rule, _))| {
                    let bound = rule.threshold.as_ref()?.get(part.stage)?;
                    Some(bound.number.to_string())
                }),
            ),
            verdicts("verdict", rows.iter().map(|(_, (_, found))| found.verdict)),
            verdicts(
                "floor_verdict",
                rows.iter().map(|(_, (_, found))| found.floor_verdict),
            ),
            texts(
                "shortfall",
                rows.iter()
                    .map(|((report, part), (rule, _))| report.shortfall(part, &rule.code)),
            ),
            (
                "relieved",
                Arc::new(
                    rows.iter()
                        .map(|(_, (_, found))| Some(found.relieved))
                        .collect::<BooleanArray>(),
                ),
            ),
        ],
    )
}

fn balance<'a>(reports: &'a [Report<'a>]) -> RecordBatch {
    let rows: Vec<(&Report<'_>, &Balance)> = reports
        .iter()
        .flat_map(|report| report.balance().iter().map(move |row| (report, row)))
        .collect();
    table(
        rows.len(),
        [
            texts(
                "county_id",
                rows.iter().map(|(report, _)| report.county().id()),
            ),
            texts("stage", rows.iter().map(|(_, row)| Some(row.stage.code()))),
            texts(
                "code",
                rows.iter().map(|(report, row)| {
                    let rule = report.standard().indicators.get(row.indicator)?;
                    Some(rule.code.as_ref())
                }),
            ),
            counts("parts", rows.iter().map(|(_, row)| Some(row.parts))),
            doubles("mean", rows.iter().map(|(_, row)| row.mean)),
            doubles(
                "standard_deviation",
                rows.iter().map(|(_, row)| row.standard_deviation),
            ),
            doubles(
                "cv",
                rows.iter().map(|(_, row)| row.coefficient_of_variation),
            ),
            texts(
                "reported_cv",
                rows.iter()
                    .map(|(_, row)| row.reported_coefficient_of_variation.as_deref()),
            ),
            texts(
                "limit",
                rows.iter()
                    .map(|(_, row)| Some(row.limit?.number.to_string())),
            ),
            verdicts("verdict", rows.iter().map(|(_, row)| row.verdict)),
        ],
    )
}

fn clauses(reports: &[Report<'_>]) -> RecordBatch {
    let rows: Vec<_> = reports
        .iter()
        .flat_map(|report| report.clauses().iter().map(move |row| (report, row)))
        .collect();
    table(
        rows.len(),
        [
            texts(
                "county_id",
                rows.iter().map(|(report, _)| report.county().id()),
            ),
            texts(
                "code",
                rows.iter().map(|(report, row)| {
                    let clause = report.standard().clauses.get(row.clause)?;
                    Some(clause.code.as_ref())
                }),
            ),
            verdicts("verdict", rows.iter().map(|(_, row)| Some(row.verdict))),
            doubles(
                "value",
                rows.iter().map(|(report, row)| {
                    Some(match row.value(report.standard())? {
                        ClauseValue::Ratio(ratio) => ratio,
                        ClauseValue::Schools(schools) => double(schools),
                    })
                }),
            ),
        ],
    )
}

fn part_rows<'a>(reports: &'a [Report<'a>]) -> impl Iterator<Item = PartRow<'a>> {
    let reports = reports.iter();
    reports.flat_map(|report| report.parts().iter().map(move |part| (report, part)))
}

/// A column with its name.
type Column = (&'static str, ArrayRef);

fn texts<T: AsRef<str>>(name: &'static str, values: impl Iterator<Item = Option<T>>) -> Column {
    (name, Arc::new(values.collect::<StringArray>()))
}

fn verdicts(name: &'static str, values: impl Iterator<Item = Option<Verdict>>) -> Column {
    texts(name, values.map(|verdict| verdict.map(Verdict::code)))
}

fn doubles(name: &'static str, values: impl Iterator<Item = Option<f64>>) -> Column {
    (name, Arc::new(values.collect::<Float64Array>()))
}

fn counts(name: &'static str, values: impl Iterator<Item = Option<usize>>) -> Column {
    let values = values.map(|count| count.and_then(|count| i64::try_from(count).ok()));
    (name, Arc::new(values.collect::<Int64Array>()))
}

/// The pupils of the parts. What is beyond 64 bits can be filed, and is nothing that there is.
fn students<'a>(parts: impl Iterator<Item = &'a Part>) -> Column {
    let values = parts.map(|part| part.pupils?.to_i64());
    ("students", Arc::new(values.collect::<Int64Array>()))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "there are fewer than 2^53 schools"
)]
const fn double(count: usize) -> f64 {
    count as f64
}

/// A table of columns, all of which may hold nulls.
#[expect(
    clippy::expect_used,
    reason = "every column has a value for each row, and is of the type that its field says"
)]
fn table<const N: usize>(rows: usize, columns: [Column; N]) -> RecordBatch {
    let field =
        |(name, array): &Column| Field::new(*name, DataType::clone(array.data_type()), true);
    let schema = Schema::new(columns.iter().map(field).collect::<Vec<_>>());
    let arrays = columns.into_iter().map(|(_, array)| array).collect();
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    RecordBatch::try_new_with_options(Arc::new(schema), arrays, &options)
        .expect("the columns fit their schema")
}
