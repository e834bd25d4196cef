//! Where a column stands, as a spreadsheet shows it.

use std::fmt;

/// The position of a column, with the letters that a spreadsheet shows.
pub(in crate::adapters::csv) struct ColumnPosition(pub(in crate::adapters::csv) usize);

impl fmt::Display for ColumnPosition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut left = self.0;
        while let Some(before) = left.checked_sub(1) {
            letters.extend(u8::try_from(before % 26).map(|letter| char::from(b'A' + letter)));
            left = before / 26;
        }
        write!(
            f,
            "{} ({})",
            self.0,
            letters.iter().rev().collect::<String>()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_carry_the_letters_of_a_spreadsheet() {
        for (position, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")] {
            assert_eq!(
                ColumnPosition(position).to_string(),
                format!("{position} ({letters})")
            );
        }
        assert_eq!(ColumnPosition(16_384).to_string(), "16384 (XFD)");
    }
}
