//! The one form in which codes of schools and counties are compared and kept.

use crate::model::writing::shown::is_unseen;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// A code in its one form: after NFKC, without control and format signs and blanks around it, without
/// a leading apostrophe or the `="…"` of a spreadsheet, and without `.0` behind digits.
///
/// Two cells with one such form name the same school.
pub(crate) fn code_form(text: &str) -> Cow<'_, str> {
    // Nearly every code is of letters, digits and strokes, and is its own form.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/');
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let is_kept = |sign: &char| !is_unseen(*sign) || sign.is_whitespace();
    let text: String = text.nfkc().filter(is_kept).collect();
    let mut code = text.trim();
    if let Some(quoted) = code
        .strip_prefix("=\"")
        .and_then(|code| code.strip_suffix('"'))
    {
        code = quoted.trim();
    }
    code = code.strip_prefix(['\'', '’', '‘']).unwrap_or(code).trim();
    if let Some((digits, zeros)) = code.split_once('.') {
        let whole = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if whole(digits) && zeros.bytes().all(|byte| byte == b'0') {
            code = digits;
        }
    }
    Cow::Owned(code.to_owned())
}

/// What two codes have in common that differ by leading zeros only.
#[cfg(feature = "csv")]
pub(crate) fn without_leading_zeros(code: &str) -> &str {
    let short = code.trim_start_matches('0');
    if short.is_empty() && !code.is_empty() {
        "0"
    } else {
        short
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_code_have_one_form() {
        for text in [
            "2132000001",
            "'2132000001",
            "２１３２０００００１",
            "2132000001\u{1f}",
            "\u{200b}2132000001",
            "2132\u{e0031}000001",
            "2132000001\u{2028}",
            "\u{85}2132000001",
            "=\"2132000001\"",
            "2132000001.0",
            "2132000001.",
            " \u{3000}2132000001\t",
            "'２１３２０００００１.00",
        ] {
            assert_eq!(code_form(text), "2132000001", "{text:?}");
        }
        for (text, code) in [
            ("A-1", "A-1"),
            ("12 34", "12 34"),
            ("12\n34", "12\n34"),
            ("12\u{2029}34", "12\u{2029}34"),
            ("1.5", "1.5"),
            ("V1.0", "V1.0"),
            ("-5", "-5"),
        ] {
            assert_eq!(code_form(text), code, "{text}");
        }
    }

    #[cfg(feature = "csv")]
    #[test]
    fn leading_zeros_are_set_aside() {
        assert_eq!(without_leading_zeros("0012"), "12");
        assert_eq!(without_leading_zeros("12"), "12");
        assert_eq!(without_leading_zeros("000"), "0");
        assert_eq!(without_leading_zeros(""), "");
    }
}
