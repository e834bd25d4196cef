//! From a filed amount to the exact number it says.

use crate::model::{Amount, Item, School, ShortAmount};
use crate::numeric::Rational;
use rust_decimal::Decimal;

/// The number that an amount says, exactly.
#[inline]
pub(crate) fn exact(amount: &Amount) -> Rational {
    match amount.to_decimal() {
        Some(decimal) => Rational::from(decimal),
        None => exact_long(&amount.to_string()),
    }
}

/// The number that a printed decimal says.
pub(crate) fn exact_text(text: &str) -> Option<Rational> {
    Some(exact(&text.parse().ok()?))
}

/// The number that a plain decimal of any length says, digit by digit.
fn exact_long(text: &str) -> Rational {
    let ten = Rational::from(10);
    let mut digits = Rational::ZERO;
    let mut scale = Rational::ONE;
    let mut after_point = false;
    for character in text.chars() {
        match character.to_digit(10) {
            Some(digit) => {
                digits = &(&digits * &ten) + &Rational::from(digit);
                if after_point {
                    scale = &scale * &ten;
                }
            }
            None => after_point |= character == '.',
        }
    }
    let number = digits.checked_div(&scale).unwrap_or(Rational::ZERO);
    if text.starts_with('-') {
        -number
    } else {
        number
    }
}

/// A sum of filed amounts, each times a factor, exactly.
///
/// Nearly all amounts are short decimals, whose sum is a whole number of some power of ten; only
/// what does not fit is added as a fraction.
#[derive(Clone, Debug)]
pub(crate) struct ExactSum {
    digits: i128,
    places: u32,
    /// Kept apart, so that what nearly all sums are is small.
    beyond: Option<Box<Rational>>,
}

impl ExactSum {
    pub(crate) const EMPTY: Self = Self {
        digits: 0,
        places: 0,
        beyond: None,
    };

    /// Adds an amount times a factor.
    #[inline]
    pub(crate) fn add(&mut self, amount: &Amount, factor: Decimal) {
        match amount.to_decimal() {
            Some(decimal) => self.add_decimal(decimal, factor),
            None => self.add_beyond(&exact(amount) * &Rational::from(factor)),
        }
    }

    /// Adds a decimal times a factor.
    #[inline]
    pub(crate) fn add_decimal(&mut self, decimal: Decimal, factor: Decimal) {
        match self.with_short(decimal, factor) {
            Some((digits, places)) => (self.digits, self.places) = (digits, places),
            None => self.add_beyond(&Rational::from(decimal) * &Rational::from(factor)),
        }
    }

    #[cold]
    fn add_beyond(&mut self, number: Rational) {
        **self.beyond.get_or_insert_default() += number;
    }

    /// Adds what a school filed of an item, times a factor; `None` if it filed nothing.
    #[inline]
    pub(crate) fn add_item(&mut self, school: &School, item: Item, factor: Decimal) -> Option<()> {
        match school.short(item) {
            Some(short) if self.add_short(short, factor) => {}
            _ => self.add(&school.amount(item)?, factor),
        }
        Some(())
    }

    /// Adds a short amount times a factor; false where 128 bits do not hold the sum.
    #[inline]
    fn add_short(&mut self, short: ShortAmount, factor: Decimal) -> bool {
        // Below 2^59, so that the product with 64 bits is far from the end of 128.
        let digits = i128::from(short.digits());
        let digits = match factor.mantissa() {
            1 => digits,
            times => match i64::try_from(times) {
                Ok(times) => digits * i128::from(times),
                Err(_) => return false,
            },
        };
        let sum = self.with_digits(digits, short.places() + factor.scale());
        if let Some((digits, places)) = sum {
            (self.digits, self.places) = (digits, places);
        }
        sum.is_some()
    }

    /// The digits and places with a short decimal added, if 128 bits hold them.
    #[inline]
    fn with_short(&self, decimal: Decimal, factor: Decimal) -> Option<(i128, u32)> {
        // Most figures are taken once; a product of 128 bits would cost as much as all the rest.
        let digits = match factor.mantissa() {
            1 => decimal.mantissa(),
            times => decimal.mantissa().checked_mul(times)?,
        };
        self.with_digits(digits, decimal.scale() + factor.scale())
    }

    /// The digits and places with so many digits added, of which so many stand behind the point.
    #[inline]
    fn with_digits(&self, digits: i128, places: u32) -> Option<(i128, u32)> {
        if places == self.places {
            Some((self.digits.checked_add(digits)?, places))
        } else if self.digits == 0 {
            Some((digits, places))
        } else if places < self.places {
            let aligned = times_power(digits, self.places - places)?;
            Some((self.digits.checked_add(aligned)?, self.places))
        } else {
            let aligned = times_power(self.digits, places - self.places)?;
            Some((aligned.checked_add(digits)?, places))
        }
    }

    /// The sum.
    #[inline]
    pub(crate) fn total(self) -> Rational {
        let short = Rational::of_digits(self.digits, self.places);
        match self.beyond {
            None => short,
            Some(beyond) => short + *beyond,
        }
    }

    /// The sum as digits over a power of ten, where 64 bits hold either.
    #[inline]
    pub(crate) fn narrow(&self) -> Option<(i64, i64)> {
        if self.beyond.is_some() {
            return None;
        }
        Some((
            i64::try_from(self.digits).ok()?,
            10_i64.checked_pow(self.places)?,
        ))
    }
}

/// Digits with so many zeros behind them, if 128 bits hold them.
#[inline]
fn times_power(digits: i128, zeros: u32) -> Option<i128> {
    // Products of 64 bits need no check, which costs more than they do.
    match (i64::try_from(digits), 10_i64.checked_pow(zeros)) {
        (Ok(digits), Some(power)) => Some(i128::from(digits) * i128::from(power)),
        _ => digits.checked_mul(10_i128.checked_pow(zeros)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_amount_says_its_exact_number() {
        let tiny: Amount = "0.000000000000000000000000000001".parse().unwrap();
        let ten_to_the_15 = Rational::from(1_000_000_000_000_000_i64);
        assert_eq!(
            &(&exact(&tiny) * &ten_to_the_15) * &ten_to_the_15,
            Rational::ONE
        );
        assert_eq!(exact_long("-12.5"), Rational::new(-25, 2).unwrap());
        assert_eq!(exact_long("-0.5"), Rational::new(-1, 2).unwrap());
    }

    #[test]
    fn sums_of_short_long_and_scaled_amounts_are_exact() {
        let mut sum = ExactSum::EMPTY;
        let mut expected = Rational::ZERO;
        let amounts = [
            "4501.5",
            "0",
            "12",
            "0.0001",
            "9999999999999999999999999999",
            "0.0000000000000000000000000001",
            "0.000000000000000000000000000000000001",
            "7.25",
        ];
        for (amount, factor) in amounts
            .iter()
            .zip([1, -1, 10_000, 1, -1, 3, 1, 1].iter().cycle())
        {
            let (amount, factor) = (amount.parse().unwrap(), Decimal::from(*factor));
            sum.add(&amount, factor);
            expected += &exact(&amount) * &Rational::from(factor);
            assert_eq!(sum.clone().total(), expected);
        }
        assert_eq!(Rational::of_digits(25, 2), Rational::new(1, 4).unwrap());
        let beyond = Rational::of_digits(i128::MIN, 60);
        assert_eq!(
            &beyond * &Rational::of_digits(1, 10),
            Rational::of_digits(i128::MIN, 70)
        );
    }
}
