//! Numbers and dates as a spreadsheet shows them.

/// The most significant digits that a spreadsheet shows of a number.
const SHOWN_DIGITS: usize = 15;

/// The last day that a spreadsheet knows, 9999-12-31, as a serial number.
const LAST_DAY: f64 = 2_958_465.0;

/// A number as a plain decimal of at most 15 significant digits, which is what a spreadsheet shows of
/// it at full precision: the double of 0.1 + 0.2 is 0.3.
pub(super) fn shown_number(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    let scientific = format!("{:.*e}", SHOWN_DIGITS - 1, number.abs());
    let Some((mantissa, exponent)) = scientific.split_once('e') else {
        return scientific;
    };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let sign = if number < 0.0 { "-" } else { "" };
    let Ok(before) = usize::try_from(exponent) else {
        let zeros = usize::try_from(-1 - exponent).unwrap_or_default();
        return format!("{sign}0.{}{digits}", "0".repeat(zeros));
    };
    match digits.split_at_checked(before + 1) {
        Some((whole, fraction)) if !fraction.is_empty() => format!("{sign}{whole}.{fraction}"),
        _ => {
            let zeros = (before + 1).saturating_sub(digits.len());
            format!("{sign}{digits}{}", "0".repeat(zeros))
        }
    }
}

/// From which day a workbook counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1900-01-01 is day 1, and there is a day 60 that never was.
    #[default]
    From1900,
    /// 1904-01-01 is day 0.
    From1904,
}

/// The date and the time of day of a serial number, or the number if it is none.
pub(super) fn shown_date(serial: f64, epoch: Epoch) -> String {
    const SECONDS: f64 = 86_400.0;
    if !(0.0..=LAST_DAY).contains(&serial) {
        return shown_number(serial);
    }
    let seconds = (serial * SECONDS).round();
    let day = (seconds / SECONDS).floor();
    let [seconds, day] = [seconds - day * SECONDS, day].map(whole);
    let time = || {
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        format!("{hours:02}:{minutes:02}:{:02}", seconds % 60)
    };
    // 1970-01-01 is day 25 569 of the first and 24 107 of the second.
    let since_1970 = match epoch {
        Epoch::From1900 if day < 60 => day - 25_568,
        Epoch::From1900 => day - 25_569,
        Epoch::From1904 => day - 24_107,
    };
    let date = || {
        let (year, month, day) = civil(since_1970);
        format!("{year:04}-{month:02}-{day:02}")
    };
    match (day, seconds) {
        (0, _) if epoch == Epoch::From1900 => time(),
        (_, 0) => date(),
        _ => format!("{} {}", date(), time()),
    }
}

/// A number without a fraction that is small enough.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a serial number is at most the last day, in seconds about 2.6e11"
)]
const fn whole(number: f64) -> i64 {
    number as i64
}

/// Year, month and day of a count of days since 1970-01-01 in the Gregorian calendar (H. Hinnant,
/// "chrono-compatible low-level date algorithms", `civil_from_days`).
const fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

/// Whether a format that comes with every spreadsheet shows a date or a time.
pub(super) const fn is_builtin_date(id: u16) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether the code of a number format shows a date or a time: its first section has a letter of
/// one, outside of quotes, escapes and brackets, or a bracket such as `[h]`.
pub(super) fn is_date_code(code: &str) -> bool {
    let is_time = |sign: char| matches!(sign.to_ascii_lowercase(), 'y' | 'm' | 'd' | 'h' | 's');
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        match sign {
            ';' => return false,
            '"' => while signs.next().is_some_and(|sign| sign != '"') {},
            '\\' | '_' | '*' => {
                signs.next();
            }
            '[' => {
                let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                let first = inside.chars().next();
                let elapsed =
                    first.is_some_and(|sign| matches!(sign.to_ascii_lowercase(), 'h' | 'm' | 's'));
                if elapsed
                    && inside.chars().all(|sign| {
                        Some(sign.to_ascii_lowercase())
                            == first.map(|sign| sign.to_ascii_lowercase())
                    })
                {
                    return true;
                }
            }
            _ if is_time(sign) => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_a_spreadsheet_shows() {
        for (number, text) in [
            (0.1 + 0.2, "0.3"),
            (0.0, "0"),
            (-0.0, "0"),
            (1234.5, "1234.5"),
            (-3.0, "-3"),
            (1e22, "10000000000000000000000"),
            (1e15, "1000000000000000"),
            (123_456_789_012_345_680.0, "123456789012346000"),
            (2_132_000_001.0, "2132000001"),
            (0.12, "0.12"),
            (1e-7, "0.0000001"),
            (1.5e-10, "0.00000000015"),
            (1.0 / 3.0, "0.333333333333333"),
            (2.0 / 3.0, "0.666666666666667"),
            (999_999_999_999_999.9, "1000000000000000"),
            (10.0, "10"),
            (100.25, "100.25"),
        ] {
            assert_eq!(shown_number(number), text);
        }
    }

    #[test]
    fn serial_numbers_are_dates() {
        for (serial, epoch, text) in [
            (44_440.0, Epoch::From1900, "2021-09-01"),
            (44_440.5, Epoch::From1900, "2021-09-01 12:00:00"),
            (1.0, Epoch::From1900, "1900-01-01"),
            (61.0, Epoch::From1900, "1900-03-01"),
            (0.25, Epoch::From1900, "06:00:00"),
            (42_978.0, Epoch::From1904, "2021-09-01"),
            (0.0, Epoch::From1904, "1904-01-01"),
            (2_958_465.0, Epoch::From1900, "9999-12-31"),
            (-1.0, Epoch::From1900, "-1"),
            (3e6, Epoch::From1900, "3000000"),
        ] {
            assert_eq!(shown_date(serial, epoch), text);
        }
    }

    #[test]
    fn codes_of_formats_show_dates_or_numbers() {
        for date in [
            "yyyy-mm-dd",
            "m/d/yy",
            "yyyy\"年\"m\"月\"d\"日\"",
            "[$-804]yyyy\"年\"m\"月\";@",
            "[h]:mm",
            "[ss]",
            "h:mm AM/PM",
            "*-yyyy",
        ] {
            assert!(is_date_code(date), "{date}");
        }
        for number in [
            "General",
            "0.00%",
            "#,##0_);[Red](#,##0)",
            "0\"d\"",
            "\\Y0",
            "#,##0*y",
            "[$¥-804]#,##0.00",
            "0.00E+00",
            "[>=100][Magenta]0",
            "@",
            "0;yyyy",
        ] {
            assert!(!is_date_code(number), "{number}");
        }
    }
}
