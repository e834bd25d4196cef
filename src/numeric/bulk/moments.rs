//! Weighted mean and dispersion at the speed of memory, in a state that merges.

use core::iter;

use crate::numeric::bulk::exact_moments::check;
#[cfg(feature = "rayon")]
use crate::numeric::bulk::lanes::sums_about_in_parallel;
use crate::numeric::bulk::lanes::{CHUNK, Sums, sums_about};
use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::{NumericError, finite};
use crate::numeric::number::double_double::DoubleDouble;

/// Weighted population moments of doubles: as good as computed in twice their precision.
///
/// Use it for millions of values, and where a part sends its state instead of its rows: the state is
/// seven doubles, whatever the number of observations. [`ExactMoments`](crate::numeric::ExactMoments) is
/// right to the last bit, and slower.
///
/// # Formula
///
/// ```text
///      x̄ = Σ wᵢ xᵢ / Σ wᵢ      s² = Σ wᵢ (xᵢ − x̄)² / Σ wᵢ      CV = s / x̄
/// ```
///
/// Kept are `Σw`, `Σw(x − o)` and `Σw(x − o)²` about an origin `o`, each as an unevaluated sum of
/// two doubles. The origin is zero, or near the mean where the values agree in so many digits that
/// the squares would cancel.
///
/// # Properties
///
/// An observation of weight zero changes nothing. The result of [`of`](Self::of) is the same on
/// every machine and for any number of threads; order and partition may change its last bit.
///
/// Serialized are the seven doubles, as text, so that no reader of numbers can lose a bit of them.
/// What is read back is checked.
///
/// # Accuracy
///
/// For [`of`](Self::of) and up to 10¹¹ observations, of whatever values:
///
/// - variance, deviation and coefficient of variation have a relative error of at most 2⁻⁵¹, which
///   is 4.5e-16, also of values that agree in their first fifteen digits
/// - the mean is within 2⁻⁵² · |x̄| + 2⁻⁷⁹ · max |x|, which matters only where values of both signs
///   cancel in some eight digits
///
/// For a state to which m times something was pushed, merged, removed, or extended by 2¹⁶
/// observations, let
///
/// - W be the weight that is there and T all that ever was, with what was removed
/// - V = Σw(x − x̄)² of what is there
/// - Q = Σw(x − o)² of all that ever was, and once more of every merged sample about its own origin
/// - η = 2⁻⁷⁹ + m · 2⁻¹⁰², or 2⁻⁹⁶ + m · 2⁻¹⁰² where all was pushed one by one
///
/// Then the relative error of the weight is at most 2⁻⁵² + η T/W, that of the variance
/// 2⁻⁵² + η (Q/V + T/W), and the mean is within 2⁻⁵² · |x̄| + η T/W · max |x|, of the values that
/// ever were. The origin `o` is that of the first state with any weight: the first value pushed, or
/// what the first sample was summed about. While nothing is removed, merged samples bring at most
/// 2²⁷ to Q/V by their own origins.
///
/// So a million merges keep the variance to 2⁻⁵⁰ while the mean is not further than 10⁴ deviations
/// from the origin; if nothing but one outlier stood far away and is removed, 2⁻⁵⁰ is kept for
/// 10⁸ · V of its square and 10⁸ · W of its weight. Beyond, digits are lost one after the other;
/// what was there is not warned of, because the state does not know it.
///
/// # Examples
///
/// 4 m² a pupil for 300 pupils and 8 m² for 100 are 5 on average, with a variance of 3:
///
/// ```
/// use junheng::numeric::{Moments, WeightedSample, Weights};
///
/// let area = [4.0, 8.0];
/// let moments = Moments::of(&WeightedSample::new(&area, Weights::new(&[300.0, 100.0])?)?)?;
/// assert_eq!(moments.mean()?, 5.0);
/// assert_eq!(moments.variance()?, 3.0);
/// # Ok::<(), junheng::numeric::NumericError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    pub(super) origin: f64,
    pub(super) sums: Sums,
}

/// What sums about zero have come to.
pub(super) enum FirstPass {
    /// They have kept all their digits.
    Kept(Moments),
    /// They have lost some, which those about this origin keep.
    Cancelled { origin: f64 },
}

/// A way to sum values and weights of one length about an origin.
type SumsAbout = fn(Option<f64>, &[f64], Option<&[f64]>) -> Sums;

/// Sums this far from one keep all their digits: nothing on the way over- or underflows.
const LARGEST: f64 = f64::from_bits((1023 + 900) << 52);
const SMALLEST: f64 = f64::from_bits((1023 - 900) << 52);

/// A squared coefficient of variation below this has lost digits to cancellation about zero.
const CANCELLED: f64 = f64::from_bits((1023 - 26) << 52);

impl Moments {
    /// No observation.
    pub const EMPTY: Self = Self {
        origin: 0.0,
        sums: Sums::ZERO,
    };

    /// The moments of a sample: one pass over its columns, and a second one, about the mean, where
    /// the values agree in so many digits that the first has lost some.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Overflow`] if a sum or the mean of the squares leaves the range of about
    ///   1e±270, where digits would be lost; [`ExactMoments`](crate::numeric::ExactMoments) takes any finite
    ///   values.
    ///
    /// # Examples
    ///
    /// Every second entry of a column, as another library has it:
    ///
    /// ```
    /// use junheng::numeric::{Moments, WeightedSample, Weights};
    /// use ndarray::{array, s};
    ///
    /// let area = array![4.0, 99.0, 8.0, 99.0];
    /// let pupils = array![300.0, 100.0];
    /// let weights = Weights::from_view(pupils.view())?;
    /// let sample = WeightedSample::from_view(area.slice(s![..;2]), weights)?;
    /// assert_eq!(Moments::of(&sample)?.mean()?, 5.0);
    /// # Ok::<(), junheng::numeric::NumericError>(())
    /// ```
    pub fn of(sample: &WeightedSample<'_>) -> Result<Self, NumericError> {
        Self::of_slices(sample.values(), sample.weights().as_slice(), sums_about)
    }

    /// The same moments, to the last bit, computed by all threads of the current pool of `rayon`.
    ///
    /// The sample is cut in the same places whatever the number of threads, and what they find is
    /// added up in the order of the sample; so does [`of`](Self::of). Worth it from some hundred
    /// thousand observations on.
    ///
    /// # Errors
    ///
    /// As [`of`](Self::of).
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::numeric::{Moments, WeightedSample};
    ///
    /// let values: Vec<f64> = (0..200_000).map(|n| f64::from(n % 7)).collect();
    /// let sample = WeightedSample::unweighted(&values)?;
    /// assert_eq!(Moments::of_in_parallel(&sample)?, Moments::of(&sample)?);
    /// # Ok::<(), junheng::numeric::NumericError>(())
    /// ```
    #[cfg(feature = "rayon")]
    pub fn of_in_parallel(sample: &WeightedSample<'_>) -> Result<Self, NumericError> {
        let (values, weights) = (sample.values(), sample.weights().as_slice());
        Self::of_slices(values, weights, sums_about_in_parallel)
    }

    fn of_slices(
        values: &[f64],
        weights: Option<&[f64]>,
        sums_about: SumsAbout,
    ) -> Result<Self, NumericError> {
        let all_are = |number: f64| {
            let weights = weights.unwrap_or(&[]).iter().map(Some);
            let mut pairs = values.iter().zip(weights.chain(iter::repeat(None)));
            pairs.all(|(value, weight)| value - number == 0.0 || weight == Some(&0.0))
        };
        match Self::first_pass(sums_about(None, values, weights), all_are)? {
            FirstPass::Kept(moments) => Ok(moments),
            FirstPass::Cancelled { origin } => {
                let sums = sums_about(Some(origin), values, weights);
                Self::of_pass(origin, sums, all_are)
            }
        }
    }

    /// Whether sums about zero have kept all their digits.
    pub(super) fn first_pass(
        sums: Sums,
        all_are: impl FnOnce(f64) -> bool,
    ) -> Result<FirstPass, NumericError> {
        let about_zero = Self::of_pass(0.0, sums, all_are)?;
        if about_zero.has_cancelled() {
            Ok(FirstPass::Cancelled {
                origin: about_zero.mean()?,
            })
        } else {
            Ok(FirstPass::Kept(about_zero))
        }
    }

    /// The moments that these sums of a sample about an origin are; asks whether all values are the
    /// origin, weight zero aside, only where it seems so.
    pub(super) fn of_pass(
        origin: f64,
        sums: Sums,
        all_are: impl FnOnce(f64) -> bool,
    ) -> Result<Self, NumericError> {
        // A sum of squares of zero may be one that has vanished.
        if sums.second.high == 0.0 && !all_are(origin) {
            return Err(NumericError::Overflow);
        }
        Self::about_origin(origin, sums)
    }

    /// The moments that these sums about an origin are.
    pub(super) fn about_origin(origin: f64, sums: Sums) -> Result<Self, NumericError> {
        let moments = Self { origin, sums };
        moments.check_range()?;
        Ok(moments)
    }

    pub(super) fn check_range(&self) -> Result<(), NumericError> {
        let Sums {
            weight,
            first,
            second,
        } = self.sums;
        let kept = |sum: DoubleDouble| {
            let size = sum.high.abs();
            size == 0.0 || (SMALLEST..=LARGEST).contains(&size)
        };
        // Light weights make means large where the sums are not, and heavy ones make them small.
        let has_means = || {
            let square = second / weight;
            let vanishes = square.high == 0.0 && second.high != 0.0;
            kept(square) && !vanishes && (first / weight).square().high <= 2.0 * LARGEST
        };
        // The first sum may cancel to next to nothing, and loses no digit of the mean by it.
        if self.origin.abs() <= LARGEST
            && kept(weight)
            && first.high.abs() <= LARGEST
            && kept(second)
            && (weight.high == 0.0 || has_means())
        {
            Ok(())
        } else {
            Err(NumericError::Overflow)
        }
    }

    /// Whether the squares about the origin have cancelled to less than is left of their digits.
    fn has_cancelled(&self) -> bool {
        let mean = self.sums.first / self.sums.weight;
        self.centred().high < CANCELLED * mean.square().high
    }

    /// Σw(x − x̄)² / Σw, in double-double.
    fn centred(&self) -> DoubleDouble {
        let mean = self.sums.first / self.sums.weight;
        self.sums.second / self.sums.weight - mean.square()
    }

    /// Adds an observation.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidValue`] unless the value is finite.
    /// - [`NumericError::InvalidWeight`] unless the weight is finite and not negative.
    /// - [`NumericError::Overflow`] as for [`of`](Self::of); the state is then as before.
    pub fn push(&mut self, value: f64, weight: f64) -> Result<(), NumericError> {
        self.merge(&Self::one(value, weight)?)
    }

    /// Adds pairs of value and weight; several times as fast as one by one.
    ///
    /// # Errors
    ///
    /// As [`push`](Self::push), with the position in `observations`. Nothing is added then.
    ///
    /// # Examples
    ///
    /// Columns that are stored apart are zipped:
    ///
    /// ```
    /// use junheng::numeric::{Moments, NumericError};
    ///
    /// let mut moments = Moments::EMPTY;
    /// moments.extend([4.0, 8.0].into_iter().zip([300.0, 100.0]))?;
    /// assert_eq!(moments.mean()?, 5.0);
    ///
    /// let refused = moments.extend([(4.0, 1.0), (8.0, -1.0)]).unwrap_err();
    /// assert_eq!(refused, NumericError::InvalidWeight { index: 1, weight: -1.0 });
    /// assert_eq!(moments.total_weight(), 400.0);
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn extend(
        &mut self,
        observations: impl IntoIterator<Item = (f64, f64)>,
    ) -> Result<(), NumericError> {
        let mut extended = *self;
        let mut observations = observations.into_iter().enumerate();
        let (mut values, mut weights) = (Vec::new(), Vec::new());
        loop {
            for (index, (value, weight)) in observations.by_ref().take(CHUNK) {
                check(index, value, weight)?;
                values.push(value);
                weights.push(weight);
            }
            if values.is_empty() {
                *self = extended;
                return Ok(());
            }
            if weights.iter().any(|weight| *weight > 0.0) {
                extended.merge(&Self::of_slices(&values, Some(&weights), sums_about)?)?;
            }
            values.clear();
            weights.clear();
        }
    }

    /// The moments of one observation, about itself.
    fn one(value: f64, weight: f64) -> Result<Self, NumericError> {
        check(0, value, weight)?;
        if weight == 0.0 {
            return Ok(Self::EMPTY);
        }
        if value.abs() > LARGEST || weight > LARGEST {
            return Err(NumericError::Overflow);
        }
        let mut one = Self::EMPTY;
        one.origin = value;
        one.sums.weight = DoubleDouble::from(weight);
        Ok(one)
    }

    /// Adds the observations of another state.
    ///
    /// How many digits this keeps is told under [Accuracy](Self#accuracy).
    ///
    /// # Errors
    ///
    /// - [`NumericError::Overflow`] as for [`of`](Self::of); the state is then as before.
    ///
    /// # Examples
    ///
    /// Two counties and their province:
    ///
    /// ```
    /// use junheng::numeric::Moments;
    ///
    /// let mut province = Moments::EMPTY;
    /// province.push(4.0, 300.0)?;
    /// let mut other = Moments::EMPTY;
    /// other.push(8.0, 100.0)?;
    /// province.merge(&other)?;
    /// assert_eq!(province.mean()?, 5.0);
    /// # Ok::<(), junheng::numeric::NumericError>(())
    /// ```
    pub fn merge(&mut self, other: &Self) -> Result<(), NumericError> {
        if other.sums.weight.high == 0.0 {
            return Ok(());
        }
        if self.sums.weight.high == 0.0 {
            *self = *other;
            return Ok(());
        }
        let moved = other.about(self.origin);
        let merged = Self {
            origin: self.origin,
            sums: Sums {
                weight: self.sums.weight + moved.weight,
                first: self.sums.first + moved.first,
                second: self.sums.second + moved.second,
            },
        };
        merged.check_range()?;
        // A sum of squares of zero may be one that has vanished.
        let distance = other.origin - self.origin;
        let reach = other.sums.weight.high * distance * distance;
        if merged.sums.second.high == 0.0 && distance != 0.0 && reach == 0.0 {
            return Err(NumericError::Overflow);
        }
        *self = merged;
        Ok(())
    }

    /// Takes an observation away again, such as that of a school that withdrew.
    ///
    /// What is left has the digits that weights and squares as large as those removed have left it:
    /// see [Accuracy](Self#accuracy). Whether the observation was ever there is not known, and only
    /// its weight is checked.
    ///
    /// # Errors
    ///
    /// - as for [`push`](Self::push); the state is then as before.
    /// - [`NumericError::InvalidWeight`] also if less weight is there than is to be taken away.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::numeric::Moments;
    ///
    /// let mut moments = Moments::EMPTY;
    /// moments.push(4.0, 300.0)?;
    /// moments.push(7.0, 100.0)?;
    /// moments.remove(7.0, 100.0)?;
    /// assert_eq!(moments.mean()?, 4.0);
    /// # Ok::<(), junheng::numeric::NumericError>(())
    /// ```
    pub fn remove(&mut self, value: f64, weight: f64) -> Result<(), NumericError> {
        let moved = Self::one(value, weight)?.about(self.origin);
        let left = self.sums.weight - moved.weight;
        if left.high < 0.0 {
            return Err(NumericError::InvalidWeight { index: 0, weight });
        }
        if left.high == 0.0 {
            *self = Self::EMPTY;
            return Ok(());
        }
        let second = self.sums.second - moved.second;
        let sums = Sums {
            weight: left,
            first: self.sums.first - moved.first,
            // Rounding must not leave less than nothing.
            second: if second.high < 0.0 && moved.second.high <= LARGEST {
                DoubleDouble::ZERO
            } else {
                second
            },
        };
        *self = Self::about_origin(self.origin, sums)?;
        Ok(())
    }

    /// The sums about another origin: with δ the distance, `Σw(d + δ)` and `Σw(d + δ)²`.
    fn about(&self, origin: f64) -> Sums {
        let Sums {
            weight,
            first,
            second,
        } = self.sums;
        let distance = DoubleDouble::from(self.origin) - DoubleDouble::from(origin);
        let moved = weight * distance;
        let cross = first * distance;
        Sums {
            weight,
            first: first + moved,
            second: second + cross + cross + moved * distance,
        }
    }

    /// The total weight.
    #[must_use]
    pub const fn total_weight(&self) -> f64 {
        self.sums.weight.high
    }

    /// The weighted mean.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if nothing of positive weight was added.
    pub fn mean(&self) -> Result<f64, NumericError> {
        Ok(self.precise_mean()?.high)
    }

    fn precise_mean(&self) -> Result<DoubleDouble, NumericError> {
        if self.sums.weight.high == 0.0 {
            return Err(NumericError::Empty);
        }
        Ok(DoubleDouble::from(self.origin) + self.sums.first / self.sums.weight)
    }

    /// The weighted population variance; never negative.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if nothing of positive weight was added.
    pub fn variance(&self) -> Result<f64, NumericError> {
        self.precise_mean()?;
        Ok(self.centred().high.max(0.0))
    }

    /// The weighted population standard deviation.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if nothing of positive weight was added.
    #[doc(alias = "sd")]
    pub fn standard_deviation(&self) -> Result<f64, NumericError> {
        self.precise_mean()?;
        Ok(self.centred().sqrt().high)
    }

    /// The standard deviation over the mean.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if nothing of positive weight was added.
    /// - [`NumericError::NonPositiveMean`] if the mean is zero or negative.
    /// - [`NumericError::Overflow`] if it is beyond the largest double, next to a mean of almost
    ///   zero.
    #[doc(alias = "cv")]
    pub fn coefficient_of_variation(&self) -> Result<f64, NumericError> {
        let mean = self.precise_mean()?;
        if mean.high <= 0.0 {
            return Err(NumericError::NonPositiveMean);
        }
        finite((self.centred().sqrt() / mean).high)
    }
}

impl Default for Moments {
    fn default() -> Self {
        Self::EMPTY
    }
}
