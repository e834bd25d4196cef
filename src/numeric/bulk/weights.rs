//! Weights: how many each observation stands for.

use ndarray::ArrayView1;

use crate::numeric::bulk::column::Column;
use crate::numeric::bulk::exact_moments::ExactMoments;
use crate::numeric::error::NumericError;

/// How many each observation of a sample stands for: pupils, teachers, schools.
///
/// Always finite, not negative, with at least one weight above zero. Made with [`new`](Self::new)
/// from a slice, with [`from_view`](Self::from_view) from a column of a matrix, or with
/// [`uniform`](Self::uniform) for observations that all count once. Borrows what it is made from, so
/// that a clone costs nothing; only what is scattered in memory is gathered first.
///
/// They are the weights of averages over batches: a school's value per pupil stands for its pupils.
/// How much an indicator *matters* in a composite is not a weight in this sense.
///
/// # Examples
///
/// A school that has closed stands for nobody, and may stay in the list:
///
/// ```
/// # use junheng::numeric::{NumericError, Weights};
/// let pupils = Weights::new(&[0.0, 300.0, 100.0])?;
/// assert_eq!(pupils.len(), 3);
/// assert_eq!(pupils.total()?, 400.0);
/// # Ok::<(), NumericError>(())
/// ```
///
/// Fewer than none are refused:
///
/// ```
/// # use junheng::numeric::{NumericError, Weights};
/// let refused = Weights::new(&[300.0, -1.0]).unwrap_err();
/// assert_eq!(refused, NumericError::InvalidWeight { index: 1, weight: -1.0 });
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Weights<'a> {
    /// `None` if all weights are one.
    column: Option<Column<'a>>,
    count: usize,
}

impl<'a> Weights<'a> {
    /// Takes one weight for each observation.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if there is none.
    /// - [`NumericError::InvalidWeight`] if one is negative, NaN or infinite.
    /// - [`NumericError::ZeroTotalWeight`] if all are zero.
    ///
    /// # Examples
    ///
    /// If all schools are empty, there is nothing to average:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Weights};
    /// assert_eq!(Weights::new(&[0.0, 0.0]), Err(NumericError::ZeroTotalWeight));
    /// ```
    pub fn new(weights: &'a [f64]) -> Result<Self, NumericError> {
        Self::from_column(weights.into())
    }

    /// Takes a column (or a row, or every second entry) of an array as weights.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    ///
    /// # Examples
    ///
    /// The second column of a matrix, which is not contiguous in memory:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Weights};
    /// let schools = ndarray::array![[4.0, 300.0], [8.0, 100.0]];
    /// let pupils = Weights::from_view(schools.column(1))?;
    /// assert_eq!(pupils.total()?, 400.0);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a view is passed as a slice is"
    )]
    pub fn from_view(weights: ArrayView1<'a, f64>) -> Result<Self, NumericError> {
        Self::from_column(weights.into())
    }

    fn from_column(column: Column<'a>) -> Result<Self, NumericError> {
        let weights = column.as_slice();
        let count = weights.len();
        if count == 0 {
            return Err(NumericError::Empty);
        }
        let invalid = |weight: f64| !(weight.is_finite() && weight >= 0.0);
        if let Some((index, &weight)) = weights
            .iter()
            .enumerate()
            .find(|&(_, &weight)| invalid(weight))
        {
            return Err(NumericError::InvalidWeight { index, weight });
        }
        // Not a sum, which could be infinite without any weight being so.
        if weights.iter().all(|&weight| weight <= 0.0) {
            return Err(NumericError::ZeroTotalWeight);
        }
        Ok(Self {
            column: Some(column),
            count,
        })
    }

    /// Returns `count` weights of one: every observation counts once.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if `count` is zero.
    ///
    /// # Examples
    ///
    /// Nothing is stored for them:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Weights};
    /// let ones = Weights::uniform(3)?;
    /// assert!(ones.iter().eq([1.0, 1.0, 1.0]));
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn uniform(count: usize) -> Result<Self, NumericError> {
        if count == 0 {
            Err(NumericError::Empty)
        } else {
            Ok(Self {
                column: None,
                count,
            })
        }
    }

    /// The number of weights, zeros included; never 0.
    #[expect(clippy::len_without_is_empty, reason = "it never is")]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count
    }

    /// The weights in one piece of memory; `None` for those of [`uniform`](Self::uniform), which are
    /// not in memory.
    ///
    /// # Examples
    ///
    /// What came in as a slice goes out as one:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Weights};
    /// assert_eq!(Weights::new(&[2.0, 3.0])?.as_slice(), Some(&[2.0, 3.0][..]));
    /// assert_eq!(Weights::uniform(2)?.as_slice(), None);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn as_slice(&self) -> Option<&[f64]> {
        self.column.as_ref().map(Column::as_slice)
    }

    /// The weights in order.
    #[must_use = "an iterator does nothing by itself"]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = f64> + Clone + use<'_> {
        let column = self.as_slice().unwrap_or(&[]);
        (0..self.count).map(|index| column.get(index).copied().unwrap_or(1.0))
    }

    /// The double nearest to the exact sum of the weights.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Overflow`] if the sum is beyond the largest double.
    ///
    /// # Examples
    ///
    /// One small weight beside two large ones is not lost:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Weights};
    /// let weights = Weights::new(&[1e16, 1.0, 1.0])?;
    /// assert_eq!(weights.total()?, 1e16 + 2.0);
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn total(&self) -> Result<f64, NumericError> {
        let mut moments = ExactMoments::new();
        moments.push_pairs(self.iter().map(|weight| (0.0, weight)));
        moments.total_weight()
    }
}
