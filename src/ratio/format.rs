//! How the value of a ratio is printed.

use crate::model::{Language, Text, say};
use crate::numeric::{Rational, RoundingMode};
use serde::Serialize;

/// How the value of a ratio is printed: its scale, its unit and its decimal places.
///
/// The last place is rounded half away from zero (四舍五入) from the exact value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RatioFormat {
    /// What the number is multiplied by, and the sign after it.
    pub scale: RatioScale,
    /// The unit after it; empty where it stands alone.
    pub unit: Text,
    /// The decimal places.
    pub places: u32,
}

/// What a printed ratio is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RatioScale {
    /// Of a hundred: `34.84 %`.
    Percent,
    /// To one: `19.62:1`.
    ToOne,
    /// The number itself: `0.080`, or `1108 yuan` with a unit.
    Plain,
}

impl RatioFormat {
    /// A percentage.
    #[must_use]
    pub const fn percent(places: u32) -> Self {
        Self::new(RatioScale::Percent, places)
    }

    /// So many to one.
    #[must_use]
    pub const fn to_one(places: u32) -> Self {
        Self::new(RatioScale::ToOne, places)
    }

    /// A number without a unit.
    #[must_use]
    pub const fn number(places: u32) -> Self {
        Self::new(RatioScale::Plain, places)
    }

    /// A number with a unit.
    #[must_use]
    pub const fn amount(places: u32, zh: &'static str, en: &'static str) -> Self {
        Self {
            scale: RatioScale::Plain,
            unit: Text::new(zh, en),
            places,
        }
    }

    const fn new(scale: RatioScale, places: u32) -> Self {
        Self {
            scale,
            unit: Text::new("", ""),
            places,
        }
    }

    /// Of how many a printed value is: 100 for a percentage, and otherwise 1.
    #[must_use]
    pub const fn per(&self) -> u32 {
        match self.scale {
            RatioScale::Percent => 100,
            RatioScale::ToOne | RatioScale::Plain => 1,
        }
    }

    /// A value in this form.
    #[must_use]
    pub fn text(&self, value: &Rational, language: Language) -> String {
        self.text_to(self.places, value, language)
    }

    /// A value in this form, with other places.
    pub(super) fn text_to(&self, places: u32, value: &Rational, language: Language) -> String {
        let number = value * &Rational::from(self.per());
        let number = number.to_fixed(places, RoundingMode::HalfAwayFromZero);
        match self.scale {
            RatioScale::Percent => say!(language, "{number}%", "{number} %"),
            RatioScale::ToOne => format!("{number}:1"),
            RatioScale::Plain => {
                let unit = self.unit.get(language);
                match language {
                    Language::En if !unit.is_empty() => format!("{number} {unit}"),
                    _ => format!("{number}{unit}"),
                }
            }
        }
    }
}
