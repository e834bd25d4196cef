//! What a plan asks for, as a county's filing has it.
//!
//! | file | what it holds |
//! |---|---|
//! | `observation` | [`ReportObservations`](crate::evaluation::ReportObservations): the observations of a plan that a report has |

pub(super) mod observation;
