//! How far a value is from its bound, with as many digits as it takes to see it.

use crate::judgement::Reporting;
use crate::model::{Language, say};
use crate::numeric::Rational;

/// The fewest places, the reported ones at least, at which a value does not look like a bound that
/// it is not.
pub(super) fn distinguishing_places(
    value: &Rational,
    bound: &Rational,
    reporting: Reporting,
) -> u32 {
    const MOST: u32 = 60;
    (reporting.places..MOST)
        .find(|places| value == bound || value.rounded(*places, reporting.mode) != *bound)
        .unwrap_or(MOST)
}

/// How far a value is from its bound, and on which side; never so few digits that it looks like
/// none. `shown` writes the distance for the places that it takes.
pub(super) fn distance(
    value: &Rational,
    bound: &Rational,
    reporting: Reporting,
    shown: impl Fn(&Rational, Reporting) -> String,
    language: Language,
) -> String {
    let difference = value - bound;
    if difference.is_zero() {
        return language.pick("，恰好相等", ", exactly equal").to_owned();
    }
    let below = difference.is_negative();
    let amount = if below { -difference } else { difference };
    let places = distinguishing_places(&amount, &Rational::ZERO, reporting);
    let amount = shown(
        &amount,
        Reporting {
            places,
            ..reporting
        },
    );
    if below {
        say!(language, "，相差{amount}", ", {amount} below")
    } else {
        say!(language, "，高出{amount}", ", {amount} above")
    }
}
