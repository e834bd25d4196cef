//! What the clauses on sizes, classes and rooms ask for beside: no plan is made for it, and nobody should be surprised.

use crate::evaluation::WorklistTask;
use crate::improvement::plan::outcome::Improvement;
use crate::model::{Item, School, Stage};
use crate::numeric::Rational;
use serde::{Deserialize, Serialize};

/// Classes that are too large; splitting each in two takes as many classes more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClassNeed<School = usize, Number = Rational> {
    /// The school: its place in the county, or in a document its code.
    #[serde(rename = "school_id")]
    pub school: School,
    /// The stage.
    pub stage: Stage,
    /// How many classes are too large.
    pub classes: Number,
}

/// Rooms of a sort that a school has too few of for its classes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RoomNeed<School = usize, Number = Rational> {
    /// The school: its place in the county, or in a document its code.
    #[serde(rename = "school_id")]
    pub school: School,
    /// The items that count the rooms.
    pub items: Vec<Item>,
    /// How many more it needs.
    pub rooms: Number,
}

/// Pupils above the size that a school may have, for whom seats are needed elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Oversize<School = usize, Number = Rational> {
    /// The school: its place in the county, or in a document its code.
    #[serde(rename = "school_id")]
    pub school: School,
    /// How many pupils are too many.
    pub seats: Number,
}

/// What the clauses on sizes, classes and rooms ask for: of schools by their places, in fractions, or, in a document, of
/// schools by their codes, in exact decimals as texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Needs<School = usize, Number = Rational> {
    /// Seats at other schools.
    #[serde(default = "Vec::<Oversize<School, Number>>::new")]
    pub seats: Vec<Oversize<School, Number>>,
    /// Classes to be split.
    pub classes: Vec<ClassNeed<School, Number>>,
    /// Rooms to be built.
    pub rooms: Vec<RoomNeed<School, Number>>,
}

impl Improvement<'_> {
    /// What the clauses on sizes, classes and rooms ask for after the plan, by the codes of the schools; where there is
    /// no plan, as things stand.
    #[must_use]
    pub fn needs(&self) -> Needs {
        let report = self.after.as_ref().unwrap_or(&self.start);
        let mut entries = report.worklist();
        let schools = report.county().schools();
        entries.sort_by_key(|entry| schools.get(entry.school).map(School::id));
        let mut needs = Needs::default();
        for entry in entries {
            for task in entry.tasks {
                match task {
                    WorklistTask::Size { pupils, most, .. } => needs.seats.push(Oversize {
                        school: entry.school,
                        seats: &pupils - &Rational::from(most),
                    }),
                    WorklistTask::ClassSizes { stage, classes, .. } => {
                        needs.classes.push(ClassNeed {
                            school: entry.school,
                            stage,
                            classes,
                        });
                    }
                    WorklistTask::Rooms {
                        items,
                        needed,
                        present,
                        ..
                    } => needs.rooms.push(RoomNeed {
                        school: entry.school,
                        items,
                        rooms: &needed - &present,
                    }),
                    _ => {}
                }
            }
        }
        needs
    }
}
