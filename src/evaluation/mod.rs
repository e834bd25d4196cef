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
//! | `missing` | [`Undecided`]: what is missing, by what it would decide |
//! | `document` | [`ReportDocument`], the stable JSON form |

mod achievement;
mod balance;
mod clause;
mod document;
mod evaluator;
mod exact;
mod explanation;
mod measurement;
mod missing;
mod report;
mod roll;
mod verdict;

pub use achievement::Achievement;
pub use balance::{Balance, Composite};
pub use clause::{ClauseFigures, ClauseResult, ClauseValue, RatioResult, SchoolsLookedAt};
pub use document::{
    AchievementDocument, BalanceDocument, ClauseDocument, CountyDocument, ExcludedDocument,
    IndicatorDocument, NumberDocument, PartDocument, ReportDocument, StagesDocument,
    UndecidedDocument, VetoDocument,
};
pub use evaluator::{Comparison, Evaluator};
pub use measurement::{IndicatorResult, Part};
pub use missing::{MissingFigure, Undecided};
pub use report::{Excluded, Report, VetoResult};
pub use verdict::Verdict;
