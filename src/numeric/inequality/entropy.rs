//! The generalized entropy family: Theil's two measures, half the squared coefficient of variation,
//! and all between and beyond.

use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::{NumericError, finite};
use crate::numeric::inequality::ordered_sample::{Centre, OrderedSample};
use crate::numeric::inequality::{Inequality, measure_each_rest, rest_of};
use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::extended::Extended;

/// Measures inequality with a stated sensitivity α: the lower α, the more it matters what the lowest
/// have.
///
/// The only family that splits without rest into what is between groups and what is within them:
/// see [`Grouping`](crate::numeric::inequality::Grouping).
///
/// # Formula
///
/// ```text
///                   1        ⎛ 1            ⎛ xᵢ ⎞α      ⎞
///      GE(α) = ──────────  · ⎜ ── Σᵢ wᵢ ·   ⎜ ── ⎟   − 1 ⎟
///               α (α − 1)    ⎝ W            ⎝ x̄ ⎠        ⎠
///
///      GE(1) = Σ wᵢ (xᵢ/x̄) ln(xᵢ/x̄) / W      (Theil T; 0 ln 0 = 0)
///      GE(0) = Σ wᵢ ln(x̄/xᵢ) / W             (Theil L, mean log deviation)
///      GE(2) = CV² / 2
/// ```
///
/// With d = xᵢ/x̄ − 1 every term is written as `((1+d)^α − 1 − αd)/(α(α−1))`, such as
/// `(1+d) ln(1+d) − d` for α = 1: the terms so added sum to zero, and what is left is positive, so that
/// nearly equal values keep their digits where the textbook form keeps none.
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: dimensionless; not negative, zero if and only if all values are equal; Theil T in
///   `0..=ln(W/w)` with w the smallest weight
///
/// # Properties
///
/// Unchanged when all values, or all weights, are multiplied by one positive number, and when every
/// observation is repeated. A transfer from one who has more to one who has less lowers it.
///
/// # Errors
///
/// - [`NumericError::NonPositiveMean`] if all values are zero (for α = 2: if the mean is not
///   positive).
/// - [`NumericError::NegativeValue`] if a value is negative, except for α = 2.
/// - [`NumericError::ZeroValue`] if a value is zero and α ≤ 0.
/// - [`NumericError::Overflow`] if the result is beyond the largest double.
///
/// # Examples
///
/// Half of the schools have nothing, so the others have twice the mean:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{GeneralizedEntropy, Inequality};
/// let sample = WeightedSample::unweighted(&[0.0, 0.0, 0.0, 10.0, 10.0, 10.0])?;
/// let theil = GeneralizedEntropy::THEIL_T.measure(&sample)?;
/// assert!((theil - 2.0_f64.ln()).abs() < 1e-15);
///
/// let refused = GeneralizedEntropy::THEIL_L.measure(&sample);
/// assert_eq!(refused, Err(NumericError::ZeroValue));
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// - Theil (1967), Economics and information theory, chapter 4.
/// - Shorrocks (1980), The class of additively decomposable inequality measures, Econometrica 48(3),
///   613–625; <https://doi.org/10.2307/1913126>
#[doc(alias = "theil")]
#[doc(alias = "ge")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GeneralizedEntropy {
    alpha: f64,
}

impl GeneralizedEntropy {
    /// Theil T: α = 1.
    pub const THEIL_T: Self = Self { alpha: 1.0 };

    /// Theil L, the mean log deviation: α = 0.
    #[doc(alias = "mld")]
    #[doc(alias = "mean log deviation")]
    pub const THEIL_L: Self = Self { alpha: 0.0 };

    /// Half the squared coefficient of variation: α = 2.
    pub const HALF_SQUARED_CV: Self = Self { alpha: 2.0 };

    /// Takes the sensitivity.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidParameter`] if it is NaN or above 100 in size: no term of such a
    ///   measure but that of one end would count.
    pub const fn new(alpha: f64) -> Result<Self, NumericError> {
        if alpha.abs() <= 100.0 {
            Ok(Self { alpha })
        } else {
            Err(NumericError::InvalidParameter { value: alpha })
        }
    }

    /// The sensitivity α.
    #[must_use]
    pub const fn alpha(&self) -> f64 {
        self.alpha
    }

    pub(super) fn is_theil_t(self) -> bool {
        self.alpha.to_bits() == 1.0_f64.to_bits()
    }

    pub(super) fn is_half_squared_cv(self) -> bool {
        self.alpha.to_bits() == 2.0_f64.to_bits()
    }

    /// Fails unless the measure is defined.
    pub(super) fn expect_defined(self, sample: &OrderedSample) -> Result<(), NumericError> {
        if self.is_half_squared_cv() {
            sample.positive_total().map(|_| ())
        } else if self.alpha > 0.0 {
            sample.expect_no_negative()
        } else {
            sample.expect_positive()
        }
    }

    /// The measure of a sample on which it is defined.
    pub(super) fn extended(self, sample: &OrderedSample) -> Extended {
        let EntropySums { sum, whole, .. } = self.sums(sample);
        sum / whole
    }

    /// The sums of a sample on which the measure is defined.
    pub(super) fn sums(self, sample: &OrderedSample) -> EntropySums {
        let centre = sample.centre();
        let term = |value: f64, weight: Extended| {
            let ratio = || Extended::from(value) / centre.mean;
            weight * self.own_term(centre.relative_deviation(value), ratio)
        };
        EntropySums {
            entropy: self,
            sum: sample.sum_of(term),
            whole: Extended::from(&sample.sums().weight),
            centre,
        }
    }

    /// A term of a value of a sample on which the measure is defined: for α = 2 of any, also below zero.
    fn own_term(self, d: Extended, r: impl FnOnce() -> Extended) -> Extended {
        if self.is_half_squared_cv() {
            d.square() * Extended::from(0.5)
        } else {
            self.term(d, r)
        }
    }

    /// `(r^α − 1 − αd)/(α(α−1))` with r = 1 + d, which is not negative; for α = 1 and α = 0 its limit.
    pub(super) fn term(self, d: Extended, r: impl FnOnce() -> Extended) -> Extended {
        let alpha = self.alpha;
        let small = d.to_f64();
        if small.abs() < 0.25 && (alpha * small).abs() < 2.0 {
            return d.square() * Extended::from(series(alpha, small));
        }
        let r = r();
        if r.is_zero() {
            // Only for α > 0.
            return Extended::from(1.0 / alpha);
        }
        let divided_power = |exponent: f64| {
            // (r^β − 1)/β, which is ln r for β = 0.
            let power = exponent * r.ln();
            if exponent == 0.0 {
                Extended::from(r.ln())
            } else if power.abs() < 0.5 {
                Extended::from(libm::expm1(power)) / Extended::from(exponent)
            } else {
                (r.power(exponent) - Extended::ONE) / Extended::from(exponent)
            }
        };
        if alpha.abs() <= 0.5 {
            (d - divided_power(alpha)) / Extended::from(1.0 - alpha)
        } else {
            (r * divided_power(alpha - 1.0) - d) / Extended::from(alpha)
        }
    }
}

/// `((1+d)^α − 1 − αd)/(α(α−1)d²) = Σₖ (α−2)(α−3)…(α−1−k)/(k+2)! dᵏ`, for small d.
fn series(alpha: f64, d: f64) -> f64 {
    let (mut term, mut sum) = (0.5, 0.0);
    let mut k = 0.0;
    // Terms shrink by |d| < 1/4 in the end; the bound is for no number at all.
    while k < 1000.0 {
        sum += term;
        term *= d * (alpha - 2.0 - k) / (k + 3.0);
        k += 1.0;
        if term.abs() <= sum.abs() * 1e-18 {
            break;
        }
    }
    sum
}

impl Inequality for GeneralizedEntropy {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        self.expect_defined(sample)?;
        if self.is_half_squared_cv() {
            let sums = sample.sums();
            let twice = Dyadic::from_double(2.0);
            return finite(sums.spread().over(&sums.total.square().times(&twice)));
        }
        self.extended(sample).to_finite()
    }

    fn measure_without_each(&self, sample: &WeightedSample<'_>) -> Result<Vec<f64>, NumericError> {
        let ordered = OrderedSample::from(sample);
        let sums = self.expect_defined(&ordered).map(|()| self.sums(&ordered));
        measure_each_rest(self, sample, |value, own| {
            sums.as_ref().ok()?.without(value, own)?.to_finite().ok()
        })
    }
}

/// The sums of a measure, and what it is without any one observation.
///
/// With t(d) for a term and d = x/x̄ − 1 the measure is `Σ w t(d) / W`. What is left has the mean
/// `x̄ (1 + δ)`, and about it, as the terms of all of it add up to zero but for these,
///
/// ```text
///      GE = ( Σ w t(d) / W − t(δ) ) / (1 + δ)^α
/// ```
pub(super) struct EntropySums {
    entropy: GeneralizedEntropy,
    centre: Centre,
    sum: Extended,
    whole: Extended,
}

impl EntropySums {
    /// The measure without an observation of the sample, unless too few digits of it are left.
    pub(super) fn without(&self, value: f64, own: Extended) -> Option<Extended> {
        /// What has to be left of the terms about the new mean.
        const LEAST: f64 = 1.0 / 16.0;
        if own.is_zero() {
            // Its value is none of the measure's, and may be one for which a term is undefined.
            return Some(self.sum / self.whole);
        }
        let whole = rest_of(self.whole, own)?;
        let deviation = self.centre.relative_deviation(value);
        let shift = -(own * deviation / whole);
        let mean = rest_of(Extended::ONE, -shift)?;
        if self.sum.is_zero() {
            return Some(Extended::ZERO);
        }
        let ratio = || Extended::from(value) / self.centre.mean;
        let sum = rest_of(self.sum, own * self.entropy.own_term(deviation, ratio))?;
        let about_old_mean = sum / whole;
        let rest = about_old_mean - self.entropy.own_term(shift, || mean);
        let is_sound = rest.compare(about_old_mean * Extended::from(LEAST)).is_gt();
        is_sound.then(|| rest / mean.power(self.entropy.alpha))
    }
}
