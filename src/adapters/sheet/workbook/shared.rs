//! What the cells of a workbook share: texts, and which formats show dates.

use crate::adapters::sheet::cell::cells::CellKind;
use crate::adapters::sheet::fault::workbook_fault::{WorkbookFault, WorkbookLimit};
use crate::adapters::sheet::workbook::number::{
    Epoch, is_builtin_date, is_date_code, shown_date, shown_number,
};
use std::borrow::Cow;
use std::collections::HashMap;

/// Texts that cells name by their number.
#[derive(Clone, Debug, Default)]
pub(super) struct SharedTexts {
    text: String,
    ends: Vec<u32>,
}

impl SharedTexts {
    pub(super) fn push(&mut self, text: &str) -> Result<(), WorkbookFault> {
        let length = (self.text.len() + text.len()) as u64;
        if length > WorkbookLimit::Text.most() {
            let limit = WorkbookLimit::Text;
            return Err(WorkbookFault::TooLarge { limit });
        }
        if self.ends.len() as u64 >= WorkbookLimit::Shared.most() {
            let limit = WorkbookLimit::Shared;
            return Err(WorkbookFault::TooLarge { limit });
        }
        self.text.push_str(text);
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        Ok(())
    }

    /// The text of a number.
    pub(super) fn get(&self, index: usize) -> Result<&str, WorkbookFault> {
        let end = self.ends.get(index).copied();
        let end = end.ok_or_else(|| WorkbookFault::damaged("a shared text is missing"))?;
        let before = index.checked_sub(1).and_then(|index| self.ends.get(index));
        let span = before.copied().unwrap_or_default() as usize..end as usize;
        Ok(self.text.get(span).unwrap_or_default())
    }
}

/// Which formats of cells show dates.
#[derive(Clone, Debug, Default)]
pub(super) struct Formats {
    /// Whether a number format of the workbook's own shows dates.
    own: HashMap<u16, bool>,
    /// Whether the format of a cell does.
    cells: Vec<bool>,
}

impl Formats {
    /// Notes a number format of the workbook's own.
    pub(super) fn define(&mut self, id: u16, code: &str) {
        self.own.insert(id, is_date_code(code));
    }

    /// Notes the next format of cells, which has a number format.
    pub(super) fn push(&mut self, id: u16) -> Result<(), WorkbookFault> {
        if self.cells.len() as u64 >= WorkbookLimit::Shared.most() {
            let limit = WorkbookLimit::Shared;
            return Err(WorkbookFault::TooLarge { limit });
        }
        let own = self.own.get(&id).copied();
        self.cells.push(own.unwrap_or_else(|| is_builtin_date(id)));
        Ok(())
    }

    /// What a cell of a format shows of a number.
    pub(super) fn shown(&self, number: f64, format: usize, epoch: Epoch) -> (CellKind, String) {
        if !number.is_finite() {
            (CellKind::Error, "#NUM!".to_owned())
        } else if self.cells.get(format) == Some(&true) {
            (CellKind::Date, shown_date(number, epoch))
        } else {
            (CellKind::Number, shown_number(number))
        }
    }
}

/// A text with its `_x000D_` put in, as workbooks write signs that XML has no place for.
pub(super) fn with_signs(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        let code = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let sign = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        if let Some(sign) = sign {
            plain.push(sign);
            rest = from.get(7..).unwrap_or_default();
        } else {
            plain.push_str("_x");
            rest = from.get(2..).unwrap_or_default();
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_put_in() {
        for (written, text) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("a_xb", "a_xb"),
            ("_x00", "_x00"),
            ("_xD800_", "_xD800_"),
            ("学_x5B66_", "学学"),
        ] {
            assert_eq!(with_signs(written), text);
        }
    }

    #[test]
    fn shared_texts_are_found_by_their_number() {
        let mut texts = SharedTexts::default();
        for text in ["a", "", "bc"] {
            texts.push(text).unwrap();
        }
        assert_eq!(
            [0, 1, 2].map(|index| texts.get(index).unwrap()),
            ["a", "", "bc"]
        );
        assert!(texts.get(3).is_err());
    }
}
