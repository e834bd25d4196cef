//! One thing of a standard, read the other way.

use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::evaluator::Evaluator;
use crate::evaluation::county::report::Report;
use crate::standards::{ClauseTest, RoomCounting, Standard, UnknownMembership};
use serde::{Deserialize, Serialize};

/// Values of options that rules in force differ in, beside that of the national text.
const KNOWN_VALUES: &[(&str, &[&str])] = &[
    // Yuan a special pupil: the nation, and several provinces.
    ("special-funds-minimum", &["6000", "8000"]),
];

/// One thing that a report could have been made with otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum OtherReading {
    /// An option of the standard has another value.
    Option {
        /// Its name.
        name: String,
        /// The other value.
        value: String,
    },
    /// A relief is asked for, or no longer.
    Relief {
        /// Its name.
        name: String,
        /// Whether it is asked for.
        asked: bool,
    },
    /// Values are compared as they are printed, or exactly.
    Comparison {
        /// Whether they are compared as printed.
        as_reported: bool,
    },
    /// Schools of which a blank leaves open whether they are judged are left open, or judged.
    UnknownMembership {
        /// Whether they are left open.
        open: bool,
    },
}

impl OtherReading {
    /// All that a report could have been made with otherwise, one thing at a time: options, reliefs, comparison,
    /// and schools of which it is not known whether they are judged.
    #[must_use]
    pub fn all(report: &Report<'_>) -> Vec<Self> {
        let standard = report.standard();
        let mut readings = Vec::new();
        for clause in standard.clauses.iter() {
            if let Some(ClauseTest::Rooms { counting, .. }) = &clause.test {
                readings.push(Self::Option {
                    name: "rooms".to_owned(),
                    value: match counting {
                        RoomCounting::Each => "together".to_owned(),
                        RoomCounting::Together => "each".to_owned(),
                    },
                });
            }
        }
        for parameter in standard.parameters.iter() {
            let known = KNOWN_VALUES
                .iter()
                .filter(|(name, _)| *name == parameter.name);
            let values = known.flat_map(|(_, values)| values.iter());
            let others = values.filter(|value| **value != parameter.value.normalize().to_string());
            readings.extend(others.map(|value| Self::Option {
                name: parameter.name.to_string(),
                value: (*value).to_owned(),
            }));
        }
        readings.dedup();
        let asked: Vec<&str> = report
            .reliefs()
            .map(|relief| relief.name.as_ref())
            .collect();
        readings.extend(standard.reliefs.iter().map(|relief| Self::Relief {
            name: relief.name.to_string(),
            asked: !asked.contains(&relief.name.as_ref()),
        }));
        readings.push(Self::Comparison {
            as_reported: report.comparison() == Comparison::Exact,
        });
        if !standard.exclusions.is_empty() {
            readings.push(Self::UnknownMembership {
                open: standard.unknown_membership == UnknownMembership::Judged,
            });
        }
        readings
    }

    /// The report read so; `None` if the standard has no such thing.
    pub(super) fn applied<'r>(&self, report: &'r Report<'_>) -> Option<Report<'r>> {
        let mut standard: Standard = report.standard().clone();
        let mut comparison = report.comparison();
        let mut reliefs: Vec<&str> = report
            .reliefs()
            .map(|relief| relief.name.as_ref())
            .collect();
        match self {
            Self::Option { name, value } => standard = standard.with_option(name, value).ok()?,
            Self::Relief { name, asked: true } => reliefs.push(name),
            Self::Relief { name, asked: false } => reliefs.retain(|one| one != name),
            Self::Comparison { as_reported } => {
                comparison = if *as_reported {
                    Comparison::AsReported
                } else {
                    Comparison::Exact
                };
            }
            Self::UnknownMembership { open } => {
                standard.unknown_membership = if *open {
                    UnknownMembership::Open
                } else {
                    UnknownMembership::Judged
                };
            }
        }
        let mut evaluator = Evaluator::owning(standard)
            .ok()?
            .with_comparison(comparison);
        for relief in reliefs {
            evaluator = evaluator.with_relief(relief).ok()?;
        }
        Some(evaluator.evaluate_owned(report.county().clone()))
    }
}
