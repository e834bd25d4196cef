//! TODO model/statements

pub(super) mod check;
pub(super) mod printed_figure;
pub(super) mod reading;
#[expect(clippy::module_inception, reason = "the file that the folder is about")]
pub(super) mod statements;
