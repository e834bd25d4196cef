//! What a cell says as a number: a plain decimal, or why it is none.

use super::CellCause;
use crate::model::Amount;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The most significant digits that an amount may have.
const MOST_DIGITS: usize = 28;

/// The most decimal places of a number other than zero: an amount has no more than 1000 digits.
pub(super) const MOST_PLACES: usize = 998;

/// A text with the full-width forms of ASCII signs (U+FF01 to U+FF5E) as those signs.
///
/// This is less than NFKC on purpose: `5²` stays what it is, and is not read as 52.
pub(super) fn half_width(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
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

/// Reads a plain decimal: digits with one point or none, with commas in groups of three or none.
///
/// # Errors
///
/// - the likeliest cause why the text is no such decimal
pub(super) fn read_amount(text: &str) -> Result<Amount, CellCause> {
    if let Some(plain) = PlainNumber::of(text.as_bytes()) {
        return Ok(plain.amount());
    }
    let text = half_width(text);
    match Digits::of(&text) {
        Some(digits) => digits.amount(),
        None => Err(cause(&text)),
    }
}

/// A number of at most 18 ASCII digits with one point or none: nearly every cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlainNumber {
    /// The digits without the point.
    mantissa: u64,
    /// How many of them stand behind the point.
    places: u32,
}

impl PlainNumber {
    /// The number, if the bytes are nothing else.
    #[inline]
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.is_empty() || bytes.len() > 18 {
            return None;
        }
        let mut mantissa: u64 = 0;
        let mut places = None;
        for &byte in bytes {
            match byte {
                b'0'..=b'9' => {
                    mantissa = mantissa * 10 + u64::from(byte - b'0');
                    places = places.map(|places| places + 1);
                }
                b'.' if places.is_none() => places = Some(0),
                _ => return None,
            }
        }
        if places == Some(0) {
            return None;
        }
        Some(Self {
            mantissa,
            places: places.unwrap_or(0),
        })
    }

    /// Whether it is written without a point.
    #[inline]
    pub(super) const fn is_whole(self) -> bool {
        self.places == 0
    }

    #[inline]
    pub(super) fn amount(self) -> Amount {
        let [a, b, c, d, e, f, g, h] = self.mantissa.to_le_bytes();
        let (low, middle) = (
            u32::from_le_bytes([a, b, c, d]),
            u32::from_le_bytes([e, f, g, h]),
        );
        Decimal::from_parts(low, middle, 0, false, self.places).into()
    }
}

/// The two halves of a decimal as written.
#[derive(Clone, Copy, Debug)]
struct Digits<'a> {
    /// The digits before the point; commas stand between them in groups of three or not at all.
    whole: &'a str,
    /// The digits behind it.
    fraction: &'a str,
}

impl<'a> Digits<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let (whole, fraction) = match text.split_once('.') {
            Some((_, "")) => return None,
            Some(halves) => halves,
            None => (text, ""),
        };
        let mut groups = whole.split(',');
        let first = groups.next()?;
        let grouped = whole.len() > first.len();
        let sound = digits(first)
            && digits(fraction)
            && (!grouped || (1..=3).contains(&first.len()))
            && groups.all(|group| group.len() == 3 && digits(group));
        let empty = whole.is_empty() && fraction.is_empty();
        (sound && !empty).then_some(Self { whole, fraction })
    }

    fn amount(self) -> Result<Amount, CellCause> {
        let digits = || {
            self.whole
                .bytes()
                .chain(self.fraction.bytes())
                .filter(|&byte| byte != b',')
        };
        let significant = digits().skip_while(|&byte| byte == b'0').count();
        let places = self.fraction.len();
        if significant == 0 {
            return Ok(Amount::ZERO);
        }
        if significant > MOST_DIGITS {
            return Err(CellCause::SignificantDigits { found: significant });
        }
        if places > MOST_PLACES {
            return Err(CellCause::DecimalPlaces { found: places });
        }
        let whole = self.whole.trim_start_matches(['0', ',']).replace(',', "");
        format!("{whole}.{}", self.fraction)
            .parse()
            .map_err(|_| CellCause::Unreadable)
    }
}

/// Whether a text is a number with an exponent, such as a spreadsheet makes of a long code.
pub(super) fn is_exponential(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else {
        return false;
    };
    let exponent = exponent.strip_prefix(['+', '-', '−']).unwrap_or(exponent);
    let mantissa = mantissa.strip_prefix(['+', '-', '−']).unwrap_or(mantissa);
    let mantissa = mantissa.strip_suffix('.').unwrap_or(mantissa);
    !exponent.is_empty()
        && exponent.bytes().all(|byte| byte.is_ascii_digit())
        && Digits::of(mantissa).is_some()
}

/// Whether a text is the error value of a spreadsheet, or the `###` of a column too narrow.
pub(super) fn is_spreadsheet_error(text: &str) -> bool {
    const ERRORS: [&str; 14] = [
        "#DIV/0!",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#REF!",
        "#VALUE!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#UNKNOWN!",
        "#CONNECT!",
        "#GETTING_DATA",
    ];
    ERRORS.iter().any(|error| error.eq_ignore_ascii_case(text))
        || (!text.is_empty() && text.bytes().all(|byte| byte == b'#'))
}

/// The likeliest reason why a text is no plain decimal.
fn cause(text: &str) -> CellCause {
    let unsigned = text.strip_prefix(['+', '-', '−', '–', '—']).unwrap_or(text);
    let bracketed = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    let is_number = |text: &str| Digits::of(text).is_some();
    if text.starts_with('#') {
        CellCause::SpreadsheetError
    } else if is_exponential(text) {
        CellCause::Exponent
    } else if is_number(unsigned) && text.starts_with('+') {
        CellCause::PlusSign
    } else if is_number(unsigned) || bracketed.is_some_and(is_number) {
        CellCause::Negative
    } else if ["nan", "inf", "infinity", "∞"]
        .iter()
        .any(|name| name.eq_ignore_ascii_case(unsigned))
    {
        CellCause::NotFinite
    } else if unsigned
        .strip_suffix(['%', '‰'])
        .is_some_and(|share| is_number(share.trim_end()))
    {
        CellCause::Percent
    } else if is_date(text) {
        CellCause::Date
    } else if has_unit(text) {
        CellCause::UnitInCell
    } else if text.contains(',')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
    {
        CellCause::Grouping
    } else {
        CellCause::Unreadable
    }
}

/// Whether a text is a number and a unit.
fn has_unit(text: &str) -> bool {
    const UNITS: [&str; 19] = [
        "人",
        "名",
        "位",
        "个",
        "台",
        "套",
        "册",
        "本",
        "间",
        "班",
        "m²",
        "㎡",
        "m2",
        "平方米",
        "平米",
        "亩",
        "万元",
        "元",
        "万",
    ];
    UNITS.iter().any(|unit| {
        text.strip_suffix(unit)
            .is_some_and(|number| Digits::of(number.trim_end()).is_some())
    })
}

/// Whether a text looks like a date or a time of day: its digits are parted by the signs of a date.
fn is_date(text: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let is_short = |part: &str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_month = |part: &str| {
        MONTHS.iter().any(|month| {
            part.get(..3)
                .is_some_and(|start| start.eq_ignore_ascii_case(month))
        }) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    // The day comes before the time of day.
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    if day.contains(['年', '月', '日']) {
        return day
            .split(['年', '月', '日'])
            .all(|part| part.is_empty() || is_short(part));
    }
    ['-', '/', '.', ':'].iter().any(|&sign| {
        let parts: Vec<&str> = day.split(sign).take(4).collect();
        (2..=3).contains(&parts.len())
            && (sign != '.' || parts.len() == 3)
            && parts.iter().all(|part| is_short(part) || is_month(part))
    })
}
