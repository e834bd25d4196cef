//! What a plan asks for, as a county's filing has it.
//!
//! | file | what it holds |
//! |---|---|
//! | `filed_ratio` | which ratios of the field a filing has the figures of |
//! | `observation` | [`ReportObservations`](crate::evaluation::ReportObservations): the observations of a plan that a report has |

pub(super) mod filed_ratio;
pub(super) mod observation;
