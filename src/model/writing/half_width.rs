//! Full-width signs as the half-width signs that they stand for.

use std::borrow::Cow;

/// A text with the full-width forms of ASCII signs (U+FF01 to U+FF5E) as those signs.
///
/// This is less than NFKC on purpose: `5²` stays what it is, and is not read as 52.
pub(crate) fn half_width(text: &str) -> Cow<'_, str> {
    // All of them, and few other signs, begin with this byte in UTF-8.
    if !text.as_bytes().contains(&0xef) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .map(|sign| match sign {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
            _ => sign,
        })
        .collect::<String>()
        .into()
}
