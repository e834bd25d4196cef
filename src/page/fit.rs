//! A text fitted to the columns of a terminal: cut, or broken into lines.

use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The columns that a text takes at a terminal.
pub(super) fn columns_of(text: &str) -> usize {
    // Figures are most of what a table holds, and each of their signs takes one column.
    if is_plain(text) {
        text.len()
    } else {
        text.width()
    }
}

/// Whether every sign is a letter, a digit or another sign of ASCII that is printed.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// The text, or as much of it as fits with `…` behind.
pub(super) fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if columns_of(text) <= columns {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    for character in text.chars() {
        shown.push(character);
        if shown.width() + 1 > columns {
            shown.pop();
            break;
        }
    }
    shown.push('…');
    Cow::Owned(shown)
}

/// The text on one line, and without characters that would steer a terminal.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    let steers = |character: char| {
        character.is_control()
            || matches!(
                character,
                '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            )
    };
    if !is_plain(text) && text.chars().any(steers) {
        Cow::Owned(text.replace(steers, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text broken into lines of so many columns: at blanks, and between double-width characters,
/// but not before a closing sign nor behind an opening one.
///
/// A word that is longer than a line stays whole.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let text = one_line(text);
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(&text) {
        let fits = line.width() + piece.trim_end().width() <= columns;
        if !fits && !line.trim().is_empty() {
            let whole = std::mem::take(&mut line);
            lines.push(whole.trim_end().to_owned());
        }
        line.push_str(if line.is_empty() {
            piece.trim_start()
        } else {
            piece
        });
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The text in pieces between which a line may be broken.
fn pieces(text: &str) -> Vec<&str> {
    const CLOSING: &str = "，。、；：！？）》〉】〕」』”’％%,.;:!?)]";
    const OPENING: &str = "（《〈【〔「『“‘([≥≤<>";
    let wide = |one: char| one.width() == Some(2);
    let mut pieces = Vec::new();
    let mut start = 0;
    // The sign before, and the last one that is no blank.
    let (mut previous, mut solid) = (' ', '(');
    for (position, character) in text.char_indices() {
        let apart = previous == ' ' || wide(previous) || wide(character);
        if apart
            && character != ' '
            && position > 0
            && !CLOSING.contains(character)
            && !OPENING.contains(solid)
        {
            pieces.extend(text.get(start..position));
            start = position;
        }
        previous = character;
        if character != ' ' {
            solid = character;
        }
    }
    pieces.extend(text.get(start..));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_at_a_whole_character() {
        assert_eq!(cut("实验小学", 8), "实验小学");
        assert_eq!(cut("实验小学", 7), "实验小…");
        assert_eq!(cut("实验小学", 6), "实验…");
    }

    #[test]
    fn lines_break_between_wide_characters_and_not_before_a_stop() {
        assert_eq!(wrapped("一二三，四五", 7), ["一二", "三，四", "五"]);
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("share 12.5 %", 10), ["share", "12.5 %"]);
        assert_eq!(wrapped("必须 ≥ 0.9", 7), ["必须", "≥ 0.9"]);
        assert_eq!(wrapped("", 8), [""]);
        assert_eq!(wrapped("abcdefghijk", 8), ["abcdefghijk"]);
    }

    #[test]
    fn nothing_in_a_name_steers_the_terminal() {
        assert_eq!(one_line("a\u{1b}[31mb\nc"), "a [31mb c");
    }
}
