//! What leaves the paper white.

/// A cell without the blanks around it.
pub(in crate::adapters) fn trimmed(cell: &str) -> &str {
    let printed = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = cell.as_bytes();
    if printed(bytes.first()) && printed(bytes.last()) {
        return cell;
    }
    cell.trim_matches(is_blank)
}

/// Whether a sign leaves the paper white: white space, the zero-width space, the byte order mark.
pub(in crate::adapters) fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{200b}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_blanks_around_a_cell_are_cut_off() {
        for blank in [
            " ", "\t", "\r\n", "\u{a0}", "\u{3000}", "\u{2009}", "\u{200b}", "\u{feff}",
        ] {
            assert_eq!(
                trimmed(&format!("{blank}5{blank}{blank}")),
                "5",
                "{blank:?}"
            );
            assert_eq!(trimmed(&blank.repeat(3)), "", "{blank:?}");
        }
        assert_eq!(trimmed("a b"), "a b");
    }
}
