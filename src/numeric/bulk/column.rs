//! Columns of doubles that somebody else owns.

use std::sync::Arc;

use ndarray::ArrayView1;

/// Doubles in one piece: borrowed where they are so, else gathered once.
#[derive(Clone, Debug)]
pub(super) enum Column<'a> {
    Borrowed(&'a [f64]),
    Gathered(Arc<[f64]>),
}

impl Column<'_> {
    pub(super) fn as_slice(&self) -> &[f64] {
        match self {
            Self::Borrowed(numbers) => numbers,
            Self::Gathered(numbers) => numbers,
        }
    }
}

impl<'a> From<&'a [f64]> for Column<'a> {
    fn from(numbers: &'a [f64]) -> Self {
        Self::Borrowed(numbers)
    }
}

impl<'a> From<ArrayView1<'a, f64>> for Column<'a> {
    fn from(view: ArrayView1<'a, f64>) -> Self {
        match view.to_slice() {
            Some(numbers) => Self::Borrowed(numbers),
            None => Self::Gathered(view.iter().copied().collect()),
        }
    }
}

impl PartialEq for Column<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}
