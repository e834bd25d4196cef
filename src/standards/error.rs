//! What can be wrong when a standard is asked for something.

/// What a standard was asked for and does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StandardError {
    /// The catalogue has no standard of this identifier.
    #[error("no standard `{id}` in the catalogue; there are {known}", known = known.join(", "))]
    UnknownStandard {
        /// The identifier.
        id: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// The catalogue has it, in another shape than was asked for.
    #[error("`{id}` is a standard for {shape}: `{finder}` finds it")]
    OtherShape {
        /// The identifier.
        id: String,
        /// What it is for.
        shape: &'static str,
        /// The function that finds it.
        finder: &'static str,
    },
    /// The standard for tables has no column of this code.
    #[error("the standard has no column `{code}`; there are {known}", known = known.join(", "))]
    UnknownColumn {
        /// The code.
        code: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// The standard has no option of this name.
    #[error("no option `{name}`; there are {known}", known = listed(known))]
    UnknownOption {
        /// The name.
        name: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// The option does not take this value.
    #[error("option `{name}` is `{value}`; expected {expected}")]
    UnreadableOption {
        /// The name.
        name: String,
        /// The value.
        value: String,
        /// What was expected.
        expected: &'static str,
    },
    /// The standard has no relief of this name.
    #[error("no relief `{name}`; there are {known}", known = listed(known))]
    UnknownRelief {
        /// The name.
        name: String,
        /// Those that there are.
        known: Vec<String>,
    },
}

fn listed(names: &[String]) -> String {
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    }
}
