//! Headers in the form in which they are compared, and the units that stand in brackets behind them.

use crate::adapters::sheet::cell::blank::is_blank;
use crate::model::Unit;
use unicode_normalization::UnicodeNormalization;

/// A header in the form in which it is compared: after NFKC, without blanks, line breaks and other
/// signs that leave the paper white, with one sign for all dashes and one form of m².
pub(in crate::adapters) fn comparable(header: &str) -> String {
    let mut text = String::with_capacity(header.len());
    for sign in header.nfkc() {
        if is_dash(sign) {
            if !text.ends_with('-') {
                text.push('-');
            }
        } else if !is_blank(sign) && !sign.is_control() {
            text.push(sign);
        }
    }
    // NFKC makes `m2` of `m²` and of `㎡`.
    if text.contains("平方米") {
        text.replace("平方米", "m2")
    } else {
        text
    }
}

/// What a header names in a table whose names are its own: case does not count, and neither does the unit in a
/// bracket behind the name, where the name without it is known.
///
/// `find` is asked for a name and for that unit.
pub(in crate::adapters) fn named<T>(
    header: &str,
    find: impl Fn(&str, Option<&str>) -> Option<T>,
) -> Option<T> {
    let text = caseless(header);
    find(&text, None).or_else(|| {
        let (name, bracket) = split_bracket(&text)?;
        is_unit(bracket).then(|| find(name, Some(bracket)))?
    })
}

/// A comparable header whose case does not count.
pub(in crate::adapters) fn caseless(header: &str) -> String {
    comparable(header).to_lowercase()
}

/// Whether a bracket holds a unit.
fn is_unit(bracket: &str) -> bool {
    const MORE: [&str; 8] = ["%", "名", "所", "岁", "年", "人次", "元/人", "套"];
    BracketUnit::of(bracket).is_some() || MORE.contains(&bracket)
}

/// Whether a sign stands for "to" between two numbers.
const fn is_dash(sign: char) -> bool {
    matches!(
        sign,
        '-' | '~' | '\u{ad}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{2053}'
                | '\u{2212}'
                | '\u{223c}'
                | '\u{2500}'
                | '\u{301c}'
                | '\u{3030}'
                | '\u{ff0d}'
                | '\u{ff5e}'
                | '至'
    )
}

/// A comparable header as what stands before its last bracket, and what stands in it.
pub(in crate::adapters) fn split_bracket(text: &str) -> Option<(&str, &str)> {
    [('(', ')'), ('[', ']'), ('【', '】'), ('〔', '〕')]
        .into_iter()
        .find_map(|(open, close)| text.strip_suffix(close)?.rsplit_once(open))
}

/// The sign of a unit that stands in brackets behind a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::adapters) struct BracketUnit<'a>(pub(in crate::adapters) &'a str);

impl<'a> BracketUnit<'a> {
    /// Units that no column has: they are known so that their figures are refused, not ignored.
    const FOREIGN: [&'static str; 14] = [
        "千元",
        "百元",
        "十万元",
        "百万元",
        "千万元",
        "亿元",
        "角",
        "分",
        "亩",
        "公顷",
        "km2",
        "cm2",
        "平方公里",
        "平方千米",
    ];

    /// The unit in the bracket of a comparable header, if it is one.
    pub(in crate::adapters) fn of(bracket: &'a str) -> Option<Self> {
        let unit = bracket.strip_prefix("单位").unwrap_or(bracket);
        let unit = unit.strip_prefix(':').unwrap_or(unit);
        let known = Unit::ALL
            .iter()
            .filter_map(|unit| unit.symbol())
            .any(|symbol| comparable(symbol) == unit);
        (known || Self::FOREIGN.contains(&unit)).then_some(Self(if unit == "m2" {
            "m²"
        } else {
            unit
        }))
    }

    /// Whether a column of a unit may say this one.
    pub(in crate::adapters) fn fits(self, own: Unit) -> bool {
        own.symbol() == Some(self.0) || matches!((own, self.0), (Unit::Sets | Unit::Volumes, "个"))
    }
}
