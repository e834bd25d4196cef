//! The unit that a text names, with the power of ten in it.

use crate::model::writing::half_width::half_width;

/// Powers of ten as texts write them before a unit, the longest word first.
const SCALES: [(&str, i32); 22] = [
    ("hundred million", 8),
    ("100 million", 8),
    ("ten thousand", 4),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("10,000", 4),
    ("10 000", 4),
    ("10000", 4),
    ("1000", 3),
    ("万亿", 12),
    ("千亿", 11),
    ("百亿", 10),
    ("十亿", 9),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("亿", 8),
    ("億", 8),
    ("万", 4),
    ("萬", 4),
    ("千", 3),
];

/// Units under the name that they share, and their power of ten of it.
const NAMES: [(&str, i32, &[&str]); 9] = [
    (
        "%",
        0,
        &[
            "%",
            "pp",
            "pct",
            "percent",
            "per cent",
            "percentage point",
            "percentage points",
            "百分点",
            "个百分点",
            "百分比",
        ],
    ),
    (
        "%",
        -1,
        &["‰", "per mille", "permille", "千分点", "个千分点"],
    ),
    (
        "元",
        0,
        &[
            "元",
            "圆",
            "人民币",
            "人民币元",
            "元人民币",
            "yuan",
            "rmb",
            "cny",
        ],
    ),
    ("人", 0, &["人", "名", "位", "people", "person", "persons"]),
    (
        "m²",
        0,
        &[
            "m²",
            "㎡",
            "m2",
            "平方米",
            "平米",
            "square metres",
            "square meters",
            "sqm",
        ],
    ),
    ("m²", 4, &["公顷", "hectare", "hectares", "ha"]),
    ("m²", 6, &["平方公里", "平方千米", "km²", "km2"]),
    ("米", 0, &["米", "m", "metres", "meters"]),
    ("米", 3, &["公里", "km"]),
];

/// What 个 does not count.
const MEASURED: [&str; 13] = [
    "%", "元", "人", "m²", "米", "人次", "年", "月", "日", "天", "小时", "岁", "分",
];

/// Words for a quotient, as 倍.
const QUOTIENTS: [&str; 7] = ["倍", "比", "比值", "ratio", "times", ":1", "x:1"];

/// A unit as a text names it: what is counted or measured, and in which power of ten of it, as 亿元
/// is 10⁸ of 元.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnitWord {
    /// What remains without the power of ten; empty where a text names that alone, as 万.
    base: String,
    /// The power of ten.
    power: i32,
    is_quotient: bool,
}

impl UnitWord {
    /// The unit that a text names; `None` where the text is blank.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = half_width(text).trim().to_lowercase();
        if text.is_empty() {
            return None;
        }
        if let Some(named) = Self::named(&text) {
            return Some(named);
        }
        if let Some((over, under)) = text.split_once('/')
            && let (Some(over), Some(under)) = (Self::read(over), Self::read(under))
        {
            return Some(Self {
                base: format!("{}/{}", over.base, under.base),
                power: over.power - under.power,
                is_quotient: true,
            });
        }
        let is_quotient = QUOTIENTS.contains(&text.as_str())
            || text.contains(['/', '每'])
            || text.contains(" per ");
        let (power, rest) = Self::split_power(&text);
        if power != 0 {
            let rest = Self::read(rest);
            return Some(Self {
                power: power + rest.as_ref().map_or(0, |rest| rest.power),
                is_quotient: is_quotient || rest.as_ref().is_some_and(|rest| rest.is_quotient),
                base: rest.map_or_else(String::new, |rest| rest.base),
            });
        }
        // 个学位 counts 学位, as 个 does.
        let base = match text.strip_prefix('个') {
            Some(rest) if !rest.is_empty() => rest.to_owned(),
            _ => text,
        };
        Some(Self {
            base,
            power: 0,
            is_quotient,
        })
    }

    /// The power of ten that a text begins with, and the rest; 0 where it begins with none.
    pub(in crate::model) fn split_power(text: &str) -> (i32, &str) {
        let found = SCALES.into_iter().find_map(|(word, power)| {
            let rest = text.strip_prefix(word)?;
            // "thousands" is no power of ten of "s".
            let ends =
                !word.is_ascii() || !rest.starts_with(|sign: char| sign.is_ascii_alphanumeric());
            ends.then_some((power, rest))
        });
        found.unwrap_or((0, text))
    }

    fn named(text: &str) -> Option<Self> {
        let (base, power, _) = NAMES
            .into_iter()
            .find(|(_, _, words)| words.contains(&text))?;
        Some(Self {
            base: base.to_owned(),
            power,
            is_quotient: false,
        })
    }

    /// Its power of ten.
    pub(in crate::model) const fn power(&self) -> i32 {
        self.power
    }

    /// Whether it is a percentage, or the points between two.
    pub(crate) fn is_percent(&self) -> bool {
        self.base == "%" && self.power == 0
    }

    /// Whether what is printed in it without decimals has been rounded: a share, a quotient, an amount in
    /// 万 or 亿. What it counts one by one has not.
    pub(crate) fn is_rounded(&self) -> bool {
        self.base == "%" || self.is_quotient || self.power != 0
    }

    /// The power of ten by which a number in this unit becomes one in another; `None` where it cannot be
    /// converted.
    pub(crate) fn power_into(&self, other: &Self) -> Option<i32> {
        let counts = |general: &Self, other: &Self| {
            general.base == "个" && !other.is_quotient && !MEASURED.contains(&other.base.as_str())
        };
        let is_alike = self.base == other.base
            || [&self.base, &other.base].into_iter().any(String::is_empty)
            || counts(self, other)
            || counts(other, self);
        is_alike.then_some(self.power - other.power)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn power(from: &str, into: &str) -> Option<i32> {
        UnitWord::read(from)?.power_into(&UnitWord::read(into)?)
    }

    #[test]
    fn units_of_one_kind_differ_by_a_power_of_ten() {
        for (from, into, expected) in [
            ("亿人", "万人", 4),
            ("万人", "亿人", -4),
            ("人", "名", 0),
            ("万元", "元", 4),
            ("亿元", "元", 8),
            ("千万元", "万元", 3),
            ("百万元", "yuan", 6),
            ("million yuan", "亿元", -2),
            ("100 million yuan", "亿元", 0),
            ("％", "百分点", 0),
            ("‰", "%", -1),
            ("公顷", "平方米", 4),
            ("平方公里", "㎡", 6),
            ("万平方米", "m²", 4),
            ("万元/人", "元/人", 4),
            ("元/万人", "元/人", -4),
            ("个", "所", 0),
            ("项", "个", 0),
            ("万个学位", "个", 4),
            ("万", "元", 4),
        ] {
            assert_eq!(power(from, into), Some(expected), "{from} {into}");
        }
    }

    #[test]
    fn units_of_two_kinds_are_not_converted() {
        for (from, into) in [
            ("人", "元"),
            ("万人", "万元"),
            ("%", "人"),
            ("个", "元"),
            ("个", "人"),
            ("元", "美元"),
            ("人", "人次"),
            ("所", "项"),
            ("元/人", "元"),
            ("m²", "m"),
        ] {
            assert_eq!(power(from, into), None, "{from} {into}");
            assert_eq!(power(into, from), None, "{into} {from}");
        }
        assert_eq!(UnitWord::read(" \u{3000}"), None);
    }

    #[test]
    fn shares_quotients_and_large_amounts_are_rounded_and_counts_are_not() {
        for text in [
            "%",
            "％",
            "百分点",
            "‰",
            "万元",
            "亿人",
            "万",
            "元/人",
            "倍",
            "x:1",
            "yuan per pupil",
        ] {
            assert!(UnitWord::read(text).unwrap().is_rounded(), "{text}");
        }
        for text in [
            "人",
            "所",
            "个",
            "项",
            "间",
            "台",
            "册",
            "元",
            "年",
            "人次",
            "thousands",
        ] {
            assert!(!UnitWord::read(text).unwrap().is_rounded(), "{text}");
        }
        assert!(UnitWord::read("％").unwrap().is_percent());
        assert!(!UnitWord::read("‰").unwrap().is_percent());
    }
}
