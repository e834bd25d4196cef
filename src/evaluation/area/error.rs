//! Why reports do not make the report of an area.

use crate::model::{DocumentFaults, ModelError};

/// Why the reports on some counties are not put side by side.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AreaError {
    /// There is no county.
    #[error("there is no county")]
    NoCounty,
    /// A county is held to another rule than the first: another standard or other options of it, other
    /// reliefs, or another comparison. A rank would then say something of the rules.
    #[error("the county {county} is held to another rule than the first")]
    DifferentRules {
        /// The code or name of the county, or its place from one.
        county: String,
    },
    /// The schools of all counties cannot be those of one: two of them get one code, though a code that
    /// several counties have is written behind that of its county.
    #[error(transparent)]
    Pool(#[from] ModelError),
    /// The standard of the reports does not fit together.
    #[error(transparent)]
    Standard(#[from] DocumentFaults),
}
