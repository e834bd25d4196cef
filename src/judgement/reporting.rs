//! How a figure is rounded when it is reported.

use crate::judgement::exact::exact_text;
use crate::numeric::{Rational, RoundingMode};
use serde::{Serialize, Serializer};
use std::cmp::Ordering;

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

    /// The decimal that a figure is where that is short, otherwise the figure as reported.
    pub(crate) fn short_text(self, value: &Rational) -> String {
        short(value).unwrap_or_else(|| self.text(value))
    }

    /// The figure beside a bound: as reported, or with as many more decimals as it takes to stand to
    /// the bound as the exact value does. What misses a bound never prints as the bound.
    ///
    /// # Examples
    ///
    /// 3 599 of 3 600 are not all:
    ///
    /// ```
    /// use junheng::judgement::Reporting;
    /// use junheng::numeric::{NumericError, Rational};
    ///
    /// let percent = Reporting::half_away(1);
    /// let share = Rational::new(359_900, 3600)?;
    /// assert_eq!(percent.text(&share), "100.0");
    /// assert_eq!(percent.text_beside(&share, &100.into()), "99.97");
    /// assert_eq!(percent.text_beside(&100.into(), &100.into()), "100.0");
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn text_beside(&self, value: &Rational, bound: &Rational) -> String {
        self.beside(bound, value.cmp(bound), |places| {
            value.to_fixed(places, self.mode)
        })
    }

    /// The same of a figure of which its text at so many decimals is known, and how it stands to the
    /// bound.
    pub(crate) fn beside(
        self,
        bound: &Rational,
        ordering: Ordering,
        text: impl Fn(u32) -> String,
    ) -> String {
        self.beside_all(&[(bound, ordering)], &text)
            .unwrap_or_else(|| text(self.places))
    }

    /// The same beside several bounds; `None` if an amount has not digits enough to stand to all of them as the figure
    /// does.
    pub(crate) fn beside_all(
        self,
        bounds: &[(&Rational, Ordering)],
        text: impl Fn(u32) -> String,
    ) -> Option<String> {
        let stands_so = |text: &String| {
            exact_text(text).is_some_and(|number| {
                let mut bounds = bounds.iter();
                bounds.all(|(bound, ordering)| number.cmp(bound) == *ordering)
            })
        };
        (self.places..MOST_PLACES).map(text).find(stands_so)
    }

    /// The texts of both sides of a comparison, with as many decimals as it takes for the texts to stand to each other
    /// as the numbers do.
    pub(crate) fn both_beside(
        self,
        sides: [&Rational; 2],
        text: impl Fn(&Rational, u32) -> String,
    ) -> [String; 2] {
        let ordering = sides[0].cmp(sides[1]);
        let texts = |places| sides.map(|side| text(side, places));
        let stand_so = |texts: &[String; 2]| {
            let [one, other] = texts.each_ref().map(|text| exact_text(text));
            one.zip(other)
                .is_some_and(|(one, other)| one.cmp(&other) == ordering)
        };
        (self.places..MOST_PLACES)
            .map(texts)
            .find(stand_so)
            .unwrap_or_else(|| texts(self.places))
    }
}

/// The decimal that a number is, where it is a short one.
pub(crate) fn short(value: &Rational) -> Option<String> {
    value.to_exact_decimal().filter(|exact| exact.len() <= 12)
}

/// An amount has no more digits than this.
const MOST_PLACES: u32 = 900;

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
