//! What a cell says: blank, a sign for "not reported", or a value of its column.

use crate::adapters::sheet::cell::amount::{is_exponential, is_spreadsheet_error, read_amount};
use crate::adapters::sheet::cell::blank::trimmed;
use crate::adapters::sheet::cell::cause::CellCause;
use crate::adapters::sheet::cell::cells::{Cell, CellKind};
use crate::model::code_form;
use crate::model::{
    Bound, Filed, Item, Location, Missing, Relation, SchoolKind, Sponsor, half_width, nearest,
};
use std::borrow::Cow;

/// The signs that say "no figure", in their half-width forms and small letters.
const NO_FIGURE: [&str; 14] = [
    "-",
    "–",
    "—",
    "——",
    "―",
    "/",
    "\\",
    "…",
    "……",
    "na",
    "n/a",
    "n.a.",
    "无数据",
    "null",
];

/// The signs that cannot be the code or the name of a school.
const NO_NAME: [&str; 7] = ["-", "—", "——", "/", "NA", "N/A", "无数据"];

/// The text of a cell without the blanks around it, whatever its kind.
pub(in crate::adapters) fn trimmed_text(cell: Cell<'_>) -> &str {
    trimmed(cell.text)
}

/// Why a trimmed cell of a column of figures holds none, or `None` if it must hold one.
pub(in crate::adapters) fn no_figure(text: &str) -> Option<Missing> {
    match text.bytes().next() {
        None => Some(Missing::Blank),
        // Most cells are numbers; and no sign is longer than four full-width letters.
        Some(b'0'..=b'9') => None,
        Some(_) if text.len() > 12 => None,
        Some(_) => {
            let text = half_width(text);
            let is_sign = |sign: &str| sign.eq_ignore_ascii_case(&text);
            if NO_FIGURE.iter().any(|sign| is_sign(sign)) || text == "无" {
                return Some(Missing::Declared);
            }
            suppressed(&text)
        }
    }
}

/// That a figure was kept back: `*`, `S`, `<5`.
fn suppressed(text: &str) -> Option<Missing> {
    if matches!(text, "*" | "**" | "***" | "S") {
        return Some(Missing::Suppressed(None));
    }
    let (relation, number) = if let Some(number) = text.strip_prefix("<=") {
        (Relation::AtMost, number)
    } else if let Some(number) = text.strip_prefix(['≤', '≦', '⩽']) {
        (Relation::AtMost, number)
    } else {
        (Relation::Below, text.strip_prefix('<')?)
    };
    let number = read_amount(number.trim_start()).ok()?.to_decimal()?;
    Some(Missing::Suppressed(Some(Bound { relation, number })))
}

/// Whether a trimmed cell of a column of labels, groups or codes is left blank.
pub(in crate::adapters) fn no_label(text: &str) -> bool {
    text.is_empty() || text == "NA"
}

/// Why a trimmed cell cannot be a code or a name, if it cannot.
fn no_name(text: &str) -> Result<(), CellCause> {
    if text.is_empty() {
        return Err(CellCause::Blank);
    }
    if text.len() <= 9 && NO_NAME.contains(&half_width(text).as_ref()) {
        return Err(CellCause::Declared);
    }
    Ok(())
}

/// Why a trimmed cell of a coded column holds no word, or `None` if it must hold one. 无 says "no figure", not "no word".
pub(in crate::adapters) fn no_word(text: &str) -> Option<Missing> {
    let is_left_out = |reason: &Missing| matches!(reason, Missing::Blank | Missing::Declared);
    no_figure(text).filter(is_left_out).filter(|_| text != "无")
}

/// The value of a coded column that may be left out.
fn optional<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, CellCause>,
) -> Result<Option<T>, CellCause> {
    match no_word(text) {
        Some(_) => Ok(None),
        None => read(text).map(Some),
    }
}

/// Refuses a sign for nothing in a column that must be filled.
pub(in crate::adapters) fn required(text: &str) -> Result<(), CellCause> {
    match no_figure(text) {
        None => Ok(()),
        Some(Missing::Blank) => Err(CellCause::Blank),
        Some(_) => Err(CellCause::Declared),
    }
}

/// An amount, or why it is not reported.
pub(in crate::adapters) fn filed_amount(text: &str, item: Item) -> Result<Filed, CellCause> {
    if let Some(reason) = no_figure(text) {
        return Ok(Filed::Missing(reason));
    }
    let amount = read_amount(text)?;
    if item.unit().is_whole() && !amount.is_whole() {
        return Err(CellCause::Fraction);
    }
    Ok(Filed::Figure(amount))
}

/// The most digits of a number that a spreadsheet keeps.
const KEPT_DIGITS: usize = 15;

/// A code of a column that must be filled, in its one form.
pub(in crate::adapters) fn code(cell: Cell<'_>) -> Result<Cow<'_, str>, CellCause> {
    let text = cell.text()?;
    no_name(text)?;
    let ascii = half_width(text);
    if is_exponential(&ascii) {
        return Err(CellCause::Exponent);
    }
    if is_spreadsheet_error(&ascii) {
        return Err(CellCause::SpreadsheetError);
    }
    if cell.kind == CellKind::Number
        && text.bytes().filter(u8::is_ascii_digit).count() > KEPT_DIGITS
    {
        return Err(CellCause::RoundedCode);
    }
    let code = code_form(text);
    no_name(&code)?;
    Ok(code)
}

/// A name of a column that must be filled, as written.
pub(in crate::adapters) fn name(cell: Cell<'_>) -> Result<&str, CellCause> {
    let text = cell.text()?;
    no_name(text)?;
    name_as_written(text)
}

/// A name that may be left out.
pub(in crate::adapters) fn optional_name(cell: Cell<'_>) -> Result<Option<&str>, CellCause> {
    match cell.text()? {
        text if no_label(text) => Ok(None),
        text => name_as_written(text).map(Some),
    }
}

fn name_as_written(text: &str) -> Result<&str, CellCause> {
    if is_spreadsheet_error(&half_width(text)) {
        return Err(CellCause::SpreadsheetError);
    }
    Ok(text)
}

/// The kind of school.
pub(in crate::adapters) fn kind(text: &str) -> Result<SchoolKind, CellCause> {
    no_name(text)?;
    let words = SchoolKind::ALL.iter().flat_map(|kind| kind.words());
    listed(text, words, SchoolKind::from_code_or_name)
}

/// The location, if filed; its code may be written as any whole number is.
pub(in crate::adapters) fn location(text: &str) -> Result<Option<Location>, CellCause> {
    let words = Location::ALL.iter().flat_map(|location| location.words());
    optional(text, |text| {
        listed(text, words, Location::from_code_or_name)
    })
}

/// The sponsor, if filed; its code may be written as any whole number is.
pub(in crate::adapters) fn sponsor(text: &str) -> Result<Option<Sponsor>, CellCause> {
    let words = Sponsor::ALL.iter().flat_map(|sponsor| sponsor.words());
    optional(text, |text| listed(text, words, Sponsor::from_code_or_name))
}

/// The answer to a yes-or-no column, if filed.
pub(in crate::adapters) fn answer(text: &str) -> Result<Option<bool>, CellCause> {
    const YES: [&str; 8] = ["是", "有", "√", "✓", "1", "true", "yes", "y"];
    const NO: [&str; 9] = ["否", "无", "×", "✗", "0", "false", "no", "n", "x"];
    let read = |text: &str| {
        let is_one = |word: &str| word.eq_ignore_ascii_case(text);
        if YES.iter().any(|word| is_one(word)) {
            Some(true)
        } else {
            NO.iter().any(|word| is_one(word)).then_some(false)
        }
    };
    if text.is_empty() {
        return Ok(None);
    }
    // What says "no" here says "no figure" in other columns.
    if let Some(answer) = read(&half_width(text)) {
        return Ok(Some(answer));
    }
    let words = YES.into_iter().chain(NO);
    optional(text, |text| listed(text, words, read))
}

/// A member of a closed list; a code among its words may be written as any whole number is.
fn listed<T>(
    text: &str,
    words: impl Iterator<Item = &'static str>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, CellCause> {
    let text = half_width(text);
    if let Some(value) = read(&text) {
        return Ok(value);
    }
    if text.starts_with('#') {
        return Err(CellCause::SpreadsheetError);
    }
    let code = read_amount(&text)
        .ok()
        .and_then(|code| read(&code.to_string()));
    code.ok_or_else(|| CellCause::Unlisted {
        near: nearest(&text, words),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_for_not_reported_are_a_closed_list() {
        assert_eq!(no_figure(""), Some(Missing::Blank));
        for sign in [
            "-",
            "–",
            "—",
            "——",
            "―",
            "/",
            "\\",
            "…",
            "……",
            "NA",
            "N/A",
            "N.A.",
            "na",
            "n/a",
            "无",
            "无数据",
            "null",
            "NULL",
            "－",
            "／",
            "＼",
            "ＮＡ",
            "Ｎ／Ａ",
        ] {
            assert_eq!(no_figure(sign), Some(Missing::Declared), "{sign}");
        }
        for value in [
            "0",
            "--",
            "———",
            "………",
            "N",
            "N.R.",
            "none",
            "没有",
            "N／A1",
            "#N/A",
            "无数据。",
            "?",
        ] {
            assert_eq!(no_figure(value), None, "{value}");
        }
    }

    #[test]
    fn what_was_kept_back_has_its_bound() {
        let bound = |relation, number: &str| {
            let number = number.parse().unwrap();
            Some(Missing::Suppressed(Some(Bound { relation, number })))
        };
        for (sign, missing) in [
            ("*", Some(Missing::Suppressed(None))),
            ("**", Some(Missing::Suppressed(None))),
            ("S", Some(Missing::Suppressed(None))),
            ("＊", Some(Missing::Suppressed(None))),
            ("<5", bound(Relation::Below, "5")),
            ("＜5", bound(Relation::Below, "5")),
            ("< 5", bound(Relation::Below, "5")),
            ("<10", bound(Relation::Below, "10")),
            ("≤10", bound(Relation::AtMost, "10")),
            ("<=10", bound(Relation::AtMost, "10")),
            ("s", None),
            (">5", None),
            ("<", None),
            ("<-5", None),
            ("<five", None),
            ("5*", None),
            ("Suppressed", None),
        ] {
            assert_eq!(no_figure(sign), missing, "{sign}");
        }
    }

    #[test]
    fn fractions_are_refused_where_whole_things_are_counted() {
        let students = Item::StudentsPrimary;
        assert_eq!(
            filed_amount("500.0", students),
            Ok(Filed::Figure(500.into()))
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

    fn text(text: &str) -> Cell<'_> {
        Cell {
            text,
            kind: CellKind::Text,
        }
    }

    #[test]
    fn codes_are_kept_in_their_one_form() {
        for (cell, kept) in [
            ("0012", "0012"),
            ("３２０４", "3204"),
            ("A-1", "A-1"),
            ("12 34", "12 34"),
            ("E5", "E5"),
            ("500.0", "500"),
            ("'500", "500"),
            ("#1", "#1"),
            ("-5", "-5"),
        ] {
            assert_eq!(code(text(cell)).as_deref(), Ok(kept), "{cell}");
        }
        for (cell, cause) in [
            ("2.13E+09", CellCause::Exponent),
            ("2e5", CellCause::Exponent),
            ("２．１３Ｅ＋０９", CellCause::Exponent),
            ("#REF!", CellCause::SpreadsheetError),
            ("#####", CellCause::SpreadsheetError),
            ("", CellCause::Blank),
            ("'", CellCause::Blank),
            ("=\"\"", CellCause::Blank),
            ("/", CellCause::Declared),
            ("'-", CellCause::Declared),
        ] {
            assert_eq!(code(text(cell)), Err(cause), "{cell}");
        }
    }

    #[test]
    fn a_number_of_a_workbook_has_at_most_15_digits_to_be_a_code() {
        let number = |text| Cell {
            text,
            kind: CellKind::Number,
        };
        assert_eq!(
            code(number("123456789012345")).as_deref(),
            Ok("123456789012345")
        );
        assert_eq!(
            code(number("1234567890123450")),
            Err(CellCause::RoundedCode)
        );
        // As text, it is as it was entered.
        assert!(code(text("1234567890123456")).is_ok());
    }

    const UNLISTED: CellCause = CellCause::Unlisted { near: None };

    #[test]
    fn coded_cells_hold_a_code_or_a_name() {
        assert_eq!(kind("nine_year"), Ok(SchoolKind::NineYear));
        assert_eq!(kind("九年一贯制"), Ok(SchoolKind::NineYear));
        assert_eq!(kind("ｊｕｎｉｏｒ"), Ok(SchoolKind::Junior));
        assert_eq!(kind("college"), Err(UNLISTED));
        assert_eq!(kind("-"), Err(CellCause::Declared));
        assert_eq!(location("镇区"), Ok(Some(Location::Town)));
        assert_eq!(location("无数据"), Ok(None));
        assert_eq!(location("#N/A"), Err(CellCause::SpreadsheetError));
        for code in ["7", "７", "7.0", "07", "县级教育部门"] {
            assert_eq!(sponsor(code), Ok(Some(Sponsor::CountyEducation)), "{code}");
        }
        assert_eq!(sponsor("10"), Ok(Some(Sponsor::Private)));
        for code in ["0", "11", "7.5", "-7", "七", "*"] {
            let refused = sponsor(code);
            assert!(
                matches!(refused, Err(CellCause::Unlisted { .. })),
                "{code}: {refused:?}"
            );
        }
    }

    #[test]
    fn answers_are_yes_or_no() {
        for yes in [
            "是",
            "有",
            "√",
            "✓",
            "true",
            "TRUE",
            "yes",
            "Yes",
            "y",
            "Y",
            "1",
            "１",
            "ＹＥＳ",
        ] {
            assert_eq!(answer(yes), Ok(Some(true)), "{yes}");
        }
        for no in [
            "否", "无", "×", "✗", "x", "X", "false", "No", "n", "N", "0", "０",
        ] {
            assert_eq!(answer(no), Ok(Some(false)), "{no}");
        }
        for nothing in ["", "-", "NA", "无数据"] {
            assert_eq!(answer(nothing), Ok(None), "{nothing}");
        }
        for neither in ["2", "maybe", "*", "<5"] {
            let refused = answer(neither);
            assert!(
                matches!(refused, Err(CellCause::Unlisted { .. })),
                "{neither}: {refused:?}"
            );
        }
    }

    #[test]
    fn the_word_for_none_is_no_word_of_a_list() {
        // 无 is "no" where it answers, and "no figure" in figures alone.
        for refused in [location("无"), location("没有")] {
            assert_eq!(refused, Err(UNLISTED));
        }
        assert!(sponsor("无").is_err());
    }
}
