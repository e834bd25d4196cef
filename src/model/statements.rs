//! What a text states: its figures as printed, and how they hang together.

use super::statements_reading::read_statements;
use super::{Amount, Course, DocumentFaults, Node, PrintedFigure, Text, plan::both};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;

/// What a text states: figures as printed, and the checks that they should stand up to.
///
/// Read from a file by [`Statements::from_node`]. Always true of it: the codes of its figures are
/// unique, every check names figures that are there, and the figures of a series have years of
/// their own.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Node")]
pub struct Statements {
    pub(super) id: String,
    pub(super) title: Option<Text>,
    pub(super) source: Option<String>,
    pub(super) figures: Vec<StatedFigure>,
    pub(super) checks: Vec<StatedCheck>,
}

impl Statements {
    /// Reads the statements of a text from a document.
    ///
    /// | key | what it holds |
    /// |---|---|
    /// | `id` | the identifier |
    /// | `title` | a text, or one in each language as `{"zh": …, "en": …}`; absent: the identifier |
    /// | `source` | where it comes from; absent: nothing is said |
    /// | `figures` | the figures |
    /// | `checks` | the checks; absent: none but those that the figures ask for themselves |
    ///
    /// A figure:
    ///
    /// | key | what it holds |
    /// |---|---|
    /// | `code` | its code, by which checks name it |
    /// | `name` | as `title`; absent: the code |
    /// | `value` | the figure with every decimal that is printed, perhaps with a sign before it ([`PrintedFigure`]); absent or `null`: the text does not give it |
    /// | `rounded_to` | the unit that it is rounded to, 0 where it is exact; absent: its last decimal; where it has none, exact, and a ratio or a difference rounded to a whole number |
    /// | `year`, `stage`, `unit`, `source` | of it; absent: nothing is said |
    /// | `indicator` | what it is a figure of: two figures of one indicator, stage and year must agree |
    ///
    /// A check has the key `check`, may have a `name` and a `source`, and names figures by their
    /// codes:
    ///
    /// | `check` | keys | holds if |
    /// |---|---|---|
    /// | `sum` | `parts` (a list), `total` | the parts add to the total |
    /// | `shares` | `parts` (a list) | the parts add to 100 |
    /// | `ratio` | `numerator`, `denominator`, `per` (a number; absent: 1), `ratio` (absent: it is only computed) | the ratio follows |
    /// | `attainable_share` | `share`, `whole`, `per` (a number; absent: 1) | a whole number of so many has that share |
    /// | `difference` | `minuend`, `subtrahend`, `difference` (absent: it is only computed) | the difference follows |
    /// | `agreement` | `figures` (a list) | they agree |
    /// | `monotone` | `series`, `must` (`rise`, `not_fall`, `not_rise`, `fall`) | the series goes that way |
    /// | `not_above` | `figure`, `reference` | the first is not above the second |
    /// | `spending_never_falls` | `total`, `per_pupil` (a series by stage), each may be absent | no series falls (两个只增不减) |
    /// | `three_increases` | `appropriation`, `regular_revenue`, `cost_per_pupil`, `teacher_pay`, `public_funds_per_pupil`, each may be absent | the three increases hold (三个增长) |
    ///
    /// A series is a list of codes of figures, each of its own year, or such a list as
    /// `{"growth_rates": […]}` where the figures are growth rates in percent. An unknown key is
    /// passed over and listed in [`StatementsReading::unknown_keys`].
    ///
    /// # Errors
    ///
    /// - [`DocumentFaults`] with every fault and the path to it: a required key that is not there,
    ///   an unreadable figure, a code that stands twice or is not known, an unknown check, a figure
    ///   of a series without a year or with that of another.
    pub fn from_node(node: &Node) -> Result<StatementsReading, DocumentFaults> {
        read_statements(node)
    }

    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its title; the identifier where it has none.
    #[must_use]
    pub fn title(&self) -> Text {
        self.title.clone().unwrap_or_else(|| both(&self.id))
    }

    /// Where it comes from, if that is given.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Its figures, in the order of the file.
    #[must_use]
    pub fn figures(&self) -> &[StatedFigure] {
        &self.figures
    }

    /// Its checks, in the order of the file.
    #[must_use]
    pub fn checks(&self) -> &[StatedCheck] {
        &self.checks
    }

    /// The figure of a code.
    #[must_use]
    pub fn figure(&self, code: &str) -> Option<&StatedFigure> {
        self.figures.iter().find(|figure| figure.code == code)
    }
}

impl TryFrom<Node> for Statements {
    type Error = DocumentFaults;

    fn try_from(node: Node) -> Result<Self, DocumentFaults> {
        Self::from_node(&node).map(|reading| reading.statements)
    }
}

/// Writes the keys from which the same statements are read.
impl Serialize for Statements {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        optional(&mut map, "title", self.title.as_ref())?;
        optional(&mut map, "source", self.source.as_ref())?;
        map.serialize_entry("figures", &self.figures)?;
        map.serialize_entry("checks", &self.checks)?;
        map.end()
    }
}

/// Writes a key where it has a value.
fn optional<M: SerializeMap, T: Serialize>(
    map: &mut M,
    key: &str,
    value: Option<&T>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, value))
}

/// Statements as they were read, and what was passed over.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementsReading {
    /// The statements.
    pub statements: Statements,
    /// The paths of the keys that mean nothing there.
    pub unknown_keys: Vec<String>,
}

/// A figure that a text states.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedFigure {
    pub(super) code: String,
    pub(super) name: Option<Text>,
    pub(super) value: Option<PrintedFigure>,
    pub(super) unit: Option<String>,
    pub(super) stage: Option<String>,
    pub(super) indicator: Option<String>,
    pub(super) year: Option<i32>,
    pub(super) source: Option<String>,
}

impl StatedFigure {
    /// Its code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Its name; its code where it has none.
    #[must_use]
    pub fn name(&self) -> Text {
        self.name.clone().unwrap_or_else(|| both(&self.code))
    }

    /// The figure as printed; `None` where the text does not give it.
    #[must_use]
    pub const fn value(&self) -> Option<&PrintedFigure> {
        self.value.as_ref()
    }

    /// The unit, if one is given.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// The stage, if it is of one.
    #[must_use]
    pub fn stage(&self) -> Option<&str> {
        self.stage.as_deref()
    }

    /// What it is a figure of, if that is given.
    #[must_use]
    pub fn indicator(&self) -> Option<&str> {
        self.indicator.as_deref()
    }

    /// The year, if it is of one.
    #[must_use]
    pub const fn year(&self) -> Option<i32> {
        self.year
    }

    /// Where the text states it, if that is given.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }
}

impl Serialize for StatedFigure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", &self.code)?;
        optional(&mut map, "name", self.name.as_ref())?;
        if let Some(value) = &self.value {
            map.serialize_entry("value", &value.to_string())?;
            optional(&mut map, "rounded_to", value.rounded_to_in_file())?;
        }
        for (key, text) in [
            ("unit", &self.unit),
            ("stage", &self.stage),
            ("indicator", &self.indicator),
        ] {
            optional(&mut map, key, text.as_ref())?;
        }
        optional(&mut map, "year", self.year.as_ref())?;
        optional(&mut map, "source", self.source.as_ref())?;
        map.end()
    }
}

/// Something that the figures of a text should stand up to.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedCheck {
    /// Its name, if it has one.
    pub name: Option<Text>,
    /// What is checked.
    pub kind: CheckKind,
    /// The clause it comes from, if one is given.
    pub source: Option<String>,
}

impl Serialize for StatedCheck {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("check", self.kind.code())?;
        optional(&mut map, "name", self.name.as_ref())?;
        match &self.kind {
            CheckKind::Sum { parts, total } => {
                map.serialize_entry("parts", parts)?;
                map.serialize_entry("total", total)?;
            }
            CheckKind::Shares { parts } => map.serialize_entry("parts", parts)?,
            CheckKind::Ratio {
                numerator,
                denominator,
                per,
                ratio,
            } => {
                map.serialize_entry("numerator", numerator)?;
                map.serialize_entry("denominator", denominator)?;
                map.serialize_entry("per", per)?;
                optional(&mut map, "ratio", ratio.as_ref())?;
            }
            CheckKind::Difference {
                minuend,
                subtrahend,
                difference,
            } => {
                map.serialize_entry("minuend", minuend)?;
                map.serialize_entry("subtrahend", subtrahend)?;
                optional(&mut map, "difference", difference.as_ref())?;
            }
            CheckKind::AttainableShare { share, whole, per } => {
                map.serialize_entry("share", share)?;
                map.serialize_entry("whole", whole)?;
                map.serialize_entry("per", per)?;
            }
            CheckKind::Agreement { figures } => map.serialize_entry("figures", figures)?,
            CheckKind::Monotone { course, series } => {
                map.serialize_entry("must", course)?;
                map.serialize_entry("series", series)?;
            }
            CheckKind::NotAbove { figure, reference } => {
                map.serialize_entry("figure", figure)?;
                map.serialize_entry("reference", reference)?;
            }
            CheckKind::SpendingNeverFalls { total, per_pupil } => {
                optional(&mut map, "total", total.as_ref())?;
                map.serialize_entry("per_pupil", per_pupil)?;
            }
            CheckKind::ThreeIncreases {
                appropriation,
                regular_revenue,
                cost_per_pupil,
                teacher_pay,
                public_funds_per_pupil,
            } => {
                optional(&mut map, "appropriation", appropriation.as_ref())?;
                optional(&mut map, "regular_revenue", regular_revenue.as_ref())?;
                optional(&mut map, "cost_per_pupil", cost_per_pupil.as_ref())?;
                optional(&mut map, "teacher_pay", teacher_pay.as_ref())?;
                let funds = public_funds_per_pupil.as_ref();
                optional(&mut map, "public_funds_per_pupil", funds)?;
            }
        }
        optional(&mut map, "source", self.source.as_ref())?;
        map.end()
    }
}

/// What is checked; figures are named by their codes.
#[derive(Clone, Debug, PartialEq)]
pub enum CheckKind {
    /// Parts add to a total.
    Sum {
        /// The parts.
        parts: Vec<String>,
        /// The total.
        total: String,
    },
    /// Shares add to 100.
    Shares {
        /// The shares.
        parts: Vec<String>,
    },
    /// A ratio follows from its figures.
    Ratio {
        /// The numerator.
        numerator: String,
        /// The denominator.
        denominator: String,
        /// What the quotient is multiplied by.
        per: Amount,
        /// The printed ratio; `None` where it is only computed.
        ratio: Option<String>,
    },
    /// A difference follows from its figures.
    Difference {
        /// What is subtracted from.
        minuend: String,
        /// What is subtracted.
        subtrahend: String,
        /// The printed difference; `None` where it is only computed.
        difference: Option<String>,
    },
    /// A share is that of a whole number of people, schools or classes.
    AttainableShare {
        /// The share as printed.
        share: String,
        /// How many it is a share of.
        whole: String,
        /// What the quotient is multiplied by.
        per: Amount,
    },
    /// Figures agree.
    Agreement {
        /// The figures.
        figures: Vec<String>,
    },
    /// A series goes one way.
    Monotone {
        /// Which way.
        course: Course,
        /// The series.
        series: StatedSeries,
    },
    /// A figure is not above another.
    NotAbove {
        /// The figure.
        figure: String,
        /// What it must not be above.
        reference: String,
    },
    /// The two that only grow (两个只增不减).
    SpendingNeverFalls {
        /// Total spending.
        total: Option<StatedSeries>,
        /// Spending for each pupil, by stage.
        per_pupil: BTreeMap<String, StatedSeries>,
    },
    /// The three increases (三个增长).
    ThreeIncreases {
        /// Appropriations for education.
        appropriation: Option<StatedSeries>,
        /// Regular revenue.
        regular_revenue: Option<StatedSeries>,
        /// Spending for each pupil.
        cost_per_pupil: Option<StatedSeries>,
        /// The pay of teachers.
        teacher_pay: Option<StatedSeries>,
        /// Public funds for each pupil.
        public_funds_per_pupil: Option<StatedSeries>,
    },
}

impl CheckKind {
    /// Its name in files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Sum { .. } => "sum",
            Self::Shares { .. } => "shares",
            Self::Ratio { .. } => "ratio",
            Self::Difference { .. } => "difference",
            Self::AttainableShare { .. } => "attainable_share",
            Self::Agreement { .. } => "agreement",
            Self::Monotone { .. } => "monotone",
            Self::NotAbove { .. } => "not_above",
            Self::SpendingNeverFalls { .. } => "spending_never_falls",
            Self::ThreeIncreases { .. } => "three_increases",
        }
    }
}

/// Figures year by year, by their codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatedSeries {
    /// The figure itself, of each year.
    Levels(Vec<String>),
    /// By how many percent it grew from the year before.
    GrowthRates(Vec<String>),
}

impl StatedSeries {
    /// The codes of the figures.
    #[must_use]
    pub fn figures(&self) -> &[String] {
        match self {
            Self::Levels(figures) | Self::GrowthRates(figures) => figures,
        }
    }
}

impl Serialize for StatedSeries {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Levels(figures) => figures.serialize(serializer),
            Self::GrowthRates(figures) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("growth_rates", figures)?;
                map.end()
            }
        }
    }
}
