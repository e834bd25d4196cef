//! How sure a coefficient of variation is, where the observations are drawn from many more.

use statrs::distribution::{ChiSquared, Continuous as _, ContinuousCDF};

use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::NumericError;
use crate::numeric::inequality::Inequality as _;
use crate::numeric::inequality::variation::CoefficientOfVariation;
use crate::numeric::number::count::count_to_f64;
use crate::numeric::uncertainty::confidence::Confidence;
use crate::numeric::uncertainty::interval::Interval;
use crate::numeric::uncertainty::normal;
use crate::numeric::uncertainty::proportion::refined;

/// How an interval for a coefficient of variation is made.
///
/// For observations without weights, drawn at random from a distribution that is about normal; K is
/// the coefficient with the sample divisor, v = n − 1, and u a quantile of the χ² distribution with v
/// degrees of freedom. With weights there is
/// [`LinearizedVariation`](crate::numeric::LinearizedVariation). A county that files all its schools has no interval: its coefficient is what
/// it is.
///
/// # Examples
///
/// An interval around the coefficient of five schools:
///
/// ```
/// # use junheng::numeric::{Confidence, NumericError, VariationInterval, WeightedSample};
/// let sample = WeightedSample::unweighted(&[9.0, 10.0, 11.0, 10.5, 9.5])?;
/// let interval = VariationInterval::Vangel.interval(&sample, Confidence::PERCENT_95)?;
/// assert!(interval.lower < 0.079 && 0.079 < interval.upper);
///
/// // So much spread in two observations leaves the upper end open.
/// let two = WeightedSample::unweighted(&[1.0, 9.0])?;
/// let refused = VariationInterval::McKay.interval(&two, Confidence::PERCENT_95);
/// assert_eq!(refused, Err(NumericError::UnboundedInterval));
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VariationInterval {
    /// `K / √( (u/(v+1) − 1) K² + u/v )`, for coefficients up to 1/3.
    ///
    /// `McKay` (1932), Journal of the Royal Statistical Society 95(4), 695–698;
    /// <https://doi.org/10.2307/2342041>
    McKay,
    /// `K / √( ((u+2)/n − 1) K² + u/v )`: that of `McKay` with less error.
    ///
    /// Vangel (1996), The American Statistician 50(1), 21–26;
    /// <https://doi.org/10.1080/00031305.1996.10473537>
    #[default]
    Vangel,
    /// `K ± z √( K²/v · (½ + K²) )`, for many observations.
    ///
    /// Miller (1991), Communications in Statistics: Theory and Methods 20(10), 3351–3363;
    /// <https://doi.org/10.1080/03610929108830707>
    Miller,
}

impl VariationInterval {
    /// Returns the interval around the coefficient of a sample.
    ///
    /// # Errors
    ///
    /// - [`NumericError::UnboundedInterval`] if the upper end is infinite, or beyond the largest
    ///   double.
    /// - [`NumericError::NoQuantile`] if a quantile of the χ² distribution cannot be found.
    /// - [`NumericError::UnweightedMethod`] with weights.
    /// - Those of [`CoefficientOfVariation::SAMPLE`].
    pub fn interval(
        self,
        sample: &WeightedSample<'_>,
        confidence: Confidence,
    ) -> Result<Interval, NumericError> {
        let coefficient = unweighted_coefficient(sample)?;
        self.around(coefficient, sample.len(), confidence)
    }

    /// Returns the interval around a coefficient of so many observations, where they themselves are
    /// not at hand.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidParameter`] if the coefficient is negative, NaN or infinite.
    /// - [`NumericError::TooFewObservations`] if there are fewer than two.
    /// - [`NumericError::UnboundedInterval`] and [`NumericError::NoQuantile`] as
    ///   [`interval`](Self::interval).
    pub fn around(
        self,
        coefficient: f64,
        count: usize,
        confidence: Confidence,
    ) -> Result<Interval, NumericError> {
        if !(coefficient.is_finite() && coefficient >= 0.0) {
            return Err(NumericError::InvalidParameter { value: coefficient });
        }
        if count < 2 {
            let (needed, found) = (2, count);
            return Err(NumericError::TooFewObservations { needed, found });
        }
        let (n, square) = (count_to_f64(count), coefficient * coefficient);
        let v = n - 1.0;
        let end = |u: f64| {
            let shift = match self {
                Self::Vangel => (u + 2.0) / n - 1.0,
                _ => u / n - 1.0,
            };
            let radicand = shift * square + u / v;
            // A coefficient whose square is infinite has no end that doubles could tell.
            if radicand > 0.0 && radicand.is_finite() {
                Ok(coefficient / radicand.sqrt())
            } else {
                Err(NumericError::UnboundedInterval)
            }
        };
        match self {
            Self::McKay | Self::Vangel => {
                let tail = confidence.tail();
                Ok(Interval {
                    lower: end(chi_squared_quantile(v, 1.0 - tail)?)?,
                    upper: end(chi_squared_quantile(v, tail)?)?,
                })
            }
            Self::Miller => {
                let reach = confidence.normal_reach() * (square / v * (0.5 + square)).sqrt();
                let upper = coefficient + reach;
                if !upper.is_finite() {
                    return Err(NumericError::UnboundedInterval);
                }
                let lower = coefficient - reach;
                Ok(Interval { lower, upper })
            }
        }
    }
}

impl VariationInterval {
    /// How sure it is that the coefficient among all is at most a bound: the level of the one-sided
    /// interval from 0 that ends at the bound.
    ///
    /// One less this number is the p-value of the claim that the coefficient is at least the bound. It is
    /// ½ near the coefficient of the sample, and rises with the bound; below 1 for every bound where so
    /// much variation has no upper limit.
    ///
    /// # Formula
    ///
    /// With L the bound, F the χ² distribution with v degrees of freedom, Φ the normal one:
    ///
    /// ```text
    ///      McKay:   1 − F( K² (1 + 1/L²) / (K²/n + 1/v) )
    ///      Vangel:  1 − F( K² (1 + 1/L² − 2/n) / (K²/n + 1/v) )
    ///      Miller:  Φ( (L − K) / √( K²/v · (½ + K²) ) )
    /// ```
    ///
    /// For normal values √n/K has a noncentral t distribution, of which the first two are
    /// approximations: for coefficient and bound up to ⅓ and n from 5 on, `McKay` is within 0.03 of it and
    /// `Vangel` within 0.002, as far as a grid of 60 cases shows; `Miller` is for many observations.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidParameter`] unless the bound is positive and finite.
    /// - [`NumericError::Overflow`] if the fourth power of the coefficient is beyond the largest double.
    /// - [`NumericError::UnweightedMethod`] with weights.
    /// - Those of [`CoefficientOfVariation::SAMPLE`].
    ///
    /// # Examples
    ///
    /// The coefficient of these five schools is 0.079. That the one of all is at most 0.1 is likely,
    /// and at most 0.05 is not:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, VariationInterval, WeightedSample};
    /// let sample = WeightedSample::unweighted(&[9.0, 10.0, 11.0, 10.5, 9.5])?;
    /// let vangel = VariationInterval::Vangel;
    /// assert!(vangel.confidence_at_most(&sample, 0.1)? > 0.6);
    /// assert!(vangel.confidence_at_most(&sample, 0.05)? < 0.1);
    /// # Ok::<(), NumericError>(())
    /// ```
    ///
    /// # References
    ///
    /// Those of the variants; for the exact distribution: Johnson, Welch (1940), Applications of the
    /// non-central t-distribution, Biometrika 31(3–4), 362–389;
    /// <https://doi.org/10.1093/biomet/31.3-4.362>
    pub fn confidence_at_most(
        self,
        sample: &WeightedSample<'_>,
        bound: f64,
    ) -> Result<f64, NumericError> {
        let coefficient = unweighted_coefficient(sample)?;
        self.confidence_around(coefficient, sample.len(), bound)
    }

    /// As [`confidence_at_most`](Self::confidence_at_most) for a coefficient of so many observations,
    /// where they themselves are not at hand.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidParameter`] unless the bound is positive and finite, or if the
    ///   coefficient is negative, NaN or infinite.
    /// - [`NumericError::TooFewObservations`] if there are fewer than two.
    /// - [`NumericError::Overflow`] if the fourth power of the coefficient is beyond the largest double.
    pub fn confidence_around(
        self,
        coefficient: f64,
        count: usize,
        bound: f64,
    ) -> Result<f64, NumericError> {
        for (value, is_good) in [(coefficient, coefficient >= 0.0), (bound, bound > 0.0)] {
            if !(is_good && value.is_finite()) {
                return Err(NumericError::InvalidParameter { value });
            }
        }
        if count < 2 {
            let (needed, found) = (2, count);
            return Err(NumericError::TooFewObservations { needed, found });
        }
        if coefficient <= 0.0 {
            return Ok(1.0);
        }
        let n = count_to_f64(count);
        let v = n - 1.0;
        let square = coefficient * coefficient;
        let ratio = coefficient / bound;
        if !(square * square).is_finite() {
            return Err(NumericError::Overflow);
        }
        let shift = match self {
            Self::Miller => {
                let error = (square / v * (0.5 + square)).sqrt();
                return Ok(normal::probability_below((bound - coefficient) / error));
            }
            Self::McKay => 0.0,
            Self::Vangel => 2.0 / n * square,
        };
        let quantile = (square + ratio * ratio - shift) / (square / n + 1.0 / v);
        let distribution = ChiSquared::new(v).map_err(|_| NumericError::NoQuantile)?;
        Ok(distribution.sf(quantile))
    }
}

/// The coefficient with the sample divisor, for methods that have no place for weights.
pub(super) fn unweighted_coefficient(sample: &WeightedSample<'_>) -> Result<f64, NumericError> {
    if sample.weights().as_slice().is_some() {
        return Err(NumericError::UnweightedMethod);
    }
    CoefficientOfVariation::SAMPLE.measure(sample)
}

fn chi_squared_quantile(freedom: f64, p: f64) -> Result<f64, NumericError> {
    let distribution = ChiSquared::new(freedom).map_err(|_| NumericError::NoQuantile)?;
    let first = distribution
        .try_inverse_cdf(p)
        .map_err(|_| NumericError::NoQuantile)?;
    let quantile = refined(first, p, |x| distribution.cdf(x), |x| distribution.pdf(x));
    if quantile.is_finite() && quantile > 0.0 {
        Ok(quantile)
    } else {
        Err(NumericError::NoQuantile)
    }
}
