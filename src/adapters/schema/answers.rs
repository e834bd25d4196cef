//! Documents as the programs print them, with the keys that stand beside those of the library.
//!
//! Nothing asks whether a key is not there: that it says so makes a key one that may be left out.

#![expect(dead_code, reason = "shapes are described, and never made")]

use crate::evaluation::{ReportDocument, Sensitivity};
use crate::planning::enrolment::SupplyAndDemandDocument;
use crate::planning::{PlanProgressDocument, StatementReviewDocument};
use schemars::JsonSchema;

/// The report on a county.
#[derive(JsonSchema)]
pub(super) struct ReportAnswer {
    #[schemars(flatten)]
    report: ReportDocument,
    /// What turns when the standard is read otherwise; only where that is asked for.
    #[schemars(skip_serializing_if = "is_not_there")]
    sensitivity: Sensitivity,
}

/// The progress of a plan.
#[derive(JsonSchema)]
pub(super) struct ProgressAnswer {
    #[schemars(flatten)]
    progress: PlanProgressDocument,
    /// What was passed over in the files; only where a program writes it.
    #[schemars(skip_serializing_if = "is_not_there")]
    warnings: Vec<String>,
}

/// Seats and pupils.
#[derive(JsonSchema)]
pub(super) struct SeatsAnswer {
    #[schemars(flatten)]
    balance: SupplyAndDemandDocument,
    /// Whether the figures are made up; only where a program writes it.
    #[schemars(skip_serializing_if = "is_not_there")]
    made_up: bool,
    /// What was passed over in the files; only where a program writes it.
    #[schemars(skip_serializing_if = "is_not_there")]
    warnings: Vec<String>,
    /// What the texts state; only where a program writes it.
    #[schemars(skip_serializing_if = "is_not_there")]
    statements: Vec<StatementReviewDocument>,
}

/// The tasks of a year, and what the texts beside them state.
#[derive(JsonSchema)]
pub(super) struct TasksAnswer {
    /// What was passed over in the files.
    warnings: Vec<String>,
    /// The progress of each plan.
    progress: Vec<PlanProgressDocument>,
    /// The review of each text.
    reviews: Vec<StatementReviewDocument>,
}
