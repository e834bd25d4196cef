//! A plan: where indicators stand, where they shall arrive, and what was observed.
//!
//! | file | what it holds |
//! |---|---|
//! | `plan` | [`Plan`](crate::model::Plan) |
//! | `row` | [`PlanRow`](crate::model::PlanRow): its baseline, its target, its path |
//! | `direction` | [`Direction`](crate::model::Direction): which way an indicator is better |
//! | `task` | [`PlanTask`](crate::model::PlanTask): a count that is due in a year |
//! | `count_words` | such a count as texts write it |
//! | `monotone_target` | [`MonotoneTarget`](crate::model::MonotoneTarget): what must keep rising or falling |
//! | `labels` | what a row, a task or a target is called |
//! | `observation` | [`PlanObservation`](crate::model::PlanObservation), [`ObservedInterval`](crate::model::ObservedInterval) |
//! | `years` | the years that a plan can speak of |
//! | `reading` | a plan from a document, with every fault at once |
//! | `error` | [`PlanError`](crate::model::PlanError) |

mod count_words;
pub(super) mod direction;
pub(super) mod error;
pub(super) mod labels;
pub(super) mod monotone_target;
pub(super) mod observation;
#[expect(clippy::module_inception, reason = "the file that the folder is about")]
pub(super) mod plan;
pub(super) mod reading;
pub(super) mod row;
pub(super) mod task;
pub(super) mod years;
