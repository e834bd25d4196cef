//! What the clauses on sizes, classes and rooms ask for beside: no plan is made for it, and nobody should be surprised.

use crate::evaluation::WorklistTask;
use crate::improvement::plan::outcome::Improvement;
use crate::model::{Item, School, Stage};
use crate::numeric::Rational;

/// Classes that are too large; splitting each in two takes as many classes more.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ClassNeed {
    /// The place of the school in the county.
    pub school: usize,
    /// The stage.
    pub stage: Stage,
    /// How many classes are too large.
    pub classes: Rational,
}

/// Rooms of a sort that a school has too few of for its classes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RoomNeed {
    /// The place of the school in the county.
    pub school: usize,
    /// The items that count the rooms.
    pub items: Vec<Item>,
    /// How many more it needs.
    pub rooms: Rational,
}

/// Pupils above the size that a school may have, for whom seats are needed elsewhere.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Oversize {
    /// The place of the school in the county.
    pub school: usize,
    /// How many pupils are too many.
    pub seats: Rational,
}

/// What the clauses on sizes, classes and rooms ask for.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Needs {
    /// Seats at other schools.
    pub seats: Vec<Oversize>,
    /// Classes to be split.
    pub classes: Vec<ClassNeed>,
    /// Rooms to be built.
    pub rooms: Vec<RoomNeed>,
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
