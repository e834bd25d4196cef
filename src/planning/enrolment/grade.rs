//! A grade of a stage.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A grade (年级) and the stage that it belongs to.
///
/// The stage is any word: `kindergarten`, `primary`, `junior`, `senior`, or a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Grade {
    /// The stage (学段).
    pub stage: String,
    /// The name of the grade, unique within its stage.
    pub name: String,
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "grade `{}` of `{}`", self.name, self.stage)
    }
}
