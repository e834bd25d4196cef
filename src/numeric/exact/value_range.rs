//! Which values a number can have.

use crate::numeric::error::NumericError;
use crate::numeric::exact::determination::Determination;
use crate::numeric::number::rational::Rational;
use std::cmp::Ordering;

/// The values that a number can have, such as one that is not known: one, those between two ends, or
/// all from one end up.
///
/// The lower end is never above the upper one; both belong to the range.
///
/// # Examples
///
/// A school that did not report its rooms has no fewer than none, and no more than the best one:
///
/// ```
/// # use junheng::numeric::{NumericError, Rational, ValueRange};
/// let missing = ValueRange::between(0, 12)?;
/// assert_eq!(missing.upper(), Some(&Rational::from(12)));
/// assert!(!missing.is_exact());
/// # Ok::<(), NumericError>(())
/// ```
///
/// Ends in the wrong order are refused:
///
/// ```
/// # use junheng::numeric::{NumericError, ValueRange};
/// let refused = ValueRange::between(12, 0);
/// assert_eq!(refused, Err(NumericError::EmptyRange { lower: 12.0, upper: 0.0 }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueRange {
    lower: Rational,
    upper: Option<Rational>,
}

impl ValueRange {
    /// A range whose ends are known to be in order.
    pub(super) const fn new(lower: Rational, upper: Option<Rational>) -> Self {
        Self { lower, upper }
    }

    /// The range of a value that is known. Never fails.
    #[must_use]
    pub fn exactly(value: impl Into<Rational>) -> Self {
        let value = value.into();
        Self {
            lower: value.clone(),
            upper: Some(value),
        }
    }

    /// The range from one end to the other.
    ///
    /// # Errors
    ///
    /// - [`NumericError::EmptyRange`] if the lower end is above the upper one.
    pub fn between(
        lower: impl Into<Rational>,
        upper: impl Into<Rational>,
    ) -> Result<Self, NumericError> {
        let (lower, upper) = (lower.into(), upper.into());
        if lower > upper {
            return Err(NumericError::EmptyRange {
                lower: lower.to_f64(),
                upper: upper.to_f64(),
            });
        }
        Ok(Self {
            lower,
            upper: Some(upper),
        })
    }

    /// The range from one end up without an end. Never fails.
    #[must_use]
    pub fn at_least(lower: impl Into<Rational>) -> Self {
        Self {
            lower: lower.into(),
            upper: None,
        }
    }

    /// The lower end.
    #[must_use]
    pub const fn lower(&self) -> &Rational {
        &self.lower
    }

    /// The upper end; `None` where there is none.
    #[must_use]
    pub const fn upper(&self) -> Option<&Rational> {
        self.upper.as_ref()
    }

    /// Whether a number is in the range.
    #[must_use]
    pub fn contains(&self, number: &Rational) -> bool {
        let is_below = |upper: &Rational| number <= upper;
        self.lower <= *number && self.upper.as_ref().is_none_or(is_below)
    }

    /// Whether there is one value only.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.upper.as_ref() == Some(&self.lower)
    }

    /// Tells whether a comparison with a limit holds whatever the values are.
    ///
    /// # Examples
    ///
    /// A mean from 1.5 to 4 is above 1 in any case, and above 2 perhaps:
    ///
    /// ```
    /// # use core::cmp::Ordering;
    /// # use junheng::numeric::{Determination, NumericError, PossibleDispersion, Rational, ValueRange};
    /// let ranges = [ValueRange::exactly(2), ValueRange::between(1, 6)?];
    /// let possible = PossibleDispersion::new(&ranges, &[Rational::ONE, Rational::ONE])?;
    /// let mean = possible.mean();
    /// assert_eq!(mean.decide(&Rational::ONE, Ordering::is_gt), Determination::Always);
    /// assert_eq!(mean.decide(&Rational::from(2), Ordering::is_gt), Determination::Open);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn decide(&self, limit: &Rational, holds: impl Fn(Ordering) -> bool) -> Determination {
        let highest = match &self.upper {
            Some(upper) => upper.cmp(limit),
            None => Ordering::Greater,
        };
        Determination::between(self.lower.cmp(limit), highest, holds)
    }
}
