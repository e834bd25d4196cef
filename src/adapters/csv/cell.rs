//! What a cell says: blank, a sign for "not reported", or a value of its column.

use super::CellCause;
use super::amount::{half_width, is_exponential, is_spreadsheet_error, read_amount};
use crate::model::{Filed, Item, Location, Missing, SchoolKind, Sponsor};

/// The signs that say "not reported", in their half-width forms.
const NOT_REPORTED: [&str; 7] = ["-", "—", "——", "/", "NA", "N/A", "无数据"];

/// A cell without the blanks around it.
pub(super) fn trimmed(cell: &str) -> &str {
    let printed = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = cell.as_bytes();
    if printed(bytes.first()) && printed(bytes.last()) {
        return cell;
    }
    cell.trim_matches(is_blank)
}

/// Whether a sign leaves the paper white: white space, the zero-width space, the byte order mark.
pub(super) fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{200b}' | '\u{feff}')
}

/// Why a trimmed cell holds no value, or `None` if it must hold one.
pub(super) fn missing(text: &str) -> Option<Missing> {
    match text.bytes().next() {
        None => Some(Missing::Blank),
        // Most cells are numbers; and no sign is longer than three full-width letters.
        Some(b'0'..=b'9') => None,
        Some(_) if text.len() > 9 => None,
        Some(_) => {
            let text = half_width(text);
            NOT_REPORTED
                .contains(&text.as_ref())
                .then_some(Missing::Declared)
        }
    }
}

/// The value of a column that may be left out.
fn optional<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, CellCause>,
) -> Result<Option<T>, CellCause> {
    match missing(text) {
        Some(_) => Ok(None),
        None => read(text).map(Some),
    }
}

/// The value of a column that may not.
fn required<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, CellCause>,
) -> Result<T, CellCause> {
    match missing(text) {
        Some(Missing::Declared) => Err(CellCause::Declared),
        Some(_) => Err(CellCause::Blank),
        None => read(text),
    }
}

/// An amount, or why it is not reported.
pub(super) fn filed_amount(text: &str, item: Item) -> Result<Filed, CellCause> {
    if let Some(reason) = missing(text) {
        return Ok(Filed::Missing(reason));
    }
    let amount = read_amount(text)?;
    if item.unit().is_whole() && !amount.is_whole() {
        return Err(CellCause::Fraction);
    }
    Ok(Filed::Amount(amount))
}

/// An identifier of a required column, as written.
pub(super) fn identifier(text: &str) -> Result<&str, CellCause> {
    required(text, |_| {
        let ascii = half_width(text);
        if is_exponential(&ascii) {
            return Err(CellCause::Exponent);
        }
        if is_spreadsheet_error(&ascii) {
            return Err(CellCause::SpreadsheetError);
        }
        Ok(text)
    })
}

/// A name of a required column, as written.
pub(super) fn name(text: &str) -> Result<&str, CellCause> {
    required(text, |_| name_as_written(text))
}

/// A name that may be left out.
pub(super) fn optional_name(text: &str) -> Result<Option<&str>, CellCause> {
    match missing(text) {
        Some(_) => Ok(None),
        None => name_as_written(text).map(Some),
    }
}

fn name_as_written(text: &str) -> Result<&str, CellCause> {
    if is_spreadsheet_error(&half_width(text)) {
        return Err(CellCause::SpreadsheetError);
    }
    Ok(text)
}

/// The kind of school.
pub(super) fn kind(text: &str) -> Result<SchoolKind, CellCause> {
    required(text, |text| listed(text, SchoolKind::from_code_or_name))
}

/// The location, if filed.
pub(super) fn location(text: &str) -> Result<Option<Location>, CellCause> {
    optional(text, |text| listed(text, Location::from_code_or_name))
}

/// The sponsor, if filed; its code may be written as any whole number is.
pub(super) fn sponsor(text: &str) -> Result<Option<Sponsor>, CellCause> {
    optional(text, |text| {
        listed(text, Sponsor::from_code_or_name).or_else(|cause| {
            let Ok(code) = read_amount(text) else {
                return Err(cause);
            };
            Sponsor::from_code_or_name(&code.to_string()).ok_or(cause)
        })
    })
}

/// The answer to a yes-or-no column, if filed.
pub(super) fn answer(text: &str) -> Result<Option<bool>, CellCause> {
    optional(text, |text| {
        listed(text, |text| match text {
            "是" | "1" => Some(true),
            "否" | "0" => Some(false),
            _ if text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("yes") => {
                Some(true)
            }
            _ if text.eq_ignore_ascii_case("false") || text.eq_ignore_ascii_case("no") => {
                Some(false)
            }
            _ => None,
        })
    })
}

/// A member of a closed list.
fn listed<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, CellCause> {
    let text = half_width(text);
    read(&text).ok_or(if text.starts_with('#') {
        CellCause::SpreadsheetError
    } else {
        CellCause::Unreadable
    })
}
