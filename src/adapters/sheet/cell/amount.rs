//! What a cell says as a number: a plain decimal, or why it is none.

use crate::adapters::sheet::cell::cause::{CellCause, MOST_PLACES};
use crate::model::{Amount, ShortAmount, half_width};
use crate::numeric::Rational;
use rust_decimal::Decimal;

/// The most significant digits that an amount may have.
const MOST_DIGITS: usize = 28;

/// Reads a plain decimal: digits with one point or none, with commas in groups of three or none.
///
/// The point may stand first or last: a spreadsheet that shows `0.##` writes 5 as `5.`.
///
/// # Errors
///
/// - the likeliest cause why the text is no such decimal
pub(in crate::adapters) fn read_amount(text: &str) -> Result<Amount, CellCause> {
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
pub(in crate::adapters) struct PlainNumber {
    /// The digits without the point.
    mantissa: u64,
    /// How many of them stand behind the point.
    places: u32,
}

impl PlainNumber {
    /// The number, if the bytes are nothing else.
    #[inline]
    pub(in crate::adapters) fn of(bytes: &[u8]) -> Option<Self> {
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
        if bytes == b"." {
            return None;
        }
        Some(Self {
            mantissa,
            places: places.unwrap_or(0),
        })
    }

    /// The nearest double, where it is one division of two numbers that are doubles themselves.
    #[inline]
    fn double(self) -> Option<f64> {
        const POWERS: [f64; 19] = [
            1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
            1e16, 1e17, 1e18,
        ];
        if self.mantissa >= 1 << 53 {
            return None;
        }
        let power = POWERS.get(usize::try_from(self.places).ok()?)?;
        #[expect(
            clippy::cast_precision_loss,
            reason = "below 2^53 every whole number is a double"
        )]
        let mantissa = self.mantissa as f64;
        Some(mantissa / power)
    }

    pub(in crate::adapters) fn amount(self) -> Amount {
        self.decimal().into()
    }

    /// The amount in short; 17 digits always fit.
    #[inline]
    pub(in crate::adapters) const fn short(self) -> Option<ShortAmount> {
        ShortAmount::new(self.mantissa, self.places)
    }

    #[inline]
    pub(in crate::adapters) fn decimal(self) -> Decimal {
        let [a, b, c, d, e, f, g, h] = self.mantissa.to_le_bytes();
        let (low, middle) = (
            u32::from_le_bytes([a, b, c, d]),
            u32::from_le_bytes([e, f, g, h]),
        );
        Decimal::from_parts(low, middle, 0, false, self.places)
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
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
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
pub(in crate::adapters) fn is_exponential(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else {
        return false;
    };
    let exponent = exponent.strip_prefix(['+', '-', '−']).unwrap_or(exponent);
    let mantissa = mantissa.strip_prefix(['+', '-', '−']).unwrap_or(mantissa);
    !exponent.is_empty()
        && exponent.bytes().all(|byte| byte.is_ascii_digit())
        && Digits::of(mantissa).is_some()
}

/// Whether a text is the error value of a spreadsheet, or the `###` of a column too narrow.
pub(in crate::adapters) fn is_spreadsheet_error(text: &str) -> bool {
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
    } else if has_money_sign(text) {
        CellCause::MoneySign
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

/// Whether a text is a number and a sign of money.
fn has_money_sign(text: &str) -> bool {
    const SIGNS: [char; 6] = ['¥', '￥', '$', '€', '£', '元'];
    let unsigned = text.trim_matches(['(', ')', '-', '−', '+']);
    let Some(number) = unsigned.strip_prefix(SIGNS) else {
        let number = unsigned.strip_suffix(['¥', '￥', '$', '€', '£']);
        return number.is_some_and(|number| Digits::of(number.trim_end()).is_some());
    };
    Digits::of(number.trim_start_matches(['-', '−']).trim_start()).is_some()
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

/// The nearest double of a number that may have a sign and an exponent.
///
/// # Errors
///
/// - the likeliest cause why the text is no such number
pub(in crate::adapters) fn read_double(text: &str) -> Result<f64, CellCause> {
    if let Some(double) = PlainNumber::of(text.as_bytes()).and_then(PlainNumber::double) {
        return Ok(double);
    }
    let text = scientific(text)?;
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        _ => Err(CellCause::BeyondDoubles),
    }
}

/// The greatest exponent that a weight may have, either way.
const MOST_EXPONENT: i32 = 1000;

/// A weight as written: a decimal of at least 0, with an exponent or without.
///
/// # Errors
///
/// - the likeliest cause why the text is no such number
pub(in crate::adapters) fn read_weight(text: &str) -> Result<Rational, CellCause> {
    if let Some(plain) = PlainNumber::of(text.as_bytes()) {
        return Ok(plain.decimal().into());
    }
    let text = scientific(text)?;
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let unsigned = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let digits = Digits::of(unsigned).ok_or(CellCause::Unreadable)?;
    let amount = digits.amount()?.to_decimal().ok_or(CellCause::TooLong)?;
    if amount.is_zero() {
        return Ok(Rational::ZERO);
    }
    if mantissa.starts_with('-') {
        return Err(CellCause::Negative);
    }
    let is_small = exponent.starts_with('-');
    let exponent: Option<i32> = exponent.parse().ok();
    let exponent = exponent.filter(|exponent| exponent.abs() <= MOST_EXPONENT);
    let beyond = if is_small {
        CellCause::NearZero
    } else {
        CellCause::BeyondDoubles
    };
    let exponent = exponent.ok_or(beyond)?;
    let ten = Rational::from(10);
    let power = (0..exponent.abs()).fold(Rational::ONE, |power, _| &ten * &power);
    let weight = Rational::from(amount);
    let weight = if exponent < 0 {
        weight.checked_div(&power).map_err(|_| beyond)?
    } else {
        weight * power
    };
    if weight.to_f64().is_finite() {
        Ok(weight)
    } else {
        Err(CellCause::BeyondDoubles)
    }
}

/// A number in the form that all parsers know: `-1234.5e-6`.
fn scientific(text: &str) -> Result<String, CellCause> {
    let text = half_width(text);
    let (sign, unsigned) = match text.strip_prefix(['-', '−']) {
        Some(unsigned) => ("-", unsigned),
        None => ("", text.strip_prefix('+').unwrap_or(&text)),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.replace('−', "-")),
        None => (unsigned, "0".to_owned()),
    };
    let unsigned_exponent = exponent.strip_prefix(['+', '-']).unwrap_or(&exponent);
    let is_exponent = !unsigned_exponent.is_empty()
        && unsigned_exponent.bytes().all(|byte| byte.is_ascii_digit());
    if Digits::of(mantissa).is_none() || !is_exponent {
        return Err(match cause(&text) {
            // What is no number for another reason than its sign or its exponent.
            CellCause::Exponent | CellCause::PlusSign | CellCause::Negative => {
                CellCause::Unreadable
            }
            cause => cause,
        });
    }
    Ok(format!("{sign}{}e{exponent}", mantissa.replace(',', "")))
}

/// The amount of a text that may have a minus sign before what `read` takes.
pub(in crate::adapters) fn read_signed(
    text: &str,
    read: impl FnOnce(&str) -> Result<Amount, CellCause>,
) -> Result<Amount, CellCause> {
    match text.strip_prefix(['-', '−']) {
        Some(unsigned) => {
            let amount = read(unsigned)?;
            format!("-{amount}")
                .parse()
                .map_err(|_| CellCause::Unreadable)
        }
        None => read(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<String, CellCause> {
        read_amount(text).map(|amount| amount.to_string())
    }

    #[test]
    fn plain_decimals_are_read_as_written() {
        let long = "1234567890123456789012345678";
        let small = "0.0000000000000000000000000001";
        for (text, amount) in [
            ("0", "0"),
            ("007", "7"),
            ("500.0", "500"),
            ("500.", "500"),
            (".5", "0.5"),
            ("12.340", "12.34"),
            ("１２．５", "12.5"),
            ("1,234.5", "1234.5"),
            ("１，２３４", "1234"),
            ("1，234,567", "1234567"),
            ("0,000,012", "12"),
            ("123456789012345678", "123456789012345678"),
            ("1234567890123456789", "1234567890123456789"),
            (long, long),
            (small, small),
        ] {
            assert_eq!(read(text), Ok(amount.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_decimal_is_refused_with_its_cause() {
        let cases: [(CellCause, &[&str]); 10] = [
            (
                CellCause::Negative,
                &["-3", "－3", "−3", "-0", "-.5", "(500)", "-1,234"],
            ),
            (CellCause::PlusSign, &["+3", "＋3"]),
            (
                CellCause::NotFinite,
                &["NaN", "nan", "inf", "-inf", "Infinity", "∞", "ＮａＮ"],
            ),
            (
                CellCause::Exponent,
                &["2.13E+09", "1e5", "-1E-3", "２．１３Ｅ＋０９", "5.E3"],
            ),
            (CellCause::Percent, &["5%", "5.5 %", "５％", "3‰"]),
            (
                CellCause::Date,
                &[
                    "2021-09-01",
                    "2021/9/1",
                    "2021.9.1",
                    "9-12",
                    "9/12",
                    "2021年9月1日",
                    "9月12日",
                    "Sep-12",
                    "12-sept",
                    "2021-09-01 00:00:00",
                    "2021-09-01T00:00",
                    "8:30",
                ],
            ),
            (
                CellCause::SpreadsheetError,
                &["#DIV/0!", "#N/A", "#REF!", "####", "＃DIV/0!"],
            ),
            (
                CellCause::UnitInCell,
                &["500人", "500 人", "1,200.5㎡", "3万元"],
            ),
            (
                CellCause::Grouping,
                &[
                    "1,23",
                    "12,34,567",
                    "1234,567",
                    ",5",
                    "1,",
                    "1.234,5",
                    "1,,234",
                ],
            ),
            (
                CellCause::Unreadable,
                &[
                    "5²", "①", "٥", "五", ".", "..", "1.2.", "1 234", "0x10", "1_000", "E5", "1e",
                    "1e+", "--3", "five", "5。5",
                ],
            ),
        ];
        for (cause, texts) in cases {
            for text in texts {
                assert_eq!(read(text), Err(cause), "{text}");
            }
        }
    }

    #[test]
    fn significant_digits_are_counted_with_trailing_and_without_leading_zeros() {
        let ones = |count: usize| "1".repeat(count);
        let zeros = |count: usize| "0".repeat(count);
        for sound in [
            ones(28),
            zeros(40) + &ones(28),
            "0.".to_owned() + &ones(28),
            format!("0.{}{}", zeros(50), ones(28)),
            format!("1.{}", zeros(27)),
            format!("1{}", zeros(27)),
            zeros(60),
            format!("0.{}", zeros(2000)),
            format!("0.{}1", zeros(MOST_PLACES - 1)),
        ] {
            assert!(read(&sound).is_ok(), "{sound}");
        }
        for refused in [
            ones(29),
            ones(28) + ".0",
            "0.".to_owned() + &ones(29),
            format!("1.{}", zeros(28)),
            format!("1{}", zeros(28)),
            format!("0.{}1{}", zeros(5), zeros(28)),
        ] {
            assert_eq!(
                read(&refused),
                Err(CellCause::SignificantDigits { found: 29 }),
                "{refused}"
            );
        }
        assert_eq!(
            read(&format!("0.{}1", zeros(MOST_PLACES))),
            Err(CellCause::DecimalPlaces {
                found: MOST_PLACES + 1
            })
        );
    }

    proptest! {
        /// The short way and the long way around read the same number.
        #[test]
        fn short_and_long_readings_agree(text in "[0-9]{0,12}(\\.[0-9]{0,8})?") {
            let short = PlainNumber::of(text.as_bytes()).map(PlainNumber::amount);
            let long = Digits::of(&text).map(|digits| digits.amount().unwrap());
            prop_assert_eq!(short.is_some(), long.is_some() && text.len() <= 18);
            if let (Some(short), Some(long)) = (short, long) {
                prop_assert_eq!(short, long);
            }
        }

        #[test]
        fn grouped_numbers_are_the_numbers_themselves(number: u64) {
            let digits = number.to_string();
            let mut grouped = String::new();
            for (index, digit) in digits.chars().enumerate() {
                if index > 0 && (digits.len() - index) % 3 == 0 {
                    grouped.push(',');
                }
                grouped.push(digit);
            }
            prop_assert_eq!(read_amount(&grouped), Ok(Amount::from(number)));
        }

        #[test]
        fn no_text_makes_the_reading_fail_otherwise(text in "\\PC{0,20}|[-+0-9.,/:年月日eE% ]{0,12}") {
            let _ = read_amount(&text);
        }
    }
}
