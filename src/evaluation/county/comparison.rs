//! Whether values are compared exactly, or as they are reported.

use serde::{Deserialize, Serialize};

/// Whether values are compared exactly, or as they are reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// The exact value is compared.
    #[default]
    Exact,
    /// Indicator values and coefficients of variation are rounded as reported first; floors and
    /// clauses stay exact.
    AsReported,
}
