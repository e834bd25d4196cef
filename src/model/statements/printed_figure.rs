//! A figure as a text prints it, with how far it may have been rounded.

use crate::model::writing::amount::Amount;
use crate::model::writing::bound::{Relation, read_signed};
use crate::model::writing::half_width::half_width;
use crate::model::writing::unit_word::UnitWord;
use crate::model::writing::unreadable::UnreadableNumber;
use std::fmt;

/// A figure as a text prints it: its number, its sign where it has one, and to which unit it was
/// rounded.
///
/// What has decimals is taken as rounded to its last one. What has none is taken as exact, as 1 209
/// teachers are counted, unless it is a ratio `x:1` or [in a unit](Self::in_unit) of shares, quotients
/// or large amounts. [`rounded_to`](Self::rounded_to) says otherwise where the reader knows better.
/// Where a figure is the result of a division or a subtraction,
/// [`unit_if_computed`](Self::unit_if_computed) says to what it was rounded.
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

    /// The same figure in the unit that a text gives it. In percent, in a power of ten such as 万元 and
    /// in a quotient such as 元/人, what has no decimals is rounded to its last printed digit; 人, 所 and
    /// other counts are exact.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::model::{PrintedFigure, UnreadableNumber};
    ///
    /// let rounded_to = |text: &str, unit: &str| {
    ///     let figure = text.parse::<PrintedFigure>()?.in_unit(unit);
    ///     Ok::<_, UnreadableNumber>(figure.unit().map(ToString::to_string))
    /// };
    /// assert_eq!(rounded_to("91", "%")?.as_deref(), Some("1"));
    /// assert_eq!(rounded_to("124", "亿元")?.as_deref(), Some("1"));
    /// assert_eq!(rounded_to("1209", "人")?, None);
    /// # Ok::<(), UnreadableNumber>(())
    /// ```
    #[must_use]
    pub fn in_unit(self, unit: &str) -> Self {
        let is_rounded = UnitWord::read(unit).is_some_and(|unit| unit.is_rounded());
        match self.unit {
            None if is_rounded => Self {
                unit: Some(1.into()),
                ..self
            },
            _ => self,
        }
    }

    /// The same figure in another unit, a power of ten of its own, printed with the unit that the text
    /// gives it.
    pub(crate) fn converted(&self, own_unit: &str, power: i32) -> Self {
        Self {
            printed: format!("{} {own_unit}", self.printed),
            relation: self.relation,
            number: self.number.times_power_of_ten(power),
            unit: self
                .unit
                .as_ref()
                .map(|unit| unit.times_power_of_ten(power)),
        }
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

    /// The same figure, rounded as one that other figures make.
    pub(crate) fn computed(self) -> Self {
        let unit = Some(self.unit_if_computed().unwrap_or(Amount::ZERO));
        Self { unit, ..self }
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
        if places == 0 && half_width(text).contains(':') {
            // A quotient is seldom whole.
            figure.unit = Some(1.into());
        }
        if places > 0 {
            let zeros = usize::try_from(places - 1).map_err(|_| UnreadableNumber::Figure)?;
            let unit = format!("0.{}1", "0".repeat(zeros));
            figure.unit = Some(unit.parse().map_err(|_| UnreadableNumber::Figure)?);
        }
        Ok(figure)
    }
}
