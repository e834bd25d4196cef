//! Atkinson's index: the share of the whole that equality would save.

use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::NumericError;
use crate::numeric::inequality::entropy::GeneralizedEntropy;
use crate::numeric::inequality::ordered_sample::OrderedSample;
use crate::numeric::inequality::{Inequality, measure_each_rest};
use crate::numeric::number::extended::Extended;

/// Measures the share of the total that could be given up without loss if all had the same, for a
/// stated aversion to inequality ε.
///
/// # Formula
///
/// ```text
///               ⎛ Σ wᵢ (xᵢ/x̄)^(1−ε) ⎞ 1/(1−ε)
///      A = 1 −  ⎜ ───────────────── ⎟             for ε = 1:   1 − exp( Σ wᵢ ln(xᵢ/x̄) / W )
///               ⎝         W         ⎠
/// ```
///
/// Computed from [`GeneralizedEntropy`] of α = 1 − ε as `1 − (1 + α(α−1)GE)^(1/α)`, which keeps the
/// digits of nearly equal values.
///
/// # Units
///
/// - `sample`: values ≥ 0 in any one unit; weights in any one unit
/// - returns: dimensionless; in `0..=1`
///
/// # Properties
///
/// Unchanged when all values, or all weights, are multiplied by one positive number, and when every
/// observation is repeated. A transfer from one who has more to one who has less lowers it. With a
/// zero among the values it is 1 for ε ≥ 1: nothing can make up for having nothing.
///
/// # Errors
///
/// - [`NumericError::NegativeValue`] if a value is negative.
/// - [`NumericError::NonPositiveMean`] if all values are zero.
///
/// # Examples
///
/// The geometric mean of 1 and 4 is 2, and the mean 2.5:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Atkinson, Inequality};
/// let sample = WeightedSample::unweighted(&[1.0, 4.0])?;
/// assert!((Atkinson::new(1.0)?.measure(&sample)? - 0.2).abs() < 1e-15);
///
/// let refused = Atkinson::new(-1.0).unwrap_err();
/// assert_eq!(refused, NumericError::InvalidParameter { value: -1.0 });
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// Atkinson (1970), On the measurement of inequality, Journal of Economic Theory 2(3), 244–263;
/// <https://doi.org/10.1016/0022-0531(70)90039-6>
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Atkinson {
    epsilon: f64,
}

impl Atkinson {
    /// Takes the aversion to inequality ε.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidParameter`] unless it is above 0 and at most 100.
    pub const fn new(epsilon: f64) -> Result<Self, NumericError> {
        if epsilon > 0.0 && epsilon <= 100.0 {
            Ok(Self { epsilon })
        } else {
            Err(NumericError::InvalidParameter { value: epsilon })
        }
    }

    /// The aversion to inequality ε.
    #[must_use]
    pub const fn epsilon(&self) -> f64 {
        self.epsilon
    }

    /// The entropy that the index is made of.
    const fn entropy(self) -> Result<GeneralizedEntropy, NumericError> {
        GeneralizedEntropy::new(1.0 - self.epsilon)
    }
}

impl Inequality for Atkinson {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        sample.expect_no_negative()?;
        if self.epsilon >= 1.0 && sample.min() <= 0.0 {
            return Ok(1.0);
        }
        let entropy = self.entropy()?;
        let excess = excess_of(entropy, entropy.extended(sample));
        let alpha = entropy.alpha();
        if alpha != 0.0 && excess.compare(Extended::from(-0.5)).is_lt() {
            // Little is left of the one, and less of its digits.
            return Ok(1.0 - Extended::exp(mean_power(sample, alpha).ln() / alpha).to_f64());
        }
        Ok(index_of(alpha, excess))
    }

    fn measure_without_each(&self, sample: &WeightedSample<'_>) -> Result<Vec<f64>, NumericError> {
        let ordered = OrderedSample::from(sample);
        let zeros = ordered.count_up_to(0.0);
        let is_defined = ordered.expect_no_negative().is_ok();
        if is_defined && self.epsilon >= 1.0 && zeros > 0 {
            // With a zero left, and something beside it, the index is 1.
            let has_more = |value: f64, own: Extended| match (own.is_zero(), value > 0.0) {
                (true, _) => true,
                (false, true) => ordered.len() - zeros > 1,
                (false, false) => zeros > 1,
            };
            return measure_each_rest(self, sample, |value, own| {
                has_more(value, own).then_some(1.0)
            });
        }
        let entropy = self.entropy()?;
        let sums = is_defined.then(|| entropy.sums(&ordered));
        measure_each_rest(self, sample, |value, own| {
            let excess = excess_of(entropy, sums.as_ref()?.without(value, own)?);
            // Rounding carries it to −1 only where nothing is left of the one.
            let is_sound = excess.compare(Extended::from(-1.0)).is_gt();
            is_sound.then(|| index_of(entropy.alpha(), excess))
        })
    }
}

/// The mean of r^α, less one, from the entropy of α; for α = 0 that of −ln r.
fn excess_of(entropy: GeneralizedEntropy, measure: Extended) -> Extended {
    match entropy.alpha() {
        0.0 => measure,
        alpha => Extended::from(alpha) * Extended::from(alpha - 1.0) * measure,
    }
}

/// The index from what [`excess_of`] says, which is above −1.
fn index_of(alpha: f64, excess: Extended) -> f64 {
    // The sum with zero has no negative zero.
    0.0 - match alpha {
        0.0 => libm::expm1(-excess.to_f64()),
        _ => libm::expm1(excess.ln_1p() / alpha),
    }
}

/// Σ wᵢ (xᵢ/x̄)^α / W, for α > 0.
fn mean_power(sample: &OrderedSample, alpha: f64) -> Extended {
    let mean = sample.centre().mean;
    let positive = sample.weighted_values().skip(sample.count_up_to(0.0));
    let sum: Extended = positive
        .map(|(value, weight)| {
            let ratio = Extended::from(value) / mean;
            weight * ratio.power(alpha)
        })
        .sum();
    sum / Extended::from(&sample.sums().weight)
}
