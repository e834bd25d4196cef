//! The shape of what is filed for an area, as its reader takes it.

#![expect(dead_code, reason = "shapes are described, and never made")]

use crate::adapters::schema::county::Attestation;
use crate::adapters::schema::values::Number;
use schemars::JsonSchema;
use std::collections::BTreeMap;

/// What is filed for an area beside the table of its units. What is absent or `null` is unknown: never zero, never
/// false.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct AreaFile {
    /// The name of the area.
    #[schemars(default)]
    name: Option<String>,
    /// The figures, by the codes of the standard.
    #[schemars(default)]
    facts: Option<BTreeMap<String, Option<Number>>>,
    /// What the authorities attest, by the code of the criterion.
    #[schemars(default)]
    attestations: Option<BTreeMap<String, Option<Attestation>>>,
}
