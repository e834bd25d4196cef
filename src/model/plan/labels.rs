//! What a row, a task or a target of a plan is called, and where it comes from.

use crate::model::writing::text::{Text, both};
use serde::ser::SerializeMap;

/// The code, by which observations name it, and what may be said besides.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Labels {
    pub(super) code: String,
    pub(super) name: Option<Text>,
    pub(super) stage: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) source: Option<String>,
}

impl Labels {
    /// A code alone.
    pub(super) fn new(code: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            name: None,
            stage: None,
            unit: None,
            source: None,
        }
    }

    /// The name; the code where there is none.
    pub(super) fn name(&self) -> Text {
        self.name.clone().unwrap_or_else(|| both(&self.code))
    }

    /// Writes the code under its key, and the name, the stage and the unit where they are given: what
    /// an object of a plan begins with.
    pub(super) fn begin<M: SerializeMap>(&self, map: &mut M, key: &str) -> Result<(), M::Error> {
        map.serialize_entry(key, &self.code)?;
        if let Some(name) = &self.name {
            map.serialize_entry("name", name)?;
        }
        for (key, text) in [("stage", &self.stage), ("unit", &self.unit)] {
            if let Some(text) = text {
                map.serialize_entry(key, text)?;
            }
        }
        Ok(())
    }

    /// Writes where it comes from, which an object of a plan ends with, and ends the object.
    pub(super) fn end<M: SerializeMap>(&self, mut map: M) -> Result<M::Ok, M::Error> {
        if let Some(source) = &self.source {
            map.serialize_entry("source", source)?;
        }
        map.end()
    }
}

/// The methods of a type with the field `labels: Labels` that give and take them; `$what` is what the
/// type is in words.
macro_rules! labelled {
    ($type:ty, $what:literal) => {
        impl $type {
            #[doc = concat!("The same ", $what, " under a name.")]
            #[must_use]
            pub fn with_name(mut self, name: Text) -> Self {
                self.labels.name = Some(name);
                self
            }

            #[doc = concat!("The same ", $what, " for one stage.")]
            #[must_use]
            pub fn with_stage(mut self, stage: impl Into<String>) -> Self {
                self.labels.stage = Some(stage.into());
                self
            }

            #[doc = concat!("The same ", $what, " in a unit.")]
            #[must_use]
            pub fn with_unit(mut self, unit: impl Into<String>) -> Self {
                self.labels.unit = Some(unit.into());
                self
            }

            #[doc = concat!("The same ", $what, " with the clause it comes from.")]
            #[must_use]
            pub fn with_source(mut self, source: impl Into<String>) -> Self {
                self.labels.source = Some(source.into());
                self
            }

            /// Its name; its code where it has none.
            #[must_use]
            pub fn name(&self) -> Text {
                self.labels.name()
            }

            /// The stage, if it is of one.
            #[must_use]
            pub fn stage(&self) -> Option<&str> {
                self.labels.stage.as_deref()
            }

            /// The unit, if one is given.
            #[must_use]
            pub fn unit(&self) -> Option<&str> {
                self.labels.unit.as_deref()
            }

            /// The clause it comes from, if one is given.
            #[must_use]
            pub fn source(&self) -> Option<&str> {
                self.labels.source.as_deref()
            }
        }
    };
}
pub(super) use labelled;
