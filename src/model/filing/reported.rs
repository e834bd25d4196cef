//! A figure as reported, or the reason why there is none.

use crate::model::filing::error::ModelError;
use crate::model::filing::missing::Missing;
use crate::model::filing::quantity::Quantity;
use crate::model::writing::amount::Amount;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A figure, or the reason why there is none: an amount as filed ([`Filed`]), or a quantity of a known type.
///
/// Made with `From`, from the figure itself or from what a [`School`](crate::model::School) answers. What
/// is not reported stays not reported: it is never zero, and a total that lacks one of its figures
/// is missing as a whole.
///
/// In serialized form it is the figure, or `{"missing": "blank"}`.
///
/// # Examples
///
/// Forty pupils and an unknown number of pupils are an unknown number of pupils:
///
/// ```
/// use junheng::model::{Missing, Pupils, Reported};
///
/// let known = Reported::from(Pupils::from(40));
/// let unknown: Reported<Pupils> = Err(Missing::Blank).into();
/// assert_eq!(Reported::total([known, known])?, Pupils::from(80).into());
/// assert_eq!(Reported::total([known, unknown])?, Reported::Missing(Missing::Blank));
/// # Ok::<(), junheng::model::ModelError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Reported<T> {
    /// The figure.
    Figure(T),
    /// No figure, and why.
    #[serde(with = "missing")]
    Missing(Missing),
}

/// The written form of a figure that is not there.
mod missing {
    use crate::model::filing::missing::Missing;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Reason {
        missing: Missing,
    }

    pub(super) fn serialize<S: Serializer>(
        missing: &Missing,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        Reason { missing: *missing }.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Missing, D::Error> {
        Ok(Reason::deserialize(deserializer)?.missing)
    }
}

/// A filed amount, or the reason why there is none.
///
/// # Examples
///
/// ```
/// use junheng::model::{Filed, Missing};
///
/// let area = Filed::Figure(4500.into());
/// assert_eq!(area.amount(), Some(&4500.into()));
/// assert_eq!(Filed::Missing(Missing::Blank).amount(), None);
/// ```
pub type Filed = Reported<Amount>;

impl Filed {
    /// The amount, if there is one.
    #[must_use]
    pub const fn amount(&self) -> Option<&Amount> {
        match self {
            Self::Figure(amount) => Some(amount),
            Self::Missing(_) => None,
        }
    }
}

impl<T> Reported<T> {
    /// The figure, if there is one.
    #[must_use]
    pub fn figure(self) -> Option<T> {
        match self {
            Self::Figure(figure) => Some(figure),
            Self::Missing(_) => None,
        }
    }

    /// The reason, if there is no figure.
    #[must_use]
    pub const fn missing(&self) -> Option<Missing> {
        match self {
            Self::Figure(_) => None,
            Self::Missing(reason) => Some(*reason),
        }
    }

    /// The figure in another form, if there is one.
    #[must_use]
    pub fn map<U>(self, form: impl FnOnce(T) -> U) -> Reported<U> {
        match self {
            Self::Figure(figure) => Reported::Figure(form(figure)),
            Self::Missing(reason) => Reported::Missing(reason),
        }
    }
}

impl<Q: Quantity> Reported<Q> {
    /// A filed amount as a quantity.
    ///
    /// An amount with more digits than a [`Decimal`] holds is [`Missing::TooLong`].
    ///
    /// # Errors
    ///
    /// - [`ModelError::NegativeAmount`] if the amount is below zero.
    /// - [`ModelError::FractionOfWhole`] if the unit counts whole things and the amount is not
    ///   whole.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::model::{Filed, Missing, Reported, Teachers};
    ///
    /// let teachers = Reported::<Teachers>::of_filed(&Filed::Figure(21.into()))?;
    /// assert_eq!(teachers, Teachers::from(21).into());
    /// let blank = Reported::<Teachers>::of_filed(&Filed::Missing(Missing::Blank))?;
    /// assert_eq!(blank.missing(), Some(Missing::Blank));
    /// # Ok::<(), junheng::model::ModelError>(())
    /// ```
    pub fn of_filed(filed: &Filed) -> Result<Self, ModelError> {
        Ok(match filed {
            Filed::Missing(reason) => Self::Missing(*reason),
            Filed::Figure(amount) => match amount.to_decimal() {
                Some(decimal) => Self::Figure(Q::new(decimal)?),
                None => Self::Missing(Missing::TooLong),
            },
        })
    }

    /// The sum of all figures; missing if one of them is, for the first reason found.
    ///
    /// # Errors
    ///
    /// - [`ModelError::AmountTooLarge`] if the sum is beyond the largest decimal.
    pub fn total(figures: impl IntoIterator<Item = Self>) -> Result<Self, ModelError> {
        let mut total = Q::new(Decimal::ZERO)?;
        for figure in figures {
            match figure {
                Self::Figure(quantity) => total = total.plus(quantity)?,
                Self::Missing(reason) => return Ok(Self::Missing(reason)),
            }
        }
        Ok(Self::Figure(total))
    }
}

impl<T> From<T> for Reported<T> {
    fn from(figure: T) -> Self {
        Self::Figure(figure)
    }
}

impl<T> From<Result<T, Missing>> for Reported<T> {
    fn from(answer: Result<T, Missing>) -> Self {
        match answer {
            Ok(figure) => Self::Figure(figure),
            Err(reason) => Self::Missing(reason),
        }
    }
}
