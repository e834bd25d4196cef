//! A figure as a text prints it, with how far it may have been rounded.

use crate::model::writing::amount::Amount;
use crate::model::writing::bound::{Relation, read_signed};
use crate::model::writing::half_width::half_width;
use crate::model::writing::unreadable::UnreadableNumber;
use std::fmt;

/// A figure as a text prints it: its number, its sign where it has one, and to which unit it was
/// rounded.
///
/// What has decimals is taken as rounded to its last one, and what has none as exact: 1 209
/// teachers are counted, 34.8 % is computed. [`rounded_to`](Self::rounded_to) says otherwise where
/// the reader knows better, as of "124 亿元". Where a figure is the result of a division or a
/// subtraction, [`unit_if_computed`](Self::unit_if_computed) says to what it was rounded.
///
/// # Examples
///
/// ```
/// use junheng::model::{PrintedFigure, UnreadableNumber};
///
/// let share: PrintedFigure = "34.80".parse()?;
/// // Rounded to hundredths, though the last of them is 0.
/// assert_eq!(share.unit().map(ToString::to_string).as_deref(), Some("0.01"));
/// let teachers: PrintedFigure = "1209".parse()?;
/// assert_eq!(teachers.unit(), None);
/// # Ok::<(), UnreadableNumber>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedFigure {
    printed: String,
    relation: Option<Relation>,
    number: Amount,
    /// Its last decimal, or what the reader says: 0 for exact. `None` where neither tells.
    unit: Option<Amount>,
}

impl PrintedFigure {
    /// The same figure, rounded to a unit such as 0.1 or 1000; 0 for a figure that is exact.
    ///
    /// # Errors
    ///
    /// - [`UnreadableNumber::Figure`] if the unit is negative.
    pub fn rounded_to(self, unit: Amount) -> Result<Self, UnreadableNumber> {
        if unit.is_negative() {
            return Err(UnreadableNumber::Figure);
        }
        let unit = Some(unit);
        Ok(Self { unit, ..self })
    }

    /// The sign before it, where it is a bound and not a number.
    #[must_use]
    pub const fn relation(&self) -> Option<Relation> {
        self.relation
    }

    /// The number.
    #[must_use]
    pub const fn number(&self) -> &Amount {
        &self.number
    }

    /// To which unit it was rounded; `None` where it is exact.
    #[must_use]
    pub fn unit(&self) -> Option<&Amount> {
        self.unit.as_ref().filter(|unit| !unit.is_zero())
    }

    /// To which unit it was rounded if other figures make it, as a quotient: what has no decimals is
    /// then rounded to a whole number, unless it is [said](Self::rounded_to) to be exact; `None`
    /// where it is.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::model::{PrintedFigure, UnreadableNumber};
    ///
    /// // 1 209 of 3 470 are "35 %".
    /// let share: PrintedFigure = "35".parse()?;
    /// assert_eq!(share.unit(), None);
    /// assert_eq!(share.unit_if_computed(), Some(1.into()));
    /// let exact = share.rounded_to(0.into())?;
    /// assert_eq!(exact.unit_if_computed(), None);
    /// # Ok::<(), UnreadableNumber>(())
    /// ```
    #[must_use]
    pub fn unit_if_computed(&self) -> Option<Amount> {
        match &self.unit {
            None => Some(1.into()),
            Some(_) => self.unit().cloned(),
        }
    }

    /// What a file says of its rounding: 0 for exact; `None` where it says nothing.
    pub(super) const fn rounded_to_in_file(&self) -> Option<&Amount> {
        self.unit.as_ref()
    }

    /// How many decimals are printed.
    #[must_use]
    pub fn places(&self) -> u32 {
        let printed = half_width(&self.printed);
        let fraction = printed.split_once('.').map_or("", |(_, rest)| rest);
        let digits = fraction.chars().take_while(char::is_ascii_digit).count();
        u32::try_from(digits).unwrap_or(u32::MAX)
    }
}

/// The text, as it was printed.
impl fmt::Display for PrintedFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.printed)
    }
}

impl std::str::FromStr for PrintedFigure {
    type Err = UnreadableNumber;

    fn from_str(text: &str) -> Result<Self, UnreadableNumber> {
        let (relation, number) = read_signed(text).ok_or(UnreadableNumber::Figure)?;
        let mut figure = Self {
            printed: text.trim().to_owned(),
            relation,
            number,
            unit: None,
        };
        let places = figure.places();
        if places > 0 {
            let zeros = usize::try_from(places - 1).map_err(|_| UnreadableNumber::Figure)?;
            let unit = format!("0.{}1", "0".repeat(zeros));
            figure.unit = Some(unit.parse().map_err(|_| UnreadableNumber::Figure)?);
        }
        Ok(figure)
    }
}
