//! Notes: rows that say something about the table.

use crate::adapters::sheet::cell::amount::read_amount;
use crate::adapters::sheet::cell::blank::trimmed;
use crate::adapters::sheet::cell::cells::Cells;
use crate::model::half_width;

/// The words with which the first filled cell of a note begins.
const BEGINNINGS: [&str; 14] = [
    "注",
    "备注",
    "说明",
    "填表",
    "制表",
    "审核",
    "单位",
    "负责人",
    "联系",
    "日期",
    "来源",
    "note",
    "source",
    "prepared",
];

/// The first filled cell of a row.
pub(in crate::adapters) fn first_filled(cells: Cells<'_>) -> Option<&str> {
    let mut texts = cells.iter().map(|cell| trimmed(cell.text));
    texts.find(|text| !text.is_empty())
}

/// Whether a text begins as a note does.
pub(in crate::adapters) fn begins_as_note(text: &str) -> bool {
    // Most rows begin with a code.
    if text.bytes().next().is_none_or(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let text = half_width(text);
    let text = text.trim_start_matches(['(', '*', '【', '[']);
    BEGINNINGS.iter().any(|word| {
        text.get(..word.len())
            .is_some_and(|begun| begun.eq_ignore_ascii_case(word))
    })
}

/// Whether a cell reads as a figure, with a sign or without.
pub(in crate::adapters) fn is_figure(text: &str) -> bool {
    let text = trimmed(text);
    let unsigned = text.strip_prefix(['-', '−', '－', '+']).unwrap_or(text);
    read_amount(unsigned).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_begin_with_their_words() {
        for text in [
            "注：以上数据",
            "备注",
            "填表人：张三",
            "Note: see below",
            "SOURCE",
            "（注）",
            "Ｎｏｔｅ: full width",
        ] {
            assert!(begins_as_note(text), "{text}");
        }
        for text in ["实验小学", "No", "", "数据来源"] {
            assert!(!begins_as_note(text), "{text}");
        }
    }

    #[test]
    fn figures_may_have_a_sign() {
        for text in ["5", "-5", "1,234.5", "５", " 7 "] {
            assert!(is_figure(text), "{text}");
        }
        for text in ["", "-", "2024年", "a", "5%"] {
            assert!(!is_figure(text), "{text}");
        }
    }
}
