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
//! # How a row is judged
//!
//! *Latest* is the newest observation not after the year asked about; the baseline is no observation.
//! Every comparison is that of exact arithmetic on the decimals as written: a value that stands
//! exactly on its path is on track, a strict target is not achieved at its number, and on a geometric
//! path, whose points are irrational as a rule, whole powers are compared.
//!
//! | figure | what it is | where there is none |
//! |---|---|---|
//! | progress | (latest − baseline) / (target − baseline), not clamped | no latest, a target that is the baseline, a baseline that is a bound or missing |
//! | expected | what the path asks for in the year of the latest observation | no latest, a baseline that is a bound or missing |
//! | required annual change | (target − latest) / (target year − year of the latest) | no latest, achieved or held, at or past the target year |
//! | forecast | the least-squares line through the baseline and all observations so far, its 95 % prediction interval, and the probability that the bound is met (Student's *t*, *n* − 2) | fewer than three points, or all of one year |
//!
//! A *task* is a count that is done by the end of a year, and its count never falls: it is met as soon
//! as enough is done, missed only by the figure of its due year, and too early to tell before. A
//! *monotone target* ([`rules::Monotone`]) is missed as soon as one step goes the wrong way, and met
//! only when every year to its last is known. Neither counts for the achievement of the rows.
//!
//! A value with an *interval* is judged by the value. Whether its target is met is *sure* if every
//! number of the interval gives the same answer.
//!
//! The paths: *linear* `b + (t − b)(y − y₀)/(y₁ − y₀)`, *geometric* `b · (t/b)^((y − y₀)/(y₁ − y₀))`,
//! *stepped* the last step due; each is the baseline before the base year and the target from the
//! target year on.

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
