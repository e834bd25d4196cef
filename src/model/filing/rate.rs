//! A rate keeps its numerator and its denominator apart.

use crate::model::filing::error::ModelError;
use crate::model::filing::quantity::Quantity;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// So much of `N` for so much of `D`, such as teachers for pupils.
///
/// The total of rates is `Σn / Σd`, and the weight of a rate is its denominator: the weighted mean
/// of the rates of schools is the rate of the county by construction, and nobody can weight by the
/// wrong column. The denominator is positive.
///
/// # Examples
///
/// Two schools of 4 and 8 m² a pupil; together 5, not 6, because the first has three times the
/// pupils:
///
/// ```
/// use junheng::model::{Pupils, Quantity, Rate, SquareMetres};
///
/// let first = Rate::new(SquareMetres::new(1200.into())?, Pupils::new(300.into())?)?;
/// let second = Rate::new(SquareMetres::new(800.into())?, Pupils::new(100.into())?)?;
/// let county = first.plus(second)?;
/// assert_eq!(county.numerator().amount(), 2000.into());
/// assert_eq!(county.denominator().amount(), 400.into());
/// # Ok::<(), junheng::model::ModelError>(())
/// ```
///
/// Rates of different things do not add:
///
/// ```compile_fail
/// use junheng::model::{Pupils, Quantity, Rate, SquareMetres, Teachers};
/// fn total(area: Rate<SquareMetres, Pupils>, staff: Rate<Teachers, Pupils>) {
///     let _ = area.plus(staff);
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Parts<N, D>", into = "Parts<N, D>")]
#[serde(bound(
    serialize = "N: Quantity + Serialize, D: Quantity + Serialize",
    deserialize = "N: Quantity + Deserialize<'de>, D: Quantity + Deserialize<'de>"
))]
pub struct Rate<N: Quantity, D: Quantity> {
    numerator: N,
    denominator: D,
}

/// The written form of a rate, before its denominator is checked.
#[derive(Serialize, Deserialize)]
struct Parts<N, D> {
    numerator: N,
    denominator: D,
}

impl<N: Quantity, D: Quantity> TryFrom<Parts<N, D>> for Rate<N, D> {
    type Error = ModelError;

    fn try_from(parts: Parts<N, D>) -> Result<Self, ModelError> {
        Self::new(parts.numerator, parts.denominator)
    }
}

impl<N: Quantity, D: Quantity> From<Rate<N, D>> for Parts<N, D> {
    fn from(rate: Rate<N, D>) -> Self {
        Self {
            numerator: rate.numerator,
            denominator: rate.denominator,
        }
    }
}

impl<N: Quantity, D: Quantity> Rate<N, D> {
    /// A rate of two quantities.
    ///
    /// # Errors
    ///
    /// - [`ModelError::ZeroDenominator`] if the denominator is zero.
    pub fn new(numerator: N, denominator: D) -> Result<Self, ModelError> {
        if denominator.amount() <= Decimal::ZERO {
            return Err(ModelError::ZeroDenominator);
        }
        Ok(Self {
            numerator,
            denominator,
        })
    }

    /// What is counted.
    #[must_use]
    pub const fn numerator(&self) -> N {
        self.numerator
    }

    /// What it is counted for; the weight of the rate.
    #[must_use]
    pub const fn denominator(&self) -> D {
        self.denominator
    }

    /// The rate of both together: numerators and denominators are added apart.
    ///
    /// # Errors
    ///
    /// - [`ModelError::AmountTooLarge`] if a sum is beyond the largest decimal.
    pub fn plus(self, other: Self) -> Result<Self, ModelError> {
        Ok(Self {
            numerator: self.numerator.plus(other.numerator)?,
            denominator: self.denominator.plus(other.denominator)?,
        })
    }
}
