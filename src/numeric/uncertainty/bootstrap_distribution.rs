//! What a measure gives for resamples.

use serde::{Deserialize, Serialize};

use crate::numeric::error::NumericError;
use crate::numeric::number::count::count_to_f64;

/// The results of a measure for many resamples, in order.
///
/// Never empty, every number finite.
///
/// Serialized as numbers. A reader of JSON that does not keep the last bit of a number, such as
/// `serde_json` without its feature `float_roundtrip`, may read a neighbouring double.
///
/// # Examples
///
/// Of 1, 2, 3 the quantile ½ is the second, and one in three is at most 1:
///
/// ```
/// # use junheng::numeric::{BootstrapDistribution, NumericError};
/// let distribution = BootstrapDistribution::new(vec![3.0, 1.0, 2.0])?;
/// assert_eq!(distribution.values(), [1.0, 2.0, 3.0]);
/// assert_eq!(distribution.quantile(0.5)?, 2.0);
/// assert_eq!(distribution.share_at_most(1.0), 1.0 / 3.0);
///
/// assert_eq!(BootstrapDistribution::new(vec![]), Err(NumericError::Empty));
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<f64>", into = "Vec<f64>")]
pub struct BootstrapDistribution {
    values: Vec<f64>,
}

impl BootstrapDistribution {
    /// Takes results in any order.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if there is none.
    /// - [`NumericError::InvalidValue`] if one is NaN or infinite.
    pub fn new(mut values: Vec<f64>) -> Result<Self, NumericError> {
        if values.is_empty() {
            return Err(NumericError::Empty);
        }
        for (index, value) in values.iter_mut().enumerate() {
            if !value.is_finite() {
                let value = *value;
                return Err(NumericError::InvalidValue { index, value });
            }
            // The sum with zero has no negative zero.
            *value += 0.0;
        }
        values.sort_unstable_by(f64::total_cmp);
        Ok(Self { values })
    }

    /// The results in ascending order.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The quantile of a probability: with B results, the one of rank `p (B + 1)`, and between two
    /// ranks a point on the straight line between their results.
    ///
    /// A rank within 10⁻⁹ of a whole number is that number, so that 19 resamples reach the tail of
    /// 5 % whatever its double.
    ///
    /// Hyndman, Fan (1996), The American Statistician 50(4), 361–365, definition 6;
    /// <https://doi.org/10.1080/00031305.1996.10473566>
    ///
    /// # Errors
    ///
    /// - [`NumericError::TooFewResamples`] if the rank is below 1 or above B: nothing is known of what
    ///   is beyond the results.
    pub fn quantile(&self, p: f64) -> Result<f64, NumericError> {
        let count = count_to_f64(self.values.len());
        let mut rank = p * (count + 1.0);
        if (rank - rank.round()).abs() < 1e-9 {
            rank = rank.round();
        }
        // What is not between them, NaN included.
        if !(1.0..=count).contains(&rank) {
            return Err(NumericError::TooFewResamples {
                resamples: self.values.len(),
                probability: p,
            });
        }
        let whole = rank.floor();
        let position = position_of(whole);
        let here = self.values.get(position).copied().unwrap_or_default();
        let next = self.values.get(position + 1).copied().unwrap_or(here);
        Ok(here + (rank - whole) * (next - here))
    }

    /// The share of the results that are at most a bound: the probability that a limit is kept, as
    /// far as resamples tell.
    #[must_use]
    pub fn share_at_most(&self, bound: f64) -> f64 {
        self.share(self.values.partition_point(|value| *value <= bound))
    }

    /// The share of the results that are below a bound.
    #[must_use]
    pub fn share_below(&self, bound: f64) -> f64 {
        self.share(self.values.partition_point(|value| *value < bound))
    }

    fn share(&self, count: usize) -> f64 {
        count_to_f64(count) / count_to_f64(self.values.len())
    }

    /// Whether all results are one.
    pub(super) fn is_constant(&self) -> bool {
        self.values.first() == self.values.last()
    }
}

/// The position of a rank, which is a whole number from 1 to the number of results.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a rank is a whole number from 1 on"
)]
fn position_of(rank: f64) -> usize {
    (rank as usize).saturating_sub(1)
}

impl TryFrom<Vec<f64>> for BootstrapDistribution {
    type Error = NumericError;

    fn try_from(values: Vec<f64>) -> Result<Self, NumericError> {
        Self::new(values)
    }
}

impl From<BootstrapDistribution> for Vec<f64> {
    fn from(distribution: BootstrapDistribution) -> Self {
        distribution.values
    }
}
