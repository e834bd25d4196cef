//! Where figures and standards meet: parts, values, dispersion, clauses, and the verdict with its
//! reasons.
//!
//! | file | what it holds |
//! |---|---|
//! | `county` | [`Evaluator`], [`Report`], [`Part`], [`Balance`], [`ClauseResult`], [`Achievement`], [`WorklistEntry`], [`Suppression`]: a county held to a standard |
//! | `table` | [`TableEvaluator`], [`TableReport`], [`Spread`], [`Unsettled`]: a table of units held to a standard |
//! | `years` | [`ReportComparison`], [`CoefficientChange`], [`Turn`]: two reports on one county, one held against the other |
//! | `observed` | [`ReportObservations`]: what a plan asks for, as a county's filing has it |
//! | `sensitivity` | [`Sensitivity`], [`OtherReading`]: what turns when a disputed reading is taken the other way |
//! | `area` | [`AreaReport`], [`CountyStanding`], [`VarianceSplit`]: the counties of an area side by side, and as a whole |
//! | [`progression`] | promotion, repetition, drop-out, survival: how pupils move from grade to grade |
//! | `sample_page` | [`SamplePage`]: a sample of anything as a page (feature `html`) |
//! | `shared` | what is lent, or owned together with others |
//! | `wording` | the words that the reports share |
//! | `distance` | how far a value is from its bound, in words |

mod area;
mod county;
mod distance;
mod observed;
pub mod progression;
#[cfg(feature = "html")]
mod sample_page;
mod sensitivity;
mod shared;
mod table;
mod wording;
mod years;

pub use crate::judgement::{Verdict, VerdictCounts};
#[cfg(feature = "html")]
pub use crate::page::HtmlPage;
pub use crate::page::{Colour, TextStyle};
#[cfg(feature = "xlsx")]
pub use crate::page::{ReportWorkbook, WorkbookError};
#[doc(no_inline)]
pub use crate::ratio;
pub use area::error::AreaError;
pub use area::presentation::document::{
    AreaReportDocument, CountyStandingDocument, PoolDocument, VarianceSplitDocument,
};
pub use area::report::{AreaReport, IndicatorSplit};
pub use area::standing::CountyStanding;
pub use area::variance_split::VarianceSplit;
pub use county::achievement::Achievement;
pub use county::balance::{Balance, Composite};
pub use county::clause::{ClauseResult, ClauseValue, RatioResult, SchoolsLookedAt};
pub use county::comparison::Comparison;
pub use county::evaluator::Evaluator;
pub use county::held::{Held, Unreported};
pub use county::measurement::{IndicatorResult, Part};
pub use county::missing::{MissingFigure, Undecided};
pub use county::possible_balance::{
    PossibleBalance, PossibleBalanceError, PossibleComposite, PossibleValue,
};
pub use county::presentation::document::{
    BalanceDocument, ClauseDocument, CountyDocument, IndicatorDescription, IndicatorDocument,
    PartDocument, ReportDocument, VetoDocument, YearDocument,
};
pub use county::presentation::document_view::DocumentView;
pub use county::report::{Excluded, Report, VetoResult};
pub use county::sample::{Driver, IndicatorSample, SampleError};
pub use county::suppression::rule::{Suppression, SuppressionError};
pub use county::worklist::{MissedThreshold, Severity, WorklistEntry, WorklistTask};
pub use observed::observation::{OpenObservation, ReportObservations};
#[cfg(feature = "html")]
pub use sample_page::SamplePage;
pub use sensitivity::outcome::{ReadingOutcome, Sensitivity, TurnedVerdict};
pub use sensitivity::reading::OtherReading;
pub use table::evaluator::TableEvaluator;
pub use table::formula_value::Unsettled;
pub use table::presentation::document::{
    ExcludedUnitDocument, TableCriterionDocument, TableReportDocument, TableUnitDocument,
    UnitResultDocument,
};
pub use table::result::{
    Compared, CriterionFinding, CriterionResult, ExcludedUnit, TableReport, UnitResult,
};
pub use table::spread::{Spread, SpreadPlace};
pub use years::coefficient_change::{
    CoefficientChange, CoefficientEffects, CoefficientSplit, Undivided,
};
pub use years::comparison::ReportComparison;
pub use years::error::ReportComparisonError;
pub use years::part_change::PartChange;
pub use years::presentation::document::{
    ClauseChangeDocument, CoefficientChangeDocument, ComparedReportDocument,
    IndicatorChangeDocument, PartChangeDocument, ReportComparisonDocument, SchoolChangesDocument,
    SchoolDocument, VetoChangeDocument,
};
pub use years::turn::{BeforeAfter, Turn};
