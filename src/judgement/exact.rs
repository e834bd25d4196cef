//! From a filed amount to the exact number it says.

use crate::model::Amount;
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
    beyond: Rational,
}

impl ExactSum {
    pub(crate) const EMPTY: Self = Self {
        digits: 0,
        places: 0,
        beyond: Rational::ZERO,
    };

    /// Adds an amount times a factor.
    #[inline]
    pub(crate) fn add(&mut self, amount: &Amount, factor: Decimal) {
        let short = amount
            .to_decimal()
            .and_then(|decimal| self.with_short(decimal, factor));
        if let Some((digits, places)) = short {
            (self.digits, self.places) = (digits, places);
        } else {
            self.beyond += &exact(amount) * &Rational::from(factor);
        }
    }

    /// The digits and places with a short decimal added, if 128 bits hold them.
    #[inline]
    fn with_short(&self, decimal: Decimal, factor: Decimal) -> Option<(i128, u32)> {
        // Most figures are taken once; a product of 128 bits would cost as much as all the rest.
        let digits = match factor.mantissa() {
            1 => decimal.mantissa(),
            times => decimal.mantissa().checked_mul(times)?,
        };
        let places = decimal.scale() + factor.scale();
        if places == self.places {
            return Some((self.digits.checked_add(digits)?, places));
        }
        let power = |places: u32| 10_i128.checked_pow(places);
        if places < self.places {
            let aligned = digits.checked_mul(power(self.places - places)?)?;
            Some((self.digits.checked_add(aligned)?, self.places))
        } else {
            let aligned = self.digits.checked_mul(power(places - self.places)?)?;
            Some((aligned.checked_add(digits)?, places))
        }
    }

    /// The sum.
    #[inline]
    pub(crate) fn total(self) -> Rational {
        let short = if self.places == 0 {
            Rational::from(self.digits)
        } else {
            10_i128
                .checked_pow(self.places)
                .and_then(|power| Rational::new(self.digits, power).ok())
                .unwrap_or_else(|| scaled_down(self.digits, self.places))
        };
        if self.beyond.is_zero() {
            short
        } else {
            &short + &self.beyond
        }
    }
}

/// A whole number of a power of ten that is beyond 128 bits.
#[cold]
fn scaled_down(digits: i128, places: u32) -> Rational {
    let tenth = Rational::from(Decimal::new(1, 1));
    (0..places).fold(Rational::from(digits), |number, _| &number * &tenth)
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
        assert_eq!(scaled_down(25, 2), Rational::new(1, 4).unwrap());
    }
}
