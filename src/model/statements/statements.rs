//! What a text states: its figures as printed, and how they hang together.

use crate::model::statements::check::{StatedCheck, optional};
use crate::model::statements::printed_figure::PrintedFigure;
use crate::model::writing::document::Node;
use crate::model::writing::text::{Text, both};
use crate::model::writing::unit_word::UnitWord;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

/// What a text states: figures as printed, and the checks that they should stand up to.
///
/// Read from a file by [`Statements::from_node`]. Always true of it: the codes of its figures are
/// unique, every check names figures that are there, the figures of a series have years of their own,
/// and what is added or compared is in units that can be converted.
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

    /// The unit as it can be converted, if one is given.
    pub(crate) fn unit_word(&self) -> Option<UnitWord> {
        UnitWord::read(self.unit()?)
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
