//! What looks wrong in a county: findings that warn and refuse nothing.

use crate::model::filing::coded::{SchoolKind, Stage};
use crate::model::filing::county::County;
use crate::model::filing::fact::Fact;
use crate::model::filing::item::Item;
use crate::model::filing::school::{School, pupils_item};
use crate::model::writing::amount::Amount;

/// One thing that looks wrong in a county's figures.
///
/// It refuses nothing: the figures are used as filed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The code of the school it is about; `None` for what the county itself files.
    pub school_id: Option<String>,
    /// The name of the school it is about.
    pub school_name: Option<String>,
    /// What looks wrong.
    pub kind: FindingKind,
}

/// What looks wrong, with the figures that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FindingKind {
    /// A part, or the sum of parts that do not overlap, is larger than its whole.
    PartAboveWhole {
        /// The items of the part.
        parts: Vec<Item>,
        /// Their sum.
        sum: Amount,
        /// The item of the whole.
        whole: Item,
        /// Its amount.
        amount: Amount,
    },
    /// The classes counted by size do not add up to the classes.
    BandsDoNotAddUp {
        /// The item of all classes.
        classes: Item,
        /// Its amount.
        amount: Amount,
        /// The sum of the classes by size.
        sum: Amount,
    },
    /// A stage has pupils but no class.
    PupilsWithoutClasses {
        /// The stage.
        stage: Stage,
        /// Its pupils.
        pupils: Amount,
    },
    /// The average class is too large or too small to be believed.
    ImplausibleClass {
        /// The stage.
        stage: Stage,
        /// Its pupils.
        pupils: Amount,
        /// Its classes.
        classes: Amount,
    },
    /// A stage has pupils but no teacher, or more pupils a teacher than can be believed.
    ImplausibleStaff {
        /// The stage.
        stage: Stage,
        /// Its pupils.
        pupils: Amount,
        /// Its teachers.
        teachers: Amount,
    },
    /// The net teaching area is below zero.
    NegativeNetArea {
        /// The teaching area.
        teaching: Amount,
        /// The area of indoor sports rooms, which it should include.
        sports: Amount,
    },
    /// A stage that a school of this kind does not have has pupils (附设班).
    AttachedStage {
        /// The kind of school.
        kind: SchoolKind,
        /// The stage.
        stage: Stage,
        /// Its pupils.
        pupils: Amount,
    },
    /// A value is more than 50 times the median of its stage, or less than a fiftieth of it.
    FarFromMedian {
        /// The code of the indicator.
        code: String,
        /// The stage.
        stage: Stage,
        /// The value as reported.
        value: String,
        /// The median as reported.
        median: String,
        /// Whether it looks like an amount in 元 in a column of 万元.
        in_yuan: bool,
    },
    /// The equipment of a pupil costs less than 100 元, or more than 100 000 元.
    ImplausibleEquipment {
        /// The stage.
        stage: Stage,
        /// The value as reported, in 元 a pupil.
        value: String,
    },
    /// All values of a school are those of another, to the last digit.
    SameValues {
        /// The stage.
        stage: Stage,
        /// The code of the other school.
        school_id: String,
        /// Its name.
        school_name: String,
    },
    /// The rule asks who runs a school, and its sponsor is blank: it is judged all the same.
    UnknownSponsor,
    /// An attestation of a clause that its figure alone decides: it is ignored.
    IgnoredAttestation {
        /// The code of the clause.
        code: String,
    },
    /// Attestations of clauses that the rule does not have: they are ignored. One finding for all,
    /// because a filing may be written for another rule.
    UnknownAttestation {
        /// The codes they were given.
        codes: Vec<String>,
    },
    /// Vetoes that the rule does not have: they are ignored. One finding for all.
    UnknownVeto {
        /// The codes they were given.
        codes: Vec<String>,
    },
    /// A part of the county's figures is larger than its whole.
    FactAboveWhole {
        /// The fact of the part.
        part: Fact,
        /// Its amount.
        amount: Amount,
        /// The fact of the whole.
        whole: Fact,
        /// Its amount.
        total: Amount,
    },
}

/// A class of more pupils than this, on average, is not believed.
const LARGEST_MEAN_CLASS: u32 = 100;
/// More pupils for one teacher than this are not believed.
const MOST_PUPILS_A_TEACHER: u32 = 100;

/// Parts that do not overlap, and their whole.
type Whole = (&'static [Item], Item);

const WHOLES: &[Whole] = &[
    (&[Item::InCatchmentPrimary], Item::StudentsPrimary),
    (&[Item::InCatchmentJunior], Item::StudentsJunior),
    (
        &[
            Item::TeachersPrimaryAssociate,
            Item::TeachersPrimaryBachelor,
            Item::TeachersPrimaryMaster,
            Item::TeachersPrimaryDoctor,
        ],
        Item::TeachersPrimary,
    ),
    (
        &[
            Item::TeachersJuniorAssociate,
            Item::TeachersJuniorBachelor,
            Item::TeachersJuniorMaster,
            Item::TeachersJuniorDoctor,
        ],
        Item::TeachersJunior,
    ),
    (&[Item::BackboneTeachersPrimary], Item::TeachersPrimary),
    (&[Item::BackboneTeachersJunior], Item::TeachersJunior),
    (
        &[
            Item::PeTeachersPrimary,
            Item::MusicTeachersPrimary,
            Item::FineArtsTeachersPrimary,
            Item::ArtsTeachersPrimary,
        ],
        Item::TeachersPrimary,
    ),
    (
        &[
            Item::PeTeachersJunior,
            Item::MusicTeachersJunior,
            Item::FineArtsTeachersJunior,
            Item::ArtsTeachersJunior,
        ],
        Item::TeachersJunior,
    ),
    (&[Item::TeachersPrimarySeniorTitle], Item::TeachersPrimary),
    (&[Item::TeachersJuniorSeniorTitle], Item::TeachersJunior),
    (
        &[Item::TeachersPrimary, Item::TeachersJunior],
        Item::TeachersTotal,
    ),
    (&[Item::TeachersLicensed], Item::TeachersTotal),
    (&[Item::TeachersTrained360h], Item::TeachersTotal),
    (&[Item::IndoorSportsArea], Item::TeachingArea),
    (&[Item::IndoorSportsArea], Item::GymnasiumArea),
    (
        &[
            Item::MusicRooms96,
            Item::MusicRooms73,
            Item::MusicRooms61,
            Item::MusicRooms54,
        ],
        Item::MusicRooms,
    ),
    (
        &[
            Item::FineArtsRooms90,
            Item::FineArtsRooms67,
            Item::FineArtsRooms61,
            Item::FineArtsRooms54,
        ],
        Item::FineArtsRooms,
    ),
    (&[Item::TrainingBudget], Item::PublicFundsBudget),
    (&[Item::Deaths], Item::Entrants),
];

const BANDS_PRIMARY: [Item; 10] = [
    Item::ClassesPrimary25,
    Item::ClassesPrimary2630,
    Item::ClassesPrimary3135,
    Item::ClassesPrimary3640,
    Item::ClassesPrimary4145,
    Item::ClassesPrimary4650,
    Item::ClassesPrimary5155,
    Item::ClassesPrimary5660,
    Item::ClassesPrimary6165,
    Item::ClassesPrimary66,
];

const BANDS_JUNIOR: [Item; 10] = [
    Item::ClassesJunior25,
    Item::ClassesJunior2630,
    Item::ClassesJunior3135,
    Item::ClassesJunior3640,
    Item::ClassesJunior4145,
    Item::ClassesJunior4650,
    Item::ClassesJunior5155,
    Item::ClassesJunior5660,
    Item::ClassesJunior6165,
    Item::ClassesJunior66,
];

const STAGES: [(Stage, Item, Item, &[Item; 10]); 2] = [
    (
        Stage::Primary,
        Item::ClassesPrimary,
        Item::TeachersPrimary,
        &BANDS_PRIMARY,
    ),
    (
        Stage::Junior,
        Item::ClassesJunior,
        Item::TeachersJunior,
        &BANDS_JUNIOR,
    ),
];

const FACT_WHOLES: &[(Fact, Fact)] = &[
    (Fact::RotatedTeachers, Fact::EligibleForRotation),
    (Fact::RotatedBackboneTeachers, Fact::RotatedTeachers),
    (
        Fact::SelectiveSeniorPlacesRural,
        Fact::SelectiveSeniorPlacesAllocated,
    ),
    (Fact::MigrantChildrenPublic, Fact::MigrantChildrenEligible),
    (Fact::DisabledChildrenEnrolled, Fact::DisabledChildren),
];

impl County {
    /// All that looks wrong in the figures of the county and its schools, in file order.
    ///
    /// A part above its whole, class sizes that do not add up, pupils without classes or teachers,
    /// values that cannot be believed. Figures that are not reported are passed over. It never
    /// fails, and nothing is refused or changed.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::model::{County, FindingKind, Item, School, SchoolKind};
    ///
    /// let school = School::new("1", "Riverside", SchoolKind::Primary)?
    ///     .with_amount(Item::TeachingArea, 2000)?
    ///     .with_amount(Item::IndoorSportsArea, 2400)?;
    /// let findings = County::new(vec![school])?.findings();
    /// assert!(matches!(findings[0].kind, FindingKind::NegativeNetArea { .. }));
    /// # Ok::<(), junheng::model::ModelError>(())
    /// ```
    #[doc(alias = "validate")]
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for school in self.schools() {
            examine(school, |kind| {
                findings.push(Finding {
                    school_id: Some(school.id().to_owned()),
                    school_name: Some(school.name().to_owned()),
                    kind,
                });
            });
        }
        for &(part, whole) in FACT_WHOLES {
            let fact = |fact| self.filing().fact(fact);
            let (Some(amount), Some(total)) = (fact(part), fact(whole)) else {
                continue;
            };
            if amount > total {
                let kind = FindingKind::FactAboveWhole {
                    part,
                    amount: amount.clone(),
                    whole,
                    total: total.clone(),
                };
                findings.push(Finding {
                    school_id: None,
                    school_name: None,
                    kind,
                });
            }
        }
        findings
    }
}

/// Reports every finding of one school.
fn examine(school: &School, mut report: impl FnMut(FindingKind)) {
    for stage in Stage::ALL {
        if school.kind().stages().contains(stage) || school.kind().stages().is_empty() {
            continue;
        }
        let pupils = school.amount(pupils_item(*stage));
        if let Some(pupils) = pupils.filter(|pupils| !pupils.is_zero()) {
            report(FindingKind::AttachedStage {
                kind: school.kind(),
                stage: *stage,
                pupils,
            });
        }
    }
    for (stage, classes_item, teachers_item, bands) in STAGES {
        let pupils = school.amount(pupils_item(stage));
        let classes = school.amount(classes_item);
        if let (Some(pupils), Some(classes)) = (&pupils, &classes) {
            if classes.is_zero() && !pupils.is_zero() {
                report(FindingKind::PupilsWithoutClasses {
                    stage,
                    pupils: pupils.clone(),
                });
            } else if exceeds(pupils, classes, LARGEST_MEAN_CLASS) || pupils < classes {
                report(FindingKind::ImplausibleClass {
                    stage,
                    pupils: pupils.clone(),
                    classes: classes.clone(),
                });
            }
        }
        if let (Some(amount), Some(sum)) = (classes, total(school, bands))
            && sum != amount
        {
            report(FindingKind::BandsDoNotAddUp {
                classes: classes_item,
                amount,
                sum,
            });
        }
        if let (Some(pupils), Some(teachers)) = (pupils, school.amount(teachers_item))
            && exceeds(&pupils, &teachers, MOST_PUPILS_A_TEACHER)
        {
            report(FindingKind::ImplausibleStaff {
                stage,
                pupils,
                teachers,
            });
        }
    }
    for &(parts, whole) in WHOLES {
        // The parts that are known must already fit: a missing one can only add.
        let known = parts.iter().filter_map(|part| school.amount(*part));
        let sum = known.fold(Amount::ZERO, |sum, part| sum.plus(&part));
        let Some(amount) = school.amount(whole).filter(|amount| sum > *amount) else {
            continue;
        };
        report(
            if (parts, whole) == (&[Item::IndoorSportsArea], Item::TeachingArea) {
                FindingKind::NegativeNetArea {
                    teaching: amount,
                    sports: sum,
                }
            } else {
                FindingKind::PartAboveWhole {
                    parts: parts.to_vec(),
                    sum,
                    whole,
                    amount,
                }
            },
        );
    }
}

/// Whether `a` is more than `most` times `b`, near enough to be looked at.
fn exceeds(a: &Amount, b: &Amount, most: u32) -> bool {
    let most_of_b = b.nearest_decimal().checked_mul(most.into());
    most_of_b.is_some_and(|most_of_b| a.nearest_decimal() > most_of_b)
}

/// The sum of the amounts, if all are known.
fn total(school: &School, items: &[Item]) -> Option<Amount> {
    items.iter().try_fold(Amount::ZERO, |sum, item| {
        Some(sum.plus(&school.amount(*item)?))
    })
}
