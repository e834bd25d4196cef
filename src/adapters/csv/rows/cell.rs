//! What a cell says: blank, a sign for "not reported", or a value of its column.

use crate::adapters::csv::rows::amount::{is_exponential, is_spreadsheet_error, read_amount};
use crate::adapters::csv::rows::cell_cause::CellCause;
use crate::model::{Filed, Item, Location, Missing, SchoolKind, Sponsor, half_width};

/// The signs that say "not reported", in their half-width forms.
const NOT_REPORTED: [&str; 7] = ["-", "—", "——", "/", "NA", "N/A", "无数据"];

/// A cell without the blanks around it.
pub(in crate::adapters::csv) fn trimmed(cell: &str) -> &str {
    let printed = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = cell.as_bytes();
    if printed(bytes.first()) && printed(bytes.last()) {
        return cell;
    }
    cell.trim_matches(is_blank)
}

/// Whether a sign leaves the paper white: white space, the zero-width space, the byte order mark.
pub(in crate::adapters::csv) fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{200b}' | '\u{feff}')
}

/// Why a trimmed cell holds no value, or `None` if it must hold one.
pub(in crate::adapters::csv) fn missing(text: &str) -> Option<Missing> {
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
pub(in crate::adapters::csv) fn filed_amount(text: &str, item: Item) -> Result<Filed, CellCause> {
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
pub(in crate::adapters::csv) fn identifier(text: &str) -> Result<&str, CellCause> {
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
pub(in crate::adapters::csv) fn name(text: &str) -> Result<&str, CellCause> {
    required(text, |_| name_as_written(text))
}

/// A name that may be left out.
pub(in crate::adapters::csv) fn optional_name(text: &str) -> Result<Option<&str>, CellCause> {
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
pub(in crate::adapters::csv) fn kind(text: &str) -> Result<SchoolKind, CellCause> {
    required(text, |text| listed(text, SchoolKind::from_code_or_name))
}

/// The location, if filed.
pub(in crate::adapters::csv) fn location(text: &str) -> Result<Option<Location>, CellCause> {
    optional(text, |text| listed(text, Location::from_code_or_name))
}

/// The sponsor, if filed; its code may be written as any whole number is.
pub(in crate::adapters::csv) fn sponsor(text: &str) -> Result<Option<Sponsor>, CellCause> {
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
pub(in crate::adapters::csv) fn answer(text: &str) -> Result<Option<bool>, CellCause> {
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

    #[test]
    fn signs_for_not_reported_are_a_closed_list() {
        assert_eq!(missing(""), Some(Missing::Blank));
        for sign in [
            "-",
            "—",
            "——",
            "/",
            "NA",
            "N/A",
            "无数据",
            "－",
            "／",
            "ＮＡ",
            "Ｎ／Ａ",
        ] {
            assert_eq!(missing(sign), Some(Missing::Declared), "{sign}");
        }
        for value in [
            "0",
            "na",
            "--",
            "———",
            "无",
            "null",
            "N／A1",
            "#N/A",
            "无数据。",
        ] {
            assert_eq!(missing(value), None, "{value}");
        }
    }

    #[test]
    fn fractions_are_refused_where_whole_things_are_counted() {
        let students = Item::StudentsPrimary;
        assert_eq!(
            filed_amount("500.0", students),
            Ok(Filed::Amount(500.into()))
        );
        assert_eq!(filed_amount("500.5", students), Err(CellCause::Fraction));
        assert_eq!(
            filed_amount("500.5", Item::ClassesPrimary),
            Err(CellCause::Fraction)
        );
        assert_eq!(
            filed_amount("500.5", Item::MusicRooms),
            Err(CellCause::Fraction)
        );
        assert!(filed_amount("500.5", Item::TeachingArea).is_ok());
        assert!(filed_amount("500.5", Item::EquipmentValue).is_ok());
    }

    #[test]
    fn identifiers_stay_as_written() {
        for id in [
            "0012",
            "３２０４",
            "A-1",
            "12 34",
            "E5",
            "500.0",
            "#1",
            "-5",
        ] {
            assert_eq!(identifier(id), Ok(id));
        }
        for (id, cause) in [
            ("2.13E+09", CellCause::Exponent),
            ("2e5", CellCause::Exponent),
            ("２．１３Ｅ＋０９", CellCause::Exponent),
            ("#REF!", CellCause::SpreadsheetError),
            ("#####", CellCause::SpreadsheetError),
            ("", CellCause::Blank),
            ("/", CellCause::Declared),
        ] {
            assert_eq!(identifier(id), Err(cause), "{id}");
        }
    }

    #[test]
    fn coded_cells_hold_a_code_or_a_name() {
        assert_eq!(kind("nine_year"), Ok(SchoolKind::NineYear));
        assert_eq!(kind("九年一贯制"), Ok(SchoolKind::NineYear));
        assert_eq!(kind("ｊｕｎｉｏｒ"), Ok(SchoolKind::Junior));
        assert_eq!(kind("college"), Err(CellCause::Unreadable));
        assert_eq!(kind("-"), Err(CellCause::Declared));
        assert_eq!(location("镇区"), Ok(Some(Location::Town)));
        assert_eq!(location("无数据"), Ok(None));
        assert_eq!(location("#N/A"), Err(CellCause::SpreadsheetError));
        for code in ["7", "７", "7.0", "07", "县级教育部门"] {
            assert_eq!(sponsor(code), Ok(Some(Sponsor::CountyEducation)), "{code}");
        }
        assert_eq!(sponsor("10"), Ok(Some(Sponsor::Private)));
        for code in ["0", "11", "7.5", "-7", "七"] {
            assert_eq!(sponsor(code), Err(CellCause::Unreadable), "{code}");
        }
    }

    #[test]
    fn answers_are_yes_or_no() {
        for yes in ["是", "true", "TRUE", "yes", "Yes", "1", "１", "ＹＥＳ"] {
            assert_eq!(answer(yes), Ok(Some(true)), "{yes}");
        }
        for no in ["否", "false", "No", "0", "０"] {
            assert_eq!(answer(no), Ok(Some(false)), "{no}");
        }
        assert_eq!(answer(""), Ok(None));
        for neither in ["2", "y", "maybe", "有"] {
            assert_eq!(answer(neither), Err(CellCause::Unreadable), "{neither}");
        }
    }
}
