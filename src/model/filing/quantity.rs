//! Quantities that cannot be mixed up: pupils, teachers, people, classes, square metres, yuan, rooms.

use crate::model::filing::error::ModelError;
use crate::model::writing::amount::Amount;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What every quantity has: a decimal, and the sign of its unit.
pub trait Quantity: Copy + fmt::Debug {
    /// The sign of the unit in Chinese forms.
    const SYMBOL: &'static str;

    /// What is counted, in English: `pupils`, `square metres`.
    const NAME: &'static str;

    /// Whether only whole ones are counted.
    const WHOLE: bool = false;

    /// The amount in that unit.
    fn amount(self) -> Decimal;

    /// A quantity of that amount.
    ///
    /// # Errors
    ///
    /// - [`ModelError::NegativeAmount`] if the amount is below zero.
    /// - [`ModelError::FractionOfWhole`] if the unit counts whole things and the amount is not
    ///   whole.
    fn new(amount: Decimal) -> Result<Self, ModelError>;

    /// An amount filed in ten thousands of the unit (万人, 万元).
    ///
    /// # Errors
    ///
    /// - [`ModelError::NegativeAmount`] if the amount is below zero.
    /// - [`ModelError::FractionOfWhole`] if the unit counts whole things and ten thousand times the
    ///   amount is not whole.
    /// - [`ModelError::AmountTooLarge`] if ten thousand times the amount does not fit a decimal.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::model::{Quantity, Yuan};
    ///
    /// assert_eq!(Yuan::from_ten_thousand(90.into())?, Yuan::from(900_000));
    /// # Ok::<(), junheng::model::ModelError>(())
    /// ```
    fn from_ten_thousand(amount: Decimal) -> Result<Self, ModelError> {
        let whole = amount
            .checked_mul(Decimal::from(10_000))
            .ok_or(ModelError::AmountTooLarge)?;
        Self::new(whole)
    }

    /// The sum of two quantities of one kind, if a decimal can hold it exactly enough.
    ///
    /// # Errors
    ///
    /// - [`ModelError::AmountTooLarge`] if the sum is beyond the largest decimal.
    fn plus(self, other: Self) -> Result<Self, ModelError> {
        let sum = self
            .amount()
            .checked_add(other.amount())
            .ok_or(ModelError::AmountTooLarge)?;
        Self::new(sum)
    }
}

macro_rules! quantity {
    ($(#[$meta:meta])* $name:ident, $symbol:literal, $words:literal, whole: $whole:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "Decimal", into = "Decimal")]
        pub struct $name(Decimal);

        impl Quantity for $name {
            const SYMBOL: &'static str = $symbol;
            const NAME: &'static str = $words;
            const WHOLE: bool = $whole;

            fn amount(self) -> Decimal {
                self.0
            }

            fn new(amount: Decimal) -> Result<Self, ModelError> {
                if amount.is_sign_negative() && !amount.is_zero() {
                    return Err(ModelError::NegativeAmount { amount: amount.into() });
                }
                if $whole && !amount.fract().is_zero() {
                    return Err(ModelError::FractionOfWhole { amount: amount.into() });
                }
                Ok(Self(amount))
            }
        }

        impl TryFrom<Decimal> for $name {
            type Error = ModelError;

            fn try_from(amount: Decimal) -> Result<Self, ModelError> {
                Self::new(amount)
            }
        }

        /// A count is never negative, and whole.
        impl From<u32> for $name {
            fn from(count: u32) -> Self {
                Self(Decimal::from(count))
            }
        }

        impl From<$name> for Decimal {
            fn from(quantity: $name) -> Self {
                quantity.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} {}", self.0, $symbol)
            }
        }
    };
}

quantity! {
    /// Pupils on roll (学生). Never negative, always whole.
    ///
    /// Pupils are not teachers:
    ///
    /// ```compile_fail
    /// use junheng::model::{Pupils, Quantity, Teachers};
    /// let teachers: Teachers = Pupils::new(21.into()).unwrap();
    /// ```
    #[doc(alias = "students")]
    #[doc(alias = "enrolment")]
    Pupils, "人", "pupils", whole: true
}

quantity! {
    /// Full-time teachers (专任教师). Never negative, always whole.
    ///
    /// Teachers cannot be added to pupils:
    ///
    /// ```compile_fail
    /// use junheng::model::{Pupils, Quantity, Teachers};
    /// let sum = Teachers::new(21.into()).unwrap().plus(Pupils::new(500.into()).unwrap());
    /// ```
    Teachers, "人", "teachers", whole: true
}

quantity! {
    /// An area in square metres. Never negative.
    ///
    /// An area is not an amount of money:
    ///
    /// ```compile_fail
    /// use junheng::model::{Quantity, SquareMetres, Yuan};
    /// let money: Yuan = SquareMetres::new(4500.into()).unwrap();
    /// ```
    SquareMetres, "m²", "square metres", whole: false
}

quantity! {
    /// Money in yuan (元). Never negative.
    ///
    /// ```compile_fail
    /// use junheng::model::{Quantity, Rooms, Yuan};
    /// let sum = Yuan::new(2000.into()).unwrap().plus(Rooms::new(1.into()).unwrap());
    /// ```
    #[doc(alias = "money")]
    Yuan, "元", "yuan", whole: false
}

quantity! {
    /// Rooms (间). Never negative, always whole.
    ///
    /// ```compile_fail
    /// use junheng::model::{Quantity, Rooms, SquareMetres};
    /// let area: SquareMetres = Rooms::new(3.into()).unwrap();
    /// ```
    Rooms, "间", "rooms", whole: true
}

quantity! {
    /// People of an age group (人口), on roll or not. Never negative, always whole.
    ///
    /// The people of school age are not the pupils:
    ///
    /// ```compile_fail
    /// use junheng::model::{Population, Pupils};
    /// let population: Population = Pupils::from(950);
    /// ```
    Population, "人", "people", whole: true
}

quantity! {
    /// Classes (班). Never negative, always whole.
    ///
    /// ```compile_fail
    /// use junheng::model::{Classes, Rooms};
    /// let classes: Classes = Rooms::from(12);
    /// ```
    Classes, "个", "classes", whole: true
}

quantity! {
    /// Schools (所). Never negative, always whole.
    ///
    /// ```compile_fail
    /// use junheng::model::{Classes, Schools};
    /// let schools: Schools = Classes::from(27);
    /// ```
    Schools, "所", "schools", whole: true
}

quantity! {
    /// Indicators and clauses of a standard (项). Never negative, always whole.
    ///
    /// ```compile_fail
    /// use junheng::model::{Criteria, Schools};
    /// let criteria: Criteria = Schools::from(32);
    /// ```
    Criteria, "项", "criteria", whole: true
}

quantity! {
    /// Times that a pupil was counted (人次): a pupil helped in two terms counts twice. Never
    /// negative, always whole.
    ///
    /// ```compile_fail
    /// use junheng::model::{PupilTimes, Pupils};
    /// let times: PupilTimes = Pupils::from(21_000);
    /// ```
    PupilTimes, "人次", "times a pupil was counted", whole: true
}

quantity! {
    /// Years of schooling (年). Never negative; half a year is possible.
    ///
    /// ```compile_fail
    /// use junheng::model::{Pupils, Years};
    /// let years: Years = Pupils::from(9);
    /// ```
    Years, "年", "years", whole: false
}

impl Yuan {
    /// The same money in ten thousands (万元), exactly.
    pub(super) fn in_ten_thousands(self) -> Amount {
        Amount::from(self.0).shifted(4)
    }
}

impl Years {
    /// A whole number of years, for tables that are known when the program is built.
    #[must_use]
    pub const fn whole(years: u32) -> Self {
        Self(Decimal::from_parts(years, 0, 0, false, 0))
    }
}
