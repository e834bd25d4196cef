//! What is measured of each part of a school.

use crate::judgement::{Bound, Reporting};
use crate::model::{Figure, Item, Stage, Text};
use crate::ratio::RatioDefinition;
use rust_decimal::Decimal;
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// One thing for the primary and one for the junior stage, the two that are judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PerStage<T> {
    /// For the primary stage (小学).
    pub primary: T,
    /// For the junior stage (初中).
    pub junior: T,
}

impl<T> PerStage<T> {
    /// The one for a stage; `None` for the senior stage, which is not judged.
    #[must_use]
    pub const fn get(&self, stage: Stage) -> Option<&T> {
        match stage {
            Stage::Primary => Some(&self.primary),
            Stage::Junior => Some(&self.junior),
            Stage::Senior => None,
        }
    }
}

/// A figure times a factor; in files `teaching_area`, `-indoor_sports_area`,
/// `10000*equipment_value`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term<F> {
    /// The figure.
    pub figure: F,
    /// What it is multiplied by.
    pub factor: Decimal,
}

impl<F> Term<F> {
    /// The figure, taken once.
    #[must_use]
    pub const fn plus(figure: F) -> Self {
        Self {
            figure,
            factor: Decimal::ONE,
        }
    }

    /// The figure, taken away once.
    #[must_use]
    pub const fn minus(figure: F) -> Self {
        Self {
            figure,
            factor: Decimal::NEGATIVE_ONE,
        }
    }

    /// The figure, taken so many times.
    #[must_use]
    pub const fn times(figure: F, factor: Decimal) -> Self {
        Self { figure, factor }
    }
}

impl<F: Copy + Into<Figure>> fmt::Display for Term<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.figure.into().code();
        if self.factor == Decimal::ONE {
            f.write_str(code)
        } else if self.factor == Decimal::NEGATIVE_ONE {
            write!(f, "-{code}")
        } else {
            write!(f, "{}*{code}", self.factor)
        }
    }
}

impl<F: Copy + Into<Figure>> Serialize for Term<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The terms of a numerator or a denominator.
pub(in crate::standards) type Terms<F> = Cow<'static, [Term<F>]>;

/// An indicator: what is counted for the pupils of each part, and what it must reach.
///
/// Its value for a part is `per × Σ factor·item ÷ pupils`. The numerator of a split indicator is a
/// figure of the whole school, of which the part gets its share; see [`Standard::stage_factors`].
///
/// [`Standard::stage_factors`]: crate::standards::Standard::stage_factors
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its code, such as `L1`; unique in the standard.
    pub code: Cow<'static, str>,
    /// Its name.
    pub name: Text,
    /// The unit of the value as printed, such as `人` or `m²`.
    pub unit: Text,
    /// The ratio of the [catalogue](crate::ratio::RATIOS) that it is, where one is named: of items of each stage to its
    /// pupils. In files it stands in place of the numerator.
    pub ratio: Option<&'static RatioDefinition>,
    /// What is counted, by stage; of a named ratio, what stands above its line.
    pub numerator: PerStage<Terms<Item>>,
    /// For how many pupils it is counted: 1 or 100.
    pub per: u32,
    /// Whether the numerator is a figure of the whole school, to be split over its stages.
    pub split: bool,
    /// Whether the numerator counts whole things, so that a shortfall is rounded up to whole ones.
    pub whole: bool,
    /// What a part must reach; `None` where the rule sets nothing.
    pub threshold: Option<PerStage<Bound>>,
    /// How its values are reported.
    pub reported: Reporting,
    /// The clause that asks for it.
    pub source: Cow<'static, str>,
}

impl Serialize for Indicator {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", &self.code)?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("unit", &self.unit)?;
        match self.ratio {
            Some(ratio) => map.serialize_entry("ratio", ratio.code)?,
            None => map.serialize_entry("numerator", &self.numerator)?,
        }
        map.serialize_entry("per", &self.per)?;
        map.serialize_entry("split", &self.split)?;
        map.serialize_entry("whole", &self.whole)?;
        if let Some(threshold) = &self.threshold {
            map.serialize_entry("threshold", threshold)?;
        }
        map.serialize_entry("reported", &self.reported)?;
        map.serialize_entry("source", &self.source)?;
        map.end()
    }
}
