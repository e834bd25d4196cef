//! Which column a fault or a warning is about.

use crate::model::visible;
use std::borrow::Cow;
use std::fmt;

/// A column of a file, as far as it is known.
///
/// It prints as its code with its Chinese name, as its code alone, or as its position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ColumnRef {
    /// Its position, counted from 1; `None` where the file has no such column.
    pub position: Option<usize>,
    /// Its code, or its header where it has no code; `None` where nothing is known of it.
    pub code: Option<Cow<'static, str>>,
    /// Its Chinese name, where it has one.
    pub name: Option<&'static str>,
}

impl ColumnRef {
    /// A column with a code and a Chinese name.
    pub(in crate::adapters) const fn named(
        position: Option<usize>,
        [code, name]: [&'static str; 2],
    ) -> Self {
        Self {
            position,
            code: Some(Cow::Borrowed(code)),
            name: Some(name),
        }
    }

    /// A column by its code or its header.
    pub(in crate::adapters) const fn headed(position: Option<usize>, header: String) -> Self {
        Self {
            position,
            code: Some(Cow::Owned(header)),
            name: None,
        }
    }

    /// A column of which only the position is known.
    pub(in crate::adapters) const fn at(position: usize) -> Self {
        Self {
            position: Some(position),
            code: None,
            name: None,
        }
    }
}

impl fmt::Display for ColumnRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.code, self.name, self.position) {
            (Some(code), Some(name), _) => write!(f, "`{code}` ({name})"),
            (Some(code), None, _) => write!(f, "`{code}`"),
            (None, _, Some(position)) => ColumnPosition(position).fmt(f),
            (None, _, None) => f.write_str("?"),
        }
    }
}

/// The position of a column, with the letters that a spreadsheet shows.
pub(in crate::adapters) struct ColumnPosition(pub(in crate::adapters) usize);

impl fmt::Display for ColumnPosition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.0, ColumnLetters(self.0))
    }
}

/// The letters of a column, by its position counted from 1.
pub(in crate::adapters) struct ColumnLetters(pub(in crate::adapters) usize);

impl fmt::Display for ColumnLetters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut left = self.0;
        while let Some(before) = left.checked_sub(1) {
            letters.extend(u8::try_from(before % 26).map(|letter| char::from(b'A' + letter)));
            left = before / 26;
        }
        letters
            .iter()
            .rev()
            .try_for_each(|letter| write!(f, "{letter}"))
    }
}

/// The name of a sheet as it stands before a cell: in quotes if it is more than letters and digits.
pub(in crate::adapters) struct SheetName<'a>(pub(in crate::adapters) &'a str);

impl fmt::Display for SheetName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = visible(self.0);
        if name
            .chars()
            .all(|sign| sign.is_alphanumeric() || sign == '_')
        {
            f.write_str(&name)
        } else {
            write!(f, "'{}'", name.replace('\'', "''"))
        }
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
