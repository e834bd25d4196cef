//! Two groups side by side: parity indices, and the gap between them.

use crate::numeric::error::NumericError;
use crate::numeric::exact::value_range::ValueRange;
use crate::numeric::number::rational::Rational;

/// One number of two groups: of the one that is compared, and of the one it is compared with.
///
/// By custom the group compared is the one that is more often behind: female to male, rural to urban,
/// poorest to richest. Both numbers must be of one unit: two rates of enrolment, two values per pupil.
/// All results are exact; [`Rational::to_f64`] gives the nearest double.
///
/// # Formula
///
/// For `a` compared with `b`:
///
/// ```text
///      parity index            a / b
///      adjusted parity index   a / b          where a ≤ b
///                              2 − b / a      where a > b
///      gap                     b − a
///      relative gap            (b − a) / b
/// ```
///
/// # Units
///
/// - both numbers in any one unit; the gap in that unit
/// - the indices and the relative gap are dimensionless; the adjusted index is in `0..=2`
///
/// # Properties
///
/// The adjusted index of the two groups in the other order is 2 less it; the plain index of the other
/// order is its reciprocal, so that 0.5 and 2 are equally far from parity.
///
/// # Examples
///
/// Of the girls 40 % are enrolled, of the boys 50 %:
///
/// ```
/// # use junheng::numeric::{NumericError, Rational, TwoGroups};
/// let groups = TwoGroups::new(40, 50);
/// assert_eq!(groups.parity_index()?, Rational::new(8, 10)?);
/// assert_eq!(groups.adjusted_parity_index()?, Rational::new(8, 10)?);
///
/// // The other way round: 1.25, which is 2 − 0.8 when adjusted.
/// let reversed = TwoGroups::new(50, 40);
/// assert_eq!(reversed.parity_index()?, Rational::new(125, 100)?);
/// assert_eq!(reversed.adjusted_parity_index()?, Rational::new(12, 10)?);
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// - UNESCO Institute for Statistics, glossary, adjusted parity index;
///   <http://uis.unesco.org/node/539580>
#[doc(alias = "gpi")]
#[doc(alias = "gender parity index")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoGroups {
    compared: Rational,
    reference: Rational,
}

impl TwoGroups {
    /// The indices that count as parity, both ends included: from 0.97 to 1.03, the band of the UNESCO
    /// Institute for Statistics.
    ///
    /// # Examples
    ///
    /// 0.9601 is not parity, 0.97 is:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational, TwoGroups};
    /// assert!(!TwoGroups::UNESCO_PARITY.contains(&Rational::new(9601, 10_000)?));
    /// assert!(TwoGroups::UNESCO_PARITY.contains(&Rational::new(97, 100)?));
    /// # Ok::<(), NumericError>(())
    /// ```
    pub const UNESCO_PARITY: ValueRange =
        ValueRange::new(Rational::small(97, 100), Some(Rational::small(103, 100)));

    /// Takes the number of the group that is compared, and of the one it is compared with.
    ///
    /// Never fails: what an index asks of them is asked there.
    #[must_use]
    pub fn new(compared: impl Into<Rational>, reference: impl Into<Rational>) -> Self {
        Self {
            compared: compared.into(),
            reference: reference.into(),
        }
    }

    /// Takes two doubles as the exact fractions that they are.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidValue`] if one is NaN or infinite: position 0 is the group compared,
    ///   1 the other.
    ///
    /// # Examples
    ///
    /// The double nearest to the quotient of the two doubles:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, TwoGroups};
    /// let groups = TwoGroups::of_doubles(30.57, 31.84)?;
    /// assert_eq!(groups.parity_index()?.to_f64(), 30.57 / 31.84);
    ///
    /// let refused = TwoGroups::of_doubles(30.57, f64::INFINITY);
    /// let error = NumericError::InvalidValue { index: 1, value: f64::INFINITY };
    /// assert_eq!(refused, Err(error));
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn of_doubles(compared: f64, reference: f64) -> Result<Self, NumericError> {
        let exact = |index: usize, value: f64| {
            Rational::of_double(value).ok_or(NumericError::InvalidValue { index, value })
        };
        Ok(Self {
            compared: exact(0, compared)?,
            reference: exact(1, reference)?,
        })
    }

    /// The number of the group that is compared.
    #[must_use]
    pub const fn compared(&self) -> &Rational {
        &self.compared
    }

    /// The number of the group it is compared with.
    #[must_use]
    pub const fn reference(&self) -> &Rational {
        &self.reference
    }

    /// The two in the other order.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self {
            compared: self.reference,
            reference: self.compared,
        }
    }

    /// Returns the parity index `a / b`: below 1, the group compared is behind.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NegativeValue`] if one of the numbers is negative.
    /// - [`NumericError::NonPositiveDenominator`] if the group it is compared with has zero.
    ///
    /// # Examples
    ///
    /// Backbone teachers are 30.57 % of the teachers in the country and 31.84 % in town:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational, RoundingMode, TwoGroups};
    /// let shares = TwoGroups::new(Rational::new(3057, 100)?, Rational::new(3184, 100)?);
    /// let index = shares.parity_index()?;
    /// assert_eq!(index.to_fixed(4, RoundingMode::HalfAwayFromZero), "0.9601");
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn parity_index(&self) -> Result<Rational, NumericError> {
        self.expect_no_negative()?;
        self.over_reference(&self.compared)
    }

    /// Returns the adjusted parity index: `a / b`, or `2 − b / a` where the group compared is ahead.
    ///
    /// It is defined where only one of the two has zero: 0 or 2, the ends of its range.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NegativeValue`] if one of the numbers is negative.
    /// - [`NumericError::NonPositiveDenominator`] if both are zero.
    ///
    /// # Examples
    ///
    /// Where no boy is enrolled, the index is at its end:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational, TwoGroups};
    /// let groups = TwoGroups::new(40, 0);
    /// assert_eq!(groups.adjusted_parity_index()?, Rational::from(2));
    /// let refused = groups.parity_index();
    /// assert_eq!(refused, Err(NumericError::NonPositiveDenominator { denominator: 0.0 }));
    /// # Ok::<(), NumericError>(())
    /// ```
    #[doc(alias = "gpia")]
    pub fn adjusted_parity_index(&self) -> Result<Rational, NumericError> {
        self.expect_no_negative()?;
        if self.compared > self.reference {
            let inverse = self.reference.checked_div(&self.compared)?;
            Ok(Rational::from(2) - inverse)
        } else {
            self.over_reference(&self.compared)
        }
    }

    /// Returns how far the group compared is behind, `b − a`: negative where it is ahead.
    ///
    /// Never fails.
    ///
    /// # Examples
    ///
    /// Shares of 30.57 % and 31.84 % are 1.27 points apart:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational, TwoGroups};
    /// let shares = TwoGroups::new(Rational::new(3057, 100)?, Rational::new(3184, 100)?);
    /// assert_eq!(shares.gap(), Rational::new(127, 100)?);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn gap(&self) -> Rational {
        &self.reference - &self.compared
    }

    /// Returns how far the group compared is behind, as a share of what the other has.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveDenominator`] unless the group it is compared with has more than
    ///   zero.
    ///
    /// # Examples
    ///
    /// 40 is a fifth less than 50:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational, TwoGroups};
    /// assert_eq!(TwoGroups::new(40, 50).relative_gap()?, Rational::new(1, 5)?);
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn relative_gap(&self) -> Result<Rational, NumericError> {
        self.over_reference(&self.gap())
    }

    fn over_reference(&self, number: &Rational) -> Result<Rational, NumericError> {
        if self.reference.is_positive() {
            number.checked_div(&self.reference)
        } else {
            Err(NumericError::NonPositiveDenominator {
                denominator: self.reference.to_f64(),
            })
        }
    }

    fn expect_no_negative(&self) -> Result<(), NumericError> {
        let lower = (&self.compared).min(&self.reference);
        if lower.is_negative() {
            return Err(NumericError::NegativeValue {
                value: lower.to_f64(),
            });
        }
        Ok(())
    }
}
