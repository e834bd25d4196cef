//! A plan held against what was observed.
//!
//! | file | what it holds |
//! |---|---|
//! | `tracking` | [`track`](crate::planning::track), [`AsOf`](crate::planning::AsOf), [`PlanProgress`](crate::planning::PlanProgress) |
//! | `progress` | [`RowProgress`](crate::planning::RowProgress), and its [`Certainty`](crate::planning::Certainty) where the value is an estimate |
//! | `status` | [`PlanStatus`](crate::planning::PlanStatus) |
//! | `expected` | [`Expected`](crate::planning::Expected): what the path asks for in a year |
//! | `forecast` | [`Forecast`](crate::planning::Forecast): where the trend leads, and how likely the target is |
//! | `method_comparison` | [`MethodComparison`](crate::planning::MethodComparison): which way to foresee would have done best so far |
//! | `task_progress` | [`TaskProgress`](crate::planning::TaskProgress): a count that is due in a year |
//! | `monotone_progress` | [`MonotoneProgress`](crate::planning::MonotoneProgress): what must keep rising or falling |
//! | `due_status` | [`DueStatus`](crate::planning::DueStatus) of the last two |
//! | `contradiction` | [`Contradiction`](crate::planning::Contradiction): rows that do not agree |
//! | `achievement` | [`PlanAchievement`](crate::planning::PlanAchievement): the share of the rows that are met (达成率) |
//! | `presentation` | the report as a document and as a page |

pub(super) mod achievement;
pub(super) mod contradiction;
pub(super) mod due_status;
pub(super) mod expected;
pub(super) mod forecast;
pub(super) mod method_comparison;
pub(super) mod monotone_progress;
pub(super) mod presentation;
pub(super) mod progress;
pub(super) mod status;
pub(super) mod task_progress;
#[expect(clippy::module_inception, reason = "the file that the folder is about")]
pub(super) mod tracking;
