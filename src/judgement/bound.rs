//! A bound: a relation and an exact decimal.

use crate::numeric::{Rational, RoundingMode};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::fmt;

/// How a value must stand to a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Not below it (不低于, 以上): `>=`.
    AtLeast,
    /// Above it, strictly: `>`.
    Above,
    /// Not above it (不超过): `<=`.
    AtMost,
    /// Below it, strictly (低于): `<`.
    Below,
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
        }
    }

    /// Whether more of a thing helps to meet the bound.
    #[must_use]
    pub const fn is_floor(self) -> bool {
        matches!(self, Self::AtLeast | Self::Above)
    }

    /// Whether an ordering of value against bound satisfies it.
    #[must_use]
    pub const fn holds(self, value_to_bound: std::cmp::Ordering) -> bool {
        match self {
            Self::AtLeast => value_to_bound.is_ge(),
            Self::Above => value_to_bound.is_gt(),
            Self::AtMost => value_to_bound.is_le(),
            Self::Below => value_to_bound.is_lt(),
        }
    }

    /// Splits a text into a leading sign and the rest.
    pub(crate) fn split(text: &str) -> Option<(Self, &str)> {
        const SIGNS: [(&str, Relation); 8] = [
            (">=", Relation::AtLeast),
            ("≥", Relation::AtLeast),
            ("<=", Relation::AtMost),
            ("≤", Relation::AtMost),
            (">", Relation::Above),
            ("＞", Relation::Above),
            ("<", Relation::Below),
            ("＜", Relation::Below),
        ];
        let text = text.trim();
        SIGNS.iter().find_map(|(sign, relation)| {
            text.strip_prefix(sign).map(|rest| (*relation, rest.trim()))
        })
    }
}

/// A bound: inclusive or strict, with the decimal as the rule writes it.
///
/// It prints, and is written in files, as `>= 4.2`.
///
/// # Examples
///
/// 21 teachers for 500 pupils are exactly 4.2 a hundred, and "以上" includes the number itself:
///
/// ```
/// use junheng::numeric::Rational;
/// use junheng::standards::Bound;
///
/// let bound: Bound = ">= 4.2".parse()?;
/// assert!(bound.is_met_by(&Rational::new(2100, 500)?));
/// let strict: Bound = "> 4.2".parse()?;
/// assert!(!strict.is_met_by(&Rational::new(2100, 500)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// How the value must stand to the number.
    pub relation: Relation,
    /// The number.
    pub value: Decimal,
}

impl Bound {
    /// Not below `value`.
    #[must_use]
    pub const fn at_least(value: Decimal) -> Self {
        Self {
            relation: Relation::AtLeast,
            value,
        }
    }

    /// Not above `value`.
    #[must_use]
    pub const fn at_most(value: Decimal) -> Self {
        Self {
            relation: Relation::AtMost,
            value,
        }
    }

    /// Below `value`, strictly.
    #[must_use]
    pub const fn below(value: Decimal) -> Self {
        Self {
            relation: Relation::Below,
            value,
        }
    }

    /// Whether an exact value meets it. Never fails.
    #[must_use]
    pub fn is_met_by(&self, value: &Rational) -> bool {
        self.relation.holds(value.cmp(&Rational::from(self.value)))
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.relation.sign(), self.value)
    }
}

impl std::str::FromStr for Bound {
    type Err = UnreadableBound;

    fn from_str(text: &str) -> Result<Self, UnreadableBound> {
        let (relation, number) = Relation::split(text).ok_or(UnreadableBound)?;
        let value = crate::model::read_decimal(number).ok_or(UnreadableBound)?;
        Ok(Self { relation, value })
    }
}

impl Serialize for Bound {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The text is no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a bound; expected a sign and a decimal such as `>= 4.2`")]
pub struct UnreadableBound;

/// How a figure is rounded when it is reported, and compared where a rule says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reporting {
    /// The decimals kept.
    pub places: u32,
    /// Which way a tie goes.
    pub mode: RoundingMode,
}

impl Reporting {
    /// Half away from zero (四舍五入), to so many decimals.
    #[must_use]
    pub const fn half_away(places: u32) -> Self {
        Self {
            places,
            mode: RoundingMode::HalfAwayFromZero,
        }
    }

    /// The figure as reported, rounded from its exact value.
    #[must_use]
    pub fn text(&self, value: &Rational) -> String {
        value.to_fixed(self.places, self.mode)
    }
}

/// The names of the rounding modes in files.
pub(crate) const ROUNDING_MODES: [(&str, RoundingMode); 4] = [
    ("half_away_from_zero", RoundingMode::HalfAwayFromZero),
    ("half_even", RoundingMode::HalfEven),
    ("ceiling", RoundingMode::Ceiling),
    ("floor", RoundingMode::Floor),
];

impl Serialize for Reporting {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        let mode = ROUNDING_MODES.iter().find(|(_, mode)| *mode == self.mode);
        let mut map = serializer.serialize_struct("Reporting", 2)?;
        map.serialize_field("places", &self.places)?;
        map.serialize_field("mode", mode.map_or("", |(name, _)| name))?;
        map.end()
    }
}
