//! Shares of a sample, and how sure they are.

use statrs::distribution::{Beta, Continuous as _, ContinuousCDF, Normal};

use super::{Interval, NumericError};

/// How sure an interval is to be: the share of samples whose interval covers the truth.
///
/// Above 0 and below 1.
///
/// # Examples
///
/// A level of 95 is a slip of a hundred:
///
/// ```
/// # use junheng::numeric::{Confidence, NumericError};
/// assert_eq!(Confidence::new(0.95)?, Confidence::PERCENT_95);
/// assert_eq!(Confidence::new(95.0), Err(NumericError::InvalidParameter { value: 95.0 }));
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Confidence(f64);

impl Confidence {
    /// 90 %.
    pub const PERCENT_90: Self = Self(0.9);

    /// 95 %.
    pub const PERCENT_95: Self = Self(0.95);

    /// 99 %.
    pub const PERCENT_99: Self = Self(0.99);

    /// Takes a level as a share.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidParameter`] unless it is above 0 and below 1.
    pub const fn new(level: f64) -> Result<Self, NumericError> {
        if level > 0.0 && level < 1.0 {
            Ok(Self(level))
        } else {
            Err(NumericError::InvalidParameter { value: level })
        }
    }

    /// The level as a share.
    #[must_use]
    pub const fn level(self) -> f64 {
        self.0
    }

    /// The probability beyond each end of a two-sided interval.
    pub(super) const fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }

    /// The number of standard deviations that a two-sided interval of a normal distribution reaches.
    pub(super) fn normal_reach(self) -> f64 {
        -Normal::standard().inverse_cdf(self.tail())
    }
}

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
        }
    }

    /// ( k + z²/2 ± z√(k(n−k)/n + z²/4) ) / (n + z²); the lower end from the product of the two,
    /// k²/(n (n + z²)), which has no difference in it.
    fn wilson(&self, z: f64) -> Interval {
        let (k, n) = (whole(self.count), whole(self.total));
        let rest = whole(self.total - self.count);
        let greater = k + z * z / 2.0 + z * (k * (rest / n) + z * z / 4.0).sqrt();
        Interval {
            lower: k / n * k / greater,
            upper: if self.count == self.total {
                1.0
            } else {
                greater / (n + z * z)
            },
        }
    }

    fn clopper_pearson(&self, tail: f64) -> Result<Interval, NumericError> {
        let (k, n) = (whole(self.count), whole(self.total));
        let rest = whole(self.total - self.count);
        // (1 − p)ⁿ = tail, or pⁿ = tail, where none or all were counted.
        let all = tail.ln() / n;
        Ok(Interval {
            lower: match self.count {
                0 => 0.0,
                count if count == self.total => all.exp(),
                _ => beta_quantile(k, rest + 1.0, tail)?,
            },
            upper: match self.count {
                0 => -all.exp_m1(),
                count if count == self.total => 1.0,
                _ => beta_quantile(k + 1.0, rest, 1.0 - tail)?,
            },
        })
    }
}

fn beta_quantile(a: f64, b: f64, p: f64) -> Result<f64, NumericError> {
    let beta = Beta::new(a, b).map_err(|_| NumericError::NoQuantile)?;
    let first = beta
        .try_inverse_cdf(p)
        .map_err(|_| NumericError::NoQuantile)?;
    let quantile = refined(first, p, |x| beta.cdf(x), |x| beta.pdf(x));
    if quantile > 0.0 && quantile < 1.0 {
        Ok(quantile)
    } else {
        Err(NumericError::NoQuantile)
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
const fn whole(count: u64) -> f64 {
    count as f64
}
