//! What was meant to happen, held against what did, and what is to come: targets of a plan, tasks of a
//! year, figures that a text states, pupils and seats of the next years.
//!
//! | file | what it holds |
//! |---|---|
//! | `tracking` | [`track`], [`PlanProgress`], [`PlanStatus`], [`Forecast`]: a plan held against what was observed |
//! | `statements` | [`review`], [`StatementReview`]: what a text states, held against itself |
//! | [`rules`] | what series and figures must satisfy: what only grows, what adds up, what follows |
//! | [`enrolment`] | pupils to come and seats for them: projection, shortage, early warning |
//! | `stage` | the word for a stage that a row names |
//!
//! How rows, tasks and monotone targets are judged, and every comparison by exact arithmetic on the decimals as
//! written, is told in [the guide](crate::guide::methods#plans).

pub mod enrolment;
pub mod rules;
mod stage;
mod statements;
mod tracking;

pub use statements::document::{CheckDocument, FigureDocument, StatementReviewDocument};
pub use statements::review::{CheckReview, StatementReview, review};
pub use tracking::achievement::PlanAchievement;
pub use tracking::contradiction::{Contradiction, StatedTarget};
pub use tracking::due_status::{DueCounts, DueStatus};
pub use tracking::expected::Expected;
pub use tracking::forecast::Forecast;
pub use tracking::method_comparison::{MethodComparison, MethodOutcome, TrendMethod};
pub use tracking::monotone_progress::MonotoneProgress;
pub use tracking::presentation::document::{
    ContradictionDocument, ForecastDocument, LatestDocument, MethodDocument, MethodsDocument,
    MonotoneDocument, PlanProgressDocument, RowDocument, TaskDocument,
};
pub use tracking::progress::{Certainty, Latest, RowProgress};
pub use tracking::status::PlanStatus;
pub use tracking::task_progress::TaskProgress;
pub use tracking::tracking::{AsOf, PlanProgress, track};
