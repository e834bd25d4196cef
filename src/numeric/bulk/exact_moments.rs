//! Exact sums of weighted doubles, and the moments that follow from them.

use crate::numeric::bulk::block;
use crate::numeric::bulk::block::{BLOCK, halves};
use crate::numeric::bulk::exact_sums::ExactSums;
use crate::numeric::error::{NumericError, finite};
use crate::numeric::number::dyadic::{Dyadic, decompose};
use crate::numeric::number::wide_sum::{WideSum, limbs_for};

/// The sums Σw, Σwx and Σwx² of doubles, held exactly, and the moments that follow from them.
///
/// Observations are [pushed](Self::push) one by one, and accumulators of parts of the data
/// [merged](Self::merge). Whatever the order and the parts, the state is the same, bit for bit, and
/// the results are the doubles nearest to the exact ones; `==` compares states, and says whether
/// the two have seen as many observations with the same sums.
///
/// Use it for official figures and for data from many places. It takes some nanoseconds an
/// observation and about two kilobytes; [`extend`](Self::extend) and a whole
/// [sample](crate::numeric::WeightedSample) take less time than one [`push`](Self::push) each.
///
/// # Formula
///
/// ```text
///           Σ wᵢ xᵢ               ⎛ Σ wᵢ (xᵢ − x̄)² ⎞                S
///      x̄ = ─────────      S = √  ⎜ ────────────── ⎟      CV = ───
///            Σ wᵢ                 ⎝      Σ wᵢ      ⎠                x̄
/// ```
///
/// # Units
///
/// - values in any one unit; weights in any one unit
/// - mean and standard deviation in that of the values, the variance in its square; the coefficient
///   of variation is dimensionless
///
/// # Properties
///
/// An observation of weight zero changes nothing, the count included.
///
/// # Serialization
///
/// As the count and the three sums. A sum is a text: an odd hexadecimal number, and the power of two
/// that it is to be multiplied with. 400 is 25 · 2⁴, so it is `0x19p4`; 0.75 is `0x3p-2`, and zero is
/// `0x0p0`. C, Java and Python (`float.fromhex`) read this form as the double nearest to it. Equal
/// states are written alike. Reading refuses any other form, and sums that no observations have.
///
/// ```
/// # use junheng::numeric::ExactMoments;
/// let mut moments = ExactMoments::new();
/// moments.extend([(4.0, 300.0), (8.0, 100.0)])?;
/// let text = serde_json::to_string(&moments)?;
/// // 400 = 25 · 2⁴, 2000 = 125 · 2⁴, 11200 = 175 · 2⁶
/// assert_eq!(text, r#"{"count":2,"weight":"0x19p4","total":"0x7dp4","squares":"0xafp6"}"#);
///
/// let read: ExactMoments = serde_json::from_str(&text)?;
/// assert_eq!(read, moments);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
///
/// # Examples
///
/// Two offices send their parts:
///
/// ```
/// # use junheng::numeric::{ExactMoments, NumericError};
/// let mut north = ExactMoments::new();
/// north.push(4.0, 300.0)?;
/// let mut south = ExactMoments::new();
/// south.push(8.0, 100.0)?;
///
/// let mut all = north.clone();
/// all.merge(&south);
/// assert_eq!(all.mean()?, 5.0);
/// assert_eq!(all.variance()?, 3.0);
///
/// south.merge(&north);
/// assert_eq!(south, all);
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Debug)]
pub struct ExactMoments {
    pub(super) count: u64,
    /// Σw
    pub(super) weight: WideSum<{ limbs_for(1) }>,
    /// Σw|x| over x ≥ 0 and over x < 0. Apart, because a sum around zero would carry through all
    /// its limbs at each change of sign. Only their difference is part of the state.
    pub(super) totals: [WideSum<{ limbs_for(2) }>; 2],
    /// Σwx²
    pub(super) squares: WideSum<{ limbs_for(3) }>,
}

impl PartialEq for ExactMoments {
    fn eq(&self, other: &Self) -> bool {
        let has_same_total = || {
            // p − n = p′ − n′, without differences.
            let ([positive, negative], [other_positive, other_negative]) =
                (&self.totals, &other.totals);
            let (mut left, mut right) = (positive.clone(), other_positive.clone());
            left.merge(other_negative);
            right.merge(negative);
            left == right
        };
        self.count == other.count
            && self.weight == other.weight
            && self.squares == other.squares
            && (self.totals == other.totals || has_same_total())
    }
}

impl Eq for ExactMoments {}

impl Default for ExactMoments {
    fn default() -> Self {
        Self::new()
    }
}

/// Fails unless the value is finite, and the weight finite and not negative.
#[inline]
pub(super) fn check(index: usize, value: f64, weight: f64) -> Result<(), NumericError> {
    if !value.is_finite() {
        return Err(NumericError::InvalidValue { index, value });
    }
    if !(weight.is_finite() && weight >= 0.0) {
        return Err(NumericError::InvalidWeight { index, weight });
    }
    Ok(())
}

/// Fewer observations than these are sooner added one by one.
const SMALLEST_BLOCK: usize = 24;

/// How often what is left of a block is tried as a block of its own. Numbers that are then still
/// left have little in common.
const ROUNDS: u32 = 3;

impl ExactMoments {
    /// Returns an accumulator that has seen nothing.
    ///
    /// # Examples
    ///
    /// The mean of nothing is undefined:
    ///
    /// ```
    /// # use junheng::numeric::{ExactMoments, NumericError};
    /// assert_eq!(ExactMoments::new().mean(), Err(NumericError::Empty));
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            count: 0,
            weight: WideSum::ZERO,
            totals: [const { WideSum::ZERO }; 2],
            squares: WideSum::ZERO,
        }
    }

    /// Takes in one observation.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidValue`] if the value is NaN or infinite.
    /// - [`NumericError::InvalidWeight`] if the weight is negative, NaN or infinite.
    ///
    /// Then nothing is taken in; the position in the error is 0.
    ///
    /// # Examples
    ///
    /// Weight zero, even in the first place, changes nothing:
    ///
    /// ```
    /// # use junheng::numeric::{ExactMoments, NumericError};
    /// let mut moments = ExactMoments::new();
    /// moments.push(1000.0, 0.0)?;
    /// assert_eq!(moments, ExactMoments::new());
    ///
    /// moments.push(4.0, 2.0)?;
    /// assert_eq!(moments.mean()?, 4.0);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[inline]
    pub fn push(&mut self, value: f64, weight: f64) -> Result<(), NumericError> {
        check(0, value, weight)?;
        if weight > 0.0 {
            self.count = self.count.saturating_add(1);
            self.add_terms(value, weight);
        }
        Ok(())
    }

    /// Takes in finite values with their weights, finite and not negative.
    pub(super) fn push_columns(&mut self, values: &[f64], weights: &[f64]) {
        for (values, weights) in values.chunks(BLOCK).zip(weights.chunks(BLOCK)) {
            self.push_block(values, weights);
        }
    }

    /// Takes in pairs of a finite value and a weight, finite and not negative.
    pub(in crate::numeric) fn push_pairs(&mut self, mut pairs: impl Iterator<Item = (f64, f64)>) {
        let (mut values, mut weights) = ([0.0; BLOCK], [0.0; BLOCK]);
        loop {
            let mut length = 0;
            // The places first: the pair after the last place stays where it is.
            let places = values.iter_mut().zip(&mut weights);
            for ((value_place, weight_place), (value, weight)) in places.zip(&mut pairs) {
                (*value_place, *weight_place) = (value, weight);
                length += 1;
            }
            let (Some(values), Some(weights)) = (values.get(..length), weights.get(..length))
            else {
                return;
            };
            self.push_block(values, weights);
            if length < BLOCK {
                return;
            }
        }
    }

    fn push_block(&mut self, values: &[f64], weights: &[f64]) {
        let counted = weights.iter().map(|&w| u64::from(w > 0.0)).sum();
        self.count = self.count.saturating_add(counted);
        self.add_block(values, weights, ROUNDS);
    }

    /// Adds the sums of at most [`BLOCK`] observations, without counting them.
    fn add_block(&mut self, values: &[f64], weights: &[f64], rounds: u32) {
        let block = if rounds == 0 || values.len() < SMALLEST_BLOCK {
            None
        } else {
            block::sums(values, weights)
        };
        let Some((sums, rest)) = block else {
            for (&value, &weight) in values.iter().zip(weights) {
                if weight > 0.0 {
                    self.add_terms(value, weight);
                }
            }
            return;
        };
        let (w_offset, x_offset) = (sums.weight_scale, sums.value_scale);
        self.weight.add(sums.weight, w_offset);
        for (total, sum) in self.totals.iter_mut().zip(sums.totals) {
            total.add(sum, w_offset + x_offset);
        }
        self.squares.add(sums.squares, w_offset + 2 * x_offset);
        if !rest.values.is_empty() {
            self.add_block(&rest.values, &rest.weights, rounds - 1);
        }
    }

    /// Adds the terms of a finite value with a finite positive weight, without counting it.
    #[inline]
    fn add_terms(&mut self, value: f64, weight: f64) {
        let (w, w_offset) = decompose(weight);
        let (x, x_offset) = decompose(value);
        self.weight.add([w, 0], w_offset);
        if x == 0 {
            return;
        }
        // 106 bits, then 159: integers, so nothing is rounded.
        let [low, high] = halves(u128::from(w) * u128::from(x));
        let [total, negative] = &mut self.totals;
        let total = if value < 0.0 { negative } else { total };
        total.add([low, high, 0], w_offset + x_offset);
        let [first, second, third] = block::square([low, high], x);
        self.squares
            .add([first, second, third, 0], w_offset + 2 * x_offset);
    }

    /// Takes in pairs of value and weight.
    ///
    /// # Errors
    ///
    /// As [`push`](Self::push), with the position in `observations`; those before it have been taken
    /// in.
    ///
    /// # Examples
    ///
    /// Columns that are stored apart are zipped:
    ///
    /// ```
    /// # use junheng::numeric::{ExactMoments, NumericError};
    /// let mut moments = ExactMoments::new();
    /// moments.extend([4.0, 8.0].into_iter().zip([300.0, 100.0]))?;
    /// assert_eq!(moments.count(), 2);
    ///
    /// let refused = moments.extend([(4.0, 1.0), (f64::INFINITY, 1.0)]).unwrap_err();
    /// assert_eq!(refused, NumericError::InvalidValue { index: 1, value: f64::INFINITY });
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn extend(
        &mut self,
        observations: impl IntoIterator<Item = (f64, f64)>,
    ) -> Result<(), NumericError> {
        let mut outcome = Ok(());
        let checked = observations.into_iter().enumerate();
        self.push_pairs(checked.map_while(|(index, (value, weight))| {
            outcome = check(index, value, weight);
            outcome.is_ok().then_some((value, weight))
        }));
        outcome
    }

    /// Takes in all that another accumulator has seen.
    ///
    /// # Properties
    ///
    /// Merging in any order and grouping gives the same state as pushing all in any order.
    ///
    /// # Examples
    ///
    /// Who merges whom makes no difference:
    ///
    /// ```
    /// # use junheng::numeric::{ExactMoments, NumericError};
    /// let mut left = ExactMoments::new();
    /// left.push(0.1, 1.0)?;
    /// let mut right = ExactMoments::new();
    /// right.push(1e16, 3.0)?;
    ///
    /// let mut one = left.clone();
    /// one.merge(&right);
    /// right.merge(&left);
    /// assert_eq!(one, right);
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn merge(&mut self, other: &Self) {
        self.count = self.count.saturating_add(other.count);
        self.weight.merge(&other.weight);
        for (total, other) in self.totals.iter_mut().zip(&other.totals) {
            total.merge(other);
        }
        self.squares.merge(&other.squares);
    }

    /// The number of observations with a weight above zero.
    ///
    /// # Examples
    ///
    /// A weight of zero does not count:
    ///
    /// ```
    /// # use junheng::numeric::{ExactMoments, NumericError};
    /// let mut moments = ExactMoments::new();
    /// moments.extend([(4.0, 300.0), (9.0, 0.0), (8.0, 100.0)])?;
    /// assert_eq!(moments.count(), 2);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// Returns the double nearest to the exact sum of the weights; 0 if there are none.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Overflow`] if it is beyond the largest double.
    ///
    /// # Examples
    ///
    /// One beside a number so large that doubles around it are two apart:
    ///
    /// ```
    /// # use junheng::numeric::{ExactMoments, NumericError};
    /// let mut moments = ExactMoments::new();
    /// moments.extend([(4.0, 1e16), (4.0, 1.0), (4.0, 1.0)])?;
    /// assert_eq!(moments.total_weight()?, 1e16 + 2.0);
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn total_weight(&self) -> Result<f64, NumericError> {
        finite(self.weight().to_f64())
    }

    /// Returns the double nearest to the exact mean.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if no observation has a weight above zero.
    ///
    /// # Examples
    ///
    /// The one is not lost between two numbers that cancel:
    ///
    /// ```
    /// # use junheng::numeric::{ExactMoments, NumericError};
    /// let mut moments = ExactMoments::new();
    /// moments.extend([(1e300, 1.0), (1.0, 1.0), (-1e300, 1.0), (0.0, 1.0)])?;
    /// assert_eq!(moments.mean()?, 0.25);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[doc(alias = "average")]
    pub fn mean(&self) -> Result<f64, NumericError> {
        self.expect_any()?;
        Ok(self.total().over(&self.weight()))
    }

    /// Returns the double nearest to the exact population variance.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if no observation has a weight above zero.
    /// - [`NumericError::Overflow`] if it is beyond the largest double.
    ///
    /// # Examples
    ///
    /// Values that agree in their first fifteen digits keep all that is left:
    ///
    /// ```
    /// # use junheng::numeric::{ExactMoments, NumericError};
    /// let mut moments = ExactMoments::new();
    /// moments.extend([(1e15 + 1.0, 1.0), (1e15 + 3.0, 1.0)])?;
    /// assert_eq!(moments.variance()?, 1.0);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[doc(alias = "var")]
    pub fn variance(&self) -> Result<f64, NumericError> {
        self.expect_any()?;
        ExactSums::from(self).variance()
    }

    /// Returns the double nearest to the exact population standard deviation.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if no observation has a weight above zero.
    ///
    /// # Examples
    ///
    /// The values 1 and 3 are each 1 from their mean:
    ///
    /// ```
    /// # use junheng::numeric::{ExactMoments, NumericError};
    /// let mut moments = ExactMoments::new();
    /// moments.extend([(1.0, 1.0), (3.0, 1.0)])?;
    /// assert_eq!(moments.standard_deviation()?, 1.0);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[doc(alias = "sd")]
    #[doc(alias = "std")]
    pub fn standard_deviation(&self) -> Result<f64, NumericError> {
        self.expect_any()?;
        ExactSums::from(self).standard_deviation()
    }

    /// Returns the double nearest to the exact coefficient of variation.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if no observation has a weight above zero.
    /// - [`NumericError::NonPositiveMean`] if the mean is zero or negative.
    /// - [`NumericError::Overflow`] if it is beyond the largest double, next to a mean of almost
    ///   zero.
    ///
    /// # Examples
    ///
    /// The values 1 and 3 vary by one half; −1 and 1 by no finite multiple of their mean:
    ///
    /// ```
    /// # use junheng::numeric::{ExactMoments, NumericError};
    /// let mut moments = ExactMoments::new();
    /// moments.extend([(1.0, 1.0), (3.0, 1.0)])?;
    /// assert_eq!(moments.coefficient_of_variation()?, 0.5);
    ///
    /// let mut around_zero = ExactMoments::new();
    /// around_zero.extend([(-1.0, 1.0), (1.0, 1.0)])?;
    /// let refused = around_zero.coefficient_of_variation();
    /// assert_eq!(refused, Err(NumericError::NonPositiveMean));
    /// # Ok::<(), NumericError>(())
    /// ```
    #[doc(alias = "cv")]
    pub fn coefficient_of_variation(&self) -> Result<f64, NumericError> {
        self.expect_any()?;
        ExactSums::from(self).coefficient_of_variation()
    }

    /// Σw
    pub(in crate::numeric) fn weight(&self) -> Dyadic {
        Dyadic::of(&self.weight, 1)
    }

    /// Fails unless the total weight is positive.
    fn expect_any(&self) -> Result<(), NumericError> {
        if self.count == 0 {
            Err(NumericError::Empty)
        } else {
            Ok(())
        }
    }

    /// Σwx
    pub(in crate::numeric) fn total(&self) -> Dyadic {
        let [positive, negative] = &self.totals;
        Dyadic::of(positive, 2).minus(Dyadic::of(negative, 2))
    }

    /// Σwx²
    pub(in crate::numeric) fn squares(&self) -> Dyadic {
        Dyadic::of(&self.squares, 3)
    }
}

impl From<&ExactMoments> for ExactSums {
    fn from(moments: &ExactMoments) -> Self {
        Self {
            weight: moments.weight(),
            total: moments.total(),
            squares: moments.squares(),
        }
    }
}
