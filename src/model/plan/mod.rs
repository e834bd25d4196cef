//! TODO model/plan

pub(super) mod error;
pub(super) mod monotone_target;
pub(super) mod observation;
#[expect(clippy::module_inception, reason = "the file that the folder is about")]
pub(super) mod plan;
pub(super) mod reading;
pub(super) mod row;
pub(super) mod task;
pub(super) mod years;
