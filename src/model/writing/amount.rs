//! A decimal exactly as written, however small its last digit.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// A filed amount: a decimal exactly as written, never rounded.
///
/// Almost every amount is a [`Decimal`]. One with more digits than a `Decimal` holds (28, and 28
/// after the point) is kept as its digits, so that no filing is ever judged by a rounded figure.
///
/// # Examples
///
/// ```
/// use junheng::model::Amount;
/// use rust_decimal::Decimal;
///
/// let area: Amount = "4501.50".parse()?;
/// assert_eq!(area.to_decimal(), Some(Decimal::new(450150, 2)));
///
/// // One digit, but 30 places after the point: more than a `Decimal` has.
/// let tiny: Amount = "0.000000000000000000000000000001".parse()?;
/// assert_eq!(tiny.to_decimal(), None);
/// assert_eq!(tiny.to_string(), "0.000000000000000000000000000001");
/// assert!("1e5".parse::<Amount>().is_err());
/// # Ok::<(), junheng::model::UnreadableAmount>(())
/// ```
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Amount(Digits);

#[derive(Clone, Debug)]
enum Digits {
    Short(Decimal),
    /// A plain decimal that no `Decimal` holds, without leading or trailing zeros to spare.
    Long(Box<str>),
}

/// The text is no plain decimal, or has more than a thousand digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a plain decimal such as 1234.5")]
pub struct UnreadableAmount;

impl Amount {
    /// The amount 0.
    pub const ZERO: Self = Self(Digits::Short(Decimal::ZERO));

    /// The amount as a [`Decimal`]; `None` if it has more digits than one holds.
    #[must_use]
    #[inline]
    pub fn to_decimal(&self) -> Option<Decimal> {
        match &self.0 {
            Digits::Short(decimal) => Some(*decimal),
            Digits::Long(_) => None,
        }
    }

    /// Whether it is zero.
    #[must_use]
    #[inline]
    pub fn is_zero(&self) -> bool {
        // What is zero is short: reading leaves no zeros to spare.
        self.to_decimal().is_some_and(|decimal| decimal.is_zero())
    }

    /// Whether it is below zero.
    #[must_use]
    #[inline]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Digits::Short(decimal) => decimal.is_sign_negative() && !decimal.is_zero(),
            Digits::Long(text) => text.starts_with('-'),
        }
    }

    /// Whether it has no fraction.
    #[must_use]
    #[inline]
    pub fn is_whole(&self) -> bool {
        match &self.0 {
            // Most amounts have no places at all, and a remainder costs more than a look.
            Digits::Short(decimal) => decimal.scale() == 0 || decimal.fract().is_zero(),
            Digits::Long(text) => !text.contains('.'),
        }
    }

    /// The nearest [`Decimal`] to a long amount: near enough to look for what is implausible, never
    /// used for a verdict. The largest decimal stands for all beyond.
    pub(in crate::model) fn nearest_decimal(&self) -> Decimal {
        match &self.0 {
            Digits::Short(decimal) => *decimal,
            Digits::Long(text) => text.parse().unwrap_or(if self.is_negative() {
                Decimal::MIN
            } else {
                Decimal::MAX
            }),
        }
    }
}

impl From<Decimal> for Amount {
    fn from(decimal: Decimal) -> Self {
        Self(Digits::Short(decimal))
    }
}

macro_rules! from_integer {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Amount {
            fn from(number: $integer) -> Self {
                Self(Digits::Short(Decimal::from(number)))
            }
        }
    )*};
}

from_integer!(i32, u32, i64, u64);

impl std::str::FromStr for Amount {
    type Err = UnreadableAmount;

    fn from_str(text: &str) -> Result<Self, UnreadableAmount> {
        /// More digits than this are a mistake, and would make exact arithmetic slow.
        const MOST_DIGITS: usize = 1000;
        let (sign, unsigned) = match text.strip_prefix('-') {
            Some(unsigned) => ("-", unsigned),
            None => ("", text),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole)
            || !digits(fraction)
            || (whole.is_empty() && fraction.is_empty())
            || unsigned.len() > MOST_DIGITS
        {
            return Err(UnreadableAmount);
        }
        let whole = whole.trim_start_matches('0');
        let significant = if whole.is_empty() {
            fraction.trim_start_matches('0').len()
        } else {
            whole.len() + fraction.len()
        };
        let fits = significant <= 28 && fraction.len() <= 28;
        if let (true, Ok(decimal)) = (fits, Decimal::from_str_exact(text)) {
            return Ok(Self(Digits::Short(decimal)));
        }
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        let whole = if whole.is_empty() { "0" } else { whole };
        let shortened = format!("{sign}{whole}{point}{fraction}");
        Ok(match Decimal::from_str_exact(&shortened) {
            Ok(decimal) => Self(Digits::Short(decimal)),
            Err(_) => Self(Digits::Long(shortened.into())),
        })
    }
}

/// Prints the plain decimal, without trailing zeros.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Digits::Short(decimal) => write!(f, "{}", decimal.normalize()),
            Digits::Long(text) => f.write_str(text),
        }
    }
}

impl TryFrom<String> for Amount {
    type Error = UnreadableAmount;

    fn try_from(text: String) -> Result<Self, UnreadableAmount> {
        text.parse()
    }
}

impl From<Amount> for String {
    fn from(amount: Amount) -> Self {
        amount.to_string()
    }
}

/// Two amounts are equal when they are the same number: `500.0` is `500`.
impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Amount {}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Amounts compare as numbers, digit by digit.
impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Digits::Short(a), Digits::Short(b)) = (&self.0, &other.0) {
            return a.cmp(b);
        }
        let (a, b) = (self.to_string(), other.to_string());
        match (self.is_negative(), other.is_negative()) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => compare_unsigned(&a, &b),
            (true, true) => compare_unsigned(&b, &a),
        }
    }
}

/// Compares two plain decimals without leading zeros; their signs do not count.
fn compare_unsigned(a: &str, b: &str) -> Ordering {
    let split = |text: &str| -> (String, String) {
        let text = text.trim_start_matches('-');
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        (whole.to_owned(), fraction.to_owned())
    };
    let ((whole_a, fraction_a), (whole_b, fraction_b)) = (split(a), split(b));
    // Of two whole parts the longer is the larger; fractions compare like words.
    (whole_a.len(), whole_a, fraction_a).cmp(&(whole_b.len(), whole_b, fraction_b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    #[test]
    fn only_plain_decimals_are_read() {
        for bad in ["", ".", "-", "1e5", "1,000", " 1", "NaN", "--1", "+1", "１"] {
            assert_eq!(bad.parse::<Amount>(), Err(UnreadableAmount), "{bad}");
        }
        assert!("9".repeat(1001).parse::<Amount>().is_err());
    }

    #[test]
    fn long_amounts_keep_every_digit() {
        let long = "0.1499999999999999944488848768742172978818416595458984375";
        assert_eq!(amount(long).to_string(), long);
        assert_eq!(amount(long).to_decimal(), None);
        assert_eq!(
            amount("-12345678901234567890123456789012")
                .to_string()
                .len(),
            33
        );
    }

    #[test]
    fn zeros_to_spare_make_no_amount_long() {
        let zeros = format!("0.{}", "0".repeat(40));
        assert!(amount(&zeros).is_zero());
        let five_hundred = format!("000500.{}", "0".repeat(40));
        assert_eq!(amount(&five_hundred), 500.into());
    }

    #[test]
    fn amounts_compare_as_numbers() {
        let tiny = "0.000000000000000000000000000001";
        let ordered = [
            "-1",
            "-0.5",
            "0",
            tiny,
            "0.15",
            "0.15000000000000000000000000000000001",
            "2",
            "10",
        ];
        for (i, a) in ordered.iter().enumerate() {
            for (j, b) in ordered.iter().enumerate() {
                assert_eq!(amount(a).cmp(&amount(b)), i.cmp(&j), "{a} {b}");
            }
        }
        assert!(amount("-0.00000000000000000000000000000000001").is_negative());
    }

    #[test]
    fn what_is_whole_has_no_fraction() {
        assert!(amount("500.0").is_whole());
        assert!(!amount("500.5").is_whole());
        assert!(!amount("0.000000000000000000000000000001").is_whole());
        assert!(amount("12345678901234567890123456789012").is_whole());
    }
}
