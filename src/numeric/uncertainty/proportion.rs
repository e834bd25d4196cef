//! Shares of a sample, and how sure they are.

use crate::numeric::uncertainty::confidence::Confidence;
use serde::{Deserialize, Serialize};
use statrs::distribution::{Beta, Continuous as _, ContinuousCDF};
use statrs::function::beta::checked_beta_reg;

use crate::numeric::error::NumericError;
use crate::numeric::uncertainty::interval::Interval;

/// So many out of so many: satisfied parents among those who answered.
///
/// The total is positive, and the count at most as large.
///
/// # Examples
///
/// 85 of 100 are satisfied; the interval says whether 85 % of all are:
///
/// ```
/// # use junheng::numeric::{Confidence, NumericError, Proportion, ProportionInterval};
/// let satisfied = Proportion::new(85, 100)?;
/// assert_eq!(satisfied.estimate(), 0.85);
/// let interval = satisfied.interval(ProportionInterval::Wilson, Confidence::PERCENT_95)?;
/// assert!(0.76 < interval.lower && interval.lower < 0.77);
/// assert!(0.90 < interval.upper && interval.upper < 0.91);
///
/// let impossible = Proportion::new(101, 100);
/// assert_eq!(impossible, Err(NumericError::InvalidCount { count: 101, total: 100 }));
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Proportion {
    count: u64,
    total: u64,
}

/// How an interval for a proportion is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProportionInterval {
    /// By inverting the score test: close to its level on the average, never beyond 0 and 1. The one
    /// to choose unless something speaks against it.
    ///
    /// Wilson (1927), Journal of the American Statistical Association 22(158), 209–212;
    /// <https://doi.org/10.1080/01621459.1927.10502953>
    #[default]
    #[doc(alias = "score")]
    Wilson,
    /// By inverting the binomial test: never below its level, and so wider than it need be.
    ///
    /// Clopper, Pearson (1934), Biometrika 26(4), 404–413; <https://doi.org/10.1093/biomet/26.4.404>
    #[doc(alias = "exact")]
    ClopperPearson,
    /// `k/n ± z √( k(n−k)/n³ )`, cut off at 0 and 1: for sample sizes worked out by hand. Near 0 and 1 it
    /// covers the truth far too rarely, and of none or all it has no width.
    ///
    /// Brown, Cai, `DasGupta` (2001), Interval estimation for a binomial proportion, Statistical Science
    /// 16(2), 101–133; <https://doi.org/10.1214/ss/1009213286>
    #[doc(alias = "wald")]
    Normal,
}

/// On which side of a bound a share is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Alternative {
    /// That the share is above the bound: many were counted.
    Above,
    /// That the share is below the bound: few were counted.
    Below,
}

impl Proportion {
    /// Takes how many of how many.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidCount`] if the total is zero or less than the count.
    pub const fn new(count: u64, total: u64) -> Result<Self, NumericError> {
        if total > 0 && count <= total {
            Ok(Self { count, total })
        } else {
            Err(NumericError::InvalidCount { count, total })
        }
    }

    /// The share itself.
    #[must_use]
    pub fn estimate(&self) -> f64 {
        whole(self.count) / whole(self.total)
    }

    /// Returns the interval of a confidence.
    ///
    /// # Properties
    ///
    /// Covers the estimate; begins at 0 if none was counted, and ends at 1 if all were. That of the
    /// rest, `total − count`, is its mirror image.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NoQuantile`] if a quantile of the beta distribution cannot be found, which
    ///   takes totals beyond those of any survey.
    pub fn interval(
        &self,
        method: ProportionInterval,
        confidence: Confidence,
    ) -> Result<Interval, NumericError> {
        match method {
            ProportionInterval::Wilson => Ok(self.wilson(confidence.normal_reach())),
            ProportionInterval::ClopperPearson => self.clopper_pearson(confidence.tail()),
            ProportionInterval::Normal => {
                let reach = confidence.normal_reach();
                let interval = around_share(self.estimate(), whole(self.total), reach);
                Ok(Interval {
                    lower: interval.lower.max(0.0),
                    upper: interval.upper.min(1.0),
                })
            }
        }
    }

    /// The probability that the share among all is at least a bound, as one who knew nothing before may
    /// see it after this sample.
    ///
    /// It is that of the beta distribution with the parameters k + ½ and n − k + ½: what `Jeffreys`' prior,
    /// of ½ and ½, becomes by k of n. Half the weight of one observation, shared out evenly, is all that
    /// the prior adds.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidProbability`] unless the bound is from 0 to 1.
    ///
    /// # Examples
    ///
    /// Satisfied are 85 of 100, and at least 85 % are to be. That is about as likely as not:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Proportion};
    /// let probability = Proportion::new(85, 100)?.probability_at_least(0.85)?;
    /// assert!(0.45 < probability && probability < 0.55);
    /// // Of ten times as many, with one percentage point more, it is more likely.
    /// assert!(Proportion::new(860, 1000)?.probability_at_least(0.85)? > 0.8);
    /// # Ok::<(), NumericError>(())
    /// ```
    ///
    /// # References
    ///
    /// Brown, Cai, `DasGupta` (2001), Interval estimation for a binomial proportion, Statistical Science
    /// 16(2), 101–133, section 4.3; <https://doi.org/10.1214/ss/1009213286>
    #[doc(alias = "posterior")]
    pub fn probability_at_least(&self, bound: f64) -> Result<f64, NumericError> {
        let (k, rest) = (whole(self.count), whole(self.total - self.count));
        // As that of the mirror image below its own, which keeps the digits of a small one.
        beta_below(rest + 0.5, k + 0.5, 1.0 - bound)
    }

    /// The p-value of the exact binomial test: how likely so many or more are counted (or so few or
    /// fewer), if the share among all is just the bound.
    ///
    /// Small where the share is above the bound (or below it) beyond doubt. It says how well the sample
    /// goes with the bound, not how likely the bound is met: that is
    /// [`probability_at_least`](Self::probability_at_least).
    ///
    /// # Formula
    ///
    /// ```text
    ///      Σ  C(n, i) pⁱ (1 − p)ⁿ⁻ⁱ      over i from k to n, or from 0 to k
    /// ```
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidProbability`] unless the bound is from 0 to 1.
    ///
    /// # Examples
    ///
    /// All of three, though half of all: one in eight times.
    ///
    /// ```
    /// # use junheng::numeric::{Alternative, NumericError, Proportion};
    /// let all = Proportion::new(3, 3)?;
    /// assert!((all.binomial_test(0.5, Alternative::Above)? - 0.125).abs() < 1e-15);
    /// assert_eq!(all.binomial_test(0.5, Alternative::Below)?, 1.0);
    ///
    /// let refused = all.binomial_test(85.0, Alternative::Below);
    /// assert_eq!(refused, Err(NumericError::InvalidProbability));
    /// # Ok::<(), NumericError>(())
    /// ```
    ///
    /// # References
    ///
    /// Clopper, Pearson (1934), Biometrika 26(4), 404–413; <https://doi.org/10.1093/biomet/26.4.404>
    pub fn binomial_test(&self, bound: f64, alternative: Alternative) -> Result<f64, NumericError> {
        if !(0.0..=1.0).contains(&bound) {
            return Err(NumericError::InvalidProbability);
        }
        let (k, rest) = (whole(self.count), whole(self.total - self.count));
        match alternative {
            // What is counted is never less than none, nor more than all.
            Alternative::Above if self.count == 0 => Ok(1.0),
            Alternative::Below if self.count == self.total => Ok(1.0),
            Alternative::Above => beta_below(k, rest + 1.0, bound),
            Alternative::Below => beta_below(rest, k + 1.0, 1.0 - bound),
        }
    }

    fn wilson(&self, z: f64) -> Interval {
        let (k, n) = (whole(self.count), whole(self.total));
        let mut interval = wilson(k, whole(self.total - self.count), n, z);
        if self.count == self.total {
            interval.upper = 1.0;
        }
        interval
    }

    fn clopper_pearson(&self, tail: f64) -> Result<Interval, NumericError> {
        let (k, n) = (whole(self.count), whole(self.total));
        clopper_pearson(k, whole(self.total - self.count), n, tail)
    }
}

/// The interval of a share that need not be a whole number of people, neither cut off nor refused at its
/// ends: what is expected of so many observations.
pub(super) fn interval_of_share(
    share: f64,
    n: f64,
    method: ProportionInterval,
    confidence: Confidence,
) -> Result<Interval, NumericError> {
    let (k, rest) = (share * n, (1.0 - share) * n);
    match method {
        ProportionInterval::Wilson => Ok(wilson(k, rest, n, confidence.normal_reach())),
        ProportionInterval::ClopperPearson => clopper_pearson(k, rest, n, confidence.tail()),
        ProportionInterval::Normal => Ok(around_share(share, n, confidence.normal_reach())),
    }
}

/// p ± z √( p (1 − p) / n )
fn around_share(share: f64, n: f64, z: f64) -> Interval {
    let reach = z * (share * (1.0 - share) / n).sqrt();
    Interval {
        lower: share - reach,
        upper: share + reach,
    }
}

/// ( k + z²/2 ± z√(k(n−k)/n + z²/4) ) / (n + z²); the lower end from the product of the two,
/// k²/(n (n + z²)), which has no difference in it.
fn wilson(k: f64, rest: f64, n: f64, z: f64) -> Interval {
    let greater = k + z * z / 2.0 + z * (k * (rest / n) + z * z / 4.0).sqrt();
    Interval {
        // Of none, an interval of next to no confidence has no width, and nothing to divide by.
        lower: if k > 0.0 { k / n * k / greater } else { 0.0 },
        upper: greater / (n + z * z),
    }
}

fn clopper_pearson(k: f64, rest: f64, n: f64, tail: f64) -> Result<Interval, NumericError> {
    // (1 − p)ⁿ = tail, or pⁿ = tail, where none or all were counted.
    let all = libm::log(tail) / n;
    let (is_none, is_all) = (k <= 0.0, rest <= 0.0);
    Ok(Interval {
        lower: match (is_none, is_all) {
            (true, _) => 0.0,
            (_, true) => libm::exp(all),
            _ => beta_quantile(k, rest + 1.0, tail)?,
        },
        upper: match (is_none, is_all) {
            (true, _) => -libm::expm1(all),
            (_, true) => 1.0,
            _ => beta_quantile(k + 1.0, rest, 1.0 - tail)?,
        },
    })
}

/// The probability that a beta variable is below a number from 0 to 1.
fn beta_below(a: f64, b: f64, number: f64) -> Result<f64, NumericError> {
    if !(0.0..=1.0).contains(&number) {
        return Err(NumericError::InvalidProbability);
    }
    checked_beta_reg(a, b, number).map_err(|_| NumericError::NoQuantile)
}

fn beta_quantile(a: f64, b: f64, p: f64) -> Result<f64, NumericError> {
    let beta = Beta::new(a, b).map_err(|_| NumericError::NoQuantile)?;
    let is_right = |quantile: &f64| (beta.cdf(*quantile) - p).abs() < 1e-9 * p;
    // By halving first: the quantile that the library has of its own never ends for some parameters.
    let first = bisected(p, |x| beta.cdf(x));
    let newton = Some(refined(first, p, |x| beta.cdf(x), |x| beta.pdf(x)))
        .filter(|quantile| *quantile > 0.0 && *quantile < 1.0 && is_right(quantile));
    if let Some(quantile) = newton {
        return Ok(quantile);
    }
    // A parameter far below 1, of a share that is no whole number of people, has almost all at one end:
    // Newton's steps lead astray there, and neighbouring doubles are far apart in probability.
    let quantile = first;
    let reach = 1e-9;
    let below = (quantile * (1.0 - reach) - f64::MIN_POSITIVE).max(0.0);
    let above = (quantile * (1.0 + reach) + f64::MIN_POSITIVE).min(1.0);
    if beta.cdf(below) <= p && p <= beta.cdf(above) {
        Ok(quantile)
    } else {
        Err(NumericError::NoQuantile)
    }
}

/// A quantile of a distribution on 0 to 1, by halving.
fn bisected(p: f64, distribution: impl Fn(f64) -> f64) -> f64 {
    let (mut lower, mut upper) = (0.0, 1.0);
    loop {
        let middle = f64::midpoint(lower, upper);
        if middle <= lower || middle >= upper {
            return middle;
        }
        if distribution(middle) < p {
            lower = middle;
        } else {
            upper = middle;
        }
    }
}

/// A quantile made better by Newton's steps, for as long as they get smaller.
pub(super) fn refined(
    first: f64,
    p: f64,
    distribution: impl Fn(f64) -> f64,
    density: impl Fn(f64) -> f64,
) -> f64 {
    let mut quantile = first;
    let mut last_step = f64::INFINITY;
    for _ in 0..20 {
        let step = (distribution(quantile) - p) / density(quantile);
        let size = step.abs();
        if size.is_nan() || size >= last_step {
            break;
        }
        quantile -= step;
        last_step = size;
    }
    quantile
}

/// A number of people as a double, which is exact for all there are.
#[expect(
    clippy::cast_precision_loss,
    reason = "a number of people is below 2^53"
)]
pub(super) const fn whole(count: u64) -> f64 {
    count as f64
}
