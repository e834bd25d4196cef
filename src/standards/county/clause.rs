//! The clauses beside the indicators, the vetoes, and what they look at.

use crate::judgement::Bound;
use crate::model::{Fact, Figure, Item, Location, SchoolKind, Sponsor, Stage, Text};
use crate::ratio::RatioDefinition;
use crate::standards::county::indicator::{PerStage, Terms};
use rust_decimal::Decimal;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A clause: what it asks for, the figure that decides it, and whether someone must attest it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Clause {
    /// Its code, such as `G3`; unique in the standard.
    pub code: Cow<'static, str>,
    /// The part of the rule it stands in.
    pub group: ClauseGroup,
    /// What it asks for.
    pub requirement: Text,
    /// What the figures must show; `None` where an attestation decides alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub test: Option<ClauseTest>,
    /// Whether an attestation is needed (beside the figure, where there is one).
    pub attested: bool,
    /// The sentence of the report; see [`PLACEHOLDERS`].
    pub sentence: Text,
    /// Where the rule says so.
    pub source: Cow<'static, str>,
}

/// What may stand in braces in the sentence of a clause, beside the code of any item or fact that
/// its test uses.
///
/// `value` and `value2` are the figures of its first and second ratio, each with `numerator`,
/// `denominator` (`numerator2`, …) and `bound` (`bound2`); `schools`, `failing` and `unknown` are
/// the numbers of schools looked at, known to fail, and not known; `names` names those that fail;
/// `subjects` lists the monitoring; `evidence` is what an attestation rests on.
pub const PLACEHOLDERS: &[&str] = &[
    "value",
    "value2",
    "numerator",
    "numerator2",
    "denominator",
    "denominator2",
    "bound",
    "bound2",
    "schools",
    "failing",
    "unknown",
    "names",
    "subjects",
    "evidence",
];

/// The part of a rule that a clause stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClauseGroup {
    /// What the government guarantees (政府保障程度).
    Government,
    /// The quality of education (教育质量).
    Quality,
    /// How the public sees it (社会认可度).
    Recognition,
}

/// What the figures must show for a clause to hold.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum ClauseTest {
    /// Every one of these ratios of county totals meets its bound.
    Ratios {
        /// The ratios; the first is the value of the clause.
        ratios: Cow<'static, [RatioTest]>,
    },
    /// In every school of the scope, an item is at least a share of another.
    EverySchool {
        /// The item of the part.
        numerator: Item,
        /// The item of the whole.
        denominator: Item,
        /// The least share; 0.05 is 5 %.
        at_least: Decimal,
        /// The schools looked at.
        scope: Scope,
    },
    /// Every school with a part has rooms enough for its classes.
    Rooms {
        /// One room of each sort for so many classes, or a part of so many.
        classes_per_room: u32,
        /// The sorts of rooms, each with the items that count them.
        rooms: Cow<'static, [Cow<'static, [Item]>]>,
        /// Whether each sort must suffice by itself.
        counting: RoomCounting,
    },
    /// No school with a part is too large.
    Size {
        /// The most primary and junior pupils together.
        limit: u32,
        /// The most for schools of the larger kinds.
        larger_limit: u32,
        /// The larger kinds.
        larger_kinds: Cow<'static, [SchoolKind]>,
        /// Kinds that may have no primary or junior pupils at all.
        barred_kinds: Cow<'static, [SchoolKind]>,
    },
    /// No class is too large: the items that count too large classes are all zero.
    ClassSizes {
        /// The items that count too large classes, by stage.
        too_large: PerStage<Cow<'static, [Item]>>,
    },
    /// The national monitoring shows a level and a between-school rate in every subject.
    Monitoring {
        /// The bound on the level.
        level: Bound,
        /// The bound on the between-school rate.
        between_school_rate: Bound,
    },
}

/// A ratio of totals and its bound.
#[derive(Clone, Debug, PartialEq)]
pub struct RatioTest {
    /// The ratio of the [catalogue](crate::ratio::RATIOS) that it is, where one is named. In files it stands in place of
    /// the numerator and the denominator; of figures that are filed by stage those of the one stage of the scope are
    /// taken.
    pub ratio: Option<&'static RatioDefinition>,
    /// What is counted.
    pub numerator: Terms<Figure>,
    /// What it is counted for.
    pub denominator: Terms<Figure>,
    /// 100 for a percentage, 1 for an amount.
    pub per: u32,
    /// The bound, on the ratio times `per`.
    pub bound: Bound<LimitNumber>,
    /// The schools whose items are added up; facts of the county do not depend on it.
    pub scope: Scope,
    /// Whether the ratio is the value of its clause.
    pub valued: bool,
}

impl Serialize for RatioTest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(ratio) = self.ratio {
            map.serialize_entry("ratio", ratio.code)?;
        } else {
            map.serialize_entry("numerator", &self.numerator)?;
            map.serialize_entry("denominator", &self.denominator)?;
        }
        map.serialize_entry("per", &self.per)?;
        map.serialize_entry("bound", &self.bound)?;
        map.serialize_entry("scope", &self.scope)?;
        map.serialize_entry("valued", &self.valued)?;
        map.end()
    }
}

/// The number of a bound that stands in the rule, or is a named parameter of it.
///
/// In files such a bound is `>= 95` or `>= special-funds-minimum`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LimitNumber {
    /// A decimal.
    Fixed(Decimal),
    /// The name of a parameter of the standard.
    Parameter(Cow<'static, str>),
}

impl fmt::Display for LimitNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(value) => value.fmt(f),
            Self::Parameter(name) => name.fmt(f),
        }
    }
}

/// A number of the rule that may be set by name, such as the funds a special pupil must have.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parameter {
    /// Its name.
    pub name: Cow<'static, str>,
    /// Its value where nothing else is said.
    pub value: Decimal,
    /// The fact by which a county sets its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<Fact>,
    /// Whether it was set by name, which goes before what a county sets.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub fixed: bool,
    /// Where the number comes from.
    pub source: Cow<'static, str>,
}

/// How rooms of several sorts are counted against the need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomCounting {
    /// Each sort must reach the need.
    Each,
    /// All sorts together must.
    Together,
}

/// Which schools a clause looks at. An empty list restricts nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Scope {
    /// Only schools with a part of one of these stages.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub parts: Cow<'static, [Stage]>,
    /// No school of these kinds.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub except_kinds: Cow<'static, [SchoolKind]>,
    /// No school of these sponsors.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub except_sponsors: Cow<'static, [Sponsor]>,
    /// Only schools in these locations.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub locations: Cow<'static, [Location]>,
    /// Only boarding schools, or only the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boarding: Option<bool>,
}

impl Scope {
    /// Every school.
    pub const ALL: Self = Self {
        parts: Cow::Borrowed(&[]),
        except_kinds: Cow::Borrowed(&[]),
        except_sponsors: Cow::Borrowed(&[]),
        locations: Cow::Borrowed(&[]),
        boarding: None,
    };
}

/// A veto (一票否决): one violation fails the county.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Veto {
    /// Its code, such as `V1`; unique in the standard.
    pub code: Cow<'static, str>,
    /// What would be the violation.
    pub name: Text,
    /// Whether it counts only where something is said of it.
    pub optional: bool,
    /// Where the rule says so.
    pub source: Cow<'static, str>,
}
