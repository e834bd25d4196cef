//! Why two reports cannot be held against each other.

/// Why two reports cannot be compared: a verdict that turned would say something of the rule and not of
/// the county.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReportComparisonError {
    /// They are held to different standards.
    #[error("the reports are held to different standards, `{before}` and `{after}`")]
    DifferentStandards {
        /// The identifier of the standard of the first report.
        before: String,
        /// That of the second.
        after: String,
    },
    /// The standards have one identifier and differ all the same: by an option, or in their files.
    #[error("the reports are held to two forms of the standard `{standard}`")]
    DifferentForms {
        /// The identifier of both.
        standard: String,
    },
    /// One compares exact values and the other reported ones.
    #[error("one of the reports compares exact values and the other values as they are reported")]
    DifferentComparisons,
    /// They are held to the standard with different reliefs.
    #[error("the reports have different reliefs, `{}` and `{}`", before.join(", "), after.join(", "))]
    DifferentReliefs {
        /// The reliefs of the first report.
        before: Vec<String>,
        /// Those of the second.
        after: Vec<String>,
    },
}
