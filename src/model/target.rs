//! A target: how a value must stand to a number, and which way is better.

use crate::model::writing::amount::Amount;
use crate::model::writing::half_width::half_width;
use serde::{Deserialize, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// Which way of an indicator is better.
#[doc(alias = "polarity")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More of it is better, as of an enrolment rate.
    HigherIsBetter,
    /// Less of it is better, as of pupils to a teacher.
    LowerIsBetter,
}

impl Direction {
    /// Both, with their names in files.
    pub(super) const NAMES: [(&'static str, Self); 2] = [
        ("higher_is_better", Self::HigherIsBetter),
        ("lower_is_better", Self::LowerIsBetter),
    ];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::HigherIsBetter => "higher_is_better",
            Self::LowerIsBetter => "lower_is_better",
        }
    }

    /// How good one value is against another: `Greater` is better.
    ///
    /// # Examples
    ///
    /// Seventeen pupils to a teacher are better than nineteen:
    ///
    /// ```
    /// use junheng::model::Direction;
    /// use std::cmp::Ordering;
    ///
    /// let merit = Direction::LowerIsBetter.merit(17.cmp(&19));
    /// assert_eq!(merit, Ordering::Greater);
    /// ```
    #[must_use]
    pub const fn merit(self, value_to_other: Ordering) -> Ordering {
        match self {
            Self::HigherIsBetter => value_to_other,
            Self::LowerIsBetter => value_to_other.reverse(),
        }
    }

    /// The relation of a target that is written without a sign.
    #[must_use]
    pub const fn relation(self) -> TargetRelation {
        match self {
            Self::HigherIsBetter => TargetRelation::AtLeast,
            Self::LowerIsBetter => TargetRelation::AtMost,
        }
    }
}

/// How a value must stand to the number of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetRelation {
    /// Not below it: `>=`.
    AtLeast,
    /// Above it, strictly: `>`.
    Above,
    /// Not above it: `<=`.
    AtMost,
    /// Below it, strictly: `<`.
    Below,
    /// The number itself: `=`.
    Exactly,
}

impl TargetRelation {
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

    /// Whether it asks for what is better in a direction; the number itself suits both.
    #[must_use]
    pub const fn suits(self, direction: Direction) -> bool {
        match self {
            Self::AtLeast | Self::Above => matches!(direction, Direction::HigherIsBetter),
            Self::AtMost | Self::Below => matches!(direction, Direction::LowerIsBetter),
            Self::Exactly => true,
        }
    }

    /// Splits a text into a leading sign, where it has one, and the rest.
    fn split(text: &str) -> (Option<Self>, &str) {
        const SIGNS: [(&str, TargetRelation); 7] = [
            (">=", TargetRelation::AtLeast),
            ("≥", TargetRelation::AtLeast),
            ("<=", TargetRelation::AtMost),
            ("≤", TargetRelation::AtMost),
            (">", TargetRelation::Above),
            ("<", TargetRelation::Below),
            ("=", TargetRelation::Exactly),
        ];
        let text = text.trim();
        let signed = SIGNS.iter().find_map(|(sign, relation)| {
            text.strip_prefix(sign)
                .map(|rest| (Some(*relation), rest.trim()))
        });
        signed.unwrap_or((None, text))
    }
}

/// A bound that a plan sets or starts from: a relation and a number exactly as written.
///
/// It prints, and is written in files, in its normal form: the sign, one blank, the decimal without
/// trailing zeros. Two bounds are equal if their normal forms are.
///
/// # Examples
///
/// ```
/// use junheng::model::{TargetBound, UnreadableTarget};
///
/// let bound: TargetBound = "≤17.0:1".parse()?;
/// assert_eq!(bound.to_string(), "<= 17");
/// assert!("17".parse::<TargetBound>().is_err());
/// # Ok::<(), UnreadableTarget>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TargetBound {
    /// How the value must stand to the number.
    pub relation: TargetRelation,
    /// The number.
    pub number: Amount,
}

impl TargetBound {
    /// A bound of its relation and number.
    #[must_use]
    pub fn new(relation: TargetRelation, number: impl Into<Amount>) -> Self {
        Self {
            relation,
            number: number.into(),
        }
    }
}

impl fmt::Display for TargetBound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.relation.sign(), self.number)
    }
}

impl std::str::FromStr for TargetBound {
    type Err = UnreadableTarget;

    fn from_str(text: &str) -> Result<Self, UnreadableTarget> {
        match read_signed(text) {
            Some((Some(relation), number)) => Ok(Self { relation, number }),
            _ => Err(UnreadableTarget),
        }
    }
}

impl Serialize for TargetBound {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads through the parser, which takes what it prints and a little more.
impl<'de> Deserialize<'de> for TargetBound {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The text is no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a bound; expected a sign and a decimal or x:1, such as `<= 17` or `≤ 17:1`")]
pub struct UnreadableTarget;

/// A number with the sign before it, where there is one; full-width signs stand for half-width ones.
pub(super) fn read_signed(text: &str) -> Option<(Option<TargetRelation>, Amount)> {
    let text = half_width(text);
    let (relation, number) = TargetRelation::split(&text);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(text: &str) -> Option<String> {
        let bound: Option<TargetBound> = text.parse().ok();
        bound.map(|bound| bound.to_string())
    }

    #[test]
    fn bounds_are_read_into_their_normal_form() {
        for (text, form) in [
            ("<= 17", "<= 17"),
            ("<=17.00", "<= 17"),
            ("≤17.0", "<= 17"),
            ("  ≤\u{3000}17:1 ", "<= 17"),
            ("＜0.40", "< 0.4"),
            ("< 0.4", "< 0.4"),
            ("＞ 007.10", "> 7.1"),
            (">=-0.0", ">= 0"),
            ("≥ -3.50", ">= -3.5"),
            ("＝100", "= 100"),
            ("= 12 : 1", "= 12"),
            ("≤１７．０：１", "<= 17"),
            (">= −3.5", ">= -3.5"),
        ] {
            assert_eq!(normal(text).as_deref(), Some(form), "{text}");
        }
    }

    #[test]
    fn what_is_no_bound_is_refused() {
        for text in [
            "", "17", "<=", ">= x", "<= 17:2", "<= 17:", "=> 5", ">> 5", "<= 1e3", "80 %", "≥ 80%",
            "<= 1,000", "> NaN", "== 5", "> −-5", "> 5²",
        ] {
            assert_eq!(normal(text), None, "{text}");
        }
    }

    #[test]
    fn a_relation_holds_at_its_number_unless_it_is_strict() {
        for (relation, below, at, above) in [
            (TargetRelation::AtLeast, false, true, true),
            (TargetRelation::Above, false, false, true),
            (TargetRelation::AtMost, true, true, false),
            (TargetRelation::Below, true, false, false),
            (TargetRelation::Exactly, false, true, false),
        ] {
            let holds = |ordering| relation.holds(ordering);
            let held = [Ordering::Less, Ordering::Equal, Ordering::Greater].map(holds);
            assert_eq!(held, [below, at, above], "{relation:?}");
        }
    }
}
