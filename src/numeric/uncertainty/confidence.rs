//! How often an interval shall hold what it estimates.

use crate::numeric::error::NumericError;
use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF as _, Normal};

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
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Confidence(f64);

impl TryFrom<f64> for Confidence {
    type Error = NumericError;

    fn try_from(level: f64) -> Result<Self, NumericError> {
        Self::new(level)
    }
}

impl From<Confidence> for f64 {
    fn from(confidence: Confidence) -> Self {
        confidence.level()
    }
}

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
