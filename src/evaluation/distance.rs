//! How far a value is from its bound, with as many digits as it takes to see it.

use crate::judgement::Reporting;
use crate::model::{Language, say};
use crate::numeric::Rational;

/// How far a value is from its bound, and on which side; never so few digits that it looks like
/// none. `short` writes a distance in full where that takes few digits.
pub(super) fn distance(
    value: &Rational,
    bound: &Rational,
    reporting: Reporting,
    short: impl Fn(&Rational) -> Option<String>,
    language: Language,
) -> String {
    let difference = value - bound;
    if difference.is_zero() {
        return language.pick("，恰好相等", ", exactly equal").to_owned();
    }
    let below = difference.is_negative();
    let amount = if below { -difference } else { difference };
    let amount = short(&amount).unwrap_or_else(|| reporting.text_beside(&amount, &Rational::ZERO));
    if below {
        say!(language, "，相差{amount}", ", {amount} below")
    } else {
        say!(language, "，高出{amount}", ", {amount} above")
    }
}
