//! Weights: how many each observation stands for.

use std::sync::Arc;

use ndarray::ArrayView1;
use rust_decimal::Decimal;

use crate::numeric::bulk::column::Column;
use crate::numeric::bulk::exact_moments::ExactMoments;
use crate::numeric::bulk::whole_weights::WholeWeights;
use crate::numeric::error::{NumericError, finite};
use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::rational::Rational;

/// How many each observation of a sample stands for: pupils, teachers, schools.
///
/// Always finite, not negative, with at least one weight above zero. Made with [`new`](Self::new)
/// from a slice, with [`from_view`](Self::from_view) from a column of a matrix, or with
/// [`uniform`](Self::uniform) for observations that all count once. Borrows what it is made from, so
/// that a clone costs nothing; only what is scattered in memory is gathered first.
///
/// Weights that are not whole numbers are best made with [`from_decimals`](Self::from_decimals) or
/// [`from_rationals`](Self::from_rationals), which keep what was written: no double is 0.1, and where half
/// of the weight ends exactly at a value, sums of doubles miss it.
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
    /// Where the doubles of the column are only the nearest ones: what the weights are.
    whole: Option<Arc<WholeWeights>>,
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
            whole: None,
        })
    }

    /// Takes one decimal for each observation, exactly as it is written.
    ///
    /// Every measure of [`inequality`](crate::numeric::inequality) is then that of these decimals, and so
    /// is [`total`](Self::total); what else takes a sample, such as
    /// [`Moments`](crate::numeric::Moments), takes the nearest doubles.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if there is none.
    /// - [`NumericError::InvalidWeight`] if one is negative.
    /// - [`NumericError::ZeroTotalWeight`] if all are zero.
    ///
    /// # Examples
    ///
    /// The first of three values has half of the weight, 0.3 of 0.6, and so is the median. The doubles
    /// nearest to 0.1 and 0.2 are a little more, and with them it is not:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, WeightedSample, Weights};
    /// # use junheng::numeric::inequality::Quantile;
    /// # use rust_decimal::Decimal;
    /// let values = [10.0, 20.0, 30.0];
    /// let tenths = [3, 1, 2].map(|tenths| Decimal::new(tenths, 1));
    /// let decimals = Weights::from_decimals(&tenths)?;
    /// assert_eq!(decimals.total()?, 0.6);
    /// let sample = WeightedSample::new(&values, decimals)?;
    /// assert_eq!(Quantile::median().measure(&sample)?, 10.0);
    ///
    /// let sample = WeightedSample::new(&values, Weights::new(&[0.3, 0.1, 0.2])?)?;
    /// assert_eq!(Quantile::median().measure(&sample)?, 20.0);
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn from_decimals(weights: &[Decimal]) -> Result<Self, NumericError> {
        let weights: Vec<Rational> = weights.iter().copied().map(Rational::from).collect();
        Self::from_rationals(&weights)
    }

    /// Takes one exact fraction for each observation, as [`from_decimals`](Self::from_decimals) takes
    /// decimals.
    ///
    /// The fractions are held over one common denominator: decimals of any length have a short one,
    /// thousands of fractions with denominators of all kinds have not.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if there is none.
    /// - [`NumericError::InvalidWeight`] if one is negative or beyond the largest double.
    /// - [`NumericError::ZeroTotalWeight`] if all are zero.
    ///
    /// # Examples
    ///
    /// Three thirds are one:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational, Weights};
    /// let third = Rational::new(1, 3)?;
    /// let weights = Weights::from_rationals(&[third.clone(), third.clone(), third])?;
    /// assert_eq!(weights.total()?, 1.0);
    ///
    /// let refused = Weights::from_rationals(&[Rational::new(-1, 2)?]).unwrap_err();
    /// assert_eq!(refused, NumericError::InvalidWeight { index: 0, weight: -0.5 });
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn from_rationals(weights: &[Rational]) -> Result<Self, NumericError> {
        let mut doubles = Vec::with_capacity(weights.len());
        for (index, weight) in weights.iter().enumerate() {
            let double = weight.to_f64();
            if weight.is_negative() {
                let weight = double;
                return Err(NumericError::InvalidWeight { index, weight });
            }
            // What stands for something has a double above zero.
            doubles.push(if weight.is_positive() {
                double.max(f64::from_bits(1))
            } else {
                0.0
            });
        }
        let is_exact = |(&double, weight): (&f64, &Rational)| {
            Rational::of_double(double).is_some_and(|double| double == *weight)
        };
        let are_doubles = doubles.iter().zip(weights).all(is_exact);
        let nearest = Self::from_column(Column::Gathered(doubles.into()))?;
        Ok(Self {
            whole: (!are_doubles).then(|| Arc::new(WholeWeights::of(weights))),
            ..nearest
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
                whole: None,
            })
        }
    }

    /// The number of weights, zeros included; never 0.
    #[expect(clippy::len_without_is_empty, reason = "it never is")]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count
    }

    /// The weights in one piece of memory, of decimals the nearest doubles; `None` for those of [`uniform`](Self::uniform), which are
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

    /// The weights in order, of decimals the nearest doubles.
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
        if let Some(whole) = &self.whole {
            return finite(whole.total());
        }
        let mut moments = ExactMoments::new();
        moments.push_pairs(self.iter().map(|weight| (0.0, weight)));
        moments.total_weight()
    }

    /// The weights over one denominator, where the doubles are only the nearest ones.
    pub(in crate::numeric) fn whole(&self) -> Option<&WholeWeights> {
        self.whole.as_deref()
    }

    /// The weight at a position, exactly; where [`whole`](Self::whole) is something, in its unit.
    pub(in crate::numeric) fn exact(&self, position: usize) -> Dyadic {
        match (&self.whole, &self.column) {
            (Some(whole), _) => whole.at(position),
            (None, Some(column)) => {
                let weight = column.as_slice().get(position).copied();
                Dyadic::from_double(weight.unwrap_or(0.0))
            }
            (None, None) => Dyadic::from_double(1.0),
        }
    }

    /// The weights in a unit in which doubles hold them, if there is one.
    pub(in crate::numeric) fn in_common_unit(&self) -> CommonUnit {
        let Some(whole) = &self.whole else {
            return CommonUnit::One;
        };
        match whole.to_doubles() {
            Some(doubles) => CommonUnit::Whole(Weights {
                column: Some(Column::Gathered(doubles.into())),
                count: self.count,
                whole: None,
            }),
            None => CommonUnit::None,
        }
    }

    /// The weights at some positions.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub(in crate::numeric) fn select(
        &self,
        positions: impl Iterator<Item = usize> + Clone,
    ) -> Result<Weights<'static>, NumericError> {
        let Some(weights) = self.as_slice() else {
            return Weights::uniform(positions.count());
        };
        let doubles = positions.clone();
        let doubles = doubles.filter_map(|position| weights.get(position).copied());
        let selected = Weights::from_column(Column::Gathered(doubles.collect()))?;
        let whole = self.whole.as_ref().map(|whole| whole.select(positions));
        Ok(Weights {
            whole: whole.map(Arc::new),
            ..selected
        })
    }
}

/// The unit in which weights are doubles without any rounding.
pub(in crate::numeric) enum CommonUnit {
    /// They are so as they are.
    One,
    /// They are so in another, as measures that do not depend on the unit may take them.
    Whole(Weights<'static>),
    /// They are so in none.
    None,
}
