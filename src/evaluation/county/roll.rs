//! Who is judged: the pupils of each stage of a school, its parts, and why it may be left out.

use crate::judgement::ExactSum;
use crate::model::{School, Stage, pupils_item};
use crate::numeric::Rational;
use crate::standards::{ExclusionTest, Standard, UnknownMembership};
use rust_decimal::Decimal;

/// The stages that are judged, in the order of every report.
pub(in crate::evaluation) const JUDGED: [Stage; 2] = [Stage::Primary, Stage::Junior];

/// The pupils of one stage of a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::evaluation) enum Enrolment {
    /// The school does not have the stage.
    None,
    /// So many, more than none.
    Known(Decimal),
    /// The school has the stage, but its size is not known.
    Unknown,
}

impl Enrolment {
    /// The pupils of a stage: a blank is unknown in a stage that the kind of school has, and none
    /// in another.
    #[inline]
    pub(in crate::evaluation) fn of(school: &School, stage: Stage) -> Self {
        let item = pupils_item(stage);
        if let Some(pupils) = school.short(item) {
            return match pupils.digits() {
                0 => Self::None,
                _ => Self::Known(pupils.decimal()),
            };
        }
        match school.amount(item) {
            Some(pupils) if pupils.is_zero() => Self::None,
            // Whole numbers of at most 28 digits are what a reader lets through.
            Some(pupils) => pupils.to_decimal().map_or(Self::Unknown, Self::Known),
            None if school.kind().stages().contains(&stage) => Self::Unknown,
            None => Self::None,
        }
    }

    /// Whether the school has the stage, so that it is a part where the stage is judged.
    pub(in crate::evaluation) fn exists(self) -> bool {
        self != Self::None
    }

    /// The number, with zero for a stage that the school does not have.
    pub(super) const fn known(self) -> Option<Decimal> {
        match self {
            Self::None => Some(Decimal::ZERO),
            Self::Known(pupils) => Some(pupils),
            Self::Unknown => None,
        }
    }
}

/// The stages of a school that are judged.
pub(super) fn judged_stages(school: &School) -> impl Iterator<Item = Stage> {
    JUDGED
        .into_iter()
        .filter(|stage| Enrolment::of(school, *stage).exists())
}

/// The primary and junior pupils of a school together: the known number, and whether that is all.
pub(super) fn compulsory_pupils(school: &School) -> (Rational, bool) {
    let mut total = ExactSum::EMPTY;
    let mut complete = true;
    for stage in JUDGED {
        match Enrolment::of(school, stage).known() {
            Some(pupils) => total.add_decimal(pupils, Decimal::ONE),
            None => complete = false,
        }
    }
    (total.total(), complete)
}

/// `Σ k·n` over the stages of a school; `None` while the size of one is not known.
pub(super) fn split_base(school: &School, standard: &Standard) -> Option<Rational> {
    let mut base = ExactSum::EMPTY;
    for stage in Stage::ALL {
        match Enrolment::of(school, *stage) {
            Enrolment::None => {}
            Enrolment::Known(pupils) => {
                base.add_decimal(pupils, standard.stage_factors.get(*stage));
            }
            Enrolment::Unknown => return None,
        }
    }
    Some(base.total())
}

/// Whether a figure of the whole school has to be split: more than one stage has pupils, or may
/// have.
pub(super) fn is_split(school: &School) -> bool {
    Stage::ALL
        .iter()
        .filter(|stage| Enrolment::of(school, **stage).exists())
        .count()
        > 1
}

/// Why a school is left out, if it is.
pub(super) fn exclusion<'s>(school: &School, standard: &'s Standard) -> Option<&'s str> {
    let mut exclusions = standard.exclusions.iter();
    let excluded = exclusions.find(|exclusion| applies(&exclusion.when, school) == Some(true));
    if let Some(exclusion) = excluded {
        return Some(&exclusion.reason);
    }
    let has_part = judged_stages(school).next().is_some();
    (!has_part).then_some("no_students")
}

/// Whether an exclusion applies to a school; `None` if a blank leaves it open.
fn applies(test: &ExclusionTest, school: &School) -> Option<bool> {
    match test {
        ExclusionTest::OfKind { school_kind } => Some(school.kind() == *school_kind),
        ExclusionTest::SmallOfKind {
            school_kind,
            fewer_than,
        } => {
            if school.kind() != *school_kind {
                return Some(false);
            }
            let (pupils, complete) = compulsory_pupils(school);
            let is_small = pupils < Rational::from(*fewer_than);
            (complete || !is_small).then_some(is_small)
        }
        ExclusionTest::SponsoredBy { sponsors } => Some(sponsors.contains(&school.sponsor()?)),
        ExclusionTest::NotSponsoredBy { sponsors } => Some(!sponsors.contains(&school.sponsor()?)),
    }
}

/// Whether it stays open that a school, which no exclusion leaves out, is judged: a blank may hide one that does,
/// and the standard wants that left open.
pub(super) fn is_doubtful(school: &School, standard: &Standard) -> bool {
    standard.unknown_membership == UnknownMembership::Open
        && standard
            .exclusions
            .iter()
            .any(|exclusion| applies(&exclusion.when, school).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Item, SchoolKind};
    use crate::standards::catalogue::CN_QUALITY_BALANCE_2017;

    fn school(kind: SchoolKind, pupils: &[(Item, i64)]) -> School {
        let school = School::new("1", "One", kind).unwrap();
        pupils.iter().fold(school, |school, (item, pupils)| {
            school.with_amount(*item, *pupils).unwrap()
        })
    }

    #[test]
    fn a_blank_is_unknown_in_an_own_stage_and_none_in_another() {
        let school = school(SchoolKind::NineYear, &[(Item::StudentsJunior, 210)]);
        assert_eq!(Enrolment::of(&school, Stage::Primary), Enrolment::Unknown);
        assert_eq!(
            Enrolment::of(&school, Stage::Junior),
            Enrolment::Known(210.into())
        );
        assert_eq!(Enrolment::of(&school, Stage::Senior), Enrolment::None);
        assert_eq!(split_base(&school, &CN_QUALITY_BALANCE_2017), None);
    }

    #[test]
    fn the_split_of_166_and_210_has_the_base_397() {
        let pupils = [(Item::StudentsPrimary, 166), (Item::StudentsJunior, 210)];
        let school = school(SchoolKind::NineYear, &pupils);
        // 166 + 1.1 × 210 = 397
        assert_eq!(
            split_base(&school, &CN_QUALITY_BALANCE_2017),
            Some(Rational::from(397))
        );
    }

    #[test]
    fn a_teaching_point_of_49_is_left_out_and_one_of_50_is_not() {
        let reason = |pupils| {
            let school = school(
                SchoolKind::TeachingPoint,
                &[(Item::StudentsPrimary, pupils)],
            );
            exclusion(&school, &CN_QUALITY_BALANCE_2017).map(str::to_owned)
        };
        assert_eq!(reason(49).as_deref(), Some("small_teaching_point"));
        assert_eq!(reason(50), None);
        let unknown = school(SchoolKind::TeachingPoint, &[]);
        assert_eq!(exclusion(&unknown, &CN_QUALITY_BALANCE_2017), None);
    }
}
