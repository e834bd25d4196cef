//! What a text states, and what that lets one check.
//!
//! | file | what it holds |
//! |---|---|
//! | `statements` | [`Statements`](crate::model::Statements) and their [`StatedFigure`](crate::model::StatedFigure)s |
//! | `check` | [`StatedCheck`](crate::model::StatedCheck), [`CheckKind`](crate::model::CheckKind), [`StatedGrowth`](crate::model::StatedGrowth), [`StatedSeries`](crate::model::StatedSeries) |
//! | `printed_figure` | [`PrintedFigure`](crate::model::PrintedFigure): a figure as a text prints it, with how far it may be rounded |
//! | `units` | whether the figures of a check are in units that can be converted |
//! | `reading` | statements from a document, with every fault at once |

pub(super) mod check;
pub(super) mod printed_figure;
pub(super) mod reading;
#[expect(clippy::module_inception, reason = "the file that the folder is about")]
pub(super) mod statements;
pub(super) mod units;
