//! What can be wrong with a JSON file.

use crate::model::DocumentFaults;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why a text could not be read as JSON. Lines and columns are counted from 1, columns in
/// characters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JsonError {
    /// The text is no JSON: a bracket that is not closed, a comma too many.
    #[error("malformed JSON at line {line}, column {column}: {reason}")]
    Malformed {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What the parser says.
        reason: String,
    },
    /// Objects and lists stand in each other too deep to be meant; no document of ours is deeper
    /// than 10.
    #[error("at line {line}, column {column}: more than {limit} objects and lists in each other")]
    TooDeep {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// The most that is read.
        limit: usize,
    },
    /// The bytes are not UTF-8, as JSON has to be.
    #[error("not UTF-8 at line {line}; save the file as UTF-8")]
    NotUtf8 {
        /// The line of the first byte that is not.
        line: usize,
    },
}

/// Why a JSON file could not be read.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JsonFileError {
    /// The bytes could not be had: no such file, no permission, a broken disk.
    #[error("cannot read `{}`", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: Arc<io::Error>,
    },
    /// The text is no JSON.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// It is JSON, and something in it is wrong.
    #[error(transparent)]
    Faults(#[from] DocumentFaults),
}

/// Two of them are equal if their faults are, or if their files and kinds of I/O error are.
impl PartialEq for JsonFileError {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Io { path, source },
                Self::Io {
                    path: other_path,
                    source: other,
                },
            ) => path == other_path && source.kind() == other.kind(),
            (Self::Json(error), Self::Json(other)) => error == other,
            (Self::Faults(faults), Self::Faults(other)) => faults == other,
            _ => false,
        }
    }
}

/// The text of a file.
pub(super) fn read_text(path: &Path) -> Result<String, JsonFileError> {
    let bytes = std::fs::read(path).map_err(|source| JsonFileError::Io {
        path: path.to_owned(),
        source: Arc::new(source),
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.as_bytes().get(..error.utf8_error().valid_up_to());
        let lines = valid.unwrap_or_default().split(|byte| *byte == b'\n');
        JsonError::NotUtf8 {
            line: lines.count(),
        }
        .into()
    })
}
