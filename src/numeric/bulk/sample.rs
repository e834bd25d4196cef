//! Samples: values with their weights.

use ndarray::ArrayView1;

use crate::numeric::bulk::column::Column;
use crate::numeric::bulk::exact_moments::ExactMoments;
use crate::numeric::bulk::exact_sums::ExactSums;
use crate::numeric::bulk::weights::Weights;
use crate::numeric::error::NumericError;
use crate::numeric::number::rational::Rational;

/// Values, each with the weight it stands for: the one door through which doubles come in.
///
/// Never empty; values finite; as many weights as values, and those as [`Weights`] are. So a
/// statistic of a sample can only fail for reasons of its own, such as a mean of zero. Borrows its
/// columns: an array of another library is not copied, unless it is scattered in memory.
///
/// A missing value has no place here. Leave it out, with its weight.
///
/// # Examples
///
/// Two schools, one with three times the pupils:
///
/// ```
/// # use junheng::numeric::{ExactMoments, NumericError, WeightedSample, Weights};
/// let area = [4.0, 8.0];                        // m² per pupil
/// let pupils = Weights::new(&[300.0, 100.0])?;
/// let sample = WeightedSample::new(&area, pupils)?;
/// assert_eq!(ExactMoments::from(&sample).mean()?, 5.0);
/// # Ok::<(), NumericError>(())
/// ```
///
/// What is not a number does not come in:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// let refused = WeightedSample::unweighted(&[4.0, f64::INFINITY]).unwrap_err();
/// assert_eq!(refused, NumericError::InvalidValue { index: 1, value: f64::INFINITY });
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedSample<'a> {
    values: Column<'a>,
    weights: Weights<'a>,
}

impl<'a> WeightedSample<'a> {
    /// Takes values and their weights.
    ///
    /// # Errors
    ///
    /// - [`NumericError::LengthMismatch`] unless there are as many weights as values.
    /// - [`NumericError::InvalidValue`] if a value is NaN or infinite, even with the weight zero.
    ///
    /// # Examples
    ///
    /// Two values cannot share three weights:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, WeightedSample, Weights};
    /// let refused = WeightedSample::new(&[4.0, 8.0], Weights::uniform(3)?).unwrap_err();
    /// assert_eq!(refused, NumericError::LengthMismatch { values: 2, weights: 3 });
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn new(values: &'a [f64], weights: Weights<'a>) -> Result<Self, NumericError> {
        Self::from_column(values.into(), weights)
    }

    /// Takes values that all count once.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if there is none.
    /// - [`NumericError::InvalidValue`] if one is NaN or infinite.
    ///
    /// # Examples
    ///
    /// Nothing is no sample:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, WeightedSample};
    /// assert_eq!(WeightedSample::unweighted(&[]), Err(NumericError::Empty));
    /// ```
    pub fn unweighted(values: &'a [f64]) -> Result<Self, NumericError> {
        Self::new(values, Weights::uniform(values.len())?)
    }

    /// Takes a column (or a row, or every second entry) of an array as values.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    ///
    /// # Examples
    ///
    /// Values and weights as two columns of one matrix:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, WeightedSample, Weights};
    /// let schools = ndarray::array![[4.0, 300.0], [8.0, 100.0]];
    /// let pupils = Weights::from_view(schools.column(1))?;
    /// let sample = WeightedSample::from_view(schools.column(0), pupils)?;
    /// assert!(sample.iter().eq([(4.0, 300.0), (8.0, 100.0)]));
    /// # Ok::<(), NumericError>(())
    /// ```
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a view is passed as a slice is"
    )]
    pub fn from_view(
        values: ArrayView1<'a, f64>,
        weights: Weights<'a>,
    ) -> Result<Self, NumericError> {
        Self::from_column(values.into(), weights)
    }

    /// Takes exact fractions: the doubles nearest to the values, with the weights as they are.
    ///
    /// # Errors
    ///
    /// - [`NumericError::LengthMismatch`] unless there are as many weights as values.
    /// - [`NumericError::InvalidValue`] if a value is beyond the largest double.
    /// - Those of [`Weights::from_rationals`].
    ///
    /// # Examples
    ///
    /// 7 computers for 2 pupils and 1 for 2, which weigh as much:
    ///
    /// ```
    /// # use junheng::numeric::{ExactMoments, NumericError, Rational, WeightedSample};
    /// let computers = [Rational::new(7, 2)?, Rational::new(1, 2)?];
    /// let sample = WeightedSample::from_rationals(&computers, &[2.into(), 2.into()])?;
    /// assert_eq!(sample.values(), [3.5, 0.5]);
    /// assert_eq!(ExactMoments::from(&sample).mean()?, 2.0);
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn from_rationals(
        values: &[Rational],
        weights: &[Rational],
    ) -> Result<WeightedSample<'static>, NumericError> {
        let values = values.iter().map(Rational::to_f64);
        let column = Column::Gathered(values.collect());
        WeightedSample::from_column(column, Weights::from_rationals(weights)?)
    }

    fn from_column(column: Column<'a>, weights: Weights<'a>) -> Result<Self, NumericError> {
        let values = column.as_slice();
        NumericError::unless_paired(values.len(), weights.len())?;
        if let Some((index, &value)) = values
            .iter()
            .enumerate()
            .find(|(_, value)| !value.is_finite())
        {
            return Err(NumericError::InvalidValue { index, value });
        }
        Ok(Self {
            values: column,
            weights,
        })
    }

    /// The number of observations, those of weight zero included; never 0.
    #[expect(clippy::len_without_is_empty, reason = "it never is")]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.weights.len()
    }

    /// The values, in one piece of memory.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        self.values.as_slice()
    }

    /// The weights.
    #[must_use]
    pub const fn weights(&self) -> &Weights<'a> {
        &self.weights
    }

    /// Value and weight of each observation, in order; of decimals the nearest doubles.
    #[must_use = "an iterator does nothing by itself"]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (f64, f64)> + Clone + use<'_, 'a> {
        self.values().iter().copied().zip(self.weights.iter())
    }

    /// The same values with other weights, as many as there are.
    pub(in crate::numeric) fn reweighted<'b>(&'b self, weights: Weights<'b>) -> WeightedSample<'b> {
        WeightedSample {
            values: self.values().into(),
            weights,
        }
    }
}

/// The sums of the values with their weights; of weights that are decimals, with the nearest doubles.
impl From<&WeightedSample<'_>> for ExactMoments {
    fn from(sample: &WeightedSample<'_>) -> Self {
        let mut moments = Self::new();
        match sample.weights().as_slice() {
            Some(weights) => moments.push_columns(sample.values(), weights),
            None => moments.push_pairs(sample.iter()),
        }
        moments
    }
}

impl From<&WeightedSample<'_>> for ExactSums {
    fn from(sample: &WeightedSample<'_>) -> Self {
        if sample.weights().whole().is_none() {
            return Self::from(&ExactMoments::from(sample));
        }
        let mut sums = Self::NONE;
        for (index, &value) in sample.values().iter().enumerate() {
            sums.add(value, &sample.weights().exact(index));
        }
        sums
    }
}
