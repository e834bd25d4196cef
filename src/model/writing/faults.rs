//! What is wrong in a document, and where a reader notes it.

use crate::model::writing::nearest::nearest;
use crate::model::writing::shown::visible;
use std::fmt;

/// One thing wrong in a document, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "at {path}{about}: found {found}; expected {expected}",
    path = if path.is_empty() { "the top" } else { path },
    about = about.as_ref().map_or_else(String::new, |about| format!(" ({about})"))
)]
#[non_exhaustive]
pub struct DocumentFault {
    /// The keys and positions that lead to it, such as `indicators[2].threshold.primary`.
    pub path: String,
    /// What stands at that place, where a reader knows it by a name: the row of a plan by its indicator.
    pub about: Option<String>,
    /// What stands there.
    pub found: String,
    /// What should.
    pub expected: String,
}

impl DocumentFault {
    pub(crate) fn new(
        path: impl Into<String>,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self {
            path: path.into(),
            about: None,
            found: found.into(),
            expected: expected.into(),
        }
    }
}

/// All that is wrong in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFaults {
    faults: Vec<DocumentFault>,
}

impl DocumentFaults {
    /// The faults, in the order of the document.
    #[must_use]
    pub fn as_slice(&self) -> &[DocumentFault] {
        &self.faults
    }

    /// Notes a fault, on one line whatever the document holds.
    pub(crate) fn push(&mut self, path: &str, found: String, expected: impl Into<String>) {
        let [path, found, expected] = [path.to_owned(), found, expected.into()].map(visible);
        self.faults.push(DocumentFault::new(path, found, expected));
    }

    /// Says of all faults after so many what they are about.
    pub(crate) fn name_from(&mut self, first: usize, about: &str) {
        for fault in self.faults.iter_mut().skip(first) {
            fault.about = Some(visible(about));
        }
    }

    /// The known word that comes nearest to another, if one is near; none after so many faults that
    /// nobody reads on.
    pub(crate) fn nearest<'k>(
        &self,
        word: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Option<&'k str> {
        const HINTED: usize = 100;
        if self.faults.len() >= HINTED {
            return None;
        }
        nearest(word, known)
    }

    /// The value if nothing was found wrong, else all that was.
    pub(crate) fn into_result<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.faults.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

impl fmt::Display for DocumentFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for DocumentFaults {}

/// Where a reader notes what it finds wrong in a document.
pub(crate) trait Notes {
    /// The faults found so far.
    fn faults(&mut self) -> &mut DocumentFaults;

    /// Notes a key that is not among the known ones.
    fn unknown_key(&mut self, key: &str, path: &str, known: &[&str]);
}

/// Where nothing but faults is noted, an unknown key is one.
impl Notes for DocumentFaults {
    fn faults(&mut self) -> &mut DocumentFaults {
        self
    }

    fn unknown_key(&mut self, key: &str, path: &str, known: &[&str]) {
        let expected = match self.nearest(key, known.iter().copied()) {
            Some(near) => format!("`{near}`, or another of {}", known.join(", ")),
            None => format!("one of {}", known.join(", ")),
        };
        self.push(path, "an unknown key".to_owned(), expected);
    }
}

/// What is noted of a document in which an unknown key is passed over.
#[derive(Debug, Default)]
pub(crate) struct LenientNotes {
    pub(crate) faults: DocumentFaults,
    /// The paths of the unknown keys.
    pub(crate) unknown_keys: Vec<String>,
}

impl Notes for LenientNotes {
    fn faults(&mut self) -> &mut DocumentFaults {
        &mut self.faults
    }

    fn unknown_key(&mut self, _: &str, path: &str, _: &[&str]) {
        self.unknown_keys.push(visible(path));
    }
}
