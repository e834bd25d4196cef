//! The years that a plan can speak of, and how they are written.

use crate::model::filing::county::CountyFiling;
use crate::model::writing::document::Place;
use crate::model::writing::faults::{DocumentFaults, Notes};
use crate::model::writing::half_width::half_width;
use std::ops::RangeInclusive;

/// The years that a plan may speak of.
pub const PLAN_YEARS: RangeInclusive<i32> = 1000..=9999;

/// Words behind a year, the longest first.
const WORDS: [&str; 4] = ["学年度", "学年", "年度", "年"];

impl CountyFiling {
    /// The calendar year of the figures, of a school year the first; `None` where it is not filed, or no year.
    #[must_use]
    pub fn calendar_year(&self) -> Option<i32> {
        self.year.as_deref().and_then(written_year)
    }
}

/// A year of a document.
pub(in crate::model) fn year(place: &Place<'_>, notes: &mut impl Notes) -> Option<i32> {
    let text = place.label(&mut DocumentFaults::default());
    let year = text.and_then(written_year);
    if year.is_none() {
        place.fault(notes, "a year of four digits");
    }
    year
}

/// The year that a text names: `2021`, `2021.0`, `2021年`, or the first of a school year such as
/// `2021-2022学年`, `2021/22` and `2021—2022`.
pub(crate) fn written_year(text: &str) -> Option<i32> {
    let text = half_width(text);
    let text = without_word(text.trim());
    let Some((first, second)) = text.split_once(['-', '–', '—', '−', '~', '/', '至', '到'])
    else {
        return four_digits(text);
    };
    let first = four_digits(without_word(first.trim_end()))?;
    let second = second.trim_start();
    let next = first + 1;
    let is_next = match second.len() {
        2 => digits(second)? == next % 100,
        _ => four_digits(second)? == next,
    };
    is_next.then_some(first)
}

fn without_word(text: &str) -> &str {
    let word = WORDS.iter().find_map(|word| text.strip_suffix(word));
    word.map_or(text, str::trim_end)
}

fn four_digits(text: &str) -> Option<i32> {
    // A data frame writes years as 2021.0.
    let whole = match text.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|zero| zero == b'0') => {
            whole
        }
        _ => text,
    };
    digits(whole).filter(|year| whole.len() == 4 && PLAN_YEARS.contains(year))
}

fn digits(text: &str) -> Option<i32> {
    let are_digits = text.bytes().all(|sign| sign.is_ascii_digit());
    are_digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_read_however_it_is_written() {
        for text in [
            "2021",
            " 2021 ",
            "２０２１",
            "2021.0",
            "2021.00",
            "2021年",
            "2021 年",
            "２０２１年",
            "2021年度",
            "2021学年",
            "2021-2022学年",
            "2021—2022学年度",
            "2021～2022学年",
            "2021 - 2022",
            "2021至2022学年",
            "2021年至2022年",
            "2021/22",
            "2021／22",
            "2021-22",
            "2021/2022",
            "2021–22",
        ] {
            assert_eq!(written_year(text), Some(2021), "{text}");
        }
        assert_eq!(written_year("1999-00"), Some(1999));
        assert_eq!(written_year("1999/2000学年"), Some(1999));
    }

    #[test]
    fn what_is_no_year_and_no_school_year_is_refused() {
        for text in [
            "",
            "年",
            "21",
            "0021",
            "02021",
            "20211",
            "2021.5",
            "2021.",
            "2021-",
            "2021-2023",
            "2021-08",
            "2021-2",
            "2021-21",
            "2022-2021",
            "2021-22-23",
            "2021/1/1",
            "x2021",
            "+2021",
            "-2021",
            "2021年8月",
            "21-22",
            "2021-+22",
            "2021上",
        ] {
            assert_eq!(written_year(text), None, "{text}");
        }
    }
}
