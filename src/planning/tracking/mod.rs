//! TODO planning/tracking

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
