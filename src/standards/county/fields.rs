//! The keys that only a standard for the schools of a county has.

use crate::judgement::Bound;
use crate::model::{DocumentFaults, Fields, Location, Place, SchoolKind, Sponsor, Stage, hint};
use crate::standards::county::clause::Scope;
use crate::standards::county::indicator::PerStage;
use crate::standards::fields::bound;
use rust_decimal::Decimal;
use std::borrow::Cow;

impl<'n> Fields<'n, '_> {
    /// A list for each stage, or one for both.
    pub(in crate::standards) fn per_stage<T: Clone>(
        &mut self,
        key: &str,
        read: impl FnMut(&Place<'n>, &mut DocumentFaults) -> Option<Cow<'static, [T]>>,
    ) -> PerStage<Cow<'static, [T]>> {
        self.required(key, |place, faults| {
            Some(per_stage(place, faults, Cow::default(), read))
        })
        .unwrap_or_default()
    }

    /// A bound for each stage, or one for both; none where nothing is said.
    pub(in crate::standards) fn bounds(&mut self, key: &str) -> Option<PerStage<Bound>> {
        self.optional(key, |place, faults| {
            Some(per_stage(place, faults, NO_BOUND, bound))
        })
    }

    pub(in crate::standards) fn school_kind(&mut self) -> SchoolKind {
        self.required("school_kind", school_kind)
            .unwrap_or(SchoolKind::Special)
    }

    pub(in crate::standards) fn sponsors(&mut self) -> Cow<'static, [Sponsor]> {
        let sponsors = self.required("sponsors", |place, faults| place.each(faults, sponsor));
        sponsors.unwrap_or_default().into()
    }

    pub(in crate::standards) fn scope(&mut self) -> Scope {
        self.optional("scope", |place, faults| Some(scope(place, faults)))
            .unwrap_or(Scope::ALL)
    }
}

/// What stands where a bound could not be read.
pub(in crate::standards) const NO_BOUND: Bound = Bound::at_least(Decimal::ZERO);

/// One thing for each stage, or one for both.
fn per_stage<'n, T: Clone>(
    place: &Place<'n>,
    faults: &mut DocumentFaults,
    blank: T,
    mut read: impl FnMut(&Place<'n>, &mut DocumentFaults) -> Option<T>,
) -> PerStage<T> {
    if !place.is_object() {
        let both = read(place, faults).unwrap_or(blank);
        return PerStage {
            primary: both.clone(),
            junior: both,
        };
    }
    Fields::read(place, faults, |fields| PerStage {
        primary: fields
            .required("primary", &mut read)
            .unwrap_or_else(|| blank.clone()),
        junior: fields.required("junior", &mut read).unwrap_or(blank),
    })
}

fn scope(place: &Place<'_>, faults: &mut DocumentFaults) -> Scope {
    Fields::read(place, faults, |fields| Scope {
        parts: fields.list("parts", stage),
        except_kinds: fields.list("except_kinds", school_kind),
        except_sponsors: fields.list("except_sponsors", sponsor),
        locations: fields.list("locations", location),
        boarding: fields.optional("boarding", Place::boolean),
    })
}

pub(in crate::standards) fn school_kind(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
) -> Option<SchoolKind> {
    coded(
        place,
        faults,
        SchoolKind::EXPECTED,
        SchoolKind::from_code_or_name,
    )
}

fn sponsor(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Sponsor> {
    coded(place, faults, Sponsor::EXPECTED, Sponsor::from_code_or_name)
}

fn location(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Location> {
    coded(
        place,
        faults,
        Location::EXPECTED,
        Location::from_code_or_name,
    )
}

fn stage(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Stage> {
    coded(place, faults, Stage::EXPECTED, Stage::from_code_or_name)
}

/// A member of a closed list, by its code or its Chinese name; a code of digits may be a number.
fn coded<T>(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
    expected: &str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let member = place.label(faults).map(|text| read(text.trim()))?;
    if member.is_none() {
        place.fault(faults, expected);
    }
    member
}

/// What was expected in place of a code that is not known, with the nearest of the known codes. A
/// Chinese name is no code, but leads to it.
pub(in crate::standards) fn expected_code<'k>(
    what: &str,
    code: &str,
    known: &(impl Iterator<Item = (&'k str, &'k str)> + Clone),
    faults: &DocumentFaults,
) -> String {
    let near = faults
        .nearest(code, known.clone().map(|(code, _)| code))
        .or_else(|| {
            let name = faults.nearest(code, known.clone().map(|(_, name)| name))?;
            known
                .clone()
                .find(|(_, other)| *other == name)
                .map(|(code, _)| code)
        });
    what.to_owned() + &hint(near)
}
