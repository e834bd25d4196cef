//! How a figure is rounded when it is reported.

use crate::numeric::{Rational, RoundingMode};
use serde::{Serialize, Serializer};

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
