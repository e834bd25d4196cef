//! Where figures and standards meet: parts, values, dispersion, clauses, and the verdict with its
//! reasons.
//!
//! | file | what it defines |
//! |---|---|
//! | `evaluator` | [`Evaluator`] and how it compares |
//! | `verdict` | [`Verdict`], three-valued and more |
//! | `roll` | who is judged: enrolments, parts, exclusions, splits |
//! | `measurement` | [`Part`] and [`IndicatorResult`], shortfalls |
//! | `balance` | [`Balance`] and [`Composite`] |
//! | `clause` | [`ClauseResult`] and its figures |
//! | `achievement` | [`Achievement`] |
//! | `report` | [`Report`] |
//! | `explanation` | why each number is what it is |
//! | `finding` | what looks wrong in the figures |
//! | `missing` | [`Undecided`]: what is missing, by what it would decide |
//! | `possible_balance` | [`PossibleBalance`]: what a coefficient can be while figures are missing |
//! | `document` | [`ReportDocument`], the stable JSON form |
//! | `worklist`, `task_sentence` | [`WorklistEntry`]: what each school lacks (一校一策) |
//! | `wording`, `summary` | the words and sentences that the reports share |
//! | `text_report`, `text_page`, `table` | a report for the terminal, and its [`TextStyle`] |
//! | `markdown_report`, `markdown_page` | a report with the tables of the application form (申报表) |
//! | `table_evaluator` | [`TableEvaluator`]: holds a table of any units to a standard |
//! | `table_result` | [`TableReport`] and what it is made of |
//! | `formula_value` | [`Unsettled`]: why a formula has no value (and the values of those that have) |
//! | `spread` | [`Spread`]: how far units are apart, by the one table from measure to number |
//! | `table_document`, `table_text_report`, `table_explanation` | a [`TableReport`] as document and text |
//! | [`ratio`] | the ratios of the field, from enrolment to spending per pupil |
//! | [`progression`] | promotion, repetition, drop-out, survival: how pupils move from grade to grade |
//! | `exact` | a decimal as an exact fraction |

mod county;
pub mod progression;
pub mod ratio;
mod table;
mod wording;

pub use crate::judgement::Verdict;
pub use crate::page::{Colour, TextStyle};
pub use county::achievement::Achievement;
pub use county::balance::{Balance, Composite};
pub use county::clause::{ClauseFigures, ClauseResult, ClauseValue, RatioResult, SchoolsLookedAt};
pub use county::comparison::Comparison;
pub use county::evaluator::Evaluator;
pub use county::measurement::{IndicatorResult, Part};
pub use county::missing::{MissingFigure, Undecided};
pub use county::possible_balance::{
    Outlook, PossibleBalance, PossibleBalanceError, PossibleComposite, PossibleValue,
};
pub use county::presentation::document::{
    AchievementDocument, BalanceDocument, ClauseDocument, CountyDocument, ExcludedDocument,
    IndicatorDocument, NumberDocument, PartDocument, ReportDocument, StagesDocument,
    UndecidedDocument, VetoDocument,
};
pub use county::report::{Excluded, Report, VetoResult};
pub use county::worklist::{
    FailedSchoolRule, MissedThreshold, RoomShortage, Severity, Standing, WorklistEntry,
    WorklistTask,
};
pub use table::evaluator::TableEvaluator;
pub use table::formula_value::Unsettled;
pub use table::presentation::document::{
    ExcludedUnitDocument, TableCriterionDocument, TableReportDocument, TableUnitDocument,
    UnitCountsDocument, UnitResultDocument,
};
pub use table::result::{
    Compared, CriterionFinding, CriterionResult, ExcludedUnit, TableReport, UnitCounts, UnitResult,
};
pub use table::spread::{Spread, SpreadPlace, SpreadPlaces};
