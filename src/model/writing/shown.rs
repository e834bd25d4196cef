//! How a text of a file is shown where it may hold anything.

/// How many characters of a text a fault shows.
const SHOWN: usize = 60;

/// The start of a text, with what cannot be seen made visible.
pub(crate) fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => text.get(..end).map(visible).unwrap_or_default() + "…",
        None => visible(text),
    }
}

/// A text on one line, with what cannot be seen made visible.
pub(crate) fn visible(text: impl Into<String>) -> String {
    let text = text.into();
    if !text.contains(is_unseen) {
        return text;
    }
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars() {
        if is_unseen(sign) {
            shown.extend(sign.escape_default());
        } else {
            shown.push(sign);
        }
    }
    shown
}

/// Whether a sign is a control character, takes no room on paper, turns the direction of the text, or breaks its line.
pub(super) fn is_unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_or_invisible_text_is_shown_short_and_visible() {
        assert_eq!(shown(&"学".repeat(60)), "学".repeat(60));
        assert_eq!(shown(&"学".repeat(61)), format!("{}…", "学".repeat(60)));
        assert_eq!(shown("5\n\u{200b}0"), "5\\n\\u{200b}0");
    }
}
