//! The years that a plan can speak of.

use crate::model::writing::document::Place;
use crate::model::writing::faults::{DocumentFaults, Notes};
use std::ops::RangeInclusive;

/// The years that a plan may speak of.
pub const PLAN_YEARS: RangeInclusive<i32> = 1000..=9999;

/// A year of a document.
pub(in crate::model) fn year(place: &Place<'_>, notes: &mut impl Notes) -> Option<i32> {
    let count = place.count(&mut DocumentFaults::default());
    let year = count.and_then(|count| i32::try_from(count).ok());
    let year = year.filter(|year| PLAN_YEARS.contains(year));
    if year.is_none() {
        place.fault(notes, "a year of four digits");
    }
    year
}
