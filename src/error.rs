//! One error over those of the rooms, for callers who do not care which room it was.

#[cfg(feature = "csv")]
use crate::adapters::sheet::TableError;
#[cfg(feature = "csv")]
use crate::adapters::table::{
    EnrolmentFault, ObservationFault, QueryFault, SchoolFault, UnitFault,
};

/// Whatever can go wrong between a file and a verdict.
///
/// Every function that refuses what it was given returns the error of its own room; `?` lifts it to this one.
/// That a figure is not there is an answer and no error: [`Missing`](crate::model::Missing) and what is undefined
/// for it stand in results of their own.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A number or a weight cannot be used, or a statistic is undefined.
    #[error(transparent)]
    Numeric(#[from] crate::numeric::NumericError),
    /// A figure or a name of the filing cannot be used.
    #[error(transparent)]
    Model(#[from] crate::model::ModelError),
    /// A text is no code of a closed list.
    #[error(transparent)]
    Code(#[from] crate::model::UnknownCode),
    /// A text is no number or bound as it should be written.
    #[error(transparent)]
    Number(#[from] crate::model::UnreadableNumber),
    /// A text is no formula.
    #[error(transparent)]
    Formula(#[from] crate::standards::UnreadableFormula),
    /// A table of units does not fit together.
    #[error(transparent)]
    UnitTable(#[from] crate::model::UnitTableError),
    /// A standard does not have what it was asked for.
    #[error(transparent)]
    Standard(#[from] crate::standards::StandardError),
    /// It cannot be told what a coefficient of variation can be.
    #[error(transparent)]
    PossibleBalance(#[from] crate::evaluation::PossibleBalanceError),
    /// An indicator of a stage is no sample.
    #[error(transparent)]
    Sample(#[from] crate::evaluation::SampleError),
    /// Two reports cannot be compared.
    #[error(transparent)]
    ReportComparison(#[from] crate::evaluation::ReportComparisonError),
    /// Reports do not make the report of an area.
    #[error(transparent)]
    Area(#[from] crate::evaluation::AreaError),
    /// A report cannot be made for publication.
    #[error(transparent)]
    Suppression(#[from] crate::evaluation::SuppressionError),
    /// A report could not be written as a workbook.
    #[cfg(feature = "xlsx")]
    #[error(transparent)]
    Workbook(#[from] crate::evaluation::WorkbookError),
    /// A standard does not fit together.
    #[error(transparent)]
    Document(#[from] crate::model::DocumentFaults),
    /// A ratio has no value.
    #[error(transparent)]
    Ratio(#[from] crate::ratio::RatioError),
    /// A plan, or an observation for it, does not fit together.
    #[error(transparent)]
    Plan(#[from] crate::model::PlanError),
    /// A rate of a grade is undefined, or a cohort cannot be followed.
    #[error(transparent)]
    Progression(#[from] crate::evaluation::progression::ProgressionError),
    /// Pupils cannot be projected, or seats not held against them.
    #[error(transparent)]
    Enrolment(#[from] crate::planning::enrolment::EnrolmentError),
    /// A lever, a move or a list of them cannot be.
    #[cfg(feature = "plan")]
    #[error(transparent)]
    Lever(#[from] crate::improvement::LeverError),
    /// No plan can be looked for.
    #[cfg(feature = "plan")]
    #[error(transparent)]
    Improvement(#[from] crate::improvement::ImprovementError),
    /// A plan of improvement has no milestones.
    #[cfg(feature = "plan")]
    #[error(transparent)]
    Milestone(#[from] crate::improvement::MilestoneError),
    /// A file of distances cannot be read.
    #[cfg(all(feature = "csv", feature = "plan"))]
    #[error(transparent)]
    DistanceFile(#[from] TableError<crate::adapters::table::DistanceFault>),
    /// A file of limits cannot be read.
    #[cfg(all(feature = "csv", feature = "plan"))]
    #[error(transparent)]
    LimitFile(#[from] TableError<crate::adapters::table::LimitFault>),
    /// A file of grade counts, births or seats cannot be read.
    #[cfg(feature = "csv")]
    #[error(transparent)]
    EnrolmentFile(#[from] TableError<EnrolmentFault>),
    /// An observation file cannot be read.
    #[cfg(feature = "csv")]
    #[error(transparent)]
    ObservationFile(#[from] TableError<ObservationFault>),
    /// A school file cannot be read.
    #[cfg(feature = "csv")]
    #[error(transparent)]
    SchoolFile(#[from] TableError<SchoolFault>),
    /// An empty school file could not be written as a workbook.
    #[cfg(feature = "xlsx")]
    #[error(transparent)]
    Template(#[from] crate::adapters::table::TemplateError),
    /// A table of units cannot be read.
    #[cfg(feature = "csv")]
    #[error(transparent)]
    UnitTableFile(#[from] TableError<UnitFault>),
    /// A table of any columns cannot be read.
    #[cfg(feature = "csv")]
    #[error(transparent)]
    TextTable(#[from] TableError<QueryFault>),
    /// A county file or a standard's file cannot be read.
    #[cfg(feature = "json")]
    #[error(transparent)]
    JsonFile(#[from] crate::adapters::json::JsonFileError),
    /// A text is no JSON, or not what it should hold.
    #[cfg(feature = "json")]
    #[error(transparent)]
    Json(#[from] crate::adapters::json::JsonError),
}
