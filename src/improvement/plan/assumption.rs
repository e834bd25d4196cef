//! What is taken for figures that are not filed: the least that they can be.

use crate::evaluation::{MissingFigure, Report};
use crate::improvement::lever::Levers;
use crate::judgement::exact;
use crate::model::{Amount, County, Filed, Item, School, Stage, pupils_item};
use crate::numeric::Rational;
use serde::{Deserialize, Serialize};

/// A figure that is not filed, and what a plan takes for it.
///
/// The plan is for the least that the county can have: what adds to a value is taken for 0, what is taken off
/// is taken for the most that it can be. Once the figure is filed, the plan costs no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AssumedFigure {
    /// The code of the school.
    #[serde(rename = "school_id")]
    pub school: String,
    /// The item that has to be filed.
    pub item: Item,
    /// What is taken for it; `None` where nothing can be, because more of it may ask for more and for less: numbers of
    /// pupils, and what decides whether a school is judged. Then no plan is made.
    pub assumed: Option<Amount>,
}

/// A county with nothing missing that a value needs, and what was taken for it.
pub(super) struct Assumed {
    /// `None` where something is missing for which nothing can be taken.
    pub(super) county: Option<County>,
    pub(super) figures: Vec<AssumedFigure>,
}

/// The county with the least that its missing figures can be.
pub(super) fn assume(report: &Report<'_>, levers: &Levers) -> Assumed {
    let county = report.county();
    let mut missing: Vec<(usize, Item)> = Vec::new();
    let of_indicators = report
        .undecided()
        .into_iter()
        .filter(|one| one.stage.is_some());
    for figure in of_indicators.flat_map(|one| one.missing) {
        if let MissingFigure::Item { school, item } = figure {
            missing.push((school, item));
        }
    }
    // Whether these are judged is open, whatever else of them is known.
    let doubtful = report.parts().iter().filter(|part| !part.counts);
    missing.extend(doubtful.map(|part| (part.school, Item::Sponsor)));
    missing.sort_unstable();
    missing.dedup();
    let mut schools = county.schools().to_vec();
    let mut figures = Vec::new();
    for (place, item) in missing {
        let Some(school) = schools.get_mut(place) else {
            continue;
        };
        let is_pupils = Stage::ALL.iter().any(|stage| pupils_item(*stage) == item);
        let assumed = if is_pupils || !item.is_amount() {
            None
        } else if takes_off(report, place, item) {
            Some(most_taken_off(school))
        } else {
            Some(Amount::ZERO)
        };
        let filed = assumed.clone().map(Filed::Figure);
        let changed = filed.map(|filed| school.clone().with_filings([(item, filed)]));
        if let Some(Ok(changed)) = changed {
            *school = changed;
        }
        figures.push(AssumedFigure {
            school: school.id().to_owned(),
            item,
            assumed,
        });
    }
    figures.extend(unfiled_of_moves(report, levers));
    figures.sort_by(|one, other| (&one.school, one.item).cmp(&(&other.school, other.item)));
    figures.dedup_by(|one, other| (&one.school, one.item) == (&other.school, other.item));
    let is_whole = figures.iter().all(|figure| figure.assumed.is_some());
    Assumed {
        county: is_whole.then(|| with_schools(county, schools)),
        figures,
    }
}

/// What moves take from a school, or take a share of, and the school has not filed: as nothing can be taken from
/// nothing, nobody moves from there. It is not filed for the school, for no value needs it.
fn unfiled_of_moves(report: &Report<'_>, levers: &Levers) -> Vec<AssumedFigure> {
    let mut unfiled = Vec::new();
    for part in report.parts() {
        let Some(school) = report.school_of(part) else {
            continue;
        };
        for one in levers
            .moves()
            .iter()
            .filter(|one| one.stage() == part.stage)
        {
            let share_of = one.at_most_share().and_then(|_| teachers_item(part.stage));
            let needed = one.carries().keys().copied().chain(share_of);
            let missing = needed.filter(|item| school.amount(*item).is_none());
            unfiled.extend(missing.map(|item| AssumedFigure {
                school: school.id().to_owned(),
                item,
                assumed: Some(Amount::ZERO),
            }));
        }
    }
    unfiled
}

/// The item that counts the teachers of a judged stage.
const fn teachers_item(stage: Stage) -> Option<Item> {
    match stage {
        Stage::Primary => Some(Item::TeachersPrimary),
        Stage::Junior => Some(Item::TeachersJunior),
        Stage::Senior => None,
    }
}

/// Whether an item is taken off a value of a part of the school.
fn takes_off(report: &Report<'_>, school: usize, item: Item) -> bool {
    let parts = report.parts().iter().filter(|part| part.school == school);
    let mut rises = parts.flat_map(|part| {
        let indicators = 0..part.indicators.len();
        indicators.filter_map(move |indicator| report.rise(part, indicator, item))
    });
    rises.any(|rise| rise.is_negative())
}

/// Indoor sports rooms are the only figure that is taken off one: they are part of the teaching area, and
/// of the gymnasiums, and so no larger than either.
fn most_taken_off(school: &School) -> Amount {
    let wholes = [Item::TeachingArea, Item::GymnasiumArea].into_iter();
    let filed = wholes.filter_map(|item| school.amount(item));
    filed.min().unwrap_or(Amount::ZERO)
}

/// The same county with its schools changed.
pub(super) fn with_schools(county: &County, schools: Vec<School>) -> County {
    let changed = County::new(schools).unwrap_or_default();
    let changed = match county.id() {
        Some(id) => changed.with_id(id),
        None => changed,
    };
    let changed = match county.name() {
        Some(name) => changed.with_name(name),
        None => changed,
    };
    changed.with_filing(county.filing().clone())
}

/// An amount with something added, exactly.
pub(super) fn raised(amount: &Amount, by: &Rational) -> Option<Amount> {
    let sum = &exact(amount) + by;
    sum.to_exact_decimal()?.parse().ok()
}
