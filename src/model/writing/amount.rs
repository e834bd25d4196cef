//! A decimal exactly as written, however small its last digit.

use crate::model::writing::unreadable::UnreadableNumber;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

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
/// # Ok::<(), junheng::model::UnreadableNumber>(())
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

    /// The sum of two amounts that are not negative, with every digit.
    pub(in crate::model) fn plus(&self, other: &Self) -> Self {
        if let (Digits::Short(a), Digits::Short(b)) = (&self.0, &other.0)
            && let Some(sum) = a.checked_add(*b)
            && sum.scale() == a.scale().max(b.scale())
        {
            return Self(Digits::Short(sum));
        }
        let [(whole_a, fraction_a), (whole_b, fraction_b)] =
            [self, other].map(|amount| parts(&amount.to_string()));
        let places = fraction_a.len().max(fraction_b.len());
        let digits = whole_a.len().max(whole_b.len());
        let padded = |whole: &str, fraction: &str| format!("{whole:0>digits$}{fraction:0<places$}");
        let (a, b) = (padded(&whole_a, &fraction_a), padded(&whole_b, &fraction_b));
        let (mut carry, mut sum) = (0, Vec::with_capacity(digits + places + 2));
        for (index, (a, b)) in a.bytes().rev().zip(b.bytes().rev()).enumerate() {
            if index == places && places > 0 {
                sum.push('.');
            }
            let digit = (a - b'0') + (b - b'0') + carry;
            carry = digit / 10;
            sum.push(char::from(b'0' + digit % 10));
        }
        sum.push(char::from(b'0' + carry));
        Self::of_plain(&sum.into_iter().rev().collect::<String>())
    }

    /// The same number with the point so many places further to the left.
    pub(in crate::model) fn shifted(&self, places: usize) -> Self {
        let text = self.to_string();
        let sign = if self.is_negative() { "-" } else { "" };
        let (whole, fraction) = parts(&text);
        let whole = format!("{whole:0>width$}", width = places + 1);
        let (whole, behind) = whole.split_at(whole.len() - places);
        Self::of_plain(&format!("{sign}{whole}.{behind}{fraction}"))
    }

    /// The same number times a power of ten.
    pub(in crate::model) fn times_power_of_ten(&self, power: i32) -> Self {
        let places = usize::try_from(power.unsigned_abs()).unwrap_or_default();
        if power <= 0 {
            return self.shifted(places);
        }
        let sign = if self.is_negative() { "-" } else { "" };
        let (whole, fraction) = parts(&self.to_string());
        let fraction = format!("{fraction:0<places$}");
        let (before, behind) = fraction.split_at(places);
        Self::of_plain(&format!("{sign}{whole}{before}.{behind}"))
    }

    /// The amount of a plain decimal, whatever its zeros to spare.
    fn of_plain(text: &str) -> Self {
        let (sign, unsigned) = match text.strip_prefix('-') {
            Some(unsigned) => ("-", unsigned),
            None => ("", text),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let (whole, fraction) = (
            whole.trim_start_matches('0'),
            fraction.trim_end_matches('0'),
        );
        let point = if fraction.is_empty() { "" } else { "." };
        let whole = if whole.is_empty() { "0" } else { whole };
        let shortened = format!("{sign}{whole}{point}{fraction}");
        Self(match Decimal::from_str_exact(&shortened) {
            Ok(decimal) => Digits::Short(decimal),
            Err(_) => Digits::Long(shortened.into()),
        })
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

from_integer!(i32, u32, i64, u64, usize);

/// The shortest decimal that stands for the double, as it is printed: 0.1 is 1/10.
///
/// # Examples
///
/// ```
/// use junheng::model::Amount;
///
/// assert_eq!(Amount::try_from(4501.5)?, "4501.5".parse()?);
/// assert!(Amount::try_from(f64::NAN).is_err());
/// # Ok::<(), junheng::model::UnreadableNumber>(())
/// ```
impl TryFrom<f64> for Amount {
    type Error = UnreadableNumber;

    fn try_from(number: f64) -> Result<Self, UnreadableNumber> {
        number.to_string().parse()
    }
}

impl std::str::FromStr for Amount {
    type Err = UnreadableNumber;

    fn from_str(text: &str) -> Result<Self, UnreadableNumber> {
        /// More digits than this are a mistake, and would make exact arithmetic slow.
        const MOST_DIGITS: usize = 1000;
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole)
            || !digits(fraction)
            || (whole.is_empty() && fraction.is_empty())
            || unsigned.len() > MOST_DIGITS
        {
            return Err(UnreadableNumber::Amount);
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
        Ok(Self::of_plain(text))
    }
}

/// Prints the plain decimal, without trailing zeros; with `{:#}` with those that it was written with.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Digits::Short(decimal) if f.alternate() => write!(f, "{decimal}"),
            Digits::Short(decimal) => write!(f, "{}", decimal.normalize()),
            Digits::Long(text) => f.write_str(text),
        }
    }
}

impl TryFrom<String> for Amount {
    type Error = UnreadableNumber;

    fn try_from(text: String) -> Result<Self, UnreadableNumber> {
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

/// Equal amounts have equal hashes: what a decimal holds is never kept as digits.
impl Hash for Amount {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            Digits::Short(decimal) => decimal.normalize().hash(state),
            Digits::Long(text) => text.hash(state),
        }
    }
}

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

/// What stands before the point of a plain decimal and what behind, without the sign.
fn parts(text: &str) -> (String, String) {
    let text = text.trim_start_matches('-');
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    (whole.to_owned(), fraction.to_owned())
}

/// Compares two plain decimals without leading zeros; their signs do not count.
fn compare_unsigned(a: &str, b: &str) -> Ordering {
    let ((whole_a, fraction_a), (whole_b, fraction_b)) = (parts(a), parts(b));
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
    fn sums_keep_every_digit() {
        let tiny = "0.000000000000000000000000000001";
        let nines = "9".repeat(40);
        let cases = [
            ("1.50", "2.5", "4"),
            ("0.5", tiny, "0.500000000000000000000000000001"),
            (&nines, "1", &format!("1{}", "0".repeat(40))),
            (
                "79228162514264337593543950335",
                "1",
                "79228162514264337593543950336",
            ),
            (
                "0.9999999999999999999999999999",
                "0.0000000000000000000000000001",
                "1",
            ),
        ];
        for (a, b, sum) in cases {
            assert_eq!(amount(a).plus(&amount(b)), amount(sum), "{a} + {b}");
            assert_eq!(amount(b).plus(&amount(a)), amount(sum), "{b} + {a}");
        }
        assert_eq!(format!("{:#}", amount("1.50").plus(&amount("2.5"))), "4.00");
    }

    #[test]
    fn the_point_moves_to_the_left() {
        for (text, shifted) in [("300000", "30"), ("1", "0.0001"), ("-12345.6", "-1.23456")] {
            assert_eq!(amount(text).shifted(4), amount(shifted), "{text}");
        }
    }

    #[test]
    fn a_power_of_ten_moves_the_point_either_way() {
        for (text, power, product) in [
            ("5243.69", -4, "0.524369"),
            ("1.08", 4, "10800"),
            ("1.08", 1, "10.8"),
            ("-0.5", 8, "-50000000"),
            ("7", 0, "7"),
        ] {
            let found = amount(text).times_power_of_ten(power);
            assert_eq!(found, amount(product), "{text} {power}");
        }
    }
}
