//! Weighted mean and dispersion at the speed of memory, in a state that merges.

use super::double_double::DoubleDouble;
use super::lanes::{Sums, sums_about};
use super::{NumericError, WeightedSample};

/// Weighted population moments of doubles: as good as computed in twice their precision.
///
/// Use it for millions of values, and where a part sends its state instead of its rows: the state is
/// seven doubles, whatever the number of observations. [`ExactMoments`](super::ExactMoments) is
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
/// The relative error of every result is below 2e-15 for up to 10⁹ observations, also of values
/// that agree in their first fifteen digits. An observation of weight zero changes nothing. The
/// result of [`of`](Self::of) is the same on every machine; order and partition may change its last
/// bit.
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
    origin: f64,
    sums: Sums,
}

/// Sums this far from one keep all their digits: nothing on the way over- or underflows.
const LARGEST: f64 = f64::from_bits((1023 + 900) << 52);
const SMALLEST: f64 = f64::from_bits((1023 - 900) << 52);

/// A squared coefficient of variation below this has lost digits to cancellation about zero.
const CANCELLED: f64 = f64::from_bits((1023 - 26) << 52);

impl Moments {
    /// No observation.
    pub const EMPTY: Self = Self {
        origin: 0.0,
        sums: Sums {
            weight: DoubleDouble::ZERO,
            first: DoubleDouble::ZERO,
            second: DoubleDouble::ZERO,
        },
    };

    /// The moments of a sample: one pass over its columns, and a second one, about the mean, where
    /// the values agree in so many digits that the first has lost some.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Overflow`] if a sum leaves the range of about 1e±270, where digits would be
    ///   lost; [`ExactMoments`](super::ExactMoments) takes any finite values.
    pub fn of(sample: &WeightedSample<'_>) -> Result<Self, NumericError> {
        let (values, weights) = (sample.values(), sample.weights().as_slice());
        let about_zero = Self {
            origin: 0.0,
            sums: sums_about(None, values, weights),
        };
        about_zero.check(values)?;
        if !about_zero.has_cancelled() {
            return Ok(about_zero);
        }
        let origin = about_zero.mean()?;
        let about_mean = Self {
            origin,
            sums: sums_about(Some(origin), values, weights),
        };
        about_mean.check_range()?;
        Ok(about_mean)
    }

    /// Whether the sums have kept all their digits.
    fn check(&self, values: &[f64]) -> Result<(), NumericError> {
        self.check_range()?;
        // A sum of squares of zero may be one that has vanished.
        if self.sums.second.high == 0.0 && values.iter().any(|value| *value != 0.0) {
            return Err(NumericError::Overflow);
        }
        Ok(())
    }

    fn check_range(&self) -> Result<(), NumericError> {
        let Sums {
            weight,
            first,
            second,
        } = self.sums;
        let kept = |sum: DoubleDouble| {
            let size = sum.high.abs();
            size == 0.0 || (SMALLEST..=LARGEST).contains(&size)
        };
        // The first sum may cancel to next to nothing, and loses no digit of the mean by it.
        if kept(weight) && first.high.abs() <= LARGEST && kept(second) {
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

    /// The moments of one observation, about itself.
    fn one(value: f64, weight: f64) -> Result<Self, NumericError> {
        if !value.is_finite() {
            return Err(NumericError::InvalidValue { index: 0, value });
        }
        if !weight.is_finite() || weight < 0.0 {
            return Err(NumericError::InvalidWeight { index: 0, weight });
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
        *self = merged;
        Ok(())
    }

    /// Takes an observation away again, such as that of a school that withdrew.
    ///
    /// What is left is as good as if it had never been there while its weight and its square about
    /// the origin are not more than 10¹² times those of the rest; beyond that, digits are gone.
    ///
    /// # Errors
    ///
    /// - as for [`push`](Self::push).
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
        self.sums = Sums {
            weight: left,
            first: self.sums.first - moved.first,
            second: self.sums.second - moved.second,
        };
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
    #[doc(alias = "cv")]
    pub fn coefficient_of_variation(&self) -> Result<f64, NumericError> {
        let mean = self.precise_mean()?;
        if mean.high <= 0.0 {
            return Err(NumericError::NonPositiveMean);
        }
        Ok((self.centred().sqrt() / mean).high)
    }
}

impl Default for Moments {
    fn default() -> Self {
        Self::EMPTY
    }
}
