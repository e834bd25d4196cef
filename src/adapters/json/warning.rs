//! What looks odd in a county file and hides no figure.

use crate::model::{Amount, visible};

/// Something of a county file that was passed over, and where.
///
/// A file with warnings is read all the same.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CountyFileWarning {
    /// A key that means nothing: its value is ignored, what it may mean is not reported.
    #[error("`{path}` is not a known key and is ignored{}", hint(nearest.as_deref()))]
    UnknownKey {
        /// The keys and positions that lead to it.
        path: String,
        /// The known key that comes nearest, if one is near.
        nearest: Option<String>,
    },
    /// A fraction where whole things are counted. It is used as written.
    #[error("`{path}` is {amount}, but it counts whole things")]
    Fraction {
        /// The keys and positions that lead to it.
        path: String,
        /// The amount.
        amount: Amount,
    },
    /// What is filed for a county that is not in the school file, which is ignored.
    #[error("{} matches no county of the school file and is ignored", shown(*position, id.as_deref()))]
    UnmatchedFiling {
        /// Its place among the objects of the county file, counted from 0.
        position: usize,
        /// The code of the county.
        id: Option<String>,
    },
}

fn hint(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |nearest| {
        format!("; the nearest known key is `{nearest}`")
    })
}

fn shown(position: usize, id: Option<&str>) -> String {
    match id {
        Some(id) => format!("the county `{}` of the county file", visible(id)),
        None => format!("the object [{position}] of the county file, which has no id,"),
    }
}
