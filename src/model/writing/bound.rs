//! A bound: how a value must stand to a number.

use crate::model::writing::amount::Amount;
use crate::model::writing::half_width::half_width;
use crate::model::writing::unreadable::UnreadableNumber;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// How a value must stand to the number of a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Not below it (不低于, 以上): `>=`.
    AtLeast,
    /// Above it, strictly: `>`.
    Above,
    /// Not above it (不超过): `<=`.
    AtMost,
    /// Below it, strictly (低于): `<`.
    Below,
    /// The number itself: `=`. A plan may ask for it; a standard cannot.
    Exactly,
}

impl Relation {
    /// Its sign.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => ">=",
            Self::Above => ">",
            Self::AtMost => "<=",
            Self::Below => "<",
            Self::Exactly => "=",
        }
    }

    /// Its sign in print.
    #[must_use]
    pub const fn printed(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::Above => ">",
            Self::AtMost => "≤",
            Self::Below => "<",
            Self::Exactly => "=",
        }
    }

    /// Whether an ordering of value against number satisfies it.
    #[must_use]
    pub const fn holds(self, value_to_number: Ordering) -> bool {
        match self {
            Self::AtLeast => value_to_number.is_ge(),
            Self::Above => value_to_number.is_gt(),
            Self::AtMost => value_to_number.is_le(),
            Self::Below => value_to_number.is_lt(),
            Self::Exactly => value_to_number.is_eq(),
        }
    }

    /// Whether more of a thing helps to meet the bound.
    #[must_use]
    pub const fn is_floor(self) -> bool {
        matches!(self, Self::AtLeast | Self::Above)
    }

    /// Splits a text into a leading sign, where it has one, and the rest.
    pub(crate) fn split(text: &str) -> (Option<Self>, &str) {
        const SIGNS: [(&str, Relation); 10] = [
            (">=", Relation::AtLeast),
            ("≥", Relation::AtLeast),
            ("<=", Relation::AtMost),
            ("≤", Relation::AtMost),
            (">", Relation::Above),
            ("＞", Relation::Above),
            ("<", Relation::Below),
            ("＜", Relation::Below),
            ("=", Relation::Exactly),
            ("＝", Relation::Exactly),
        ];
        let text = text.trim();
        let signed = SIGNS.iter().find_map(|(sign, relation)| {
            text.strip_prefix(sign)
                .map(|rest| (Some(*relation), rest.trim()))
        });
        signed.unwrap_or((None, text))
    }
}

/// A bound: a relation and a number, exactly as written.
///
/// The bounds of a standard hold a [`Decimal`], and print it with the zeros that it was written with.
/// Those of a plan hold an [`Amount`], which may have any number of digits, and print it in its normal
/// form, without them.
///
/// # Examples
///
/// ```
/// use junheng::model::{Amount, Bound, UnreadableNumber};
///
/// let target: Bound<Amount> = "≤17.0:1".parse()?;
/// assert_eq!(target.to_string(), "<= 17");
///
/// let limit: Bound = "<= 0.50".parse()?;
/// assert_eq!(limit.to_string(), "<= 0.50");
/// // A standard does not ask for the number itself, and a number alone is no bound.
/// assert!("= 4".parse::<Bound>().is_err());
/// assert!("17".parse::<Bound>().is_err());
/// # Ok::<(), UnreadableNumber>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bound<N = Decimal> {
    /// How the value must stand to the number.
    pub relation: Relation,
    /// The number.
    pub number: N,
}

impl<N> Bound<N> {
    /// Not below a number.
    #[must_use]
    pub const fn at_least(number: N) -> Self {
        Self {
            relation: Relation::AtLeast,
            number,
        }
    }

    /// Not above a number.
    #[must_use]
    pub const fn at_most(number: N) -> Self {
        Self {
            relation: Relation::AtMost,
            number,
        }
    }

    /// Below a number, strictly.
    #[must_use]
    pub const fn below(number: N) -> Self {
        Self {
            relation: Relation::Below,
            number,
        }
    }
}

impl<N: fmt::Display> Bound<N> {
    /// The bound in print.
    pub(crate) fn printed(&self) -> String {
        format!("{} {}", self.relation.printed(), self.number)
    }
}

impl Bound<Amount> {
    /// A bound of its relation and number.
    #[must_use]
    pub fn new(relation: Relation, number: impl Into<Amount>) -> Self {
        Self {
            relation,
            number: number.into(),
        }
    }
}

impl<N: fmt::Display> fmt::Display for Bound<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.relation.sign(), self.number)
    }
}

impl std::str::FromStr for Bound {
    type Err = UnreadableNumber;

    fn from_str(text: &str) -> Result<Self, UnreadableNumber> {
        let Bound { relation, number } = text.parse::<Bound<Amount>>()?;
        match (relation, number.to_decimal()) {
            (Relation::Exactly, _) | (_, None) => Err(UnreadableNumber::Bound),
            (relation, Some(number)) => Ok(Self { relation, number }),
        }
    }
}

impl std::str::FromStr for Bound<Amount> {
    type Err = UnreadableNumber;

    fn from_str(text: &str) -> Result<Self, UnreadableNumber> {
        match read_signed(text) {
            Some((Some(relation), number)) => Ok(Self { relation, number }),
            _ => Err(UnreadableNumber::Bound),
        }
    }
}

impl<N: fmt::Display> Serialize for Bound<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads through the parser, which takes what it prints and a little more.
impl<'de, N> Deserialize<'de> for Bound<N>
where
    Self: std::str::FromStr<Err = UnreadableNumber>,
{
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A number with the sign before it, where there is one; full-width signs stand for half-width ones.
pub(in crate::model) fn read_signed(text: &str) -> Option<(Option<Relation>, Amount)> {
    let text = half_width(text);
    let (relation, number) = Relation::split(&text);
    Some((relation, read_figure(number)?))
}

/// A plain decimal, or a ratio to one such as `19.62:1`, which is its first number.
fn read_figure(text: &str) -> Option<Amount> {
    let number = first_of_ratio(text)?.trim_start();
    match number.strip_prefix('−') {
        Some(unsigned) if unsigned.starts_with('-') => None,
        Some(unsigned) => format!("-{unsigned}").parse().ok(),
        None => number.parse().ok(),
    }
}

/// The first number of a ratio to one, or the text where it is no ratio; `None` for a ratio to
/// something else.
pub(crate) fn first_of_ratio(text: &str) -> Option<&str> {
    match text.split_once(':') {
        Some((number, one)) if one.trim() == "1" => Some(number.trim_end()),
        Some(_) => None,
        None => Some(text),
    }
}
