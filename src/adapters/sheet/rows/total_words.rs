//! Totals and averages by their words.

use crate::adapters::sheet::fault::warning::TotalKind;
use crate::model::half_width;
use unicode_normalization::UnicodeNormalization;

/// What a label is taken for if it says that its row is no unit.
///
/// 合计, 平均 and their like count alone, or behind what they are of: 全县, 小学, a place that ends
/// with 县, 区, 市 …. In English it is the first or the last word that counts, without a number in
/// front and without what follows ` - `.
pub(in crate::adapters) fn total_words(label: &str) -> Option<TotalKind> {
    // Most cells are figures, and no word has neither a letter nor a sign beyond ASCII.
    if !label
        .bytes()
        .any(|byte| byte.is_ascii_alphabetic() || byte >= 0x80)
    {
        return None;
    }
    chinese(label).or_else(|| english(label))
}

/// Whether the words of a header or a unit say that it is a mean, a share or a rate: its figures do not add up to a
/// total, as counts and amounts do.
pub(in crate::adapters) fn says_rate(words: &str) -> bool {
    const SIGNS: [&str; 6] = ["均", "率", "比", "占", "指数", "%"];
    const WORDS: [&str; 12] = [
        "per", "percent", "pct", "rate", "ratio", "share", "mean", "average", "avg", "median",
        "index", "score",
    ];
    let words = half_width(words).to_lowercase();
    let mut single = words.split(|sign: char| !sign.is_alphanumeric());
    SIGNS.iter().any(|sign| words.contains(sign)) || single.any(|word| WORDS.contains(&word))
}

/// The longest label that is looked at, in bytes: a sentence is no label.
const LONGEST: usize = 200;

fn chinese(label: &str) -> Option<TotalKind> {
    const WORDS: [(&str, TotalKind); 13] = [
        ("合计数", TotalKind::Total),
        ("合计", TotalKind::Total),
        ("总计", TotalKind::Total),
        ("共计", TotalKind::Total),
        ("小计", TotalKind::Total),
        ("累计", TotalKind::Total),
        ("平均值", TotalKind::Average),
        ("平均数", TotalKind::Average),
        ("平均", TotalKind::Average),
        ("均值", TotalKind::Average),
        ("中位数", TotalKind::Median),
        ("最大值", TotalKind::Extreme),
        ("最小值", TotalKind::Extreme),
    ];
    if label.is_ascii() || label.len() > LONGEST || !may_end_as_total(label) {
        return None;
    }
    let text: String = label
        .nfkc()
        .filter(|sign| !(sign.is_whitespace() || matches!(sign, ':' | '\u{200b}' | '\u{feff}')))
        .collect();
    let text = without_brackets(&text);
    WORDS.iter().find_map(|(word, kind)| {
        let before = text.strip_suffix(word)?;
        is_scope(before).then_some(*kind)
    })
}

/// A label without the bracket around it, or without the one behind it, which says a unit.
fn without_brackets(text: &str) -> &str {
    let inner = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    if let Some(inner) = inner.filter(|inner| !inner.contains(['(', ')'])) {
        return inner;
    }
    let cut = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    cut.map_or(text, |(before, _)| before)
}

/// Whether the last sign of a label may be that of a total: most labels end with another, and need no
/// closer look.
fn may_end_as_total(label: &str) -> bool {
    match label.chars().next_back() {
        Some('计' | '均' | '值' | '数') => true,
        Some(sign) => !('\u{4e00}'..='\u{9fff}').contains(&sign) && !sign.is_ascii_alphanumeric(),
        None => false,
    }
}

/// Whether a text says what a total is of.
fn is_scope(text: &str) -> bool {
    const SCOPES: [&str; 47] = [
        "全县",
        "全区",
        "全市",
        "全省",
        "全国",
        "全镇",
        "全乡",
        "全校",
        "全部",
        "全体",
        "本县",
        "本区",
        "本市",
        "本页",
        "本表",
        "各县",
        "各区",
        "各校",
        "各学校",
        "所有",
        "城区",
        "镇区",
        "乡村",
        "农村",
        "城市",
        "县城",
        "城镇",
        "主城区",
        "小学部",
        "初中部",
        "高中部",
        "中学",
        "幼儿园",
        "小学",
        "初中",
        "高中",
        "学校",
        "学段",
        "公办",
        "民办",
        "教学点",
        "义务教育",
        "区域",
        "片区",
        "学区",
        "以上",
        "总体",
    ];
    // A place, or schools of a sort.
    const ENDS: [char; 13] = [
        '县', '区', '市', '省', '州', '旗', '镇', '乡', '校', '段', '类', '级', '制',
    ];
    let mut left = text.trim_matches(['的', '、', '和', '与', '(', ')', '-']);
    while let Some(rest) = SCOPES.iter().find_map(|scope| left.strip_prefix(scope)) {
        left = rest.trim_matches(['的', '、', '和', '与', '(', ')', '-']);
    }
    left.is_empty() || left.ends_with(ENDS)
}

fn english(label: &str) -> Option<TotalKind> {
    // Most labels in ASCII are codes, and the shortest word has three letters.
    let are_letters = |signs: &[u8]| signs.iter().all(u8::is_ascii_alphabetic);
    if label.is_ascii() && !label.as_bytes().windows(3).any(are_letters) {
        return None;
    }
    let label = half_width(label);
    if label.len() > LONGEST || !label.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let numbered = label.trim_start_matches(|sign: char| {
        let parts = matches!(sign, '.' | ')' | '(' | '#' | ':' | '-' | '–' | '—');
        sign.is_ascii_digit() || sign.is_whitespace() || parts
    });
    let named = numbered.split(" - ").next().unwrap_or(numbered);
    let mut words = named
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let first = words.next()?;
    let last = words.next_back().unwrap_or(first);
    english_word(first).or_else(|| english_word(last))
}

fn english_word(word: &str) -> Option<TotalKind> {
    const WORDS: [(&str, TotalKind); 7] = [
        ("total", TotalKind::Total),
        ("totals", TotalKind::Total),
        ("subtotal", TotalKind::Total),
        ("sum", TotalKind::Total),
        ("average", TotalKind::Average),
        ("mean", TotalKind::Average),
        ("median", TotalKind::Median),
    ];
    let known = |(known, _): &&(&str, TotalKind)| word.eq_ignore_ascii_case(known);
    WORDS.iter().find(known).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_totals_count_alone_and_behind_what_they_are_of() {
        for label in [
            "合计",
            "合 计",
            "合\u{3000}计：",
            "总计",
            "全县合计",
            "小学小计",
            "全县小学平均值",
            "武进区合计",
            "九年一贯制小计",
            "全县（公办）合计",
            "各校平均",
            "最大值",
            "中位数:",
            "（合计）",
            "合计（万元）",
            "小学部合计",
            "全县合计数",
            "平均数",
        ] {
            assert!(total_words(label).is_some(), "{label}");
        }
        for label in [
            "合计小学",
            "平均主义研究学校",
            "高于平均",
            "低于平均值",
            "实验小学",
            "公平均衡学校",
            "计",
        ] {
            assert_eq!(total_words(label), None, "{label}");
        }
    }

    #[test]
    fn english_words_count_first_or_last() {
        for label in [
            "Total",
            "TOTALS",
            "COUNTY TOTALS",
            "TOTAL ALL DISTRICTS",
            "1. State average - K-6",
            "6. State median - All operating types",
            "Subtotal:",
            "Grand total",
            "Mean (weighted)",
            "sum",
            "Ｔｏｔａｌ",
            "12 - Total",
        ] {
            assert!(total_words(label).is_some(), "{label}");
        }
        for label in [
            "Totality School",
            "Meanwood Primary",
            "St. Mary - total rebuild",
            "Summit",
            "The average Joe school",
            "12",
            "",
        ] {
            assert_eq!(total_words(label), None, "{label}");
        }
    }

    #[test]
    fn rates_do_not_add_up() {
        for words in [
            "生均图书",
            "入学率",
            "师生比",
            "占比",
            "指数",
            "Share (%)",
            "占比（％）",
            "pct",
            "Spending per pupil",
            "AVG_SIZE",
            "Median income",
            "Ｒａｔｅ",
            "mean",
        ] {
            assert!(says_rate(words), "{words}");
        }
        // A person is not a per cent, and a meaning is no mean.
        for words in [
            "学生人数",
            "图书册数",
            "persons",
            "Meaning",
            "Shared rooms",
            "yuan",
            "",
        ] {
            assert!(!says_rate(words), "{words}");
        }
    }
}
